package article

import "strings"

// Text returns the document as plain text: what [Document.AppendText] appends.
func (d *Document) Text() string { return string(d.AppendText(nil)) }

// AppendText appends the document as plain text for search, mail and speech:
// blocks apart by an empty line, rows of a table on lines with tabs between
// the cells, items of a list behind "- " or their number. A [PullQuote] is
// left out, because it repeats what stands elsewhere; so is what is not text,
// such as addresses.
func (d *Document) AppendText(dst []byte) []byte {
	p := plain{b: dst, start: len(dst)}
	p.blocks(d.Blocks)
	return p.b
}

// A plain appends blocks as plain text.
type plain struct {
	b     []byte
	start int // where the text begins in b
	// mark stands before the next text: a list item's dash or number.
	mark string
	// tight sets blocks one line apart instead of two.
	tight bool
}

// begin makes room for a block that has text.
func (p *plain) begin() {
	if len(p.b) > p.start {
		p.b = append(p.b, '\n')
		if !p.tight {
			p.b = append(p.b, '\n')
		}
	}
	p.b = append(p.b, p.mark...)
	p.mark = ""
}

func (p *plain) text(s string) {
	if s != "" {
		p.begin()
		p.b = append(p.b, s...)
	}
}

// line begins a block and takes that back where the content says nothing.
func (p *plain) line(content []Inline) {
	before, mark := len(p.b), p.mark
	p.begin()
	begun := len(p.b)
	if p.b = AppendInlineText(p.b, content); len(p.b) == begun {
		p.b, p.mark = p.b[:before], mark
	}
}

func (p *plain) blocks(blocks []Block) {
	for _, b := range blocks {
		if b != nil {
			p.block(b)
		}
	}
}

func (p *plain) block(b Block) {
	switch n := b.(type) {
	case *Paragraph:
		p.line(n.Content)
	case *Heading:
		p.line(n.Content)
	case *List:
		p.list(n)
	case *Quote:
		p.blocks(n.Content)
		p.line(n.Attribution)
	case *Code:
		p.text(strings.TrimSuffix(n.Value, "\n"))
	case *Table:
		p.table(n)
	case *Figure:
		p.figure(n)
	case *Gallery:
		for _, f := range n.Items {
			if f != nil {
				p.figure(f)
			}
		}
		p.line(n.Caption)
	case *Video:
		p.text(n.Title)
		p.line(n.Caption)
		p.text(n.Credit)
	case *Audio:
		p.text(n.Title)
		p.line(n.Caption)
		p.text(n.Credit)
	case *Embed:
		p.text(n.Title)
		p.text(n.Text)
		p.line(n.Caption)
	case *RelatedLink:
		p.text(n.Kicker)
		p.text(n.Headline)
		p.text(n.Dek)
	case *Callout:
		p.line(n.Title)
		p.blocks(n.Content)
	case *File:
		p.text(n.Name)
		p.line(n.Description)
	case *Footnotes:
		for i := range n.Items {
			p.blocks(n.Items[i].Content)
		}
	case *Timeline:
		p.text(n.Title)
		for i := range n.Events {
			p.text(n.Events[i].When)
			p.line(n.Events[i].Title)
			p.blocks(n.Events[i].Content)
		}
	case *KeyFacts:
		p.text(n.Title)
		for i := range n.Facts {
			p.text(n.Facts[i].Figure)
			p.line(n.Facts[i].Text)
		}
	case *LiveUpdate:
		p.text(n.Headline)
		p.blocks(n.Content)
	case *CorrectionNote:
		p.line(n.Correction.Text)
	case *Disclosure:
		p.blocks(n.Content)
	case *Custom:
		p.text(n.Text)
	case *PullQuote, *Divider:
		// A pull quote says nothing new, and a divider nothing.
	}
}

func (p *plain) figure(f *Figure) {
	p.text(f.Image.Alt)
	p.line(f.Caption)
	p.text(f.Credit)
}
