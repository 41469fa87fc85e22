package syntax

import "strings"

// htmlEnd is what ends a block of HTML.
type htmlEnd uint8

const (
	noHTML htmlEnd = iota
	rawEnd         // the end tag of an element that holds raw text
	commentEnd
	instructionEnd
	declarationEnd
	cdataEnd
	blankLine
)

// in reports whether a line holds the end.
func (e htmlEnd) in(line string) bool {
	switch e {
	case rawEnd:
		for {
			at := strings.Index(line, "</")
			if at < 0 {
				return false
			}
			line = line[at+2:]
			for _, name := range rawElements {
				if len(line) > len(name) && line[len(name)] == '>' && strings.EqualFold(line[:len(name)], name) {
					return true
				}
			}
		}
	case commentEnd:
		return strings.Contains(line, "-->")
	case instructionEnd:
		return strings.Contains(line, "?>")
	case declarationEnd:
		return strings.IndexByte(line, '>') >= 0
	case cdataEnd:
		return strings.Contains(line, "]]>")
	}
	return false
}

var rawElements = [...]string{"script", "pre", "style", "textarea"}

// blockElements are the elements whose tags begin a block of HTML
// (CommonMark 0.31.2, 4.6, start condition 6).
var blockElements = func() map[string]bool {
	set := make(map[string]bool)
	for name := range strings.FieldsSeq(`address article aside base basefont blockquote body caption center col colgroup dd details
		dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html
		iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody
		td tfoot th thead title tr track ul`) {
		set[name] = true
	}
	return set
}()

// html opens a block of HTML.
func (p *parser) html(rest string, container *Block, matched int) *Block {
	end := htmlStart(rest)
	if end == noHTML && container.Kind != Paragraph && p.open[len(p.open)-1].Kind != Paragraph {
		if n := tag(rest); n > 0 && strings.Trim(rest[n:], " \t") == "" {
			end = blankLine
		}
	}
	if end == noHTML {
		return nil
	}
	p.truncate(matched)
	b := p.push(HTML)
	if b == nil {
		return nil
	}
	b.end = end
	p.code(b)
	return b
}

// htmlStart finds how the block ends that a line begins; noHTML where only a
// whole tag could begin one.
func htmlStart(s string) htmlEnd {
	s = s[1:]
	switch {
	case strings.HasPrefix(s, "!--"):
		return commentEnd
	case strings.HasPrefix(s, "?"):
		return instructionEnd
	case strings.HasPrefix(s, "![CDATA["):
		return cdataEnd
	case len(s) > 1 && s[0] == '!' && letter(s[1]):
		return declarationEnd
	}
	closing := strings.HasPrefix(s, "/")
	if closing {
		s = s[1:]
	}
	n := 0
	for n < len(s) && alphanumeric(s[n]) {
		n++
	}
	name, after := strings.ToLower(s[:min(n, 16)]), s[n:] // the longest has 10 letters
	ends := after == "" || after[0] == ' ' || after[0] == '\t' || after[0] == '>'
	if !closing && ends {
		for _, raw := range rawElements {
			if name == raw {
				return rawEnd
			}
		}
	}
	if blockElements[name] && (ends || strings.HasPrefix(after, "/>")) {
		return blankLine
	}
	return noHTML
}

// tag is the length of the tag that s begins with; 0 if it is none.
func tag(s string) int {
	i, closing := 1, false
	if i < len(s) && s[i] == '/' {
		i, closing = 2, true
	}
	if i >= len(s) || !letter(s[i]) {
		return 0
	}
	for i < len(s) && (alphanumeric(s[i]) || s[i] == '-') {
		i++
	}
	for {
		space := i
		for i < len(s) && white(s[i]) {
			i++
		}
		switch {
		case i == len(s):
			return 0
		case s[i] == '>':
			return i + 1
		case closing:
			return 0
		case s[i] == '/':
			if i+1 < len(s) && s[i+1] == '>' {
				return i + 2
			}
			return 0
		case space == i:
			return 0
		}
		if i = attribute(s, i); i < 0 {
			return 0
		}
	}
}

// attribute reads the attribute at i of a tag and returns what follows it;
// -1 if it is none.
func attribute(s string, i int) int {
	if c := s[i]; !letter(c) && c != '_' && c != ':' {
		return -1
	}
	for i < len(s) && (alphanumeric(s[i]) || strings.IndexByte("_.:-", s[i]) >= 0) {
		i++
	}
	value := i
	for value < len(s) && white(s[value]) {
		value++
	}
	if value == len(s) || s[value] != '=' {
		return i
	}
	for value++; value < len(s) && white(s[value]); {
		value++
	}
	if value == len(s) {
		return -1
	}
	if quote := s[value]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(s[value+1:], quote)
		if n < 0 {
			return -1
		}
		return value + n + 2
	}
	i = value
	for i < len(s) && !white(s[i]) && strings.IndexByte("\"'=<>`", s[i]) < 0 {
		i++
	}
	if i == value {
		return -1
	}
	return i
}

// white reports white space as HTML and Markdown have it.
func white(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v' }
