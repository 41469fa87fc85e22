package ans

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
)

// blocks writes blocks as items of the open list.
func (w *writer) blocks(blocks []article.Block) {
	n := 0
	for _, b := range blocks {
		if b != nil {
			w.At(func() { w.block(b) }, strconv.Itoa(n))
			n++
		}
	}
}

func (w *writer) block(b article.Block) {
	switch b := b.(type) {
	case *article.Paragraph:
		rest := *b
		w.element("text", &rest, func() { w.html("content", &rest.Content) })
	case *article.Heading:
		rest := *b
		rest.Level = 0
		w.element("header", &rest, func() {
			w.html("content", &rest.Content)
			w.Int("level", int64(min(max(b.Level, 1), 6)))
		})
	case *article.List:
		if flat(b) {
			w.list(*b)
		} else {
			w.group(b)
		}
	case *article.Quote:
		rest := *b
		rest.Content = nil
		w.element("quote", &rest, func() {
			w.Name("content_elements")
			w.At(func() { w.List(func() { w.blocks(b.Content) }) }, "content")
			w.citation(&rest.Attribution)
		})
	case *article.PullQuote:
		rest := *b
		w.element("quote", &rest, func() {
			w.String("subtype", pullQuote)
			w.Name("content_elements")
			w.List(func() { w.text(&rest.Content) })
			w.citation(&rest.Attribution)
		})
	case *article.Code:
		rest := *b
		value, ended := strings.CutSuffix(b.Value, "\n")
		if ended && value != "" {
			rest.Value = "" // the reader ends the last line
		}
		rest.Syntax = ""
		w.element("code", &rest, func() {
			w.String("content", value)
			w.String("language", b.Syntax)
		})
	case *article.Table:
		if grid(b) {
			w.table(*b)
		} else {
			w.group(b)
		}
	case *article.Figure:
		w.figure(b)
	case *article.Gallery:
		rest := *b
		rest.Items = nil
		w.element("gallery", &rest, func() {
			w.String("version", version)
			w.Name("content_elements")
			w.List(func() { w.figures(b.Items) })
			w.description(&rest.Caption, jsonform.Members(b.Extra[name])["description"])
		})
	case *article.Video:
		w.video(*b)
	case *article.Embed:
		w.embed(*b)
	case *article.RelatedLink:
		rest := *b
		rest.URL, rest.Image = "", nil
		w.element("interstitial_link", &rest, func() {
			w.String("url", b.URL)
			w.plain("content", &rest.Headline)
			if b.Dek != "" {
				w.Name("description")
				w.Object(func() {
					w.String("type", "text")
					w.plain("content", &rest.Dek)
				})
			}
			if b.Image != nil {
				w.Name("image")
				w.At(func() { w.image(*b.Image) }, "image")
			}
		})
	case *article.Divider:
		rest := *b
		w.element("divider", &rest, func() {})
	case *article.CorrectionNote:
		rest := *b
		rest.Correction = article.Correction{}
		w.At(func() { w.correction(b.Correction, jsonform.RestOf(&rest).Without("correction")) }, "correction")
	case *article.Custom:
		if node := untouched(b); node != nil {
			w.RawValue(node)
			return
		}
		w.group(b)
	case *article.Audio, *article.Callout, *article.File, *article.Footnotes, *article.Timeline, *article.KeyFacts, *article.LiveUpdate, *article.Disclosure:
		w.group(b)
	}
}

// untouched is the element that a custom block was read from, if the block
// says no more than that.
func untouched(b *article.Custom) json.RawMessage {
	var c struct{ Node json.RawMessage }
	if !strings.HasPrefix(b.Type, name+":") || json.Unmarshal(b.JSON, &c) != nil || len(jsonform.Members(b.JSON)) != 1 {
		return nil
	}
	kind := kindOf(jsonform.Value(c.Node))
	again := original(kind, jsonform.Value(c.Node))
	if again.Type != b.Type || again.Text != b.Text || b.ID != "" || b.Language != "" || b.Provenance != nil || b.Extra != nil {
		return nil
	}
	return c.Node
}

// element writes an element: what write says, and what it leaves in rest.
func (w *writer) element(kind string, rest article.Block, write func()) {
	kept := take(&rest.Attributes().Extra)
	w.Object(func() {
		w.String("type", kind)
		write()
		w.close(kept, jsonform.RestOf(rest))
	})
}

// text writes running text as an element with nothing to be said of it.
func (w *writer) text(content *[]article.Inline) {
	w.Object(func() {
		w.String("type", "text")
		w.html("content", content)
	})
}

func (w *writer) citation(attribution *[]article.Inline) {
	if len(*attribution) > 0 {
		w.Name("citation")
		w.text(attribution)
	}
}

