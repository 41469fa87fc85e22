package related

import (
	"fmt"
	"math"
)

// Similarity says how much two indexed articles have in common, 0 to 1,
// whatever their age: the cosine of the two after each was expanded by its
// nearest neighbours, as [Index.Related] expands a question. Unlike
// Result.Score it can be compared between pairs.
func (x *Index) Similarity(a, b string) (float64, error) {
	first, err := x.companions(a)
	if err != nil {
		return 0, err
	}
	second, err := x.companions(b)
	if err != nil {
		return 0, err
	}
	f := &field{desk: new(desk), state: first.state, index: x, asked: first.asked}
	f.members = make([]member, 1, 2*neighbours+2)
	weights := [2][]float64{{1}, {0}}
	// Of a neighbour that both have each keeps its own, so that agreement
	// counts only through what the neighbours say.
	for side, c := range [...]*companions{first, second} {
		if side == 1 {
			p, n, ok := second.state.locate(uint32(second.asked.serial))
			if !ok {
				return 0, fmt.Errorf("%w: %q", ErrNotFound, b)
			}
			f.members = append(f.members, member{hit: hit{part: p, n: n}})
			weights[0], weights[1] = append(weights[0], 0), append(weights[1], 1)
		}
		total := 0.0
		for _, h := range c.hits {
			total += float64(h.text)
		}
		for _, h := range c.hits {
			share := expansion * float64(h.text) / total
			f.members = append(f.members, member{hit: h})
			weights[side] = append(weights[side], share)
			weights[1-side] = append(weights[1-side], 0)
		}
	}
	f.load()
	f.compare()
	f.compareTopics()
	dot := func(v, w []float64) (sum float64) {
		for i := range v {
			for j := range w {
				if v[i] != 0 && w[j] != 0 {
					sum += v[i] * w[j] * f.similarity(i, j)
				}
			}
		}
		return sum
	}
	own := math.Sqrt(dot(weights[0], weights[0]) * dot(weights[1], weights[1]))
	if own == 0 {
		return 0, nil
	}
	return min(1, dot(weights[0], weights[1])/own), nil
}

// companions are an article and its nearest neighbours.
type companions struct {
	state *state
	asked *question
	hits  []hit
}

func (x *Index) companions(key string) (*companions, error) {
	q := Query{Key: key, Language: "*"}
	s, asked, err := x.ask(q)
	if err != nil {
		return nil, err
	}
	p := x.probe(s, asked, q)
	defer p.release()
	p.halfLife, p.sketch = 0, nil
	hits, _ := s.search(p, neighbours, neighbours)
	return &companions{s, asked, hits}, nil
}
