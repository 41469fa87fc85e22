// Package locale holds the words and dates that the pieces of a page print,
// by language.
//
//	words := locale.For("ar-EG")
//	words.Minutes.Short(4) // "4 د قراءة"
//
// What [For] returns is shared and must not be changed. A host that says
// things in its own way changes a copy:
//
//	own := *locale.For("en")
//	own.RelatedStories = "More on this"
//
// Dates and relative times come from Unicode's CLDR. The words are this
// project's own; outside English and German no native speaker has read them
// yet, and corrections are welcome.
package locale

import (
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// A Locale is the wording of one language. A Locale is read by any number of
// goroutines at once, if none changes it.
type Locale struct {
	// Tag is the BCP 47 tag of the wording.
	Tag string
	Words
	// Minutes word a reading time.
	Minutes Minutes
	// Calendar words dates and relative times.
	Calendar
}

// Words are the labels, named by what they say in English.
type Words struct {
	Live, Headlines, Pause, Breaking                      string // the ticker
	SkipToContent, Sections, BackToHome, ReadIn           string // ways around
	Updated, RelatedStories, ReadAlso, Sources            string // the article
	Correction, Clarification, Update, Retraction         string // what was wrong
	Disclosure, AIDisclosure, Sponsored                   string // what readers should know
	KeyFacts, Timeline, Notes, BackToText, Pinned         string // parts of the body
	Note, Tip, Important, Warning, Caution                string // callouts
	Table, Download, Transcript, Play, OpenAt, Done, Open string
	NotFound, NotFoundText                                string // the page for lost readers
	YouAreHere, Contents, Share, Email, FullPage          string // ways around, below the masthead and the text
	LiveUpdates, LiveEnded, KeyEvents                     string // the live blog
	ReadMore, ViewOnline, Unsubscribe                     string // the newsletter
}

// For returns the wording for a BCP 47 tag: that of its language, or English
// where there is none. American English has dates of its own, and Chinese in
// traditional letters (zh-Hant, or zh-TW, zh-HK and zh-MO) all of its words.
func For(tag string) *Locale {
	if tag == "en" {
		return english // asked for once a piece, where nothing else is said
	}
	if l, ok := locales[base(tag)]; ok {
		return l
	}
	return english
}

var english = locales["en"]

// Tags are the tags that have a wording of their own, in alphabetical order.
func Tags() []string {
	var tags []string
	for _, l := range locales {
		tags = append(tags, l.Tag)
	}
	slices.Sort(tags)
	return tags
}

// base is the key of a tag's wording.
func base(tag string) string {
	base, rest, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	switch {
	case base == "zh" && traditional(rest):
		return "zh-hant"
	case base == "en" && rest == "us":
		return "en-us"
	case base == "nb" || base == "nn":
		return "no"
	case base == "iw":
		return "he"
	}
	return base
}

// traditional reports whether what follows "zh-" in a tag, in lower case,
// means traditional letters.
func traditional(rest string) bool {
	return strings.HasPrefix(rest, "hant") || rest == "tw" || rest == "hk" || rest == "mo"
}

// Time is the time of day: "09:40".
func (l *Locale) Time(t time.Time) string { return t.Format(timeForm) }

// AppendTime appends [Locale.Time](t) to dst.
func (l *Locale) AppendTime(dst []byte, t time.Time) []byte { return t.AppendFormat(dst, timeForm) }

const timeForm = "15:04"

// DateTime is a day and time: "24 November 2026, 09:40".
func (l *Locale) DateTime(t time.Time) string { return string(l.AppendDateTime(nil, t)) }

// AppendDateTime appends [Locale.DateTime](t) to dst.
func (l *Locale) AppendDateTime(dst []byte, t time.Time) []byte {
	dst = append(l.AppendDate(dst, t), ", "...)
	return l.AppendTime(dst, t)
}

// Direction is the direction in which the language is written.
func (l *Locale) Direction() article.Direction { return article.DirectionOf(l.Tag) }

// Name is the language's own name for itself ("Deutsch"), or the tag itself
// for a language without wording here.
func Name(tag string) string {
	if name, ok := names[strings.TrimSuffix(base(tag), "-us")]; ok {
		return name
	}
	return tag
}
