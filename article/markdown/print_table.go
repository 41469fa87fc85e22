package markdown

import (
	"bytes"

	"github.com/dots-newsroom/newsroom/article"
)

func table(dst []byte, t *article.Table) ([]byte, bool) {
	if len(t.Head) != 1 || len(t.Foot) > 0 || len(t.Columns) > 0 && len(t.Columns) != len(t.Head[0].Cells) {
		return dst, false
	}
	width := len(t.Head[0].Cells)
	row := func(r *article.Row) bool {
		if len(r.Cells) != width || len(r.Extra) > 0 {
			return false
		}
		for i := range r.Cells {
			var ok bool
			if dst, ok = appendCell(append(dst, "| "...), &r.Cells[i]); !ok {
				return false
			}
			dst = append(dst, ' ')
		}
		dst = append(dst, "|\n"...)
		return true
	}
	if !row(&t.Head[0]) {
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
		if !row(&t.Body[i]) {
			return dst, false
		}
	}
	if len(t.Caption) > 0 {
		var ok bool
		if dst, ok = inline(append(dst, "\nTable: "...), t.Caption, false); !ok {
			return dst, false
		}
		dst = append(dst, '\n')
	}
	return dst, width > 0
}

func appendCell(dst []byte, c *article.Cell) ([]byte, bool) {
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
	dst, ok = inline(dst, p.Content, false)
	if bytes.IndexByte(dst[start:], '|') >= 0 {
		dst = append(dst[:start], bytes.ReplaceAll(dst[start:], []byte("|"), []byte(`\|`))...)
	}
	return dst, ok
}
