package render

import (
	"context"
	"html/template"
	"io"
	"net/http"
	"strconv"
	"sync"
)

// A Piece is a part of a page, or a whole one. Every piece of this package
// has these methods, and each is what some host asks for: Render makes it a
// templ component, HTML fits html/template, ServeHTTP fits everything built
// on net/http.
//
// A piece is a value. Its methods change nothing and may run at the same time.
type Piece interface {
	// Render writes the markup in one call of w.Write, so that an error never
	// follows half a piece. It returns the context's error where that has
	// ended, or else w's.
	Render(ctx context.Context, w io.Writer) error
	// AppendHTML appends the markup to dst and allocates only to grow it.
	AppendHTML(dst []byte) []byte
	// HTML returns the markup as html/template takes it unescaped.
	HTML() template.HTML
	// ServeHTTP answers a request with the markup.
	ServeHTTP(w http.ResponseWriter, r *http.Request)
	// Node returns the piece as a gomponents node, Response as gin renders it:
	// both want a Render of another shape, so it cannot be the piece itself.
	Node() Node
	Response() Response
}

//go:generate go run gen.go

// A Node is a piece in the shape of a gomponents node.
type Node struct{ appendHTML func([]byte) []byte }

// Render writes the piece's markup to w in one call.
func (n Node) Render(w io.Writer) error { return render(context.Background(), w, n.appendHTML) }

// A Response is a piece in the shape of gin's render.Render.
type Response struct{ appendHTML func([]byte) []byte }

// Render writes the content type and the piece's markup.
func (r Response) Render(w http.ResponseWriter) error {
	r.WriteContentType(w)
	return render(context.Background(), w, r.appendHTML)
}

// WriteContentType sets the Content-Type header.
func (r Response) WriteContentType(w http.ResponseWriter) {
	w.Header().Set("Content-Type", contentType)
}

const contentType = "text/html; charset=utf-8"

// status is the status code that a piece is served with.
func status(p Piece) int {
	if m, ok := p.(MessagePage); ok {
		return m.status()
	}
	return http.StatusOK
}

// buffers are reused between renderings: allocating a page's buffer costs
// more than filling it.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 32<<10); return &b }}

// free gives a buffer back, grown to b, unless it is so large that one page
// must have been.
func free(buffer *[]byte, b []byte) {
	const largest = 1 << 20
	if cap(b) <= largest {
		*buffer = b
		buffers.Put(buffer)
	}
}

func render(ctx context.Context, w io.Writer, appendHTML func([]byte) []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	buffer := buffers.Get().(*[]byte)
	b := appendHTML((*buffer)[:0])
	_, err := w.Write(b)
	free(buffer, b)
	return err
}

func toTemplate(appendHTML func([]byte) []byte) template.HTML {
	return template.HTML(appendHTML(nil)) // every value in it went through the printer's escaping
}

func serve(w http.ResponseWriter, r *http.Request, status int, appendHTML func([]byte) []byte) {
	buffer := buffers.Get().(*[]byte)
	b := appendHTML((*buffer)[:0])
	header := w.Header()
	if header.Get("Content-Type") == "" {
		header.Set("Content-Type", contentType)
	}
	header.Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b) // the client is gone; there is nobody to tell
	}
	free(buffer, b)
}
