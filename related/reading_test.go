package related_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

func TestSumsFindTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, c := range []struct {
		name             string
		documents, above int // how many sums there are, and below what
	}{
		{"one document", 1, 1 << 15},
		{"not a whole word of four", 7, 1 << 15},
		{"many equal sums", 5_000, 4},
		{"a whole segment", 1 << 16, 1 << 15},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s related.Sums
			sums, marked := make([]int, c.documents), make([]bool, c.documents)
			for n := range sums {
				sums[n] = r.IntN(c.above)
				s.Set(n, uint16(sums[n]))
				if marked[n] = r.IntN(10) == 0; marked[n] {
					s.Mark(n)
				}
			}
			for _, least := range []int{1, 2, c.above / 2, c.above - 1, 1<<15 - 1} {
				least = max(1, least)
				var reach []int
				for n, sum := range sums {
					if sum >= least && !marked[n] {
						reach = append(reach, n)
					}
				}
				slices.SortStableFunc(reach, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
				for _, few := range []int{0, 1, 40, c.documents} {
					for _, wanted := range []int{1, 20, c.documents} {
						want := reach
						if len(reach) > few {
							want = reach[:min(wanted, len(reach))]
						}
						got, all := s.Best(c.documents, few, wanted, least)
						require.Equal(t, len(reach) <= few, all)
						require.Equal(t, want, got)
					}
				}
			}
		})
	}
}

// vocabulary is words from one number to below another.
func vocabulary(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "w%dx ", i)
	}
	return b.String()
}

func TestABookIsComparedWithEverything(t *testing.T) {
	x := related.New(related.Options{Now: noon})
	require.NoError(t, x.Add(
		story("book", "", vocabulary(0, 40_000)),
		story("review", "", vocabulary(39_900, 40_300)),
		story("other", "", vocabulary(50_000, 50_400)),
	))
	results, err := x.Related(t.Context(), related.Query{Key: "book"})
	require.NoError(t, err)
	require.Equal(t, []string{"review"}, keys(results))
}

func TestCopiesDoNotTakeThePlacesOfOthers(t *testing.T) {
	const wire = "The ferry company said on Monday that it would end its night service to the islands in spring. "
	x := related.New(related.Options{Now: noon})
	asked := story("asked", "Ferries", wire+"Islanders protest against the end of the night ferry in the harbour.")
	require.NoError(t, x.Add(asked))
	for i := range 60 {
		require.NoError(t, x.Add(story(fmt.Sprintf("agency%d", i), "Night ferry ends", "Islanders of the outer islands hear that the night ferry ends in spring, as the company said.")))
	}
	for i := range 11 {
		require.NoError(t, x.Add(story(fmt.Sprintf("own%d", i), "", fmt.Sprintf("A ferry %s in the harbour.", vocabulary(40*i, 40*i+20)))))
	}
	results, err := x.Related(t.Context(), related.Query{Key: "asked", Limit: 12})
	require.NoError(t, err)
	require.Len(t, results, 12)
	agency := 0
	for _, r := range results {
		if strings.HasPrefix(r.Key, "agency") {
			agency++
		}
	}
	require.Equal(t, 1, agency)
}

func TestAFilterThatPanicsSpoilsNothing(t *testing.T) {
	x := newsIndex(t, 2_000)
	q := related.Query{Key: "n7", Limit: 10}
	before, err := x.Related(t.Context(), q)
	require.NoError(t, err)
	for calls := range 40 {
		q.Filter = func(string) bool {
			if calls--; calls < 0 {
				panic("filter")
			}
			return true
		}
		func() {
			defer func() { _ = recover() }()
			_, _ = x.Related(t.Context(), q)
		}()
	}
	q.Filter = nil
	after, err := x.Related(t.Context(), q)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestRarityIsRememberedNearly(t *testing.T) {
	for _, documents := range []int{1, 2, 100, 127, 128, 4_095, 100_000, 1_234_567, 500_000_000} {
		for holding := uint32(1); int(holding) <= documents; holding = holding*5/4 + 1 {
			remembered, exact := related.RememberedRarity(documents, holding)
			// A rounded count moves the logarithm by 1/64 at most, its power
			// by a little more.
			require.InDelta(t, exact, remembered, 0.02*max(1, float64(exact)), "%d of %d", holding, documents)
		}
	}
}

func TestRarityDoesNotDependOnTheOrderOfAdding(t *testing.T) {
	articles := make([]*article.Article, 0, 300)
	for i := range 300 {
		articles = append(articles, story(fmt.Sprint(i), "", vocabulary(i, i+9)+vocabulary(i%7*1000, i%7*1000+5)))
	}
	once, grown := related.New(related.Options{Now: noon}), related.New(related.Options{Now: noon})
	require.NoError(t, once.Add(articles[:200]...))
	for _, a := range articles {
		require.NoError(t, grown.Add(a))
	}
	for _, a := range articles[200:] {
		require.True(t, grown.Remove(a.ID))
	}
	for i := range 50 {
		q := related.Query{Key: fmt.Sprint(i * 4), Limit: 10}
		_, want, err := once.Nearest(q, 10, false)
		require.NoError(t, err)
		_, got, err := grown.Nearest(q, 10, false)
		require.NoError(t, err)
		require.InDeltaSlice(t, want, got, 1e-3)
	}
}
