package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
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
	blocks := d.Blocks
	if slices.Contains(blocks, nil) {
		blocks = slices.DeleteFunc(slices.Clone(blocks), func(b article.Block) bool { return b == nil })
	}
	return (&writer{}).document(dst, blocks)
}

// defaultProviders is made once: no writer changes it.
var defaultProviders = embed.Providers()

// A writer prints blocks. What Markdown cannot say it puts into a fence.
//
// Whether Markdown says what is meant can be hard to tell: the rules of
// emphasis alone depend on what stands around. Each function that prints
// something clears sure where it takes more than a look at the content to tell
// that it is read as it was meant; such a block is read back, alone, and goes
// into a fence if it comes back changed. What blocks do to each other is known
// by construction: lists side by side, a table and its caption, the ids of
// headings and the numbers of footnotes.
type writer struct {
	sure bool // all printed since it was set is certain to be read as meant
	err  error

	start int  // of the running text that is printed, in its buffer
	lines bool // the running text may hold line breaks
	marks int  // elements of running text that stand open
	stars int  // of these, emphases
	waves int  // and strikes
	link  bool // a link stands open
	depth int  // containers that stand open

	headings []heading
	ids      article.IDs
	ownIDs   bool // every heading's id is printed
	undone   bool // ids were given to headings that are not printed

	refs    []string // labels, in the order of printing
	notes   *article.Footnotes
	inNotes bool
	// badNotes says that the marks and the notes do not belong together as
	// Markdown would have it; noNotes that neither is printed.
	badNotes, noNotes bool

	readBacks int      // blocks that had to be read back
	buffers   [][]byte // to be lent
	pretty    bytes.Buffer
}

// document appends all blocks. It begins again, twice at most, where ids of
// headings have to be printed that it thought could be left out, or where
// footnotes turn out not to be such as Markdown has.
func (w *writer) document(dst []byte, blocks []article.Block) ([]byte, error) {
	start := len(dst)
	for {
		for i, b := range blocks {
			var before article.Block
			if i > 0 {
				before = blocks[i-1]
				dst = append(append(dst, '\n'), apart(before, b)...)
			}
			dst = w.top(dst, before, b)
		}
		ids, notes := w.ownIDs || w.idsHold(), w.noNotes || w.notesHold(blocks)
		if w.err != nil {
			return dst[:start], w.err
		}
		if ids && notes {
			return dst, nil
		}
		dst = dst[:start]
		*w = writer{ownIDs: !ids || w.ownIDs, noNotes: !notes || w.noNotes, readBacks: w.readBacks, buffers: w.buffers}
	}
}

// top appends one of the document's own blocks.
func (w *writer) top(dst []byte, before, b article.Block) []byte {
	start, mark := len(dst), w.mark()
	w.sure = true
	out, ok := w.plain(dst, b)
	if ok && !w.sure {
		// Alone, a heading cannot have the id that it gets among others.
		w.back(mark)
		own := w.ownIDs
		w.ownIDs = true
		out, ok = w.plain(out[:start], b)
		ok = ok && w.readsBack(out[start:], b, w.refs[mark.refs:])
		w.ownIDs = own
	}
	if !ok || isCaption(before, b, out[start:]) {
		w.back(mark)
		return w.fence(out[:start], b)
	}
	return out
}

// isCaption reports whether a paragraph would be read as the caption of the
// table before it.
func isCaption(before, b article.Block, printed []byte) bool {
	t, ok := before.(*article.Table)
	return ok && len(t.Caption) == 0 && b.Kind() == article.KindParagraph && bytes.HasPrefix(printed, []byte(captionMark))
}

const captionMark = "Table: "

