package ans

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// blocks reads a list of content elements.
func (r *reader) blocks(o *jsonform.Object, member string) []article.Block {
	var out []article.Block
	o.Each(member, func(v jsonform.Value) {
		if r.Count() {
			out = append(out, r.block(v)...)
		}
	})
	return out
}

// block reads an element. Most are one block; HTML may be several.
func (r *reader) block(v jsonform.Value) []article.Block {
	o := r.Object(v)
	if o.Peek("type").Kind() != '"' {
		r.At("type", func() { r.Unknown("the type of an element", "") })
		return nil
	}
	var b article.Block
	switch kind := o.String("type"); kind {
	case "text":
		return r.text(o)
	case "raw_html":
		return r.rawHTML(o)
	case "element_group":
		return r.group(o)
	case "header":
		h := &article.Heading{}
		r.restore(o, h)
		h.Level = 2
		if o.Peek("level") != nil {
			h.Level = min(max(o.Int("level"), 1), 6)
		}
		r.html(o, "content", &h.Content)
		b = h
	case "list":
		b = r.list(o)
	case "quote":
		b = r.quote(o)
	case "code":
		c := &article.Code{}
		r.restore(o, c)
		c.Syntax = o.String("language")
		if content := o.String("content"); content != strings.TrimSuffix(c.Value, "\n") {
			c.Value = content + "\n"
		}
		b = c
	case "table":
		b = r.table(o)
	case "image":
		return []article.Block{r.figure(o)} // it has kept the rest
	case "gallery":
		b = r.gallery(o)
	case "video":
		b = r.video(o)
	case "oembed_response":
		b = r.embed(o)
	case "interstitial_link":
		b = r.relatedLink(o)
	case "divider":
		d := &article.Divider{}
		r.restore(o, d)
		b = d
	case "correction":
		n := &article.CorrectionNote{}
		var note jsonform.Value
		n.Correction, note = r.correction(o)
		c := n.Correction
		r.At(additional, func() { r.At(door, func() { r.At("note", func() { r.Restore(n, note) }) }) })
		n.Correction = c
		return []article.Block{n} // its rest is the correction's
	default:
		return []article.Block{original(kind, v)}
	}
	o.Keep(&b.Attributes().Extra, name)
	return []article.Block{b}
}

// original is an element that the article has no block for, kept whole.
func original(kind string, v jsonform.Value) *article.Custom {
	node := slices.Concat([]byte(`{"node":`), v, []byte(`}`))
	c := &article.Custom{Type: name + ":" + kind, JSON: json.RawMessage(node)}
	for _, member := range []string{"title", "content", "text"} {
		if s := ""; json.Unmarshal(jsonform.Members(json.RawMessage(v))[member], &s) == nil && s != "" && !strings.ContainsAny(s, "<&") {
			c.Text = s
			break
		}
	}
	return c
}

// text reads a text element. It is a paragraph, or the blocks that its HTML
// holds.
func (r *reader) text(o *jsonform.Object) []article.Block {
	p := &article.Paragraph{}
	r.restore(o, p)
	html := o.String("content")
	if says(html, p.Content) {
		o.Keep(&p.Extra, name)
		return []article.Block{p}
	}
	var blocks []article.Block
	r.At("content", func() { blocks = inlinehtml.Read(r.Reader, html) })
	p.Content = nil
	if len(blocks) == 0 {
		o.Keep(&p.Extra, name)
		return []article.Block{p}
	}
	if first, ok := blocks[0].(*article.Paragraph); ok && plain(first) != nil {
		p.Content = first.Content
		o.Keep(&p.Extra, name)
		blocks[0] = p
		return blocks
	}
	r.loseRest(o)
	return blocks
}

// loseRest notes what of an element nobody asked for.
func (r *reader) loseRest(o *jsonform.Object) {
	for _, member := range o.Names() {
		r.At(member, func() { r.Lose(article.LossUnsupported, member, "") })
	}
}

