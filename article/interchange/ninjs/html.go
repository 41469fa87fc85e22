package ninjs

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// bodyLines are blocks as HTML, each on a line, and those of them that package
// htmlbody would read otherwise.
func bodyLines(blocks []article.Block) (lines []string, unsaid []article.Block) {
	for _, b := range blocks {
		if b == nil {
			continue
		}
		line := blockHTML(b)
		lines = append(lines, line)
		if !says(line, b) {
			unsaid = append(unsaid, b)
		}
	}
	return lines, unsaid
}

// says reports whether HTML is read as the very block.
func says(html string, b article.Block) bool {
	d, losses, err := htmlbody.Parse([]byte(html), htmlbody.Options{Limits: unlimited})
	if err != nil || len(losses) > 0 || len(d.Blocks) != 1 {
		return false
	}
	read, err := article.AppendBlockJSON(nil, d.Blocks[0])
	if err != nil {
		return false
	}
	own, err := article.AppendBlockJSON(nil, b)
	return err == nil && bytes.Equal(own, read)
}

// blockHTML is a block as HTML without a line feed.
func blockHTML(b article.Block) string {
	var h htmlWriter
	h.block(b)
	return strings.ReplaceAll(string(bytes.ToValidUTF8(h.b, []byte("\uFFFD"))), "\n", "&#10;")
}

// textHTML is running text as HTML.
func textHTML(content []article.Inline) string {
	out, _ := inlinehtml.Append(nil, content)
	return string(bytes.ToValidUTF8(out, []byte("\uFFFD")))
}

// An htmlWriter writes blocks as the elements that an agency's customers have
// always been sent. It needs to say no more: what is read otherwise stands in
// the newsroom body.
type htmlWriter struct{ b []byte }

func (h *htmlWriter) raw(s string) { h.b = append(h.b, s...) }

// open writes a start tag; attributes without a value are left out.
func (h *htmlWriter) open(name string, attributes ...string) {
	h.raw("<" + name)
	h.attributes(attributes...)
	h.raw(">")
}

func (h *htmlWriter) attributes(attributes ...string) {
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			h.raw(" " + attributes[i] + `="`)
			h.b = escape.AppendAttr(h.b, attributes[i+1])
			h.raw(`"`)
		}
	}
}

// start is open for the element that a block becomes.
func (h *htmlWriter) start(name string, a *article.Attrs, attributes ...string) {
	h.open(name, append([]string{"id", a.ID, "lang", a.Language}, attributes...)...)
}

func (h *htmlWriter) text(content []article.Inline) { h.b, _ = inlinehtml.Append(h.b, content) }

func (h *htmlWriter) element(name string, content []article.Inline) {
	if len(content) > 0 {
		h.raw("<" + name + ">")
		h.text(content)
		h.raw("</" + name + ">")
	}
}

func (h *htmlWriter) blocks(blocks []article.Block) {
	for _, b := range blocks {
		if b != nil {
			h.block(b)
		}
	}
}

func (h *htmlWriter) block(b article.Block) {
	switch b := b.(type) {
	case *article.Paragraph:
		h.start("p", &b.Attrs)
		h.text(b.Content)
		h.raw("</p>")
	case *article.Heading:
		name := "h" + strconv.Itoa(min(max(b.Level, 1), 6))
		h.start(name, &b.Attrs)
		h.text(b.Content)
		h.raw("</" + name + ">")
	case *article.List:
		h.list(b)
	case *article.Quote:
		h.start("blockquote", &b.Attrs, "cite", safe(b.URL))
		h.blocks(b.Content)
		h.element("footer", b.Attribution)
		h.raw("</blockquote>")
	case *article.PullQuote:
		h.start("aside", &b.Attrs, "class", "pullquote")
		h.element("p", b.Content)
		if len(b.Attribution) > 0 {
			h.raw(`<p class="attribution">`)
			h.text(b.Attribution)
			h.raw("</p>")
		}
		h.raw("</aside>")
	case *article.Code:
		h.start("pre", &b.Attrs)
		syntax := ""
		if b.Syntax != "" {
			syntax = "language-" + b.Syntax
		}
		h.open("code", "class", syntax)
		h.b = escape.AppendText(h.b, b.Value)
		h.raw("</code></pre>")
	case *article.Table:
		h.table(b)
	case *article.Figure:
		h.figure(b)
	case *article.Gallery:
		h.start("figure", &b.Attrs, "class", "gallery")
		for _, f := range b.Items {
			if f != nil {
				h.figure(f)
			}
		}
		h.element("figcaption", b.Caption)
		h.raw("</figure>")
	case *article.Video:
		h.start("figure", &b.Attrs)
		poster := ""
		if b.Poster != nil {
			poster = safe(b.Poster.URL)
		}
		h.media("video", b.Files, "aria-label", b.Title, "width", count(b.Width), "height", count(b.Height), "poster", poster)
		h.caption(b.Caption, b.Credit)
		h.raw("</figure>")
	case *article.Audio:
		h.start("figure", &b.Attrs)
		h.media("audio", b.Files, "aria-label", b.Title)
		h.caption(b.Caption, b.Credit)
		h.raw("</figure>")
	case *article.Divider:
		h.start("hr", &b.Attrs)
	case *article.Embed, *article.RelatedLink, *article.Callout, *article.File, *article.Footnotes, *article.Timeline,
		*article.KeyFacts, *article.LiveUpdate, *article.CorrectionNote, *article.Disclosure, *article.Custom:
		for _, piece := range lower.Block(b) {
			h.block(piece.Block)
		}
	}
}

