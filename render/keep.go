package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// This file writes the attributes that nobody sees and that let package
// htmlbody read a body back as the document that it was printed from. They are
// listed in that package's documentation.

// ours ends a start tag and prints words that are the library's and not the
// author's, so that a reader leaves them out.
func (p *printer) ours(words string) {
	p.raw(` data-auto>`)
	p.text(words)
}

// keepInt prints a number, unless it is 0.
func (p *printer) keepInt(name string, n int64) {
	if n != 0 {
		p.b = append(p.b, ' ')
		p.b = append(p.b, name...)
		p.b = append(p.b, '=', '"')
		p.b = strconv.AppendInt(p.b, n, 10)
		p.b = append(p.b, '"')
	}
}

// keepDuration prints a duration in seconds, unless it is 0.
func (p *printer) keepDuration(d time.Duration) {
	if d != 0 {
		p.raw(` data-duration="`)
		p.b = strconv.AppendFloat(p.b, d.Seconds(), 'f', -1, 64)
		p.raw(`"`)
	}
}

// keepImage prints what an image element has no attribute for.
func (p *printer) keepImage(img *article.Image, use *imageUse) {
	p.attr("data-type", img.Type)
	if img.Decorative {
		p.raw(` data-decorative`)
	}
	if use.mute || img.Decorative {
		p.attr("data-alt", img.Alt)
	}
	if img.Width <= 0 || img.Height <= 0 { // width and height are printed together
		p.keepInt("data-width", int64(img.Width))
		p.keepInt("data-height", int64(img.Height))
	}
	p.keepVariants(img)
	if img.Focal != nil {
		p.raw(` data-focal="`)
		p.b = strconv.AppendFloat(p.b, img.Focal.X, 'g', -1, 64)
		p.b = append(p.b, ' ')
		p.b = strconv.AppendFloat(p.b, img.Focal.Y, 'g', -1, 64)
		p.raw(`"`)
	}
}

// keepVariants prints all variants, four words each, where srcset cannot say
// them all: address, width, height, type.
func (p *printer) keepVariants(img *article.Image) {
	said := img.Width > 0
	for i := range img.Variants {
		v := &img.Variants[i]
		said = said && v.Width > 0 && v.Height == 0 && v.Type == "" && v.URL != img.URL && !strings.HasSuffix(v.URL, ",")
	}
	if said || len(img.Variants) == 0 {
		return
	}
	p.raw(` data-variants="`)
	for i := range img.Variants {
		v := &img.Variants[i]
		if i > 0 {
			p.raw(` `)
		}
		p.b = escape.AppendURL(p.b, v.URL)
		p.raw(` `)
		p.int(v.Width)
		p.raw(` `)
		p.int(v.Height)
		p.raw(` `)
		if v.Type == "" {
			p.raw(`-`)
		}
		p.text(v.Type)
	}
	p.raw(`"`)
}

// keepLoose says whether a list is loose where its items do not show it by
// paragraphs that are elements.
func (p *printer) keepLoose(l *article.List) {
	seen := false
	for i := range l.Items {
		for j, b := range l.Items[i].Content {
			if _, ok := b.(*article.Paragraph); ok && (l.Loose || hasElement(l.Items[i].Content, j)) {
				seen = true
			}
		}
	}
	if seen != l.Loose {
		p.attr("data-loose", strconv.FormatBool(l.Loose))
	}
}

// keepColumns prints the alignments of a table's columns: cells are printed
// with theirs, whichever it comes from.
func (p *printer) keepColumns(columns []article.Column) {
	if len(columns) == 0 {
		return
	}
	p.raw(` data-columns="`)
	for i := range columns {
		if i > 0 {
			p.raw(` `)
		}
		if columns[i].Align == article.AlignDefault {
			p.raw(`-`)
		} else {
			p.text(string(columns[i].Align))
		}
	}
	p.raw(`"`)
}
