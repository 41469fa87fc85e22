package related

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words that carry no meaning are not listed anywhere: how many documents
// hold a word says it better, for every language and every newsroom. So
// analysis only has to cut text into words and to bring the forms of a word
// together.

// A wordSpan is a word of a text: text[start:end].
type wordSpan struct {
	start, end int
	opens      bool // it begins a sentence
}

// appendWords adds every word of text: a run of letters, digits and marks.
// Scripts written without spaces (Han, Kana, Thai and its neighbours) and
// Hangul, which inflects behind the word, give overlapping pairs of
// characters, which need no dictionary.
func appendWords(dst []wordSpan, text string) []wordSpan {
	opens := true
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if !asciiWord[c] {
				opens = opens || c == '.' || c == '!' || c == '?' || c == '\n' || c == '"'
				i++
				continue
			}
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) || unicode.IsMark(r) { // a mark only continues a word
				i += size
				continue
			}
			if unspaced(r) {
				dst, i = appendPairs(dst, text, i)
				continue
			}
		}
		start := i
		i += asciiRun(text[i:])
		for i < len(text) {
			if text[i] < utf8.RuneSelf {
				if !asciiWord[text[i]] {
					break
				}
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) || unspaced(r) {
				break
			}
			i += size
		}
		dst = append(dst, wordSpan{start, i, opens})
		opens = false
		if i < len(text) && (text[i] == '\'' || text[i] == "’"[0]) {
			i = skipSuffix(text, i)
		}
	}
	return dst
}

// skipSuffix passes over an apostrophe with the single letter behind it: the
// genitive and the contractions of English ("bank's", "don't").
func skipSuffix(text string, i int) int {
	for _, mark := range [...]string{"'", "’"} {
		after, ok := strings.CutPrefix(text[i:], mark)
		if !ok {
			continue
		}
		r, size := utf8.DecodeRuneInString(after)
		next, _ := utf8.DecodeRuneInString(after[size:])
		if unicode.IsLetter(r) && !wordRune(next) {
			return i + len(mark) + size
		}
	}
	return i
}

// appendPairs adds the overlapping pairs of a run of characters written
// without spaces, or its only character, and returns where the run ends.
func appendPairs(dst []wordSpan, text string, i int) ([]wordSpan, int) {
	first, second := i, -1
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unspaced(r) {
			break
		}
		i += size
		if unicode.IsMark(r) {
			continue // Thai vowels and tones belong to the letter before
		}
		if i-size > first {
			if second >= 0 {
				dst = append(dst, wordSpan{start: first, end: i - size})
				first = second
			}
			second = i - size
		}
	}
	return append(dst, wordSpan{start: first, end: i}), i
}

// asciiRun is how many ASCII letters and digits a text begins with, or fewer:
// it looks at eight bytes at a time, and stops short of the end.
func asciiRun(text string) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	for i := 0; i+8 <= len(text); i += 8 {
		// No carry leaves a byte whose highest bit was taken off, so that a
		// bound can be added to all eight: the highest bit tells who reaches it.
		b := load8(text[i:])
		low := b &^ high
		letter := low | 0x20*ones
		is := (letter+(0x80-'a')*ones)&^(letter+(0x80-'z'-1)*ones) |
			(low+(0x80-'0')*ones)&^(low+(0x80-'9'-1)*ones)
		if other := (^is | b) & high; other != 0 {
			return i + bits.TrailingZeros64(other)/8
		}
	}
	return len(text) &^ 7
}

// asciiWord marks the ASCII letters and digits.
var asciiWord = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = wordRune(rune(c))
	}
	return is
}()

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isUpper(r rune) bool { return unicode.IsUpper(r) }

// unspaced reports whether words of the rune's script are written without
// spaces between them, or with endings that no stemmer here removes.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// fold brings a word to lower case in composed form, as the stemmers want
// it. Invalid UTF-8 becomes U+FFFD.
func fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	return norm.NFKC.String(strings.ToLower(word))
}

// foldAccents takes the marks off Latin and Greek letters: writers leave
// them out, and what a stemmer needed them for is over. Marks of other
// scripts are letters in their own right.
func foldAccents(word string) string {
	if !strings.ContainsFunc(word, func(r rune) bool { return r >= 0xC0 && r < 0x400 || r >= 0x1E00 && r < 0x2000 }) {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// baseLanguage is the first subtag of a BCP 47 tag in lower case.
func baseLanguage(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	tag, _, _ = strings.Cut(tag, "_")
	return strings.ToLower(tag)
}
