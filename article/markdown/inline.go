package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// unescape resolves backslashes and entities in one pass, because a backslash
// takes the meaning from an entity behind it.
func unescape(s []byte) string {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			out = append(out, s[i])
		case c == '&':
			end := bytes.IndexByte(s[i:min(len(s), i+maxEntity)], ';')
			if end < 0 {
				out = append(out, c)
				continue
			}
			entity := s[i : i+end+1]
			out = append(out, util.ResolveEntityNames(util.ResolveNumericReferences(entity))...)
			i += end
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// maxEntity is longer than the longest entity of HTML with its two marks,
// "&CounterClockwiseContourIntegral;".
const maxEntity = 40

// A frame collects inlines; raw HTML opens and closes frames within one
// paragraph.
type frame struct {
	name string // of the element, "" for the paragraph
	out  []article.Inline
	wrap func([]article.Inline) article.Inline
}

func (f *frame) add(n article.Inline) {
	if t, ok := n.(*article.Text); ok {
		f.text(t.Value)
		return
	}
	f.out = append(f.out, n)
}

// text adds to the text that stands last, or begins one.
func (f *frame) text(s string) {
	if s == "" {
		return
	}
	if len(f.out) > 0 {
		if last, ok := f.out[len(f.out)-1].(*article.Text); ok {
			last.Value += s
			return
		}
	}
	f.out = append(f.out, &article.Text{Value: s})
}

func (r *reader) inlines(parent ast.Node) []article.Inline {
	var buffer [2]frame // as deep as most paragraphs go
	stack := buffer[:1]
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if !r.enter(n) {
			break
		}
		if raw, ok := n.(*ast.RawHTML); ok {
			stack = r.rawHTML(raw, stack)
		} else {
			r.inline(n, &stack[len(stack)-1])
		}
		r.leave()
	}
	for len(stack) > 1 { // elements that were never closed
		stack = closeFrame(stack)
	}
	return stack[0].out
}

func closeFrame(stack []frame) []frame {
	last := stack[len(stack)-1]
	stack = stack[:len(stack)-1]
	outer := &stack[len(stack)-1]
	if last.wrap != nil && len(last.out) > 0 {
		outer.add(last.wrap(last.out))
		return stack
	}
	for _, n := range last.out {
		outer.add(n)
	}
	return stack
}

func (r *reader) inline(n ast.Node, f *frame) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(r.body)
		if n.IsRaw() {
			f.text(string(value))
		} else {
			f.text(unescape(value))
		}
		switch {
		case n.HardLineBreak():
			f.add(&article.Break{})
		case n.SoftLineBreak():
			f.text("\n")
		}
	case *ast.String:
		f.text(string(n.Value))
	case *ast.Emphasis:
		content := r.inlines(n)
		if n.Level == 2 {
			f.add(&article.Strong{Content: content})
		} else {
			f.add(&article.Emphasis{Content: content})
		}
	case *extast.Strikethrough:
		f.add(&article.Strike{Content: r.inlines(n)})
	case *ast.CodeSpan:
		var b []byte
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				b = append(b, t.Segment.Value(r.body)...)
			}
		}
		f.add(&article.CodeSpan{Value: string(bytes.ReplaceAll(b, []byte("\n"), []byte(" ")))})
	case *ast.Link:
		r.link(unescape(n.Destination), unescape(n.Title), r.inlines(n), at(n), f)
	case *ast.AutoLink:
		address := string(n.URL(r.body))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
			address = "mailto:" + address
		}
		r.link(address, "", []article.Inline{&article.Text{Value: string(n.Label(r.body))}}, at(n), f)
	case *ast.Image:
		f.add(&article.InlineImage{Image: r.image(n), Title: unescape(n.Title)})
	case *extast.FootnoteLink:
		f.add(&article.FootnoteRef{Label: r.label(n)})
	case *extast.FootnoteBacklink:
		// The way back is the writer's business.
	case *extast.TaskCheckBox:
		r.lose(at(n), article.LossUnsupported, "task box", "it stands outside of a list item's start")
	default:
		r.lose(at(n), article.LossFlattened, n.Kind().String(), "the text is kept")
		for _, c := range r.inlines(n) {
			f.add(c)
		}
	}
}

