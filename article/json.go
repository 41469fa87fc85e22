package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article/internal/jsontext"
)

// JSONVersion is the version of the JSON form that this package writes and
// reads, the member "version" of an article. New members and block types do
// not raise it: they survive in [Extra] and [Custom]. It is raised when old
// readers would misunderstand what they know.
const JSONVersion = 1

// JSONOptions say how JSON is read. The zero value is ready to use.
type JSONOptions struct {
	// File is the source's name, for errors.
	File   string
	Limits Limits
}

// AppendJSON appends the article as JSON to dst. The output is the same for
// the same article: members stand in a fixed order, unknown ones after them
// by name.
//
// It fails with [ErrInvalidValue] where [Custom.JSON], [CustomInline.JSON] or
// an [Extra] member is not valid JSON.
func (a *Article) AppendJSON(dst []byte) ([]byte, error) {
	e := &encoder{b: dst}
	c := e.open()
	version := JSONVersion
	c.int("version", &version)
	describeArticle(a, c)
	e.close(c)
	return e.b, e.err
}

// MarshalJSON is [Article.AppendJSON] for encoding/json.
func (a *Article) MarshalJSON() ([]byte, error) { return a.AppendJSON(nil) }

// UnmarshalJSON is [ParseJSON] for encoding/json.
func (a *Article) UnmarshalJSON(src []byte) error {
	parsed, err := ParseJSON(src, JSONOptions{})
	if err != nil {
		return err
	}
	*a = *parsed
	return nil
}

// ParseJSON reads an article from JSON. Members and block types that it does
// not know are kept and written back by [Article.AppendJSON].
//
// Where inlines are expected it takes a string for a list with one text, and
// where blocks are expected a string for a list with one paragraph, so that
// JSON can be written by hand.
//
// An error is a [*ParseError] with the JSON Pointer of the value at fault. Its
// cause is [ErrSyntax], [ErrVersion], [ErrInvalidValue], [ErrTooLarge],
// [ErrTooDeep] or [ErrTooMany].
func ParseJSON(src []byte, opts JSONOptions) (*Article, error) {
	d, root, err := newDecoder(src, opts)
	if err != nil {
		return nil, err
	}
	a := &Article{}
	c := d.object(root)
	if c != nil {
		version := JSONVersion
		c.int("version", &version)
		if d.err == nil && version > JSONVersion {
			d.path = append(d.path, step{name: "version"})
			d.fail(fmt.Errorf("%w: %d, this reader knows %d", ErrVersion, version, JSONVersion))
		}
		describeArticle(a, c)
	}
	if d.err != nil {
		return nil, d.err
	}
	return a, nil
}

// MarshalJSON writes the document as an object with its blocks.
func (d *Document) MarshalJSON() ([]byte, error) {
	e := &encoder{}
	c := e.open()
	describeDocument(d, c)
	e.close(c)
	return e.b, e.err
}

// UnmarshalJSON reads an object with blocks.
func (d *Document) UnmarshalJSON(src []byte) error {
	dec, root, err := newDecoder(src, JSONOptions{})
	if err != nil {
		return err
	}
	parsed := Document{}
	if c := dec.object(root); c != nil {
		describeDocument(&parsed, c)
	}
	if dec.err != nil {
		return dec.err
	}
	*d = parsed
	return nil
}

// AppendBlockJSON appends one block as JSON to dst; see [Article.AppendJSON].
func AppendBlockJSON(dst []byte, b Block) ([]byte, error) {
	e := &encoder{b: dst}
	e.node(b)
	return e.b, e.err
}

// ParseBlockJSON reads one block; see [ParseJSON].
func ParseBlockJSON(src []byte, opts JSONOptions) (Block, error) {
	d, root, err := newDecoder(src, opts)
	if err != nil {
		return nil, err
	}
	b := d.block(root)
	if d.err != nil {
		return nil, d.err
	}
	return b, nil
}

