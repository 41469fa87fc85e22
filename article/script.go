package article

import (
	"unicode"
	"unicode/utf8"
)

//go:generate go run gen_scripts.go

// A Script is a writing system, as far as counting words and characters tells
// them apart.
type Script uint8

// The scripts. Words are counted in those up to OtherAlphabet, which part
// words by spaces; letters in those from Han on, which do not.
const (
	Number Script = iota + 2 // a word that begins with a digit
	Latin
	Greek
	Cyrillic
	Arabic
	Hebrew
	Devanagari
	Hangul
	OtherAlphabet
	Han
	Kana // Hiragana and Katakana
	Thai
	Lao
	Khmer
	Myanmar
	numScripts
)

// What a character is that belongs to no script.
const (
	classBreak = 0 // it ends a word
	classJoin  = 1 // it neither begins nor ends one
)

var scriptNames = [numScripts]string{
	Number: "number", Latin: "latin", Greek: "greek", Cyrillic: "cyrillic", Arabic: "arabic", Hebrew: "hebrew",
	Devanagari: "devanagari", Hangul: "hangul", OtherAlphabet: "other", Han: "han", Kana: "kana", Thai: "thai",
	Lao: "lao", Khmer: "khmer", Myanmar: "myanmar",
}

// String is the script's name in lower case.
func (s Script) String() string {
	if s < numScripts {
		return scriptNames[s]
	}
	return ""
}

// Spaced reports whether the script parts words by spaces.
func (s Script) Spaced() bool { return s < Han }

// A TextCount is what a text consists of: for each [Script] its words, or its
// letters where it does not part words by spaces.
//
// A word is what stands between white space and holds a letter or digit.
// Punctuation of ASCII, apostrophes and hyphens neither begin nor end one, so
// that "don’t", "well-known", "3,141.59", "and/or" and an address are one word
// each. Other punctuation and symbols part words: a dash, an ellipsis, an
// emoji. Where two scripts meet, a new word begins.
//
// A letter of Chinese, Japanese, Thai, Lao, Khmer or Burmese counts one:
// Unicode's rules for words need a dictionary there (UAX #29, 4), and the
// rates of these languages are in letters. Korean parts its words by spaces
// and is counted in those. Combining marks, such as vowel signs and tones, are
// never counted, nor is what only steers the layout, such as a soft hyphen.
//
// Scripts that are not named here count as [OtherAlphabet], by words; that is
// wrong for the few small ones without spaces, such as Tai Tham and Javanese.
type TextCount [numScripts]int

// CountText counts the words and letters of a text. It allocates nothing, and
// takes any bytes: those that are not UTF-8 end a word.
func CountText(s string) TextCount {
	var c counter
	c.text(s)
	return c.count
}

// Words is the number of words in scripts that part them by spaces.
func (c *TextCount) Words() (n int) {
	for s := Number; s < Han; s++ {
		n += c[s]
	}
	return n
}

// Characters is the number of letters in scripts without spaces.
func (c *TextCount) Characters() (n int) {
	for s := Han; s < numScripts; s++ {
		n += c[s]
	}
	return n
}

// Language guesses the language from the scripts: the one of the script with
// the most text, as "ja", "zh", "ko", "he", "el", "th", "lo", "km" or "my",
// or "und" with a script subtag (BCP 47) where a script serves many languages;
// "" for a text without letters.
func (c *TextCount) Language() string {
	best, most := Number, 0
	for s := Latin; s < numScripts; s++ {
		n := c[s]
		if !s.Spaced() {
			n = (n + 1) / 2 // two letters are about a word
		}
		if n > most {
			best, most = s, n
		}
	}
	if best == Han && c[Kana] > 0 {
		best = Kana
	}
	return scriptLanguages[best]
}

var scriptLanguages = [numScripts]string{
	Latin: "und-Latn", Greek: "el", Cyrillic: "und-Cyrl", Arabic: "und-Arab", Hebrew: "he", Devanagari: "und-Deva", Hangul: "ko",
	OtherAlphabet: "und", Han: "zh", Kana: "ja", Thai: "th", Lao: "lo", Khmer: "km", Myanmar: "my",
}

// A counter counts text that comes in pieces.
type counter struct {
	count TextCount
	word  uint8 // the script of the word being read, 0 between words
}

