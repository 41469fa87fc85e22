package related

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// Ranking has two stages. The first finds, exactly, the candidates whose own
// words come closest; see search.go. The second orders them, looking at them
// together:
//
//   - Expansion. The nearest candidates are read as further versions of the
//     question: what they share with a candidate speaks for it too. It is
//     pseudo relevance feedback (Rocchio, 1971; Lavrenko and Croft, 2001)
//     over whole documents.
//   - Company. Two stories that are close to the same other stories belong
//     together, whatever words they use: the cosine of their similarities to
//     all candidates.
//   - Topics. Nearness in what the collection writes about; see topics.go.
//   - Then age, series and picks, and diversity.
//
// All three use nothing but the index's own texts.
const (
	// candidates is how many documents the second stage looks at, and leaders
	// how many of them whatever their scores: the others must have most of
	// the last leader's, see leaderShare. 20 to 100 rank alike on the
	// development data, and shares from 0 to 0.7.
	candidates = 20
	leaders    = 10
	// neighbours is how many of them are read as versions of the question,
	// each by its share in their similarity.
	neighbours = 10
	// expansion is what the neighbours together weigh against the article
	// itself, and company what the cosine weighs against the best
	// candidate's own score: as much, for want of a reason to prefer one.
	expansion = 1
	company   = 1
)

// Related returns the stories that belong beside the one asked about, best
// first. It fails with [ErrNotFound] where Query.Key is not in the index and
// no Query.Article is given.
func (x *Index) Related(ctx context.Context, q Query) ([]Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, asked, err := x.ask(q)
	if err != nil {
		return nil, err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	p := x.probe(s, asked, q)
	for sure := max(limit, leaders); ; sure *= 2 {
		hits, copies := s.search(p, sure, max(candidates, sure))
		f := x.newField(s, asked, p, x.withPicked(s, p, asked, merged(hits, copies)))
		results := f.results(limit, x.opts)
		// Copies of one another may have left too few.
		if len(results) == limit || len(hits) < sure {
			p.release()
			return results, nil
		}
	}
}

// merged is the hits with the nearest of the copies, which say more about the
// question than anything else.
func merged(hits, copies []hit) []hit {
	all := append(copies[:min(len(copies), neighbours)], hits...)
	slices.SortFunc(all, compareHits)
	return all
}

// A question is the article asked about, as the index sees it.
type question struct {
	document
	serial int64           // -1: not in the index
	hidden map[string]bool // what must not be found, by name
	away   []uint32        // the same by serial number, where it is in the index
}

// ask finds or analyses the article asked about.
func (x *Index) ask(q Query) (*state, *question, error) {
	asked := &question{serial: -1}
	if q.Article != nil {
		b := newBatch(x.opts.Language)
		b.read(q.Article)
		b.lookUp(x.dictionary)
		asked.document = b.finish()[0]
	} else {
		asked.key = q.Key
	}
	x.read.RLock()
	defer x.read.RUnlock()
	s := x.state.Load()
	p, n, ok := x.keys.find(s, asked.key)
	if ok {
		asked.serial = int64(p.serials[n])
	}
	if q.Article == nil {
		if !ok {
			return nil, nil, fmt.Errorf("%w: %q", ErrNotFound, q.Key)
		}
		asked.document = document{
			key: q.Key, language: s.languages[p.languages[n]],
			vector: p.vector(n), names: p.names(n), length: p.lengths[n], sketch: p.sketches[n], extra: p.extra(n).unpack(),
		}
	}
	asked.hidden = make(map[string]bool, len(q.Exclude)+1)
	hide := func(name string) {
		asked.hidden[name] = true
		if p, n, ok := x.keys.find(s, name); ok {
			asked.away = append(asked.away, p.serials[n])
		}
	}
	hide(asked.key)
	for _, key := range q.Exclude {
		hide(key)
	}
	if asked.extra != nil {
		for _, name := range asked.extra.Translations {
			hide(name)
		}
	}
	slices.Sort(asked.away)
	return s, asked, nil
}

// probe makes the search for a question.
func (x *Index) probe(s *state, asked *question, q Query) *probe {
	p := newProbe(s, x.dictionary, asked.vector)
	if !x.opts.KeepDuplicates {
		p.sketch = &asked.sketch
	}
	now := x.opts.Now()
	p.now = now.Unix()
	if x.opts.HalfLife > 0 {
		p.halfLife = x.opts.HalfLife.Seconds()
	}
	language := cmp.Or(baseLanguage(q.Language), asked.language)
	if language == "*" {
		language = ""
	}
	category, inCategory := uint32(0), true
	if q.Category != "" {
		x.dictionary.mu.RLock()
		category, inCategory = x.dictionary.find(kindCategory, q.Category)
		x.dictionary.mu.RUnlock()
	}
	since, until := int64(math.MinInt64), int64(undated)
	if !q.Since.IsZero() {
		since = q.Since.Unix()
	}
	if !q.Until.IsZero() {
		until = q.Until.Unix()
	}
	dated := !q.Since.IsZero() || !q.Until.IsZero()
	p.accepts = func(d part, n int) bool {
		if _, away := slices.BinarySearch(asked.away, d.serials[n]); away || !inCategory {
			return false
		}
		if t := d.published[n]; t < since || t > until || dated && t == undated {
			return false
		}
		if l := s.languages[d.languages[n]]; language != "" && l != "" && l != language {
			return false
		}
		if q.Category != "" && !d.vector(n).has(category) {
			return false
		}
		if e := d.extra(n); e.away(now) || e.translates(asked) {
			return false
		}
		return q.Filter == nil || q.Filter(d.key(n))
	}
	return p
}

// withPicked adds to the hits what an editor linked, the series' other parts
// and what the host's vectors say is near, so that they are ranked whatever
// their words.
func (x *Index) withPicked(s *state, p *probe, asked *question, hits []hit) []hit {
	add := func(d part, n int) {
		key := d.key(n)
		known := slices.ContainsFunc(hits, func(h hit) bool { return h.key == key })
		if !known && !d.dead.has(n) && p.accepts(d, n) {
			text := p.score(d.vector(n), s.impacts)
			hits = append(hits, hit{d, n, key, text, text * p.fresh(d.published[n])})
		}
	}
	var named []string
	if asked.extra != nil {
		named = asked.extra.Picked
	}
	if v, ok := x.opts.Vectors.(VectorSearcher); ok {
		if own := v.Vector(asked.key); own != nil {
			named = append(slices.Clip(named), v.Nearest(own, candidates)...)
		}
	}
	for _, key := range named {
		x.read.RLock()
		d, n, ok := x.keys.find(s, key)
		x.read.RUnlock()
		if ok {
			add(d, n)
		}
	}
	for _, t := range p.terms {
		if k, _ := x.dictionary.count(t.term); k != kindSeries {
			continue
		}
		for _, d := range slices.Backward(s.parts) {
			l, _ := d.list(t.term)
			for n := range l.all {
				if add(d, n); len(hits) > 4*candidates {
					return hits
				}
			}
		}
	}
	return hits
}
