package contenttree

import (
	"encoding/json"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Options say how a tree is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File   string
	Limits article.Limits
}

const (
	format = "contenttree"
	// name is the member of an Extra that holds what a node had beside what
	// is known, and begins the types of custom blocks.
	name = "content-tree"
	// door is the member of a node's data that holds what the tree has no
	// words for.
	door = "newsroom"
)

// Parse reads a tree: its root, or its body alone.
//
// An error is an [*article.ParseError] with the JSON Pointer of the value at
// fault. Its cause is [article.ErrSyntax], [article.ErrInvalidValue],
// [article.ErrTooLarge], [article.ErrTooDeep] or [article.ErrTooMany].
func Parse(src []byte, opts Options) (*article.Article, []article.Loss, error) {
	in, v, err := jsonform.Open(format, opts.File, src, opts.Limits)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{Reader: in}
	a := &article.Article{}
	root := r.Object(v)
	switch kind := root.String("type"); kind {
	case "root":
		root.With("body", func(o *jsonform.Object) { r.body(a, o) })
		root.Keep(&a.Extra, name)
	case "body":
		r.body(a, root)
	default:
		r.At("type", func() { r.Unknown("root or body", kind) })
	}
	if r.Err() != nil {
		return nil, nil, r.Err()
	}
	return a, r.Losses, nil
}

type reader struct{ *jsonform.Reader }

func (r *reader) body(a *article.Article, o *jsonform.Object) {
	r.restore(o, &a.Body)
	o.Take("type")
	if v := o.Peek("version"); string(v) == version {
		o.Take("version")
	}
	a.Body.Blocks = r.blocks(o)
	o.Keep(&a.Body.Extra, name)
}

// restore fills a value from behind the door, which stands in data. Data of
// other programs stays with what is not known.
func (r *reader) restore(o *jsonform.Object, v any) {
	if o.Peek("data").Kind() != '{' {
		return
	}
	r.At("data", func() {
		data := r.Object(o.Peek("data"))
		rest := data.Take(door)
		if rest == nil {
			return
		}
		r.At(door, func() { r.Restore(v, rest) })
		if others := data.RestJSON(); others != nil {
			o.Replace("data", jsonform.Value(others))
		} else {
			o.Take("data")
		}
	})
}

// blocks reads the children of a node. Text that stands between blocks
// becomes paragraphs.
func (r *reader) blocks(o *jsonform.Object) []article.Block {
	var out []article.Block
	var line *article.Paragraph
	o.Each("children", func(v jsonform.Value) {
		if !r.Count() {
			return
		}
		child := r.Object(v)
		kind := child.String("type")
		if n := r.inline(kind, child); n != nil {
			if line == nil {
				line = &article.Paragraph{}
				out = append(out, line)
			}
			line.Content = append(line.Content, n)
			return
		}
		line = nil
		if b := r.block(kind, child); b != nil {
			out = append(out, b)
		} else if r.Err() == nil {
			out = append(out, custom(kind, v))
		}
	})
	return out
}

// phrasing reads the children of a node as running text.
func (r *reader) phrasing(o *jsonform.Object) []article.Inline {
	var out []article.Inline
	o.Each("children", func(v jsonform.Value) {
		if !r.Count() {
			return
		}
		child := r.Object(v)
		kind := child.String("type")
		n := r.inline(kind, child)
		if n == nil && r.Err() == nil {
			c := custom(kind, v)
			n = &article.CustomInline{Type: c.Type, JSON: c.JSON, Text: c.Text}
		}
		if n != nil {
			out = append(out, n)
		}
	})
	return out
}

// inline reads a phrasing node; nil where the type is none.
func (r *reader) inline(kind string, o *jsonform.Object) article.Inline {
	switch kind {
	case "text":
		n := &article.Text{}
		r.restore(o, n)
		n.Value = o.String("value")
		o.Keep(&n.Extra, name)
		return n
	case "break":
		n := &article.Break{}
		r.restore(o, n)
		o.Keep(&n.Extra, name)
		return n
	case "strong":
		n := &article.Strong{}
		r.span(o, n, &n.Content, &n.Extra)
		return n
	case "emphasis":
		n := &article.Emphasis{}
		r.span(o, n, &n.Content, &n.Extra)
		return n
	case "strikethrough":
		n := &article.Strike{}
		r.span(o, n, &n.Content, &n.Extra)
		return n
	case "subscript":
		n := &article.Sub{}
		r.span(o, n, &n.Content, &n.Extra)
		return n
	case "superscript":
		n := &article.Sup{}
		r.span(o, n, &n.Content, &n.Extra)
		return n
	case "link", "find-out-more-link":
		n := &article.Link{}
		r.restore(o, n)
		n.URL, n.Title, n.Content = o.String("url"), o.String("title"), r.phrasing(o)
		o.Keep(&n.Extra, name)
		if kind != "link" {
			if n.Extra == nil {
				n.Extra = article.Extra{}
			}
			// It is a link all the same; the type goes back as it came.
			n.Extra[findOutMore] = json.RawMessage("true")
		}
		return n
	}
	return nil
}

const findOutMore = name + ":find-out-more-link"

func (r *reader) span(o *jsonform.Object, n article.Inline, content *[]article.Inline, extra *article.Extra) {
	r.restore(o, n)
	*content = r.phrasing(o)
	o.Keep(extra, name)
}

// custom keeps a node of a type that is not known, whole.
func custom(kind string, v jsonform.Value) *article.Custom {
	w := jsonform.NewWriter(nil, format)
	w.Object(func() { w.Raw("node", v) })
	out, _, _ := w.Done()
	return &article.Custom{Type: name + ":" + kind, JSON: out, Text: strings.Join(texts(nil, v), " ")}
}

// texts are the words of the text nodes below a node.
func texts(words []string, v jsonform.Value) []string {
	var node struct {
		Type, Value, Text, Title, Caption string
		Children                          []json.RawMessage
	}
	if json.Unmarshal(v, &node) != nil {
		return words
	}
	for _, s := range []string{node.Title, node.Value, node.Text, node.Caption} {
		if s = strings.TrimSpace(s); s != "" {
			words = append(words, s)
		}
	}
	for _, child := range node.Children {
		words = texts(words, jsonform.Value(child))
	}
	return words
}
