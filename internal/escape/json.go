package escape

import "unicode/utf8"

// AppendJSON appends s as a JSON string, with its quotes, that can stand in a
// script element: the characters that could end the element or begin a
// comment, and the two line separators that older scripts stumble over, are
// written as \u escapes. What is not UTF-8 becomes U+FFFD. These are the bytes
// that [encoding/json.Marshal] writes.
func AppendJSON[S string | []byte](dst []byte, s S) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	start := 0
	for i := nextJSON(s, 0); i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, width := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			switch {
			case r == utf8.RuneError && width == 1:
				dst = append(append(dst, s[start:i]...), `\ufffd`...)
				start = i + 1
			case r == '\u2028' || r == '\u2029':
				dst = append(append(dst, s[start:i]...), '\\', 'u', '2', '0', '2', hex[r&0xF])
				start = i + width
			}
			i = nextJSON(s, i+width)
			continue
		}
		dst = append(append(dst, s[start:i]...), '\\')
		switch c {
		case '"', '\\':
			dst = append(dst, c)
		case '\b':
			dst = append(dst, 'b')
		case '\f':
			dst = append(dst, 'f')
		case '\n':
			dst = append(dst, 'n')
		case '\r':
			dst = append(dst, 'r')
		case '\t':
			dst = append(dst, 't')
		default:
			dst = append(dst, 'u', '0', '0', hex[c>>4], hex[c&0xF])
		}
		start = i + 1
		i = nextJSON(s, start)
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// nextJSON returns the index of the first byte at or after i that JSON in a
// script element may not hold as it is, or that is not ASCII, or len(s).
func nextJSON[S string | []byte](s S, i int) int {
	for ; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return i
		}
	}
	return i
}
