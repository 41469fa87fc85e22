package render

import (
	"math"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

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

func (p *printer) image(img *article.Image, use *imageUse) {
	switch {
	case p.mail:
		p.mailImage(img, use)
		return
	case p.lite:
		p.liteImage(img, use)
		return
	}
	sources := p.sources(img, use.sizes)
	p.raw(`<img class="`)
	p.raw(use.class)
	if img.Focal != nil {
		p.number(` nr-focal-x-`, tenth(img.Focal.X), ``)
		p.number(` nr-focal-y-`, tenth(img.Focal.Y), ``)
	}
	p.putURL(`" src="`, img.URL, `"`)
	if own(img, img.Type) && img.Width > 0 {
		p.srcset(img, img.Type)
		p.attr("sizes", use.sizes)
	}
	if img.Width > 0 && img.Height > 0 {
		p.number(` width="`, img.Width, `"`)
		p.number(` height="`, img.Height, `"`)
	}
	if use.mute || img.Decorative {
		p.raw(` alt=""`)
	} else {
		p.put(` alt="`, img.Alt, `"`)
	}
	p.attr("title", use.title)
	if use.keep {
		p.keepImage(img, use)
	}
	switch {
	case use.first:
		p.raw(` fetchpriority="high">`)
	case use.lazy:
		p.raw(` loading="lazy" decoding="async">`)
	default:
		p.raw(`>`)
	}
	if sources {
		p.raw(`</picture>`)
	}
}

// sources opens a picture element with the variants of other types than the
// image's own, in the order in which the types come first: a browser takes the
// first that it can show. It reports whether there are any.
func (p *printer) sources(img *article.Image, sizes string) bool {
	found := false
	for i := range img.Variants {
		kind := img.Variants[i].Type
		if kind == "" || kind == img.Type || !usable(img, &img.Variants[i]) || own(&article.Image{Variants: img.Variants[:i], Width: img.Width, Height: img.Height}, kind) {
			continue
		}
		if !found {
			p.raw(`<picture class="nr-picture">`)
			found = true
		}
		p.raw(`<source`)
		p.attr("type", kind)
		p.srcset(img, kind)
		p.attr("sizes", sizes)
		p.raw(`>`)
	}
	return found
}

// own reports whether an image has a usable variant of a type.
func own(img *article.Image, kind string) bool {
	for i := range img.Variants {
		v := &img.Variants[i]
		if (v.Type == kind || v.Type == "" && kind == img.Type) && usable(img, v) {
			return true
		}
	}
	return false
}

// usable reports whether a variant can stand for the image: a browser must
// know its width, and a crop of another shape would be distorted, or move the
// text when it arrives.
func usable(img *article.Image, v *article.Variant) bool {
	if v.URL == "" || v.Width <= 0 {
		return false
	}
	if v.Height <= 0 || img.Width <= 0 || img.Height <= 0 {
		return true
	}
	const rounding = 0.02 // of a small file's sides to whole pixels
	ratio := float64(v.Width) / float64(v.Height) * float64(img.Height) / float64(img.Width)
	return math.Abs(ratio-1) <= rounding
}

// srcset lists the variants of one type, and the image itself where that is
// its own.
func (p *printer) srcset(img *article.Image, kind string) {
	p.raw(` srcset="`)
	first := true
	add := func(url string, width int) {
		if !first {
			p.raw(`, `)
		}
		first = false
		p.b = escape.AppendURL(p.b, url)
		if last := len(p.b) - 1; p.b[last] == ',' {
			p.b = append(p.b[:last], "%2C"...) // a comma after an address would end it
		}
		p.raw(` `)
		p.int(width)
		p.raw(`w`)
	}
	for i := range img.Variants {
		v := &img.Variants[i]
		if (v.Type == kind || v.Type == "" && kind == img.Type) && usable(img, v) {
			add(v.URL, v.Width)
		}
	}
	if kind == img.Type && img.Width > 0 {
		add(img.URL, img.Width)
	}
	p.raw(`"`)
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
