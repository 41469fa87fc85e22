package jsonform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/internal/jsontext"
)

// A Writer appends JSON and notes what the format could not keep. It puts the
// commas itself.
type Writer struct {
	// Losses are what was not written, in the article's order.
	Losses []article.Loss

	format string
	b      []byte
	start  int        // where the output begins in b
	path   []string   // of what is being written, in the article
	names  [][]string // members written so far, of every open object
	flat   bool       // what is being written has no path of its own
	err    error
}

// NewWriter returns a writer that appends to dst. Format begins the messages
// of errors.
func NewWriter(dst []byte, format string) *Writer {
	return &Writer{format: format, b: dst, start: len(dst)}
}

// Done returns what was written. It fails where the article held JSON that is
// none.
func (w *Writer) Done() ([]byte, []article.Loss, error) { return w.b, w.Losses, w.err }

// comma parts the next value from the last one.
func (w *Writer) comma() {
	if len(w.b) == w.start {
		return
	}
	if last := w.b[len(w.b)-1]; last != '{' && last != '[' && last != ':' {
		w.b = append(w.b, ',')
	}
}

// Object writes an object whose members write adds.
func (w *Writer) Object(write func()) {
	w.comma()
	w.b = append(w.b, '{')
	w.names = append(w.names, nil)
	write()
	w.names = w.names[:len(w.names)-1]
	w.b = append(w.b, '}')
}

// List writes a list whose items write adds.
func (w *Writer) List(write func()) {
	w.comma()
	w.b = append(w.b, '[')
	write()
	w.b = append(w.b, ']')
}

// Name begins a member; a value must follow.
func (w *Writer) Name(name string) {
	top := &w.names[len(w.names)-1]
	*top = append(*top, name)
	w.comma()
	w.string(name)
	w.b = append(w.b, ':')
}

// Value writes a string.
func (w *Writer) Value(s string) {
	w.comma()
	w.string(s)
}

// String writes a member that is a string, an empty one too.
func (w *Writer) String(name, s string) {
	w.Name(name)
	w.string(s)
}

// Text writes a member that is a string, unless it is empty.
func (w *Writer) Text(name, s string) {
	if s != "" {
		w.String(name, s)
	}
}

// Strings writes a member that is a list of strings, unless it is empty.
func (w *Writer) Strings(name string, list []string) {
	if len(list) > 0 {
		w.Name(name)
		w.List(func() {
			for _, s := range list {
				w.Value(s)
			}
		})
	}
}

// Bool writes a member that is a boolean.
func (w *Writer) Bool(name string, value bool) {
	w.Name(name)
	w.b = strconv.AppendBool(w.b, value)
}

// Int writes a member that is a whole number.
func (w *Writer) Int(name string, n int64) {
	w.Name(name)
	w.b = strconv.AppendInt(w.b, n, 10)
}

// Count is Int for a number where zero says that it is not known: nothing is
// written.
func (w *Writer) Count(name string, n int) {
	if n != 0 {
		w.Int(name, int64(n))
	}
}

// Float writes a member that is a number.
func (w *Writer) Float(name string, f float64) {
	w.Name(name)
	w.b = strconv.AppendFloat(w.b, f, 'g', -1, 64)
}

// Time writes a member that is a moment, unless it is zero.
func (w *Writer) Time(name string, t time.Time) {
	if !t.IsZero() {
		w.Name(name)
		w.b = append(t.AppendFormat(append(w.b, '"'), time.RFC3339Nano), '"')
	}
}

// Raw writes a member that is JSON from outside.
func (w *Writer) Raw(name string, value []byte) {
	w.Name(name)
	w.RawValue(value)
}

// RawValue writes JSON from outside as a value.
func (w *Writer) RawValue(value []byte) {
	w.comma()
	var compact bytes.Buffer
	if err := json.Compact(&compact, value); err != nil || compact.Len() == 0 {
		w.b = append(w.b, "null"...)
		w.Fail(fmt.Errorf("%w: JSON at %s that is none", article.ErrInvalidValue, pointer(w.path)))
		return
	}
	w.b = append(w.b, compact.Bytes()...)
}

// Members writes the members of an object from outside, sorted by name, but
// for those that the open object has already.
func (w *Writer) Members(object []byte) {
	if len(object) == 0 {
		return
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(object, &members); err != nil {
		w.Fail(fmt.Errorf("%w: %s is no JSON object: %w", article.ErrInvalidValue, pointer(w.path), err))
		return
	}
	own := w.names[len(w.names)-1]
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if !slices.Contains(own, name) {
			w.Raw(name, members[name])
		}
	}
}

// Kept writes back what [Object.Keep] put into extra under the format's name.
// Whatever else is in extra is a loss.
func (w *Writer) Kept(extra article.Extra, name string) {
	for _, member := range slices.Sorted(maps.Keys(extra)) {
		if member == name {
			w.Members(extra[name])
			continue
		}
		w.Lose(article.LossUnsupported, member, "a member that is not the format's", member)
	}
}

// Fail keeps the first error.
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = fmt.Errorf("%s: %w", w.format, err)
	}
}

// At runs write with steps added to the path.
func (w *Writer) At(write func(), steps ...string) {
	if w.flat {
		write()
		return
	}
	n := len(w.path)
	w.path = append(w.path, steps...)
	write()
	w.path = w.path[:n]
}

// Flat runs write for something that was made in place of what stands at the
// present path: its losses stand there too, as ones of form.
func (w *Writer) Flat(write func()) {
	before := w.flat
	w.flat = true
	write()
	w.flat = before
}

// Lose notes a loss at the place being written, or at the steps below it.
func (w *Writer) Lose(reason article.LossReason, what, detail string, steps ...string) {
	if w.flat {
		reason, steps = article.LossFlattened, nil
	}
	path := append(w.path[:len(w.path):len(w.path)], steps...)
	w.Losses = append(w.Losses, article.Loss{Reason: reason, What: what, Detail: detail, Path: pointer(path)})
}

// LoseIf notes that a field of the node being written has no place, where it
// is set. Its name is the one in the JSON form.
func (w *Writer) LoseIf(set bool, field string) {
	if set {
		w.Lose(article.LossUnsupported, field, "", field)
	}
}

func (w *Writer) string(s string) { w.b = jsontext.AppendString(w.b, s) }
