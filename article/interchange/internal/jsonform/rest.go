package jsonform

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// A Rest is what a format has no words for: members of the article's own JSON
// form. A writer copies a value, empties the fields that it has said, and
// takes the rest. Formats with a door for foreign members write it there, and
// [Reader.Restore] gets it back; for others it is lost, and [Writer.LoseRest]
// says so. Either way a field that a writer has forgotten is not forgotten.
type Rest struct {
	members []member
	err     error
}

// RestOf is the rest of a pointer to a value of package article: an article,
// a node, or one of the structs that stand in them.
func RestOf(v any) Rest {
	c := carry(v)
	a := &article.Article{}
	c.put(a)
	out, err := a.AppendJSON(nil)
	if err != nil {
		return Rest{err: err}
	}
	out = bytes.TrimPrefix(out, []byte(`{"version":1`))
	out, _ = bytes.CutPrefix(out, []byte(","))
	inner, said := bytes.CutPrefix(append([]byte{'{'}, out...), []byte(c.before))
	if !said {
		return Rest{} // the value was left out, because it is empty
	}
	r := &Reader{limits: article.Limits{Depth: 1 << 20}.WithDefaults()}
	o := r.Object(inner[:len(inner)-len(c.after)])
	rest := Rest{members: o.members}
	if _, node := v.(article.Node); node {
		rest = rest.Without("type")
	}
	return rest
}

// Without is the rest without some members.
func (r Rest) Without(names ...string) Rest {
	r.members = slices.DeleteFunc(slices.Clone(r.members), func(m member) bool { return slices.Contains(names, m.name) })
	return r
}

// Empty reports whether nothing is left.
func (r Rest) Empty() bool { return len(r.members) == 0 && r.err == nil }

// LoseRest notes each member as lost.
func (w *Writer) LoseRest(rest Rest) {
	w.failRest(rest)
	for _, m := range rest.members {
		w.Lose(article.LossUnsupported, m.name, "", m.name)
	}
}

// WriteRest writes the members into the open object.
func (w *Writer) WriteRest(rest Rest) {
	w.failRest(rest)
	for _, m := range rest.members {
		w.Raw(m.name, m.value)
	}
}

// Door writes a member that is an object with the rest, unless that is empty.
func (w *Writer) Door(name string, rest Rest) {
	w.failRest(rest)
	if len(rest.members) > 0 {
		w.Name(name)
		w.Object(func() { w.WriteRest(rest) })
	}
}

func (w *Writer) failRest(rest Rest) {
	if rest.err != nil {
		w.Fail(fmt.Errorf("%s: %w", pointer(w.path), rest.err))
	}
}

// Restore fills the value that v points to from a rest. Without a rest the
// value stays as it is.
func (r *Reader) Restore(v any, rest Value) {
	if len(rest) == 0 || r.err != nil {
		return
	}
	if rest.Kind() != '{' {
		r.Wrong("an object", rest)
		return
	}
	c := carry(v)
	inner := []byte(rest)
	if n, node := v.(article.Node); node {
		o := r.Object(rest)
		w := NewWriter(nil, r.format)
		w.Object(func() {
			w.String("type", string(n.Kind()))
			for _, m := range o.members {
				if m.name != "type" {
					w.Raw(m.name, m.value)
				}
			}
		})
		inner = w.b
	}
	a, err := article.ParseJSON(slices.Concat([]byte(c.before), inner, []byte(c.after)), article.JSONOptions{Limits: r.limits})
	var at *article.ParseError
	if errors.As(err, &at) {
		// The path begins with the carrier's; what follows is the rest's own.
		steps := strings.Split(strings.TrimPrefix(at.Path, "/"), "/")
		r.path = append(r.path, steps[min(c.steps(), len(steps)):]...)
		r.Fail(at.Err)
		return
	}
	c.get(a)
}

// TakeKept takes what [Object.Keep] put under the format's name out of extra,
// for [Writer.Members] to write back. What is no object was not put there by
// it, and stays.
func TakeKept(extra *article.Extra, name string) json.RawMessage {
	if !bytes.HasPrefix(bytes.TrimLeft((*extra)[name], " \t\r\n"), []byte("{")) {
		return nil
	}
	return Take(extra, name)
}

// Take takes a member out of extra. The map itself is not changed.
func Take(extra *article.Extra, name string) json.RawMessage {
	kept, ok := (*extra)[name]
	if !ok {
		return nil
	}
	others := maps.Clone(*extra)
	delete(others, name)
	if len(others) == 0 {
		others = nil
	}
	*extra = others
	return kept
}

