package portabletext

import (
	"encoding/json"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Options say how Portable Text is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File   string
	Limits article.Limits
}

const (
	format = "portabletext"
	// name is the member of an Extra that holds what is not known.
	name = "portable-text"
	// door is the member of a block that holds what Portable Text has no
	// words for, and begins the types of our own.
	door = "newsroom"
)

// Parse reads a list of blocks.
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
	r.Each(v, r.block)
	if r.Err() != nil {
		return nil, nil, r.Err()
	}
	return &article.Article{Body: article.Document{Blocks: r.blocks}}, r.Losses, nil
}

type reader struct {
	*jsonform.Reader
	blocks []article.Block
	open   []*article.List // the lists that the next item may belong to, by level
}

func (r *reader) add(b article.Block) { r.blocks, r.open = append(r.blocks, b), nil }

func (r *reader) block(v jsonform.Value) {
	if !r.Count() {
		return
	}
	o := r.Object(v)
	o.Take("_key")
	kind := o.String("_type")
	switch {
	case r.Err() != nil:
	case kind == "":
		r.At("_type", func() { r.Unknown("the type of a block", kind) })
	case kind == "block":
		r.text(o)
	case kind == "code" && o.Peek("code").Kind() == '"':
		b := &article.Code{}
		r.restore(o, b)
		b.Syntax = o.String("language")
		if code := o.String("code"); b.Value == "" && code != "" {
			b.Value = code + "\n"
		}
		o.Keep(&b.Extra, name)
		r.add(b)
	default:
		if b, ok := r.own(kind, o).(article.Block); ok && r.Err() == nil {
			r.add(b)
		}
	}
}

// own reads an object of a type of our own, or of one that is not known.
func (r *reader) own(kind string, o *jsonform.Object) article.Node {
	w := jsonform.NewWriter(nil, format)
	w.Object(func() {
		typed := kind
		if k, ok := ours[kind]; ok {
			typed = string(k)
		}
		w.String("type", typed)
		o.Take("type")
		w.Members(o.RestJSON())
	})
	out, _, _ := w.Done()
	b, err := article.ParseBlockJSON(out, article.JSONOptions{Limits: r.Limits()})
	if err != nil {
		r.FailBelow(err)
		return nil
	}
	return b
}

// ours are the types of our own.
var ours = func() map[string]article.Kind {
	types := make(map[string]article.Kind)
	for _, k := range []article.Kind{
		article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindPullQuote, article.KindCode,
		article.KindTable, article.KindFigure, article.KindGallery, article.KindVideo, article.KindAudio, article.KindEmbed,
		article.KindRelatedLink, article.KindCallout, article.KindFile, article.KindDivider, article.KindFootnotes,
		article.KindTimeline, article.KindKeyFacts, article.KindLiveUpdate, article.KindCorrectionNote, article.KindDisclosure,
		article.KindInlineImage, article.KindFootnoteRef, article.KindMath, article.KindBreak,
	} {
		types[ownType(k)] = k
	}
	return types
}()

func (r *reader) restore(o *jsonform.Object, v any) {
	if o.Peek(door).Kind() == '{' {
		r.At(door, func() { r.Restore(v, o.Take(door)) })
	}
}

// text reads a block of text.
func (r *reader) text(o *jsonform.Object) {
	style := o.String("style")
	if o.Peek("listItem").Kind() == '"' {
		r.item(o, style)
		return
	}
	content := func() []article.Inline { return r.children(o) }
	switch {
	case style == "" || style == "normal":
		b := &article.Paragraph{}
		r.restore(o, b)
		b.Content = content()
		o.Keep(&b.Extra, name)
		r.add(b)
	case len(style) == 2 && style[0] == 'h' && style[1] >= '1' && style[1] <= '6':
		b := &article.Heading{}
		r.restore(o, b)
		b.Level, b.Content = int(style[1]-'0'), content()
		o.Keep(&b.Extra, name)
		r.add(b)
	case style == "blockquote":
		b := &article.Quote{}
		r.restore(o, b)
		b.Content = []article.Block{&article.Paragraph{Content: content()}}
		o.Keep(&b.Extra, name)
		r.add(b)
	default:
		b := &article.Paragraph{Content: content()}
		o.Replace("style", o.Peek("style"))
		r.restore(o, b)
		o.Keep(&b.Extra, name)
		r.add(b)
	}
}

