package webpage

import (
	"context"
	"fmt"
	"math"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// maxOpen is how many elements may be open at once: the limit of
// golang.org/x/net/html, far above what pages have.
const maxOpen = 512

// parse reads a page into a tree. It follows the tokenization of the HTML
// standard (13.2.5) and the rules for end tags that authors leave out
// (13.1.2.4), and passes over the rules that only move markup about:
// misnested formatting is closed with the block it stands in, and what stands
// in a table between its cells stays there. The text and its order are the
// same, at a small part of the cost.
func parse(ctx context.Context, src string, limits article.Limits) (*tree, error) {
	if len(src) > math.MaxInt32 {
		return nil, fmt.Errorf("%w: %d bytes", article.ErrTooLarge, len(src))
	}
	s := &scanner{tree: &tree{
		src: src,
		// Measured on news pages: a node every 40 bytes, an attribute every 60.
		// Short of room, append doubles.
		nodes: make([]node, 1, len(src)/40+16),
		attrs: make([]attribute, 0, len(src)/60+16),
	}, limits: limits}
	s.open = append(make([]int32, 0, 64), 0)
	for s.pos < len(src) && s.err == nil {
		if s.tags++; s.tags&0xfff == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		s.next()
	}
	if s.err != nil {
		return nil, s.err
	}
	for len(s.open) > 0 {
		s.pop()
	}
	return s.tree, nil
}

// A scanner is the state of parse.
type scanner struct {
	*tree
	pos    int
	open   []int32 // the open elements, outermost first
	paras  int     // how many of them are paragraphs
	body   bool    // whether the body has begun
	tags   int
	name   [32]byte
	limits article.Limits
	err    error
}

// next reads one piece of the source: a text, a tag, a comment.
func (s *scanner) next() {
	rest := s.src[s.pos:]
	if rest[0] != '<' {
		s.text(end(rest, strings.IndexByte(rest, '<')))
		return
	}
	if len(rest) == 1 {
		s.text(1)
		return
	}
	switch c := rest[1]; {
	case isLetter(c):
		s.tag()
	case c == '/':
		switch {
		case len(rest) > 2 && isLetter(rest[2]):
			s.endTag()
		default:
			s.skipPast(rest, ">")
		}
	case strings.HasPrefix(rest, "<!--"):
		if strings.HasPrefix(rest, "<!-->") || strings.HasPrefix(rest, "<!--->") {
			s.skipPast(rest, ">")
		} else {
			s.skipPast(rest, "-->")
		}
	case c == '!', c == '?':
		s.skipPast(rest, ">")
	default:
		s.text(1 + end(rest[1:], strings.IndexByte(rest[1:], '<')))
	}
}

// end is where something was found, or else the end.
func end(s string, found int) int {
	if found < 0 {
		return len(s)
	}
	return found
}

func (s *scanner) skipPast(rest, mark string) {
	if at := strings.Index(rest, mark); at >= 0 {
		s.pos += at + len(mark)
	} else {
		s.pos = len(s.src)
	}
}

func (s *scanner) top() int32 { return s.open[len(s.open)-1] }

// add appends a node below the innermost open element.
func (s *scanner) add(n node) int32 {
	i := int32(len(s.nodes))
	n.parent, n.end = s.top(), i+1
	s.nodes = append(s.nodes, n)
	return i
}

func (s *scanner) text(size int) {
	from := s.pos
	s.pos += size
	blank := isBlank(s.src[from:s.pos])
	if !blank {
		s.beginBody()
	}
	// A text that goes on after a "<" that opened nothing is one text.
	if last := len(s.nodes) - 1; s.nodes[last].text && int(s.nodes[last].to) == from && s.nodes[last].parent == s.top() {
		s.nodes[last].to = int32(s.pos)
		return
	}
	s.add(node{text: true, from: int32(from), to: int32(s.pos)})
}

// beginBody opens the body that authors need not write (13.1.2.4), and that
// fragments do not have.
func (s *scanner) beginBody() {
	if s.body || s.err != nil {
		return
	}
	if top := s.nodes[s.top()]; top.tag == atom.Head {
		s.pop()
	} else if top.tag != atom.Html && len(s.open) > 1 {
		return // inside something that the head holds, such as noscript
	}
	s.body = true
	s.open = append(s.open, s.add(node{tag: atom.Body, trait: traits(atom.Body)}))
}

func isBlank(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isSpace(s[i]) {
			return false
		}
	}
	return true
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' && c != '\v' }

func isLetter(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' }

// tagName reads the name at the position.
func (s *scanner) tagName() atom.Atom {
	n, from := 0, s.pos
	for ; s.pos < len(s.src); s.pos++ {
		c := s.src[s.pos]
		if isSpace(c) || c == '/' || c == '>' {
			break
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if n < len(s.name) {
			s.name[n] = c
			n++
		}
	}
	if s.pos-from == n {
		if a := atom.Lookup(s.name[:n]); a != 0 {
			return a
		}
		if a := ampElement(s.name[:n]); a != 0 {
			return a
		}
	}
	// An element of the page's own: a number made of its name (FNV-1a)
	// beyond all atoms tells it from others.
	h := uint32(2166136261)
	for _, c := range s.name[:n] {
		h = (h ^ uint32(c)) * 16777619
	}
	return atom.Atom(h | ownElement)
}

// ownElement marks the numbers of elements that HTML does not know.
const ownElement = 1 << 31

func (s *scanner) tag() {
	start := s.pos
	s.pos++
	tag := s.tagName()
	from := int32(len(s.attrs))
	closed, complete := s.attributes(start)
	if !complete || s.err != nil {
		return // the page ends within the tag, which then counts for nothing
	}
	t := traits(tag)
	switch {
	case tag == atom.Body:
		if s.body {
			return
		}
		s.body = true
	case tag == atom.Html:
		if s.body || s.has(tag) {
			return
		}
	case t&head == 0 && tag != atom.Head && tag != atom.Frameset:
		s.beginBody()
	}
	s.makeRoom(tag, t)
	if t&own != 0 && s.nodes[s.top()].trait&(phrase|formText) != 0 {
		t |= phrase // browsers set unknown elements into the line they stand in
	}
	i := s.add(node{tag: tag, trait: t, from: from, to: int32(len(s.attrs))})
	switch {
	case t&void != 0, closed && (t&own != 0 || s.inside(atom.Svg, atom.Math)):
		// "/>" ends elements of SVG and MathML. Elements that HTML does not
		// know are taken for the same: templates leave them behind.
	case t&raw != 0:
		s.rawText(i)
	case t&phrase != 0 && s.repeats(tag):
		// Formatting that was opened again and again and never closed; the
		// standard drops the fourth of a kind too (13.2.4.3).
	default:
		s.open = append(s.open, i)
		if tag == atom.P {
			s.paras++
		}
		if len(s.open) > maxOpen {
			s.err = fmt.Errorf("%w: more than %d elements", article.ErrTooDeep, maxOpen)
		}
	}
}

// hostile is how many times the attributes that are read a tag may have
// before the page is refused: no author writes that.
const hostile = 100

// attributes reads up to the end of a tag.
func (s *scanner) attributes(start int) (closed, complete bool) {
	src := s.src
	count := 0
	for s.pos < len(src) {
		c := src[s.pos]
		switch {
		case c == '>':
			s.pos++
			return closed, true
		case isSpace(c):
			s.pos++
			continue
		case c == '/':
			closed = true
			s.pos++
			continue
		}
		closed = false
		from := s.pos
		upper := false
		for s.pos++; s.pos < len(src); s.pos++ {
			c := src[s.pos]
			if isSpace(c) || c == '/' || c == '>' || c == '=' {
				break
			}
			upper = upper || 'A' <= c && c <= 'Z'
		}
		name := src[from:s.pos]
		if upper || 'A' <= name[0] && name[0] <= 'Z' {
			name = strings.ToLower(name)
		}
		value := s.attributeValue()
		if count++; count <= s.limits.Attributes {
			s.attrs = append(s.attrs, attribute{name, value})
		} else if count > hostile*s.limits.Attributes {
			s.err = fmt.Errorf("%w: more than %d attributes in the tag at byte %d", article.ErrTooMany, hostile*s.limits.Attributes, start)
			return false, false
		}
	}
	return false, false
}

func (s *scanner) attributeValue() string {
	src := s.src
	at := s.pos
	for at < len(src) && isSpace(src[at]) {
		at++
	}
	if at >= len(src) || src[at] != '=' {
		return ""
	}
	for at++; at < len(src) && isSpace(src[at]); at++ {
	}
	if at >= len(src) {
		s.pos = at
		return ""
	}
	if quote := src[at]; quote == '"' || quote == '\'' {
		size := end(src[at+1:], strings.IndexByte(src[at+1:], quote))
		s.pos = min(at+1+size+1, len(src))
		return src[at+1 : at+1+size]
	}
	from := at
	for at < len(src) && !isSpace(src[at]) && src[at] != '>' {
		at++
	}
	s.pos = at
	return src[from:at]
}

// has reports whether an element of a kind is open. It is asked for html
// alone, which stands at the start.
func (s *scanner) has(tag atom.Atom) bool {
	for _, i := range s.open {
		if s.nodes[i].tag == tag {
			return true
		}
	}
	return false
}

func (s *scanner) inside(tags ...atom.Atom) bool {
	for k := len(s.open) - 1; k > 0; k-- {
		for _, tag := range tags {
			if s.nodes[s.open[k]].tag == tag {
				return true
			}
		}
		if s.nodes[s.open[k]].trait&(phrase|own) == 0 {
			return false
		}
	}
	return false
}

func (s *scanner) repeats(tag atom.Atom) bool {
	const most = 3
	if len(s.open) <= most || tag == atom.Span {
		return false
	}
	for _, i := range s.open[len(s.open)-most:] {
		if s.nodes[i].tag != tag {
			return false
		}
	}
	return true
}

// rawText takes the text of a script, style, title or the like, and its end tag.
func (s *scanner) rawText(i int32) {
	from := s.pos
	name := s.nodes[i].tag.String()
	for at := from; ; {
		next := strings.Index(s.src[at:], "</")
		if next < 0 {
			s.pos = len(s.src)
			at = s.pos
		} else {
			at += next
		}
		if next < 0 || isEndTag(s.src[at+2:], name) {
			if at > from {
				s.nodes = append(s.nodes, node{text: true, parent: i, end: i + 2, from: int32(from), to: int32(at)})
				s.nodes[i].end = i + 2
			}
			if next >= 0 {
				s.pos = at
				s.skipPast(s.src[at:], ">")
			}
			return
		}
		at += 2
	}
}

func isEndTag(s, name string) bool {
	if len(s) < len(name) || !strings.EqualFold(s[:len(name)], name) {
		return false
	}
	return len(s) == len(name) || isSpace(s[len(name)]) || s[len(name)] == '/' || s[len(name)] == '>'
}

// pop closes the innermost open element.
func (s *scanner) pop() {
	last := len(s.open) - 1
	i := s.open[last]
	s.open = s.open[:last]
	s.nodes[i].end = int32(len(s.nodes))
	if s.nodes[i].tag == atom.P {
		s.paras--
	}
}

// popTo closes the open elements down to the one at a place, which stays.
func (s *scanner) popTo(k int) {
	for len(s.open) > k+1 {
		s.pop()
	}
}

// makeRoom closes what a new element ends without an end tag.
func (s *scanner) makeRoom(tag atom.Atom, t trait) {
	if s.nodes[s.top()].tag == atom.Head && t&head == 0 {
		s.pop() // a body that is written
	}
	if t&closesP != 0 && s.paras > 0 {
		s.closeWithin(atom.P, atom.Button, 0)
	}
	switch tag {
	case atom.Li:
		s.closeWithin(atom.Li, atom.Ul, atom.Ol)
	case atom.Dt, atom.Dd:
		s.closeWithin(atom.Dt, atom.Dl, 0)
		s.closeWithin(atom.Dd, atom.Dl, 0)
	case atom.Option:
		s.closeWithin(atom.Option, atom.Select, atom.Datalist)
	case atom.A:
		s.closeWithin(atom.A, atom.Div, atom.Li)
	case atom.Td, atom.Th:
		s.closeCell()
	case atom.Tr:
		s.closeCell()
		s.closeWithin(atom.Tr, atom.Table, 0)
	case atom.Tbody, atom.Thead, atom.Tfoot:
		s.closeCell()
		s.closeWithin(atom.Tr, atom.Table, 0)
		for _, part := range []atom.Atom{atom.Tbody, atom.Thead, atom.Tfoot} {
			s.closeWithin(part, atom.Table, 0)
		}
	}
	if t&heading != 0 && s.nodes[s.top()].trait&heading != 0 {
		s.pop()
	}
}

// closeCell closes the open cell of the innermost table.
func (s *scanner) closeCell() {
	for k := len(s.open) - 1; k > 0; k-- {
		switch s.nodes[s.open[k]].tag {
		case atom.Td, atom.Th:
			s.popTo(k - 1)
			return
		case atom.Table, atom.Tr:
			return
		}
	}
}

// closeWithin closes the innermost open element of a kind, looking no further
// out than one of two kinds of container, or the end of the scope.
func (s *scanner) closeWithin(tag, stop, orStop atom.Atom) {
	for k := len(s.open) - 1; k > 0; k-- {
		n := &s.nodes[s.open[k]]
		switch {
		case n.tag == tag:
			s.popTo(k - 1)
			return
		case n.tag == stop, orStop != 0 && n.tag == orStop, n.trait&scope != 0:
			return
		}
	}
}

func (s *scanner) endTag() {
	s.pos += 2
	tag := s.tagName()
	s.skipPast(s.src[s.pos:], ">")
	t := traits(tag)
	switch {
	case tag == atom.Html, tag == atom.Body, tag == atom.P && s.paras == 0:
		return // what follows the body still belongs to it
	case tag == atom.Br:
		s.add(node{tag: tag, trait: t}) // as browsers have it (13.2.6.4.7)
		return
	case t&void != 0:
		return
	}
	for k := len(s.open) - 1; k > 0; k-- {
		n := &s.nodes[s.open[k]]
		switch {
		case n.tag == tag, t&heading != 0 && n.trait&heading != 0:
			s.popTo(k - 1)
			return
		case t&phrase != 0 && n.trait&(phrase|own) == 0:
			return // formatting is closed with its block
		case n.trait&scope != 0 && t&tabular == 0, n.tag == atom.Table:
			return
		}
	}
}
