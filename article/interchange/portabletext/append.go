package portabletext

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Append appends the article's body as a list of blocks. Everything but the
// body is a loss.
//
// It fails only where the article holds JSON that is none.
func Append(dst []byte, a *article.Article) ([]byte, []article.Loss, error) {
	w := &writer{Writer: jsonform.NewWriter(dst, format)}
	rest := *a
	rest.Body.Blocks = nil
	inner := jsonform.RestOf(&rest.Body)
	rest.Body = article.Document{}
	w.LoseRest(jsonform.RestOf(&rest))
	w.At(func() { w.LoseRest(inner) }, "body")
	w.List(func() {
		n := 0
		for _, b := range a.Body.Blocks {
			if b == nil {
				continue
			}
			w.At(func() { w.block(b) }, "body", "blocks", strconv.Itoa(n))
			n++
		}
	})
	return w.Done()
}

type writer struct {
	*jsonform.Writer
	keys int
	last string // what the last block was, where the next one could run into it
}

// key writes the key that an item of a list must have.
func (w *writer) key(prefix string) {
	w.String("_key", prefix+strconv.Itoa(w.keys))
	w.keys++
}

func (w *writer) block(b article.Block) {
	last := w.last
	w.last = ""
	switch b := b.(type) {
	case *article.Paragraph:
		rest := *b
		rest.Content = nil
		kept := jsonform.TakeKept(&rest.Extra, name)
		w.text(text{style: "normal", content: b.Content, kept: kept, rest: jsonform.RestOf(&rest)})
	case *article.Heading:
		rest := *b
		rest.Level, rest.Content = 0, nil
		kept := jsonform.TakeKept(&rest.Extra, name)
		w.text(text{style: "h" + strconv.Itoa(min(max(b.Level, 1), 6)), content: b.Content, kept: kept, rest: jsonform.RestOf(&rest)})
	case *article.Quote:
		p := paragraph(b.Content)
		if p == nil || len(b.Attribution) > 0 {
			w.own(b)
			return
		}
		rest := *b
		rest.Content = nil
		kept := jsonform.TakeKept(&rest.Extra, name)
		w.text(text{style: "blockquote", content: p.Content, kept: kept, rest: jsonform.RestOf(&rest)})
	case *article.List:
		if !flat(b) {
			w.own(b)
			return
		}
		w.list(b, 1, last == "list")
		w.last = "list"
	case *article.Code:
		rest := *b
		rest.Syntax, rest.Value = "", ""
		value, ended := strings.CutSuffix(b.Value, "\n")
		if !ended || value == "" {
			rest.Value = b.Value // the reader ends the last line
		}
		w.Object(func() {
			w.String("_type", "code")
			w.key("b")
			w.Text("language", b.Syntax)
			w.String("code", value)
			w.Door(door, jsonform.RestOf(&rest))
		})
	default:
		w.own(b)
	}
}

// own writes a block as an object of its type.
func (w *writer) own(b article.Block) {
	kind := ownType(b.Kind())
	if c, ok := b.(*article.Custom); ok {
		kind = c.Type
		if reserved(kind) {
			w.Lose(article.LossUnsupported, kind, "a custom block cannot have this type")
			return
		}
	}
	w.Object(func() {
		w.String("_type", kind)
		w.key("b")
		w.WriteRest(jsonform.RestOf(b))
	})
}

// paragraph is the only block of a list, where it is a paragraph and nothing
// is to be said of it but its text.
func paragraph(content []article.Block) *article.Paragraph {
	if len(content) != 1 {
		return nil
	}
	p, ok := content[0].(*article.Paragraph)
	if !ok || p.ID != "" || p.Language != "" || p.Provenance != nil || p.Extra != nil {
		return nil
	}
	return p
}

// flat reports whether a list can be said by the levels of its items: each is
// a paragraph, and lists may follow it that are such themselves.
func flat(l *article.List) bool {
	for i := range l.Items {
		content := l.Items[i].Content
		if len(content) == 0 || paragraph(content[:1]) == nil {
			return false
		}
		for _, b := range content[1:] {
			if inner, ok := b.(*article.List); !ok || !flat(inner) {
				return false
			}
		}
	}
	return len(l.Items) > 0
}

