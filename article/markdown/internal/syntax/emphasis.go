package syntax

import "unicode"

// A delimiterRun is a run of *, _ or ~. The runs that may still match are a
// list; its first element, which is no run, knows the last.
type delimiterRun struct {
	piece          int32
	previous, next int32
	size           int32 // what is left of it
	whole          int32 // what it had
	closed         int32 // how many characters closed something
	closes         int32 // the first of the matches that it closes
	lastClosed     int32
	opens          int32 // the last of those that it opens: the outermost
	mark           byte
	canOpen        bool
	canClose       bool
}

// A match is one pair of delimiters, seen from one of its runs. The zeroth
// match is none.
type match struct {
	mark Mark
	next int32
}

// delimiter adds a run of n delimiters at i, unless it can do nothing.
func (in *inliner) delimiter(start, i, n int) bool {
	c := in.s[i]
	if c == '~' && n > 2 {
		return false
	}
	canOpen, canClose := in.flanking(i, n)
	if !canOpen && !canClose {
		return false
	}
	in.text(start, i)
	index, last := int32(len(in.delimiters)), in.delimiters[0].previous
	in.delimiters = append(in.delimiters, delimiterRun{
		piece: int32(len(in.pieces)), previous: last, size: int32(n), whole: int32(n), mark: c, canOpen: canOpen, canClose: canClose,
	})
	in.delimiters[last].next, in.delimiters[0].previous = index, index
	in.pieces = append(in.pieces, Piece{Mark: delimiter, Start: int32(i), End: int32(i + n), extra: index})
	return true
}

// flanking tells what a run of delimiters can do by the characters beside it
// (CommonMark 0.31.2, 6.2).
func (in *inliner) flanking(i, n int) (canOpen, canClose bool) {
	b, a := classOf(in.before(i)), classOf(in.after(i+n))
	left := a != space && (a != punct || b != other)
	right := b != space && (b != punct || a != other)
	if in.tree.options.CJK {
		left, right, b = in.flankingCJK(i, i+n)
	}
	if in.s[i] == '_' {
		return left && (!right || b == punct), right && (!left || a == punct)
	}
	return left, right
}

type class uint8

const (
	other class = iota
	space
	punct
)

func classOf(r rune) class {
	switch {
	case r < 0x80:
		return asciiClass[r]
	case unicode.In(r, unicode.Zs):
		return space
	case unicode.IsPunct(r) || unicode.IsSymbol(r):
		return punct
	}
	return other
}

var asciiClass = func() (t [128]class) {
	for c := range byte(128) {
		switch {
		case punctuation(c):
			t[c] = punct
		case c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r':
			t[c] = space
		}
	}
	return t
}()

// match pairs the runs that stand behind one of the list, and ends the list
// with that one (CommonMark 0.31.2, appendix, "process emphasis").
func (in *inliner) match(bottom int32) {
	runs := in.delimiters
	if len(in.matches) == 0 {
		in.matches = append(in.matches, match{})
	}
	// Below these no run opens for one that closes, by what decides about
	// that: its mark, whether it could open too, and its length.
	var bottoms [18]int32
	for i := range bottoms {
		bottoms[i] = bottom
	}
	for closer := runs[bottom].next; closer != 0; {
		c := &runs[closer]
		if !c.canClose {
			closer = c.next
			continue
		}
		limit := &bottoms[c.kind()]
		opener := c.previous
		for opener > *limit && !runs[opener].opensFor(c) {
			opener = runs[opener].previous
		}
		if opener <= *limit {
			*limit = c.previous
			next := c.next
			if !c.canOpen {
				in.unlink(closer)
			}
			closer = next
			continue
		}
		o := &runs[opener]
		mark, used := OpenEmphasis, int32(1)
		switch {
		case c.mark == '~':
			mark, used = OpenStrike, c.size
		case o.size >= 2 && c.size >= 2:
			mark, used = OpenStrong, 2
		}
		in.pair(o, c, mark, used)
		o.next, c.previous = closer, opener // what stands between matches no more
		if o.size == 0 {
			in.unlink(opener)
		}
		if c.size == 0 {
			next := c.next
			in.unlink(closer)
			closer = next
		}
	}
	runs[bottom].next = 0
	runs[0].previous = bottom
}

// kind numbers what decides about the runs that open for one that closes.
func (d *delimiterRun) kind() int32 {
	n := d.whole % 3
	if d.canOpen {
		n += 3
	}
	switch d.mark {
	case '_':
		n += 6
	case '~':
		n += 12
	}
	return n
}

// opensFor reports whether a run may open what another closes.
func (d *delimiterRun) opensFor(c *delimiterRun) bool {
	if !d.canOpen || d.mark != c.mark {
		return false
	}
	if d.mark == '~' { // GitHub Flavored Markdown 0.29, 6.5: as many as it closes
		return d.size == c.size
	}
	return !d.canClose && !c.canOpen || (d.whole+c.whole)%3 != 0 || d.whole%3 == 0
}

// pair records that two runs match with so many characters.
func (in *inliner) pair(o, c *delimiterRun, mark Mark, used int32) {
	o.size -= used
	c.size -= used
	c.closed += used
	at := int32(len(in.matches))
	in.matches = append(in.matches, match{mark, o.opens}, match{Close, 0})
	o.opens = at
	if c.closes == 0 {
		c.closes = at + 1
	} else {
		in.matches[c.lastClosed].next = at + 1
	}
	c.lastClosed = at + 1
}

// unlink takes a run from the list.
func (in *inliner) unlink(i int32) {
	d := &in.delimiters[i]
	in.delimiters[d.previous].next = d.next
	in.delimiters[d.next].previous = d.previous
}

// resolve makes the pieces to return: runs become what they open and close,
// and brackets that lead nowhere text.
func (in *inliner) resolve() []Piece {
	out := in.out[:0]
	for _, p := range in.pieces {
		switch p.Mark {
		case bracket:
			p.Mark = Plain
			out = append(out, p)
		case delimiter:
			d := &in.delimiters[p.extra]
			for m := d.closes; m != 0; m = in.matches[m].next {
				out = append(out, Piece{Mark: Close, Start: p.Start, End: p.End})
			}
			if d.size > 0 {
				out = append(out, Piece{Start: p.Start + d.closed, End: p.Start + d.closed + d.size})
			}
			for m := d.opens; m != 0; m = in.matches[m].next {
				out = append(out, Piece{Mark: in.matches[m].mark, Start: p.Start, End: p.End})
			}
		default:
			out = append(out, p)
		}
	}
	in.out = out
	return out
}
