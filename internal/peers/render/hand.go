package render

import (
	"math/bits"
	"strconv"
)

// appendByHand is what one would write who has nothing but this page: its
// markup as constants, appended in order, and values through appendEscaped.
// The headlines, which stand twice, are written once and copied.
func appendByHand(dst []byte, f *fragment) []byte {
	dst = append(dst, `<news-ticker class="nr-ticker nr-pace-8" role="region" aria-label="Live headlines" data-cursor="41" data-stream="/ticker/stream" data-breaking="Breaking"><p class="nr-ticker__label">Live</p><div class="nr-ticker__window"><div class="nr-ticker__track"><ul class="nr-ticker__group" role="list">`...)
	start := len(dst)
	dst = appendHeadlines(dst, f)
	end := len(dst)
	dst = append(dst, `</ul><ul class="nr-ticker__group" role="list" aria-hidden="true" inert>`...)
	dst = append(dst, dst[start:end]...)
	dst = append(dst, `</ul></div></div><label class="nr-ticker__control"><input type="checkbox" class="nr-ticker__pause" aria-label="Pause the ticker"><span class="nr-ticker__icon" aria-hidden="true"></span></label></news-ticker>`...)
	h := &f.Header
	dst = append(dst, `<header class="nr-header"><p class="nr-label"><a class="nr-label__category" href="`...)
	dst = appendEscaped(dst, h.CategoryURL)
	dst = append(dst, `">`...)
	dst = appendEscaped(dst, h.Category)
	dst = append(dst, `</a> <span class="nr-label__kicker">`...)
	dst = appendEscaped(dst, h.Kicker)
	dst = append(dst, `</span></p><h1 class="nr-headline">`...)
	dst = appendEscaped(dst, h.Headline)
	dst = append(dst, `</h1><p class="nr-dek">`...)
	dst = appendEscaped(dst, h.Dek)
	dst = append(dst, `</p></header>`...)
	dst = append(dst, `<div class="nr-body">`...)
	for i := range f.Paragraphs {
		dst = append(dst, `<p>`...)
		dst = appendEscaped(dst, f.Paragraphs[i])
		dst = append(dst, `</p>`...)
	}
	dst = append(dst, `</div>`...)
	for i := range f.Cards {
		c := &f.Cards[i]
		dst = append(dst, `<article class="nr-card"><div class="nr-card__media"><img class="nr-card__image" src="`...)
		dst = appendEscaped(dst, c.Image)
		dst = append(dst, `" width="1600" height="900" alt="" loading="lazy" decoding="async"></div><div class="nr-card__text"><p class="nr-label"><a class="nr-label__category" href="`...)
		dst = appendEscaped(dst, c.CategoryURL)
		dst = append(dst, `">`...)
		dst = appendEscaped(dst, c.Category)
		dst = append(dst, `</a></p><h3 class="nr-card__headline"><a href="`...)
		dst = appendEscaped(dst, c.URL)
		dst = append(dst, `">`...)
		dst = appendEscaped(dst, c.Headline)
		dst = append(dst, `</a></h3><p class="nr-card__dek">`...)
		dst = appendEscaped(dst, c.Dek)
		dst = append(dst, `</p><p class="nr-card__facts"><span class="nr-card__authors">`...)
		dst = appendEscaped(dst, c.Author)
		dst = append(dst, `</span><span class="nr-card__reading">`...)
		dst = strconv.AppendInt(dst, int64(c.Minutes), 10)
		dst = append(dst, ` min read</span></p></div></article>`...)
	}
	return dst
}

func appendHeadlines(dst []byte, f *fragment) []byte {
	for i := range f.Headlines {
		h := &f.Headlines[i]
		dst = append(dst, `<li class="nr-ticker__item" data-id="`...)
		dst = appendEscaped(dst, h.ID)
		dst = append(dst, `"><a class="nr-ticker__text" href="`...)
		dst = appendEscaped(dst, h.URL)
		dst = append(dst, `">`...)
		dst = appendEscaped(dst, h.Text)
		dst = append(dst, `</a></li>`...)
	}
	return dst
}

// appendEscaped escapes what HTML asks for and looks at eight bytes at a time
// for it.
func appendEscaped(dst []byte, s string) []byte {
	start, i := 0, 0
	for i < len(s) {
		if i+8 <= len(s) {
			found := special(word(s[i : i+8]))
			if found == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(found) / 8
		}
		entity := ""
		switch s[i] {
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '&':
			entity = "&amp;"
		case '"':
			entity = "&quot;"
		default:
			i++
			continue
		}
		dst = append(dst, s[start:i]...)
		dst = append(dst, entity...)
		i++
		start = i
	}
	return append(dst, s[start:]...)
}

// special marks the bytes that equal one of four by their high bits; all above
// the first mark may be marked too. Pairs of the four differ in one bit.
func special(w uint64) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	angle := (w | 0x02*ones) ^ '>'*ones
	quote := (w | 0x04*ones) ^ '&'*ones
	return ((angle - ones) | (quote - ones)) & ^w & highs
}

// word is spelled so that the compiler loads eight bytes at once.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
