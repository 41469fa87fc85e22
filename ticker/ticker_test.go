package ticker_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/ticker"
)

func ExampleStore() {
	store := ticker.New(ticker.Options{})
	store.Put(
		ticker.Headline{ID: "bridge", Text: "Bridge reopens", URL: "/news/bridge"},
		ticker.Headline{ID: "storm", Text: "Storm reaches the coast", Priority: ticker.Breaking},
	)
	for _, h := range store.Snapshot().Headlines {
		fmt.Println(h.Text)
	}
	fmt.Println(store.Retract("storm"), len(store.Snapshot().Headlines))
	// Output:
	// Storm reaches the coast
	// Bridge reopens
	// true 1
}

func ExampleFromArticle() {
	a := &article.Article{URL: "/news/storm", Headline: "Storm reaches the coast", Headlines: article.Headlines{Short: "Storm is here"}, Urgency: 1}
	h := ticker.FromArticle(a)
	fmt.Println(h.Text, h.URL, h.Priority == ticker.Breaking)
	// Output: Storm is here /news/storm true
}

func ExampleStore_Updates() {
	store := ticker.New(ticker.Options{})
	page := store.Snapshot() // a page is rendered
	store.Put(ticker.Headline{ID: "bridge", Text: "Bridge reopens"})
	for e, err := range store.Updates(context.Background(), page.Cursor) { // its stream opens later
		fmt.Println(e.Kind, e.Headline.Text, err)
		break
	}
	// Output: add Bridge reopens <nil>
}

func ExampleStore_JSON() {
	store := ticker.New(ticker.Options{})
	w := httptest.NewRecorder()
	store.JSON().ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/", nil))
	fmt.Println(w.Code, w.Header().Get("Content-Type"), w.Header().Get("ETag") != "")
	// Output: 200 application/json true
}

func ExampleStore_Stream() {
	store := ticker.New(ticker.Options{})
	mux := http.NewServeMux()
	mux.Handle("GET /ticker/stream", store.Stream(ticker.StreamOptions{Retry: time.Second}))
	fmt.Println(store.Shutdown(context.Background()))
	// Output: <nil>
}

func texts(s *ticker.Snapshot) (out []string) {
	for _, h := range s.Headlines {
		out = append(out, h.Text)
	}
	return out
}

func at(minute int) time.Time { return time.Date(2026, 11, 24, 9, minute, 0, 0, time.UTC) }

func TestOrderCapAndDuplicates(t *testing.T) {
	store := ticker.New(ticker.Options{Cap: 3})
	store.Put(
		ticker.Headline{ID: "a", Text: "old", Published: at(1)},
		ticker.Headline{ID: "b", Text: "new", Published: at(2)},
		ticker.Headline{ID: "c", Text: "NEW ", Published: at(1)},
		ticker.Headline{ID: "d", Text: "another", URL: "/x", Published: at(0)},
		ticker.Headline{ID: "e", Text: "the same place", URL: "/x"},
		ticker.Headline{ID: "f", Text: "breaking", Priority: ticker.Breaking},
	)
	require.Equal(t, []string{"breaking", "new", "old"}, texts(store.Snapshot()))
	require.True(t, store.Retract("f"))
	require.False(t, store.Retract("f"))
	require.Equal(t, []string{"new", "old", "another"}, texts(store.Snapshot()), "those that waited move up")
}

func TestPuttingTheSameChangesNothing(t *testing.T) {
	store := ticker.New(ticker.Options{})
	h := ticker.Headline{ID: "a", Text: "x", Published: at(1)}
	store.Put(h)
	before := store.Snapshot()
	store.Put(h)
	require.Empty(t, cmp.Diff(before, store.Snapshot()))
	h.Text = "y"
	store.Put(h)
	require.NotEqual(t, before.Cursor, store.Snapshot().Cursor)
	require.Equal(t, "x", before.Headlines[0].Text, "a snapshot never changes")
}

func TestEmbargoAndExpiryFollowTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		start := time.Now()
		store.Put(ticker.Headline{ID: "a", Text: "soon gone", Expires: start.Add(2 * time.Hour)}, ticker.Headline{ID: "b", Text: "not yet", Embargo: start.Add(time.Hour)})
		require.Equal(t, []string{"soon gone"}, texts(store.Snapshot()))
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Hour)
		defer cancel()
		var seen []string
		for e, err := range store.Updates(ctx, store.Snapshot().Cursor) {
			if err != nil {
				require.ErrorIs(t, err, context.DeadlineExceeded)
				break
			}
			seen = append(seen, fmt.Sprintf("%s %s after %s", e.Kind, e.Headline.ID, time.Since(start)))
		}
		require.Equal(t, []string{"add b after 1h0m0s", "remove a after 2h0m0s"}, seen)
	})
}

// fold applies an event to a list as a browser does.
func fold(list []ticker.Headline, e ticker.Event) []ticker.Headline {
	if e.Kind == ticker.Reset {
		return nil
	}
	list = slices.DeleteFunc(list, func(h ticker.Headline) bool { return h.ID == e.Headline.ID })
	if e.Kind == ticker.Remove {
		return list
	}
	i := 1 + slices.IndexFunc(list, func(h ticker.Headline) bool { return h.ID == e.After })
	return slices.Insert(list, i, e.Headline)
}

func TestEveryReaderEndsWithTheStoresList(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(1, 2))
		store := ticker.New(ticker.Options{Cap: 5})
		const readers = 20
		lists := make([][]ticker.Headline, readers)
		ctx, cancel := context.WithCancel(t.Context())
		var wait sync.WaitGroup
		for i := range readers {
			wait.Go(func() {
				for e, err := range store.Updates(ctx, "") {
					if err != nil {
						return
					}
					lists[i] = fold(lists[i], e)
					if e.Cursor != "" && i%3 == 0 {
						time.Sleep(time.Duration(i) * time.Millisecond) // a slow one
					}
				}
			})
		}
		for range 20_000 {
			id := fmt.Sprint(random.IntN(12))
			switch random.IntN(4) {
			case 0:
				store.Retract(id)
			default:
				store.Put(ticker.Headline{ID: id, Text: "t" + fmt.Sprint(random.IntN(1000)) + id, Priority: ticker.Priority(random.IntN(3)), Published: at(random.IntN(50))})
			}
			if random.IntN(3) == 0 {
				time.Sleep(time.Millisecond)
			}
		}
		time.Sleep(time.Second)
		synctest.Wait()
		want := store.Snapshot().Headlines
		cancel()
		wait.Wait()
		for i := range lists {
			require.Empty(t, cmp.Diff(want, lists[i]), "reader %d", i)
		}
	})
}

func TestACursorThatIsNotKnownGetsAReset(t *testing.T) {
	store := ticker.New(ticker.Options{Cap: 2})
	store.Put(ticker.Headline{ID: "a", Text: "a"})
	old := store.Snapshot().Cursor
	for i := range 2000 {
		store.Put(ticker.Headline{ID: fmt.Sprint(i), Text: fmt.Sprint(i), Published: at(i)})
	}
	for _, cursor := range []string{old, "elsewhere-3", "nonsense"} {
		var kinds []ticker.Kind
		for e := range store.Updates(t.Context(), cursor) {
			kinds = append(kinds, e.Kind)
			if e.Cursor != "" {
				break
			}
		}
		require.Equal(t, []ticker.Kind{ticker.Reset, ticker.Add, ticker.Add}, kinds, cursor)
	}
}

// frames reads a stream of events until it ends or n have come.
func frames(t *testing.T, body *bufio.Reader, n int) (out []map[string]string) {
	t.Helper()
	frame := map[string]string{}
	for len(out) < n {
		line, err := body.ReadString('\n')
		if err != nil {
			return out
		}
		line = strings.TrimSuffix(line, "\n")
		if name, value, ok := strings.Cut(line, ": "); ok {
			frame[name] = value
		} else if line == "" && frame["event"] != "" {
			out = append(out, frame)
			frame = map[string]string{}
		}
	}
	return out
}

