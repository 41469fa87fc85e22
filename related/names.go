package related

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names of people, places and institutions are found by their capitals, in
// every language that has them: two to five capitalised words in a row, with
// the particles that names have inside ("Bank of England", "Ursula von der
// Leyen"). A word that begins a sentence has a capital for nothing: function
// words and those of one or two letters do not count there. A name of three words or more is also known by
// its last two, as a person is without the title. Single names are words like
// all others.
//
// Headlines are passed over, since many desks capitalise every word of them,
// and so are longer runs, which are titles or shouting.
const (
	minName = 2
	maxName = 5
)

// A nameFinder is told of the words of a text one after the other, and tells
// of the names in it.
type nameFinder struct {
	text  string
	run   []nameWord
	opens bool // the run begins a sentence
	name  func(words []nameWord, text string)
}

// nameWord is a word of what may be a name.
type nameWord struct {
	word       uint32 // its number in the batch
	start, end int
	capital    bool
	hyphened   bool // to the one before
	initial    bool // one letter
}

// begin starts on another text, in which no name continues.
func (f *nameFinder) begin(text string) {
	f.flush()
	f.text = text
}

// wants reports whether a word that begins with this byte can matter.
func (f *nameFinder) wants(first byte) bool {
	return len(f.run) > 0 || first < 'a' || first > 'z'
}

// add is told of the word at text[start:end]. Opens says that it begins a
// sentence.
func (f *nameFinder) add(word uint32, start, end int, opens bool) {
	w := nameWord{word: word, start: start, end: end}
	if first := f.text[start]; first < utf8.RuneSelf {
		w.capital, w.initial = 'A' <= first && first <= 'Z', start+1 == end
	} else {
		first, size := utf8.DecodeRuneInString(f.text[start:end])
		w.capital, w.initial = unicode.IsUpper(first) || unicode.IsTitle(first), start+size == end
	}
	if len(f.run) == 0 {
		if w.capital {
			f.run, f.opens = append(f.run, w), opens
		}
		return
	}
	last := f.run[len(f.run)-1]
	joined := false
	switch f.text[last.end:start] {
	case " ", "\u00a0":
		joined = true
	case "-", "\u2011":
		joined, w.hyphened = true, true
	case ".", ". ", ".\u00a0":
		joined = last.initial
	}
	if joined && (w.capital || particle(f.text[start:end], !last.capital)) {
		f.run = append(f.run, w)
		return
	}
	f.flush()
	f.add(word, start, end, opens)
}

// inflectsNames reports whether names have other endings in other places of a
// sentence, so that they are compared by the stems of their words. Elsewhere
// they are compared as written.
func inflectsNames(language string) bool {
	switch language {
	case "ru", "fi", "hu", "tr", "ro", "ga":
		return true
	}
	return false
}

// particle reports whether a word in lower case stands inside of names. Some
// do only behind another one ("van der").
func particle(word string, second bool) bool {
	switch word {
	case "of", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "van", "von", "zu", "zur", "ter", "ten", "bin", "ibn", "al", "el":
		return true
	case "der", "den", "la", "las", "los":
		return second
	}
	return false
}

// flush ends the run and tells of the names in it.
func (f *nameFinder) flush() {
	run := f.run
	f.run = f.run[:0]
	for len(run) > 0 && !run[len(run)-1].capital {
		run = run[:len(run)-1]
	}
	if len(run) > 1 && f.opens && !run[1].hyphened && f.opener(run[0]) {
		run = run[1:]
	}
	capitals := 0
	for _, w := range run {
		if w.capital {
			capitals++
		}
	}
	if capitals < minName || capitals > maxName || !run[0].capital {
		return
	}
	f.tell(run)
	if capitals == len(run) && capitals > minName {
		tail := len(run) - 1
		for run[tail].hyphened {
			tail--
		}
		for tail--; tail > 0 && run[tail].hyphened; {
			tail--
		}
		if tail > 0 {
			f.tell(run[tail:])
		}
	}
}

// opener reports whether a word at the beginning of a sentence is no name.
func (f *nameFinder) opener(w nameWord) bool {
	const short = 2
	form := f.text[w.start:w.end]
	initial := w.initial && strings.HasPrefix(f.text[w.end:], ".")
	return utf8.RuneCountInString(form) <= short && !initial || functionWordTable().has(form)
}

func (f *nameFinder) tell(run []nameWord) {
	f.name(run, f.text[run[0].start:run[len(run)-1].end])
}
