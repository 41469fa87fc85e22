package related

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// An Analysis is what an index keeps of an article. It is for those who keep
// it elsewhere, as related/postgres does; an [Index] makes its own.
type Analysis struct {
	Key string
	// Language is the base language the article states, or "".
	Language string
	// Terms are its words and labels, by signal and name. Compounds are not
	// cut, since that takes the vocabulary of an index.
	Terms []Term
	// Length is the sum of the weights of its words.
	Length float64
	// Sketch recognises copies of the text; see [Copies].
	Sketch []byte
	// Addresses are further names of the article, Translations the names of
	// its versions in other languages.
	Addresses, Translations []string
}

// A Term is one word or label of an article.
type Term struct {
	Signal Signal
	// Name is the stem of a word or the key of a label: what is compared.
	Name string
	// Text is the form readers know.
	Text string
	// Share is the word's part of Length, above 0 and at most 1. Labels have
	// 0.
	Share float64
}

// Analyse cuts an article into terms. Language is taken where the article
// states none.
func Analyse(a *article.Article, language string) Analysis {
	b := newBatch(language)
	b.read(a)
	d := &b.drafts[0]
	out := Analysis{Key: d.key, Language: d.language, Length: float64(d.length), Sketch: d.sketch.bytes()}
	if d.extra != nil {
		out.Addresses, out.Translations = d.extra.Addresses, d.extra.Translations
	}
	for _, u := range b.uses {
		w := &b.fresh[u.word]
		out.Terms = append(out.Terms, Term{SignalWord, w.stem, w.display, float64(u.weight) / out.Length})
	}
	for _, l := range b.labels {
		out.Terms = append(out.Terms, Term{l.kind.signal(), l.name, l.display, 0})
	}
	for _, n := range b.named {
		name := n.text
		if b.inflects {
			var stems []string
			for _, w := range n.words[:n.count] {
				stems = append(stems, b.fresh[w].stem)
			}
			name = strings.Join(stems, " ")
		}
		out.Terms = append(out.Terms, Term{SignalName, name, n.text, 0})
	}
	slices.SortStableFunc(out.Terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(a.Signal, b.Signal), cmp.Compare(a.Name, b.Name))
	})
	// Forms of one stem are one term.
	merged := out.Terms[:0]
	for _, t := range out.Terms {
		if n := len(merged); n > 0 && merged[n-1].Signal == t.Signal && merged[n-1].Name == t.Name {
			merged[n-1].Share += t.Share
			continue
		}
		merged = append(merged, t)
	}
	out.Terms = merged
	return out
}

// Weight is what a term of the given share says about an article, where the
// articles' mean Length is average: from 0 to 5, and 1 for labels.
func Weight(share, average float64) float64 {
	if share == 0 {
		return 1
	}
	return share * (saturation + 1) / (share + saturation/max(1, average))
}

// Saturation is the constant s of the formula behind [Weight],
// share·(s+1) / (share + s/average), for stores that compute it themselves.
const Saturation = saturation

// Gain is what a term that two articles share counts, beside its weight in
// each, where so many of all documents hold it.
func Gain(s Signal, documents, holding int) float64 {
	for k := range kinds {
		if k.signal() == s {
			return float64(rarity(documents, uint32(max(0, holding))) * kinship[k])
		}
	}
	return 0
}

// Copies reports whether two sketches are of near-duplicate texts. A sketch
// that is none belongs to no copy.
func Copies(a, b []byte) bool {
	s, ok := sketchOf(a)
	t, okToo := sketchOf(b)
	return ok && okToo && s.copyOf(&t)
}

func (s *sketch) bytes() []byte {
	return append([]byte{byte(s.count), byte(s.count >> 8)}, s.bins[:]...)
}

func sketchOf(b []byte) (s sketch, ok bool) {
	if len(b) != 2+len(s.bins) {
		return s, false
	}
	s.count = uint16(b[0]) | uint16(b[1])<<8
	copy(s.bins[:], b[2:])
	return s, true
}
