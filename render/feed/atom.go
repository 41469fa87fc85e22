package feed

import (
	"html"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// An atomWriter writes Atom as RFC 4287 has it.
type atomWriter struct{ xmlWriter }

func (x *atomWriter) head(updated time.Time) {
	f := x.feed
	x.raw(xmlDeclaration + `<feed xmlns="` + nsAtom + `" xmlns:media="` + nsMedia + `"`)
	x.attr("xml:lang", f.Language)
	x.raw(`><title>`)
	x.text(f.Title)
	x.raw(`</title>`)
	id := f.ID
	for _, address := range []string{f.SelfURL, f.URL} {
		if id == "" && address != "" {
			id = x.address("/id", address)
		}
	}
	if id == "" {
		x.lose(article.LossInvalid, "id", "Atom wants one; neither ID nor an address is set", "/id")
	}
	x.raw(`<id>`)
	x.text(id)
	x.raw(`</id>`)
	x.moment("updated", updated) // required: the epoch where nothing is known
	x.element("subtitle", f.Description)
	if f.URL != "" {
		x.atomLink("link", "alternate", "text/html", x.address("/url", f.URL))
	}
	x.links("link", Atom)
	x.element("rights", f.Copyright)
	x.element("icon", x.address("/icon", f.Icon))
	x.element("logo", x.address("/image", f.Image))
	authors := f.Authors
	if len(authors) == 0 {
		// An entry without an author takes the feed's, and one of the two is
		// required (4.2.1).
		authors = []article.Author{{Name: f.Title}}
	}
	x.authors("/authors", authors)
}

func (x *atomWriter) moment(name string, t time.Time) {
	if t.IsZero() {
		t = time.Unix(0, 0).UTC()
	}
	x.element(name, t.Format(time.RFC3339Nano))
}

func (x *atomWriter) authors(field string, authors []article.Author) {
	for i := range authors {
		a := &authors[i]
		x.raw(`<author><name>`)
		x.text(a.Name)
		x.raw(`</name>`)
		x.element("uri", x.address(field, a.URL))
		// An addr-spec and nothing else (RFC 4287, 3.2.3).
		if mailbox, err := mail.ParseAddress(a.Email); err == nil && mailbox.Address == a.Email {
			x.element("email", a.Email)
		} else if a.Email != "" {
			x.lose(article.LossInvalid, "email", "it is no address of a mailbox", field)
		}
		x.raw(`</author>`)
		if a.Avatar != nil {
			x.lose(article.LossUnsupported, "author's picture", "Atom has no place for it", field)
		}
	}
}

func (x *atomWriter) item(i *entry) {
	a := i.Article
	x.raw(`<entry`)
	if a.Language != x.feed.Language {
		x.attr("xml:lang", a.Language)
	}
	x.raw(`><title>`)
	x.text(a.Headline)
	x.raw(`</title><id>`)
	x.text(x.iri(i))
	x.raw(`</id>`)
	x.moment("updated", i.change())
	if !a.Published.IsZero() {
		x.moment("published", a.Published)
	}
	x.atomLink("link", "alternate", "text/html", i.url)
	x.authors("authors", a.Authors)
	for _, term := range i.terms() {
		x.raw(`<category`)
		x.attr("term", term)
		x.raw(`/>`)
	}
	if a.Dek != "" || i.content == "" && i.url == "" {
		// An entry without a link must have content, and one without content
		// a link (4.1.1.1); an empty summary says that there is no more.
		x.raw(`<summary>`)
		x.text(a.Dek)
		x.raw(`</summary>`)
	}
	switch {
	case i.content != "":
		x.raw(`<content type="html">`)
		x.markup(i.content)
		x.raw(`</content>`)
	case i.url == "":
		x.raw(`<content>`)
		x.text(a.Dek)
		x.raw(`</content>`)
	}
	for _, file := range i.Enclosures {
		if address := x.address("enclosures", file.URL); address != "" {
			x.raw(`<link rel="enclosure"`)
			x.attr("href", address)
			x.attr("type", file.Type)
			x.size("length", file.Bytes)
			x.raw(`/>`)
		}
	}
	x.image(i)
	x.raw(`</entry>`)
}

// iri is the entry's id. Atom wants an IRI: an id that is none becomes a tag
// URI (RFC 4151) of the site and the day the article appeared.
func (x *atomWriter) iri(i *entry) string {
	if u, err := url.Parse(i.id); err == nil && u.IsAbs() {
		return i.id
	}
	if x.base == nil || i.id == i.url {
		x.lose(article.LossInvalid, "id", "Atom wants an IRI, and the feed has no address to make one from", "id")
		return i.id
	}
	day := "1970-01-01"
	if !i.Article.Published.IsZero() {
		day = i.Article.Published.Format(time.DateOnly)
	}
	x.lose(article.LossFlattened, "id", "written as a tag URI", "id")
	return "tag:" + x.base.Hostname() + "," + day + ":" + url.PathEscape(i.id)
}

func (x *atomWriter) end() { x.raw(`</feed>`) }

// atom reads a feed of Atom 1.0, and of 0.3 as far as it is the same.
func (r *reader) atom(root *element) {
	f := r.feed
	f.Language = root.attr("xml:lang")
	for e := range root.elements() {
		if e.key == "atom:link" && (e.attr("rel") == "" || e.attr("rel") == "alternate") && f.URL == "" {
			f.URL = r.address(e, e.attr("href"))
			r.rebase(f.URL)
		}
	}
	for e := range root.elements() {
		switch e.key {
		case "atom:title":
			f.Title = r.construct(e)
		case "atom:subtitle", "atom:tagline":
			f.Description = r.construct(e)
		case "atom:id":
			f.ID = e.text()
		case "atom:updated", "atom:modified":
			f.Updated = r.date(e)
		case "atom:rights", "atom:copyright":
			f.Copyright = r.construct(e)
		case "atom:icon":
			f.Icon = r.address(e, e.text())
		case "atom:logo":
			f.Image = r.address(e, e.text())
		case "atom:author":
			f.Authors = append(f.Authors, r.person(e))
		case "atom:link":
			r.feedLink(e)
		case "atom:entry":
			r.entry(e)
		default:
			r.unknown(e)
		}
	}
	if f.ID == f.SelfURL || f.SelfURL == "" && f.ID == f.URL {
		f.ID = ""
	}
	if len(f.Authors) == 1 && f.Authors[0].Name == f.Title && f.Authors[0].URL == "" && f.Authors[0].Email == "" {
		f.Authors = nil // the stand-in that the writer needs
	}
}

// feedLink reads a link of the feed, in Atom and in RSS.
func (r *reader) feedLink(e *element) {
	address := r.address(e, e.attr("href"))
	switch e.attr("rel") {
	case "self":
		r.feed.SelfURL = address
	case "next":
		r.feed.NextURL = address
	case "hub":
		r.feed.Hubs = append(r.feed.Hubs, address)
	case "", "alternate":
		if r.feed.URL == "" {
			r.feed.URL = address
		}
	default:
		r.unknown(e)
	}
}

func (r *reader) entry(item *element) {
	out, a := r.item()
	a.Language = item.attr("xml:lang")
	var terms []string
	id := ""
	for e := range item.elements() {
		switch e.key {
		case "atom:title":
			a.Headline = r.construct(e)
		case "atom:id":
			id = e.text()
		case "atom:updated", "atom:modified":
			a.Updated = r.date(e)
		case "atom:published", "atom:issued":
			a.Published = r.date(e)
		case "atom:summary":
			a.Dek = r.construct(e)
		case "atom:content":
			r.content(out, e)
		case "atom:author":
			a.Authors = append(a.Authors, r.person(e))
		case "atom:category":
			if term := e.attr("term"); term != "" {
				terms = append(terms, term)
			}
		case "atom:link":
			switch e.attr("rel") {
			case "", "alternate":
				if a.URL == "" {
					a.URL = r.address(e, e.attr("href"))
				}
			case "enclosure":
				r.enclosure(out, e, e.attr("length"))
			default:
				r.unknown(e)
			}
		default:
			r.media(out, e)
		}
	}
	if id != a.URL {
		a.ID = id
	}
	if a.Updated.Equal(a.Published) || a.Updated.Equal(time.Unix(0, 0)) {
		a.Updated = time.Time{} // required, so that it says nothing
	}
	out.setTerms(terms)
	r.body(item, out)
}

// construct reads a text construct (RFC 4287, 3.1) as plain text.
func (r *reader) construct(e *element) string {
	switch e.attr("type") {
	case "html", "text/html":
		return r.plain(e, e.text())
	case "xhtml", "application/xhtml+xml":
		return r.plain(e, e.markup())
	}
	return e.text()
}

func (r *reader) content(out *Item, e *element) {
	switch kind := e.attr("type"); {
	case e.attr("src") != "":
		r.lose(e, article.LossUnsupported, "<content src>", "it stands elsewhere")
	case kind == "html" || kind == "text/html":
		out.ContentHTML = e.text()
	case kind == "xhtml" || kind == "application/xhtml+xml":
		if div := e.child("div"); div != nil {
			e = div
		}
		out.ContentHTML = e.markup()
	case kind == "" || kind == "text" || kind == "text/plain":
		if text := e.text(); text != "" {
			out.ContentHTML = "<p>" + html.EscapeString(text) + "</p>"
		}
	default:
		r.lose(e, article.LossUnsupported, "<content>", "of type "+kind)
	}
}

func (r *reader) person(e *element) (a article.Author) {
	for part := range e.elements() {
		switch part.key {
		case "atom:name":
			a.Name = part.text()
		case "atom:uri", "atom:url":
			a.URL = r.address(part, part.text())
		case "atom:email":
			a.Email = part.text()
		default:
			r.unknown(part)
		}
	}
	return a
}

// enclosure reads a file that comes with an item.
func (r *reader) enclosure(out *Item, e *element, length string) {
	address := e.attr("url")
	if address == "" {
		address = e.attr("href")
	}
	file := article.MediaFile{URL: r.address(e, address), Type: e.attr("type")}
	if file.URL == "" {
		return
	}
	if n, err := strconv.ParseInt(strings.TrimSpace(length), 10, 64); err == nil && n > 0 {
		file.Bytes = n
	}
	out.Enclosures = append(out.Enclosures, file)
}
