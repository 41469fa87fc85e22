package feed

import (
	"bytes"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

// format begins the messages of errors.
const format = "feed"

// Options say how a feed is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File string
	// URL is where the feed was fetched. Relative addresses in it are resolved
	// against it, where the feed does not say against what else.
	URL string
	// Embeds are the sites whose frames are kept in bodies. Nil:
	// [embed.Providers].
	Embeds []embed.Provider
	// Limits bound the source and, each for itself, the bodies in it.
	Limits article.Limits
}

// Parse reads a feed: RSS 0.9x, 1.0 and 2.0, Atom, or JSON Feed, whichever it
// is. The encoding may be UTF-8, UTF-16, ISO 8859-1 or Windows-1252.
//
// Every item has an article with its body; [Item].ContentHTML is the markup
// that the body was read from. A picture that comes as an enclosure is the
// hero where nothing else is. Losses are those of the feed and of its bodies;
// a body that cannot be read at all is a loss too.
//
// An error is an [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrTooDeep], [article.ErrTooMany], [article.ErrEncoding],
// [article.ErrSyntax], or [article.ErrVersion] for what is another format.
func Parse(src []byte, opts Options) (*Feed, []article.Loss, error) {
	r := &reader{options: opts, limits: opts.Limits.WithDefaults(), feed: &Feed{}}
	if len(src) > r.limits.Bytes {
		return nil, nil, r.fail(fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), r.limits.Bytes))
	}
	src, ok := decode(src)
	if !ok {
		return nil, nil, r.fail(fmt.Errorf("%w, and no other encoding that is read", article.ErrEncoding))
	}
	r.src = src
	r.rebase(opts.URL)
	if bytes.HasPrefix(bytes.TrimSpace(src), []byte("{")) {
		r.feed.Format = JSON
		if err := r.json(src); err != nil {
			return nil, nil, err
		}
		return r.feed, r.losses.losses(), nil
	}
	root, err := r.parseXML(src)
	if err != nil {
		return nil, nil, err
	}
	switch root.key {
	case "rss", "rdf:RDF":
		r.feed.Format = RSS
		r.rss(root)
	case "atom:feed":
		r.feed.Format = Atom
		r.atom(root)
	default:
		e := article.ErrorAt(format, src, root.offset, fmt.Errorf("%w: <%s> begins no feed", article.ErrVersion, root.key))
		e.File = opts.File
		return nil, nil, e
	}
	return r.feed, r.losses.losses(), nil
}

// A reader fills a feed from one source.
type reader struct {
	options Options
	limits  article.Limits
	src     []byte
	feed    *Feed
	base    *url.URL
	losses  tally
}

func (r *reader) fail(err error) error {
	return &article.ParseError{Format: format, File: r.options.File, Err: err}
}

// rebase takes an absolute address as what others are resolved against.
func (r *reader) rebase(address string) {
	if base, err := url.Parse(address); err == nil && base.IsAbs() && r.base == nil {
		r.base = base
	}
}

// lose notes a loss at an element of the source, or, where that is nil, at
// the last item.
func (r *reader) lose(e *element, reason article.LossReason, what, detail string) {
	l := r.losses.add(reason, what, detail)
	switch n := len(r.feed.Items); {
	case l == nil:
	case e != nil:
		l.Position = article.PositionAt(r.src, e.offset)
	case n > 0:
		l.Path = "/items/" + strconv.Itoa(n-1)
	}
}

func (r *reader) unknown(e *element) {
	if len(e.attrs) > 0 || len(e.nodes) > 0 {
		r.lose(e, article.LossUnsupported, "<"+e.key+">", "")
	}
}

// item starts the next item.
func (r *reader) item() (*Item, *article.Article) {
	a := &article.Article{}
	r.feed.Items = append(r.feed.Items, Item{Article: a})
	return &r.feed.Items[len(r.feed.Items)-1], a
}

// address makes an address absolute, by xml:base where an element around it
// has one; one that could run script is dropped.
func (r *reader) address(e *element, address string) string {
	if address == "" {
		return ""
	}
	if out := resolve(r.baseOf(e), address); safe(out) {
		return out
	}
	r.lose(e, article.LossUnsafe, "address", "its scheme is not one of http, https, mailto, tel")
	return ""
}

// baseOf is the address that others at an element are resolved against.
func (r *reader) baseOf(e *element) *url.URL {
	if e == nil {
		return r.base
	}
	own := e.attr("xml:base")
	outer := r.base
	if e.parent != nil {
		outer = r.baseOf(e.parent)
	}
	if ref, err := url.Parse(own); own != "" && err == nil {
		if outer != nil {
			ref = outer.ResolveReference(ref)
		}
		return ref
	}
	return outer
}

func (r *reader) date(e *element) time.Time {
	t, ok := parseDate(e.text())
	if !ok && e.text() != "" {
		r.lose(e, article.LossInvalid, "<"+e.key+">", "not a date")
	}
	return t
}

// plain is the text of markup that the model has no place for. What it says
// is kept, so that only formatting is lost.
func (r *reader) plain(e *element, markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return markup
	}
	doc, _, err := htmlbody.Parse([]byte(markup), htmlbody.Options{Limits: r.limits})
	if err != nil {
		r.lose(e, article.LossLimit, "text", err.Error())
		return ""
	}
	if strings.ContainsRune(markup, '<') {
		r.lose(e, article.LossFlattened, "markup", "in what is plain text here")
	}
	return doc.Text()
}

// body ends an item: its addresses become absolute, its markup the article's
// body.
func (r *reader) body(e *element, out *Item) {
	a := out.Article
	for i, file := range out.Enclosures {
		if a.Hero == nil && strings.HasPrefix(file.Type, "image/") {
			a.Hero = &article.Figure{Image: article.Image{URL: file.URL, Type: file.Type}}
			out.Enclosures = append(out.Enclosures[:i:i], out.Enclosures[i+1:]...)
			break
		}
	}
	if len(out.Enclosures) == 0 {
		out.Enclosures = nil
	}
	if out.ContentHTML == "" {
		return
	}
	base := r.baseOf(e)
	if own, err := url.Parse(a.URL); err == nil && own.IsAbs() {
		base = own
	}
	out.ContentHTML = string(appendAbsolute(nil, out.ContentHTML, base))
	doc, losses, err := htmlbody.Parse([]byte(out.ContentHTML), htmlbody.Options{Embeds: r.options.Embeds, Limits: r.limits})
	if err != nil {
		r.lose(e, article.LossLimit, "body", err.Error())
		return
	}
	a.Body = doc
	for _, l := range losses {
		r.lose(e, l.Reason, l.What, l.Detail)
	}
}
