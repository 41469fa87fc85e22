package related

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// This file finds the documents whose words come closest to a query's,
// exactly: the same ones, with the same scores, as scoring every document
// would give, while most are never looked at.
//
// A document's score is the sum over the shared terms of
// rarity · weight in the query · weight in the document, times its freshness.
// Each segment is searched in three steps:
//
//  1. The lists of the query's terms are added up term by term, those first
//     that can bring most for their length: rare words, short lists. All
//     lists bound what they can add by their highest code. Once the lists
//     left over cannot lift a document that none of the others named into
//     the results, the rest need not be read (Turtle and Flood, "Query
//     evaluation: strategies and optimizations", 1995: MaxScore).
//  2. Only the documents whose sum plus what is left over can still reach
//     the results are candidates, best first.
//  3. A candidate is scored from its own vector, which costs as much as it
//     has words, however long the lists are, and has the same rounding
//     whatever was skipped.
//
// The score to beat is carried from segment to segment, newest first, so
// that large old segments are mostly skipped: their freshness lowers every
// bound.

// A probe is what a search asks with.
type probe struct {
	terms    []probeTerm // by ascending number
	table    []probeTerm // the same by hash, for looking up; count 0: free
	self     float32     // what the query would score itself
	accepts  func(p part, n int) bool
	now      int64
	halfLife float64 // in seconds; 0: age takes nothing
}

type probeTerm struct {
	term   uint32
	used   bool
	weight float32 // rarity · kinship · weight in the query
}

// newProbe weighs the terms of a vector.
func newProbe(s *state, d *dictionary, v vector) *probe {
	p := &probe{}
	for term := uint32(0); len(v) > 0; {
		var code uint8
		term, code, v = v.next(term)
		w := s.impacts[code]
		weight := s.gain(d, term) * w
		p.terms = append(p.terms, probeTerm{term, true, weight})
		p.self += weight * w
	}
	size := 16
	for size < 3*len(p.terms) {
		size *= 2
	}
	p.table = make([]probeTerm, size)
	for _, t := range p.terms {
		i := p.slot(t.term)
		for p.table[i].used {
			i = (i + 1) & (size - 1)
		}
		p.table[i] = t
	}
	return p
}

func (p *probe) slot(term uint32) int {
	return int(term*0x9E3779B1>>8) & (len(p.table) - 1)
}

// score is the exact score of a document before age.
func (p *probe) score(v vector, w *impacts) float32 {
	sum := float32(0)
	mask := len(p.table) - 1
	for term := uint32(0); len(v) > 0; {
		var code uint8
		term, code, v = v.next(term)
		for i := p.slot(term); p.table[i].used; i = (i + 1) & mask {
			if p.table[i].term == term {
				sum += p.table[i].weight * w[code]
				break
			}
		}
	}
	return sum
}

// fresh is what age leaves of a score, 1 to [AgeFloor].
func (p *probe) fresh(published int64) float32 {
	if p.halfLife <= 0 || published >= p.now {
		return 1
	}
	age := float64(p.now - published)
	return float32(AgeFloor + (1-AgeFloor)*math.Exp2(-age/p.halfLife))
}

// A hit is a document found.
type hit struct {
	part  part
	n     int
	key   string
	text  float32 // score before age
	score float32
}

func compareHits(a, b hit) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
}

// top keeps the best hits as a heap with the worst on top.
type top struct {
	hits  []hit
	limit int
	floor float32 // a score that limit documents are known to reach
}

// toBeat is the score below which nothing enters any more.
func (t *top) toBeat() float32 {
	if len(t.hits) < t.limit {
		return t.floor
	}
	return max(t.floor, t.hits[0].score)
}

func (t *top) add(h hit) {
	if len(t.hits) < t.limit {
		t.hits = append(t.hits, h)
		for i := len(t.hits) - 1; i > 0; {
			parent := (i - 1) / 2
			if compareHits(t.hits[i], t.hits[parent]) <= 0 {
				break
			}
			t.hits[i], t.hits[parent] = t.hits[parent], t.hits[i]
			i = parent
		}
		return
	}
	if compareHits(h, t.hits[0]) >= 0 {
		return
	}
	t.hits[0] = h
	for i := 0; ; {
		worst := i
		for c := 2*i + 1; c <= 2*i+2 && c < len(t.hits); c++ {
			if compareHits(t.hits[c], t.hits[worst]) > 0 {
				worst = c
			}
		}
		if worst == i {
			return
		}
		t.hits[i], t.hits[worst] = t.hits[worst], t.hits[i]
		i = worst
	}
}

// sorted returns the hits, best first.
func (t *top) sorted() []hit {
	slices.SortFunc(t.hits, compareHits)
	return t.hits
}

// search returns the best documents of all segments, best first.
func (s *state) search(p *probe, limit int) []hit {
	best := &top{limit: limit}
	room := rooms.Get().(*room)
	defer rooms.Put(room)
	for _, part := range slices.Backward(s.parts) {
		part.search(p, s.impacts, best, room)
	}
	return best.sorted()
}

// scan is search by looking at every document: what search is tested
// against.
func (s *state) scan(p *probe, limit int) []hit {
	best := &top{limit: limit}
	for _, part := range s.parts {
		for n := range part.len() {
			if score := p.score(part.vector(n), s.impacts); score > 0 && !part.dead.has(n) && p.accepts(part, n) {
				best.add(hit{part, n, part.keys[n], score, score * p.fresh(part.published[n])})
			}
		}
	}
	return best.sorted()
}

