package article

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// ReadingOptions say how reading time is estimated. The zero value is the
// default profile.
type ReadingOptions struct {
	// Language is the BCP 47 tag whose rate counts. Empty: the article's own,
	// or else what the scripts tell.
	Language string
	// Mean takes the mean reader's rate instead of the one that most readers
	// reach; see [EstimateReadingTime].
	Mean bool
	// WordsPerMinute and CharactersPerMinute replace the language's rates for
	// scripts with spaces and without. They are not lowered. Zero: the
	// language's.
	WordsPerMinute, CharactersPerMinute float64
	// Media adds the time that videos and recordings play.
	Media bool
	// From is the index of the first of Body.Blocks that counts, for the time
	// that remains. Offset is a position behind its beginning: how many bytes
	// of text have been read, as the blocks' text nodes follow each other and
	// [InlineText] writes them. A word that the position parts counts as unread,
	// a picture that stands before it as seen. Where either is above 0,
	// headline, dek and hero do not count.
	From, Offset int
	// Rounding is how the result gives whole minutes.
	Rounding Rounding
}

// remaining reports whether a part of the article is left out.
func (o *ReadingOptions) remaining() bool { return o.From > 0 || o.Offset > 0 }

// Rounding says how a time becomes whole minutes. Whatever it says, there is
// at least one.
type Rounding int

// The ways of rounding.
const (
	RoundUp      Rounding = iota // 3:01 is 4 minutes: no reader of the rate needs longer
	RoundNearest                 // 3:29 is 3 minutes, 3:30 is 4
	RoundDown                    // 3:59 is 3 minutes
)

func (r Rounding) minutes(d time.Duration) int {
	whole, rest := d/time.Minute, d%time.Minute
	if r == RoundUp && rest > 0 || r == RoundNearest && rest >= time.Minute/2 {
		whole++
	}
	return max(1, int(whole))
}

// ReadingTime is an estimate with what it was counted from.
type ReadingTime struct {
	// Duration is the estimate, not rounded; see [ReadingTime.Minutes].
	Duration time.Duration
	// Fast and Slow are the times of a fast and a slow adult: 300 and 175
	// words a minute in English, the bounds between which Brysbaert 2019 puts
	// most adults, and as much faster and slower in other languages.
	Fast, Slow time.Duration
	// Rounding is that of the options.
	Rounding Rounding
	// Words and Characters are what was counted; see [TextCount].
	Words, Characters int
	// Count holds the same by script.
	Count TextCount
	// Images is how many pictures were counted, embeds among them.
	Images int
	// Language is the tag whose rate was used: the one stated, or one that
	// the scripts tell.
	Language string
}

// Minutes is the estimate in whole minutes, at least 1, and rounded up unless
// the options said otherwise.
func (r ReadingTime) Minutes() int { return r.Rounding.minutes(r.Duration) }

// Range is the time of a fast and of a slow reader in whole minutes, rounded
// as [ReadingTime.Minutes] is.
func (r ReadingTime) Range() (fast, slow int) {
	return r.Rounding.minutes(r.Fast), r.Rounding.minutes(r.Slow)
}

// ISO is the estimate as HTML's datetime attribute and schema.org's
// timeRequired write it: "PT4M" (ISO 8601).
func (r ReadingTime) ISO() string { return "PT" + strconv.Itoa(r.Minutes()) + "M" }

// The rates of English readers, from Brysbaert 2019: the mean, and the bounds
// of most adults. 200 is what most publishers print by.
const (
	meanReader  = 238.0
	mostReaders = 200 / meanReader
	fastReader  = 300 / meanReader
	slowReader  = 175 / meanReader
)

// Seconds that are not spent on words. The first two are those of Medium's
// rule, which others copied; the last two are this library's own choice, for
// which we know of no measurement.
const (
	firstImage = 12  // seconds for the first picture, one less for each further one
	leastImage = 3   // but never less
	codeLine   = 2.5 // seconds for a line of code, instead of counting its words
	tableCell  = 0.5 // seconds to find one's way to a cell, beside its words
)

