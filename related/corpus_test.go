package related_test

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// corpora is the folder of the labelled collections, which are not part of
// this repository.
func corpora(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("NEWSROOM_CORPORA")
	if dir == "" {
		t.Skip("NEWSROOM_CORPORA is not set: the labelled collections are not here")
	}
	return filepath.Join(dir, "related")
}

// readTSV reads id, label and text, one article a line.
func readTSV(t testing.TB, path string) (articles []*article.Article, labels map[string]string) {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	require.NoError(t, err)
	labels = make(map[string]string)
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		fields := strings.SplitN(lines.Text(), "\t", 3)
		require.Len(t, fields, 3)
		a := story(fields[0], "", fields[2])
		a.Language = ""
		articles = append(articles, a)
		labels[fields[0]] = fields[1]
	}
	require.NoError(t, lines.Err())
	return articles, labels
}

func TestQualityOnLabelledCollections(t *testing.T) {
	dir := corpora(t)
	for _, c := range []struct {
		name, file      string
		precision, mean float64 // what must be reached
	}{
		{"wire stories with fine-grained topics", "reuters/reuters-dev.tsv.gz", 0.870, 0.903},
		{"English sport", "topics/english-sport-dev.tsv.gz", 0.980, 0.985},
		{"German sections", "topics/german-dev.tsv.gz", 0.670, 0.745},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles, labels := readTSV(t, filepath.Join(dir, c.file))
			x := related.New(related.Options{})
			require.NoError(t, x.Add(articles...))
			scores, err := relatedtest.Evaluate(t.Context(), x, relatedtest.ByLabel(labels), relatedtest.Options{})
			require.NoError(t, err)
			t.Logf("P@5 %.4f  MAP@10 %.4f  NDCG@10 %.4f", scores.Precision, scores.MAP, scores.NDCG)
			require.GreaterOrEqual(t, scores.Precision, c.precision)
			require.GreaterOrEqual(t, scores.MAP, c.mean)
		})
	}
}

func TestSimilarityAgreesWithPeople(t *testing.T) {
	dir := filepath.Join(corpora(t), "lee")
	lines := func(name string) []string {
		b, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		return strings.Split(strings.TrimSpace(string(b)), "\n")
	}
	x := related.New(related.Options{Language: "en"})
	for _, name := range []string{"lee.txt", "lee_background.txt"} {
		var articles []*article.Article
		for i, text := range lines(name) {
			articles = append(articles, story(name+strconv.Itoa(i), "", text))
		}
		require.NoError(t, x.Add(articles...))
	}
	var ours, theirs []float64
	for i, row := range lines("similarities.txt") {
		for j, cell := range strings.Fields(row) {
			if j <= i {
				continue
			}
			judged, err := strconv.ParseFloat(cell, 64)
			require.NoError(t, err)
			s, err := x.Similarity("lee.txt"+strconv.Itoa(i), "lee.txt"+strconv.Itoa(j))
			require.NoError(t, err)
			ours, theirs = append(ours, s), append(theirs, judged)
		}
	}
	r := relatedtest.Correlation(ours, theirs)
	t.Logf("r %.4f", r)
	require.GreaterOrEqual(t, r, 0.695)
}
