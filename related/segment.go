package related

import (
	"math"
	"math/bits"
	"slices"
	"sort"
)

// A segment holds up to 65,536 documents and never changes. Adding articles
// makes a small segment; a few of the same size are merged into a larger one
// (log-structured merging, as in Lucene). Removing marks the document in a
// bitmap beside the segment; see part.
type segment struct {
	serials   []uint32 // of the documents, ascending; see Index.keys
	keys      blobs
	published []int64 // Unix seconds; undated: unknown
	languages []uint8 // indexes into state.languages
	lengths   []float32
	sketches  []sketch
	vectors   blobs // each behind the length of its names in a byte, and the names
	extras    blobs // of type packedExtra; without ends where no document has any

	terms    []uint32 // that occur, ascending
	postings []uint16 // their lists, one after the other
	starts   []uint32 // of the lists; one more than terms
	jumps    []uint32 // into terms; see list
	stride   uint8    // of jumps, as a power of two

	newest int64 // the latest of published
}

// undated stands for an article without a date. It counts as new, since
// nothing says that it is old.
const undated = math.MaxInt64

// segmentSize is the largest number of documents in a segment, so that their
// numbers fit into 16 bits.
const segmentSize = 1 << 16

func (s *segment) len() int { return len(s.serials) }

func (s *segment) vector(n int) vector {
	packed := s.vectors.at(n)
	return vector(packed[1+int(packed[0]):])
}

func (s *segment) names(n int) nameList {
	packed := s.vectors.at(n)
	return nameList(packed[1 : 1+int(packed[0])])
}

func (s *segment) key(n int) string { return stringOf(s.keys.at(n)) }

func (s *segment) extra(n int) packedExtra {
	if len(s.extras.ends) == 0 {
		return nil
	}
	return s.extras.at(n)
}

// find returns the place of a document by its serial number, or -1.
func (s *segment) find(serial uint32) int {
	if n, ok := slices.BinarySearch(s.serials, serial); ok {
		return n
	}
	return -1
}

// list is the postings of one term in one segment: its documents in groups
// of one code, highest code first. It begins with a mask of the codes that
// occur and how many documents less one each group has, but for the last,
// whose end is the list's; then come the documents, ascending in each group.
//
// Plain numbers of 16 bits are read several times as fast as gaps of variable
// length, for less than one byte more a posting. Grouping costs no byte for
// the code of a document, and gives every group its exact weight: the order
// of impacts of Anh and Moffat ("Pruned query evaluation using pre-computed
// impacts", SIGIR 2006). The sizes stand together at the front, so that a
// query can plan without touching the documents.
type list []uint16

// list returns the postings of a term, or nil, and where they begin. A binary
// search over all terms would wait for memory at every step: jumps says where
// those begin that share a term's leading bits.
func (s *segment) list(term uint32) (l list, at uint32) {
	jump := int(term >> s.stride)
	if jump+1 >= len(s.jumps) {
		return nil, 0
	}
	i := int(s.jumps[jump])
	for end := int(s.jumps[jump+1]); ; i++ {
		if i == end || s.terms[i] > term {
			return nil, 0
		}
		if s.terms[i] == term {
			return s.listAt(i), s.starts[i]
		}
	}
}

// listAt returns the postings of the term at a place in terms.
func (s *segment) listAt(i int) list { return s.postings[s.starts[i]:s.starts[i+1]] }

// len is the number of documents in the list. It must not be nil.
func (l list) len() int { return len(l) - bits.OnesCount16(l[0]) }

// termsAJump is how many terms share a jump, on average.
const termsAJump = 8

// index makes the jumps.
func (s *segment) index() {
	if len(s.terms) == 0 {
		return
	}
	last := s.terms[len(s.terms)-1]
	s.stride = uint8(bits.Len32(last / uint32(1+len(s.terms)/termsAJump)))
	s.jumps = make([]uint32, last>>s.stride+2)
	next := 0
	for i, term := range s.terms {
		for ; next <= int(term>>s.stride); next++ {
			s.jumps[next] = uint32(i)
		}
	}
	s.jumps[next] = uint32(len(s.terms))
}

// groups is a run of groups of a list, read one by one from the front.
type groups struct {
	mask      uint16 // of their codes
	sizes     []uint16
	documents []uint16
}

func (l list) groups() groups {
	if len(l) == 0 {
		return groups{}
	}
	n := bits.OnesCount16(l[0])
	return groups{l[0], l[1:n], l[n:]}
}

// code is the highest code left. There must be one.
func (g *groups) code() uint8 { return uint8(bits.Len16(g.mask)-1) & (codes - 1) }

// next takes the group of the highest code off.
func (g *groups) next() (code uint8, documents []uint16) {
	code = g.code()
	if g.mask &^= 1 << code; g.mask == 0 {
		return code, g.documents
	}
	n := int(g.sizes[0]) + 1
	documents, g.documents, g.sizes = g.documents[:n], g.documents[n:], g.sizes[1:]
	return code, documents
}

