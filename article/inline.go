package article

// Text is plain text. A line feed in it is a soft line break: white space
// where lines are filled anew.
type Text struct {
	Value string
	Extra Extra
}

// Emphasis is stressed text, usually set in italics.
type Emphasis struct {
	Content []Inline
	Extra   Extra
}

// Strong is important text, usually set in bold.
type Strong struct {
	Content []Inline
	Extra   Extra
}

// Strike is text that no longer holds.
type Strike struct {
	Content []Inline
	Extra   Extra
}

// CodeSpan is program text within a line.
type CodeSpan struct {
	Value string
	Extra Extra
}

// Link is text that leads somewhere.
type Link struct {
	URL string
	// Title is shown by some browsers on hover.
	Title   string
	Content []Inline
	Extra   Extra
}

// Sub is text below the line.
type Sub struct {
	Content []Inline
	Extra   Extra
}

// Sup is text above the line.
type Sup struct {
	Content []Inline
	Extra   Extra
}

// Mark is highlighted text.
type Mark struct {
	Content []Inline
	Extra   Extra
}

// Abbreviation is a short form with its meaning.
type Abbreviation struct {
	// Title is the long form.
	Title   string
	Content []Inline
	Extra   Extra
}

// Span is text in another language than what surrounds it.
type Span struct {
	// Language is a BCP 47 tag.
	Language string
	Content  []Inline
	Extra    Extra
}

// InlineImage is a picture within a line, such as a symbol. A picture that
// stands by itself is a [Figure].
type InlineImage struct {
	Image Image
	// Title is shown by some browsers on hover.
	Title string
	Extra Extra
}

// Break is a line break that is meant, as in verse and addresses.
type Break struct {
	Extra Extra
}

// Math is a formula, kept as the text it was written in.
type Math struct {
	// Value is the formula, usually in TeX.
	Value string
	// Display sets it on a line of its own.
	Display bool
	Extra   Extra
}

// Kind returns [KindText].
func (*Text) Kind() Kind { return KindText }
func (*Text) isNode()    {}
func (*Text) isInline()  {}

// Kind returns [KindEmphasis].
func (*Emphasis) Kind() Kind { return KindEmphasis }
func (*Emphasis) isNode()    {}
func (*Emphasis) isInline()  {}

// Kind returns [KindStrong].
func (*Strong) Kind() Kind { return KindStrong }
func (*Strong) isNode()    {}
func (*Strong) isInline()  {}

// Kind returns [KindStrike].
func (*Strike) Kind() Kind { return KindStrike }
func (*Strike) isNode()    {}
func (*Strike) isInline()  {}

// Kind returns [KindCodeSpan].
func (*CodeSpan) Kind() Kind { return KindCodeSpan }
func (*CodeSpan) isNode()    {}
func (*CodeSpan) isInline()  {}

// Kind returns [KindLink].
func (*Link) Kind() Kind { return KindLink }
func (*Link) isNode()    {}
func (*Link) isInline()  {}

// Kind returns [KindSub].
func (*Sub) Kind() Kind { return KindSub }
func (*Sub) isNode()    {}
func (*Sub) isInline()  {}

// Kind returns [KindSup].
func (*Sup) Kind() Kind { return KindSup }
func (*Sup) isNode()    {}
func (*Sup) isInline()  {}

// Kind returns [KindMark].
func (*Mark) Kind() Kind { return KindMark }
func (*Mark) isNode()    {}
func (*Mark) isInline()  {}

// Kind returns [KindAbbreviation].
func (*Abbreviation) Kind() Kind { return KindAbbreviation }
func (*Abbreviation) isNode()    {}
func (*Abbreviation) isInline()  {}

// Kind returns [KindSpan].
func (*Span) Kind() Kind { return KindSpan }
func (*Span) isNode()    {}
func (*Span) isInline()  {}

// Kind returns [KindInlineImage].
func (*InlineImage) Kind() Kind { return KindInlineImage }
func (*InlineImage) isNode()    {}
func (*InlineImage) isInline()  {}

// Kind returns [KindBreak].
func (*Break) Kind() Kind { return KindBreak }
func (*Break) isNode()    {}
func (*Break) isInline()  {}

// Kind returns [KindMath].
func (*Math) Kind() Kind { return KindMath }
func (*Math) isNode()    {}
func (*Math) isInline()  {}
