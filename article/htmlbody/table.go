package htmlbody

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// maxSpan is the most columns or rows that one cell may cover; HTML clamps
// colspan to 1000 (4.9.11).
const maxSpan = 1000

func (f *flow) table(n *html.Node) {
	t := &article.Table{Attrs: attrs(n)}
	for word := range strings.FieldsSeq(attr(n, "data-columns")) {
		if word == "-" {
			word = ""
		}
		t.Columns = append(t.Columns, article.Column{Align: article.Align(word)})
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption:
			t.Caption = f.text(c)
		case atom.Thead:
			t.Head = append(t.Head, f.rows(c, t.Columns)...)
		case atom.Tbody:
			t.Body = append(t.Body, f.rows(c, t.Columns)...)
		case atom.Tfoot:
			t.Foot = append(t.Foot, f.rows(c, t.Columns)...)
		}
	}
	// A table without a head whose first row is all headings has one, unless
	// they are headings of rows.
	if len(t.Head) == 0 && len(t.Body) > 1 && allHeadings(t.Body[0]) && !headsRow(n) {
		t.Head, t.Body = t.Body[:1:1], t.Body[1:]
	}
	for _, row := range t.Head {
		for j := range row.Cells {
			row.Cells[j].Header = false // it goes without saying
		}
	}
	if len(t.Head)+len(t.Body)+len(t.Foot)+len(t.Caption) > 0 {
		f.add(t)
	}
}

// headsRow reports whether a table's first cell is a heading of its row.
func headsRow(n *html.Node) bool {
	th := find(n, atom.Th)
	return th != nil && attr(th, "scope") == "row"
}

func allHeadings(r article.Row) bool {
	for i := range r.Cells {
		if !r.Cells[i].Header {
			return false
		}
	}
	return len(r.Cells) > 0
}

func (f *flow) rows(n *html.Node, columns []article.Column) (rows []article.Row) {
	for tr := n.FirstChild; tr != nil; tr = tr.NextSibling {
		if tr.DataAtom != atom.Tr {
			continue
		}
		row := article.Row{}
		column := 0
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
				continue
			}
			if !f.enter() {
				return rows
			}
			cell := article.Cell{
				Header: td.DataAtom == atom.Th, ColSpan: span(td, "colspan"), RowSpan: span(td, "rowspan"),
				Align: align(td), Content: f.inside(td),
			}
			if column < len(columns) && columns[column].Align == cell.Align {
				cell.Align = article.AlignDefault
			}
			column += max(cell.ColSpan, 1)
			row.Cells = append(row.Cells, cell)
			f.leave()
		}
		rows = append(rows, row)
	}
	return rows
}

// span is the number of rows or columns covered; 0 for one.
func span(n *html.Node, name string) int {
	v := min(size(n, name), maxSpan)
	if v == 1 {
		return 0
	}
	return v
}

// align is a cell's alignment, by attribute, by style, or by class as package
// render and WordPress write it.
func align(n *html.Node) article.Align {
	value := strings.ToLower(trim(attr(n, "align")))
	if value == "" {
		_, css, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", "")), "text-align:")
		value, _, _ = strings.Cut(css, ";")
	}
	switch {
	case value == "left" || value == "start" || class(n, "-start") || class(n, "has-text-align-left"):
		return article.AlignStart
	case value == "center" || class(n, "-center"):
		return article.AlignCenter
	case value == "right" || value == "end" || class(n, "-end") || class(n, "has-text-align-right"):
		return article.AlignEnd
	}
	return article.AlignDefault
}
