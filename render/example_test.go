package render_test

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/metadata"
	"github.com/dots-newsroom/newsroom/ticker"
)

const source = `---
title: Harbour bridge reopens
dek: The first tram crossed at five.
category: City
author: {name: Ines Marlow, role: City reporter}
---
It took ninety days.
`

func Example() {
	a, _, err := markdown.Parse([]byte(source), markdown.Options{File: "bridge.md"})
	if err != nil {
		fmt.Println(err)
		return
	}
	headlines := ticker.New(ticker.Options{})
	headlines.Put(ticker.FromArticle(a))
	page := render.ArticlePage{
		Site:    render.Site{Site: metadata.Site{Name: "The Ledger", URL: "https://ledger.example"}},
		Article: a,
		Ticker:  render.Ticker{Headlines: headlines.Snapshot().Headlines},
	}
	html := page.HTML()
	fmt.Println(strings.Contains(string(html), "<h1"), strings.Contains(string(html), "1 min read"))
	// Output: true true
}

func ExampleTicker() {
	t := render.Ticker{Headlines: []ticker.Headline{{Text: "Bridge reopens", URL: "/news/bridge"}}}
	fmt.Println(strings.Count(string(t.HTML()), "Bridge reopens"), "times, so that it loops without a seam")
	// Output: 2 times, so that it loops without a seam
}

func ExampleHeader() {
	fmt.Println(render.Header{Category: article.Category{Name: "City", URL: "/city"}, Headline: "Bridge reopens"}.HTML())
	// Output: <header class="nr-header"><p class="nr-label"><a class="nr-label__category" href="/city">City</a></p><h1 class="nr-headline">Bridge reopens</h1></header>
}

func ExampleByline() {
	fmt.Println(render.Byline{Authors: []article.Author{{Name: "Ines Marlow", Role: "City reporter"}}, Minutes: 4}.HTML())
	// Output: <div class="nr-byline"><div class="nr-author"><p class="nr-author__name">Ines Marlow</p><p class="nr-author__role">City reporter</p></div><p class="nr-byline__facts"><time class="nr-byline__reading" datetime="PT4M">4 min read</time></p></div>
}

func ExampleHero() {
	fmt.Println(render.Hero{Figure: &article.Figure{Image: article.Image{URL: "/b.jpg", Alt: "A bridge", Width: 1600, Height: 900}, Credit: "Ana Prado"}}.HTML())
	// Output: <figure class="nr-hero"><img class="nr-hero__image" src="/b.jpg" width="1600" height="900" alt="A bridge" fetchpriority="high"><figcaption class="nr-caption"><small class="nr-credit">Ana Prado</small></figcaption></figure>
}

func ExampleBody() {
	doc, _, _ := markdown.ParseDocument([]byte("It took *ninety* days.\n"), markdown.Options{})
	fmt.Println(render.Body{Document: &doc}.HTML())
	// Output: <div class="nr-body"><p>It took <em>ninety</em> days.</p></div>
}

func ExampleCard() {
	a := &article.Article{Headline: "Bridge reopens", URL: "/news/bridge"}
	fmt.Println(render.CardOf(a).HTML())
	// Output: <article class="nr-card"><div class="nr-card__text"><h3 class="nr-card__headline"><a href="/news/bridge">Bridge reopens</a></h3><p class="nr-card__facts"><span class="nr-card__reading">1 min read</span></p></div></article>
}

func ExampleRelatedStories() {
	r := render.RelatedStories{Cards: []render.Card{{Headline: "Bridge reopens", URL: "/news/bridge"}}}
	fmt.Println(strings.Contains(string(r.HTML()), "Related Stories"))
	// Output: true
}

func ExampleBackLink() {
	fmt.Println(render.BackLink{}.HTML())
	// Output: <p class="nr-back"><a class="nr-back__link" href="/">Back to Home</a></p>
}

func ExampleMessagePage() {
	w := httptest.NewRecorder()
	render.MessagePage{}.ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/lost", nil))
	fmt.Println(w.Code, strings.Contains(w.Body.String(), "Page not found"))
	// Output: 404 true
}

func ExampleFrontPage() {
	page := render.FrontPage{Lead: render.LeadStory{Story: render.Card{Headline: "Bridge reopens", URL: "/news/bridge"}}}
	fmt.Println(strings.Contains(string(page.HTML()), "nr-card--lead"))
	// Output: true
}

func ExampleListPage() {
	page := render.ListPage{Title: "City", Cards: []render.Card{{Headline: "Bridge reopens", URL: "/news/bridge"}}}
	fmt.Println(strings.Contains(string(page.HTML()), `<h1 class="nr-list__title">City</h1>`))
	// Output: true
}

func ExampleArticlePage() {
	page := render.ArticlePage{Article: &article.Article{Headline: "Pont rouvert", Language: "fr", Published: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}}
	html := string(page.HTML())
	fmt.Println(strings.Contains(html, `lang="fr"`), strings.Contains(html, "24 novembre 2026"))
	// Output: true true
}

func ExamplePiece_hTML() {
	layout := template.Must(template.New("").Parse("<main>{{.}}</main>\n"))
	_ = layout.Execute(os.Stdout, render.BackLink{}.HTML())
	// Output: <main><p class="nr-back"><a class="nr-back__link" href="/">Back to Home</a></p></main>
}

