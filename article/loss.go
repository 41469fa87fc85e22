package article

import (
	"strconv"
	"strings"
)

// A Loss is something a conversion could not keep. Losses are not errors:
// the result is good, and says less than its source. Readers and writers
// return them in source order; no losses means that nothing was dropped.
type Loss struct {
	// Reason is the class of the loss, for code to branch on.
	Reason LossReason
	// What names the thing: an element ("<iframe>"), a field ("urgency").
	What string
	// Detail says in a few words what happened to it. May be empty.
	Detail string
	// Position is where it stood in the source text. Zero where the source is
	// a tree; then Path says where.
	Position Position
	// Path is a JSON Pointer (RFC 6901) into the tree, such as "/body/3".
	Path string
}

// LossReason is the class of a [Loss].
type LossReason string

// The reasons why something is not kept.
const (
	// LossUnsafe: it could run script or load what the policy forbids.
	LossUnsafe LossReason = "unsafe"
	// LossUnsupported: the target has no place for it, and its content is gone.
	LossUnsupported LossReason = "unsupported"
	// LossFlattened: the content was kept, its form was not.
	LossFlattened LossReason = "flattened"
	// LossInvalid: the source was malformed there.
	LossInvalid LossReason = "invalid"
	// LossLimit: a limit was reached.
	LossLimit LossReason = "limit"
)

// String gives the loss on one line: place, what, reason and detail.
func (l Loss) String() string {
	var b strings.Builder
	switch {
	case l.Position != Position{}:
		b.WriteString(l.Position.String())
		b.WriteString(": ")
	case l.Path != "":
		b.WriteString(l.Path)
		b.WriteString(": ")
	}
	b.WriteString(l.What)
	b.WriteString(": ")
	b.WriteString(string(l.Reason))
	if l.Detail != "" {
		b.WriteString(" (")
		b.WriteString(l.Detail)
		b.WriteByte(')')
	}
	return b.String()
}

// A Position is a place in a source text. The zero value is no place.
type Position struct {
	Line   int // from 1
	Column int // in bytes from 1
	Offset int // in bytes from 0
}

// PositionAt computes the position of a byte offset in src. An offset outside
// src is taken as the nearest inside.
func PositionAt(src []byte, offset int) Position {
	offset = min(max(offset, 0), len(src))
	line, start := 1, 0
	for i, c := range src[:offset] {
		if c == '\n' {
			line++
			start = i + 1
		}
	}
	return Position{Line: line, Column: offset - start + 1, Offset: offset}
}

// String gives "line 3, column 14", or "" for no place.
func (p Position) String() string {
	if p == (Position{}) {
		return ""
	}
	return "line " + strconv.Itoa(p.Line) + ", column " + strconv.Itoa(p.Column)
}
