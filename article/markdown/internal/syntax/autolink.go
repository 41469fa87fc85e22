package syntax

import (
	"strings"
	"unicode/utf8"
)

// autolink adds a link whose text is its address.
func (in *inliner) autolink(start, end int, prefix string) {
	in.pieces = append(in.pieces, Piece{Mark: OpenLink, Start: int32(start), End: int32(start), extra: int32(len(in.links))})
	in.add(Plain, start, end)
	in.add(Close, end, end)
	in.links = append(in.links, Link{URL: prefix + in.s[start:end], Auto: true})
}

// addressInBrackets is the length of an address in angle brackets; 0 if there
// is none (CommonMark 0.31.2, 6.4).
func addressInBrackets(s string) int {
	n := 1
	for n < len(s) && (alphanumeric(s[n]) || strings.IndexByte("+.-", s[n]) >= 0) {
		n++
	}
	if n > 2 && n <= 33 && n < len(s) && s[n] == ':' && letter(s[1]) {
		for ; n < len(s); n++ {
			switch c := s[n]; {
			case c == '>':
				return n + 1
			case c <= ' ' || c == '<' || c == 0x7F:
				return 0
			}
		}
		return 0
	}
	n = 1
	for n < len(s) && mailByte[s[n]] {
		n++
	}
	if n == 1 || n == len(s) || s[n] != '@' {
		return 0
	}
	for {
		n++
		size := 0
		for n < len(s) && (alphanumeric(s[n]) || s[n] == '-') {
			n++
			size++
		}
		if size == 0 || size > 63 || n == len(s) || s[n-1] == '-' || s[n-size] == '-' {
			return 0
		}
		switch s[n] {
		case '.':
		case '>':
			return n + 1
		default:
			return 0
		}
	}
}

// hasScheme reports whether an address in brackets is one with a scheme.
func hasScheme(s string) bool {
	i := strings.IndexByte(s, ':')
	return i >= 0 && strings.IndexByte(s[:i], '@') < 0
}

// mailByte are the characters that an address of mail may have before its at
// sign (HTML, 4.10.5.1.5).
var mailByte = func() (t [256]bool) {
	for c := range byte(128) {
		t[c] = alphanumeric(c) || strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", c) >= 0
	}
	return t
}()

// bounds reports whether a bare address may begin at i: at the beginning of a
// line, after white space or one of four marks (GitHub Flavored Markdown 0.29,
// 6.9), or directly behind a tag or a link.
func (in *inliner) bounds(start, i int) bool {
	if i == 0 {
		return true
	}
	switch in.s[i-1] {
	case ' ', '\t', '\n', '*', '_', '~', '(':
		return true
	}
	if n := len(in.pieces); i == start && n > 0 {
		switch in.pieces[n-1].Mark {
		case Close, RawHTML, NoteRef:
			return true
		}
	}
	return false
}

// bareURL reads the bare address whose colon or first point is at i and whose
// first letters stand behind start. It returns what follows; 0 if there is
// none.
func (in *inliner) bareURL(start, i int) int {
	s := in.s
	from, host, prefix := i, i, ""
	switch {
	case s[i] == '.':
		if strings.HasSuffix(s[start:i], "www") {
			from, host, prefix = i-3, i-3, "http://"
		}
	case strings.HasPrefix(s[i:], "://"):
		host = i + 3
		for _, scheme := range [...]string{"https", "http", "ftp"} {
			if strings.HasSuffix(s[start:i], scheme) {
				from = i - len(scheme)
				break
			}
		}
	}
	if from == i || len(in.brackets) > 0 || !in.bounds(start, from) {
		return 0
	}
	end := domain(s, host)
	if end == 0 {
		return 0
	}
	end = from + len(trimURL(s[from:addressEnd(s, end)]))
	if end <= host {
		return 0
	}
	in.text(start, from)
	in.autolink(from, end, prefix)
	return end
}

// addressEnd reads what may follow the domain of a bare address: a port, and a
// path, query or fragment. GitHub's rule takes all but white space and "<";
// this one stops as well at the marks that no address has, at the asterisk of
// emphasis, and at punctuation beyond ASCII, so that an address may stand in
// **bold** and before a 。
func addressEnd(s string, i int) int {
	if i+1 < len(s) && s[i] == ':' && digit(s[i+1]) {
		for i++; i < len(s) && digit(s[i]); {
			i++
		}
	}
	if i == len(s) || s[i] != '/' && s[i] != '?' && s[i] != '#' {
		return i
	}
	for i < len(s) {
		c := s[i]
		if white(c) || c == '<' || c == '*' || c == '|' || c == '\\' {
			break
		}
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if classOf(r) != other {
			break
		}
		i += size
	}
	return i
}

// domain reads a domain name with a point in it, whose last two parts have no
// underscore, and returns what follows; 0 if there is none.
func domain(s string, i int) int {
	points, under, underBefore := 0, 0, 0
	start := i
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.':
			if i == start || s[i-1] == '.' {
				return 0
			}
			points++
			underBefore, under = under, 0
			continue
		case c == '_':
			under++
			continue
		case alphanumeric(c) || c == '-' || c >= 0x80:
			continue
		}
		break
	}
	for i > start && s[i-1] == '-' {
		i--
	}
	if points > 0 && s[i-1] == '.' { // a full stop behind the name
		points--
		under, underBefore = underBefore, 0
	}
	if points == 0 || under > 0 || underBefore > 0 {
		return 0
	}
	return i
}

// trimURL cuts off what ends a sentence rather than an address.
func trimURL(s string) string {
	extra := strings.Count(s, ")") - strings.Count(s, "(")
	for s != "" {
		switch s[len(s)-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~':
		case ')':
			if extra <= 0 {
				return s
			}
			extra--
		case ';':
			at := len(s) - 1
			for at > 0 && alphanumeric(s[at-1]) {
				at--
			}
			if at == len(s)-1 || at == 0 || s[at-1] != '&' {
				return s
			}
			s = s[:at-1]
			continue
		default:
			return s
		}
		s = s[:len(s)-1]
	}
	return s
}

// findMail finds the next bare address of mail that begins at i or behind it.
func (in *inliner) findMail(i int) {
	s := in.s
	in.mail = -1
	for at := i; ; at++ {
		n := strings.IndexByte(s[at:], '@')
		if n < 0 {
			return
		}
		at += n
		end := mailEnd(s, at+1)
		if end == 0 {
			continue
		}
		begin := -1
		for b := at; b > i && bareMailByte(s[b-1]); {
			b--
			if !punctuation(s[b]) && (in.bounds(-1, b) || s[b-1] == '>' || s[b-1] == ')' || s[b-1] == ']') {
				begin = b
			}
		}
		if begin >= 0 {
			in.mail, in.mailEnd = begin, end
			return
		}
	}
}

func bareMailByte(c byte) bool {
	return alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+'
}

// mailEnd reads the domain of a bare address of mail and returns what follows;
// 0 if there is none.
func mailEnd(s string, i int) int {
	start, points := i, 0
	for ; i < len(s); i++ {
		c := s[i]
		if c == '.' {
			if i+1 < len(s) && alphanumeric(s[i+1]) && i > start {
				points++
				continue
			}
			break
		}
		if !alphanumeric(c) && c != '-' && c != '_' {
			break
		}
	}
	if points == 0 || s[i-1] == '-' || s[i-1] == '_' {
		return 0
	}
	return i
}
