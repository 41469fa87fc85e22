package article

// ProblemCode names a kind of [Problem].
type ProblemCode string

// Problems of what stands around the text, each with what brings it about.
const (
	NoHeadline         ProblemCode = "no-headline"         // Headline is empty
	LongHeadline       ProblemCode = "long-headline"       // more than 110 characters, where Google cuts
	NoDek              ProblemCode = "no-dek"              // Dek is empty
	DekRepeats         ProblemCode = "dek-repeats"         // Dek says what Headline says
	NoLanguage         ProblemCode = "no-language"         // Language is empty (WCAG 3.1.1, level A)
	BadLanguage        ProblemCode = "bad-language"        // a language that is no tag of RFC 5646, of the article, a block or a span
	NoAuthor           ProblemCode = "no-author"           // Authors is empty
	AuthorNoName       ProblemCode = "author-no-name"      // an author without a name
	DuplicateAuthor    ProblemCode = "duplicate-author"    // two authors of one name
	NoCategory         ProblemCode = "no-category"         // Category without a name
	DuplicateCategory  ProblemCode = "duplicate-category"  // two categories of one key, the primary one among them
	DuplicateTag       ProblemCode = "duplicate-tag"       // two tags that differ at most in case
	SeriesPart         ProblemCode = "series-part"         // a part beyond the last, or before the first
	NoDate             ProblemCode = "no-date"             // published, and Published is zero; scheduled, and so is Embargo
	UpdatedBefore      ProblemCode = "updated-before"      // Updated before Published
	ExpiresBefore      ProblemCode = "expires-before"      // Expires at or before Published
	EmbargoAfter       ProblemCode = "embargo-after"       // Embargo at or after Expires
	UrgencyRange       ProblemCode = "urgency-range"       // Urgency outside of 0 to 9 (IPTC ninjs and NewsML-G2)
	NoHero             ProblemCode = "no-hero"             // Hero is nil
	CorrectionEmpty    ProblemCode = "correction-empty"    // a correction without text
	CorrectionLate     ProblemCode = "correction-late"     // a correction later than Updated: nobody will learn that the article changed
	SourceEmpty        ProblemCode = "source-empty"        // a source without title and address
	TranslationUnclear ProblemCode = "translation-unclear" // a translation without language or address, or in the article's own language
	AIWithoutWord      ProblemCode = "ai-without-word"     // made by a trained model, and neither Note nor a disclosure says so (EU AI Act, article 50)
)

// Problems of pictures, sound and film.
const (
	NoAddress    ProblemCode = "no-address"    // a picture, recording, link, file or embed without URL
	NoAlt        ProblemCode = "no-alt"        // a picture without Alt that is not decorative (WCAG 1.1.1, level A)
	BadAlt       ProblemCode = "bad-alt"       // an Alt that is a file's name or a placeholder (WCAG failure F30)
	AltRepeats   ProblemCode = "alt-repeats"   // an Alt that says what the caption says: it is read out twice
	NoCredit     ProblemCode = "no-credit"     // a figure with a picture and without Credit
	NoSize       ProblemCode = "no-size"       // a picture without width and height: the page shifts; a variant without width: srcset cannot name it
	FocalRange   ProblemCode = "focal-range"   // a focal point outside of the picture
	NoCaptions   ProblemCode = "no-captions"   // a video without captions, subtitles or transcript (WCAG 1.2.2, level A)
	NoTranscript ProblemCode = "no-transcript" // a recording without transcript (WCAG 1.2.1, level A)
)

// Problems of the text.
const (
	EmptyBody        ProblemCode = "empty-body"         // no blocks
	EmptyBlock       ProblemCode = "empty-block"        // a block that holds nothing
	HeadingJump      ProblemCode = "heading-jump"       // a heading more than one level below the last (WCAG technique G141)
	HeadingOne       ProblemCode = "heading-one"        // a heading of level 1 in the body
	EmptyHeading     ProblemCode = "empty-heading"      // a heading without text
	DuplicateID      ProblemCode = "duplicate-id"       // two blocks with one ID
	BadID            ProblemCode = "bad-id"             // an ID with white space (HTML, 3.2.6)
	DeadAnchor       ProblemCode = "dead-anchor"        // a link to "#x", and no block has the ID x
	UnsafeAddress    ProblemCode = "unsafe-address"     // a link that would run script: writers leave it out
	VagueLink        ProblemCode = "vague-link"         // a link that says only "click here" or the like (WCAG 2.4.4, level A)
	BareURL          ProblemCode = "bare-url"           // a link whose text is its address (WCAG 2.4.4, level A)
	EmptyLink        ProblemCode = "empty-link"         // a link without text (WCAG failure F89)
	NoteMissing      ProblemCode = "note-missing"       // a footnote's mark without its note
	NoteUnused       ProblemCode = "note-unused"        // a footnote that no mark leads to
	DuplicateNote    ProblemCode = "duplicate-note"     // two footnotes of one label: marks lead to the first
	TableWithoutHead ProblemCode = "table-without-head" // a table of several rows without a heading cell (WCAG 1.3.1, level A)
	RaggedTable      ProblemCode = "ragged-table"       // rows of different width (HTML, 4.9.12)
	UpdateNoTime     ProblemCode = "update-no-time"     // a live update without Time, by which readers and search engines order them
)
