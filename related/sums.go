package related

import (
	"math/bits"
	"slices"
	"unsafe"
)

// sums is what was read so far of every document of a segment: 15 bits a
// document, four documents to a word, so that four are compared at once.
type sums [segmentSize / lanes]uint64

const (
	lanes  = 4
	most   = 1<<15 - 1             // of a sum
	each   = 0x0001_0001_0001_0001 // one in every lane
	spares = 0x8000 * each         // the bit of every lane that sums leave free
)

// one gives the sums one by one.
func (s *sums) one() *[segmentSize]uint16 { return (*[segmentSize]uint16)(unsafe.Pointer(s)) }

// raise adds to the sums of documents, eight in a turn of the loop.
func (s *sums) raise(documents []uint16, by uint16) {
	one := s.one()
	for ; len(documents) >= 8; documents = documents[8:] {
		d := (*[8]uint16)(documents)
		one[d[0]] += by
		one[d[1]] += by
		one[d[2]] += by
		one[d[3]] += by
		one[d[4]] += by
		one[d[5]] += by
		one[d[6]] += by
		one[d[7]] += by
	}
	for _, n := range documents {
		one[n] += by
	}
}

// words are the sums of the first so many documents.
func (s *sums) words(documents int) []uint64 { return s[:(documents+lanes-1)/lanes] }

// lacking is what must be added to a lane so that it reaches its spare bit
// where its sum is at least so much, from 1 to most.
func lacking(least int) uint64 { return (0x8000 - uint64(least)) * each }

// A find is a document with its sum, as a number: the best is the least.
type find uint32

func newFind(sum uint16, n int) find { return find(^sum)<<16 | find(n) }

func (f find) sum() uint16 { return ^uint16(f >> 16) }
func (f find) n() int      { return int(f & 0xFFFF) }

// marks is a bitmap of the documents of a segment.
type marks [segmentSize / 64]uint64

func (m *marks) set(n int)      { m[n/64] |= 1 << (n % 64) }
func (m *marks) has(n int) bool { return m[n/64]>>(n%64)&1 != 0 }

// best appends the documents with a sum of at least so much that are not
// marked, best first: all of them where they are few, otherwise about as many
// as wanted. It reports which.
func (s *sums) best(dst []find, documents int, marked *marks, few, wanted, least int) (best []find, all bool) {
	one, words := s.one(), s.words(documents)
	lacks, room := lacking(least), few
	all = true
	for i := 0; i < len(words); i++ {
		// Mostly there is nothing in the next few.
		for ; i+4 <= len(words); i += 4 {
			w := (*[4]uint64)(words[i:])
			if ((w[0]+lacks)|(w[1]+lacks)|(w[2]+lacks)|(w[3]+lacks))&spares != 0 {
				break
			}
		}
		if i == len(words) {
			break
		}
		for reached := (words[i] + lacks) & spares; reached != 0; reached &= reached - 1 {
			n := lanes*i + lane(bits.TrailingZeros64(reached)/16)
			if marked.has(n) {
				continue
			}
			if dst = append(dst, newFind(one[n], n)); len(dst) <= room {
				continue
			}
			all, room = false, 2*wanted
			slices.Sort(dst)
			if dst = dst[:min(len(dst), wanted)]; len(dst) == wanted {
				lacks = lacking(int(dst[wanted-1].sum()))
			}
		}
	}
	slices.Sort(dst)
	if !all {
		dst = dst[:min(len(dst), wanted)]
	}
	return dst, all
}

// lane is which document of four stands in a lane of a word.
func lane(n int) int {
	if bigEndian {
		return lanes - 1 - n
	}
	return n
}
