package ticker

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A wording is what a headline says, without case, punctuation and order: its
// words and, of scripts that set no spaces between words or join endings to
// them, the overlapping pairs of characters.
type wording struct {
	words    []string // a set, in the order of [longer]
	paired   bool     // most of them are pairs
	tellings []string // what it is looked up by: any two that are [alike] have one in common
}

func newWording(text string) wording {
	var w wording
	var run []string // of characters of such scripts, each with its marks; spaces say nothing there
	var word []rune
	pairs := 0
	endWord := func() {
		if len(word) > 0 {
			w.words = append(w.words, string(word))
			word = word[:0]
		}
	}
	endRun := func() {
		for i := range run {
			if i > 0 {
				w.words = append(w.words, run[i-1]+run[i])
			}
		}
		if len(run) == 1 {
			w.words = append(w.words, run[0])
		}
		pairs += max(len(run)-1, 0)
		run = run[:0]
	}
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsMark(r) && len(run) > 0 && len(word) == 0:
			run[len(run)-1] += string(r) // Thai vowels and tones, and voiced kana that is written in two
		case unspaced(r):
			endWord()
			run = append(run, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			endRun()
			word = append(word, r)
		default:
			endWord()
		}
	}
	endWord()
	endRun()
	w.paired = 2*pairs > len(w.words)
	slices.SortFunc(w.words, longer)
	w.words = slices.Compact(w.words)
	w.tellings = w.tell()
	return w
}

// unspaced reports whether words of the rune's script are written without
// spaces, or with endings joined to them.
func unspaced(r rune) bool {
	return r >= 0x0E00 && (r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// longer puts long words first: they are the rarer ones, so that few headlines
// have the first ones of another.
func longer(a, b string) int {
	return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
}

// tell works out the tellings. Below nine words only equal sets are alike.
// From there on those that share a part of all their words, in one order, share
// one of the first that are left when that part is taken off, and one more.
func (w *wording) tell() []string {
	n := len(w.words)
	switch {
	case n == 0:
		return nil
	case n < 9:
		return []string{strings.Join(w.words, " ")}
	case w.paired:
		return w.words[:n-(8*n+9)/10+1]
	default:
		return w.words[:n-(9*n+9)/10+1]
	}
}

// alike reports whether two wordings say nearly the same: equal ones, and from
// nine words on those that share nine of ten of all their words, which is one
// word more or less in ten. A word more of two characters makes three pairs of
// its own and parts one, so that pairs are alike where they share eight of ten,
// and where of the shorter nine of ten are in the longer: with a word put in the
// place of another they are not. Neither are those of which one has a number
// that the other has not.
func alike(a, b *wording) bool {
	if len(a.words) == 0 || len(b.words) == 0 {
		return false
	}
	both, i, j := 0, 0, 0
	number := false
	for i < len(a.words) || j < len(b.words) {
		order := 0
		switch {
		case i == len(a.words):
			order = 1
		case j == len(b.words):
			order = -1
		default:
			order = longer(a.words[i], b.words[j])
		}
		switch {
		case order == 0:
			both, i, j = both+1, i+1, j+1
		case order < 0:
			number = number || strings.ContainsFunc(a.words[i], isNumeral)
			i++
		default:
			number = number || strings.ContainsFunc(b.words[j], isNumeral)
			j++
		}
	}
	shorter, union := min(len(a.words), len(b.words)), len(a.words)+len(b.words)-both
	switch {
	case both == union:
		return true
	case number || both < 9:
		return false
	case a.paired && b.paired:
		return 10*both >= 8*union && 10*both >= 9*shorter
	default:
		return 10*both >= 9*union
	}
}

// isNumeral reports whether a rune is a digit or a number in Chinese characters.
func isNumeral(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("〇零一二三四五六七八九十百千万萬億亿两兩", r)
}
