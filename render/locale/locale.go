// Package locale holds the words and dates that the pieces of a page print,
// by language.
package locale

import (
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// A Locale is the wording of one language. Its exported fields may be changed
// on a copy, to say things as a house says them.
type Locale struct {
	// Tag is the BCP 47 tag of the wording.
	Tag string

	Live, Pause, RelatedStories, BackToHome, By, Published, Updated string
	Breaking, SkipToContent, Menu, Latest, MoreIn                   string
	NotFound, NotFoundText, Credit, Sources                         string
	Correction, Clarification, Update, Retraction                   string
	KeyFacts, Timeline, Footnotes, BackToText, Download, Watch      string
	Listen, OpenAt, AIDisclosure, Sponsored, Disclosure, Pinned     string
	Headlines, Note, Tip, Important, Warning, Caution, Transcript   string
	RelatedLink, PartOf, Done, NotDone, Written, Table              string
}

// For returns the wording for a BCP 47 tag, or English where there is none.
func For(tag string) *Locale {
	l := english
	return &l
}

// MinRead is the reading time as printed in a byline: "4 min read".
func (l *Locale) MinRead(minutes int) string { return strconv.Itoa(minutes) + " min read" }

// Date is the day as printed in a byline: "24 November 2026".
func (l *Locale) Date(t time.Time) string { return t.Format("2 January 2006") }

// DateTime is the moment as printed in a live blog: "24 November 2026, 09:40".
func (l *Locale) DateTime(t time.Time) string { return t.Format("2 January 2006, 15:04") }

// Time is the time of day: "09:40".
func (l *Locale) Time(t time.Time) string { return t.Format("15:04") }

// Direction is the direction in which the language is written.
func (l *Locale) Direction() article.Direction { return article.DirectionOf(l.Tag) }

var english = Locale{
	Tag:  "en",
	Live: "Live", Pause: "Pause the ticker", RelatedStories: "Related Stories", BackToHome: "Back to Home",
	By: "By", Published: "Published", Updated: "Updated", Breaking: "Breaking",
	SkipToContent: "Skip to content", Menu: "Sections", Latest: "Latest", MoreIn: "More in",
	NotFound: "Page not found", NotFoundText: "There is no page at this address. It may have moved, or the link may be wrong.",
	Credit: "Credit", Sources: "Sources", Correction: "Correction", Clarification: "Clarification",
	Update: "Update", Retraction: "Retraction", KeyFacts: "Key facts", Timeline: "Timeline",
	Footnotes: "Notes", BackToText: "Back to the text", Download: "Download", Watch: "Watch", Listen: "Listen",
	OpenAt: "Open at", AIDisclosure: "How AI was used", Sponsored: "Sponsored", Disclosure: "Disclosure",
	Pinned: "Pinned", Headlines: "Live headlines", Note: "Note", Tip: "Tip", Important: "Important",
	Warning: "Warning", Caution: "Caution", Transcript: "Transcript", RelatedLink: "Read also", PartOf: "Part",
	Done: "done", NotDone: "not done", Written: "Written", Table: "Table",
}
