package livetest_test

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/postgres"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func noon() time.Time { return time.Date(2020, 3, 2, 12, 0, 0, 0, time.UTC) }

func story(key, headline, text string) *article.Article {
	return &article.Article{ID: key, Headline: headline, Language: "en", Body: article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}},
	}}}
}

func with(a *article.Article, edit func(*article.Article)) *article.Article {
	edit(a)
	return a
}

func keys(results []related.Result) []string {
	out := []string{}
	for _, r := range results {
		out = append(out, r.Key)
	}
	return out
}

func TestAnswers(t *testing.T) {
	db := startPrimary(t).open()
	x := postgres.New(db, postgres.Options{Now: noon})
	require.NoError(t, x.Create(t.Context()))
	require.NoError(t, x.Create(t.Context()), "creating twice changes nothing")
	long := "The harbour bridge carries trams again after ninety days of repairs, twelve thousand people crossed on foot before the first tram."
	require.NoError(t, x.Add(t.Context(),
		with(story("bridge", "Harbour bridge reopens", long), func(a *article.Article) {
			a.Related = []string{"cheese"}
			a.Series = &article.Series{Name: "Crossings"}
			a.Translations = []article.Translation{{Language: "de", ID: "brücke"}}
		}),
		story("copy", "Bridge open", long),
		story("tram", "Trams return to the bridge", "Engineers tested the repaired harbour crossing with empty trams."),
		story("ferry", "Ferries keep summer timetable", "Harbour ferries sail on while passengers return to the trams."),
		story("cheese", "Cheese prices fall", "Dairies blame a mild winter."),
		with(story("tunnel", "A tunnel below the river", "Divers found old stones."), func(a *article.Article) {
			a.Series = &article.Series{Name: "Crossings"}
		}),
		story("brücke", "Harbour bridge trams", "Trams"),
		with(story("later", "Harbour bridge trams", "Trams"), func(a *article.Article) { a.Embargo = noon().Add(time.Hour) }),
		with(story("city", "Harbour trams", "Bridge"), func(a *article.Article) {
			a.Category = article.Category{Name: "City"}
			a.Published = noon().Add(-time.Hour)
		}),
	))
	for _, c := range []struct {
		name  string
		query related.Query
		want  []string
	}{
		{"picks, then the series, then words", related.Query{Key: "bridge", Limit: 3, Exclude: []string{"city"}}, []string{"cheese", "tunnel", "tram"}},
		{"only a category", related.Query{Key: "tram", Category: "city"}, []string{"city"}},
		{"only a span of time", related.Query{Key: "tram", Since: noon().Add(-2 * time.Hour)}, []string{"city"}},
		{"only what the filter lets pass", related.Query{Key: "tram", Filter: func(k string) bool { return k == "ferry" }}, []string{"ferry"}},
		{"an article from outside", related.Query{Article: story("q", "Dairies", "Cheese"), Limit: 1}, []string{"cheese"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := x.Related(t.Context(), c.query)
			require.NoError(t, err)
			require.Equal(t, c.want, keys(got))
			require.NotEmpty(t, got[0].Why())
		})
	}
	removed, err := x.Remove(t.Context(), "tram")
	require.NoError(t, err)
	require.True(t, removed)
	_, err = x.Related(t.Context(), related.Query{Key: "tram"})
	require.ErrorIs(t, err, related.ErrNotFound)
	require.NoError(t, x.Add(t.Context(), with(story("ferry", "", ""), func(a *article.Article) { a.Status = article.StatusWithdrawn })))
	var documents, wrong int
	require.NoError(t, db.QueryRow(`SELECT articles FROM newsroom_related_totals`).Scan(&documents))
	require.Equal(t, 7, documents)
	require.NoError(t, db.QueryRow(`SELECT count(*) FROM newsroom_related_terms t
		WHERE documents <> (SELECT count(*) FROM newsroom_related_postings WHERE term = t.id)`).Scan(&wrong))
	require.Zero(t, wrong)
	require.ErrorIs(t, postgres.New(db, postgres.Options{Prefix: "x; DROP"}).Create(t.Context()), postgres.ErrPrefix)
	require.ErrorIs(t, x.Add(t.Context(), &article.Article{}), related.ErrNoKey)
}

