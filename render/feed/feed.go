package feed

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A Feed is a list of articles with what describes the list.
type Feed struct {
	// Title and Description are the publication's.
	Title, Description string
	// URL is the site's public address, from which relative addresses become
	// absolute ones; SelfURL is the feed's own.
	URL, SelfURL string
	// Language is the BCP 47 tag of the feed. Empty: not stated.
	Language string
	// Updated is when the newest item changed. Zero: the latest of the items'.
	Updated time.Time
	// Items are the articles, newest first.
	Items []Item
}

// An Item is an article in a feed.
type Item struct {
	Article *article.Article
	// ContentHTML is the body as HTML with absolute addresses. Empty: the
	// item has only a summary.
	ContentHTML string
}

// The media types of the formats.
const (
	RSSType     = "application/rss+xml; charset=utf-8"
	JSONType    = "application/feed+json; charset=utf-8"
	SitemapType = "application/xml; charset=utf-8"
)

// absolute resolves an address against the feed's URL.
func (f *Feed) absolute(address string) string {
	base, err := url.Parse(strings.TrimSuffix(f.URL, "/") + "/")
	if err != nil || f.URL == "" {
		return address
	}
	ref, err := url.Parse(address)
	if err != nil {
		return address
	}
	return base.ResolveReference(ref).String()
}

func (f *Feed) updated() time.Time {
	t := f.Updated
	if t.IsZero() {
		for i := range f.Items {
			if c := f.Items[i].Article.LastChange(); c.After(t) {
				t = c
			}
		}
	}
	return t
}

// AppendRSS appends the feed as RSS 2.0 with full content, names in
// dc:creator (RSS's own author wants an e-mail address), and its own address.
func (f *Feed) AppendRSS(dst []byte) []byte {
	x := xml{dst}
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>`)
	x.element("title", f.Title)
	x.element("link", f.absolute("/"))
	x.element("description", f.Description)
	x.element("language", f.Language)
	x.date("lastBuildDate", f.updated())
	if f.SelfURL != "" {
		x.raw(`<atom:link rel="self" type="application/rss+xml" href="`)
		x.text(f.absolute(f.SelfURL))
		x.raw(`"/>`)
	}
	for i := range f.Items {
		item := &f.Items[i]
		a := item.Article
		x.raw(`<item>`)
		x.element("title", a.Headline)
		x.element("link", f.absolute(a.URL))
		x.raw(`<guid isPermaLink="true">`)
		x.text(f.absolute(a.URL))
		x.raw(`</guid>`)
		x.date("pubDate", a.Published)
		for j := range a.Authors {
			x.element("dc:creator", a.Authors[j].Name)
		}
		x.element("category", a.Category.Name)
		for _, tag := range a.Tags {
			x.element("category", tag)
		}
		x.element("description", a.Dek)
		x.element("content:encoded", item.ContentHTML)
		if a.Hero != nil && a.Hero.Image.URL != "" {
			x.raw(`<media:content medium="image" url="`)
			x.text(f.absolute(a.Hero.Image.URL))
			x.raw(`"><media:description type="plain">`)
			x.text(a.Hero.Image.Alt)
			x.raw(`</media:description></media:content>`)
		}
		x.raw(`</item>`)
	}
	x.raw(`</channel></rss>`)
	return x.b
}