func (r *reader) rawHTML(o *jsonform.Object) []article.Block {
	var blocks []article.Block
	html := o.String("content")
	r.At("content", func() {
		if blocks = inlinehtml.Read(r.Reader, html); len(blocks) == 0 && html != "" {
			r.Lose(article.LossUnsupported, "raw_html", "nothing in it can be read")
		}
	})
	r.loseRest(o)
	return blocks
}

// group reads a group: a block of ours, where its words are still those, or
// else the elements in it.
func (r *reader) group(o *jsonform.Object) []article.Block {
	var b article.Block
	r.behind(o, func(rest jsonform.Value) {
		inner := r.Object(rest)
		raw := inner.Take("block")
		if raw == nil {
			return
		}
		r.At("block", func() {
			var err error
			if b, err = article.ParseBlockJSON(raw, article.JSONOptions{Limits: r.Limits()}); err != nil {
				r.FailBelow(err)
			}
		})
	})
	if r.Err() != nil {
		return nil
	}
	if b != nil && slices.Equal(words(b), contents(o.Peek("content_elements"))) {
		o.Take("content_elements")
		o.Take("subtype")
		if _, custom := b.(*article.Custom); custom {
			r.loseRest(o)
		} else {
			o.Keep(&b.Attributes().Extra, name)
		}
		return []article.Block{b}
	}
	r.Lose(article.LossFlattened, "element_group", "what stands in it is kept")
	blocks := r.blocks(o, "content_elements")
	o.Take("subtype")
	r.loseRest(o)
	return blocks
}

// contents are the contents of text elements.
func contents(v jsonform.Value) []string {
	var elements []struct{ Type, Content string }
	if json.Unmarshal(v, &elements) != nil {
		return []string{"not texts", string(v)}
	}
	var out []string
	for _, e := range elements {
		if e.Type != "text" {
			return []string{"not texts", string(v)}
		}
		out = append(out, e.Content)
	}
	return out
}

// list reads a list. A list among the items belongs to the one before it.
func (r *reader) list(o *jsonform.Object) article.Block {
	l := &article.List{}
	r.restore(o, l)
	switch kind := o.StringIf("list_type"); kind {
	case "ordered":
		l.Ordered = true
	case "unordered", "":
	default:
		o.Replace("list_type", o.Peek("list_type"))
	}
	l.Items = nil
	o.Each("items", func(v jsonform.Value) {
		if !r.Count() {
			return
		}
		inner := r.Object(v)
		switch kind := kindOf(v); {
		case kind == "text":
			l.Items = append(l.Items, r.item(inner))
		case kind == "list" && len(l.Items) > 0:
			last := &l.Items[len(l.Items)-1]
			last.Content = append(last.Content, r.block(v)...)
		default:
			l.Items = append(l.Items, article.ListItem{Content: r.block(v)})
		}
	})
	return l
}

func (r *reader) item(o *jsonform.Object) article.ListItem {
	var item article.ListItem
	o.Take("type")
	r.restore(o, &item)
	item.Content = r.cell(o, item.Content)
	o.Keep(&item.Extra, name)
	return item
}

// cell reads the content of an element as what stands in an item or a cell.
func (r *reader) cell(o *jsonform.Object, restored []article.Block) []article.Block {
	html := o.String("content")
	if len(restored) == 1 {
		if p := plain(restored[0]); p != nil && says(html, p.Content) {
			return restored
		}
	}
	var blocks []article.Block
	r.At("content", func() { blocks = inlinehtml.Read(r.Reader, html) })
	if len(blocks) == 0 {
		return []article.Block{&article.Paragraph{}}
	}
	return blocks
}

