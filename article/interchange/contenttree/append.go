package contenttree

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
)

// version is the version of the body tree that is written.
const version = "1"

// Append appends the article's body as a tree under its root. Everything but
// the body is a loss: the tree is a body.
//
// It fails only where the article holds JSON that is none.
func Append(dst []byte, a *article.Article) ([]byte, []article.Loss, error) {
	w := &writer{Writer: jsonform.NewWriter(dst, format)}
	rest := *a
	rest.Body = article.Document{}
	kept := jsonform.TakeKept(&rest.Extra, name)
	w.LoseRest(jsonform.RestOf(&rest))
	w.Object(func() {
		w.String("type", "root")
		w.Name("body")
		w.At(func() { w.body(&a.Body) }, "body")
		w.Members(kept)
	})
	return w.Done()
}

type writer struct{ *jsonform.Writer }

func (w *writer) body(d *article.Document) {
	rest := *d
	rest.Blocks = nil
	kept := jsonform.TakeKept(&rest.Extra, name)
	w.node("body", kept, jsonform.RestOf(&rest), func() {
		w.Name("version")
		w.RawValue([]byte(version))
		w.children(func() { w.blocks(d.Blocks, all, "blocks") })
	})
}

// node writes an object of a type: what write says, then what was kept from
// the source, then the rest behind the door.
func (w *writer) node(kind string, kept json.RawMessage, rest jsonform.Rest, write func()) {
	w.Object(func() {
		w.String("type", kind)
		write()
		var data struct{ Data json.RawMessage }
		if !rest.Empty() && json.Unmarshal(kept, &data) == nil && len(data.Data) > 0 && data.Data[0] != '{' {
			w.Lose(article.LossUnsupported, "data", "it is no object, so nothing can stand beside it")
			data.Data = nil
		}
		if !rest.Empty() {
			w.Name("data")
			w.Object(func() {
				w.Door(door, rest)
				w.Members(data.Data)
			})
		}
		w.Members(kept)
	})
}

func (w *writer) children(write func()) {
	w.Name("children")
	w.List(write)
}

// index is the place of the n-th node that is not nil.
func index(n int) string { return strconv.Itoa(n) }

// A place is what may stand somewhere, by the types of the tree.
type place map[article.Kind]bool

var (
	formatting = []article.Kind{article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindDivider}
	all        = kinds(append(formatting, article.KindPullQuote, article.KindFigure, article.KindGallery, article.KindVideo, article.KindEmbed,
		article.KindRelatedLink, article.KindTable, article.KindTimeline, article.KindKeyFacts, article.KindCallout, article.KindCustom)...)
	paragraphs = kinds(article.KindParagraph)
	inEvents   = kinds(article.KindParagraph, article.KindFigure)
	inCards    = kinds(append(formatting, article.KindFigure)...)
)

func kinds(list ...article.Kind) place {
	p := make(place)
	for _, k := range list {
		p[k] = true
	}
	return p
}

// blocks writes a list of blocks as items of the open list.
func (w *writer) blocks(blocks []article.Block, place place, steps ...string) {
	n := 0
	for _, b := range blocks {
		if b == nil {
			continue
		}
		w.At(func() { w.block(b, place) }, append(steps[:len(steps):len(steps)], index(n))...)
		n++
	}
}

// block writes a block, or simpler ones in its place.
func (w *writer) block(b article.Block, place place) {
	if place[b.Kind()] && w.native(b) {
		return
	}
	simpler := lower.Block(b)
	if len(simpler) == 0 {
		w.Lose(article.LossUnsupported, string(b.Kind()), "")
		return
	}
	w.Lose(article.LossFlattened, string(b.Kind()), "written as simpler blocks")
	for _, piece := range simpler {
		if piece.Path == nil {
			w.Flat(func() { w.block(piece.Block, place) })
		} else {
			w.At(func() { w.block(piece.Block, place) }, piece.Path...)
		}
	}
}

// inlines writes running text as items of the open list. Inside holds the
// types of the nodes around: none may stand in one of its own.
func (w *writer) inlines(content []article.Inline, inside []string, steps ...string) {
	n := 0
	for _, node := range content {
		if node == nil {
			continue
		}
		w.At(func() { w.inline(node, inside) }, append(steps[:len(steps):len(steps)], index(n))...)
		n++
	}
}

