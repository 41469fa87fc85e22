package articlegen_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func TestASeedIsAnArticle(t *testing.T) {
	require.Empty(t, cmp.Diff(articlegen.Article(7, articlegen.Options{}), articlegen.Article(7, articlegen.Options{})))
	require.NotEmpty(t, cmp.Diff(articlegen.Article(7, articlegen.Options{}), articlegen.Article(8, articlegen.Options{})))
}

func TestEveryKindOccurs(t *testing.T) {
	seen := map[article.Kind]bool{}
	for seed := range uint64(500) {
		d := articlegen.Document(seed, articlegen.Options{})
		for n := range d.Preorder() {
			seen[n.Kind()] = true
		}
	}
	require.Len(t, seen, 23+16)
}

func TestOnlyTheNamedKindsOccur(t *testing.T) {
	kinds := []article.Kind{article.KindParagraph, article.KindQuote, article.KindText}
	for seed := range uint64(200) {
		d := articlegen.Document(seed, articlegen.Options{Kinds: kinds})
		for n := range d.Preorder() {
			require.Contains(t, kinds, n.Kind())
		}
	}
}
