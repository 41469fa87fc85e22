package related_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func story(key, headline, text string) *article.Article {
	return &article.Article{
		ID: key, Headline: headline, Language: "en",
		Body: article.Document{Blocks: []article.Block{
			&article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}},
		}},
	}
}

func noon() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

func keys(results []related.Result) []string {
	var out []string
	for _, r := range results {
		out = append(out, r.Key)
	}
	return out
}

// desk is a small index of stories around a harbour.
func desk(t testing.TB, more ...*article.Article) *related.Index {
	t.Helper()
	x := related.New(related.Options{Now: noon})
	require.NoError(t, x.Add(deskStories()...))
	require.NoError(t, x.Add(more...))
	return x
}

func deskStories() []*article.Article {
	return []*article.Article{
		story("bridge", "Harbour bridge reopens", "The harbour bridge carries trams again after ninety days of repairs."),
		story("tram", "Trams return to the bridge", "Engineers tested the repaired harbour crossing with empty trams."),
		story("ferry", "Ferries keep summer timetable", "Harbour ferries sail on while passengers return to the trams."),
		story("cheese", "Cheese prices fall", "Dairies blame a mild winter for cheaper milk."),
		story("milk", "Farmers pour away milk", "The price of milk has fallen below what dairies pay in winter."),
	}
}

func with(a *article.Article, edit func(*article.Article)) *article.Article {
	edit(a)
	return a
}

func TestRelated(t *testing.T) {
	const bridgeText = "The harbour bridge carries trams again after ninety days of repairs."
	for _, c := range []struct {
		name  string
		more  []*article.Article
		query related.Query
		first string   // expected in the first place
		never []string // expected nowhere
	}{
		{
			name:  "words in common come first",
			query: related.Query{Key: "bridge"},
			first: "tram", never: []string{"bridge"},
		},
		{
			name:  "an article outside of the index may be asked about",
			query: related.Query{Article: story("new", "Milk", "Dairies want cheaper milk.")},
			first: "cheese", never: []string{"new"},
		},
		{
			name:  "an editor's pick comes before everything",
			more:  []*article.Article{with(deskStories()[0], func(a *article.Article) { a.Related = []string{"cheese"} })},
			query: related.Query{Key: "bridge"},
			first: "cheese",
		},
		{
			name: "the series comes before other stories",
			more: []*article.Article{
				with(deskStories()[0], func(a *article.Article) { a.Series = &article.Series{Name: "Crossings", Part: 1} }),
				with(story("tunnel", "A tunnel below the river", "Divers found old stones."), func(a *article.Article) {
					a.Series = &article.Series{Name: "Crossings", Part: 2}
				}),
			},
			query: related.Query{Key: "bridge"},
			first: "tunnel",
		},
		{
			name: "tags speak for a story with other words",
			more: []*article.Article{
				with(story("a", "Council meets", "Members argued until late."), func(a *article.Article) { a.Tags = []string{"Transit plan"} }),
				with(story("b", "New lines drawn", "Planners showed their maps."), func(a *article.Article) { a.Tags = []string{"transit plan"} }),
			},
			query: related.Query{Key: "a"},
			first: "b",
		},
		{
			name: "the newer of two alike comes first",
			more: []*article.Article{
				with(story("old", "Storm closes ferries", "Waves of four metres closed every pier on Monday."), func(a *article.Article) { a.Published = noon().AddDate(-2, 0, 0) }),
				with(story("new", "Storm closes ferries", "On Tuesday gales shut the piers once more, with waves."), func(a *article.Article) { a.Published = noon().AddDate(0, 0, -1) }),
			},
			query: related.Query{Article: story("q", "Storm closes ferries", "Waves at the piers")},
			first: "new",
		},
		{
			name:  "what the page already shows stays out",
			query: related.Query{Key: "bridge", Exclude: []string{"tram"}},
			never: []string{"tram"},
		},
		{
			name: "a wire copy stays out",
			more: []*article.Article{
				story("long", "Harbour bridge reopens", bridgeText+" Twelve thousand people crossed on foot before the first tram, and the mayor rang a bell."),
				story("copy", "Bridge open", bridgeText+" Twelve thousand people crossed on foot before the first tram, and the mayor rang a bell."),
			},
			query: related.Query{Key: "long"},
			never: []string{"copy"},
		},
		{
			name: "a translation stays out, whichever of the two names the other",
			more: []*article.Article{
				with(story("brücke", "Harbour bridge Hafenbrücke", bridgeText), func(a *article.Article) {
					a.Language = "de"
					a.Translations = []article.Translation{{Language: "en", ID: "bridge"}}
				}),
			},
			query: related.Query{Key: "bridge", Language: "*"},
			never: []string{"brücke"},
		},
		{
			name: "other languages stay out",
			more: []*article.Article{with(story("dansk", "Harbour bridge", bridgeText+" Igen"), func(a *article.Article) { a.Language = "da-DK" })},
			query: related.Query{
				Key: "tram", Limit: 10,
			},
			never: []string{"dansk"},
		},
		{
			name: "an embargo holds and an expired story is gone",
			more: []*article.Article{
				with(story("later", "Harbour bridge trams", "Trams and the harbour"), func(a *article.Article) { a.Embargo = noon().Add(time.Minute) }),
				with(story("gone", "Harbour bridge trams", "Trams and harbour"), func(a *article.Article) { a.Expires = noon() }),
			},
			query: related.Query{Key: "bridge", Limit: 10},
			never: []string{"later", "gone"},
		},
		{
			name: "only the category asked for",
			more: []*article.Article{with(story("cargo", "Harbour cargo", "Trams carry cargo"), func(a *article.Article) {
				a.Category = article.Category{Name: "Trade", Parent: &article.Category{Name: "City"}}
			})},
			query: related.Query{Key: "bridge", Category: "city", Limit: 10},
			first: "cargo", never: []string{"tram", "ferry"},
		},
		{
			name: "only the span of time asked for",
			more: []*article.Article{with(story("dated", "Harbour", "Trams"), func(a *article.Article) {
				a.Published = noon().Add(-time.Hour)
			})},
			query: related.Query{Key: "bridge", Since: noon().Add(-2 * time.Hour), Until: noon(), Limit: 10},
			first: "dated", never: []string{"tram", "ferry"},
		},
		{
			name:  "only what the filter lets pass",
			query: related.Query{Key: "bridge", Filter: func(key string) bool { return key == "ferry" }},
			first: "ferry", never: []string{"tram"},
		},
		{
			name:  "a draft is not in the index",
			more:  []*article.Article{with(deskStories()[1], func(a *article.Article) { a.Status = article.StatusDraft })},
			query: related.Query{Key: "bridge"},
			never: []string{"tram"},
		},
		{
			name: "Japanese is compared by pairs of characters",
			more: []*article.Article{
				{ID: "ja1", Language: "ja", Headline: "港の橋が再開"},
				{ID: "ja2", Language: "ja", Headline: "新しい橋が再開へ"},
				{ID: "ja3", Language: "ja", Headline: "牛乳の価格"},
			},
			query: related.Query{Key: "ja1"},
			first: "ja2",
		},
		{
			name: "German compounds share their parts",
			more: []*article.Article{
				{ID: "de1", Language: "de", Headline: "Hafenbrücke gesperrt"},
				{ID: "de2", Language: "de", Headline: "Neue Brücke über den Hafen"},
				{ID: "de3", Language: "de", Headline: "Milchpreis sinkt"},
			},
			query: related.Query{Key: "de1"},
			first: "de2",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := desk(t, c.more...)
			got, err := x.Related(t.Context(), c.query)
			require.NoError(t, err)
			if c.first != "" {
				require.NotEmpty(t, got)
				require.Equal(t, c.first, got[0].Key, "%+v", got)
			}
			for _, key := range c.never {
				require.NotContains(t, keys(got), key)
			}
			require.NoError(t, x.Check())
		})
	}
}

