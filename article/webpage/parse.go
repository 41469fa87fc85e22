package webpage

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

// Options say how a page is read.
type Options struct {
	// URL is the page's address, against which relative ones are resolved.
	// Empty: they stay relative.
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
	// Losses are what the text held and the article cannot.
	Losses []article.Loss
}

// A Finding is the source of one value.
type Finding struct {
	Field  string // as the article's JSON form names it
	Source string // "json-ld", "open-graph", "meta", "element"
}

const format = "webpage"

// Parse reads a page. It ends early with the context's error.
//
// Other errors are [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrTooDeep], or [article.ErrNoArticle] for a page without text.
func Parse(ctx context.Context, src []byte, opts Options) (*article.Article, Report, error) {
	fail := func(err error) (*article.Article, Report, error) {
		return nil, Report{}, &article.ParseError{Format: format, File: opts.URL, Err: err}
	}
	if limit := opts.Limits.WithDefaults().Bytes; len(src) > limit {
		return fail(fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), limit))
	}
	text, err := decode(src, opts.ContentType)
	if err != nil {
		return fail(fmt.Errorf("%w: %w", article.ErrEncoding, err))
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return fail(fmt.Errorf("%w: %w", article.ErrTooDeep, err))
	}
	if err := ctx.Err(); err != nil {
		return nil, Report{}, err
	}
	p := &page{article: &article.Article{}, base: baseOf(root, opts.URL)}
	p.metadata(root)
	body, confidence := content(root)
	p.report.Confidence = confidence
	if body == nil {
		return fail(article.ErrNoArticle)
	}
	if err := ctx.Err(); err != nil {
		return nil, Report{}, err
	}
	p.absolute(body)
	var markup bytes.Buffer
	for c := body.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&markup, c); err != nil {
			return fail(err)
		}
	}
	doc, losses, err := htmlbody.Parse(markup.Bytes(), htmlbody.Options{File: opts.URL, Limits: opts.Limits})
	if err != nil {
		return nil, Report{}, err
	}
	p.report.Losses = losses
	p.article.Body = doc
	p.withoutHeadline()
	return p.article, p.report, nil
}

// decode turns a page into UTF-8 by header, meta element or its bytes (WHATWG
// Encoding, HTML 13.2.3). Bytes that are UTF-8 are taken for it whatever the
// page says: text in another encoding is next to never valid UTF-8 by chance,
// and many pages state a wrong one, or state theirs further down than the
// first kilobyte.
func decode(src []byte, contentType string) ([]byte, error) {
	if utf8.Valid(src) {
		return src, nil
	}
	r, err := charset.NewReader(bytes.NewReader(src), contentType)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(r)
	return []byte(strings.ToValidUTF8(string(text), "\uFFFD")), err
}

// A page is what is known of it so far.
type page struct {
	article *article.Article
	report  Report
	base    *url.URL
}

func baseOf(root *html.Node, address string) *url.URL {
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "base" {
			if ref, err := url.Parse(attr(n, "href")); err == nil {
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

// absolute makes the addresses below a node absolute.
func (p *page) absolute(n *html.Node) {
	for d := range n.Descendants() {
		for i := range d.Attr {
			switch d.Attr[i].Key {
			case "href", "src", "cite", "poster":
				d.Attr[i].Val = p.resolve(d.Attr[i].Val)
			}
		}
	}
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

func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}
