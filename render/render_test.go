package render_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

func words(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }

// page is a page of ten headlines, a header, twelve paragraphs and six cards.
func page() render.ArticlePage {
	a := &article.Article{
		Headline: "Council votes to scrap harbour tolls", Dek: strings.Repeat("A dek of some length. ", 8), URL: "/news/tolls",
		Category: article.Category{Name: "Policy", URL: "/category/policy"}, Published: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC),
		Authors: []article.Author{{Name: "Ines Marlow", Role: "Correspondent", Avatar: &article.Image{URL: "/a.svg", Width: 96, Height: 96}}},
		Hero:    &article.Figure{Image: article.Image{URL: "/h.svg", Alt: "A ferry", Width: 1600, Height: 900}},
	}
	for range 12 {
		a.Body.Blocks = append(a.Body.Blocks, &article.Paragraph{Content: words(strings.Repeat("The gate itself stays, because it holds back the swell. ", 8))})
	}
	p := render.ArticlePage{Article: a}
	for range 10 {
		p.Ticker.Headlines = append(p.Ticker.Headlines, ticker.Headline{ID: "x", Text: "Night ferry to the islands returns after two winters", URL: "/news/ferry"})
	}
	for range 6 {
		p.Related.Cards = append(p.Related.Cards, render.CardOf(a))
	}
	return p
}

func TestAPieceFitsEveryHost(t *testing.T) {
	piece := render.BackLink{}
	want := string(piece.HTML())
	var out bytes.Buffer
	require.NoError(t, piece.Render(t.Context(), &out))
	require.Equal(t, want, out.String())
	out.Reset()
	require.NoError(t, piece.Node().Render(&out))
	require.Equal(t, want, out.String())
	w := httptest.NewRecorder()
	require.NoError(t, piece.Response().Render(w))
	require.Equal(t, want, w.Body.String())
	require.Equal(t, "text/html; charset=utf-8", w.Header().Get("Content-Type"))
	w = httptest.NewRecorder()
	piece.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodHead, "/", nil))
	require.Empty(t, w.Body.String())
	require.NotEmpty(t, w.Header().Get("Content-Length"))
	require.Equal(t, "x"+want, string(piece.AppendHTML([]byte("x"))))
}

type counter struct {
	writes int
	err    error
}

func (c *counter) Write(p []byte) (int, error) {
	c.writes++
	return len(p), c.err
}

func TestAnErrorNeverFollowsHalfAPage(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	var w counter
	require.ErrorIs(t, page().Render(gone, &w), context.Canceled)
	require.Zero(t, w.writes)
	w = counter{err: io.ErrClosedPipe}
	require.ErrorIs(t, page().Render(t.Context(), &w), io.ErrClosedPipe)
	require.Equal(t, 1, w.writes)
}

func TestZeroValuesPrint(t *testing.T) {
	for _, p := range []render.Piece{
		render.Ticker{}, render.Header{}, render.Byline{}, render.Hero{}, render.Body{}, render.Card{}, render.RelatedStories{}, render.BackLink{},
		render.ArticlePage{}, render.FrontPage{}, render.ListPage{}, render.MessagePage{},
	} {
		_, err := html.Parse(strings.NewReader(string(p.HTML())))
		require.NoError(t, err, "%T", p)
	}
}

// hostile fills every string field below v with a value that would break out
// of text, attributes, scripts and addresses.
func hostile(v reflect.Value, value string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(value)
	case reflect.Pointer:
		if !v.IsNil() {
			hostile(v.Elem(), value)
		}
	case reflect.Interface:
		if !v.IsNil() {
			hostile(v.Elem(), value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() && v.Type().Field(i).Name != "Options" {
				hostile(v.Field(i), value)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			hostile(v.Index(i), value)
		}
	}
}

func TestHostileValuesStayText(t *testing.T) {
	for _, value := range []string{
		`"><script>alert(1)</script>`, `'"--></style></title><img src=x onerror=alert(1)>`, `javascript:alert(1)`, "\x00<svg/onload=alert(1)>",
		`</script><script>alert(1)</script>`, `" onmouseover="alert(1)`, "java\tscript:alert(1)", `{{7*7}}`,
	} {
		p := page()
		p.Article.Body.Blocks = everyBlock()
		p.Article.Corrections = []article.Correction{{Text: words("x")}}
		p.Article.Provenance = &article.Provenance{Note: "x"}
		p.Article.Sources = []article.Source{{Title: "x", URL: "x"}}
		p.Article.Translations = []article.Translation{{Language: "de", URL: "/de"}}
		p.Site.Navigation = []render.Link{{Text: "x", URL: "x"}}
		p.Site.Footer = p.Site.Navigation
		hostile(reflect.ValueOf(&p).Elem(), value)
		doc, err := html.Parse(strings.NewReader(string(p.HTML())))
		require.NoError(t, err)
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			require.NotContains(t, []string{"svg", "style"}, n.Data, value)
			for _, a := range n.Attr {
				require.False(t, strings.HasPrefix(a.Key, "on") || a.Key == "style", "%s %s=%q", n.Data, a.Key, a.Val)
				if a.Key == "href" || a.Key == "src" || a.Key == "poster" || a.Key == "cite" {
					require.NotRegexp(t, `(?i)^[\s\x00-\x20]*j\s*a\s*v\s*a\s*s\s*c`, a.Val)
				}
				if n.Data == "img" {
					require.NotEqual(t, "x", a.Val, "an image that no piece asked for")
				}
			}
			if n.Data == "script" {
				kind := ""
				for _, a := range n.Attr {
					if a.Key == "type" {
						kind = a.Val
					}
				}
				require.Contains(t, []string{"application/ld+json", "module"}, kind, value)
			}
		}
	}
}

