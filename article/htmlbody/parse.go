package htmlbody

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// Options say how HTML is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File string
	// Embeds are the sites whose frames are kept. Nil: [embed.Providers].
	Embeds []embed.Provider
	Limits article.Limits
}

const format = "htmlbody"

// Parse reads a fragment of HTML.
//
// An error is an [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrTooDeep], [article.ErrTooMany] or [article.ErrEncoding].
func Parse(src []byte, opts Options) (article.Document, []article.Loss, error) {
	limits := opts.Limits.WithDefaults()
	fail := func(err error) (article.Document, []article.Loss, error) {
		return article.Document{}, nil, &article.ParseError{Format: format, File: opts.File, Err: err}
	}
	if len(src) > limits.Bytes {
		return fail(fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), limits.Bytes))
	}
	if !utf8.Valid(src) {
		return fail(article.ErrEncoding)
	}
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(bytes.NewReader(src), context)
	if err != nil {
		// The reader cannot fail, so what is left is the parser's own limit.
		return fail(fmt.Errorf("%w: %w", article.ErrTooDeep, err))
	}
	r := &reader{limits: limits, providers: opts.Embeds}
	if r.providers == nil {
		r.providers = embed.Providers()
	}
	f := r.flow()
	for _, n := range nodes {
		f.node(n)
	}
	doc := article.Document{Blocks: f.end()}
	if r.err != nil {
		return fail(r.err)
	}
	return doc, r.losses, nil
}

// A reader turns parsed HTML into nodes.
type reader struct {
	limits    article.Limits
	providers []embed.Provider
	losses    []article.Loss
	nodes     int
	depth     int
	err       error
}

func (r *reader) lose(reason article.LossReason, what, detail string) {
	r.losses = append(r.losses, article.Loss{Reason: reason, What: what, Detail: detail})
}

// enter takes one node and one level from the limits; leave gives the level
// back. It reports whether reading may go on.
func (r *reader) enter() bool {
	r.nodes++
	r.depth++
	switch {
	case r.err != nil:
	case r.nodes > r.limits.Nodes:
		r.err = fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes)
	case r.depth > 4*r.limits.Depth:
		// Wrappers that vanish count too; they are allowed to be deeper than
		// what is kept.
		r.err = fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, 4*r.limits.Depth)
	}
	return r.err == nil
}

func (r *reader) leave() { r.depth-- }

// A flow collects blocks. Text that stands between them becomes paragraphs.
type flow struct {
	*reader
	blocks []article.Block
	line   line
}

func (r *reader) flow() *flow { return &flow{reader: r, line: line{reader: r}} }

// end closes the last paragraph and returns the blocks.
func (f *flow) end() []article.Block {
	f.flush()
	return f.blocks
}

// flush makes a paragraph of the text collected so far.
func (f *flow) flush() {
	if content := f.line.end(); len(content) > 0 {
		f.add(&article.Paragraph{Content: content})
	}
	f.line = line{reader: f.reader}
}

func (f *flow) add(b article.Block) { f.blocks = append(f.blocks, b) }

// children reads what a node holds.
func (f *flow) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c)
	}
}

// inside reads what a node holds as blocks of their own.
func (f *flow) inside(n *html.Node) []article.Block {
	inner := f.reader.flow()
	inner.children(n)
	return inner.end()
}

func (f *flow) node(n *html.Node) {
	if !f.enter() {
		return
	}
	defer f.leave()
	if n.Type != html.ElementNode || isInline(n.DataAtom) && !holdsBlock(n) {
		f.line.node(n)
		return
	}
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Strong, atom.Em, atom.B, atom.I, atom.Ins, atom.Del:
		// Inline markup around blocks, as editors leave it: the blocks count.
		f.flush()
		f.lose(article.LossFlattened, "<"+n.Data+">", "it stands around blocks")
		f.children(n)
		f.flush()
		return
	}
	f.flush()
	f.block(n)
	f.flush()
}

