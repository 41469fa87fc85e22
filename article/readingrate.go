package article

import "strings"

// A ReadingRate is how fast the mean adult reads silently in a language, and
// where the number comes from.
type ReadingRate struct {
	// Language is the BCP 47 tag of the language.
	Language string
	// Words is words a minute; Characters is letters a minute in scripts
	// without spaces. One of them is zero.
	Words, Characters float64
	// Evidence says how the number was come by, Source who measured.
	Evidence Evidence
	Source   string
}

// Evidence says how a [ReadingRate] was come by.
type Evidence string

// The kinds of evidence.
const (
	// MeasuredSilent: adults were measured reading silently.
	MeasuredSilent Evidence = "measured silent"
	// DerivedFromAloud: adults were measured reading aloud, which is slower,
	// and the number was scaled by English, for which both are known.
	DerivedFromAloud Evidence = "derived from aloud"
	// DerivedFromMean: nobody we know of has measured the language; the
	// number is the scaled mean of those read aloud.
	DerivedFromMean Evidence = "derived from mean"
)

const (
	brysbaert2019 = "Brysbaert 2019, How many words do we read per minute?, Journal of Memory and Language 109:104047"
	brysbaert2021 = "Brysbaert, Sui, Duyck & Dirix 2021, on silent reading in Dutch"
	irest         = "Trauzettel-Klosinski & Dietz 2012, Standardized Assessment of Reading Performance (IReST), IOVS 53(9):5452-5461, doi:10.1167/iovs.11-8284"
	zolaStudies   = "silent reading studies of Chinese (439 characters a minute) and Japanese (653), as collected in the discussion of Zola's reading time, 2026"
)

// silentOverAloud is how much faster English is read silently (238 words a
// minute, Brysbaert 2019) than aloud in the study that measured seventeen
// languages (228, IReST). Scaling by it is our inference, not a measurement.
const silentOverAloud = 238.0 / 228

// The means of IReST over its seventeen languages: 184 words and 863
// characters a minute, aloud.
const (
	meanWords      = 184 * silentOverAloud
	meanCharacters = 863 * silentOverAloud
)

// rates are the languages with a number of their own, by tag.
var rates = []ReadingRate{
	{Language: "ar", Words: 138 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "de", Words: 179 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "en", Words: 238, Evidence: MeasuredSilent, Source: brysbaert2019},
	{Language: "es", Words: 218 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "fi", Words: 161 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "fr", Words: 195 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "he", Words: 187 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "it", Words: 188 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "ja", Characters: 653, Evidence: MeasuredSilent, Source: zolaStudies},
	{Language: "km", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "ko", Words: 202, Evidence: MeasuredSilent, Source: "silent reading of Korean, 202 words (eojeol) a minute, as collected in the discussion of Zola's reading time, 2026"},
	{Language: "lo", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "my", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "nl", Words: 238, Evidence: MeasuredSilent, Source: brysbaert2021},
	{Language: "pl", Words: 166 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "pt", Words: 181 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "ru", Words: 184 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "sl", Words: 180 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "sv", Words: 199 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "th", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "tr", Words: 166 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "zh", Characters: 439, Evidence: MeasuredSilent, Source: zolaStudies},
}

// unmeasured is the rate of a language that nobody measured.
var unmeasured = ReadingRate{Language: "und", Words: meanWords, Evidence: DerivedFromMean, Source: irest}

// ReadingRates returns the languages with a rate of their own, by tag.
func ReadingRates() []ReadingRate { return append([]ReadingRate(nil), rates...) }

// ReadingRateFor returns the rate of a language by its BCP 47 tag, whatever
// region and script follow ("pt-BR", "zh-Hant", "sr-Latn"). Languages that
// are close to one with a number use it: Cantonese and Wu that of Chinese. A
// language without a number gets the mean of those measured; an empty tag
// gets English.
func ReadingRateFor(tag string) ReadingRate {
	base, _, _ := strings.Cut(tag, "-")
	base, _, _ = strings.Cut(base, "_")
	switch {
	case base == "" || strings.EqualFold(base, "en"):
		return rates[2]
	case strings.EqualFold(base, "yue") || strings.EqualFold(base, "wuu") || strings.EqualFold(base, "cmn"):
		base = "zh"
	case strings.EqualFold(base, "iw"):
		base = "he"
	}
	for i := range rates {
		if strings.EqualFold(rates[i].Language, base) {
			return rates[i]
		}
	}
	return unmeasured
}

// rateOf is the rate at which a script is read in a text of a language: the
// language's own for its own script, else that of a language which uses it.
func rateOf(s Script, tag string, kana bool) ReadingRate {
	rate := ReadingRateFor(tag)
	if (rate.Characters > 0) == !s.Spaced() && ownScript(s, rate.Language) {
		return rate
	}
	switch s {
	case Han, Kana:
		if kana {
			return ReadingRateFor("ja")
		}
		return ReadingRateFor("zh")
	case Hangul:
		return ReadingRateFor("ko")
	case Thai, Lao, Khmer, Myanmar:
		return ReadingRateFor("th")
	case Cyrillic:
		return ReadingRateFor("ru")
	case Arabic:
		return ReadingRateFor("ar")
	case Hebrew:
		return ReadingRateFor("he")
	case Latin, Number:
		return ReadingRateFor("en")
	}
	return unmeasured
}

// ownScript reports whether a language with a rate is written in a script.
// Numbers are read in the language of the text.
func ownScript(s Script, language string) bool {
	switch language {
	case "ar":
		return s == Arabic || s == Number
	case "he":
		return s == Hebrew || s == Number
	case "ru":
		return s == Cyrillic || s == Number
	case "ko":
		return s == Hangul || s == Number
	case "ja":
		return s == Han || s == Kana
	case "zh":
		return s == Han
	case "th":
		return s == Thai
	case "lo":
		return s == Lao
	case "km":
		return s == Khmer
	case "my":
		return s == Myanmar
	case "und":
		// Any language without a number, in whatever alphabet it has.
		return s.Spaced()
	}
	return s == Latin || s == Number
}
