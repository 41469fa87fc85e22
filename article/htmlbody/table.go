package htmlbody

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// maxSpan is the most columns or rows that one cell may cover; HTML clamps
// colspan to 1000 (4.9.11).
const maxSpan = 1000

func (f *flow) table(n *html.Node) {
	t := &article.Table{Attrs: attrs(n)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption:
			t.Caption = f.text(c)
		case atom.Thead:
			t.Head = append(t.Head, f.rows(c)...)
		case atom.Tbody:
			t.Body = append(t.Body, f.rows(c)...)
		case atom.Tfoot:
			t.Foot = append(t.Foot, f.rows(c)...)
		}
	}
	// A table without a head whose first row is all headings has one.
	if len(t.Head) == 0 && len(t.Body) > 1 && allHeadings(t.Body[0]) {
		t.Head, t.Body = t.Body[:1:1], t.Body[1:]
	}
	for _, row := range t.Head {
		for j := range row.Cells {
			row.Cells[j].Header = false // it goes without saying
		}
	}
	if len(t.Head)+len(t.Body)+len(t.Foot) > 0 {
		f.add(t)
	}
}

func allHeadings(r article.Row) bool {
	for i := range r.Cells {
		if !r.Cells[i].Header {
			return false
		}
	}
	return len(r.Cells) > 0
}

func (f *flow) rows(n *html.Node) (rows []article.Row) {
	for tr := n.FirstChild; tr != nil; tr = tr.NextSibling {
		if tr.DataAtom != atom.Tr {
			continue
		}
		row := article.Row{}
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
				continue
			}
			if !f.enter() {
				return rows
			}
			row.Cells = append(row.Cells, article.Cell{
				Header: td.DataAtom == atom.Th, ColSpan: span(td, "colspan"), RowSpan: span(td, "rowspan"),
				Align: align(td), Content: f.inside(td),
			})
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

func align(n *html.Node) article.Align {
	switch attr(n, "align") {
	case "left":
		return article.AlignStart
	case "center":
		return article.AlignCenter
	case "right":
		return article.AlignEnd
	}
	return article.AlignDefault
}
