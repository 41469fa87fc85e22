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
	kindName // only in an Analysis; see namelist.go
	kinds    // how many there are
)

// signal is what editors are told about a kind.
func (k kind) signal() Signal {
	return [kinds]Signal{SignalWord, SignalTag, SignalCategory, SignalAuthor, SignalSeries, SignalName}[k]
}

// dictionary numbers the terms of an index in the order of their first
// appearance, so that frequent ones have small numbers and the gaps between
// the terms of a document stay small.
//
// It only grows.
type dictionary struct {
	mu       sync.RWMutex
	bytes    []byte   // per term: kind, length and bytes of its name, length and bytes of its display form
	starts   []uint32 // where in bytes each term begins
	table    hashTable
	seed     maphash.Seed
	surfaces surfaces

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
	d := &dictionary{seed: maphash.MakeSeed(), table: newHashTable(0), surfaces: newSurfaces()}
	d.counts.Store(new([]*countBlock))
	return d
}

func (d *dictionary) hash(k kind, name string) uint64 {
	return maphash.String(d.seed, name) ^ uint64(k)*0x9E3779B97F4A7C15
}

// find returns the number of a term. Callers hold mu.
func (d *dictionary) find(k kind, name string) (uint32, bool) {
	return d.table.find(d.hash(k, name), func(t uint32) bool {
		kk, n := d.entry(t)
		return kk == k && string(n) == name
	})
}

// add returns the number of a term, giving it one where it has none. Callers
// hold mu for writing.
func (d *dictionary) add(k kind, name, display string) uint32 {
	if t, ok := d.find(k, name); ok {
		return t
	}
	if d.table.full(1) {
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
	d.table.insert(d.hash(k, name), t)
	if blocks := *d.counts.Load(); int(t>>countShift) >= len(blocks) {
		blocks = append(slices.Clone(blocks), new(countBlock))
		d.counts.Store(&blocks)
	}
	d.slot(t).Store(uint32(k) << kindShift)
	return t
}

func (d *dictionary) grow() {
	d.table = newHashTable(len(d.starts))
	for t := range d.starts {
		k, name := d.entry(uint32(t))
		d.table.insert(d.hash(k, stringOf(name)), uint32(t))
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
	return string(d.form(t))
}

// form is the form readers know a term by. Callers hold mu.
func (d *dictionary) form(t uint32) []byte {
	_, name := d.entry(t)
	b := d.bytes[int(d.starts[t])+1:]
	n, size := binary.Uvarint(b)
	b = b[size+int(n):]
	if n, size = binary.Uvarint(b); n == 0 {
		return name
	}
	return b[size : size+int(n)]
}

// count is the kind of a term and the number of documents that hold it. It
// takes no lock.
func (d *dictionary) count(t uint32) (kind, uint32) {
	v := d.slot(t).Load()
	return kind(v >> kindShift), v & (1<<kindShift - 1)
}

// change adds delta to the number of documents that hold a term.
func (d *dictionary) change(t uint32, delta int32) { d.slot(t).Add(uint32(delta)) }

// forget counts the terms of a removed document out.
func (d *dictionary) forget(v vector) {
	for term := uint32(0); len(v) > 0; {
		term, _, v = v.next(term)
		d.change(term, -1)
	}
}

// limit is above all term numbers given so far. It takes no lock.
func (d *dictionary) limit() int { return len(*d.counts.Load()) << countShift }

func (d *dictionary) slot(t uint32) *atomic.Uint32 {
	return &(*d.counts.Load())[t>>countShift][t&(1<<countShift-1)]
}
