package article

// A Quote is quoted text of one or more blocks.
type Quote struct {
	Attrs
	Content []Block
	// Attribution names the speaker or work. Empty: none given.
	Attribution []Inline
	// URL is where the quoted text stands. Empty: none given.
	URL string
}

// Kind returns [KindQuote].
func (*Quote) Kind() Kind { return KindQuote }
func (*Quote) isNode()    {}
func (*Quote) isBlock()   {}

// A PullQuote repeats a sentence of the article in large type. It is
// decoration: reading time and plain text for search do not count it twice.
type PullQuote struct {
	Attrs
	Content     []Inline
	Attribution []Inline
}

// Kind returns [KindPullQuote].
func (*PullQuote) Kind() Kind { return KindPullQuote }
func (*PullQuote) isNode()    {}
func (*PullQuote) isBlock()   {}