// EstimateReadingTime estimates the time in which most readers finish the
// article: headline, dek, body and pictures. An editor's own figure
// ([Article.ReadingTime]) goes before any estimate; of it remains the part
// that remains of the estimate.
//
// The rate is the language's mean silent rate (see [ReadingRateFor]) lowered
// by 200/238. The mean English reader does 238 words a minute (Brysbaert
// 2019), which half of all readers do not reach; publishers print the time at
// 200. Each script of a mixed text is counted at its own rate, and the parts
// are added.
//
// Pictures take 12 seconds, each further one a second less, at least 3; so do
// embeds without text. Pictures inside a line are part of it and take nothing.
// Code takes 2.5 seconds a line, a table half a second a cell beside its
// words. Pull quotes repeat the text and are not counted; footnotes are.
//
// It makes one pass over the article and allocates nothing.
func EstimateReadingTime(a *Article, opts ReadingOptions) ReadingTime {
	r := estimate(a, &opts)
	if a.ReadingTime <= 0 {
		return r
	}
	own := a.ReadingTime
	if opts.remaining() {
		whole := opts
		whole.From, whole.Offset = 0, 0
		own = 0
		if all := estimate(a, &whole).Duration; all > 0 {
			own = time.Duration(math.Round(float64(a.ReadingTime) * float64(r.Duration) / float64(all)))
		}
	}
	r.Duration, r.Fast, r.Slow = own, own, own
	return r
}

// estimate is [EstimateReadingTime] without an editor's figure.
func estimate(a *Article, opts *ReadingOptions) ReadingTime {
	c := bodyCounter{media: opts.Media, read: max(opts.Offset, 0)}
	if !opts.remaining() {
		c.line(a.Headline)
		c.line(a.Dek)
		if a.Hero != nil {
			c.figure(a.Hero)
		}
	}
	if from := max(opts.From, 0); from < len(a.Body.Blocks) {
		c.blocks(a.Body.Blocks[from:])
	}
	r := ReadingTime{Rounding: opts.Rounding, Count: c.count, Words: c.count.Words(), Characters: c.count.Characters(), Images: c.images}
	r.Language = opts.Language
	if r.Language == "" {
		r.Language = a.Language
	}
	if r.Language == "" {
		r.Language = c.count.Language()
	}
	mean := meanMinutes(&c.count, r.Language, opts)
	factor := mostReaders
	if opts.Mean || opts.WordsPerMinute > 0 || opts.CharactersPerMinute > 0 {
		factor = 1
	}
	rest := time.Duration(math.Round((c.seconds+imageSeconds(c.images))*float64(time.Second))) + c.played
	at := func(factor float64) time.Duration {
		return time.Duration(math.Round(mean/factor*float64(time.Minute))) + rest
	}
	r.Duration, r.Fast, r.Slow = at(factor), at(fastReader), at(slowReader)
	return r
}

// meanMinutes is the time of the mean reader, script by script.
func meanMinutes(count *TextCount, tag string, opts *ReadingOptions) (minutes float64) {
	kana := count[Kana] > 0
	if base, _, _ := strings.Cut(tag, "-"); strings.EqualFold(base, "und") {
		tag = "" // each script by the language that it suggests, Latin as English
	}
	for s := Number; s < numScripts; s++ {
		n := float64(count[s])
		if n == 0 {
			continue
		}
		rate := rateOf(s, tag, kana)
		words, characters := rate.Words, rate.Characters
		if opts.WordsPerMinute > 0 {
			words = opts.WordsPerMinute
		}
		if opts.CharactersPerMinute > 0 {
			characters = opts.CharactersPerMinute
		}
		if s.Spaced() {
			minutes += n / words
		} else {
			minutes += n / characters
		}
	}
	return minutes
}

func imageSeconds(n int) (seconds float64) {
	for i := range n {
		seconds += float64(max(firstImage-i, leastImage))
	}
	return seconds
}
