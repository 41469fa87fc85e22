package feedtest

import (
	"net/url"
	"regexp"
	"time"
)

const (
	nsSitemap = "http://www.sitemaps.org/schemas/sitemap/0.9"
	nsNews    = "http://www.google.com/schemas/sitemap-news/0.9"
	nsPicture = "http://www.google.com/schemas/sitemap-image/1.1"
)

// newsLanguage is ISO 639 in two or three letters, but for Chinese (Google,
// News sitemaps).
var newsLanguage = regexp.MustCompile(`^([a-z]{2,3}|zh-cn|zh-tw)$`)

// sitemapFaults is what breaks the protocol (www.sitemaps.org/protocol.html),
// or Google's rules for news and image sitemaps, at a moment.
func sitemapFaults(src []byte, host string, now time.Time) []string {
	r := &report{}
	root, err := parse(src)
	if err != nil {
		r.say("protocol", "%v", err)
		return r.faults
	}
	if len(src) > 50<<20 {
		r.say("protocol", "%d bytes", len(src))
	}
	entry, most := "url", 50_000
	switch {
	case root.space != nsSitemap:
		r.say("protocol", "namespace %q", root.space)
	case root.name == "sitemapindex":
		entry = "sitemap"
	case root.name != "urlset":
		r.say("protocol", "the root is %s", root.name)
	}
	r.children("protocol", root, map[string]string{nsSitemap: entry})
	if len(root.children) > most {
		r.say("protocol", "%d addresses", len(root.children))
	}
	news := 0
	for _, e := range root.children {
		if entry == "sitemap" {
			r.children("siteindex.xsd", e, map[string]string{nsSitemap: "loc lastmod"})
		} else {
			r.children("sitemap.xsd", e, map[string]string{nsSitemap: "loc lastmod changefreq priority", nsNews: "news", nsPicture: "image"})
		}
		r.count("protocol", e, nsSitemap, "loc", 1, 1)
		r.count("protocol", e, nsSitemap, "lastmod", 0, 1)
		for _, loc := range e.all(nsSitemap, "loc") {
			r.address("protocol", "loc", loc.text)
			if u, err := url.Parse(loc.text); err != nil || u.Host != host || len(loc.text) >= 2048 {
				r.say("protocol, location", "loc is %q", loc.text)
			}
		}
		for _, d := range e.all(nsSitemap, "lastmod") {
			r.rfc3339("protocol, W3C Datetime", d.text)
		}
		for _, n := range e.all(nsNews, "news") {
			news++
			r.newsOf(n, now)
		}
		for _, i := range e.all(nsPicture, "image") {
			r.children("Google, image sitemaps", i, map[string]string{nsPicture: "loc"})
			r.count("Google, image sitemaps", i, nsPicture, "loc", 1, 1)
			for _, loc := range i.all(nsPicture, "loc") {
				r.address("Google, image sitemaps", "loc", loc.text)
			}
		}
	}
	if news > 1000 {
		r.say("Google, news sitemaps", "%d articles", news)
	}
	return r.faults
}

// newsOf holds a news tag to Google's rules for news sitemaps; the elements
// stand in the order of its schema.
func (r *report) newsOf(n *tag, now time.Time) {
	const rule = "Google, news sitemaps"
	for i, name := range []string{"publication", "publication_date", "title"} {
		r.count(rule, n, nsNews, name, 1, 1)
		if i < len(n.children) && n.children[i].name != name {
			r.say("sitemap-news.xsd", "%s where %s stands", n.children[i].name, name)
		}
	}
	r.children("sitemap-news.xsd", n, map[string]string{nsNews: "publication publication_date title"})
	for _, p := range n.all(nsNews, "publication") {
		r.count(rule, p, nsNews, "name", 1, 1)
		r.count(rule, p, nsNews, "language", 1, 1)
		for _, l := range p.all(nsNews, "language") {
			if !newsLanguage.MatchString(l.text) {
				r.say(rule, "language %q", l.text)
			}
		}
	}
	for _, d := range n.all(nsNews, "publication_date") {
		r.rfc3339(rule, d.text)
		if t, err := time.Parse(time.RFC3339, d.text); err == nil && (now.Sub(t) > 48*time.Hour || t.After(now)) {
			r.say(rule, "%s is not of the last two days", d.text)
		}
	}
	for _, t := range n.all(nsNews, "title") {
		if t.text == "" {
			r.say(rule, "no title")
		}
	}
}
