package article

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A Problem is something an editor would want to know before an article is
// published.
type Problem struct {
	// Code is stable, for code to branch on and for a site to switch off.
	Code ProblemCode
	// Severity says how bad it is.
	Severity Severity
	// Path is a JSON Pointer (RFC 6901) into the article's JSON form, such as
	// "/body/blocks/3/image/alt".
	Path string
	// Message says what is wrong, in a sentence.
	Message string
}

// String gives the problem on one line.
func (p Problem) String() string {
	return string(p.Severity) + ": " + p.Path + ": " + p.Message + " (" + string(p.Code) + ")"
}

// Severity says how bad a [Problem] is.
type Severity string

// The severities.
const (
	// Wrong: readers or machines will meet something broken.
	Wrong Severity = "error"
	// Doubtful: it is allowed, and usually a mistake.
	Doubtful Severity = "warning"
)

// ProblemCode names a kind of [Problem].
type ProblemCode string

// The problems, each with what brings it about.
const (
	NoHeadline       ProblemCode = "no-headline"        // Headline is empty
	LongHeadline     ProblemCode = "long-headline"      // more than 110 characters, where Google cuts
	NoDek            ProblemCode = "no-dek"             // Dek is empty
	NoAuthor         ProblemCode = "no-author"          // Authors is empty
	AuthorNoName     ProblemCode = "author-no-name"     // an author without a name
	NoDate           ProblemCode = "no-date"            // published, and Published is zero
	UpdatedBefore    ProblemCode = "updated-before"     // Updated before Published
	EmbargoAfter     ProblemCode = "embargo-after"      // Embargo at or after Expires
	NoCategory       ProblemCode = "no-category"        // Category without a name
	NoHero           ProblemCode = "no-hero"            // Hero is nil
	NoLanguage       ProblemCode = "no-language"        // Language is empty
	UrgencyRange     ProblemCode = "urgency-range"      // Urgency outside of 0 to 9
	NoAlt            ProblemCode = "no-alt"             // a picture without Alt that is not decorative
	NoSize           ProblemCode = "no-size"            // a picture without width and height: the page shifts
	NoAddress        ProblemCode = "no-address"         // a picture, link, file or embed without URL
	EmptyBody        ProblemCode = "empty-body"         // no blocks
	HeadingJump      ProblemCode = "heading-jump"       // a heading more than one level below the last
	HeadingOne       ProblemCode = "heading-one"        // a heading of level 1 in the body
	EmptyHeading     ProblemCode = "empty-heading"      // a heading without text
	DuplicateID      ProblemCode = "duplicate-id"       // two blocks with one ID
	DeadAnchor       ProblemCode = "dead-anchor"        // a link to "#x", and no block has the ID x
	VagueLink        ProblemCode = "vague-link"         // a link that says only "click here" or the like
	EmptyLink        ProblemCode = "empty-link"         // a link without text
	NoteMissing      ProblemCode = "note-missing"       // a footnote's mark without its note
	NoteUnused       ProblemCode = "note-unused"        // a footnote that no mark leads to
	CorrectionEmpty  ProblemCode = "correction-empty"   // a correction without text
	AIWithoutWord    ProblemCode = "ai-without-word"    // made by a trained model, and neither Note nor disclosure says so
	TableWithoutHead ProblemCode = "table-without-head" // a table of several rows without a heading cell
)

// maxHeadline is where Google's documentation of Article recommends to stop.
const maxHeadline = 110

// Validate returns what an editor would want to know, in the order in which
// it stands in the article. An article without problems gives nil. Drafts are
// judged like published articles, but for the date.
func (a *Article) Validate() []Problem {
	v := validator{anchors: make(map[string]bool), notes: make(map[string]bool), marked: make(map[string]bool)}
	v.envelope(a)
	v.collect(&a.Body)
	v.path = append(v.path, "body", "blocks")
	v.blocks(a.Body.Blocks)
	v.path = v.path[:0]
	if len(a.Body.Blocks) == 0 {
		v.say(EmptyBody, Wrong, "the article has no text", "body")
	}
	if a.Provenance != nil && a.Provenance.Source.IsAI() && a.Provenance.Note == "" && !v.disclosed {
		v.say(AIWithoutWord, Doubtful, "a trained model made this, and readers are not told", "provenance")
	}
	return v.problems
}

type validator struct {
	problems  []Problem
	path      []string
	level     int // of the last heading
	anchors   map[string]bool
	notes     map[string]bool
	marked    map[string]bool
	disclosed bool
}

func (v *validator) say(code ProblemCode, severity Severity, message string, steps ...string) {
	var path strings.Builder
	for _, step := range append(v.path[:len(v.path):len(v.path)], steps...) {
		path.WriteByte('/')
		path.WriteString(pointerEscaper.Replace(step))
	}
	v.problems = append(v.problems, Problem{Code: code, Severity: severity, Path: path.String(), Message: message})
}

