package render

import (
	"bytes"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
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
	p := newPrinter(dst, h.Options)
	p.header(&h)
	return p.b
}

func (p *printer) header(h *Header) {
	if p.replaced(func(o *Options) Piece { own := *h; own.Options = o; return own }) {
		return
	}
	p.raw(`<header class="nr-header">`)
	p.label(h.Category, h.Kicker)
	p.raw(`<h1 class="nr-headline">`)
	p.text(h.Headline)
	p.raw(`</h1>`)
	if h.Dek != "" {
		p.raw(`<p class="nr-dek">`)
		p.text(h.Dek)
		p.raw(`</p>`)
	}
	p.raw(`</header>`)
}

// label prints the category, linked to its page, and the kicker.
func (p *printer) label(c article.Category, kicker string) {
	if c.Name == "" && kicker == "" {
		return
	}
	p.raw(`<p class="nr-label">`)
	if c.Name != "" {
		if c.URL != "" {
			p.raw(`<a class="nr-label__category"`)
			p.link("href", c.URL)
			p.raw(`>`)
			p.text(c.Name)
			p.raw(`</a>`)
		} else {
			p.raw(`<span class="nr-label__category">`)
			p.text(c.Name)
			p.raw(`</span>`)
		}
	}
	if kicker != "" {
		if c.Name != "" && (p.mail != nil || p.lite) { // which have no stylesheet that sets a point between
			p.raw(` ·`)
		}
		p.raw(` <span class="nr-label__kicker">`)
		p.text(kicker)
		p.raw(`</span>`)
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
	p := newPrinter(dst, b.Options)
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
		p.raw(`<time class="nr-byline__reading" datetime="PT`)
		p.int(b.Minutes)
		p.raw(`M">`)
		p.minRead(b.Minutes)
		p.raw(`</time>`)
	}
	p.raw(`</p></div>`)
}

func (p *printer) author(a *article.Author) {
	p.raw(`<div class="nr-author">`)
	if a.Avatar != nil {
		avatar := *a.Avatar
		if avatar.Alt == "" {
			avatar.Alt = a.Name
		}
		p.image(&avatar, imageUse{class: `nr-author__avatar`, sizes: "3rem", lazy: false})
	}
	p.raw(`<p class="nr-author__name">`)
	if a.URL != "" {
		p.raw(`<a rel="author"`)
		p.link("href", a.URL)
		p.raw(`>`)
		p.text(a.Name)
		p.raw(`</a>`)
	} else {
		p.text(a.Name)
	}
	p.raw(`</p>`)
	if a.Role != "" {
		p.raw(`<p class="nr-author__role">`)
		p.text(a.Role)
		p.raw(`</p>`)
	}
	p.raw(`</div>`)
}

func (p *printer) datetime(t time.Time) {
	p.raw(` datetime="`)
	p.b = t.AppendFormat(p.b, time.RFC3339)
	p.raw(`"`)
}

func (p *printer) int(n int) { p.b = strconv.AppendInt(p.b, int64(n), 10) }

func (p *printer) minRead(minutes int) {
	start := len(p.b)
	p.b = p.words.AppendMinRead(p.b, minutes)
	p.escapeFrom(start)
}

func (p *printer) date(t time.Time) {
	start := len(p.b)
	p.b = p.words.AppendDate(p.b, t)
	p.escapeFrom(start)
}

func (p *printer) dateTime(t time.Time) {
	start := len(p.b)
	p.b = p.words.AppendDateTime(p.b, t)
	p.escapeFrom(start)
}

// escapeFrom escapes what was appended from start on, which a host may have
// worded.
func (p *printer) escapeFrom(start int) {
	if bytes.ContainsAny(p.b[start:], "<>&\"\x00") {
		words := string(p.b[start:])
		p.b = p.b[:start]
		p.text(words)
	}
}
