package render

import (
	"strconv"

	"github.com/dots-newsroom/newsroom/article"
)

// A Body is the text of an article.
type Body struct {
	Document *article.Document
	// Language is the document's, where it differs from the page's.
	Language string
	Options  *Options
}

// AppendHTML appends the body's markup to dst.
func (b Body) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, b.Options, "")
	p.body(b.Document, b.Language)
	return p.b
}

func (p *printer) body(d *article.Document, language string) {
	if p.replaced(func(o *Options) Piece { return Body{d, language, o} }) {
		return
	}
	p.raw(`<div class="nr-body"`)
	p.lang(language)
	p.raw(`>`)
	if d != nil {
		p.findNotes(d)
		p.blocks(d.Blocks)
	}
	p.raw(`</div>`)
}

func (p *printer) blocks(blocks []article.Block) {
	for _, b := range blocks {
		if b != nil {
			p.block(b)
		}
	}
}

// open prints a start tag with what every block carries.
func (p *printer) open(element, class string, a *article.Attrs) {
	p.raw(`<`)
	p.raw(element)
	if class != "" {
		p.raw(` class="`)
		p.raw(class)
		p.raw(`"`)
	}
	p.attributes(a)
	p.raw(`>`)
}

// attributes prints what every block carries.
func (p *printer) attributes(a *article.Attrs) {
	p.attr("id", a.ID)
	p.lang(a.Language)
	if a.Provenance != nil {
		p.attr("data-source-type", string(a.Provenance.Source))
	}
}

// block prints one block. Every kind is here; the longer ones are printed by
// functions in the files named for them.
func (p *printer) block(b article.Block) {
	if p.options != nil && p.options.Block != nil {
		if own, done := p.options.Block(p.b, b); done {
			p.b = own
			return
		}
	}
	switch b := b.(type) {
	case *article.Paragraph:
		p.paragraph(b)
	case *article.Heading:
		level := strconv.Itoa(min(max(b.Level, 1), 6))
		p.open("h"+level, "", &b.Attrs)
		p.inlines(b.Content)
		p.raw(`</h` + level + `>`)
	case *article.List:
		p.list(b)
	case *article.Quote:
		p.quote(b)
	case *article.PullQuote:
		p.open("aside", "nr-pullquote", &b.Attrs)
		p.raw(`<p>`)
		p.inlines(b.Content)
		p.raw(`</p>`)
		if len(b.Attribution) > 0 {
			p.raw(`<p class="nr-attribution">`)
			p.inlines(b.Attribution)
			p.raw(`</p>`)
		}
		p.raw(`</aside>`)
	case *article.Code:
		p.code(b)
	case *article.Table:
		p.table(b)
	case *article.Figure:
		p.figure(b)
	case *article.Gallery:
		p.gallery(b)
	case *article.Video:
		p.video(b)
	case *article.Audio:
		p.audio(b)
	case *article.Embed:
		p.embed(b)
	case *article.RelatedLink:
		p.relatedLink(b)
	case *article.Callout:
		p.callout(b)
	case *article.File:
		p.file(b)
	case *article.Divider:
		p.open("hr", "", &b.Attrs)
	case *article.Footnotes:
		p.footnotes(b)
	case *article.Timeline:
		p.timeline(b)
	case *article.KeyFacts:
		p.keyFacts(b)
	case *article.LiveUpdate:
		p.liveUpdate(b)
	case *article.CorrectionNote:
		p.correction(&b.Attrs, &b.Correction)
	case *article.Disclosure:
		p.disclosure(b)
	case *article.Custom:
		if b.Text != "" {
			p.open("p", "", &b.Attrs)
			p.text(b.Text)
			p.raw(`</p>`)
		}
	}
}

// paragraph prints what most of a body is, and mostly a text without anything.
func (p *printer) paragraph(b *article.Paragraph) {
	if a := &b.Attrs; a.ID != "" || a.Language != "" || a.Provenance != nil {
		p.open("p", "", a)
	} else if text := p.only(b.Content); text != nil {
		p.put(`<p>`, text.Value, `</p>`)
		return
	} else {
		p.raw(`<p>`)
	}
	p.inlines(b.Content)
	p.raw(`</p>`)
}

// only is the one text that a content consists of, or nil.
func (p *printer) only(content []article.Inline) *article.Text {
	if len(content) != 1 || p.options != nil && p.options.Inline != nil {
		return nil
	}
	text, _ := content[0].(*article.Text)
	return text
}

