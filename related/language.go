package related

import (
	"maps"
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

// functionForms finds the function words as they are written: in lower case,
// with a capital and in capitals. Its numbers are places in the second list,
// which holds their languages.
var functionForms = sync.OnceValues(func() (*forms, [][]int) {
	known := newForms()
	var languages [][]int
	for word, of := range languagesByWord {
		first, size := utf8.DecodeRuneInString(word)
		capital := string(unicode.ToTitle(first)) + word[size:]
		for _, form := range [...]string{word, capital, strings.ToUpper(word)} {
			if _, twice := known.find(form); !twice && strings.ToLower(form) == word {
				known.add(form, uint32(len(languages)))
			}
		}
		languages = append(languages, of)
	}
	return known, languages
})

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
	hits  []int // by place in guessable
}

// reset begins with another text.
func (g *guess) reset() {
	g.words = 0
	g.hits = append(g.hits[:0], make([]int, len(guessable))...)
}

// add looks at the words of one more piece of text.
func (g *guess) add(text string, words []wordSpan) {
	known, languages := functionForms()
	for _, w := range words[:min(len(words), guessWords-g.words)] {
		g.words++
		if n, ok := known.find(text[w.start:w.end]); ok {
			for _, language := range languages[n] {
				g.hits[language]++
			}
		}
	}
}

// language is the base language the words speak for, or "" in doubt.
func (g *guess) language() string {
	best, first, second := "", 0, 0
	for i, n := range g.hits {
		switch {
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
