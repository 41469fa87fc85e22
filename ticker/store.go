package ticker

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say how a [Store] works. The zero value holds 10 headlines.
type Options struct {
	// Cap is how many headlines are shown. Zero: 10. Those beyond it wait for
	// a place.
	Cap int
	// Keep is how many headlines are held, shown or waiting. Zero: 1,000.
	Keep int
	// Now is the clock. Nil: time.Now.
	Now func() time.Time
}

// A Store holds headlines in the order in which they are shown: higher
// priority first, then newer, then by identity. Make one with [New].
type Store struct {
	cap, keep int
	now       func() time.Time
	epoch     string // tells this store's cursors from those of an earlier run

	mu      sync.Mutex
	held    map[string]*held // by key
	shown   []*held          // in order, at most cap
	gone    []departure      // what left the list, oldest first
	seq     uint64           // of the last change to what is shown
	told    uint64           // the change that those who wait were last woken for
	oldest  uint64           // departures up to here are forgotten
	changed chan struct{}    // closed at the next change
	closed  bool
}

// held is a headline with the numbers of its last appearance in the list and
// its last change there; zero while it is not shown.
type held struct {
	Headline
	key            string
	since, updated uint64
}

// A departure is the identity of a headline that left the list.
type departure struct {
	id, key string
	seq     uint64
}

// maxDepartures is how many departures are remembered for readers who come
// back; beyond them a reader gets a reset.
const maxDepartures = 1000

// New returns an empty store.
func New(opts Options) *Store {
	s := &Store{
		cap: opts.Cap, keep: opts.Keep, now: opts.Now,
		held: make(map[string]*held), changed: make(chan struct{}),
	}
	if s.cap <= 0 {
		s.cap = 10
	}
	if s.keep <= 0 {
		s.keep = 1000
	}
	if s.now == nil {
		s.now = time.Now
	}
	s.epoch = strconv.FormatInt(s.now().UnixNano(), 36)
	return s
}

// Put adds headlines, or replaces those of the same identity. Putting what is
// there already changes nothing.
func (s *Store) Put(headlines ...Headline) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range headlines {
		h := headlines[i]
		h.Text = strings.Join(strings.Fields(h.Text), " ")
		key := h.key()
		if h.ID == "" {
			h.ID = key
		}
		if old := s.held[key]; old == nil {
			s.held[key] = &held{Headline: h, key: key}
		} else if !same(&old.Headline, &h) {
			old.Headline = h
			if old.since != 0 {
				s.seq++
				old.updated = s.seq
			}
		}
	}
	s.settle()
}

// Retract takes a headline away by its identity: ID, or URL or text where it
// has no ID. It reports whether the store held it.
func (s *Store) Retract(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.held[id]
	if h == nil {
		return false
	}
	delete(s.held, id)
	s.settle()
	return true
}

// same reports whether two headlines would look and behave alike.
func same(a, b *Headline) bool {
	return a.ID == b.ID && a.Text == b.Text && a.URL == b.URL && a.Category == b.Category &&
		a.Language == b.Language && a.Priority == b.Priority && a.Published.Equal(b.Published) &&
		a.Updated.Equal(b.Updated) && a.Embargo.Equal(b.Embargo) && a.Expires.Equal(b.Expires)
}

// settle works out what is shown now, numbers what differs from before, and
// wakes those who wait. The lock is held.
func (s *Store) settle() {
	now := s.now()
	was := s.shown
	var all []*held
	for key, h := range s.held {
		if !h.Expires.IsZero() && !now.Before(h.Expires) {
			delete(s.held, key)
			continue
		}
		if h.Headline.shown(now) {
			all = append(all, h)
		}
	}
	slices.SortFunc(all, order)
	for len(s.held) > s.keep && len(all) > s.cap {
		delete(s.held, all[len(all)-1].key)
		all = all[:len(all)-1]
	}
	s.shown = dedupe(all, s.cap)

	for _, h := range was {
		if !slices.Contains(s.shown, h) {
			s.seq++
			s.gone = append(s.gone, departure{h.ID, h.key, s.seq})
			h.since, h.updated = 0, 0
		}
	}
	if n := len(s.gone) - maxDepartures; n > 0 {
		s.oldest = s.gone[n-1].seq
		s.gone = slices.Delete(s.gone, 0, n)
	}
	for _, h := range s.shown {
		if h.since == 0 {
			s.seq++
			h.since, h.updated = s.seq, s.seq
		}
	}
	if s.seq != s.told {
		s.told = s.seq
		close(s.changed)
		s.changed = make(chan struct{})
	}
}

func order(a, b *held) int {
	return cmp.Or(
		cmp.Compare(b.Priority, a.Priority),
		b.Published.Compare(a.Published),
		cmp.Compare(a.key, b.key),
	)
}

// dedupe returns the first n headlines of which no two say the same in the
// same words or lead to the same address.
func dedupe(all []*held, n int) []*held {
	seen := make(map[string]bool, n)
	shown := make([]*held, 0, min(n, len(all)))
	for _, h := range all {
		if len(shown) == n {
			break
		}
		text := strings.ToLower(h.Text)
		if seen[text] || h.URL != "" && seen[h.URL] {
			continue
		}
		seen[text] = true
		if h.URL != "" {
			seen[h.URL] = true
		}
		shown = append(shown, h)
	}
	return shown
}

// A Snapshot is the list as it stood at one moment. It never changes.
type Snapshot struct {
	// Cursor is the moment's number, with which a stream goes on.
	Cursor string `json:"cursor"`
	// Headlines are in the order in which they are shown.
	Headlines []Headline `json:"headlines"`
}

// Snapshot returns the list as it stands now.
func (s *Store) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	return s.snapshot()
}

func (s *Store) snapshot() *Snapshot {
	snap := &Snapshot{Cursor: s.cursor(), Headlines: make([]Headline, len(s.shown))}
	for i, h := range s.shown {
		snap.Headlines[i] = h.Headline
	}
	return snap
}

func (s *Store) cursor() string { return s.epoch + "-" + strconv.FormatUint(s.seq, 10) }

// position reads a cursor of this store. It reports false for those of
// another run and those too old to go on from.
func (s *Store) position(cursor string) (uint64, bool) {
	epoch, number, _ := strings.Cut(cursor, "-")
	seq, err := strconv.ParseUint(number, 10, 64)
	return seq, err == nil && epoch == s.epoch && seq >= s.oldest && seq <= s.seq
}