// item adds an item to the list that it belongs to: one of its kind and level
// that is still open, or a new one.
func (r *reader) item(o *jsonform.Object, style string) {
	kind, level := o.String("listItem"), o.Int("level")
	if style != "" && style != "normal" {
		r.Lose(article.LossFlattened, "style "+style, "an item of a list is plain")
	}
	if kind != "bullet" && kind != "number" {
		r.Lose(article.LossFlattened, "listItem "+kind, "read as a bullet")
	}
	level = min(max(level, 1), len(r.open)+1)
	list, item, begins := &article.List{}, article.ListItem{}, false
	o.With(door, func(d *jsonform.Object) {
		begins = d.Bool("begins")
		r.At("list", func() { r.Restore(list, d.Take("list")) })
		r.At("item", func() { r.Restore(&item, d.Take("item")) })
		for _, member := range d.Names() {
			r.Lose(article.LossUnsupported, member, "")
		}
	})
	list.Ordered = kind == "number"
	if begins && len(r.open) >= level || len(r.open) >= level && r.open[level-1].Ordered != list.Ordered {
		r.open = r.open[:level-1]
	}
	if len(r.open) < level {
		if level == 1 {
			r.blocks = append(r.blocks, list)
		} else {
			parent := &r.open[level-2].Items[len(r.open[level-2].Items)-1]
			parent.Content = append(parent.Content, list)
		}
		r.open = append(r.open, list)
	}
	r.open = r.open[:level]
	item.Content = []article.Block{&article.Paragraph{Content: r.children(o)}}
	o.Keep(&item.Extra, name)
	r.open[level-1].Items = append(r.open[level-1].Items, item)
}

// A leaf is a child of a block with the marks that hold for it.
type leaf struct {
	node  article.Inline
	marks []string
}

// children reads the spans of a block and nests them by their marks.
func (r *reader) children(o *jsonform.Object) []article.Inline {
	defs := make(map[string]func() article.Inline)
	o.Each("markDefs", func(v jsonform.Value) {
		d := r.Object(v)
		key := d.String("_key")
		if _, ok := defs[key]; ok || key == "" {
			r.Lose(article.LossInvalid, "_key", "no key, or one that is there already")
			return
		}
		defs[key] = r.define(d)
	})
	var leaves []leaf
	o.Each("children", func(v jsonform.Value) {
		if !r.Count() {
			return
		}
		child := r.Object(v)
		child.Take("_key")
		kind := child.String("_type")
		var marks []string
		if child.Peek("marks").Kind() == '[' || child.Peek("marks").Kind() == 'n' {
			marks = child.Strings("marks")
		}
		if len(marks) > r.Limits().Depth {
			r.At("marks", func() { r.Fail(article.ErrTooDeep) })
		}
		if r.Err() != nil {
			return
		}
		if kind != "span" {
			if n := r.object(kind, child); n != nil {
				leaves = append(leaves, leaf{n, marks})
			}
			return
		}
		t := &article.Text{}
		r.restore(child, t)
		value := child.String("text")
		child.Keep(&t.Extra, name)
		for i, part := range strings.Split(value, "\n") {
			if i > 0 {
				leaves = append(leaves, leaf{&article.Break{}, marks})
			}
			if part != "" || i == 0 && (t.Extra != nil || len(marks) > 0) {
				leaves = append(leaves, leaf{&article.Text{Value: part, Extra: t.Extra}, marks})
			}
		}
	})
	return r.nest(leaves, defs)
}

// object reads a child that is no span.
func (r *reader) object(kind string, o *jsonform.Object) article.Inline {
	w := jsonform.NewWriter(nil, format)
	typed := kind
	if k, ok := ours[kind]; ok {
		typed = string(k)
	}
	w.Object(func() {
		w.Name("content")
		w.List(func() {
			w.Object(func() {
				w.String("type", typed)
				o.Take("type")
				w.Members(o.RestJSON())
			})
		})
		w.String("type", string(article.KindParagraph))
	})
	out, _, _ := w.Done()
	b, err := article.ParseBlockJSON(out, article.JSONOptions{Limits: r.Limits()})
	if err != nil {
		r.FailBelow(err)
		return nil
	}
	return b.(*article.Paragraph).Content[0]
}

