package related

import (
	"math"
	"slices"
)

// A unit is the postings of one term that are read together: groups of
// neighbouring codes.
type unit struct {
	weight     float32 // of the term in the query
	drop       float32 // by how much reading it lowers what is left over
	gain       float32 // the same for each posting
	at, length uint32  // of its documents in the segment's postings
	sizes      uint32  // where the sizes of its groups begin
	mask       uint16  // of its codes
	step       uint8   // where it stands in the order of reading
}

// groups are the unit's documents.
func (u *unit) groups(postings []uint16) groups {
	return groups{u.mask, postings[u.sizes:], postings[u.at : u.at+u.length]}
}

// A plan says what is to be read of a segment.
type plan struct {
	part
	units []unit  // what brings most for its length comes first
	left  float64 // the most that they can add together; exact enough to be subtracted from
}

// wholeList is the number of postings up to which a list is read as one unit.
const wholeList = 1024

// appendUnits cuts the list of a term, which begins at a place in the
// segment's postings, into units such that each brings more for its length
// than the next: the upper hull of what is left over against what was read.
func appendUnits(units []unit, l list, at uint32, weight float32, w *impacts) []unit {
	g := l.groups()
	weightOf := func(code uint8) float32 { return weight * slack * w[code&(codes-1)] }
	u := unit{weight: weight, at: at + uint32(len(l)-len(g.documents)), sizes: at + 1}
	if len(g.documents) <= wholeList {
		u.length, u.mask, u.drop = uint32(len(g.documents)), g.mask, weightOf(g.code())
		u.gain = u.drop / float32(u.length)
		return append(units, u)
	}
	first := len(units)
	for above := weightOf(g.code()); g.mask != 0; {
		code, documents := g.next()
		below := float32(0)
		if g.mask != 0 {
			below = weightOf(g.code())
		}
		u.length, u.mask, u.drop = uint32(len(documents)), 1<<code, above-below
		u.gain = u.drop / float32(u.length)
		whole := u
		for len(units) > first && units[len(units)-1].gain <= whole.gain {
			last := &units[len(units)-1]
			whole.at, whole.sizes = last.at, last.sizes
			whole.length += last.length
			whole.mask |= last.mask
			whole.drop += last.drop
			whole.gain = whole.drop / float32(whole.length)
			units = units[:len(units)-1]
		}
		units = append(units, whole)
		u.at += u.length
		u.sizes++
		above = below
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
// postings by step, the first of which is a gain of so much. Units of one list
// stay in order.
func order(dst, units []unit, first float32, postings *[steps]int) []unit {
	highest := int(math.Float32bits(first) >> stepShift)
	var places [steps]int
	for i := range units {
		u := &units[i]
		u.step = uint8(max(0, min(steps-1, highest-int(math.Float32bits(u.gain)>>stepShift))))
		places[u.step]++
		postings[u.step] += int(u.length)
	}
	place := len(dst)
	for i, n := range places {
		places[i] = place
		place += n
	}
	dst = slices.Grow(dst, len(units))[:place]
	for _, u := range units {
		dst[places[u.step]] = u
		places[u.step]++
	}
	return dst
}