// list writes the items of a list. The first carries what is to be said of
// the list itself, and that it is another than the one before.
func (w *writer) list(l *article.List, level int, begins bool) {
	kind := "bullet"
	if l.Ordered {
		kind = "number"
	}
	for i := range l.Items {
		w.At(func() {
			rest := *l
			rest.Ordered, rest.Items = false, nil
			item := l.Items[i]
			item.Content = nil
			t := text{style: "normal", listItem: kind, level: level, content: l.Items[i].Content[0].(*article.Paragraph).Content}
			t.kept = jsonform.TakeKept(&item.Extra, name)
			t.item = jsonform.RestOf(&item)
			if i == 0 {
				t.list, t.begins = jsonform.RestOf(&rest), begins
			}
			w.At(func() { w.text(t) }, "content", "0")
			nested := l.Items[i].Content[1:]
			for j, b := range nested {
				w.At(func() { w.list(b.(*article.List), level+1, j > 0) }, "content", strconv.Itoa(j+1))
			}
		}, "items", strconv.Itoa(i))
	}
}

// A text is a block of Portable Text.
type text struct {
	style, listItem  string
	level            int
	begins           bool
	content          []article.Inline
	kept             json.RawMessage // from the source
	rest, list, item jsonform.Rest
}

func (w *writer) text(t text) {
	w.Object(func() {
		w.String("_type", "block")
		w.key("b")
		var own struct{ Style json.RawMessage }
		if json.Unmarshal(t.kept, &own) != nil || own.Style == nil {
			w.String("style", t.style)
		}
		if t.listItem != "" {
			w.String("listItem", t.listItem)
			w.Int("level", int64(t.level))
			if t.begins || !t.list.Empty() || !t.item.Empty() {
				w.Name(door)
				w.Object(func() {
					if t.begins {
						w.Bool("begins", true)
					}
					w.Door("list", t.list)
					w.Door("item", t.item)
				})
			}
		} else {
			w.Door(door, t.rest)
		}
		var defs []definition
		w.Name("children")
		w.List(func() { w.inlines(t.content, nil, &defs) })
		w.Name("markDefs")
		w.List(func() {
			for _, d := range defs {
				w.Object(func() {
					w.String("_type", d.kind)
					w.String("_key", d.key)
					d.write()
				})
			}
		})
		w.Members(t.kept)
	})
}

// A definition is a mark that says more than its name.
type definition struct {
	kind, key string
	write     func()
}

func (w *writer) define(defs *[]definition, kind string, write func()) string {
	key := "m" + strconv.Itoa(w.keys)
	w.keys++
	*defs = append(*defs, definition{kind, key, write})
	return key
}

// decorators are the marks that are names.
var decorators = map[article.Kind]string{
	article.KindEmphasis: "em", article.KindStrong: "strong", article.KindStrike: "strike-through", article.KindSub: "sub",
	article.KindSup: "sup", article.KindMark: "highlight", article.KindCodeSpan: "code",
}

// inlines writes running text as spans with the marks of what stands around.
func (w *writer) inlines(content []article.Inline, marks []string, defs *[]definition) {
	for _, n := range content {
		switch n := n.(type) {
		case nil:
		case *article.Text:
			rest := *n
			rest.Value = ""
			w.span(n.Value, marks, jsonform.RestOf(&rest))
		case *article.Break:
			if n.Extra != nil {
				w.object(n, marks)
				continue
			}
			w.line("\n", marks, jsonform.Rest{})
		case *article.CodeSpan:
			w.span(n.Value, w.mark(marks, article.KindCodeSpan, jsonform.RestOf(&article.CodeSpan{Extra: n.Extra}), defs), jsonform.Rest{})
		case *article.Emphasis:
			w.inlines(n.Content, w.mark(marks, n.Kind(), jsonform.RestOf(&article.Emphasis{Extra: n.Extra}), defs), defs)
		case *article.Strong:
			w.inlines(n.Content, w.mark(marks, n.Kind(), jsonform.RestOf(&article.Strong{Extra: n.Extra}), defs), defs)
		case *article.Strike:
			w.inlines(n.Content, w.mark(marks, n.Kind(), jsonform.RestOf(&article.Strike{Extra: n.Extra}), defs), defs)
		case *article.Sub:
			w.inlines(n.Content, w.mark(marks, n.Kind(), jsonform.RestOf(&article.Sub{Extra: n.Extra}), defs), defs)
		case *article.Sup:
			w.inlines(n.Content, w.mark(marks, n.Kind(), jsonform.RestOf(&article.Sup{Extra: n.Extra}), defs), defs)
		case *article.Mark:
			w.inlines(n.Content, w.mark(marks, n.Kind(), jsonform.RestOf(&article.Mark{Extra: n.Extra}), defs), defs)
		case *article.Link:
			rest := *n
			rest.URL, rest.Title, rest.Content = "", "", nil
			w.inlines(n.Content, with(marks, w.define(defs, "link", func() {
				w.String("href", n.URL)
				w.Text("title", n.Title)
				w.Door(door, jsonform.RestOf(&rest))
			})), defs)
		case *article.Abbreviation:
			rest := *n
			rest.Title, rest.Content = "", nil
			w.inlines(n.Content, with(marks, w.define(defs, "abbreviation", func() {
				w.String("title", n.Title)
				w.Door(door, jsonform.RestOf(&rest))
			})), defs)
		case *article.Span:
			w.inlines(n.Content, with(marks, w.language(n, defs)), defs)
		default:
			w.object(n, marks)
		}
	}
}