func (r *reader) quote(o *jsonform.Object) article.Block {
	kind := o.Peek("subtype")
	if string(kind) == `"`+pullQuote+`"` {
		if b := r.pullQuote(o); b != nil {
			return b
		}
	}
	q := &article.Quote{}
	r.restore(o, q)
	q.Content = r.blocks(o, "content_elements")
	r.citation(o, &q.Attribution)
	return q
}

// pullQuote reads a quote that repeats the article: texts alone, else nil.
func (r *reader) pullQuote(o *jsonform.Object) article.Block {
	texts := contents(o.Peek("content_elements"))
	if len(texts) > 0 && texts[0] == "not texts" {
		return nil
	}
	q := &article.PullQuote{}
	r.restore(o, q)
	o.Take("subtype")
	o.Take("content_elements")
	if len(texts) != 1 || !says(texts[0], q.Content) {
		q.Content = nil
		r.At("content_elements", func() {
			for i, html := range texts {
				if i > 0 {
					q.Content = append(q.Content, &article.Break{})
				}
				q.Content = append(q.Content, r.flatten(inlinehtml.Read(r.Reader, html))...)
			}
		})
	}
	r.citation(o, &q.Attribution)
	return q
}

func (r *reader) citation(o *jsonform.Object, attribution *[]article.Inline) {
	before := *attribution
	*attribution = nil
	r.nested(o, "citation", func(c *jsonform.Object) {
		c.Take("type")
		*attribution = before
		r.html(c, "content", attribution)
	})
}

func (r *reader) table(o *jsonform.Object) article.Block {
	t := &article.Table{}
	r.restore(o, t)
	t.Head, t.Body = nil, nil
	if o.Peek("header").Kind() == '[' {
		t.Head = []article.Row{{}}
		o.Each("header", func(v jsonform.Value) { r.addCell(&t.Head[0], v) })
	}
	o.Each("rows", func(v jsonform.Value) {
		var row article.Row
		r.Each(v, func(v jsonform.Value) { r.addCell(&row, v) })
		t.Body = append(t.Body, row)
	})
	return t
}

func (r *reader) addCell(row *article.Row, v jsonform.Value) {
	if !r.Count() {
		return
	}
	var c article.Cell
	o := r.Object(v)
	o.Take("type")
	r.restore(o, &c)
	c.Content = r.cell(o, c.Content)
	o.Keep(&c.Extra, name)
	row.Cells = append(row.Cells, c)
}

// figure reads an image with its caption and credit.
func (r *reader) figure(o *jsonform.Object) *article.Figure {
	f := &article.Figure{}
	r.restore(o, f)
	r.picture(o, &f.Image)
	r.html(o, "caption", &f.Caption)
	f.Credit = r.credit(o)
	o.Keep(&f.Extra, name)
	return f
}

func (r *reader) gallery(o *jsonform.Object) article.Block {
	g := &article.Gallery{}
	r.restore(o, g)
	o.Take("version")
	g.Items = nil
	o.Each("content_elements", func(v jsonform.Value) {
		if !r.Count() {
			return
		}
		if kind := kindOf(v); kind != "image" {
			r.Lose(article.LossUnsupported, kind, "a gallery holds images")
			return
		}
		image := r.Object(v)
		image.Take("type")
		g.Items = append(g.Items, r.figure(image))
	})
	r.description(o, &g.Caption)
	return g
}

// description reads what is said below a gallery or video.
func (r *reader) description(o *jsonform.Object, caption *[]article.Inline) {
	before := *caption
	*caption = nil
	r.nested(o, "description", func(d *jsonform.Object) {
		*caption = before
		r.html(d, "basic", caption)
	})
}

