package article

// Footnotes is the list of notes that [FootnoteRef] points into, usually the
// last block of a body.
type Footnotes struct {
	Attrs
	Items []Footnote
}

// A Footnote is one note.
type Footnote struct {
	// Label is the name by which [FootnoteRef.Label] finds the note. Readers
	// see its place in the list, not the label.
	Label   string
	Content []Block
	Extra   Extra
}

// Kind returns [KindFootnotes].
func (*Footnotes) Kind() Kind { return KindFootnotes }
func (*Footnotes) isNode()    {}
func (*Footnotes) isBlock()   {}

// A FootnoteRef is the mark in the text that leads to a note.
type FootnoteRef struct {
	Label string
	Extra Extra
}

// Kind returns [KindFootnoteRef].
func (*FootnoteRef) Kind() Kind { return KindFootnoteRef }
func (*FootnoteRef) isNode()    {}
func (*FootnoteRef) isInline()  {}
