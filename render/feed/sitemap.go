package feed

import (
	"iter"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// SitemapType is the media type of sitemaps and of their index.
const SitemapType = "application/xml; charset=utf-8"

// The rules of Google's news sitemap: how old an article may be, and how many
// one file may list.
const (
	SitemapAge   = 48 * time.Hour
	SitemapItems = 1000
)

const nsSitemap = "http://www.sitemaps.org/schemas/sitemap/0.9"

// news are the articles that belong into a news sitemap at a moment: public,
// published in the last two days, with an address and a headline.
func (f *Feed) news(now time.Time) iter.Seq[*article.Article] {
	return func(yield func(*article.Article) bool) {
		for i := range f.Items {
			a := f.Items[i].Article
			if a == nil || a.URL == "" || a.Headline == "" || a.Published.IsZero() || a.Published.After(now) ||
				now.Sub(a.Published) > SitemapAge || !a.Public(now) {
				continue
			}
			if !yield(a) {
				return
			}
		}
	}
}

// NewsSitemaps is how many files the news sitemap takes at a moment, at least
// one: an empty news sitemap is allowed, a missing one is an error in Search
// Console.
func (f *Feed) NewsSitemaps(now time.Time) int {
	n := 0
	for range f.news(now) {
		n++
	}
	return max(1, (n+SitemapItems-1)/SitemapItems)
}

// AppendNewsSitemap appends a file of Google's news sitemap, the first being
// 0: the items of the last two days before now, 1,000 in each file. The
// publication's name is the feed's Title, which must be the name that Google
// News shows; its language is the article's or else the feed's.
func (f *Feed) AppendNewsSitemap(dst []byte, now time.Time, file int) []byte {
	x := xmlWriter{&writer{b: dst, feed: f, base: f.base()}}
	x.raw(xmlDeclaration + `<urlset xmlns="` + nsSitemap + `" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"` +
		` xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">`)
	n := 0
	for a := range f.news(now) {
		if n/SitemapItems == file {
			x.newsItem(a)
		}
		n++
	}
	x.raw(`</urlset>`)
	return x.b
}

func (x xmlWriter) newsItem(a *article.Article) {
	address := x.address("url", a.URL)
	if address == "" {
		return
	}
	language := sitemapLanguage(a.Language)
	if language == "" {
		language = sitemapLanguage(x.feed.Language)
	}
	x.raw(`<url>`)
	x.element("loc", address)
	x.element("lastmod", a.LastChange().Format(time.RFC3339))
	x.raw(`<news:news><news:publication>`)
	x.element("news:name", x.feed.Title)
	x.element("news:language", language)
	x.raw(`</news:publication>`)
	x.element("news:publication_date", a.Published.Format(time.RFC3339))
	x.element("news:title", a.Headline)
	x.raw(`</news:news>`)
	if a.Hero != nil {
		if image := x.address("hero", a.Hero.Image.URL); image != "" {
			x.raw(`<image:image>`)
			x.element("image:loc", image)
			x.raw(`</image:image>`)
		}
	}
	x.raw(`</url>`)
}

// sitemapLanguage is the ISO 639 code that the news sitemap wants, empty where
// the tag has none; Chinese alone is told apart by script.
func sitemapLanguage(tag string) string {
	language, rest, _ := strings.Cut(strings.ToLower(tag), "-")
	if len(language) != 2 && len(language) != 3 || strings.Trim(language, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	if language != "zh" {
		return language
	}
	if strings.HasPrefix(rest, "hant") || rest == "tw" || rest == "hk" || rest == "mo" {
		return "zh-tw"
	}
	return "zh-cn"
}

// A SitemapFile is an entry of a sitemap index.
type SitemapFile struct {
	// URL is the sitemap's address, relative ones to the feed's URL.
	URL string
	// Modified is when it changed. Zero: not stated.
	Modified time.Time
}

// AppendSitemapIndex appends the index by which search engines find sitemaps,
// at most 50,000 of them (sitemaps.org, "Using Sitemap index files").
func (f *Feed) AppendSitemapIndex(dst []byte, files []SitemapFile) []byte {
	x := xmlWriter{&writer{b: dst, feed: f, base: f.base()}}
	x.raw(xmlDeclaration + `<sitemapindex xmlns="` + nsSitemap + `">`)
	for _, file := range files[:min(len(files), 50_000)] {
		if address := x.address("/sitemaps", file.URL); address != "" {
			x.raw(`<sitemap>`)
			x.element("loc", address)
			if !file.Modified.IsZero() {
				x.element("lastmod", file.Modified.Format(time.RFC3339))
			}
			x.raw(`</sitemap>`)
		}
	}
	x.raw(`</sitemapindex>`)
	return x.b
}
