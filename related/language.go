package related

import (
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// functionWords are the most frequent words of the languages with a stemmer,
// those that no other of them uses as often. They tell which stemmer fits a
// text that does not state its language, and which words tell an editor
// nothing. They rank like all others: the index has no list of stop words.
var functionWords = map[string]string{
	"da": "og af til ikke som det den har med jeg blev være eller hvad efter",
	"de": "und der die das nicht mit ist von den dem ein eine auch auf für sich wird",
	"en": "the and of to that is was for with on are by said from has his this it",
	"es": "el los las del por con una para que se no su al como más pero",
	"fi": "ja on ei että oli se myös kun mutta ovat hän joka sekä kuin mukaan",
	"fr": "le les des et une est dans pour que qui du sur au pas avec par plus",
	"ga": "agus an na is ag ar go le bhí sé sin atá ach leis",
	"hu": "és az hogy nem egy is volt meg de ez csak már még mint",
	"it": "il di che la per una non con del della sono gli è anche nel alla",
	"nl": "de het een van en niet dat met voor zijn op te aan ook bij naar",
	"no": "og av til ikke som det er på med jeg ble være eller hva etter",
	"pt": "os uma não para com do da em por mais dos como ao foi são pelo",
	"ro": "și în nu care din pentru cu este mai sunt fost sau prin să",
	"ru": "и в не на что с по как это из для был от его но",
	"sv": "och att det som är inte på för med av den till har ett om",
	"tr": "ve bir bu için ile da çok olarak olan daha gibi kadar ama",
}

// guessable are the languages of functionWords, in order.
var guessable = slices.Sorted(maps.Keys(functionWords))

// languagesByWord gives for each function word its languages, as places in
// guessable.
var languagesByWord = func() map[string][]int {
	m := make(map[string][]int)
	for i, language := range guessable {
		for w := range strings.FieldsSeq(functionWords[language]) {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// functionTable counts the function words of a text without waiting: most
// of the time the next step does not depend on what the word was. It holds
// them as they are written: in lower case, with a capital and in capitals.
type functionTable struct {
	slots [1 << functionBits]functionWord
}

// functionBits makes the table so large that few words meet in a slot.
const functionBits = 12

// functionWord is a word of up to seven bytes, as all of them are, with a
// vote for each of its languages. Longer words end in no zero byte, so they
// are none of these.
type functionWord struct {
	letters uint64
	taken   uint64 // all bits; 0: the slot is free
	votes   votes
}

// votes has a byte for each of guessable.
type votes [2]uint64

var functionWordTable = sync.OnceValue(func() *functionTable {
	t := new(functionTable)
	for word, languages := range languagesByWord {
		first, size := utf8.DecodeRuneInString(word)
		for _, form := range [...]string{word, string(unicode.ToTitle(first)) + word[size:], strings.ToUpper(word)} {
			if len(form) > 7 || strings.ToLower(form) != word {
				continue
			}
			letters, _ := packed(form)
			w := t.slot(letters)
			*w = functionWord{letters: letters, taken: math.MaxUint64}
			for _, i := range languages {
				w.votes[i/8] |= 1 << (8 * (i % 8))
			}
		}
	}
	return t
})

// has reports whether a word is a function word of any language.
func (t *functionTable) has(word string) bool {
	return t.slot(initial8(word, 0, len(word))).votes != votes{}
}

// slot is where a word is or belongs.
func (t *functionTable) slot(letters uint64) *functionWord {
	const mask = 1<<functionBits - 1
	for i := letters * 0x9E3779B97F4A7C15 >> (64 - functionBits); ; i++ {
		if w := &t.slots[i&mask]; (w.letters^letters)&w.taken == 0 {
			return w
		}
	}
}

// How far guessLanguage reads, and what it wants to see: a share of function
// words, and distance from the next language.
const (
	guessWords  = 200
	guessShare  = 0.08
	guessMargin = 1.3
)

// guess counts function words until it has seen enough.
type guess struct {
	words int
	hits  [guessBytes]uint8 // by place in guessable; guessWords at most
}

// guessBytes is the number of languages that votes have room for.
const guessBytes = 16

// add looks at the words of one more piece of text.
func (g *guess) add(text string, words []wordSpan) {
	table := functionWordTable()
	words = words[:min(len(words), guessWords-g.words)]
	g.words += len(words)
	var sum votes
	for _, w := range words {
		word := table.slot(initial8(text, w.start, w.end))
		sum[0] += word.votes[0]
		sum[1] += word.votes[1]
	}
	for i := range g.hits {
		g.hits[i] += uint8(sum[i/8] >> (8 * (i % 8)))
	}
}

// language is the base language the words speak for, or "" in doubt.
func (g *guess) language() string {
	best, first, second := "", 0, 0
	for i := range guessable {
		switch n := int(g.hits[i]); {
		case n > first:
			best, first, second = guessable[i], n, first
		case n > second:
			second = n
		}
	}
	if float64(first) < guessShare*float64(g.words) || float64(first) < guessMargin*float64(second) {
		return ""
	}
	return best
}
