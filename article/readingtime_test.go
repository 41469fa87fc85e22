package article_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

func ExampleReadingTime_Range() {
	a := article.Article{Language: "en", Body: article.Document{Blocks: []article.Block{para(strings.Repeat("word ", 1000))}}}
	t := article.EstimateReadingTime(&a, article.ReadingOptions{})
	fast, slow := t.Range()
	fmt.Printf("%d min, from %d to %d, %s\n", t.Minutes(), fast, slow, t.ISO())
	// Output: 5 min, from 4 to 6, PT5M
}

func ExampleReadingOptions() {
	a := article.Article{Language: "en", Body: article.Document{Blocks: []article.Block{para(strings.Repeat("word ", 1000))}}}
	read := len("word ") * 750 // bytes of text above the reader's position
	left := article.EstimateReadingTime(&a, article.ReadingOptions{Offset: read, Rounding: article.RoundNearest})
	fmt.Println(left.Words, left.Duration, left.Minutes())
	// Output: 250 1m15s 1
}

// in is an article of n repetitions of a text in a language.
func in(language, text string, n int) *article.Article {
	return &article.Article{Language: language, Body: article.Document{Blocks: []article.Block{para(strings.Repeat(text, n))}}}
}

func TestEstimateOptions(t *testing.T) {
	a := in("en", "word ", 1000)
	require.Equal(t, 5, article.EstimateReadingTime(a, article.ReadingOptions{Mean: true}).Minutes(), "1000 / 238 = 4.2, rounded up")
	require.Equal(t, 4*time.Minute, article.EstimateReadingTime(a, article.ReadingOptions{WordsPerMinute: 250}).Duration, "a rate of one's own is not lowered")
	require.Equal(t, 2*time.Minute, article.EstimateReadingTime(in("zh", "大", 1000), article.ReadingOptions{CharactersPerMinute: 500}).Duration)
	a.ReadingTime = 7 * time.Minute
	require.Equal(t, 7, article.EstimateReadingTime(a, article.ReadingOptions{}).Minutes(), "the editor's figure goes first")
}

func TestWhatABodyTakes(t *testing.T) {
	pic := &article.Figure{Image: article.Image{URL: "/a.jpg"}}
	for name, c := range map[string]struct {
		blocks  []article.Block
		seconds float64
	}{
		"one picture":                      {[]article.Block{pic}, 12},
		"three pictures: 12 + 11 + 10":     {[]article.Block{pic, &article.Gallery{Items: []*article.Figure{pic, pic}}}, 33},
		"twelve: 75 to the tenth, 3 each":  {[]article.Block{&article.Gallery{Items: []*article.Figure{pic, pic, pic, pic, pic, pic, pic, pic, pic, pic, pic, pic}}}, 12 + 11 + 10 + 9 + 8 + 7 + 6 + 5 + 4 + 3 + 3 + 3},
		"two lines of code":                {[]article.Block{&article.Code{Value: "a b c\nd\n"}}, 5},
		"a line of code that is not ended": {[]article.Block{&article.Code{Value: "a b c"}}, 2.5},
		"a table of two cells and 2 words": {[]article.Block{&article.Table{Body: []article.Row{{Cells: []article.Cell{{Content: []article.Block{para("a")}}, {Content: []article.Block{para("b")}}}}}}}, 1 + 2*0.3},
		"a pull quote, twice the same":     {[]article.Block{&article.PullQuote{Content: words("a b c")}}, 0},
		"an embed without text":            {[]article.Block{&article.Embed{URL: "https://youtu.be/x"}}, 12},
		"an embed with ten words":          {[]article.Block{&article.Embed{Text: strings.Repeat("a ", 10)}}, 3},
		"a list of ten words":              {[]article.Block{&article.List{Items: []article.ListItem{{Content: []article.Block{para("a b c d e")}}, {Content: []article.Block{para("a b c d e")}}}}}, 3},
		"a film that is not watched":       {[]article.Block{&article.Video{Duration: time.Minute}}, 0},
		"a picture inside a line":          {[]article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "a"}, &article.InlineImage{}}}}, 0.3},
		"a footnote and its mark":          {[]article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "a"}, &article.FootnoteRef{}}}, &article.Footnotes{Items: []article.Footnote{{Content: []article.Block{para("b c")}}}}}, 0.9},
		"a word in three pieces":           {[]article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "un"}, &article.Emphasis{Content: words("believ")}, &article.Text{Value: "able"}}}}, 0.3},
		"two paragraphs end words":         {[]article.Block{para("a"), para("b")}, 0.6},
	} {
		t.Run(name, func(t *testing.T) {
			a := &article.Article{Language: "en", Body: article.Document{Blocks: c.blocks}}
			require.InDelta(t, c.seconds, article.EstimateReadingTime(a, article.ReadingOptions{}).Duration.Seconds(), 1e-6)
		})
	}
	film := &article.Article{Body: article.Document{Blocks: []article.Block{&article.Video{Duration: time.Minute}}}}
	require.Equal(t, time.Minute, article.EstimateReadingTime(film, article.ReadingOptions{Media: true}).Duration)
	film.Body.Blocks = append(film.Body.Blocks, &article.Audio{Duration: time.Second}, &article.Audio{Duration: -time.Hour})
	require.Equal(t, 61*time.Second, article.EstimateReadingTime(film, article.ReadingOptions{Media: true}).Duration, "and no time before its beginning")
}

