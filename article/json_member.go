package article

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1") // RFC 6901, 3

// The member functions write a member when encoding, unless it has its zero
// value, and fill it when decoding, if the object has it.

func (c *codec) string(name string, p *string) {
	if c.enc != nil {
		if *p == "" {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.string(*p)
		return
	}
	if v, ok := c.take(name); ok {
		c.dec.at(name, func() { *p = c.dec.string(v) })
	}
}

// text is string for the types that are strings.
func text[S ~string](c *codec, name string, p *S) {
	s := string(*p)
	c.string(name, &s)
	*p = S(s)
}

func (c *codec) bool(name string, p *bool) {
	if c.enc != nil {
		if !*p {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.b = append(c.enc.b, "true"...)
		return
	}
	if v, ok := c.take(name); ok {
		switch string(v.text) {
		case "true":
			*p = true
		case "false":
		default:
			c.dec.at(name, func() { c.dec.wrong("true or false", v) })
		}
	}
}

func (c *codec) int64(name string, p *int64) {
	if c.enc != nil {
		if *p == 0 {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.b = strconv.AppendInt(c.enc.b, *p, 10)
		return
	}
	if v, ok := c.take(name); ok {
		n, err := strconv.ParseInt(string(v.text), 10, 64)
		if err != nil {
			c.dec.at(name, func() { c.dec.wrong("a whole number", v) })
		}
		*p = n
	}
}

func (c *codec) int(name string, p *int) {
	n := int64(*p)
	c.int64(name, &n)
	*p = int(n)
	if c.dec != nil && int64(*p) != n {
		c.dec.at(name, func() { c.dec.fail(fmt.Errorf("%w: %d is too large", ErrInvalidValue, n)) })
	}
}

func (c *codec) float(name string, p *float64) {
	if c.enc != nil {
		c.name(name)
		c.enc.b = strconv.AppendFloat(c.enc.b, *p, 'g', -1, 64)
		return
	}
	if v, ok := c.take(name); ok {
		f, err := strconv.ParseFloat(string(v.text), 64)
		if err != nil {
			c.dec.at(name, func() { c.dec.wrong("a number", v) })
		}
		*p = f
	}
}

// seconds is a duration as a number of seconds.
func (c *codec) seconds(name string, p *time.Duration) {
	if c.enc != nil {
		if *p == 0 {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.b = strconv.AppendFloat(c.enc.b, p.Seconds(), 'f', -1, 64)
		return
	}
	var f float64
	c.float(name, &f)
	if f > 1e9 || f < -1e9 {
		c.dec.at(name, func() { c.dec.fail(fmt.Errorf("%w: more than thirty years", ErrInvalidValue)) })
		return
	}
	*p = time.Duration(f*1e9 + 0.5)
}

// time is a moment as RFC 3339 writes it.
func (c *codec) time(name string, p *time.Time) {
	if c.enc != nil {
		if p.IsZero() {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.b = append(p.AppendFormat(append(c.enc.b, '"'), time.RFC3339Nano), '"')
		return
	}
	if v, ok := c.take(name); ok {
		c.dec.at(name, func() {
			t, err := time.Parse(time.RFC3339Nano, c.dec.string(v))
			if err != nil {
				c.dec.fail(fmt.Errorf("%w: not an RFC 3339 time", ErrInvalidValue))
			}
			*p = t
		})
	}
}

func (c *codec) strings(name string, p *[]string) {
	if c.enc != nil {
		if len(*p) == 0 {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.list(len(*p), func(i int) { c.enc.string((*p)[i]) })
		return
	}
	if v, ok := c.take(name); ok {
		c.dec.at(name, func() {
			c.dec.each(v, func(item element) { *p = append(*p, c.dec.string(item)) })
		})
	}
}

// optional is an object that may be absent.
func optional[T any](c *codec, name string, p **T, describe func(*T, *codec)) {
	if c.enc != nil {
		if *p == nil {
			c.skip(name)
			return
		}
		c.name(name)
		encodeObject(c.enc, *p, describe)
		return
	}
	if v, ok := c.take(name); ok {
		c.dec.at(name, func() {
			if inner := c.dec.object(v); inner != nil {
				*p = new(T)
				describe(*p, inner)
				c.dec.close(inner)
			}
		})
	}
}

// value is an object that is left out when it has no members.
func value[T any](c *codec, name string, p *T, describe func(*T, *codec)) {
	if c.enc != nil {
		before, known := len(c.enc.b), len(c.known)
		c.name(name)
		start := len(c.enc.b)
		encodeObject(c.enc, p, describe)
		if len(c.enc.b) == start+len("{}") {
			c.enc.b, c.known = c.enc.b[:before], c.known[:known]
			c.skip(name)
		}
		return
	}
	if v, ok := c.take(name); ok {
		c.dec.at(name, func() {
			if inner := c.dec.object(v); inner != nil {
				describe(p, inner)
				c.dec.close(inner)
			}
		})
	}
}

// items is a list of objects.
func items[T any](c *codec, name string, p *[]T, describe func(*T, *codec)) {
	if c.enc != nil {
		if len(*p) == 0 {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.list(len(*p), func(i int) { encodeObject(c.enc, &(*p)[i], describe) })
		return
	}
	if v, ok := c.take(name); ok {
		c.dec.at(name, func() {
			*p = slices.Grow(*p, min(c.dec.length(v), 64)) // a few bytes of JSON may be a large struct
			c.dec.each(v, func(item element) {
				if !c.dec.count() {
					return
				}
				var t T
				if inner := c.dec.object(item); inner != nil {
					describe(&t, inner)
					c.dec.close(inner)
				}
				*p = append(*p, t)
			})
		})
	}
}

func encodeObject[T any](e *encoder, p *T, describe func(*T, *codec)) {
	c := e.open()
	describe(p, c)
	e.close(c)
}

// extra is described last: it holds the members that nothing else asked for.
func (c *codec) extra(p *Extra) {
	if c.enc != nil {
		for _, name := range slices.Sorted(maps.Keys(*p)) {
			if !slices.Contains(c.known, name) && !slices.Contains(c.skipped, name) {
				if c.enc.b[len(c.enc.b)-1] != '{' {
					c.enc.b = append(c.enc.b, ',')
				}
				c.enc.string(name)
				c.enc.b = append(c.enc.b, ':')
				c.enc.raw((*p)[name], name)
			}
		}
		return
	}
	for _, m := range c.members {
		if !m.used {
			if *p == nil {
				*p = make(Extra)
			}
			(*p)[string(m.name)] = json.RawMessage(slices.Clone(m.value.text))
		}
	}
}

// count takes one node from the limit.
func (d *decoder) count() bool {
	d.nodes++
	if d.nodes > d.limits.Nodes {
		d.fail(fmt.Errorf("%w: more than %d", ErrTooMany, d.limits.Nodes))
	}
	return d.err == nil
}
