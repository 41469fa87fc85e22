package contenttree

import (
	"encoding/json"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
)

// native writes a block as the tree's own. It reports false, with nothing
// written, where the tree cannot say this one. In each case the rest is the
// block without the fields that are said.
func (w *writer) native(b article.Block) bool {
	switch b := b.(type) {
	case *article.Paragraph:
		rest := *b
		rest.Content = nil
		w.element("paragraph", &rest, func() {
			w.children(func() { w.inlines(b.Content, nil, "content") })
		})
	case *article.Heading:
		w.heading(b)
	case *article.List:
		rest := *b
		rest.Ordered, rest.Items = false, nil
		w.element("list", &rest, func() {
			w.Bool("ordered", b.Ordered)
			w.children(func() { w.items(b) })
		})
	case *article.Quote:
		rest := *b
		rest.Content, rest.Attribution = nil, nil
		w.element("blockquote", &rest, func() {
			w.children(func() {
				w.blocks(b.Content, paragraphs, "content")
				w.speaker(b.Attribution)
			})
		})
	case *article.Divider:
		rest := *b
		w.element("thematic-break", &rest, func() {})
	case *article.PullQuote:
		rest := *b
		rest.Content, rest.Attribution = nil, nil
		w.element("pullquote", &rest, func() {
			w.String("text", w.plain(b.Content, "content"))
			w.Text("source", w.plain(b.Attribution, "attribution"))
		})
	case *article.Figure:
		w.figure(b)
	case *article.Gallery:
		return w.pair(b)
	case *article.Video:
		w.video(b)
	case *article.Embed:
		return w.embed(b)
	case *article.RelatedLink:
		w.recommended(b)
	case *article.Table:
		return w.table(b)
	case *article.Timeline:
		rest := *b
		rest.Title, rest.Events = "", nil
		w.element("timeline", &rest, func() {
			w.String("title", b.Title)
			w.children(func() { w.events(b) })
		})
	case *article.KeyFacts:
		return w.facts(b)
	case *article.Callout:
		rest := *b
		rest.Title, rest.Content = nil, nil
		w.element("info-box", &rest, func() {
			w.String("layoutWidth", "in-line")
			w.children(func() {
				w.Object(func() {
					w.String("type", "card")
					w.Text("title", w.plain(b.Title, "title"))
					w.children(func() { w.blocks(b.Content, inCards, "content") })
				})
			})
		})
	case *article.Custom:
		node := original(b.Type, b.JSON)
		if node == nil {
			return false
		}
		w.RawValue(node)
	case *article.Code, *article.Audio, *article.File, *article.Footnotes, *article.LiveUpdate, *article.CorrectionNote, *article.Disclosure:
		return false
	}
	return true
}

// element writes a block: rest is what is left of it.
func (w *writer) element(kind string, rest article.Block, write func()) {
	attrs := rest.Attributes()
	kept := jsonform.TakeKept(&attrs.Extra, name)
	w.node(kind, kept, jsonform.RestOf(rest), write)
}

var levels = map[int]string{1: "chapter", 2: "chapter", 3: "subheading", 4: "label", 5: "label", 6: "label"}

func (w *writer) heading(b *article.Heading) {
	rest := *b
	rest.ID, rest.Content = "", nil
	rest.Level = min(max(rest.Level, 1), 6)
	level := levels[rest.Level]
	if levelOf(level) == rest.Level {
		rest.Level = 0
	}
	w.element("heading", &rest, func() {
		w.children(func() {
			if len(b.Content) > 0 {
				w.Object(func() {
					w.String("type", "text")
					w.String("value", w.plain(b.Content, "content"))
				})
			}
		})
		w.String("level", level)
		w.Text("fragmentIdentifier", b.ID)
	})
}

// items writes the items of a list. An item of one paragraph stands without
// the paragraph, unless the list is loose.
func (w *writer) items(b *article.List) {
	for i := range b.Items {
		item := b.Items[i]
		w.At(func() {
			rest := item
			rest.Content = nil
			kept := jsonform.TakeKept(&rest.Extra, name)
			w.node("list-item", kept, jsonform.RestOf(&rest), func() {
				w.children(func() {
					if p := only(item.Content); p != nil && !b.Loose {
						w.At(func() { w.inlines(p.Content, nil, "content") }, "content", "0")
						return
					}
					w.blocks(item.Content, paragraphs, "content")
				})
			})
		}, "items", index(i))
	}
}

// only is the single paragraph of a list of blocks, where it can stand
// without an element of its own.
func only(content []article.Block) *article.Paragraph {
	if len(content) != 1 {
		return nil
	}
	p, ok := content[0].(*article.Paragraph)
	if !ok || !bare(p.Attrs) || !lower.Says(p.Content) {
		return nil
	}
	return p
}

func bare(a article.Attrs) bool {
	return a.ID == "" && a.Language == "" && a.Provenance == nil && len(a.Extra) == 0
}

// speaker writes the attribution of a quote as a paragraph that is marked.
func (w *writer) speaker(content []article.Inline) {
	if len(content) == 0 {
		return
	}
	mark := article.Paragraph{Attrs: article.Attrs{Extra: article.Extra{attribution: json.RawMessage("true")}}}
	w.node("paragraph", nil, jsonform.RestOf(&mark), func() {
		w.children(func() { w.inlines(content, nil, "attribution") })
	})
}