// room is the memory a search works in.
type room struct {
	sums       [segmentSize]float32 // as an array it needs no check of bounds
	units      []unit
	candidates []candidate
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// A unit is the postings of one term that are read together: groups of
// neighbouring codes.
type unit struct {
	groups list
	weight float32 // of the term in the query
	drop   float32 // by how much reading it lowers what is left over
	cost   float32 // postings to read
}

// wholeList is the number of postings up to which a list is read as one unit.
const wholeList = 256

// appendUnits cuts the list of a term into units such that each brings more
// for its length than the next: the upper hull of what is left over against
// what was read.
func appendUnits(units []unit, l list, weight float32, w *impacts) []unit {
	if len(l) <= wholeList {
		return append(units, unit{l, weight, weight * w[l[0]] * slack, float32(len(l))})
	}
	first := len(units)
	for len(l) > 0 {
		code, _, rest := l.group()
		next := float32(0)
		if len(rest) > 0 {
			next = w[rest[0]]
		}
		u := unit{l[:len(l)-len(rest)], weight, weight * (w[code] - next) * slack, float32(len(l) - len(rest))}
		for len(units) > first {
			last := units[len(units)-1]
			if last.drop*u.cost > u.drop*last.cost {
				break
			}
			u.groups = last.groups[:len(last.groups)+len(u.groups)]
			u.drop, u.cost = u.drop+last.drop, u.cost+last.cost
			units = units[:len(units)-1]
		}
		units = append(units, u)
		l = rest
	}
	return units
}

type candidate struct {
	n   int
	sum float32
}

// slack covers the rounding of sums of a few hundred float32 in another
// order.
const slack = 1 + 1e-4

// Reading lists goes on while what is left over exceeds this share of the
// score to beat: the less is left over, the fewer candidates must be scored.
const restShare = 0.15

func (p part) search(q *probe, w *impacts, best *top, room *room) {
	units := room.units[:0]
	for _, t := range q.terms {
		if l := p.list(t.term); l != nil {
			units = appendUnits(units, l, t.weight, w)
		}
	}
	room.units = units
	left := 0.0 // the most that the units not read can add; exact enough to be subtracted from
	for i := range units {
		left += float64(units[i].drop)
	}
	fresh := q.fresh(p.newest)
	if left == 0 || float32(left)*fresh < best.toBeat() {
		return
	}
	// What brings most for its length comes first.
	slices.SortFunc(units, func(a, b unit) int { return cmp.Compare(b.drop*a.cost, a.drop*b.cost) })

	sums := room.sums[:p.len()]
	clear(sums)
	prime := left / 2
	for i := range units {
		if best.toBeat() == 0 && left < prime {
			prime /= 2
			p.prime(q, w, best, sums, room)
		}
		if toBeat := best.toBeat(); toBeat > 0 && float32(left)*fresh < restShare*toBeat {
			break
		}
		units[i].addTo(&room.sums, w)
		if left -= float64(units[i].drop); i == len(units)-1 {
			left = 0
		}
	}
	p.settle(q, w, best, sums, float32(left), fresh, room)
}

// addTo adds what a unit brings to every document's sum.
func (u *unit) addTo(sums *[segmentSize]float32, w *impacts) {
	for l := u.groups; len(l) > 0; {
		var code uint8
		var documents list
		code, documents, l = l.group()
		weight := u.weight * w[code]
		for _, n := range documents {
			sums[n] += weight
		}
	}
}

// prime finds a score to beat where there is none yet: it scores the
// documents that are best by what is read so far.
func (p part) prime(q *probe, w *impacts, best *top, sums []float32, room *room) {
	wanted := 2 * best.limit
	c := room.candidates[:0]
	least := float32(0)
	for n, sum := range sums {
		if sum <= least {
			continue
		}
		if c = append(c, candidate{n, sum}); len(c) >= 4*wanted {
			slices.SortFunc(c, compareCandidates)
			c = c[:wanted]
			least = c[wanted-1].sum
		}
	}
	slices.SortFunc(c, compareCandidates)
	c = c[:min(len(c), wanted)]
	room.candidates = c
	scores := make([]float32, 0, len(c))
	for _, c := range c {
		if !p.dead.has(c.n) && q.accepts(p, c.n) {
			scores = append(scores, q.score(p.vector(c.n), w)*q.fresh(p.published[c.n]))
		}
	}
	if len(scores) >= best.limit {
		slices.Sort(scores)
		best.floor = max(best.floor, scores[len(scores)-best.limit])
	}
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(a.n, b.n))
}

// settle scores the documents that can still be among the best, when left is
// the most that the lists not read can add.
func (p part) settle(q *probe, w *impacts, best *top, sums []float32, left, fresh float32, room *room) {
	least := (best.toBeat()/fresh - left) / slack
	c := room.candidates[:0]
	for n, sum := range sums {
		if sum > 0 && sum >= least {
			c = append(c, candidate{n, sum})
		}
	}
	room.candidates = c
	slices.SortFunc(c, compareCandidates)
	for _, c := range c {
		most := c.sum*slack + left
		if most*fresh < best.toBeat() {
			break
		}
		age := q.fresh(p.published[c.n])
		if most*age < best.toBeat() || p.dead.has(c.n) || !q.accepts(p, c.n) {
			continue
		}
		text := q.score(p.vector(c.n), w)
		if score := text * age; score > 0 && score >= best.toBeat() {
			best.add(hit{p, c.n, p.keys[c.n], text, score})
		}
	}
}
