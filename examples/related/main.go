// Command related indexes a folder or a file of articles with a progress bar
// and prints, for a few of them, the stories that belong beside them.
//
//	related [-k 5] [-why] [-eval] [-out FILE] CORPUS.tsv.gz|DIR
//	related -lee DIR
//
// A corpus has one article a line: id, label, text, divided by tabs; the
// file may be gzipped. A folder holds articles as Markdown, HTML or JSON.
// With -eval the labels (in a folder: the categories) judge the lists; with
// -lee the similarity of articles is compared with what people said, in the
// collection of Lee, Pincombe and Welsh; with -out the lists of all articles
// are written as a JSON object from id to ids.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "related:", err)
		os.Exit(1)
	}
}

// shown is how many articles are printed where nothing else is asked for.
const shown = 5

func run(ctx context.Context, args []string, out, progress io.Writer) error {
	flags := flag.NewFlagSet("related", flag.ContinueOnError)
	flags.SetOutput(progress)
	k := flags.Int("k", 5, "how many related stories to list")
	why := flags.Bool("why", false, "say why each was chosen")
	eval := flags.Bool("eval", false, "judge the lists by the labels")
	lee := flags.String("lee", "", "compare with people's judgements in this `folder`")
	file := flags.String("out", "", "write every article's list to this `file`, as JSON")
	flags.Usage = func() {
		fmt.Fprintln(progress, "usage: related [flags] CORPUS.tsv.gz|DIR\n       related -lee DIR")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *lee != "" {
		return judgeSimilarity(ctx, *lee, out)
	}
	if flags.NArg() != 1 || *k < 1 {
		flags.Usage()
		return flag.ErrHelp
	}

	c, err := read(flags.Arg(0))
	if err != nil {
		return err
	}
	index := related.New(related.Options{})
	start := time.Now()
	bar := bar{out: progress, total: len(c.articles)}
	if err := index.AddSeq(ctx, slices.Values(c.articles), bar.show); err != nil {
		return err
	}
	bar.end(time.Since(start))

	if *file != "" {
		if err := writeLists(ctx, index, c, *k, *file); err != nil || !*eval {
			return err
		}
	}
	if *eval {
		scores, err := relatedtest.Evaluate(ctx, index, relatedtest.ByLabel(c.labels), relatedtest.Options{})
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "articles  P@5    MAP@10  NDCG@10  found\n%8d  %.3f  %.3f   %.3f    %.3f\n",
			scores.Cases, scores.Precision, scores.MAP, scores.NDCG, scores.Coverage)
		return nil
	}
	for _, a := range c.articles[:min(shown, len(c.articles))] {
		if err := list(ctx, index, c, a.Key(), *k, *why, out); err != nil {
			return err
		}
	}
	return nil
}

// list prints one article and the stories beside it.
func list(ctx context.Context, index *related.Index, c *corpus, key string, k int, why bool, out io.Writer) error {
	results, err := index.Related(ctx, related.Query{Key: key, Limit: k})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s  %s\n", key, c.titles[key])
	for _, r := range results {
		fmt.Fprintf(out, "  %.2f  %s  %s\n", r.Score, r.Key, c.titles[r.Key])
		if why {
			fmt.Fprintf(out, "        %s\n", r.Why())
		}
	}
	_, err = fmt.Fprintln(out)
	return err
}

// writeLists writes the ids related to each article.
func writeLists(ctx context.Context, index *related.Index, c *corpus, k int, path string) error {
	lists := make(map[string][]string, len(c.articles))
	for _, a := range c.articles {
		results, err := index.Related(ctx, related.Query{Key: a.Key(), Limit: k})
		if err != nil {
			return err
		}
		keys := make([]string, len(results))
		for i, r := range results {
			keys[i] = r.Key
		}
		lists[a.Key()] = keys
	}
	b, err := json.Marshal(lists)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(b, '\n'), 0o644)
}

// bar draws progress on one line.
type bar struct {
	out   io.Writer
	total int
}

const barWidth = 40

func (b bar) show(done int) {
	full := barWidth * done / max(1, b.total)
	fmt.Fprintf(b.out, "\r[%-*s] %d/%d", barWidth, strings.Repeat("#", full), done, b.total)
}

func (b bar) end(took time.Duration) {
	fmt.Fprintf(b.out, "  %.0f articles/s\n", float64(b.total)/took.Seconds())
}
