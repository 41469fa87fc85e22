package socialcard

import (
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// mostRunes is how much of a text is looked at: more than a card can show at
// its smallest size, so that a text of any length costs the same.
const mostRunes = 2000

// clean is a text as one line of composed characters: what fonts have is "é",
// not "e" and an accent.
func clean(s string) []rune {
	runes := []rune(norm.NFC.String(strings.Join(strings.Fields(s), " ")))
	return runes[:min(len(runes), mostRunes)]
}

// direction is that of the article's language, or, where that is not known,
// of the first letter of the text that has one.
func direction(tag string, text []rune) di.Direction {
	rtl := article.DirectionOf(tag) == article.RightToLeft
	if tag == "" {
	search:
		for _, r := range text {
			p, _ := bidi.LookupRune(r)
			switch p.Class() {
			case bidi.R, bidi.AL:
				rtl = true
				break search
			case bidi.L:
				break search
			}
		}
	}
	if rtl {
		return di.DirectionRTL
	}
	return di.DirectionLTR
}

// A setter sets text: it knows the card's language and direction, and holds
// the shaper's working memory.
type setter struct {
	direction di.Direction
	language  language.Language
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
}

// A block is lines of text set in one size, in pixels.
type block struct {
	lines   []shaping.Line
	size    int
	pitch   int // from one baseline to the next
	ascent  int // from the top to the first baseline
	descent int // from the last baseline to the bottom
}

// height is that of all lines, 0 for no lines.
func (b *block) height() int {
	if len(b.lines) == 0 {
		return 0
	}
	return b.ascent + b.pitch*(len(b.lines)-1) + b.descent
}

// set breaks a text into at most so many lines. With split it may break a word
// that is too long, and it ends in an ellipsis what does not fit; without, the
// block is only good if it fits, which ok says.
func (s *setter) set(text []rune, fonts stack, size, width, most int, split bool) (b block, ok bool) {
	if len(text) == 0 {
		return block{size: size}, true
	}
	input := shaping.Input{Text: text, RunEnd: len(text), Direction: s.direction, Size: fixed.I(size), Language: s.language}
	var runs []shaping.Output
	// The heights of the Latin alphabet, so that blocks with and without an "h"
	// or a "g" stand alike; marks that reach further add what they need. Fonts'
	// own line heights would not do: those for several scripts are far too high
	// for any one of them.
	ascent, descent := fixed.I(size)*3/4, fixed.I(size)/4
	for _, in := range s.segmenter.Split(input, fonts) {
		out := s.shaper.Shape(in)
		ascent = max(ascent, out.GlyphBounds.Ascent)
		descent = max(descent, -out.GlyphBounds.Descent)
		runs = append(runs, out)
	}
	b = block{size: size, ascent: ascent.Ceil(), descent: descent.Ceil()}
	// Small text needs wider gaps between its lines than large text.
	b.pitch = size * 9 / 8
	if size < smallest {
		b.pitch = size * 4 / 3
	}
	b.pitch = max(b.pitch, b.ascent+b.descent)

	config := shaping.WrapConfig{Direction: s.direction, BreakPolicy: shaping.Never}
	if split {
		config.BreakPolicy = shaping.WhenNecessary
		config.TruncateAfterLines = most
		config.TextContinues = len(text) == mostRunes
		dots := []rune{'…'}
		config = config.WithTruncator(&s.shaper, shaping.Input{
			Text: dots, RunEnd: 1, Direction: s.direction, Face: fonts.ResolveFace('…'), Size: fixed.I(size), Language: s.language,
		})
	}
	// Marks over the ellipsis or over a broken word may reach further than
	// expected: such lines are broken again, that much shorter.
	for short := overhang; ; {
		lines, _ := s.wrapper.WrapParagraph(config, max(1, width-short), text, shaping.NewSliceIterator(runs))
		// The wrapper's lines last until its next use.
		b.lines = make([]shaping.Line, len(lines))
		excess := 0
		for i, line := range lines {
			b.lines[i] = slices.Clone(line)
			slices.SortFunc(b.lines[i], func(x, y shaping.Output) int { return int(x.VisualIndex - y.VisualIndex) })
			left, right := ink(b.lines[i])
			excess = max(excess, (right-left).Ceil()-width)
		}
		if excess == 0 || !split || short >= width {
			return b, excess == 0 && len(lines) <= most
		}
		short += excess
	}
}

// overhang is how far, in pixels, a line's ink may reach beyond its advance:
// lines are broken that much short of the width, and placed by their ink.
const overhang = 8

// ink is how far the marks of a line reach to both sides of where it starts.
func ink(line shaping.Line) (left, right fixed.Int26_6) {
	var x fixed.Int26_6
	first := true
	for _, run := range line {
		for _, g := range run.Glyphs {
			if g.Width > 0 {
				from := x + g.XOffset + g.XBearing
				if first {
					left, right, first = from, from+g.Width, false
				}
				left, right = min(left, from), max(right, from+g.Width)
			}
			x += g.Advance
		}
	}
	return left, right
}

// balance sets the block again at the smallest width that needs no more lines,
// so that no word stands alone on the last.
func (s *setter) balance(b block, text []rune, fonts stack, width int) block {
	if len(b.lines) < 2 {
		return b
	}
	low, high := width/2, width
	for high-low > 8 {
		middle := (low + high) / 2
		if narrow, ok := s.set(text, fonts, b.size, middle, len(b.lines), false); ok {
			b, high = narrow, middle
		} else {
			low = middle
		}
	}
	return b
}
