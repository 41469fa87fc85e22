package ticker_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
)

// A model is the ticker in its plainest form: all headlines in a map, sorted
// when asked for.
type model map[string]ticker.Headline

func (m model) list(n int, now time.Time) []ticker.Headline {
	list := []ticker.Headline{}
	for _, h := range m {
		if !h.Embargo.After(now) && (h.Expires.IsZero() || h.Expires.After(now)) {
			list = append(list, h)
		}
	}
	slices.SortFunc(list, func(a, b ticker.Headline) int {
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), b.Published.Compare(a.Published), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(n, len(list))]
}

// A million changes (20,000 with -short): the store is the model at every
// thousandth, and whoever follows, fast, slow or with breaks, holds the
// store's list whenever he has read a whole group.
func TestAMillionChangesAgainstAModel(t *testing.T) {
	changes := 1_000_000
	if testing.Short() {
		changes = 20_000
	}
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(1, 2))
		const shown = 5
		store := ticker.New(ticker.Options{Cap: shown, Replay: 50})
		held := model{}
		ctx, cancel := context.WithCancel(t.Context())

		// What the store showed under each cursor, to hold readers against.
		var mu sync.Mutex
		lists := map[string][]ticker.Headline{}
		note := func() {
			snap := store.Snapshot()
			mu.Lock()
			lists[snap.Cursor] = snap.Headlines
			mu.Unlock()
		}
		note()

		var readers sync.WaitGroup
		groups := make([]int, 6)
		for i := range groups {
			readers.Go(func() {
				var list []ticker.Headline
				cursor := ""
				for ctx.Err() == nil {
					left := 1 + i*100 // groups until he goes and comes back
					for e, err := range store.Updates(ctx, cursor) {
						if err != nil {
							return
						}
						list = fold(list, e)
						if e.Cursor == "" {
							continue
						}
						cursor = e.Cursor
						groups[i]++
						mu.Lock()
						want, ok := lists[cursor]
						mu.Unlock()
						// A list that time alone has made is not noted.
						if ok && !slices.Equal(want, list) {
							t.Errorf("reader %d at %s: %s", i, cursor, gocmp.Diff(want, list))
							cancel()
							return
						}
						time.Sleep(time.Duration(i*i) * time.Millisecond)
						if left--; left == 0 {
							break
						}
					}
				}
			})
		}
		for i := range changes {
			id := fmt.Sprint("h", random.IntN(12))
			if random.IntN(4) == 0 {
				store.Retract(id)
				delete(held, id)
			} else {
				now := time.Now()
				h := ticker.Headline{
					ID: id, Text: fmt.Sprint("text", random.IntN(50), id), URL: "/" + id,
					Priority: ticker.Priority(random.IntN(3)), Published: at(random.IntN(50)),
				}
				switch random.IntN(10) {
				case 0:
					h.Expires = now.Add(time.Duration(1+random.IntN(20)) * time.Millisecond)
				case 1:
					h.Embargo = now.Add(time.Duration(1+random.IntN(20)) * time.Millisecond)
				}
				store.Put(h)
				held[id] = h
			}
			note()
			if random.IntN(10) == 0 {
				time.Sleep(time.Millisecond)
				mu.Lock()
				if len(lists) > 20_000 {
					clear(lists) // readers are never that far behind
				}
				mu.Unlock()
			}
			if i%1000 == 0 {
				require.Empty(t, gocmp.Diff(held.list(shown, time.Now()), store.Snapshot().Headlines), "change %d", i)
			}
			if ctx.Err() != nil {
				break
			}
		}
		time.Sleep(time.Minute)
		require.Empty(t, gocmp.Diff(held.list(shown, time.Now()), store.Snapshot().Headlines))
		cancel()
		readers.Wait()
		for i, n := range groups {
			require.Greater(t, n, changes/1000, "reader %d read", i)
		}
	})
}

func TestAClockSetBackBringsNothingBack(t *testing.T) {
	now := at(10)
	store := ticker.New(ticker.Options{Now: func() time.Time { return now }})
	store.Put(ticker.Headline{ID: "a", Text: "gone", Expires: at(20)}, ticker.Headline{ID: "b", Text: "later", Embargo: at(30)})
	now = at(40)
	require.Equal(t, []string{"later"}, texts(store.Snapshot()))
	now = at(5)
	require.Equal(t, []string{"later"}, texts(store.Snapshot()))
}

func TestSeveralMovesInOneStep(t *testing.T) {
	store := ticker.New(ticker.Options{})
	for i, id := range []string{"a", "b", "c"} {
		store.Put(ticker.Headline{ID: id, Text: id, Published: at(30 - i)})
	}
	known := store.Snapshot()
	// A goes to the end while X comes between b and c.
	store.Put(ticker.Headline{ID: "x", Text: "x", Published: at(28).Add(30 * time.Second)}, ticker.Headline{ID: "a", Text: "a", Published: at(1)})
	list := slices.Clone(known.Headlines)
	for e := range store.Updates(t.Context(), known.Cursor) {
		list = fold(list, e)
		if e.Cursor != "" {
			break
		}
	}
	require.Empty(t, gocmp.Diff(store.Snapshot().Headlines, list))
}
