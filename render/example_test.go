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
	page := render.FrontPage{Lead: render.Card{Headline: "Bridge reopens", URL: "/news/bridge"}}
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

func ExampleAssetHandler() {
	w := httptest.NewRecorder()
	render.AssetHandler("").ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/assets/"+render.StylesheetName, nil))
	fmt.Println(w.Code, w.Header().Get("Cache-Control"))
	// Output: 200 public, max-age=31536000, immutable
}

func ExampleAssets() {
	for _, asset := range render.Assets("ledger-") {
		fmt.Println(strings.Contains(string(asset.Data), "nr-"))
	}
	// Output:
	// false
	// false
}
