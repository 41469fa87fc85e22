package markdown

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A line collects running text into nodes.
type line struct {
	text   syntax.Text
	nodes  []article.Inline // of all open frames, one behind the other
	frames []frame
	// waiting are tags that have opened an element that holds nothing yet:
	// those that stay empty leave no trace.
	waiting []frame
	// The text that is not yet a node: a part of text.Value, or what has been
	// collected from several.
	from, to  int
	collected []byte
}

// A frame is an element that is open.
type frame struct {
	node    article.Inline    // what it becomes; nil where its content stands alone
	content *[]article.Inline // of the node; nil for an image, whose content describes it
	tag     string            // the name of the tag that opened it; "" for a mark of Markdown
	start   int               // of its content in the nodes
}

// inlines reads running text.
func (r *reader) inlines(text syntax.Text) []article.Inline {
	if text.Value == "" {
		return nil
	}
	return r.build(text, r.tree.Pieces(text.Value))
}

// build makes nodes of the pieces of a text.
func (r *reader) build(text syntax.Text, pieces []syntax.Piece) []article.Inline {
	l := &r.line
	*l = line{text: text, nodes: l.nodes[:0], frames: l.frames[:0], waiting: l.waiting[:0], collected: l.collected[:0]}
	for i := range pieces {
		if r.err != nil {
			return nil
		}
		r.piece(&pieces[i])
	}
	r.forget(0)
	for len(l.frames) > 0 { // elements that were never closed
		r.end()
	}
	r.flush()
	return r.arena.inlines.keep(l.nodes)
}

func (r *reader) piece(p *syntax.Piece) {
	l := &r.line
	at := int(p.Start)
	switch p.Mark {
	case syntax.Plain:
		l.fill(r)
		if len(l.collected) == 0 {
			if l.from == l.to {
				l.from, l.to = at, int(p.End)
				return
			}
			if l.to == at {
				l.to = int(p.End)
				return
			}
		}
		l.collect(r.tree.Value(*p))
	case syntax.Character:
		l.fill(r)
		l.collect(r.tree.Value(*p))
	case syntax.CodeSpan:
		r.add(at, &article.CodeSpan{Value: r.tree.Value(*p)})
	case syntax.RawHTML:
		r.rawHTML(at, r.tree.Value(*p))
	case syntax.Break:
		r.add(at, &article.Break{})
	case syntax.NoteRef:
		label := r.tree.Value(*p)
		r.note(label)
		r.add(at, &article.FootnoteRef{Label: label})
	case syntax.OpenEmphasis:
		n := r.arena.emphases.one()
		r.begin(at, n, &n.Content)
	case syntax.OpenStrong:
		n := r.arena.strongs.one()
		r.begin(at, n, &n.Content)
	case syntax.OpenStrike:
		n := &article.Strike{}
		r.begin(at, n, &n.Content)
	case syntax.OpenLink:
		link := r.tree.Link(*p)
		if !escape.SafeURL(link.URL) {
			r.lose(l.text.Offset(at), article.LossUnsafe, "link", "not an address that may be linked")
			r.begin(at, nil, nil)
			return
		}
		node := r.arena.links.one()
		node.URL, node.Title = link.URL, link.Title
		r.begin(at, node, &node.Content)
	case syntax.OpenImage:
		link := r.tree.Link(*p)
		if !escape.SafeURL(link.URL) {
			r.lose(l.text.Offset(at), article.LossUnsafe, "image", "not an address that may be loaded")
			link.URL = ""
		}
		r.begin(at, &article.InlineImage{Image: article.Image{URL: link.URL}, Title: link.Title}, nil)
	case syntax.Close:
		r.forget(0)
		for l.frames[len(l.frames)-1].tag != "" {
			r.end()
		}
		r.end()
	}
}

// collect adds to the text that is not yet a node.
func (l *line) collect(s string) {
	if len(l.collected) == 0 {
		l.collected = append(l.collected, l.text.Value[l.from:l.to]...)
	}
	l.collected = append(l.collected, s...)
}

// flush makes a node of the text that is not yet one.
func (r *reader) flush() {
	l := &r.line
	if len(l.collected) == 0 && l.from == l.to {
		return
	}
	t := r.arena.texts.one()
	if len(l.collected) > 0 {
		t.Value = string(l.collected)
	} else {
		t.Value = l.text.Value[l.from:l.to]
	}
	l.collected, l.from, l.to = l.collected[:0], 0, 0
	r.nodes++
	l.nodes = append(l.nodes, t)
}

