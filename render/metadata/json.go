package metadata

import (
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/internal/escape"
)

// This file appends JSON as encoding/json would write it, without building
// what is written first: a page's structured data is a third of what makes
// its head, and reflection over it took longer than the page.

// comma separates what follows from the member or element before it, if any.
func (w *writer) comma() {
	switch w.b[len(w.b)-1] {
	case '{', '[':
	default:
		w.b = append(w.b, ',')
	}
}

// key starts a member. Names are this package's own and need no escaping.
func (w *writer) key(name string) {
	w.comma()
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

// object starts an object of a type of schema.org.
func (w *writer) object(schemaType string) {
	w.b = append(w.b, '{')
	w.text("@type", schemaType)
}

// element starts an object in an array.
func (w *writer) element(schemaType string) {
	w.comma()
	w.object(schemaType)
}

// text appends a member, even where the value is empty.
func (w *writer) text(name, value string) {
	w.key(name)
	w.b = escape.AppendJSON(w.b, value)
}

// optional appends a member, or nothing where the value is empty.
func (w *writer) optional(name, value string) {
	if value != "" {
		w.text(name, value)
	}
}

// absolute appends an address of the site, even where it is empty.
func (w *writer) absolute(name string, s *Site, address string) {
	w.key(name)
	origin, rest := s.Resolve(address)
	w.b = escape.AppendJSON(w.b, origin)
	if rest != "" {
		joint := len(w.b) - 1 // where the origin's closing quote is
		w.b = escape.AppendJSON(w.b, rest)
		w.b = append(w.b[:joint], w.b[joint+2:]...)
	}
}

// optionalAbsolute appends an address of the site, or nothing where it is
// empty.
func (w *writer) optionalAbsolute(name string, s *Site, address string) {
	if address != "" {
		w.absolute(name, s, address)
	}
}

// number appends a member, or nothing where the value is 0.
func (w *writer) number(name string, n int) {
	if n != 0 {
		w.key(name)
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
}

// stamp appends a time, or nothing where it is zero.
func (w *writer) stamp(name string, t time.Time) {
	if !t.IsZero() {
		w.key(name)
		w.b = append(w.b, '"')
		w.b = t.AppendFormat(w.b, time.RFC3339)
		w.b = append(w.b, '"')
	}
}

// duration appends a duration in whole seconds as ISO 8601 has it ("PT90S"),
// or nothing where it is shorter than one.
func (w *writer) duration(name string, d time.Duration) {
	if d >= time.Second {
		w.key(name)
		w.raw(`"PT`)
		w.b = strconv.AppendInt(w.b, int64(d/time.Second), 10)
		w.raw(`S"`)
	}
}

// strings appends an array, or nothing where it is empty.
func (w *writer) strings(name string, values []string) {
	if len(values) == 0 {
		return
	}
	w.key(name)
	w.b = append(w.b, '[')
	for i, value := range values {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.b = escape.AppendJSON(w.b, value)
	}
	w.b = append(w.b, ']')
}

// quote makes the text from start on a JSON string. The text is written
// first, because its length is not known before, and then moved down.
func (w *writer) quote(start int) {
	end := len(w.b)
	w.b = escape.AppendJSON(w.b, w.b[start:])
	n := copy(w.b[start:], w.b[end:])
	w.b = w.b[:start+n]
}
