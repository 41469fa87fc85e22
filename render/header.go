package render

import (
	"bytes"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A Header is what opens an article: category label, kicker, headline, dek.
type Header struct {
	Category article.Category
	// Kicker is the short label beside the category.
	Kicker string
	// Headline is the page's h1.
	Headline string
	Dek      string
	Options  *Options
}

// AppendHTML appends the header's markup to dst.
func (h Header) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, h.Options, "")
	p.header(&h)
	return p.b
}

func (p *printer) header(h *Header) {
	if p.replaced(func(o *Options) Piece { own := *h; own.Options = o; return own }) {
		return
	}
	p.raw(`<header class="nr-header">`)
	p.label(&h.Category, h.Kicker)
	p.put(`<h1 class="nr-headline">`, h.Headline, `</h1>`)
	if h.Dek != "" {
		p.put(`<p class="nr-dek">`, h.Dek, `</p>`)
	}
	p.raw(`</header>`)
}

// label prints the category, linked to its page, and the kicker.
func (p *printer) label(c *article.Category, kicker string) {
	if c.Name == "" && kicker == "" {
		return
	}
	switch {
	case c.Name == "":
		p.raw(`<p class="nr-label">`)
	case c.URL == "":
		p.put(`<p class="nr-label"><span class="nr-label__category">`, c.Name, `</span>`)
	default:
		p.putLink(`<p class="nr-label"><a class="nr-label__category" href="`, c.URL, c.Name, `</a>`)
	}
	if kicker != "" {
		if c.Name != "" && (p.mail || p.lite) { // which have no stylesheet that sets a point between
			p.raw(` ·`)
		}
		p.put(` <span class="nr-label__kicker">`, kicker, `</span>`)
	}
	p.raw(`</p>`)
}

// A Byline names the authors with role and avatar, and says when the article
// appeared and how long it takes to read.
type Byline struct {
	Authors            []article.Author
	Published, Updated time.Time
	// Minutes is the reading time; see [article.EstimateReadingTime]. Zero:
	// not shown.
	Minutes int
	Options *Options
}

// AppendHTML appends the byline's markup to dst.
func (b Byline) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, b.Options, "")
	p.byline(&b)
	return p.b
}

func (p *printer) byline(b *Byline) {
	if p.replaced(func(o *Options) Piece { own := *b; own.Options = o; return own }) {
		return
	}
	p.raw(`<div class="nr-byline">`)
	for i := range b.Authors {
		p.author(&b.Authors[i])
	}
	p.raw(`<p class="nr-byline__facts">`)
	if !b.Published.IsZero() {
		p.raw(`<time class="nr-byline__date"`)
		p.datetime(b.Published)
		p.raw(`>`)
		p.date(b.Published)
		p.raw(`</time>`)
	}
	if b.Updated.After(b.Published) && !b.Published.IsZero() {
		p.raw(`<span class="nr-byline__updated">`)
		p.text(p.words.Updated)
		p.raw(` <time`)
		p.datetime(b.Updated)
		p.raw(`>`)
		p.dateTime(b.Updated)
		p.raw(`</time></span>`)
	}
	if b.Minutes > 0 {
		p.number(`<time class="nr-byline__reading" datetime="PT`, b.Minutes, `M">`)
		p.minRead(b.Minutes)
		p.raw(`</time>`)
	}
	p.raw(`</p></div>`)
}

func (p *printer) author(a *article.Author) {
	p.raw(`<div class="nr-author">`)
	if a.Avatar != nil && !p.lite { // a link to it would say the name twice
		avatar := *a.Avatar
		if avatar.Alt == "" {
			avatar.Alt = a.Name
		}
		p.image(&avatar, &imageUse{class: `nr-author__avatar`, sizes: "3rem", lazy: false})
	}
	if a.URL != "" {
		p.putLink(`<p class="nr-author__name"><a rel="author" href="`, a.URL, a.Name, `</a></p>`)
	} else {
		p.put(`<p class="nr-author__name">`, a.Name, `</p>`)
	}
	if a.Role != "" {
		p.put(`<p class="nr-author__role">`, a.Role, `</p>`)
	}
	p.raw(`</div>`)
}

func (p *printer) datetime(t time.Time) {
	p.raw(` datetime="`)
	p.b = t.AppendFormat(p.b, time.RFC3339)
	p.raw(`"`)
}

func (p *printer) minRead(minutes int) {
	start := len(p.b)
	p.b = p.words.Minutes.AppendShort(p.b, minutes)
	p.escapeWords(start)
}

func (p *printer) date(t time.Time) {
	start := len(p.b)
	p.b = p.words.AppendDate(p.b, t)
	p.escapeWords(start)
}

func (p *printer) dateTime(t time.Time) {
	start := len(p.b)
	p.b = p.words.AppendDateTime(p.b, t)
	p.escapeWords(start)
}

func (p *printer) time(t time.Time) {
	start := len(p.b)
	p.b = p.words.AppendTime(p.b, t)
	p.escapeWords(start)
}

// escapeWords escapes what was appended from start on where a host worded it;
// nothing in package locale's own wording needs it.
func (p *printer) escapeWords(start int) {
	if p.options != nil && p.options.Locale != nil {
		p.escapeFrom(start)
	}
}

// escapeFrom escapes what was appended from start on.
func (p *printer) escapeFrom(start int) {
	if end := len(p.b); bytes.ContainsAny(p.b[start:], "<>&\"\x00") {
		p.b = escape.AppendTextBytes(p.b, p.b[start:])
		p.b = append(p.b[:start], p.b[end:]...)
	}
}
