package related

import (
	"math"
	"math/bits"
	"sync/atomic"
)

// rareness remembers rarities, whose powers take longer to compute than all
// else that is done to a term. It serves as long as the number of documents
// has the same leading bits, so that adding an article does not begin it
// anew. It may be used by many goroutines at once.
type rareness struct {
	documents int
	table     [exactCounts + rareOctaves<<countBits]atomic.Uint32 // the bits of a float32; 0: not known yet
}

const (
	// sizeBits are the leading bits of the number of documents that are
	// looked at: a step changes the logarithm in rarity by 0.02 at most.
	sizeBits = 7
	// exactCounts is up to where document counts are told apart; from there
	// on, so many bits behind the leading one.
	exactCounts = 1 << 12
	countBits   = 7
	rareOctaves = kindShift - 12
)

// at returns the rareness for a number of documents: itself, where it serves.
func (r *rareness) at(documents int) *rareness {
	spare := max(0, bits.Len(uint(documents))-sizeBits)
	if documents = documents >> spare << spare; r != nil && r.documents == documents {
		return r
	}
	return &rareness{documents: documents}
}

// of is the rarity of a term that so many documents hold.
func (r *rareness) of(holding uint32) float32 {
	slot := holding
	if holding >= exactCounts {
		spare := bits.Len32(holding) - 1 - countBits
		slot = exactCounts + uint32(spare-(12-countBits))<<countBits + holding>>spare - 1<<countBits
		holding = holding >> spare << spare
	}
	known := r.table[slot].Load()
	if known == 0 {
		known = math.Float32bits(rarity(r.documents, holding))
		r.table[slot].Store(known)
	}
	return math.Float32frombits(known)
}

// gain is what a shared term counts: its rarity times the kinship of its
// kind.
func (s *state) gain(d *dictionary, term uint32) float32 {
	k, holding := d.count(term)
	return s.rare.of(holding) * kinship[k]
}
