package article

// A Heading opens a section of the body. The article's headline is level 1,
// so sections begin at level 2.
type Heading struct {
	Attrs
	// Level is 1 to 6. Values outside are taken as the nearest inside.
	Level   int
	Content []Inline
}

// Kind returns [KindHeading].
func (*Heading) Kind() Kind { return KindHeading }
func (*Heading) isNode()    {}
func (*Heading) isBlock()   {}
