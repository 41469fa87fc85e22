package ticker

import (
	"errors"
	"net/http"
	"time"
)

// A client is the receiving end of one stream. What stands first belongs to
// the worker who visits him, and to the request once the stream is over; the
// rest belongs to the lock of the crew.
type client struct {
	w        http.ResponseWriter
	view     *View
	cursor   string // he came with
	at       place
	patience time.Time // until which he may be ahead of the store
	nth      int       // how many streams were open with it
	wrote    int64     // the beat of the last write; 0: not even the head is sent
	sent     tally     // during this visit
	total    tally     // before
	err      error     // why it ended
	failure  any       // a panic of the host's writer

	dismissed      error         // why it is to end
	visited        bool          // a worker is with him
	missed         bool          // and there may be more to do when he has done
	over           bool          // the stream has ended
	done           chan struct{} // closed then
	next, previous *client       // of all
}

// waits reports whether a client who comes from another server knows more than
// this one has seen yet, and has not waited for long.
func (c *client) waits(st *state) bool {
	if c.at.ahead && st.seq >= c.at.seq {
		c.at.ahead = false
	}
	return c.at.ahead && !st.closed && time.Now().Before(c.patience)
}

// write hands bytes to the client's writer, unless that has failed before.
func (c *client) write(p []byte) {
	if c.err != nil || len(p) == 0 {
		return
	}
	n, err := c.w.Write(p)
	c.sent.bytes += n
	c.err = err
}

// flush sends what was written.
func (c *client) flush(beat int64) {
	if c.err != nil {
		return
	}
	c.wrote = beat
	c.sent.writes++
	c.err = http.NewResponseController(c.w).Flush()
}

// catch keeps a panic for the goroutine of the request.
func (c *client) catch() {
	if failure := recover(); failure != nil {
		c.failure = failure
		c.err = errPanic
	}
}

var errPanic = errors.New("ticker: the response's writer panicked")