// in runs check with steps added to the path.
func (v *validator) in(check func(), steps ...string) {
	n := len(v.path)
	v.path = append(v.path, steps...)
	check()
	v.path = v.path[:n]
}

func (v *validator) envelope(a *Article) {
	if strings.TrimSpace(a.Headline) == "" {
		v.say(NoHeadline, Wrong, "there is no headline", "headline")
	} else if n := utf8.RuneCountInString(a.Headline); n > maxHeadline {
		v.say(LongHeadline, Doubtful, "the headline has "+strconv.Itoa(n)+" characters; search engines cut it at "+strconv.Itoa(maxHeadline), "headline")
	}
	if strings.TrimSpace(a.Dek) == "" {
		v.say(NoDek, Doubtful, "there is no dek: cards, feeds and previews will have no summary", "dek")
	}
	if len(a.Authors) == 0 {
		v.say(NoAuthor, Doubtful, "nobody is named as author", "authors")
	}
	for i := range a.Authors {
		if strings.TrimSpace(a.Authors[i].Name) == "" {
			v.say(AuthorNoName, Wrong, "an author has no name", "authors", strconv.Itoa(i), "name")
		}
	}
	if a.Language == "" {
		v.say(NoLanguage, Doubtful, "the language is not stated: hyphenation, speech and reading time will guess", "language")
	}
	if a.Category.Name == "" {
		v.say(NoCategory, Doubtful, "the article stands in no category", "category")
	}
	v.dates(a)
	if a.Urgency < 0 || a.Urgency > 9 {
		v.say(UrgencyRange, Wrong, "urgency goes from 1 to 9", "urgency")
	}
	if a.Hero == nil {
		v.say(NoHero, Doubtful, "there is no main image", "hero")
	} else {
		v.in(func() { v.image(&a.Hero.Image) }, "hero", "image")
	}
	for i := range a.Corrections {
		if len(a.Corrections[i].Text) == 0 {
			v.say(CorrectionEmpty, Wrong, "a correction does not say what was wrong", "corrections", strconv.Itoa(i), "text")
		}
	}
}

func (v *validator) dates(a *Article) {
	before := func(x, y time.Time) bool { return !x.IsZero() && !y.IsZero() && x.Before(y) }
	if a.Published.IsZero() && a.Status == StatusPublished {
		v.say(NoDate, Wrong, "a published article needs its date", "published")
	}
	if before(a.Updated, a.Published) {
		v.say(UpdatedBefore, Wrong, "it was updated before it was published", "updated")
	}
	if !a.Embargo.IsZero() && !a.Expires.IsZero() && !a.Embargo.Before(a.Expires) {
		v.say(EmbargoAfter, Wrong, "the embargo ends when the article has expired: it will never be shown", "embargo")
	}
}

func (v *validator) image(i *Image) {
	if i.URL == "" {
		v.say(NoAddress, Wrong, "a picture has no address", "url")
	}
	if strings.TrimSpace(i.Alt) == "" && !i.Decorative {
		v.say(NoAlt, Wrong, "those who do not see the picture are not told what it shows; if it shows nothing, mark it decorative", "alt")
	}
	if i.Width <= 0 || i.Height <= 0 {
		v.say(NoSize, Doubtful, "without width and height the page shifts when the picture comes", "width")
	}
}

// collect notes what links, marks and notices may refer to.
func (v *validator) collect(d *Document) {
	for n := range d.Preorder() {
		switch n := n.(type) {
		case *Footnotes:
			for i := range n.Items {
				v.notes[n.Items[i].Label] = true
			}
		case *FootnoteRef:
			v.marked[n.Label] = true
		case *Disclosure:
			v.disclosed = v.disclosed || n.Type == DisclosureAI
		}
		if b, ok := n.(Block); ok && b.Attributes().ID != "" {
			v.anchors[b.Attributes().ID] = false // not met yet
		}
	}
}

func (v *validator) blocks(blocks []Block) {
	for i, b := range blocks {
		if b != nil {
			v.in(func() { v.block(b) }, strconv.Itoa(i))
		}
	}
}

func (v *validator) nested(blocks []Block, steps ...string) {
	v.in(func() { v.blocks(blocks) }, steps...)
}

