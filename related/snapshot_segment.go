package related

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"sync"
	"sync/atomic"
)

// segmentImage is a segment as a snapshot holds it, with the marks of what
// was removed. Serial numbers are not in it.
type segmentImage struct {
	shape []uint32
	seg   segment
	dead  []uint64
}

// The shape: how many documents, terms and postings, the bytes of keys,
// vectors and extras, and the words of the bitmap of the dead.
const (
	segmentDocuments = iota
	segmentTerms
	segmentPostings
	segmentKeyBytes
	segmentVectorBytes
	segmentExtraBytes // 0: no document has any, and there are no ends
	segmentDead       // 0: all live
	segmentShape
)

func (i *segmentImage) columns() []column {
	s, n := &i.seg, int(i.shape[segmentDocuments])
	terms, extras := int(i.shape[segmentTerms]), 0
	if i.shape[segmentExtraBytes] > 0 {
		extras = n
	}
	return []column{
		columnOf(&i.shape, segmentShape),
		columnOf(&s.published, n),
		columnOf(&s.lengths, n),
		columnOf(&s.languages, n),
		columnOf(&s.sketches, n),
		columnOf(&s.keys.ends, n),
		columnOf(&s.keys.bytes, int(i.shape[segmentKeyBytes])),
		columnOf(&s.vectors.ends, n),
		columnOf(&s.vectors.bytes, int(i.shape[segmentVectorBytes])),
		columnOf(&s.extras.ends, extras),
		columnOf(&s.extras.bytes, int(i.shape[segmentExtraBytes])),
		columnOf(&s.terms, terms),
		columnOf(&s.starts, terms+1),
		columnOf(&s.postings, int(i.shape[segmentPostings])),
		columnOf(&i.dead, int(i.shape[segmentDead])),
	}
}

func (p part) image() *segmentImage {
	return &segmentImage{seg: *p.segment, dead: p.dead, shape: []uint32{
		segmentDocuments:   uint32(p.len()),
		segmentTerms:       uint32(len(p.terms)),
		segmentPostings:    uint32(len(p.postings)),
		segmentKeyBytes:    uint32(len(p.keys.bytes)),
		segmentVectorBytes: uint32(len(p.vectors.bytes)),
		segmentExtraBytes:  uint32(len(p.extras.bytes)),
		segmentDead:        uint32(len(p.dead)),
	}}
}

// part checks the image and makes a part of it, with serial numbers from the
// first on, in an index of so many terms and languages.
func (i *segmentImage) part(first uint32, terms, languages int) (part, error) {
	s := &i.seg
	live, ok := i.living()
	if !ok {
		return part{}, damage("broken marks of removed documents")
	}
	s.serials = make([]uint32, len(s.lengths))
	for n := range s.serials {
		s.serials[n] = first + uint32(n)
	}
	if !s.validDocuments(languages) {
		return part{}, damage("broken document")
	}
	if !s.consistent(terms) {
		return part{}, damage("broken vectors or postings")
	}
	s.finish()
	return part{segment: s, dead: i.dead, live: live}, nil
}

// living counts the documents that are not marked as removed. There must be
// one.
func (i *segmentImage) living() (n int, ok bool) {
	n = int(i.shape[segmentDocuments])
	if n == 0 || n > segmentSize || len(i.dead) != 0 && len(i.dead) != (n+63)/64 {
		return 0, false
	}
	if tail := n % 64; len(i.dead) > 0 && tail > 0 && i.dead[n/64]>>tail != 0 {
		return 0, false
	}
	for _, w := range i.dead {
		n -= bits.OnesCount64(w)
	}
	return n, n > 0
}

// validDocuments checks what is kept of each document but its vector.
func (s *segment) validDocuments(languages int) bool {
	if !s.keys.valid() || !s.vectors.valid() || !s.extras.valid() {
		return false
	}
	for n := range s.lengths {
		if packed := s.vectors.at(n); len(packed) == 0 || len(packed) <= int(packed[0]) {
			return false
		}
		if !(s.lengths[n] >= 0 && s.lengths[n] < math.MaxFloat32) || int(s.languages[n]) >= languages || len(s.keys.at(n)) == 0 {
			return false
		}
	}
	for n := range s.extras.ends {
		if p := s.extra(n); len(p) > 0 && !p.valid() {
			return false
		}
	}
	return true
}

