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

func TestThePictureBesideLinks(t *testing.T) {
	card := &article.Image{URL: "/cards/a.png", Alt: "H", Width: 1200, Height: 630}
	const own = `<meta property="og:image" content="https://ledger.example/cards/a.png"><meta property="og:image:alt" content="H">` +
		`<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">`
	hero := &article.Article{Hero: &article.Figure{Image: article.Image{URL: "/hero.jpg"}}}
	for _, p := range []render.Piece{
		render.ArticlePage{Site: ledger, Article: hero, SocialImage: card}, render.LiveBlogPage{Site: ledger, SocialImage: card},
	} {
		out := string(p.AppendHTML(nil))
		require.Contains(t, out, own)
		require.Equal(t, 1, strings.Count(out, `property="og:image"`))
	}
	require.Contains(t, string(metadata.Head{Site: ledger.Site, Title: "City", SocialImage: card}.AppendHTML(nil)), own)
	require.Contains(t, string(render.ArticlePage{Site: ledger, Article: hero}.AppendHTML(nil)), `<meta property="og:image" content="https://ledger.example/hero.jpg">`)
	require.Contains(t, string(render.ArticlePage{Site: ledger}.AppendHTML(nil)), `<meta name="twitter:card" content="summary">`)
}