// A carrier is the place in an article where a value of some type stands. The
// article's JSON form is that of an article, so whatever stands deeper is
// read and written in one that holds nothing else.
type carrier struct {
	before, after string
	put           func(*article.Article)
	get           func(*article.Article)
}

// steps is how many members and indexes lead to the place.
func (c carrier) steps() int {
	return strings.Count(c.before, `":`) - strings.Count(c.before, `"type":`) + strings.Count(c.before, "[")
}

func carry(v any) carrier {
	block := func(b article.Block, member string, get func(article.Block)) carrier {
		return carrier{
			before: `{"body":{"blocks":[{"type":"` + string(b.Kind()) + `",` + member, after: strings.Repeat("]}", strings.Count(member, "[")) + "]}}",
			put: func(a *article.Article) { a.Body.Blocks = []article.Block{b} },
			get: func(a *article.Article) { get(a.Body.Blocks[0]) },
		}
	}
	switch v := v.(type) {
	case *article.Article:
		return carrier{"", "", func(a *article.Article) { *a = *v }, func(a *article.Article) { *v = *a }}
	case *article.Author:
		return carrier{`{"authors":[`, `]}`, func(a *article.Article) { a.Authors = []article.Author{*v} }, func(a *article.Article) { *v = a.Authors[0] }}
	case *article.Category:
		return carrier{`{"category":`, `}`, func(a *article.Article) { a.Category = *v }, func(a *article.Article) { *v = a.Category }}
	case *article.Series:
		return carrier{`{"series":`, `}`, func(a *article.Article) { a.Series = v }, func(a *article.Article) { *v = *a.Series }}
	case *article.Correction:
		return carrier{`{"corrections":[`, `]}`, func(a *article.Article) { a.Corrections = []article.Correction{*v} }, func(a *article.Article) { *v = a.Corrections[0] }}
	case *article.Provenance:
		return carrier{`{"provenance":`, `}`, func(a *article.Article) { a.Provenance = v }, func(a *article.Article) { *v = *a.Provenance }}
	case *article.Source:
		return carrier{`{"sources":[`, `]}`, func(a *article.Article) { a.Sources = []article.Source{*v} }, func(a *article.Article) { *v = a.Sources[0] }}
	case *article.Translation:
		return carrier{`{"translations":[`, `]}`, func(a *article.Article) { a.Translations = []article.Translation{*v} }, func(a *article.Article) { *v = a.Translations[0] }}
	case *article.Document:
		return carrier{`{"body":`, `}`, func(a *article.Article) { a.Body = *v }, func(a *article.Article) { *v = a.Body }}
	case *article.Image:
		return carrier{`{"hero":{"image":`, `}}`, func(a *article.Article) { a.Hero = &article.Figure{Image: *v} }, func(a *article.Article) { *v = a.Hero.Image }}
	case *article.ListItem:
		return block(&article.List{Items: []article.ListItem{*v}}, `"items":[`, func(b article.Block) { *v = b.(*article.List).Items[0] })
	case *article.Row:
		return block(&article.Table{Body: []article.Row{*v}}, `"body":[`, func(b article.Block) { *v = b.(*article.Table).Body[0] })
	case *article.Cell:
		return block(&article.Table{Body: []article.Row{{Cells: []article.Cell{*v}}}}, `"body":[{"cells":[`, func(b article.Block) { *v = b.(*article.Table).Body[0].Cells[0] })
	case *article.TimelineEvent:
		return block(&article.Timeline{Events: []article.TimelineEvent{*v}}, `"events":[`, func(b article.Block) { *v = b.(*article.Timeline).Events[0] })
	case *article.Fact:
		return block(&article.KeyFacts{Facts: []article.Fact{*v}}, `"facts":[`, func(b article.Block) { *v = b.(*article.KeyFacts).Facts[0] })
	case article.Block:
		return carrier{`{"body":{"blocks":[`, `]}}`,
			func(a *article.Article) { a.Body.Blocks = []article.Block{v} }, func(a *article.Article) { set(v, a.Body.Blocks[0]) }}
	case article.Inline:
		return carrier{`{"body":{"blocks":[{"type":"paragraph","content":[`, `]}]}}`,
			func(a *article.Article) {
				a.Body.Blocks = []article.Block{&article.Paragraph{Content: []article.Inline{v}}}
			},
			func(a *article.Article) { set(v, a.Body.Blocks[0].(*article.Paragraph).Content[0]) }}
	}
	panic(fmt.Sprintf("jsonform: no place in an article for %T", v))
}

func set(to, from article.Node) { reflect.ValueOf(to).Elem().Set(reflect.ValueOf(from).Elem()) }
