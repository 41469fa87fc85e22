package related

import "math/bits"

// hashTable finds numbers by the hash of what they stand for. It is an open
// table that keeps eight bits of every hash beside the number, so that what
// the numbers stand for, which lies elsewhere, is hardly ever compared in
// vain: 7 to 10 bytes for each, where a Go map of strings takes 40 and the
// strings.
type hashTable struct {
	numbers []uint32
	tags    []uint8 // 0: free
	used    int
}

// newHashTable makes a table that is half full with so many numbers.
func newHashTable(n int) hashTable {
	size := max(16, 2*n)
	return hashTable{numbers: make([]uint32, size), tags: make([]uint8, size)}
}

// full reports whether a larger table must be made before so many numbers
// more are inserted: from three quarters on, places are searched for long.
func (t *hashTable) full(more int) bool { return 4*(t.used+more) > 3*len(t.tags) }

// home is the first place of a hash, and tag what is kept of it.
func (t *hashTable) home(hash uint64) (place int, tag uint8) {
	high, _ := bits.Mul64(hash, uint64(len(t.tags)))
	return int(high), uint8(hash) | 0x80
}

// after is the place that is tried next.
func (t *hashTable) after(place int) int {
	if place++; place < len(t.tags) {
		return place
	}
	return 0
}

// find returns the number of a hash for which is holds.
func (t *hashTable) find(hash uint64, is func(number uint32) bool) (number uint32, ok bool) {
	for at, tag := t.home(hash); t.tags[at] != 0; at = t.after(at) {
		if t.tags[at] == tag && is(t.numbers[at]) {
			return t.numbers[at], true
		}
	}
	return 0, false
}

// insert enters a number. The table must not be full.
func (t *hashTable) insert(hash uint64, number uint32) {
	at, tag := t.home(hash)
	for t.tags[at] != 0 {
		at = t.after(at)
	}
	t.tags[at], t.numbers[at] = tag, number
	t.used++
}
