package render

import "github.com/dots-newsroom/newsroom/article"

// CorrectionNotices say what was wrong in an article and when that was put
// right.
type CorrectionNotices struct {
	// Corrections are printed in this order.
	Corrections []article.Correction
	Options     *Options
}

// AppendHTML appends the notices' markup to dst; nothing where there are none.
func (c CorrectionNotices) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, c.Options, "")
	p.correctionNotices(&c)
	return p.b
}

func (p *printer) correctionNotices(c *CorrectionNotices) {
	if len(c.Corrections) == 0 || p.replaced(func(o *Options) Piece { own := *c; own.Options = o; return own }) {
		return
	}
	p.raw(`<div class="nr-afterword">`)
	for i := range c.Corrections {
		p.correction(&article.Attrs{}, &c.Corrections[i])
	}
	p.raw(`</div>`)
}

// A DisclosureNotice says how an article was made, above all by what share of
// artificial intelligence.
type DisclosureNotice struct {
	Provenance *article.Provenance
	Options    *Options
}

// AppendHTML appends the notice's markup to dst; nothing where the provenance
// is nil or has no note.
func (d DisclosureNotice) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, d.Options, "")
	p.disclosureNotice(&d)
	return p.b
}

func (p *printer) disclosureNotice(d *DisclosureNotice) {
	if d.Provenance == nil || d.Provenance.Note == "" || p.replaced(func(o *Options) Piece { own := *d; own.Options = o; return own }) {
		return
	}
	p.raw(`<div class="nr-afterword"><div class="nr-disclosure"`)
	p.attr("data-source-type", string(d.Provenance.Source))
	p.raw(`><p class="nr-disclosure__label">`)
	if d.Provenance.Source.IsAI() {
		p.text(p.words.AIDisclosure)
	} else {
		p.text(p.words.Disclosure)
	}
	p.raw(`</p><p>`)
	p.text(d.Provenance.Note)
	p.raw(`</p></div></div>`)
}
