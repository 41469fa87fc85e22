package article

import (
	"math"
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
	// that remains. From 1 on, headline, dek and hero do not count.
	From int
}

// ReadingTime is an estimate with what it was counted from.
type ReadingTime struct {
	// Duration is the estimate, not rounded; see [ReadingTime.Minutes].
	Duration time.Duration
	// Fast and Slow are the times of a fast and a slow adult: 300 and 175
	// words a minute in English, the bounds between which Brysbaert 2019 puts
	// most adults, and as much faster and slower in other languages.
	Fast, Slow time.Duration
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

// Minutes is the estimate in whole minutes, rounded up, at least 1.
func (r ReadingTime) Minutes() int { return wholeMinutes(r.Duration) }

// Range is the time of a fast and of a slow reader in whole minutes, rounded
// up, each at least 1.
func (r ReadingTime) Range() (fast, slow int) { return wholeMinutes(r.Fast), wholeMinutes(r.Slow) }

// ISO is the estimate as HTML's datetime attribute and schema.org's
// timeRequired write it: "PT4M" (ISO 8601).
func (r ReadingTime) ISO() string {
	var digits [20]byte
	i := len(digits)
	for n := r.Minutes(); n > 0; n /= 10 {
		i--
		digits[i] = byte('0' + n%10)
	}
	return "PT" + string(digits[i:]) + "M"
}

func wholeMinutes(d time.Duration) int { return max(1, int((d+time.Minute-1)/time.Minute)) }

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
// ([Article.ReadingTime]) goes before any estimate.
//
// The rate is the language's mean silent rate (see [ReadingRateFor]) lowered
// by 200/238. The mean English reader does 238 words a minute (Brysbaert
// 2019), which half of all readers do not reach; publishers print the time at
// 200. Each script of a mixed text is counted at its own rate, and the parts
// are added.
//
// Pictures take 12 seconds, each further one a second less, at least 3; so do
// embeds without text. Code takes 2.5 seconds a line, a table half a second a
// cell beside its words. Pull quotes repeat the text and are not counted;
// footnotes are.
func EstimateReadingTime(a *Article, opts ReadingOptions) ReadingTime {
	var c bodyCounter
	c.media = opts.Media
	if opts.From <= 0 {
		c.line(a.Headline)
		c.line(a.Dek)
		if a.Hero != nil {
			c.figure(a.Hero)
		}
	}
	if from := max(opts.From, 0); from < len(a.Body.Blocks) {
		c.blocks(a.Body.Blocks[from:])
	}
	r := ReadingTime{Count: c.count, Words: c.count.Words(), Characters: c.count.Characters(), Images: c.images}
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
	if a.ReadingTime > 0 && opts.From <= 0 {
		r.Duration, r.Fast, r.Slow = a.ReadingTime, a.ReadingTime, a.ReadingTime
	}
	return r
}

// meanMinutes is the time of the mean reader, script by script.
func meanMinutes(count *TextCount, tag string, opts ReadingOptions) (minutes float64) {
	kana := count[Kana] > 0
	if tag == "und-Latn" {
		tag = "" // English is the best guess for Latin letters
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

// A bodyCounter counts what takes time in a body. Its methods follow the tree
// by hand and allocate nothing.
type bodyCounter struct {
	counter
	images  int
	seconds float64 // beside words and pictures
	played  time.Duration
	media   bool
}

// line counts text that stands by itself.
func (c *bodyCounter) line(s string) {
	c.text(s)
	c.gap()
}

func (c *bodyCounter) blocks(blocks []Block) {
	for _, b := range blocks {
		c.block(b)
	}
}

// run counts running text that nothing follows.
func (c *bodyCounter) run(content []Inline) {
	c.inlines(content)
	c.gap()
}

func (c *bodyCounter) figure(f *Figure) {
	c.images++
	c.run(f.Caption)
}

func (c *bodyCounter) block(b Block) {
	switch b := b.(type) {
	case nil, *PullQuote, *Divider, *RelatedLink, *File:
		// A pull quote repeats the text; links and files lead elsewhere.
	case *Paragraph:
		c.run(b.Content)
	case *Heading:
		c.run(b.Content)
	case *List:
		for i := range b.Items {
			c.blocks(b.Items[i].Content)
		}
	case *Quote:
		c.blocks(b.Content)
		c.run(b.Attribution)
	case *Code:
		lines := strings.Count(b.Value, "\n")
		if b.Value != "" && !strings.HasSuffix(b.Value, "\n") {
			lines++ // a last line that was not ended
		}
		c.seconds += float64(lines) * codeLine
	case *Table:
		c.run(b.Caption)
		c.rows(b.Head)
		c.rows(b.Body)
		c.rows(b.Foot)
	case *Figure:
		c.figure(b)
	case *Gallery:
		for _, f := range b.Items {
			if f != nil {
				c.figure(f)
			}
		}
		c.run(b.Caption)
	case *Video:
		c.play(b.Duration)
		c.run(b.Caption)
	case *Audio:
		c.play(b.Duration)
		c.run(b.Caption)
	case *Embed:
		if b.Text == "" {
			c.images++
		}
		c.line(b.Text)
		c.run(b.Caption)
	case *Callout:
		c.run(b.Title)
		c.blocks(b.Content)
	case *Footnotes:
		for i := range b.Items {
			c.blocks(b.Items[i].Content)
		}
	case *Timeline:
		c.line(b.Title)
		for i := range b.Events {
			c.line(b.Events[i].When)
			c.run(b.Events[i].Title)
			c.blocks(b.Events[i].Content)
		}
	case *KeyFacts:
		c.line(b.Title)
		for i := range b.Facts {
			c.line(b.Facts[i].Figure)
			c.run(b.Facts[i].Text)
		}
	case *LiveUpdate:
		c.line(b.Headline)
		c.blocks(b.Content)
	case *CorrectionNote:
		c.run(b.Correction.Text)
	case *Disclosure:
		c.blocks(b.Content)
	case *Custom:
		c.line(b.Text)
	}
}

func (c *bodyCounter) play(d time.Duration) {
	if c.media {
		c.played += d
	}
}

func (c *bodyCounter) rows(rows []Row) {
	for i := range rows {
		for j := range rows[i].Cells {
			c.seconds += tableCell
			c.blocks(rows[i].Cells[j].Content)
		}
	}
}

func (c *bodyCounter) inlines(content []Inline) {
	for _, n := range content {
		switch n := n.(type) {
		case nil, *FootnoteRef, *InlineImage:
		case *Text:
			c.text(n.Value)
		case *CodeSpan:
			c.text(n.Value)
		case *Math:
			c.text(n.Value)
		case *CustomInline:
			c.text(n.Text)
		case *Break:
			c.gap()
		case *Emphasis:
			c.inlines(n.Content)
		case *Strong:
			c.inlines(n.Content)
		case *Strike:
			c.inlines(n.Content)
		case *Link:
			c.inlines(n.Content)
		case *Sub:
			c.inlines(n.Content)
		case *Sup:
			c.inlines(n.Content)
		case *Mark:
			c.inlines(n.Content)
		case *Abbreviation:
			c.inlines(n.Content)
		case *Span:
			c.inlines(n.Content)
		}
	}
}
