package render_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

// TestAppendHTMLDoesNotAllocate prints every piece, filled in and with every
// block there is, into a buffer that has room.
func TestAppendHTMLDoesNotAllocate(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	page := page()
	a := page.Article
	a.Language, a.Updated = "en", a.Published.Add(9*time.Hour)
	a.Tags, a.Series = []string{"harbour"}, &article.Series{Name: "Tolls", URL: "/series/tolls"}
	a.Corrections = []article.Correction{{Text: words("The toll is \"4\", not 5."), Time: a.Updated}}
	a.Provenance = &article.Provenance{Note: "Translated by a machine.", Source: article.CompositeWithAI}
	a.Sources = []article.Source{{Title: "Motion 12", URL: "https://port.example/motion"}}
	a.Translations = []article.Translation{{Language: "de", URL: "/de/maut"}}
	a.Body.Blocks = append(a.Body.Blocks, everyBlock()...)
	a.Body.Blocks = append(a.Body.Blocks, &article.LiveUpdate{Headline: "Gates open", Time: a.Updated, KeyEvent: true},
		&article.Video{Duration: time.Minute}, &article.File{URL: "/a.pdf", Type: "application/pdf", Bytes: 2_400_000},
		&article.Figure{Image: article.Image{URL: "/a.jpg", Width: 1600, Height: 900, Focal: &article.Point{X: 0.3}, Variants: []article.Variant{{URL: "/b.avif", Width: 800, Type: "image/avif"}}}},
		&article.Embed{Provider: "youtube", URL: "https://www.youtube.com/watch?v=abc_1"}, &article.Embed{Provider: "spotify", URL: "https://open.spotify.com/track/abc"},
		&article.Heading{Attrs: article.Attrs{ID: "a"}, Level: 2, Content: words("A")},
		&article.Heading{Attrs: article.Attrs{ID: "b"}, Level: 3, Content: words("B & C, which is longer than what Go keeps on the stack")})
	site := render.Site{
		Site:       metadata.Site{Name: "The Ledger", URL: "https://ledger.example", Logo: &article.Image{URL: "/logo.svg", Width: 112, Height: 112}, RSS: "/rss"},
		Navigation: []render.Link{{Text: "City", URL: "/city"}},
	}
	page.Site = site
	options := &render.Options{Players: []string{"youtube", "spotify"}}
	prefixed := &render.Options{Assets: render.NewAssets(render.AssetOptions{ClassPrefix: "ledger-"})}
	stories := render.StoryList{Title: "City", Cards: page.Related.Cards}
	dst := make([]byte, 0, 1<<17)
	for _, p := range []render.Piece{
		page.Ticker, render.Header{Category: a.Category, Headline: a.Headline, Dek: a.Dek}, render.Byline{Authors: a.Authors, Published: a.Published, Updated: a.Updated, Minutes: 4},
		render.Hero{Figure: a.Hero}, render.Body{Document: &a.Body}, page.Related.Cards[0], page.Related, render.BackLink{},
		stories, render.LeadStory{Story: page.Related.Cards[0], Beside: page.Related.Cards}, render.BreadcrumbOf(render.Link{Text: "Home", URL: "/"}, a.Category),
		render.AuthorBox{Author: article.Author{Name: "Ines Marlow", Email: "ines@ledger.example", Profiles: []string{"https://www.social.example/@ines"}}},
		render.ShareLinks{URL: "https://ledger.example/news/tolls", Title: a.Headline}, render.Contents{Document: &a.Body},
		render.CorrectionNotices{Corrections: a.Corrections}, render.DisclosureNotice{Provenance: a.Provenance},
		render.Body{Document: &a.Body, Options: options}, render.Body{Document: &a.Body, Options: prefixed},
		page, render.LiveBlogPage{Site: site, Article: a, Ticker: page.Ticker, Related: page.Related},
		render.Newsletter{Site: site, Article: a, Lead: page.Related.Cards[0], Sections: []render.StoryList{stories}, UnsubscribeURL: "/stop?id=7"},
		render.FrontPage{Site: site, Lead: render.LeadStory{Story: page.Related.Cards[0]}, Sections: []render.StoryList{stories}},
		render.ListPage{Site: site, Title: "City", Cards: page.Related.Cards}, render.LitePage{Site: site, Article: a}, render.MessagePage{Site: site},
	} {
		t.Run(fmt.Sprintf("%T", p), func(t *testing.T) {
			dst = p.AppendHTML(dst[:0])
			require.NotEmpty(t, dst)
			require.Zero(t, testing.AllocsPerRun(100, func() { dst = p.AppendHTML(dst[:0]) }))
		})
	}
}

// A writer that keeps nothing costs no buffer: it comes from a pool.
func TestRenderTakesItsBufferFromAPool(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector empties pools")
	}
	page := page()
	var w counter
	var err error
	// One is what the value's method costs that Render hands on.
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { err = page.Render(t.Context(), &w) }), 1.0)
	require.NoError(t, err)
}
