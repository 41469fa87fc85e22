package ticker

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say how a [Store] works. The zero value shows 10 headlines.
type Options struct {
	// Cap is how many headlines are shown. Zero: 10. Those beyond it wait for
	// a place.
	Cap int
	// Keep is how many headlines are held, shown or waiting. Zero: 1,000. Stores
	// that [Store.Follow] one log must share it; they hold a few more until the
	// log says which go.
	Keep int
	// Replay is how many departures are remembered for readers who come back
	// with a cursor; one who missed more gets a reset. Zero: 1,000.
	Replay int
	// ReplayBytes bounds the identities of those departures, added up; zero:
	// 1 MiB. ReplayAge bounds how long each is remembered; zero: as long as the
	// others allow.
	ReplayBytes int
	ReplayAge   time.Duration
	// Views are parts of the list that can be asked for by name, each with the
	// categories whose headlines it has: see [View].
	Views map[string][]string
	// Now is the clock. Nil: time.Now.
	Now func() time.Time
	// Name is the first part of the cursor, which tells this store's cursors
	// from those of another. Empty: made of the time of [New], so that cursors
	// from before a restart are answered with a reset. Stores that [Store.Follow]
	// one log must share a name, which must change when the log is emptied or the
	// views are others.
	Name string
}

// A Store holds headlines in the order in which they are shown: higher
// priority first, then newer, then by identity. Make one with [New].
type Store struct {
	cap, keep, replay int
	replayBytes       int
	replayAge         time.Duration
	clock             func() time.Time
	name              string

	views     []*View // the whole first
	viewNames map[string]*View

	mu        sync.Mutex
	held      map[string]*held // by identity
	ranked    []*held          // the same in order
	due       int              // headlines held that are neither over nor still to come
	round     int              // of settling, counted
	seq       uint64           // of the last step that changed a view
	time      time.Time        // the latest time any step was made at: the list is as of then
	timer     *time.Timer      // rings at the next embargo or expiry
	next      time.Time        // when that is; zero: never
	following bool             // steps come from a log alone
	folded    uint64           // the log's last record taken in
	closed    bool
	streams   int           // open streams
	crews     map[*crew]int // those of each handler
	stats     Stats         // but for what the crews have to report
	idle      chan struct{} // closed when the last stream has ended after Shutdown
}

// held is a headline with what the views know of it.
type held struct {
	Headline
	wording wording
	put     uint64 // the step it was last put in, changed or not
	changed uint64 // the step it last changed in
	in      []mark // for each view
}

// New returns an empty store. It runs no goroutine.
func New(opts Options) *Store {
	s := &Store{
		cap: opts.Cap, keep: opts.Keep, replay: opts.Replay, replayBytes: opts.ReplayBytes, replayAge: opts.ReplayAge, clock: opts.Now, name: opts.Name,
		held: make(map[string]*held), viewNames: make(map[string]*View), idle: make(chan struct{}),
	}
	if s.cap <= 0 {
		s.cap = 10
	}
	if s.keep <= 0 {
		s.keep = 1000
	}
	if s.replay <= 0 {
		s.replay = 1000
	}
	if s.replayBytes <= 0 {
		s.replayBytes = 1 << 20
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.name == "" {
		s.name = strconv.FormatInt(s.clock().UnixNano(), 36)
	}
	s.addView("", nil)
	for name, categories := range opts.Views {
		if name != "" {
			s.addView(name, slices.Clone(categories))
		}
	}
	return s
}

// Put adds headlines, or replaces those of the same identity, in one step.
// Putting what is there already changes nothing. A store that follows a log
// takes its headlines from there alone and ignores Put; see [Desk].
func (s *Store) Put(headlines ...Headline) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.following {
		return
	}
	for i := range headlines {
		s.put(headlines[i], s.seq+1)
	}
	s.settle(s.clock(), s.seq+1)
}

// put takes one headline in. What is shown changes in place with the number
// seq. The lock is held.
func (s *Store) put(h Headline, seq uint64) {
	h.normalise()
	old := s.held[h.ID]
	switch {
	case old == nil:
		added := &held{Headline: h, wording: newWording(h.Text), in: make([]mark, len(s.views))}
		s.held[h.ID] = added
		s.rank(added)
		old = added
	case !same(&old.Headline, &h):
		s.unrank(old)
		old.Headline, old.wording = h, newWording(h.Text)
		s.rank(old)
		old.changed = seq
	}
	old.put = seq
}

// rank puts a headline in its place, unrank takes it from there. The lock is
// held.
func (s *Store) rank(h *held) {
	i, _ := slices.BinarySearchFunc(s.ranked, h, order)
	s.ranked = slices.Insert(s.ranked, i, h)
}

