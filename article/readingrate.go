package article

import "strings"

// A ReadingRate is how fast the mean adult reads silently in a language, and
// where the number comes from.
type ReadingRate struct {
	// Language is the BCP 47 tag of the language.
	Language string
	// Words is words a minute; Characters is letters a minute in scripts
	// without spaces. One of them is zero. What counts as a word and as a
	// letter says [TextCount].
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

// The sources. Where a language has several numbers, the one of silent reading
// counts, then that of the largest study.
const (
	// 238 words a minute in silent reading of English non-fiction, from 190
	// studies with 18,573 readers; most adults lie between 175 and 300.
	brysbaert2019 = "Brysbaert 2019, How many words do we read per minute? A review and meta-analysis of reading rate, Journal of Memory and Language 109:104047, doi:10.1016/j.jml.2019.104047"
	// 238 words a minute in Dutch of usual word length, fitted to 62 readers of
	// 12 texts.
	brysbaert2021 = "Brysbaert, Sui, Duyck & Dirix 2021, Improving reading rate prediction with word length information: Evidence from Dutch, Quarterly Journal of Experimental Psychology, doi:10.1177/17470218211017100"
	// 653 characters a minute, 200 students; they range from 300 to 1,200.
	kobayashi2018 = "Kobayashi & Kawashima 2018, Journal of the Institute of Image Information and Television Engineers 72(10):J154-J159, doi:10.3169/itej.72.J154"
	// 202.3 words (eojeol, what stands between spaces) a minute, 42 readers of
	// easy sentences; aloud they did 129.7.
	song2016 = "Song, Kim & Hyung 2016, Validity of Korean Version Reading Speed Application and Measurement of Reading Speed: Pilot Study, Journal of the Korean Ophthalmological Society 57(4):642-649, doi:10.3341/jkos.2016.57.4.642"
	// 439 characters a minute. We know the number as Zola's reading time cites
	// it and have not seen the paper.
	wang2024 = "Wang et al. 2024, Studies of Psychology and Behavior 22(2), doi:10.12139/j.1672-0628.2024.02.005"
	// Ten texts in each of 17 languages, read aloud by 436 readers of 18 to 35
	// years, 25 a language and 36 in Japanese.
	irest = "Trauzettel-Klosinski & Dietz 2012, Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST, Investigative Ophthalmology & Visual Science 53(9):5452-5461, doi:10.1167/iovs.11-8284"
	// The same texts in two more languages, read aloud by 25 readers each.
	irestGreek     = "Gleni et al. 2019, Assessing Variability in Reading Performance with the New Greek Standardized Reading Speed Texts (IReST), Optometry and Vision Science, doi:10.1097/OPX.0000000000001434"
	irestNorwegian = "Validation of the Norwegian International Reading Speed Texts (IReST) in adult readers with normal vision, Scandinavian Journal of Optometry and Visual Science 17(1), doi:10.15626/sjovs.v17i1.4102"
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

// english is the rate of a text of which nothing is known.
var english = ReadingRate{Language: "en", Words: 238, Evidence: MeasuredSilent, Source: brysbaert2019}

// unmeasured is the rate of a language that nobody measured.
var unmeasured = ReadingRate{Language: "und", Words: meanWords, Evidence: DerivedFromMean, Source: irest}

// rates are the languages with a number of their own, by tag.
var rates = []ReadingRate{
	{Language: "ar", Words: 138 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "de", Words: 179 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "el", Words: 208 * silentOverAloud, Evidence: DerivedFromAloud, Source: irestGreek},
	english,
	{Language: "es", Words: 218 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "fi", Words: 161 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "fr", Words: 195 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "he", Words: 187 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "it", Words: 188 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "ja", Characters: 653, Evidence: MeasuredSilent, Source: kobayashi2018},
	{Language: "km", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "ko", Words: 202, Evidence: MeasuredSilent, Source: song2016},
	{Language: "lo", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "my", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "nl", Words: 238, Evidence: MeasuredSilent, Source: brysbaert2021},
	{Language: "no", Words: 204 * silentOverAloud, Evidence: DerivedFromAloud, Source: irestNorwegian},
	{Language: "pl", Words: 166 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "pt", Words: 181 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest}, // measured in Brazil
	{Language: "ru", Words: 184 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "sl", Words: 180 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "sv", Words: 199 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "th", Characters: meanCharacters, Evidence: DerivedFromMean, Source: irest},
	{Language: "tr", Words: 166 * silentOverAloud, Evidence: DerivedFromAloud, Source: irest},
	{Language: "zh", Characters: 439, Evidence: MeasuredSilent, Source: wang2024},
}

// ReadingRates returns the languages with a rate of their own, by tag.
func ReadingRates() []ReadingRate { return append([]ReadingRate(nil), rates...) }

// ReadingRateFor returns the rate of a language by its BCP 47 tag, whatever
// region and script follow: "pt-BR" has that of "pt", "zh-Hant" that of "zh".
// Close relatives of a language with a number use it: Cantonese, Wu and others
// that of Chinese, both kinds of Norwegian that of "no". A language without a
// number, such as "sr-Latn", gets the mean of those measured, with "und" for
// its Language; an empty tag gets English.
func ReadingRateFor(tag string) ReadingRate {
	if end := strings.IndexAny(tag, "-_"); end >= 0 {
		tag = tag[:end]
	}
	if tag == "" {
		return english
	}
	for i := range kin {
		if strings.EqualFold(kin[i].language, tag) {
			tag = kin[i].as
		}
	}
	for i := range rates {
		if strings.EqualFold(rates[i].Language, tag) {
			return rates[i]
		}
	}
	return unmeasured
}

// kin are the languages that are read at the rate of another.
var kin = []struct{ language, as string }{
	{"cmn", "zh"}, {"gan", "zh"}, {"hak", "zh"}, {"hsn", "zh"}, {"lzh", "zh"}, {"nan", "zh"}, {"wuu", "zh"}, {"yue", "zh"},
	{"nb", "no"}, {"nn", "no"}, {"iw", "he"},
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
	case Greek:
		return ReadingRateFor("el")
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
	case "el":
		return s == Greek || s == Number
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
