package render_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

// Each slot is marked by its name, which must stand between its neighbours.
func TestSlotsStandInTheirPlaces(t *testing.T) {
	mark := func(name string) render.Slot {
		return func(dst []byte) []byte { return append(dst, "["+name+"]"...) }
	}
	o := &render.Options{Slots: render.Slots{
		Head: mark("head"), BeforeMain: mark("before main"), AfterMain: mark("after main"), BeforeBody: mark("before body"), AfterBody: mark("after body"),
	}}
	a := page().Article
	a.Body.Blocks = append(a.Body.Blocks, &article.LiveUpdate{Headline: "Gates open"})
	places := []string{"[head]</head>", "[before main]<main", "nr-hero", `[before body]<div class="nr-body">`, "[after body]", "</article>", "</main>[after main]<footer"}
	for _, p := range []render.Piece{render.ArticlePage{Article: a, Options: o}, render.LiveBlogPage{Article: a, Options: o}} {
		out := string(p.HTML())
		for _, place := range places {
			_, after, found := strings.Cut(out, place)
			require.True(t, found, "%T has no %s after the one before", p, place)
			out = after
		}
	}
	out := string(render.FrontPage{Options: o}.HTML())
	require.NotContains(t, out, "body]", "a page without an article has no such places")
	require.Contains(t, out, "[before main]<main")
}

// Whatever a page is made of can be printed by the host, and is offered once
// for each time that it stands there.
func TestEveryPieceOfAPageCanBeReplaced(t *testing.T) {
	seen := make(map[string]int)
	o := &render.Options{Piece: func(dst []byte, p render.Piece) ([]byte, bool) {
		switch p := p.(type) {
		case render.Ticker:
			seen["ticker"]++
		case render.Header:
			seen["header"]++
		case render.Byline:
			seen["byline"]++
		case render.Hero:
			seen["hero"]++
		case render.Body:
			seen["body"]++
			require.NotEmpty(t, p.Document.Blocks)
		case render.CorrectionNotices:
			seen["corrections"]++
		case render.DisclosureNotice:
			seen["disclosure"]++
		case render.BackLink:
			seen["back"]++
		case render.RelatedStories:
			seen["related"]++
		default:
			return dst, false
		}
		return append(dst, "<i>own</i>"...), true
	}}
	p := page()
	p.Options = o
	p.Article.Corrections = []article.Correction{{Text: words("x")}}
	p.Article.Provenance = &article.Provenance{Note: "x"}
	out := string(p.HTML())
	require.Equal(t, map[string]int{"ticker": 1, "header": 1, "byline": 1, "hero": 1, "body": 1, "corrections": 1, "disclosure": 1, "back": 1, "related": 1}, seen)
	require.Equal(t, len(seen), strings.Count(out, "<i>own</i>"))

	cards := 0
	o = &render.Options{Piece: func(dst []byte, p render.Piece) ([]byte, bool) {
		_, card := p.(render.Card)
		if card {
			cards++
		}
		return dst, card
	}}
	render.FrontPage{Lead: render.LeadStory{Story: p.Related.Cards[0], Beside: p.Related.Cards}, Sections: []render.StoryList{{Cards: p.Related.Cards}}, Options: o}.AppendHTML(nil)
	require.Equal(t, 13, cards)
}

func TestAnInlineCanBePrintedByTheHost(t *testing.T) {
	o := &render.Options{Inline: func(dst []byte, n article.Inline) ([]byte, bool) {
		if m, ok := n.(*article.Math); ok {
			return append(append(append(dst, "<math>"...), m.Value...), "</math>"...), true
		}
		_, gone := n.(*article.Text)
		return dst, gone
	}}
	doc := article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Strong{Content: []article.Inline{&article.Math{Value: "x"}}}}},
		&article.Paragraph{Content: words("asked for where it is a paragraph's only one, too")},
	}}
	require.Equal(t, `<div class="nr-body"><p><strong><math>x</math></strong></p><p></p></div>`, string(render.Body{Document: &doc, Options: o}.HTML()))
}
