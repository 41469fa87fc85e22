// Package inlinehtml writes running text as HTML, for formats whose text is a
// string of it, and reads such strings. What it writes can do no harm in a page,
// and package htmlbody reads it.
package inlinehtml

import (
	"strings"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// Append appends content as HTML. It reports whether every node has said in
// it all that it holds; white space is not looked at, see [Exact].
//
// An address that may not be linked is left out, and the text of the link
// stays.
func Append(dst []byte, content []article.Inline) ([]byte, bool) {
	w := writer{b: dst, whole: true}
	w.inlines(content)
	return w.b, w.whole
}

// Exact is content as HTML, and whether htmlbody makes the same content of
// that again. HTML folds white space, and has no empty elements in text.
func Exact(content []article.Inline) (string, bool) {
	out, whole := Append(nil, content)
	html := string(out)
	if !whole || !utf8.ValidString(html) {
		return string([]rune(html)), false // each byte that is no UTF-8 is U+FFFD
	}
	if html == "" {
		return "", len(content) == 0
	}
	if plain(content) && !folds(html) {
		return html, true // most text is such, and reading HTML takes its time
	}
	d, losses, err := htmlbody.Parse(out, htmlbody.Options{})
	if err != nil || len(losses) > 0 || len(d.Blocks) != 1 {
		return html, false
	}
	p, ok := d.Blocks[0].(*article.Paragraph)
	if !ok {
		return html, false
	}
	again, _ := Append(nil, p.Content)
	return html, string(again) == html
}

// plain reports whether content is text alone.
func plain(content []article.Inline) bool {
	for _, n := range content {
		if _, text := n.(*article.Text); !text {
			return false
		}
	}
	return true
}

// folds reports whether HTML may change the white space of a text.
func folds(s string) bool {
	space := true // none stands at the start
	for i := range len(s) {
		if s[i] < ' ' || s[i] == ' ' && space {
			return true
		}
		space = s[i] == ' '
	}
	return space
}

type writer struct {
	b     []byte
	whole bool
}

func (w *writer) inlines(content []article.Inline) {
	for _, n := range content {
		w.inline(n)
	}
}

func (w *writer) inline(n article.Inline) {
	switch n := n.(type) {
	case nil:
	case *article.Text:
		w.keep(n.Extra)
		w.text(n.Value)
	case *article.Break:
		w.keep(n.Extra)
		w.raw("<br>")
	case *article.Emphasis:
		w.element("em", n.Content, n.Extra)
	case *article.Strong:
		w.element("strong", n.Content, n.Extra)
	case *article.Strike:
		w.element("s", n.Content, n.Extra)
	case *article.Sub:
		w.element("sub", n.Content, n.Extra)
	case *article.Sup:
		w.element("sup", n.Content, n.Extra)
	case *article.Mark:
		w.element("mark", n.Content, n.Extra)
	case *article.Abbreviation:
		w.element("abbr", n.Content, n.Extra, "title", n.Title)
	case *article.Span:
		w.element("span", n.Content, n.Extra, "lang", n.Language)
	case *article.Link:
		if !escape.SafeURL(n.URL) {
			w.whole = false
			w.inlines(n.Content)
			return
		}
		w.keep(n.Extra)
		w.raw(`<a href="`)
		w.attr(n.URL)
		w.raw(`"`)
		w.attribute("title", n.Title)
		w.raw(">")
		w.inlines(n.Content)
		w.raw("</a>")
	case *article.CodeSpan:
		w.keep(n.Extra)
		w.raw("<code>")
		w.verbatim(n.Value)
		w.raw("</code>")
	case *article.Math:
		w.keep(n.Extra)
		w.raw(`<code class="math`)
		if n.Display {
			w.raw(" math--display")
		}
		w.raw(`">`)
		w.verbatim(n.Value)
		w.raw("</code>")
	case *article.InlineImage:
		w.whole = false // sizes, variants and more are for those who can hold them
		if n.Image.URL == "" || !escape.SafeURL(n.Image.URL) {
			w.text(n.Image.Alt)
			return
		}
		w.raw(`<img src="`)
		w.attr(n.Image.URL)
		w.raw(`" alt="`)
		w.attr(n.Image.Alt)
		w.raw(`"`)
		w.attribute("title", n.Title)
		w.raw(">")
	case *article.CustomInline:
		w.whole = false
		w.text(n.Text)
	case *article.FootnoteRef:
		w.whole = false
	}
}

func (w *writer) element(name string, content []article.Inline, extra article.Extra, attributes ...string) {
	w.keep(extra)
	w.raw("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.attribute(attributes[i], attributes[i+1])
	}
	w.raw(">")
	w.inlines(content)
	w.raw("</" + name + ">")
}

// attribute writes an attribute, unless it is empty.
func (w *writer) attribute(name, value string) {
	if value != "" {
		w.raw(" " + name + `="`)
		w.attr(value)
		w.raw(`"`)
	}
}

func (w *writer) raw(s string) { w.b = append(w.b, s...) }

func (w *writer) attr(s string) {
	w.check(s)
	w.b = escape.AppendAttr(w.b, s)
}

// text writes text; a soft line break is the space that it stands for.
func (w *writer) text(s string) { w.verbatim(strings.ReplaceAll(s, "\n", " ")) }

func (w *writer) verbatim(s string) {
	w.check(s)
	w.b = escape.AppendText(w.b, s)
}

// check notes what HTML has no way to write.
func (w *writer) check(s string) {
	if strings.IndexByte(s, 0) >= 0 {
		w.whole = false
	}
}

func (w *writer) keep(extra article.Extra) {
	if len(extra) > 0 {
		w.whole = false
	}
}
