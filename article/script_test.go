package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

func ExampleCountText() {
	c := article.CountText("Ferry to 北海道 at 9:40, don’t wait")
	fmt.Println(c.Words(), c.Characters(), c[article.Number], c.Language())
	// Output: 6 3 1 und-Latn
}

func ExampleScript() {
	fmt.Println(article.Han, article.Han.Spaced(), article.Latin.Spaced())
	// Output: han false true
}

// counts is a TextCount by the names of the scripts it holds.
func counts(c article.TextCount) map[string]int {
	out := map[string]int{}
	for s, n := range c {
		if n > 0 {
			out[article.Script(s).String()] = n
		}
	}
	return out
}

func TestCountText(t *testing.T) {
	type m = map[string]int
	for name, c := range map[string]struct {
		text string
		want m
	}{
		"nothing":                  {"", m{}},
		"white space":              {" \n\t\u00a0\u3000", m{}},
		"one word":                 {"news", m{"latin": 1}},
		"a sentence":               {"The first tram crossed at five.", m{"latin": 6}},
		"an apostrophe":            {"don't don’t", m{"latin": 2}},
		"a hyphen":                 {"well-known well‐known", m{"latin": 2}},
		"a soft hyphen":            {"news\u00adroom", m{"latin": 1}},
		"a dash":                   {"bridge—tram bridge – tram", m{"latin": 4}},
		"a hyphen alone":           {"- -- a", m{"latin": 1}},
		"an ellipsis":              {"wait…what", m{"latin": 2}},
		"quotation marks":          {"“Wait,” he said", m{"latin": 3}},
		"brackets":                 {"(one) [two] {three}", m{"latin": 3}},
		"a slash":                  {"and/or", m{"latin": 1}},
		"an address":               {"see https://ledger.example/news/2026?x=1&y=2#top now", m{"latin": 3}},
		"an e-mail address":        {"desk@ledger.example", m{"latin": 1}},
		"a number":                 {"42", m{"number": 1}},
		"numbers":                  {"3,141.59 9:40 2026-11-24 50% €7", m{"number": 5}},
		"a number with letters":    {"4th 3D covid19", m{"number": 2, "latin": 1}},
		"accents":                  {"Überraschung café naïve", m{"latin": 3}},
		"accents apart":            {"cafe\u0301 nai\u0308ve", m{"latin": 2}},
		"emoji":                    {"🎉 🎉🎉 👩\u200d👩\u200d👧 👍🏽", m{}},
		"emoji between words":      {"yes🎉no", m{"latin": 2}},
		"a flag":                   {"🇩🇪 wins", m{"latin": 1}},
		"French":                   {"L’élection, c’est aujourd’hui", m{"latin": 3}},
		"German":                   {"Donaudampfschifffahrt fährt", m{"latin": 2}},
		"Turkish":                  {"İstanbul'da ığdır", m{"latin": 2}},
		"Vietnamese":               {"Việt Nam đất nước", m{"latin": 4}},
		"Greek":                    {"Η γέφυρα άνοιξε", m{"greek": 3}},
		"Russian":                  {"Мост снова открыт", m{"cyrillic": 3}},
		"Ukrainian":                {"об'єднання м’ята", m{"cyrillic": 2}},
		"Arabic":                   {"أعيد فتح الجسر", m{"arabic": 3}},
		"Arabic with vowels":       {"كِتَابٌ جَدِيدٌ", m{"arabic": 2}},
		"Persian with ZWNJ":        {"می\u200cخواهم کتاب\u200cها", m{"arabic": 2}},
		"Hebrew":                   {"הגשר נפתח מחדש", m{"hebrew": 3}},
		"Hebrew with points":       {"שָׁלוֹם עֲלֵיכֶם", m{"hebrew": 2}},
		"Hebrew abbreviation":      {"צה״ל צה\"ל", m{"hebrew": 2}},
		"Yiddish":                  {"די בריק איז אָפֿן", m{"hebrew": 4}},
		"Hindi":                    {"पुल फिर से खुला", m{"devanagari": 4}},
		"Hindi with danda":         {"पुल खुला। लोग आए॥", m{"devanagari": 4}},
		"Bengali":                  {"সেতু আবার খুলেছে", m{"other": 3}},
		"Tamil":                    {"பாலம் மீண்டும் திறந்தது", m{"other": 3}},
		"Georgian":                 {"ხიდი გაიხსნა", m{"other": 2}},
		"Armenian":                 {"կամուրջը բացվեց", m{"other": 2}},
		"Amharic":                  {"ድልድዩ ተከፈተ", m{"other": 2}},
		"Chinese":                  {"大桥重新开放", m{"han": 6}},
		"Chinese with marks":       {"大桥，重新“开放”。", m{"han": 6}},
		"Chinese beyond the BMP":   {"𠮷野家", m{"han": 3}},
		"Japanese":                 {"橋が再び開いた", m{"han": 3, "kana": 4}},
		"Katakana alone":           {"ニュースルーム", m{"kana": 7}},
		"Katakana of half width":   {"ﾆｭｰｽ", m{"kana": 4}},
		"Hiragana alone":           {"これはひらがな", m{"kana": 7}},
		"an iteration mark":        {"人々〆切", m{"han": 4}},
		"Korean":                   {"다리가 다시 열렸다", m{"hangul": 3}},
		"Korean with Han":          {"大韓民國 뉴스", m{"han": 4, "hangul": 1}},
		"Thai":                     {"สะพานเปิดแล้ว", m{"thai": 11}},
		"Lao":                      {"ຂົວເປີດແລ້ວ", m{"lao": 8}},
		"Khmer":                    {"ស្ពាន", m{"khmer": 3}},
		"Burmese":                  {"တံတား", m{"myanmar": 2}},
		"Latin and Han":            {"AI时代 by OpenDesk", m{"latin": 3, "han": 2}},
		"Latin against Cyrillic":   {"iPhoneа", m{"latin": 1, "cyrillic": 1}},
		"two hundred and one":      {strings.Repeat("كلمة ", 200) + "word", m{"arabic": 200, "latin": 1}},
		"letters of full width":    {"ＡＢＣ　ＤＥＦ", m{"latin": 2}},
		"digits of other scripts":  {"١٢٣ १२३", m{"number": 2}},
		"digits of Arabic, parted": {"٣٫١٤ ١٬٠٠٠", m{"number": 2}},
		"Arabic stretched":         {"مـــقـــال", m{"arabic": 1}},
		"an okina":                 {"Hawaiʻi ʻia", m{"latin": 2}},
		"micro":                    {"10µm", m{"number": 1}},
		"an ideographic zero":      {"二〇二六年", m{"han": 5}},
		"a Roman numeral":          {"Ⅳ bridges", m{"number": 1, "latin": 1}},
		"a fraction":               {"1⁄2", m{"number": 1}},
		"sound marks apart":        {"ﾆｭｰｽｸﾞ", m{"kana": 5}},
		"Bopomofo":                 {"ㄅㄚˋ ㄇㄚ", m{"other": 2}},
		"bold of mathematics":      {"𝗕𝗿𝗲𝗮𝗸 𝟐𝟎", m{"latin": 1, "number": 1}},
		"letters of mathematics":   {"ℕ ⊂ ℝ", m{"latin": 2}},
		"an alphabet beyond":       {"𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪", m{"other": 2}},
		"a space of no width":      {"news\u200broom", m{"latin": 2}},
		"marks of direction":       {"\u200enews\u200froom\u2069", m{"latin": 1}},
		"a flag by tags":           {"🏴\U000E0067\U000E0062\U000E007F wins", m{"latin": 1}},
		"bytes that are no text":   {"a\xff\xfeb \xe2\x82", m{"latin": 2}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, cmp.Diff(c.want, counts(article.CountText(c.text))))
		})
	}
}

