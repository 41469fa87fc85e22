package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
)

// Append appends the article as Markdown below YAML front matter. What
// [frontmatter.Append] has no name for is a loss. The body's blocks lose
// nothing; its own [article.Document].Extra has no place in Markdown, and is a
// loss too.
func Append(dst []byte, a *article.Article) ([]byte, []article.Loss, error) {
	dst, losses, err := frontmatter.Append(dst, a)
	if err != nil {
		return dst, losses, err
	}
	if len(a.Body.Extra) > 0 {
		losses = append(losses, article.Loss{Reason: article.LossUnsupported, What: "unknown members of the body", Path: "/body"})
	}
	dst = append(dst, '\n')
	dst, err = AppendDocument(dst, &a.Body)
	return dst, losses, err
}

// AppendDocument appends the document as Markdown that [ParseDocument], with
// its default options, reads as the same document. What Markdown has no way
// to say stands in a fenced block with the info string "newsroom", as JSON. The
// document's own Extra is left out.
//
// It fails only where the document holds JSON that is none; see
// [article.AppendBlockJSON].
func AppendDocument(dst []byte, d *article.Document) ([]byte, error) {
	blocks := slices.DeleteFunc(slices.Clone(d.Blocks), func(b article.Block) bool { return b == nil })
	start := len(dst)
	if dst, done := (&writer{}).certain(dst, blocks); done {
		return dst, nil
	}
	dst = dst[:start]
	want := make([][]byte, 0, len(blocks))
	for _, b := range blocks {
		data, err := article.AppendBlockJSON(nil, b)
		if err != nil {
			return dst, fmt.Errorf("%s: %w", format, err)
		}
		want = append(want, data)
	}
	// Whether Markdown says what is meant is decided by reading it where it is
	// not certain: the rules of emphasis alone depend on what stands around.
	// Each round puts the first block that comes back changed into a fence,
	// where it cannot.
	fenced := make([]bool, len(blocks))
	for {
		out := (&writer{fenced: fenced, json: want}).document(blocks)
		at := suspect(firstChange(out, want), fenced)
		if at < 0 {
			return append(dst, out...), nil
		}
		fenced[at] = true
	}
}

// certain appends a document all of whose blocks are certain to be read as
// they are meant. It returns false at the first that is not.
func (w *writer) certain(dst []byte, blocks []article.Block) ([]byte, bool) {
	for i, b := range blocks {
		if i > 0 {
			dst = append(dst, '\n')
			dst = append(dst, apart(blocks[i-1], b)...)
		}
		if newsLayer(b) {
			data, err := article.AppendBlockJSON(nil, b)
			if err != nil {
				return dst, false
			}
			dst = appendFence(dst, data)
			continue
		}
		if !certain(b) {
			return dst, false
		}
		var ok bool
		if dst, ok = w.plain(dst, b); !ok || w.ownID {
			return dst, false
		}
	}
	return dst, true
}

// suspect is the block to put into a fence when the one at index i came back
// changed: itself, or the nearest before it that is in none, because a fence
// is changed only by what stands around; or any other. It is -1 where nothing
// changed or everything is in a fence.
func suspect(i int, fenced []bool) int {
	if i < 0 {
		return -1
	}
	for at := min(i, len(fenced)-1); at >= 0; at-- {
		if !fenced[at] {
			return at
		}
	}
	return slices.Index(fenced, false)
}

// firstChange reads Markdown back and returns the index of the first block
// that is not what was wanted, or -1.
func firstChange(src []byte, want [][]byte) int {
	doc, _, err := ParseDocument(src, Options{})
	if err != nil {
		return len(want)
	}
	for i := range max(len(want), len(doc.Blocks)) {
		if i >= len(want) || i >= len(doc.Blocks) {
			return i
		}
		got, err := article.AppendBlockJSON(nil, doc.Blocks[i])
		if err != nil || !bytes.Equal(got, want[i]) {
			return i
		}
	}
	return -1
}

// A writer prints blocks. What Markdown cannot say it puts into a fence.
type writer struct {
	fenced []bool   // of the document's own blocks
	json   [][]byte // the same as JSON
	ids    article.IDs
	ownID  bool // a heading has an id that is not made from its text

	buffers [][]byte // to be lent
}

func (w *writer) document(blocks []article.Block) []byte {
	var out []byte
	for i, b := range blocks {
		if i > 0 {
			out = append(out, '\n')
			out = append(out, apart(blocks[i-1], b)...)
		}
		if w.fenced[i] {
			out = appendFence(out, w.json[i])
			continue
		}
		out = w.block(out, b)
	}
	return out
}

// apart is a comment between blocks that would run together.
func apart(a, b article.Block) string {
	x, list := a.(*article.List)
	y, lists := b.(*article.List)
	if list && lists && x.Ordered == y.Ordered {
		return "<!-- -->\n\n"
	}
	return ""
}

