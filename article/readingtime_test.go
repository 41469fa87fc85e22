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
	// en 238 measured silent
}

func ExampleReadingProfile_Minutes() {
	text := strings.Repeat("word ", 1000)
	for _, p := range article.ReadingProfiles() {
		fmt.Println(p, p.Minutes(text, 1, "en"))
	}
	// Output:
	// npm 5
	// medium 4
	// ghost 4
	// hugo 5
	// yoast 5
	// firefox 6
}

func ExampleFirefoxRange() {
	fmt.Println(article.FirefoxRange(strings.Repeat("word ", 1000), "en"))
	// Output: 5 6
}

// in is an article of n repetitions of a text in a language.
func in(language, text string, n int) *article.Article {
	return &article.Article{Language: language, Body: article.Document{Blocks: []article.Block{para(strings.Repeat(text, n))}}}
}

func TestEstimatesByLanguage(t *testing.T) {
	// The expected time is n over the mean rate, over 200/238. For languages
	// that were measured aloud the mean is the measured rate times 238/228, so
	// that the whole is n / (aloud × 200/228).
	for name, c := range map[string]struct {
		a       *article.Article
		minutes float64
	}{
		"English: 1000 / 200":                                           {in("en", "word ", 1000), 5},
		"British English too":                                           {in("en-GB", "word ", 1000), 5},
		"Dutch: as English, 238 silent":                                 {in("nl", "woord ", 1000), 5},
		"German: 1000 / (179 × 200/228)":                                {in("de-AT", "Wort ", 1000), 1000 / (179 * 200.0 / 228)},
		"French: 1000 / (195 × 200/228)":                                {in("fr", "mot ", 1000), 1000 / (195 * 200.0 / 228)},
		"Spanish: 1000 / (218 × 200/228)":                               {in("es-419", "voz ", 1000), 1000 / (218 * 200.0 / 228)},
		"Portuguese of Brazil: 1000 / (181 × 200/228)":                  {in("pt-BR", "voz ", 1000), 1000 / (181 * 200.0 / 228)},
		"Finnish: 1000 / (161 × 200/228)":                               {in("fi", "sana ", 1000), 1000 / (161 * 200.0 / 228)},
		"Turkish: 1000 / (166 × 200/228)":                               {in("tr", "söz ", 1000), 1000 / (166 * 200.0 / 228)},
		"Russian: 1000 / (184 × 200/228)":                               {in("ru", "слово ", 1000), 1000 / (184 * 200.0 / 228)},
		"Arabic: 1000 / (138 × 200/228)":                                {in("ar", "كلمة ", 1000), 1000 / (138 * 200.0 / 228)},
		"Hebrew: 1000 / (187 × 200/228)":                                {in("he", "מלה ", 1000), 1000 / (187 * 200.0 / 228)},
		"Persian: nobody measured it, 1000 / (184 × 200/228)":           {in("fa", "کلمه ", 1000), 1000 / (184 * 200.0 / 228)},
		"Hindi: likewise":                                               {in("hi", "शब्द ", 1000), 1000 / (184 * 200.0 / 228)},
		"Serbian in Latin: likewise":                                    {in("sr-Latn", "reč ", 1000), 1000 / (184 * 200.0 / 228)},
		"Korean: 1000 / (202 × 200/238)":                                {in("ko", "단어 ", 1000), 1000 / (202 * 200.0 / 238)},
		"Chinese: 2000 / (439 × 200/238)":                               {in("zh-Hant", "大橋", 1000), 2000 / (439 * 200.0 / 238)},
		"Japanese: 3000 / (653 × 200/238)":                              {in("ja", "橋が。ア", 1000), 3000 / (653 * 200.0 / 238)},
		"Thai: 3 letters × 1000 / (863 × 200/228)":                      {in("th", "ข่าว", 1000), 3000 / (863 * 200.0 / 228)},
		"no language, by script, Japanese":                              {in("", "橋が。ア", 1000), 3000 / (653 * 200.0 / 238)},
		"no language, by script, Latin is read as English":              {in("", "word ", 1000), 5},
		"no language, by script, Cyrillic as Russian":                   {in("", "слово ", 1000), 1000 / (184 * 200.0 / 228)},
		"mixed: 1000 Han at the Chinese rate, 200 words at the English": {in("zh", "新闻很好看 x ", 200), 1000/(439*200.0/238) + 1},
		"mixed: Chinese quoted in English":                              {in("en", "大 word ", 1000), 1000/(439*200.0/238) + 5},
		"mixed: 200 Arabic words and a Latin one":                       {in("ar", strings.Repeat("كلمة ", 200)+"word", 1), 200/(138*200.0/228) + 1.0/200},
	} {
		t.Run(name, func(t *testing.T) {
			got := article.EstimateReadingTime(c.a, article.ReadingOptions{})
			require.InDelta(t, c.minutes, got.Duration.Minutes(), 1e-6)
			require.InDelta(t, c.minutes*200/300, got.Fast.Minutes(), 1e-6)
			require.InDelta(t, c.minutes*200/175, got.Slow.Minutes(), 1e-6)
		})
	}
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
}

