package article

import (
	"unicode/utf16"
	"unicode/utf8"
)

// A span is one value of a JSON text, or the name of a member. Spans stand in
// the order of the text, each before those inside it, so that a reader steps
// over a value without looking into it.
type span struct {
	start, end int  // in the text
	next       int  // the index of the first span behind this one
	plain      bool // a string that stands for itself: ASCII without a backslash
}

// maxNesting is how deep encoding/json goes. Reading is recursive here too.
const maxNesting = 10_000

// scanJSON checks that src is one JSON value, as RFC 8259 has it, and notes
// where everything in it begins and ends. It returns false where it is none.
func scanJSON(src []byte) ([]span, bool) {
	s := scanner{src: src, spans: make([]span, 0, len(src)/16+1)}
	end := s.value(0, 0)
	return s.spans, end >= 0 && s.space(end) == len(src)
}

// A scanner's functions take an offset and return the one behind what they
// read, or -1 where the text is no JSON.
type scanner struct {
	src   []byte
	spans []span
}

func (s *scanner) space(i int) int {
	for i < len(s.src) && (s.src[i] == ' ' || s.src[i] == '\n' || s.src[i] == '\t' || s.src[i] == '\r') {
		i++
	}
	return i
}

func (s *scanner) value(i, depth int) int {
	i = s.space(i)
	if i == len(s.src) {
		return -1
	}
	if s.src[i] == '"' {
		return s.text(i)
	}
	at := len(s.spans)
	s.spans = append(s.spans, span{start: i})
	switch s.src[i] {
	case '{':
		i = s.list(i+1, '}', depth+1)
	case '[':
		i = s.list(i+1, ']', depth+1)
	case 't':
		i = s.word(i, "true")
	case 'f':
		i = s.word(i, "false")
	case 'n':
		i = s.word(i, "null")
	default:
		i = s.number(i)
	}
	s.spans[at].end, s.spans[at].next = i, len(s.spans)
	return i
}

// list reads the inside of an object or a list up to its closing mark.
func (s *scanner) list(i int, closing byte, depth int) int {
	if depth > maxNesting {
		return -1
	}
	i = s.space(i)
	if i < len(s.src) && s.src[i] == closing {
		return i + 1
	}
	for {
		if closing == '}' {
			if i = s.space(i); i == len(s.src) || s.src[i] != '"' {
				return -1
			}
			if i = s.text(i); i < 0 {
				return -1
			}
			if i = s.space(i); i == len(s.src) || s.src[i] != ':' {
				return -1
			}
			i++
		}
		if i = s.value(i, depth); i < 0 {
			return -1
		}
		if i = s.space(i); i == len(s.src) {
			return -1
		}
		switch s.src[i] {
		case closing:
			return i + 1
		case ',':
			i++
		default:
			return -1
		}
	}
}

// text reads a string from its opening mark on.
func (s *scanner) text(i int) int {
	start, plain := i, true
	for i++; i < len(s.src); i++ {
		switch c := s.src[i]; {
		case c == '"':
			s.spans = append(s.spans, span{start: start, end: i + 1, next: len(s.spans) + 1, plain: plain})
			return i + 1
		case c < ' ':
			return -1
		case c == '\\':
			plain = false
			if i = s.escape(i + 1); i < 0 {
				return -1
			}
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	return -1
}

// escape returns the offset of an escape's last byte, given that of the byte
// behind the backslash.
func (s *scanner) escape(i int) int {
	if i == len(s.src) {
		return -1
	}
	switch s.src[i] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i
	case 'u':
		if hex4(s.src[i+1:]) >= 0 {
			return i + 4
		}
	}
	return -1
}

func (s *scanner) word(i int, want string) int {
	if end := i + len(want); end <= len(s.src) && string(s.src[i:end]) == want {
		return end
	}
	return -1
}

func (s *scanner) number(i int) int {
	if s.src[i] == '-' {
		i++
	}
	switch first := i; {
	case i < len(s.src) && s.src[i] == '0':
		i++
	default:
		if i = s.digits(i); i == first {
			return -1
		}
	}
	if i < len(s.src) && s.src[i] == '.' {
		first := i + 1
		if i = s.digits(first); i == first {
			return -1
		}
	}
	if i < len(s.src) && (s.src[i] == 'e' || s.src[i] == 'E') {
		i++
		if i < len(s.src) && (s.src[i] == '+' || s.src[i] == '-') {
			i++
		}
		first := i
		if i = s.digits(first); i == first {
			return -1
		}
	}
	return i
}

func (s *scanner) digits(i int) int {
	for i < len(s.src) && s.src[i] >= '0' && s.src[i] <= '9' {
		i++
	}
	return i
}

// hex4 reads four hexadecimal digits; -1 where there are none.
func hex4(s []byte) rune {
	if len(s) < 4 {
		return -1
	}
	var r rune
	for _, c := range s[:4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}

// unquote resolves the escapes of a scanned string without its marks. What is
// no UTF-8 and half a surrogate pair become U+FFFD, as in encoding/json.
func unquote(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, width := utf8.DecodeRune(s[i:])
			out = utf8.AppendRune(out, r)
			i += width
			continue
		case c != '\\':
			out = append(out, c)
			i++
			continue
		}
		c = s[i+1]
		i += 2
		switch c {
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r := hex4(s[i:])
			i += 4
			if utf16.IsSurrogate(r) {
				low := rune(-1)
				if i+1 < len(s) && s[i] == '\\' && s[i+1] == 'u' {
					low = hex4(s[i+2:])
				}
				if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
					i += 6
				}
			}
			out = utf8.AppendRune(out, r)
			continue
		}
		out = append(out, c)
	}
	return out
}
