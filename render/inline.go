package render

import "github.com/dots-newsroom/newsroom/article"

func (p *printer) inlines(content []article.Inline) {
	for _, n := range content {
		p.inline(n)
	}
}

func (p *printer) inline(n article.Inline) {
	if p.options != nil && p.options.Inline != nil {
		if own, done := p.options.Inline(p.b, n); done {
			p.b = own
			return
		}
	}
	switch n := n.(type) {
	case nil:
	case *article.Text:
		p.text(n.Value)
	case *article.Emphasis:
		p.wrap("em", n.Content)
	case *article.Strong:
		p.wrap("strong", n.Content)
	case *article.Strike:
		p.wrap("del", n.Content)
	case *article.Sub:
		p.wrap("sub", n.Content)
	case *article.Sup:
		p.wrap("sup", n.Content)
	case *article.Mark:
		p.wrap("mark", n.Content)
	case *article.CodeSpan:
		p.raw(`<code>`)
		p.text(n.Value)
		p.raw(`</code>`)
	case *article.Link:
		// An empty address leads to the page itself, and is written.
		p.raw(`<a`)
		p.address("href", n.URL)
		p.attr("title", n.Title)
		p.raw(`>`)
		p.inlines(n.Content)
		p.raw(`</a>`)
	case *article.Abbreviation:
		p.raw(`<abbr`)
		p.attr("title", n.Title)
		p.raw(`>`)
		p.inlines(n.Content)
		p.raw(`</abbr>`)
	case *article.Span:
		p.raw(`<span`)
		p.attr("lang", n.Language)
		if n.Language != "" {
			p.attr("dir", string(article.DirectionOf(n.Language)))
		}
		p.raw(`>`)
		p.inlines(n.Content)
		p.raw(`</span>`)
	case *article.InlineImage:
		p.image(&n.Image, &imageUse{class: `nr-inline-image`, lazy: true, linked: true, keep: true, title: n.Title})
	case *article.Break:
		p.raw(`<br>`)
	case *article.FootnoteRef:
		p.footnoteRef(n)
	case *article.Math:
		if n.Display {
			p.raw(`<code class="nr-math nr-math--display">`)
		} else {
			p.raw(`<code class="nr-math">`)
		}
		p.text(n.Value)
		p.raw(`</code>`)
	case *article.CustomInline:
		p.text(n.Text)
	}
}

func (p *printer) wrap(element string, content []article.Inline) {
	p.raw(`<`)
	p.raw(element)
	p.raw(`>`)
	p.inlines(content)
	p.raw(`</`)
	p.raw(element)
	p.raw(`>`)
}
