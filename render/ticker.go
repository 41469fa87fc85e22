package render

import (
	"math/bits"

	"github.com/dots-newsroom/newsroom/ticker"
)

// A Ticker is the line of live headlines. The list stands twice, so that it
// loops without a seam; the copy is hidden from assistive technology and
// cannot take the focus.
//
// Without script it is a list that scrolls by CSS and can be paused; with
// the script of [Assets] it follows StreamURL.
type Ticker struct {
	// Headlines are shown in this order.
	Headlines []ticker.Headline
	// Cursor is the [ticker.Snapshot]'s: where the stream goes on from.
	Cursor string
	// StreamURL and PollURL are the addresses of the store's handlers, or of the
	// [ticker.View]'s that Headlines and Cursor are from, such as
	// /ticker/stream?view=sport. Empty: the ticker is not live.
	StreamURL, PollURL string
	// Label is the word before the headlines. Empty: the locale's "Live".
	Label string
	// Dismiss is the name of a button that closes the ticker, such as "Close
	// the headlines". The browser remembers it: the ticker stays away until
	// there is breaking news that was not there then. Empty: no such button.
	Dismiss string
	Options *Options
}

// AppendHTML appends the ticker's markup to dst.
func (t Ticker) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, t.Options, "")
	p.ticker(&t)
	return p.b
}

func (p *printer) ticker(t *Ticker) {
	if p.replaced(func(o *Options) Piece { own := *t; own.Options = o; return own }) {
		return
	}
	label := t.Label
	if label == "" {
		label = p.words.Live
	}
	p.raw(`<news-ticker class="nr-ticker nr-pace-`)
	p.int(pace(t.Headlines))
	p.raw(`" role="region"`)
	p.attr("aria-label", p.words.Headlines)
	p.attr("data-cursor", t.Cursor)
	p.link("data-stream", t.StreamURL)
	p.link("data-poll", t.PollURL)
	p.attr("data-breaking", p.words.Breaking)
	p.raw(`><p class="nr-ticker__label">`)
	p.text(label)
	p.raw(`</p><div class="nr-ticker__window"><div class="nr-ticker__track"><ul class="nr-ticker__group" role="list">`)
	start := len(p.b)
	p.headlines(t.Headlines)
	end := len(p.b)
	p.raw(`</ul><ul class="nr-ticker__group" role="list" aria-hidden="true" inert>`)
	p.b = append(p.b, p.b[start:end]...)
	p.raw(`</ul></div></div><label class="nr-ticker__control"><input type="checkbox" class="nr-ticker__pause"`)
	p.attr("aria-label", p.words.Pause)
	p.raw(`><span class="nr-ticker__icon" aria-hidden="true"></span></label>`)
	if t.Dismiss != "" {
		p.raw(`<button type="button" class="nr-ticker__close"`)
		p.attr("aria-label", t.Dismiss)
		p.raw(`></button>`)
	}
	p.raw(`</news-ticker>`)
}

func (p *printer) headlines(headlines []ticker.Headline) {
	for i := range headlines {
		h := &headlines[i]
		breaking := h.Priority >= ticker.Breaking
		if breaking {
			p.raw(`<li class="nr-ticker__item nr-ticker__item--breaking"`)
		} else {
			p.raw(`<li class="nr-ticker__item"`)
		}
		if h.ID != "" {
			p.put(` data-id="`, h.ID, `"`)
		}
		p.lang(h.Language)
		p.raw(`>`)
		if breaking {
			p.put(`<strong class="nr-ticker__flag">`, p.words.Breaking, `</strong> `)
		}
		if h.URL == "" {
			p.put(`<span class="nr-ticker__text">`, h.Text, `</span></li>`)
			continue
		}
		p.putLink(`<a class="nr-ticker__text" href="`, h.URL, h.Text, `</a></li>`)
	}
}

// pace picks one of the stylesheet's durations so that headlines run at about
// the same speed whatever their number: a character is taken as half an em
// wide, the gap between headlines as four ems. Style attributes would be exact
// but are refused by a strict Content-Security-Policy; the script is exact.
func pace(headlines []ticker.Headline) int {
	halves := 0
	for i := range headlines {
		halves += characters(headlines[i].Text) + 8
	}
	// 60 px a second at a font of 15 px: 4 em, or 8 half ems, a second.
	const step = 8 * paceSeconds
	return min(max((halves+step-1)/step, 1), paces)
}

// characters counts the characters of a text: all its bytes but those that go on
// with one, which begin with the bits 10 (RFC 3629, section 3).
func characters(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		w := s[:8]
		word := uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 | uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
		if word&0x8080808080808080 != 0 {
			n -= bits.OnesCount64(word & ^(word << 1) & 0x8080808080808080)
		}
	}
	for i := range len(s) {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// The stylesheet has classes for 1 to paces times paceSeconds seconds.
const (
	paceSeconds = 10
	paces       = 30
)
