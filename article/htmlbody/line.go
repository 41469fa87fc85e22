package htmlbody

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// A line collects running text. White space is folded as browsers do it
// (CSS Text 3, 4.1): a run of it is one space, and none stands at the start
// or end of the line or beside a line break.
type line struct {
	*reader
	out []article.Inline
	// ended says that the line so far has text and does not end with white
	// space, so that one more space shows.
	ended bool
	// joined collects a text of several pieces, the last of out.
	joined []byte
}

// end returns the text without white space at its end.
func (l *line) end() []article.Inline {
	l.join()
	trimEnd(&l.out)
	for len(l.out) > 0 {
		if _, ok := l.out[len(l.out)-1].(*article.Break); !ok {
			break
		}
		l.out = l.out[:len(l.out)-1]
		trimEnd(&l.out)
	}
	return l.out
}

// join puts together the pieces of the last text.
func (l *line) join() {
	if len(l.joined) > 0 {
		l.out[len(l.out)-1].(*article.Text).Value = string(l.joined)
		l.joined = l.joined[:0]
	}
}

func (l *line) add(n article.Inline) {
	l.join()
	l.out = append(l.out, n)
}

// trimEnd removes white space at the end of the last text, however nested.
func trimEnd(content *[]article.Inline) {
	for len(*content) > 0 {
		last := (*content)[len(*content)-1]
		if t, ok := last.(*article.Text); ok {
			t.Value = strings.TrimRight(t.Value, " ")
			if t.Value == "" {
				*content = (*content)[:len(*content)-1]
				continue
			}
			return
		}
		inner := article.InlineContent(last)
		if inner == nil {
			return
		}
		trimEnd(inner)
		if len(*inner) > 0 {
			return
		}
		*content = (*content)[:len(*content)-1]
	}
}

func (l *line) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !l.enter() {
			return
		}
		switch c.Type {
		case html.TextNode:
			if l.wordpress {
				l.lines(c.Data)
			} else {
				l.text(c.Data)
			}
		case html.ElementNode:
			l.element(c)
		}
		l.leave()
	}
}

// inside reads what a node holds as text of its own in the same line.
func (l *line) inside(n *html.Node) []article.Inline {
	inner := line{reader: l.reader, ended: l.ended}
	inner.children(n)
	inner.join()
	l.ended = inner.ended
	return inner.out
}

// text adds text, its white space folded.
func (l *line) text(s string) {
	s = l.fold(s)
	if s == "" {
		return
	}
	if len(l.out) > 0 {
		if t, ok := l.out[len(l.out)-1].(*article.Text); ok {
			if len(l.joined) == 0 {
				l.joined = append(l.joined, t.Value...)
			}
			l.joined = append(l.joined, s...)
			return
		}
	}
	l.out = append(l.out, &article.Text{Value: s})
}

