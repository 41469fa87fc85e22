package related

import "encoding/binary"

// A document's vector is its terms in ascending order, each as one varint:
// the gap from the term before, shifted by four bits, and the code.

const codeBits = 4

func appendVector(dst []byte, entries []uint64) []byte {
	previous := uint64(0)
	for _, e := range entries {
		dst = binary.AppendUvarint(dst, (e>>codeBits-previous)<<codeBits|e&(codes-1))
		previous = e >> codeBits
	}
	return dst
}

// vector is a document's terms. It is read by plain loops over bytes, since
// every candidate of every query passes through them.
type vector []byte

// next returns the first entry of the vector and the rest of it. The vector
// must not be empty.
func (v vector) next(previous uint32) (term uint32, code uint8, rest vector) {
	e := uint32(v[0])
	if e < 0x80 {
		return previous + e>>codeBits, uint8(e & (codes - 1)), v[1:]
	}
	second := uint32(v[1])
	e = e&0x7F | second<<7
	if second < 0x80 {
		return previous + e>>codeBits, uint8(e & (codes - 1)), v[2:]
	}
	long, size := binary.Uvarint(v)
	return previous + uint32(long>>codeBits), uint8(long & (codes - 1)), v[size:]
}

// has reports whether the vector holds a term.
func (v vector) has(term uint32) bool {
	for t := uint32(0); len(v) > 0; {
		if t, _, v = v.next(t); t >= term {
			return t == term
		}
	}
	return false
}
