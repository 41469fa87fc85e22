package relatedtest

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// News makes up articles for tests and benchmarks: words by Zipf's law, most
// of them from a common vocabulary, some from one that grows with the number
// of articles, several articles to an event with its own names and words,
// about 135 words each, five minutes apart. The same seed gives the same
// articles.
//
// What decides the speed of an index is how many documents hold the words of
// an article. The shares below were set so that this is as in news. Of 100
// different words of an article, so many are held by the part given, or more,
//
//	                        half  1/5  1/10  1/20  1/50  1/100  1/200  fewer
//	of 3,951 wire stories      8   15    15    16    17      8      6     15
//	of 4,000 made-up ones      9   17    13    13    18     14      7      9
//
// of all documents (Reuters-21578, stemmed).
type News struct {
	Seed uint64
	// Words is the mean length of an article. Zero: 135.
	Words int
}

// Shares of the words of an article by where they come from, and how long
// events go on.
const (
	eventShare   = 0.25 // of the words come from the event
	eventWords   = 30   // words an event has
	eventLength  = 8    // articles on an event, on average
	openEvents   = 40   // events reported on at the same time
	zipfShift    = 8    // Mandelbrot's shift of the ranks
	commonWords  = 2500 // words that most of the others come from
	rareShare    = 0.12 // of the others, from the whole vocabulary
	subjectWords = 6000 // words that an event's come from, beside its names
)

// Articles yields the first n articles, keyed "n0", "n1" and so on. The ID of
// the event is in Extra under "event".
func (g News) Articles(n int) iter.Seq[*article.Article] {
	return func(yield func(*article.Article) bool) {
		r := rand.New(rand.NewPCG(g.Seed, 1))
		mean := g.Words
		if mean == 0 {
			mean = 135
		}
		type event struct {
			id    int
			words []string
		}
		var open []event
		events := 0
		for i := range n {
			vocabulary := 20_000 + 2*i
			if len(open) < openEvents || r.IntN(eventLength) == 0 {
				e := event{id: events}
				for k := range eventWords {
					if k < 6 {
						e.words = append(e.words, name(r.IntN(2_000+10*i)))
					} else {
						e.words = append(e.words, spell(zipf(r, subjectWords, 0.6)))
					}
				}
				if events++; len(open) < openEvents {
					open = append(open, e)
				} else {
					open[r.IntN(openEvents)] = e
				}
			}
			e := open[r.IntN(len(open))]
			length := max(30, int(float64(mean)*math.Exp(0.4*r.NormFloat64()-0.08)))
			pick := func() string {
				if r.Float64() < eventShare {
					return e.words[int(float64(len(e.words))*r.Float64()*r.Float64())]
				}
				if r.Float64() < rareShare {
					return spell(zipf(r, vocabulary, 1))
				}
				return spell(zipf(r, commonWords, 1))
			}
			a := &article.Article{
				ID:        fmt.Sprint("n", i),
				Language:  "en",
				Headline:  sentence(r, 8, pick),
				Published: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * 5 * time.Minute),
				Extra:     article.Extra{"event": fmt.Appendf(nil, "%d", e.id)},
			}
			for length -= 8; length > 0; length -= 40 {
				var p strings.Builder
				for left := min(40, length); left > 0; left -= 14 {
					p.WriteString(sentence(r, min(14, left), pick))
					p.WriteString(". ")
				}
				a.Body.Blocks = append(a.Body.Blocks, paragraph(strings.TrimSpace(p.String())))
			}
			if !yield(a) {
				return
			}
		}
	}
}

func sentence(r *rand.Rand, n int, pick func() string) string {
	words := make([]string, n)
	for i := range words {
		words[i] = pick()
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ")
}

// zipf draws a rank below limit with probability falling as
// 1/(rank+shift)^s, by inverting the integral of that density.
func zipf(r *rand.Rand, limit int, s float64) int {
	u := r.Float64()
	if s == 1 {
		return int(zipfShift*math.Pow((float64(limit)+zipfShift)/zipfShift, u) - zipfShift)
	}
	low, high := math.Pow(zipfShift, 1-s), math.Pow(float64(limit)+zipfShift, 1-s)
	return int(math.Pow(low+u*(high-low), 1/(1-s)) - zipfShift)
}

// spell writes a rank as a word of syllables, frequent ones short.
func spell(rank int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b []byte
	for n := rank + 1; n > 0; n /= len(consonants) * len(vowels) {
		at := n % (len(consonants) * len(vowels))
		b = append(b, consonants[at%len(consonants)], vowels[at/len(consonants)])
	}
	return string(append(b, consonants[rank%len(consonants)]))
}

func name(rank int) string {
	w := spell(rank + 7)
	return strings.ToUpper(w[:1]) + w[1:] + "o"
}