// A codec is handed to the describe functions, which name each member of a
// type once. It writes the members when encoding and fills them when
// decoding, so that the two can never disagree.
type codec struct {
	enc     *encoder // nil when decoding
	dec     *decoder
	members []member // of the object being decoded
	known   []string // names written so far, when encoding
	skipped []string // names described so far and not written, being empty
}

// An element is one value of the text being decoded.
type element struct {
	text []byte
	at   int // the index of its span
}

// A member is one name and value of an object.
type member struct {
	name  []byte
	value element
	used  bool
}

// take returns the value of a member and marks it as known; false where the
// object has none, or null. Of several members of one name the last counts, as
// for encoding/json.
func (c *codec) take(name string) (v element, ok bool) {
	for i := range c.members {
		if m := &c.members[i]; string(m.name) == name {
			m.used = true
			v, ok = m.value, string(m.value.text) != "null"
		}
	}
	return v, ok
}

// An encoder appends JSON.
type encoder struct {
	b    []byte
	free []*codec // closed, to be used again
	err  error
}

// open begins an object, whose members are described to the codec. The codec is
// done with at [encoder.close].
func (e *encoder) open() *codec {
	e.b = append(e.b, '{')
	last := len(e.free) - 1
	if last < 0 {
		return &codec{enc: e}
	}
	c := e.free[last]
	e.free = e.free[:last]
	c.known, c.skipped = c.known[:0], c.skipped[:0]
	return c
}

func (e *encoder) close(c *codec) {
	e.b = append(e.b, '}')
	e.free = append(e.free, c)
}

// skip notes a member that has nothing to say.
func (c *codec) skip(name string) { c.skipped = append(c.skipped, name) }

// name begins a member.
func (c *codec) name(name string) {
	c.known = append(c.known, name)
	e := c.enc
	if e.b[len(e.b)-1] != '{' {
		e.b = append(e.b, ',')
	}
	e.b = append(e.b, '"')
	e.b = append(e.b, name...)
	e.b = append(e.b, '"', ':')
}

// string appends a JSON string.
func (e *encoder) string(s string) { e.b = jsontext.AppendString(e.b, s) }

// raw appends JSON from outside, compacted.
func (e *encoder) raw(object []byte, what string) {
	var compact bytes.Buffer
	if err := json.Compact(&compact, object); err != nil {
		e.b = append(e.b, "null"...)
		if e.err == nil {
			e.err = fmt.Errorf("json: %s: %w: %w", what, ErrInvalidValue, err)
		}
		return
	}
	e.b = append(e.b, compact.Bytes()...)
}

func (e *encoder) list(n int, item func(i int)) {
	e.b = append(e.b, '[')
	for i := range n {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		item(i)
	}
	e.b = append(e.b, ']')
}

// A decoder reads JSON that has been scanned, value by value.
type decoder struct {
	src    []byte
	spans  []jsontext.Span
	path   []step   // of the value being read
	free   []*codec // closed, to be used again
	limits Limits
	depth  int
	nodes  int
	file   string
	err    error
}

// A step of a path is a member's name or, where that is empty, a place in a
// list.
type step struct {
	name  string
	index int
}

// newDecoder scans src and returns the value that it is.
func newDecoder(src []byte, opts JSONOptions) (*decoder, element, error) {
	d := &decoder{src: src, limits: opts.Limits.WithDefaults(), file: opts.File}
	if limit := min(int64(d.limits.Bytes), jsontext.MaxBytes); int64(len(src)) > limit {
		d.fail(fmt.Errorf("%w: %d bytes, at most %d are read", ErrTooLarge, len(src), limit))
		return nil, element{}, d.err
	}
	spans, ok := jsontext.Scan(src)
	if ok {
		d.spans = spans
		return d, d.element(0), nil
	}
	// The slower decoder knows where it went wrong.
	var syntax *json.SyntaxError
	offset, cause := len(src), errors.New("unexpected end")
	if err := json.Unmarshal(src, new(json.RawMessage)); errors.As(err, &syntax) {
		offset, cause = int(syntax.Offset), err
	}
	e := ErrorAt("json", src, max(offset-1, 0), fmt.Errorf("%w: %w", ErrSyntax, cause))
	e.File = opts.File
	return nil, element{}, e
}

