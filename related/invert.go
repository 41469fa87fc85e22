package related

import (
	"math/bits"
	"slices"
)

// An inverter makes the postings of segments out of their vectors. It keeps
// what it works in for the next segment of the same load.
type inverter struct {
	terms    []uint32 // that occur, ascending
	counts   []uint32 // of their documents
	entries  []uint32 // of all terms, one after the other: document and code
	places   []uint32 // by term: where its next entry goes
	pairs    []uint64 // term and entry
	postings []uint16
}

// invert makes the postings of a segment once all documents are in. It tells
// how many hold each term.
func (v *inverter) invert(s *segment, tell func(term, documents uint32)) {
	v.terms, v.counts, v.entries, v.postings = v.terms[:0], v.counts[:0], v.entries[:0], v.postings[:0]
	if s.len() <= fewDocuments {
		v.sort(s)
	} else {
		v.distribute(s)
	}
	s.terms = slices.Clone(v.terms)
	s.starts = make([]uint32, 0, len(v.terms)+1)
	entries := v.entries
	for i, n := range v.counts {
		tell(v.terms[i], n)
		s.starts = append(s.starts, uint32(len(v.postings)))
		v.postings = appendList(v.postings, entries[:n])
		entries = entries[n:]
	}
	s.starts = append(s.starts, uint32(len(v.postings)))
	s.postings = append(make([]uint16, 0, len(v.postings)), v.postings...)
	s.finish()
}

// fewDocuments is the size of segment up to which entries are compared: a
// place for every term of the index would be more than all of them.
const fewDocuments = 16

// sort brings the entries of few documents in the order of their terms.
func (v *inverter) sort(s *segment) {
	const entryBits = 16 + codeBits
	v.pairs = v.pairs[:0]
	for n := range s.len() {
		term, code, left := uint32(0), uint8(0), s.vector(n)
		for len(left) > 0 {
			term, code, left = left.next(term)
			v.pairs = append(v.pairs, uint64(term)<<entryBits|uint64(n)<<codeBits|uint64(code))
		}
	}
	slices.Sort(v.pairs)
	for _, p := range v.pairs {
		term := uint32(p >> entryBits)
		if last := len(v.terms) - 1; last >= 0 && v.terms[last] == term {
			v.counts[last]++
		} else {
			v.terms, v.counts = append(v.terms, term), append(v.counts, 1)
		}
		v.entries = append(v.entries, uint32(p&(1<<entryBits-1)))
	}
}

// distribute does the same for many: once the entries of each term are
// counted, every one has its place.
func (v *inverter) distribute(s *segment) {
	places := v.places[:0]
	for n := range s.len() {
		term, left := uint32(0), s.vector(n)
		for len(left) > 0 {
			term, _, left = left.next(term)
			if more := int(term) + 1 - len(places); more > 0 {
				places = append(places, make([]uint32, more)...)
			}
			places[term]++
		}
	}
	total := uint32(0)
	for t, n := range places {
		if n > 0 {
			v.terms, v.counts = append(v.terms, uint32(t)), append(v.counts, n)
		}
		places[t] = total
		total += n
	}
	v.places = places
	v.entries = slices.Grow(v.entries, int(total))[:total]
	for n := range s.len() {
		term, code, left := uint32(0), uint8(0), s.vector(n)
		for len(left) > 0 {
			term, code, left = left.next(term)
			v.entries[places[term]] = uint32(n)<<codeBits | uint32(code)
			places[term]++
		}
	}
}

// appendList writes the list of a term, given its documents with their codes.
func appendList(dst []uint16, entries []uint32) []uint16 {
	var sizes, places [codes]int
	mask := uint16(0)
	for _, e := range entries {
		c := e & (codes - 1)
		mask |= 1 << c
		sizes[c]++
	}
	dst = append(dst, mask)
	lowest := bits.TrailingZeros16(mask)
	place := len(dst) + bits.OnesCount16(mask) - 1
	for c := codes - 1; c >= lowest; c-- {
		places[c] = place
		if place += sizes[c]; sizes[c] > 0 && c > lowest {
			dst = append(dst, uint16(sizes[c]-1))
		}
	}
	dst = slices.Grow(dst, len(entries))[:place]
	for _, e := range entries {
		c := e & (codes - 1)
		dst[places[c]] = uint16(e >> codeBits)
		places[c]++
	}
	return dst
}
