package syntax

import (
	"html"
	"strings"
	"unicode/utf8"
)

// Unescape resolves backslashes and character references in one pass, because
// a backslash takes the meaning from a reference behind it.
func Unescape(s string) string {
	i := strings.IndexAny(s, `\&`)
	if i < 0 {
		return s
	}
	var b strings.Builder
	start := 0
	for i < len(s) {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && punctuation(s[i+1]):
			b.WriteString(s[start:i])
			start, i = i+1, i+2
			continue
		case c == '&':
			if text, n := reference(s[i:]); n > 0 {
				b.WriteString(s[start:i])
				b.WriteString(text)
				i += n
				start = i
				continue
			}
		}
		i++
	}
	b.WriteString(s[start:])
	return b.String()
}

// maxReference is longer than the longest character reference of HTML with its
// two marks, "&CounterClockwiseContourIntegral;".
const maxReference = 40

// reference resolves the character reference that s begins with, and returns
// its length; 0 if there is none.
func reference(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 2 {
		return "", 0
	}
	s = s[:end+1]
	if s[1] == '#' {
		return numeric(s)
	}
	if !letter(s[1]) {
		return "", 0
	}
	for i := 2; i < end; i++ {
		if !alphanumeric(s[i]) {
			return "", 0
		}
	}
	// The standard library resolves the references that need no semicolon
	// also where they are only the beginning of a name: then the rest of the
	// name is still there.
	text := html.UnescapeString(s)
	if strings.HasSuffix(text, ";") && s != "&semi;" {
		return "", 0
	}
	return text, end + 1
}

// numeric resolves &#160; and &#xA0;. What is no character becomes U+FFFD.
func numeric(s string) (string, int) {
	digits, base, most := s[2:len(s)-1], rune(10), 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	if digits == "" || len(digits) > most {
		return "", 0
	}
	var r rune
	for _, c := range []byte(digits) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case base == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return "", 0
		}
		r = base*r + rune(c)
	}
	if r == 0 || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return string(r), len(s)
}

// punctuation reports ASCII punctuation.
func punctuation(c byte) bool {
	return c > ' ' && c < 0x7F && !alphanumeric(c)
}
