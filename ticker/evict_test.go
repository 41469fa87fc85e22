package ticker_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/tickertest"
)

// A forgetful log holds of each key the last record alone when one comes late.
type forgetful struct{ *tickertest.Memory }

func (f forgetful) Follow(ctx context.Context, from uint64, fold func(uint64, []byte) error) error {
	keys := f.Keys()
	return f.Memory.Follow(ctx, from, func(seq uint64, record []byte) error {
		for _, later := range keys[min(int(seq), len(keys)):] {
			if later == keys[seq-1] {
				return nil
			}
		}
		return fold(seq, record)
	})
}

// One server sees all headlines come and go, another comes when the log has
// forgotten most: both must hold the same, those that wait for a place too.
func TestALateServerHoldsWhatTheOthersHold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		memory := &tickertest.Memory{}
		ctx, stop := context.WithCancel(t.Context())
		opts := ticker.Options{Name: "front", Cap: 2, Keep: 4}
		follow := func(log ticker.Log) *ticker.Store {
			store := ticker.New(opts)
			go func() { _ = store.Follow(ctx, log) }() // until the test ends
			return store
		}
		early := follow(memory)
		desk := ticker.Desk{Log: memory}
		put := func(i, minute int) {
			require.NoError(t, desk.Put(ctx, ticker.Headline{ID: fmt.Sprint(i), Text: fmt.Sprint("headline ", i), Published: at(minute)}))
		}
		for i := range 10 {
			put(i, i)
		}
		time.Sleep(5 * time.Second) // 0 to 5 go
		put(3, 30)                  // and one of them comes back
		time.Sleep(5 * time.Second)
		for _, i := range []int{9, 8, 7, 3} {
			require.NoError(t, desk.Retract(ctx, fmt.Sprint(i)))
		}
		time.Sleep(5 * time.Second)
		require.Empty(t, early.Snapshot().Headlines, "3 took the place of 6, and the four that were held are retracted")
		late := follow(forgetful{memory})
		time.Sleep(5 * time.Second)
		require.Equal(t, early.Snapshot().Headlines, late.Snapshot().Headlines)
		put(1, 1)
		time.Sleep(5 * time.Second)
		require.Len(t, late.Snapshot().Headlines, 1)
		require.Equal(t, early.Snapshot().Headlines, late.Snapshot().Headlines)
		stop()
		synctest.Wait()
	})
}
