package markdown

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
)

// Options say how Markdown is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File string
	// Embeds are the sites that may be embedded. Nil: [embed.Providers].
	Embeds []embed.Provider
	Limits article.Limits
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
	fail := func(at int, err error) (article.Document, []article.Loss, error) {
		e := article.ErrorAt(format, src, at, err)
		e.File = opts.File
		return article.Document{}, nil, e
	}
	if len(src) > limits.Bytes {
		return fail(0, fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), limits.Bytes))
	}
	body := src[offset:]
	if !utf8.Valid(body) {
		return fail(offset, article.ErrEncoding)
	}
	if at := tooDeep(body, limits.Depth); at >= 0 {
		return fail(offset+at, fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, limits.Depth))
	}
	r := &reader{src: src, body: body, offset: offset, limits: limits, providers: opts.Embeds, fileName: opts.File}
	if r.providers == nil {
		r.providers = embed.Providers()
	}
	root := parserFor(limits.Depth).Parse(gmtext.NewReader(body))
	r.reserveIDs(root)
	doc := article.Document{Blocks: r.blocks(root)}
	if r.err != nil {
		return fail(r.errAt, r.err)
	}
	return doc, r.losses, nil
}

// parserFor returns a parser for a depth. goldmark keeps what it knows of a
// text in the context of each call, so one parser serves all texts at once;
// building it would take a tenth of the time that an article takes.
func parserFor(depth int) parser.Parser {
	if depth == (article.Limits{}).WithDefaults().Depth {
		return defaultParser()
	}
	return newParser(depth)
}

var defaultParser = sync.OnceValue(func() parser.Parser { return newParser(article.Limits{}.WithDefaults().Depth) })

// newParser configures goldmark.
func newParser(depth int) parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithBlockParsers(util.Prioritized(floor(2*depth), 0))),
	).Parser()
}

// tooDeep returns the offset of the first line that opens more blocks than
// limit, or -1. A line opens a block by each ">", list mark or number that it
// begins with; goldmark would take time and stack for each before its result
// could be looked at.
func tooDeep(src []byte, limit int) int {
	start, depth, leading := 0, 0, true
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\n':
			start, depth, leading = i+1, 0, true
		case !leading || c == ' ' || c == '\t':
		case c == '>':
			depth++
		case (c == '-' || c == '*' || c == '+' || c == '.' || c == ')') && i+1 < len(src) && (src[i+1] == ' ' || src[i+1] == '\t'):
			depth++
		case c >= '0' && c <= '9':
		default:
			leading = false
		}
		if depth > limit {
			return start
		}
	}
	return -1
}

// A reader turns goldmark's tree into nodes.
type reader struct {
	src       []byte // the whole file
	body      []byte // what goldmark has read
	offset    int    // of body in src
	limits    article.Limits
	providers []embed.Provider
	fileName  string
	ids       article.IDs
	notes     map[int]string // goldmark's numbers of footnotes to labels
	losses    []article.Loss
	nodes     int
	depth     int
	err       error
	errAt     int
}

// lose records a loss at an offset of the body.
func (r *reader) lose(at int, reason article.LossReason, what, detail string) {
	r.losses = append(r.losses, article.Loss{
		Reason: reason, What: what, Detail: detail, Position: article.PositionAt(r.src, r.offset+at),
	})
}

// fail keeps the first error, at an offset of the body.
func (r *reader) fail(at int, err error) {
	if r.err == nil {
		r.err, r.errAt = err, r.offset+at
	}
}

func (r *reader) enter(n ast.Node) bool {
	r.nodes++
	r.depth++
	switch {
	case r.err != nil:
	case r.nodes > r.limits.Nodes:
		r.fail(at(n), fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes))
	case r.depth > 2*r.limits.Depth:
		r.fail(at(n), fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, r.limits.Depth))
	}
	return r.err == nil
}

func (r *reader) leave() { r.depth-- }

// at is the offset of a node in the body, as well as goldmark knows it.
func at(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		if t, ok := n.(*ast.Text); ok {
			return t.Segment.Start
		}
		if child := n.FirstChild(); child != nil {
			if t, ok := child.(*ast.Text); ok {
				return t.Segment.Start
			}
			if child.Type() == ast.TypeBlock && child.Lines() != nil && child.Lines().Len() > 0 {
				return child.Lines().At(0).Start
			}
		}
	}
	return 0
}

// reserveIDs takes the ids that authors wrote, so that no other heading gets
// one of them.
func (r *reader) reserveIDs(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			if id := attribute(h, "id"); id != "" {
				r.ids.Reserve(id)
			}
		}
	}
}

func attribute(n ast.Node, name string) string {
	v, ok := n.AttributeString(name)
	if !ok {
		return ""
	}
	switch v := v.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	}
	return ""
}