func (w *writer) description(caption *[]article.Inline, kept json.RawMessage) {
	w.nested("description", kept, len(*caption) > 0, func(map[string]json.RawMessage) { w.html("basic", caption) })
}

// group writes a block that ANS does not have: its words, which others read,
// and the block as it is, which [Parse] takes back as long as the words are
// the same.
func (w *writer) group(b article.Block) {
	raw, err := article.AppendBlockJSON(nil, b)
	if err != nil {
		w.Fail(err)
		return
	}
	w.Object(func() {
		w.String("type", "element_group")
		w.String("subtype", door)
		w.Name("content_elements")
		w.List(func() {
			for _, html := range words(b) {
				w.Object(func() {
					w.String("type", "text")
					w.String("content", html)
				})
			}
		})
		w.Name(additional)
		w.Object(func() {
			w.Name(door)
			w.Object(func() { w.Raw("block", raw) })
		})
	})
}

// words are the paragraphs that a block comes down to, as HTML.
func words(b article.Block) []string {
	var out []string
	for _, p := range paragraphs(b) {
		html, _ := inlinehtml.Exact(p.Content)
		out = append(out, html)
	}
	return out
}

// paragraphs are a block in its simplest form.
func paragraphs(b article.Block) []*article.Paragraph {
	if p, ok := b.(*article.Paragraph); ok {
		return []*article.Paragraph{p}
	}
	var out []*article.Paragraph
	for _, piece := range lower.Block(b) {
		out = append(out, paragraphs(piece.Block)...)
	}
	return out
}

// flat reports whether a list can be said by ANS: each item is a paragraph
// with nothing to be said of it but its text, and lists may follow it that
// are such themselves.
func flat(l *article.List) bool {
	for i := range l.Items {
		content := l.Items[i].Content
		if len(content) == 0 || plain(content[0]) == nil {
			return false
		}
		for _, b := range content[1:] {
			if inner, ok := b.(*article.List); !ok || !flat(inner) {
				return false
			}
		}
	}
	return true
}

// plain is a block as a paragraph of which nothing is to be said but its text.
func plain(b article.Block) *article.Paragraph {
	p, ok := b.(*article.Paragraph)
	if !ok || p.ID != "" || p.Language != "" || p.Provenance != nil || p.Extra != nil {
		return nil
	}
	return p
}

func (w *writer) list(l article.List) {
	items, kind := l.Items, "unordered"
	if l.Ordered {
		kind = "ordered"
	}
	l.Ordered, l.Items = false, nil
	w.element("list", &l, func() {
		w.String("list_type", kind)
		w.Name("items")
		w.List(func() {
			for i, item := range items {
				content := item.Content
				item.Content = nil
				kept := take(&item.Extra)
				p := *content[0].(*article.Paragraph)
				w.Object(func() {
					w.String("type", "text")
					w.html("content", &p.Content)
					if len(p.Content) > 0 {
						item.Content = []article.Block{&p}
					}
					w.close(kept, jsonform.RestOf(&item))
				})
				for j, b := range content[1:] {
					w.At(func() { w.list(*b.(*article.List)) }, "items", strconv.Itoa(i), "content", strconv.Itoa(j+1))
				}
			}
		})
	})
}

// grid reports whether a table can be said by ANS: at most one row of heads,
// none at the foot, and a paragraph in each cell.
func grid(t *article.Table) bool {
	if len(t.Head) > 1 || len(t.Foot) > 0 {
		return false
	}
	for _, rows := range [][]article.Row{t.Head, t.Body} {
		for i := range rows {
			if rows[i].Extra != nil {
				return false
			}
			for j := range rows[i].Cells {
				if content := rows[i].Cells[j].Content; len(content) != 1 || plain(content[0]) == nil {
					return false
				}
			}
		}
	}
	return true
}

func (w *writer) table(t article.Table) {
	head, body := t.Head, t.Body
	t.Head, t.Body = nil, nil
	w.element("table", &t, func() {
		if len(head) == 1 {
			w.Name("header")
			w.row(head[0])
		}
		w.Name("rows")
		w.List(func() {
			for i := range body {
				w.row(body[i])
			}
		})
	})
}

func (w *writer) row(row article.Row) {
	w.List(func() {
		for _, c := range row.Cells {
			p := *c.Content[0].(*article.Paragraph)
			c.Content = nil
			kept := take(&c.Extra)
			w.Object(func() {
				w.String("type", "text")
				w.html("content", &p.Content)
				if len(p.Content) > 0 {
					c.Content = []article.Block{&p}
				}
				w.close(kept, jsonform.RestOf(&c))
			})
		}
	})
}

