package metadata

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A Site is what machines are told about the site as a whole.
type Site struct {
	// Name is the publication's.
	Name string
	// URL is its public address ("https://news.example"), from which relative
	// addresses become absolute ones.
	URL string
	// Language is the BCP 47 tag of its pages. Empty: English.
	Language    string
	Description string
	// Logo is the publisher's, at least 112 pixels square for Google.
	Logo *article.Image
	// Icon is the address of the tab's icon. Empty: none.
	Icon string
	// RSS, Atom and JSONFeed are the addresses of the feeds. Empty: none.
	RSS, Atom, JSONFeed string
	// Profiles are the publisher's addresses elsewhere.
	Profiles []string
}

// A Head is the content of a page's head, apart from character set, viewport,
// styles and scripts.
type Head struct {
	Site Site
	// Article is the page's article. Nil for pages that are none.
	Article *article.Article
	// ReadingTime is the article's by [article.EstimateReadingTime], for a
	// caller that has it. Zero: it is estimated. A time that has a language
	// alone says that it is not known, and is not stated.
	ReadingTime article.ReadingTime
	// Title, Description and URL describe pages without an article. An empty
	// Title means the site's name.
	Title, Description, URL string
	// SocialImage is shown beside links to the page on social networks, such
	// as a card of package socialcard. Nil: the article's hero.
	SocialImage *article.Image
	// Hubs are the WebSub hubs that push the page itself, such as a front page
	// or a live blog; its canonical address is the topic. None: not pushed.
	Hubs []string
	// Speakable are CSS selectors of the parts of an article's page that a
	// voice assistant may read aloud: the headline, the dek. None: not stated.
	Speakable []string
	// Ended says that a live blog's coverage is over.
	Ended bool
	// NoIndex asks search engines to leave the page out.
	NoIndex bool
}

// AppendHTML appends the elements to dst.
func (h Head) AppendHTML(dst []byte) []byte {
	w := writer{dst}
	title, description, address := h.Title, h.Description, h.URL
	kind := "website"
	a := h.Article
	if a != nil {
		kind = "article"
		title, description, address = a.HeadlineFor(article.HeadlineSearch), a.Dek, a.URL
	}
	if description == "" && a == nil {
		description = h.Site.Description
	}
	w.raw("<title>")
	w.b = escape.AppendText(w.b, title)
	if title != "" && h.Site.Name != "" {
		w.raw(" | ")
	}
	w.b = escape.AppendText(w.b, h.Site.Name)
	w.raw("</title>")
	w.meta("name", "description", description)
	if h.NoIndex {
		w.meta("name", "robots", "noindex")
		w.icon(&h.Site)
		return w.b
	}
	w.meta("name", "robots", "max-image-preview:large")
	w.link("canonical", &h.Site, address, "", "")
	for _, hub := range h.Hubs {
		w.link("hub", nil, hub, "", "")
	}
	if len(h.Hubs) > 0 {
		w.link("self", &h.Site, address, "", "")
	}
	w.icon(&h.Site)
	w.feeds(&h.Site)
	w.openGraph(&h, kind, address, description)
	if a != nil {
		w.translations(&h)
		w.raw(startJSON)
		w.structuredData(&h)
		w.raw(endJSON)
		w.breadcrumb(&h)
	}
	return w.b
}

// translations links all versions of an article with their languages, itself
// among them: a version that does not list itself is not taken for one of the
// set (Google's documentation of localized versions, November 2026).
func (w *writer) translations(h *Head) {
	a := h.Article
	if len(a.Translations) == 0 {
		return
	}
	own := cmp.Or(a.Language, h.Site.Language, "en")
	if !slices.ContainsFunc(a.Translations, func(t article.Translation) bool { return t.Language == own }) {
		w.link("alternate", &h.Site, a.URL, "hreflang", own)
	}
	for i := range a.Translations {
		t := &a.Translations[i]
		w.link("alternate", &h.Site, t.URL, "hreflang", t.Language)
	}
}

func (w *writer) icon(s *Site) { w.link("icon", nil, s.Icon, "", "") }

const (
	startJSON = `<script type="application/ld+json">`
	endJSON   = `</script>`
)

