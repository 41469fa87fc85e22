package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func TestAnyArticleSurvivesJSON(t *testing.T) {
	articles := uint64(100_000)
	if testing.Short() {
		articles = 2_000
	}
	for seed := range articles {
		// Small articles come first, so that the first to fail is short.
		options := articlegen.Options{Size: 1 + int(seed*4/articles), Depth: 2 + int(seed%3)}
		want := articlegen.Article(seed, options)
		out, err := want.AppendJSON(nil)
		require.NoError(t, err, "seed %d, %+v", seed, options)
		got, err := article.ParseJSON(out, article.JSONOptions{})
		require.NoError(t, err, "seed %d, %+v: %s", seed, options, out)
		again, err := got.AppendJSON(nil)
		require.NoError(t, err)
		require.Equal(t, string(out), string(again), "seed %d, %+v", seed, options)
		// What is written twice the same was read whole; what was never written
		// shows when the values are compared, which takes most of the time.
		if seed%10 == 0 && !cmp.Equal(want, got) {
			t.Fatalf("seed %d, %+v:\n%s", seed, options, cmp.Diff(want, got))
		}
	}
}
