package related

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// Near-duplicates are found by what runs of three words two texts share
// (Broder, "On the resemblance and containment of documents", 1997). A copy
// that was re-headlined, cut or reordered by paragraphs keeps most of its
// runs; another story about the same event shares names and words but few
// runs of three.
//
// The runs themselves would take more room than the postings. A sketch keeps
// for each of 128 bins the least hash that fell into it, reduced to four
// bits (one permutation hashing: Li, Owen and Zhang, NIPS 2012; few bits:
// Li and König, WWW 2010), in 66 bytes an article. It estimates which share
// of the shorter text's runs the longer one holds.

const (
	shingleWords = 3
	sketchBins   = 128
	binValues    = 15 // 0 is an empty bin
)

// sketch is what the index keeps of a text to recognise its copies.
type sketch struct {
	bins  [sketchBins / 2]byte
	count uint16 // runs of words, at most 65535
}

// duplicateShare is the containment from which two texts count as copies.
// Where every fifth word was replaced, at least 0.8³ = 0.51 of the runs
// remain; independent stories about one event share less than a tenth, and
// with a background paragraph taken over whole a quarter. A third lies
// between, with room on both sides for the estimate's own error; what it
// finds and misses is measured in duplicate_test.go.
const duplicateShare = 0.33

// minShingles is the number of runs below which a text is too short to be
// told a copy by them.
const minShingles = 8

// surely is by how many standard deviations more bins must agree than do by
// chance. Among the runs of a text ten times as long the agreement of a whole
// text is no larger than what chance brings to one pair in twenty: without
// this bound, briefs would pass for copies of features.
const surely = 4

// containment estimates which share of the runs of the shorter text the
// other one holds, 0 to 1, and 0 where that may be chance.
func (s *sketch) containment(t *sketch) float64 {
	if s.count < minShingles || t.count < minShingles {
		return 0
	}
	// Sixteen bins at a time. A bin is told to be 0 by its highest bit, into
	// which its own bits and the carry of its lower ones are brought.
	const low, high = 0x7777777777777777, 0x8888888888888888
	full := func(v uint64) uint64 { return (v&low + low | v) & high }
	matches, both, either := 0, 0, 0
	for i := 0; i < len(s.bins); i += 8 {
		x, y := binary.LittleEndian.Uint64(s.bins[i:]), binary.LittleEndian.Uint64(t.bins[i:])
		common := full(x) & full(y)
		either += bits.OnesCount64(full(x | y))
		both += bits.OnesCount64(common)
		matches += bits.OnesCount64(common &^ full(x^y))
	}
	const chance = 1.0 / binValues
	byChance := chance * float64(both)
	if float64(matches) < byChance+surely*math.Sqrt(byChance*(1-chance)) {
		return 0
	}
	jaccard := (float64(matches) - byChance) / (1 - chance) / float64(either)
	small, large := float64(min(s.count, t.count)), float64(max(s.count, t.count))
	return min(1, jaccard*(small+large)/((1+jaccard)*small))
}

func (s *sketch) copyOf(t *sketch) bool { return s.containment(t) >= duplicateShare }

// shingler makes the sketch of a text word by word.
//
// The hash of a run takes in its words one after the other. Those of the runs
// that have begun are carried on together, so that no word waits for the one
// before it.
type shingler struct {
	one, two uint64 // hashes of the last word and of the last two
	have     int    // words of this piece of text
	count    int
	least    [sketchBins]uint64 // or unused
}

const unused = math.MaxUint64 // more than any hash without its bin

func (s *shingler) reset() {
	s.have, s.count = 0, 0
	for i := range s.least {
		s.least[i] = unused
	}
}

// end is called where one piece of text ends: runs do not reach over it,
// so that reordered paragraphs keep all of theirs.
func (s *shingler) end() { s.have = 0 }

// add takes the hash of a word.
func (s *shingler) add(word uint64) {
	run := mix(s.two ^ word)
	s.one, s.two = mix(word), mix(s.one^word)
	if s.have++; s.have < shingleWords {
		return
	}
	s.count++
	bin := run % sketchBins
	s.least[bin] = min(s.least[bin], run/sketchBins)
}

func (s *shingler) sketch() sketch {
	out := sketch{count: uint16(min(s.count, 1<<16-1))}
	for bin, least := range s.least {
		if least != unused {
			out.bins[bin/2] |= byte(1+mix(least)%binValues) << (4 * (bin % 2))
		}
	}
	return out
}

// hashWord is FNV-1a with 64 bits. It must not change: sketches are stored.
func hashWord(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// mix spreads the bits of a hash by one round of wyhash's multiplication.
func mix(h uint64) uint64 {
	hi, lo := bits.Mul64(h^0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
	return hi ^ lo
}