// sequence appends blocks inside another one.
func (w *writer) sequence(dst []byte, blocks []article.Block, tight bool) []byte {
	for i, b := range blocks {
		if b == nil {
			continue
		}
		if i > 0 {
			if !tight {
				dst = append(dst, '\n')
			}
			dst = append(dst, apart(blocks[i-1], b)...)
		}
		dst = w.block(dst, b)
	}
	return dst
}

// scratch lends an empty buffer, for lines that get marks before them.
func (w *writer) scratch() []byte {
	last := len(w.buffers) - 1
	if last < 0 {
		return nil
	}
	b := w.buffers[last]
	w.buffers = w.buffers[:last]
	return b[:0]
}

func (w *writer) giveBack(b []byte) { w.buffers = append(w.buffers, b) }

// appendFence is the way out: any block as JSON.
func appendFence(dst, data []byte) []byte {
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, data, "", "  "); err != nil {
		pretty.Write(data)
	}
	ticks := ticksFor(pretty.String(), 3)
	dst = append(append(append(dst, ticks...), fenceName...), '\n')
	dst = append(append(append(dst, pretty.Bytes()...), '\n'), ticks...)
	return append(dst, '\n')
}

// ticksFor is a run of backticks longer than any in s, at least n.
func ticksFor(s string, n int) string {
	run := 0
	for i := max(strings.IndexByte(s, '`'), 0); i < len(s); i++ {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		n = max(n, run+1)
	}
	const most = "````````"
	if n <= len(most) {
		return most[:n]
	}
	return strings.Repeat("`", n)
}

// block appends a block and a line feed.
func (w *writer) block(dst []byte, b article.Block) []byte {
	start := len(dst)
	if dst, ok := w.plain(dst, b); ok && plainAttrs(b) {
		return dst
	}
	data, err := article.AppendBlockJSON(nil, b)
	if err != nil {
		return dst[:start] // unreachable: the document's blocks have been encoded before
	}
	return appendFence(dst[:start], data)
}

// plainAttrs reports whether a block carries nothing that Markdown cannot say.
func plainAttrs(b article.Block) bool {
	a := b.Attributes()
	switch b.(type) {
	case *article.Heading, *article.Figure:
	default:
		if a.ID != "" {
			return false
		}
	}
	return a.Language == "" && a.Provenance == nil && len(a.Extra) == 0
}

// plain appends a block as Markdown. It returns false for what Markdown cannot
// say; what it has appended is then of no use.
func (w *writer) plain(dst []byte, b article.Block) ([]byte, bool) {
	switch b := b.(type) {
	case *article.Paragraph:
		start := len(dst)
		dst, ok := inline(dst, b.Content, true)
		return append(dst, '\n'), ok && len(dst) > start
	case *article.Heading:
		return w.heading(dst, b)
	case *article.List:
		return w.list(dst, b)
	case *article.Quote:
		return w.quote(dst, b)
	case *article.Callout:
		return w.callout(dst, b)
	case *article.Code:
		return code(dst, b)
	case *article.Table:
		return table(dst, b)
	case *article.Figure:
		out, ok := figure(b)
		return append(dst, out...), ok
	case *article.Embed:
		e, ok := embed.Find(b.URL, embed.Providers())
		return append(append(dst, b.URL...), '\n'), ok && e.URL == b.URL
	case *article.Divider:
		return append(dst, "---\n"...), true
	case *article.Footnotes:
		return w.footnotes(dst, b)
	default:
		return dst, false // see newsLayer
	}
}

// newsLayer reports whether a block is of a kind that has no Markdown: one of
// the news layer, of media, or custom.
func newsLayer(b article.Block) bool {
	switch b.Kind() {
	case article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindCallout, article.KindCode,
		article.KindTable, article.KindFigure, article.KindEmbed, article.KindDivider, article.KindFootnotes:
		return false
	}
	return true
}

func (w *writer) heading(dst []byte, h *article.Heading) ([]byte, bool) {
	if h.Level < 1 || h.Level > 6 || h.ID == "" {
		return dst, false
	}
	dst = append(append(dst, "######"[:h.Level]...), ' ')
	dst, ok := inline(dst, h.Content, false)
	if !ok {
		return dst, false
	}
	if h.ID != w.ids.ID(article.InlineText(h.Content)) {
		w.ids.Reserve(h.ID)
		w.ownID = true
		dst = append(append(append(dst, " {#"...), h.ID...), '}')
	}
	return append(dst, '\n'), true
}

func (w *writer) list(dst []byte, l *article.List) ([]byte, bool) {
	for i := range l.Items {
		item := &l.Items[i]
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(l.First()+i) + ". "
		}
		body := w.scratch()
		switch item.Task {
		case article.TaskOpen:
			body = append(body, "[ ] "...)
		case article.TaskDone:
			body = append(body, "[x] "...)
		}
		body = w.sequence(body, item.Content, !l.Loose)
		if i > 0 && l.Loose {
			dst = append(dst, '\n')
		}
		dst = appendIndented(dst, body, mark, len(mark))
		w.giveBack(body)
	}
	return dst, len(l.Items) > 0
}

