package article_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

// The rates that the expected minutes below are worked out with. An estimate
// is words or letters over the mean silent rate, over 200/238.
//
// A language that was measured silently has its mean: English 238, so that
// 238 × 200/238 = 200 words a minute. One that was measured aloud has that
// number times 238/228, so that the whole is aloud × 200/228.
const (
	most  = 200.0 / 238
	aloud = 200.0 / 228

	enRate    = 238 * most  // Brysbaert 2019
	nlRate    = 238 * most  // Brysbaert et al. 2021
	koRate    = 202 * most  // Song et al. 2016
	zhRate    = 439 * most  // Wang et al. 2024
	jaRate    = 653 * most  // Kobayashi & Kawashima 2018
	arRate    = 138 * aloud // from here to tr: IReST, 2012
	deRate    = 179 * aloud
	esRate    = 218 * aloud
	fiRate    = 161 * aloud
	frRate    = 195 * aloud
	heRate    = 187 * aloud
	itRate    = 188 * aloud
	plRate    = 166 * aloud
	ptRate    = 181 * aloud
	ruRate    = 184 * aloud
	slRate    = 180 * aloud
	svRate    = 199 * aloud
	trRate    = 166 * aloud
	elRate    = 208 * aloud // IReST in Greek, 2019
	noRate    = 204 * aloud // IReST in Norwegian
	othersCan = 184 * aloud // words where nobody measured: the mean of IReST
	letterCan = 863 * aloud // letters likewise
)

