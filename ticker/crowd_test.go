package ticker_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/tickertest"
)

// A viewer is a client at the end of a stream: it counts whole groups of
// events, or, stalled, takes its first bytes and then nothing, until its write
// deadline passes, as a connection does whose window is full.
type viewer struct {
	header  http.Header
	stalled bool
	head    bool
	expired chan struct{} // closed when the deadline has passed
	timer   *time.Timer   // to the deadline
	last    []byte
	put     *atomic.Int64   // when the headlines last changed
	late    []time.Duration // from then to each write
}

func (v *viewer) Header() http.Header { return v.header }
func (v *viewer) WriteHeader(int)     {}
func (v *viewer) FlushError() error   { return nil }
func (v *viewer) SetWriteDeadline(t time.Time) error {
	if v.timer != nil {
		v.timer.Stop()
	}
	if !t.IsZero() {
		v.timer = time.AfterFunc(time.Until(t), func() { close(v.expired) })
	}
	return nil
}

func (v *viewer) Write(p []byte) (int, error) {
	if !v.head {
		v.head = true
		return len(p), nil
	}
	if v.stalled {
		<-v.expired
		return 0, os.ErrDeadlineExceeded
	}
	v.late = append(v.late, time.Duration(time.Now().UnixNano()-v.put.Load()))
	v.last = p
	return len(p), nil
}

// crowd serves viewers of whom some are stalled while headlines change, and
// reports how late changes came and how the stalled ended.
func crowd(t *testing.T, viewers, stalled, changes int) time.Duration {
	before := runtime.NumGoroutine()
	store := ticker.New(ticker.Options{})
	store.Put(ticker.Headline{ID: "first", Text: "first"})
	var put, dropped, opened atomic.Int64
	handler := store.Stream(ticker.StreamOptions{
		WriteTimeout: time.Second,
		Opened:       func(*http.Request) { opened.Add(1) },
		Closed: func(_ *http.Request, end ticker.StreamEnd) {
			if end.Stalled() {
				dropped.Add(1)
			}
		},
	})
	cursor := store.Snapshot().Cursor
	all := make([]*viewer, viewers)
	var serving sync.WaitGroup
	for i := range all {
		all[i] = &viewer{header: http.Header{}, stalled: i < stalled, expired: make(chan struct{}), put: &put}
		serving.Go(func() {
			handler.ServeHTTP(all[i], httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?cursor="+cursor, nil))
		})
	}
	require.Eventually(t, func() bool { return int(opened.Load()) == viewers }, time.Minute, time.Millisecond)
	time.Sleep(200 * time.Millisecond)
	for i := range changes {
		put.Store(time.Now().UnixNano())
		store.Put(ticker.Headline{ID: fmt.Sprint(i % 10), Text: fmt.Sprintf("change %d", i)})
		time.Sleep(100 * time.Millisecond)
	}
	require.Eventually(t, func() bool { return int(dropped.Load()) == stalled }, time.Minute, time.Millisecond, "the stalled are dropped, nobody else")
	put.Store(time.Now().UnixNano())
	require.NoError(t, store.Shutdown(context.Background()))
	serving.Wait()
	end := []byte("retry: ")
	for _, v := range all[stalled:] {
		require.True(t, bytes.HasPrefix(v.last, end), "each is told when to come back")
	}
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond) // what has ended takes a moment to be gone
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before, "no goroutine is left")
	var late []time.Duration
	for _, v := range all {
		late = append(late, v.late...)
	}
	slices.Sort(late)
	return late[len(late)*99/100]
}

// Ten thousand viewers, of whom a hundred stall. The figures are logged, not
// asserted; that every other viewer gets everything is.
func TestAHundredStalledAmongTenThousand(t *testing.T) {
	viewers := 10_000
	if testing.Short() {
		viewers = 1000
	}
	good := crowd(t, viewers, 0, 40)
	mixed := crowd(t, viewers, viewers/100, 40)
	t.Logf("p99 from change to write: %v, with a hundredth stalled %v (%.2f times)", good, mixed, float64(mixed)/float64(good))
}

func TestClientsBeyondTheLimitAreTurnedAway(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{Limit: 1}))
	defer server.Close()
	first, err := server.Client().Get(server.URL)
	require.NoError(t, err)
	defer first.Body.Close()
	second, err := server.Client().Get(server.URL)
	require.NoError(t, err)
	defer second.Body.Close()
	require.Equal(t, http.StatusServiceUnavailable, second.StatusCode)
	require.Equal(t, "3", second.Header.Get("Retry-After"))
}

