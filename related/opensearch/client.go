package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Error is an answer by which the cluster refused something.
type Error struct {
	Status int    // HTTP status
	Type   string // the cluster's name for it ("index_not_found_exception")
	Reason string
	Key    string // the article concerned, where it is about one
}

// Error gives the message on one line.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "related/opensearch: status %d", e.Status)
	for _, part := range []string{e.Key, e.Type, e.Reason} {
		if part != "" {
			b.WriteString(": ")
			b.WriteString(part)
		}
	}
	return b.String()
}

// client sends requests to whichever node answers.
type client struct {
	opts Options
	next atomic.Uint32 // the node to ask first
}

// patience reports whether a status says that the same request may succeed
// later.
func patience(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// maxAnswer bounds what is read of an answer.
const maxAnswer = 64 << 20

// do sends a request until a node answers it, and decodes the answer into
// out unless nil.
func (c *client) do(ctx context.Context, method, path, contentType string, body []byte, out any) error {
	if len(c.opts.URLs) == 0 {
		return ErrNoURL
	}
	var last error
	for attempt := range c.opts.Attempts {
		if attempt > 0 {
			if err := pause(ctx, c.opts.Pause<<(attempt-1), last); err != nil {
				return err
			}
		}
		for range c.opts.URLs {
			node := c.next.Load()
			answer, err := c.send(ctx, c.opts.URLs[int(node)%len(c.opts.URLs)], method, path, contentType, body)
			if err == nil {
				if out == nil {
					return nil
				}
				if err := json.Unmarshal(answer, out); err != nil {
					return fmt.Errorf("related/opensearch: answer to %s: %w", path, err)
				}
				return nil
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			last = err
			var refused *waitError
			var failed *Error
			if errors.As(err, &failed) && !errors.As(err, &refused) {
				return err
			}
			c.next.CompareAndSwap(node, node+1)
		}
	}
	var refused *waitError
	if errors.As(last, &refused) {
		return refused.Err
	}
	return fmt.Errorf("related/opensearch: %w", last)
}

// waitError is an answer that asks for patience.
type waitError struct {
	Err   *Error
	after time.Duration // zero: not said
}

func (e *waitError) Error() string { return e.Err.Error() }
func (e *waitError) Unwrap() error { return e.Err }

// maxPause bounds what a node may ask for.
const maxPause = 30 * time.Second

// pause waits, longer where the last answer said so.
func pause(ctx context.Context, d time.Duration, last error) error {
	var refused *waitError
	if errors.As(last, &refused) {
		d = max(d, refused.after)
	}
	timer := time.NewTimer(min(d, maxPause))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

func (c *client) send(ctx context.Context, node, method, path, contentType string, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(node, "/")+path, bytes.NewReader(body))
	if err != nil {
		return nil, &Error{Reason: "a URL in Options.URLs is not one"}
	}
	for name, values := range c.opts.Header {
		r.Header[name] = values
	}
	if len(body) > 0 {
		r.Header.Set("Content-Type", contentType)
	}
	answer, err := c.opts.Client.Do(r)
	if err != nil {
		var where *url.Error
		if errors.As(err, &where) {
			err = where.Err // without the address, which may hold a password
		}
		return nil, err
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
	if err != nil {
		return nil, err
	}
	if answer.StatusCode < 300 {
		return b, nil
	}
	var refusal struct {
		Error cause `json:"error"`
	}
	_ = json.Unmarshal(b, &refusal) // an answer that is not JSON has no reason
	e := &Error{Status: answer.StatusCode, Type: refusal.Error.Type, Reason: refusal.Error.Reason}
	if patience(e.Status) {
		seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After")) // absent or a date: our own pause
		return nil, &waitError{e, time.Duration(seconds) * time.Second}
	}
	return nil, e
}

type cause struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
}

// UnmarshalJSON accepts the plain string that some answers have instead.
func (c *cause) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &c.Reason)
	}
	type plain cause
	return json.Unmarshal(b, (*plain)(c))
}
