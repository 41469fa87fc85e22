package article

import (
	"strings"
	"time"
	"unicode/utf8"
)

// A bodyCounter counts what takes time in a body. Its methods follow the tree
// by hand and allocate nothing.
type bodyCounter struct {
	counter
	images  int
	seconds float64 // beside words and pictures
	played  time.Duration
	media   bool
	read    int // bytes of text that come first and have been read
}

// unread is what is left of a text behind the reader's position, from a whole
// character on.
func (c *bodyCounter) unread(s string) string {
	if c.read == 0 {
		return s
	}
	n := min(c.read, len(s))
	c.read -= n
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n++
	}
	return s[n:]
}

// text counts running text. It goes before that of the counter.
func (c *bodyCounter) text(s string) { c.counter.text(c.unread(s)) }

// line counts text that stands by itself.
func (c *bodyCounter) line(s string) {
	c.text(s)
	c.gap()
}

func (c *bodyCounter) blocks(blocks []Block) {
	for _, b := range blocks {
		c.block(b)
	}
}

// run counts running text that nothing follows.
func (c *bodyCounter) run(content []Inline) {
	c.inlines(content)
	c.gap()
}

func (c *bodyCounter) figure(f *Figure) {
	c.image()
	c.run(f.Caption)
}

// image counts a picture that has not been seen.
func (c *bodyCounter) image() {
	if c.read == 0 {
		c.images++
	}
}

func (c *bodyCounter) block(b Block) {
	switch b := b.(type) {
	case nil, *PullQuote, *Divider, *RelatedLink, *File:
		// A pull quote repeats the text; links and files lead elsewhere.
	case *Paragraph:
		c.run(b.Content)
	case *Heading:
		c.run(b.Content)
	case *List:
		for i := range b.Items {
			c.blocks(b.Items[i].Content)
		}
	case *Quote:
		c.blocks(b.Content)
		c.run(b.Attribution)
	case *Code:
		code := c.unread(b.Value)
		lines := strings.Count(code, "\n")
		if code != "" && !strings.HasSuffix(code, "\n") {
			lines++ // a last line that was not ended
		}
		c.seconds += float64(lines) * codeLine
	case *Table:
		c.run(b.Caption)
		c.rows(b.Head)
		c.rows(b.Body)
		c.rows(b.Foot)
	case *Figure:
		c.figure(b)
	case *Gallery:
		for _, f := range b.Items {
			if f != nil {
				c.figure(f)
			}
		}
		c.run(b.Caption)
	case *Video:
		c.play(b.Duration)
		c.run(b.Caption)
	case *Audio:
		c.play(b.Duration)
		c.run(b.Caption)
	case *Embed:
		if b.Text == "" {
			c.image()
		}
		c.line(b.Text)
		c.run(b.Caption)
	case *Callout:
		c.run(b.Title)
		c.blocks(b.Content)
	case *Footnotes:
		for i := range b.Items {
			c.blocks(b.Items[i].Content)
		}
	case *Timeline:
		c.line(b.Title)
		for i := range b.Events {
			c.line(b.Events[i].When)
			c.run(b.Events[i].Title)
			c.blocks(b.Events[i].Content)
		}
	case *KeyFacts:
		c.line(b.Title)
		for i := range b.Facts {
			c.line(b.Facts[i].Figure)
			c.run(b.Facts[i].Text)
		}
	case *LiveUpdate:
		c.line(b.Headline)
		c.blocks(b.Content)
	case *CorrectionNote:
		c.run(b.Correction.Text)
	case *Disclosure:
		c.blocks(b.Content)
	case *Custom:
		c.line(b.Text)
	}
}

func (c *bodyCounter) play(d time.Duration) {
	if c.media && d > 0 && c.read == 0 {
		c.played += d
	}
}

func (c *bodyCounter) rows(rows []Row) {
	for i := range rows {
		for j := range rows[i].Cells {
			if c.read == 0 {
				c.seconds += tableCell
			}
			c.blocks(rows[i].Cells[j].Content)
		}
	}
}

func (c *bodyCounter) inlines(content []Inline) {
	for _, n := range content {
		switch n := n.(type) {
		case nil, *FootnoteRef:
		case *InlineImage:
			c.unread(n.Image.Alt) // stands in the text but takes no time
		case *Text:
			c.text(n.Value)
		case *CodeSpan:
			c.text(n.Value)
		case *Math:
			c.text(n.Value)
		case *CustomInline:
			c.text(n.Text)
		case *Break:
			c.text("\n")
		case *Emphasis:
			c.inlines(n.Content)
		case *Strong:
			c.inlines(n.Content)
		case *Strike:
			c.inlines(n.Content)
		case *Link:
			c.inlines(n.Content)
		case *Sub:
			c.inlines(n.Content)
		case *Sup:
			c.inlines(n.Content)
		case *Mark:
			c.inlines(n.Content)
		case *Abbreviation:
			c.inlines(n.Content)
		case *Span:
			c.inlines(n.Content)
		}
	}
}
