package contenttree

import (
	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

func (w *writer) events(b *article.Timeline) {
	for i := range b.Events {
		e := b.Events[i]
		w.At(func() {
			rest := e
			rest.Title, rest.Content = nil, nil
			kept := jsonform.TakeKept(&rest.Extra, name)
			title := w.plain(e.Title, "title")
			if e.When != "" && title != "" {
				title = e.When + ": " + title
			} else {
				title = e.When + title
			}
			w.node("timeline-event", kept, jsonform.RestOf(&rest), func() {
				w.String("title", title)
				w.children(func() { w.blocks(e.Content, inEvents, "content") })
			})
		}, "events", index(i))
	}
}

// facts writes one fact with a figure as a big number and three as numbers;
// the tree has no list of takeaways.
func (w *writer) facts(b *article.KeyFacts) bool {
	for i := range b.Facts {
		if b.Facts[i].Figure == "" {
			return false
		}
	}
	rest := *b
	rest.Facts = nil
	switch len(b.Facts) {
	case 1:
		if b.Title != "" {
			return false
		}
		fact := b.Facts[0]
		fact.Figure, fact.Text = "", nil
		if !jsonform.RestOf(&fact).Empty() {
			rest.Facts = []article.Fact{fact}
		}
		w.element("big-number", &rest, func() {
			w.String("number", b.Facts[0].Figure)
			w.At(func() { w.String("description", w.plain(b.Facts[0].Text, "text")) }, "facts", "0")
		})
	case 3:
		rest.Title = ""
		w.element("in-numbers", &rest, func() {
			w.Text("title", b.Title)
			w.children(func() {
				for i := range b.Facts {
					w.At(func() { w.definition(b.Facts[i]) }, "facts", index(i))
				}
			})
		})
	default:
		return false
	}
	return true
}

func (w *writer) definition(f article.Fact) {
	rest := f
	rest.Figure, rest.Text = "", nil
	kept := jsonform.TakeKept(&rest.Extra, name)
	w.node("definition", kept, jsonform.RestOf(&rest), func() {
		w.String("term", f.Figure)
		w.String("description", w.plain(f.Text, "text"))
	})
}