func (p *printer) list(l *article.List) {
	element := "ul"
	if l.Ordered {
		element = "ol"
	}
	tasks := false
	for i := range l.Items {
		tasks = tasks || l.Items[i].Task != article.NoTask
	}
	class := ""
	if tasks {
		class = "nr-tasks"
	}
	p.raw(`<`)
	p.raw(element)
	if l.Ordered && l.First() != 1 {
		p.raw(` start="`)
		p.int(l.First())
		p.raw(`"`)
	}
	if class != "" {
		p.raw(` class="nr-tasks" role="list"`)
	}
	p.attributes(&l.Attrs)
	p.keepLoose(l)
	p.raw(`>`)
	for i := range l.Items {
		item := &l.Items[i]
		p.raw(`<li>`)
		if item.Task != article.NoTask {
			label := p.words.Open
			if p.mail { // which shows no form
				p.taskMark(item.Task)
				p.content(item.Content, !l.Loose)
				p.raw(`</li>`)
				continue
			}
			p.raw(`<input type="checkbox" disabled`)
			if item.Task == article.TaskDone {
				p.raw(` checked`)
				label = p.words.Done
			}
			p.attr("aria-label", label)
			p.raw(`> `)
		}
		p.content(item.Content, !l.Loose)
		p.raw(`</li>`)
	}
	p.raw(`</`)
	p.raw(element)
	p.raw(`>`)
}

func (p *printer) taskMark(task article.Task) {
	if task == article.TaskDone {
		p.raw(`☑ `)
	} else {
		p.raw(`☐ `)
	}
}

// content prints blocks inside an item, cell or note. Where it is tight,
// paragraphs are printed without an element of their own.
func (p *printer) content(blocks []article.Block, tight bool) {
	for i, b := range blocks {
		if b == nil {
			continue
		}
		paragraph, ok := b.(*article.Paragraph)
		if !tight || !ok || hasElement(blocks, i) {
			p.block(b)
			continue
		}
		p.inlines(paragraph.Content)
	}
}

// hasElement reports whether the paragraph at i needs an element of its own
// where others have none: it carries something, or would run into the
// paragraph before it.
func hasElement(blocks []article.Block, i int) bool {
	a := blocks[i].Attributes()
	if a.ID != "" || a.Language != "" || a.Provenance != nil {
		return true
	}
	if i == 0 {
		return false
	}
	_, run := blocks[i-1].(*article.Paragraph)
	return run
}

func (p *printer) quote(q *article.Quote) {
	if len(q.Attribution) > 0 {
		p.open("figure", "nr-quote", &q.Attrs)
		p.raw(`<blockquote`)
	} else {
		p.raw(`<blockquote`)
		p.attributes(&q.Attrs)
	}
	p.link("cite", q.URL)
	p.raw(`>`)
	p.blocks(q.Content)
	p.raw(`</blockquote>`)
	if len(q.Attribution) > 0 {
		p.raw(`<figcaption class="nr-attribution">`)
		p.inlines(q.Attribution)
		p.raw(`</figcaption></figure>`)
	}
}

func (p *printer) code(c *article.Code) {
	// A wide line scrolls inside the block, which must be reached by keyboard.
	p.raw(`<pre tabindex="0"`)
	p.attributes(&c.Attrs)
	p.attr("data-info", c.Info)
	p.raw(`><code`)
	if c.Syntax != "" {
		p.attr("class", "language-"+c.Syntax)
	}
	p.raw(`>`)
	p.text(c.Value)
	p.raw(`</code></pre>`)
}

func (p *printer) callout(c *article.Callout) {
	kind, label := string(c.Type), ""
	switch c.Type {
	case article.CalloutNote:
		kind, label = "note", p.words.Note
	case article.CalloutTip:
		label = p.words.Tip
	case article.CalloutImportant:
		label = p.words.Important
	case article.CalloutWarning:
		label = p.words.Warning
	case article.CalloutCaution:
		label = p.words.Caution
	}
	// Not an aside, which reader modes leave out: a warning is part of the text.
	p.open("div", "nr-callout", &c.Attrs)
	p.raw(`<p class="nr-callout__title"`)
	p.attr("data-type", kind)
	if len(c.Title) > 0 {
		p.raw(`>`)
		p.inlines(c.Title)
	} else {
		p.ours(label)
	}
	p.raw(`</p>`)
	p.blocks(c.Content)
	p.raw(`</div>`)
}
