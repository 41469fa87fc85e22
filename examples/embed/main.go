// Embed is a host with pages of its own, written with html/template, that
// takes only two pieces of the library: the ticker and the related stories.
// It prints one page to standard output, or serves it with -addr.
//
//	go run ./examples/embed > page.html
//	go run ./examples/embed -addr localhost:8081
package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

//go:embed layout.html
var layout string

// host is what a site has already: its layout, its stories, its own types.
type host struct {
	page      *template.Template
	assets    *render.Assets
	stories   []*article.Article
	headlines *ticker.Store
	index     *related.Index
}

func main() {
	addr := flag.String("addr", "", "`address` to serve the page on (default: print it)")
	flag.Parse()
	h, err := newHost()
	if err == nil && *addr == "" {
		err = h.write(context.Background(), os.Stdout)
	}
	if err == nil && *addr != "" {
		fmt.Printf("Serving http://%s\n", *addr)
		err = http.ListenAndServe(*addr, h.routes())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "embed:", err)
		os.Exit(1)
	}
}

func newHost() (*host, error) {
	page, err := template.New("layout").Parse(layout)
	if err != nil {
		return nil, err
	}
	h := &host{page: page, assets: render.NewAssets(render.AssetOptions{}), headlines: ticker.New(ticker.Options{}), index: related.New(related.Options{Language: "en"})}
	for i, s := range [][2]string{
		{"Night ferry to the islands returns", "After two winters without it, the night ferry sails again from the north quay."},
		{"Island school opens its library to ferry passengers", "Whoever waits for the night ferry may read; the school on the island leaves the light on."},
		{"North quay gets a roof for ferry passengers", "The islands' passengers will wait for the ferry in the dry by spring."},
		{"Ferry crew finds a bottle with a map of the quay", "The map shows the north quay and the islands as they were before the first ferry."},
	} {
		h.stories = append(h.stories, &article.Article{
			ID: article.Slug(s[0]), URL: "/" + article.Slug(s[0]), Headline: s[0], Dek: s[1],
			Category:  article.Category{Name: "Islands", URL: "/islands"},
			Authors:   []article.Author{{Name: "Jonah Adeyemi"}},
			Published: time.Date(2026, 11, 24-i, 8, 0, 0, 0, time.UTC),
		})
		h.headlines.Put(ticker.FromArticle(h.stories[i]))
	}
	return h, h.index.Add(h.stories...)
}

// routes are the host's page, and the library's files and stream beside it.
func (h *host) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /assets/", h.assets)
	mux.Handle("GET /ticker/stream", h.headlines.Stream(ticker.StreamOptions{}))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		if err := h.write(r.Context(), w); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return mux
}

// write fills the host's layout. The pieces are values of template.HTML to it.
func (h *host) write(ctx context.Context, w io.Writer) error {
	story := h.stories[0]
	results, err := h.index.Related(ctx, related.Query{Article: story})
	if err != nil {
		return err
	}
	var beside render.RelatedStories
	for _, r := range results {
		for _, s := range h.stories {
			if s.Key() == r.Key {
				beside.Cards = append(beside.Cards, render.CardOf(s))
			}
		}
	}
	now := h.headlines.Snapshot()
	return h.page.Execute(w, map[string]any{
		"Title":      story.Headline,
		"Text":       story.Dek,
		"Stylesheet": h.assets.Stylesheet(),
		"Script":     h.assets.Script(),
		"Ticker":     render.Ticker{Headlines: now.Headlines, Cursor: now.Cursor, StreamURL: "/ticker/stream"}.HTML(),
		"Related":    beside.HTML(),
	})
}
