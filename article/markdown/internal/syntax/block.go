package syntax

// Kind is what a block is.
type Kind uint8

// The kinds of block.
const (
	Document Kind = iota
	Quote
	List
	Item
	Footnote // the text of a note
	Table
	// What follows holds no blocks.
	Row
	Paragraph
	Heading
	Fenced   // code between fences
	Indented // code by its indentation
	HTML
	Divider
	Definition // a paragraph of nothing but link reference definitions
)

// A Block is a node of the tree that lines make.
type Block struct {
	Kind    Kind
	Level   uint8 // of a heading
	Ordered bool  // of a list
	Loose   bool  // of a list

	Start  int     // the first number of an ordered list
	Offset int     // where the block begins in the source
	Info   string  // behind a fence, as written; the label of a footnote; the id of a heading
	Align  []Align // of a table's columns

	First, Next *Block

	parent, last *Block
	lines        lines
	firstLine    int32 // from 1
	lastLine     int32
	indent       int32 // of a fence; in an item, of what belongs to it
	length       int32 // of a fence
	mark         byte  // of a list's items; of a fence
	end          htmlEnd
}

// Align is the alignment of a column.
type Align uint8

// The alignments.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// holds reports whether a block of this kind may hold one of another.
func (k Kind) holds(child Kind) bool {
	switch k {
	case Document, Quote, Item, Footnote:
		return child != Item && child != Row
	case List:
		return child == Item
	case Table:
		return child == Row
	}
	return false
}

// level reports whether a block of this kind is a level of nesting, as
// [Options.Depth] counts them.
func (k Kind) level() bool { return k == Quote || k == List || k == Footnote }

func (b *Block) append(child *Block) {
	child.parent = b
	if b.last == nil {
		b.First = child
	} else {
		b.last.Next = child
	}
	b.last = child
}