func TestQuestionsThatCannotBeAnswered(t *testing.T) {
	x := desk(t)
	_, err := x.Related(t.Context(), related.Query{Key: "nobody"})
	require.ErrorIs(t, err, related.ErrNotFound)
	_, err = x.Similarity("bridge", "nobody")
	require.ErrorIs(t, err, related.ErrNotFound)
	require.ErrorIs(t, x.Add(story("", "", ""), story("fine", "Fine", "")), related.ErrNoKey)
	require.Equal(t, 6, x.Len())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = x.Related(ctx, related.Query{Key: "bridge"})
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, x.AddSeq(ctx, relatedtest.News{}.Articles(10), nil), context.Canceled)
	got, err := related.New(related.Options{}).Related(t.Context(), related.Query{Article: deskStories()[0]})
	require.NoError(t, err)
	require.Empty(t, got)
}

func TestReplacingAndRemoving(t *testing.T) {
	x := desk(t)
	require.NoError(t, x.Add(story("tram", "Milk by tram", "Dairies send milk in winter")))
	got, err := x.Related(t.Context(), related.Query{Key: "cheese"})
	require.NoError(t, err)
	require.Contains(t, keys(got), "tram")
	require.True(t, x.Remove("tram"))
	require.False(t, x.Remove("tram"))
	got, err = x.Related(t.Context(), related.Query{Key: "cheese"})
	require.NoError(t, err)
	require.NotContains(t, keys(got), "tram")
	require.Equal(t, 4, x.Len())
	require.NoError(t, x.Check())
}

func TestManySmallAdditionsEqualOneLargeOne(t *testing.T) {
	one, many := related.New(related.Options{Now: noon}), related.New(related.Options{Now: noon})
	read := 0
	require.NoError(t, one.AddSeq(t.Context(), relatedtest.News{Seed: 2}.Articles(1500), func(n int) { read = n }))
	require.Equal(t, 1500, read)
	for a := range (relatedtest.News{Seed: 2}).Articles(1500) {
		require.NoError(t, many.Add(a))
	}
	require.NoError(t, many.Check())
	// The topics were learnt from other stories, so only the first stage is
	// the same, up to rounding: terms have other numbers.
	for key := range one.Keys() {
		want, scores, err := one.Nearest(related.Query{Key: key}, 10, false)
		require.NoError(t, err)
		got, sameScores, err := many.Nearest(related.Query{Key: key}, 10, false)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.InEpsilonSlice(t, scores, sameScores, 1e-5)
	}
}

