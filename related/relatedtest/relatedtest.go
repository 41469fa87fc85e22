// Package relatedtest measures how good an order of related stories is,
// against labels, clicks or judgements that a host has.
//
//	scores, err := relatedtest.Evaluate(ctx, index, cases, relatedtest.Options{})
//	fmt.Printf("P@5 %.3f  MAP@10 %.3f\n", scores.Precision, scores.MAP)
//
// A [Case] is one article with what ought to be found beside it. Labels of a
// corpus become cases by [ByLabel], the clicks of readers by filling
// Case.Relevant with their counts.
package relatedtest

import (
	"context"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/dots-newsroom/newsroom/related"
)

// A Case is one article and what belongs beside it.
type Case struct {
	Key string
	// Relevant tells how much a found key is worth: 0 nothing, 1 a hit, more
	// for a better one.
	Relevant func(key string) float64
	// Ideal are the worths of everything that could be found, highest first,
	// as far as NDCG looks. Nil: NDCG compares with as many hits worth 1 as
	// there are places.
	Ideal []float64
}

// ByLabel makes a case of every key: what carries the same label is a hit.
func ByLabel(labels map[string]string) iter.Seq[Case] {
	return func(yield func(Case) bool) {
		keys := make([]string, 0, len(labels))
		for key := range labels {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			label := labels[key]
			hit := func(found string) float64 {
				if labels[found] == label {
					return 1
				}
				return 0
			}
			if !yield(Case{Key: key, Relevant: hit}) {
				return
			}
		}
	}
}

// Options are the depths to which lists are judged.
type Options struct {
	Precision int // of Scores.Precision; zero: 5
	Depth     int // of MAP and NDCG; zero: 10
}

// Scores are means over all cases, each from 0 to 1.
type Scores struct {
	Cases int
	// Precision is the share of hits in the first places. Places that stay
	// empty count as misses.
	Precision float64
	// MAP is the mean of the precision at each hit among the first Depth
	// places, divided by the number of those hits.
	MAP float64
	// NDCG is the normalised discounted cumulative gain (Järvelin and
	// Kekäläinen, 2002) of the first Depth places.
	NDCG float64
	// Coverage is the share of cases for which anything was found, and Reach
	// the share of cases whose article was found for another one.
	Coverage, Reach float64
}

// Evaluate asks the finder about every case.
func Evaluate(ctx context.Context, finder related.Finder, cases iter.Seq[Case], opts Options) (Scores, error) {
	if opts.Precision == 0 {
		opts.Precision = 5
	}
	if opts.Depth == 0 {
		opts.Depth = 10
	}
	var s Scores
	asked, found := make(map[string]bool), make(map[string]bool)
	for c := range cases {
		results, err := finder.Related(ctx, related.Query{Key: c.Key, Limit: max(opts.Precision, opts.Depth)})
		if err != nil {
			return Scores{}, fmt.Errorf("relatedtest: %s: %w", c.Key, err)
		}
		worths := make([]float64, len(results))
		for i, r := range results {
			worths[i] = c.Relevant(r.Key)
			found[r.Key] = true
		}
		asked[c.Key] = true
		s.Cases++
		if len(results) > 0 {
			s.Coverage++
		}
		s.Precision += precision(worths, opts.Precision)
		s.MAP += averagePrecision(worths, opts.Depth)
		s.NDCG += ndcg(worths, c.Ideal, opts.Depth)
	}
	for key := range asked {
		if found[key] {
			s.Reach++
		}
	}
	if n := float64(s.Cases); n > 0 {
		for _, mean := range []*float64{&s.Precision, &s.MAP, &s.NDCG, &s.Coverage, &s.Reach} {
			*mean /= n
		}
	}
	return s, nil
}

func precision(worths []float64, k int) float64 {
	hits := 0
	for _, w := range worths[:min(k, len(worths))] {
		if w > 0 {
			hits++
		}
	}
	return float64(hits) / float64(k)
}

func averagePrecision(worths []float64, k int) float64 {
	hits, sum := 0, 0.0
	for i, w := range worths[:min(k, len(worths))] {
		if w > 0 {
			hits++
			sum += float64(hits) / float64(i+1)
		}
	}
	if hits == 0 {
		return 0
	}
	return sum / float64(hits)
}

func ndcg(worths, ideal []float64, k int) float64 {
	gain := func(worths []float64) (sum float64) {
		for i, w := range worths[:min(k, len(worths))] {
			sum += w / math.Log2(float64(i+2))
		}
		return sum
	}
	if ideal == nil {
		ideal = slices.Repeat([]float64{1}, k)
	}
	best := gain(ideal)
	if best == 0 {
		return 0
	}
	return gain(worths) / best
}

// Correlation is Pearson's r between two lists of one length: how far a
// measure of similarity agrees with people's judgement. It is 0 where either
// list does not vary.
func Correlation(a, b []float64) float64 {
	n := float64(min(len(a), len(b)))
	var sa, sb, saa, sbb, sab float64
	for i := range min(len(a), len(b)) {
		sa += a[i]
		sb += b[i]
		saa += a[i] * a[i]
		sbb += b[i] * b[i]
		sab += a[i] * b[i]
	}
	spread := math.Sqrt((n*saa - sa*sa) * (n*sbb - sb*sb))
	if !(spread > 0) {
		return 0
	}
	return (n*sab - sa*sb) / spread
}
