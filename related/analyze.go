package related

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// A document is an article as the index keeps it, before it has a place in a
// segment.
type document struct {
	key       string
	language  string
	published time.Time
	vector    vector // its terms
	names     nameList
	terms     int     // how many
	length    float32 // the sum of its words' weights: L in impact.go
	sketch    sketch
	extra     *extra
}

// word is a word as written, met for the first time.
type word struct {
	lower    string
	stem     string
	display  string
	language string
}

// tally is what every use of a word touches, apart from the rest of it so
// that it stays in the processor's caches.
type tally struct {
	hash   uint64  // of the word in lower case, the same in every process
	last   uint32  // the last document that holds the word
	weight float32 // in that document
	term   uint32  // where it has just one
	kept   uint32  // place in batch.kept, from 1; 0: none
}

// keptWord is a word that the batch must know more of than its number: it may
// be a compound, its language inflects names, or it has not one term.
type keptWord struct {
	word
	docs  uint32 // how many documents of the batch hold it
	terms [3]uint32
	count int // how many of terms are set
}

// label is a tag, category, author or series.
type label struct {
	kind          kind
	name, display string
	term          uint32
}

// batch is a run of articles that are analysed together: every word is
// stemmed once for all of them.
//
// It is filled by read, which needs no lock and runs beside other batches;
// then resolve gives every term its number, in the order of the articles, so
// that the numbers do not depend on how many cores took part; then finish
// makes the vectors, again beside other batches.
//
// A batch can be used again after reset. It then remembers the words it has
// met, so that a word is stemmed once for a whole load.
type batch struct {
	language string            // taken where an article states none
	byForm   map[string]*forms // by language
	tallies  []tally           // of all words
	fresh    []word            // the last of them, which have no term numbers yet
	kept     []keptWord
	joined   []uint32 // places in kept of the batch's words in languages that join them
	drafts   []draft
	uses     []use       // of all drafts, one after the other
	labels   []label     // likewise
	named    []namedText // likewise
	document uint32      // counts what was read
	draftRoom
}

// draftRoom is what a batch works with while it reads or finishes one article.
type draftRoom struct {
	pieces    []piece
	spans     []wordSpan // of all pieces
	numbers   []uint32   // of the words of a piece
	touched   []uint32   // words met
	shingler  shingler
	names     nameFinder
	firstName int      // where the article's own begin in batch.named
	inflects  bool     // the article's language inflects names
	parts     []uint64 // see partOf
	entries   []uint64 // terms and codes
	nameTerms []uint32 // of one name
	sorter    termSorter
}

// piece is a run of text that no word and no name reaches out of.
type piece struct {
	text  string
	spans int // where its own end in draftRoom.spans
}

type use struct {
	word   uint32
	weight float32
}

type draft struct {
	document
	uses, labels, named int // where its own end in those of the batch
}

func newBatch(language string) *batch {
	b := &batch{language: language, byForm: make(map[string]*forms)}
	b.names.name = b.name
	return b
}

// maxWords is how many words a batch remembers at most.
const maxWords = 1 << 18

// reset empties the batch for other articles.
func (b *batch) reset() {
	if len(b.tallies) > maxWords {
		*b = *newBatch(b.language)
		b.names.name = b.name
		return
	}
	for _, k := range b.joined {
		b.kept[k].docs = 0
	}
	b.joined, b.drafts, b.uses, b.labels = b.joined[:0], b.drafts[:0], b.uses[:0], b.labels[:0]
	clear(b.named) // not to keep the texts
	b.named = b.named[:0]
}

// read analyses one article.
func (b *batch) read(a *article.Article) {
	language := baseLanguage(cmp.Or(a.Language, b.language))
	d := draft{document: document{key: strings.Clone(a.Key()), language: language, published: a.Published, extra: extraOf(a)}}
	b.pieces, b.spans = b.pieces[:0], b.spans[:0]
	for text := range texts(a) {
		b.spans = appendWords(b.spans, text)
		b.pieces = append(b.pieces, piece{text, len(b.spans)})
	}
	if language == "" {
		language = b.guessed() // for the stemmer; the document's stays unknown
	}
	known := b.byForm[language]
	if known == nil {
		known = newForms()
		b.byForm[language] = known
	}
	b.document++
	b.shingler.reset()
	b.firstName, b.inflects = len(b.named), inflectsNames(language)
	position := 0
	for i, p := range b.pieces {
		spans := b.spans[position:p.spans]
		b.number(known, language, p.text, spans)
		b.count(position)
		if headline := i == 0; !headline {
			b.findNames(p.text, spans)
		}
		position = p.spans
	}
	b.names.flush()
	clear(b.pieces) // not to keep the text
	for _, w := range b.touched {
		weight := b.tallies[w].weight
		b.uses = append(b.uses, use{w, weight})
		d.length += weight
	}
	b.touched = b.touched[:0]
	d.uses = len(b.uses)

	for _, tag := range a.Tags {
		b.label(kindTag, article.Slug(tag), tag)
	}
	for _, by := range a.Authors {
		b.label(kindAuthor, cmp.Or(by.ID, article.Slug(by.Name)), by.Name)
	}
	for c := &a.Category; c != nil; c = c.Parent {
		b.label(kindCategory, c.Key(), cmp.Or(c.Name, c.Slug))
	}
	for _, c := range a.Categories {
		b.label(kindCategory, c.Key(), cmp.Or(c.Name, c.Slug))
	}
	if a.Series != nil {
		b.label(kindSeries, a.Series.Key(), cmp.Or(a.Series.Name, a.Series.Slug))
	}
	d.labels, d.named = len(b.labels), len(b.named)
	d.sketch = b.shingler.sketch()
	b.drafts = append(b.drafts, d)
}

