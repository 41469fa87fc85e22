package webpage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// The words with which bylines begin, lower case. Those that may be the first
// part of a name as well ("von", "di") are in particles.
var bylineWords = []string{
	"written by", "reported by", "posted by", "published by", "story by", "words by", "by:", "by", "author:", "from our",
	"geschrieben von", "ein artikel von", "ein beitrag von", "autor:", "autorin:", "von:", "text:",
	"écrit par", "publié par", "par:", "par :", "auteur :", "auteur:", "escrito por", "publicado por", "por:", "texto:",
	"scritto da", "articolo di", "a cura di", "autore:", "geschreven door", "door:", "skrevet av", "skrevet af", "skriven av", "tekst:", "av:", "af:",
	"autor tekstu:", "tekst", "napsal", "автор:", "текст:", "yazan:", "بقلم", "כתב", "מאת",
	"作者：", "作者:", "作者/", "作者／", "作者", "文／", "文/", "文：", "文:", "文＝", "撰文：", "撰文", "記者", "记者：", "记者:", "记者", "著者：", "著者:", "執筆：", "執筆", "取材・文", "글", "기자:",
}

var particles = []string{"von", "par", "por", "di", "door", "av", "af", "od", "от", "da"}

// cleanName takes off the word with which a byline begins, and what ends one.
func cleanName(s string) string {
	s = plain(s)
	for _, by := range bylineWords {
		if rest, ok := cutWord(s, by); ok {
			s = rest
			break
		}
	}
	for _, by := range particles {
		// "Von Ines Marlow" is by her, "Von Marlow" is a name.
		if rest, ok := cutWord(s, by); ok && strings.Contains(rest, " ") {
			s = rest
			break
		}
	}
	for _, end := range []string{" 기자", "기자", " 記者", "記者", " 记者"} {
		if rest, found := strings.CutSuffix(s, end); found && rest != "" {
			s = rest
		}
	}
	return strings.Trim(s, " ,;|:·•–—-*/／")
}

// cutWord takes a word off the beginning of a text, whatever its case.
func cutWord(s, word string) (rest string, ok bool) {
	if len(s) < len(word) || word[0] < utf8.RuneSelf && s[0]|0x20 != word[0] { // most lines begin otherwise
		return s, false
	}
	if strings.EqualFold(s, word) {
		return "", true
	}
	if !strings.EqualFold(s[:len(word)], word) {
		return s, false
	}
	rest = s[len(word):]
	last, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(rest)
	// A word of letters ends where no letter follows; Chinese and Japanese
	// write without spaces.
	if unicode.IsLetter(last) && unicode.IsLetter(next) && !unicode.Is(unicode.Han, last) {
		return s, false
	}
	if last < utf8.RuneSelf && unicode.IsLetter(last) && next != ' ' && next != ':' {
		return s, false
	}
	return strings.TrimLeft(rest, " :：/／"), true
}

// Words between the last two names of a byline.
var conjunctions = []string{" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " & ", " i ", " и ", " ve ", " with ", " avec ", " mit ", " con "}

// splitNames cuts a byline into names. A word between two names joins them
// only where each has two words or more: "Salt & Sons" is one.
func splitNames(s string) []string {
	s = cleanName(s)
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '、' || r == '，' || r == '|' || r == '(' || r == ')' })
	for _, c := range conjunctions {
		parts = split(parts, c)
	}
	var names []string
	for _, part := range parts {
		for _, part := range splitCommas(cutDate(cleanConjunction(part))) {
			if name := cleanName(part); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// splitCommas cuts a list of names. One word behind a name of several is none:
// it is a degree or a newspaper, or part of the name.
func splitCommas(s string) (out []string) {
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		last := len(out) - 1
		switch {
		case last < 0 || severalWords(part) && severalWords(out[last]):
			out = append(out, part)
		case slices.Contains([]string{"jr", "sr", "ii", "iii", "inc", "ltd", "llc", "gmbh"}, strings.ToLower(strings.Trim(part, "."))):
			out[last] += ", " + part
		case !severalWords(out[last]):
			out[last] += ", " + part
		}
	}
	return out
}

// cleanConjunction takes off the word by which a name in brackets is joined.
func cleanConjunction(s string) string {
	s = strings.TrimSpace(s)
	for _, c := range conjunctions {
		if rest, ok := cutWord(s, strings.TrimSpace(c)); ok {
			return rest
		}
	}
	return s
}

func split(parts []string, at string) (out []string) {
	for _, part := range parts {
		for {
			k := strings.Index(strings.ToLower(part), at)
			if k < 0 || k+len(at) > len(part) || !severalWords(part[:k]) || !severalWords(part[k+len(at):]) {
				break
			}
			out = append(out, part[:k])
			part = part[k+len(at):]
		}
		out = append(out, part)
	}
	return out
}

func severalWords(s string) bool { return strings.Contains(strings.TrimSpace(s), " ") }

// cutDate ends a name before the date that follows it: no name has digits, and
// the word before a day is its month.
func cutDate(s string) string {
	at := strings.IndexFunc(s, unicode.IsDigit)
	if at < 0 || at > 0 && s[at-1] != ' ' {
		return s
	}
	words := strings.Fields(s[:at])
	if n := len(words); n > 2 {
		words = words[:n-1]
		if n > 3 && strings.HasSuffix(strings.Trim(words[n-2], ","), "day") { // of the week
			words = words[:n-2]
		}
	}
	return strings.Join(words, " ")
}

// Words of which a line with them is no name, whatever its class says.
var notNames = []string{
	"about", "more from", "view my", "follow", "updated", "published", "posted", "share", "comment", "read more", "profile", "all articles",
	"subscribe", "sign in", "contact", "http", "@", "min read", "written", "editors", "reviewed",
}

// likeName reports whether a line may be the name of a person or a desk.
func likeName(s string) bool {
	n := len(strings.Fields(s))
	if n == 0 || n > 6 || len(s) > 80 || strings.ContainsAny(s, "0123456789?!<>{}=") {
		return false
	}
	lower := strings.ToLower(s)
	for _, w := range notNames {
		if strings.Contains(lower, w) {
			return false
		}
	}
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) && !unicode.IsLower(c)
}

// plain is a value as readers see it: unescaped, also where it was escaped
// twice, and white space folded.
func plain(s string) string {
	for range 2 {
		if strings.IndexByte(s, '&') < 0 {
			break
		}
		s = html.UnescapeString(s)
	}
	return fold(s)
}
