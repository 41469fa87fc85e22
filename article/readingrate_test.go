package article_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

func ExampleReadingRateFor() {
	r := article.ReadingRateFor("pt-BR")
	fmt.Printf("%s %.0f words a minute, %s\n", r.Language, r.Words, r.Evidence)
	// Output: pt 189 words a minute, derived from aloud
}

func ExampleReadingRates() {
	for _, r := range article.ReadingRates()[:3] {
		fmt.Printf("%s %.0f %s\n", r.Language, r.Words, r.Evidence)
	}
	// Output:
	// ar 144 derived from aloud
	// de 187 derived from aloud
	// el 217 derived from aloud
}

func TestEveryRateHasASource(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range article.ReadingRates() {
		require.False(t, seen[r.Language], r.Language)
		seen[r.Language] = true
		require.NotEmpty(t, r.Source, r.Language)
		require.NotEmpty(t, r.Evidence, r.Language)
		require.True(t, (r.Words > 0) != (r.Characters > 0), r.Language)
		require.Equal(t, r, article.ReadingRateFor(r.Language))
	}
	require.Equal(t, "en", article.ReadingRateFor("").Language)
	for tag, want := range map[string]string{
		"pt-BR": "pt", "zh-Hant": "zh", "zh_TW": "zh", "yue-Hant-HK": "zh", "nb": "no", "NN-no": "no", "iw": "he", "EN-gb": "en", "sr-Latn": "und", "und": "und",
	} {
		require.Equal(t, want, article.ReadingRateFor(tag).Language, tag)
	}
	require.Equal(t, article.DerivedFromMean, article.ReadingRateFor("sr-Latn").Evidence)
}
