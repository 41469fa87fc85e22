package webpage_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
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

// bodyText is the article's text as the benchmark's annotators took it: they
// left captions out.
func bodyText(a *article.Article) string {
	var b strings.Builder
	var visit func(article.Node)
	visit = func(n article.Node) {
		switch n := n.(type) {
		case *article.Figure, *article.Gallery, *article.Video, *article.Audio, *article.Embed:
			return
		case *article.Text:
			b.WriteString(n.Value)
		case *article.CodeSpan:
			b.WriteString(n.Value)
		case *article.Code:
			b.WriteString("\n" + n.Value)
		case article.Block, *article.Break:
			b.WriteByte('\n')
		}
		for c := range article.Children(n) {
			visit(c)
		}
	}
	for _, block := range a.Body.Blocks {
		visit(block)
	}
	return b.String()
}

func TestBodiesOfRealPages(t *testing.T) {
	dir := corpora(t, "extraction")
	src, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	require.NoError(t, err)
	var truth map[string]struct{ ArticleBody, URL string }
	require.NoError(t, json.Unmarshal(src, &truth))
	var precision, recall float64
	outputs := make(map[string]map[string]string)
	for id, want := range truth {
		page := gunzip(t, filepath.Join(dir, "html", id+".html.gz"))
		got := ""
		if a, _, err := webpage.Parse(t.Context(), page, webpage.Options{URL: want.URL}); err == nil {
			got = bodyText(a)
		}
		outputs[id] = map[string]string{"articleBody": got}
		expect, found := shingles(want.ArticleBody), shingles(got)
		hit, all, should := 0, 0, 0
		for s, n := range found {
			all += n
			hit += min(n, expect[s])
		}
		for _, n := range expect {
			should += n
		}
		p := float64(hit) / float64(max(all, 1))
		precision += p
		recall += float64(hit) / float64(max(should, 1))
		if testing.Verbose() && (p < 0.85 || float64(hit)/float64(max(should, 1)) < 0.85) {
			t.Logf("%.8s p=%.2f r=%.2f %s", id, p, float64(hit)/float64(max(should, 1)), want.URL)
		}
	}
	precision /= float64(len(truth))
	recall /= float64(len(truth))
	f1 := 2 * precision * recall / (precision + recall)
	if out := os.Getenv("EXTRACTION_OUT"); out != "" {
		data, err := json.Marshal(outputs)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(out, data, 0o644))
	}
	t.Logf("precision %.3f, recall %.3f, F1 %.3f over %d pages", precision, recall, f1, len(truth))
	// What was reached; a change that loses some of it should say why.
	require.GreaterOrEqual(t, precision, 0.97)
	require.GreaterOrEqual(t, recall, 0.985)
	require.GreaterOrEqual(t, f1, 0.98)
}
