package ticker

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync/atomic"
	"time"
)

// A View is the list of a [Store], or that of some categories, which has as
// many headlines as the whole one, cursors of its own and a memory of its own
// for readers who come back. [Options.Views] names those of a store. A cursor
// of another view is answered with a reset.
type View struct {
	store      *Store
	index      int      // in Store.views and held.in
	name       string   // the first part of the cursor
	categories []string // none: all

	// now is what readers see. They load it without the lock, so a reader never
	// holds up a writer, nor one reader another.
	now atomic.Pointer[state]

	// Under the store's lock:
	shown     []*held     // the first that are due and say something new, at most cap
	gone      []departure // what left the list, oldest first; only ever appended to and cut in front
	goneBytes int         // of its identities
	seq       uint64      // of the last step that changed it
	oldest    uint64      // departures up to here are forgotten
}

// A departure is the identity of a headline that left the list.
type departure struct {
	id  string
	seq uint64
	at  time.Time
}

// A mark has the numbers of the steps in which a headline appeared in a view
// and last changed there; zero while it is not shown.
type mark struct {
	since, updated uint64
	round          int    // the last in which it was shown
	entry          *entry // as readers were last given it
}

// ErrNoView is returned by [Store.View] for a name that [Options.Views] does
// not have.
var ErrNoView = errors.New("ticker: no such view")

// addView adds a view to a new store.
func (s *Store) addView(name string, categories []string) {
	v := &View{store: s, index: len(s.views), name: s.name, categories: categories}
	if name != "" {
		v.name += "." + url.PathEscape(name)
	}
	v.now.Store(&state{name: v.name, changed: make(chan struct{})})
	s.views = append(s.views, v)
	s.viewNames[name] = v
}

// View returns the view of a name in [Options.Views]; the empty one is the
// whole list. The error is [ErrNoView].
func (s *Store) View(name string) (*View, error) {
	if v := s.viewNames[name]; v != nil {
		return v, nil
	}
	return nil, fmt.Errorf("%w: %q", ErrNoView, name)
}

// asked is the view that a request asks for.
func (s *Store) asked(r *http.Request) (*View, error) {
	if r.URL.RawQuery == "" {
		return s.whole(), nil
	}
	return s.View(r.URL.Query().Get("view"))
}

func (s *Store) whole() *View { return s.views[0] }

// Snapshot returns the view's list as [Store.Snapshot] does.
func (v *View) Snapshot() *Snapshot {
	v.store.refresh()
	return v.now.Load().snapshot()
}

// settle works out what the view shows and gives what differs from before the
// number seq; it reports whether anything does. The store's lock is held.
func (v *View) settle(seq uint64) (changed bool) {
	s := v.store
	was := v.shown
	v.shown = v.distinct()
	for _, h := range v.shown {
		h.in[v.index].round = s.round
	}
	for _, h := range was {
		if m := &h.in[v.index]; m.round != s.round {
			v.gone = append(v.gone, departure{h.ID, seq, s.time})
			v.goneBytes += len(h.ID)
			*m = mark{}
			changed = true
		}
	}
	for len(v.gone) > 0 && v.forgets() {
		v.oldest = v.gone[0].seq
		v.goneBytes -= len(v.gone[0].id)
		v.gone = v.gone[1:] // not cleared: states that readers hold share it
	}
	for _, h := range v.shown {
		m := &h.in[v.index]
		switch {
		case m.since == 0:
			m.since, m.updated = seq, seq
		case h.changed > m.updated:
			m.updated = seq
		default:
			continue
		}
		changed = true
	}
	if changed {
		v.seq = seq
		v.publish()
	}
	return changed
}

// forgets reports whether the oldest departure is one too many, or too old. The
// store's lock is held.
func (v *View) forgets() bool {
	s := v.store
	return len(v.gone) > s.replay || v.goneBytes > s.replayBytes ||
		s.replayAge > 0 && s.time.Sub(v.gone[0].at) > s.replayAge
}

// forget has all readers from before a step get a reset. The store's lock is
// held.
func (v *View) forget(seq uint64) {
	v.gone, v.goneBytes, v.oldest = nil, 0, seq
}

// publish shows readers the present list. The store's lock is held.
func (v *View) publish() {
	old := v.now.Load()
	st := &state{
		name: v.name, seq: v.seq, oldest: v.oldest, gone: v.gone, closed: v.store.closed,
		shown: make([]*entry, len(v.shown)), changed: make(chan struct{}),
	}
	for i, h := range v.shown {
		m := &h.in[v.index]
		if m.entry == nil || m.entry.since != m.since || m.entry.updated != m.updated {
			m.entry = &entry{h.Headline, m.since, m.updated}
		}
		st.shown[i] = m.entry
	}
	v.now.Store(st)
	if !old.closed {
		close(old.changed)
	}
}

// distinct returns the first headlines due of the view's categories of which no
// two lead to the same address or say nearly the same, at most as many as are
// shown. The store's lock is held.
func (v *View) distinct() []*held {
	s := v.store
	n := min(s.cap, len(s.ranked))
	shown := make([]*held, 0, n)
	urls := make(map[string]bool, n)
	telling := make(map[string][]*held, n) // those alike share one
	for _, h := range s.ranked {
		if len(shown) == s.cap {
			break
		}
		if s.time.Before(h.Embargo) || h.URL != "" && urls[h.URL] || !v.has(h) {
			continue
		}
		if slices.ContainsFunc(h.wording.tellings, func(word string) bool {
			return slices.ContainsFunc(telling[word], func(other *held) bool { return alike(&h.wording, &other.wording) })
		}) {
			continue
		}
		for _, word := range h.wording.tellings {
			telling[word] = append(telling[word], h)
		}
		if h.URL != "" {
			urls[h.URL] = true
		}
		shown = append(shown, h)
	}
	return shown
}

func (v *View) has(h *held) bool {
	return len(v.categories) == 0 || slices.Contains(v.categories, h.Category)
}
