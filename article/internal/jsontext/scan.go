package jsontext

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
	"unicode/utf8"
)

// A Span is one value of a JSON text, or the name of a member. Spans stand in
// the order of the text, each before those inside it, so that a reader steps
// over a value without looking into it.
type Span struct {
	Start, End uint32 // in the text
	Next       uint32 // the index of the first span behind this one
	Plain      bool   // a string that stands for itself: ASCII without a backslash
}

// MaxBytes is the longest text that [Scan] takes. A span is as large as the
// shortest values are; with wider numbers it would be twice that.
const MaxBytes = math.MaxUint32

// maxNesting is how deep encoding/json goes. Reading is recursive here too.
const maxNesting = 10_000

// Scan checks that src is one JSON value, as RFC 8259 has it, and notes where
// everything in it begins and ends. It returns false where it is none, or
// longer than [MaxBytes].
func Scan(src []byte) ([]Span, bool) {
	if uint64(len(src)) > MaxBytes {
		return nil, false
	}
	// Most spans are strings, objects and lists, which can be counted faster
	// than a list that is too short can be copied; some are numbers and words.
	n := bytes.Count(src, []byte{'"'})/2 + bytes.Count(src, []byte{'{'}) + bytes.Count(src, []byte{'['})
	s := scanner{src: src, spans: make([]Span, 0, n+n/16+1)}
	end := s.value(0, 0)
	return s.spans, end >= 0 && s.space(end) == len(src)
}

// A scanner's functions take an offset and return the one behind what they
// read, or -1 where the text is no JSON.
type scanner struct {
	src   []byte
	spans []Span
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
	s.spans = append(s.spans, Span{Start: uint32(i)})
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
	s.spans[at].End, s.spans[at].Next = uint32(i), uint32(len(s.spans)) // where i is -1 nobody looks
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
	for i++; ; {
		i = s.ordinary(i)
		if i == len(s.src) {
			return -1
		}
		switch c := s.src[i]; {
		case c == '"':
			i++
			s.spans = append(s.spans, Span{Start: uint32(start), End: uint32(i), Next: uint32(len(s.spans) + 1), Plain: plain})
			return i
		case c == '\\':
			plain = false
			if i = s.escape(i + 1); i < 0 {
				return -1
			}
			i++
		case c >= utf8.RuneSelf:
			plain = false
			for i < len(s.src) && s.src[i] >= utf8.RuneSelf {
				i++
			}
		default: // a control character
			return -1
		}
	}
}

// ordinary returns the offset of the next byte of a string that does not stand
// for itself: a mark, a backslash, a control character or one that is no
// ASCII. It looks at eight bytes at a time.
func (s *scanner) ordinary(i int) int {
	const low, high = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(s.src); i += 8 {
		w := binary.LittleEndian.Uint64(s.src[i:])
		mark, slash := w^low*'"', w^low*'\\'
		// A byte's high bit is set where it is one of those. Borrows may set it
		// in bytes above such a one, so that the lowest is right.
		found := (w | (w-low*' ')&^w | (mark-low)&^mark | (slash-low)&^slash) & high
		if found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(s.src) {
		if c := s.src[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			break
		}
		i++
	}
	return i
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
