package render

import (
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
	"github.com/dots-newsroom/newsroom/render/locale"
)

// Options are what the pieces of one page share. A nil *Options, which every
// piece starts with, means the defaults.
type Options struct {
	// Locale is the wording of labels and dates. Nil: that of Language.
	Locale *locale.Locale
	// Language is the BCP 47 tag of the page. Empty: English.
	Language string
	// ClassPrefix replaces "nr-" at the start of every class and id. The
	// stylesheet must be served with the same prefix; see [Assets].
	ClassPrefix string
	// AssetPath is where the assets are served. Empty: "/assets/".
	AssetPath string
	// Block, where set, may print a block in another way: it appends markup
	// to dst and reports true, or reports false to have the default. What it
	// appends is not escaped again: it is the host's own markup.
	Block func(dst []byte, b article.Block) ([]byte, bool)
}

// defaultPrefix stands before every class and id in this package's markup and
// stylesheet.
const defaultPrefix = "nr-"

// A printer appends markup. Constant markup goes through raw, everything that
// comes from data through text, attr or url: these are the only doors.
type printer struct {
	b       []byte
	options *Options
	words   *locale.Locale
	prefix  string // empty: the default
	// notes are the labels of the body's footnotes in the order of the list;
	// marked are the numbers of those that a mark has led to so far.
	notes  []string
	marked []int
}

func newPrinter(dst []byte, o *Options) printer {
	p := printer{b: dst, options: o}
	if o != nil {
		p.words = o.Locale
		if o.ClassPrefix != defaultPrefix {
			p.prefix = o.ClassPrefix
		}
	}
	if p.words == nil {
		p.words = locale.For(p.language())
	}
	return p
}

func (p *printer) language() string {
	if p.options == nil || p.options.Language == "" {
		return "en"
	}
	return p.options.Language
}

// raw appends this package's own markup, with the host's class prefix.
func (p *printer) raw(markup string) {
	if p.prefix != "" {
		markup = strings.ReplaceAll(markup, defaultPrefix, p.prefix)
	}
	p.b = append(p.b, markup...)
}

func (p *printer) text(s string) { p.b = escape.AppendText(p.b, s) }

// attr appends ` name="value"`, or nothing where the value is empty.
func (p *printer) attr(name, value string) {
	if value == "" {
		return
	}
	p.b = append(p.b, ' ')
	p.b = append(p.b, name...)
	p.b = append(p.b, '=', '"')
	p.b = escape.AppendAttr(p.b, value)
	p.b = append(p.b, '"')
}

// link appends ` name="address"`, or nothing where the address is empty.
func (p *printer) link(name, address string) {
	if address == "" {
		return
	}
	p.b = append(p.b, ' ')
	p.b = append(p.b, name...)
	p.b = append(p.b, '=', '"')
	p.b = escape.AppendURL(p.b, address)
	p.b = append(p.b, '"')
}

// lang appends lang and dir for a part in another language than the page's.
func (p *printer) lang(tag string) {
	if tag == "" || tag == p.language() {
		return
	}
	p.attr("lang", tag)
	p.attr("dir", string(article.DirectionOf(tag)))
}

// maybeLink appends a text, linked where there is an address.
func (p *printer) maybeLink(text, address string) {
	if address == "" {
		p.text(text)
		return
	}
	p.raw(`<a`)
	p.link("href", address)
	p.raw(`>`)
	p.text(text)
	p.raw(`</a>`)
}
