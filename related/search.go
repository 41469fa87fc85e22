package related

import (
	"cmp"
	"math"
	"slices"
)

// This file finds the documents whose words come closest to a query's,
// exactly: the same ones, with the same scores, as scoring every document
// would give, while most are never looked at.
//
// A document's score is the sum over the shared terms of
// rarity · weight in the query · weight in the document, times its freshness.
// The lists of the query's terms are added up in an order of their own
// (plan.go), those first that can bring most for their length: rare words,
// short lists, high weights. What is left over bounds what a document can
// still gain. Once that is less than the score to beat, only documents that
// have the difference already are candidates, and the rest of the lists need
// not be read if there are few of them (Turtle and Flood, "Query evaluation:
// strategies and optimizations", 1995: MaxScore; by the impacts of single
// postings: Anh and Moffat, SIGIR 2006). So (reading.go):
//
//  1. The rarest words of all segments are read, and the best documents by
//     them scored: from then on there is a score to beat.
//  2. Each segment is read until scoring all its candidates costs less than
//     reading on until there are fewer.
//  3. They are scored, best first.
//
// A document is scored from its own vector, which costs as much as it has
// words, however long the lists are, and has the same rounding whatever was
// skipped.

// A probe is what a search asks with.
type probe struct {
	terms    []probeTerm // by ascending number
	room     *room
	self     float32 // what the query would score itself
	accepts  func(p part, n int) bool
	sketch   *sketch // of the article asked about; nil: its copies are like other documents
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
	p.terms = p.room.terms
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
// After a panic of the host's filter it is not called, for the room is not in
// order then.
func (p *probe) release() {
	for _, t := range p.terms {
		p.room.weights[t.term] = 0
	}
	p.room.terms = p.terms[:0]
	clear(p.room.plans) // not to keep segments alive
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
	age := float64(p.now) - float64(published) // the difference itself can overflow
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

// top keeps the best hits: so many surely, and up to limit those that are not
// much worse. Copies of the article asked about are kept beside them, for they
// will not be among the results.
type top struct {
	sure, limit int
	alike       bool      // copies of one another count like others
	leaders     []float32 // the scores of the sure ones, best first
	hits        []hit     // a heap with the worst on top
	copies      []hit
}

// leaderShare is the share of the last sure hit's score that the others must
// have.
const leaderShare = 0.7

// newTop keeps the given number surely. There must be at least one.
func newTop(p *probe, sure, limit int) *top {
	return &top{sure: sure, limit: max(sure, limit), alike: p.sketch == nil, leaders: make([]float32, 0, sure+1)}
}

// widen makes up for copies of one another among what was found so far.
func (t *top) widen() {
	more := 0
	for i := range t.hits {
		if t.repeats(i) {
			more++
		}
	}
	if more = min(more, t.limit-t.sure); more == 0 {
		return
	}
	t.sure += more
	t.leaders = t.leaders[:0]
	for _, h := range t.hits {
		t.lead(h.score)
	}
}

// repeats reports whether a hit is a copy of one before it.
func (t *top) repeats(i int) bool {
	sketch := &t.hits[i].part.sketches[t.hits[i].n]
	return !t.alike && slices.ContainsFunc(t.hits[:i], func(h hit) bool { return sketch.copyOf(&h.part.sketches[h.n]) })
}

// toBeat is the score below which nothing enters any more.
func (t *top) toBeat() float32 {
	least := float32(0)
	if len(t.leaders) == t.sure {
		least = leaderShare * t.leaders[t.sure-1]
	}
	if len(t.hits) == t.limit {
		least = max(least, t.hits[0].score)
	}
	return least
}

// lead enters a score among the leaders.
func (t *top) lead(score float32) {
	at, _ := slices.BinarySearchFunc(t.leaders, score, func(a, b float32) int { return cmp.Compare(b, a) })
	if t.leaders = slices.Insert(t.leaders, at, score); len(t.leaders) > t.sure {
		t.leaders = t.leaders[:t.sure]
	}
}

// add enters a hit whose score is at least toBeat.
func (t *top) add(h hit) {
	t.lead(h.score)
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

// sorted returns the hits and the copies that are as good, each best first:
// so many hits surely that are no copies of better ones, and up to limit
// those that are not much worse. Missing is how many of the sure ones it
// lacks, because the others were copies.
func (t *top) sorted(sure, limit int) (hits, copies []hit, missing int) {
	slices.SortFunc(t.hits, compareHits)
	slices.SortFunc(t.copies, compareHits)
	end, least := len(t.hits), t.toBeat()
	missing = sure
	for i, h := range t.hits {
		if !t.repeats(i) {
			missing--
		}
		if missing == 0 {
			end, least = max(i+1, min(end, limit)), leaderShare*h.score
			break
		}
	}
	worse := func(h hit) bool { return h.score < least }
	if at := slices.IndexFunc(t.hits[:end], worse); at >= 0 {
		end = at
	}
	if end >= limit {
		least = t.hits[end-1].score
	}
	if at := slices.IndexFunc(t.copies, worse); at >= 0 {
		t.copies = t.copies[:at]
	}
	if len(t.hits) < t.sure {
		missing = 0 // there are no more
	}
	return t.hits[:end], t.copies, missing
}

// search returns the best documents of all segments, best first: so many
// surely that are no copies of better ones, and up to limit those that are
// not much worse; and copies of the article asked about that are as good.
func (s *state) search(p *probe, sure, limit int) (hits, copies []hit) {
	if len(p.terms) > maxTerms {
		return s.scan(p, sure, limit)
	}
	return collect(p, sure, limit, func(best *top) {
		r := reading{room: p.room, probe: p, impacts: s.impacts, best: best}
		r.open(r.plan(s.parts))
		best.widen()
		searched := 0
		for i := range r.plans {
			searched += r.plans[i].live
			// Of the results about so many will come from this segment.
			r.read(i, best.limit*r.plans[i].live/searched+1)
		}
	})
}

// scan is search by looking at every document: what search is tested
// against.
func (s *state) scan(p *probe, sure, limit int) (hits, copies []hit) {
	return collect(p, sure, limit, func(best *top) {
		for _, part := range s.parts {
			for n := range part.len() {
				part.consider(p, s.impacts, best, n)
			}
		}
	})
}

// collect looks for the best until there are enough that are no copies of
// others.
func collect(p *probe, sure, limit int, look func(*top)) (hits, copies []hit) {
	for wanted := sure; ; {
		best := newTop(p, wanted, limit)
		look(best)
		hits, copies, missing := best.sorted(sure, limit)
		if missing == 0 {
			return hits, copies
		}
		wanted = 2 * best.sure
	}
}

// consider scores a document and keeps it if it is good enough.
func (p part) consider(q *probe, w *impacts, best *top, n int) {
	if p.dead.has(n) || !q.accepts(p, n) {
		return
	}
	text := q.score(p.vector(n), w)
	score := text * q.fresh(p.published[n])
	if score == 0 || score < best.toBeat() {
		return
	}
	h := hit{p, n, p.key(n), text, score}
	if q.sketch != nil && q.sketch.copyOf(&p.sketches[n]) {
		best.copies = append(best.copies, h)
		return
	}
	best.add(h)
}