func TestTheStreamGoesOnFromTheLastID(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{}))
	defer server.Close()
	store.Put(ticker.Headline{ID: "a", Text: "a"})
	cursor := store.Snapshot().Cursor
	open := func(last string) (*bufio.Reader, func()) {
		ctx, cancel := context.WithCancel(t.Context())
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"?cursor="+cursor, nil)
		require.NoError(t, err)
		if last != "" {
			request.Header.Set("Last-Event-ID", last)
		}
		response, err := server.Client().Do(request)
		require.NoError(t, err)
		require.Equal(t, "text/event-stream", response.Header.Get("Content-Type"))
		return bufio.NewReader(response.Body), func() { cancel(); _ = response.Body.Close() }
	}
	body, stop := open("")
	store.Put(ticker.Headline{ID: "b", Text: "b"})
	first := frames(t, body, 1)[0]
	stop()
	require.Equal(t, "add", first["event"])
	var e ticker.Event
	require.NoError(t, json.Unmarshal([]byte(first["data"]), &e))
	require.Equal(t, "b", e.Headline.ID)

	store.Put(ticker.Headline{ID: "c", Text: "c"})
	store.Retract("a")
	body, stop = open(first["id"])
	defer stop()
	var kinds []string
	for _, f := range frames(t, body, 2) {
		kinds = append(kinds, f["event"])
	}
	require.Equal(t, []string{"remove", "add"}, kinds, "nothing is missed and nothing said twice")
}

func TestAStalledReaderDelaysNobody(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{WriteTimeout: time.Second}))
	defer server.Close()
	connect := func() *http.Response {
		response, err := server.Client().Get(server.URL)
		require.NoError(t, err)
		return response
	}
	stalled := connect() // never read from
	defer stalled.Body.Close()
	good := connect()
	defer good.Body.Close()
	body := bufio.NewReader(good.Body)
	for i := range 500 {
		store.Put(ticker.Headline{ID: "x", Text: strings.Repeat("y", 4000) + fmt.Sprint(i)})
		require.Len(t, frames(t, body, 1), 1)
	}
}

func TestShutdownEndsTheStreams(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{}))
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	require.NoError(t, err)
	defer response.Body.Close()
	require.NoError(t, store.Shutdown(t.Context()))
	require.NoError(t, store.Shutdown(t.Context()), "twice is no harm")
	require.Empty(t, frames(t, bufio.NewReader(response.Body), 1))
	for _, err := range store.Updates(t.Context(), "") {
		require.True(t, errors.Is(err, ticker.ErrClosed))
	}
	store.Put(ticker.Headline{ID: "late", Text: "late"})
	require.Equal(t, []string{"late"}, texts(store.Snapshot()), "the store itself goes on")
}

func TestPollingAnUnchangedListIsCheap(t *testing.T) {
	store := ticker.New(ticker.Options{})
	store.Put(ticker.Headline{ID: "a", Text: "a"})
	ask := func(tag string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Header.Set("If-None-Match", tag)
		store.JSON().ServeHTTP(w, r)
		return w
	}
	first := ask("")
	var snap ticker.Snapshot
	require.NoError(t, json.Unmarshal(first.Body.Bytes(), &snap))
	require.Equal(t, []string{"a"}, texts(&snap))
	again := ask(first.Header().Get("ETag"))
	require.Equal(t, http.StatusNotModified, again.Code)
	require.Empty(t, again.Body.Bytes())
}

func BenchmarkPut(b *testing.B) {
	store := ticker.New(ticker.Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		store.Put(ticker.Headline{ID: "x", Text: "Bridge reopens", Updated: at(i % 60)})
	}
}
