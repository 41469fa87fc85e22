package render

import "github.com/dots-newsroom/newsroom/article"

// A Hero is the main image of an article, loaded first and at once.
type Hero struct {
	Figure  *article.Figure
	Options *Options
}

// AppendHTML appends the hero's markup to dst; nothing where Figure is nil.
func (h Hero) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, h.Options, "")
	p.hero(h.Figure)
	return p.b
}

func (p *printer) hero(f *article.Figure) {
	if f == nil || f.Image.URL == "" || p.replaced(func(o *Options) Piece { return Hero{f, o} }) {
		return
	}
	p.raw(`<figure class="nr-hero">`)
	p.image(&f.Image, &imageUse{class: `nr-hero__image`, sizes: "(min-width: 75rem) 75rem, 100vw", first: true})
	p.caption(f.Caption, f.Credit)
	p.raw(`</figure>`)
}
