package htmlbody

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// A flow collects blocks. Text that stands between them becomes paragraphs.
type flow struct {
	*reader
	blocks []article.Block
	line   line
	// looked says that the inline elements met here have been looked through
	// for blocks before, so that nested ones are not looked through again.
	looked bool
	mixed  map[*html.Node]bool // inline elements that hold a block
	word   wordLists
}

func (r *reader) flow() *flow { return &flow{reader: r, line: line{reader: r}} }

// end closes the last paragraph and returns the blocks.
func (f *flow) end() []article.Block {
	f.flush()
	return f.blocks
}

// flush makes a paragraph of the text collected so far.
func (f *flow) flush() {
	if len(f.line.out) == 0 {
		f.line.ended = false
		return
	}
	f.paragraphOf(article.Attrs{}, f.line.end())
	f.line = line{reader: f.reader}
}

// paragraphOf adds a paragraph, or the embed whose address is all that it says.
func (f *flow) paragraphOf(a article.Attrs, content []article.Inline) {
	if len(content) == 0 {
		return
	}
	if e, ok := f.address(content); ok {
		e.Attrs = a
		f.add(&e)
		return
	}
	f.add(&article.Paragraph{Attrs: a, Content: content})
}

func (f *flow) add(b article.Block) { f.blocks = append(f.blocks, b) }

// children reads what a node holds.
func (f *flow) children(n *html.Node) {
	for c := n.FirstChild; c != nil && f.err == nil; c = c.NextSibling {
		f.node(c)
	}
}

// inside reads what a node holds as blocks of their own.
func (f *flow) inside(n *html.Node) []article.Block {
	inner := flow{reader: f.reader, line: line{reader: f.reader}}
	inner.children(n)
	return inner.end()
}

func (f *flow) node(n *html.Node) {
	if !f.enter() {
		return
	}
	defer f.leave()
	switch n.Type {
	case html.TextNode:
		if f.wordpress {
			f.loose(n)
		} else {
			f.line.text(n.Data)
		}
		return
	case html.ElementNode:
	default:
		return
	}
	if isInlineImage(n) {
		f.line.element(n)
		return
	}
	if !isInline(n) {
		f.flush()
		f.block(n)
		f.flush()
		return
	}
	if !f.holdsBlock(n) {
		f.line.element(n)
		return
	}
	// Inline markup around blocks, as editors leave it: the blocks count.
	f.flush()
	if n.DataAtom == atom.A && has(n, "href") {
		f.loseElement(n, article.LossFlattened, "it stands around blocks")
	} else if style := styleOf(n); style != plainStyle && n.DataAtom != atom.Ins {
		f.loseElement(n, article.LossFlattened, "it stands around blocks")
	}
	looked := f.looked
	f.looked = true
	f.children(n)
	f.looked = looked
	f.flush()
}

// holdsBlock reports whether a block stands somewhere below an inline
// element. What is found is noted for all elements on the way, so that a stack
// of them is looked through once.
func (f *flow) holdsBlock(n *html.Node) bool {
	if !f.looked && n.FirstChild != nil {
		for d := range n.Descendants() {
			if d.Type != html.ElementNode || isInline(d) || standsInText(d.DataAtom) {
				continue
			}
			for up := d.Parent; up != nil; up = up.Parent {
				if f.mixed[up] {
					break
				}
				if f.mixed == nil {
					f.mixed = make(map[*html.Node]bool)
				}
				f.mixed[up] = true
				if up == n {
					break
				}
			}
		}
	}
	return f.mixed[n]
}

func (f *flow) block(n *html.Node) {
	if f.ours(n) || f.theirs(n) {
		return
	}
	switch n.DataAtom {
	case atom.P:
		f.paragraph(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if content := f.text(n); len(content) > 0 {
			f.add(&article.Heading{Attrs: attrs(n), Level: int(n.Data[1] - '0'), Content: content})
		}
	case atom.Ul, atom.Ol, atom.Menu:
		f.list(n)
	case atom.Li:
		// An item without a list around it.
		f.add(&article.List{Items: []article.ListItem{f.item(n)}})
	case atom.Blockquote:
		f.quote(n)
	case atom.Pre:
		f.code(n)
	case atom.Hr:
		f.add(&article.Divider{Attrs: attrs(n)})
	case atom.Table:
		f.table(n)
	case atom.Figure:
		f.figure(n)
	case atom.Img, atom.Picture:
		if img, ok := f.image(n); ok {
			f.add(&article.Figure{Attrs: attrs(n), Image: img})
		}
	case atom.Video:
		f.add(f.video(n))
	case atom.Audio:
		f.add(f.audio(n))
	case atom.Iframe:
		f.frame(n)
	case atom.Details:
		f.details(n)
	case atom.Script, atom.Style, atom.Object, atom.Embed, atom.Applet, atom.Noscript, atom.Template, atom.Link, atom.Meta, atom.Base, atom.Title:
		f.drop(n)
	case atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Canvas, atom.Dialog:
		f.loseElement(n, article.LossUnsupported, "")
	default:
		f.children(n)
	}
}

func (f *flow) paragraph(n *html.Node) {
	// A paragraph that holds one picture and no words is a figure.
	if img, link := onlyImage(n); img != nil && !isInlineImage(img) {
		if image, ok := f.image(img); ok {
			figure := &article.Figure{Attrs: attrs(n), Image: image}
			if link != nil {
				figure.URL = f.url(link, "href", "<a href>")
			}
			f.add(figure)
		}
		return
	}
	if holdsMedia(n) {
		f.children(n)
		f.flush()
		return
	}
	f.paragraphOf(attrs(n), f.text(n))
}

// holdsMedia reports whether a paragraph holds what is a block here, but text
// to the parser of HTML.
func holdsMedia(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.DataAtom {
		case atom.Iframe, atom.Video, atom.Audio:
			return true
		case atom.Picture, atom.Img:
		default:
			if c.FirstChild != nil && holdsMedia(c) {
				return true
			}
		}
	}
	return false
}

