package render

import "github.com/dots-newsroom/newsroom/article"

// Contents lists a document's headings as links to them. Headings without an
// id are left out, because nothing can lead there; readers give every heading
// one.
type Contents struct {
	Document *article.Document
	// Deepest is the lowest level of headings listed. Zero: 3.
	Deepest int
	// Title stands above the list. Empty: the locale's "In this story".
	Title   string
	Options *Options
}

// AppendHTML appends the list's markup to dst; nothing where fewer than two
// headings can be listed.
func (c Contents) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, c.Options, "")
	p.contents(&c)
	return p.b
}

func (p *printer) contents(c *Contents) {
	if c.Document == nil || p.replaced(func(o *Options) Piece { own := *c; own.Options = o; return own }) {
		return
	}
	deepest := c.Deepest
	if deepest == 0 {
		deepest = 3
	}
	found, top := 0, 6
	for _, b := range c.Document.Blocks {
		if h := listed(b, deepest); h != nil {
			found++
			top = min(top, h.Level)
		}
	}
	if found < 2 {
		return
	}
	title := c.Title
	if title == "" {
		title = p.words.Contents
	}
	p.raw(`<nav class="nr-toc"`)
	p.attr("aria-label", title)
	p.raw(`><p class="nr-toc__title" aria-hidden="true">`)
	p.text(title)
	p.raw(`</p>`)
	depth := 0
	for _, b := range c.Document.Blocks {
		h := listed(b, deepest)
		if h == nil {
			continue
		}
		// However far the levels of neighbours are apart, lists nest by one.
		level := min(max(h.Level-top, 0)+1, depth+1)
		switch {
		case level > depth:
			p.raw(`<ol role="list">`)
			depth++
		default:
			for ; depth > level; depth-- {
				p.raw(`</li></ol>`)
			}
			p.raw(`</li>`)
		}
		p.raw(`<li><a href="#`)
		p.text(h.ID)
		p.raw(`">`)
		start := len(p.b)
		p.b = article.AppendInlineText(p.b, h.Content)
		p.escapeFrom(start)
		p.raw(`</a>`)
	}
	for ; depth > 0; depth-- {
		p.raw(`</li></ol>`)
	}
	p.raw(`</nav>`)
}

// listed is a block as a heading that the contents list, or nil.
func listed(b article.Block, deepest int) *article.Heading {
	if h, ok := b.(*article.Heading); ok && h.ID != "" && h.Level <= deepest {
		return h
	}
	return nil
}
