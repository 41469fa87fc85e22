package related

import "math"

// Two stories may belong together without a rare word in common: one says
// "seam", the other "spin". What a collection writes about is learnt from the
// words that its own stories use together, by latent semantic analysis
// (Deerwester et al., "Indexing by latent semantic analysis", 1990): the
// leading singular vectors of the matrix of stories by words. The second
// stage of ranking counts the cosine of two stories in that space as if they
// shared one more word; see field.go.
//
// The first vector is what all stories have in common and is dropped. The
// next few tell sections apart, the later ones subjects, and a story should
// be near in both: the mean of the two cosines is taken. On the development
// data it lifts every collection, and changes little with any setting here:
// 512 or 2,048 stories, words of 2 to 5, 16 to 32 dimensions.
const (
	topicSections = 6  // dimensions that tell sections apart
	topicDims     = 24 // all that are kept
	topicStories  = 1024
	topicHolders  = 4 // stories of those that must hold a word
	// topicMinimum is the number of stories from which there is something to
	// learn.
	topicMinimum = 256
	// topicWeight is what the cosine weighs beside the words: an eighth of
	// what a story has in common with itself.
	topicWeight = 1.0 / 8
)

// topics is the space of one time. Stories have no place stored in it: it is
// computed from their words for the few that a question looks at, so that
// learning anew touches nothing else.
type topics struct {
	serial    uint32 // of the next document when it was learnt
	documents int    // how many there were
	place     []uint16
	rows      []topicRow // place[t]-1 is the row of term t; place 0: none
}

// topicRow is where a word points, times its rarity.
type topicRow [topicDims]float32

// row returns the row of a term, or nil.
func (t *topics) row(term uint32) *topicRow {
	if int(term) >= len(t.place) || t.place[term] == 0 {
		return nil
	}
	return &t.rows[t.place[term]-1]
}

// learn looks for topics anew once a quarter as many articles came in as
// there were the last time. It takes a few hundredths of a second, whatever
// the size of the index. The caller holds x.write.
func (x *Index) learn() {
	s := x.state.Load()
	if t := s.topics; s.documents < topicMinimum || t != nil && x.serial-t.serial < uint32(t.documents)/4 {
		return
	}
	t := learnTopics(s, x.dictionary)
	t.serial, t.documents = x.serial, s.documents
	x.state.Store(&state{
		parts: s.parts, documents: s.documents, length: s.length, languages: s.languages, impacts: s.impacts, rare: s.rare, topics: t,
	})
}

// learnTopics reads stories evenly over the whole index.
func learnTopics(s *state, d *dictionary) *topics {
	var stories []vector
	for i, p := range alive(s.parts) {
		if i*topicStories/s.documents >= len(stories) || s.documents <= topicStories {
			stories = append(stories, p)
		}
	}
	holders := make(map[uint32]int)
	last := uint32(0)
	for _, v := range stories {
		for term := uint32(0); len(v) > 0; {
			term, _, v = v.next(term)
			holders[term]++
			last = max(last, term)
		}
	}
	t := &topics{place: make([]uint16, last+1)}
	var gains []float32
	for term := range last + 1 {
		if holders[term] >= topicHolders && len(gains) < math.MaxUint16 {
			gains = append(gains, s.gain(d, term))
			t.place[term] = uint16(len(gains))
		}
	}
	var m matrix
	for _, v := range stories {
		for term := uint32(0); len(v) > 0; {
			var code uint8
			if term, code, v = v.next(term); t.place[term] > 0 {
				row := t.place[term] - 1
				m.add(row, gains[row]*s.impacts[code])
			}
		}
		m.end()
	}
	t.rows = make([]topicRow, len(gains))
	for i, v := range m.leading(len(gains)) {
		for k := range t.rows[i] {
			t.rows[i][k] = v[k+1] * gains[i]
		}
	}
	return t
}

// alive yields the vectors of all documents that are not removed, numbered.
func alive(parts []part) func(yield func(int, vector) bool) {
	return func(yield func(int, vector) bool) {
		i := 0
		for _, p := range parts {
			for n := range p.len() {
				if p.dead.has(n) {
					continue
				}
				if !yield(i, p.vector(n)) {
					return
				}
				i++
			}
		}
	}
}

// A topicPlace is where a story lies among the topics, with the lengths of
// its two parts, as their inverse: 0 where it has no length.
type topicPlace struct {
	at                 topicRow
	sections, subjects float32
}

// locate finds the place of a story from its terms, given as places in rows.
// Eight dimensions are summed up together: as many as a processor can hold
// without writing them to memory at every word.
func (p *topicPlace) locate(v []weight, rows []*topicRow) {
	const together = 8
	for from := 0; from < topicDims; from += together {
		var a0, a1, a2, a3, a4, a5, a6, a7 float32
		for _, w := range v {
			row := rows[w.term]
			if row == nil {
				continue
			}
			r := (*[together]float32)(row[from : from+together])
			a0 += w.weight * r[0]
			a1 += w.weight * r[1]
			a2 += w.weight * r[2]
			a3 += w.weight * r[3]
			a4 += w.weight * r[4]
			a5 += w.weight * r[5]
			a6 += w.weight * r[6]
			a7 += w.weight * r[7]
		}
		copy(p.at[from:], []float32{a0, a1, a2, a3, a4, a5, a6, a7})
	}
	p.sections, p.subjects = inverse(p.at[:topicSections]), inverse(p.at[:])
}

// inverse is one through the length of a vector.
func inverse(v []float32) float32 {
	square := 0.0
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(square))
}

// near is the mean of the two cosines of two places, each at least 0.
func (p *topicPlace) near(o *topicPlace) float32 {
	sections := float32(0)
	for k := range topicSections {
		sections += p.at[k] * o.at[k]
	}
	subjects := sections
	for k := topicSections; k < topicDims; k++ {
		subjects += p.at[k] * o.at[k]
	}
	return (max(0, sections*p.sections*o.sections) + max(0, subjects*p.subjects*o.subjects)) / 2
}