// gap ends the word being read.
func (c *counter) gap() { c.word = 0 }

// text counts a piece of text. A word may begin in one piece and end in the
// next.
func (c *counter) text(s string) {
	word := c.word
	for i := 0; i < len(s); {
		b := s[i]
		var class uint8
		switch {
		case b < utf8.RuneSelf:
			class = asciiScripts[b]
			i++
			if class == uint8(Latin) {
				// Most bytes of most texts are the rest of a word.
				for i < len(s) && s[i] < utf8.RuneSelf && asciiScripts[s[i]] == uint8(Latin) {
					i++
				}
			}
		case b < 0xE0 && i+1 < len(s):
			// Two bytes; a broken pair gives some other class and no harm.
			class = scriptBlocks[scriptIndex[b&0x1F]][s[i+1]&0x3F]
			i += 2
		case b < 0xF0 && i+2 < len(s):
			class = scriptBlocks[scriptIndex[uint16(b&0x0F)<<6|uint16(s[i+1]&0x3F)]][s[i+2]&0x3F]
			i += 3
		default:
			r, width := utf8.DecodeRuneInString(s[i:])
			class = astral(r)
			i += width
		}
		switch {
		case class == classJoin:
		case class >= uint8(Han):
			c.count[class]++
			word = 0
		case class != word && class != classBreak && !(class == uint8(Number) && word != 0) && word != uint8(Number):
			c.count[class]++
			word = class
		case class == classBreak:
			word = 0
		}
	}
	c.word = word
}

// astral is the class of a character beyond the Basic Multilingual Plane, or
// of bytes that are not UTF-8. They are rare, so that ranges do where the
// others have a table.
func astral(r rune) uint8 {
	switch {
	case r < 0x10000:
		return classBreak // not UTF-8
	case r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0020 && r <= 0xE01EF:
		return classJoin // skin tones, tags and variation selectors
	case r >= 0x1F000 && r < 0x20000:
		return classBreak // emoji and other symbols
	case r >= 0x20000 && r < 0x40000:
		return uint8(Han)
	case r >= 0x1AFF0 && r < 0x1B170:
		return uint8(Kana) // historic forms
	case r >= 0x1D400 && r < 0x1D7CE:
		return uint8(Latin) // letters of mathematics, which posts use as bold and italic
	case unicode.IsDigit(r):
		return uint8(Number)
	case unicode.IsMark(r):
		return classJoin
	case unicode.IsLetter(r):
		return uint8(OtherAlphabet)
	}
	return classBreak
}

// asciiScripts is the first two of scriptBlocks, in one table.
var asciiScripts = [128]uint8{
	'0': 2, '1': 2, '2': 2, '3': 2, '4': 2, '5': 2, '6': 2, '7': 2, '8': 2, '9': 2,
	'A': 3, 'B': 3, 'C': 3, 'D': 3, 'E': 3, 'F': 3, 'G': 3, 'H': 3, 'I': 3, 'J': 3, 'K': 3, 'L': 3, 'M': 3,
	'N': 3, 'O': 3, 'P': 3, 'Q': 3, 'R': 3, 'S': 3, 'T': 3, 'U': 3, 'V': 3, 'W': 3, 'X': 3, 'Y': 3, 'Z': 3,
	'a': 3, 'b': 3, 'c': 3, 'd': 3, 'e': 3, 'f': 3, 'g': 3, 'h': 3, 'i': 3, 'j': 3, 'k': 3, 'l': 3, 'm': 3,
	'n': 3, 'o': 3, 'p': 3, 'q': 3, 'r': 3, 's': 3, 't': 3, 'u': 3, 'v': 3, 'w': 3, 'x': 3, 'y': 3, 'z': 3,
	'!': 1, '"': 1, '#': 1, '$': 1, '%': 1, '&': 1, '\'': 1, '(': 1, ')': 1, '*': 1, '+': 1, ',': 1, '-': 1, '.': 1, '/': 1,
	':': 1, ';': 1, '<': 1, '=': 1, '>': 1, '?': 1, '@': 1, '[': 1, '\\': 1, ']': 1, '^': 1, '_': 1, '`': 1,
	'{': 1, '|': 1, '}': 1, '~': 1,
}
