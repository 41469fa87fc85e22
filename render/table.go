package render

import "github.com/dots-newsroom/newsroom/article"

func (p *printer) table(t *article.Table) {
	// A wide table scrolls inside its frame, which must be reached by keyboard
	// and so needs a name: that of its caption.
	p.raw(`<div class="nr-table" tabindex="0" role="group" aria-label="`)
	if len(t.Caption) > 0 {
		start := len(p.b)
		p.b = article.AppendInlineText(p.b, t.Caption)
		p.escapeFrom(start)
	} else {
		p.text(p.words.Table)
	}
	p.raw(`"><table`)
	p.attributes(&t.Attrs)
	p.keepColumns(t.Columns)
	p.raw(`>`)
	if len(t.Caption) > 0 {
		p.raw(`<caption class="nr-caption">`)
		p.inlines(t.Caption)
		p.raw(`</caption>`)
	}
	p.rows("thead", t.Head, t.Columns, true)
	p.rows("tbody", t.Body, t.Columns, false)
	p.rows("tfoot", t.Foot, t.Columns, false)
	p.raw(`</table></div>`)
}

func (p *printer) rows(element string, rows []article.Row, columns []article.Column, head bool) {
	if len(rows) == 0 {
		return
	}
	p.raw(`<`)
	p.raw(element)
	p.raw(`>`)
	for i := range rows {
		p.raw(`<tr>`)
		column := 0
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			p.cell(c, columnAlign(columns, column), head, j == 0)
			column += max(c.ColSpan, 1)
		}
		p.raw(`</tr>`)
	}
	p.raw(`</`)
	p.raw(element)
	p.raw(`>`)
}

func columnAlign(columns []article.Column, i int) article.Align {
	if i < len(columns) {
		return columns[i].Align
	}
	return article.AlignDefault
}

func (p *printer) cell(c *article.Cell, align article.Align, head, first bool) {
	header := head || c.Header
	if header {
		p.raw(`<th`)
		if head {
			p.raw(` scope="col"`)
		} else if first {
			p.raw(` scope="row"`)
		}
	} else {
		p.raw(`<td`)
	}
	if c.ColSpan > 1 {
		p.raw(` colspan="`)
		p.int(c.ColSpan)
		p.raw(`"`)
	}
	if c.RowSpan > 1 {
		p.raw(` rowspan="`)
		p.int(c.RowSpan)
		p.raw(`"`)
	}
	if c.Align != article.AlignDefault {
		align = c.Align
	}
	switch align {
	case article.AlignStart:
		p.raw(` class="nr-start"`)
	case article.AlignCenter:
		p.raw(` class="nr-center"`)
	case article.AlignEnd:
		p.raw(` class="nr-end"`)
	}
	p.raw(`>`)
	p.content(c.Content, true)
	if header {
		p.raw(`</th>`)
	} else {
		p.raw(`</td>`)
	}
}
