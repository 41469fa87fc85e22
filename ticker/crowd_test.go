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
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/tickertest"
)

// A viewer is a client at the end of a stream, to whom a write takes ten
// microseconds; or, stalled, one who takes the head and then nothing, until
// the write deadline passes, as a connection does whose window is full.
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
	time.Sleep(10 * time.Microsecond)
	v.late = append(v.late, time.Duration(time.Now().UnixNano()-v.put.Load()))
	v.last = p
	return len(p), nil
}

// crowd serves viewers of whom some are stalled while headlines change, and
// returns how late changes came to the others, in order. Time is simulated,
// so that it does not depend on the machine but for its number of processors.
func crowd(t *testing.T, viewers, stalled, changes int) (late []time.Duration) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		store.Put(ticker.Headline{ID: "first", Text: "first"})
		var put, dropped atomic.Int64
		handler := store.Stream(ticker.StreamOptions{
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
			all[i] = &viewer{header: http.Header{}, stalled: stalled > 0 && i%(viewers/stalled) == 0, expired: make(chan struct{}), put: &put}
			serving.Go(func() {
				handler.ServeHTTP(all[i], httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?cursor="+cursor, nil))
			})
		}
		synctest.Wait()
		for i := range changes {
			began := time.Now()
			put.Store(began.UnixNano())
			store.Put(ticker.Headline{ID: fmt.Sprint(i % 10), Text: fmt.Sprintf("change %d", i)})
			require.Zero(t, time.Since(began), "who publishes waits for nobody")
			time.Sleep(200 * time.Millisecond)
		}
		require.EqualValues(t, stalled, dropped.Load(), "the stalled are dropped, nobody else")
		put.Store(time.Now().UnixNano())
		require.NoError(t, store.Shutdown(context.Background()))
		serving.Wait()
		for _, v := range all {
			if v.stalled {
				continue
			}
			require.True(t, bytes.HasPrefix(v.last, []byte("retry: ")), "each is told when to come back")
			require.Len(t, v.late, changes+1, "each has got every change")
			late = append(late, v.late...)
		}
	})
	slices.Sort(late)
	return late
}

// Ten thousand viewers, of whom a hundred stall at the first change and are
// dropped after ten seconds. That no goroutine is left the bubble checks.
func TestAHundredStalledAmongTenThousand(t *testing.T) {
	viewers := 10_000
	if testing.Short() {
		viewers = 1000
	}
	const changes = 150
	good := crowd(t, viewers, 0, changes)
	mixed := crowd(t, viewers, viewers/100, changes)
	p99 := func(late []time.Duration) time.Duration { return late[len(late)*99/100] }
	t.Logf("from change to write: p99 %v, with a hundredth stalled %v; the latest %v and %v", p99(good), p99(mixed), good[len(good)-1], mixed[len(mixed)-1])
	require.LessOrEqual(t, p99(mixed), p99(good)*3/2)
}

// What a stalled client holds is what is being written to him, however long
// the list goes on changing.
func TestAStalledClientHoldsLittle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		handler := store.Stream(ticker.StreamOptions{WriteTimeout: time.Hour})
		ctx, cancel := context.WithCancel(t.Context())
		const stalled = 100
		var all []<-chan any
		for range stalled {
			l := newLine()
			l.hangs.Store(true)
			all = append(all, open(ctx, handler, l, ""))
		}
		change := func(n int) uint64 {
			for i := range n {
				store.Put(ticker.Headline{ID: fmt.Sprint(i % 10), Text: fmt.Sprint(strings.Repeat("long ", 200), i)})
				time.Sleep(10 * time.Millisecond)
			}
			runtime.GC()
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			return memory.HeapAlloc
		}
		before := change(100)
		after := change(10_000) // ten megabytes
		require.Less(t, after, before+stalled*10_000)
		cancel()
		for _, ended := range all {
			require.Nil(t, <-ended)
		}
	})
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