// appendIndented puts first before the first line of s and as many spaces
// before the others; lines without text stay empty.
func appendIndented(dst, s []byte, first string, spaces int) []byte {
	dst = append(dst, first...)
	for i := 0; i < len(s); {
		end := len(s)
		if n := bytes.IndexByte(s[i:], '\n'); n >= 0 {
			end = i + n + 1
		}
		if i > 0 && s[i] != '\n' {
			for range spaces {
				dst = append(dst, ' ')
			}
		}
		dst = append(dst, s[i:end]...)
		i = end
	}
	if dst[len(dst)-1] != '\n' {
		dst = append(dst, '\n')
	}
	return dst
}

// appendQuoted puts "> " before each line of s.
func appendQuoted(dst, s []byte) []byte {
	for line := range bytes.SplitSeq(bytes.TrimSuffix(s, []byte("\n")), []byte("\n")) {
		dst = append(append(dst, "> "...), line...)
		dst = append(bytes.TrimRight(dst, " "), '\n')
	}
	return dst
}

func (w *writer) quote(dst []byte, q *article.Quote) ([]byte, bool) {
	if q.URL != "" {
		return dst, false
	}
	body := w.sequence(w.scratch(), q.Content, false)
	if len(q.Attribution) > 0 {
		if len(body) > 0 {
			body = append(body, '\n')
		}
		by, ok := inline(append(body, "— "...), q.Attribution, false)
		if !ok {
			return dst, false
		}
		body = append(by, '\n')
	}
	dst = appendQuoted(dst, body)
	w.giveBack(body)
	return dst, len(body) > 0
}

func (w *writer) callout(dst []byte, c *article.Callout) ([]byte, bool) {
	for name, kind := range calloutTypes {
		if kind != c.Type {
			continue
		}
		body, ok := inline([]byte("[!"+name+"] "), c.Title, false)
		if !ok {
			return dst, false
		}
		body = append(bytes.TrimRight(body, " "), '\n')
		title := len(body)
		if body = w.sequence(append(body, '\n'), c.Content, false); len(body) == title+1 {
			body = body[:title]
		}
		return appendQuoted(dst, body), true
	}
	return dst, false
}

func code(dst []byte, c *article.Code) ([]byte, bool) {
	if c.Value != "" && !strings.HasSuffix(c.Value, "\n") || c.Info != "" && c.Syntax == "" || c.Syntax == fenceName {
		return dst, false
	}
	ticks := ticksFor(c.Value, 3)
	dst = append(dst, ticks...)
	dst = appendText(dst, strings.TrimSpace(c.Syntax+" "+c.Info), false)
	dst = append(append(append(dst, '\n'), c.Value...), ticks...)
	return append(dst, '\n'), true
}

func figure(f *article.Figure) (string, bool) {
	i := &f.Image
	if i.Decorative || i.Type != "" || i.Focal != nil || len(i.Variants) > 0 || len(i.Extra) > 0 || len(f.Caption) > 1 {
		return "", false
	}
	caption := ""
	if len(f.Caption) == 1 {
		t, ok := f.Caption[0].(*article.Text)
		if !ok {
			return "", false
		}
		caption = t.Value
	}
	out := image(i, caption)
	if f.URL != "" {
		out = "[" + out + "](" + destination(f.URL) + ")"
	}
	var set []string
	add := func(name, value string) {
		if value != "" && value != "0" {
			set = append(set, name+"="+value)
		}
	}
	add("width", strconv.Itoa(i.Width))
	add("height", strconv.Itoa(i.Height))
	if f.Credit != "" {
		add("credit", `"`+f.Credit+`"`)
	}
	add("layout", string(f.Layout))
	if f.ID != "" {
		set = append(set, "#"+f.ID)
	}
	if len(set) > 0 {
		out += "{" + strings.Join(set, " ") + "}"
	}
	return out + "\n", !strings.ContainsAny(f.Credit, "\"\\&\n") && i.URL != ""
}

func (w *writer) footnotes(dst []byte, f *article.Footnotes) ([]byte, bool) {
	for i := range f.Items {
		if !plainLabel(f.Items[i].Label) || len(f.Items[i].Extra) > 0 {
			return dst, false
		}
		if i > 0 {
			dst = append(dst, '\n')
		}
		body := w.sequence(w.scratch(), f.Items[i].Content, false)
		dst = appendIndented(dst, body, "[^"+f.Items[i].Label+"]: ", 4)
		w.giveBack(body)
	}
	return dst, len(f.Items) > 0
}

// plainLabel reports whether a footnote's label can be written as it is.
func plainLabel(s string) bool {
	return s != "" && !strings.ContainsAny(s, "[]\\ \t\r\n^`*_<&")
}
