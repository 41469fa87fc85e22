package syntax

import "strings"

// table makes a table of a paragraph's last line if the line being read is the
// row of dashes below its head. What stands above in the paragraph stays one.
func (p *parser) table(b *Block) bool {
	if c := p.src[p.i]; c != '|' && c != '-' && c != ':' || p.indent > 3 {
		return false
	}
	align := alignment(p.src[p.i:p.end])
	if align == nil {
		return false
	}
	head := p.spans[b.lines.to-1]
	columns := 0
	for range cells(p.src[head.start:head.end]) {
		columns++
	}
	if columns != len(align) {
		return false
	}
	p.spans = p.spans[:b.lines.to-1]
	b.lines.to--
	line := b.lastLine
	var t *Block
	if b.lines.to == b.lines.from { // the paragraph was the head alone
		b.Kind, t = Table, b
	} else {
		b.lastLine--
		if t = p.push(Table); t == nil {
			return true
		}
		t.firstLine, t.Offset = line, int(head.start)
	}
	t.Align, t.lastLine = align, p.lineNumber
	row := p.push(Row)
	if row == nil {
		return true
	}
	row.firstLine, row.lastLine, row.Offset = line, line, int(head.start)
	p.add(row, int(head.start), int(head.end))
	p.pop()
	return true
}

// alignment reads the row of dashes; nil if it is none.
func alignment(s string) []Align {
	for i := range len(s) {
		switch s[i] {
		case '|', '-', ':', ' ', '\t':
		default:
			return nil
		}
	}
	var out []Align
	for at, end := range cells(s) {
		cell := s[at:end]
		dashes := strings.Trim(cell, ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" || len(cell)-len(dashes) > 2 {
			return nil
		}
		a := AlignNone
		switch left, right := cell[0] == ':', cell[len(cell)-1] == ':'; {
		case left && right:
			a = AlignCenter
		case left:
			a = AlignLeft
		case right:
			a = AlignRight
		}
		if len(dashes) < len(cell)-1 && a != AlignCenter { // two colons on one side
			return nil
		}
		out = append(out, a)
	}
	return out
}

// cells yields where the cells of a row begin and end, without white space.
func cells(s string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		i, end := 0, len(s)
		for i < end && (s[i] == ' ' || s[i] == '\t') {
			i++
		}
		for end > i && (s[end-1] == ' ' || s[end-1] == '\t') {
			end--
		}
		if i < end && s[i] == '|' {
			i++
		}
		for i < end {
			stop := i
			for stop < end && s[stop] != '|' {
				if s[stop] == '\\' {
					stop++
				}
				stop++
			}
			stop = min(stop, end)
			from, to := i, stop
			for from < to && (s[from] == ' ' || s[from] == '\t') {
				from++
			}
			for to > from && (s[to-1] == ' ' || s[to-1] == '\t') {
				to--
			}
			if !yield(from, to) {
				return
			}
			i = stop + 1
		}
	}
}

// Cells yields the texts of a row's cells: as many as the table has columns,
// and behind them those that have none.
func (t *Tree) Cells(row *Block) func(yield func(Text) bool) {
	return func(yield func(Text) bool) {
		span := t.spans[row.lines.from]
		line := t.source[span.start:span.end]
		n := 0
		for start, end := range cells(line) {
			n++
			// A pipe that is part of the text, even of code, has a backslash.
			if !yield(Text{Value: strings.ReplaceAll(line[start:end], `\|`, "|"), offset: int(span.start) + start}) {
				return
			}
		}
		for ; n < len(row.parent.Align); n++ {
			if !yield(Text{offset: int(span.end)}) {
				return
			}
		}
	}
}