func (w *writer) figures(items []*article.Figure) {
	n := 0
	for _, f := range items {
		if f != nil {
			w.At(func() { w.figure(f) }, "items", strconv.Itoa(n))
			n++
		}
	}
}

func (w *writer) figure(f *article.Figure) {
	rest := *f
	kept := take(&rest.Extra)
	w.Object(func() {
		w.picture(&rest.Image)
		if len(f.Caption) > 0 {
			w.html("caption", &rest.Caption)
		}
		w.credit(&rest.Credit, jsonform.Members(kept)["credits"])
		r := jsonform.RestOf(&rest)
		if jsonform.RestOf(&rest.Image).Empty() {
			r = r.Without("image")
		}
		w.close(kept, r)
	})
}

// credit writes a credit as the name of an author, unless the source's
// credits still say it.
func (w *writer) credit(credit *string, kept json.RawMessage) {
	if old, _ := credited(jsonform.Value(kept)); old != *credit {
		w.Name("credits")
		w.Object(func() {
			w.Name("by")
			w.List(func() {
				w.Object(func() {
					w.String("type", "author")
					w.String("name", *credit)
				})
			})
		})
	}
	*credit = ""
}

func (w *writer) video(v article.Video) {
	files, poster, kept := v.Files, v.Poster, jsonform.Members(v.Extra[name])
	v.Poster = nil
	if v.Width == 0 && v.Height == 0 && addresses(files) {
		v.Files = nil
	}
	w.element("video", &v, func() {
		w.String("version", version)
		w.nested("headlines", kept["headlines"], v.Title != "", func(map[string]json.RawMessage) { w.String("basic", v.Title) })
		v.Title = ""
		w.description(&v.Caption, kept["description"])
		if v.Duration != 0 && v.Duration%time.Millisecond == 0 {
			w.Int("duration", v.Duration.Milliseconds())
			v.Duration = 0
		}
		if old, _ := streamed(jsonform.Value(kept["streams"])); !sameFiles(old, files) {
			w.streams(files, v.Width, v.Height)
		}
		if poster != nil {
			w.Name("promo_image")
			w.At(func() { w.image(*poster) }, "poster")
		}
		w.credit(&v.Credit, kept["credits"])
	})
}

func (w *writer) streams(files []article.MediaFile, width, height int) {
	w.Name("streams")
	w.List(func() {
		for _, f := range files {
			w.Object(func() {
				w.String("url", f.URL)
				if kind, ok := strings.CutPrefix(f.Type, "video/"); ok {
					w.Text("stream_type", kind)
				}
				if f.Bytes > 0 {
					w.Int("filesize", f.Bytes)
				}
				w.Count("width", width)
				w.Count("height", height)
			})
		}
	})
}

// sameFiles reports whether two lists name the same addresses.
func sameFiles(a, b []article.MediaFile) bool {
	return slices.EqualFunc(a, b, func(x, y article.MediaFile) bool { return x.URL == y.URL })
}

// addresses reports whether files are addresses alone.
func addresses(files []article.MediaFile) bool {
	for _, f := range files {
		if f.Type != "" || f.Bytes != 0 || f.Extra != nil {
			return false
		}
	}
	return true
}

func (w *writer) embed(e article.Embed) {
	before := e
	e.URL, e.Title, e.Width, e.Height = "", "", 0, 0
	if provider(e.Provider) == e.Provider {
		e.Provider = ""
	}
	raw := jsonform.Members(e.Extra[name])["raw_oembed"]
	w.element("oembed_response", &e, func() {
		w.nested("raw_oembed", raw, true, func(kept map[string]json.RawMessage) {
			w.Text("url", before.URL)
			w.Text("title", before.Title)
			w.Text("provider_name", before.Provider)
			w.Count("width", before.Width)
			w.Count("height", before.Height)
			if kept["type"] == nil {
				w.String("type", "rich")
			}
			if kept["version"] == nil {
				w.String("version", "1.0")
			}
		})
	})
}

// correction writes a correction. Note is what is to be said of the block
// that shows it.
func (w *writer) correction(c article.Correction, note jsonform.Rest) {
	kept := take(&c.Extra)
	w.Object(func() {
		w.String("type", "correction")
		w.Text("correction_type", string(c.Type))
		w.html("text", &c.Text)
		c.Type = ""
		rest := jsonform.RestOf(&c)
		properties := jsonform.Members(kept)[additional]
		if !rest.Empty() || !note.Empty() {
			w.Name(additional)
			w.Object(func() {
				w.Name(door)
				w.Object(func() {
					w.Door("correction", rest)
					w.Door("note", note)
				})
				if len(properties) > 0 && properties[0] == '{' {
					w.Members(properties)
				}
			})
		}
		w.Members(kept)
	})
}
