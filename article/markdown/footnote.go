package markdown

import (
	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// note keeps that a mark leads to the note of that label.
func (r *reader) note(label string) {
	if r.noted == nil {
		r.noted = make(map[string]bool)
	}
	if !r.noted[label] {
		r.noted[label] = true
		r.notes = append(r.notes, label)
	}
}

// footnotes reads the texts of the notes in the order of the marks that lead
// to them. Texts that no mark leads to are lost.
func (r *reader) footnotes() []article.Block {
	if len(r.tree.Notes) == 0 {
		return nil
	}
	f := &article.Footnotes{}
	for i := 0; i < len(r.notes); i++ { // a note may have marks of its own
		b := r.tree.Notes[r.notes[i]]
		if !r.enter(b.Offset) {
			return nil
		}
		f.Items = append(f.Items, article.Footnote{Label: r.notes[i], Content: r.blocks(b)})
		r.leave()
	}
	for label, b := range r.tree.Notes {
		if !r.noted[label] {
			r.loseNote(b, "no mark leads to it")
		}
	}
	for _, b := range r.tree.Unread {
		r.loseNote(b, "another one has its label")
	}
	if len(f.Items) == 0 {
		return nil
	}
	return []article.Block{f}
}

func (r *reader) loseNote(b *syntax.Block, why string) {
	r.lose(b.Offset, article.LossUnsupported, "footnote [^"+b.Info+"]", why)
}