func (r *reader) video(o *jsonform.Object) article.Block {
	v := &article.Video{}
	r.restore(o, v)
	o.Take("version")
	r.nested(o, "headlines", func(h *jsonform.Object) { v.Title = h.String("basic") })
	r.description(o, &v.Caption)
	if ms := o.Float("duration"); ms > 0 && ms < 1e12 {
		v.Duration = time.Duration(ms * float64(time.Millisecond)).Round(time.Millisecond)
	}
	files, all := streamed(o.Peek("streams"))
	if !sameFiles(files, v.Files) {
		v.Files = files
		var sizes []struct{ Width, Height float64 }
		if json.Unmarshal(o.Peek("streams"), &sizes) == nil && len(sizes) > 0 && sizes[0].Width < 1e6 && sizes[0].Height < 1e6 {
			v.Width, v.Height = max(int(sizes[0].Width), 0), max(int(sizes[0].Height), 0)
		}
	}
	if all {
		o.Take("streams")
	}
	if kindOf(o.Peek("promo_image")) == "image" {
		o.With("promo_image", func(image *jsonform.Object) { v.Poster = r.image(image) })
	}
	v.Credit = r.credit(o)
	return v
}

// streamed are the files of a video, and whether its streams say no more.
func streamed(v jsonform.Value) (files []article.MediaFile, all bool) {
	var streams []struct {
		URL  string
		Type string `json:"stream_type"`
		Size int64  `json:"filesize"`
	}
	var objects []map[string]json.RawMessage
	if json.Unmarshal(v, &streams) != nil || json.Unmarshal(v, &objects) != nil {
		return nil, false
	}
	all = true
	for i, s := range streams {
		f := article.MediaFile{URL: s.URL, Bytes: max(s.Size, 0)}
		if s.Type != "" {
			f.Type = "video/" + s.Type
		}
		files = append(files, f)
		for member := range objects[i] {
			all = all && slices.Contains([]string{"url", "stream_type", "filesize", "width", "height"}, member)
		}
	}
	return files, all
}

func (r *reader) embed(o *jsonform.Object) article.Block {
	e := &article.Embed{}
	r.restore(o, e)
	r.nested(o, "raw_oembed", func(raw *jsonform.Object) {
		e.URL, e.Title = raw.StringIf("url"), raw.StringIf("title")
		if s := raw.StringIf("provider_name"); e.Provider == "" || e.Provider != s {
			e.Provider = provider(s)
		}
		e.Width, e.Height = number(raw, "width"), number(raw, "height")
		if string(raw.Peek("type")) == `"rich"` {
			raw.Take("type")
		}
		if string(raw.Peek("version")) == `"1.0"` {
			raw.Take("version")
		}
	})
	return e
}

// provider is the name of a site as the article spells it.
func provider(s string) string { return strings.ToLower(s) }

// number reads a whole number where the member is one; sites send words too.
func number(o *jsonform.Object, member string) int {
	if n := 0; o.Peek(member).Kind() == '0' && json.Unmarshal(o.Peek(member), &n) == nil {
		o.Take(member)
		return n
	}
	return 0
}

func (r *reader) relatedLink(o *jsonform.Object) article.Block {
	l := &article.RelatedLink{}
	r.restore(o, l)
	l.URL = o.String("url")
	r.plain(o, "content", &l.Headline)
	dek := l.Dek
	l.Dek = ""
	r.nested(o, "description", func(d *jsonform.Object) {
		d.Take("type")
		l.Dek = dek
		r.plain(d, "content", &l.Dek)
	})
	if kindOf(o.Peek("image")) == "image" {
		o.With("image", func(image *jsonform.Object) { l.Image = r.image(image) })
	}
	return l
}

// correction reads a correction, and what is to be said of the block that
// shows it.
func (r *reader) correction(o *jsonform.Object) (c article.Correction, note jsonform.Value) {
	o.Take("type")
	r.behind(o, func(rest jsonform.Value) {
		inner := r.Object(rest)
		r.At("correction", func() { r.Restore(&c, inner.Take("correction")) })
		note = inner.Take("note")
	})
	c.Type = article.CorrectionType(o.String("correction_type"))
	r.html(o, "text", &c.Text)
	o.Keep(&c.Extra, name)
	return c, note
}
