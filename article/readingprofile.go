package article

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// A ReadingProfile names another program's way of computing reading time, so
// that a site that moves here can go on printing the numbers its readers
// know. The profiles keep the others' faults: that is what they are for.
type ReadingProfile string

// The profiles, with the release that each was compared with.
const (
	// ProfileNPM is the npm package reading-time (1.5.0 and 2.0.0-1): 200 words
	// a minute, each Han, Hiragana and Hangul character a word, Katakana not.
	ProfileNPM ReadingProfile = "npm"
	// ProfileMedium is the rule that Medium's help pages state: 265 words a
	// minute, or 500 characters of Chinese, Japanese and Korean; 12 seconds for
	// the first picture, one less for each further one, at least 3. Medium's
	// own program is not public and its pages do not say how it rounds; we
	// round up.
	ProfileMedium ReadingProfile = "medium"
	// ProfileGhost is Ghost's helper (@tryghost/helpers 1.1): 275 words a
	// minute by a pattern that knows few scripts, Arabic and Hebrew only where
	// nothing else stands, Medium's pictures, rounded to the nearest.
	ProfileGhost ReadingProfile = "ghost"
	// ProfileHugo is Hugo's .ReadingTime with hasCJKLanguage set: 212 words a
	// minute, or 500 where one Chinese, Japanese or Korean character occurs.
	// Before release 0.166 Hugo divided by 213 and 501.
	ProfileHugo ReadingProfile = "hugo"
	// ProfileYoast is Yoast SEO for WordPress (yoastseo 3.6): rates of reading
	// aloud (IReST) by language, Chinese under a key that is never asked for,
	// and 12 seconds a picture. Japanese is counted by characters of words that
	// a trained model finds; here by characters, which can differ by a percent.
	ProfileYoast ReadingProfile = "yoast"
	// ProfileFirefox is Firefox's reader view: characters by rates of reading
	// aloud (IReST), for a language that it detects itself. It prints a range;
	// this is the slow end, see [FirefoxRange]. Older releases kept Japanese
	// and Slovenian under wrong keys and read them as English.
	ProfileFirefox ReadingProfile = "firefox"
)

// ReadingProfiles returns all profiles.
func ReadingProfiles() []ReadingProfile {
	return []ReadingProfile{ProfileNPM, ProfileMedium, ProfileGhost, ProfileHugo, ProfileYoast, ProfileFirefox}
}

// Minutes is what the program would print for a text without markup, with a
// number of pictures, in a language (BCP 47). An unknown profile gives 0.
func (p ReadingProfile) Minutes(text string, images int, language string) int {
	switch p {
	case ProfileNPM:
		return npmMinutes(npmWords(text))
	case ProfileMedium:
		words, characters := mediumCount(text)
		return ceil(words/265 + characters/500 + imageSeconds(images)/60)
	case ProfileGhost:
		return ghostMinutes(ghostWords(text), images)
	case ProfileHugo:
		return hugoMinutes(text)
	case ProfileYoast:
		return yoastMinutes(text, images, language)
	case ProfileFirefox:
		_, slow := FirefoxRange(text, language)
		return slow
	}
	return 0
}

func ceil(f float64) int { return int(math.Ceil(f)) }

// npmMinutes rounds to two places first, as JavaScript's toFixed does, and
// then up.
func npmMinutes(words int) int {
	places, _ := strconv.ParseFloat(strconv.FormatFloat(float64(words)/200, 'f', 2, 64), 64)
	return ceil(places)
}

// npmWords counts as the package does, over UTF-16 as JavaScript sees it.
func npmWords(text string) (words int) {
	units := utf16.Encode([]rune(text))
	at := func(i int) rune {
		if i >= len(units) {
			return '\n' // the package adds one
		}
		return rune(units[i])
	}
	bound := func(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' }
	cjk := func(r rune) bool {
		return r >= 0x3040 && r <= 0x309F || r >= 0x4E00 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3
	}
	mark := func(r rune) bool {
		return r >= 0x21 && r <= 0x2F || r >= 0x3A && r <= 0x40 || r >= 0x5B && r <= 0x60 || r >= 0x7B && r <= 0x7E ||
			r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
	}
	end := len(units) - 1
	for end >= 0 && bound(at(end)) {
		end--
	}
	for i := 0; i <= end; i++ {
		switch {
		case cjk(at(i)):
			words++
			for i <= end && (mark(at(i+1)) || bound(at(i+1))) {
				i++
			}
		case !bound(at(i)) && (bound(at(i+1)) || cjk(at(i+1))):
			words++
		}
	}
	return words
}

// mediumCount parts the text into words and characters.
func mediumCount(text string) (words, characters float64) {
	count := CountText(text)
	for _, r := range text {
		if unicode.Is(unicode.Hangul, r) {
			characters++
		}
	}
	return float64(count.Words() - count[Hangul]), characters + float64(count[Han]+count[Kana])
}

// ghostMinutes adds the pictures one by one, as the original does: a sum of
// its own would round differently.
func ghostMinutes(words, images int) int {
	seconds := float64(words) / (275.0 / 60)
	for i := range images {
		seconds += float64(max(12-i, 3))
	}
	return int(math.Round(seconds / 60))
}

// ghostWords counts runs of two kinds of character: those of the first kind a
// word each, those of the second by character, but only where the run begins
// at U+4E00 or above. A text without either is counted by runs of Arabic and
// of Hebrew.
func ghostWords(text string) int {
	words := ghostRuns(text, func(r rune) int {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_',
			r >= 0xC0 && r <= 0xFF, r >= 0x392 && r <= 0x3C9, r >= 0x410 && r <= 0x4F9:
			return 1
		case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0xF900 && r <= 0xFAFF,
			r >= 0x3040 && r <= 0x309F, r >= 0xAC00 && r <= 0xD7AF:
			return 2
		}
		return 0
	})
	if words > 0 {
		return words
	}
	return ghostRuns(text, func(r rune) int {
		switch {
		case r >= 0x600 && r <= 0x6FF:
			return 1
		case r >= 0x591 && r <= 0x5F4:
			return 2
		}
		return 0
	})
}

