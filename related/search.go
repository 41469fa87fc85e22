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
//  2. On the way, the documents that are best so far are scored, so that the
//     score to beat is high before many candidates are left.
//  3. Only the documents whose sum plus what is left over can still reach
//     the results are candidates, best first.
//
// A document is scored from its own vector, which costs as much as it has
// words, however long the lists are, and has the same rounding whatever was
// skipped.
//
// The score to beat is carried from segment to segment, the largest first,
// since they hold most of the results.

// A probe is what a search asks with.
type probe struct {
	terms    []probeTerm // by ascending number
	room     *room
	self     float32 // what the query would score itself
	accepts  func(p part, n int) bool
	now      int64
	halfLife float64 // in seconds; 0: age takes nothing
}

type probeTerm struct {
	term   uint32
	weight float32 // rarity · kinship · weight in the query
}

// newProbe weighs the terms of a vector. The probe must be released.
func newProbe(s *state, d *dictionary, v vector) *probe {
	p := &probe{room: rooms.Get().(*room)}
	p.room.fit(d.limit())
	for term := uint32(0); len(v) > 0; {
		var code uint8
		term, code, v = v.next(term)
		w := s.impacts[code]
		weight := s.gain(d, term) * w
		p.terms = append(p.terms, probeTerm{term, weight})
		p.room.weights[term] = weight
		p.self += weight * w
	}
	return p
}

// release gives back what the probe holds. It must not be used afterwards.
func (p *probe) release() {
	for _, t := range p.terms {
		p.room.weights[t.term] = 0
	}
	rooms.Put(p.room)
	p.room = nil
}