func TestLanguageByScript(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "42": "", "news": "und-Latn", "мост": "und-Cyrl", "橋が": "ja", "大桥": "zh", "다리": "ko", "גשר": "he", "جسر": "und-Arab",
		"पुल": "und-Deva", "สะพาน": "th", "γέφυρα": "el", "大桥 is the word": "und-Latn",
	} {
		c := article.CountText(text)
		require.Equal(t, want, c.Language(), text)
	}
}

func TestCountingAllocatesNothing(t *testing.T) {
	text := "The first tram crossed at five. 橋が再び開いた。"
	require.Zero(t, testing.AllocsPerRun(100, func() { article.CountText(text) }))
}

func FuzzCountText(f *testing.F) {
	for _, s := range []string{"", "a b", "橋が", "a\xff", "\xe2\x82", "é", "👍🏽"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := article.CountText(s)
		require.LessOrEqual(t, c.Words()+c.Characters(), len(s))
		twice := article.CountText(s + " " + s)
		require.GreaterOrEqual(t, twice.Words(), c.Words())
	})
}

func BenchmarkCountText(b *testing.B) {
	for name, text := range map[string]string{
		"English":  strings.Repeat("The harbour bridge reopened to trams at five in the morning, ninety days late. ", 200),
		"Japanese": strings.Repeat("午前五時、最初の路面電車が橋を渡った。九十日ぶりのことである。", 200),
		"Russian":  strings.Repeat("Мост снова открыт для трамваев, спустя девяносто дней. ", 200),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				article.CountText(text)
			}
		})
		b.Run(name+"/strings.Fields", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				_ = len(strings.Fields(text))
			}
		})
	}
}
