package contenttree

import (
	"encoding/json"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
)

func (w *writer) table(b *article.Table) bool {
	rest := *b
	rest.Caption, rest.Head, rest.Body, rest.Foot = nil, nil, nil, nil
	columns := len(b.Columns)
	for _, rows := range [...][]article.Row{b.Head, b.Body, b.Foot} {
		for _, row := range rows {
			columns = max(columns, len(row.Cells))
		}
	}
	kept := b.Extra[name]
	w.element("table", &rest, func() {
		for _, plain := range []struct{ name, value string }{
			{"stripes", "false"}, {"compact", "false"}, {"layoutWidth", `"auto"`}, {"responsiveStyle", `"overflow"`},
		} {
			if jsonform.Members(kept)[plain.name] == nil {
				w.Raw(plain.name, []byte(plain.value))
			}
		}
		if jsonform.Members(kept)["columnSettings"] == nil {
			w.Name("columnSettings")
			w.List(func() {
				for range columns {
					w.RawValue([]byte(columnSettings))
				}
			})
		}
		w.children(func() { w.parts(b) })
	})
	return true
}

func (w *writer) parts(b *article.Table) {
	part := func(kind string, write func()) {
		w.node(kind, nil, jsonform.Rest{}, func() { w.children(write) })
	}
	if len(b.Caption) > 0 {
		part("table-caption", func() { w.inlines(b.Caption, nil, "caption") })
	}
	if len(b.Head) > 0 {
		part("table-header", func() { w.rows(b.Head, "head", false) })
	}
	line := footer(b.Foot)
	part("table-body", func() {
		w.rows(b.Body, "body", false)
		if line == nil {
			w.rows(b.Foot, "foot", true)
		}
	})
	if line != nil {
		part("table-footer", func() { w.inlines(line.Content, nil, "foot", "0", "cells", "0", "content", "0", "content") })
	}
}

// footer is the paragraph of a foot that is a line of text, as the tree's is.
func footer(foot []article.Row) *article.Paragraph {
	if len(foot) != 1 || len(foot[0].Cells) != 1 {
		return nil
	}
	row, cell := foot[0], foot[0].Cells[0]
	p := only(cell.Content)
	row.Cells, cell.Content = nil, nil
	if p == nil || !jsonform.RestOf(&row).Empty() || !jsonform.RestOf(&cell).Empty() {
		return nil
	}
	return p
}

func (w *writer) rows(rows []article.Row, member string, inFoot bool) {
	for i := range rows {
		w.At(func() {
			rest := rows[i]
			rest.Cells = nil
			kept := jsonform.TakeKept(&rest.Extra, name)
			if inFoot {
				extra := article.Extra{foot: json.RawMessage("true")}
				for k, v := range rest.Extra {
					extra[k] = v
				}
				rest.Extra = extra
			}
			w.node("table-row", kept, jsonform.RestOf(&rest), func() {
				w.children(func() {
					for j := range rows[i].Cells {
						w.At(func() { w.cell(rows[i].Cells[j]) }, "cells", index(j))
					}
				})
			})
		}, member, index(i))
	}
}

func (w *writer) cell(c article.Cell) {
	rest := c
	rest.Header, rest.ColSpan, rest.RowSpan, rest.Content = false, 0, 0, nil
	kept := jsonform.TakeKept(&rest.Extra, name)
	w.node("table-cell", kept, jsonform.RestOf(&rest), func() {
		if c.Header {
			w.Bool("heading", true)
		}
		w.Count("columnSpan", c.ColSpan)
		w.Count("rowSpan", c.RowSpan)
		w.children(func() {
			if p := only(c.Content); p != nil {
				w.inlines(p.Content, nil, "content", "0", "content")
				return
			}
			w.lines(c.Content)
		})
	})
}

// lines writes blocks where only text may stand, a line a paragraph.
func (w *writer) lines(blocks []article.Block) {
	if len(blocks) == 0 {
		return
	}
	w.Lose(article.LossFlattened, "content", "a cell holds text alone", "content")
	first := true
	var visit func(article.Block)
	visit = func(b article.Block) {
		p, ok := b.(*article.Paragraph)
		switch {
		case b == nil:
		case !ok:
			for _, piece := range lower.Block(b) {
				visit(piece.Block)
			}
		case lower.Says(p.Content):
			if !first {
				w.inline(&article.Break{}, nil)
			}
			first = false
			w.inlines(p.Content, nil)
		}
	}
	w.At(func() {
		w.Flat(func() {
			for _, b := range blocks {
				visit(b)
			}
		})
	}, "content")
}
