package related

// blobs are byte strings one after the other. Each takes 4 bytes beside its
// own, where a slice of strings takes 16 and an allocation.
type blobs struct {
	bytes []byte
	ends  []uint32 // of each in bytes
}

// newBlobs has room for so many byte strings and all their bytes.
func newBlobs(count, bytes int) blobs {
	return blobs{make([]byte, 0, bytes), make([]uint32, 0, count)}
}

// end closes a byte string after it was appended to bytes.
func (b *blobs) end() { b.ends = append(b.ends, uint32(len(b.bytes))) }

// at returns a byte string. It must not be changed.
func (b *blobs) at(n int) []byte {
	start := uint32(0)
	if n > 0 {
		start = b.ends[n-1]
	}
	return b.bytes[start:b.ends[n]]
}

// fit gives back the room left over.
func (b *blobs) fit() { b.bytes, b.ends = fit(b.bytes), fit(b.ends) }

// valid reports whether the ends, from outside, are those of the bytes.
func (b *blobs) valid() bool {
	last := uint32(0)
	for _, end := range b.ends {
		if end < last {
			return false
		}
		last = end
	}
	return uint64(last) == uint64(len(b.bytes))
}
