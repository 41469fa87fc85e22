package related

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that carry no meaning are not listed anywhere: how many documents
// hold a word says it better, for every language and every newsroom. So
// analysis only has to cut text into words and to bring the forms of a word
// together.

// words calls emit for every word of text: a run of letters, digits and
// marks. Scripts written without spaces (Han, Kana, Hangul by common
// practice, Thai and its neighbours) give overlapping pairs of characters,
// which need no dictionary. The word is only valid during the call, in its
// original case.
func words(text string, emit func(word string)) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if !asciiWord(c) {
				i++
				continue
			}
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) {
				i += size
				continue
			}
			if unspaced(r) {
				i = pairs(text, i, emit)
				continue
			}
		}
		start := i
		for i < len(text) {
			if text[i] < utf8.RuneSelf {
				if !asciiWord(text[i]) {
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
		if i > start {
			emit(text[start:i])
		}
		i = skipSuffix(text, i)
	}
}

// skipSuffix passes over an apostrophe with the single letter behind it: the
// genitive and the contractions of English ("bank's", "don't").
func skipSuffix(text string, i int) int {
	rest := text[i:]
	for _, mark := range [...]string{"'", "’"} {
		after, ok := strings.CutPrefix(rest, mark)
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

// pairs emits the overlapping pairs of a run of characters written without
// spaces, or its only character, and returns where the run ends.
func pairs(text string, i int, emit func(word string)) int {
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
				emit(text[first : i-size])
				first = second
			}
			second = i - size
		}
	}
	if i > first {
		emit(text[first:i])
	}
	return i
}

func asciiWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// unspaced reports whether words of the rune's script are written without
// spaces between them.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// baseLanguage is the first subtag of a BCP 47 tag in lower case.
func baseLanguage(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	tag, _, _ = strings.Cut(tag, "_")
	return strings.ToLower(tag)
}