func TestSimilarityOfPairs(t *testing.T) {
	x := desk(t)
	near, err := x.Similarity("bridge", "tram")
	require.NoError(t, err)
	far, err := x.Similarity("bridge", "cheese")
	require.NoError(t, err)
	same, err := x.Similarity("bridge", "bridge")
	require.NoError(t, err)
	back, err := x.Similarity("tram", "bridge")
	require.NoError(t, err)
	require.Greater(t, near, far)
	require.InDelta(t, 1, same, 1e-6)
	require.InDelta(t, near, back, 1e-6)
}

func TestClustersAreEvents(t *testing.T) {
	x := related.New(related.Options{Now: noon})
	events := make(map[string]string)
	for a := range (relatedtest.News{Seed: 4}).Articles(1000) {
		require.NoError(t, x.Add(a))
		events[a.Key()] = string(a.Extra["event"])
	}
	clusters, err := x.Clusters(t.Context(), related.ClusterOptions{})
	require.NoError(t, err)
	pure, total := 0, 0
	for _, c := range clusters {
		require.Equal(t, c.Lead, c.Keys[0])
		for _, key := range c.Keys {
			total++
			if events[key] == events[c.Lead] {
				pure++
			}
		}
	}
	t.Logf("%d clusters hold %d of 1000 stories, %d with their own event", len(clusters), total, pure)
	require.Greater(t, total, 700)
	require.Greater(t, float64(pure)/float64(total), 0.9)
}

type vectors map[string][]float32

func (v vectors) Vector(key string) []float32 { return v[key] }

func TestVectorsOfTheHostJoinTheScore(t *testing.T) {
	x := related.New(related.Options{Now: noon, Vectors: vectors{"bridge": {1, 0}, "tram": {0, 1}, "ferry": {2, 0}}})
	require.NoError(t, x.Add(deskStories()...))
	got, err := x.Related(t.Context(), related.Query{Key: "bridge"})
	require.NoError(t, err)
	require.Equal(t, "ferry", got[0].Key)
	require.Contains(t, got[0].Why(), "close in meaning")
}

func TestDiversityAlternatesSubjectSectionAndAuthor(t *testing.T) {
	labelled := func(key, text, section, author string) *article.Article {
		return with(story(key, "", text), func(a *article.Article) {
			a.Category = article.Category{Name: section}
			a.Authors = []article.Author{{Name: author}}
		})
	}
	for _, c := range []struct {
		name      string
		diversity float64
		second    *article.Article
		want      []string
	}{
		{"nothing asked for", -1, labelled("b", "harbour bridge trams again", "City", "Keller"), []string{"a", "b"}},
		{"the same words", 0.5, labelled("b", "harbour bridge trams again", "Sea", "Braun"), []string{"a", "c"}},
		{"the same section and author", 0.3, labelled("b", "harbour trams winter work", "City", "Keller"), []string{"a", "c"}},
		{"another section and author", 0.3, labelled("b", "harbour trams winter work", "Sea", "Braun"), []string{"a", "b"}},
	} {
		x := related.New(related.Options{Now: noon, Diversity: c.diversity, KeepDuplicates: true})
		require.NoError(t, x.Add(
			story("asked", "", "harbour bridge trams work night"),
			labelled("a", "harbour bridge trams night", "City", "Keller"),
			c.second,
			labelled("c", "work night ferries", "Farms", "Ilsen"),
		))
		for i := range 20 { // so that shared words are rare
			require.NoError(t, x.Add(story(fmt.Sprint("other", i), "", fmt.Sprintf("cheese dairies milk%d", i))))
		}
		got, err := x.Related(t.Context(), related.Query{Key: "asked", Limit: 2})
		require.NoError(t, err)
		require.Equal(t, c.want, keys(got), c.name)
	}
}

func TestMergingLeavesOutWhatWasRemoved(t *testing.T) {
	x := related.New(related.Options{})
	r := rand.New(rand.NewPCG(3, 1))
	n := 0
	for a := range (relatedtest.News{Seed: 3, Words: 40}).Articles(600) {
		require.NoError(t, x.Add(a))
		if n++; r.IntN(3) == 0 {
			x.Remove("n" + strconv.Itoa(r.IntN(n)))
		}
		if n%50 == 0 {
			require.NoError(t, x.Check())
		}
	}
}

func TestLoadsAreTheSameOnAnyNumberOfCores(t *testing.T) {
	load := func(cores int) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		x := related.New(related.Options{})
		require.NoError(t, x.AddSeq(t.Context(), func(yield func(*article.Article) bool) {
			for a := range (relatedtest.News{Seed: 4, Words: 60}).Articles(6000) {
				if a.Language = [...]string{"en", "de", "ru", ""}[len(a.Headline)%4]; !yield(a) {
					return
				}
			}
		}, nil))
		return snapshot(t, x)
	}
	require.True(t, bytes.Equal(load(1), load(4)))
}
