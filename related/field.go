package related

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// A field is one question with its candidates, seen together. Member 0 is
// the question.
type field struct {
	*desk
	state   *state
	index   *Index
	asked   *question
	probe   *probe
	members []member
	names   []name // of the question
}

// desk is the memory a field works in.
type desk struct {
	numbers  []uint32 // open hash table of terms: local number + 1; 0: free
	terms    []uint32 // by local number
	gains    []float32
	weights  []weight     // of all members
	matrix   []float32    // similarity of members to one another
	rows     []*topicRow  // by local number
	places   []topicPlace // of the members
	spread   []spread     // by local number; 0 between fields
	profiles []float64
	shares   []share
	told     []told // of the question's terms, by local number
}

type member struct {
	hit
	vector []weight // by local term
	final  float64
	labels []uint32 // its sections and authors, by local term
	picked int      // place among the editor's picks, from 1; 0: none
	near   float64  // cosine of the host's vectors
}

// weight is a term of a member: local number and weight in the document.
type weight struct {
	term   uint32
	weight float32
}

func (x *Index) newField(s *state, asked *question, p *probe, hits []hit) *field {
	f := &field{desk: &p.room.desk, state: s, index: x, asked: asked, probe: p, members: make([]member, 1, len(hits)+1)}
	for _, h := range hits {
		f.members = append(f.members, member{hit: h})
	}
	f.load()
	f.compare()
	f.compareTopics()
	f.rank()
	return f
}

// load numbers the terms of all members from 0 and weighs them.
func (f *field) load() {
	total := 0
	for i := range f.members {
		total += len(f.raw(i)) // a term takes a byte or more, two mostly
	}
	size := 1 << bits.Len(uint(total))
	f.numbers = slices.Grow(f.numbers[:0], size)[:size]
	clear(f.numbers)
	f.terms, f.gains = f.terms[:0], f.gains[:0]
	weights := slices.Grow(f.weights[:0], total) // enough, so that it never moves
	for i := range f.members {
		start := len(weights)
		for term, v := uint32(0), f.raw(i); len(v) > 0; {
			var code uint8
			term, code, v = v.next(term)
			local := f.local(term)
			weights = append(weights, weight{local, f.state.impacts[code]})
			if code != unitCode {
				continue
			}
			if k, _ := f.index.dictionary.count(term); k == kindCategory || k == kindAuthor {
				f.members[i].labels = append(f.members[i].labels, local)
			}
		}
		f.members[i].vector = weights[start:]
	}
	f.weights = weights
}

// local is the local number of a term, given where it has none.
func (f *field) local(term uint32) uint32 {
	mask := len(f.numbers) - 1
	at := int(term*0x9E3779B1>>8) & mask
	for f.numbers[at] != 0 {
		if n := f.numbers[at] - 1; f.terms[n] == term {
			return n
		}
		at = (at + 1) & mask
	}
	f.terms = append(f.terms, term)
	f.gains = append(f.gains, f.state.gain(f.index.dictionary, term))
	f.numbers[at] = uint32(len(f.terms))
	return uint32(len(f.terms) - 1)
}

func (f *field) raw(i int) vector {
	if i == 0 {
		return f.asked.vector
	}
	return f.members[i].part.vector(f.members[i].n)
}

// spread is what a term weighs in several members. Four rows of the matrix
// are made together, which takes little longer than one: the processor waits
// for the sum before it can add to it.
type spread [4]float32

