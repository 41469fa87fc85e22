package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// write saves every page of the site below a folder. A file is written under
// another name and renamed when it is whole, so that a crash or Ctrl-C leaves
// the old file or the new one, never half of one.
func (d *desk) write(ctx context.Context, folder string, progress io.Writer) error {
	pages := d.routes(false)
	paths := d.paths()
	bar := newBar(progress, len(paths))
	for i, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
		if err != nil {
			return err
		}
		page := &recorder{header: make(http.Header), status: http.StatusOK}
		pages.ServeHTTP(page, request)
		if page.status != http.StatusOK && path != missingPath {
			return fmt.Errorf("%s: status %d", path, page.status)
		}
		if err := writeWhole(filepath.Join(folder, fileFor(path)), page.body.Bytes()); err != nil {
			return err
		}
		bar.show(i+1, path)
	}
	bar.done()
	fmt.Fprintf(progress, "Wrote %d files to %s\n", len(paths), folder)
	return nil
}

// fileFor is the file that a plain web server serves for a path.
func fileFor(path string) string {
	switch {
	case path == missingPath:
		return "404.html"
	case strings.HasSuffix(path, "/"):
		return path + "index.html"
	case filepath.Ext(path) == "":
		return path + "/index.html"
	}
	return path
}

func writeWhole(file string, data []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(file), ".part-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(part.Name())
		}
	}()
	if _, err = part.Write(data); err == nil {
		err = part.Chmod(0o644)
	}
	if closed := part.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part.Name(), file)
	}
	return err
}

// A recorder keeps a response in memory.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) WriteHeader(status int)      { r.status = status }
func (r *recorder) Write(p []byte) (int, error) { return r.body.Write(p) }

// A bar draws progress on a terminal once the work takes longer than a moment.
type bar struct {
	w       io.Writer
	total   int
	started time.Time
	drawn   time.Time
}

func newBar(w io.Writer, total int) *bar { return &bar{w: w, total: total, started: time.Now()} }

func (b *bar) show(done int, what string) {
	now := time.Now()
	if now.Sub(b.started) < 300*time.Millisecond || now.Sub(b.drawn) < 100*time.Millisecond {
		return
	}
	b.drawn = now
	const width = 30
	full := width * done / max(b.total, 1)
	left := now.Sub(b.started) * time.Duration(b.total-done) / time.Duration(done)
	fmt.Fprintf(b.w, "\r\x1b[K[%s%s] %d/%d, %s left, %s",
		strings.Repeat("=", full), strings.Repeat(" ", width-full), done, b.total, left.Round(time.Second), what)
}

func (b *bar) done() {
	if !b.drawn.IsZero() {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
