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
	// Add: Headline enters the list at Index.
	Add Kind = "add"
	// Update: the headline with the same ID is replaced and stands at Index.
	Update Kind = "update"
	// Remove: the headline with the ID leaves the list.
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
	// Index is where the headline stands once all events up to it have been
	// applied. A headline that is updated is taken out first.
	Index int `json:"index"`
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
// the list as it was at that number.
func (s *Store) Updates(ctx context.Context, cursor string) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		for {
			events, changed, wake := s.since(cursor)
			for _, e := range events {
				if !yield(e, nil) {
					return
				}
				if e.Cursor != "" {
					cursor = e.Cursor
				}
			}
			if len(events) > 0 {
				continue
			}
			if changed == nil {
				yield(Event{}, ErrClosed)
				return
			}
			if err := wait(ctx, changed, wake); err != nil {
				yield(Event{}, err)
				return
			}
		}
	}
}

// wait returns when something changed, or when it is time to look again.
func wait(ctx context.Context, changed <-chan struct{}, wake time.Duration) error {
	var due <-chan time.Time
	if wake > 0 {
		timer := time.NewTimer(wake)
		defer timer.Stop()
		due = timer.C
	}
	select {
	case <-changed:
	case <-due:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// since returns the events that lead from the list known at cursor to the
// present one, a channel that is closed at the next change (nil once the
// store is shut down), and how long until an embargo or expiry changes the
// list by itself (zero: never).
func (s *Store) since(cursor string) ([]Event, <-chan struct{}, time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	var events []Event
	from, known := uint64(0), cursor == ""
	if !known {
		from, known = s.position(cursor)
	}
	if !known {
		from = 0
		events = append(events, Event{Kind: Reset})
	}
	if from > 0 {
		for _, d := range s.gone {
			if d.seq > from && (s.held[d.key] == nil || s.held[d.key].since == 0) {
				events = append(events, Event{Kind: Remove, Headline: Headline{ID: d.id}})
			}
		}
	}
	for i, h := range s.shown {
		switch {
		case h.since > from:
			events = append(events, Event{Kind: Add, Headline: h.Headline, Index: i})
		case h.updated > from:
			events = append(events, Event{Kind: Update, Headline: h.Headline, Index: i})
		}
	}
	if len(events) > 0 {
		events[len(events)-1].Cursor = s.cursor()
	}
	if s.closed {
		return events, nil, 0
	}
	return events, s.changed, s.nextTurn()
}

// nextTurn is the time until the clock alone changes what is shown.
func (s *Store) nextTurn() time.Duration {
	now := s.now()
	var next time.Duration
	for _, h := range s.held {
		for _, t := range [...]time.Time{h.Embargo, h.Expires} {
			if d := t.Sub(now); d > 0 && (next == 0 || d < next) {
				next = d
			}
		}
	}
	return next
}

// Shutdown ends all streams: each is told to come back later, to this server
// or another. It returns when the store is closed; it does not wait for the
// streams to be gone.
func (s *Store) Shutdown(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.changed)
		s.changed = make(chan struct{})
	}
	return nil
}
