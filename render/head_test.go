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
