package related

import "math"

// A unit is the postings of one term that are read together: groups of
// neighbouring codes.
type unit struct {
	weight     float32 // of the term in the query
	drop       float32 // by how much reading it lowers what is left over
	at, length uint32  // of its documents in the segment's postings
	sizes      uint32  // where the sizes of its groups begin
	mask       uint16  // of its codes
	step       uint8   // where it stands in the order of reading
}

// groups are the unit's documents.
func (u *unit) groups(postings []uint16) groups {
	return groups{u.mask, postings[u.sizes:], postings[u.at : u.at+u.length]}
}

// gain is what reading brings for each posting.
func (u *unit) gain() float32 { return u.drop / float32(u.length) }

// A plan says what is to be read of a segment.
type plan struct {
	part
	units []unit  // what brings most for its length comes first
	left  float64 // the most that they can add together; exact enough to be subtracted from
}

// wholeList is the number of postings up to which a list is read as one unit.
const wholeList = 256

// appendUnits cuts the list of a term, which begins at a place in the
// segment's postings, into units such that each brings more for its length
// than the next: the upper hull of what is left over against what was read.
func appendUnits(units []unit, l list, at uint32, weight float32, w *impacts) []unit {
	g := l.groups()
	sizes := at + 1
	at += uint32(len(l) - len(g.documents))
	if len(l) <= wholeList {
		return append(units, unit{weight: weight, drop: weight * w[g.code()] * slack, at: at, length: uint32(len(g.documents)), sizes: sizes, mask: g.mask})
	}
	first := len(units)
	for g.mask != 0 {
		code, documents := g.next()
		drop := w[code]
		if g.mask != 0 {
			drop -= w[g.code()]
		}
		u := unit{weight: weight, drop: weight * drop * slack, at: at, length: uint32(len(documents)), sizes: sizes, mask: 1 << code}
		sizes++
		at += u.length
		for len(units) > first && units[len(units)-1].gain() <= u.gain() {
			last := units[len(units)-1]
			u.mask |= last.mask
			u.at, u.sizes = last.at, last.sizes
			u.length += last.length
			u.drop += last.drop
			units = units[:len(units)-1]
		}
		units = append(units, u)
	}
	return units
}

// The order of reading has so many steps, each a ninth or so of what is
// gained for a posting. An exact order would not be quicker to read.
const (
	steps     = 256
	stepShift = 20 // leaves the exponent and three bits of the mantissa
)

// order brings units into the order of reading, behind dst, and counts their
// postings by step. Units of one list stay in order.
func order(dst, units []unit, postings *[steps]int) []unit {
	peak := float32(0)
	for i := range units {
		peak = max(peak, units[i].gain())
	}
	var places [steps]int
	for i := range units {
		u := &units[i]
		u.step = uint8(min(steps-1, math.Float32bits(peak)>>stepShift-math.Float32bits(u.gain())>>stepShift))
		places[u.step]++
		postings[u.step] += int(u.length)
	}
	place := len(dst)
	for i, n := range places {
		places[i] = place
		place += n
	}
	dst = append(dst, units...)
	for _, u := range units {
		dst[places[u.step]] = u
		places[u.step]++
	}
	return dst
}
