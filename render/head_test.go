package render_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

var ledger = render.Site{Site: metadata.Site{Name: "The Ledger", URL: "https://ledger.example"}}

func TestAPushedPageNamesItsHubsAndItself(t *testing.T) {
	a := &article.Article{URL: "/page", Headline: "H"}
	hubs := []string{"https://hub.example/"}
	for address, pages := range map[string][2]render.Piece{
		"https://ledger.example/page": {render.ArticlePage{Site: ledger, Article: a, Hubs: hubs}, render.ArticlePage{Site: ledger, Article: a}},
		"https://ledger.example/live": {render.LiveBlogPage{Site: ledger, Article: &article.Article{URL: "/live"}, Hubs: hubs}, render.LiveBlogPage{Site: ledger}},
		"https://ledger.example/city": {render.ListPage{Site: ledger, URL: "/city", Hubs: hubs}, render.ListPage{Site: ledger, URL: "/city"}},
		"https://ledger.example/":     {render.FrontPage{Site: ledger, Hubs: hubs}, render.FrontPage{Site: ledger}},
	} {
		out := string(pages[0].AppendHTML(nil))
		require.Contains(t, out, `<link rel="hub" href="https://hub.example/"><link rel="self" href="`+address+`">`)
		require.Equal(t, 1, strings.Count(out, `rel="hub"`))
		require.NotContains(t, string(pages[1].AppendHTML(nil)), `rel="hub"`)
	}
}

func TestAnArticlesPageSaysWhatCanBeReadAloud(t *testing.T) {
	a := &article.Article{Headline: "H", Dek: "D"}
	const both = `"speakable":{"@type":"SpeakableSpecification","cssSelector":[".nr-headline",".nr-dek"]}`
	require.Contains(t, string(render.ArticlePage{Article: a}.AppendHTML(nil)), both)
	require.Contains(t, string(render.LiveBlogPage{Article: a}.AppendHTML(nil)), both)
	own := &render.Options{Assets: render.NewAssets(render.AssetOptions{ClassPrefix: "ledger-"})}
	out := string(render.ArticlePage{Article: &article.Article{Headline: "H"}, Options: own}.AppendHTML(nil))
	require.Contains(t, out, `"cssSelector":[".ledger-headline"]`)
	require.Contains(t, out, `class="ledger-headline"`)
}

func TestAListPageListsItsStoriesForMachines(t *testing.T) {
	cards := []render.Card{{Headline: "A", URL: "/a"}, {Headline: "No page"}, {Headline: "B", URL: "https://harbour.example/b"}}
	out := string(render.ListPage{Site: ledger, Title: "City", Cards: cards}.AppendHTML(nil))
	require.Contains(t, out, `{"@context":"https://schema.org","@type":"ItemList","name":"City","itemListElement":[`+
		`{"@type":"ListItem","position":1,"url":"https://ledger.example/a"},{"@type":"ListItem","position":2,"url":"https://harbour.example/b"}]}`)
	require.NotContains(t, string(render.ListPage{Site: ledger, Title: "City"}.AppendHTML(nil)), "ItemList")
}
