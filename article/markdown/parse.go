package markdown

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// Options say how Markdown is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File string
	// Embeds are the sites that may be embedded. Nil: [embed.Providers].
	Embeds []embed.Provider
	// CJKEmphasis lets *, _ and ~ mark text beside the punctuation of Chinese,
	// Japanese and Korean, where CommonMark sees no word begin or end:
	// **「橋」**は. See the package's documentation. [AppendDocument] prints for
	// readers without it: what no other reader takes for emphasis goes into a
	// fence.
	CJKEmphasis bool
	Limits      article.Limits
}

const format = "markdown"

// Parse reads front matter and the text below it. Where the front matter has
// no title and the text begins with a heading of level 1, that is the
// headline. Errors are those of [frontmatter.Parse] and [ParseDocument];
// positions count from the start of the file.
func Parse(src []byte, opts Options) (*article.Article, []article.Loss, error) {
	a, body, losses, err := frontmatter.Parse(src, frontmatter.Options{File: opts.File, Limits: opts.Limits})
	if err != nil {
		return nil, nil, err
	}
	doc, more, err := parse(src, len(src)-len(body), opts)
	if err != nil {
		return nil, nil, err
	}
	a.Body = doc
	if len(doc.Blocks) > 0 && a.Headline == "" {
		if h, ok := doc.Blocks[0].(*article.Heading); ok && h.Level == 1 {
			a.Headline, a.Body.Blocks = article.InlineText(h.Content), doc.Blocks[1:]
		}
	}
	return a, append(losses, more...), nil
}

// ParseDocument reads Markdown without front matter.
//
// An error is an [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrTooDeep], [article.ErrTooMany], [article.ErrEncoding], or
// [article.ErrInvalidValue] in a newsroom fence.
func ParseDocument(src []byte, opts Options) (article.Document, []article.Loss, error) {
	return parse(src, 0, opts)
}

// parse reads the text of src from an offset on.
func parse(src []byte, offset int, opts Options) (article.Document, []article.Loss, error) {
	limits := opts.Limits.WithDefaults()
	places := places{src: src, start: offset}
	fail := func(at int, err error) (article.Document, []article.Loss, error) {
		e := article.ErrorAt(format, src, at, err)
		e.File = opts.File
		return article.Document{}, nil, e
	}
	if most := min(limits.Bytes, math.MaxInt32-1); len(src) > most {
		return fail(0, fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), most))
	}
	if !utf8.Valid(src[offset:]) {
		return fail(offset, article.ErrEncoding)
	}
	body := lines(src[offset:])
	places.returns = bytes.IndexByte(src[offset:], '\r') >= 0
	w := workspaces.Get().(*workspace)
	w.open = w.open[:0]
	if len(body) <= maxKept {
		defer workspaces.Put(w)
	}
	at, err := w.tree.Parse(body, syntax.Options{Depth: limits.Depth, Blocks: limits.Nodes, CJK: opts.CJKEmphasis})
	r := &reader{workspace: w, places: places, limits: limits, providers: opts.Embeds, fileName: opts.File}
	switch {
	case errors.Is(err, article.ErrTooDeep):
		r.tooDeep(at)
	case err != nil:
		r.tooMany(at)
	default:
		r.reserveIDs()
		doc := article.Document{Blocks: r.blocks(w.tree.Root)}
		doc.Blocks = append(doc.Blocks, r.footnotes()...)
		if r.err == nil {
			return doc, r.placed(), nil
		}
	}
	return fail(r.places.position(r.errAt).Offset, r.err)
}

// lines is a copy of a text whose lines end in line feeds, the last one too.
// The document's texts are parts of it.
func lines(src []byte) string {
	var b strings.Builder
	b.Grow(len(src) + 1)
	for len(src) > 0 {
		i := bytes.IndexByte(src, '\r')
		if i < 0 {
			b.Write(src)
			break
		}
		b.Write(src[:i])
		b.WriteByte('\n')
		if src = src[i+1:]; len(src) > 0 && src[0] == '\n' {
			src = src[1:]
		}
	}
	if s := b.String(); s == "" || s[len(s)-1] != '\n' {
		b.WriteByte('\n')
	}
	return b.String()
}

// A reader turns blocks and running text into nodes.
type reader struct {
	*workspace
	places    places
	limits    article.Limits
	providers []embed.Provider // what [reader.embeds] returns, nil until then
	fileName  string
	ids       article.IDs
	notes     []string // labels of footnotes in the order of their marks
	noted     map[string]bool
	losses    []article.Loss // at offsets of the body, until they are placed
	nodes     int
	depth     int
	err       error
	errAt     int
	arena     arena
}

// A workspace is the memory that reading takes and the document does not keep.
type workspace struct {
	tree syntax.Tree
	open []article.Block // read and not yet part of another
	line line
}

// workspaces are those of texts that have been read, for the next ones.
var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// maxKept is the size of the largest text whose workspace is kept.
const maxKept = 1 << 20

// embeds are the sites that may be embedded. Most texts ask for none.
func (r *reader) embeds() []embed.Provider {
	if r.providers == nil {
		r.providers = embed.Providers()
	}
	return r.providers
}

// lose records a loss at an offset of the body.
func (r *reader) lose(at int, reason article.LossReason, what, detail string) {
	r.losses = append(r.losses, article.Loss{Reason: reason, What: what, Detail: detail, Position: article.Position{Offset: at}})
}

// placed are the losses in the order of the source, with their places in it.
// Notes are read in the order of their marks.
func (r *reader) placed() []article.Loss {
	slices.SortStableFunc(r.losses, func(a, b article.Loss) int { return cmp.Compare(a.Position.Offset, b.Position.Offset) })
	for i := range r.losses {
		r.losses[i].Position = r.places.position(r.losses[i].Position.Offset)
	}
	return r.losses
}

// fail keeps the first error, at an offset of the body.
func (r *reader) fail(at int, err error) {
	if r.err == nil {
		r.err, r.errAt = err, at
	}
}

func (r *reader) tooDeep(at int) {
	r.fail(at, fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, r.limits.Depth))
}

func (r *reader) tooMany(at int) {
	r.fail(at, fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes))
}

// enter counts a node at an offset of the body, and the levels it stands
// below: blocks and inlines may be as deep as the limit each.
func (r *reader) enter(at int) bool {
	r.nodes++
	r.depth++
	switch {
	case r.err != nil:
	case r.nodes > r.limits.Nodes:
		r.tooMany(at)
	case r.depth > 2*r.limits.Depth:
		r.tooDeep(at)
	}
	return r.err == nil
}

func (r *reader) leave() { r.depth-- }

// reserveIDs takes the ids that authors wrote, so that no other heading gets
// one of them.
func (r *reader) reserveIDs() {
	for b := r.tree.Root.First; b != nil; b = b.Next {
		if b.Kind == syntax.Heading && b.Info != "" {
			r.ids.Reserve(b.Info)
		}
	}
}
