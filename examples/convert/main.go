// Convert reads an article in one format and writes it in another. The result
// goes to standard output, what could not be kept to standard error, a line a
// loss.
//
//	go run ./examples/convert -from markdown -to page story.md > story.html
//	curl -s https://news.example/story | go run ./examples/convert -from webpage -to markdown
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/interchange/ans"
	"github.com/dots-newsroom/newsroom/article/interchange/contenttree"
	"github.com/dots-newsroom/newsroom/article/interchange/ninjs"
	"github.com/dots-newsroom/newsroom/article/interchange/portabletext"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/article/webpage"
	"github.com/dots-newsroom/newsroom/render"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program; it returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(stderr)
	from := flags.String("from", "markdown", "`format` to read: "+names(readers))
	to := flags.String("to", "html", "`format` to write: "+names(writers))
	if err := flags.Parse(args); err != nil {
		return 1
	}
	losses, out, err := convert(ctx, *from, *to, flags.Args(), stdin)
	for _, loss := range losses {
		fmt.Fprintln(stderr, loss)
	}
	if err == nil {
		_, err = stdout.Write(out)
	}
	if err != nil {
		fmt.Fprintln(stderr, "convert:", err)
		return 1
	}
	return 0
}

func convert(ctx context.Context, from, to string, files []string, stdin io.Reader) ([]article.Loss, []byte, error) {
	read, write := readers[from], writers[to]
	switch {
	case read == nil:
		return nil, nil, fmt.Errorf("-from %q: expected one of %s", from, names(readers))
	case write == nil:
		return nil, nil, fmt.Errorf("-to %q: expected one of %s", to, names(writers))
	case len(files) > 1:
		return nil, nil, fmt.Errorf("%d files: expected one at most", len(files))
	}
	name := ""
	if len(files) == 1 {
		f, err := os.Open(files[0])
		if err != nil {
			return nil, nil, err
		}
		defer f.Close()
		name, stdin = files[0], f
	}
	// One byte more than the readers take, so that they say what is too large.
	limit := int64(article.Limits{}.WithDefaults().Bytes) + 1
	src, err := io.ReadAll(io.LimitReader(stdin, limit))
	if err != nil {
		return nil, nil, err
	}
	a, losses, err := read(ctx, src, name)
	if err != nil {
		return losses, nil, err
	}
	out, more, err := write(a)
	return append(losses, more...), out, err
}

type reader func(ctx context.Context, src []byte, file string) (*article.Article, []article.Loss, error)

var readers = map[string]reader{
	"markdown": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		return markdown.Parse(src, markdown.Options{File: file})
	},
	// A body as a CMS keeps it, with front matter above it or without.
	"html": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		a, body, losses, err := frontmatter.Parse(src, frontmatter.Options{File: file})
		if err != nil {
			return nil, losses, err
		}
		document, more, err := htmlbody.Parse(body, htmlbody.Options{File: file})
		a.Body = document
		return a, append(losses, more...), err
	},
	"webpage": func(ctx context.Context, src []byte, _ string) (*article.Article, []article.Loss, error) {
		a, report, err := webpage.Parse(ctx, src, webpage.Options{})
		return a, report.Losses, err
	},
	"json": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		a, err := article.ParseJSON(src, article.JSONOptions{File: file})
		return a, nil, err
	},
	"content-tree": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		return contenttree.Parse(src, contenttree.Options{File: file})
	},
	"ans": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		return ans.Parse(src, ans.Options{File: file})
	},
	"ninjs": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		return ninjs.Parse(src, ninjs.Options{File: file})
	},
	"portable-text": func(_ context.Context, src []byte, file string) (*article.Article, []article.Loss, error) {
		return portabletext.Parse(src, portabletext.Options{File: file})
	},
}

type writer func(a *article.Article) ([]byte, []article.Loss, error)

var writers = map[string]writer{
	"html": func(a *article.Article) ([]byte, []article.Loss, error) {
		return line(render.Body{Document: &a.Body, Language: a.Language}.AppendHTML(nil)), fieldsLeftOut(a, "html"), nil
	},
	"page": func(a *article.Article) ([]byte, []article.Loss, error) {
		return line(render.ArticlePage{Article: a}.AppendHTML(nil)), nil, nil
	},
	"markdown": func(a *article.Article) ([]byte, []article.Loss, error) {
		return markdown.Append(nil, a)
	},
	"text": func(a *article.Article) ([]byte, []article.Loss, error) {
		var out []byte
		for _, s := range []string{a.Headline, a.Dek} {
			if s != "" {
				out = append(append(out, s...), "\n\n"...)
			}
		}
		said := *a
		said.Headline, said.Dek = "", ""
		return line(a.Body.AppendText(out)), fieldsLeftOut(&said, "text"), nil
	},
	"json": func(a *article.Article) ([]byte, []article.Loss, error) {
		out, err := a.AppendJSON(nil)
		return line(out), nil, err
	},
	"content-tree": func(a *article.Article) ([]byte, []article.Loss, error) {
		out, losses, err := contenttree.Append(nil, a)
		return line(out), losses, err
	},
	"ans": func(a *article.Article) ([]byte, []article.Loss, error) {
		out, losses, err := ans.Append(nil, a)
		return line(out), losses, err
	},
	"ninjs": func(a *article.Article) ([]byte, []article.Loss, error) {
		out, losses, err := ninjs.Append(nil, a)
		return line(out), losses, err
	},
	"portable-text": func(a *article.Article) ([]byte, []article.Loss, error) {
		out, losses, err := portabletext.Append(nil, a)
		return line(out), losses, err
	},
}

// fieldsLeftOut says which words of the article do not stand in its body.
func fieldsLeftOut(a *article.Article, format string) []article.Loss {
	var losses []article.Loss
	for _, field := range []struct {
		name string
		set  bool
	}{
		{"kicker", a.Kicker != ""}, {"headline", a.Headline != ""}, {"dek", a.Dek != ""}, {"dateline", a.Dateline != ""},
		{"authors", len(a.Authors) > 0}, {"hero", a.Hero != nil}, {"corrections", len(a.Corrections) > 0},
	} {
		if field.set {
			losses = append(losses, article.Loss{
				Reason: article.LossUnsupported, What: field.name, Path: "/" + field.name,
				Detail: "a body in " + format + " has no place for it",
			})
		}
	}
	return losses
}

// line ends the text with a line feed.
func line(out []byte) []byte { return append(out, '\n') }

func names[F any](formats map[string]F) string {
	return strings.Join(slices.Sorted(maps.Keys(formats)), ", ")
}
