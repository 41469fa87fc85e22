package main

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/feed"
	"github.com/dots-newsroom/newsroom/ticker"
)

// missingPath is where a written site keeps the page for addresses that do
// not exist.
const missingPath = "/404.html"

// policy allows nothing inline and nothing from elsewhere; the library's
// pages need neither.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
	"media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// routes are the site's addresses. A live site has the ticker's stream; a
// written one has not.
func (d *desk) routes(live bool) http.Handler {
	mux := http.NewServeMux()
	page := func(pattern string, make func(*edition, render.Ticker, *http.Request) render.Piece) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			d.update()
			header := w.Header()
			header.Set("Content-Security-Policy", policy)
			header.Set("X-Content-Type-Options", "nosniff")
			header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
			make(d.edition.Load(), d.ticker(live), r).ServeHTTP(w, r)
		})
	}
	page("GET /{$}", frontPage)
	page("GET /category/{category}", categoryPage)
	page("GET /news/{slug}", articlePage)
	page("GET /", missingPage)
	for path, format := range map[string]feed.Format{"/feed.xml": feed.RSS, "/atom.xml": feed.Atom, "/feed.json": feed.JSON} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { d.feed(path).Serve(w, r, format) })
	}
	mux.HandleFunc("GET /sitemap-news.xml", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", feed.SitemapType)
		_, _ = w.Write(d.feed(r.URL.Path).AppendNewsSitemap(nil, time.Now(), 0)) // the reader is gone; there is nobody to tell
	})
	mux.Handle("GET /assets/", render.NewAssets(render.AssetOptions{}))
	mux.Handle("GET /images/", http.FileServerFS(d.files))
	mux.Handle("GET /media/", http.FileServerFS(d.files))
	if live {
		mux.Handle("GET /ticker/stream", d.headlines.Stream(ticker.StreamOptions{}))
		mux.Handle("GET /ticker/headlines.json", d.headlines.JSON())
	}
	return mux
}

// paths are all addresses of a written site.
func (d *desk) paths() []string {
	e := d.edition.Load()
	paths := []string{"/", missingPath, "/feed.xml", "/atom.xml", "/feed.json", "/sitemap-news.xml"}
	for _, c := range e.categories {
		paths = append(paths, "/category/"+c.Key())
	}
	for _, a := range e.articles {
		paths = append(paths, a.URL)
	}
	for _, asset := range render.NewAssets(render.AssetOptions{}).All() {
		paths = append(paths, asset.URL)
	}
	return append(paths, d.media()...)
}

// ticker is the ticker as it stands, with the addresses it goes on from.
func (d *desk) ticker(live bool) render.Ticker {
	now := d.headlines.Snapshot()
	t := render.Ticker{Headlines: now.Headlines, Cursor: now.Cursor}
	if live {
		t.StreamURL, t.PollURL = "/ticker/stream", "/ticker/headlines.json"
	}
	return t
}

// frontPage leads with the most urgent of the newest stories. Translations
// are left to the articles they belong to.
func frontPage(e *edition, t render.Ticker, _ *http.Request) render.Piece {
	page := render.FrontPage{Site: e.site, Ticker: t}
	stories := slices.DeleteFunc(slices.Clone(e.articles), func(a *article.Article) bool { return a.Language != language })
	top := stories[:min(5, len(stories))]
	slices.SortStableFunc(top, func(a, b *article.Article) int { return cmp.Compare(urgency(a), urgency(b)) })
	for i, a := range top {
		if i == 0 {
			page.Lead.Story = render.CardOf(a)
		} else {
			page.Lead.Beside = append(page.Lead.Beside, render.CardOf(a))
		}
	}
	for _, c := range e.categories {
		section := render.StoryList{Title: c.Name, URL: c.URL}
		for _, a := range stories[len(top):] {
			if a.Category.Key() == c.Key() && len(section.Cards) < 3 {
				section.Cards = append(section.Cards, render.CardOf(a))
			}
		}
		if len(section.Cards) > 0 {
			page.Sections = append(page.Sections, section)
		}
	}
	return page
}

// urgency orders stories: 1 is a flash, and one that states none is routine.
func urgency(a *article.Article) int { return cmp.Or(a.Urgency, 5) }

func categoryPage(e *edition, t render.Ticker, r *http.Request) render.Piece {
	key := r.PathValue("category")
	page := render.ListPage{Site: e.siteAt("/category/" + key), Ticker: t}
	for _, a := range e.articles {
		if a.Category.Key() == key {
			page.Cards = append(page.Cards, render.CardOf(a))
		}
	}
	for _, c := range e.categories {
		if c.Key() == key {
			page.Title, page.URL = c.Name, c.URL
			return page
		}
	}
	return missingPage(e, t, r)
}

func articlePage(e *edition, t render.Ticker, r *http.Request) render.Piece {
	a := e.bySlug[r.PathValue("slug")]
	if a == nil {
		return missingPage(e, t, r)
	}
	site, related := e.siteAt(a.Category.URL), render.RelatedStories{Cards: e.relatedTo(r, a)}
	if a.Genre == article.GenreLiveBlog {
		return render.LiveBlogPage{Site: site, Article: a, Ticker: t, Related: related}
	}
	return render.ArticlePage{Site: site, Article: a, Ticker: t, Related: related}
}

func missingPage(e *edition, t render.Ticker, _ *http.Request) render.Piece {
	return render.MessagePage{Site: e.site, Ticker: t}
}

// relatedTo is the cards of the three stories most related to one; where its
// language has too few, those of other languages follow.
func (e *edition) relatedTo(r *http.Request, a *article.Article) (cards []render.Card) {
	shown := []string{a.Key()}
	for _, language := range []string{"", "*"} {
		results, err := e.index.Related(r.Context(), related.Query{Key: a.Key(), Limit: 3 - len(cards), Exclude: shown, Language: language})
		if err != nil {
			return cards // the reader has gone
		}
		for _, found := range results {
			cards = append(cards, render.CardOf(e.byKey[found.Key]))
			shown = append(shown, found.Key)
		}
		if len(cards) == 3 {
			break
		}
	}
	return cards
}

// feed is the newest articles, as a feed at a path.
func (d *desk) feed(path string) *feed.Feed {
	d.update()
	e := d.edition.Load()
	f := &feed.Feed{
		Title: e.site.Name, Description: e.site.Description, URL: e.site.URL, SelfURL: path, Language: e.site.Language,
	}
	for _, a := range e.articles[:min(30, len(e.articles))] {
		f.Items = append(f.Items, feed.Item{Article: a, ContentHTML: string(render.Body{Document: &a.Body}.HTML())})
	}
	return f
}
