package related_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func TestReadersNeverSeeAHalfChangedIndex(t *testing.T) {
	duration := 3 * time.Second
	if testing.Short() {
		duration = 500 * time.Millisecond
	}
	x := related.New(related.Options{Now: noon})
	articles := slices.Collect(relatedtest.News{Seed: 5}.Articles(2000))
	require.NoError(t, x.Add(articles[:1000]...))
	stop := time.Now().Add(duration)
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() { // each writer has articles of its own
			r := rand.New(rand.NewPCG(uint64(w), 1))
			for time.Now().Before(stop) {
				a := articles[1000+2*r.IntN(500)+w]
				if r.IntN(3) == 0 {
					x.Remove(a.Key())
				} else if err := x.Add(a); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for w := range 3 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(w), 2))
			for time.Now().Before(stop) {
				key := "n" + strconv.Itoa(r.IntN(1000)) // never removed
				results, err := x.Related(t.Context(), related.Query{Key: key, Limit: 5})
				if err != nil || len(results) != 5 {
					t.Errorf("%s: %d results, %v", key, len(results), err)
				}
				for i, result := range results {
					if result.Key == key || slices.Contains(keys(results[:i]), result.Key) {
						t.Errorf("%s: %v", key, keys(results))
					}
				}
			}
		})
	}
	wg.Go(func() {
		for time.Now().Before(stop) {
			y, err := related.Load(bytes.NewReader(snapshot(t, x)), related.Options{})
			if err != nil || y.Len() < 1000 {
				t.Error(err)
			}
		}
	})
	wg.Wait()

	// What is left is what a fresh index of the same articles holds.
	left := make(map[string]*article.Article)
	for _, a := range articles {
		left[a.Key()] = a
	}
	n := 0
	for key := range x.Keys() {
		require.NotNil(t, left[key])
		n++
	}
	require.Equal(t, n, x.Len())
	require.NoError(t, x.Check())
}
