package markdown

import (
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

func (r *reader) table(b *syntax.Block) *article.Table {
	t := &article.Table{}
	if slices.ContainsFunc(b.Align, func(a syntax.Align) bool { return a != syntax.AlignNone }) {
		for _, a := range b.Align {
			t.Columns = append(t.Columns, article.Column{Align: alignments[a]})
		}
	}
	for row := b.First; row != nil; row = row.Next {
		cells := make([]article.Cell, 0, len(b.Align))
		for text := range r.tree.Cells(row) {
			if len(cells) == len(b.Align) {
				if text.Value != "" {
					r.lose(text.Offset(0), article.LossUnsupported, "table cell", "its column has no head")
				}
				continue
			}
			if !r.enter(text.Offset(0)) {
				return t
			}
			cell := article.Cell{}
			if content := r.inlines(text); len(content) > 0 {
				p := r.arena.paragraphs.one()
				p.Content = content
				cell.Content = r.arena.blocks.keep([]article.Block{p})
			}
			cells = append(cells, cell)
			r.leave()
		}
		if row == b.First {
			t.Head = append(t.Head, article.Row{Cells: cells})
		} else {
			t.Body = append(t.Body, article.Row{Cells: cells})
		}
	}
	return t
}

var alignments = [...]article.Align{
	syntax.AlignNone: article.AlignDefault, syntax.AlignLeft: article.AlignStart,
	syntax.AlignCenter: article.AlignCenter, syntax.AlignRight: article.AlignEnd,
}

// caption gives a table without one the caption that a paragraph "Table: …"
// is.
func (r *reader) caption(t *article.Table, text syntax.Text) bool {
	const label = "Table: "
	if len(t.Caption) > 0 || !strings.HasPrefix(text.Value, label) {
		return false
	}
	text.Skip(len(label))
	t.Caption = r.inlines(text)
	return true
}