// texts yields the text of an article in reading order.
func texts(a *article.Article) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(a.Headline) || !yield(a.Dek) {
			return
		}
		for n := range a.Body.Preorder() {
			text := ""
			switch n := n.(type) {
			case *article.Text:
				text = n.Value
			case *article.CodeSpan:
				text = n.Value
			}
			if text != "" && !yield(text) {
				return
			}
		}
	}
}

func extraOf(a *article.Article) *extra {
	e := extra{Embargo: a.Embargo, Expires: a.Expires, Picked: slices.Clone(a.Related)}
	for _, t := range a.Translations {
		for _, name := range [...]string{t.ID, t.URL} {
			if name != "" {
				e.Translations = append(e.Translations, name)
			}
		}
	}
	if len(e.Translations) > 0 || a.ID != "" && a.URL != "" {
		for _, name := range [...]string{a.URL, a.Slug} {
			if name != "" && name != a.Key() {
				e.Addresses = append(e.Addresses, name)
			}
		}
	}
	if e.Embargo.IsZero() && e.Expires.IsZero() && e.Picked == nil && e.Translations == nil && e.Addresses == nil {
		return nil // without having taken memory
	}
	kept := e
	return &kept
}

func (b *batch) label(k kind, name, display string) {
	if name != "" {
		b.labels = append(b.labels, label{kind: k, name: name, display: display})
	}
}

// guessed is the language that the article's function words speak for.
func (b *batch) guessed() string {
	var g guess
	start := 0
	for _, p := range b.pieces {
		g.add(p.text, b.spans[start:p.spans])
		start = p.spans
	}
	return g.language()
}

// number finds the numbers of the words of a text.
func (b *batch) number(known *forms, language, text string, spans []wordSpan) {
	b.numbers = b.numbers[:0]
	for _, w := range spans {
		n, ok := known.findIn(text, w.start, w.end)
		if !ok {
			n = b.word(known, language, text[w.start:w.end], w.opens)
		}
		b.numbers = append(b.numbers, n)
	}
}

// count counts the words that were numbered, the first of which is at the
// given position of its article.
func (b *batch) count(position int) {
	for i, n := range b.numbers {
		t := &b.tallies[n]
		if t.last != b.document {
			t.last, t.weight = b.document, 0
			b.touched = append(b.touched, n)
			if t.kept > 0 {
				b.meet(t.kept - 1)
			}
		}
		t.weight += lead(position + i)
		b.shingler.add(t.hash)
	}
	b.shingler.end()
}

// meet counts a document for a word that may be a compound.
func (b *batch) meet(kept uint32) {
	w := &b.kept[kept]
	if !joins(w.language) {
		return
	}
	if w.docs++; w.docs == 1 {
		b.joined = append(b.joined, kept)
	}
}

// findNames finds the names among the words that were numbered.
func (b *batch) findNames(text string, spans []wordSpan) {
	b.names.begin(text)
	for i, w := range spans {
		if b.names.wants(text[w.start]) {
			b.names.add(b.numbers[i], w.start, w.end, w.opens)
		}
	}
}

// word enters a form that the batch has not met. Forms that differ in case
// alone are one word.
func (b *batch) word(known *forms, language, form string, opens bool) uint32 {
	lower := fold(form)
	n, ok := known.find(lower)
	if !ok {
		n = uint32(len(b.tallies))
		lower = strings.Clone(lower) // not to keep the text
		display := lower             // a capital that only begins a sentence
		if form != lower && (!opens || strings.ContainsFunc(form[1:], isUpper)) {
			display = strings.Clone(form)
		}
		w := word{lower: lower, stem: foldAccents(stem(language, lower)), display: display, language: language}
		t := tally{hash: hashWord(lower)}
		if joins(language) || inflectsNames(language) {
			b.kept = append(b.kept, keptWord{word: w, count: 1})
			t.kept = uint32(len(b.kept))
		}
		b.fresh = append(b.fresh, w)
		b.tallies = append(b.tallies, t)
		known.add(lower, n)
	}
	if form != lower {
		known.add(form, n)
	}
	return n
}