func TestAStreamsEndCountsItsEvents(t *testing.T) {
	store := ticker.New(ticker.Options{})
	store.Put(ticker.Headline{ID: "a", Text: "a"}, ticker.Headline{ID: "b", Text: "b"})
	ends := make(chan ticker.StreamEnd, 1)
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{Closed: func(_ *http.Request, end ticker.StreamEnd) { ends <- end }}))
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	require.NoError(t, err)
	defer response.Body.Close()
	body := bufio.NewReader(response.Body)
	frames(t, body, 2)
	store.Retract("a")
	frames(t, body, 1)
	require.NoError(t, store.Shutdown(t.Context()))
	rest, err := io.ReadAll(body)
	require.NoError(t, err)
	require.NotEmpty(t, rest)
	end := <-ends
	require.ErrorIs(t, end.Err, ticker.ErrClosed)
	require.False(t, end.Stalled())
	require.Equal(t, 3, end.Events, "b moves nowhere when a is gone")
	require.Equal(t, 3, end.Writes, "the head with both headlines, what a left, the end")
}

func TestASilentStreamGetsHeartbeats(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{Heartbeat: 20 * time.Millisecond}))
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	require.NoError(t, err)
	defer response.Body.Close()
	head := make([]byte, len("retry: 3000\n\n:\n\n:\n\n"))
	_, err = io.ReadFull(response.Body, head)
	require.NoError(t, err)
	require.Equal(t, "retry: 3000\n\n:\n\n:\n\n", string(head))
}

func TestALongPollAnswersWhenTheListDiffers(t *testing.T) {
	store := ticker.New(ticker.Options{})
	tag := `"` + store.Snapshot().Cursor + `"`
	ask := func() *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?wait=1", nil)
		r.Header.Set("If-None-Match", "W/"+tag)
		store.JSON().ServeHTTP(w, r)
		return w
	}
	require.Equal(t, http.StatusNotModified, ask().Code)
	go func() {
		time.Sleep(10 * time.Millisecond)
		store.Put(ticker.Headline{ID: "a", Text: "a"})
	}()
	require.Equal(t, http.StatusOK, ask().Code)
}

func ExampleDesk() {
	log := newLog() // a real one: package natsrelay
	store := ticker.New(ticker.Options{Name: "front"})
	ctx, stop := context.WithCancel(context.Background())
	followed := make(chan error)
	go func() { followed <- store.Follow(ctx, log) }()

	desk := ticker.Desk{Log: log}
	err := desk.Put(ctx, ticker.Headline{ID: "bridge", Text: "Bridge reopens"})
	for e := range store.Updates(ctx, "") {
		fmt.Println(e.Kind, e.Headline.Text, err)
		break
	}
	stop()
	fmt.Println(<-followed)
	// Output:
	// add Bridge reopens <nil>
	// context canceled
}

func newLog() ticker.Log { return &tickertest.Memory{} }

// A server's own write timeout counts from the request on and would end every
// stream; a second change comes long after it here.
func TestAStreamOutlivesTheServersWriteTimeout(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewUnstartedServer(store.Stream(ticker.StreamOptions{}))
	server.Config.WriteTimeout = 50 * time.Millisecond
	server.Start()
	defer server.Close()
	response, err := server.Client().Get(server.URL)
	require.NoError(t, err)
	defer response.Body.Close()
	body := bufio.NewReader(response.Body)
	for i := range 2 {
		time.Sleep(200 * time.Millisecond)
		store.Put(ticker.Headline{ID: "a", Text: fmt.Sprint("change ", i)})
		require.Len(t, frames(t, body, 1), 1)
	}
}

// A thousand readers who all lost their connection come back at once, each
// from another step, while headlines change.
func TestAStormOfReconnections(t *testing.T) {
	store := ticker.New(ticker.Options{Cap: 5, Replay: 200})
	lists, cursors := [][]ticker.Headline{}, []string{}
	for i := range 1000 {
		store.Put(ticker.Headline{ID: fmt.Sprint(i % 8), Text: fmt.Sprint("change ", i), Published: at(i % 50)})
		snap := store.Snapshot()
		lists, cursors = append(lists, snap.Headlines), append(cursors, snap.Cursor)
	}
	var storm sync.WaitGroup
	ended := make([]string, len(lists)) // the last cursor each has read
	for i := range lists {
		storm.Go(func() {
			for e, err := range store.Updates(t.Context(), cursors[i]) {
				if err != nil {
					return // shut down
				}
				lists[i] = fold(lists[i], e)
				if e.Cursor != "" {
					ended[i] = e.Cursor
				}
			}
		})
	}
	for i := range 200 {
		store.Put(ticker.Headline{ID: fmt.Sprint(i % 8), Text: fmt.Sprint("later ", i), Published: at(i % 50)})
	}
	want := store.Snapshot()
	require.NoError(t, store.Shutdown(t.Context()))
	storm.Wait()
	for i := range lists {
		require.Equal(t, want.Headlines, lists[i], "reader %d", i)
		require.Equal(t, want.Cursor, ended[i], "reader %d", i)
	}
}

func BenchmarkPutAmongAThousandShown(b *testing.B) {
	store := ticker.New(ticker.Options{Cap: 1000})
	for i := range 1000 {
		store.Put(ticker.Headline{ID: fmt.Sprint(i), Text: fmt.Sprint("Ferry ", i, " to the islands sails at noon")})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		store.Put(ticker.Headline{ID: "7", Text: "Ferry 7 to the islands sails at noon", Updated: at(i % 60)})
	}
}
