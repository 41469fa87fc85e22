package ticker

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strconv"
	"time"
)

// StreamOptions say how a stream of Server-Sent Events behaves.
type StreamOptions struct {
	// Heartbeat is how often a comment is sent when nothing happens, so that
	// proxies keep the connection and dead clients are noticed. Zero: 15 s.
	Heartbeat time.Duration
	// WriteTimeout is how long a client may take at most to accept what is
	// written before it is dropped; it has three quarters of it at least.
	// Zero: 10 s.
	WriteTimeout time.Duration
	// Retry is how long browsers wait before they come back. Zero: 3 s. At a
	// shutdown each is told up to twice as long, spread, so that they don't all
	// come at once.
	Retry time.Duration
	// Limit is how many streams the store may have open; further clients get
	// 503 and a Retry-After. Zero: no limit.
	Limit int
	// Opened and Closed are called when a stream opens and ends, by the
	// goroutine that serves it. Nil: nobody is told.
	Opened func(r *http.Request)
	Closed func(r *http.Request, end StreamEnd)
}

// A StreamEnd says how a stream went.
type StreamEnd struct {
	// Events is how many were written: adds, updates, removes and resets.
	Events int
	// Writes and Bytes are what was sent, heartbeats included.
	Writes, Bytes int
	// Err is why it ended: the context's error when the client went away, that
	// of the write when it stalled or broke, [ErrClosed] at a shutdown.
	Err error
}

// Stalled reports whether the client was dropped because it took longer than
// StreamOptions.WriteTimeout to accept what was written.
func (e StreamEnd) Stalled() bool { return errors.Is(e.Err, os.ErrDeadlineExceeded) }

// Stream returns a handler of Server-Sent Events (WHATWG HTML, 9.2). Each
// message's event is one of add, update, remove and reset, its data an
// [Event] as JSON, its id the cursor. A browser that comes back says the last
// id it saw; a page that was rendered with a snapshot says its cursor in the
// query: ?cursor=…
//
// The handler sets its own write deadline, so that it works behind an
// http.Server with a WriteTimeout, and a stalled client costs nobody else
// anything: it has no queue, only its place.
func (s *Store) Stream(opts StreamOptions) http.Handler {
	if opts.Heartbeat <= 0 {
		opts.Heartbeat = 15 * time.Second
	}
	if opts.WriteTimeout <= 0 {
		opts.WriteTimeout = 10 * time.Second
	}
	if opts.Retry <= 0 {
		opts.Retry = 3 * time.Second
	}
	return &streams{store: s, opts: opts, watch: newWatch(opts.Heartbeat, opts.WriteTimeout)}
}

// streams is the handler that [Store.Stream] returns.
type streams struct {
	store *Store
	opts  StreamOptions
	watch *watch
}

// ServeHTTP keeps its stack small while it waits, since stacks are most of what
// an idle stream takes, and the runtime begins new ones at twice the size when
// those there are use a little more: what it needs to begin, to write and to
// end is in methods of their own, and it waits for one channel, not in a
// select, which takes more.
func (h *streams) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := h.enter(w, r)
	if c == nil {
		return
	}
	for {
		h.bring(c)
		if !c.live {
			return
		}
		<-c.wake
	}
}

// enter counts a client in, sends the head and finds out where he stands. It
// returns nil where there is no stream to be had.
func (h *streams) enter(w http.ResponseWriter, r *http.Request) *client {
	nth, ok := h.store.enter(h.opts.Limit, h.watch)
	if !ok {
		w.Header().Set("Retry-After", strconv.Itoa(int((h.opts.Retry+time.Second-1)/time.Second)))
		http.Error(w, "ticker: no stream to be had now", http.StatusServiceUnavailable)
		return nil
	}
	c := &client{w: w, r: r, control: http.NewResponseController(w), wake: make(chan struct{}, 1), nth: nth}
	h.watch.add(c)
	c.stop = context.AfterFunc(r.Context(), c.poke)
	defer h.leave(c)
	if h.opts.Opened != nil {
		h.opts.Opened(r)
	}
	// The server's own deadline counts from the request on.
	if err := c.control.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		c.err = err
	}
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // nginx would hold events back
	// The head goes out at once: an EventSource is not open before it has it.
	h.watch.write(c, retry(h.opts.Retry))
	cursor := r.Header.Get("Last-Event-ID")
	if cursor == "" && r.URL.RawQuery != "" {
		cursor = r.URL.Query().Get("cursor")
	}
	if c.err == nil {
		c.at = h.store.arrive(r.Context(), cursor)
	}
	c.live = true
	return c
}

// leave ends a stream that is not live any more, be it that the host's writer
// or hook has panicked.
func (h *streams) leave(c *client) {
	if c.live {
		return
	}
	defer h.store.leave(h.watch)
	c.stop()
	h.watch.remove(c)
	if h.opts.Closed != nil {
		h.opts.Closed(c.r, StreamEnd{Events: c.events, Writes: c.writes, Bytes: c.bytes, Err: c.err})
	}
}

// bring writes what differs from the list the client knows, all in one write,
// or a comment where it has been silent for long. The client is live
// afterwards unless the stream has ended.
func (h *streams) bring(c *client) {
	defer h.leave(c)
	c.live = false
	if c.err == nil {
		c.err = c.r.Context().Err()
	}
	if c.err != nil {
		return
	}
	st := h.store.now.Load()
	f := st.frame(c.at)
	if len(f.data) == 0 && h.watch.silent(c) {
		f.data = heartbeat
	}
	if len(f.data) > 0 {
		h.watch.write(c, f.data)
		if c.err == nil {
			c.events += f.events
		}
	}
	c.at = place{seq: st.seq}
	if st.closed && c.err == nil {
		// Sixteen steps between once and twice the time.
		h.watch.write(c, retry(h.opts.Retry+h.opts.Retry*time.Duration(c.nth%16)/16)) // gone either way
		c.err = ErrClosed
	}
	c.live = c.err == nil
}

var heartbeat = []byte(":\n\n")

func retry(after time.Duration) []byte {
	return []byte("retry: " + strconv.FormatInt(after.Milliseconds(), 10) + "\n\n")
}

func newFrame(events []Event) frame {
	var dst []byte
	for i := range events {
		e := &events[i]
		data, err := json.Marshal(e)
		if err != nil {
			continue // unreachable: an Event holds nothing that cannot be marshalled but a year past 9999
		}
		if e.Cursor != "" {
			dst = append(dst, "id: "...)
			dst = append(dst, e.Cursor...)
			dst = append(dst, '\n')
		}
		dst = append(dst, "event: "...)
		dst = append(dst, e.Kind...)
		dst = append(dst, "\ndata: "...)
		dst = append(dst, data...) // JSON holds no line breaks
		dst = append(dst, "\n\n"...)
	}
	return frame{dst, len(events)}
}