// all yields the documents of a list.
func (l list) all(yield func(n int) bool) {
	for g := l.groups(); g.mask != 0; {
		_, documents := g.next()
		for _, n := range documents {
			if !yield(int(n)) {
				return
			}
		}
	}
}

// newSegment has room for so many documents, whose keys, and vectors with
// names, take so many bytes.
func newSegment(documents, keys, vectors int) *segment {
	return &segment{
		serials:   make([]uint32, 0, documents),
		keys:      newBlobs(documents, keys),
		published: make([]int64, 0, documents),
		languages: make([]uint8, 0, documents),
		lengths:   make([]float32, 0, documents),
		sketches:  make([]sketch, 0, documents),
		vectors:   newBlobs(documents, vectors),
	}
}

// grow appends a document.
func (s *segment) grow(serial uint32, d *document, language uint8) {
	s.serials = append(s.serials, serial)
	s.keys.bytes = append(s.keys.bytes, d.key...)
	s.keys.end()
	published := int64(undated)
	if !d.published.IsZero() {
		published = d.published.Unix()
	}
	s.published = append(s.published, published)
	s.languages = append(s.languages, language)
	s.lengths = append(s.lengths, d.length)
	s.sketches = append(s.sketches, d.sketch)
	s.vectors.bytes = append(s.vectors.bytes, byte(len(d.names)))
	s.vectors.bytes = append(append(s.vectors.bytes, d.names...), d.vector...)
	s.vectors.end()
	if d.extra != nil {
		s.extras.bytes = appendExtra(s.extras.bytes, d.extra)
	}
	s.extras.end()
}

// take appends the living documents of another segment.
func (s *segment) take(p part) {
	for n := range p.len() {
		if p.dead.has(n) {
			continue
		}
		s.serials = append(s.serials, p.serials[n])
		s.keys.bytes = append(s.keys.bytes, p.keys.at(n)...)
		s.keys.end()
		s.published = append(s.published, p.published[n])
		s.languages = append(s.languages, p.languages[n])
		s.lengths = append(s.lengths, p.lengths[n])
		s.sketches = append(s.sketches, p.sketches[n])
		s.vectors.bytes = append(s.vectors.bytes, p.vectors.at(n)...)
		s.vectors.end()
		s.extras.bytes = append(s.extras.bytes, p.extra(n)...)
		s.extras.end()
	}
}

// finish is called when the postings are made. It gives back what room the
// slices have left over.
func (s *segment) finish() {
	s.newest = math.MinInt64
	for _, t := range s.published {
		s.newest = max(s.newest, t)
	}
	s.index()
	if len(s.extras.bytes) == 0 {
		s.extras = blobs{}
	}
	s.keys.fit()
	s.vectors.fit()
	s.extras.fit()
	s.serials, s.terms, s.postings = fit(s.serials), fit(s.terms), fit(s.postings)
	s.published, s.languages, s.lengths, s.sketches = fit(s.published), fit(s.languages), fit(s.lengths), fit(s.sketches)
}

// fit copies a slice into one without spare room.
func fit[T any](s []T) []T {
	if len(s) == cap(s) {
		return s
	}
	return append(make([]T, 0, len(s)), s...)
}

// A part is a segment with the documents removed from it since.
type part struct {
	*segment
	dead bitmap
	live int
}

// without returns the part with a document removed.
func (p part) without(n int) part {
	p.dead = p.dead.with(n, p.len())
	p.live--
	return p
}

// bitmap marks documents of a segment. Nil marks none.
type bitmap []uint64

func (b bitmap) has(n int) bool { return b != nil && b[n/64]>>(n%64)&1 != 0 }

// with returns a copy of the bitmap with one more mark.
func (b bitmap) with(n, size int) bitmap {
	c := make(bitmap, (size+63)/64)
	copy(c, b)
	c[n/64] |= 1 << (n % 64)
	return c
}

// A state is all that a query reads. It never changes; a change to the index
// makes another one.
type state struct {
	parts     []part // oldest first
	documents int    // living ones
	length    float64
	languages []string // [0] is ""
	impacts   *impacts
	topics    *topics // nil: not yet learnt
	rare      *rareness
}

// locate finds a document by its serial number.
func (s *state) locate(serial uint32) (p part, n int, ok bool) {
	i := sort.Search(len(s.parts), func(i int) bool {
		serials := s.parts[i].serials
		return serials[len(serials)-1] >= serial
	})
	if i == len(s.parts) {
		return part{}, 0, false
	}
	p = s.parts[i]
	n = p.find(serial)
	return p, n, n >= 0 && !p.dead.has(n)
}

func (s *state) average() float64 { return s.length / float64(max(1, s.documents)) }
