package syntax

import "strings"

// heading opens a heading that begins with number signs.
func (p *parser) heading(rest string, matched int) *Block {
	level := run(rest)
	if level > 6 || level < len(rest) && rest[level] != ' ' && rest[level] != '\t' {
		return nil
	}
	p.truncate(matched)
	p.toNext()
	b := p.push(Heading)
	if b == nil {
		return nil
	}
	b.Level = uint8(level)
	text := strings.TrimRight(rest[level:], " \t")
	start := p.next + level + len(text)
	text = strings.TrimLeft(text, " \t")
	start -= len(text)
	text, b.Info = cutAttributes(text)
	if closing := strings.TrimRight(text, "#"); closing == "" {
		text = ""
	} else if closing != text {
		if open := strings.TrimRight(closing, " \t"); open != closing {
			text = open
		}
	}
	p.pad = 0
	p.add(b, start, start+len(text))
	p.pop()
	return b
}

// underline makes a heading of the paragraph above a line of = or -.
func (p *parser) underline(rest string, container *Block) *Block {
	if container.Kind != Paragraph || p.open[len(p.open)-1] != container {
		return nil
	}
	n := run(rest)
	if strings.Trim(rest[n:], " \t") != "" {
		return nil
	}
	p.definitions(container)
	if container.Kind != Paragraph {
		// All of it were definitions: the line is a divider or a paragraph.
		p.pop()
		kind := Paragraph
		if rest[0] == '-' && p.divides(rest) {
			kind = Divider
		}
		p.toNext()
		b := p.push(kind)
		switch {
		case b == nil:
		case kind == Divider:
			p.pop()
		default:
			p.add(b, p.i, p.end)
		}
		return b
	}
	p.trim(container)
	container.Kind, container.Level, container.lastLine = Heading, 1, p.lineNumber
	if rest[0] == '-' {
		container.Level = 2
	}
	last := &p.spans[container.lines.to-1]
	line := p.src[last.start:last.end]
	line, container.Info = cutAttributes(line)
	last.end = last.start + int32(len(line))
	p.pop()
	return container
}

// cutAttributes cuts {#id .class name=value} from the end of a heading and
// returns the id.
func cutAttributes(s string) (text, id string) {
	if !strings.HasSuffix(s, "}") {
		return s, ""
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			if id, ok := attributes(s[i+1 : len(s)-1]); ok {
				return strings.TrimRight(s[:i], " \t"), id
			}
		}
	}
	return s, ""
}

// attributes reads what stands between the braces.
func attributes(s string) (id string, ok bool) {
	for {
		s = strings.TrimLeft(s, " \t,")
		if s == "" {
			return id, true
		}
		if s[0] == '#' || s[0] == '.' {
			n := 1
			for n < len(s) && (s[n] >= 0x80 || nameByte[s[n]]) {
				n++
			}
			if s[0] == '#' {
				id = s[1:n]
			}
			s = s[n:]
			continue
		}
		n := 0
		for n < len(s) && nameByte[s[n]] {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '=' || s[0] >= '0' && s[0] <= '9' || s[0] == '-' || s[0] == '.' {
			return "", false
		}
		name, value := s[:n], ""
		s = s[n+1:]
		if strings.HasPrefix(s, `"`) {
			end := strings.IndexByte(s[1:], '"')
			if end < 0 {
				return "", false
			}
			value, s = s[1:1+end], s[end+2:]
		} else {
			n = 0
			for n < len(s) && nameByte[s[n]] {
				n++
			}
			if n == 0 {
				return "", false
			}
			value, s = s[:n], s[n:]
		}
		if name == "id" {
			id = value
		}
	}
}

// nameByte are the characters of the names and plain values of attributes.
var nameByte = func() (t [256]bool) {
	for c := range 128 {
		t[c] = alphanumeric(byte(c)) || c == '_' || c == '-' || c == ':' || c == '.'
	}
	return t
}()

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alphanumeric(c byte) bool { return letter(c) || digit(c) }
