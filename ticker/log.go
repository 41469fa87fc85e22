package ticker

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// A Log is one sequence of records that many servers share. Package tickertest
// checks an implementation against these rules:
//
//   - Every record has a number above zero, and all who follow see the same
//     records under the same numbers, in rising order.
//   - Append returns once the record will survive; it retries on its own until
//     the context ends. Appending the same record under the same key again,
//     as after an answer that was lost, adds nothing and returns the number of
//     the first, at least for two minutes.
//   - Follow calls f with every record numbered above from, those that are
//     there already first, one at a time; it goes on across broken connections
//     without missing or repeating one. It returns when the context ends or f
//     returns an error, with that error, and starts nothing that outlives it.
//   - A log may forget all but the last record of a key. It then leaves a gap
//     in the numbers, which no follower takes for a record that is to come.
//
// Both methods are called concurrently. The implementation keeps no slice it
// was given, and f may keep those it gets.
type Log interface {
	Append(ctx context.Context, key string, record []byte) (seq uint64, err error)
	Follow(ctx context.Context, from uint64, f func(seq uint64, record []byte) error) error
}

// A record is one step of a log. Its time is part of it, and an embargo or
// expiry that falls due is a record too, so that the list is a function of the
// log alone and all servers agree at each number.
type record struct {
	At      time.Time `json:"at"`
	Put     *Headline `json:"put,omitempty"`
	Retract string    `json:"retract,omitempty"`
	Evict   string    `json:"evict,omitempty"` // the headline, if it was last put at Of
	Of      uint64    `json:"of,omitempty"`
	Op      string    `json:"op,omitempty"` // sets apart two steps that are otherwise the same
}

// turnKey is the key of the records by which time passes. No headline has it,
// since their keys have a prefix. evictKey is followed by the number of the
// record that goes, since a log that forgets all but a key's last must not
// forget one eviction for another.
const (
	turnKey     = "turn"
	headlineKey = "headline:"
	evictKey    = "evict:"
)

// A Desk puts and retracts headlines in a log, from which every server's
// [Store.Follow] takes them. Its methods may be called concurrently.
type Desk struct {
	Log Log
	// Now is the clock. Nil: time.Now.
	Now func() time.Time
}

// Put adds headlines, or replaces those of the same identity, each in a step
// of its own. On an error those before the failing one are in the log.
func (d *Desk) Put(ctx context.Context, headlines ...Headline) error {
	for i := range headlines {
		h := headlines[i]
		h.normalise()
		if err := d.append(ctx, h.ID, record{Put: &h}); err != nil {
			return err
		}
	}
	return nil
}

// Retract takes a headline away by its identity. Retracting one that is not
// there is no error.
func (d *Desk) Retract(ctx context.Context, id string) error {
	return d.append(ctx, id, record{Retract: id})
}

func (d *Desk) append(ctx context.Context, id string, r record) error {
	r.At, r.Op = time.Now(), rand.Text()
	if d.Now != nil {
		r.At = d.Now()
	}
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("ticker: headline %q: %w", id, err)
	}
	if _, err := d.Log.Append(ctx, headlineKey+id, data); err != nil {
		return fmt.Errorf("ticker: headline %q: %w", id, err)
	}
	return nil
}

// Follow makes the store a copy of what a log holds, and keeps it one until
// the context ends or the log fails; it returns why. Call it again to go on.
// The store's own Put and Retract do nothing from then on. A record that
// cannot be read is passed over, since all servers pass it over alike.
//
// Cursors are numbers of the log: a reader may come back to any server that
// follows it under the same [Options.Name]. When an embargo or expiry is due,
// every server says so in the log, of which one record is kept; so it does when
// more headlines are held than [Options.Keep] says. A server that comes late to
// a log which has forgotten some records then holds the same as the others.
func (s *Store) Follow(ctx context.Context, log Log) error {
	s.mu.Lock()
	s.following = true
	s.wakeAt(time.Time{})
	from := s.folded
	s.mu.Unlock()

	ctx, cancel := context.WithCancelCause(ctx)
	turned := make(chan struct{})
	go func() {
		defer close(turned)
		if err := s.appendTurns(ctx, log); err != nil {
			cancel(err)
		}
	}()
	err := log.Follow(ctx, from, func(seq uint64, data []byte) error {
		s.fold(seq, data)
		return nil
	})
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	cancel(nil)
	<-turned
	return err
}

// fold takes one record of the log.
func (s *Store) fold(seq uint64, data []byte) {
	var r record
	unread := json.Unmarshal(data, &r) != nil
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq <= s.folded {
		return
	}
	if seq != s.folded+1 {
		// What the gap held is forgotten: readers from before it get a reset.
		for _, v := range s.views {
			v.forget(seq)
		}
	}
	s.folded = seq
	if unread {
		return
	}
	switch {
	case r.Put != nil:
		s.put(*r.Put, seq)
	case r.Retract != "":
		s.drop(r.Retract)
	case r.Evict != "":
		if h := s.held[r.Evict]; h != nil && h.put == r.Of {
			s.drop(r.Evict)
		}
	}
	s.settle(r.At, seq)
}

// appendTurns says in the log when an embargo or expiry is due.
func (s *Store) appendTurns(ctx context.Context, log Log) error {
	const look = time.Second // the longest a turn that has just become the next may be overlooked
	tick := time.NewTimer(0)
	defer tick.Stop()
	var done time.Time
	var seen uint64
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
		tick.Reset(look)
		s.mu.Lock()
		next, now := s.next, s.clock()
		evictions, err := s.evictions(seen)
		seen = s.folded
		s.mu.Unlock()
		if err == nil {
			err = appendAll(ctx, log, evictions)
		}
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return fmt.Errorf("ticker: evict: %w", err)
		}
		if next.IsZero() {
			continue
		}
		if wait := next.Sub(now); wait > 0 {
			tick.Reset(min(wait, look))
			continue
		}
		if next.Equal(done) {
			continue // said; the record is on its way
		}
		// The same bytes from every server: the log keeps one.
		data, err := json.Marshal(record{At: next.UTC()})
		if err != nil {
			return fmt.Errorf("ticker: turn: %w", err)
		}
		if _, err := log.Append(ctx, turnKey, data); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return fmt.Errorf("ticker: turn: %w", err)
		}
		done = next
	}
}

// evictions are the records by which those beyond Keep go, by key. One who is
// still catching up holds some that later records take away, so nothing goes
// while the log flows, unless it is very many. The lock is held.
func (s *Store) evictions(seen uint64) (map[string][]byte, error) {
	if seen != s.folded && len(s.held) <= 2*s.keep {
		return nil, nil
	}
	out := make(map[string][]byte)
	for _, h := range s.tooMany() {
		data, err := json.Marshal(record{Evict: h.ID, Of: h.put}) // the same bytes from every server
		if err != nil {
			return nil, err
		}
		out[evictKey+strconv.FormatUint(h.put, 10)] = data
	}
	return out, nil
}

func appendAll(ctx context.Context, log Log, records map[string][]byte) error {
	for key, data := range records {
		if _, err := log.Append(ctx, key, data); err != nil {
			return err
		}
	}
	return nil
}
