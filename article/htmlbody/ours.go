package htmlbody

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
)

// ours reads the blocks that HTML has no element for as package render writes
// them. It reports whether n is one.
func (f *flow) ours(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	switch n.DataAtom {
	case atom.Aside:
		switch {
		case class(n, "pullquote"):
			f.pullQuote(n)
		case class(n, "readalso"):
			f.relatedLink(n)
		default:
			return false
		}
	case atom.Figure:
		if !class(n, "embed") {
			return false
		}
		return f.card(n)
	case atom.Div:
		switch {
		case class(n, "callout"):
			f.callout(n)
		case class(n, "file"):
			return f.file(n)
		default:
			return false
		}
	case atom.Section:
		if !class(n, "notes") || class(n, "footnotes") {
			return false
		}
		f.footnotes(n)
	default:
		return false
	}
	return true
}

// words is the text of an element, or nothing where package render says that
// the words are its own.
func words(n *html.Node) string {
	if n == nil || has(n, "data-auto") {
		return ""
	}
	return plainText(n)
}

func (f *flow) pullQuote(n *html.Node) {
	q := &article.PullQuote{Attrs: attrs(n)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.P && class(c, "attribution"):
			q.Attribution = f.text(c)
			drop(c)
		case c.DataAtom == atom.P && q.Content == nil:
			q.Content = f.text(c)
			drop(c)
		}
	}
	f.add(q)
	f.blocks = append(f.blocks, f.inside(n)...)
}

func (f *flow) callout(n *html.Node) {
	c := &article.Callout{Attrs: attrs(n)}
	if title := firstElement(n); title != nil && class(title, "callout__title") {
		if kind := attr(title, "data-type"); kind != "note" {
			c.Type = article.CalloutType(kind)
		}
		if !has(title, "data-auto") {
			c.Title = f.text(title)
		}
		drop(title)
	}
	c.Content = f.inside(n)
	f.add(c)
}

func (f *flow) relatedLink(n *html.Node) {
	l := &article.RelatedLink{Attrs: attrs(n)}
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Img:
			if img, ok := f.image(d); ok && l.Image == nil {
				l.Image = &img
			}
		case d.DataAtom == atom.A && l.URL == "":
			l.URL, l.Headline = f.url(d, "href", "<a href>"), plainText(d)
		case class(d, "label__kicker"):
			l.Kicker = words(d)
		case class(d, "readalso__dek"):
			l.Dek = plainText(d)
		}
	}
	f.add(l)
}

// card reads the card of an embed, if its site is among the allowed.
func (f *flow) card(n *html.Node) bool {
	a := findClass(n, "embed__link")
	if a == nil {
		return false
	}
	e, ok := embed.Find(attr(a, "href"), f.providers)
	if !ok {
		f.loseElement(n, article.LossFlattened, "its site is not among the allowed ones; the link is kept")
		return false
	}
	e.Attrs, e.Width, e.Height = attrs(n), size(a, "data-width"), size(a, "data-height")
	e.Title = words(findClass(a, "embed__title"))
	if img := find(a, atom.Img); img != nil {
		if thumbnail, ok := f.image(img); ok {
			e.Thumbnail = &thumbnail
		}
	}
	if text := findClass(n, "embed__text"); text != nil {
		e.Text = plainText(text)
	}
	if caption := captionOf(n); caption != nil {
		e.Caption = f.text(caption)
	}
	f.add(&e)
	return true
}

func (f *flow) file(n *html.Node) bool {
	a := firstElement(n)
	if a == nil || !class(a, "file__link") {
		return false
	}
	file := &article.File{Attrs: attrs(n), URL: f.url(a, "href", "<a href>"), Name: words(a), Type: attr(a, "data-type")}
	file.Bytes, _ = strconv.ParseInt(attr(a, "data-bytes"), 10, 64)
	file.Bytes = max(file.Bytes, 0)
	if d := findClass(n, "file__description"); d != nil {
		file.Description = f.text(d)
	}
	f.add(file)
	return true
}

func (f *flow) footnotes(n *html.Node) {
	notes := &article.Footnotes{Attrs: attrs(n)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Ol {
			continue
		}
		for li := c.FirstChild; li != nil; li = li.NextSibling {
			if li.DataAtom == atom.Li && f.enter() {
				notes.Items = append(notes.Items, article.Footnote{Label: f.label(attr(li, "id")), Content: f.inside(li)})
				f.leave()
			}
		}
	}
	f.add(notes)
}