// consistent checks vectors and postings, of so many terms, on all cores.
func (s *segment) consistent(terms int) bool {
	n, documents := len(s.terms), s.len()
	if s.starts[0] != 0 || uint64(s.starts[n]) != uint64(len(s.postings)) {
		return false
	}
	h := entryHash{rand.Uint64(), rand.Uint64()}
	var pieces sync.WaitGroup
	var difference atomic.Uint64
	var broken atomic.Bool
	count := func(sum uint64, ok bool) {
		difference.Add(sum)
		if !ok {
			broken.Store(true)
		}
	}
	const piece = 1 << 13
	for from := 0; from < documents; from += piece {
		pieces.Go(func() { count(s.sumVectors(h, from, min(documents, from+piece), terms)) })
	}
	for from := 0; from < n; from += piece {
		pieces.Go(func() {
			sum, ok := s.sumPostings(h, from, min(n, from+piece))
			count(-sum, ok)
		})
	}
	pieces.Wait()
	return !broken.Load() && difference.Load() == 0
}

// entryHash hashes what vectors and postings both say: that a document has a
// term with a code. The sum over all vectors is that over all postings if,
// and but for one chance in billions of billions only if, they say the same.
// The hash is made anew for every segment, so that no forger can know it.
type entryHash [2]uint64

// base is the part of a hash that the documents of one term have in common.
func (entryHash) base(term uint32) uint64 { return uint64(term) << (16 + codeBits) }

// of is the hash of an entry, a document given with its code.
func (h entryHash) of(base uint64, document uint32) uint64 {
	high, low := bits.Mul64((base|uint64(document))^h[0], h[1])
	return high ^ low
}

// sumVectors checks the vectors of documents from one to before another:
// every entry ends inside, and terms ascend and are below a limit. It sums up
// the entries' hashes.
func (s *segment) sumVectors(h entryHash, from, to, terms int) (sum uint64, ok bool) {
	for n := from; n < to; n++ {
		v := s.vector(n)
		term, least := uint32(0), uint32(0)
		for i := 0; i < len(v); {
			e := uint32(v[i])
			i++
			if e >= 0x80 { // as in probe.score, with checks
				e &= 0x7F
				for shift := 7; ; shift += 7 {
					if i == len(v) {
						return 0, false
					}
					next := uint32(v[i])
					i++
					if shift == 28 && next > 0xF {
						return 0, false // more than 32 bits
					}
					if e |= next & 0x7F << shift; next < 0x80 {
						break
					}
				}
			}
			term += e >> codeBits
			if e < least || term >= uint32(terms) {
				return 0, false
			}
			least = 1 << codeBits // only the first term can be 0
			sum += h.of(h.base(term), uint32(n)<<codeBits|e&(codes-1))
		}
	}
	return sum, true
}

// sumPostings checks the lists of terms from one place to before another:
// terms and starts ascend, and the groups of each list are as its front says.
// It sums up the entries' hashes.
func (s *segment) sumPostings(h entryHash, from, to int) (sum uint64, ok bool) {
	for i := from; i < to; i++ {
		start, end, term := s.starts[i], s.starts[i+1], s.terms[i]
		if end <= start || uint64(end) > uint64(len(s.postings)) || i > 0 && term <= s.terms[i-1] {
			return 0, false
		}
		l := s.listAt(i)
		if groups := bits.OnesCount16(l[0]); groups == 0 || len(l) <= groups {
			return 0, false
		}
		base := h.base(term)
		for g := l.groups(); g.mask != 0; {
			if len(g.sizes) > 0 && int(g.sizes[0])+1 >= len(g.documents) {
				return 0, false // nothing left for the last group
			}
			code, documents := g.next()
			last := -1
			for _, n := range documents {
				if int(n) <= last {
					return 0, false
				}
				last = int(n)
				sum += h.of(base, uint32(n)<<codeBits|uint32(code))
			}
		}
	}
	return sum, true
}