// language is the mark of a span: text in another language, or a mark that
// was read and not known.
func (w *writer) language(n *article.Span, defs *[]definition) string {
	rest := *n
	rest.Language, rest.Content = "", nil
	kept := jsonform.TakeKept(&rest.Extra, name)
	var mark struct {
		Type      string `json:"_type"`
		Decorator string
	}
	if n.Language == "" && json.Unmarshal(kept, &mark) == nil && jsonform.RestOf(&rest).Empty() {
		if mark.Decorator != "" {
			return mark.Decorator
		}
		if mark.Type != "" {
			return w.define(defs, mark.Type, func() { w.Members(kept) })
		}
	}
	rest.Extra = n.Extra
	return w.define(defs, "language", func() {
		w.String("lang", n.Language)
		w.Door(door, jsonform.RestOf(&rest))
	})
}

// mark adds a decorator, or a definition of its name where there is more to
// say.
func (w *writer) mark(marks []string, kind article.Kind, rest jsonform.Rest, defs *[]definition) []string {
	if rest.Empty() {
		return with(marks, decorators[kind])
	}
	return with(marks, w.define(defs, decorators[kind], func() { w.Door(door, rest) }))
}

// with is marks and one more; a decorator twice is one.
func with(marks []string, mark string) []string {
	if slices.Contains(marks, mark) {
		return marks
	}
	return append(marks[:len(marks):len(marks)], mark)
}

// span writes text. A line feed would be a line break that is meant.
func (w *writer) span(s string, marks []string, rest jsonform.Rest) {
	w.line(strings.ReplaceAll(s, "\n", " "), marks, rest)
}

func (w *writer) line(s string, marks []string, rest jsonform.Rest) {
	w.Object(func() {
		w.String("_type", "span")
		w.key("s")
		w.String("text", s)
		w.marks(marks)
		w.Door(door, rest)
	})
}

func (w *writer) marks(marks []string) {
	w.Name("marks")
	w.List(func() {
		for _, m := range marks {
			w.Value(m)
		}
	})
}

// object writes an inline that is no text, with the marks around it.
func (w *writer) object(n article.Inline, marks []string) {
	kind := ownType(n.Kind())
	if c, ok := n.(*article.CustomInline); ok {
		kind = c.Type
		if reserved(kind) {
			w.Lose(article.LossUnsupported, kind, "a custom inline cannot have this type")
			return
		}
	}
	w.Object(func() {
		w.String("_type", kind)
		w.key("o")
		if len(marks) > 0 {
			w.marks(marks)
		}
		w.WriteRest(jsonform.RestOf(n))
	})
}

// ownType is the name of an object's type: "newsroomKeyFacts".
func ownType(k article.Kind) string {
	out := door
	for word := range strings.SplitSeq(string(k), "-") {
		out += strings.ToUpper(word[:1]) + word[1:]
	}
	return out
}

// reserved reports whether a type means something of its own here.
func reserved(kind string) bool {
	return kind == "" || kind == "block" || kind == "span" || kind == "code" || strings.HasPrefix(kind, door)
}
