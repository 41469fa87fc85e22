package related

import (
	"math"
	"slices"
	"sync"
)

// room is the memory a search works in.
type room struct {
	terms   []probeTerm
	weights []float32 // of the terms, by number; 0 between searches
	sums    sums      // 0 between segments
	scored  marks     // likewise
	plans   []plan
	drafts  []unit
	units   []unit // of all plans
	finds   []find
	opened  []opened
	touched []uint16
	desk    desk
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// fit makes room for term numbers below a limit.
func (r *room) fit(limit int) {
	if len(r.weights) < limit {
		r.weights = make([]float32, limit)
	}
}

// With half or twice as much of any of these a query takes a tenth longer at
// most.
const (
	// openers is about how many postings are read of all segments to find
	// out what score there is to beat.
	openers = 2048
	// firstLook is the share of the whole that may be left over when the best
	// by what was read so far are scored, as long as there is no score to
	// beat.
	firstLook = 0.5
	// settleLook is the share of the score to beat that may be left over when
	// those that can still reach it are counted for the first time, and
	// nextLook how much less is left over at every further look.
	settleLook = 0.75
	nextLook   = 0.6
	// scoring a document takes about as long as reading so many postings.
	scoring = 600
)

const (
	// maxTerms is with how many terms sums are of any use. A question of
	// more, a thick book, is compared with every document.
	maxTerms = most / 4
)

// slack covers the rounding of sums of a few hundred float32 in another
// order.
const slack = 1 + 1e-4

// reading is a search under way.
type reading struct {
	*room
	probe   *probe
	impacts *impacts
	best    *top
	scale   float64 // of sums
}

// plan decides what to read, the largest segments first, and returns the
// last step of the opening.
func (r *reading) plan(parts []part) (opening uint8) {
	r.plans, r.units = r.plans[:0], r.units[:0]
	var postings [steps]int
	highest := 0.0
	for _, p := range parts {
		drafts := r.drafts[:0]
		for _, t := range r.probe.terms {
			if l, at := p.list(t.term); l != nil {
				drafts = appendUnits(drafts, l, at, t.weight, r.impacts)
			}
		}
		r.drafts = drafts
		if len(drafts) == 0 {
			continue
		}
		start := len(r.units)
		r.units = order(r.units, drafts, r.probe.self, &postings)
		plan := plan{part: p, units: r.units[start:]}
		for i := range plan.units {
			plan.left += float64(plan.units[i].drop)
		}
		r.plans = append(r.plans, plan)
		highest = max(highest, plan.left)
	}
	slices.SortStableFunc(r.plans, func(a, b plan) int { return b.live - a.live })
	r.scale = (most - float64(len(r.probe.terms))) / highest // see weight
	for total := 0; opening < steps-1; opening++ {
		if total += postings[opening]; total >= openers {
			break
		}
	}
	return opening
}

// opened is a document found by the opening: as good as it is in the order
// of finds, the number of its plan in the last bits.
type opened uint64

// open scores the best by the rarest words, so that there is a score to beat
// before much is read.
func (r *reading) open(last uint8) {
	out, wanted, worst := r.opened[:0], r.best.limit*3/2, ^opened(0)
	one := r.sums.one()
	for i := range r.plans {
		p := &r.plans[i]
		touched := r.touched[:0]
		for k := range p.units {
			u := &p.units[k]
			if u.step > last {
				break
			}
			for g := u.groups(p.postings); g.mask != 0; {
				code, documents := g.next()
				weight := r.weight(u, code)
				for _, n := range documents {
					if one[n] == 0 {
						touched = append(touched, n)
					}
					one[n] += weight
				}
			}
		}
		for _, n := range touched {
			o := opened(newFind(one[n], int(n)))<<32 | opened(i)
			one[n] = 0
			if o > worst {
				continue
			}
			if out = append(out, o); len(out) == 2*wanted {
				slices.Sort(out)
				out, worst = out[:wanted], out[wanted-1]
			}
		}
		r.touched = touched
	}
	slices.Sort(out)
	out = out[:min(len(out), wanted)]
	for _, o := range out {
		p := &r.plans[uint32(o)]
		p.consider(r.probe, r.impacts, r.best, find(o>>32).n())
	}
	r.opened = out
}

// weight is what a posting of a unit adds to a sum, rounded up to a whole
// number, so that no sum is too small.
func (r *reading) weight(u *unit, code uint8) uint16 {
	return uint16(u.weight*r.impacts[code]*float32(r.scale)) + 1
}

// add adds what a unit brings to every document's sum.
func (r *reading) add(p *plan, u *unit) {
	for g := u.groups(p.postings); g.mask != 0; {
		code, documents := g.next()
		r.sums.raise(documents, r.weight(u, code))
	}
}

// read looks for better documents in a segment. About share of the results
// will come from it.
func (r *reading) read(i, share int) {
	p := &r.plans[i]
	fresh := float64(r.probe.fresh(p.newest))
	toBeat := float64(r.best.toBeat()) / fresh
	if p.left < toBeat {
		return
	}
	for _, o := range r.opened {
		if int(uint32(o)) == i {
			r.scored.set(find(o >> 32).n())
		}
	}
	look := p.left * firstLook
	if toBeat > 0 {
		look = toBeat * settleLook
	}
	left := p.left
	for k := 0; ; {
		for ; k < len(p.units) && left > look; k++ {
			r.add(p, &p.units[k])
			left -= float64(p.units[k].drop)
		}
		few := -1 // it is too early to count
		if k == len(p.units) {
			left, few = 0, segmentSize
		} else if left <= toBeat*settleLook {
			look = left * nextLook
			few = p.ahead(k, left-look) / scoring // which costs less than reading on
		}
		finds, all := r.sums.best(r.finds[:0], p.len(), &r.scored, few, share, r.least(left, fresh))
		r.finds = finds
		r.score(p, finds, left, fresh)
		if all && few >= 0 {
			break
		}
		if toBeat = float64(r.best.toBeat()) / fresh; left > toBeat*settleLook {
			look = max(left*firstLook, toBeat*settleLook)
		}
	}
	clear(r.sums.words(p.len()))
	clear(r.scored[:(p.len()+63)/64])
}

// ahead is how many postings are read from a unit on until so much less is
// left over.
func (p *plan) ahead(k int, drop float64) (postings int) {
	for ; k < len(p.units) && drop > 0; k++ {
		postings += int(p.units[k].length)
		drop -= float64(p.units[k].drop)
	}
	return postings
}

// least is the sum that a document must have to be able to reach the
// results, at least 1.
func (r *reading) least(left, fresh float64) int {
	toBeat := float64(r.best.toBeat()) / fresh
	return min(most, max(1, int(math.Ceil((toBeat/slack-left)*r.scale))))
}

// score scores documents, the best by what was read first, but for those that
// cannot reach the results any more.
func (r *reading) score(p *plan, finds []find, left, fresh float64) {
	for _, f := range finds {
		bound := (float64(f.sum())/r.scale + left) * slack
		toBeat := float64(r.best.toBeat())
		if bound*fresh < toBeat {
			break
		}
		n := f.n()
		if bound*float64(r.probe.fresh(p.published[n])) >= toBeat {
			p.consider(r.probe, r.impacts, r.best, n)
			r.scored.set(n)
		}
	}
}
