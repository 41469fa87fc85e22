// Extract reads saved web pages, .html or .html.gz, one by one or a whole
// folder at a time, and gives the articles in them.
//
//	go run ./examples/extract story.html > story.md
//	go run ./examples/extract -out bodies.json pages/
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/article/webpage"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program; it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print the articles as JSON, one a line")
	out := flags.String("out", "", "write bodies and metadata of all pages to this JSON `file`")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := extract(ctx, flags.Args(), *asJSON, *out, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "extract:", err)
		return 1
	}
	return 0
}

// A page is one file and what was found in it.
type page struct {
	file    string
	article *article.Article
	err     error
}

// id is the file's name before ".html".
func (p *page) id() string {
	id, _, _ := strings.Cut(filepath.Base(p.file), ".html")
	return id
}

func extract(ctx context.Context, paths []string, asJSON bool, out string, stdout, stderr io.Writer) error {
	pages, err := find(paths)
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return fmt.Errorf("no .html or .html.gz among %q", paths)
	}
	readAll(ctx, pages, stderr)
	if err := ctx.Err(); err != nil {
		return err
	}
	failed := 0
	for i := range pages {
		if p := &pages[i]; p.err != nil {
			failed++
			fmt.Fprintf(stderr, "%s: %v\n", p.file, p.err)
		}
	}
	switch {
	case out != "":
		err = writeBodies(out, pages)
	default:
		err = print(stdout, pages, asJSON)
	}
	if err == nil && failed > 0 {
		err = fmt.Errorf("%d of %d pages gave no article", failed, len(pages))
	}
	return err
}

// find lists the pages that paths name, those of a folder in order of name.
func find(paths []string) (pages []page, err error) {
	for _, path := range paths {
		err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !entry.IsDir() && (strings.HasSuffix(file, ".html") || strings.HasSuffix(file, ".html.gz")) {
				pages = append(pages, page{file: file})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// readAll reads the pages on every processor, and shows how far it is on a
// terminal.
func readAll(ctx context.Context, pages []page, stderr io.Writer) {
	next, done := make(chan *page), make(chan struct{})
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(pages)) {
		workers.Go(func() {
			for p := range next {
				p.article, p.err = read(ctx, p.file)
				done <- struct{}{}
			}
		})
	}
	go func() {
		defer close(next)
		for i := range pages {
			select {
			case next <- &pages[i]:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		workers.Wait()
		close(done)
	}()
	show, begun, n := len(pages) > 1 && isTerminal(stderr), time.Now(), 0
	for range done {
		if n++; show {
			progress(stderr, n, len(pages), time.Since(begun))
		}
	}
	if show {
		fmt.Fprintln(stderr)
	}
}

func progress(w io.Writer, n, of int, took time.Duration) {
	const width = 30
	speed := float64(n) / max(took.Seconds(), 1e-6)
	left := time.Duration(float64(of-n) / speed * float64(time.Second)).Round(time.Second)
	fmt.Fprintf(w, "\r[%-*s] %d/%d  %.0f pages/s  %s left ", width, strings.Repeat("=", width*n/of), n, of, speed, left)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func read(ctx context.Context, file string) (*article.Article, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(file, ".gz") {
		z, err := gzip.NewReader(bytes.NewReader(src))
		if err != nil {
			return nil, err
		}
		// One byte more than is read of a page, so that the reader says what is
		// too large.
		limit := int64(article.Limits{}.WithDefaults().Bytes) + 1
		if src, err = io.ReadAll(io.LimitReader(z, limit)); err != nil {
			return nil, err
		}
	}
	a, _, err := webpage.Parse(ctx, src, webpage.Options{})
	return a, err
}

// found is what the file of -out says of a page.
type found struct {
	ArticleBody string    `json:"articleBody"`
	Headline    string    `json:"headline,omitempty"`
	Dek         string    `json:"dek,omitempty"`
	Authors     []string  `json:"authors,omitempty"`
	Published   time.Time `json:"published,omitzero"`
	Updated     time.Time `json:"updated,omitzero"`
	Language    string    `json:"language,omitempty"`
	Site        string    `json:"site,omitempty"`
	URL         string    `json:"url,omitempty"`
}

func writeBodies(file string, pages []page) error {
	all := make(map[string]found, len(pages))
	for i := range pages {
		p := &pages[i]
		f := found{}
		if a := p.article; a != nil {
			f = found{
				ArticleBody: string(webpage.AppendArticleBody(nil, &a.Body)), Headline: a.Headline, Dek: a.Dek,
				Published: a.Published, Updated: a.Updated, Language: a.Language, URL: a.URL,
			}
			for _, author := range a.Authors {
				f.Authors = append(f.Authors, author.Name)
			}
			if a.Publisher != nil {
				f.Site = a.Publisher.Name
			}
		}
		all[p.id()] = f
	}
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}

func print(w io.Writer, pages []page, asJSON bool) error {
	for i := range pages {
		a := pages[i].article
		if a == nil {
			continue
		}
		var text []byte
		var err error
		if asJSON {
			if text, err = a.AppendJSON(nil); err == nil {
				text = append(text, '\n')
			}
		} else {
			text, _, err = markdown.Append(nil, a)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", pages[i].file, err)
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}
