package related

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names rank nothing: whoever shares a name shares its words, and to count it
// once more moves no labelled collection by a result in a thousand. They are
// there to be told, since "both name Anna Keller" says more to an editor than
// that both say Anna and Keller somewhere. So they are no terms, of which nine
// in ten would occur in one article alone, but a note beside the vector that
// says which of its terms stand together, in four bytes a name.

const (
	// maxNames is how many names of an article are kept, those nearest its
	// beginning: further ones are mostly in passing.
	maxNames     = 3
	maxNameWords = 15
	maxNameBytes = 255 // of all names of an article
)

// namedText is a name found in an article of a batch.
type namedText struct {
	text  string
	words [maxNameWords]uint32 // numbers in the batch
	count int
	plain bool // the words' own forms spell it
}

// name enters a name of the article being read, once.
func (b *batch) name(words []nameWord, text string) {
	if len(b.named)-b.firstName == maxNames || len(words) > maxNameWords {
		return
	}
	n := namedText{text: text, count: len(words)}
	for i, w := range words {
		n.words[i] = w.word
	}
	for i := range b.named[b.firstName:] {
		if b.sameName(&b.named[b.firstName+i], &n) {
			return
		}
	}
	b.named = append(b.named, n)
}

// sameName compares names, by stems where the language inflects them.
func (b *batch) sameName(n, m *namedText) bool {
	stem := func(word uint32) string { return b.kept[b.tallies[word].kept-1].stem }
	return slices.EqualFunc(n.words[:n.count], m.words[:m.count], func(v, w uint32) bool {
		return v == w || b.inflects && stem(v) == stem(w)
	})
}

// termsOf are the terms of a name's words.
func (b *batch) termsOf(n *namedText) []uint32 {
	b.nameTerms = b.nameTerms[:0]
	for _, w := range n.words[:n.count] {
		b.nameTerms = append(b.nameTerms, b.tallies[w].term)
	}
	return b.nameTerms
}

// nameList is the names of a document. Each is the number of its words, the
// places of their terms in the document's vector as varints, and its length
// and text where the terms' own forms do not spell it: then the first byte
// has its highest bit set.
type nameList []byte

const spelt = 0x80

// appendNames makes the list of a document whose terms are b.entries. A name
// with a word that the index does not know is left out: no one shares it.
func (b *batch) appendNames(list []byte, names []namedText) []byte {
	first := len(list)
	for i := range names {
		n := &names[i]
		start := len(list)
		list = append(list, byte(n.count))
		for _, term := range b.termsOf(n) {
			place, ok := slices.BinarySearchFunc(b.entries, uint64(term), func(entry, term uint64) int {
				return cmp.Compare(entry>>codeBits, term)
			})
			if !ok {
				list = list[:start]
				break
			}
			list = binary.AppendUvarint(list, uint64(place))
		}
		if len(list) > start && !n.plain {
			list[start] |= spelt
			list = append(append(list, byte(len(n.text))), n.text...)
		}
		if len(list)-first > maxNameBytes {
			return list[:start] // and what comes behind it
		}
	}
	return list
}

// all yields the names of a list whose document has so many terms, as the
// places of their words, which must not be kept, and their texts where they
// have one. It passes over what is damaged.
func (l nameList) all(terms int) func(yield func(places []uint32, text string) bool) {
	return func(yield func([]uint32, string) bool) {
		var room [maxNameWords]uint32
		for len(l) > 0 {
			head := l[0]
			l = l[1:]
			places := room[:0]
			for range head &^ spelt {
				place, size := binary.Uvarint(l)
				if size <= 0 || place >= uint64(terms) {
					return
				}
				places, l = append(places, uint32(place)), l[size:]
			}
			text := ""
			if head&spelt != 0 {
				if len(l) == 0 || len(l) <= int(l[0]) {
					return
				}
				end := 1 + int(l[0])
				text, l = string(l[1:end]), l[end:]
			}
			if len(places) > 0 && !yield(places, text) {
				return
			}
		}
	}
}

// spell writes words as a name: with a capital, but for the particles inside.
func (d *dictionary) spell(words []uint32) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	var b strings.Builder
	for i, word := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		first, rest := capital(d.form(word), i)
		b.WriteRune(first)
		b.Write(rest)
	}
	return b.String()
}

// spells reports whether spell would write this text. Callers hold mu.
func (d *dictionary) spells(text string, words []uint32) bool {
	for i, word := range words {
		ok := true
		if i > 0 {
			if text, ok = strings.CutPrefix(text, " "); !ok {
				return false
			}
		}
		first, rest := capital(d.form(word), i)
		r, size := utf8.DecodeRuneInString(text)
		if text, ok = strings.CutPrefix(text[size:], string(rest)); !ok || r != first {
			return false
		}
	}
	return text == ""
}

// capital is a word as it stands at a place of a name.
func capital(word []byte, place int) (first rune, rest []byte) {
	first, size := utf8.DecodeRune(word)
	if place == 0 || !particle(string(word), true) {
		first = unicode.ToTitle(first)
	}
	return first, word[size:]
}
