package contenttree

import (
	"math"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// block reads a formatting or story block; nil where the type is none that
// the article has.
func (r *reader) block(kind string, o *jsonform.Object) article.Block {
	switch kind {
	case "paragraph":
		b := &article.Paragraph{}
		return r.known(o, b, func() { b.Content = r.phrasing(o) })
	case "heading":
		b := &article.Heading{}
		return r.known(o, b, func() {
			level := o.String("level")
			if b.Level == 0 {
				b.Level = levelOf(level)
			}
			b.Content = r.phrasing(o)
			r.fragment(o, b)
		})
	case "list":
		b := &article.List{}
		return r.known(o, b, func() { b.Ordered, b.Items = o.Bool("ordered"), r.items(o) })
	case "blockquote":
		b := &article.Quote{}
		return r.known(o, b, func() { r.quote(o, b) })
	case "thematic-break":
		return r.known(o, &article.Divider{}, func() {})
	case "pullquote":
		b := &article.PullQuote{}
		return r.known(o, b, func() { b.Content, b.Attribution = text(o.String("text")), text(o.String("source")) })
	case "image-set":
		if o.Peek("picture").Kind() != '{' {
			return nil // a reference into somebody's store, not a picture
		}
		return r.figure(o)
	case "image-pair":
		b := &article.Gallery{}
		return r.known(o, b, func() {
			o.Each("children", func(v jsonform.Value) {
				child := r.Object(v)
				if child.String("type") == "image-set" && child.Peek("picture").Kind() == '{' {
					b.Items = append(b.Items, r.figure(child))
				} else {
					r.Lose(article.LossUnsupported, "image-set", "a pair holds pictures")
				}
			})
		})
	case "clip-set":
		if o.Peek("clips").Kind() != '[' {
			return nil
		}
		return r.clips(o)
	case "youtube-video", "vimeo-video", "acast-podcast":
		b := &article.Embed{}
		return r.known(o, b, func() { b.Provider, _, _ = strings.Cut(kind, "-"); r.embed(b, o.String("url")) })
	case "tweet":
		b := &article.Embed{}
		return r.known(o, b, func() {
			b.Provider = "x"
			r.embed(b, o.String("id"))
			if v := o.Peek("html"); v.Kind() == '"' && r.String(v) == tweet(b.Text) {
				o.Take("html")
			}
		})
	case "recommended":
		return r.recommended(o)
	case "table":
		b := &article.Table{}
		return r.known(o, b, func() { r.table(o, b) })
	case "timeline":
		b := &article.Timeline{}
		return r.known(o, b, func() { b.Title = o.String("title"); r.events(o, b) })
	case "big-number":
		b := &article.KeyFacts{}
		return r.known(o, b, func() {
			f := article.Fact{}
			if len(b.Facts) > 0 {
				f = b.Facts[0]
			}
			f.Figure, f.Text = o.String("number"), text(o.String("description"))
			b.Facts = []article.Fact{f}
		})
	case "in-numbers":
		b := &article.KeyFacts{}
		return r.known(o, b, func() {
			b.Title = o.String("title")
			o.Each("children", func(v jsonform.Value) {
				f, child := article.Fact{}, r.Object(v)
				r.restore(child, &f)
				child.Take("type")
				f.Figure, f.Text = child.String("term"), text(child.String("description"))
				child.Keep(&f.Extra, name)
				b.Facts = append(b.Facts, f)
			})
		})
	case "info-box":
		b := &article.Callout{}
		return r.known(o, b, func() { r.infoBox(o, b) })
	}
	return nil
}

// known reads what is behind the door, then what the node says itself, then
// keeps what is left.
func (r *reader) known(o *jsonform.Object, b article.Block, read func()) article.Block {
	r.restore(o, b)
	read()
	o.Keep(&b.Attributes().Extra, name)
	return b
}

func (r *reader) fragment(o *jsonform.Object, b article.Block) {
	if id := o.String("fragmentIdentifier"); id != "" {
		b.Attributes().ID = id
	}
}

func levelOf(level string) int {
	switch level {
	case "subheading":
		return 3
	case "label":
		return 4
	}
	return 2
}

func text(s string) []article.Inline {
	if s == "" {
		return nil
	}
	return []article.Inline{&article.Text{Value: s}}
}

func (r *reader) items(o *jsonform.Object) (items []article.ListItem) {
	o.Each("children", func(v jsonform.Value) {
		item, child := article.ListItem{}, r.Object(v)
		r.restore(child, &item)
		child.Take("type")
		item.Content = r.blocks(child)
		child.Keep(&item.Extra, name)
		items = append(items, item)
	})
	return items
}

// quote takes the last paragraph as the speaker where its data says so.
func (r *reader) quote(o *jsonform.Object, q *article.Quote) {
	q.Content = r.blocks(o)
	if n := len(q.Content); n > 0 {
		if p, ok := q.Content[n-1].(*article.Paragraph); ok && string(p.Extra[attribution]) == "true" {
			q.Content, q.Attribution = q.Content[:n-1], p.Content
		}
	}
	if len(q.Content) == 0 {
		q.Content = nil
	}
}

// attribution marks, behind the door, the paragraph of a quote that names the
// speaker.
const attribution = "attribution"

func (r *reader) figure(o *jsonform.Object) *article.Figure {
	f := &article.Figure{}
	r.known(o, f, func() {
		r.fragment(o, f)
		id := o.String("id")
		o.With("picture", func(p *jsonform.Object) {
			f.Caption, f.Credit = text(p.String("caption")), p.String("credit")
			width := p.String("layoutWidth")
			if f.Layout == "" {
				f.Layout = layoutOf(width)
			}
			if width != "in-line" && width != widths[f.Layout] {
				p.Replace("layoutWidth", p.Peek("layoutWidth")) // one of several that mean the same
			}
			if p.Peek("imageType").Kind() == '"' && string(p.Peek("imageType")) == `"image"` {
				p.Take("imageType")
			}
			variants := f.Image.Variants
			f.Image.Alt = p.String("alt")
			first := true
			add := func(i *jsonform.Object) {
				r.image(i, &f.Image, first)
				first = false
			}
			p.With("fallbackImage", add)
			p.Each("images", func(v jsonform.Value) { add(r.Object(v)) })
			if variants != nil {
				f.Image.Variants = variants // those behind the door know more
			}
			p.Keep(&f.Image.Extra, name)
		})
		if id != f.Image.URL {
			o.Replace("id", o.Peek("id"))
		}
	})
	return f
}

// image reads one file of a picture: the first is the picture's own, the
// others are variants.
func (r *reader) image(o *jsonform.Object, img *article.Image, first bool) {
	v := article.Variant{URL: o.String("url"), Width: o.Int("width"), Height: o.Int("height")}
	o.Take("id")
	if string(o.Peek("format")) == `"standard"` {
		o.Take("format")
	}
	if first {
		img.URL, img.Width, img.Height, img.Variants = v.URL, v.Width, v.Height, nil
	} else {
		r.variant(img, v)
	}
	o.Each("sourceSet", func(item jsonform.Value) {
		s := r.Object(item)
		r.variant(img, article.Variant{URL: s.String("url"), Width: s.Int("width")})
		if string(s.Peek("dpr")) != "1" && s.Peek("dpr") != nil {
			r.Lose(article.LossUnsupported, "dpr", "variants are told apart by their width")
		}
	})
	for _, member := range o.Names() {
		r.Lose(article.LossUnsupported, member, "")
	}
}

func (r *reader) variant(img *article.Image, v article.Variant) {
	if v.URL == img.URL {
		return
	}
	for i := range img.Variants {
		if img.Variants[i].URL == v.URL && img.Variants[i].Width == v.Width {
			return
		}
	}
	img.Variants = append(img.Variants, v)
}

func layoutOf(width string) article.Layout {
	switch width {
	case "mid-grid", "full-grid":
		return article.LayoutWide
	case "full-bleed", "full-width":
		return article.LayoutFull
	case "inset-left", "inset-right":
		return article.LayoutAside
	}
	return article.LayoutText
}

func (r *reader) clips(o *jsonform.Object) article.Block {
	b := &article.Video{}
	return r.known(o, b, func() {
		r.fragment(o, b)
		b.Title, b.Caption, b.Credit = o.String("displayTitle"), text(o.String("caption")), o.String("credits")
		if string(o.Peek("layoutWidth")) == `"in-line"` {
			o.Take("layoutWidth")
		}
		if string(o.Peek("publishedDate")) == `""` {
			o.Take("publishedDate")
		}
		files := b.Files
		b.Files = nil
		poster := ""
		o.Each("clips", func(v jsonform.Value) {
			clip := r.Object(v)
			if p := clip.String("poster"); poster == "" {
				poster = p
			}
			clip.Each("dataSource", func(v jsonform.Value) {
				s := r.Object(v)
				b.Files = append(b.Files, article.MediaFile{URL: s.String("binaryUrl"), Type: s.String("mediaType")})
				width, height, seconds := s.Int("pixelWidth"), s.Int("pixelHeight"), s.Float("duration")
				if b.Width == 0 && b.Height == 0 {
					b.Width, b.Height = width, height
				}
				if b.Duration == 0 && seconds > 0 && seconds < 1e8 {
					// The specification gives no unit; players report seconds.
					b.Duration = time.Duration(math.Round(seconds*1e3)) * time.Millisecond
				}
				for _, member := range s.Names() {
					r.Lose(article.LossUnsupported, member, "")
				}
			})
			if id := clip.String("id"); id != "" && (len(b.Files) == 0 || id != b.Files[0].URL) {
				r.Lose(article.LossUnsupported, "id", "a clip's own identifier")
			}
			for _, member := range clip.Names() {
				r.Lose(article.LossUnsupported, member, "")
			}
		})
		if files != nil && len(files) == len(b.Files) {
			b.Files = files // they know more behind the door
		}
		if poster != "" && b.Poster == nil {
			b.Poster = &article.Image{}
		}
		if b.Poster != nil {
			b.Poster.URL = poster
		}
		if id := o.String("id"); len(b.Files) > 0 && id != b.Files[0].URL || len(b.Files) == 0 && id != "" {
			o.Replace("id", o.Peek("id"))
		}
	})
}

func (r *reader) embed(b *article.Embed, address string) {
	found, ok := embed.Find(address, embed.Providers())
	if ok && found.Provider == b.Provider && b.URL == "" {
		address = found.URL
		if b.Width == 0 && b.Height == 0 {
			b.Width, b.Height = found.Width, found.Height
		}
	}
	b.URL = address
}

func (r *reader) recommended(o *jsonform.Object) article.Block {
	b := &article.RelatedLink{}
	return r.known(o, b, func() {
		b.Kicker = o.String("heading")
		override := o.String("teaserTitleOverride")
		id := o.String("id")
		o.With("teaser", func(t *jsonform.Object) {
			b.URL, b.Headline = t.String("url"), t.String("title")
			for _, plain := range []string{`id`, `publishedDate`, `firstPublishedDate`} {
				if v := t.Peek(plain); string(v) == `""` || string(v) == string(t.Peek("url")) {
					t.Take(plain)
				}
			}
			if string(t.Peek("type")) == `"article"` {
				t.Take("type")
			}
			if string(t.Peek("indicators")) == freeAccess {
				t.Take("indicators")
			}
			t.With("image", func(i *jsonform.Object) {
				url, width, height := i.String("url"), i.Int("width"), i.Int("height")
				if url != "" && b.Image == nil {
					b.Image = &article.Image{}
				}
				if b.Image != nil {
					b.Image.URL, b.Image.Width, b.Image.Height = url, width, height
				}
			})
			if rest := t.RestJSON(); rest != nil {
				o.Replace("teaser", jsonform.Value(rest))
			}
		})
		if override != "" {
			b.Headline = override
		}
		if id != b.URL {
			o.Replace("id", o.Peek("id"))
		}
	})
}

func (r *reader) table(o *jsonform.Object, t *article.Table) {
	for _, plain := range []struct{ name, value string }{
		{"stripes", "false"}, {"compact", "false"}, {"layoutWidth", `"auto"`}, {"responsiveStyle", `"overflow"`},
	} {
		if string(o.Peek(plain.name)) == plain.value {
			o.Take(plain.name)
		}
	}
	settled := true
	r.At("columnSettings", func() {
		if v := o.Peek("columnSettings"); v.Kind() == '[' {
			r.Each(v, func(item jsonform.Value) { settled = settled && string(item) == columnSettings })
		}
	})
	if settled {
		o.Take("columnSettings")
	}
	o.Each("children", func(v jsonform.Value) {
		part := r.Object(v)
		switch kind := part.String("type"); kind {
		case "table-caption":
			t.Caption = r.phrasing(part)
		case "table-header":
			t.Head = append(t.Head, r.rows(part, t)...)
		case "table-body":
			t.Body = append(t.Body, r.rows(part, t)...)
		case "table-footer":
			if content := r.phrasing(part); len(content) > 0 {
				t.Foot = append(t.Foot, article.Row{Cells: []article.Cell{{Content: []article.Block{&article.Paragraph{Content: content}}}}})
			}
		default:
			r.Lose(article.LossUnsupported, kind, "not a part of a table")
		}
		for _, member := range part.Names() {
			r.Lose(article.LossUnsupported, member, "")
		}
	})
}

// rows reads rows. Those that are marked as the table's foot go there.
func (r *reader) rows(o *jsonform.Object, t *article.Table) (rows []article.Row) {
	o.Each("children", func(v jsonform.Value) {
		row, child := article.Row{}, r.Object(v)
		r.restore(child, &row)
		child.Take("type")
		row.Cells = nil
		child.Each("children", func(v jsonform.Value) {
			if !r.Count() {
				return
			}
			cell, c := article.Cell{}, r.Object(v)
			r.restore(c, &cell)
			c.Take("type")
			cell.Header, cell.ColSpan, cell.RowSpan = c.Bool("heading"), c.Int("columnSpan"), c.Int("rowSpan")
			if content := r.phrasing(c); len(content) > 0 {
				cell.Content = []article.Block{&article.Paragraph{Content: content}}
			}
			c.Keep(&cell.Extra, name)
			row.Cells = append(row.Cells, cell)
		})
		child.Keep(&row.Extra, name)
		if string(row.Extra[foot]) == "true" {
			jsonform.Take(&row.Extra, foot)
			t.Foot = append(t.Foot, row)
			return
		}
		rows = append(rows, row)
	})
	return rows
}

// foot marks, behind the door, a row that stands in the table's foot: the
// tree's own footer is a line of text.
const foot = "foot"

func (r *reader) events(o *jsonform.Object, t *article.Timeline) {
	o.Each("children", func(v jsonform.Value) {
		event, child := article.TimelineEvent{}, r.Object(v)
		r.restore(child, &event)
		child.Take("type")
		title := child.String("title")
		if event.When != "" {
			title = strings.TrimPrefix(strings.TrimPrefix(title, event.When), ": ")
		}
		event.Title, event.Content = text(title), r.blocks(child)
		child.Keep(&event.Extra, name)
		t.Events = append(t.Events, event)
	})
}

func (r *reader) infoBox(o *jsonform.Object, b *article.Callout) {
	if string(o.Peek("layoutWidth")) == `"in-line"` {
		o.Take("layoutWidth")
	}
	o.Each("children", func(v jsonform.Value) {
		card := r.Object(v)
		card.Take("type")
		if title := card.String("title"); len(b.Title) == 0 {
			b.Title = text(title)
		} else if title != "" {
			b.Content = append(b.Content, &article.Paragraph{Content: text(title)})
		}
		b.Content = append(b.Content, r.blocks(card)...)
		for _, member := range card.Names() {
			r.Lose(article.LossUnsupported, member, "")
		}
	})
}
