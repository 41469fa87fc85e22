package ticker

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A client is the receiving end of one stream.
type client struct {
	w       http.ResponseWriter
	r       *http.Request
	control *http.ResponseController
	wake    chan struct{} // holds one when there may be something to do
	stop    func() bool   // ends the waking at the request's end
	live    bool          // between writes
	nth     int           // how many streams were open with it
	at      place

	writing atomic.Int64 // the beat at which the present write began; 0: none
	wrote   int64        // the beat of the last write
	events  int
	writes  int
	bytes   int
	err     error // why it ended

	previous, next *client // in its watch
}

// A watch looks after all streams of a handler with one timer: a write
// deadline or a heartbeat of each one's own would cost a good part of what a
// small write does, and memory for each.
type watch struct {
	interval time.Duration // between beats
	patience int64         // beats that a write may take
	rest     int64         // beats between heartbeats

	beat atomic.Int64 // counted from 1, so that 0 is never

	mu    sync.Mutex
	first *client
	timer *time.Timer // nil while there is no client
}

// newWatch makes the beat a whole part of the time that a write may take, at
// most a quarter of it, and at most half of that between heartbeats.
func newWatch(heartbeat, timeout time.Duration) *watch {
	most := max(min(timeout/4, heartbeat/2), time.Millisecond)
	patience := (timeout + most - 1) / most
	interval := max(timeout/patience, 1)
	w := &watch{interval: interval, patience: int64(patience), rest: max(int64(heartbeat/interval), 2)}
	w.beat.Store(1)
	return w
}

func (w *watch) add(c *client) {
	w.mu.Lock()
	defer w.mu.Unlock()
	c.wrote = w.beat.Load()
	c.next = w.first
	if c.next != nil {
		c.next.previous = c
	}
	w.first = c
	if w.timer == nil {
		w.timer = time.AfterFunc(w.interval, w.look)
	}
}

// remove forgets a client, whose deadline is not set any more afterwards.
func (w *watch) remove(c *client) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if c.next != nil {
		c.next.previous = c.previous
	}
	if c.previous != nil {
		c.previous.next = c.next
	} else {
		w.first = c.next
	}
	if w.first == nil {
		w.timer.Stop()
		w.timer = nil
	}
}

// look is the beat: it ends writes that take too long, and wakes those who
// have been silent.
func (w *watch) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.timer == nil {
		return // the last client left at this moment
	}
	beat := w.beat.Add(1)
	for c := w.first; c != nil; c = c.next {
		if began := c.writing.Load(); began != 0 && beat-began >= w.patience {
			_ = c.control.SetWriteDeadline(time.Unix(1, 0)) // where it isn't supported, nothing can be done
		}
	}
	// Twice between heartbeats, since what is silent now was not a moment ago.
	if beat%(w.rest/2) == 0 {
		w.pokeAll()
	}
	w.timer.Reset(w.interval)
}

// changed has every client look again.
func (w *watch) changed() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pokeAll()
}

// pokeAll wakes every client. The lock is held.
func (w *watch) pokeAll() {
	for c := w.first; c != nil; c = c.next {
		c.poke()
	}
}

// poke wakes the client, now or when he has done what he does.
func (c *client) poke() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// silent reports whether a heartbeat is due, so that none comes later than it
// should.
func (w *watch) silent(c *client) bool {
	return w.beat.Load()-c.wrote >= w.rest-w.rest/2
}

// write sends p in one go, unless a write has failed before.
func (w *watch) write(c *client, p []byte) {
	if c.err != nil {
		return
	}
	beat := w.beat.Load()
	c.wrote = beat
	c.writing.Store(beat)
	c.writes++
	n, err := c.w.Write(p)
	c.bytes += n
	if err == nil {
		err = c.control.Flush()
	}
	c.writing.Store(0)
	c.err = err
}
