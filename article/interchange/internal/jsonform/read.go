package jsonform

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
)

// A Reader reads one source. The first failure stays: later reads give zero
// values, and [Reader.Err] says what went wrong and where.
type Reader struct {
	// Losses are what the format's reader could not keep.
	Losses []article.Loss

	format, file string
	limits       article.Limits
	path         []string
	nodes        int
	err          *article.ParseError
}

// A Value is one JSON value, without space around it. Empty: there is none.
type Value []byte

// Open checks that src is one JSON value within the limits. Format begins the
// messages of errors.
func Open(format, file string, src []byte, limits article.Limits) (*Reader, Value, error) {
	r := &Reader{format: format, file: file, limits: limits.WithDefaults()}
	if len(src) > r.limits.Bytes {
		r.Fail(fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), r.limits.Bytes))
		return nil, nil, r.err
	}
	if json.Valid(src) {
		return r, Value(bytes.TrimSpace(src)), nil
	}
	var syntax *json.SyntaxError
	offset, cause := len(src), errors.New("unexpected end")
	if err := json.Unmarshal(src, new(json.RawMessage)); errors.As(err, &syntax) {
		offset, cause = int(syntax.Offset), err
	}
	e := article.ErrorAt(format, src, max(offset-1, 0), fmt.Errorf("%w: %w", article.ErrSyntax, cause))
	e.File = file
	return nil, nil, e
}

// Err is the first failure, an [*article.ParseError], or nil.
func (r *Reader) Err() error {
	if r.err == nil {
		return nil
	}
	return r.err
}

// Fail keeps the first error with the path of the value being read.
func (r *Reader) Fail(err error) {
	if r.err == nil {
		r.err = &article.ParseError{Format: r.format, File: r.file, Path: pointer(r.path), Err: err}
	}
}

// Lose notes a loss at the value being read.
func (r *Reader) Lose(reason article.LossReason, what, detail string) {
	r.Losses = append(r.Losses, article.Loss{Reason: reason, What: what, Detail: detail, Path: pointer(r.path)})
}

// Limits are the limits in force.
func (r *Reader) Limits() article.Limits { return r.limits }

var escaper = strings.NewReplacer("~", "~0", "/", "~1") // RFC 6901, 3

func pointer(path []string) string {
	var b strings.Builder
	for _, step := range path {
		b.WriteByte('/')
		b.WriteString(escaper.Replace(step))
	}
	return b.String()
}

// At runs read with a step added to the path. A path of more than twice the
// limit's levels (a list's name and an index to a level) is too deep.
func (r *Reader) At(step string, read func()) {
	if r.err != nil {
		return
	}
	r.path = append(r.path, step)
	if len(r.path) > 2*r.limits.Depth+8 {
		r.Fail(fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, r.limits.Depth))
	} else {
		read()
	}
	r.path = r.path[:len(r.path)-1]
}

// Count takes a node from the limit. It reports whether reading may go on.
func (r *Reader) Count() bool {
	r.nodes++
	if r.nodes > r.limits.Nodes {
		r.Fail(fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes))
	}
	return r.err == nil
}

// Wrong fails because a value is not of the kind that is wanted ("a string").
func (r *Reader) Wrong(want string, v Value) {
	r.Fail(fmt.Errorf("%w: expected %s, found %s", article.ErrInvalidValue, want, v.Name()))
}

// Unknown fails because a word is not one of those that are wanted.
func (r *Reader) Unknown(want, found string) {
	r.Fail(fmt.Errorf("%w: expected %s, found %q", article.ErrInvalidValue, want, found))
}

// Kind is '{', '[', '"', 't' for a boolean, 'n' for null, '0' for a number, or
// 0 where there is no value.
func (v Value) Kind() byte {
	if len(v) == 0 {
		return 0
	}
	switch v[0] {
	case '{', '[', '"', 'n':
		return v[0]
	case 't', 'f':
		return 't'
	}
	return '0'
}

// Name is the kind of value in words.
func (v Value) Name() string {
	switch v.Kind() {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a string"
	case 't':
		return "a boolean"
	case '0':
		return "a number"
	}
	return "null"
}

// String reads a string.
func (r *Reader) String(v Value) string {
	if v.Kind() != '"' {
		r.Wrong("a string", v)
		return ""
	}
	inner := v[1 : len(v)-1]
	if bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner)
	}
	var s string
	if err := json.Unmarshal(v, &s); err != nil {
		r.Fail(fmt.Errorf("%w: %w", article.ErrInvalidValue, err))
	}
	return s
}

// Each calls read for every item of a list, at its place in the path.
func (r *Reader) Each(v Value, read func(item Value)) {
	if v.Kind() != '[' {
		r.Wrong("a list", v)
		return
	}
	n := 0
	for i := skipSpace(v, 1); v[i] != ']' && r.err == nil; n++ {
		end := skipValue(v, i)
		r.At(strconv.Itoa(n), func() { read(v[i:end]) })
		i = skipSpace(v, end)
		if v[i] == ',' {
			i = skipSpace(v, i+1)
		}
	}
}

// skipSpace and skipValue walk over JSON that is known to be well formed.
func skipSpace(s []byte, i int) int {
	for s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r' {
		i++
	}
	return i
}

func skipValue(s []byte, i int) int {
	depth := 0
	for {
		switch c := s[i]; {
		case c == '"':
			for i++; s[i] != '"'; i++ {
				if s[i] == '\\' {
					i++
				}
			}
			i++
		case c == '{' || c == '[':
			depth++
			i++
			continue
		case c == '}' || c == ']':
			depth--
			i++
		case depth > 0:
			i++
			continue
		default: // a number or a word
			for i < len(s) && s[i] != ',' && s[i] != '}' && s[i] != ']' && s[i] > ' ' {
				i++
			}
			return i
		}
		if depth == 0 {
			return i
		}
	}
}

// FailBelow keeps the error of a reader that was given the value being read,
// with its path below that. Reading is over then.
func (r *Reader) FailBelow(err error) {
	var at *article.ParseError
	if errors.As(err, &at) {
		err = at.Err
		if at.Path != "" {
			r.path = append(r.path, strings.Split(at.Path[1:], "/")...)
		}
	}
	r.Fail(err)
}