// TestTextsOfManyLanguages reads each text a hundred times over, so that a
// fault of one word shows.
func TestTextsOfManyLanguages(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		words, letters       int     // of the text once
		minutes              float64 // of the text once, from words and letters
	}{
		// The languages with a number of their own.
		{"English", "en", "The first tram crossed at five. ", 6, 0, 6 / enRate},
		{"British English as English", "en-GB", "The first tram crossed at five. ", 6, 0, 6 / enRate},
		{"Dutch", "nl", "De eerste tram reed om vijf uur. ", 7, 0, 7 / nlRate},
		{"Dutch of Belgium", "nl-BE", "De eerste tram reed om vijf uur. ", 7, 0, 7 / nlRate},
		{"Arabic", "ar", "أعيد فتح الجسر. ", 3, 0, 3 / arRate},
		{"Arabic of Egypt", "ar-EG", "أعيد فتح الجسر، ", 3, 0, 3 / arRate},
		{"Chinese: 6 Han, the mark is none", "zh", "大桥重新开放。", 0, 6, 6 / zhRate},
		{"Chinese of Taiwan by script", "zh-Hant", "大橋重新開放。", 0, 6, 6 / zhRate},
		{"Chinese of Taiwan by region, underscore", "zh_TW", "大橋重新開放。", 0, 6, 6 / zhRate},
		{"Cantonese as Chinese", "yue-Hant-HK", "條橋開返喇。", 0, 5, 5 / zhRate},
		{"Finnish", "fi", "Ensimmäinen raitiovaunu ylitti sillan. ", 4, 0, 4 / fiRate},
		{"French: an apostrophe parts nothing", "fr", "L’élection, c’est aujourd’hui. ", 3, 0, 3 / frRate},
		{"French of Canada", "fr-CA", "Le pont rouvre ce matin. ", 5, 0, 5 / frRate},
		{"German", "de", "Die erste Bahn fuhr um fünf. ", 6, 0, 6 / deRate},
		{"German of Austria", "de-AT", "Die Straßenbahn fährt wieder. ", 4, 0, 4 / deRate},
		{"Hebrew", "he", "הגשר נפתח מחדש. ", 3, 0, 3 / heRate},
		{"Hebrew by its old tag", "iw", "הגשר נפתח מחדש. ", 3, 0, 3 / heRate},
		{"Italian", "it", "Il primo tram è passato alle cinque. ", 7, 0, 7 / itRate},
		{"Japanese: 3 Han and 4 Kana", "ja", "橋が再び開いた。", 0, 7, 7 / jaRate},
		{"Polish", "pl", "Pierwszy tramwaj przejechał o piątej. ", 5, 0, 5 / plRate},
		{"Portuguese", "pt", "O primeiro elétrico passou às cinco. ", 6, 0, 6 / ptRate},
		{"Portuguese of Brazil falls back to pt", "pt-BR", "O primeiro bonde passou às cinco. ", 6, 0, 6 / ptRate},
		{"Russian", "ru", "Мост снова открыт. ", 3, 0, 3 / ruRate},
		{"Slovenian", "sl", "Prvi tramvaj je peljal ob petih. ", 6, 0, 6 / slRate},
		{"Spanish", "es", "El primer tranvía cruzó a las cinco. ", 7, 0, 7 / esRate},
		{"Spanish of Latin America", "es-419", "¿Cuándo abre el puente? ", 4, 0, 4 / esRate},
		{"Swedish", "sv", "Den första spårvagnen gick klockan fem. ", 6, 0, 6 / svRate},
		{"Turkish", "tr", "İstanbul'da ilk tramvay beşte geçti. ", 5, 0, 5 / trRate},
		{"Korean: words between spaces", "ko", "다리가 다시 열렸다. ", 3, 0, 3 / koRate},
		{"Greek", "el", "Η γέφυρα άνοιξε. ", 3, 0, 3 / elRate},
		{"Norwegian", "no", "Den første trikken gikk klokka fem. ", 6, 0, 6 / noRate},
		{"Bokmål as Norwegian", "nb", "Brua er åpen. ", 3, 0, 3 / noRate},
		{"Nynorsk as Norwegian", "nn-NO", "Brua er open. ", 3, 0, 3 / noRate},

		// Scripts without spaces and without a number: letters, no marks.
		{"Thai: 11 letters, 2 marks", "th", "สะพานเปิดแล้ว ", 0, 11, 11 / letterCan},
		{"Lao: 8 letters, 4 marks", "lo", "ຂົວເປີດແລ້ວ ", 0, 8, 8 / letterCan},
		{"Khmer: 3 letters, 2 marks", "km", "ស្ពាន ", 0, 3, 3 / letterCan},
		{"Burmese: 2 letters, 4 marks", "my", "တံတား ", 0, 2, 2 / letterCan},

		// Languages that nobody measured: the mean of those measured.
		{"Hindi", "hi", "पुल फिर से खुला। ", 4, 0, 4 / othersCan},
		{"Bengali", "bn", "সেতু আবার খুলেছে। ", 3, 0, 3 / othersCan},
		{"Tamil", "ta", "பாலம் மீண்டும் திறந்தது. ", 3, 0, 3 / othersCan},
		{"Persian: a joiner of no width parts nothing", "fa", "می\u200cخواهم کتاب\u200cها ", 2, 0, 2 / othersCan},
		{"Urdu", "ur", "پل دوبارہ کھل گیا۔ ", 4, 0, 4 / othersCan},
		{"Yiddish", "yi", "די בריק איז אָפֿן. ", 4, 0, 4 / othersCan},
		{"Serbian in Latin letters", "sr-Latn", "Most je ponovo otvoren. ", 4, 0, 4 / othersCan},
		{"Serbian in Cyrillic", "sr-Cyrl", "Мост је поново отворен. ", 4, 0, 4 / othersCan},
		{"Ukrainian: an apostrophe parts nothing", "uk", "Об'єднання м’яко. ", 2, 0, 2 / othersCan},
		{"Vietnamese: a syllable is a word", "vi", "Cây cầu mở lại. ", 4, 0, 4 / othersCan},
		{"Indonesian", "id", "Jembatan dibuka kembali. ", 3, 0, 3 / othersCan},
		{"Danish", "da", "Broen er åben igen. ", 4, 0, 4 / othersCan},
		{"Czech", "cs", "Most je znovu otevřen. ", 4, 0, 4 / othersCan},
		{"Georgian", "ka", "ხიდი გაიხსნა. ", 2, 0, 2 / othersCan},
		{"Armenian", "hy", "Կամուրջը բացվեց։ ", 2, 0, 2 / othersCan},
		{"Amharic", "am", "ድልድዩ ተከፈተ። ", 2, 0, 2 / othersCan},
		{"Hawaiian: the okina is part of a word", "haw", "Ua wehe ʻia ke alahaka ma Hawaiʻi. ", 7, 0, 7 / othersCan},

		// No language is stated: the script tells.
		{"unstated, Latin as English", "", "The first tram crossed at five. ", 6, 0, 6 / enRate},
		{"unstated, Cyrillic as Russian", "", "Мост снова открыт. ", 3, 0, 3 / ruRate},
		{"unstated, Arabic", "", "أعيد فتح الجسر. ", 3, 0, 3 / arRate},
		{"unstated, Hebrew", "", "הגשר נפתח מחדש. ", 3, 0, 3 / heRate},
		{"unstated, Greek", "", "Η γέφυρα άνοιξε. ", 3, 0, 3 / elRate},
		{"unstated, Devanagari", "", "पुल फिर से खुला। ", 4, 0, 4 / othersCan},
		{"unstated, Korean", "", "다리가 다시 열렸다. ", 3, 0, 3 / koRate},
		{"unstated, Chinese", "", "大桥重新开放。", 0, 6, 6 / zhRate},
		{"unstated, Japanese", "", "橋が再び開いた。", 0, 7, 7 / jaRate},
		{"unstated, Thai", "", "สะพานเปิดแล้ว ", 0, 11, 11 / letterCan},
		{"undetermined is unstated", "und", "Мост снова открыт. ", 3, 0, 3 / ruRate},

		// One script alone, of those that others count as nothing.
		{"Katakana only: 7 letters, the length mark too", "ja", "ニュースルーム", 0, 7, 7 / jaRate},
		{"Katakana of half width: the sound mark is none", "ja", "ﾆｭｰｽｸﾞ", 0, 5, 5 / jaRate},
		{"Hiragana only", "ja", "これはひらがな", 0, 7, 7 / jaRate},
		{"Arabic with all its vowels", "ar", "كِتَابٌ جَدِيدٌ ", 2, 0, 2 / arRate},
		{"Arabic stretched", "ar", "مـــقـــال جـــديد ", 2, 0, 2 / arRate},
		{"Hebrew with points", "he", "שָׁלוֹם עֲלֵיכֶם ", 2, 0, 2 / heRate},

		// Mixed scripts: each at its own rate, the parts added.
		{"Chinese with a Latin word", "zh", "新闻很好看 x ", 1, 5, 5/zhRate + 1/enRate},
		{"Japanese with Latin words and a number", "ja", "AI時代の OpenDesk 3 ", 3, 3, 3/jaRate + 3/enRate},
		{"English quoting Chinese", "en", "The word 大桥 means bridge. ", 4, 2, 4/enRate + 2/zhRate},
		{"English quoting Japanese", "en", "The word はし means bridge. ", 4, 2, 4/enRate + 2/jaRate},
		{"English quoting Thai", "en", "The word สะพาน means bridge. ", 4, 5, 4/enRate + 5/letterCan},
		{"Korean with Han", "ko", "大韓民國 뉴스 ", 1, 4, 1/koRate + 4/zhRate},
		{"Russian with a Latin name", "ru", "Мост OpenDesk открыт ", 3, 0, 2/ruRate + 1/enRate},
		{"Hebrew with a Latin name", "he", "הגשר של OpenDesk נפתח ", 4, 0, 3/heRate + 1/enRate},
		{"200 Arabic words and a Latin one", "ar", strings.Repeat("كلمة ", 200) + "word ", 201, 0, 200/arRate + 1/enRate},
		{"Thai with Latin and a number", "th", "ข่าว AI 24 ", 2, 3, 3/letterCan + 2/enRate},

		// Numbers, addresses, symbols, the empty.
		{"numbers, one word each", "en", "3,141.59 9:40 2026-11-24 50% €7 ", 5, 0, 5 / enRate},
		{"numbers in German text are read in German", "de", "3.141,59 und 7 ", 3, 0, 3 / deRate},
		{"Arabic digits with their own decimal mark", "ar", "٣٫١٤ ", 1, 0, 1 / arRate},
		{"an address is one word", "en", "https://ledger.example/a/b?x=1&y=2#top ", 1, 0, 1 / enRate},
		{"a mail address is one word", "en", "desk@ledger.example ", 1, 0, 1 / enRate},
		{"hyphens join, dashes part", "en", "well-known bridge—tram ", 3, 0, 3 / enRate},
		{"a soft hyphen is not seen", "en", "news\u00adroom ", 1, 0, 1 / enRate},
		{"accents apart from their letters", "fr", "cafe\u0301 nai\u0308f ", 2, 0, 2 / frRate},
		{"emoji take no time", "en", "🎉 👩\u200d👩\u200d👧 👍🏽 🇩🇪 ", 0, 0, 0},
		{"emoji between words", "en", "yes🎉no ", 2, 0, 2 / enRate},
		{"letters of mathematics as bold", "en", "𝗕𝗿𝗲𝗮𝗸𝗶𝗻𝗴 news ", 2, 0, 2 / enRate},
		{"one word", "en", "news ", 1, 0, 1 / enRate},
		{"one letter", "zh", "桥", 0, 1, 1 / zhRate},
		{"white space", "en", " \n\t\u00a0\u3000", 0, 0, 0},
		{"nothing", "en", "", 0, 0, 0},
		{"bytes that are no text", "en", "a\xff\xfeb \xe2\x82 ", 2, 0, 2 / enRate},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := article.EstimateReadingTime(in(c.language, c.text, 100), article.ReadingOptions{})
			require.Equal(t, []int{100 * c.words, 100 * c.letters}, []int{got.Words, got.Characters}, "words and letters")
			minutes := 100 * c.minutes
			require.InDelta(t, minutes, got.Duration.Minutes(), 1e-6)
			require.InDelta(t, minutes*200/300, got.Fast.Minutes(), 1e-6, "300 words a minute where 200 are the rule")
			require.InDelta(t, minutes*200/175, got.Slow.Minutes(), 1e-6, "175 words a minute where 200 are the rule")
			require.GreaterOrEqual(t, got.Minutes(), 1)
		})
	}
}
