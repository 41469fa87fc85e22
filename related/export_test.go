package related

import "context"

// Nearest gives the keys and scores of the first stage of ranking, found by
// search or, when exhaustive, by scoring every document.
func (x *Index) Nearest(q Query, limit int, exhaustive bool) (keys []string, scores []float32, err error) {
	s, asked, err := x.ask(q)
	if err != nil {
		return nil, nil, err
	}
	p := x.probe(s, asked, q)
	hits := s.search(p, limit)
	if exhaustive {
		hits = s.scan(p, limit)
	}
	for _, h := range hits {
		keys, scores = append(keys, h.key), append(scores, h.score)
	}
	return keys, scores, nil
}

// Exhaustive is Related with a first stage that looks at every document.
func (x *Index) Exhaustive(_ context.Context, q Query) ([]Result, error) {
	s, asked, err := x.ask(q)
	if err != nil {
		return nil, err
	}
	p := x.probe(s, asked, q)
	hits := s.scan(p, max(candidates, 2*q.Limit))
	return x.newField(s, asked, p, x.withPicked(s, p, asked, hits)).results(q.Limit, x.opts), nil
}
