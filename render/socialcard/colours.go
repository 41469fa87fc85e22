package socialcard

import (
	"cmp"
	"fmt"
	"image/color"

	"github.com/dots-newsroom/newsroom/render"
)

// Colours are what a card is painted with. A field that is nil takes the
// theme's colour. All should be opaque.
type Colours struct {
	Paper  color.Color // the ground
	Ink    color.Color // headline and names
	Soft   color.Color // dek
	Rule   color.Color // the line above the names
	Accent color.Color // category and the bar at the top
}

// palette are the tokens --nr-paper, --nr-ink, --nr-soft, --nr-rule and
// --nr-accent of one theme as 0xRRGGBB. A test compares them with the
// stylesheets.
type palette struct{ paper, ink, soft, rule, accent uint32 }

func paletteOf(t render.Theme, dark bool) (palette, error) {
	switch cmp.Or(t, render.ThemeBroadsheet) {
	case render.ThemeBroadsheet:
		if dark {
			return palette{0x15171b, 0xece8df, 0xb0a99d, 0x373b42, 0xf39a88}, nil
		}
		return palette{0xfffdf8, 0x1d1b17, 0x575147, 0xddd5c6, 0x962a20}, nil
	case render.ThemeMagazine:
		if dark {
			return palette{0x101114, 0xf1f1f4, 0xa9acb8, 0x33363f, 0xa9b1ff}, nil
		}
		return palette{0xffffff, 0x111217, 0x54565f, 0xdcdde3, 0x3a3ad6}, nil
	case render.ThemeWire:
		if dark {
			return palette{0x0d0f10, 0xe6e9ea, 0xa3adb1, 0x32393c, 0x6ecbdc}, nil
		}
		return palette{0xffffff, 0x101314, 0x4b5457, 0xccd3d6, 0x005d6e}, nil
	}
	return palette{}, fmt.Errorf("socialcard: unknown theme %q", t)
}

// colours are the card's own, completed by its theme's.
func (c *Card) colours() (Colours, error) {
	p, err := paletteOf(c.Theme, c.Dark)
	if err != nil {
		return Colours{}, err
	}
	pick := func(own color.Color, rgb uint32) color.Color {
		if own != nil {
			return own
		}
		return color.RGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
	}
	o := c.Colours
	return Colours{
		Paper: pick(o.Paper, p.paper), Ink: pick(o.Ink, p.ink), Soft: pick(o.Soft, p.soft),
		Rule: pick(o.Rule, p.rule), Accent: pick(o.Accent, p.accent),
	}, nil
}
