package ticker

import (
	"strings"
	"time"

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
