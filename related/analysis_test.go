package related_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

func ExampleAnalyse() {
	a := related.Analyse(&article.Article{ID: "x", Headline: "Trams and a tram", Tags: []string{"City trams"}}, "en")
	for _, t := range a.Terms {
		fmt.Printf("%s %s %.2f\n", t.Signal, t.Name, t.Share)
	}
	// Output:
	// tag city-trams 0.00
	// word a 0.25
	// word and 0.25
	// word tram 0.50
}

func TestWeightsOfTerms(t *testing.T) {
	require.InDelta(t, 1.0, related.Weight(1.0/200, 200), 1e-9) // once, in an article of mean length
	require.Equal(t, 1.0, related.Weight(0, 200))
	require.Less(t, related.Weight(1, 200), 1.0+related.Saturation)
	require.Greater(t, related.Gain(related.SignalTag, 100, 2), related.Gain(related.SignalWord, 100, 2))
	require.Greater(t, related.Gain(related.SignalWord, 100, 2), related.Gain(related.SignalWord, 100, 50))
	require.Zero(t, related.Gain(related.SignalPicked, 100, 2))
}

func TestSketches(t *testing.T) {
	text := "Twelve thousand people crossed on foot before the first tram, and the mayor rang a bell that no one heard."
	a := related.Analyse(story("a", "Bridge", text), "")
	b := related.Analyse(story("b", "Mayor rings bell", text), "")
	c := related.Analyse(story("c", "Cheese", "Dairies blame a mild winter for cheaper milk and for the empty shelves in the shops of the old town."), "")
	require.True(t, related.Copies(a.Sketch, b.Sketch))
	require.False(t, related.Copies(a.Sketch, c.Sketch))
	require.False(t, related.Copies(a.Sketch, nil))
}

func TestScriptsWithoutSpacesAreCutIntoPairs(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"Han", "zh", "港口大桥", []string{"口大", "大桥", "港口"}},
		{"Han and Hiragana", "ja", "橋を渡る", []string{"を渡", "橋を", "渡る"}},
		{"Katakana", "ja", "トラム", []string{"トラ", "ラム"}},
		{"Hangul, each word by itself", "ko", "항구 다리를", []string{"다리", "리를", "항구"}},
		{"Thai, marks with their letters", "th", "เรือ", []string{"เรื", "รือ"}},
		{"a single character", "zh", "桥", []string{"桥"}},
		{"Latin inside of Han", "zh", "大桥tram重开", []string{"tram", "大桥", "重开"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, term := range related.Analyse(&article.Article{ID: "a", Language: c.language, Headline: c.text}, "").Terms {
				got = append(got, term.Name)
			}
			require.ElementsMatch(t, c.want, got)
		})
	}
}
