package related_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// subjects are stories of five subjects with twelve words each. A story uses
// four of its subject's and words that all share.
func subjects(n int) []*article.Article {
	r := rand.New(rand.NewPCG(5, 5))
	var out []*article.Article
	for i := range n {
		words := []string{"report", "today"}
		for _, w := range r.Perm(12)[:4] {
			words = append(words, fmt.Sprintf("%c%cword", 'a'+i%5, 'a'+w))
		}
		for range 6 {
			words = append(words, fmt.Sprintf("common%02d", r.IntN(40)))
		}
		out = append(out, story(fmt.Sprint("s", i), "", strings.Join(words, " ")))
	}
	return out
}

func TestStoriesOfOneSubjectNeedNoSharedWord(t *testing.T) {
	x := related.New(related.Options{Now: noon})
	require.NoError(t, x.Add(subjects(400)...))
	require.Equal(t, 400, x.Topics())
	require.NoError(t, x.Add(
		story("near", "", "beword bfword bgword bhword common01"),
		story("far", "", "deword dfword dgword dhword common01"),
		story("asked", "", "baword bbword bcword bdword common01"),
	))
	near, err := x.Similarity("asked", "near")
	require.NoError(t, err)
	far, err := x.Similarity("asked", "far")
	require.NoError(t, err)
	require.Greater(t, near, 2*far)
}

func TestTopicsAreLearntAgainAsTheIndexGrows(t *testing.T) {
	x := related.New(related.Options{Now: noon})
	stories := subjects(600)
	for _, step := range []struct{ upTo, want int }{
		{100, 0},   // too few to learn from
		{300, 300}, // enough
		{350, 300}, // a sixth more
		{375, 375}, // a quarter more
		{600, 600},
	} {
		require.NoError(t, x.Add(stories[x.Len():step.upTo]...))
		require.Equal(t, step.want, x.Topics(), step.upTo)
	}
	// What is replaced counts like what is new.
	require.True(t, x.Remove("s0"))
	require.NoError(t, x.Add(stories[1:150]...))
	require.Equal(t, 600, x.Topics())
	require.NoError(t, x.Add(stories[1]))
	require.Equal(t, 599, x.Topics())
}

func TestLeadingVectors(t *testing.T) {
	const columns = 60
	r := rand.New(rand.NewPCG(9, 9))
	var rows [][]float32
	for i := range 300 {
		row := make([]float32, columns)
		for k := range 10 {
			row[(i%4)*10+k] = 1 + r.Float32() // four blocks
		}
		row[40+r.IntN(20)] = 0.2
		rows = append(rows, row)
	}
	got := related.Leading(rows, columns)
	// rows become of length 1, as inside.
	for _, row := range rows {
		length := float32(0)
		for _, v := range row {
			length += v * v
		}
		for k := range row {
			row[k] /= float32(math.Sqrt(float64(length)))
		}
	}
	column := func(k int) []float64 {
		out := make([]float64, columns)
		for i := range out {
			out[i] = float64(got[i][k])
		}
		return out
	}
	dot := func(a, b []float64) (sum float64) {
		for i := range a {
			sum += a[i] * b[i]
		}
		return sum
	}
	for k := range 4 {
		v := column(k)
		for j := range k + 1 {
			want := 0.0
			if j == k {
				want = 1
			}
			require.InDelta(t, want, dot(v, column(j)), 1e-4)
		}
		// The square of the matrix only stretches an eigenvector.
		square := make([]float64, columns)
		for _, row := range rows {
			sum := 0.0
			for i, x := range row {
				sum += float64(x) * v[i]
			}
			for i, x := range row {
				square[i] += sum * float64(x)
			}
		}
		value := dot(v, square)
		require.Greater(t, value, 50.0)
		for i := range square {
			require.InDelta(t, value*v[i], square[i], 0.5)
		}
	}
}

func TestBrokenTopicsAreRefused(t *testing.T) {
	x := related.New(related.Options{Now: noon})
	require.NoError(t, x.AddSeq(t.Context(), relatedtest.News{Seed: 7, Words: 30}.Articles(300), nil))
	require.Equal(t, 300, x.Topics())
	good := snapshot(t, x)
	y, err := related.Load(bytes.NewReader(good), related.Options{Now: noon})
	require.NoError(t, err)
	require.Equal(t, 300, y.Topics())
	refused := 0
	for at := len(good) - 20; at > len(good)-20_000; at -= 101 {
		bad := bytes.Clone(good)
		bad[at] = 0xFF
		z, err := related.Load(bytes.NewReader(related.Resum(bad)), related.Options{Now: noon})
		if err != nil {
			require.ErrorIs(t, err, related.ErrSnapshot)
			refused++
			continue
		}
		_, err = z.Related(t.Context(), related.Query{Key: "n5"})
		require.NoError(t, err)
	}
	require.Positive(t, refused)
}
