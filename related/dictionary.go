package related

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"
)

// A kind says what a term of the index stands for.
type kind byte

const (
	kindWord kind = iota
	kindTag
	kindCategory
	kindAuthor
	kindSeries
	kindName
	kinds // how many there are
)

// signal is what editors are told about a kind.
func (k kind) signal() Signal {
	return [kinds]Signal{SignalWord, SignalTag, SignalCategory, SignalAuthor, SignalSeries, SignalName}[k]
}

// dictionary numbers the terms of an index in the order of their first
// appearance, so that frequent ones have small numbers and the gaps between
// the terms of a document stay small.
//
// It only grows. Terms live in one byte slice behind an open hash table,
// which takes a third of what a Go map of strings would.
type dictionary struct {
	mu     sync.RWMutex
	bytes  []byte   // per term: kind, length and bytes of its name, length and bytes of its display form
	starts []uint32 // where in bytes each term begins
	table  []uint32 // term number + 1 by hash; 0: free
	seed   maphash.Seed

	// surfaces counts the documents that hold a word as written, in the
	// languages that join words: what compounds are cut by.
	surfaces map[string]uint32

	counts atomic.Pointer[[]*countBlock] // of terms: kind and documents that hold it
}

// countBlock holds the document counts of 4096 terms, with the terms' kinds
// in the highest bits. Blocks never move, so that readers need no lock.
type countBlock [1 << countShift]atomic.Uint32

const (
	countShift = 12
	kindShift  = 29
)

func newDictionary() *dictionary {
	d := &dictionary{seed: maphash.MakeSeed(), table: make([]uint32, 1<<10), surfaces: make(map[string]uint32)}
	d.counts.Store(new([]*countBlock))
	return d
}

func (d *dictionary) hash(k kind, name string) uint64 {
	return maphash.String(d.seed, name) ^ uint64(k)*0x9E3779B97F4A7C15
}

// find returns the number of a term. Callers hold mu.
func (d *dictionary) find(k kind, name string) (uint32, bool) {
	mask := uint64(len(d.table) - 1)
	for i := d.hash(k, name) & mask; d.table[i] != 0; i = (i + 1) & mask {
		t := d.table[i] - 1
		if kk, n := d.entry(t); kk == k && string(n) == name {
			return t, true
		}
	}
	return 0, false
}

// add returns the number of a term, giving it one where it has none. Callers
// hold mu for writing.
func (d *dictionary) add(k kind, name, display string) uint32 {
	if t, ok := d.find(k, name); ok {
		return t
	}
	if len(d.starts)*2 >= len(d.table) {
		d.grow()
	}
	t := uint32(len(d.starts))
	d.starts = append(d.starts, uint32(len(d.bytes)))
	d.bytes = append(d.bytes, byte(k))
	d.bytes = binary.AppendUvarint(d.bytes, uint64(len(name)))
	d.bytes = append(d.bytes, name...)
	if display == name {
		display = ""
	}
	d.bytes = binary.AppendUvarint(d.bytes, uint64(len(display)))
	d.bytes = append(d.bytes, display...)
	d.insert(t, d.hash(k, name))
	if blocks := *d.counts.Load(); int(t>>countShift) >= len(blocks) {
		blocks = append(slices.Clone(blocks), new(countBlock))
		d.counts.Store(&blocks)
	}
	d.slot(t).Store(uint32(k) << kindShift)
	return t
}

func (d *dictionary) insert(t uint32, hash uint64) {
	mask := uint64(len(d.table) - 1)
	i := hash & mask
	for d.table[i] != 0 {
		i = (i + 1) & mask
	}
	d.table[i] = t + 1
}

func (d *dictionary) grow() {
	d.table = make([]uint32, 2*len(d.table))
	for t := range d.starts {
		k, name := d.entry(uint32(t))
		d.insert(uint32(t), d.hash(k, string(name)))
	}
}

// entry returns the kind and name of a term. Callers hold mu.
func (d *dictionary) entry(t uint32) (kind, []byte) {
	b := d.bytes[d.starts[t]:]
	n, size := binary.Uvarint(b[1:])
	return kind(b[0]), b[1+size : 1+size+int(n)]
}

// display returns the form of a term that readers know it by.
func (d *dictionary) display(t uint32) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	_, name := d.entry(t)
	b := d.bytes[int(d.starts[t])+1:]
	n, size := binary.Uvarint(b)
	b = b[size+int(n):]
	n, size = binary.Uvarint(b)
	if n == 0 {
		return string(name)
	}
	return string(b[size : size+int(n)])
}

// count is the kind of a term and the number of documents that hold it. It
// takes no lock.
func (d *dictionary) count(t uint32) (kind, uint32) {
	v := d.slot(t).Load()
	return kind(v >> kindShift), v & (1<<kindShift - 1)
}

// change adds delta to the number of documents that hold a term.
func (d *dictionary) change(t uint32, delta int32) { d.slot(t).Add(uint32(delta)) }

// limit is above all term numbers given so far. It takes no lock.
func (d *dictionary) limit() int { return len(*d.counts.Load()) << countShift }

func (d *dictionary) slot(t uint32) *atomic.Uint32 {
	return &(*d.counts.Load())[t>>countShift][t&(1<<countShift-1)]
}
