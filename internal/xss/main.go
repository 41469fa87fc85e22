// Xss sends hostile text through every reader and every writer and prints the
// documents that come out, one a line as JSON, each of them once:
//
//	go run ./internal/xss > documents.jsonl
//
// internal/browsertest loads them in Chromium, where a script that runs trips.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/article/webpage"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/feed"
	"github.com/dots-newsroom/newsroom/render/metadata"
	"github.com/dots-newsroom/newsroom/ticker"
)

// A document is what a writer made of what a reader made of a vector.
type document struct {
	Vector int    `json:"vector"`
	Class  string `json:"class"`
	Reader string `json:"reader"`
	Writer string `json:"writer"`
	Text   string `json:"text"`
	Data   string `json:"data"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	if err := write(json.NewEncoder(out)); err != nil {
		fmt.Fprintln(os.Stderr, "xss:", err)
		os.Exit(1)
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, "xss:", err)
		os.Exit(1)
	}
}

func write(out *json.Encoder) error {
	seen := make(map[string]bool)
	for i, v := range vectors() {
		for reader, read := range readers {
			a := read(v.text)
			if a == nil {
				continue // the reader refuses the text, which is safe
			}
			for writer, print := range writers {
				data := print(a)
				if seen[data] {
					continue
				}
				seen[data] = true
				if err := out.Encode(document{i, v.class, reader, writer, v.text, data}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// quoted is a text as JSON, and so as YAML, writes it.
func quoted(s string) string {
	out, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a form in JSON
	}
	return string(out)
}

// readers make an article of a hostile text; nil where they refuse it.
var readers = map[string]func(text string) *article.Article{
	"markdown": func(v string) *article.Article {
		src := "---\ntitle: x\n---\n" + v + "\n\n[x](" + v + ")\n\n![" + v + "](/a.png \"" + v + "\")\n\n`" + v + "`\n\n> " + v + "\n\n# " + v + "\n\n| a |\n|---|\n| " + v + " |\n"
		a, _, err := markdown.Parse([]byte(src), markdown.Options{})
		return ok(a, err)
	},
	"front matter": func(v string) *article.Article {
		q := quoted(v)
		src := "---\ntitle: " + q + "\ndek: " + q + "\nkicker: " + q + "\nurl: " + q + "\ncategory: {name: " + q + ", url: " + q + "}\ntags: [" + q + "]\nauthor: {name: " + q + ", role: " + q + ", url: " + q + ", avatar: {src: " + q + ", alt: " + q + "}}\nimage: {src: " + q + ", alt: " + q + ", credit: " + q + "}\n---\n"
		a, _, _, err := frontmatter.Parse([]byte(src), frontmatter.Options{})
		return ok(a, err)
	},
	"htmlbody": func(v string) *article.Article {
		body, _, err := htmlbody.Parse([]byte(v+"<p title=\""+v+"\">x</p><a href=\""+v+"\">x</a><img alt='"+v+"' src='"+v+"'><blockquote cite=\""+v+"\">"+v+"</blockquote><table><td>"+v), htmlbody.Options{})
		return ok(&article.Article{Headline: "x", Body: body}, err)
	},
	"webpage": func(v string) *article.Article {
		words := "<p>" + v + " The ferry left at six, and nobody on the quay could say why it had waited for so long in such a calm sea.</p>"
		src := `<html><head><title>` + v + `</title><meta property="og:title" content="` + v + `"><meta name="author" content='` + v + `'><script type="application/ld+json">{"@type":"NewsArticle","headline":` + quoted(v) + `,"image":` + quoted(v) + `}</script></head><body><article><h1>` + v + `</h1>` + words + words + words + `</article></body></html>`
		a, _, err := webpage.Parse(context.Background(), []byte(src), webpage.Options{URL: "https://a.example/x"})
		return ok(a, err)
	},
	"live page": func(v string) *article.Article {
		q := quoted(v)
		update := `{"@type":"BlogPosting","headline":` + q + `,"url":` + q + `,"author":{"name":` + q + `},"articleBody":` + quoted("<p>The gates of the quay are open.</p>"+v) + `}`
		src := `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x","hasPart":{"isAccessibleForFree":false,"cssSelector":` + q + `},"liveBlogUpdate":[` + update + `]}</script><link rel="next" href="` + v + `"><p>The ferry left at six, and nobody on the quay could say why it had waited for so long in such a calm sea.</p>` +
			`<amp-img src="` + v + `" alt="` + v + `"></amp-img><amp-video src="` + v + `" poster="` + v + `"></amp-video><amp-iframe src="` + v + `"></amp-iframe><amp-youtube data-videoid="` + v + `"></amp-youtube>` +
			`<amp-carousel><figure><amp-img src="/a.png"></amp-img><figcaption>` + v + `</figcaption></figure><amp-img src="` + v + `"></amp-img></amp-carousel>`
		a, _, err := webpage.Parse(context.Background(), []byte(src), webpage.Options{URL: "https://a.example/x"})
		return ok(a, err)
	},
	"JSON": func(v string) *article.Article {
		a := articlegen.Article(7, articlegen.Options{Size: 2, Depth: 2})
		fill(reflect.ValueOf(a), v)
		src, err := json.Marshal(a)
		if err != nil {
			return nil
		}
		a, err = article.ParseJSON(src, article.JSONOptions{})
		return ok(a, err)
	},
	// No reader at all: a host that fills in the fields itself.
	"fields": func(v string) *article.Article {
		a := articlegen.Article(11, articlegen.Options{Size: 2, Depth: 2})
		fill(reflect.ValueOf(a), v)
		return a
	},
}

func ok(a *article.Article, err error) *article.Article {
	if err != nil {
		return nil
	}
	return a
}

// fill sets every plain string below v.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() && v.Type() == reflect.TypeFor[string]() {
			v.SetString(text)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			fill(v.Elem(), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	}
}

func site(a *article.Article) render.Site {
	return render.Site{Site: metadata.Site{Name: a.Headline, URL: "https://a.example", Description: a.Dek}, Motto: a.Headline, Navigation: []render.Link{{Text: a.Headline, URL: a.URL}}}
}

// writers print an article: a page, or a feed, whose kind the name begins with.
var writers = map[string]func(*article.Article) string{
	"html page": func(a *article.Article) string {
		t := render.Ticker{Headlines: []ticker.Headline{ticker.FromArticle(a)}, Label: a.Headline}
		return string(render.ArticlePage{Site: site(a), Article: a, Ticker: t, Related: render.RelatedStories{Cards: []render.Card{render.CardOf(a)}}}.HTML())
	},
	"html lite": func(a *article.Article) string { return string(render.LitePage{Site: site(a), Article: a}.HTML()) },
	"html newsletter": func(a *article.Article) string {
		return string(render.Newsletter{Site: site(a), Article: a, Lead: render.CardOf(a), Sender: a.Headline, UnsubscribeURL: a.URL}.HTML())
	},
	"rss":       func(a *article.Article) string { return feedOf(a, feed.RSS) },
	"atom":      func(a *article.Article) string { return feedOf(a, feed.Atom) },
	"json feed": func(a *article.Article) string { return feedOf(a, feed.JSON) },
}

func feedOf(a *article.Article, format feed.Format) string {
	f := &feed.Feed{Title: a.Headline, Description: a.Dek, URL: "https://a.example", SelfURL: "/feed", Items: []feed.Item{{Article: a, ContentHTML: string(render.Body{Document: &a.Body}.HTML())}}}
	out, _ := f.Append(nil, format) // what it leaves out cannot run
	return string(out)
}
