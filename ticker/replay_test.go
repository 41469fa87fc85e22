package ticker_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
)

// What is remembered of departures is bounded in three ways; who missed more
// gets a reset.
func TestReplayIsBounded(t *testing.T) {
	long := strings.Repeat("x", 100)
	for name, test := range map[string]struct {
		opts ticker.Options
		want ticker.Kind
	}{
		"within all bounds": {ticker.Options{}, ticker.Remove},
		"by count":          {ticker.Options{Replay: 1}, ticker.Reset},
		"by bytes":          {ticker.Options{ReplayBytes: 150}, ticker.Reset},
		"by age":            {ticker.Options{ReplayAge: 30 * time.Second}, ticker.Reset},
		"young enough":      {ticker.Options{ReplayAge: 3 * time.Minute}, ticker.Remove},
	} {
		t.Run(name, func(t *testing.T) {
			now := at(0)
			test.opts.Now = func() time.Time { return now }
			store := ticker.New(test.opts)
			ids := []string{long + "a", long + "b", long + "c"}
			for _, id := range ids {
				store.Put(ticker.Headline{ID: id, Text: id})
			}
			cursor := store.Snapshot().Cursor
			for _, id := range ids[:2] {
				store.Retract(id)
				now = now.Add(time.Minute)
			}
			for e, err := range store.Updates(t.Context(), cursor) {
				require.NoError(t, err)
				require.Equal(t, test.want, e.Kind)
				break
			}
		})
	}
}
