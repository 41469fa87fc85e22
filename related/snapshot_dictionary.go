package related

import (
	"encoding/binary"
	"slices"
)

// dictionaryImage is the dictionary as a snapshot holds it, with the names
// of languages. Document counts are not in it: they are made of the vectors,
// which loading reads through anyway.
type dictionaryImage struct {
	shape     []uint32
	terms     []byte // see dictionary.bytes
	languages blobs
	surfaces  blobs
	counts    []uint32 // of surfaces
}

// The shape: how many terms, languages and surfaces, and their bytes.
const (
	dictionaryTerms = iota
	dictionaryTermBytes
	dictionaryLanguages
	dictionaryLanguageBytes
	dictionarySurfaces
	dictionarySurfaceBytes
	dictionaryShape
)

func (i *dictionaryImage) columns() []column {
	languages, surfaces := int(i.shape[dictionaryLanguages]), int(i.shape[dictionarySurfaces])
	return []column{
		columnOf(&i.shape, dictionaryShape),
		columnOf(&i.terms, int(i.shape[dictionaryTermBytes])),
		columnOf(&i.languages.ends, languages),
		columnOf(&i.languages.bytes, int(i.shape[dictionaryLanguageBytes])),
		columnOf(&i.surfaces.ends, surfaces),
		columnOf(&i.surfaces.bytes, int(i.shape[dictionarySurfaceBytes])),
		columnOf(&i.counts, surfaces),
	}
}

// image is the dictionary's with the names of languages. The caller holds
// x.write; what the image has is not touched afterwards.
func (d *dictionary) image(languages []string) *dictionaryImage {
	i := &dictionaryImage{terms: d.bytes, surfaces: d.surfaces.forms, counts: slices.Clone(d.surfaces.counts)}
	for _, l := range languages {
		i.languages.bytes = append(i.languages.bytes, l...)
		i.languages.end()
	}
	i.shape = []uint32{
		dictionaryTerms:         uint32(len(d.starts)),
		dictionaryTermBytes:     uint32(len(d.bytes)),
		dictionaryLanguages:     uint32(len(languages)),
		dictionaryLanguageBytes: uint32(len(i.languages.bytes)),
		dictionarySurfaces:      uint32(len(i.counts)),
		dictionarySurfaceBytes:  uint32(len(i.surfaces.bytes)),
	}
	return i
}

// termLimit keeps the entries of vectors below 32 bits.
const termLimit = 1 << (32 - codeBits)

// minEntry is what a term takes at least: kind and the lengths of two names.
const minEntry = 3

// count is how many terms there are, so that no more memory is made for them
// than the bytes allow.
func (i *dictionaryImage) count() (int, error) {
	n := i.shape[dictionaryTerms]
	if n > termLimit || uint64(n)*minEntry > uint64(len(i.terms)) {
		return 0, damage("more terms than bytes")
	}
	return int(n), nil
}

// dictionary checks the image and makes a dictionary of it.
func (i *dictionaryImage) dictionary() (*dictionary, error) {
	terms := int(i.shape[dictionaryTerms])
	d := newDictionary()
	d.bytes, d.starts, d.table = i.terms, make([]uint32, 0, terms), newHashTable(terms)
	blocks := make([]*countBlock, (terms+1<<countShift-1)>>countShift)
	for k := range blocks {
		blocks[k] = new(countBlock)
	}
	d.counts.Store(&blocks)
	for at := 0; at < len(d.bytes); {
		name, end := splitEntry(d.bytes[at:])
		k := kind(d.bytes[at])
		if end == 0 || k >= kinds || len(d.starts) == terms {
			return nil, damage("broken dictionary")
		}
		t := uint32(len(d.starts))
		d.starts = append(d.starts, uint32(at))
		d.table.insert(d.hash(k, stringOf(name)), t)
		d.slot(t).Store(uint32(k) << kindShift)
		at += end
	}
	if len(d.starts) != terms {
		return nil, damage("broken dictionary")
	}
	d.surfaces.forms, d.surfaces.counts = i.surfaces, i.counts
	d.surfaces.index()
	return d, nil
}

// splitEntry returns the name of the term that bytes from outside begin
// with, and where its entry ends; 0: it cannot be read.
func splitEntry(b []byte) (name []byte, end int) {
	end = 1
	for part := range 2 {
		n, size := binary.Uvarint(b[end:])
		if size <= 0 || n > uint64(len(b)-end-size) {
			return nil, 0
		}
		end += size + int(n)
		if part == 0 {
			name = b[end-int(n) : end]
		}
	}
	return name, end
}

// names checks the names of languages and returns them.
func (i *dictionaryImage) names() ([]string, error) {
	if n := len(i.languages.ends); n == 0 || n > maxLanguages || !i.languages.valid() || !i.surfaces.valid() {
		return nil, damage("broken dictionary")
	}
	names := make([]string, len(i.languages.ends))
	for k := range names {
		names[k] = string(i.languages.at(k))
	}
	if names[0] != "" {
		return nil, damage("broken dictionary")
	}
	return names, nil
}
