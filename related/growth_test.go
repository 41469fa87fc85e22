package related_test

import (
	"errors"
	"iter"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// TestGrowth grows one index and logs what an article takes of memory and a
// query of time, alone and while articles are added. To a million articles:
//
//	NEWSROOM_RELATED_ARTICLES=1000000 go test -run TestGrowth -timeout 1h -v ./related
func TestGrowth(t *testing.T) {
	most := 10_000
	if testing.Short() {
		most = 2_000
	}
	if s := os.Getenv("NEWSROOM_RELATED_ARTICLES"); s != "" {
		var err error
		most, err = strconv.Atoi(s)
		require.NoError(t, err)
	}
	now := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(most) * 5 * time.Minute)
	before := liveHeap()
	x := related.New(related.Options{Now: func() time.Time { return now }})
	next, stop := iter.Pull(relatedtest.News{Seed: 7}.Articles(most + 10_000))
	defer stop()

	var rows []growth
	for n := most; n >= 1000; n = n * 3 / 10 {
		rows = append(rows, growth{articles: n})
	}
	slices.Reverse(rows)
	added := 0
	for i := range rows {
		row := &rows[i]
		require.NoError(t, x.AddSeq(t.Context(), func(yield func(*article.Article) bool) {
			for ; added < row.articles; added++ {
				if a, ok := next(); !ok || !yield(a) {
					return
				}
			}
		}, nil))
		row.heap = float64(liveHeap()-before) / float64(row.articles)
		row.alone = askMany(t, x, row.articles)
	}
	largest := &rows[len(rows)-1]
	busy := whileAdding(t, x, next, largest.articles)

	t.Log("articles   bytes each   query p50 µs    p99 µs   p50 by articles, logarithmic")
	for _, r := range rows {
		t.Logf("%8d %12.0f %14d %9d   %s", r.articles, r.heap, r.alone.p50.Microseconds(), r.alone.p99.Microseconds(), bar(r.alone.p50))
	}
	t.Logf("while articles are added: p50 %d, p99 %d µs; p99 %.2f times", busy.p50.Microseconds(), busy.p99.Microseconds(),
		float64(busy.p99)/float64(largest.alone.p99))
	first := rows[0]
	t.Logf("%.0f times the articles, %.1f times the time", float64(largest.articles)/float64(first.articles),
		float64(largest.alone.p50)/float64(first.alone.p50))
	if largest.articles >= 10_000 { // the tables weigh more in a small index
		require.LessOrEqual(t, largest.heap, 1024.0, "bytes an article")
	}
}

// growth is what is measured at one size.
type growth struct {
	articles int
	heap     float64 // bytes an article
	alone    latency
}

type latency struct{ p50, p99 time.Duration }

// bar is eight characters long for each factor of two, from 16 µs.
func bar(d time.Duration) string {
	n := 0
	for f := float64(d) / float64(16*time.Microsecond); f >= 1; f /= 1.0905 { // the eighth root of two
		n++
	}
	return strings.Repeat("#", n)
}

// liveHeap is what is left on the heap after a collection.
func liveHeap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// askMany asks for the ten best of a thousand articles, one after the other,
// and gives the processor time of a query.
func askMany(t *testing.T, x *related.Index, articles int) latency {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	took := make([]time.Duration, 1000)
	for i := range took {
		q := related.Query{Key: "n" + strconv.Itoa(i*7919%articles), Limit: 10}
		start := cpuTime()
		_, err := x.Related(t.Context(), q)
		took[i] = cpuTime() - start
		require.NoError(t, err)
	}
	slices.Sort(took)
	return latency{took[len(took)/2], took[len(took)*99/100]}
}

// whileAdding asks while another goroutine adds article by article.
func whileAdding(t *testing.T, x *related.Index, next func() (*article.Article, bool), articles int) latency {
	t.Helper()
	done, added := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-done:
				added <- nil
				return
			case <-time.After(time.Millisecond):
			}
			a, ok := next()
			if !ok {
				added <- errors.New("no articles left to add")
				return
			}
			if err := x.Add(a); err != nil {
				added <- err
				return
			}
		}
	}()
	l := askMany(t, x, articles)
	close(done)
	require.NoError(t, <-added)
	return l
}