func TestTheTimeThatRemains(t *testing.T) {
	a := in("en", "word ", 200)
	a.Headline, a.Hero = "three words here", &article.Figure{}
	a.Body.Blocks = append(a.Body.Blocks, para(strings.Repeat("word ", 400)), &article.Figure{})
	for name, c := range map[string]struct {
		opts article.ReadingOptions
		want time.Duration
	}{
		"all of it: 603 words and 2 pictures": {article.ReadingOptions{}, 3*time.Minute + 900*time.Millisecond + 23*time.Second},
		"from the second block":               {article.ReadingOptions{From: 1}, 2*time.Minute + 12*time.Second},
		"from the second block, half of it":   {article.ReadingOptions{From: 1, Offset: 200 * len("word ")}, time.Minute + 12*time.Second},
		"from 400 words on":                   {article.ReadingOptions{Offset: 400 * len("word ")}, time.Minute + 12*time.Second},
		"from within a word: that one counts": {article.ReadingOptions{Offset: 399*len("word ") + 2}, time.Minute + 300*time.Millisecond + 12*time.Second},
		"from the picture":                    {article.ReadingOptions{Offset: 600 * len("word ")}, 12 * time.Second},
		"from behind all":                     {article.ReadingOptions{Offset: 1 << 30}, 0},
		"from a block that there is not":      {article.ReadingOptions{From: 9}, 0},
		"from before the beginning":           {article.ReadingOptions{From: -1, Offset: -1}, 3*time.Minute + 900*time.Millisecond + 23*time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, article.EstimateReadingTime(a, c.opts).Duration)
		})
	}
}

// A position counts bytes as Text and InlineText write them, whatever holds
// the text, and what stands before it takes no more time.
func TestAPositionCountsEveryKindOfText(t *testing.T) {
	inline := []article.Inline{
		&article.Text{Value: "one "}, &article.Break{}, &article.InlineImage{Image: article.Image{Alt: "sign"}},
		&article.Link{Content: words(" two ")}, &article.CodeSpan{Value: "three "}, &article.Text{Value: "four"},
	}
	text := article.InlineText(inline)
	a := &article.Article{Language: "en", Body: article.Document{Blocks: []article.Block{&article.Paragraph{Content: inline}}}}
	for word, left := range map[string]int{"one": 4, "two": 3, "three": 2, "four": 1} {
		got := article.EstimateReadingTime(a, article.ReadingOptions{Offset: strings.Index(text, word)})
		if word == "one" {
			got = article.EstimateReadingTime(a, article.ReadingOptions{})
		}
		require.Equal(t, left, got.Words, word)
	}
	a.Body.Blocks = []article.Block{
		&article.Code{Value: "a\nb\nc\n"},
		&article.Table{Body: []article.Row{{Cells: []article.Cell{{Content: []article.Block{para("xy")}}, {Content: []article.Block{para("z")}}}}}},
		&article.Video{Duration: time.Minute},
	}
	for offset, seconds := range map[int]float64{
		0: 3*2.5 + 2*0.5 + 2*0.3 + 60,
		2: 2*2.5 + 2*0.5 + 2*0.3 + 60, // a line of code has been read
		7: 1*0.5 + 2*0.3 + 60,         // the first cell has been found, its word is half read
		8: 1*0.5 + 1*0.3 + 60,         // and read
		9: 60,
	} {
		got := article.EstimateReadingTime(a, article.ReadingOptions{Offset: offset, Media: true})
		require.InDelta(t, seconds, got.Duration.Seconds(), 1e-6, offset)
	}
}

