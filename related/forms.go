package related

import (
	"math/bits"
	"math/rand/v2"
	"strings"
)

// forms finds the number of a word as it is written. Most of the time of
// loading goes into this question, so words of up to 16 bytes, nearly all,
// lie in the table itself: no string is followed, and none is kept alive.
type forms struct {
	table []form
	count int
	seed  [2]uint64         // against words chosen to collide
	long  map[string]uint32 // longer words
}

// form is a word of up to 16 bytes, filled up with zeros, which no word
// holds.
type form struct {
	head, tail uint64
	number     uint32 // from 1; 0: free
}

const shortForm = 16

func newForms() *forms {
	return &forms{
		table: make([]form, 1<<8),
		seed:  [2]uint64{rand.Uint64(), rand.Uint64()},
		long:  make(map[string]uint32),
	}
}

// find returns the number of a word.
func (f *forms) find(s string) (uint32, bool) {
	if len(s) > shortForm {
		n, ok := f.long[s]
		return n, ok
	}
	e := f.slot(packed(s))
	return e.number - 1, e.number != 0
}

// findIn is find for the word text[start:end].
func (f *forms) findIn(text string, start, end int) (uint32, bool) {
	size := end - start
	if size > shortForm || start+shortForm > len(text) {
		return f.find(text[start:end])
	}
	// What follows the word is shifted out, without asking how long it is.
	head := load8(text[start:]) & (1<<(8*min(size, 8)) - 1)
	tail := load8(text[start+8:]) & (1<<(8*max(size-8, 0)) - 1)
	e := f.slot(head, tail)
	return e.number - 1, e.number != 0
}

// add gives a word a number. It must not have one.
func (f *forms) add(s string, n uint32) {
	if len(s) > shortForm {
		f.long[strings.Clone(s)] = n
		return
	}
	if f.count++; 2*f.count > len(f.table) {
		old := f.table
		f.table = make([]form, 2*len(old))
		for _, e := range old {
			if e.number != 0 {
				*f.slot(e.head, e.tail) = e
			}
		}
	}
	head, tail := packed(s)
	*f.slot(head, tail) = form{head, tail, n + 1}
}

// slot is where a word is or belongs.
func (f *forms) slot(head, tail uint64) *form {
	hi, lo := bits.Mul64(head^f.seed[0], tail^f.seed[1]|1)
	mask := uint64(len(f.table) - 1)
	for i := (hi ^ lo) & mask; ; i = (i + 1) & mask {
		if e := &f.table[i]; e.number == 0 || e.head == head && e.tail == tail {
			return e
		}
	}
}

// packed is a word of up to 16 bytes as two numbers.
func packed(s string) (head, tail uint64) {
	switch n := len(s); {
	case n > 8:
		return load8(s), load8(s[n-8:]) >> (8 * (16 - n))
	case n == 8:
		return load8(s), 0
	case n >= 4:
		return uint64(load4(s)) | uint64(load4(s[n-4:]))<<(8*(n-4)), 0
	}
	for i := range len(s) {
		head |= uint64(s[i]) << (8 * i)
	}
	return head, 0
}

// initial8 is the first eight bytes of text[start:end] as a number, filled up
// with zeros.
func initial8(text string, start, end int) uint64 {
	if start+8 <= len(text) {
		return load8(text[start:]) & (1<<(8*min(end-start, 8)) - 1)
	}
	head, _ := packed(text[start:end])
	return head
}

func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func load8(s string) uint64 {
	_ = s[7] // as one expression it is one instruction
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