// score is the exact score of a document before age. Terms that the query
// does not have add 0: that is quicker than finding out whether it has them.
func (p *probe) score(v vector, w *impacts) float32 {
	sum := float32(0)
	weights := p.room.weights
	for i, term := 0, uint32(0); i < len(v); {
		e := uint32(v[i])
		i++
		if e >= 0x80 { // see vector.next, which would be a call for each term
			second := uint32(v[i])
			i++
			e = e&0x7F | second<<7
			if second >= 0x80 {
				e &= 0x3FFF
				for shift := 14; ; shift += 7 {
					next := uint32(v[i])
					i++
					if e |= next & 0x7F << shift; next < 0x80 {
						break
					}
				}
			}
		}
		term += e >> codeBits
		sum += weights[term] * w[e&(codes-1)]
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
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	return cmp.Compare(a.key, b.key)
}

// top keeps the best hits as a heap with the worst on top.
type top struct {
	hits  []hit
	limit int
}

// toBeat is the score below which nothing enters any more.
func (t *top) toBeat() float32 {
	if len(t.hits) < t.limit {
		return 0
	}
	return t.hits[0].score
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
	parts := slices.Clone(s.parts)
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(b.live, a.live), cmp.Compare(b.newest, a.newest))
	})
	searched := 0
	for _, part := range parts {
		searched += part.live
		// Of the results about so many will come from this segment.
		share := limit*part.live/searched + 1
		part.search(p, s.impacts, best, share)
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
	weights    []float32            // of the query's terms, by number; 0 between searches
	sums       [segmentSize]float32 // as an array it needs no check of bounds
	units      []unit
	order      []uint64 // of units
	candidates []uint64
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// fit makes room for term numbers below a limit.
func (r *room) fit(limit int) {
	if len(r.weights) < limit {
		r.weights = make([]float32, limit)
	}
}

// A unit is the postings of one term that are read together: groups of
// neighbouring codes.
type unit struct {
	groups
	weight float32 // of the term in the query
	drop   float32 // by how much reading it lowers what is left over
}

// wholeList is the number of postings up to which a list is read as one unit.
const wholeList = 256

// appendUnits cuts the list of a term into units such that each brings more
// for its length than the next: the upper hull of what is left over against
// what was read.
func appendUnits(units []unit, l list, weight float32, w *impacts) []unit {
	g := l.groups()
	if len(l) <= wholeList {
		return append(units, unit{g, weight, weight * w[g.code()] * slack})
	}
	first := len(units)
	for g.mask != 0 {
		sizes := g.sizes
		code, documents := g.next()
		drop := w[code]
		if g.mask != 0 {
			drop -= w[g.code()]
		}
		u := unit{groups{1 << code, sizes, documents}, weight, weight * drop * slack}
		for len(units) > first {
			last := &units[len(units)-1]
			if last.drop*float32(len(u.documents)) > u.drop*float32(len(last.documents)) {
				break
			}
			u.mask |= last.mask
			u.sizes = last.sizes
			u.documents = last.documents[:len(last.documents)+len(u.documents)]
			u.drop += last.drop
			units = units[:len(units)-1]
		}
		units = append(units, u)
	}
	return units
}

// A ranked number of a document or unit is sorted as one integer: the higher
// value first, of equals the lower number. Values are not negative, so that
// their bits are in the order of the values.
func ranked(value float32, n int) uint64 {
	return uint64(^math.Float32bits(value))<<32 | uint64(uint32(n))
}

func unranked(r uint64) (value float32, n int) {
	return math.Float32frombits(^uint32(r >> 32)), int(uint32(r))
}

// slack covers the rounding of sums of a few hundred float32 in another
// order.
const slack = 1 + 1e-4

// Reading lists goes on while what is left over exceeds this share of the
// score to beat: the less is left over, the fewer candidates must be scored.
// Before that, once it falls below harvestShare, the best by what is read are
// scored. From 0.15 to 0.3 and 0.5 to 1 the time of a query changes by a
// quarter at most.
const (
	restShare    = 0.2
	harvestShare = 0.6
)

func (p part) search(q *probe, w *impacts, best *top, share int) {
	room := q.room
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
	order := room.order[:0]
	for i := range units {
		order = append(order, ranked(units[i].drop/float32(len(units[i].documents)), i))
	}
	slices.Sort(order)
	room.order = order

	sums := room.sums[:p.len()]
	clear(sums)
	prime, harvested := left/2, false
	for k, r := range order {
		toBeat := best.toBeat()
		most := float32(left) * fresh
		switch {
		case toBeat == 0 && left < prime:
			prime /= 2
			p.harvest(q, w, best, share, 0)
		case toBeat > 0 && most < harvestShare*toBeat && !harvested:
			harvested = true
			p.harvest(q, w, best, share, toBeat/fresh-float32(left))
		}
		if toBeat > 0 && most < restShare*toBeat {
			break
		}
		_, i := unranked(r)
		units[i].addTo(&room.sums, w)
		if left -= float64(units[i].drop); k == len(order)-1 {
			left = 0
		}
	}
	p.settle(q, w, best, float32(left), fresh)
}

// addTo adds what a unit brings to every document's sum.
func (u *unit) addTo(sums *[segmentSize]float32, w *impacts) {
	for g := u.groups; g.mask != 0; {
		code, documents := g.next()
		weight := u.weight * w[code]
		for _, n := range documents {
			sums[n] += weight
		}
	}
}

// harvest scores about as many documents as wanted: of those with a sum
// above least, the best by what is read so far. It takes them for the best of
// all whose numbers have the same last bits, which needs no sorting.
func (p part) harvest(q *probe, w *impacts, best *top, wanted int, least float32) {
	var lanes [harvestLanes]candidate
	least = max(least, 0)
	for i := range lanes {
		lanes[i].sum = least
	}
	for n, sum := range q.room.sums[:p.len()] {
		if sum <= least {
			continue
		}
		if lane := &lanes[n%harvestLanes]; sum > lane.sum {
			*lane = candidate{sum, uint32(n)}
		}
	}
	order := q.room.candidates[:0]
	for _, c := range lanes {
		if c.sum > least {
			order = append(order, ranked(c.sum, int(c.n)))
		}
	}
	q.room.candidates = order
	slices.Sort(order)
	for _, r := range order[:min(len(order), wanted)] {
		_, n := unranked(r)
		p.consider(q, w, best, n)
		q.room.sums[n] = taken
	}
}

// harvestLanes is several times what is wanted in most searches.
const harvestLanes = 256

type candidate struct {
	sum float32
	n   uint32
}

// taken is the sum of a document that needs no further look. Nothing lifts
// it above 0 again.
const taken = -math.MaxFloat32

// consider scores a document and keeps it if it is good enough.
func (p part) consider(q *probe, w *impacts, best *top, n int) {
	if p.dead.has(n) || !q.accepts(p, n) {
		return
	}
	text := q.score(p.vector(n), w)
	if score := text * q.fresh(p.published[n]); score > 0 && score >= best.toBeat() {
		best.add(hit{p, n, p.keys[n], text, score})
	}
}

// settle scores the documents that can still be among the best, when left is
// the most that the lists not read can add.
func (p part) settle(q *probe, w *impacts, best *top, left, fresh float32) {
	least := max((best.toBeat()/fresh-left)/slack, math.SmallestNonzeroFloat32)
	order := q.room.candidates[:0]
	for n, sum := range q.room.sums[:p.len()] {
		if sum >= least {
			order = append(order, ranked(sum, n))
		}
	}
	q.room.candidates = order
	slices.Sort(order)
	for _, r := range order {
		sum, n := unranked(r)
		most := sum*slack + left
		if most*fresh < best.toBeat() {
			break
		}
		if most*q.fresh(p.published[n]) >= best.toBeat() {
			p.consider(q, w, best, n)
		}
	}
}