func TestProcessesShareOneIndex(t *testing.T) {
	s := startPrimary(t)
	first := postgres.New(s.open(), postgres.Options{Now: noon})
	require.NoError(t, first.Create(t.Context()))
	articles := slices.Collect(relatedtest.News{Seed: 3}.Articles(200))
	var wg sync.WaitGroup
	for part := range slices.Chunk(articles, 50) {
		x := postgres.New(s.open(), postgres.Options{Now: noon})
		wg.Go(func() {
			for _, a := range part {
				if err := x.Add(t.Context(), a); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	labels := make(map[string]string)
	for _, a := range articles {
		labels[a.Key()] = string(a.Extra["event"])
	}
	shared, err := relatedtest.Evaluate(t.Context(), first, relatedtest.ByLabel(labels), relatedtest.Options{})
	require.NoError(t, err)
	own := related.New(related.Options{Now: noon})
	require.NoError(t, own.Add(articles...))
	alone, err := relatedtest.Evaluate(t.Context(), own, relatedtest.ByLabel(labels), relatedtest.Options{})
	require.NoError(t, err)
	t.Logf("P@5 shared %.3f, in process %.3f", shared.Precision, alone.Precision)
	require.InDelta(t, alone.Precision, shared.Precision, 0.05)
}

func TestStandbyTakesOverWithoutLoss(t *testing.T) {
	primary := startPrimary(t)
	standby := primary.standby()
	db := primary.open()
	_, err := db.Exec(`ALTER SYSTEM SET synchronous_standby_names = '*'`)
	require.NoError(t, err)
	_, err = db.Exec(`SELECT pg_reload_conf()`)
	require.NoError(t, err)

	both := openDSN(t, fmt.Sprintf("host=127.0.0.1,127.0.0.1 port=%d,%d user=postgres dbname=postgres target_session_attrs=read-write connect_timeout=2", primary.port, standby.port))
	x := postgres.New(both, postgres.Options{Now: noon})
	require.NoError(t, x.Create(t.Context()))
	reader := postgres.New(standby.open(), postgres.Options{Now: noon})

	acknowledged := make(map[string]bool)
	killed := make(chan struct{})
	next := 0
	for a := range (relatedtest.News{Seed: 6}).Articles(400) {
		if next++; next == 120 {
			go func() {
				defer close(killed)
				primary.kill()
				// Not waiting for the end: a query that waits holds a snapshot, which
				// can be in the way of what the standby has still to replay.
				if _, err := standby.open().Exec(`SELECT pg_promote(wait => false)`); err != nil {
					t.Error(err)
				}
			}()
		}
		if err := x.Add(t.Context(), a); err == nil {
			acknowledged[a.Key()] = true
		} else if next < 120 {
			require.NoError(t, err)
		} else {
			time.Sleep(10 * time.Millisecond)
		}
		if next == 60 { // the standby answers while it follows
			require.Eventually(t, func() bool {
				got, err := reader.Related(t.Context(), related.Query{Key: "n10"})
				return err == nil && len(got) == 3
			}, 5*time.Second, 20*time.Millisecond)
		}
	}
	<-killed
	require.Eventually(t, func() bool { return x.Add(t.Context(), story("after", "Harbour", "Bridge")) == nil }, 20*time.Second, 50*time.Millisecond)
	for _, key := range slices.Sorted(maps.Keys(acknowledged)) {
		_, err := x.Related(t.Context(), related.Query{Key: key})
		require.NoError(t, err, "acknowledged article %s", key)
	}
	t.Logf("%d of 400 acknowledged, all found after the failover", len(acknowledged))
}