func (w *writer) feeds(s *Site) {
	for _, f := range [...]struct{ url, kind string }{
		{s.RSS, "application/rss+xml"}, {s.Atom, "application/atom+xml"}, {s.JSONFeed, "application/feed+json"},
	} {
		w.link("alternate", nil, f.url, "type", f.kind)
	}
}

func (w *writer) openGraph(h *Head, kind, address, description string) {
	title := h.Title
	a := h.Article
	if a != nil {
		title = a.HeadlineFor(article.HeadlineSocial)
	}
	if title == "" {
		title = h.Site.Name
	}
	w.meta("property", "og:type", kind)
	w.meta("property", "og:title", title)
	w.meta("property", "og:description", description)
	w.metaAddress("og:url", &h.Site, address)
	w.meta("property", "og:site_name", h.Site.Name)
	w.socialImage(h)
	if a == nil {
		return
	}
	if a.Language != "" {
		w.startMeta("property", "og:locale")
		start := len(w.b)
		w.b = escape.AppendAttr(w.b, a.Language)
		for i := start; i < len(w.b); i++ {
			if w.b[i] == '-' {
				w.b[i] = '_'
			}
		}
		w.raw(`">`)
	}
	w.time("article:published_time", a.Published)
	w.time("article:modified_time", a.Updated)
	w.meta("property", "article:section", a.Category.Name)
	for i := range a.Authors {
		w.metaAddress("article:author", &h.Site, a.Authors[i].URL)
	}
	for _, tag := range a.Tags {
		w.meta("property", "article:tag", tag)
	}
}

func (w *writer) socialImage(h *Head) {
	img := h.SocialImage
	if img == nil && h.Article != nil && h.Article.Hero != nil {
		img = &h.Article.Hero.Image
	}
	if img == nil || img.URL == "" {
		w.meta("name", "twitter:card", "summary")
		return
	}
	w.metaAddress("og:image", &h.Site, img.URL)
	w.meta("property", "og:image:alt", img.Alt)
	if img.Width > 0 && img.Height > 0 {
		w.metaNumber("og:image:width", img.Width)
		w.metaNumber("og:image:height", img.Height)
	}
	w.meta("name", "twitter:card", "summary_large_image")
}

// A writer appends elements whose values are escaped.
type writer struct{ b []byte }

func (w *writer) raw(s string) { w.b = append(w.b, s...) }

// meta appends a meta element, or nothing where the content is empty.
func (w *writer) meta(attribute, name, content string) {
	if content == "" {
		return
	}
	w.startMeta(attribute, name)
	w.b = escape.AppendAttr(w.b, content)
	w.raw(`">`)
}

func (w *writer) startMeta(attribute, name string) {
	w.raw(`<meta `)
	w.raw(attribute)
	w.raw(`="`)
	w.raw(name)
	w.raw(`" content="`)
}

// metaAddress appends a property that is an address of the site, or nothing
// where it is empty.
func (w *writer) metaAddress(property string, s *Site, address string) {
	if address == "" {
		return
	}
	origin, rest := s.Resolve(address)
	w.startMeta("property", property)
	w.b = escape.AppendAttr(w.b, origin)
	w.b = escape.AppendAttr(w.b, rest)
	w.raw(`">`)
}

func (w *writer) metaNumber(property string, n int) {
	w.startMeta("property", property)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
	w.raw(`">`)
}

func (w *writer) time(property string, t time.Time) {
	if !t.IsZero() {
		w.startMeta("property", property)
		w.b = t.AppendFormat(w.b, time.RFC3339)
		w.raw(`">`)
	}
}

// link appends a link element with one further attribute, or nothing where
// the address is empty. Where there is a site, the address becomes absolute.
func (w *writer) link(rel string, s *Site, address, attribute, value string) {
	if address == "" {
		return
	}
	origin, rest := "", address
	if s != nil {
		origin, rest = s.Resolve(address)
	}
	w.raw(`<link rel="`)
	w.raw(rel)
	w.raw(`" href="`)
	w.b = escape.AppendURL(w.b, origin)
	w.b = escape.AppendURL(w.b, rest)
	w.raw(`"`)
	if value != "" {
		w.raw(` `)
		w.raw(attribute)
		w.raw(`="`)
		w.b = escape.AppendAttr(w.b, value)
		w.raw(`"`)
	}
	w.raw(`>`)
}
