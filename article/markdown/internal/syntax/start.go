package syntax

import "strings"

// starts are the characters that a block other than a paragraph begins with.
var starts = func() (t [256]bool) {
	for _, c := range []byte(">#`~<=-_*+[0123456789") {
		t[c] = true
	}
	return t
}()

// start opens the block that begins at the next character. It returns nil if
// that is none but a paragraph. What follows a container is still to be read.
func (p *parser) start(container *Block, matched int) *Block {
	if p.indent > 3 {
		if p.blank() || p.open[len(p.open)-1].Kind == Paragraph {
			return nil
		}
		p.truncate(matched)
		p.columns(4)
		b := p.push(Indented)
		if b != nil {
			p.add(b, p.i, p.end)
		}
		return b
	}
	rest := p.src[p.next:p.end]
	switch c := rest[0]; c {
	case '>':
		p.truncate(matched)
		p.toNext()
		b := p.push(Quote)
		p.bytes(1)
		p.space()
		return b
	case '#':
		return p.heading(rest, matched)
	case '`', '~':
		return p.fence(rest, matched)
	case '<':
		return p.html(rest, container, matched)
	case '[':
		return p.footnote(rest, matched)
	case '=':
		return p.underline(rest, container)
	case '-', '_', '*':
		if c == '-' {
			if b := p.underline(rest, container); b != nil {
				return b
			}
		}
		if p.divides(rest) {
			p.truncate(matched)
			p.toNext()
			if b := p.push(Divider); b != nil {
				p.pop()
				return b
			}
			return nil
		}
		if c == '_' {
			return nil
		}
	}
	return p.item(rest, container, matched)
}

// divides reports whether a line is three or more of one mark and white space.
func (p *parser) divides(rest string) bool {
	mark, n := rest[0], 0
	if mark == p.breakMark && p.next < p.breakUntil {
		return false // a try that began further left has seen another character
	}
	for i := range len(rest) {
		switch rest[i] {
		case mark:
			n++
		case ' ', '\t':
		default:
			p.breakMark, p.breakUntil = mark, p.next+i
			return false
		}
	}
	return n >= 3
}

// item opens an item, and the list around it if that is not open.
func (p *parser) item(rest string, container *Block, matched int) *Block {
	size, start, ordered := 1, 0, false
	switch c := rest[0]; {
	case c == '-' || c == '*' || c == '+':
	case c >= '0' && c <= '9':
		for size = 0; size < len(rest) && rest[size] >= '0' && rest[size] <= '9'; size++ {
			if size == 9 {
				return nil // more digits than some browsers can count
			}
			start = 10*start + int(rest[size]-'0')
		}
		if size == len(rest) || rest[size] != '.' && rest[size] != ')' {
			return nil
		}
		size, ordered = size+1, true
	default:
		return nil
	}
	after := rest[size:]
	if after != "" && after[0] != ' ' && after[0] != '\t' {
		return nil
	}
	if container.Kind == Paragraph && (ordered && start != 1 || strings.Trim(after, " \t") == "") {
		return nil // it would be too easy to begin a list in the middle of a text
	}
	p.truncate(matched)
	indent := p.indent
	p.toNext()
	mark := rest[size-1]
	if list := p.open[len(p.open)-1]; list.Kind != List || list.Ordered != ordered || list.mark != mark {
		list = p.push(List)
		if list == nil {
			return nil
		}
		list.Ordered, list.mark, list.Start = ordered, mark, start
	}
	b := p.push(Item)
	if b == nil {
		return nil
	}
	p.bytes(size)
	p.find()
	gap := p.indent
	if gap > 4 || p.blank() { // code in the item, or nothing on its first line
		gap = 1
	}
	p.columns(gap)
	b.indent = int32(indent + size + gap)
	return b
}

// fence opens a block of code.
func (p *parser) fence(rest string, matched int) *Block {
	n := run(rest)
	info := strings.Trim(rest[n:], " \t")
	if n < 3 || rest[0] == '`' && strings.IndexByte(info, '`') >= 0 {
		return nil
	}
	p.truncate(matched)
	indent := p.indent
	p.toNext()
	if b := p.push(Fenced); b != nil {
		b.mark, b.length, b.indent, b.Info = rest[0], int32(n), int32(indent), info
		return b
	}
	return nil
}

// fenceEnds reports whether a line ends a block of code.
func (p *parser) fenceEnds(b *Block) bool {
	rest := p.src[p.next:p.end]
	if p.indent > 3 || rest == "" || rest[0] != b.mark {
		return false
	}
	n := run(rest)
	return n >= int(b.length) && strings.Trim(rest[n:], " \t") == ""
}

// run is how often the first character stands at the beginning.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// footnote opens the text of a note: [^label]: text.
func (p *parser) footnote(rest string, matched int) *Block {
	label, n := noteLabel(rest)
	if n == 0 || n == len(rest) || rest[n] != ':' || strings.TrimSpace(label) == "" {
		return nil
	}
	p.truncate(matched)
	p.toNext()
	b := p.push(Footnote)
	if b != nil {
		b.Info = label
		p.bytes(n + 1)
	}
	return b
}

// noteLabel reads [^label] and returns the label and the length of all.
func noteLabel(s string) (string, int) {
	if !strings.HasPrefix(s, "[^") {
		return "", 0
	}
	for i := 2; i < len(s) && i <= maxLabel+2; i++ {
		switch s[i] {
		case '\\':
			i++
		case '[', '\n':
			return "", 0
		case ']':
			return s[2:i], i + 1
		}
	}
	return "", 0
}
