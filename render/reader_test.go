package render_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/article/webpage"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

const gateStory = `---
title: The gate that holds back the swell
dek: Nobody has found a cheaper wall.
category: Harbour
date: 2026-11-24T08:00:00Z
author: {name: Ines Marlow, role: City reporter}
---
The gate on the quay is ninety years old. It closes when the wind turns to the west, and it has done so four hundred times.

## What it costs

Engineers count the days by the tide table, which bends neither for budgets nor for mayors. A new wall would cost more than all the trams of the city, and it would stand for thirty years.

- The hinges are greased in March.
- The chain is counted link by link.

> It was never ours to sell, the keeper says.

In winter the keeper sleeps in the house beside the gate. She has a bell, a lamp and a book in which every closing stands with its hour.
`

// Reader modes look for the article in a page. What one finds in ours is the
// article and nothing that stands around it.
func TestAReaderModeFindsTheArticle(t *testing.T) {
	a, _, err := markdown.Parse([]byte(gateStory), markdown.Options{})
	require.NoError(t, err)
	a.URL = "https://ledger.example/news/gate"
	related := render.RelatedStories{Cards: []render.Card{
		{Headline: "Night ferry returns", URL: "/news/ferry", Dek: "It goes twice a night."}, {Headline: "Seagrass is back in the bay", URL: "/news/seagrass", Dek: "Divers counted the meadows."},
		{Headline: "A crown buys less fuel", URL: "/news/crown", Dek: "The bank waits until spring."},
	}}
	for name, p := range map[string]render.Piece{
		"page": render.ArticlePage{
			Site: ledger, Article: a, Related: related,
			Ticker: render.Ticker{Headlines: []ticker.Headline{{ID: "n", Text: "Night ferry returns after two winters", URL: "/news/ferry"}}},
		},
		"lite page": render.LitePage{Site: ledger, Article: a, Stories: []render.Link{{Text: "Night ferry returns", URL: "/news/ferry"}}},
	} {
		t.Run(name, func(t *testing.T) {
			found, _, err := webpage.Parse(t.Context(), p.AppendHTML(nil), webpage.Options{})
			require.NoError(t, err)
			require.Equal(t, a.Headline, found.Headline)
			require.Equal(t, "Ines Marlow", found.Authors[0].Name)
			require.Equal(t, a.Body.Text(), found.Body.Text())
		})
	}
}

func TestAnArticleInPlainText(t *testing.T) {
	a, _, err := markdown.Parse([]byte(gateStory), markdown.Options{})
	require.NoError(t, err)
	text := string(render.Newsletter{Site: ledger, Article: a}.AppendText(nil))
	require.Contains(t, text, "The gate that holds back the swell\n\nNobody has found a cheaper wall.\n\nThe gate on the quay")
	require.Contains(t, text, "\n- The hinges are greased in March.\n")
	require.NotContains(t, text, "## ")
	require.NotContains(t, text, "<")
}
