package render

import (
	"slices"

	"github.com/dots-newsroom/newsroom/article"
)

// findNotes finds the document's footnotes, so that a mark can show the number
// of its note before the note is printed.
func (p *printer) findNotes(d *article.Document) {
	p.notes = nil
	first := slices.IndexFunc(d.Blocks, func(b article.Block) bool { _, ok := b.(*article.Footnotes); return ok })
	if first >= 0 {
		p.notes = d.Blocks[first:]
	}
}

// noteNumber is the place of a note in the document's list of them, from 1;
// 0 where there is none.
func (p *printer) noteNumber(label string) int {
	n := 0
	for _, b := range p.notes {
		notes, ok := b.(*article.Footnotes)
		if !ok {
			continue
		}
		for i := range notes.Items {
			n++
			if notes.Items[i].Label == label {
				return n
			}
		}
	}
	return 0
}

func (p *printer) footnoteRef(ref *article.FootnoteRef) {
	number := p.noteNumber(ref.Label)
	if number == 0 {
		return // a mark without a note leads nowhere
	}
	p.raw(`<sup class="nr-noteref"><a`)
	if !p.marked.has(number) { // a second mark of the same note would repeat the id
		p.number(` id="nr-noteref-`, number, `"`)
	}
	p.marked.add(number)
	p.number(` href="#nr-note-`, number, `" role="doc-noteref">`)
	p.number(``, number, `</a></sup>`)
}

func (p *printer) footnotes(f *article.Footnotes) {
	p.open("section", "nr-notes", &f.Attrs)
	p.put(`<h2 class="nr-notes__title">`, p.words.Notes, `</h2><ol>`)
	for i := range f.Items {
		number := p.noteNumber(f.Items[i].Label)
		p.number(`<li id="nr-note-`, number, `"`)
		p.attr("data-label", f.Items[i].Label)
		p.raw(`>`)
		p.content(f.Items[i].Content, true)
		if p.marked.has(number) {
			p.number(` <a class="nr-notes__back" href="#nr-noteref-`, number, `" role="doc-backlink"`)
			p.attr("aria-label", p.words.BackToText)
			p.raw(`>↩</a>`)
		}
		p.raw(`</li>`)
	}
	p.raw(`</ol></section>`)
}

// A set of numbers from 0 on, of which the first 64 take no memory.
type numbers struct {
	few  uint64
	more []uint64 // bit n%64 of more[n/64-1]
}

func (s *numbers) has(n int) bool {
	word := s.few
	if n >= 64 {
		if n/64 > len(s.more) {
			return false
		}
		word = s.more[n/64-1]
	}
	return word>>(n%64)&1 == 1
}

func (s *numbers) add(n int) {
	word := &s.few
	if n >= 64 {
		if missing := n/64 - len(s.more); missing > 0 {
			s.more = append(s.more, make([]uint64, missing)...)
		}
		word = &s.more[n/64-1]
	}
	*word |= 1 << (n % 64)
}