// compare fills the matrix.
func (f *field) compare() {
	n, rows := len(f.members), len(spread{})
	f.matrix = slices.Grow(f.matrix[:0], n*n)[:n*n]
	f.spread = slices.Grow(f.spread[:0], len(f.terms))[:len(f.terms)]
	for i := 0; i < n; i += rows {
		block := f.members[i:min(i+rows, n)]
		for r := range block {
			for _, w := range block[r].vector {
				f.spread[w.term][r] = w.weight * f.gains[w.term]
			}
		}
		for j := i; j < n; j++ {
			var a, b, c, d float32
			for _, w := range f.members[j].vector {
				s := &f.spread[w.term]
				a += w.weight * s[0]
				b += w.weight * s[1]
				c += w.weight * s[2]
				d += w.weight * s[3]
			}
			for r, sum := range [...]float32{a, b, c, d} {
				if i+r <= j {
					f.matrix[(i+r)*n+j], f.matrix[j*n+i+r] = sum, sum
				}
			}
		}
		for r := range block {
			for _, w := range block[r].vector {
				f.spread[w.term] = spread{}
			}
		}
	}
}

// compareTopics adds to the matrix how near the members' topics are, as if
// they shared one more word.
func (f *field) compareTopics() {
	n := len(f.members)
	t := f.state.topics
	if t == nil {
		return
	}
	f.rows = f.rows[:0]
	for _, term := range f.terms {
		f.rows = append(f.rows, t.row(term))
	}
	places := slices.Grow(f.places[:0], n)[:n]
	f.places = places
	mean := float32(0)
	for i := range places {
		places[i].locate(f.members[i].vector, f.rows)
		mean += f.matrix[i*n+i] / float32(n)
	}
	for i := range places {
		for j := i; j < n; j++ {
			near := topicWeight * mean * places[i].near(&places[j])
			f.matrix[i*n+j] += near
			if i != j {
				f.matrix[j*n+i] += near
			}
		}
	}
}

func (f *field) similarity(i, j int) float64 { return float64(f.matrix[i*len(f.members)+j]) }

// rank gives every member its final score.
func (f *field) rank() {
	n := len(f.members)
	if n == 1 {
		return
	}
	// The neighbours are the best by text and age, as found.
	near := f.members[1:min(n, neighbours+1)]
	total := 0.0
	for i := range near {
		total += f.similarity(0, i+1)
	}
	expanded := make([]float64, n)
	best := 0.0
	for d := 1; d < n; d++ {
		sum := 0.0
		for i := range near {
			if i+1 != d {
				sum += f.similarity(0, i+1) * f.similarity(i+1, d)
			}
		}
		expanded[d] = f.similarity(0, d)
		if total > 0 {
			expanded[d] += expansion * sum / total
		}
		best = max(best, expanded[d])
	}
	f.profiles = slices.Grow(f.profiles[:0], 2*n)[:2*n]
	asked, profile := f.profiles[:n], f.profiles[n:]
	f.profile(asked, 0)
	var own []float32
	if f.index.opts.Vectors != nil {
		own = f.index.opts.Vectors.Vector(f.asked.key)
	}
	for d := 1; d < n; d++ {
		m := &f.members[d]
		together := 0.0
		f.profile(profile, d)
		for i, v := range profile {
			together += asked[i] * v
		}
		if best > 0 {
			m.final = (expanded[d]/best + company*together) / (1 + company)
		}
		if own != nil {
			m.near = cosine(own, f.index.opts.Vectors.Vector(m.key))
			m.final = (1-vectorWeight)*m.final + vectorWeight*m.near
		}
		m.final *= float64(f.probe.fresh(m.part.published[m.n]))
	}
}

// profile sets p to a member's similarity to all members, of length 1. To itself it
// counts as similar as to the nearest other, or its own length would say
// more than its company.
func (f *field) profile(p []float64, i int) {
	nearest, square := 0.0, 0.0
	for j := range p {
		if j != i {
			p[j] = f.similarity(i, j)
			nearest = max(nearest, p[j])
			square += p[j] * p[j]
		}
	}
	p[i] = nearest
	if square += nearest * nearest; square > 0 {
		length := math.Sqrt(square)
		for j := range p {
			p[j] /= length
		}
	}
}

