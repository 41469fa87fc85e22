package article

// A Figure is an image with what is printed around it.
type Figure struct {
	Attrs
	Image   Image
	Caption []Inline
	// Credit names who made the picture ("Ana Prado / Meridian").
	Credit string
	// URL is where a click on the picture leads. Empty: nowhere.
	URL string
	// Layout says how much room the figure takes. Empty: the text's measure.
	Layout Layout
}

// Kind returns [KindFigure].
func (*Figure) Kind() Kind { return KindFigure }
func (*Figure) isNode()    {}
func (*Figure) isBlock()   {}

// Layout says how much room a figure or other block takes.
type Layout string

// The layouts.
const (
	LayoutText  Layout = ""      // as wide as the text
	LayoutWide  Layout = "wide"  // wider than the text
	LayoutFull  Layout = "full"  // as wide as the window
	LayoutAside Layout = "aside" // beside the text, where there is room
)

// A Gallery is a set of figures shown together.
type Gallery struct {
	Attrs
	Items   []*Figure
	Caption []Inline
}

// Kind returns [KindGallery].
func (*Gallery) Kind() Kind { return KindGallery }
func (*Gallery) isNode()    {}
func (*Gallery) isBlock()   {}
