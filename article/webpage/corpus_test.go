package webpage_test

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/webpage"
)

// corpora is a folder of real pages; see CONTRIBUTING.
func corpora(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("NEWSROOM_CORPORA")
	if dir == "" {
		t.Skip("NEWSROOM_CORPORA is not set: the real pages are not part of the project")
	}
	return filepath.Join(dir, name)
}

func gunzip(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	src, err := io.ReadAll(z)
	require.NoError(t, err)
	return src
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles are the runs of four words of a text, with their number.
func shingles(text string) map[string]int {
	words := word.FindAllString(text, -1)
	out := make(map[string]int)
	for i := range max(len(words)-3, min(len(words), 1)) {
		out[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return out
}

// score is how well bodies of pages were found.
type score struct{ precision, recall, exact float64 }

func (s score) f1() float64 { return 2 * s.precision * s.recall / (s.precision + s.recall) }

// realPages are the pages of the corpus with what stands in them.
type realPages struct {
	ids    []string
	truth  map[string]struct{ ArticleBody, URL string }
	source map[string][]byte
}

func readPages(t *testing.T) realPages {
	t.Helper()
	dir := corpora(t, "extraction")
	src, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	require.NoError(t, err)
	pages := realPages{source: make(map[string][]byte)}
	require.NoError(t, json.Unmarshal(src, &pages.truth))
	for id := range pages.truth {
		pages.source[id] = gunzip(t, filepath.Join(dir, "html", id+".html.gz"))
	}
	pages.ids = slices.Sorted(maps.Keys(pages.truth))
	return pages
}

// score parses the pages of some ids and compares.
func (p realPages) score(ids []string, parse func(src []byte, opts webpage.Options) (*article.Article, error)) (s score) {
	for _, id := range ids {
		got := ""
		if a, err := parse(p.source[id], webpage.Options{URL: p.truth[id].URL}); err == nil {
			got = string(webpage.AppendArticleBody(nil, &a.Body))
		}
		expect, found := shingles(p.truth[id].ArticleBody), shingles(got)
		hit, all, should := 0, 0, 0
		for s, n := range found {
			all += n
			hit += min(n, expect[s])
		}
		for _, n := range expect {
			should += n
		}
		s.precision += float64(hit) / float64(max(all, 1))
		s.recall += float64(hit) / float64(max(should, 1))
		if slices.Equal(word.FindAllString(p.truth[id].ArticleBody, -1), word.FindAllString(got, -1)) {
			s.exact++
		}
	}
	n := float64(len(ids))
	return score{s.precision / n, s.recall / n, s.exact / n}
}

func TestBodiesOfRealPages(t *testing.T) {
	pages := readPages(t)
	s := pages.score(pages.ids, func(src []byte, opts webpage.Options) (*article.Article, error) {
		a, _, err := webpage.Parse(t.Context(), src, opts)
		return a, err
	})
	t.Logf("precision %.3f, recall %.3f, F1 %.3f, exact %.2f over %d pages", s.precision, s.recall, s.f1(), s.exact, len(pages.ids))
	// What was reached; a change that loses some of it should say why.
	require.GreaterOrEqual(t, s.precision, 0.97)
	require.GreaterOrEqual(t, s.recall, 0.985)
	require.GreaterOrEqual(t, s.f1(), 0.98)
	require.GreaterOrEqual(t, s.exact, 0.50)
}

func TestRealArticlesAreHeldForArticles(t *testing.T) {
	pages := readPages(t)
	doubted := 0
	for _, id := range pages.ids {
		_, report, err := webpage.Parse(t.Context(), pages.source[id], webpage.Options{URL: pages.truth[id].URL})
		require.NoError(t, err)
		if report.Confidence < 0.5 {
			doubted++
		}
	}
	require.LessOrEqual(t, doubted, 3)
}

var update = flag.Bool("update", false, "rewrite testdata/ablation.md")

// The table says what each heuristic brings, and how much five parts of the
// pages, taken by their id, differ.
func TestWhatEachHeuristicBrings(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads every page once for each heuristic")
	}
	pages := readPages(t)
	parse := func(off webpage.Reason) func([]byte, webpage.Options) (*article.Article, error) {
		return func(src []byte, opts webpage.Options) (*article.Article, error) {
			return webpage.ParseWithout(t.Context(), src, opts, off)
		}
	}
	var b strings.Builder
	row := func(name string, s score) {
		fmt.Fprintf(&b, "| %s | %.4f | %.4f | %.4f | %.3f |\n", name, s.f1(), s.precision, s.recall, s.exact)
	}
	b.WriteString("Written by `go test ./article/webpage -run Brings -update` over the 90 real pages.\n\n| without | F1 | precision | recall | exact |\n|---|---|---|---|---|\n")
	row("nothing", pages.score(pages.ids, parse("")))
	for _, h := range webpage.Heuristics {
		row(string(h), pages.score(pages.ids, parse(h)))
	}
	b.WriteString("\n| fifth of the pages | F1 | precision | recall | exact |\n|---|---|---|---|---|\n")
	const folds = 5
	for fold := range folds {
		var ids []string
		for k := fold; k < len(pages.ids); k += folds {
			ids = append(ids, pages.ids[k])
		}
		row(fmt.Sprint(fold+1), pages.score(ids, parse("")))
	}
	const file = "testdata/ablation.md"
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), b.String())
}
