package ticker_test

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
)

// Over HTTP/2 many streams share one connection, whose goroutine every write
// goes through.
func TestStreamsShareAConnectionOfHTTP2(t *testing.T) {
	store := ticker.New(ticker.Options{})
	ends := make(chan ticker.StreamEnd, 20)
	server := httptest.NewUnstartedServer(store.Stream(ticker.StreamOptions{Closed: func(_ *http.Request, end ticker.StreamEnd) { ends <- end }}))
	server.EnableHTTP2 = true
	server.Config.WriteTimeout = 50 * time.Millisecond
	server.StartTLS()
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	var bodies []*bufio.Reader
	for range 10 {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL, nil)
		require.NoError(t, err)
		response, err := server.Client().Do(request)
		require.NoError(t, err)
		defer response.Body.Close()
		require.Equal(t, 2, response.ProtoMajor)
		bodies = append(bodies, bufio.NewReader(response.Body))
	}
	for i := range 3 {
		time.Sleep(60 * time.Millisecond) // past the server's own timeout
		store.Put(ticker.Headline{ID: "a", Text: fmt.Sprint("change ", i)})
		for _, body := range bodies {
			require.Contains(t, frames(t, body, 1)[0]["data"], fmt.Sprint("change ", i))
		}
	}
	cancel()
	for range bodies {
		require.ErrorIs(t, (<-ends).Err, context.Canceled)
	}
	require.NoError(t, store.Shutdown(t.Context())) // which waits for those that have ended to be gone
	require.Zero(t, store.Stats().Open)
}

func TestALongPollOutlivesTheServersWriteTimeout(t *testing.T) {
	store := ticker.New(ticker.Options{})
	server := httptest.NewUnstartedServer(store.JSON())
	server.Config.WriteTimeout = 50 * time.Millisecond
	server.Start()
	defer server.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"?wait=20", nil)
	require.NoError(t, err)
	request.Header.Set("If-None-Match", `"`+store.Snapshot().Cursor+`"`)
	time.AfterFunc(200*time.Millisecond, func() { store.Put(ticker.Headline{ID: "a", Text: "late"}) })
	response, err := server.Client().Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	require.Equal(t, http.StatusOK, response.StatusCode)
}

// At a shutdown thousands would come back at the same moment.
func TestAtAShutdownClientsAreToldToComeBackOverTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		handler := store.Stream(ticker.StreamOptions{Retry: 2 * time.Second})
		var lines []*line
		var ended []<-chan any
		for range 64 {
			l := newLine()
			lines, ended = append(lines, l), append(ended, open(t.Context(), handler, l, ""))
		}
		synctest.Wait()
		require.NoError(t, store.Shutdown(t.Context()))
		told := map[int]int{}
		for i, l := range lines {
			require.Nil(t, <-ended[i])
			all := regexp.MustCompile(`retry: (\d+)`).FindAllStringSubmatch(l.text(), -1)
			require.Len(t, all, 2, "at the beginning and at the end")
			after, err := strconv.Atoi(all[1][1])
			require.NoError(t, err)
			require.GreaterOrEqual(t, after, 2000)
			require.Less(t, after, 4000)
			told[after]++
		}
		require.Len(t, told, 16)
		require.Equal(t, 4, told[2000])
		w := newLine()
		require.Nil(t, <-open(t.Context(), handler, w, ""))
		require.Equal(t, "2", w.header.Get("Retry-After"), "and those that come too early are turned away")
	})
}

// A thousand browsers whose server was lost come to this one within a moment,
// each from another step, while headlines change; and once more.
func TestAStormOfBrowsers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{Cap: 5, Replay: 200})
		handler := store.Stream(ticker.StreamOptions{})
		step := 0
		change := func() string {
			step++
			store.Put(ticker.Headline{ID: fmt.Sprint(step % 8), Text: fmt.Sprint("change ", step)})
			return store.Snapshot().Cursor
		}
		var cursors []string
		for range 1000 {
			cursors = append(cursors, change())
		}
		for range 2 {
			ctx, cancel := context.WithCancel(t.Context())
			lines := make([]*line, len(cursors))
			var storm sync.WaitGroup
			for i, cursor := range cursors {
				lines[i] = newLine()
				storm.Go(func() {
					time.Sleep(time.Duration(i) * time.Millisecond)
					handler.ServeHTTP(lines[i], httptest.NewRequestWithContext(ctx, http.MethodGet, "/?cursor="+cursor, nil))
				})
			}
			last := ""
			for range 20 {
				time.Sleep(100 * time.Millisecond)
				last = change()
			}
			time.Sleep(time.Second)
			require.Equal(t, len(cursors), store.Stats().Open)
			require.Zero(t, store.Stats().Dropped)
			cancel()
			storm.Wait()
			for i, l := range lines {
				ids := regexp.MustCompile(`id: (\S+)`).FindAllStringSubmatch(l.text(), -1)
				require.Equal(t, last, ids[len(ids)-1][1], "browser %d", i)
				cursors[i] = last
			}
		}
		require.Zero(t, store.Stats().Open)
	})
}

// A machine that slept or whose clock was set forward: no timer rings when the
// embargo ends.
func TestAClockSetForwardIsNoticed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var ahead time.Duration
		store := ticker.New(ticker.Options{Now: func() time.Time {
			mu.Lock()
			defer mu.Unlock()
			return time.Now().Add(ahead)
		}})
		store.Put(ticker.Headline{ID: "a", Text: "embargoed", Embargo: time.Now().Add(5 * time.Hour)})
		l := newLine()
		ctx, cancel := context.WithCancel(t.Context())
		ended := open(ctx, store.Stream(ticker.StreamOptions{}), l, "")
		time.Sleep(time.Second)
		mu.Lock()
		ahead = 6 * time.Hour
		mu.Unlock()
		time.Sleep(time.Minute)
		require.Contains(t, l.text(), "embargoed")
		cancel()
		require.Nil(t, <-ended)
	})
}
