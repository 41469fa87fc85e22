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
			dst = append(dst, w.fence(data)...)
			continue
		}
		if !certain(b) {
			return dst, false
		}
		out, ok := w.plain(b, i)
		if !ok || w.ownID {
			return dst, false
		}
		dst = append(dst, out...)
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

// A writer prints blocks. Each function returns false for what Markdown
// cannot say; the block is then put into a fence.
type writer struct {
	fenced []bool   // of the document's own blocks
	json   [][]byte // the same as JSON
	ids    article.IDs
	ownID  bool // a heading has an id that is not made from its text
}

func (w *writer) document(blocks []article.Block) []byte {
	var out []byte
	for i, b := range blocks {
		if i > 0 {
			out = append(out, '\n')
			out = append(out, apart(blocks[i-1], b)...)
		}
		if w.fenced[i] {
			out = append(out, w.fence(w.json[i])...)
			continue
		}
		out = append(out, w.block(b, i)...)
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

// sequence prints blocks inside another one.
func (w *writer) sequence(blocks []article.Block, tight bool) string {
	var out strings.Builder
	for i, b := range blocks {
		if b == nil {
			continue
		}
		if i > 0 {
			if !tight {
				out.WriteByte('\n')
			}
			out.WriteString(apart(blocks[i-1], b))
		}
		out.WriteString(w.block(b, i))
	}
	return out.String()
}

// fence is the way out: any block as JSON.
func (w *writer) fence(data []byte) string {
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, data, "", "  "); err != nil {
		pretty.Write(data)
	}
	ticks := ticksFor(pretty.String(), 3)
	return ticks + fenceName + "\n" + pretty.String() + "\n" + ticks + "\n"
}

// ticksFor is a run of backticks longer than any in s, at least n.
func ticksFor(s string, n int) string {
	run := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		n = max(n, run+1)
	}
	return strings.Repeat("`", n)
}

