package related_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

func ExampleVectorTable() {
	// The vectors come from the host's own model.
	vectors := new(related.VectorTable)
	vectors.Set("bridge", []float32{0.9, 0.1})
	vectors.Set("ferry", []float32{0.8, 0.2})
	vectors.Set("cheese", []float32{-0.1, 1})

	index := related.New(related.Options{Vectors: vectors})
	_ = index.Add(
		&article.Article{ID: "bridge", Headline: "Bridge reopens"},
		&article.Article{ID: "ferry", Headline: "Boats sail on"}, // no word in common
		&article.Article{ID: "cheese", Headline: "Milk prices fall"},
	)
	results, err := index.Related(context.Background(), related.Query{Key: "bridge", Limit: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range results {
		fmt.Println(r.Key, r.Why())
	}
	// Output: ferry close in meaning
}

func TestNearestVectorsAreExact(t *testing.T) {
	const n, dims = 2000, 24
	r := rand.New(rand.NewPCG(4, 4))
	random := func() []float32 {
		v := make([]float32, dims)
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
		return v
	}
	var table related.VectorTable
	all := make(map[string][]float32)
	for i := range n {
		key := fmt.Sprint("v", i)
		all[key] = random()
		table.Set(key, all[key])
	}
	for i := 0; i < n; i += 7 { // removed
		key := fmt.Sprint("v", i)
		table.Remove(key)
		table.Remove(key)
		delete(all, key)
	}
	for i := 1; i < n; i += 14 { // replaced
		key := fmt.Sprint("v", i)
		all[key] = random()
		table.Set(key, all[key])
	}
	require.Equal(t, len(all), table.Len())
	for range 20 {
		asked := random()
		cosines := make(map[string]float64)
		var want []string
		for key, v := range all {
			var ab, aa, bb float64
			for i := range v {
				ab += float64(v[i]) * float64(asked[i])
				aa += float64(v[i]) * float64(v[i])
				bb += float64(asked[i]) * float64(asked[i])
			}
			cosines[key] = ab / math.Sqrt(aa*bb)
			want = append(want, key)
		}
		slices.SortFunc(want, func(a, b string) int {
			if cosines[a] > cosines[b] {
				return -1
			}
			return 1
		})
		require.Equal(t, want[:10], table.Nearest(asked, 10))
	}
}

func TestVectorsWithoutDirection(t *testing.T) {
	var table related.VectorTable
	require.Empty(t, table.Nearest([]float32{1}, 3))
	require.Nil(t, table.Vector("a"))
	table.Set("a", []float32{3, 4})
	require.InDeltaSlice(t, []float32{0.6, 0.8}, table.Vector("a"), 1e-6)
	table.Set("other", []float32{1, 2, 3})
	table.Set("apart", []float32{-1, -1})
	require.Equal(t, []string{"a"}, table.Nearest([]float32{1, 1}, 3))
	require.Empty(t, table.Nearest([]float32{0, 0}, 3))
	require.Empty(t, table.Nearest([]float32{1, 1}, 0))
	nan := float32(math.NaN())
	for _, none := range [][]float32{nil, {0, 0}, {nan, 1}, {float32(math.Inf(1)), 1}} {
		table.Set("a", []float32{3, 4})
		table.Set("a", none)
		require.Nil(t, table.Vector("a"))
	}
}

func TestVectorsFindWhatSharesNoWord(t *testing.T) {
	vectors := new(related.VectorTable)
	x := related.New(related.Options{Now: noon, Vectors: vectors})
	require.NoError(t, x.Add(
		story("bridge", "Bridge reopens", "Trams cross the water"),
		story("ferry", "Boats sail on", "Passengers keep timetables"),
		story("cheese", "Milk", "Dairies complain"),
	))
	vectors.Set("bridge", []float32{1, 0})
	vectors.Set("ferry", []float32{1, 0.1})
	vectors.Set("cheese", []float32{0, 1})
	vectors.Set("unknown", []float32{1, 0})
	got, err := x.Related(t.Context(), related.Query{Key: "bridge", Limit: 1})
	require.NoError(t, err)
	require.Equal(t, []string{"ferry"}, keys(got))
	got, err = x.Related(t.Context(), related.Query{Key: "bridge", Limit: 1, Exclude: []string{"ferry"}})
	require.NoError(t, err)
	require.NotContains(t, keys(got), "ferry")

	var busy sync.WaitGroup
	for i := range 4 {
		busy.Go(func() {
			for k := range 200 {
				vectors.Set(fmt.Sprint("w", k%10), []float32{1, float32(i)})
				vectors.Remove(fmt.Sprint("w", (k+5)%10))
				_, err := x.Related(t.Context(), related.Query{Key: "bridge"})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	busy.Wait()
}

func BenchmarkVectorTable(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	var table related.VectorTable
	v := make([]float32, 128)
	for i := range 10_000 {
		for k := range v {
			v[k] = float32(r.NormFloat64())
		}
		table.Set(fmt.Sprint(i), v)
	}
	b.ReportAllocs()
	for b.Loop() {
		table.Nearest(v, 50)
	}
}