// results chooses the best members one by one.
func (f *field) results(limit int, opts Options) []Result {
	f.tiers()
	n := len(f.members)
	left := make([]int, 0, n)
	for i := 1; i < n; i++ {
		if m := &f.members[i]; m.picked > 0 || opts.KeepDuplicates || !f.asked.sketch.copyOf(&m.part.sketches[m.n]) {
			left = append(left, i)
		}
	}
	var chosen []int
	for len(chosen) < limit && len(left) > 0 {
		best, bestScore := -1, math.Inf(-1)
		for k, i := range left {
			score := f.members[i].final - f.repeats(i, chosen, opts)
			if better := cmp.Compare(score, bestScore); better > 0 ||
				better == 0 && f.members[i].key < f.members[left[best]].key {
				best, bestScore = k, score
			}
		}
		i := left[best]
		left = slices.Delete(left, best, best+1)
		if !opts.KeepDuplicates && f.copied(i, chosen) {
			continue
		}
		f.members[i].final = bestScore
		chosen = append(chosen, i)
	}
	f.told = slices.Grow(f.told[:0], len(f.terms))[:len(f.terms)]
	clear(f.told)
	f.names = f.namesAsked()
	// What the question's terms count, by local number.
	own := f.spread
	for _, w := range f.members[0].vector {
		own[w.term][0] = w.weight * f.gains[w.term]
	}
	out := make([]Result, 0, len(chosen))
	for _, i := range chosen {
		m := &f.members[i]
		out = append(out, Result{Key: strings.Clone(m.key), Score: m.final, Reasons: f.reasons(i)})
	}
	for _, w := range f.members[0].vector {
		own[w.term][0] = 0
	}
	return out
}

// Series and picks rank above whatever the text says: by so much.
const (
	seriesTier = 1
	pickedTier = 2
)

func (f *field) tiers() {
	var picked []string
	if f.asked.extra != nil {
		picked = f.asked.extra.Picked
	}
	var series []uint32
	for _, w := range f.members[0].vector {
		if k, _ := f.index.dictionary.count(f.terms[w.term]); k == kindSeries {
			series = append(series, w.term)
		}
	}
	for i := 1; i < len(f.members); i++ {
		m := &f.members[i]
		if at := slices.Index(picked, m.key); at >= 0 {
			m.picked = at + 1
			m.final = pickedTier + 1 - float64(at)/float64(len(picked))
			continue
		}
		if slices.ContainsFunc(series, m.holds) {
			m.final += seriesTier
		}
	}
}

// holds reports whether a member has a term.
func (m *member) holds(term uint32) bool {
	return slices.ContainsFunc(m.vector, func(w weight) bool { return w.term == term })
}

// labelRepeats is how much of saying the same a shared section or byline is.
const labelRepeats = 0.25

// repeats is what a member loses for saying the same as one already chosen:
// the subtraction of maximal marginal relevance (Carbonell and Goldstein,
// SIGIR 1998), with the similarity as a share of the smaller text's own. A
// section or byline in common says the same by a quarter each.
func (f *field) repeats(i int, chosen []int, opts Options) float64 {
	if f.members[i].picked > 0 || opts.Diversity <= 0 {
		return 0
	}
	most := 0.0
	for _, c := range chosen {
		same := 0.0
		if self := min(f.similarity(i, i), f.similarity(c, c)); self > 0 {
			same = f.similarity(i, c) / self
		}
		for _, label := range f.members[i].labels {
			if slices.Contains(f.members[c].labels, label) {
				same += labelRepeats
			}
		}
		most = max(most, min(1, same))
	}
	return opts.Diversity * most
}

// copied reports whether a member is a copy of one already chosen.
func (f *field) copied(i int, chosen []int) bool {
	m := &f.members[i]
	if m.picked > 0 {
		return false
	}
	return slices.ContainsFunc(chosen, func(c int) bool {
		o := &f.members[c]
		return m.part.sketches[m.n].copyOf(&o.part.sketches[o.n])
	})
}