// everyBlock is one of each block and inline, filled in.
func everyBlock() []article.Block {
	inlines := []article.Inline{
		&article.Text{Value: "x"}, &article.Emphasis{Content: words("x")}, &article.Strong{Content: words("x")}, &article.Strike{Content: words("x")},
		&article.CodeSpan{Value: "x"}, &article.Link{URL: "/x", Title: "x", Content: words("x")}, &article.Sub{Content: words("x")}, &article.Sup{Content: words("x")},
		&article.Mark{Content: words("x")}, &article.Abbreviation{Title: "x", Content: words("x")}, &article.Span{Language: "x", Content: words("x")},
		&article.InlineImage{Image: article.Image{URL: "/y"}}, &article.Break{}, &article.FootnoteRef{Label: "x"}, &article.Math{Value: "x"}, &article.CustomInline{Text: "x"},
	}
	body := []article.Block{&article.Paragraph{Content: inlines}}
	img := article.Image{URL: "/y", Alt: "x"}
	fig := &article.Figure{Image: img, Caption: inlines, Credit: "x", URL: "/x"}
	return []article.Block{
		body[0], &article.Heading{Level: 9, Content: inlines}, &article.List{Items: []article.ListItem{{Task: "x", Content: body}}},
		&article.Quote{Content: body, Attribution: inlines, URL: "/x"}, &article.PullQuote{Content: inlines, Attribution: inlines}, &article.Code{Syntax: "x", Value: "x"},
		&article.Table{Caption: inlines, Body: []article.Row{{Cells: []article.Cell{{Content: body}}}}}, fig, &article.Gallery{Items: []*article.Figure{fig}, Caption: inlines},
		&article.Video{Files: []article.MediaFile{{URL: "/x", Type: "x"}}, Poster: &img, Title: "x", Tracks: []article.Track{{URL: "/x", Kind: "x", Language: "x", Label: "x"}}, Caption: inlines, Credit: "x", Transcript: "/x"},
		&article.Audio{Files: []article.MediaFile{{URL: "/x", Type: "x"}}, Title: "x", Caption: inlines, Credit: "x", Transcript: "/x"},
		&article.Embed{Provider: "x", URL: "/x", Title: "x", Thumbnail: &img, Text: "x", Caption: inlines}, &article.RelatedLink{URL: "/x", Headline: "x", Dek: "x", Kicker: "x", Image: &img},
		&article.Callout{Type: "x", Title: inlines, Content: body}, &article.File{URL: "/x", Name: "x", Type: "x/x", Description: inlines}, &article.Divider{},
		&article.Timeline{Title: "x", Events: []article.TimelineEvent{{When: "x", Title: inlines, Content: body}}}, &article.KeyFacts{Title: "x", Facts: []article.Fact{{Figure: "x", Text: inlines}}},
		&article.LiveUpdate{Headline: "x", Authors: []article.Author{{Name: "x", Role: "x", URL: "/x", Avatar: &img}}, Content: body},
		&article.CorrectionNote{Correction: article.Correction{Text: inlines}}, &article.Disclosure{Content: body}, &article.Custom{Text: "x"},
		&article.Footnotes{Items: []article.Footnote{{Label: "x", Content: body}}},
	}
}