// label finds the label of the note that a mark leads to: goldmark's mark
// knows the note's number only.
func (r *reader) label(n *extast.FootnoteLink) string {
	if r.notes == nil {
		r.notes = make(map[int]string)
		root := ast.Node(n)
		for root.Parent() != nil {
			root = root.Parent()
		}
		for c := root.LastChild(); c != nil; c = c.PreviousSibling() {
			if list, ok := c.(*extast.FootnoteList); ok {
				for note := list.FirstChild(); note != nil; note = note.NextSibling() {
					if note, ok := note.(*extast.Footnote); ok {
						r.notes[note.Index] = string(note.Ref)
					}
				}
			}
		}
	}
	return r.notes[n.Index]
}

func (r *reader) link(address, title string, content []article.Inline, at int, f *frame) {
	if !escape.SafeURL(address) {
		r.lose(at, article.LossUnsafe, "link", "not an address that may be linked")
		for _, c := range content {
			f.add(c)
		}
		return
	}
	f.add(&article.Link{URL: address, Title: title, Content: content})
}

func (r *reader) image(n *ast.Image) article.Image {
	address := unescape(n.Destination)
	if !escape.SafeURL(address) {
		r.lose(at(n), article.LossUnsafe, "image", "not an address that may be loaded")
		address = ""
	}
	return article.Image{URL: address, Alt: article.InlineText(r.inlines(n))}
}

// rawHTML reads a tag in running text. The elements that have a node of their
// own open and close a frame; of others the text is kept.
func (r *reader) rawHTML(n *ast.RawHTML, stack []frame) []frame {
	var src []byte
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		src = append(src, segment.Value(r.body)...)
	}
	z := html.NewTokenizer(bytes.NewReader(src))
	kind := z.Next()
	token := z.Token()
	switch kind {
	case html.CommentToken:
		return stack
	case html.EndTagToken:
		for i := len(stack) - 1; i > 0; i-- {
			if stack[i].name == token.Data {
				for len(stack) > i {
					stack = closeFrame(stack)
				}
				break
			}
		}
		return stack
	}
	if token.Data == "br" {
		stack[len(stack)-1].add(&article.Break{})
		return stack
	}
	wrap, known := wrapper(token)
	if !known {
		reason := article.LossFlattened
		if token.Data == "script" || token.Data == "style" {
			reason = article.LossUnsafe
		}
		r.lose(at(n), reason, "<"+token.Data+">", "the text is kept")
		return stack
	}
	return append(stack, frame{name: token.Data, wrap: wrap})
}

func wrapper(token html.Token) (func([]article.Inline) article.Inline, bool) {
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
		return func(c []article.Inline) article.Inline { return &article.Sub{Content: c} }, true
	case "sup":
		return func(c []article.Inline) article.Inline { return &article.Sup{Content: c} }, true
	case "mark":
		return func(c []article.Inline) article.Inline { return &article.Mark{Content: c} }, true
	case "em", "i", "cite":
		return func(c []article.Inline) article.Inline { return &article.Emphasis{Content: c} }, true
	case "strong", "b":
		return func(c []article.Inline) article.Inline { return &article.Strong{Content: c} }, true
	case "del", "s":
		return func(c []article.Inline) article.Inline { return &article.Strike{Content: c} }, true
	case "abbr":
		title := value("title")
		return func(c []article.Inline) article.Inline { return &article.Abbreviation{Title: title, Content: c} }, true
	case "span":
		if lang := value("lang"); lang != "" {
			return func(c []article.Inline) article.Inline { return &article.Span{Language: lang, Content: c} }, true
		}
	case "a":
		if address := value("href"); address != "" && escape.SafeURL(address) {
			title := value("title")
			return func(c []article.Inline) article.Inline {
				return &article.Link{URL: address, Title: title, Content: c}
			}, true
		}
	}
	return nil, false
}
