package contenttree

import (
	"encoding/json"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
	"github.com/dots-newsroom/newsroom/internal/escape"
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

var widths = map[article.Layout]string{
	article.LayoutText: "in-line", article.LayoutWide: "mid-grid", article.LayoutFull: "full-bleed", article.LayoutAside: "inset-right",
}

func (w *writer) figure(b *article.Figure) {
	rest := *b
	rest.ID, rest.Caption, rest.Credit = "", nil, ""
	width := widths[b.Layout]
	if width == "" {
		width = "in-line"
	}
	if layoutOf(width) == b.Layout {
		rest.Layout = ""
	}
	img := &rest.Image
	img.URL, img.Alt, img.Width, img.Height = "", "", 0, 0
	if said(b.Image) {
		img.Variants = nil
	}
	kept := jsonform.TakeKept(&img.Extra, name)
	w.element("image-set", &rest, func() {
		w.id(b.Extra, b.Image.URL)
		w.Text("fragmentIdentifier", b.ID)
		w.Name("picture")
		w.Object(func() {
			var own struct{ LayoutWidth string }
			if json.Unmarshal(kept, &own) == nil && own.LayoutWidth != "" {
				width = own.LayoutWidth
			}
			w.String("layoutWidth", width)
			if !hasMember(kept, "imageType") {
				w.String("imageType", "image")
			}
			w.String("alt", b.Image.Alt)
			w.String("caption", w.plain(b.Caption, "caption"))
			w.String("credit", b.Credit)
			w.Name("images")
			w.List(func() { w.image(b.Image) })
			w.Name("fallbackImage")
			w.image(b.Image)
			w.Members(kept)
		})
	})
}

// said reports whether the variants of a picture can be said as the sources
// of one image, which are told apart by address and width alone.
func said(img article.Image) bool {
	type source struct {
		url   string
		width int
	}
	seen := make(map[source]bool)
	for _, v := range img.Variants {
		key := source{v.URL, v.Width}
		if v.Height != 0 || v.Type != "" || v.Extra != nil || v.URL == img.URL || seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

func (w *writer) image(img article.Image) {
	w.Object(func() {
		w.String("id", img.URL)
		w.Int("width", int64(img.Width))
		w.Int("height", int64(img.Height))
		w.String("format", "standard")
		w.String("url", img.URL)
		if len(img.Variants) > 0 {
			w.Name("sourceSet")
			w.List(func() {
				for _, v := range img.Variants {
					w.Object(func() {
						w.String("url", v.URL)
						w.Int("width", int64(v.Width))
						w.Int("dpr", 1)
					})
				}
			})
		}
	})
}

// id writes the identifier that a node must have: the one it came with, or
// else its address.
func (w *writer) id(extra article.Extra, address string) {
	if !hasMember(extra[name], "id") {
		w.String("id", address)
	}
}

func hasMember(object json.RawMessage, name string) bool {
	var members map[string]json.RawMessage
	return json.Unmarshal(object, &members) == nil && members[name] != nil
}

// pair writes a gallery of two pictures; the tree has no other.
func (w *writer) pair(b *article.Gallery) bool {
	if len(b.Items) != 2 || b.Items[0] == nil || b.Items[1] == nil || len(b.Caption) > 0 {
		return false
	}
	rest := *b
	rest.Items = nil
	w.element("image-pair", &rest, func() {
		w.children(func() {
			for i, f := range b.Items {
				w.At(func() { w.figure(f) }, "items", index(i))
			}
		})
	})
	return true
}

func (w *writer) video(b *article.Video) {
	rest := *b
	rest.ID, rest.Title, rest.Caption, rest.Credit, rest.Files = "", "", nil, "", nil
	address := ""
	if len(b.Files) > 0 {
		address = b.Files[0].URL
		rest.Width, rest.Height, rest.Duration = 0, 0, 0
		if b.Width < 0 || b.Height < 0 || b.Duration != b.Duration.Truncate(1e6) || b.Duration < 0 {
			rest.Width, rest.Height, rest.Duration = b.Width, b.Height, b.Duration
		}
	}
	for _, f := range b.Files {
		if f.Bytes != 0 || f.Extra != nil {
			rest.Files = b.Files
		}
	}
	poster := ""
	if b.Poster != nil {
		img := *b.Poster
		poster, img.URL = img.URL, ""
		rest.Poster = &img
		if poster != "" && jsonform.RestOf(&img).Empty() {
			rest.Poster = nil
		}
	}
	w.element("clip-set", &rest, func() {
		w.id(b.Extra, address)
		w.Text("fragmentIdentifier", b.ID)
		kept := b.Extra[name]
		if !hasMember(kept, "layoutWidth") {
			w.String("layoutWidth", "in-line")
		}
		w.Name("clips")
		w.List(func() {
			w.Object(func() {
				w.String("id", address)
				w.Name("dataSource")
				w.List(func() {
					for _, f := range b.Files {
						w.Object(func() {
							w.String("binaryUrl", f.URL)
							w.String("mediaType", f.Type)
							if b.Duration > 0 {
								w.Float("duration", b.Duration.Seconds())
							}
							w.Count("pixelWidth", b.Width)
							w.Count("pixelHeight", b.Height)
						})
					}
				})
				w.Text("poster", poster)
			})
		})
		if !hasMember(kept, "publishedDate") {
			w.String("publishedDate", "")
		}
		w.Text("caption", w.plain(b.Caption, "caption"))
		w.Text("credits", b.Credit)
		w.Text("displayTitle", b.Title)
	})
}

// embed writes the embeds of the four sites that the tree knows. What is said
// around them has no place there.
func (w *writer) embed(b *article.Embed) bool {
	kind, member := "", "url"
	switch b.Provider {
	case "youtube", "vimeo":
		kind = b.Provider + "-video"
	case "acast":
		kind = "acast-podcast"
	case "x":
		kind, member = "tweet", "id"
	default:
		return false
	}
	w.LoseIf(b.Title != "", "title")
	w.LoseIf(b.Text != "" && kind != "tweet", "text")
	w.LoseIf(len(b.Caption) > 0, "caption")
	rest := *b
	rest.Provider, rest.URL, rest.Title, rest.Caption = "", "", "", nil
	if kind != "tweet" {
		rest.Text = ""
	}
	if b.URL != "" && rest.Width == 0 && rest.Height == 0 {
		// An address that the reader would complete is kept as it is.
		probe := article.Embed{Provider: b.Provider}
		(&reader{}).embed(&probe, b.URL)
		if probe.URL != b.URL || probe.Width != 0 {
			rest.URL = b.URL
		}
	}
	w.element(kind, &rest, func() {
		w.String(member, b.URL)
		if kind == "tweet" && !hasMember(b.Extra[name], "html") {
			w.String("html", tweet(b.Text))
		}
	})
	return true
}

// tweet is the markup that a post must have.
func tweet(words string) string {
	return "<blockquote><p>" + string(escape.AppendText(nil, words)) + "</p></blockquote>"
}

// freeAccess is the least that a teaser must say of who may read it.
const freeAccess = `{"accessLevel":"free"}`

func (w *writer) recommended(b *article.RelatedLink) {
	rest := *b
	rest.URL, rest.Headline, rest.Kicker, rest.Dek = "", "", "", ""
	w.LoseIf(b.Dek != "", "dek")
	img := article.Image{}
	if b.Image != nil {
		img = *b.Image
		inner := img
		inner.URL, inner.Width, inner.Height = "", 0, 0
		rest.Image = &inner
		if img.URL != "" && jsonform.RestOf(&inner).Empty() {
			rest.Image = nil
		}
	}
	var own struct{ Teaser json.RawMessage }
	kept := jsonform.TakeKept(&rest.Extra, name)
	_ = json.Unmarshal(kept, &own) // what was kept is an object, or there is none
	w.node("recommended", nil, jsonform.RestOf(&rest), func() {
		w.id(b.Extra, b.URL)
		w.Text("heading", b.Kicker)
		w.Name("teaser")
		w.Object(func() {
			for _, member := range []struct{ name, value string }{
				{"id", b.URL}, {"url", b.URL}, {"type", "article"}, {"title", b.Headline}, {"publishedDate", ""}, {"firstPublishedDate", ""},
			} {
				if member.name == "url" || member.name == "title" || !hasMember(own.Teaser, member.name) {
					w.String(member.name, member.value)
				}
			}
			if !hasMember(own.Teaser, "indicators") {
				w.Raw("indicators", []byte(freeAccess))
			}
			w.Name("image")
			w.Object(func() {
				w.String("url", img.URL)
				w.Int("width", int64(img.Width))
				w.Int("height", int64(img.Height))
			})
			w.Members(own.Teaser)
		})
		w.Members(kept)
	})
}

// columnSettings is what must be said of a column and has no counterpart.
const columnSettings = `{"hideOnMobile":false,"sortable":false}`

func (w *writer) table(b *article.Table) bool {
	rest := *b
	rest.Caption, rest.Head, rest.Body, rest.Foot = nil, nil, nil, nil
	columns := len(b.Columns)
	for _, rows := range [...][]article.Row{b.Head, b.Body, b.Foot} {
		for _, row := range rows {
			columns = max(columns, len(row.Cells))
		}
	}
	kept := b.Extra[name]
	w.element("table", &rest, func() {
		for _, plain := range []struct{ name, value string }{
			{"stripes", "false"}, {"compact", "false"}, {"layoutWidth", `"auto"`}, {"responsiveStyle", `"overflow"`},
		} {
			if !hasMember(kept, plain.name) {
				w.Raw(plain.name, []byte(plain.value))
			}
		}
		if !hasMember(kept, "columnSettings") {
			w.Name("columnSettings")
			w.List(func() {
				for range columns {
					w.RawValue([]byte(columnSettings))
				}
			})
		}
		w.children(func() { w.parts(b) })
	})
	return true
}

func (w *writer) parts(b *article.Table) {
	part := func(kind string, write func()) {
		w.node(kind, nil, jsonform.Rest{}, func() { w.children(write) })
	}
	if len(b.Caption) > 0 {
		part("table-caption", func() { w.inlines(b.Caption, nil, "caption") })
	}
	if len(b.Head) > 0 {
		part("table-header", func() { w.rows(b.Head, "head", false) })
	}
	line := footer(b.Foot)
	part("table-body", func() {
		w.rows(b.Body, "body", false)
		if line == nil {
			w.rows(b.Foot, "foot", true)
		}
	})
	if line != nil {
		part("table-footer", func() { w.inlines(line.Content, nil, "foot", "0", "cells", "0", "content", "0", "content") })
	}
}

// footer is the paragraph of a foot that is a line of text, as the tree's is.
func footer(foot []article.Row) *article.Paragraph {
	if len(foot) != 1 || len(foot[0].Cells) != 1 {
		return nil
	}
	row, cell := foot[0], foot[0].Cells[0]
	p := only(cell.Content)
	row.Cells, cell.Content = nil, nil
	if p == nil || !jsonform.RestOf(&row).Empty() || !jsonform.RestOf(&cell).Empty() {
		return nil
	}
	return p
}

func (w *writer) rows(rows []article.Row, member string, inFoot bool) {
	for i := range rows {
		w.At(func() {
			rest := rows[i]
			rest.Cells = nil
			kept := jsonform.TakeKept(&rest.Extra, name)
			if inFoot {
				extra := article.Extra{foot: json.RawMessage("true")}
				for k, v := range rest.Extra {
					extra[k] = v
				}
				rest.Extra = extra
			}
			w.node("table-row", kept, jsonform.RestOf(&rest), func() {
				w.children(func() {
					for j := range rows[i].Cells {
						w.At(func() { w.cell(rows[i].Cells[j]) }, "cells", index(j))
					}
				})
			})
		}, member, index(i))
	}
}

func (w *writer) cell(c article.Cell) {
	rest := c
	rest.Header, rest.ColSpan, rest.RowSpan, rest.Content = false, 0, 0, nil
	kept := jsonform.TakeKept(&rest.Extra, name)
	w.node("table-cell", kept, jsonform.RestOf(&rest), func() {
		if c.Header {
			w.Bool("heading", true)
		}
		w.Count("columnSpan", c.ColSpan)
		w.Count("rowSpan", c.RowSpan)
		w.children(func() {
			if p := only(c.Content); p != nil {
				w.inlines(p.Content, nil, "content", "0", "content")
				return
			}
			w.lines(c.Content)
		})
	})
}

// lines writes blocks where only text may stand, a line a paragraph.
func (w *writer) lines(blocks []article.Block) {
	if len(blocks) == 0 {
		return
	}
	w.Lose(article.LossFlattened, "content", "a cell holds text alone", "content")
	first := true
	var visit func(article.Block)
	visit = func(b article.Block) {
		p, ok := b.(*article.Paragraph)
		switch {
		case b == nil:
		case !ok:
			for _, piece := range lower.Block(b) {
				visit(piece.Block)
			}
		case lower.Says(p.Content):
			if !first {
				w.inline(&article.Break{}, nil)
			}
			first = false
			w.inlines(p.Content, nil)
		}
	}
	w.At(func() {
		w.Flat(func() {
			for _, b := range blocks {
				visit(b)
			}
		})
	}, "content")
}

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
