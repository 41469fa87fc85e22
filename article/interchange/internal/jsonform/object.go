package jsonform

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// An Object is a JSON object being read. Members that are absent or null give
// zero values; members of another kind than the one asked for are failures.
type Object struct {
	r       *Reader
	members []member
	at      map[string]int // the members' places, where there are many
}

type member struct {
	name  string
	value Value
	used  bool
}

// Object opens an object. It is empty where v is none.
func (r *Reader) Object(v Value) *Object {
	o := &Object{r: r}
	if r.err != nil {
		return o
	}
	if v.Kind() != '{' {
		r.Wrong("an object", v)
		return o
	}
	for i := skipSpace(v, 1); v[i] != '}'; {
		end := skipValue(v, i)
		name := r.String(v[i:end])
		i = skipSpace(v, skipSpace(v, end)+1) // past the colon
		end = skipValue(v, i)
		if before := o.index(name); before >= 0 {
			o.members[before].value = v[i:end]
			r.At(name, func() { r.Lose(article.LossInvalid, name, "it stands there twice; the last one counts") })
		} else {
			o.add(member{name: name, value: v[i:end]})
		}
		i = skipSpace(v, end)
		if v[i] == ',' {
			i = skipSpace(v, i+1)
		}
	}
	return o
}

// many is from how many members on a map finds one faster than a look at each.
const many = 32

func (o *Object) add(m member) {
	o.members = append(o.members, m)
	switch {
	case o.at != nil:
		o.at[m.name] = len(o.members) - 1
	case len(o.members) == many:
		o.at = make(map[string]int)
		for i := range o.members {
			o.at[o.members[i].name] = i
		}
	}
}

// index is a member's place, or -1.
func (o *Object) index(name string) int {
	if o.at != nil {
		if i, ok := o.at[name]; ok {
			return i
		}
		return -1
	}
	for i := range o.members {
		if o.members[i].name == name {
			return i
		}
	}
	return -1
}

// Members are the members of an object; none where it is none.
func Members(object json.RawMessage) map[string]json.RawMessage {
	var m map[string]json.RawMessage
	if json.Unmarshal(object, &m) != nil {
		return nil
	}
	return m
}

// Peek is a member's value, which stays among what [Object.Rest] gives.
func (o *Object) Peek(name string) Value {
	if i := o.index(name); i >= 0 {
		return o.members[i].value
	}
	return nil
}

// Take is a member's value, from then on known; nil where there is none, or
// null.
func (o *Object) Take(name string) Value {
	i := o.index(name)
	if i < 0 {
		return nil
	}
	m := &o.members[i]
	m.used = true
	if m.value.Kind() == 'n' {
		return nil
	}
	return m.value
}

// String reads a string.
func (o *Object) String(name string) (s string) {
	if v := o.Take(name); v != nil {
		o.r.At(name, func() { s = o.r.String(v) })
	}
	return s
}

// StringIf reads a string where the member is one, and else leaves it.
func (o *Object) StringIf(name string) string {
	if o.Peek(name).Kind() == '"' {
		return o.String(name)
	}
	return ""
}

// Strings reads a list of strings.
func (o *Object) Strings(name string) (list []string) {
	o.Each(name, func(v Value) { list = append(list, o.r.String(v)) })
	return list
}

// Bool reads a boolean.
func (o *Object) Bool(name string) bool {
	v := o.Take(name)
	if v != nil && v.Kind() != 't' {
		o.r.At(name, func() { o.r.Wrong("true or false", v) })
	}
	return string(v) == "true"
}

// Float reads a number.
func (o *Object) Float(name string) (f float64) {
	if v := o.Take(name); v != nil {
		o.r.At(name, func() {
			var err error
			if f, err = strconv.ParseFloat(string(v), 64); err != nil {
				o.r.Wrong("a number", v)
			}
		})
	}
	return f
}

// Int64 reads a whole number.
func (o *Object) Int64(name string) (n int64) {
	if v := o.Take(name); v != nil {
		o.r.At(name, func() {
			var err error
			if n, err = strconv.ParseInt(string(v), 10, 64); err == nil {
				return
			}
			// Other programs write whole numbers as 12.0 and 1e3.
			f, err := strconv.ParseFloat(string(v), 64)
			if err != nil || f != float64(int64(f)) || f > 1<<53 || f < -1<<53 {
				o.r.Wrong("a whole number", v)
			}
			n = int64(f)
		})
	}
	return n
}

// Int reads a whole number.
func (o *Object) Int(name string) int {
	n := o.Int64(name)
	if int64(int(n)) != n {
		o.r.At(name, func() { o.r.Fail(fmt.Errorf("%w: %d is too large", article.ErrInvalidValue, n)) })
		return 0
	}
	return int(n)
}

// Time reads a moment as RFC 3339 writes it, or a date.
func (o *Object) Time(name string) (t time.Time) {
	s := o.String(name)
	if s == "" {
		return t
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05Z0700", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	o.r.At(name, func() { o.r.Fail(fmt.Errorf("%w: not an RFC 3339 time", article.ErrInvalidValue)) })
	return t
}

// With calls read with the object in a member, if there is one.
func (o *Object) With(name string, read func(*Object)) {
	if v := o.Take(name); v != nil {
		o.r.At(name, func() {
			if inner := o.r.Object(v); o.r.err == nil {
				read(inner)
			}
		})
	}
}

// Each calls read for every item of the list in a member, if there is one.
func (o *Object) Each(name string, read func(item Value)) {
	if v := o.Take(name); v != nil {
		o.r.At(name, func() { o.r.Each(v, read) })
	}
}

// Rest is the members that nobody asked for; nil where there are none.
func (o *Object) Rest() article.Extra {
	var rest article.Extra
	for _, m := range o.members {
		if !m.used {
			if rest == nil {
				rest = make(article.Extra)
			}
			rest[m.name] = json.RawMessage(slices.Clone(m.value))
		}
	}
	return rest
}

// RestJSON is [Object.Rest] as an object with its members sorted by name; nil
// where there are none.
func (o *Object) RestJSON() json.RawMessage {
	rest := o.Rest()
	if rest == nil {
		return nil
	}
	w := NewWriter(nil, o.r.format)
	w.Object(func() {
		for _, name := range slices.Sorted(maps.Keys(rest)) {
			w.Raw(name, rest[name])
		}
	})
	return w.b
}

// Keep puts what nobody asked for into extra, as one object under the
// format's name, where [Writer.Kept] finds it.
func (o *Object) Keep(extra *article.Extra, name string) {
	if rest := o.RestJSON(); rest != nil {
		if *extra == nil {
			*extra = make(article.Extra)
		}
		(*extra)[name] = rest
	}
}

// Names are the members that nobody asked for, in the source's order.
func (o *Object) Names() (names []string) {
	for _, m := range o.members {
		if !m.used {
			names = append(names, m.name)
		}
	}
	return names
}

// Replace puts another value into a member, among those that nobody asked for.
func (o *Object) Replace(name string, v Value) {
	if i := o.index(name); i >= 0 {
		o.members[i].value, o.members[i].used = v, false
	}
}
