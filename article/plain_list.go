package article

import (
	"strconv"
	"strings"
)

// list appends a list: one line an item, an empty line around the whole.
func (p *plain) list(l *List) {
	tight := p.tight
	for i := range l.Items {
		mark := p.mark + "- "
		if l.Ordered {
			mark = p.mark + strconv.Itoa(l.First()+i) + ". "
		}
		p.mark = mark
		p.blocks(l.Items[i].Content)
		p.mark = ""
		p.tight = tight || !l.Loose
	}
	p.tight = tight
}

// table appends a caption and the rows. A cell's own lines become spaces, so
// that a row stays a line.
func (p *plain) table(t *Table) {
	p.line(t.Caption)
	tight := p.tight
	for _, rows := range [...][]Row{t.Head, t.Body, t.Foot} {
		for _, row := range rows {
			var line []byte
			for i, cell := range row.Cells {
				if i > 0 {
					line = append(line, '\t')
				}
				d := Document{Blocks: cell.Content}
				line = append(line, strings.Join(strings.Fields(d.Text()), " ")...)
			}
			if len(strings.TrimSpace(string(line))) > 0 {
				p.text(string(line))
				p.tight = true
			}
		}
	}
	p.tight = tight
}