// resolve numbers the terms of the batch.
func (b *batch) resolve(d *dictionary) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, k := range b.joined {
		w := &b.kept[k]
		d.surfaces.add(w.lower, w.docs)
	}
	tallies := b.tallies[len(b.tallies)-len(b.fresh):]
	for i := range b.fresh {
		w, t := &b.fresh[i], &tallies[i]
		t.term = d.add(kindWord, w.stem, w.display)
		if t.kept > 0 {
			b.kept[t.kept-1].terms[0] = t.term
		}
	}
	clear(b.fresh) // not to keep the words
	b.fresh = b.fresh[:0]
	// How a compound is cut depends on what the index has seen so far, so it
	// is decided anew for every batch.
	for _, k := range b.joined {
		w := &b.kept[k]
		w.count = 1
		for _, part := range w.split(d) {
			if part != "" {
				w.terms[w.count] = d.add(kindWord, foldAccents(stem(w.language, part)), part)
				w.count++
			}
		}
	}
	for i := range b.labels {
		l := &b.labels[i]
		l.term = d.add(l.kind, l.name, l.display)
	}
	for i := range b.named {
		n := &b.named[i]
		n.plain = d.spells(n.text, b.termsOf(n))
	}
}

// split cuts a word of a language that joins them.
func (w *word) split(d *dictionary) (parts [2]string) {
	if joins(w.language) {
		parts[0], parts[1] = splitCompound(w.lower, d.surfaces.count)
	}
	return parts
}

// unknownTerm is none that an index has: a vector could not hold it.
const unknownTerm = math.MaxUint32

// lookUp is resolve for an article that is only asked about: what the index
// does not know stays unknown.
func (b *batch) lookUp(d *dictionary) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	b.kept = make([]keptWord, len(b.fresh))
	for i, w := range b.fresh {
		t, k := &b.tallies[i], &b.kept[i]
		t.kept, t.term = uint32(i+1), unknownTerm
		stems := []string{w.stem}
		for _, part := range w.split(d) {
			if part != "" {
				stems = append(stems, foldAccents(stem(w.language, part)))
			}
		}
		for part, s := range stems {
			term, ok := d.find(kindWord, s)
			if !ok {
				continue
			}
			if part == 0 {
				t.term = term
			}
			k.terms[k.count] = term
			k.count++
		}
	}
	known := b.labels[:0]
	for _, l := range b.labels {
		var ok bool
		if l.term, ok = d.find(l.kind, l.name); ok {
			known = append(known, l)
		}
	}
	if len(known) < len(b.labels) {
		b.labels = known
		b.drafts[len(b.drafts)-1].labels = len(known)
	}
}

// finish makes the documents' vectors out of numbered terms.
func (b *batch) finish() []document {
	documents := make([]document, len(b.drafts))
	vectors := make([]byte, 0, 2*len(b.uses)+4*len(b.labels)+8*len(b.named)) // about what they take, with the names
	uses, labels, named := 0, 0, 0
	for i := range b.drafts {
		d := &b.drafts[i]
		length := d.length
		b.parts = b.parts[:0]
		for _, u := range b.uses[uses:d.uses] {
			t := &b.tallies[u.word]
			if t.kept == 0 {
				b.parts = append(b.parts, partOf(t.term, u.weight))
				continue
			}
			w := &b.kept[t.kept-1]
			for k, t := range w.terms[:w.count] {
				b.parts = append(b.parts, partOf(t, u.weight))
				if k > 0 {
					length += u.weight // the parts of a compound are words of their own
				}
			}
		}
		uses = d.uses
		b.sorter.sort(b.parts)
		b.entries = b.entries[:0]
		for k := 0; k < len(b.parts); {
			term, f := b.parts[k]>>32, float32(0)
			for ; k < len(b.parts) && b.parts[k]>>32 == term; k++ {
				f += math.Float32frombits(uint32(b.parts[k]))
			}
			b.entries = append(b.entries, term<<codeBits|uint64(codeOf(f/length)))
		}
		for _, l := range b.labels[labels:d.labels] {
			b.entries = append(b.entries, uint64(l.term)<<codeBits|unitCode)
		}
		if labels < d.labels {
			slices.Sort(b.entries)
			b.entries = slices.Compact(b.entries)
		}
		labels = d.labels
		d.length = length
		start := len(vectors)
		vectors = b.appendNames(vectors, b.named[named:d.named])
		d.names = nameList(vectors[start:len(vectors):len(vectors)])
		named = d.named
		start = len(vectors)
		vectors = appendVector(vectors, b.entries)
		d.vector = vectors[start:len(vectors):len(vectors)]
		d.terms = len(b.entries)
		documents[i] = d.document
	}
	return documents
}

// partOf is what a word brings to a term of its document.
func partOf(term uint32, weight float32) uint64 {
	return uint64(term)<<32 | uint64(math.Float32bits(weight))
}
