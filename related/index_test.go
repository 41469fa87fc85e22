package related_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
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

func desk(t *testing.T) *related.Index {
	t.Helper()
	x := related.New(related.Options{Now: noon})
	require.NoError(t, x.Add(
		story("bridge", "Harbour bridge reopens", "The harbour bridge carries trams again after repairs."),
		story("tram", "Trams return to the bridge", "Engineers tested the repaired harbour crossing with empty trams."),
		story("ferry", "Ferries keep summer timetable", "Harbour ferries sail on while passengers return to the trams."),
		story("cheese", "Cheese prices fall", "Dairies blame a mild winter for cheaper milk."),
	))
	return x
}

func TestRelated(t *testing.T) {
	got, err := desk(t).Related(t.Context(), related.Query{Key: "bridge"})
	require.NoError(t, err)
	require.Equal(t, []string{"tram", "ferry"}, keys(got)[:2])
	require.Contains(t, got[0].Why(), "bridge")
}
