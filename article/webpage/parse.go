package webpage

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

// Options say how a page is read.
type Options struct {
	// URL is the page's address, against which relative ones are resolved.
	// Empty: the address that the page gives as its own; without one they stay
	// relative.
	URL string
	// ContentType is the HTTP header, for the character set. Empty: the page
	// itself tells.
	ContentType string
	Limits      article.Limits
}

// A Report says how the article was found.
type Report struct {
	// Confidence says, from 0 to 1, whether the page is an article at all.
	Confidence float64
	// Found says for each field of the article where its value came from, in
	// the order of the fields: "headline" from "json-ld".
	Found []Finding
	// Part says which part of its story the page is.
	Part Part
	// Dropped are the parts of the element that holds the text that were left
	// out of it, those that are marked as something else in the source first.
	Dropped []Dropped
	// Losses are what the text held and the article cannot.
	Losses []article.Loss
}

// A Finding is the source of one value.
type Finding struct {
	Field  string // as the article's JSON form names it
	Source string // "json-ld", "open-graph", "meta", "microdata", "rel-author", "microformat", "byline", "dateline", "element"
}

const format = "webpage"

// Parse reads a page. It ends early with the context's error.
//
// Other errors are [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrTooDeep], [article.ErrTooMany], or [article.ErrNoArticle] for a
// page without text.
func Parse(ctx context.Context, src []byte, opts Options) (*article.Article, Report, error) {
	return read(ctx, src, opts, nil)
}

// read is Parse without some of its heuristics, for measuring what they bring.
func read(ctx context.Context, src []byte, opts Options, off map[Reason]bool) (*article.Article, Report, error) {
	fail := func(err error) (*article.Article, Report, error) {
		return nil, Report{}, &article.ParseError{Format: format, File: opts.URL, Err: err}
	}
	limits := opts.Limits.WithDefaults()
	if len(src) > limits.Bytes {
		return fail(fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), limits.Bytes))
	}
	text, err := decode(src, opts.ContentType)
	if err != nil {
		return fail(fmt.Errorf("%w: %w", article.ErrEncoding, err))
	}
	t, err := parse(ctx, text, limits)
	if err != nil {
		if ctx.Err() != nil {
			return nil, Report{}, err
		}
		return fail(err)
	}
	p := &page{tree: t, article: &article.Article{}, off: off}
	p.base = p.baseOf(opts.URL)
	p.metadata()
	if own, err := url.Parse(p.article.URL); err == nil && p.base.Host == "" {
		p.base = own // a saved page still says where it came from
	}
	p.accessFromElements()
	p.clear()
	p.cut()
	p.part()
	body := p.choose()
	if body == 0 {
		return fail(article.ErrNoArticle)
	}
	p.report.Confidence = p.confidence(body)
	updates := p.findUpdates()
	if len(updates) > 0 {
		p.isLive("element")
		body = p.widen(body, updates)
		p.heads(updates)
	}
	p.prune(body)
	if err := ctx.Err(); err != nil {
		return nil, Report{}, err
	}
	options := htmlbody.Options{File: opts.URL, Limits: opts.Limits}
	doc, losses, err := htmlbody.Parse(p.markup(body), options)
	if err != nil {
		return nil, Report{}, err
	}
	p.report.Losses = losses
	p.article.Body = doc
	p.set("dateline", &p.article.Dateline, placeOf(&doc), sourceDateline)
	p.withoutHeadline()
	if err := p.addUpdates(updates, options); err != nil {
		return nil, Report{}, err
	}
	return p.article, p.report, nil
}

// A page is what is known of it so far.
type page struct {
	*tree
	article *article.Article
	report  Report
	base    *url.URL
	off     map[Reason]bool

	// guarded are selectors of what readers who have not paid do not see.
	guarded []string
	said    []said                        // a live blog's updates in structured data
	live    map[int32]*article.LiveUpdate // and in elements

	marks  []mark
	blocks []block
	first  []int32   // for each node, how many blocks end before it
	scores []float32 // for each node, the text that it gathers
	prose  float32   // all text that could be gathered
	body   int32     // the element that holds the text
	// pictured are elements whose words were found not to be a picture's.
	pictured map[int32]bool
}

// unless is a reason, or none where the heuristic is switched off.
func (p *page) unless(why Reason) Reason {
	if p.off[why] {
		return ""
	}
	return why
}

// excerpt is how much of a dropped part the report shows, in bytes of source.
const excerpt = 80

// record notes what is left out of the text; what stands outside the element
// that holds it needs no reason.
func (p *page) record(i int32, why Reason) {
	if p.body != 0 && p.within(i, p.body) {
		p.report.Dropped = append(p.report.Dropped, Dropped{Reason: why, Text: p.textOf(i, excerpt)})
	}
}

func (p *page) baseOf(address string) *url.URL {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	for i := range p.nodes {
		if p.nodes[i].tag == atom.Base {
			if ref, err := url.Parse(p.attr(int32(i), "href")); err == nil {
				return base.ResolveReference(ref)
			}
		}
	}
	return base
}

// resolve makes an address absolute; one that is no address is left.
func (p *page) resolve(address string) string {
	ref, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" || strings.HasPrefix(address, "#") {
		return address
	}
	return p.base.ResolveReference(ref).String()
}

// withoutHeadline takes the headline from the head of the body, where many
// pages keep it inside the article's element.
func (p *page) withoutHeadline() {
	b := p.article.Body.Blocks
	if len(b) == 0 {
		return
	}
	if h, ok := b[0].(*article.Heading); ok {
		text := strings.Join(strings.Fields(article.InlineText(h.Content)), " ")
		if strings.EqualFold(text, p.article.Headline) || h.Level == 1 {
			if p.article.Headline == "" {
				p.article.Headline = text
			}
			p.article.Body.Blocks = b[1:]
		}
	}
}
