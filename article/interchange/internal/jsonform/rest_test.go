package jsonform_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

// restored is what comes back when all of a value is rest.
func restored[T any](t *testing.T, v *T) {
	t.Helper()
	rest := jsonform.RestOf(v)
	if rest.Empty() {
		return
	}
	w := jsonform.NewWriter(nil, "form")
	w.Object(func() { w.WriteRest(rest) })
	out, _, err := w.Done()
	require.NoError(t, err)
	r, value, err := jsonform.Open("form", "", out, article.Limits{})
	require.NoError(t, err)
	got := new(T)
	r.Restore(got, value)
	require.NoError(t, r.Err(), "%s", out)
	require.Empty(t, cmp.Diff(v, got), "%s", out)
}

func TestWhatIsRestComesBack(t *testing.T) {
	for seed := range uint64(500) {
		a := articlegen.Article(seed, articlegen.Options{})
		restored(t, a)
		restored(t, &a.Body)
		restored(t, &a.Category)
		for i := range a.Authors {
			restored(t, &a.Authors[i])
		}
		for i := range a.Corrections {
			restored(t, &a.Corrections[i])
		}
		for i := range a.Sources {
			restored(t, &a.Sources[i])
		}
		for i := range a.Translations {
			restored(t, &a.Translations[i])
		}
		if a.Series != nil && cmp.Diff(*a.Series, article.Series{}) != "" {
			restored(t, a.Series)
		}
		if a.Hero != nil {
			restored(t, &a.Hero.Image)
		}
		for n := range a.Body.Preorder() {
			switch n := n.(type) {
			case *article.Link:
				restored(t, n)
			case *article.Video:
				restored(t, n)
			case *article.List:
				for i := range n.Items {
					restored(t, &n.Items[i])
				}
			case *article.Table:
				for i := range n.Body {
					restored(t, &n.Body[i])
					for j := range n.Body[i].Cells {
						restored(t, &n.Body[i].Cells[j])
					}
				}
			case *article.Timeline:
				for i := range n.Events {
					restored(t, &n.Events[i])
				}
			case *article.KeyFacts:
				for i := range n.Facts {
					restored(t, &n.Facts[i])
				}
			}
		}
	}
}
