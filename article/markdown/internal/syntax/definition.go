package syntax

import (
	"strings"
	"unicode/utf8"
)

// A Link is where a link or an image leads.
type Link struct {
	URL   string
	Title string
	// Auto says that the address itself was the text, in angle brackets or bare.
	Auto bool
}

// maxLabel is the length of the longest label (CommonMark 0.31.2, 6.3).
const maxLabel = 999

// definitions reads the link reference definitions that a paragraph begins
// with, and leaves the rest. If there is no rest the block becomes a
// [Definition].
func (p *parser) definitions(b *Block) {
	if first := p.spans[b.lines.from]; p.src[first.start] != '[' {
		return
	}
	text := p.Text(b).Value
	for strings.HasPrefix(text, "[") {
		n := p.definition(text)
		if n == 0 {
			break
		}
		b.lines.from += int32(strings.Count(text[:n], "\n"))
		if n == len(text) {
			b.lines.from = b.lines.to
			b.Kind = Definition
		}
		text = text[n:]
	}
}

// definition reads one definition and returns its length with the line feed;
// 0 if there is none.
func (p *parser) definition(s string) int {
	label, i := label(s)
	if i == 0 || i == len(s) || s[i] != ':' || strings.TrimSpace(label) == "" {
		return 0
	}
	i = skip(s, i+1)
	url, i := destination(s, i)
	if i < 0 {
		return 0
	}
	link := Link{URL: url}
	end := lineEnd(s, i)
	if at := skip(s, i); at > i && at < len(s) {
		if title, after := title(s, at); after > 0 {
			if e := lineEnd(s, after); e > 0 {
				link.Title, end = title, e
			}
		}
	}
	if end == 0 {
		return 0
	}
	if p.references == nil {
		p.references = make(map[string]Link)
	}
	if name := fold(label); name != "" {
		if _, taken := p.references[name]; !taken {
			p.references[name] = link
		}
	}
	return end
}

// lineEnd returns the beginning of the next line, if nothing but white space
// stands before it; 0 otherwise.
func lineEnd(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	switch {
	case i == len(s):
		return i
	case s[i] == '\n':
		return i + 1
	}
	return 0
}

// skip passes over white space.
func skip(s string, i int) int {
	for i < len(s) && white(s[i]) {
		i++
	}
	return i
}

// label reads [label] and returns the label and the length of all; 0 if there
// is none.
func label(s string) (string, int) {
	for i := 1; i < len(s) && i <= maxLabel+1; i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return "", 0
		case ']':
			return s[1:i], i + 1
		}
	}
	return "", 0
}

// maxParentheses is how deep the parentheses of an address may be nested: at
// least three, says the specification; this is cmark's number.
const maxParentheses = 32

// destination reads where a link leads, at i, and returns what follows; -1 if
// there is none. It may be empty in angle brackets only.
func destination(s string, i int) (string, int) {
	if i < len(s) && s[i] == '<' {
		for end := i + 1; end < len(s); end++ {
			switch s[end] {
			case '\\':
				end++
			case '>':
				return Unescape(s[i+1 : end]), end + 1
			case '<', '\n':
				return "", -1
			}
		}
		return "", -1
	}
	start, depth := i, 0
loop:
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && punctuation(s[i+1]):
			i++
		case c == '(':
			if depth++; depth > maxParentheses {
				return "", -1
			}
		case c == ')':
			if depth == 0 {
				break loop
			}
			depth--
		case c <= ' ' || c == 0x7F:
			break loop
		}
	}
	if i == start || depth > 0 {
		return "", -1
	}
	return Unescape(s[start:i]), i
}

// title reads a title at i and returns what follows; -1 if there is none.
func title(s string, i int) (string, int) {
	quote := s[i]
	switch quote {
	case '"', '\'':
	case '(':
		quote = ')'
	default:
		return "", -1
	}
	for end := i + 1; end < len(s); end++ {
		switch s[end] {
		case '\\':
			end++
		case quote:
			return Unescape(s[i+1 : end]), end + 1
		case '(':
			if quote == ')' {
				return "", -1
			}
		}
	}
	return "", -1
}

// fold makes labels equal that differ in case or white space only.
func fold(label string) string {
	label = strings.TrimSpace(label)
	plain := true
	for i := 0; i < len(label) && plain; i++ {
		c := label[i]
		plain = c < utf8.RuneSelf && (c < 'A' || c > 'Z') && (c > ' ' || c == ' ' && label[i-1] != ' ')
	}
	if plain {
		return label
	}
	return foldCase(strings.Join(strings.FieldsFunc(label, func(r rune) bool { return r < utf8.RuneSelf && white(byte(r)) }), " "))
}