func TestTheClassPrefixIsTheHosts(t *testing.T) {
	o := &render.Options{Assets: render.NewAssets(render.AssetOptions{ClassPrefix: "ledger-"})}
	p := page()
	p.Options = o
	p.Article.Body.Blocks = everyBlock()
	out := string(p.HTML())
	require.NotContains(t, out, "nr-")
	for _, class := range regexp.MustCompile(`class="([^"]+)"`).FindAllStringSubmatch(out, -1) {
		for name := range strings.FieldsSeq(class[1]) {
			require.True(t, strings.HasPrefix(name, "ledger-") || strings.HasPrefix(name, "language-"), name)
		}
	}
}

func TestABlockCanBePrintedByTheHost(t *testing.T) {
	o := &render.Options{Block: func(dst []byte, b article.Block) ([]byte, bool) {
		if _, ok := b.(*article.Divider); ok {
			return append(dst, "<p>* * *</p>"...), true
		}
		return dst, false
	}}
	doc := article.Document{Blocks: []article.Block{&article.Divider{}, &article.Paragraph{Content: words("x")}}}
	require.Equal(t, `<div class="nr-body"><p>* * *</p><p>x</p></div>`, string(render.Body{Document: &doc, Options: o}.HTML()))
}

func TestPartsInAnotherLanguageSaySo(t *testing.T) {
	out := string(render.ListPage{Title: "x", Cards: []render.Card{{Headline: "جسر", Language: "ar"}}}.HTML())
	require.Contains(t, out, `<article class="nr-card" lang="ar" dir="rtl">`)
	out = string(render.ArticlePage{Article: &article.Article{Language: "ar", Headline: "جسر"}}.HTML())
	require.Contains(t, out, `<html lang="ar" dir="rtl">`)
	require.Contains(t, out, "العودة إلى الرئيسية")
}

func TestAProviderIsCalledByItsName(t *testing.T) {
	doc := article.Document{Blocks: []article.Block{
		&article.Embed{Provider: "youtube", URL: "https://youtu.be/abc_1", Title: "x"}, &article.Embed{Provider: "peertube", URL: "https://tube.example/1", Title: "x"},
	}}
	out := string(render.Body{Document: &doc}.HTML())
	require.Contains(t, out, `data-provider="youtube"`)
	require.Contains(t, out, `>Open at YouTube<`)
	require.Contains(t, out, `>Open at peertube<`)
}

func TestAPointStandsBetweenCategoryAndKickerWithoutAStylesheet(t *testing.T) {
	a := &article.Article{Headline: "x", Category: article.Category{Name: "City"}, Kicker: "Analysis"}
	for _, out := range []string{string(render.LitePage{Article: a}.HTML()), string(render.Newsletter{Article: a}.HTML())} {
		require.Regexp(t, `City</span> · <span[^>]*>Analysis`, out)
	}
	require.NotContains(t, string(render.ArticlePage{Article: a}.HTML()), " · ")
}

func TestALitePageNamesAnAuthorOnce(t *testing.T) {
	a := &article.Article{Headline: "x", Authors: []article.Author{{Name: "Ines Marlow", Avatar: &article.Image{URL: "/i.jpg"}}}}
	_, body, _ := strings.Cut(string(render.LitePage{Article: a}.HTML()), "<body")
	require.Equal(t, 1, strings.Count(body, "Ines Marlow"))
}

func TestFootnotesAreNumberedOnce(t *testing.T) {
	doc := article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.FootnoteRef{Label: "b"}, &article.FootnoteRef{Label: "b"}, &article.FootnoteRef{Label: "none"}}},
		&article.Footnotes{Items: []article.Footnote{{Label: "a", Content: []article.Block{&article.Paragraph{Content: words("A")}}}, {Label: "b"}}},
	}}
	out := string(render.Body{Document: &doc}.HTML())
	require.Equal(t, 1, strings.Count(out, `id="nr-noteref-2"`))
	require.Equal(t, 2, strings.Count(out, `href="#nr-note-2"`))
	require.Equal(t, 1, strings.Count(out, `href="#nr-noteref-2"`))
	require.NotContains(t, out, `href="#nr-noteref-1"`, "nothing leads back where no mark leads to")
}

func BenchmarkArticlePage(b *testing.B) {
	p := page()
	dst := p.AppendHTML(nil)
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
	for b.Loop() {
		dst = p.AppendHTML(dst[:0])
	}
}

// BenchmarkBody prints paragraphs in which nothing needs escaping.
func BenchmarkBody(b *testing.B) {
	body := render.Body{Document: &page().Article.Body}
	dst := body.AppendHTML(nil)
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
	for b.Loop() {
		dst = body.AppendHTML(dst[:0])
	}
}

func BenchmarkRender(b *testing.B) {
	p := page()
	b.ReportAllocs()
	for b.Loop() {
		if err := p.Render(b.Context(), io.Discard); err != nil {
			b.Fatal(errors.Unwrap(err))
		}
	}
}