func (s *Store) unrank(h *held) {
	if i, ok := slices.BinarySearchFunc(s.ranked, h, order); ok {
		s.ranked = slices.Delete(s.ranked, i, i+1)
	}
}

// drop takes a headline away by its identity, if it is held. The lock is held.
func (s *Store) drop(id string) {
	if h := s.held[id]; h != nil {
		s.unrank(h)
		delete(s.held, id)
	}
}

// Retract takes a headline away by its identity: ID, or URL or text where it
// has no ID. It reports whether the store held it. A store that follows a log
// ignores it; see [Desk].
func (s *Store) Retract(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.following || s.held[id] == nil {
		return false
	}
	s.drop(id)
	s.settle(s.clock(), s.seq+1)
	return true
}

// same reports whether two headlines would look and behave alike.
func same(a, b *Headline) bool {
	return a.ID == b.ID && a.Text == b.Text && a.URL == b.URL && a.Category == b.Category &&
		a.Language == b.Language && a.Priority == b.Priority && a.Published.Equal(b.Published) &&
		a.Updated.Equal(b.Updated) && a.Embargo.Equal(b.Embargo) && a.Expires.Equal(b.Expires)
}

// settle works out what is shown at a time, gives what differs from before
// the number seq, and wakes those who wait. Time never runs backwards: a clock
// that was set back does not bring an expired headline back. The lock is held.
func (s *Store) settle(now time.Time, seq uint64) {
	if now.After(s.time) {
		s.time = now
	}
	var next time.Time
	soon := func(t time.Time) {
		if t.After(s.time) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	s.due = 0
	s.ranked = slices.DeleteFunc(s.ranked, func(h *held) bool {
		if !h.Expires.IsZero() && !s.time.Before(h.Expires) {
			delete(s.held, h.ID)
			return true
		}
		soon(h.Embargo)
		soon(h.Expires)
		if !s.time.Before(h.Embargo) {
			s.due++
		}
		return false
	})
	if !s.following {
		for _, h := range s.tooMany() {
			s.drop(h.ID)
		}
	}
	changed := false
	s.round++
	for _, v := range s.views {
		changed = v.settle(seq) || changed
	}
	s.wakeAt(next)
	if changed {
		s.seq = seq
		s.wake()
	}
}

// tooMany are the headlines that go because more are held than Keep says: the
// last of those due, as long as the list stays full. The lock is held.
func (s *Store) tooMany() []*held {
	var out []*held
	for i := len(s.ranked) - 1; i >= 0 && len(s.held)-len(out) > s.keep && s.due-len(out) > s.cap; i-- {
		if h := s.ranked[i]; !s.time.Before(h.Embargo) {
			out = append(out, h)
		}
	}
	return out
}

// wake has all streams look at what has changed. The lock is held.
func (s *Store) wake() {
	now := time.Now() // not the host's clock: it is a measurement
	for cr := range s.crews {
		cr.round(now)
	}
}

// wakeAt has the list settled again when an embargo or expiry is due; zero:
// never. It looks at least once a minute, since the machine's clock may be
// set or stand still in sleep. The lock is held.
func (s *Store) wakeAt(next time.Time) {
	s.next = next
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	if !next.IsZero() && !s.closed && !s.following {
		s.timer = time.AfterFunc(min(max(next.Sub(s.clock()), 0), time.Minute), s.turn)
	}
}

// turn lets time alone change the list.
func (s *Store) turn() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.following {
		s.settle(s.clock(), s.seq+1)
	}
}

func order(a, b *held) int {
	return cmp.Or(
		cmp.Compare(b.Priority, a.Priority),
		b.Published.Compare(a.Published),
		cmp.Compare(a.ID, b.ID),
	)
}

// refresh lets time change the list, where its own timer has not yet.
func (s *Store) refresh() {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.clock()
	if !s.following && (!s.next.IsZero() && !now.Before(s.next) || s.replayAge > 0) {
		s.settle(now, s.seq+1)
	}
}

// Snapshot returns the list as it stands now.
func (s *Store) Snapshot() *Snapshot { return s.whole().Snapshot() }

// A Snapshot is the list as it stood at one moment. It never changes.
type Snapshot struct {
	// Cursor is the moment's number, with which a stream goes on.
	Cursor string `json:"cursor"`
	// Headlines are in the order in which they are shown.
	Headlines []Headline `json:"headlines"`
}

// parseCursor reads a cursor into its parts.
func parseCursor(cursor string) (name string, seq uint64, ok bool) {
	i := strings.LastIndexByte(cursor, '-')
	if i < 0 {
		return "", 0, false
	}
	seq, err := strconv.ParseUint(cursor[i+1:], 10, 64)
	return cursor[:i], seq, err == nil
}