func ghostRuns(text string, kind func(rune) int) (words int) {
	last, single := 0, false
	for _, r := range text {
		k := kind(r)
		switch {
		case k != 0 && k != last: // a run begins
			words++
			single = r < 0x4E00
		case k != 0 && !single:
			words++
		}
		last = k
	}
	return words
}

// hugoMinutes switches the whole text to characters where one Chinese,
// Japanese or Korean one occurs.
func hugoMinutes(text string) int {
	fields := 0
	cjk := strings.IndexFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	}) >= 0
	for word := range strings.FieldsSeq(text) {
		n := 1
		if runes := utf8.RuneCountInString(word); cjk && runes != len(word) {
			n = runes
		}
		fields += n
	}
	if cjk {
		return (fields + 499) / 500
	}
	return (fields + 211) / 212
}

// yoastRates are those of its source, key "cn" and all.
var yoastRates = map[string]float64{
	"ar": 138, "cn": 158, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187,
	"it": 188, "nl": 202, "pl": 166, "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166,
}

// yoastMean is the mean of yoastRates, for languages without one.
const yoastMean = 2930.0 / 16

func yoastMinutes(text string, images int, language string) int {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if base == "" || base == "und" {
		base = "en" // the locale of a site that names none
	}
	pictures := float64(images) * 0.2
	if base == "ja" {
		return ceil(float64(yoastCharacters(text))/357 + pictures)
	}
	rate, ok := yoastRates[base]
	if !ok {
		rate = yoastMean
	}
	return ceil(float64(yoastWords(text))/rate + pictures)
}

// yoastMarks are what it takes off the ends of a word, and the backslash,
// which it takes out.
const yoastMarks = `\–-()_[]’‘“”〝〞〟‟„"'.?!:;,¿¡«»‹›—×+&<>` + "۔؟،؛。｡！‼？⁇⁉⁈‥…・ー、〃〄〆〇〈〉《》「」『』【】〒〓〔〕〖〗〘〙〚〛〜〝〞〟〠〶〼〽｛｝｜～｟｠｢｣､［］･￥＄％＠＆＇（）＊／：；＜＞＼"

func yoastSpace(r rune) bool {
	return unicode.IsSpace(r) && r != 0x85 || r == 0xFEFF || r == '—'
}

// yoastWords counts what stands between white space and is not all marks.
// White space beside an ideographic full stop does not part.
func yoastWords(text string) (words int) {
	inWord, apart, last := false, true, rune(0)
	for _, r := range text {
		switch {
		case yoastSpace(r):
			apart = apart || last != '。'
			continue
		case r == '。':
			apart = false
		}
		if apart {
			inWord = false
		}
		if !inWord && !strings.ContainsRune(yoastMarks, r) {
			inWord = true
			words++
		}
		apart, last = false, r
	}
	return words
}

// yoastCharacters counts the characters of words as JavaScript does. The long
// vowel mark counts inside a word and not at its end.
func yoastCharacters(text string) (units int) {
	for i, r := range text {
		if yoastSpace(r) || strings.ContainsRune(yoastMarks, r) {
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if r != 'ー' || !unicode.Is(unicode.Katakana, next) {
				continue
			}
		}
		units += max(utf16.RuneLen(r), 1)
	}
	return units
}

// firefoxRates are characters a minute with their spread.
var firefoxRates = map[string][2]float64{
	"en": {987, 118}, "ar": {612, 88}, "de": {920, 86}, "es": {1025, 127}, "fi": {1078, 121}, "fr": {998, 126},
	"he": {833, 130}, "it": {950, 140}, "ja": {357, 56}, "nl": {978, 143}, "pl": {916, 126}, "pt": {913, 145},
	"ru": {986, 175}, "sl": {885, 145}, "sv": {917, 156}, "tr": {1054, 156}, "zh": {255, 29},
}

// FirefoxRange is the range of minutes that Firefox's reader view prints.
func FirefoxRange(text, language string) (fast, slow int) {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	rate, ok := firefoxRates[base]
	if !ok {
		rate = firefoxRates["en"]
	}
	units := 0
	for _, r := range text {
		units += max(utf16.RuneLen(r), 1)
	}
	return ceil(float64(units) / (rate[0] + rate[1])), ceil(float64(units) / (rate[0] - rate[1]))
}
