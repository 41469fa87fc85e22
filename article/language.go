package article

import "strings"

// A Direction is the direction in which text runs, as HTML's dir attribute
// spells it.
type Direction string

// The directions.
const (
	LeftToRight Direction = "ltr"
	RightToLeft Direction = "rtl"
)

// DirectionOf returns the direction of text in a language given by its BCP 47
// tag: a script subtag decides, or else the language's usual script. An
// unknown or empty tag is left to right.
func DirectionOf(tag string) Direction {
	language, rest, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	for sub := range strings.SplitSeq(rest, "-") {
		if len(sub) != 4 || sub[0] < 'a' || sub[0] > 'z' {
			continue
		}
		switch sub {
		case "arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "samr", "mand", "aran":
			return RightToLeft
		}
		return LeftToRight
	}
	// The languages whose likely script in CLDR's likelySubtags is written
	// from right to left.
	switch language {
	case "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo",
		"ps", "pnb", "prs", "sd", "skr", "syr", "ug", "ur", "yi", "ji":
		return RightToLeft
	}
	return LeftToRight
}
