package related

import "slices"

// mergeWidth is how many neighbouring segments of one tier become one of the
// next. A tier holds segments up to that many times larger than the one
// below, so every document is rewritten once a tier, and a query looks into
// at most one segment a tier. Larger tiers save a rewriting or two, which is
// quick, and cost every query a look into two more segments.
const mergeWidth = 2

// merge joins the newest parts where enough of them are of one tier, and
// drops or rewrites those that are mostly dead.
func (s *state) merge() {
	s.parts = slices.DeleteFunc(s.parts, func(p part) bool { return p.live == 0 })
	for i, p := range s.parts {
		if p.live*2 < p.len() {
			s.parts[i] = mergeParts(s.parts[i : i+1])
		}
	}
	for {
		// The run of parts at the end whose tiers do not exceed the last
		// one's.
		top, first, live := -1, len(s.parts), 0
		for i := len(s.parts) - 1; i >= 0; i-- {
			t := tier(s.parts[i].live)
			if top >= 0 && t > top || live+s.parts[i].live > segmentSize {
				break
			}
			top = max(top, t)
			live += s.parts[i].live
			first = i
		}
		if len(s.parts)-first < mergeWidth {
			return
		}
		merged := mergeParts(s.parts[first:])
		s.parts = append(s.parts[:first:first], merged)
	}
}

// tier is the logarithm of a segment's size to the base mergeWidth.
func tier(n int) int {
	t := 0
	for ; n >= mergeWidth; n /= mergeWidth {
		t++
	}
	return t
}

// mergeParts makes one segment of the living documents of several parts,
// oldest first.
func mergeParts(parts []part) part {
	documents, keys, vectors, terms, postings := 0, 0, 0, 0, 0
	for _, p := range parts {
		documents, keys, vectors = documents+p.live, keys+len(p.keys.bytes), vectors+len(p.vectors.bytes)
		terms, postings = max(terms, len(p.terms)), postings+len(p.postings)
	}
	seg := newSegment(documents, keys, vectors)
	sources := make([]source, len(parts))
	for i, p := range parts {
		sources[i] = source{part: p, first: seg.len()}
		seg.take(p)
		sources[i].number()
	}
	seg.terms, seg.starts = make([]uint32, 0, terms), make([]uint32, 0, terms)
	seg.postings = make([]uint16, 0, postings)
	seg.join(sources)
	seg.finish()
	return part{segment: seg, live: seg.len()}
}

// A source is a part that goes into a segment.
type source struct {
	part
	first   int      // its first document's number in the new segment
	numbers []uint16 // of all its documents there, where some are dead
	at      int      // place of the next term
}

func (s *source) number() {
	if s.live == s.len() {
		return
	}
	s.numbers = make([]uint16, s.len())
	next := s.first
	for n := range s.numbers {
		s.numbers[n] = uint16(next)
		if !s.dead.has(n) {
			next++
		}
	}
}

// join makes the postings out of the sources' postings. The documents of a
// later one are higher, so that its part of a group comes behind.
func (s *segment) join(sources []source) {
	joint := make([]jointList, 0, len(sources))
	for {
		term, more := uint32(0), false
		for i := range sources {
			if src := &sources[i]; src.at < len(src.terms) && (!more || src.terms[src.at] < term) {
				term, more = src.terms[src.at], true
			}
		}
		if !more {
			break
		}
		joint = joint[:0]
		for i := range sources {
			if src := &sources[i]; src.at < len(src.terms) && src.terms[src.at] == term {
				joint = append(joint, jointList{src, src.listAt(src.at).groups()})
				src.at++
			}
		}
		start := uint32(len(s.postings))
		if s.postings = appendJoint(s.postings, joint); len(s.postings) > int(start) {
			s.terms, s.starts = append(s.terms, term), append(s.starts, start)
		}
	}
	s.starts = append(s.starts, uint32(len(s.postings)))
}

// jointList is the list of a term in a source.
type jointList struct {
	*source
	groups
}

// appendJoint writes one list out of several of the same term, or nothing if
// all of their documents are dead.
func appendJoint(dst []uint16, lists []jointList) []uint16 {
	var sizes [codes]int
	for _, l := range lists {
		for g := l.groups; g.mask != 0; {
			code, documents := g.next()
			sizes[code] += l.living(documents)
		}
	}
	at, mask := len(dst), uint16(0)
	dst = append(dst, 0)
	for code, size := range slices.Backward(sizes[:]) {
		if size > 0 {
			dst = append(dst, uint16(size-1))
			mask |= 1 << code
		}
	}
	if mask == 0 {
		return dst[:at]
	}
	dst[at] = mask
	dst = dst[:len(dst)-1] // the last group ends where the list does
	for code := codes - 1; code >= 0; code-- {
		for i := range lists {
			if l := &lists[i]; l.mask>>code&1 != 0 {
				_, documents := l.next()
				dst = l.append(dst, documents)
			}
		}
	}
	return dst
}

// living counts the documents of a source that are not dead.
func (s *source) living(documents []uint16) int {
	if s.numbers == nil {
		return len(documents)
	}
	count := 0
	for _, n := range documents {
		if !s.dead.has(int(n)) {
			count++
		}
	}
	return count
}

// append writes the new numbers of a source's living documents.
func (s *source) append(dst []uint16, documents []uint16) []uint16 {
	if s.numbers == nil {
		start := len(dst)
		dst = append(dst, documents...)
		for i := range dst[start:] {
			dst[start+i] += uint16(s.first)
		}
		return dst
	}
	for _, n := range documents {
		if !s.dead.has(int(n)) {
			dst = append(dst, s.numbers[n])
		}
	}
	return dst
}
