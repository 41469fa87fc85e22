package ticker_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/tickertest"
)

func ExampleStore_View() {
	store := ticker.New(ticker.Options{Views: map[string][]string{"leisure": {"Sport", "Culture"}}})
	store.Put(
		ticker.Headline{ID: "bridge", Text: "Bridge reopens", Category: "City"},
		ticker.Headline{ID: "derby", Text: "Derby ends in a draw", Category: "Sport"},
	)
	leisure, err := store.View("leisure")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range leisure.Snapshot().Headlines {
		fmt.Println(h.Text)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /ticker/stream", store.Stream(ticker.StreamOptions{})) // ?view=leisure
	mux.Handle("GET /leisure/stream", leisure.Stream(ticker.StreamOptions{}))
	mux.Handle("GET /leisure/headlines.json", leisure.JSON())
	// Output: Derby ends in a draw
}

// The whole list and three views, one of two categories, one of a category
// that comes and goes: each is the model's, and whoever follows one, with
// breaks and from one view to another, holds its list after each group.
func TestViewsAgainstAModel(t *testing.T) {
	changes := 100_000
	if testing.Short() {
		changes = 10_000
	}
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(3, 4))
		const shown = 3
		categories := []string{"City", "Sport", "Culture", ""}
		views := map[string][]string{"city": {"City"}, "leisure": {"Sport", "Culture"}, "rare": {"Rare, \"or\" so"}}
		names := []string{"", "city", "leisure", "rare"}
		store := ticker.New(ticker.Options{Cap: shown, Replay: 20, Views: views})
		held := model{}
		of := func(name string) model {
			if name == "" {
				return held
			}
			part := model{}
			for id, h := range held {
				if slices.Contains(views[name], h.Category) {
					part[id] = h
				}
			}
			return part
		}
		ctx, cancel := context.WithCancel(t.Context())
		var mu sync.Mutex
		lists := map[string][]ticker.Headline{} // under their cursors, which no two views share
		look := func(check bool) {
			for _, name := range names {
				v, err := store.View(name)
				require.NoError(t, err)
				snap := v.Snapshot()
				mu.Lock()
				lists[snap.Cursor] = snap.Headlines
				mu.Unlock()
				if check {
					require.Empty(t, gocmp.Diff(of(name).list(shown, time.Now()), snap.Headlines), name)
				}
			}
		}
		look(true)

		var readers sync.WaitGroup
		groups := make([]int, 8)
		for i := range groups {
			readers.Go(func() {
				own := rand.New(rand.NewPCG(5, uint64(i)))
				var list []ticker.Headline
				cursor, name := "", names[i%4]
				for ctx.Err() == nil {
					v, err := store.View(name)
					if err != nil {
						t.Error(err)
						return
					}
					left := 1 + own.IntN(50)
					for e, err := range v.Updates(ctx, cursor) {
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
						if ok && !slices.Equal(want, list) {
							t.Errorf("reader %d of %q at %s: %s", i, name, cursor, gocmp.Diff(want, list))
							cancel()
							return
						}
						time.Sleep(time.Duration(own.IntN(30)) * time.Millisecond)
						if left--; left == 0 {
							break
						}
					}
					if i >= 4 {
						name = names[own.IntN(4)] // with a cursor of the last
					}
				}
			})
		}
		for i := range changes {
			id := fmt.Sprint("h", random.IntN(20))
			if random.IntN(4) == 0 {
				store.Retract(id)
				delete(held, id)
			} else {
				h := ticker.Headline{
					ID: id, Text: fmt.Sprint("text", random.IntN(50), id), URL: "/" + id, Category: categories[random.IntN(4)],
					Priority: ticker.Priority(random.IntN(3)), Published: at(random.IntN(50)),
				}
				switch random.IntN(20) {
				case 0:
					h.Expires = time.Now().Add(time.Duration(1+random.IntN(20)) * time.Millisecond)
				case 1:
					h.Embargo = time.Now().Add(time.Duration(1+random.IntN(20)) * time.Millisecond)
				case 2:
					h.Category = views["rare"][0]
				}
				store.Put(h)
				held[id] = h
			}
			look(i%500 == 0)
			if random.IntN(10) == 0 {
				time.Sleep(time.Millisecond)
				mu.Lock()
				if len(lists) > 20_000 {
					clear(lists) // readers are never that far behind
				}
				mu.Unlock()
			}
			if ctx.Err() != nil {
				break
			}
		}
		time.Sleep(time.Minute)
		look(true)
		cancel()
		readers.Wait()
		for i, n := range groups {
			require.Greater(t, n, changes/5000, "reader %d read", i)
		}
	})
}

