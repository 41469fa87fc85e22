package relatedtest_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// lists is a finder that knows its answers.
type lists map[string][]string

func (l lists) Related(_ context.Context, q related.Query) ([]related.Result, error) {
	keys, ok := l[q.Key]
	if !ok {
		return nil, related.ErrNotFound
	}
	var out []related.Result
	for _, key := range keys[:min(q.Limit, len(keys))] {
		out = append(out, related.Result{Key: key})
	}
	return out, nil
}

func TestScoresAsComputedByHand(t *testing.T) {
	labels := map[string]string{"a": "x", "b": "x", "c": "x", "d": "y"}
	finder := lists{
		"a": {"b", "d", "c"}, // hits at 1 and 3
		"b": {"d", "a"},      // a hit at 2
		"c": {"d"},           // none
		"d": {},              // nothing found
	}
	scores, err := relatedtest.Evaluate(t.Context(), finder, relatedtest.ByLabel(labels), relatedtest.Options{Precision: 2, Depth: 3})
	require.NoError(t, err)
	log2 := func(n float64) float64 { return math.Log2(n) }
	best := 1 + 1/log2(3) + 1/log2(4)
	require.Equal(t, 4, scores.Cases)
	require.InDelta(t, (0.5+0.5)/4, scores.Precision, 1e-12)
	require.InDelta(t, ((1.0+2.0/3)/2+0.5)/4, scores.MAP, 1e-12)
	require.InDelta(t, ((1+1/log2(4))+1/log2(3))/best/4, scores.NDCG, 1e-12)
	require.InDelta(t, 3.0/4, scores.Coverage, 1e-12)
	require.InDelta(t, 1, scores.Reach, 1e-12)
}

func TestGradesCountAgainstTheIdeal(t *testing.T) {
	worth := map[string]float64{"b": 1, "c": 3}
	c := relatedtest.Case{Key: "a", Relevant: func(key string) float64 { return worth[key] }, Ideal: []float64{3, 1}}
	scores, err := relatedtest.Evaluate(t.Context(), lists{"a": {"b", "c"}}, slices.Values([]relatedtest.Case{c}), relatedtest.Options{})
	require.NoError(t, err)
	require.InDelta(t, (1+3/math.Log2(3))/(3+1/math.Log2(3)), scores.NDCG, 1e-12)
	c.Ideal = []float64{0}
	scores, err = relatedtest.Evaluate(t.Context(), lists{"a": {"b", "c"}}, slices.Values([]relatedtest.Case{c}), relatedtest.Options{})
	require.NoError(t, err)
	require.Zero(t, scores.NDCG)
}

func TestEvaluationStopsAtAnError(t *testing.T) {
	_, err := relatedtest.Evaluate(t.Context(), lists{}, relatedtest.ByLabel(map[string]string{"a": "x"}), relatedtest.Options{})
	require.True(t, errors.Is(err, related.ErrNotFound))
	scores, err := relatedtest.Evaluate(t.Context(), lists{}, relatedtest.ByLabel(nil), relatedtest.Options{})
	require.NoError(t, err)
	require.Zero(t, scores)
}

func TestCorrelation(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []float64
		want float64
	}{
		{"the same", []float64{1, 2, 3}, []float64{2, 4, 6}, 1},
		{"opposite", []float64{1, 2, 3}, []float64{3, 2, 1}, -1},
		{"unrelated", []float64{1, 2, 1, 2}, []float64{1, 1, 2, 2}, 0},
		{"one does not vary", []float64{1, 1}, []float64{1, 2}, 0},
		{"nothing", nil, nil, 0},
	} {
		require.InDelta(t, c.want, relatedtest.Correlation(c.a, c.b), 1e-12, c.name)
	}
}

func TestTheSameSeedGivesTheSameNews(t *testing.T) {
	one, two := slices.Collect(relatedtest.News{Seed: 3}.Articles(20)), slices.Collect(relatedtest.News{Seed: 3}.Articles(20))
	require.Equal(t, one, two)
	other := slices.Collect(relatedtest.News{Seed: 4}.Articles(20))
	require.NotEqual(t, one[0].Headline, other[0].Headline)
}
