package ticker

import (
	"errors"
	"net/http"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A crew writes to all clients of a handler. When the list has changed, a few
// workers, about as many as there are processors, go round the clients; the
// goroutines of the requests only wait. So a delivery costs little beside the
// write itself, a waiting stream has a small stack, and a change costs whoever
// makes it the same for any number of clients.
//
// A worker whose client does not take what is written is replaced after a
// moment. Each that is held up lets one more come, so that of many who stall
// at once all are found in a few such moments.
type crew struct {
	bring   func(*client) // writes to one client what there is to write
	timeout time.Duration // that a write may take
	half    time.Duration // of the time between heartbeats

	beat atomic.Int64 // halves counted from 1, so that 0 is never

	mu      sync.Mutex
	clients *client   // all, the latest first
	turn    *client   // whose turn it is in the round that is on; nil: none is on
	again   bool      // something has changed since it began: another is due
	fresh   []*client // to be visited before all others
	since   time.Time // of the first change that the round that is on brings; zero: none
	changed time.Time // of the first that the next will bring
	lag     time.Duration
	sent    tally
	workers []*worker
	slow    int // of the workers, those held up
	most    int // workers that are not held up, besides one for each that is
	looking bool
	look    *time.Timer // rings a moment after the last look, while any worker is not held up
	pulse   *time.Timer // rings each half while there are clients
}

// A worker visits one client after another.
type worker struct {
	client *client
	visits int
	seen   int  // visits at the last look
	slow   bool // held up
}

// moment is the time between two looks at the workers: long beside a write
// that goes well, some ten microseconds, and short beside a round.
const moment = 2 * time.Millisecond

// add takes a client in and has him visited.
func (cr *crew) add(c *client) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	if cr.look == nil {
		cr.beat.Store(1)
		cr.look = time.AfterFunc(time.Hour, cr.lookAround)
		cr.look.Stop()
		cr.pulse = time.AfterFunc(cr.half, cr.pulsate)
	} else if cr.clients == nil {
		cr.pulse.Reset(cr.half)
	}
	c.next = cr.clients
	if c.next != nil {
		c.next.previous = c
	}
	cr.clients = c
	cr.fresh = append(cr.fresh, c)
	cr.hire()
}

// remove forgets a client, whom no worker is with, and lets his request end.
// The lock is held.
func (cr *crew) remove(c *client) {
	if cr.turn == c {
		cr.turn = c.next
	}
	if c.next != nil {
		c.next.previous = c.previous
	}
	if c.previous != nil {
		c.previous.next = c.next
	} else {
		cr.clients = c.next
	}
	if cr.clients == nil {
		cr.pulse.Stop()
	}
	c.over = true
	close(c.done)
}

// dismiss ends a client's stream, at once or when the worker who is with him
// has done.
func (cr *crew) dismiss(c *client, why error) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	switch {
	case c.over:
	case c.visited:
		c.dismissed = why
		// What is still being written goes to nobody.
		_ = http.NewResponseController(c.w).SetWriteDeadline(time.Unix(1, 0)) // or it takes its time
	default:
		c.err = why
		cr.remove(c)
	}
}

// revisit has a client visited before the others.
func (cr *crew) revisit(c *client) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	cr.fresh = append(cr.fresh, c)
	cr.hire()
}

// round has all clients visited, because of a change at a time, or of none.
func (cr *crew) round(changed time.Time) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	cr.again = true
	if cr.changed.IsZero() {
		cr.changed = changed
	}
	cr.hireAll()
}

// pulsate is half of a heart's beat: those who have been silent for long are
// among all that are visited.
func (cr *crew) pulsate() {
	cr.beat.Add(1)
	cr.round(time.Time{})
	cr.mu.Lock()
	defer cr.mu.Unlock()
	if cr.clients != nil {
		cr.pulse.Reset(cr.half)
	}
}

// hire takes on one more worker if there is a place and something to do, and
// reports whether it did. The lock is held.
func (cr *crew) hire() bool {
	if len(cr.workers) == 0 {
		cr.most = runtime.GOMAXPROCS(0)
	}
	if len(cr.workers)-cr.slow >= cr.most+cr.slow {
		return false
	}
	c := cr.take()
	if c == nil {
		return false
	}
	w := &worker{client: c, visits: 1}
	cr.workers = append(cr.workers, w)
	if !cr.looking {
		cr.looking = true
		cr.look.Reset(moment)
	}
	go cr.work(w)
	return true
}

// hireAll fills all places as far as there is something to do. The lock is held.
func (cr *crew) hireAll() {
	for cr.hire() {
		continue
	}
}

func (cr *crew) work(w *worker) {
	for more := true; more; more = cr.next(w) {
		cr.bring(w.client)
	}
}

// take picks the client to be visited next; nil: nobody has to be. The lock
// is held.
func (cr *crew) take() *client {
	for {
		var c *client
		switch {
		case len(cr.fresh) > 0:
			c = cr.fresh[0]
			cr.fresh[0] = nil
			cr.fresh = cr.fresh[1:]
			if len(cr.fresh) == 0 {
				cr.fresh = nil
			}
		case cr.turn != nil:
			c, cr.turn = cr.turn, cr.turn.next
			if cr.turn == nil && !cr.since.IsZero() {
				cr.lag = time.Since(cr.since)
			}
		case cr.again && cr.clients != nil:
			cr.again, cr.turn = false, cr.clients
			cr.since, cr.changed = cr.changed, time.Time{}
			continue
		default:
			cr.again, cr.changed = false, time.Time{}
			return nil
		}
		switch {
		case c.over:
		case c.visited:
			c.missed = true
		default:
			c.visited = true
			return c
		}
	}
}

// next ends a worker's visit and finds him the next one. It reports whether
// there is one.
func (cr *crew) next(w *worker) bool {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	c := w.client
	cr.sent.add(c.sent)
	c.total.add(c.sent)
	c.sent = tally{}
	if w.slow {
		w.slow = false
		cr.slow--
		_ = http.NewResponseController(c.w).SetWriteDeadline(time.Time{}) // as it was set
	}
	if c.dismissed != nil {
		c.err = c.dismissed
	}
	switch {
	case c.err != nil:
		if errors.Is(c.err, os.ErrDeadlineExceeded) {
			cr.sent.dropped++
		}
		cr.remove(c)
	case c.missed:
		c.missed = false
		w.visits++
		return true
	}
	c.visited = false
	w.client = nil
	if len(cr.workers)-cr.slow <= cr.most+cr.slow {
		w.client = cr.take()
	}
	if w.client == nil {
		cr.workers = slices.DeleteFunc(cr.workers, func(other *worker) bool { return other == w })
		return false
	}
	w.visits++
	cr.hire()
	return true
}

// lookAround finds the workers who are held up, has what they write end in
// time, and takes on others in their place.
func (cr *crew) lookAround() {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	for _, w := range cr.workers {
		switch {
		case w.slow:
		case w.visits != w.seen:
			w.seen = w.visits
		default:
			w.slow = true
			cr.slow++
			if w.client.dismissed == nil {
				_ = http.NewResponseController(w.client.w).SetWriteDeadline(time.Now().Add(cr.timeout)) // where it isn't supported, nothing can be done
			}
		}
	}
	cr.hireAll()
	cr.looking = len(cr.workers) > cr.slow
	if cr.looking {
		cr.look.Reset(moment)
	}
}
