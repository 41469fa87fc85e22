package ticker

import (
	"encoding/json"
	"errors"
	"net/http"
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
	// Writes and Bytes are what was sent, heartbeats included.
	Writes, Bytes int
	// Err is why it ended: the context's error when the client went away, that
	// of the write when it stalled or broke, [ErrClosed] at a shutdown.
	Err error
}

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
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nth, ok := s.enter(opts.Limit)
		if !ok {
			w.Header().Set("Retry-After", strconv.Itoa(int((opts.Retry+time.Second-1)/time.Second)))
			http.Error(w, "ticker: no stream to be had now", http.StatusServiceUnavailable)
			return
		}
		defer s.leave()
		if opts.Opened != nil {
			opts.Opened(r)
		}
		c := client{w: w, control: http.NewResponseController(w), timeout: opts.WriteTimeout}
		err := s.serve(&c, r, &opts, nth)
		if opts.Closed != nil {
			opts.Closed(r, StreamEnd{Writes: c.writes, Bytes: c.bytes, Err: err})
		}
		// The connection may serve another request, whose deadline is not ours.
		_ = c.control.SetWriteDeadline(time.Time{}) // nothing was set where it isn't supported
	})
}

// serve writes what differs from the list the client knows, as it comes. All
// that is due at one moment goes out in one write.
func (s *Store) serve(c *client, r *http.Request, opts *StreamOptions, nth int) error {
	header := c.w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // nginx would hold events back
	// The head goes out at once: an EventSource is not open before it has it.
	if err := c.write(retry(opts.Retry)); err != nil {
		return err
	}
	cursor := r.Header.Get("Last-Event-ID")
	if cursor == "" {
		cursor = r.URL.Query().Get("cursor")
	}
	ctx := r.Context()
	at := s.arrive(ctx, cursor)
	heartbeat := time.NewTimer(opts.Heartbeat)
	defer heartbeat.Stop()
	for {
		st := s.now.Load()
		if frame := st.frame(at); len(frame) > 0 {
			if err := c.write(frame); err != nil {
				return err
			}
		}
		at = place{seq: st.seq}
		if st.closed {
			// Sixteen steps between once and twice the time.
			_ = c.write(retry(opts.Retry + opts.Retry*time.Duration(nth%16)/16)) // gone either way
			return ErrClosed
		}
		select {
		case <-st.changed:
		case <-heartbeat.C:
			if err := c.write([]byte(":\n\n")); err != nil {
				return err
			}
			heartbeat.Reset(opts.Heartbeat)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func retry(after time.Duration) []byte {
	return []byte("retry: " + strconv.FormatInt(after.Milliseconds(), 10) + "\n\n")
}

func appendFrames(dst []byte, events []Event) []byte {
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
	return dst
}

// A client is the receiving end of one stream.
type client struct {
	w       http.ResponseWriter
	control *http.ResponseController
	timeout time.Duration
	armed   time.Time // when the deadline was last set

	writes, bytes int
}

// write sends p in one go. The deadline is set anew only when a quarter of it
// has passed, since setting it is a good part of what a small write costs.
func (c *client) write(p []byte) error {
	if now := time.Now(); now.Sub(c.armed) >= c.timeout/4 {
		if err := c.control.SetWriteDeadline(now.Add(c.timeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return err
		}
		c.armed = now
	}
	c.writes++
	n, err := c.w.Write(p)
	c.bytes += n
	if err != nil {
		return err
	}
	return c.control.Flush()
}
