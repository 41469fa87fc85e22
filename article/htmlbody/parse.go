package htmlbody

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// Options say how HTML is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File string
	// Embeds are the sites whose frames are kept. Nil: [embed.Providers].
	Embeds []embed.Provider
	// WordPress says that the source is what WordPress keeps of a post, rather
	// than what it sends to readers: empty lines part paragraphs and other lines
	// end in breaks, unless the post is made of blocks; [caption], [embed],
	// [audio] and [video] are read; [gallery] and [playlist], whose files are
	// known to the site alone, are losses.
	WordPress bool
	Limits    article.Limits
}

const format = "htmlbody"

// Parse reads a fragment of HTML.
//
// An error is an [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrTooDeep], [article.ErrTooMany] or [article.ErrEncoding].
func Parse(src []byte, opts Options) (article.Document, []article.Loss, error) {
	limits := opts.Limits.WithDefaults()
	fail := func(err error) (article.Document, []article.Loss, error) {
		return article.Document{}, nil, &article.ParseError{Format: format, File: opts.File, Err: err}
	}
	if len(src) > limits.Bytes {
		return fail(fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), limits.Bytes))
	}
	if !utf8.Valid(src) {
		return fail(article.ErrEncoding)
	}
	source := src
	if opts.WordPress {
		source = figures(src)
	}
	nodes, ok := quick(source)
	if !ok {
		var err error
		context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		if nodes, err = html.ParseFragment(bytes.NewReader(source), context); err != nil {
			// The reader cannot fail, so what is left is the parser's own limit.
			return fail(fmt.Errorf("%w: %w", article.ErrTooDeep, err))
		}
	}
	r := &reader{limits: limits, providers: opts.Embeds, roots: nodes, wordpress: opts.WordPress && !isBlocks(src)}
	if r.providers == nil {
		r.providers = defaultProviders
	}
	for i := 1; i < len(nodes); i++ { // the parser unlinks them
		nodes[i-1].NextSibling, nodes[i].PrevSibling = nodes[i], nodes[i-1]
	}
	f := r.flow()
	for _, n := range nodes {
		f.node(n)
	}
	doc := article.Document{Blocks: f.end()}
	if r.err != nil {
		return fail(r.err)
	}
	r.place(src)
	return doc, r.losses, nil
}

// defaultProviders is made once: no reader changes it.
var defaultProviders = embed.Providers()

// A reader turns parsed HTML into nodes.
type reader struct {
	limits    article.Limits
	providers []embed.Provider
	wordpress bool // line feeds have a meaning
	losses    []article.Loss
	lost      []*html.Node // the element of each loss
	roots     []*html.Node
	labels    map[string]string     // of footnotes by id
	items     map[*html.Node]string // labels of the notes of other programs
	itemIDs   map[string]string     // the same by id
	nodes     int
	depth     int
	err       error
}

// lose records a loss and the element that it befell.
func (r *reader) lose(n *html.Node, reason article.LossReason, what, detail string) {
	r.losses = append(r.losses, article.Loss{Reason: reason, What: what, Detail: detail})
	r.lost = append(r.lost, n)
}

// loseElement records the loss of an element as such.
func (r *reader) loseElement(n *html.Node, reason article.LossReason, detail string) {
	r.lose(n, reason, "<"+n.Data+">", detail)
}

// drop leaves out an element that may not be kept, with a loss, unless it has
// done its work: a network's script beside what it draws, and what the program
// that wrote the source says of itself.
func (r *reader) drop(n *html.Node) {
	switch {
	case r.isWidget(n), n.DataAtom == atom.Meta && isHouseholdMeta(n), n.DataAtom == atom.Title && n.FirstChild == nil:
	case n.DataAtom == atom.Title:
		r.loseElement(n, article.LossUnsupported, "")
	default:
		r.loseElement(n, article.LossUnsafe, "")
	}
}

// isHouseholdMeta reports whether a meta element names an encoding or a
// program.
func isHouseholdMeta(n *html.Node) bool {
	switch strings.ToLower(attr(n, "name")) {
	case "generator", "progid", "originator":
		return true
	}
	return has(n, "charset") || strings.EqualFold(attr(n, "http-equiv"), "content-type")
}

// enter takes one node and one level from the limits; leave gives the level
// back. It reports whether reading may go on.
func (r *reader) enter() bool {
	r.nodes++
	r.depth++
	switch {
	case r.err != nil:
	case r.nodes > r.limits.Nodes:
		r.err = fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes)
	case r.depth > 4*r.limits.Depth:
		// Wrappers that vanish count too; they are allowed to be deeper than
		// what is kept.
		r.err = fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, 4*r.limits.Depth)
	}
	return r.err == nil
}

func (r *reader) leave() { r.depth-- }

// url returns an address that may be written into a page, or "" with a loss.
func (r *reader) url(n *html.Node, name, what string) string {
	address := trim(attr(n, name))
	if address != "" && !escape.SafeURL(address) {
		r.lose(n, article.LossUnsafe, what, "not an address that may be linked")
		return ""
	}
	return address
}

func safe(address string) bool { return escape.SafeURL(address) }
