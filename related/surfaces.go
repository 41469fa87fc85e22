package related

import "hash/maphash"

// surfaces counts the documents that hold a word as written, in the
// languages that join words: what compounds are cut by. It only grows.
type surfaces struct {
	seed   maphash.Seed
	forms  blobs // in the order of their first appearance
	counts []uint32
	table  hashTable
}

func newSurfaces() surfaces { return surfaces{seed: maphash.MakeSeed(), table: newHashTable(0)} }

func (s *surfaces) find(hash uint64, form string) (n uint32, ok bool) {
	return s.table.find(hash, func(n uint32) bool { return string(s.forms.at(int(n))) == form })
}

// count is the number of documents that hold a form.
func (s *surfaces) count(form string) uint32 {
	if n, ok := s.find(maphash.String(s.seed, form), form); ok {
		return s.counts[n]
	}
	return 0
}

// add counts a form in so many documents more.
func (s *surfaces) add(form string, documents uint32) {
	hash := maphash.String(s.seed, form)
	n, ok := s.find(hash, form)
	if !ok {
		if s.table.full(1) {
			s.index()
		}
		n = uint32(len(s.counts))
		s.table.insert(hash, n)
		s.forms.bytes = append(s.forms.bytes, form...)
		s.forms.end()
		s.counts = append(s.counts, 0)
	}
	s.counts[n] += documents
}

// index makes the table of all forms.
func (s *surfaces) index() {
	s.table = newHashTable(len(s.counts))
	for n := range s.counts {
		s.table.insert(maphash.Bytes(s.seed, s.forms.at(n)), uint32(n))
	}
}
