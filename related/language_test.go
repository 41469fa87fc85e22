package related

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGuessCountsFunctionWords(t *testing.T) {
	require.LessOrEqual(t, len(guessable), guessBytes)
	require.Less(t, guessWords, 256, "hits are bytes")
	for word, languages := range languagesByWord {
		require.LessOrEqual(t, len(word), 7, word)
		var want [guessBytes]uint8
		for _, i := range languages {
			want[i] = 1
		}
		for _, form := range []string{word, strings.ToUpper(word)} {
			if strings.ToLower(form) != word {
				continue // the capital of a Turkish i is another letter
			}
			for _, text := range []string{form, form + " " + form + "zzzzzzz 7", "zz-" + form} {
				var g guess
				g.add(text, appendWords(nil, text))
				require.Equal(t, want, g.hits, text)
			}
		}
	}
}

func TestGuessReadsSoManyWords(t *testing.T) {
	text := strings.Repeat("the ", 1000)
	words := appendWords(nil, text)
	var g guess
	g.add(text, words[:150])
	g.add(text, words[150:])
	require.Equal(t, guessWords, g.words)
	require.Equal(t, "en", g.language())
}