// block prints a block and a line feed; index tells its place among its
// siblings.
func (w *writer) block(b article.Block, index int) string {
	if out, ok := w.plain(b, index); ok && plainAttrs(b) {
		return out
	}
	data, err := article.AppendBlockJSON(nil, b)
	if err != nil {
		return "" // unreachable: the document's blocks have been encoded before
	}
	return w.fence(data)
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

func (w *writer) plain(b article.Block, index int) (string, bool) {
	switch b := b.(type) {
	case *article.Paragraph:
		text, ok := inline(b.Content, true)
		return text + "\n", ok && text != ""
	case *article.Heading:
		return w.heading(b)
	case *article.List:
		return w.list(b, index)
	case *article.Quote:
		return w.quote(b)
	case *article.Callout:
		return w.callout(b)
	case *article.Code:
		return code(b)
	case *article.Table:
		return table(b)
	case *article.Figure:
		return figure(b)
	case *article.Embed:
		e, ok := embed.Find(b.URL, embed.Providers())
		return b.URL + "\n", ok && e.URL == b.URL
	case *article.Divider:
		return "---\n", true
	case *article.Footnotes:
		return w.footnotes(b)
	default:
		return "", false // see newsLayer
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

func (w *writer) heading(h *article.Heading) (string, bool) {
	text, ok := inline(h.Content, false)
	if !ok || h.Level < 1 || h.Level > 6 || h.ID == "" {
		return "", false
	}
	out := strings.Repeat("#", h.Level) + " " + text
	if h.ID != w.ids.ID(article.InlineText(h.Content)) {
		w.ids.Reserve(h.ID)
		w.ownID = true
		out += " {#" + h.ID + "}"
	}
	return out + "\n", true
}

func (w *writer) list(l *article.List, index int) (string, bool) {
	var out strings.Builder
	for i := range l.Items {
		item := &l.Items[i]
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(l.First()+i) + ". "
		}
		body := w.sequence(item.Content, !l.Loose)
		switch item.Task {
		case article.TaskOpen:
			body = "[ ] " + body
		case article.TaskDone:
			body = "[x] " + body
		}
		if i > 0 && l.Loose {
			out.WriteByte('\n')
		}
		out.WriteString(indent(body, mark, strings.Repeat(" ", len(mark))))
	}
	return out.String(), len(l.Items) > 0
}

// indent puts first before the first line and rest before the others; lines
// without text stay empty.
func indent(s, first, rest string) string {
	var out strings.Builder
	for i, line := range strings.SplitAfter(s, "\n") {
		switch {
		case line == "" && i > 0:
			continue
		case i == 0:
			out.WriteString(first)
		case line != "\n":
			out.WriteString(rest)
		}
		out.WriteString(line)
	}
	if !strings.HasSuffix(out.String(), "\n") {
		out.WriteByte('\n')
	}
	return out.String()
}

// quoted puts "> " before each line.
func quoted(s string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		out.WriteString(strings.TrimRight("> "+line, " ") + "\n")
	}
	return out.String()
}

func (w *writer) quote(q *article.Quote) (string, bool) {
	if q.URL != "" {
		return "", false
	}
	body := w.sequence(q.Content, false)
	if len(q.Attribution) > 0 {
		by, ok := inline(q.Attribution, false)
		if !ok {
			return "", false
		}
		if body != "" {
			body += "\n"
		}
		body += "— " + by + "\n"
	}
	return quoted(body), body != ""
}

func (w *writer) callout(c *article.Callout) (string, bool) {
	for name, kind := range calloutTypes {
		if kind != c.Type {
			continue
		}
		title, ok := inline(c.Title, false)
		if !ok {
			return "", false
		}
		body := strings.TrimRight("[!"+name+"] "+title, " ") + "\n"
		if inner := w.sequence(c.Content, false); inner != "" {
			body += "\n" + inner
		}
		return quoted(body), true
	}
	return "", false
}

func code(c *article.Code) (string, bool) {
	if c.Value != "" && !strings.HasSuffix(c.Value, "\n") || c.Info != "" && c.Syntax == "" || c.Syntax == fenceName {
		return "", false
	}
	ticks := ticksFor(c.Value, 3)
	info := escapeText(strings.TrimSpace(c.Syntax+" "+c.Info), false)
	return ticks + info + "\n" + c.Value + ticks + "\n", true
}

func table(t *article.Table) (string, bool) {
	if len(t.Head) != 1 || len(t.Foot) > 0 || len(t.Columns) > 0 && len(t.Columns) != len(t.Head[0].Cells) {
		return "", false
	}
	var out strings.Builder
	width := len(t.Head[0].Cells)
	row := func(r *article.Row) bool {
		if len(r.Cells) != width || len(r.Extra) > 0 {
			return false
		}
		for i := range r.Cells {
			text, ok := cell(&r.Cells[i])
			if !ok {
				return false
			}
			out.WriteString("| " + text + " ")
		}
		out.WriteString("|\n")
		return true
	}
	if !row(&t.Head[0]) {
		return "", false
	}
	for i := range width {
		rule := "---"
		if i < len(t.Columns) {
			switch t.Columns[i].Align {
			case article.AlignStart:
				rule = ":--"
			case article.AlignCenter:
				rule = ":-:"
			case article.AlignEnd:
				rule = "--:"
			}
		}
		out.WriteString("| " + rule + " ")
	}
	out.WriteString("|\n")
	for i := range t.Body {
		if !row(&t.Body[i]) {
			return "", false
		}
	}
	if len(t.Caption) > 0 {
		caption, ok := inline(t.Caption, false)
		if !ok {
			return "", false
		}
		out.WriteString("\nTable: " + caption + "\n")
	}
	return out.String(), width > 0
}

func cell(c *article.Cell) (string, bool) {
	if c.Header || c.ColSpan != 0 || c.RowSpan != 0 || c.Align != "" || len(c.Extra) > 0 || len(c.Content) > 1 {
		return "", false
	}
	if len(c.Content) == 0 {
		return "", true
	}
	p, ok := c.Content[0].(*article.Paragraph)
	if !ok || !plainAttrs(p) {
		return "", false
	}
	text, ok := inline(p.Content, false)
	return strings.ReplaceAll(text, "|", `\|`), ok
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

func (w *writer) footnotes(f *article.Footnotes) (string, bool) {
	var out strings.Builder
	for i := range f.Items {
		if !plainLabel(f.Items[i].Label) || len(f.Items[i].Extra) > 0 {
			return "", false
		}
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(indent(w.sequence(f.Items[i].Content, false), "[^"+f.Items[i].Label+"]: ", "    "))
	}
	return out.String(), len(f.Items) > 0
}

// plainLabel reports whether a footnote's label can be written as it is.
func plainLabel(s string) bool {
	return s != "" && !strings.ContainsAny(s, "[]\\ \t\r\n^`*_<&")
}
