// Package tickertest checks an implementation of [ticker.Log], the sequence of
// records that many servers share, against the rules in its documentation.
//
//	func TestLog(t *testing.T) {
//		tickertest.Run(t, func(t *testing.T) ticker.Log { return open(t) })
//	}
package tickertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/dots-newsroom/newsroom/ticker"
)

// patience is how long a check waits for what must happen, a safety margin.
const patience = 30 * time.Second

// Run checks the logs that open returns. Each check opens an empty one of its
// own, whose cleanup is open's to register.
func Run(t *testing.T, open func(t *testing.T) ticker.Log) {
	t.Helper()
	checks := []struct {
		name  string
		check func(t *testing.T, ctx context.Context, log ticker.Log)
	}{
		{"numbers rise from above zero", numbersRise},
		{"all who follow see the same, early and late", allSeeTheSame},
		{"a follower goes on from a number", goesOn},
		{"the same record again adds nothing", sameAgain},
		{"Follow ends with the context's error", endsWithContext},
		{"Follow ends with the function's error", endsWithError},
		{"Append keeps no slice", keepsNothing},
		{"two stores end with the same list and the same cursor", storesAgree},
	}
	for _, c := range checks {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			c.check(t, ctx, open(t))
		})
	}
}

type entry struct {
	seq    uint64
	record string
}

func add(t *testing.T, ctx context.Context, log ticker.Log, key, record string) uint64 {
	t.Helper()
	seq, err := log.Append(ctx, key, []byte(record))
	if err != nil {
		t.Fatalf("Append(%q, %q): %v", key, record, err)
	}
	return seq
}

var errEnough = errors.New("enough")

// take follows until n records have come.
func take(t *testing.T, ctx context.Context, log ticker.Log, from uint64, n int) []entry {
	t.Helper()
	var got []entry
	err := log.Follow(ctx, from, func(seq uint64, record []byte) error {
		got = append(got, entry{seq, string(record)})
		if len(got) == n {
			return errEnough
		}
		return nil
	})
	if !errors.Is(err, errEnough) {
		t.Errorf("Follow ended with %v after %d of %d records", err, len(got), n)
	}
	return got
}

func numbersRise(t *testing.T, ctx context.Context, log ticker.Log) {
	var last uint64
	for i := range 20 {
		seq := add(t, ctx, log, fmt.Sprint("k", i), fmt.Sprint("r", i))
		if seq <= last {
			t.Fatalf("record %d has number %d after %d", i, seq, last)
		}
		last = seq
	}
}

func allSeeTheSame(t *testing.T, ctx context.Context, log ticker.Log) {
	const writers, each = 4, 50
	var early []entry
	var follow, write sync.WaitGroup
	follow.Go(func() { early = take(t, ctx, log, 0, writers*each) })
	for w := range writers {
		write.Go(func() {
			for i := range each {
				if _, err := log.Append(ctx, fmt.Sprint("k", w, "-", i), []byte(fmt.Sprint("r", w, "-", i))); err != nil {
					t.Errorf("Append: %v", err)
				}
			}
		})
	}
	write.Wait()
	follow.Wait()
	late := take(t, ctx, log, 0, writers*each)
	if !slices.Equal(early, late) {
		t.Errorf("one who followed from the start saw %v, one who came late %v", early, late)
	}
	if !slices.IsSortedFunc(late, func(a, b entry) int { return int(a.seq) - int(b.seq) }) {
		t.Errorf("out of order: %v", late)
	}
}

func goesOn(t *testing.T, ctx context.Context, log ticker.Log) {
	add(t, ctx, log, "a", "1")
	second := add(t, ctx, log, "b", "2")
	third := add(t, ctx, log, "c", "3")
	if got := take(t, ctx, log, second, 1); !slices.Equal(got, []entry{{third, "3"}}) {
		t.Errorf("after %d came %v, not record 3", second, got)
	}
}

func sameAgain(t *testing.T, ctx context.Context, log ticker.Log) {
	first := add(t, ctx, log, "a", "1")
	if again := add(t, ctx, log, "a", "1"); again != first {
		t.Errorf("the record has number %d, and again %d", first, again)
	}
	last := add(t, ctx, log, "b", "2")
	if got := take(t, ctx, log, 0, 2); !slices.Equal(got, []entry{{first, "1"}, {last, "2"}}) {
		t.Errorf("the log holds %v", got)
	}
}

func endsWithContext(t *testing.T, ctx context.Context, log ticker.Log) {
	ctx, cancel := context.WithCancel(ctx)
	seen := make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- log.Follow(ctx, 0, func(uint64, []byte) error { close(seen); return nil })
	}()
	add(t, ctx, log, "a", "1")
	<-seen
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Follow returned %v, not the context's error", err)
	}
}

func endsWithError(t *testing.T, ctx context.Context, log ticker.Log) {
	add(t, ctx, log, "a", "1")
	add(t, ctx, log, "b", "2")
	if got := take(t, ctx, log, 0, 1); len(got) != 1 {
		t.Errorf("the function was called %d times after it had returned an error", len(got)-1)
	}
}

func keepsNothing(t *testing.T, ctx context.Context, log ticker.Log) {
	record := []byte("before")
	if _, err := log.Append(ctx, "a", record); err != nil {
		t.Fatal(err)
	}
	copy(record, "after!")
	if got := take(t, ctx, log, 0, 1); len(got) == 1 && got[0].record != "before" {
		t.Errorf("the record changed with the caller's slice: %q", got[0].record)
	}
}

func storesAgree(t *testing.T, ctx context.Context, log ticker.Log) {
	ctx, cancel := context.WithCancel(ctx)
	desk := ticker.Desk{Log: log}
	var stores []*ticker.Store
	var follow sync.WaitGroup
	for range 2 {
		s := ticker.New(ticker.Options{Name: "test"})
		stores = append(stores, s)
		follow.Go(func() {
			if err := s.Follow(ctx, log); !errors.Is(err, context.Canceled) {
				t.Errorf("Follow: %v", err)
			}
		})
	}
	for i := range 30 {
		id := fmt.Sprint("h", i%5)
		if err := desk.Put(ctx, ticker.Headline{ID: id, Text: fmt.Sprint("headline ", i)}); err != nil {
			t.Fatal(err)
		}
		if i%7 == 0 {
			if err := desk.Retract(ctx, id); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := desk.Put(ctx, ticker.Headline{ID: "short", Text: "short-lived", Expires: time.Now().Add(time.Second)}); err != nil {
		t.Fatal(err)
	}
	if err := desk.Put(ctx, ticker.Headline{ID: "last", Text: "the last"}); err != nil {
		t.Fatal(err)
	}
	done := func() bool {
		for _, s := range stores {
			list := s.Snapshot().Headlines
			has := func(id string) bool {
				return slices.ContainsFunc(list, func(h ticker.Headline) bool { return h.ID == id })
			}
			if !has("last") || has("short") {
				return false
			}
		}
		return true
	}
	for !done() && ctx.Err() == nil {
		time.Sleep(10 * time.Millisecond)
	}
	a, b := stores[0].Snapshot(), stores[1].Snapshot()
	if a.Cursor != b.Cursor || !slices.Equal(a.Headlines, b.Headlines) || !done() {
		t.Errorf("one store holds %+v, the other %+v", a, b)
	}
	cancel()
	follow.Wait()
}
