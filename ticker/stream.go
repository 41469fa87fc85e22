package ticker

import (
	"context"
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
	// WriteTimeout is how long a client may take to accept what is written
	// before it is dropped. Zero: 10 s.
	WriteTimeout time.Duration
	// Retry is how long browsers wait before they come back. Zero: 3 s.
	Retry time.Duration
}

// Stream returns a handler of Server-Sent Events (WHATWG HTML, 9.2). Each
// message's event is one of add, update, remove and reset, its data an
// [Event] as JSON, its id the cursor. A browser that comes back says the last
// id it saw; a page that was rendered with a snapshot says its cursor in the
// query: ?cursor=…
//
// The handler sets its own write deadline for each message, so that it works
// behind an http.Server with a WriteTimeout, and a stalled client costs
// nobody else anything.
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
		header := w.Header()
		header.Set("Content-Type", "text/event-stream")
		header.Set("Cache-Control", "no-store")
		header.Set("X-Accel-Buffering", "no") // nginx would hold events back
		c := client{w, http.NewResponseController(w), opts.WriteTimeout}
		if c.write([]byte("retry: "+strconv.FormatInt(opts.Retry.Milliseconds(), 10)+"\n\n")) != nil {
			return
		}
		cursor := r.Header.Get("Last-Event-ID")
		if cursor == "" {
			cursor = r.URL.Query().Get("cursor")
		}
		s.follow(r.Context(), c, cursor, opts.Heartbeat)
	})
}

// follow writes what differs from the list known at cursor, as it comes. All
// that is due at one moment goes out in one write.
func (s *Store) follow(ctx context.Context, c client, cursor string, heartbeat time.Duration) {
	for {
		events, changed, wake := s.since(cursor)
		if len(events) > 0 {
			var frame []byte
			for _, e := range events {
				frame = appendFrame(frame, &e)
			}
			if c.write(frame) != nil {
				return
			}
			cursor = events[len(events)-1].Cursor
			continue
		}
		if changed == nil {
			return
		}
		quiet, cancel := context.WithTimeout(ctx, heartbeat)
		err := wait(quiet, changed, wake)
		cancel()
		if err != nil && (ctx.Err() != nil || !errors.Is(err, context.DeadlineExceeded) || c.write([]byte(":\n\n")) != nil) {
			return
		}
	}
}

func appendFrame(dst []byte, e *Event) []byte {
	data, err := json.Marshal(e)
	if err != nil {
		return dst // unreachable: an Event holds nothing that cannot be marshalled
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
	return append(dst, "\n\n"...)
}

// A client is the receiving end of one stream.
type client struct {
	w       http.ResponseWriter
	control *http.ResponseController
	timeout time.Duration
}

func (c client) write(p []byte) error {
	if err := c.control.SetWriteDeadline(time.Now().Add(c.timeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := c.w.Write(p); err != nil {
		return err
	}
	return c.control.Flush()
}

// JSON returns a handler that answers with the present [Snapshot] as JSON,
// for those who poll. Its ETag is strong, so that an unchanged list costs a
// few bytes.
func (s *Store) JSON() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		snap := s.Snapshot()
		tag := `"` + snap.Cursor + `"`
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "no-cache")
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		data, err := json.Marshal(snap)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		_, _ = w.Write(data) // the client is gone; there is nobody to tell
	})
}
