package ticker

import (
	"context"
	"errors"
	"iter"
	"time"
)

// A Kind says what an [Event] does to the list one knows.
type Kind string

// The kinds of event.
const (
	// Add: Headline enters the list.
	Add Kind = "add"
	// Update: the headline with the same ID is replaced, and may have moved.
	Update Kind = "update"
	// Remove: the headline with the ID leaves the list. One who never knew it
	// has nothing to do.
	Remove Kind = "remove"
	// Reset: forget the list; the events that follow add the whole of it.
	Reset Kind = "reset"
)

// An Event is one difference between the list a reader knows and the present
// one.
type Event struct {
	Kind Kind `json:"kind"`
	// Headline is the whole headline; of a removed one only the ID.
	Headline Headline `json:"headline,omitzero"`
	// After is the ID of the headline that an added or updated one stands
	// right behind; empty: it is the first. The headline itself is taken out
	// before it is put there.
	After string `json:"after,omitempty"`
	// Cursor is set on the last event of those that belong together: the
	// reader now knows the list as it was at this number.
	Cursor string `json:"cursor,omitempty"`
}

// ErrClosed is returned to those who wait for updates of a store that was
// shut down.
var ErrClosed = errors.New("ticker: store is shut down")

// Updates returns the differences from the list known at cursor, and then
// each further one as it comes, until the context ends or the store is shut
// down; the error that ends it is the last pair's. An empty cursor knows an
// empty list. Groups of events that end with a Cursor leave the reader with
// the list as it was at that number. A loop that takes long misses nothing
// but the steps in between: its next group leads to the list of then.
func (s *Store) Updates(ctx context.Context, cursor string) iter.Seq2[Event, error] {
	return s.whole().Updates(ctx, cursor)
}

// Updates returns the differences of the view's list as [Store.Updates] does.
func (v *View) Updates(ctx context.Context, cursor string) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		at := v.arrive(ctx, cursor)
		for {
			st := v.now.Load()
			for _, e := range st.events(at) {
				if !yield(e, nil) {
					return
				}
			}
			at = place{seq: st.seq}
			if st.closed {
				yield(Event{}, ErrClosed)
				return
			}
			select {
			case <-st.changed:
			case <-ctx.Done():
				yield(Event{}, ctx.Err())
				return
			}
		}
	}
}

// patience is how long a store that follows a log may lag behind a reader who
// comes from another server before he gets a reset.
const patience = 2 * time.Second

// arrive reads the cursor of a reader who comes from another server or after
// a while. One who knows more than this store, which follows a log, waits
// until it has caught up.
func (v *View) arrive(ctx context.Context, cursor string) place {
	v.store.refresh()
	at := v.now.Load().place(cursor)
	if !at.ahead {
		return at
	}
	limit := time.NewTimer(patience)
	defer limit.Stop()
	for {
		st := v.now.Load()
		if at = st.place(cursor); !at.ahead || st.closed {
			return at
		}
		select {
		case <-st.changed:
		case <-limit.C:
			return at
		case <-ctx.Done():
			return at
		}
	}
}

// Shutdown ends all streams: each is told when to come back, to this server
// or another, and those that open later are turned away. It returns when the
// last has ended, or with the context's error. Call it before
// http.Server.Shutdown, which waits for streams and does not end them. The
// list can still be read, and calling Shutdown again is allowed.
func (s *Store) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		s.wakeAt(time.Time{})
		for _, v := range s.views {
			v.publish()
		}
		s.wake()
		if s.streams == 0 {
			close(s.idle)
		}
	}
	s.mu.Unlock()
	select {
	case <-s.idle:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// enter counts a stream in, unless the store is shut down or full.
func (s *Store) enter(limit int, cr *crew) (open int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || limit > 0 && s.streams >= limit {
		s.stats.Refused++
		return s.streams, false
	}
	s.streams++
	s.stats.Opened++
	if s.crews == nil {
		s.crews = make(map[*crew]int)
	}
	s.crews[cr]++
	return s.streams, true
}

func (s *Store) leave(cr *crew) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.streams--
	if s.crews[cr]--; s.crews[cr] == 0 {
		delete(s.crews, cr)
		cr.hand(&s.stats)
	}
	if s.closed && s.streams == 0 {
		close(s.idle)
	}
}