func (h *htmlWriter) list(l *article.List) {
	name, start := "ul", ""
	if l.Ordered {
		name = "ol"
		if first := l.First(); first != 1 {
			start = strconv.Itoa(first)
		}
	}
	h.start(name, &l.Attrs, "start", start)
	for i := range l.Items {
		h.raw("<li>")
		switch l.Items[i].Task {
		case article.TaskDone:
			h.raw(`<input type="checkbox" checked disabled> `)
		case article.TaskOpen:
			h.raw(`<input type="checkbox" disabled> `)
		case article.NoTask:
		}
		h.content(l.Items[i].Content, l.Loose)
		h.raw("</li>")
	}
	h.raw("</" + name + ">")
}

// content writes the blocks of an item or cell. A paragraph with nothing to be
// said of it but its text stands there without an element.
func (h *htmlWriter) content(blocks []article.Block, loose bool) {
	for i, b := range blocks {
		if p, ok := b.(*article.Paragraph); ok && !loose && i == 0 && p.ID == "" && p.Language == "" {
			h.text(p.Content)
		} else if b != nil {
			h.block(b)
		}
	}
}

func (h *htmlWriter) table(t *article.Table) {
	h.start("table", &t.Attrs)
	h.element("caption", t.Caption)
	for _, part := range []struct {
		name string
		rows []article.Row
	}{{"thead", t.Head}, {"tbody", t.Body}, {"tfoot", t.Foot}} {
		if len(part.rows) == 0 {
			continue
		}
		h.raw("<" + part.name + ">")
		for _, row := range part.rows {
			h.raw("<tr>")
			for _, c := range row.Cells {
				name, scope := "td", ""
				if c.Header || part.name == "thead" {
					name = "th"
				}
				if c.Header && part.name != "thead" {
					scope = "row"
				}
				h.open(name, "colspan", count(c.ColSpan), "rowspan", count(c.RowSpan), "scope", scope, "align", alignment(c.Align))
				h.content(c.Content, len(c.Content) != 1)
				h.raw("</" + name + ">")
			}
			h.raw("</tr>")
		}
		h.raw("</" + part.name + ">")
	}
	h.raw("</table>")
}

// alignment is an alignment as HTML's attribute writes it in text that runs
// from left to right.
func alignment(a article.Align) string {
	switch a {
	case article.AlignStart:
		return "left"
	case article.AlignEnd:
		return "right"
	case article.AlignCenter, article.AlignDefault:
	}
	return string(a)
}

func (h *htmlWriter) figure(f *article.Figure) {
	h.start("figure", &f.Attrs)
	img := f.Image
	if address := strings.TrimSpace(safe(img.URL)); address != "" {
		if safe(f.URL) != "" {
			h.open("a", "href", f.URL)
		}
		var set []string
		for _, v := range img.Variants {
			if safe(v.URL) != "" && v.Width > 0 && !strings.ContainsAny(v.URL, " ,") {
				set = append(set, v.URL+" "+strconv.Itoa(v.Width)+"w")
			}
		}
		h.raw("<img")
		h.b = escape.AppendAttr(append(h.b, ` alt="`...), img.Alt)
		h.b = escape.AppendAttr(append(h.b, `" src="`...), address)
		h.raw(`"`)
		h.attributes("width", count(img.Width), "height", count(img.Height), "srcset", strings.Join(set, ", "))
		h.raw(">")
		if safe(f.URL) != "" {
			h.raw("</a>")
		}
	} else if img.Alt != "" {
		h.raw("<p>")
		h.b = escape.AppendText(h.b, img.Alt)
		h.raw("</p>")
	}
	h.caption(f.Caption, f.Credit)
	h.raw("</figure>")
}

// caption writes what stands below a picture or player: who made it comes
// last, in small print.
func (h *htmlWriter) caption(caption []article.Inline, credit string) {
	if len(caption) == 0 && credit == "" {
		return
	}
	h.raw("<figcaption>")
	h.text(caption)
	if credit != "" {
		h.raw(" <small>")
		h.b = escape.AppendText(h.b, credit)
		h.raw("</small>")
	}
	h.raw("</figcaption>")
}

func (h *htmlWriter) media(name string, files []article.MediaFile, attributes ...string) {
	h.open(name, append(attributes, "controls", "controls")...)
	for _, f := range files {
		if safe(f.URL) != "" {
			h.open("source", "src", f.URL, "type", f.Type)
		}
	}
	h.raw("</" + name + ">")
}

// safe is an address, if it may stand in a page.
func safe(address string) string {
	if escape.SafeURL(address) {
		return address
	}
	return ""
}

// count is a number as an attribute; zero and less say nothing.
func count(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}
