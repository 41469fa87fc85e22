package related

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
)

// maxReasons bounds how many terms of a result are told.
const maxReasons = 10

// reasons says what a member and the question share.
func (f *field) reasons(i int) []Reason {
	m := &f.members[i]
	f.shares = f.shares[:0]
	total := float32(0)
	for _, w := range m.vector {
		if v := w.weight * f.spread[w.term][0]; v > 0 {
			f.shares = append(f.shares, newShare(v, w.term))
			total += v
		}
	}
	slices.Sort(f.shares)
	out := make([]Reason, 0, maxReasons+4)
	if m.picked > 0 {
		out = append(out, Reason{Signal: SignalPicked})
	}
	if m.near > 0 {
		out = append(out, Reason{Signal: SignalVector, Share: vectorWeight * m.near})
	}
	first, wordsTold := len(out), 0
	for _, s := range f.shares {
		k, _ := f.index.dictionary.count(f.terms[s.local()])
		if k == kindWord && wordsTold == maxReasons {
			continue
		}
		t := f.tell(s.local(), k)
		if t.empty {
			continue
		}
		if k == kindWord {
			wordsTold++
		}
		out = append(out, Reason{k.signal(), t.text, float64(s.value() / total)})
	}
	for n := range f.sharedNames(i) {
		value := float32(0)
		for _, s := range f.shares {
			if slices.Contains(n.words, s.local()) {
				value += s.value()
			}
		}
		out = append(out, Reason{SignalName, n.text, float64(value / total)})
	}
	slices.SortStableFunc(out[first:], func(a, b Reason) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

// told is how a term is told to readers.
type told struct {
	known bool // looked up
	empty bool // a word that says nothing
	text  string
}

// tell looks up how a term is told.
func (f *field) tell(local uint32, k kind) *told {
	t := &f.told[local]
	if !t.known {
		t.known, t.text = true, f.index.dictionary.display(f.terms[local])
		if k == kindWord {
			_, t.empty = languagesByWord[strings.ToLower(t.text)] // in a small index even "the" is rare
		}
	}
	return t
}

// A name is one that the question has.
type name struct {
	words []uint32 // by local number
	text  string   // "": the words spell it
}

func (f *field) namesAsked() (names []name) {
	own := f.members[0].vector
	for places, text := range f.asked.names.all(len(own)) {
		n := name{text: text}
		for _, place := range places {
			n.words = append(n.words, own[place].term)
		}
		names = append(names, n)
	}
	return names
}

// sharedNames yields the names that a member shares with the question, with
// their texts.
func (f *field) sharedNames(i int) iter.Seq[name] {
	return func(yield func(name) bool) {
		m := &f.members[i]
		for places, text := range m.part.names(m.n).all(len(m.vector)) {
			at := slices.IndexFunc(f.names, func(n name) bool {
				return slices.EqualFunc(n.words, places, func(word, place uint32) bool { return m.vector[place].term == word })
			})
			if at < 0 {
				continue
			}
			n := f.names[at]
			if n.text = cmp.Or(n.text, text); n.text == "" {
				var terms []uint32
				for _, word := range n.words {
					terms = append(terms, f.terms[word])
				}
				n.text = f.index.dictionary.spell(terms)
			}
			if !yield(n) {
				return
			}
		}
	}
}

// A share is a term by its local number with what it brings, as one number:
// those that bring most are least, of equals those with the lower number.
// Values are not negative, so that their bits are in the order of the values.
type share uint64

func newShare(value float32, local uint32) share {
	return share(^math.Float32bits(value))<<32 | share(local)
}

func (s share) value() float32 { return math.Float32frombits(^uint32(s >> 32)) }
func (s share) local() uint32  { return uint32(s) }
