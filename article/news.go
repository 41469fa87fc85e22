package article

import "time"

// A Timeline tells events in order.
type Timeline struct {
	Attrs
	Title  string
	Events []TimelineEvent
}

// A TimelineEvent is one event of a [Timeline].
type TimelineEvent struct {
	// When is the date as readers see it ("March 2031", "09:40").
	When string
	// Time is the same moment for machines. Zero: not stated.
	Time    time.Time
	Title   []Inline
	Content []Block
	Extra   Extra
}

// Kind returns [KindTimeline].
func (*Timeline) Kind() Kind { return KindTimeline }
func (*Timeline) isNode()    {}
func (*Timeline) isBlock()   {}

// KeyFacts is a short list of what matters: takeaways, or numbers with what
// they mean.
type KeyFacts struct {
	Attrs
	Title string
	Facts []Fact
}

// A Fact is one entry of [KeyFacts].
type Fact struct {
	// Figure is the number or word shown large ("4.2 m"). Empty: none.
	Figure string
	Text   []Inline
	Extra  Extra
}

// Kind returns [KindKeyFacts].
func (*KeyFacts) Kind() Kind { return KindKeyFacts }
func (*KeyFacts) isNode()    {}
func (*KeyFacts) isBlock()   {}

// A LiveUpdate is one entry of a live blog.
type LiveUpdate struct {
	Attrs
	Headline string
	// Time is when the entry appeared, Updated when it last changed.
	Time, Updated time.Time
	Authors       []Author
	// Pinned keeps the entry at the top; KeyEvent lists it among the most
	// important ones.
	Pinned, KeyEvent bool
	Content          []Block
}

// Kind returns [KindLiveUpdate].
func (*LiveUpdate) Kind() Kind { return KindLiveUpdate }
func (*LiveUpdate) isNode()    {}
func (*LiveUpdate) isBlock()   {}

// A CorrectionNote shows a correction at its place in the body.
type CorrectionNote struct {
	Attrs
	Correction Correction
}

// Kind returns [KindCorrectionNote].
func (*CorrectionNote) Kind() Kind { return KindCorrectionNote }
func (*CorrectionNote) isNode()    {}
func (*CorrectionNote) isBlock()   {}

// A Correction says publicly what was wrong and what is right.
type Correction struct {
	Type CorrectionType
	Time time.Time
	Text []Inline
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// CorrectionType says how much was wrong.
type CorrectionType string

// The types of correction.
const (
	CorrectionOfFact CorrectionType = "" // something was wrong
	Clarification    CorrectionType = "clarification"
	UpdateNote       CorrectionType = "update"     // something was added
	RetractionNote   CorrectionType = "retraction" // the story no longer stands
)

// A Disclosure tells readers what they should know about how the article
// came to be: use of AI, sponsorship, an interest of the author.
type Disclosure struct {
	Attrs
	Type    DisclosureType
	Content []Block
}

// DisclosureType says what is disclosed.
type DisclosureType string

// The types of disclosure.
const (
	DisclosureNote        DisclosureType = ""
	DisclosureAI          DisclosureType = "ai"
	DisclosureSponsored   DisclosureType = "sponsored"
	DisclosureAffiliate   DisclosureType = "affiliate"
	DisclosureInterest    DisclosureType = "interest"
	DisclosureTranslation DisclosureType = "translation"
)

// Kind returns [KindDisclosure].
func (*Disclosure) Kind() Kind { return KindDisclosure }
func (*Disclosure) isNode()    {}
func (*Disclosure) isBlock()   {}