// define reads a mark definition: the inline that it makes of its text.
func (r *reader) define(d *jsonform.Object) func() article.Inline {
	kind := d.String("_type")
	switch kind {
	case "link":
		n := &article.Link{}
		r.restore(d, n)
		n.URL, n.Title = d.String("href"), d.String("title")
		d.Keep(&n.Extra, name)
		return func() article.Inline { c := *n; return &c }
	case "abbreviation":
		n := &article.Abbreviation{}
		r.restore(d, n)
		n.Title = d.String("title")
		d.Keep(&n.Extra, name)
		return func() article.Inline { c := *n; return &c }
	case "language":
		n := &article.Span{}
		r.restore(d, n)
		n.Language = d.String("lang")
		d.Keep(&n.Extra, name)
		return func() article.Inline { c := *n; return &c }
	}
	if n := decorate(kind); n != nil {
		r.restore(d, n)
		d.Keep(extraOf(n), name)
		return func() article.Inline { return copyOf(n) }
	}
	d.Replace("_type", d.Peek("_type"))
	n := &article.Span{}
	d.Keep(&n.Extra, name)
	return func() article.Inline { c := *n; return &c }
}

// decorate is the inline that a decorator stands for, or nil.
func decorate(mark string) article.Inline {
	switch mark {
	case "em":
		return &article.Emphasis{}
	case "strong":
		return &article.Strong{}
	case "strike-through":
		return &article.Strike{}
	case "sub":
		return &article.Sub{}
	case "sup":
		return &article.Sup{}
	case "highlight":
		return &article.Mark{}
	case "code":
		return &article.CodeSpan{}
	}
	return nil
}

// nest puts neighbours with the same outermost mark into one inline, and so
// on inside it.
func (r *reader) nest(leaves []leaf, defs map[string]func() article.Inline) []article.Inline {
	var out []article.Inline
	for i := 0; i < len(leaves); {
		if len(leaves[i].marks) == 0 {
			out = append(out, leaves[i].node)
			i++
			continue
		}
		mark, end := leaves[i].marks[0], i
		var inside []leaf
		for ; end < len(leaves) && len(leaves[end].marks) > 0 && leaves[end].marks[0] == mark; end++ {
			inside = append(inside, leaf{leaves[end].node, leaves[end].marks[1:]})
		}
		out = append(out, r.wrap(mark, r.nest(inside, defs), defs)...)
		i = end
	}
	return out
}

func (r *reader) wrap(mark string, content []article.Inline, defs map[string]func() article.Inline) []article.Inline {
	n := decorate(mark)
	if n == nil {
		if made, ok := defs[mark]; ok {
			n = made()
		} else {
			// What a mark of another schema means is not known; it goes back.
			w := jsonform.NewWriter(nil, format)
			w.Object(func() { w.String("decorator", mark) })
			out, _, _ := w.Done()
			n = &article.Span{Extra: article.Extra{name: json.RawMessage(out)}}
		}
	}
	if code, ok := n.(*article.CodeSpan); ok {
		return spans(code, content)
	}
	*article.InlineContent(n) = content
	return []article.Inline{n}
}

// spans makes text inside a code mark program text; what else is there stays.
func spans(code *article.CodeSpan, content []article.Inline) []article.Inline {
	out := make([]article.Inline, 0, len(content))
	for _, n := range content {
		switch n := n.(type) {
		case *article.Text:
			c := *code
			c.Value = n.Value
			if c.Extra == nil {
				c.Extra = n.Extra
			}
			out = append(out, &c)
		default:
			if inner := article.InlineContent(n); inner != nil {
				*inner = spans(code, *inner)
			}
			out = append(out, n)
		}
	}
	return out
}

// extraOf and copyOf are for what decorate makes.
func extraOf(n article.Inline) *article.Extra {
	switch n := n.(type) {
	case *article.Emphasis:
		return &n.Extra
	case *article.Strong:
		return &n.Extra
	case *article.Strike:
		return &n.Extra
	case *article.Sub:
		return &n.Extra
	case *article.Sup:
		return &n.Extra
	case *article.Mark:
		return &n.Extra
	case *article.CodeSpan:
		return &n.Extra
	}
	return nil
}

func copyOf(n article.Inline) article.Inline {
	c := decorate(decorators[n.Kind()])
	*extraOf(c) = *extraOf(n)
	return c
}