func ExampleAssets() {
	assets := render.NewAssets(render.AssetOptions{Theme: render.ThemeWire})
	w := httptest.NewRecorder()
	assets.ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, assets.Stylesheet().URL, nil))
	fmt.Println(w.Code, w.Header().Get("Cache-Control"))
	page := render.MessagePage{Options: &render.Options{Assets: assets}}
	fmt.Println(strings.Contains(string(page.HTML()), assets.Stylesheet().Integrity))
	// Output:
	// 200 public, max-age=31536000, immutable
	// true
}

func ExampleNewAssets() {
	assets := render.NewAssets(render.AssetOptions{Path: "https://cdn.example/news/", ClassPrefix: "ledger-"})
	for _, asset := range assets.All() {
		fmt.Println(strings.HasPrefix(asset.URL, "https://cdn.example/news/"), strings.Contains(string(asset.Data), "nr-"))
	}
	// Output:
	// true false
	// true false
	// true false
}

func ExampleStoryList() {
	list := render.StoryList{Title: "City", URL: "/city", Cards: []render.Card{{Headline: "Bridge reopens", URL: "/news/bridge"}}}
	fmt.Println(strings.Contains(string(list.HTML()), `<h2 class="nr-section__title"><a href="/city">City</a></h2>`))
	// Output: true
}

func ExampleLeadStory() {
	fmt.Println(render.LeadStory{Story: render.Card{Headline: "Bridge reopens"}}.HTML())
	// Output: <section class="nr-front__top"><article class="nr-card nr-card--lead"><div class="nr-card__text"><h2 class="nr-card__headline">Bridge reopens</h2></div></article></section>
}

func ExampleBreadcrumb() {
	way := render.BreadcrumbOf(render.Link{Text: "Home", URL: "/"}, article.Category{Name: "Trams", URL: "/city/trams", Parent: &article.Category{Name: "City", URL: "/city"}})
	fmt.Println(way.HTML())
	// Output: <nav class="nr-breadcrumb" aria-label="You are here"><ol role="list"><li><a href="/">Home</a></li><li><a href="/city">City</a></li><li><a href="/city/trams">Trams</a></li></ol></nav>
}

func ExampleAuthorBox() {
	box := render.AuthorBox{Author: article.Author{Name: "Ines Marlow", Role: "City reporter", Profiles: []string{"https://social.example/@ines"}}}
	fmt.Println(strings.Contains(string(box.HTML()), `<a rel="me" href="https://social.example/@ines">social.example</a>`))
	// Output: true
}

func ExampleShareLinks() {
	links := render.ShareLinks{URL: "https://ledger.example/news/bridge", Title: "Bridge reopens", Services: []render.ShareService{{Prefix: "mailto:?body=", TitleParameter: "subject"}}}
	fmt.Println(links.HTML())
	// Output: <nav class="nr-share" aria-label="Share"><p class="nr-share__label" aria-hidden="true">Share</p><ul role="list"><li><a rel="nofollow noopener" href="mailto:?body=https%3A%2F%2Fledger.example%2Fnews%2Fbridge&amp;subject=Bridge%20reopens">Email</a></li></ul></nav>
}

func ExampleContents() {
	doc, _, _ := markdown.ParseDocument([]byte("## The storm\n\n## The repair\n"), markdown.Options{})
	fmt.Println(render.Contents{Document: &doc}.HTML())
	// Output: <nav class="nr-toc" aria-label="In this story"><p class="nr-toc__title" aria-hidden="true">In this story</p><ol role="list"><li><a href="#the-storm">The storm</a></li><li><a href="#the-repair">The repair</a></li></ol></nav>
}

func ExampleCorrectionNotices() {
	notices := render.CorrectionNotices{Corrections: []article.Correction{{Text: []article.Inline{&article.Text{Value: "It was ninety days."}}}}}
	fmt.Println(strings.Contains(string(notices.HTML()), "<strong class=\"nr-correction__label\">Correction</strong> It was ninety days."))
	// Output: true
}

func ExampleDisclosureNotice() {
	notice := render.DisclosureNotice{Provenance: &article.Provenance{Note: "A program translated the quotations; an editor checked them."}}
	fmt.Println(strings.Contains(string(notice.HTML()), "an editor checked them"))
	// Output: true
}

func ExampleLiveBlogPage() {
	page := render.LiveBlogPage{Article: &article.Article{Headline: "Storm, as it happens", Body: article.Document{Blocks: []article.Block{
		&article.LiveUpdate{Headline: "First gusts", Time: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)},
		&article.LiveUpdate{Headline: "Bridge closed", Time: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)},
	}}}}
	html := string(page.HTML())
	fmt.Println(strings.Index(html, "Bridge closed") < strings.Index(html, "First gusts"), strings.Contains(html, `id="update-2"`))
	// Output: true true
}

func ExampleLitePage() {
	page := render.LitePage{Article: &article.Article{Headline: "Bridge reopens", Hero: &article.Figure{Image: article.Image{URL: "/b.jpg", Alt: "A bridge"}}}}
	html := string(page.HTML())
	fmt.Println(strings.Contains(html, "<img"), strings.Contains(html, `<a href="/b.jpg">A bridge</a>`))
	// Output: false true
}

func ExampleOptions_slots() {
	header := render.Header{Headline: "Bridge reopens"}
	options := &render.Options{Piece: func(dst []byte, p render.Piece) ([]byte, bool) {
		if back, ok := p.(render.BackLink); ok {
			back.Text = "To the front page"
			return back.AppendHTML(dst), true
		}
		return dst, false
	}}
	options.Slots.AfterBody = header.AppendHTML
	page := render.MessagePage{Options: options}
	fmt.Println(strings.Contains(string(page.HTML()), "To the front page"))
	// Output: true
}