func TestTheTimeThatRemains(t *testing.T) {
	a := in("en", "word ", 200)
	a.Headline, a.Hero = "three words here", &article.Figure{}
	a.Body.Blocks = append(a.Body.Blocks, para(strings.Repeat("word ", 400)))
	require.Equal(t, 2*time.Minute, article.EstimateReadingTime(a, article.ReadingOptions{From: 1}).Duration)
	require.Zero(t, article.EstimateReadingTime(a, article.ReadingOptions{From: 9}).Duration)
	require.Equal(t, 3*time.Minute+12900*time.Millisecond, article.EstimateReadingTime(a, article.ReadingOptions{}).Duration)
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

func TestProfilesKeepTheOthersFaults(t *testing.T) {
	english := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	for name, c := range map[string]struct {
		profile  article.ReadingProfile
		text     string
		images   int
		language string
		want     int
	}{
		"npm: 200 words are a minute":                          {article.ProfileNPM, english(200), 0, "en", 1},
		"npm: 201 words are 1.005, cut to 1.00 or 1.01, so 2":  {article.ProfileNPM, english(202), 0, "en", 2},
		"npm: each Hiragana a word, 400 / 200":                 {article.ProfileNPM, strings.Repeat("の", 400), 0, "ja", 2},
		"npm: Katakana in one run is one word":                 {article.ProfileNPM, strings.Repeat("カ", 4000), 0, "ja", 1},
		"npm: marks after Han are eaten, 300 Han":              {article.ProfileNPM, strings.Repeat("新聞、", 150), 0, "ja", 2},
		"npm: nothing takes no time":                           {article.ProfileNPM, "", 0, "en", 0},
		"medium: 530 words, two minutes":                       {article.ProfileMedium, english(530), 0, "en", 2},
		"medium: 1000 Han, two minutes":                        {article.ProfileMedium, strings.Repeat("新", 1000), 0, "zh", 2},
		"medium: a picture more":                               {article.ProfileMedium, english(530), 1, "en", 3},
		"ghost: 275 words":                                     {article.ProfileGhost, english(275), 0, "en", 1},
		"ghost: 412 words are 1.498, rounded to 1":             {article.ProfileGhost, english(412), 0, "en", 1},
		"ghost: 413 words are 1.502, rounded to 2":             {article.ProfileGhost, english(413), 0, "en", 2},
		"ghost: 550 words and 3 pictures, 120 + 33 s":          {article.ProfileGhost, english(550), 3, "en", 3},
		"ghost: 200 Arabic words and a Latin one are 1 word":   {article.ProfileGhost, strings.Repeat("كلمة ", 2000) + "word", 0, "ar", 0},
		"ghost: a run that begins in Hiragana is 1 word":       {article.ProfileGhost, "これは" + strings.Repeat("新", 2000), 0, "ja", 0},
		"ghost: the same from a Han on, 2003 words":            {article.ProfileGhost, strings.Repeat("新", 2000) + "これは", 0, "ja", 7},
		"ghost: Katakana, Thai and Hindi are nothing":          {article.ProfileGhost, strings.Repeat("ニュース ข่าว समाचार ", 500), 0, "ja", 0},
		"hugo: 213 words":                                      {article.ProfileHugo, english(213), 0, "en", 1},
		"hugo: 214 words":                                      {article.ProfileHugo, english(214), 0, "en", 2},
		"hugo: one ideograph turns 1000 words to 501 a minute": {article.ProfileHugo, english(1000) + " 新", 0, "en", 2},
		"hugo: 502 Han":                                        {article.ProfileHugo, strings.Repeat("新", 502), 0, "zh", 2},
		"yoast: 228 words of English":                          {article.ProfileYoast, english(228), 0, "en", 1},
		"yoast: and a picture of 12 s":                         {article.ProfileYoast, english(228), 1, "en", 2},
		"yoast: Chinese is not found, 366 words / 183.125":     {article.ProfileYoast, strings.TrimSpace(strings.Repeat("新 ", 366)), 0, "zh", 2},
		"yoast: Japanese by 357 characters":                    {article.ProfileYoast, strings.Repeat("新", 358), 0, "ja", 2},
		"yoast: punctuation alone is no word":                  {article.ProfileYoast, english(228) + " — !", 0, "en", 1},
		"firefox: 869 characters / (987 − 118)":                {article.ProfileFirefox, strings.Repeat("x", 869), 0, "en", 1},
		"firefox: one more":                                    {article.ProfileFirefox, strings.Repeat("x", 870), 0, "en", 2},
		"firefox: Japanese is read as English":                 {article.ProfileFirefox, strings.Repeat("新", 869), 0, "ja", 1},
		"firefox: Chinese 226 / (255 − 29)":                    {article.ProfileFirefox, strings.Repeat("新", 227), 0, "zh-CN", 2},
		"firefox: an emoji is two units":                       {article.ProfileFirefox, strings.Repeat("🎉", 435), 0, "en", 2},
		"an unknown profile":                                   {"none", english(999), 0, "en", 0},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, c.profile.Minutes(c.text, c.images, c.language))
		})
	}
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
	require.Equal(t, "zh", article.ReadingRateFor("yue-Hant-HK").Language)
	require.Equal(t, article.DerivedFromMean, article.ReadingRateFor("sr-Latn").Evidence)
}
