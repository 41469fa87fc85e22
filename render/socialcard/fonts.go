package socialcard

import (
	"bytes"
	"fmt"
	"unicode"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// A Font is a parsed font. It may be used by many goroutines at once.
type Font struct{ font *font.Font }

// ParseFonts reads a TrueType or OpenType file and returns its fonts: one, or
// all that a collection (.ttc, .otc) holds.
func ParseFonts(data []byte) ([]*Font, error) {
	faces, err := font.ParseTTC(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("socialcard: reading a font: %w", err)
	}
	fonts := make([]*Font, len(faces))
	for i, f := range faces {
		fonts[i] = &Font{f.Font}
	}
	return fonts, nil
}

// Fonts are a host's own fonts. Every character is drawn with the first font
// that has it: for the headline, the category and the site's name those of
// Bold, then those of Regular, then Go Bold; for the dek and the authors those
// of Regular, then those of Bold, then Go Regular. So a font for Arabic alone
// goes with the Go fonts for the Latin names in an Arabic text.
type Fonts struct {
	Bold, Regular []*Font
}

// An UncoveredError says that no font has a character.
type UncoveredError struct {
	Rune rune   // the first such character
	Part string // where it stands: "headline", "dek", "category", "authors" or "site name"
}

func (e *UncoveredError) Error() string {
	return fmt.Sprintf("socialcard: no font has %q (%U), which stands in the %s", e.Rune, e.Rune, e.Part)
}

// A stack is fonts in order of preference, ready to draw one card: the faces
// keep caches and are not for two goroutines at once.
type stack []*font.Face

// stacks are those for bold and for regular text.
func (f *Fonts) stacks() (bold, regular stack, err error) {
	goBold, err := ParseFonts(gobold.TTF)
	if err != nil {
		return nil, nil, err
	}
	goRegular, err := ParseFonts(goregular.TTF)
	if err != nil {
		return nil, nil, err
	}
	return stackOf(f.Bold, f.Regular, goBold), stackOf(f.Regular, f.Bold, goRegular), nil
}

func stackOf(lists ...[]*Font) stack {
	var s stack
	for _, list := range lists {
		for _, f := range list {
			if f != nil && f.font != nil {
				s = append(s, font.NewFace(f.font))
			}
		}
	}
	return s
}

// ResolveFace implements the shaper's interface. It never returns nil: the
// built-in font stands last.
func (s stack) ResolveFace(r rune) *font.Face {
	for _, face := range s {
		if has(face, r) {
			return face
		}
	}
	return s[len(s)-1]
}

// uncovered is the first character of a text that no font can draw.
func (s stack) uncovered(text []rune) (rune, bool) {
	for _, r := range text {
		if !invisible(r) && !has(s.ResolveFace(r), r) {
			return r, true
		}
	}
	return 0, false
}

// has reports whether a face can draw a character. A glyph that is a picture
// and no outline does not count.
func has(face *font.Face, r rune) bool {
	glyph, ok := face.NominalGlyph(r)
	if !ok {
		return false
	}
	_, ok = face.GlyphDataOutline(glyph)
	return ok
}

// invisible reports whether a character leaves no mark and so needs no glyph:
// the shaper drops those that a font does not have.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
