package article

// Code is a block of program text or other preformatted matter.
type Code struct {
	Attrs
	// Syntax names the language of the code ("go"). Empty: not stated.
	Syntax string
	// Info is what followed Syntax in the opening line of a Markdown fence.
	Info string
	// Value is the text. Lines end with "\n", the last one too.
	Value string
}

// Kind returns [KindCode].
func (*Code) Kind() Kind { return KindCode }
func (*Code) isNode()    {}
func (*Code) isBlock()   {}
