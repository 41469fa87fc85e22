package ticker_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
)

// A line is a client's end of a stream in a test that keeps time: what came,
// and a writer that can be made to hang or to panic.
type line struct {
	header http.Header
	mu     sync.Mutex
	got    strings.Builder
	takes  time.Duration // a write
	hangs  atomic.Bool
	panics atomic.Bool

	deadline time.Time
	moved    chan struct{} // holds one when the deadline was set
}

func newLine() *line { return &line{header: http.Header{}, moved: make(chan struct{}, 1)} }

func (l *line) Header() http.Header { return l.header }
func (l *line) WriteHeader(int)     {}
func (l *line) FlushError() error   { return nil }

func (l *line) SetWriteDeadline(t time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.deadline = t
	select {
	case l.moved <- struct{}{}:
	default:
	}
	return nil
}

func (l *line) Write(p []byte) (int, error) {
	if l.panics.Load() {
		panic("the host's writer")
	}
	time.Sleep(l.takes)
	for l.hangs.Load() {
		l.mu.Lock()
		left := time.Hour
		if !l.deadline.IsZero() {
			left = time.Until(l.deadline)
		}
		l.mu.Unlock()
		if left <= 0 {
			return 0, os.ErrDeadlineExceeded
		}
		select {
		case <-time.After(left):
		case <-l.moved:
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.got.Write(p)
}

func (l *line) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.got.String()
}

// open serves a line and returns how its stream ends, and what panics.
func open(ctx context.Context, handler http.Handler, l *line, cursor string) <-chan any {
	ended := make(chan any, 1)
	go func() {
		defer func() { ended <- recover() }()
		handler.ServeHTTP(l, httptest.NewRequestWithContext(ctx, http.MethodGet, "/?cursor="+cursor, nil))
	}()
	return ended
}

func TestAPanicOfTheHostsWriterIsItsRequests(t *testing.T) {
	store := ticker.New(ticker.Options{})
	handler := store.Stream(ticker.StreamOptions{})
	good, bad := newLine(), newLine()
	bad.panics.Store(true)
	ctx, cancel := context.WithCancel(t.Context())
	ended := open(ctx, handler, good, "")
	require.Equal(t, "the host's writer", <-open(ctx, handler, bad, ""))
	store.Put(ticker.Headline{ID: "a", Text: "still served"})
	require.Eventually(t, func() bool { return strings.Contains(good.text(), "still served") }, time.Minute, time.Millisecond)
	cancel()
	require.Nil(t, <-ended)
	require.NoError(t, store.Shutdown(t.Context()), "no stream is left")
}

// All processors' workers hang, and more clients than there are processors;
// the others are served while they do.
func TestStalledClientsEndAtTheirDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		ends := make(chan ticker.StreamEnd, 100)
		handler := store.Stream(ticker.StreamOptions{WriteTimeout: 5 * time.Second, Closed: func(_ *http.Request, end ticker.StreamEnd) { ends <- end }})
		var stalled, good []*line
		var all []<-chan any
		for i := range 200 {
			l := newLine()
			if i%2 == 0 {
				stalled = append(stalled, l)
			} else {
				good = append(good, l)
			}
			all = append(all, open(t.Context(), handler, l, ""))
		}
		synctest.Wait()
		for _, l := range stalled {
			l.hangs.Store(true)
		}
		start := time.Now()
		for i := range 3 {
			store.Put(ticker.Headline{ID: "a", Text: fmt.Sprint("change ", i)})
			time.Sleep(100 * time.Millisecond)
			synctest.Wait()
			for _, l := range good {
				require.Contains(t, l.text(), fmt.Sprint("change ", i), "nobody waits for those that stall")
			}
		}
		for range stalled {
			end := <-ends
			require.True(t, end.Stalled())
		}
		require.InDelta(t, 5*time.Second, time.Since(start), float64(time.Second))
		require.Empty(t, ends)
		require.NoError(t, store.Shutdown(t.Context()))
		for _, ended := range all {
			require.Nil(t, <-ended)
		}
	})
}

func TestAClientThatLeavesWhileItStallsIsGoneAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		ends := make(chan ticker.StreamEnd, 1)
		handler := store.Stream(ticker.StreamOptions{WriteTimeout: time.Hour, Closed: func(_ *http.Request, end ticker.StreamEnd) { ends <- end }})
		l := newLine()
		l.hangs.Store(true)
		ctx, cancel := context.WithCancel(t.Context())
		ended := open(ctx, handler, l, "")
		time.Sleep(time.Second)
		cancel()
		require.Nil(t, <-ended)
		require.ErrorIs(t, (<-ends).Err, context.Canceled)
	})
}

// A slow client is no stalled one: when it reads again it gets the latest.
func TestASlowClientGoesOnWithTheLatest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		handler := store.Stream(ticker.StreamOptions{})
		l := newLine()
		ctx, cancel := context.WithCancel(t.Context())
		ended := open(ctx, handler, l, "")
		synctest.Wait()
		l.hangs.Store(true)
		for i := range 9 {
			store.Put(ticker.Headline{ID: "a", Text: fmt.Sprintf("change %d", i)})
			time.Sleep(time.Second)
		}
		l.hangs.Store(false)
		require.NoError(t, l.SetWriteDeadline(time.Time{})) // has it look
		time.Sleep(time.Minute)
		require.Contains(t, l.text(), "change 0")
		require.NotContains(t, l.text(), "change 4")
		require.Contains(t, l.text(), "change 8")
		require.Zero(t, l.deadline, "the time it took counts no more")
		cancel()
		require.Nil(t, <-ended)
	})
}

// A browser that comes from a server that has seen more of the log.
func TestAStreamWaitsForTheLog(t *testing.T) {
	for name, test := range map[string]struct {
		after time.Duration
		want  string
	}{
		"which comes":        {time.Second, "event: add"},
		"which doesn't come": {time.Minute, "event: reset"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				store := ticker.New(ticker.Options{Name: "front"})
				store.Put(ticker.Headline{ID: "a", Text: "a"})
				l := newLine()
				ctx, cancel := context.WithCancel(t.Context())
				ended := open(ctx, store.Stream(ticker.StreamOptions{}), l, "front-2")
				synctest.Wait()
				require.Equal(t, "retry: 3000\n\n", l.text(), "the stream is open at once")
				time.Sleep(test.after)
				store.Put(ticker.Headline{ID: "b", Text: "b"})
				store.Put(ticker.Headline{ID: "c", Text: "c"})
				synctest.Wait()
				require.Contains(t, l.text(), test.want+"\ndata: ")
				require.Equal(t, test.want == "event: reset", strings.Contains(l.text(), "reset"))
				cancel()
				require.Nil(t, <-ended)
			})
		})
	}
}
