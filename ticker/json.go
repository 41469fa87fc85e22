package ticker

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxWait is how long a request may wait for news, below the minute after
// which common proxies give up.
const maxWait = 30 * time.Second

// JSON returns a handler that answers with the present [Snapshot] as JSON,
// for those who poll. Its ETag is strong, so that an unchanged list costs a
// few bytes. With ?wait=20 and the last ETag in If-None-Match the answer
// comes as soon as the list differs, or as 304 after 20 seconds; 30 is the
// longest wait.
//
// With ?view=… it answers with the view of that name, or 404.
func (s *Store) JSON() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := s.asked(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		v.serveJSON(w, r)
	})
}

// JSON returns a handler that answers with the view as [Store.JSON] does with
// the whole.
func (v *View) JSON() http.Handler { return http.HandlerFunc(v.serveJSON) }

func (v *View) serveJSON(w http.ResponseWriter, r *http.Request) {
	v.store.refresh()
	st := v.now.Load()
	known := r.Header.Get("If-None-Match")
	if seconds, err := strconv.Atoi(r.URL.Query().Get("wait")); err == nil && seconds > 0 && matches(known, st) {
		limit := time.NewTimer(min(time.Duration(min(seconds, 60))*time.Second, maxWait))
		defer limit.Stop()
		// The answer's own time begins when the waiting ends.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(maxWait + 10*time.Second)) // or the server's own holds
		if !st.closed {
			select {
			case <-st.changed:
			case <-limit.C:
			case <-r.Context().Done():
				return
			}
		}
		st = v.now.Load()
	}
	w.Header().Set("ETag", st.tag())
	w.Header().Set("Cache-Control", "no-cache")
	if matches(known, st) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body, err := st.json()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // the client is gone; there is nobody to tell
}

func (st *state) tag() string { return `"` + st.cursor() + `"` }

// matches reports whether an If-None-Match field names the state, by the weak
// comparison that RFC 9110, 13.1.2 asks for.
func matches(field string, st *state) bool {
	for tag := range strings.SplitSeq(field, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" || tag == st.tag() {
			return true
		}
	}
	return false
}
