package render

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// An ArticleStream is an article's page that is sent in parts, each as soon as
// it is there: everything above the body at once, so that the reader's browser
// loads the stylesheet and the hero meanwhile, then the body, then the related
// stories and the foot. It fits net/http and templ as an [ArticlePage] does.
//
// A page sent so has no Content-Length. For one whose parts are all at hand
// ArticlePage is the better choice: it fails before anything is sent, or not
// at all.
type ArticleStream struct {
	// Page is what is known at once.
	Page ArticlePage
	// Body finds the article's body. Nil: it is that of the article. What the
	// head of a page tells of a body, its videos and its number of words, is
	// not told of one that is found later, and its reading time is the
	// article's own figure or none.
	Body func(context.Context) (*article.Document, error)
	// Related finds the related stories, once the body is on its way. Nil:
	// they are those of the page. An error ends the page as every other does; a
	// host that would rather do without the stories returns none.
	Related func(context.Context) (RelatedStories, error)
}

// Render writes the page, and flushes w after every part where it can be
// flushed. It stops between parts once the context has ended. After an error
// part of the page may have been written, and must not pass for a whole one: a
// host that calls Render itself breaks the response off, as ServeHTTP does.
func (a ArticleStream) Render(ctx context.Context, w io.Writer) error {
	page := &a.Page
	if page.Article == nil {
		page.Article = &article.Article{}
	}
	reading := article.ReadingTime{Duration: page.Article.ReadingTime}
	if a.Body == nil {
		reading = article.EstimateReadingTime(page.Article, article.ReadingOptions{})
	}
	return streamTo(ctx, w, func(s *stream) error {
		p := &s.printer
		p.start(p.b, page.Options, cmp.Or(page.Article.Language, page.Site.Language))
		reading.Language = cmp.Or(reading.Language, p.language)
		p.articleTop(page, reading)
		body := &page.Article.Body
		if a.Body != nil {
			if err := s.send(); err != nil {
				return err
			}
			var err error
			if body, err = a.Body(ctx); err != nil {
				return err
			}
		}
		p.body(body, "")
		p.articleFoot(page)
		related := page.Related
		if a.Related != nil {
			if err := s.send(); err != nil {
				return err
			}
			var err error
			if related, err = a.Related(ctx); err != nil {
				return err
			}
		}
		p.articleEnd(page, &related)
		return s.send()
	})
}

// ServeHTTP answers a request with the page. After an error it breaks the
// response off, so that neither browser nor cache takes half a page for a whole
// one: it sets a write deadline in the past, after which the server can write
// no end of the response, or panics with [http.ErrAbortHandler], which net/http
// expects and does not log, where the response writer knows no deadlines. The
// error is for the functions that returned it to log.
func (a ArticleStream) ServeHTTP(w http.ResponseWriter, r *http.Request) { serveStream(w, r, a.Render) }

// A FrontStream is a front page whose sections are sent as they are found.
// What is said of [ArticleStream] holds for it too.
type FrontStream struct {
	// Page is what is known at once: everything down to its own sections.
	Page FrontPage
	// Sections follow them. The sequence ends the page when it yields an error.
	Sections iter.Seq2[StoryList, error]
}

// Render writes the page; see [ArticleStream.Render].
func (f FrontStream) Render(ctx context.Context, w io.Writer) error {
	return streamTo(ctx, w, func(s *stream) error {
		p := &s.printer
		p.start(p.b, f.Page.Options, f.Page.Site.Language)
		p.frontTop(&f.Page)
		if f.Sections != nil {
			if err := s.send(); err != nil {
				return err
			}
			for section, err := range f.Sections {
				if err != nil {
					return err
				}
				p.storyList(&section)
				if err := s.send(); err != nil {
					return err
				}
			}
		}
		p.frontBottom(&f.Page)
		return s.send()
	})
}

// ServeHTTP answers a request with the page; see [ArticleStream.ServeHTTP].
func (f FrontStream) ServeHTTP(w http.ResponseWriter, r *http.Request) { serveStream(w, r, f.Render) }

// A stream is a printer whose markup is sent in parts.
type stream struct {
	printer printer
	ctx     context.Context
	w       io.Writer
}

func streamTo(ctx context.Context, w io.Writer, print func(*stream) error) error {
	buffer := buffers.Get().(*[]byte)
	s := stream{printer: printer{b: (*buffer)[:0]}, ctx: ctx, w: w}
	err := print(&s)
	free(buffer, s.printer.b)
	return err
}

// send writes what has been printed and flushes it.
func (s *stream) send() error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	_, err := s.w.Write(s.printer.b)
	s.printer.b = s.printer.b[:0]
	if err != nil {
		return err
	}
	switch w := s.w.(type) {
	case http.ResponseWriter: // which may be flushed by one that it wraps
		if err := http.NewResponseController(w).Flush(); !errors.Is(err, http.ErrNotSupported) {
			return err
		}
	case interface{ Flush() error }: // bufio's, gzip's
		return w.Flush()
	}
	return nil
}

func serveStream(w http.ResponseWriter, r *http.Request, render func(context.Context, io.Writer) error) {
	header := w.Header()
	if header.Get("Content-Type") == "" {
		header.Set("Content-Type", contentType)
	}
	if r.Method == http.MethodHead {
		return
	}
	if err := render(r.Context(), w); err != nil {
		breakOff(w)
	}
}

// breakOff ends a response so that the reader sees that it is not whole. The
// usual panic alone would not do: gin, for one, recovers from it and ends the
// response in good order.
func breakOff(w http.ResponseWriter) {
	past := time.Unix(1, 0)
	if err := http.NewResponseController(w).SetWriteDeadline(past); err != nil {
		panic(http.ErrAbortHandler)
	}
}
