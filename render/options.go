package render

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
	"github.com/dots-newsroom/newsroom/render/locale"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

// Options are what the pieces of one page share. A nil *Options, which every
// piece starts with, means the defaults.
type Options struct {
	// Locale is the wording of labels and dates. Nil: that of Language.
	Locale *locale.Locale
	// Language is the BCP 47 tag of the page. Empty: English.
	Language string
	// Assets are the looks and the script, with their addresses and the prefix
	// of all classes. Nil: those of a zero [AssetOptions].
	Assets *Assets
	// Players are the providers of [article.Embed] whose players may be loaded,
	// in lower case: any of [PlayerProviders]. Readers see a picture and a
	// title; nothing of the other site is loaded before they ask for it. Nil:
	// none, and an embed is a link to the other site.
	Players []string
	// Slots are places in a page that a host fills with its own markup.
	Slots Slots
	// Piece, where set, may print a piece of a page in another way, as Block
	// does for blocks. It is asked for every piece that a page or another
	// piece is made of; what it gets has these options without Piece, so that
	// it may print the default with something around it.
	Piece func(dst []byte, p Piece) ([]byte, bool)
	// Inline, where set, may print an inline in another way, as Block does.
	Inline func(dst []byte, n article.Inline) ([]byte, bool)
	// Block, where set, may print a block in another way: it appends markup
	// to dst and reports true, or reports false to have the default. What it
	// appends is not escaped again: it is the host's own markup.
	Block func(dst []byte, b article.Block) ([]byte, bool)
}

// defaultPrefix stands before every class and id in this package's markup and
// stylesheet.
const defaultPrefix = "nr-"

// A printer appends markup. Constant markup goes through raw, everything that
// comes from data through text, attr or address: these are the only doors. put,
// putURL and number print markup on both sides of a value in one go, which is
// faster.
type printer struct {
	b       []byte
	options *Options
	// language is the page's: that of the options, unless the page's content
	// or site stands in for it.
	language string
	words    *locale.Locale
	prefix   string // empty: the default
	// notes are the body's blocks from the first with footnotes on; marked are
	// the numbers of the notes that a mark has led to so far.
	notes  []article.Block
	marked numbers
	// update is the number of the live update that is being printed, for one
	// without an id of its own.
	update int
	// lite prints words and links alone; see LitePage.
	lite bool
	// mail prints what mail clients can show, and addresses that siteURL makes
	// absolute; see Newsletter.
	mail    bool
	siteURL string
}

// start makes a zero printer append to dst, in a language that serves where the
// options state none; empty means English.
func (p *printer) start(dst []byte, o *Options, language string) {
	p.b, p.options, p.language = dst, o, language
	if o != nil {
		p.language = cmp.Or(o.Language, language)
		p.words = o.Locale
		if o.Assets != nil && o.Assets.options.ClassPrefix != defaultPrefix {
			p.prefix = o.Assets.options.ClassPrefix
		}
	}
	if p.language == "" {
		p.language = "en"
	}
	if p.words == nil {
		p.words = locale.For(p.language)
	}
}

// replaced reports whether the host printed a piece itself. The piece is made
// only where a host asks for it.
func (p *printer) replaced(piece func(o *Options) Piece) bool {
	if p.options == nil || p.options.Piece == nil {
		return false
	}
	rest := *p.options
	rest.Piece = nil
	rest.Language = p.language
	own, done := p.options.Piece(p.b, piece(&rest))
	if done {
		p.b = own
	}
	return done
}

// raw appends this package's own markup, with the host's class prefix.
func (p *printer) raw(markup string) { p.b = p.markup(p.b, markup) }

func (p *printer) markup(dst []byte, markup string) []byte {
	if p.prefix != "" {
		return p.prefixed(dst, markup)
	}
	return append(dst, markup...)
}

// prefixed is not inlined so that markup can be.
//
//go:noinline
func (p *printer) prefixed(dst []byte, markup string) []byte {
	for {
		before, after, found := strings.Cut(markup, defaultPrefix)
		dst = append(dst, before...)
		if !found {
			return dst
		}
		dst = append(dst, p.prefix...)
		markup = after
	}
}