// AppendNewsSitemap appends a Google news sitemap: the items of the last two
// days before now, at most 1,000, with the publication's name.
func (f *Feed) AppendNewsSitemap(dst []byte, now time.Time) []byte {
	x := xml{dst}
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`)
	count := 0
	for i := range f.Items {
		a := f.Items[i].Article
		if a.Published.IsZero() || now.Sub(a.Published) > 48*time.Hour || count == 1000 {
			continue
		}
		count++
		language := a.Language
		if language == "" {
			language = f.Language
		}
		x.raw(`<url>`)
		x.element("loc", f.absolute(a.URL))
		x.raw(`<news:news><news:publication>`)
		x.element("news:name", f.Title)
		x.element("news:language", sitemapLanguage(language))
		x.raw(`</news:publication>`)
		x.element("news:publication_date", a.Published.Format(time.RFC3339))
		x.element("news:title", a.Headline)
		x.raw(`</news:news></url>`)
	}
	x.raw(`</urlset>`)
	return x.b
}

// sitemapLanguage is the ISO 639 code that the news sitemap wants; Chinese
// alone is told apart by script.
func sitemapLanguage(tag string) string {
	language, rest, _ := strings.Cut(strings.ToLower(tag), "-")
	if language != "zh" {
		return language
	}
	if strings.HasPrefix(rest, "hant") || rest == "tw" || rest == "hk" || rest == "mo" {
		return "zh-tw"
	}
	return "zh-cn"
}

// xml appends elements whose text is escaped.
type xml struct{ b []byte }

func (x *xml) raw(s string)  { x.b = append(x.b, s...) }
func (x *xml) text(s string) { x.b = escape.AppendText(x.b, clean(s)) }

func (x *xml) element(name, text string) {
	if text == "" {
		return
	}
	x.raw("<" + name + ">")
	x.text(text)
	x.raw("</" + name + ">")
}

// date writes an RFC 822 date with a year of four digits, as RSS wants it.
func (x *xml) date(name string, t time.Time) {
	if !t.IsZero() {
		x.element(name, t.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	}
}

// clean drops the characters that XML 1.0 (2.2) has no way to hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

type (
	jsonFeed struct {
		Version     string     `json:"version"`
		Title       string     `json:"title"`
		HomePageURL string     `json:"home_page_url,omitempty"`
		FeedURL     string     `json:"feed_url,omitempty"`
		Description string     `json:"description,omitempty"`
		Language    string     `json:"language,omitempty"`
		Items       []jsonItem `json:"items"`
	}
	jsonItem struct {
		ID            string       `json:"id"`
		URL           string       `json:"url,omitempty"`
		Title         string       `json:"title,omitempty"`
		Summary       string       `json:"summary,omitempty"`
		ContentHTML   string       `json:"content_html,omitempty"`
		ContentText   string       `json:"content_text,omitempty"`
		Image         string       `json:"image,omitempty"`
		DatePublished *time.Time   `json:"date_published,omitempty"`
		DateModified  *time.Time   `json:"date_modified,omitempty"`
		Authors       []jsonAuthor `json:"authors,omitempty"`
		Tags          []string     `json:"tags,omitempty"`
		Language      string       `json:"language,omitempty"`
	}
	jsonAuthor struct {
		Name   string `json:"name,omitempty"`
		URL    string `json:"url,omitempty"`
		Avatar string `json:"avatar,omitempty"`
	}
)

// AppendJSON appends the feed as JSON Feed 1.1.
func (f *Feed) AppendJSON(dst []byte) []byte {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePageURL: f.absolute("/"),
		Description: f.Description, Language: f.Language, Items: []jsonItem{},
	}
	if f.SelfURL != "" {
		out.FeedURL = f.absolute(f.SelfURL)
	}
	for i := range f.Items {
		a := f.Items[i].Article
		item := jsonItem{
			ID: f.absolute(a.URL), URL: f.absolute(a.URL), Title: a.Headline, Summary: a.Dek,
			ContentHTML: f.Items[i].ContentHTML, DatePublished: moment(a.Published), DateModified: moment(a.Updated),
			Language: a.Language,
		}
		if item.ContentHTML == "" {
			item.ContentText = a.Dek // the format requires one of the two
		}
		if a.Hero != nil && a.Hero.Image.URL != "" {
			item.Image = f.absolute(a.Hero.Image.URL)
		}
		for j := range a.Authors {
			author := jsonAuthor{Name: a.Authors[j].Name}
			if a.Authors[j].URL != "" {
				author.URL = f.absolute(a.Authors[j].URL)
			}
			if a.Authors[j].Avatar != nil {
				author.Avatar = f.absolute(a.Authors[j].Avatar.URL)
			}
			item.Authors = append(item.Authors, author)
		}
		if a.Category.Name != "" {
			item.Tags = append(item.Tags, a.Category.Name)
		}
		item.Tags = append(item.Tags, a.Tags...)
		out.Items = append(out.Items, item)
	}
	data, err := json.Marshal(out)
	if err != nil {
		return append(dst, "{}"...) // unreachable: the types above hold nothing that cannot be marshalled
	}
	return append(dst, data...)
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
