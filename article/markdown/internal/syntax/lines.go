package syntax

import "strings"

// A span is a part of a line in the source, behind so many spaces that a tab
// has left.
type span struct {
	start, end int32
	pad        int8
}

// lines are the spans of a block: a part of the parser's, as no two blocks
// take lines at the same time.
type lines struct {
	from, to int32
	// broken says that the spans do not follow each other in the source with
	// one line feed between them.
	broken bool
}

// A Text is what a block holds, its lines joined by line feeds. Where the
// source has it in one piece, it is that piece.
type Text struct {
	Value  string
	offset int    // of the value in the source, where the text is one piece
	cut    int    // bytes cut off the beginning
	spans  []span // otherwise
}

// Offset is the place in the source of a place in the value.
func (t *Text) Offset(at int) int {
	at += t.cut
	if len(t.spans) == 0 {
		return t.offset + at
	}
	for _, s := range t.spans {
		size := int(s.end-s.start) + int(s.pad)
		if at <= size {
			return int(s.start) + max(at-int(s.pad), 0)
		}
		at -= size + 1
	}
	return int(t.spans[len(t.spans)-1].end)
}

// Skip cuts bytes off the beginning.
func (t *Text) Skip(n int) {
	t.Value = t.Value[n:]
	t.cut += n
}

// Text is the text of a block that holds no others: without the line feed of
// the last line, which [Text.Value] of code and HTML would have.
func (t *Tree) Text(b *Block) Text {
	spans := t.spans[b.lines.from:b.lines.to]
	if len(spans) == 0 {
		return Text{offset: b.Offset}
	}
	if !b.lines.broken {
		start := int(spans[0].start)
		return Text{Value: t.source[start:spans[len(spans)-1].end], offset: start}
	}
	return Text{Value: t.join(spans, false), spans: spans}
}

// Code is the text of code or HTML, with a line feed behind each line.
func (t *Tree) Code(b *Block) string {
	spans := t.spans[b.lines.from:b.lines.to]
	if len(spans) == 0 {
		return ""
	}
	if !b.lines.broken {
		return t.source[spans[0].start : spans[len(spans)-1].end+1]
	}
	return t.join(spans, true)
}

func (t *Tree) join(spans []span, last bool) string {
	size := len(spans)
	for _, s := range spans {
		size += int(s.end-s.start) + int(s.pad)
	}
	var b strings.Builder
	b.Grow(size)
	for i, s := range spans {
		b.WriteString("   "[:s.pad])
		b.WriteString(t.source[s.start:s.end])
		if last || i+1 < len(spans) {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
