package related_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// newsIndex holds n made-up articles and is asked a month after the last.
func newsIndex(t testing.TB, n int) *related.Index {
	t.Helper()
	last := time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * 5 * time.Minute)
	x := related.New(related.Options{Now: func() time.Time { return last }})
	require.NoError(t, x.AddSeq(t.Context(), relatedtest.News{Seed: 7}.Articles(n), nil))
	return x
}

func TestPrunedSearchFindsWhatScoringEverythingFinds(t *testing.T) {
	n, questions := 20_000, 100
	if testing.Short() {
		n, questions = 5_000, 20
	}
	x := newsIndex(t, n)
	// Removed and replaced articles leave holes that must not be found.
	for i := 0; i < n; i += 97 {
		require.True(t, x.Remove("n"+strconv.Itoa(i)))
	}
	var again []*article.Article
	for a := range (relatedtest.News{Seed: 8}).Articles(500) {
		again = append(again, a)
	}
	for part := range slices.Chunk(again, 7) {
		require.NoError(t, x.Add(part...))
	}
	r := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct {
		name string
		edit func(*related.Query)
	}{
		{"plain questions", func(*related.Query) {}},
		{"questions with a span of time", func(q *related.Query) {
			q.Until = time.Date(2020, 1, 3, 0, 0, 0, 0, time.UTC)
		}},
		{"questions with a filter that refuses most", func(q *related.Query) {
			q.Filter = func(key string) bool { return key[len(key)-1] == '3' && key[len(key)-2] == '3' }
		}},
		{"questions with a filter that refuses all but a few", func(q *related.Query) {
			q.Filter = func(key string) bool { return len(key) < 3 }
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range questions {
				q := related.Query{Key: "n" + strconv.Itoa(r.IntN(n/97)*97+1), Limit: []int{3, 10, 40}[r.IntN(3)]}
				c.edit(&q)
				keys, scores, err := x.Nearest(q, q.Limit, false)
				require.NoError(t, err)
				allKeys, allScores, err := x.Nearest(q, q.Limit, true)
				require.NoError(t, err)
				require.Empty(t, cmp.Diff(allKeys, keys))
				require.Empty(t, cmp.Diff(allScores, scores))

				results, err := x.Related(t.Context(), q)
				require.NoError(t, err)
				all, err := x.Exhaustive(t.Context(), q)
				require.NoError(t, err)
				require.Empty(t, cmp.Diff(all, results))
			}
		})
	}
}

func BenchmarkRelated(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			x := newsIndex(b, n)
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				i = (i + 7919) % n
				_, err := x.Related(b.Context(), related.Query{Key: "n" + strconv.Itoa(i), Limit: 10})
				require.NoError(b, err)
			}
		})
	}
}

func BenchmarkAdd(b *testing.B) {
	articles := slices.Collect(relatedtest.News{Seed: 7}.Articles(20_000))
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, related.New(related.Options{}).Add(articles...))
	}
	b.ReportMetric(float64(b.N*len(articles))/b.Elapsed().Seconds(), "articles/s")
}
