package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/internal/escape"
)

// text appends plain text with a backslash before what Markdown would read as
// something else: the marks of inlines everywhere, the marks of blocks at the
// start of a line, and what makes a bare address. start says that a line
// begins here.
//
// It is sure of text without control characters whose lines begin and end with
// something to be seen.
func (w *writer) text(dst []byte, s string, start bool) []byte {
	done := 0 // up to here s is in dst
	wide := false
	i := 0
	if start {
		if at := blockMark(s, 0); at >= 0 {
			dst = append(append(dst, s[:at]...), '\\')
			done, i = at, at+1
		}
	}
	for ; i < len(s); i++ {
		switch textClass[s[i]] {
		case textPlain:
			continue
		case textWide:
			wide = true
			continue
		case textMark:
		case textColon:
			if !strings.HasPrefix(s[i+1:], "//") {
				continue
			}
		case textDot:
			if i < len("www") || !strings.EqualFold(s[i-len("www"):i], "www") {
				continue
			}
		case textAt:
			// No address of mail begins with it, whatever follows.
			before := w.lastByte(dst)
			if i > 0 {
				before = s[i-1]
			}
			if before == ' ' || before == '\n' || before == '(' {
				continue
			}
		case textLine:
			w.unsure(!w.lines || !w.sureLine(dst, s, i))
			at := blockMark(s, i+1)
			if at < 0 {
				continue
			}
			i = at
		default:
			w.sure = false
			continue
		}
		dst = append(append(dst, s[done:i]...), '\\')
		done = i
	}
	w.unsure(wide && !utf8.ValidString(s))
	return append(dst, s[done:]...)
}

// blockMark returns the index of what makes the line that begins at i
// something else than text; -1 where nothing does that gets no backslash
// anyway. Numbers and number signs do only before white space (CommonMark
// 0.31.2, 4.2 and 5.2).
func blockMark(s string, i int) int {
	if i == len(s) {
		return -1
	}
	end := i
	switch c := s[i]; {
	case c >= '0' && c <= '9':
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end == len(s) || s[end] != '.' && s[end] != ')' {
			return -1
		}
		i = end
		end++
	case c == '#':
		for end < len(s) && s[end] == '#' {
			end++
		}
	case strings.IndexByte(">+-=|:{", c) >= 0:
		return i
	default:
		return -1
	}
	if end < len(s) && s[end] > ' ' {
		return -1
	}
	return i
}

// sureLine takes the line feed at i with something to be seen on both sides, or
// with other running text there.
func (w *writer) sureLine(dst []byte, s string, i int) bool {
	if i == 0 {
		if strings.IndexByte("*~`)]", w.lastByte(dst)) < 0 {
			return false
		}
	} else if !visible(last(s[:i])) {
		return false
	}
	return i+1 == len(s) || visible(first(s[i+1:]))
}

func visible(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r != 0x7f
	}
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != utf8.RuneError
}

const (
	textOther = iota // control characters
	textPlain
	textWide // not ASCII
	textMark // gets a backslash anywhere
	textColon
	textDot
	textAt
	textLine
)

var textClass = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c >= utf8.RuneSelf:
			class[c] = textWide
		case c >= ' ' && c != 0x7f:
			class[c] = textPlain
		}
	}
	for _, c := range []byte("\\`*_[]<~&") {
		class[c] = textMark
	}
	class[':'], class['.'], class['@'], class['\n'] = textColon, textDot, textAt, textLine
	return class
}()

// destination appends an address, between angle brackets where it needs them.
func (w *writer) destination(dst []byte, url string) []byte {
	w.unsure(url == "" || !inert(url, "") || strings.IndexByte(url, ' ') >= 0 || !isASCII(url) && strings.ContainsFunc(url, func(r rune) bool { return !visible(r) }) || !escape.SafeURL(url))
	brackets := url == "" || strings.ContainsAny(url, " ()\t<>")
	if brackets {
		dst = append(dst, '<')
	}
	done := 0
	for i := 0; i < len(url); i++ {
		switch url[i] {
		case '\\', '<', '>':
			dst = append(append(dst, url[done:i]...), '\\')
			done = i
		case '&':
			dst = append(append(dst, url[done:i]...), "&amp;"...)
			done = i + 1
		}
	}
	dst = append(dst, url[done:]...)
	if brackets {
		dst = append(dst, '>')
	}
	return dst
}

// title appends the words behind an address, if there are any.
func (w *writer) title(dst []byte, s string) []byte {
	if s == "" {
		return dst
	}
	w.unsure(!inert(s, ""))
	dst = append(dst, ` "`...)
	done := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '"':
			dst = append(append(dst, s[done:i]...), '\\')
			done = i
		case '&':
			dst = append(append(dst, s[done:i]...), "&amp;"...)
			done = i + 1
		}
	}
	return append(append(dst, s[done:]...), '"')
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// inert reports whether s is UTF-8 without control characters and without the
// characters of not.
func inert(s, not string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] == 0x7f {
			return false
		}
	}
	return (not == "" || !strings.ContainsAny(s, not)) && utf8.ValidString(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// simple reports whether s is letters, digits and the characters of more.
func simple(s, more string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !letter(c) && (c < '0' || c > '9') && strings.IndexByte(more, c) < 0 {
			return false
		}
	}
	return true
}