func TestARequestChoosesItsView(t *testing.T) {
	store := ticker.New(ticker.Options{Name: "front", Views: map[string][]string{"city": {"City"}}})
	store.Put(ticker.Headline{ID: "bridge", Text: "Bridge reopens", Category: "City"}, ticker.Headline{ID: "derby", Text: "Derby", Category: "Sport"})
	city, err := store.View("city")
	require.NoError(t, err)
	_, err = store.View("sport")
	require.ErrorIs(t, err, ticker.ErrNoView)
	whole, part := store.Snapshot().Cursor, city.Snapshot().Cursor
	require.NotEqual(t, whole, part)
	for name, test := range map[string]struct {
		handler http.Handler
		query   string
		events  []string
	}{
		"the whole":                 {store.Stream(ticker.StreamOptions{}), "", []string{"add", "add"}},
		"one by request":            {store.Stream(ticker.StreamOptions{}), "view=city", []string{"add"}},
		"one by the host":           {city.Stream(ticker.StreamOptions{}), "", []string{"add"}},
		"the host's alone":          {city.Stream(ticker.StreamOptions{}), "view=", []string{"add"}},
		"with its cursor":           {store.Stream(ticker.StreamOptions{}), "view=city&cursor=" + part, nil},
		"with the cursor of others": {store.Stream(ticker.StreamOptions{}), "view=city&cursor=" + whole, []string{"reset", "add"}},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(test.handler)
			defer server.Close()
			response, err := server.Client().Get(server.URL + "?" + test.query)
			require.NoError(t, err)
			defer response.Body.Close()
			body := bufio.NewReader(response.Body)
			var kinds []string
			for _, f := range frames(t, body, len(test.events)) {
				kinds = append(kinds, f["event"])
			}
			require.Equal(t, test.events, kinds)
		})
	}
	for query, want := range map[string]string{"": `"` + whole + `"`, "?view=city": `"` + part + `"`} {
		w := httptest.NewRecorder()
		store.JSON().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/"+query, nil))
		require.Equal(t, want, w.Header().Get("ETag"))
	}
	for _, handler := range []http.Handler{store.Stream(ticker.StreamOptions{}), store.JSON()} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?view=sport", nil))
		require.Equal(t, http.StatusNotFound, w.Code)
	}
}

// A poll of a view waits for the view, not for the list.
func TestAPollWaitsForItsView(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{Views: map[string][]string{"city": {"City"}}})
		city, err := store.View("city")
		require.NoError(t, err)
		start := time.Now()
		time.AfterFunc(time.Second, func() { store.Put(ticker.Headline{ID: "derby", Text: "Derby", Category: "Sport"}) })
		time.AfterFunc(3*time.Second, func() { store.Put(ticker.Headline{ID: "bridge", Text: "Bridge", Category: "City"}) })
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?wait=20", nil)
		r.Header.Set("If-None-Match", `"`+city.Snapshot().Cursor+`"`)
		city.JSON().ServeHTTP(w, r)
		require.Equal(t, http.StatusOK, w.Code)
		require.Equal(t, 3*time.Second, time.Since(start))
	})
}

// Servers that follow one log have the same views under the same cursors.
func TestViewsOfALog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := &tickertest.Memory{}
		ctx, stop := context.WithCancel(t.Context())
		var cities []*ticker.View
		for range 2 {
			store := ticker.New(ticker.Options{Name: "front", Views: map[string][]string{"city": {"City"}}})
			go func() { _ = store.Follow(ctx, log) }() // until the test ends
			city, err := store.View("city")
			require.NoError(t, err)
			cities = append(cities, city)
		}
		desk := ticker.Desk{Log: log}
		for i := range 20 {
			require.NoError(t, desk.Put(ctx, ticker.Headline{ID: fmt.Sprint(i), Text: fmt.Sprint("headline ", i), Category: []string{"City", "Sport"}[i%2]}))
		}
		synctest.Wait()
		require.Len(t, cities[0].Snapshot().Headlines, 10)
		require.Equal(t, cities[0].Snapshot(), cities[1].Snapshot())
		stop()
		synctest.Wait()
	})
}
