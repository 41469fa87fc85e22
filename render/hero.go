package render

import (
	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A Hero is the main image of an article, loaded first and at once.
type Hero struct {
	Figure  *article.Figure
	Options *Options
}

// AppendHTML appends the hero's markup to dst; nothing where Figure is nil.
func (h Hero) AppendHTML(dst []byte) []byte {
	p := newPrinter(dst, h.Options)
	p.hero(h.Figure)
	return p.b
}

func (p *printer) hero(f *article.Figure) {
	if f == nil || f.Image.URL == "" || p.replaced(func(o *Options) Piece { return Hero{f, o} }) {
		return
	}
	p.raw(`<figure class="nr-hero">`)
	p.image(&f.Image, imageUse{class: `nr-hero__image`, sizes: "(min-width: 75rem) 75rem, 100vw", first: true})
	p.caption(f.Caption, f.Credit)
	p.raw(`</figure>`)
}

// imageUse says in what place an image stands.
type imageUse struct {
	class string
	sizes string // for srcset
	first bool   // it is the page's main image: fetch it before all others
	lazy  bool   // it is loaded when it comes near
	mute  bool   // words beside it say what it shows, so that its Alt would only repeat them
	// linked says that it may stand inside a link already.
	linked bool
	// keep writes what HTML has no attribute for, so that the body can be read
	// back; see keepImage.
	keep  bool
	title string
}

func (p *printer) image(img *article.Image, use imageUse) {
	if p.lite {
		p.liteImage(img, use)
		return
	}
	p.raw(`<img`)
	if use.class != "" {
		p.raw(` class="`)
		p.raw(use.class)
		if img.Focal != nil {
			p.raw(` nr-focal-x-`)
			p.int(tenth(img.Focal.X))
			p.raw(` nr-focal-y-`)
			p.int(tenth(img.Focal.Y))
		}
		p.raw(`"`)
	}
	p.link("src", img.URL)
	if len(img.Variants) > 0 && img.Width > 0 {
		p.srcset(img)
		p.attr("sizes", use.sizes)
	}
	if img.Width > 0 && img.Height > 0 {
		p.raw(` width="`)
		p.int(img.Width)
		p.raw(`" height="`)
		p.int(img.Height)
		p.raw(`"`)
	}
	p.raw(` alt="`)
	if !use.mute && !img.Decorative {
		p.text(img.Alt)
	}
	p.raw(`"`)
	p.attr("title", use.title)
	p.keepImage(img, use)
	switch {
	case use.first:
		p.raw(` fetchpriority="high"`)
	case use.lazy:
		p.raw(` loading="lazy" decoding="async"`)
	}
	p.raw(`>`)
}

// srcset lists the variants of the image's own type, and the image itself.
func (p *printer) srcset(img *article.Image) {
	p.raw(` srcset="`)
	for i := range img.Variants {
		v := &img.Variants[i]
		if v.URL == "" || v.Width <= 0 || v.Type != "" && v.Type != img.Type {
			continue
		}
		p.b = escape.AppendURL(p.b, v.URL)
		p.raw(` `)
		p.int(v.Width)
		p.raw(`w, `)
	}
	p.b = escape.AppendURL(p.b, img.URL)
	p.raw(` `)
	p.int(img.Width)
	p.raw(`w"`)
}

// tenth is the nearest of the stylesheet's eleven positions, 0 to 10.
func tenth(f float64) int { return int(min(max(f, 0), 1)*10 + 0.5) }

func (p *printer) caption(caption []article.Inline, credit string) {
	if len(caption) == 0 && credit == "" {
		return
	}
	p.raw(`<figcaption class="nr-caption">`)
	p.inlines(caption)
	if credit != "" {
		if len(caption) > 0 {
			p.raw(` `)
		}
		p.raw(`<small class="nr-credit">`)
		p.text(credit)
		p.raw(`</small>`)
	}
	p.raw(`</figcaption>`)
}