func (w *writer) inline(n article.Inline, inside []string) {
	switch n := n.(type) {
	case *article.Text:
		rest := *n
		rest.Value = ""
		kept := jsonform.TakeKept(&rest.Extra, name)
		w.node("text", kept, jsonform.RestOf(&rest), func() { w.String("value", n.Value) })
	case *article.Break:
		rest := *n
		kept := jsonform.TakeKept(&rest.Extra, name)
		w.node("break", kept, jsonform.RestOf(&rest), func() {})
	case *article.Strong:
		rest := *n
		rest.Content = nil
		w.span("strong", n.Content, inside, &rest, &rest.Extra)
	case *article.Emphasis:
		rest := *n
		rest.Content = nil
		w.span("emphasis", n.Content, inside, &rest, &rest.Extra)
	case *article.Strike:
		rest := *n
		rest.Content = nil
		w.span("strikethrough", n.Content, inside, &rest, &rest.Extra)
	case *article.Sub:
		rest := *n
		rest.Content = nil
		w.span("subscript", n.Content, inside, &rest, &rest.Extra)
	case *article.Sup:
		rest := *n
		rest.Content = nil
		w.span("superscript", n.Content, inside, &rest, &rest.Extra)
	case *article.Link:
		w.link(n, inside)
	case *article.CustomInline:
		if node := original(n.Type, n.JSON); node != nil {
			w.RawValue(node)
			return
		}
		w.plainer(n, inside)
	case *article.CodeSpan, *article.Mark, *article.Abbreviation, *article.Span, *article.InlineImage, *article.FootnoteRef, *article.Math:
		w.plainer(n, inside)
	}
}

// plainer writes an inline that the tree does not have by what it holds.
func (w *writer) plainer(n article.Inline, inside []string) {
	content := lower.Inline(n)
	if len(content) == 0 {
		w.Lose(article.LossUnsupported, string(n.Kind()), "")
		return
	}
	w.Lose(article.LossFlattened, string(n.Kind()), "the text is kept")
	w.inlines(content, inside, "content")
}

func (w *writer) span(kind string, content []article.Inline, inside []string, rest article.Inline, extra *article.Extra) {
	kept := jsonform.TakeKept(extra, name)
	if has(inside, kind) {
		// Twice the same says no more than once.
		w.LoseRest(jsonform.RestOf(rest))
		w.inlines(content, inside, "content")
		return
	}
	w.node(kind, kept, jsonform.RestOf(rest), func() {
		w.children(func() { w.inlines(content, append(inside[:len(inside):len(inside)], kind), "content") })
	})
}

func (w *writer) link(n *article.Link, inside []string) {
	if has(inside, "link") {
		w.plainer(n, inside)
		return
	}
	rest := *n
	rest.URL, rest.Title, rest.Content = "", "", nil
	kept := jsonform.TakeKept(&rest.Extra, name)
	kind := "link"
	if jsonform.Take(&rest.Extra, findOutMore) != nil {
		kind = "find-out-more-link"
	}
	w.node(kind, kept, jsonform.RestOf(&rest), func() {
		w.String("url", n.URL)
		if kind == "link" || n.Title != "" {
			w.String("title", n.Title)
		}
		w.children(func() { w.inlines(n.Content, append(inside[:len(inside):len(inside)], "link"), "content") })
	})
}

// plain is the text of what stands in a member of the article, where the tree
// has a string. Anything but plain text is flattened.
func (w *writer) plain(content []article.Inline, member string) string {
	if !isPlain(content) {
		w.Lose(article.LossFlattened, member, "written as plain text", member)
	}
	return article.InlineText(content)
}

func isPlain(content []article.Inline) bool {
	for _, n := range content {
		if t, ok := n.(*article.Text); !ok || t.Extra != nil || len(content) > 1 {
			return false
		}
	}
	return true
}

// original is the node that a custom one was read from.
func original(kind string, object json.RawMessage) json.RawMessage {
	var c struct{ Node json.RawMessage }
	if !strings.HasPrefix(kind, name+":") || json.Unmarshal(object, &c) != nil || len(c.Node) == 0 {
		return nil
	}
	return c.Node
}

func has(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