func TestTheEditorsFigureRemainsInPart(t *testing.T) {
	a := in("en", "word ", 300)
	a.Body.Blocks = append(a.Body.Blocks, para(strings.Repeat("word ", 100)))
	a.ReadingTime = 8 * time.Minute
	r := article.EstimateReadingTime(a, article.ReadingOptions{From: 1})
	require.Equal(t, 2*time.Minute, r.Duration, "100 of 400 words are a quarter")
	require.Equal(t, []time.Duration{r.Duration, r.Duration}, []time.Duration{r.Fast, r.Slow}, "an editor gives no range")
	empty := &article.Article{ReadingTime: time.Minute}
	require.Equal(t, time.Minute, article.EstimateReadingTime(empty, article.ReadingOptions{}).Duration)
	require.Zero(t, article.EstimateReadingTime(empty, article.ReadingOptions{From: 1}).Duration)
}

func TestRounding(t *testing.T) {
	for name, c := range map[string]struct {
		seconds  int
		rounding article.Rounding
		want     int
	}{
		"up, to the second":            {180, article.RoundUp, 3},
		"up, a second more":            {181, article.RoundUp, 4},
		"to the nearest, below half":   {209, article.RoundNearest, 3},
		"to the nearest, half":         {210, article.RoundNearest, 4},
		"down, a second short":         {239, article.RoundDown, 3},
		"down, but at least one":       {30, article.RoundDown, 1},
		"to the nearest, at least one": {1, article.RoundNearest, 1},
		"up, nothing is one":           {0, article.RoundUp, 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := article.ReadingTime{Duration: time.Duration(c.seconds) * time.Second, Fast: time.Second, Slow: 10 * time.Minute, Rounding: c.rounding}
			require.Equal(t, c.want, r.Minutes())
			fast, slow := r.Range()
			require.Equal(t, []int{1, 10}, []int{fast, slow})
		})
	}
	nearest := article.EstimateReadingTime(in("en", "word ", 250), article.ReadingOptions{Rounding: article.RoundNearest})
	require.Equal(t, 1, nearest.Minutes(), "250 / 200 is 1:15")
}

func TestAnEmptyArticleTakesAMinute(t *testing.T) {
	r := article.EstimateReadingTime(&article.Article{}, article.ReadingOptions{})
	require.Equal(t, 1, r.Minutes())
	require.Equal(t, "PT1M", r.ISO())
}

func TestEstimatingAllocatesNothing(t *testing.T) {
	a := everything()
	a.ReadingTime = 0
	require.Zero(t, testing.AllocsPerRun(100, func() { article.EstimateReadingTime(a, article.ReadingOptions{}) }))
}

func BenchmarkEstimateReadingTime(b *testing.B) {
	a := everything()
	a.ReadingTime = 0
	b.ReportAllocs()
	for b.Loop() {
		article.EstimateReadingTime(a, article.ReadingOptions{})
	}
}

// Whatever position is named, no more remains than the bytes behind it can
// hold, and nothing behind the end.
func FuzzAPosition(f *testing.F) {
	f.Add("one two three", "橋が", 5)
	f.Add("a\xffb", "", 1)
	f.Add("4aбcд", "👍🏽", 7)
	f.Fuzz(func(t *testing.T, first, second string, offset int) {
		a := &article.Article{Language: "en", Body: article.Document{Blocks: []article.Block{para(first), &article.Code{Value: second}, para(second)}}}
		length := len(first) + 2*len(second)
		offset = min(max(offset, 0), length)
		left := article.EstimateReadingTime(a, article.ReadingOptions{Offset: offset})
		require.LessOrEqual(t, left.Words+left.Characters, length-offset)
		if length > 0 {
			require.Zero(t, article.EstimateReadingTime(a, article.ReadingOptions{Offset: length}).Duration)
		}
	})
}
