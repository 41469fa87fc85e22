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
	out   []article.Inline
	space *bool // whether the line so far ends with white space; shared with what is nested
}

func (l *line) ends() *bool {
	if l.space == nil {
		start := true
		l.space = &start
	}
	return l.space
}

// end returns the text without white space at its end.
func (l *line) end() []article.Inline {
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
		inner := contentOf(last)
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

func contentOf(n article.Inline) *[]article.Inline {
	switch n := n.(type) {
	case *article.Emphasis:
		return &n.Content
	case *article.Strong:
		return &n.Content
	case *article.Strike:
		return &n.Content
	case *article.Link:
		return &n.Content
	case *article.Sub:
		return &n.Content
	case *article.Sup:
		return &n.Content
	case *article.Mark:
		return &n.Content
	case *article.Abbreviation:
		return &n.Content
	case *article.Span:
		return &n.Content
	case *article.Text, *article.CodeSpan, *article.InlineImage, *article.Break, *article.FootnoteRef, *article.Math, *article.CustomInline:
		// These hold no inlines.
	}
	return nil
}

func (l *line) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !l.enter() {
			return
		}
		l.node(c)
		l.leave()
	}
}

// inside reads what a node holds as text of its own in the same line.
func (l *line) inside(n *html.Node) []article.Inline {
	inner := line{reader: l.reader, space: l.ends()}
	inner.children(n)
	return inner.out
}

func (l *line) text(s string) {
	ends := l.ends()
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t', '\n', '\r', '\f':
			if !*ends {
				b.WriteByte(' ')
				*ends = true
			}
		default:
			b.WriteByte(c)
			*ends = false
		}
	}
	if b.Len() == 0 {
		return
	}
	if len(l.out) > 0 {
		if t, ok := l.out[len(l.out)-1].(*article.Text); ok {
			t.Value += b.String()
			return
		}
	}
	l.out = append(l.out, &article.Text{Value: b.String()})
}

func (l *line) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		l.text(n.Data)
	case html.ElementNode:
		l.element(n)
	}
}

func (l *line) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		trimEnd(&l.out)
		l.out = append(l.out, &article.Break{})
		*l.ends() = true
	case atom.Wbr:
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Emphasis{Content: c} })
	case atom.Strong, atom.B:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Strong{Content: c} })
	case atom.Del, atom.S, atom.Strike:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Strike{Content: c} })
	case atom.Sub:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Sub{Content: c} })
	case atom.Sup:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Sup{Content: c} })
	case atom.Mark:
		l.wrap(n, func(c []article.Inline) article.Inline { return &article.Mark{Content: c} })
	case atom.Abbr, atom.Acronym:
		l.wrap(n, func(c []article.Inline) article.Inline {
			return &article.Abbreviation{Title: attr(n, "title"), Content: c}
		})
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		if n.DataAtom != atom.Code {
			l.lose(article.LossFlattened, "<"+n.Data+">", "read as code")
		}
		if value := strings.Join(strings.Fields(rawText(n)), " "); value != "" {
			*l.ends() = false
			l.out = append(l.out, &article.CodeSpan{Value: value})
		}
	case atom.A:
		l.link(n)
	case atom.Img:
		*l.ends() = false
		l.out = append(l.out, &article.InlineImage{Image: l.image(n), Title: attr(n, "title")})
	case atom.Q:
		l.text("“")
		l.children(n)
		l.text("”")
	case atom.Span, atom.Bdi, atom.Bdo, atom.Font:
		if lang := strings.TrimSpace(attr(n, "lang")); lang != "" {
			l.wrap(n, func(c []article.Inline) article.Inline { return &article.Span{Language: lang, Content: c} })
			return
		}
		l.children(n)
	case atom.U, atom.Ins, atom.Small, atom.Big:
		l.lose(article.LossFlattened, "<"+n.Data+">", "the text is kept")
		l.children(n)
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed:
		l.lose(article.LossUnsafe, "<"+n.Data+">", "")
	case atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math:
		l.lose(article.LossUnsupported, "<"+n.Data+">", "")
	default:
		// A block where only text can stand: its words are kept.
		l.text(" ")
		l.children(n)
		l.text(" ")
	}
}

func (l *line) wrap(n *html.Node, make func([]article.Inline) article.Inline) {
	if content := l.inside(n); len(content) > 0 {
		l.out = append(l.out, make(content))
	}
}

func (l *line) link(n *html.Node) {
	content := l.inside(n)
	address := l.url(attr(n, "href"), "<a href>")
	switch {
	case len(content) == 0:
	case address == "":
		l.out = append(l.out, content...)
	default:
		l.out = append(l.out, &article.Link{URL: address, Title: attr(n, "title"), Content: content})
	}
}