// fill opens the elements that wait for content.
func (l *line) fill(r *reader) {
	if len(l.waiting) == 0 {
		return
	}
	r.flush()
	for _, f := range l.waiting {
		f.start = len(l.nodes)
		l.frames = append(l.frames, f)
	}
	l.waiting = l.waiting[:0]
}

// forget drops the elements that still wait for content, but for the first n.
func (r *reader) forget(n int) {
	r.depth -= len(r.line.waiting) - n
	r.line.waiting = r.line.waiting[:n]
}

// add adds a node that holds none.
func (r *reader) add(at int, n article.Inline) {
	r.line.fill(r)
	r.flush()
	if r.nodes++; r.nodes > r.limits.Nodes {
		r.tooMany(r.line.text.Offset(at))
	}
	r.line.nodes = append(r.line.nodes, n)
}

// begin opens a node that holds others; nil for one that is not kept.
func (r *reader) begin(at int, n article.Inline, content *[]article.Inline) {
	l := &r.line
	l.fill(r)
	if n != nil {
		r.flush()
	}
	r.enter(l.text.Offset(at))
	l.frames = append(l.frames, frame{node: n, content: content, start: len(l.nodes)})
}

// end closes the innermost element.
func (r *reader) end() {
	l := &r.line
	f := l.frames[len(l.frames)-1]
	l.frames = l.frames[:len(l.frames)-1]
	r.leave()
	if f.node == nil {
		return
	}
	r.flush()
	content := l.nodes[f.start:]
	if image, ok := f.node.(*article.InlineImage); ok {
		image.Image.Alt = article.InlineText(content)
	} else {
		*f.content = r.arena.inlines.keep(content)
	}
	l.nodes = append(l.nodes[:f.start], f.node)
}

// rawHTML reads a tag in running text. The elements that have a node of their
// own open and close a frame; of others the text is kept.
func (r *reader) rawHTML(at int, src string) {
	l := &r.line
	z := html.NewTokenizer(strings.NewReader(src))
	kind := z.Next()
	token := z.Token()
	switch kind {
	case html.CommentToken:
		return
	case html.EndTagToken:
		r.endTag(token.Data)
		return
	}
	if token.Data == "br" {
		r.add(at, &article.Break{})
		return
	}
	n, content := element(token)
	if n == nil {
		reason := article.LossFlattened
		if token.Data == "script" || token.Data == "style" {
			reason = article.LossUnsafe
		}
		r.lose(l.text.Offset(at), reason, "<"+token.Data+">", "the text is kept")
		return
	}
	if r.enter(l.text.Offset(at)) {
		l.waiting = append(l.waiting, frame{node: n, content: content, tag: token.Data})
	}
}

// endTag closes the element of that name and those in it, if it was opened
// within the innermost mark of Markdown.
func (r *reader) endTag(name string) {
	l := &r.line
	for i := len(l.waiting) - 1; i >= 0; i-- {
		if l.waiting[i].tag == name {
			r.forget(i)
			return
		}
	}
	for i := len(l.frames) - 1; i >= 0 && l.frames[i].tag != ""; i-- {
		if l.frames[i].tag == name {
			r.forget(0)
			for len(l.frames) > i {
				r.end()
			}
			return
		}
	}
}

// element is the node of a tag and where its content goes; nil if the tag has
// none.
func element(token html.Token) (article.Inline, *[]article.Inline) {
	value := func(name string) string {
		for _, a := range token.Attr {
			if a.Key == name {
				return a.Val
			}
		}
		return ""
	}
	switch token.Data {
	case "sub":
		n := &article.Sub{}
		return n, &n.Content
	case "sup":
		n := &article.Sup{}
		return n, &n.Content
	case "mark":
		n := &article.Mark{}
		return n, &n.Content
	case "em", "i", "cite":
		n := &article.Emphasis{}
		return n, &n.Content
	case "strong", "b":
		n := &article.Strong{}
		return n, &n.Content
	case "del", "s":
		n := &article.Strike{}
		return n, &n.Content
	case "abbr":
		n := &article.Abbreviation{Title: value("title")}
		return n, &n.Content
	case "span":
		if lang := value("lang"); lang != "" {
			n := &article.Span{Language: lang}
			return n, &n.Content
		}
	case "a":
		if address := value("href"); address != "" && escape.SafeURL(address) {
			n := &article.Link{URL: address, Title: value("title")}
			return n, &n.Content
		}
	}
	return nil, nil
}
