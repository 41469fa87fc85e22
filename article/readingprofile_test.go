package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

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

// The values of npm, Ghost and Yoast are what reading-time 1.5.0 and 2.0.0-1,
// @tryghost/helpers 1.1.108 and yoastseo 3.6.0 print when they are run on these
// texts; Hugo's and Firefox's are worked out from their source (Hugo 0.166,
// toolkit/components/reader), Medium's from its help pages.
func TestProfilesKeepTheOthersFaults(t *testing.T) {
	english := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	for name, c := range map[string]struct {
		profile  article.ReadingProfile
		text     string
		images   int
		language string
		want     int
	}{
		"npm: 200 words are a minute":                         {article.ProfileNPM, english(200), 0, "en", 1},
		"npm: 201 words are 1.005, as a float 1.00":           {article.ProfileNPM, english(201), 0, "en", 1},
		"npm: 202 words are 1.01":                             {article.ProfileNPM, english(202), 0, "en", 2},
		"npm: 601 words are 3.005, as a float 3.00":           {article.ProfileNPM, english(601), 0, "en", 3},
		"npm: each Hiragana a word, 400 / 200":                {article.ProfileNPM, strings.Repeat("の", 400), 0, "ja", 2},
		"npm: Katakana in one run is one word":                {article.ProfileNPM, strings.Repeat("カ", 4000), 0, "ja", 1},
		"npm: marks after Han are eaten, 300 Han":             {article.ProfileNPM, strings.Repeat("新聞、", 150), 0, "ja", 2},
		"npm: nothing takes no time":                          {article.ProfileNPM, "", 0, "en", 0},
		"medium: 530 words, two minutes":                      {article.ProfileMedium, english(530), 0, "en", 2},
		"medium: 1000 Han, two minutes":                       {article.ProfileMedium, strings.Repeat("新", 1000), 0, "zh", 2},
		"medium: a picture more":                              {article.ProfileMedium, english(530), 1, "en", 3},
		"ghost: 275 words":                                    {article.ProfileGhost, english(275), 0, "en", 1},
		"ghost: 412 words are 1.498, rounded to 1":            {article.ProfileGhost, english(412), 0, "en", 1},
		"ghost: 413 words are 1.502, rounded to 2":            {article.ProfileGhost, english(413), 0, "en", 2},
		"ghost: 550 words and 3 pictures, 120 + 33 s":         {article.ProfileGhost, english(550), 3, "en", 3},
		"ghost: 2000 Arabic words and a Latin one are 1 word": {article.ProfileGhost, strings.Repeat("كلمة ", 2000) + "word", 0, "ar", 0},
		"ghost: without the Latin one they are 2000":          {article.ProfileGhost, strings.Repeat("كلمة ", 2000), 0, "ar", 7},
		"ghost: so are 2000 Hebrew words":                     {article.ProfileGhost, strings.Repeat("מלה ", 2000), 0, "he", 7},
		"ghost: a run that begins in Hiragana is 1 word":      {article.ProfileGhost, "これは" + strings.Repeat("新", 2000), 0, "ja", 0},
		"ghost: the same from a Han on, 2003 words":           {article.ProfileGhost, strings.Repeat("新", 2000) + "これは", 0, "ja", 7},
		"ghost: Katakana, Thai and Hindi are nothing":         {article.ProfileGhost, strings.Repeat("ニュース ข่าว समाचार ", 500), 0, "ja", 0},
		"hugo: 212 words":                                     {article.ProfileHugo, english(212), 0, "en", 1},
		"hugo: 213 words":                                     {article.ProfileHugo, english(213), 0, "en", 2},
		"hugo: one ideograph turns 999 words to 500 a minute": {article.ProfileHugo, english(999) + " 新", 0, "en", 2},
		"hugo: 500 Han":                                       {article.ProfileHugo, strings.Repeat("新", 500), 0, "zh", 1},
		"hugo: 501 Han":                                       {article.ProfileHugo, strings.Repeat("新", 501), 0, "zh", 2},
		"yoast: 228 words of English":                         {article.ProfileYoast, english(228), 0, "en", 1},
		"yoast: and a picture of 12 s":                        {article.ProfileYoast, english(228), 1, "en", 2},
		"yoast: no language is English":                       {article.ProfileYoast, english(228), 0, "", 1},
		"yoast: nor is one that is not known":                 {article.ProfileYoast, english(228), 0, "und-Latn", 1},
		"yoast: Chinese is not found, 366 words / 183.125":    {article.ProfileYoast, strings.TrimSpace(strings.Repeat("新 ", 366)), 0, "zh", 2},
		"yoast: Japanese by 357 characters":                   {article.ProfileYoast, strings.Repeat("新", 358), 0, "ja", 2},
		"yoast: its punctuation alone is no word":             {article.ProfileYoast, english(228) + " — ! + 〆 \\", 0, "en", 1},
		"yoast: a sign that it does not list is":              {article.ProfileYoast, english(228) + " *", 0, "en", 2},
		"yoast: an em dash parts words":                       {article.ProfileYoast, english(227) + " one—two", 0, "en", 2},
		"yoast: space beside 。 parts none, 183 words":         {article.ProfileYoast, strings.Repeat("新。 新 ", 183), 0, "zh", 1},
		"yoast: Japanese 357 characters beside marks":         {article.ProfileYoast, strings.Repeat("新、", 357), 0, "ja", 1},
		"firefox: 869 characters / (987 − 118)":               {article.ProfileFirefox, strings.Repeat("x", 869), 0, "en", 1},
		"firefox: one more":                                   {article.ProfileFirefox, strings.Repeat("x", 870), 0, "en", 2},
		"firefox: Japanese 301 / (357 − 56)":                  {article.ProfileFirefox, strings.Repeat("新", 301), 0, "ja", 1},
		"firefox: Slovenian 741 / (885 − 145)":                {article.ProfileFirefox, strings.Repeat("x", 741), 0, "sl", 2},
		"firefox: Korean is not listed, read as English":      {article.ProfileFirefox, strings.Repeat("뉴", 869), 0, "ko", 1},
		"firefox: Chinese 226 / (255 − 29)":                   {article.ProfileFirefox, strings.Repeat("新", 227), 0, "zh-CN", 2},
		"firefox: an emoji is two units":                      {article.ProfileFirefox, strings.Repeat("🎉", 435), 0, "en", 2},
		"an unknown profile":                                  {"none", english(999), 0, "en", 0},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, c.profile.Minutes(c.text, c.images, c.language))
		})
	}
}

func FuzzReadingProfiles(f *testing.F) {
	for _, s := range []string{"", "two words", "新。 新ー", "カー", "a\xff", "\xe3\x83", "👍🏽 ー", "كلمة word"} {
		f.Add(s, 1, "ja")
		f.Add(s, -1, "en-GB")
	}
	f.Fuzz(func(t *testing.T, text string, images int, language string) {
		for _, p := range article.ReadingProfiles() {
			require.GreaterOrEqual(t, p.Minutes(text, max(images, 0)%100, language), 0, p)
		}
	})
}