func (f *flow) block(n *html.Node) {
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
	case atom.Img:
		f.add(&article.Figure{Image: f.image(n)})
	case atom.Picture:
		if img := find(n, atom.Img); img != nil {
			f.add(&article.Figure{Image: f.image(img)})
		}
	case atom.Video:
		f.add(f.video(n))
	case atom.Audio:
		f.add(f.audio(n))
	case atom.Iframe:
		f.frame(n)
	case atom.Details:
		f.details(n)
	case atom.Script, atom.Style, atom.Object, atom.Embed, atom.Applet, atom.Noscript, atom.Template, atom.Link, atom.Meta, atom.Base:
		f.lose(article.LossUnsafe, "<"+n.Data+">", "")
	case atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Canvas, atom.Dialog:
		f.lose(article.LossUnsupported, "<"+n.Data+">", "")
	default:
		f.children(n)
	}
}

func (f *flow) paragraph(n *html.Node) {
	// A paragraph that holds one picture and no words is a figure.
	if img := onlyImage(n); img != nil {
		f.add(&article.Figure{Attrs: attrs(n), Image: f.image(img)})
		return
	}
	if content := f.text(n); len(content) > 0 {
		f.add(&article.Paragraph{Attrs: attrs(n), Content: content})
	}
}

func onlyImage(n *html.Node) *html.Node {
	var img *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" || c.Type == html.CommentNode:
		case c.DataAtom == atom.Img && img == nil:
			img = c
		default:
			return nil
		}
	}
	return img
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
			item := f.item(c)
			l.Loose = l.Loose || find(c, atom.P) != nil && find(c, atom.P).Parent == c
			l.Items = append(l.Items, item)
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
		case c.Type == html.ElementNode || strings.TrimSpace(c.Data) != "" && c.Type == html.TextNode:
			inner := f.reader.flow()
			inner.node(c)
			if blocks := inner.end(); len(blocks) > 0 {
				l.Items = append(l.Items, article.ListItem{Content: blocks})
			}
		}
	}
	if len(l.Items) > 0 {
		f.add(l)
	}
}

func (f *flow) item(n *html.Node) article.ListItem {
	item := article.ListItem{}
	if box := firstElement(n); box != nil && box.DataAtom == atom.Input && attr(box, "type") == "checkbox" {
		item.Task = article.TaskOpen
		if has(box, "checked") {
			item.Task = article.TaskDone
		}
		n.RemoveChild(box)
	}
	item.Content = f.inside(n)
	return item
}

func (f *flow) quote(n *html.Node) {
	q := &article.Quote{Attrs: attrs(n), URL: f.url(attr(n, "cite"), "<blockquote cite>")}
	if last := lastElement(n); last != nil && (last.DataAtom == atom.Footer || last.DataAtom == atom.Cite) {
		n.RemoveChild(last)
		q.Attribution = trimDash(f.text(last))
	}
	q.Content = f.inside(n)
	if len(q.Content) > 0 {
		f.add(q)
	}
}

// trimDash removes the dash with which an attribution is set.
func trimDash(content []article.Inline) []article.Inline {
	if len(content) > 0 {
		if t, ok := content[0].(*article.Text); ok {
			t.Value = strings.TrimLeft(t.Value, "—–- ")
		}
	}
	return content
}

func (f *flow) code(n *html.Node) {
	c := &article.Code{Attrs: attrs(n)}
	inner := n
	if code := firstElement(n); code != nil && code.DataAtom == atom.Code {
		inner = code
	}
	for _, class := range strings.Fields(attr(inner, "class")) {
		if syntax, ok := strings.CutPrefix(class, "language-"); ok {
			c.Syntax = syntax
		}
	}
	c.Value = strings.TrimPrefix(rawText(inner), "\n")
	if c.Value != "" && !strings.HasSuffix(c.Value, "\n") {
		c.Value += "\n"
	}
	f.add(c)
}

func (f *flow) details(n *html.Node) {
	c := &article.Callout{Attrs: attrs(n)}
	if summary := find(n, atom.Summary); summary != nil && summary.Parent == n {
		c.Title = f.text(summary)
		n.RemoveChild(summary)
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

var errURL = errors.New("not an address that may be linked")

// url returns an address that may be written into a page, or "" with a loss.
func (r *reader) url(address, what string) string {
	address = strings.TrimSpace(address)
	if address != "" && !escape.SafeURL(address) {
		r.lose(article.LossUnsafe, what, errURL.Error())
		return ""
	}
	return address
}
