package ticker_test

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
)

func ExampleStore_Stats() {
	store := ticker.New(ticker.Options{})
	server := httptest.NewServer(store.Stream(ticker.StreamOptions{}))
	defer server.Close()
	store.Put(ticker.Headline{ID: "bridge", Text: "Bridge reopens"})
	response, err := http.Get(server.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan() && lines.Text() != "event: add"; {
		continue
	}
	now := store.Stats()
	fmt.Println(now.Open, now.Opened, now.Refused)
	// Output: 1 1 0
}

// The figures while streams run and after they have ended, of two handlers.
func TestStatsCountWhatIsSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		one := store.Stream(ticker.StreamOptions{WriteTimeout: 5 * time.Second})
		two := store.Stream(ticker.StreamOptions{Limit: 3})
		ctx, cancel := context.WithCancel(t.Context())
		lines := []*line{newLine(), newLine(), newLine()}
		ended := []<-chan any{open(ctx, one, lines[0], ""), open(ctx, one, lines[1], ""), open(ctx, two, lines[2], "")}
		synctest.Wait()
		head := len("retry: 3000\n\n")
		require.Equal(t, ticker.Stats{Open: 3, Opened: 3, Writes: 3, Bytes: 3 * head}, store.Stats())
		require.Nil(t, <-open(ctx, two, newLine(), ""), "turned away")

		lines[0].hangs.Store(true)
		store.Put(ticker.Headline{ID: "a", Text: "a"}, ticker.Headline{ID: "b", Text: "b"})
		time.Sleep(time.Second)
		now := store.Stats()
		now.Lag = 0 // depends on the number of processors
		size := len(lines[1].text())
		require.Equal(t, ticker.Stats{Open: 3, Stalled: 1, Opened: 3, Refused: 1, Events: 4, Writes: 5, Bytes: head + 2*size}, now)

		time.Sleep(5 * time.Second)
		require.Nil(t, <-ended[0])
		require.Equal(t, 1, store.Stats().Dropped)
		require.Zero(t, store.Stats().Stalled)
		cancel()
		require.Nil(t, <-ended[1])
		require.Nil(t, <-ended[2])
		now.Open, now.Stalled, now.Dropped = 0, 0, 1
		require.Equal(t, now, store.Stats(), "what has ended still counts")
	})
}

// Ten clients, each of whom takes a millisecond, by as many workers as there are
// processors.
func TestLagIsTheLastOnes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := ticker.New(ticker.Options{})
		handler := store.Stream(ticker.StreamOptions{})
		ctx, cancel := context.WithCancel(t.Context())
		var ended []<-chan any
		for range 10 {
			l := newLine()
			l.takes = time.Millisecond
			ended = append(ended, open(ctx, handler, l, ""))
		}
		time.Sleep(time.Second)
		require.Zero(t, store.Stats().Lag, "nothing has changed yet")
		store.Put(ticker.Headline{ID: "a", Text: "a"})
		time.Sleep(time.Second)
		lag := store.Stats().Lag
		require.LessOrEqual(t, lag, 9*time.Millisecond)
		if lag == 0 {
			require.GreaterOrEqual(t, runtime.GOMAXPROCS(0), 10)
		}
		cancel()
		for _, e := range ended {
			require.Nil(t, <-e)
		}
	})
}