func (v *validator) block(b Block) {
	if id := b.Attributes().ID; id != "" {
		if v.anchors[id] {
			v.say(DuplicateID, Wrong, "another block has the id "+strconv.Quote(id)+" too", "id")
		}
		v.anchors[id] = true
	}
	switch b := b.(type) {
	case *Heading:
		v.heading(b)
	case *Figure:
		v.in(func() { v.image(&b.Image) }, "image")
	case *Gallery:
		for i, f := range b.Items {
			if f != nil {
				v.in(func() { v.image(&f.Image) }, "items", strconv.Itoa(i), "image")
			}
		}
	case *Embed:
		v.address(b.URL, "an embed")
	case *File:
		v.address(b.URL, "a file")
	case *RelatedLink:
		v.address(b.URL, "a link to another story")
	case *CorrectionNote:
		if len(b.Correction.Text) == 0 {
			v.say(CorrectionEmpty, Wrong, "a correction does not say what was wrong", "correction", "text")
		}
	case *Table:
		v.table(b)
	case *Footnotes:
		for i := range b.Items {
			if !v.marked[b.Items[i].Label] {
				v.say(NoteUnused, Doubtful, "no mark in the text leads to this note", "items", strconv.Itoa(i))
			}
			v.nested(b.Items[i].Content, "items", strconv.Itoa(i), "content")
		}
	case *List:
		for i := range b.Items {
			v.nested(b.Items[i].Content, "items", strconv.Itoa(i), "content")
		}
	case *Quote:
		v.nested(b.Content, "content")
	case *Callout:
		v.nested(b.Content, "content")
	case *LiveUpdate:
		v.nested(b.Content, "content")
	case *Disclosure:
		v.nested(b.Content, "content")
	case *Timeline:
		for i := range b.Events {
			v.nested(b.Events[i].Content, "events", strconv.Itoa(i), "content")
		}
	case *Paragraph, *PullQuote, *Code, *Video, *Audio, *Divider, *KeyFacts, *Custom:
		// Their running text is looked at below.
	}
	v.text(b)
}

func (v *validator) address(url, what string) {
	if url == "" {
		v.say(NoAddress, Wrong, what+" has no address", "url")
	}
}

func (v *validator) heading(h *Heading) {
	switch level := min(max(h.Level, 1), 6); {
	case level == 1:
		v.say(HeadingOne, Doubtful, "level 1 is the headline's; sections begin at 2", "level")
	case v.level > 0 && level > v.level+1, v.level == 0 && level > 2:
		v.say(HeadingJump, Doubtful, "the level jumps from "+strconv.Itoa(max(v.level, 1))+" to "+strconv.Itoa(level), "level")
	}
	v.level = min(max(h.Level, 1), 6)
	if strings.TrimSpace(InlineText(h.Content)) == "" {
		v.say(EmptyHeading, Wrong, "a heading has no text", "content")
	}
}

func (v *validator) table(t *Table) {
	if len(t.Head) == 0 && len(t.Body) > 1 {
		for i := range t.Body {
			for j := range t.Body[i].Cells {
				if t.Body[i].Cells[j].Header {
					return
				}
			}
		}
		v.say(TableWithoutHead, Doubtful, "no cell says what the columns or rows are", "head")
	}
}

// text looks at the links, pictures and marks in a block's running text. The
// path is the block's: where a block has several runs of text, a desk looks
// at all of them.
func (v *validator) text(b Block) {
	var visit func(Node) bool
	visit = func(n Node) bool {
		switch n := n.(type) {
		case Block:
			return true // looked at by itself
		case *Link:
			v.link(n)
		case *InlineImage:
			if n.Image.Alt == "" && !n.Image.Decorative {
				v.say(NoAlt, Wrong, "those who do not see the picture are not told what it shows; if it shows nothing, mark it decorative")
			}
		case *FootnoteRef:
			if !v.notes[n.Label] {
				v.say(NoteMissing, Wrong, "there is no note "+strconv.Quote(n.Label))
			}
		}
		return children(n, visit)
	}
	children(b, visit)
}

// vague are link texts that say nothing by themselves, as screen readers list
// links without what surrounds them (WCAG 2.4.4).
var vague = map[string]bool{
	"click here": true, "here": true, "read more": true, "more": true, "link": true, "this": true, "this link": true, "learn more": true,
}

func (v *validator) link(l *Link) {
	text := strings.ToLower(strings.Trim(strings.TrimSpace(InlineText(l.Content)), ".…»> "))
	switch {
	case text == "":
		v.say(EmptyLink, Wrong, "a link to "+strconv.Quote(l.URL)+" has no text")
	case vague[text]:
		v.say(VagueLink, Doubtful, "a link says only "+strconv.Quote(text)+": say where it leads")
	}
	if anchor, ok := strings.CutPrefix(l.URL, "#"); ok && anchor != "" {
		if _, known := v.anchors[anchor]; !known {
			v.say(DeadAnchor, Wrong, "a link leads to "+strconv.Quote(l.URL)+", which is nowhere on the page")
		}
	}
	if l.URL == "" {
		v.say(NoAddress, Wrong, "a link has no address")
	}
}
