package related

import "hash/maphash"

// keyTable finds documents by their keys, which it compares where the
// segments hold them. Its numbers are serial numbers.
//
// Nothing is deleted from it. A serial number whose document is no longer
// alive stands for no key, and is left out when the table is made anew.
type keyTable struct {
	seed maphash.Seed
	hashTable
}

func newKeyTable(keys int) *keyTable {
	return &keyTable{maphash.MakeSeed(), newHashTable(keys)}
}

func (t *keyTable) hash(key string) uint64 { return maphash.String(t.seed, key) }

// find returns the living document of a key. In a state that is not the
// newest it may miss one that was replaced or removed since.
func (t *keyTable) find(s *state, key string) (p part, n int, ok bool) {
	_, ok = t.hashTable.find(t.hash(key), func(serial uint32) (alive bool) {
		p, n, alive = s.locate(serial)
		return alive && p.key(n) == key
	})
	return p, n, ok
}

// keyTable makes the table of a state, and reports whether no two of its
// living documents have one key.
func (s *state) keyTable() (t *keyTable, unique bool) {
	t, unique = newKeyTable(s.documents), true
	for _, p := range s.parts {
		for n, serial := range p.serials {
			if p.dead.has(n) {
				continue
			}
			key := p.key(n)
			if _, _, known := t.find(s, key); known {
				unique = false
			}
			t.insert(t.hash(key), serial)
		}
	}
	return t, unique
}