func (p *printer) text(s string) { p.b = escape.AppendText(p.b, s) }

// put appends a text between two pieces of this package's own markup.
func (p *printer) put(before, text, after string) {
	b := p.markup(p.b, before)
	b = escape.AppendText(b, text)
	p.b = p.markup(b, after)
}

// putURL appends an address between two pieces of this package's own markup.
func (p *printer) putURL(before, address, after string) {
	b := p.markup(p.b, before)
	b = p.url(b, address)
	p.b = p.markup(b, after)
}

// putLink appends a text that leads to an address: before ends in the start of
// an attribute, after begins with the end tag.
func (p *printer) putLink(before, address, text, after string) {
	b := p.markup(p.b, before)
	b = append(p.url(b, address), '"', '>')
	b = escape.AppendText(b, text)
	p.b = p.markup(b, after)
}

// number appends a number between two pieces of this package's own markup.
func (p *printer) number(before string, n int, after string) {
	b := p.markup(p.b, before)
	b = appendInt(b, n)
	p.b = p.markup(b, after)
}

// url appends an address to dst, in a mail as an absolute one.
func (p *printer) url(dst []byte, address string) []byte {
	if p.mail {
		site := metadata.Site{URL: p.siteURL}
		origin, rest := site.Resolve(address)
		if origin != "" {
			return escape.AppendURLPart(escape.AppendURL(dst, origin), rest)
		}
		address = rest
	}
	return escape.AppendURL(dst, address)
}

func (p *printer) int(n int) { p.b = appendInt(p.b, n) }

// appendInt is strconv.AppendInt made short for the numbers of a page: levels
// of headings, minutes, pixels.
func appendInt(dst []byte, n int) []byte {
	switch {
	case n < 0 || n > 9999:
		return strconv.AppendInt(dst, int64(n), 10)
	case n > 999:
		return append(dst, '0'+byte(n/1000), '0'+byte(n/100%10), '0'+byte(n/10%10), '0'+byte(n%10))
	case n > 99:
		return append(dst, '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10))
	case n > 9:
		return append(dst, '0'+byte(n/10), '0'+byte(n%10))
	}
	return append(dst, '0'+byte(n))
}

// attr appends ` name="value"`, or nothing where the value is empty.
func (p *printer) attr(name, value string) {
	if value == "" {
		return
	}
	b := append(append(append(p.b, ' '), name...), '=', '"')
	p.b = append(escape.AppendAttr(b, value), '"')
}

// link appends ` name="address"`, or nothing where the address is empty.
func (p *printer) link(name, address string) {
	if address != "" {
		p.address(name, address)
	}
}

// address appends ` name="address"`, in a mail as an absolute one.
func (p *printer) address(name, address string) {
	b := append(append(append(p.b, ' '), name...), '=', '"')
	p.b = append(p.url(b, address), '"')
}

// lang appends lang and dir for a part in another language than the page's.
func (p *printer) lang(tag string) {
	if tag != "" && tag != p.language {
		p.attr("lang", tag)
		p.attr("dir", string(article.DirectionOf(tag)))
	}
}

// assets are the files that the page loads.
func (p *printer) assets() *Assets {
	if p.options != nil && p.options.Assets != nil {
		return p.options.Assets
	}
	return defaultAssets()
}

// load appends the attributes by which an element loads an asset.
func (p *printer) load(name string, a *Asset) {
	p.link(name, a.URL)
	p.attr("integrity", a.Integrity)
	if strings.HasPrefix(a.URL, "http") || strings.HasPrefix(a.URL, "//") {
		p.raw(` crossorigin`) // the digest of a file from elsewhere is checked only with it
	}
}

// maybeLink appends a text, linked where there is an address.
func (p *printer) maybeLink(text, address string) {
	if address == "" {
		p.text(text)
		return
	}
	p.putLink(`<a href="`, address, text, `</a>`)
}