// fail keeps the first error.
func (d *decoder) fail(err error) {
	if d.err != nil {
		return
	}
	pointer := ""
	for _, s := range d.path {
		if s.name == "" {
			s.name = strconv.Itoa(s.index)
		}
		pointer += "/" + pointerEscaper.Replace(s.name)
	}
	d.err = &ParseError{Format: "json", File: d.file, Path: pointer, Err: err}
}

// at runs read with a member's name added to the path.
func (d *decoder) at(name string, read func()) {
	if d.enter(step{name: name}) {
		read()
	}
	d.leave()
}

func (d *decoder) enter(s step) bool {
	d.path = append(d.path, s)
	// Two steps of the path to a level of the tree, and some for what hangs on
	// it: a chain of parents is nested too.
	if len(d.path) > 2*d.limits.Depth+8 {
		d.fail(fmt.Errorf("%w: more than %d levels", ErrTooDeep, d.limits.Depth))
		return false
	}
	return true
}

func (d *decoder) leave() { d.path = d.path[:len(d.path)-1] }

func (d *decoder) wrong(want string, v element) {
	d.fail(fmt.Errorf("%w: expected %s, found %s", ErrInvalidValue, want, jsonKind(v.text)))
}

func jsonKind(value []byte) string {
	switch value[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a string"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	return "a number"
}

// element is the value with the span at an index.
func (d *decoder) element(at int) element {
	return element{text: d.src[d.spans[at].Start:d.spans[at].End], at: at}
}

// next is the index of the first span behind that of a value.
func (d *decoder) next(at int) int { return int(d.spans[at].Next) }

func (d *decoder) string(v element) string {
	if v.text[0] != '"' {
		d.wrong("a string", v)
		return ""
	}
	return string(d.unquote(v))
}

// unquote is the value of a string; it may be a part of the source.
func (d *decoder) unquote(v element) []byte {
	inner := v.text[1 : len(v.text)-1]
	if d.spans[v.at].Plain || bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return inner
	}
	return jsontext.Unquote(inner)
}

// object opens an object: its members, ready to be described. The codec is
// done with at [decoder.close].
func (d *decoder) object(v element) *codec {
	if d.err != nil {
		return nil
	}
	if v.text[0] != '{' {
		d.wrong("an object", v)
		return nil
	}
	var c *codec
	if last := len(d.free) - 1; last >= 0 {
		c, d.free = d.free[last], d.free[:last]
		c.members = c.members[:0]
	} else {
		c = &codec{dec: d}
	}
	for at := v.at + 1; at < d.next(v.at); at = d.next(at + 1) {
		c.members = append(c.members, member{name: d.unquote(d.element(at)), value: d.element(at + 1)})
	}
	return c
}

func (d *decoder) close(c *codec) { d.free = append(d.free, c) }

// each calls read for each item of a list, with the item's place in the path.
func (d *decoder) each(v element, read func(item element)) {
	if v.text[0] != '[' {
		d.wrong("a list", v)
		return
	}
	n := 0
	for at := v.at + 1; at < d.next(v.at) && d.err == nil; at = d.next(at) {
		if d.enter(step{index: n}) {
			read(d.element(at))
		}
		d.leave()
		n++
	}
}

// length is the number of a list's items, at most the nodes that may be read.
func (d *decoder) length(v element) int {
	n := 0
	for at := v.at + 1; at < d.next(v.at) && n < d.limits.Nodes-d.nodes; at = d.next(at) {
		n++
	}
	return n
}
