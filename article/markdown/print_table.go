package markdown

import (
	"bytes"

	"github.com/dots-newsroom/newsroom/article"
)

func (w *writer) table(dst []byte, t *article.Table) ([]byte, bool) {
	if len(t.Head) != 1 || len(t.Head[0].Cells) == 0 || len(t.Foot) > 0 || !plainColumns(t.Columns, len(t.Head[0].Cells)) {
		return dst, false
	}
	width := len(t.Head[0].Cells)
	dst, ok := w.row(dst, &t.Head[0], width)
	if !ok {
		return dst, false
	}
	for i := range width {
		rule := "---"
		if i < len(t.Columns) {
			switch t.Columns[i].Align {
			case article.AlignStart:
				rule = ":--"
			case article.AlignCenter:
				rule = ":-:"
			case article.AlignEnd:
				rule = "--:"
			}
		}
		dst = append(append(append(dst, "| "...), rule...), ' ')
	}
	dst = append(dst, "|\n"...)
	for i := range t.Body {
		if dst, ok = w.row(dst, &t.Body[i], width); !ok {
			return dst, false
		}
	}
	if len(t.Caption) > 0 {
		if dst, ok = w.inline(append(append(dst, '\n'), captionMark...), t.Caption, false); !ok {
			return dst, false
		}
		dst = append(dst, '\n')
	}
	return dst, true
}

// plainColumns reports whether columns are such as the line below the head
// gives: as many as there are cells, one of them with an alignment; or none.
func plainColumns(columns []article.Column, width int) bool {
	aligned := false
	for _, c := range columns {
		switch c.Align {
		case article.AlignStart, article.AlignCenter, article.AlignEnd:
			aligned = true
		case article.AlignDefault:
		default:
			return false
		}
		if len(c.Extra) > 0 {
			return false
		}
	}
	return len(columns) == 0 || len(columns) == width && aligned
}

func (w *writer) row(dst []byte, r *article.Row, width int) ([]byte, bool) {
	if len(r.Cells) != width || len(r.Extra) > 0 {
		return dst, false
	}
	for i := range r.Cells {
		var ok bool
		if dst, ok = w.cell(append(dst, "| "...), &r.Cells[i]); !ok {
			return dst, false
		}
		dst = append(dst, ' ')
	}
	return append(dst, "|\n"...), true
}

func (w *writer) cell(dst []byte, c *article.Cell) ([]byte, bool) {
	if c.Header || c.ColSpan != 0 || c.RowSpan != 0 || c.Align != "" || len(c.Extra) > 0 || len(c.Content) > 1 {
		return dst, false
	}
	if len(c.Content) == 0 {
		return dst, true
	}
	p, ok := c.Content[0].(*article.Paragraph)
	if !ok || !plainAttrs(p) {
		return dst, false
	}
	start := len(dst)
	dst, ok = w.inline(dst, p.Content, false)
	if bytes.IndexByte(dst[start:], '|') >= 0 {
		w.sure = false
		dst = append(dst[:start], bytes.ReplaceAll(dst[start:], []byte("|"), []byte(`\|`))...)
	}
	return dst, ok
}
