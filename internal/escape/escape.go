// Package escape is the one place that escapes what newsroom writes: HTML
// text, attribute values, addresses, JSON inside a script element, and XML.
//
// Text that is not valid UTF-8 is passed on as it is but for the bytes that
// matter to the context: every such byte is ASCII, so a broken sequence can
// hide none of them.
package escape

// AppendText appends s as HTML or XML text.
func AppendText(dst []byte, s string) []byte { return appendEscaped(dst, s) }

// AppendAttr appends s as the content of an attribute in double quotes. The
// quotes are the caller's.
func AppendAttr(dst []byte, s string) []byte { return appendEscaped(dst, s) }

// The same five replacements serve text and attributes: escaping a quote in
// text costs nothing that a measurement shows, and one loop is easier to trust
// than two.
func appendEscaped(dst []byte, s string) []byte {
	i := nextSpecial(s, 0)
	if i == len(s) {
		return append(dst, s...)
	}
	start := 0
	for ; i < len(s); i = nextSpecial(s, i+1) {
		var entity string
		switch s[i] {
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '&':
			entity = "&amp;"
		case '"':
			entity = "&quot;"
		case 0:
			// HTML has no way to write U+0000; parsers replace it so.
			entity = "\uFFFD"
		}
		dst = append(dst, s[start:i]...)
		dst = append(dst, entity...)
		start = i + 1
	}
	return append(dst, s[start:]...)
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// nextSpecial returns the index of the first <, >, &, " or NUL at or after i,
// or len(s). It looks at eight bytes at a time.
func nextSpecial(s string, i int) int {
	rest := s[i:]
	for len(rest) >= 8 && !special(word(rest)) {
		rest = rest[8:]
	}
	if len(rest) < 8 && len(s) >= 8 && !special(word(s[len(s)-8:])) {
		return len(s) // the last bytes, looked at once more with those before them
	}
	for i = len(s) - len(rest); i < len(s); i++ {
		switch s[i] {
		case '<', '>', '&', '"', 0:
			return i
		}
	}
	return i
}

// special reports whether one of eight bytes needs escaping: '<' and '>' differ
// in one bit, as do '"' and '&', so that three tests for a zero byte find all
// five. There is a zero byte where subtracting one borrows a high bit that was
// not there; the three words have their high bits in common.
func special(w uint64) bool {
	angle := (w | 0x02*ones) ^ 0x3E*ones
	quote := (w | 0x04*ones) ^ 0x26*ones
	return ((w-ones)|(angle-ones)|(quote-ones))&^w&highs != 0
}

// word is the first eight bytes of s, spelled so that the compiler loads them
// at once.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
