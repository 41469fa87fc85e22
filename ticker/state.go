package ticker

import (
	"encoding/json"
	"slices"
	"strconv"
	"sync"
)

// A state is the list as it stood after one step, and what is needed to lead
// any reader to it. It is immutable but for the frames, which are encoded when
// the first reader asks for them and shared by all who come from the same
// place.
type state struct {
	name        string
	seq, oldest uint64
	shown       []*entry
	gone        []departure
	closed      bool
	changed     chan struct{} // closed when the next state is there

	mu     sync.Mutex
	frames map[uint64]frame // by the step a reader comes from
	resets frame
	body   []byte
}

// A frame is a run of Server-Sent Events.
type frame struct {
	data   []byte
	events int
}

// An entry is a headline of the list. It never changes; states share it.
type entry struct {
	Headline
	since, updated uint64
}

func (st *state) cursor() string { return st.name + "-" + strconv.FormatUint(st.seq, 10) }

func (st *state) snapshot() *Snapshot {
	snap := &Snapshot{Cursor: st.cursor(), Headlines: make([]Headline, len(st.shown))}
	for i := range st.shown {
		snap.Headlines[i] = st.shown[i].Headline
	}
	return snap
}

// A place is where a reader stands: what he knows of the list.
type place struct {
	seq   uint64
	lost  bool // nothing that can be gone on from: he needs a reset
	ahead bool // more than this store has seen yet
}

// place reads a reader's cursor. An empty one knows the empty list.
func (st *state) place(cursor string) place {
	if cursor == "" {
		return place{}
	}
	name, seq, ok := parseCursor(cursor)
	return place{
		seq:   seq,
		lost:  !ok || name != st.name,
		ahead: ok && name == st.name && seq > st.seq,
	}
}

// lost reports whether there is no going on from a place, be it that its
// reader came with nothing known here, be it that he was away for too long.
func (st *state) lost(from place) bool {
	return from.lost || from.ahead || from.seq != 0 && from.seq < st.oldest
}

// events returns the differences from the list known at a place; none when
// there is no difference.
func (st *state) events(from place) []Event {
	var events []Event
	seq := from.seq
	switch {
	case st.lost(from):
		seq = 0
		events = append(events, Event{Kind: Reset})
	case seq == 0:
	default:
		first, _ := slices.BinarySearchFunc(st.gone, seq+1, func(d departure, seq uint64) int {
			if d.seq < seq {
				return -1
			}
			return 1
		})
		told := map[string]bool{}
		for _, d := range st.gone[first:] {
			if !told[d.id] && !slices.ContainsFunc(st.shown, func(e *entry) bool { return e.ID == d.id }) {
				told[d.id] = true
				events = append(events, Event{Kind: Remove, Headline: Headline{ID: d.id}})
			}
		}
	}
	after := ""
	for i := range st.shown {
		e := st.shown[i]
		switch {
		case e.since > seq:
			events = append(events, Event{Kind: Add, Headline: e.Headline, After: after})
		case e.updated > seq:
			events = append(events, Event{Kind: Update, Headline: e.Headline, After: after})
		}
		after = e.ID
	}
	if len(events) > 0 {
		events[len(events)-1].Cursor = st.cursor()
	}
	return events
}

// frame returns the events from a place as one run of Server-Sent Events.
// Readers who come from the same place share the bytes.
func (st *state) frame(from place) frame {
	if from == (place{seq: st.seq}) {
		return frame{}
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.lost(from) {
		if st.resets.data == nil {
			st.resets = newFrame(st.events(from))
		}
		return st.resets
	}
	f, ok := st.frames[from.seq]
	if !ok {
		f = newFrame(st.events(from))
		if st.frames == nil {
			st.frames = make(map[uint64]frame)
		}
		st.frames[from.seq] = f
	}
	return f
}

// json returns the snapshot as JSON, encoded once.
func (st *state) json() ([]byte, error) {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.body == nil {
		body, err := json.Marshal(st.snapshot())
		if err != nil {
			return nil, err
		}
		st.body = body
	}
	return st.body, nil
}
