package ticker

import (
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
	// WriteTimeout is how long a client that does not accept what is written is
	// waited for before it is dropped. Zero: 10 s.
	WriteTimeout time.Duration
	// Retry is how long browsers wait before they come back. Zero: 3 s. At a
	// shutdown each is told up to twice as long, spread, so that they don't all
	// come at once.
	Retry time.Duration
	// Limit is how many streams the store may have open; further clients get
	// 503 and a Retry-After. Zero: no limit.
	Limit int
	// Opened and Closed are called when a stream opens and ends, by the
	// goroutine that serves the request. Nil: nobody is told.
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
// anything: it has no queue, only its place. While the handler waits, other
// goroutines write to the http.ResponseWriter, one at a time; a panic of the
// host's own writer is passed on to the handler's.
//
// With ?view=… a client gets the view of that name, or 404.
func (s *Store) Stream(opts StreamOptions) http.Handler { return newStreams(s, nil, opts) }

// Stream returns a handler that streams the view as [Store.Stream] does the
// whole list. StreamOptions.Limit counts the streams of the store.
func (v *View) Stream(opts StreamOptions) http.Handler { return newStreams(v.store, v, opts) }

func newStreams(s *Store, v *View, opts StreamOptions) *streams {
	if opts.Heartbeat <= 0 {
		opts.Heartbeat = 15 * time.Second
	}
	if opts.WriteTimeout <= 0 {
		opts.WriteTimeout = 10 * time.Second
	}
	if opts.Retry <= 0 {
		opts.Retry = 3 * time.Second
	}
	h := &streams{store: s, view: v, opts: opts}
	h.crew = &crew{bring: h.bring, timeout: opts.WriteTimeout, half: max(opts.Heartbeat/2, 1)}
	return h
}

// streams is the handler that [Store.Stream] returns.
type streams struct {
	store *Store
	view  *View // nil: as the request says
	opts  StreamOptions
	crew  *crew
}

// ServeHTTP lets the crew write and waits for the end. Everything that takes a
// deep stack is the crew's, since a stack stays as large as it once was.
func (h *streams) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v := h.view
	if v == nil {
		var err error
		if v, err = h.store.asked(r); err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
	}
	nth, ok := h.store.enter(h.opts.Limit, h.crew)
	if !ok {
		w.Header().Set("Retry-After", strconv.Itoa(int((h.opts.Retry+time.Second-1)/time.Second)))
		http.Error(w, "ticker: no stream to be had now", http.StatusServiceUnavailable)
		return
	}
	defer h.store.leave(h.crew)
	if h.opts.Opened != nil {
		h.opts.Opened(r)
	}
	c := newClient(w, r, v, nth)
	h.crew.add(c)
	select {
	case <-c.done:
	case <-r.Context().Done():
		h.crew.dismiss(c, r.Context().Err())
		<-c.done
	}
	if h.opts.Closed != nil {
		h.opts.Closed(r, StreamEnd{Events: c.total.events, Writes: c.total.writes, Bytes: c.total.bytes, Err: c.err})
	}
	if c.failure != nil {
		panic(c.failure) // to whom it would have gone, had it happened here
	}
}

// newClient makes a client who is still to be greeted.
func newClient(w http.ResponseWriter, r *http.Request, v *View, nth int) *client {
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // nginx would hold events back
	c := &client{w: w, view: v, nth: nth, done: make(chan struct{}), cursor: r.Header.Get("Last-Event-ID")}
	if c.cursor == "" && r.URL.RawQuery != "" {
		c.cursor = r.URL.Query().Get("cursor")
	}
	// The server's own deadline counts from the request on.
	if err := http.NewResponseController(w).SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		c.err = err
	}
	return c
}

// bring writes what differs from the list that a client knows, all in one
// write, or a comment where he has been silent for long.
func (h *streams) bring(c *client) {
	defer c.catch()
	beat := h.crew.beat.Load()
	if c.wrote == 0 {
		h.greet(c)
	}
	st := c.view.now.Load()
	var f frame
	if !c.waits(st) {
		f = st.frame(c.at)
		c.write(f.data)
		c.at = place{seq: st.seq}
	}
	if st.closed {
		// Sixteen steps between once and twice the time.
		c.write(retry(h.opts.Retry + h.opts.Retry*time.Duration(c.nth%16)/16))
	}
	if c.sent.bytes == 0 && beat-c.wrote >= 2 {
		c.write(heartbeat)
	}
	if c.sent.bytes != 0 {
		c.flush(beat)
	}
	if c.err != nil {
		return
	}
	c.sent.events += f.events
	if st.closed {
		c.err = ErrClosed
	}
}

// greet sends the head and finds out where a client stands.
func (h *streams) greet(c *client) {
	c.write(retry(h.opts.Retry))
	h.store.refresh()
	c.at = c.view.now.Load().place(c.cursor)
	if c.at.ahead {
		c.patience = time.Now().Add(patience)
		time.AfterFunc(patience, func() { h.crew.revisit(c) })
	}
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
