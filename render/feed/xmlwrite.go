package feed

import (
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// The namespaces of the XML formats, as they are written.
const (
	nsAtom    = "http://www.w3.org/2005/Atom"
	nsContent = "http://purl.org/rss/1.0/modules/content/"
	nsDC      = "http://purl.org/dc/elements/1.1/"
	nsMedia   = "http://search.yahoo.com/mrss/"
)

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// An xmlWriter appends elements whose text is escaped.
type xmlWriter struct{ *writer }

func (x xmlWriter) raw(s string) { x.b = append(x.b, s...) }

// text appends character data. A carriage return is written as a reference,
// because readers turn a bare one into a line feed (XML 1.0, 2.11).
func (x xmlWriter) text(s string) {
	s = x.clean(s)
	for {
		line, rest, found := strings.Cut(s, "\r")
		x.b = escape.AppendText(x.b, line)
		if !found {
			return
		}
		x.raw("&#13;")
		s = rest
	}
}

// element appends an element with text, or nothing where that is empty.
func (x xmlWriter) element(name, text string) {
	if text == "" {
		return
	}
	x.raw("<" + name + ">")
	x.text(text)
	x.raw("</" + name + ">")
}

// attr appends an attribute, or nothing where the value is empty.
func (x xmlWriter) attr(name, value string) {
	if value == "" {
		return
	}
	x.raw(" " + name + `="`)
	x.text(value)
	x.raw(`"`)
}

func (x xmlWriter) size(name string, n int64) {
	if n > 0 {
		x.attr(name, strconv.FormatInt(n, 10))
	}
}

// markup appends HTML as a CDATA section: shorter than escaped, and readable.
func (x xmlWriter) markup(html string) {
	html = x.clean(html)
	if strings.Contains(html, "\r") {
		x.text(html)
		return
	}
	x.raw("<![CDATA[")
	x.raw(strings.ReplaceAll(html, "]]>", "]]]]><![CDATA[>"))
	x.raw("]]>")
}

// image appends the hero as Media RSS: the alternative text as description,
// which is where servers of the Fediverse look for it, the caption as title.
func (x xmlWriter) image(i *entry) {
	if i.image == nil {
		return
	}
	x.raw(`<media:content medium="image"`)
	x.attr("url", i.image.URL)
	x.attr("type", i.image.Type)
	x.size("width", int64(i.image.Width))
	x.size("height", int64(i.image.Height))
	x.raw(`>`)
	hero := i.Article.Hero
	for _, part := range [...]struct{ name, text string }{
		{"media:title", article.InlineText(hero.Caption)}, {"media:description", i.image.Alt},
	} {
		if part.text != "" {
			x.raw("<" + part.name + ` type="plain">`)
			x.text(part.text)
			x.raw("</" + part.name + ">")
		}
	}
	x.element("media:credit", hero.Credit)
	x.raw(`</media:content>`)
}

// atomLink appends a link element of Atom, which RSS borrows.
func (x xmlWriter) atomLink(element, rel, mediaType, address string) {
	if address == "" {
		return
	}
	x.raw("<" + element)
	x.attr("rel", rel)
	x.attr("type", mediaType)
	x.attr("href", address)
	x.raw("/>")
}

// links appends the feed's own address, the next page and the hubs.
func (x xmlWriter) links(element string, format Format) {
	x.atomLink(element, "self", format.MediaType(), x.address("/self_url", x.feed.SelfURL))
	x.atomLink(element, "next", format.MediaType(), x.address("/next_url", x.feed.NextURL))
	for _, hub := range x.feed.Hubs {
		x.atomLink(element, "hub", "", x.address("/hubs", hub))
	}
}
