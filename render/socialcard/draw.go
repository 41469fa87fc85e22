package socialcard

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/vector"
)

// stray is how far, in pixels, an outline's points may lie in the margin: those
// that steer a curve lie outside what it paints.
const stray = 16

// A canvas is the picture in the making.
type canvas struct {
	*image.RGBA
	raster vector.Rasterizer
}

func (c *canvas) fill(r image.Rectangle, paint color.Color) {
	draw.Draw(c.RGBA, r, image.NewUniform(paint), image.Point{}, draw.Src)
}

// block draws lines between two edges, from the top down, at the edge where
// reading starts.
func (c *canvas) block(b *block, left, right, top int, d di.Direction, paint color.Color) {
	baseline := top + b.ascent
	for _, line := range b.lines {
		from, to := ink(line)
		x := float64(left) - float64(from)/64
		if d == di.DirectionRTL {
			x = float64(right) - float64(to)/64
		}
		c.line(line, x, baseline, paint)
		baseline += b.pitch
	}
}

func (c *canvas) line(line shaping.Line, x float64, baseline int, paint color.Color) {
	for _, run := range line {
		scale := float64(run.Size) / 64 / float64(run.Face.Upem())
		for _, g := range run.Glyphs {
			if outline, ok := run.Face.GlyphDataOutline(g.GlyphID); ok {
				c.glyph(outline, x+float64(g.XOffset)/64, float64(baseline)-float64(g.YOffset)/64, scale, paint)
			}
			x += float64(g.Advance) / 64
		}
	}
}

// glyph fills an outline, given in font units with y upwards, whose origin is
// at x, y.
func (c *canvas) glyph(outline font.GlyphOutline, x, y, scale float64, paint color.Color) {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range outline.Segments {
		for _, p := range outline.Segments[i].ArgsSlice() {
			px, py := x+float64(p.X)*scale, y-float64(p.Y)*scale
			minX, maxX = min(minX, px), max(maxX, px)
			minY, maxY = min(minY, py), max(maxY, py)
		}
	}
	if minX >= maxX || minY >= maxY {
		return
	}
	box := image.Rect(int(math.Floor(minX)), int(math.Floor(minY)), int(math.Ceil(maxX)), int(math.Ceil(maxY)))
	// The rasterizer does not clip. Only piles of marks that no language writes
	// reach far into the margin, and they are left out.
	if !box.In(image.Rect(margin, margin, Width-margin, Height-margin).Inset(-stray)) {
		return
	}
	c.raster.Reset(box.Dx(), box.Dy())
	at := func(p opentype.SegmentPoint) (float32, float32) {
		return float32(x + float64(p.X)*scale - float64(box.Min.X)), float32(y - float64(p.Y)*scale - float64(box.Min.Y))
	}
	for _, s := range outline.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			c.raster.ClosePath()
			c.raster.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			c.raster.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			c.raster.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			cx, cy := at(s.Args[2])
			c.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	c.raster.ClosePath()
	c.raster.Draw(c.RGBA, box, image.NewUniform(paint), image.Point{})
}
