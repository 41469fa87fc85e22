package related

import (
	"math"
	"strings"
	"unicode/utf8"
)

// joins reports whether a language writes compound nouns as one word.
func joins(language string) bool {
	switch language {
	case "de", "nl", "da", "sv", "no", "nb", "nn", "is", "fo", "af", "fy", "lb", "fi", "et", "hu":
		return true
	}
	return false
}

// A compound and its parts have at least so many letters.
const (
	minCompound = 8
	minPart     = 4
)

// links are the sounds that Germanic languages put between the parts.
var links = [...]string{"", "s", "es", "en", "n", "er", "e"}

// splitCompound cuts a word in lower case into two that the index has seen
// by themselves, or returns "". Of several cuts the one whose parts are most
// frequent wins, and only where they are more frequent (by geometric mean)
// than the whole: Koehn and Knight, "Empirical Methods for Compound
// Splitting", EACL 2003.
func splitCompound(word string, count func(string) uint32) (first, second string) {
	if utf8.RuneCountInString(word) < minCompound {
		return "", ""
	}
	best := math.Max(1, float64(count(word)))
	for i := range word {
		head, tail := word[:i], word[i:]
		if utf8.RuneCountInString(tail) < minPart {
			break
		}
		n := count(tail)
		if n == 0 || i < minPart {
			continue
		}
		for _, link := range links {
			part, ok := strings.CutSuffix(head, link)
			if !ok || utf8.RuneCountInString(part) < minPart {
				continue
			}
			if score := math.Sqrt(float64(n) * float64(count(part))); score > best || score == best && first == "" {
				best, first, second = score, part, tail
			}
		}
	}
	return first, second
}