// onlyImage returns the picture of a paragraph that holds nothing else but a
// link around it.
func onlyImage(n *html.Node) (img, link *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && isSpace(c.Data) || c.Type == html.CommentNode:
		case img != nil:
			return nil, nil
		case c.DataAtom == atom.Img || c.DataAtom == atom.Picture && firstImage(c) != nil:
			img = c
		case c.DataAtom == atom.Span && c.FirstChild != nil && !has(c, "lang") && !has(c, "class"): // Google Docs sets a box around it
			if img, link = onlyImage(c); img == nil {
				return nil, nil
			}
		case c.DataAtom == atom.A && c.FirstChild != nil:
			if img, _ = onlyImage(c); img == nil {
				return nil, nil
			}
			link = c
		default:
			return nil, nil
		}
	}
	return img, link
}

func (f *flow) list(n *html.Node) {
	l := &article.List{Attrs: attrs(n), Ordered: n.DataAtom == atom.Ol}
	if l.Ordered {
		if start, ok := number(n, "start"); ok {
			l.Start, l.StartsAtZero = start, start == 0
			if start == 1 {
				l.Start = 0
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Li:
			l.Loose = l.Loose || isLoose(c)
			l.Items = append(l.Items, f.item(c))
		case c.Type == html.ElementNode && (c.DataAtom == atom.Ul || c.DataAtom == atom.Ol):
			// Word and old editors put a nested list beside the items.
			inner := f.reader.flow()
			inner.list(c)
			if len(l.Items) > 0 {
				last := &l.Items[len(l.Items)-1]
				last.Content = append(last.Content, inner.blocks...)
			} else {
				l.Items = append(l.Items, article.ListItem{Content: inner.blocks})
			}
		case c.Type == html.ElementNode || c.Type == html.TextNode && !isSpace(c.Data):
			inner := f.reader.flow()
			inner.node(c)
			if blocks := inner.end(); len(blocks) > 0 {
				l.Items = append(l.Items, article.ListItem{Content: blocks})
			}
		}
	}
	if loose := attr(n, "data-loose"); loose != "" {
		l.Loose = loose == "true"
	}
	if len(l.Items) > 0 {
		f.add(l)
	}
}

// isLoose reports whether an item has its text in paragraphs. Google Docs puts
// every item's text into one that is none ("presentation").
func isLoose(item *html.Node) bool {
	for c := item.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.P && attr(c, "role") != "presentation" {
			return true
		}
	}
	return false
}

func (f *flow) item(n *html.Node) article.ListItem {
	item := article.ListItem{}
	box := firstElement(n)
	if box != nil && (box.DataAtom == atom.Label || box.DataAtom == atom.P) {
		if inner := firstElement(box); inner != nil && inner.DataAtom == atom.Input {
			box = inner
		}
	}
	if box != nil && box.DataAtom == atom.Input && attr(box, "type") == "checkbox" {
		item.Task = article.TaskOpen
		if has(box, "checked") {
			item.Task = article.TaskDone
		}
		drop(box)
	}
	if attr(n, "role") == "checkbox" { // Google Docs
		item.Task = article.TaskOpen
		if attr(n, "aria-checked") == "true" {
			item.Task = article.TaskDone
		}
		if box != nil && box.DataAtom == atom.Img {
			drop(box)
		}
	}
	item.Content = f.inside(n)
	return item
}

func (f *flow) quote(n *html.Node) {
	q := &article.Quote{Attrs: attrs(n), URL: f.url(n, "cite", "<blockquote cite>")}
	if last := lastElement(n); last != nil && (last.DataAtom == atom.Footer || last.DataAtom == atom.Cite) {
		q.Attribution = trimDash(f.text(last))
		drop(last)
	}
	q.Content = f.inside(n)
	if len(q.Content)+len(q.Attribution) > 0 || n.Parent != nil && class(n.Parent, "quote") { // whose caption names the speaker
		f.add(q)
	}
}

// trimDash removes the dash with which an attribution is set.
func trimDash(content []article.Inline) []article.Inline {
	if len(content) > 0 {
		if t, ok := content[0].(*article.Text); ok {
			t.Value = strings.TrimLeft(t.Value, "—–- ")
			if t.Value == "" {
				return content[1:]
			}
		}
	}
	return content
}

func (f *flow) code(n *html.Node) {
	c := &article.Code{Attrs: attrs(n), Info: attr(n, "data-info")}
	inner := n
	if code := firstElement(n); code != nil && code.DataAtom == atom.Code && lastElement(n) == code {
		inner = code
	}
	for name := range strings.FieldsSeq(attr(inner, "class")) {
		if syntax, ok := strings.CutPrefix(name, "language-"); ok {
			c.Syntax = syntax
		}
	}
	c.Value = rawText(inner)
	if c.Value != "" && !strings.HasSuffix(c.Value, "\n") {
		c.Value += "\n"
	}
	f.add(c)
}

func (f *flow) details(n *html.Node) {
	c := &article.Callout{Attrs: attrs(n)}
	for s := n.FirstChild; s != nil; s = s.NextSibling {
		if s.DataAtom == atom.Summary {
			c.Title = f.text(s)
			drop(s)
			break
		}
	}
	c.Content = f.inside(n)
	f.add(c)
}

// text reads what a node holds as running text.
func (f *flow) text(n *html.Node) []article.Inline {
	l := line{reader: f.reader}
	l.children(n)
	return l.end()
}
