// Package escape is the one place that escapes what newsroom writes: HTML
// text, attribute values, addresses, JSON inside a script element, and XML.
//
// Text that is not valid UTF-8 is passed on as it is but for the bytes that
// matter to the context: every such byte is ASCII, so a broken sequence can
// hide none of them.
package escape

import (
	"math/bits"
	"strings"
)

// AppendText appends s as HTML or XML text.
func AppendText(dst []byte, s string) []byte { return appendEscaped(dst, s) }

// AppendAttr appends s as the content of an attribute in double quotes. The
// quotes are the caller's.
func AppendAttr(dst []byte, s string) []byte { return appendEscaped(dst, s) }

// The same five replacements serve text and attributes: escaping a quote in
// text costs nothing that a measurement shows, and one loop is easier to trust
// than two.
//
// Most texts need none of them, which is found out first, by words of eight
// bytes for short texts.
func appendEscaped(dst []byte, s string) []byte {
	n := len(s)
	var found uint64
	switch {
	case n >= long:
		return appendLong(dst, s)
	case n >= 8:
		found = special(word(s[n-8:])) // a part of these is looked at twice
		rest := s
		for ; len(rest) >= 16; rest = rest[16:] {
			found |= special(word(rest[:8])) | special(word(rest[8:16]))
		}
		if len(rest) >= 8 {
			found |= special(word(rest))
		}
	case n >= 4:
		found = special(half(s) | half(s[n-4:])<<32)
	default:
		for i := range n {
			found |= special(^uint64(0xFF) | uint64(s[i]))
		}
	}
	if found != 0 {
		return appendReplaced(dst, s)
	}
	return append(dst, s...)
}

// long is the length from which on five searches by the vector instructions of
// strings.IndexByte are faster than one by words.
const long = 80

// appendLong works in blocks, so that one character to escape makes no more
// than its block be read twice.
func appendLong(dst []byte, s string) []byte {
	const block = 512
	for len(s) > block {
		dst = appendLong(dst, s[:block])
		s = s[block:]
	}
	first := len(s)
	for _, c := range [...]byte{'"', '&', '<', '>', 0} {
		if i := strings.IndexByte(s[:first], c); i >= 0 {
			first = i
		}
	}
	dst = append(dst, s[:first]...)
	if first == len(s) {
		return dst
	}
	return appendReplaced(append(dst, entity(s[first])...), s[first+1:])
}

func appendReplaced(dst []byte, s string) []byte {
	start := 0
	for i := nextSpecial(s, 0); i < len(s); i = nextSpecial(s, i+1) {
		dst = append(dst, s[start:i]...)
		dst = append(dst, entity(s[i])...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}

// AppendTextBytes is [AppendText] for bytes, which may be dst's own.
func AppendTextBytes(dst, s []byte) []byte {
	start := 0
	for i, c := range s {
		if e := entity(c); e != "" {
			dst = append(dst, s[start:i]...)
			dst = append(dst, e...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// entity is what a byte is written as, or empty for one that stays.
func entity(c byte) string {
	switch c {
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '&':
		return "&amp;"
	case '"':
		return "&quot;"
	case 0:
		// HTML has no way to write U+0000; parsers replace it so.
		return "\uFFFD"
	}
	return ""
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// nextSpecial returns the index of the first <, >, &, " or NUL at or after i,
// or len(s). It looks at eight bytes at a time.
func nextSpecial(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if found := special(word(s[i : i+8])); found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(s); i++ {
		switch s[i] {
		case '<', '>', '&', '"', 0:
			return i
		}
	}
	return i
}

// special is not 0 where one of eight bytes needs escaping: '<' and '>' differ
// in one bit, as do '"' and '&', so that three tests for a zero byte find all
// five. There is a zero byte where subtracting one borrows a high bit that was
// not there, or above such a one; the three words have their high bits in
// common. The lowest bit that is set is that of a byte to escape.
func special(w uint64) uint64 {
	angle := (w | 0x02*ones) ^ 0x3E*ones
	quote := (w | 0x04*ones) ^ 0x26*ones
	return ((w - ones) | (angle - ones) | (quote - ones)) &^ w & highs
}

// word is the first eight bytes of s, spelled so that the compiler loads them
// at once.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// half is the first four bytes of s.
func half(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