// readsBack reads a block alone, with notes for the marks that it holds, or
// with marks for its notes.
func (w *writer) readsBack(printed []byte, b article.Block, refs []string) bool {
	w.readBacks++
	want, err := article.AppendBlockJSON(nil, b)
	if err != nil {
		w.err = fmt.Errorf("%s: %w", format, err)
		return false
	}
	var src []byte
	at := 0
	if notes, ok := b.(*article.Footnotes); ok {
		for i := range notes.Items {
			src = append(append(append(src, "[^"...), notes.Items[i].Label...), "] "...)
		}
		src, at = append(src, "\n\n"...), 1
	}
	src = append(src, printed...)
	for _, label := range refs {
		src = append(append(append(src, "\n[^"...), label...), "]: x\n"...)
	}
	doc, _, err := ParseDocument(src, Options{})
	if err != nil || len(doc.Blocks) <= at || len(doc.Blocks) > at+1 && len(refs) == 0 {
		return false
	}
	if len(refs) > 0 && (len(doc.Blocks) != at+2 || doc.Blocks[at+1].Kind() != article.KindFootnotes) {
		return false
	}
	got, err := article.AppendBlockJSON(nil, doc.Blocks[at])
	return err == nil && bytes.Equal(got, want)
}

// A printMark is a state of what the writer remembers of the text so far.
type printMark struct {
	headings, refs int
	notes          *article.Footnotes
	badNotes       bool
}

func (w *writer) mark() printMark {
	return printMark{headings: len(w.headings), refs: len(w.refs), notes: w.notes, badNotes: w.badNotes}
}

// back forgets what was printed since a mark.
func (w *writer) back(m printMark) {
	w.undone = w.undone || len(w.headings) > m.headings
	w.headings, w.refs, w.notes, w.badNotes = w.headings[:m.headings], w.refs[:m.refs], m.notes, m.badNotes
}

// unsure leaves it to the reader whether the block is read as meant.
func (w *writer) unsure(yes bool) {
	if yes {
		w.sure = false
	}
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

// fence is the way out: any block as JSON.
func (w *writer) fence(dst []byte, b article.Block) []byte {
	data, err := article.AppendBlockJSON(w.scratch(), b)
	if err != nil {
		w.err = fmt.Errorf("%s: %w", format, err)
		return dst
	}
	w.pretty.Reset()
	if err := json.Indent(&w.pretty, data, "", "  "); err != nil {
		w.pretty.Write(data)
	}
	w.giveBack(data)
	ticks := ticksFor(w.pretty.Bytes(), 3)
	dst = append(append(append(dst, ticks...), fenceName...), '\n')
	dst = append(append(append(dst, w.pretty.Bytes()...), '\n'), ticks...)
	return append(dst, '\n')
}

// ticksFor is a run of backticks longer than any in s, at least n.
func ticksFor[T string | []byte](s T, n int) string {
	run := 0
	for i := range len(s) {
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

// block appends a block inside another one, and a line feed.
func (w *writer) block(dst []byte, b article.Block) []byte {
	start, mark := len(dst), w.mark()
	out, ok := w.plain(dst, b)
	if ok {
		return out
	}
	w.back(mark)
	return w.fence(out[:start], b)
}

// plain appends a block as Markdown. It returns false for what Markdown cannot
// say; what it has appended is then of no use.
func (w *writer) plain(dst []byte, b article.Block) ([]byte, bool) {
	if !plainAttrs(b) {
		return dst, false
	}
	switch b := b.(type) {
	case *article.Paragraph:
		return w.paragraph(dst, b)
	case *article.Heading:
		return w.heading(dst, b)
	case *article.List:
		return w.list(dst, b)
	case *article.Quote:
		return w.quote(dst, b)
	case *article.Callout:
		return w.callout(dst, b)
	case *article.Code:
		return w.code(dst, b)
	case *article.Table:
		return w.table(dst, b)
	case *article.Figure:
		return w.figure(dst, b)
	case *article.Embed:
		return w.embed(dst, b)
	case *article.Divider:
		return append(dst, "---\n"...), true
	case *article.Footnotes:
		return w.footnotes(dst, b)
	default:
		return dst, false // the news layer, media and custom blocks have no Markdown
	}
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
