package article

import "iter"

// All returns every block of the document in reading order, parents before
// their children: [Document.Preorder] without the inlines.
func (d *Document) All() iter.Seq[Block] {
	return func(yield func(Block) bool) {
		for n := range d.Preorder() {
			if b, ok := n.(Block); ok && !yield(b) {
				return
			}
		}
	}
}

// Preorder returns every block and inline of the document in reading order,
// parents before their children. The document must not change while it runs.
func (d *Document) Preorder() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		var visit func(Node) bool
		visit = func(n Node) bool { return yield(n) && children(n, visit) }
		for _, b := range d.Blocks {
			if b != nil && !visit(b) {
				return
			}
		}
	}
}

// Children returns the direct children of a node in reading order, whatever
// they stand in: content, captions, items, cells, notes.
func Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) { children(n, yield) }
}

// InlineContent is the content of an inline that holds others, to be read or
// set; nil for one that holds none.
func InlineContent(n Inline) *[]Inline {
	switch n := n.(type) {
	case *Emphasis:
		return &n.Content
	case *Strong:
		return &n.Content
	case *Strike:
		return &n.Content
	case *Link:
		return &n.Content
	case *Sub:
		return &n.Content
	case *Sup:
		return &n.Content
	case *Mark:
		return &n.Content
	case *Abbreviation:
		return &n.Content
	case *Span:
		return &n.Content
	case *Text, *CodeSpan, *InlineImage, *Break, *FootnoteRef, *Math, *CustomInline:
		// These hold no inlines.
	}
	return nil
}

// children is the one place that knows where a node's children are. It
// reports whether yield wanted all of them.
func children(n Node, yield func(Node) bool) bool {
	switch n := n.(type) {
	case *Paragraph:
		return each(n.Content, yield)
	case *Heading:
		return each(n.Content, yield)
	case *List:
		for i := range n.Items {
			if !each(n.Items[i].Content, yield) {
				return false
			}
		}
	case *Quote:
		return each(n.Content, yield) && each(n.Attribution, yield)
	case *PullQuote:
		return each(n.Content, yield) && each(n.Attribution, yield)
	case *Table:
		if !each(n.Caption, yield) {
			return false
		}
		for _, rows := range [...][]Row{n.Head, n.Body, n.Foot} {
			for i := range rows {
				for j := range rows[i].Cells {
					if !each(rows[i].Cells[j].Content, yield) {
						return false
					}
				}
			}
		}
	case *Figure:
		return each(n.Caption, yield)
	case *Gallery:
		for _, f := range n.Items {
			if f != nil && !yield(f) {
				return false
			}
		}
		return each(n.Caption, yield)
	case *Video:
		return each(n.Caption, yield)
	case *Audio:
		return each(n.Caption, yield)
	case *Embed:
		return each(n.Caption, yield)
	case *File:
		return each(n.Description, yield)
	case *Callout:
		return each(n.Title, yield) && each(n.Content, yield)
	case *Footnotes:
		for i := range n.Items {
			if !each(n.Items[i].Content, yield) {
				return false
			}
		}
	case *Timeline:
		for i := range n.Events {
			if !each(n.Events[i].Title, yield) || !each(n.Events[i].Content, yield) {
				return false
			}
		}
	case *KeyFacts:
		for i := range n.Facts {
			if !each(n.Facts[i].Text, yield) {
				return false
			}
		}
	case *LiveUpdate:
		return each(n.Content, yield)
	case *CorrectionNote:
		return each(n.Correction.Text, yield)
	case *Disclosure:
		return each(n.Content, yield)
	case *Code, *RelatedLink, *Divider, *Custom:
		// These hold no nodes.
	case Inline:
		if content := InlineContent(n); content != nil {
			return each(*content, yield)
		}
	}
	return true
}

// each yields the nodes of a list, passing over nil ones.
func each[N Node](nodes []N, yield func(Node) bool) bool {
	for _, n := range nodes {
		if Node(n) != nil && !yield(n) {
			return false
		}
	}
	return true
}
