package article

import "time"

// An Article is one piece of journalism: what a reader sees (headline, dek,
// byline, hero, body) and what a desk knows about it (dates, status,
// category, corrections, provenance).
//
// The zero value is an empty, published news article; every field may be
// left out.
//
// Text fields hold plain text, never markup. An Article is a plain value: it
// may be read by many goroutines at once, and must not be changed while it is.
type Article struct {
	// ID identifies the article inside the host's system and never changes.
	// Where it is empty, [Article.Key] falls back to URL, then Slug.
	ID string
	// Slug is the readable last element of the address; see [Slug].
	Slug string
	// URL is the canonical address. It may be relative to the site.
	URL string
	// Language is the BCP 47 tag of the body ("en-GB", "ja"). Empty: unknown.
	Language string
	// Genre says what kind of journalism this is. Empty: a news report.
	Genre Genre

	// Kicker is the short label above the headline ("Exclusive", "Analysis")
	// where it is something else than the category's name.
	Kicker string
	// Headline is the headline shown on the article's page.
	Headline string
	// Headlines are the other headlines of the same story, by place of use.
	Headlines Headlines
	// Dek is the summary of one to three sentences below the headline, also
	// called standfirst or subheadline elsewhere.
	Dek string
	// Dateline is the place the report was filed from ("NAIROBI").
	Dateline string

	// Authors are the byline, in order.
	Authors []Author
	// Publisher is the organisation that answers for the article.
	Publisher *Author

	// Category is the primary category, the one printed above the headline.
	Category Category
	// Categories are further categories, without the primary one.
	Categories []Category
	// Series is the run of stories this one belongs to, if any.
	Series *Series
	// Tags are free keywords as the desk writes them.
	Tags []string

	// Hero is the main image with its caption and credit.
	Hero *Figure
	// Body is the text itself.
	Body Document

	// Created is when writing began, Published when the article first became
	// public, Updated when its substance last changed. Zero: unknown.
	Created, Published, Updated time.Time
	// Embargo is the time before which the article must not be shown, and
	// Expires the time after which it must not. Zero: no such limit.
	Embargo, Expires time.Time
	// Status is the editorial state. Empty: published.
	Status Status
	// Urgency follows IPTC: 1 is a flash, 5 routine, 9 least urgent.
	// Zero: not stated.
	Urgency int
	// Access says who may read it. Empty: everybody.
	Access Access
	// Revisions is the history of the text, oldest first.
	Revisions []Revision

	// Corrections are public corrections and clarifications, oldest first.
	Corrections []Correction
	// Provenance says how the article was made. Nil: not stated.
	Provenance *Provenance
	// Sources are the works and documents the article rests on.
	Sources []Source

	// Related are the keys (see [Article.Key]) of stories an editor picked by
	// hand, in order.
	Related []string
	// Translations are the same article in other languages.
	Translations []Translation

	// ReadingTime is the editor's own figure, used instead of the computed
	// one. Zero: compute it; see [EstimateReadingTime].
	ReadingTime time.Duration

	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// Key is the identity by which the other packages know the article: ID, or
// else URL, or else Slug.
func (a *Article) Key() string {
	if a.ID != "" {
		return a.ID
	}
	if a.URL != "" {
		return a.URL
	}
	return a.Slug
}

// LastChange is Updated, or else Published.
func (a *Article) LastChange() time.Time {
	if !a.Updated.IsZero() {
		return a.Updated
	}
	return a.Published
}

// Public reports whether the article may be shown at the given time: it is
// published, past its embargo and not expired.
func (a *Article) Public(at time.Time) bool {
	return a.Status == StatusPublished &&
		!at.Before(a.Embargo) &&
		(a.Expires.IsZero() || at.Before(a.Expires))
}

// Headlines are headlines for places where the one on the page does not fit.
// An empty one falls back to the page's; see [Article.HeadlineFor].
type Headlines struct {
	Short  string // tickers, cards, push messages
	Social string // Open Graph and cards on social networks
	Search string // the title element and search results
}

// A HeadlineRole names a place where a headline is used.
type HeadlineRole string

// The places with a headline of their own.
const (
	HeadlineWeb    HeadlineRole = "web"
	HeadlineShort  HeadlineRole = "short"
	HeadlineSocial HeadlineRole = "social"
	HeadlineSearch HeadlineRole = "search"
)

// HeadlineFor returns the headline for a role, or the page's headline where
// the role has none of its own or is unknown.
func (a *Article) HeadlineFor(role HeadlineRole) string {
	own := ""
	switch role {
	case HeadlineShort:
		own = a.Headlines.Short
	case HeadlineSocial:
		own = a.Headlines.Social
	case HeadlineSearch:
		own = a.Headlines.Search
	case HeadlineWeb:
	}
	if own == "" {
		return a.Headline
	}
	return own
}

// Genre is the kind of journalism, in the words of IPTC's genre NewsCodes
// where those have one.
type Genre string

// The genres that change how an article is labelled or described.
const (
	GenreNews       Genre = "" // a news report
	GenreAnalysis   Genre = "analysis"
	GenreBackground Genre = "background"
	GenreExplainer  Genre = "explainer"
	GenreInterview  Genre = "interview"
	GenreLiveBlog   Genre = "live"
	GenreOpinion    Genre = "opinion"
	GenreReportage  Genre = "reportage"
	GenreReview     Genre = "review"
	GenreSponsored  Genre = "sponsored"
)

// Status is the editorial state of an article.
type Status string

// The states of an article.
const (
	StatusPublished Status = ""
	StatusDraft     Status = "draft"
	StatusScheduled Status = "scheduled"
	StatusWithheld  Status = "withheld"  // was public, held back for now
	StatusWithdrawn Status = "withdrawn" // was public, taken down for good
)

// Access says who may read an article.
type Access string

// The kinds of access.
const (
	AccessFree        Access = ""
	AccessMetered     Access = "metered"
	AccessSubscribers Access = "subscribers"
)

// A Revision is one saved state in the history of an article.
type Revision struct {
	Number int       // from 1
	Time   time.Time // when it was saved
	Author string    // who saved it
	Note   string    // what changed, for the desk
	Extra  Extra
}

// A Source is a work or document that an article rests on.
type Source struct {
	Title     string
	URL       string
	Publisher string
	Published time.Time // when the source appeared; zero: unknown
	Accessed  time.Time // when the desk looked at it; zero: unknown
	Extra     Extra
}

// A Translation points to the same article in another language.
type Translation struct {
	Language string // BCP 47
	ID       string // the translation's key, where the host knows it
	URL      string
	Extra    Extra
}