// fold makes one space of every run of white space, and nothing of one where
// the line ends with a space or has not begun.
func (l *line) fold(s string) string {
	ended, i := l.ended, 0
	for ; i < len(s); i++ {
		c := s[i]
		if c > ' ' {
			ended = true
			continue
		}
		if c == ' ' && ended {
			ended = false
			continue
		}
		if isSpaceByte(c) {
			break // this one is folded
		}
		ended = true
	}
	if i == len(s) {
		l.ended = ended
		return s
	}
	b := make([]byte, i, len(s))
	copy(b, s)
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case !isSpaceByte(c):
			b = append(b, c)
			ended = true
		case ended:
			b = append(b, ' ')
			ended = false
		}
	}
	l.ended = ended
	return string(b)
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func (l *line) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		l.br()
	case atom.Wbr:
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Emphasis{Content: c} })
	case atom.Strong, atom.B:
		if len(n.Attr) > 0 && strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "font-weight:normal") { // the wrapper of what is pasted from Google Docs
			l.children(n)
			return
		}
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Strong{Content: c} })
	case atom.Del, atom.S, atom.Strike:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Strike{Content: c} })
	case atom.Sub:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Sub{Content: c} })
	case atom.Sup:
		if l.noteRef(n) {
			return
		}
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Sup{Content: c} })
	case atom.Mark:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Mark{Content: c} })
	case atom.Abbr, atom.Acronym:
		l.wrap(n, func(c []article.Inline) article.Inline {
			return &article.Abbreviation{Title: attr(n, "title"), Content: c}
		})
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		l.code(n)
	case atom.A:
		l.link(n)
	case atom.Img, atom.Picture:
		if img, ok := l.image(n); ok {
			l.ended = true
			title := attr(n, "title")
			if inner := firstImage(n); inner != nil {
				title = attr(inner, "title")
			}
			l.add(&article.InlineImage{Image: img, Title: title})
		}
	case atom.Q:
		l.text("“")
		l.children(n)
		l.text("”")
	case atom.Span, atom.Bdi, atom.Bdo, atom.Font:
		l.span(n)
	case atom.U, atom.Ins, atom.Small, atom.Big:
		l.loseElement(n, article.LossFlattened, "the text is kept")
		l.children(n)
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Applet, atom.Link, atom.Meta, atom.Base, atom.Title:
		l.drop(n)
	case atom.Video, atom.Audio, atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Canvas, atom.Dialog:
		l.loseElement(n, article.LossUnsupported, "")
	case atom.Label, atom.Data, atom.Time:
		l.children(n)
	default:
		if isOffice(n) {
			l.office(n)
			return
		}
		// A block where only text can stand: its words are kept.
		l.text(" ")
		l.children(n)
		l.text(" ")
	}
}

func (l *line) br() {
	l.join()
	trimEnd(&l.out)
	l.add(&article.Break{})
	l.ended = false
}

func (l *line) wrap(n *html.Node, make func([]article.Inline) article.Inline) {
	if content := l.inside(n); len(content) > 0 {
		l.add(make(content))
	}
}

func (l *line) code(n *html.Node) {
	value := plainText(n)
	if class(n, "math") || class(n, "math--display") {
		l.ended = true
		l.add(&article.Math{Value: value, Display: class(n, "math--display")})
		return
	}
	if n.DataAtom != atom.Code {
		l.loseElement(n, article.LossFlattened, "read as code")
	}
	if value != "" {
		l.ended = true
		l.add(&article.CodeSpan{Value: value})
	}
}

func (l *line) link(n *html.Node) {
	if class(n, "notes__back") {
		return // the way back from a note is the writer's business
	}
	if l.foreignRef(n) {
		return
	}
	content := l.inside(n)
	address := l.url(n, "href", "<a href>")
	switch {
	case len(content) == 0:
	case address == "" && (!has(n, "href") || attr(n, "href") != ""):
		for _, c := range content {
			l.add(c)
		}
	default:
		l.add(&article.Link{URL: unwrapAddress(address), Title: attr(n, "title"), Content: content})
	}
}

// noteRef reads the mark of a footnote as package render writes it. The note's
// label is put in when all notes are known.
func (l *line) noteRef(n *html.Node) bool {
	a := firstElement(n)
	if a == nil || a.DataAtom != atom.A {
		return false
	}
	if !class(n, "noteref") {
		return lastElement(n) == a && l.foreignRef(a)
	}
	label, ok := strings.CutPrefix(attr(a, "href"), "#")
	if !ok || label == "" {
		return false
	}
	l.ended = true
	l.add(&article.FootnoteRef{Label: l.label(label)})
	return true
}

// label is the label of the note with an id: the one that package render
// wrote beside it, else the id. The notes are looked up once.
func (r *reader) label(id string) string {
	if r.labels == nil {
		r.labels = make(map[string]string)
		for _, root := range r.roots {
			for d := range root.Descendants() {
				if d.DataAtom == atom.Li && has(d, "data-label") {
					r.labels[attr(d, "id")] = attr(d, "data-label")
				}
			}
		}
	}
	if label, ok := r.labels[id]; ok {
		return label
	}
	return id
}
