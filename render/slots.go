package render

// A Slot appends a host's own markup at its place in a page, such as a form
// or an advertisement. [Piece.AppendHTML] is one.
type Slot func(dst []byte) []byte

// Slots are the places in a page that a host may fill.
type Slots struct {
	// Head ends the head element.
	Head Slot
	// BeforeMain stands below masthead and ticker, AfterMain above the foot.
	BeforeMain, AfterMain Slot
	// BeforeBody stands between an article's hero and its body, AfterBody
	// below the body.
	BeforeBody, AfterBody Slot
}

// slot appends what a host put in a place.
func (p *printer) slot(place func(*Slots) Slot) {
	if p.options == nil {
		return
	}
	if s := place(&p.options.Slots); s != nil {
		p.b = s(p.b)
	}
}
