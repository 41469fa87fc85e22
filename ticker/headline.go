package ticker

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/dots-newsroom/newsroom/article"
)

// A Headline is one line of the ticker.
type Headline struct {
	// ID is the headline's identity: a later one with the same ID replaces
	// it. Empty: its URL, or else its text.
	ID string `json:"id"`
	// Text is the line itself, plain text.
	Text string `json:"text"`
	// URL is where it leads. Empty: nowhere.
	URL string `json:"url,omitempty"`
	// Category is the label of its section.
	Category string `json:"category,omitempty"`
	// Language is the BCP 47 tag of Text. Empty: the page's.
	Language string `json:"language,omitempty"`
	// Priority puts breaking news first.
	Priority Priority `json:"priority,omitempty"`
	// Published orders headlines of one priority, newest first. Updated is
	// when the text last changed.
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	// Embargo is the time before which the headline is not shown, Expires the
	// time from which on it no longer is. Zero: no such limit.
	Embargo time.Time `json:"embargo,omitzero"`
	Expires time.Time `json:"expires,omitzero"`
}

// Priority says how urgent a headline is. Higher comes first.
type Priority int

// The priorities.
const (
	Routine   Priority = 0
	Important Priority = 1
	Breaking  Priority = 2
)

// FromArticle makes the headline of an article: its short headline, its
// address, its embargo and expiry. Urgency 1 and 2 (IPTC) are breaking, 3 is
// important.
func FromArticle(a *article.Article) Headline {
	h := Headline{
		ID: a.Key(), Text: a.HeadlineFor(article.HeadlineShort), URL: a.URL,
		Category: a.Category.Name, Language: a.Language,
		Published: a.Published, Updated: a.Updated, Embargo: a.Embargo, Expires: a.Expires,
	}
	switch a.Urgency {
	case 1, 2:
		h.Priority = Breaking
	case 3:
		h.Priority = Important
	}
	return h
}

// normalise makes white space plain and gives a headline without ID one.
func (h *Headline) normalise() {
	h.Text = strings.Join(strings.Fields(h.Text), " ")
	if h.ID == "" {
		h.ID = h.URL
	}
	if h.ID == "" {
		h.ID = strings.ToLower(h.Text)
	}
}

// words returns the set of words of a headline, in the order of [longer],
// without case and punctuation.
func words(text string) []string {
	all := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	slices.SortFunc(all, longer)
	return slices.Compact(all)
}

// longer puts long words first: they are the rarer ones, so that few headlines
// have the first ones of another.
func longer(a, b string) int {
	return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
}

// tellings are what a set of words is looked up by: any two that are [alike]
// have one in common. Below nine words only equal sets are alike. From there on
// those that share nine tenths of n words, in one order, share one of the
// first n - 0.9 n + 1.
func tellings(words []string) []string {
	n := len(words)
	if n < 9 {
		if n == 0 {
			return nil
		}
		return []string{strings.Join(words, " ")}
	}
	return words[:n-(9*n+9)/10+1]
}

// alike reports whether two sets of words say nearly the same: equal ones, and
// from five words on those that share nine of ten of all their words, which is
// one word more or less in ten.
func alike(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch longer(a[i], b[j]) {
		case 0:
			both, i, j = both+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	union := len(a) + len(b) - both
	return both == union || both >= 5 && 10*both >= 9*union
}
