package article

// A Paragraph is a run of text.
type Paragraph struct {
	Attrs
	Content []Inline
}

// Kind returns [KindParagraph].
func (*Paragraph) Kind() Kind { return KindParagraph }
func (*Paragraph) isNode()    {}
func (*Paragraph) isBlock()   {}
