package render_test

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

// Headlines run at one speed in every script: the pace counts characters.
func TestTheTickersPaceCountsCharacters(t *testing.T) {
	for _, text := range []string{"", "a", "Ferry back", "Night ferry to the islands returns after two winters", "Der Fährverkehr über die Förde ist zurück", "夜の渡し船が二度目の冬を越えて戻る", "Ночной паром вернулся на острова"} {
		var headlines []ticker.Headline
		for range 10 {
			headlines = append(headlines, ticker.Headline{Text: text})
		}
		pace := (10*(utf8.RuneCountInString(text)+8) + 79) / 80
		require.Contains(t, string(render.Ticker{Headlines: headlines}.AppendHTML(nil)), fmt.Sprintf(`nr-pace-%d"`, pace), text)
	}
}

func TestTheTickersScriptIsAtMostFourKilobytes(t *testing.T) {
	require.LessOrEqual(t, len(render.NewAssets(render.AssetOptions{}).Script().Gzip), 4<<10)
}
