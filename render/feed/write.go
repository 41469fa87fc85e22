package feed

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
)

// ErrFormat is returned for a [Format] that is not one of this package's.
var ErrFormat = errors.New("unknown feed format")

// Append appends the feed in a format to dst, with what the format could not
// hold. An unknown format appends nothing.
func (f *Feed) Append(dst []byte, format Format) ([]byte, []article.Loss) {
	w := &writer{b: dst, feed: f, base: f.base()}
	e := w.encoder(format)
	if e == nil {
		return dst, nil
	}
	e.head(f.updated())
	for i := range f.Items {
		w.item(e, f.Items[i])
	}
	e.end()
	return w.b, w.losses.losses()
}

// flushAt is how much [Feed.Stream] collects before it writes.
const flushAt = 32 << 10

// Stream writes the feed in a format with the items of a sequence instead of
// Items, holding one of them at a time.
//
// An error of the sequence or of w ends it and is returned. What was written
// then lacks its end and does not parse, so that it is not taken for a whole
// feed.
func (f *Feed) Stream(w io.Writer, format Format, items iter.Seq2[Item, error]) ([]article.Loss, error) {
	out := &writer{feed: f, base: f.base()}
	e := out.encoder(format)
	if e == nil {
		return nil, fmt.Errorf("feed: %w: %q", ErrFormat, format)
	}
	begun := false
	begin := func(updated time.Time) {
		if begun = true; !f.Updated.IsZero() {
			updated = f.Updated
		}
		e.head(updated)
	}
	for item, err := range items {
		if err != nil {
			return out.losses.losses(), fmt.Errorf("feed: item %d: %w", out.seen, err)
		}
		if item.Article == nil {
			item.Article = &article.Article{}
		}
		if !begun {
			begin(item.change())
		}
		out.item(e, item)
		if len(out.b) >= flushAt {
			if _, err := w.Write(out.b); err != nil {
				return out.losses.losses(), err
			}
			out.b = out.b[:0]
		}
	}
	if !begun {
		begin(time.Time{})
	}
	e.end()
	_, err := w.Write(out.b)
	return out.losses.losses(), err
}

func (f *Feed) updated() time.Time {
	t := f.Updated
	if t.IsZero() {
		for i := range f.Items {
			if f.Items[i].Article == nil {
				continue
			}
			if c := f.Items[i].change(); c.After(t) {
				t = c
			}
		}
	}
	return t
}

// An encoder appends the parts of a feed in one format.
type encoder interface {
	head(updated time.Time)
	// item appends an item that is known to have an identity.
	item(i *entry)
	end()
}

// A writer is what the encoders share: the output, the addresses, the losses.
type writer struct {
	b      []byte
	feed   *Feed
	base   *url.URL
	losses tally
	seen   int // items so far
	// content is where an item's becomes absolute, used again for the next.
	content []byte
}

func (w *writer) encoder(format Format) encoder {
	switch format {
	case RSS:
		return &rssWriter{xmlWriter{writer: w}}
	case Atom:
		return &atomWriter{xmlWriter{writer: w}}
	case JSON:
		return &jsonWriter{writer: w}
	}
	return nil
}

// An entry is an item with what every format needs of it worked out.
type entry struct {
	*Item
	id, url, content string
	image            *article.Image
}

func (w *writer) item(e encoder, item Item) {
	defer func() { w.seen++ }()
	if item.Article == nil {
		item.Article = &article.Article{}
	}
	a := item.Article
	i := &entry{Item: &item, url: w.address("url", a.URL), id: strings.TrimSpace(a.ID)}
	if i.id == "" {
		i.id = i.url
	}
	if i.id == "" {
		w.lose(article.LossInvalid, "item", "left out: it has neither id nor address", "")
		return
	}
	base := w.base
	if own, err := url.Parse(i.url); err == nil && own.IsAbs() {
		base = own
	}
	w.content = appendAbsolute(w.content[:0], item.ContentHTML, base)
	i.content = string(w.content)
	if a.Hero != nil && a.Hero.Image.URL != "" {
		img := a.Hero.Image
		if img.URL = w.address("hero/image/url", img.URL); img.URL != "" {
			i.image = &img
		}
	}
	if len(a.Categories) > 0 {
		w.lose(article.LossFlattened, "categories", "written as further terms", "categories")
	}
	e.item(i)
}

// lose notes a loss below the current item, or of the feed where field begins
// with a slash.
func (w *writer) lose(reason article.LossReason, what, detail, field string) {
	l := w.losses.add(reason, what, detail)
	switch {
	case l == nil:
	case strings.HasPrefix(field, "/"):
		l.Path = field
	default:
		l.Path = strings.TrimSuffix("/items/"+strconv.Itoa(w.seen)+"/"+field, "/")
	}
}

// address makes an address absolute; one that could run script is dropped.
func (w *writer) address(field, address string) string {
	if address == "" {
		return ""
	}
	out := resolve(w.base, address)
	if _, err := url.Parse(out); err != nil {
		w.lose(article.LossInvalid, "address", "it cannot be read as one", field)
		return ""
	}
	if !safe(out) {
		w.lose(article.LossUnsafe, "address", "its scheme is not one of http, https, mailto, tel", field)
		return ""
	}
	return out
}

// clean drops what XML 1.0 (2.2) has no way to hold and replaces what is not
// UTF-8. JSON could hold some of it, but one feed should read the same in all
// formats.
func (w *writer) clean(s string) string {
	if !strings.ContainsFunc(s, unwritable) {
		return s
	}
	w.lose(article.LossInvalid, "character", "XML cannot hold it", "")
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError:
			return r
		case unwritable(r):
			return -1
		}
		return r
	}, s)
}

func unwritable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
}
