package article

// A Table is a grid of cells.
type Table struct {
	Attrs
	Caption []Inline
	// Columns gives the alignment of each column; it may be shorter than the
	// table is wide.
	Columns []Column
	// Head, Body and Foot are the rows in reading order.
	Head, Body, Foot []Row
}

// A Column is what all cells of one column share.
type Column struct {
	Align Align
	Extra Extra
}

// A Row is one row of a [Table].
type Row struct {
	Cells []Cell
	Extra Extra
}

// A Cell is one cell of a [Row]. A cell that holds a single paragraph prints
// its text without a paragraph element.
type Cell struct {
	// Header marks a heading cell. Cells in Table.Head are headings anyway.
	Header bool
	// ColSpan and RowSpan are how many columns and rows the cell covers.
	// Values below 1 mean 1.
	ColSpan, RowSpan int
	// Align overrides the column's alignment. Empty: the column's.
	Align   Align
	Content []Block
	Extra   Extra
}

// Align is the alignment of a table's text.
type Align string

// The alignments.
const (
	AlignDefault Align = ""
	AlignStart   Align = "start" // left in left-to-right text
	AlignCenter  Align = "center"
	AlignEnd     Align = "end" // right in left-to-right text
)

// Kind returns [KindTable].
func (*Table) Kind() Kind { return KindTable }
func (*Table) isNode()    {}
func (*Table) isBlock()   {}
