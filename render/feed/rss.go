package feed

import (
	"cmp"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// An rssWriter writes RSS 2.0 with full content, names in dc:creator (RSS's
// own author wants an e-mail address), and the feed's own address.
type rssWriter struct{ xmlWriter }

var rssText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (x *rssWriter) head(updated time.Time) {
	f := x.feed
	x.raw(xmlDeclaration + `<rss version="2.0" xmlns:atom="` + nsAtom + `" xmlns:content="` + nsContent +
		`" xmlns:dc="` + nsDC + `" xmlns:media="` + nsMedia + `"><channel>`)
	// Title, link and description are required, even where they are empty.
	x.raw(`<title>`)
	x.text(f.Title)
	x.raw(`</title><link>`)
	home := x.address("/url", cmp.Or(f.URL, "/"))
	x.text(home)
	x.raw(`</link><description>`)
	x.text(rssText.Replace(f.Description))
	x.raw(`</description>`)
	x.element("language", f.Language)
	x.element("copyright", f.Copyright)
	if !updated.IsZero() {
		x.element("lastBuildDate", updated.Format(rfc822))
	}
	if image := x.address("/image", f.Image); image != "" {
		x.raw(`<image>`)
		x.element("url", image)
		x.element("title", f.Title)
		x.element("link", home)
		x.raw(`</image>`)
	}
	x.links("atom:link", RSS)
	x.creators("/authors", f.Authors)
	if f.Icon != "" {
		x.lose(article.LossUnsupported, "icon", "RSS has no place for it", "/icon")
	}
	if f.ID != "" {
		x.lose(article.LossUnsupported, "id", "RSS knows a feed by its address", "/id")
	}
}

func (x *rssWriter) creators(field string, authors []article.Author) {
	for i := range authors {
		a := &authors[i]
		if strings.TrimSpace(a.Name) != "" {
			x.element("dc:creator", a.Name)
		}
		if a.URL != "" || a.Email != "" || a.Avatar != nil {
			x.lose(article.LossUnsupported, "author", "RSS takes the name alone", field)
		}
	}
}

func (x *rssWriter) item(i *entry) {
	a := i.Article
	x.raw(`<item>`)
	if a.Headline == "" && a.Dek == "" {
		x.lose(article.LossInvalid, "headline", "RSS wants a title or a description", "headline")
	}
	x.element("title", a.Headline)
	x.element("link", i.url)
	if i.id == i.url {
		x.raw(`<guid isPermaLink="true">`)
	} else {
		x.raw(`<guid isPermaLink="false">`)
	}
	x.text(i.id)
	x.raw(`</guid>`)
	if !a.Published.IsZero() {
		x.element("pubDate", a.Published.Format(rfc822))
	}
	if t := i.change(); t.After(a.Published) {
		x.element("atom:updated", t.Format(time.RFC3339Nano))
	}
	x.creators("authors", a.Authors)
	for _, term := range i.terms() {
		x.element("category", term)
	}
	if a.Language != x.feed.Language {
		x.element("dc:language", a.Language)
	}
	x.element("description", rssText.Replace(a.Dek))
	if i.content != "" {
		x.raw(`<content:encoded>`)
		x.markup(i.content)
		x.raw(`</content:encoded>`)
	}
	x.enclosures(i.Enclosures)
	x.image(i)
	x.raw(`</item>`)
}

// enclosures appends the first file as enclosure, of which readers expect
// one, and the others as Media RSS.
func (x *rssWriter) enclosures(files []article.MediaFile) {
	name, size := "enclosure", "length"
	for _, file := range files {
		address := x.address("enclosures", file.URL)
		if address == "" {
			continue
		}
		x.raw(`<` + name)
		x.attr("url", address)
		if file.Bytes <= 0 && name == "enclosure" {
			x.raw(` length="0"`) // required; 0 is what RSS advises for unknown
		}
		x.size(size, file.Bytes)
		if file.Type == "" {
			file.Type = "application/octet-stream"
		}
		x.attr("type", file.Type)
		x.raw(`/>`)
		name, size = "media:content", "fileSize"
	}
}

func (x *rssWriter) end() { x.raw(`</channel></rss>`) }

// rss reads RSS 0.9x and 2.0, and RSS 1.0 as far as it is the same.
func (r *reader) rss(root *element) {
	for e := range root.elements() {
		switch e.key {
		case "channel":
			r.channel(e)
		case "item":
			r.rssItem(e)
		default:
			r.unknown(e)
		}
	}
}

func (r *reader) channel(channel *element) {
	f := r.feed
	// The link comes first: the addresses of all others are resolved by it.
	if link := channel.child("link"); link != nil {
		f.URL = r.address(link, link.text())
		r.rebase(f.URL)
	}
	for e := range channel.elements() {
		switch e.key {
		case "title":
			f.Title = e.text()
		case "link":
		case "description":
			f.Description = r.plain(e, e.text())
		case "language", "dc:language":
			f.Language = e.text()
		case "copyright", "dc:rights":
			f.Copyright = e.text()
		case "lastBuildDate", "dc:date", "atom:updated":
			f.Updated = r.date(e)
		case "pubDate":
			if f.Updated.IsZero() {
				f.Updated = r.date(e)
			}
		case "image":
			if u := e.child("url"); u != nil {
				f.Image = r.address(u, u.text())
			}
		case "dc:creator":
			f.Authors = append(f.Authors, article.Author{Name: e.text()})
		case "managingEditor":
			f.Authors = append(f.Authors, mailbox(e.text()))
		case "atom:link":
			r.feedLink(e)
		case "item":
			r.rssItem(e)
		default:
			r.unknown(e)
		}
	}
}

func (r *reader) rssItem(item *element) {
	out, a := r.item()
	var terms []string
	var description *element
	var fallback []article.Author
	guid, permanent := "", true
	for e := range item.elements() {
		switch e.key {
		case "title":
			a.Headline = e.text()
		case "link":
			a.URL = r.address(e, e.text())
		case "atom:link":
			if rel := e.attr("rel"); (rel == "" || rel == "alternate") && a.URL == "" {
				a.URL = r.address(e, e.attr("href"))
			}
		case "guid":
			guid, permanent = e.text(), e.attr("isPermaLink") != "false"
		case "pubDate", "dc:date":
			a.Published = r.date(e)
		case "atom:updated":
			a.Updated = r.date(e)
		case "dc:creator":
			a.Authors = append(a.Authors, article.Author{Name: e.text()})
		case "author":
			fallback = append(fallback, mailbox(e.text()))
		case "category":
			if term := e.text(); term != "" {
				terms = append(terms, term)
			}
		case "dc:language":
			a.Language = e.text()
		case "description":
			description = e
		case "content:encoded":
			out.ContentHTML = e.text()
		case "enclosure":
			r.enclosure(out, e, e.attr("length"))
		default:
			r.media(out, e)
		}
	}
	if a.Authors == nil {
		a.Authors = fallback
	}
	if a.URL == "" && permanent && safe(guid) {
		a.URL = r.address(item, guid)
	}
	if guid != a.URL {
		a.ID = guid
	}
	if description != nil {
		a.Dek = r.plain(description, description.text())
		if out.ContentHTML == "" && strings.ContainsRune(description.text(), '<') {
			// Many feeds put the whole text there.
			out.ContentHTML = description.text()
		}
	}
	out.setTerms(terms)
	r.body(item, out)
}

// mailbox reads "address (name)", as RSS writes a person.
func mailbox(s string) article.Author {
	address, name, found := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	address = strings.TrimSpace(address)
	switch {
	case found && strings.Contains(address, "@"):
		return article.Author{Name: strings.TrimSpace(name), Email: address}
	case strings.Contains(s, "@") && !strings.ContainsRune(s, ' '):
		return article.Author{Name: s, Email: s}
	}
	return article.Author{Name: s}
}
