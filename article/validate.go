package article

import (
	"strings"
)

// A Problem is something an editor would want to know before an article is
// published.
type Problem struct {
	// Code is stable, for code to branch on and for a site to switch off.
	Code ProblemCode
	// Severity says how bad it is.
	Severity Severity
	// Path is a JSON Pointer (RFC 6901) into the article's JSON form, such as
	// "/body/blocks/3/image/alt". What should stand there may be absent.
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

// Validate returns what an editor would want to know, in the order in which
// it stands in the article. An article without problems gives nil. Drafts are
// judged like published articles, but for the date.
//
// It looks at the article alone: it asks no server and no clock. What search
// engines and networks want beyond it is checked by package render/metadata,
// which knows the site.
func (a *Article) Validate() []Problem {
	v := &validator{
		language: a.Language,
		anchors:  make(map[string]bool), notes: make(map[string]bool), marked: make(map[string]bool),
	}
	v.collect(&a.Body)
	v.envelope(a)
	v.in(func() { v.blocks(a.Body.Blocks) }, "body", "blocks")
	if len(a.Body.Blocks) == 0 {
		v.say(EmptyBody, Wrong, "the article has no text", "body")
	}
	return v.problems
}

// A validator walks through an article and knows where it is.
type validator struct {
	problems  []Problem
	path      []string
	language  string // the article's
	level     int    // of the last heading
	anchors   map[string]bool
	notes     map[string]bool
	marked    map[string]bool
	disclosed bool // somewhere readers are told that AI took part
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

// collect notes what links, marks and notices may refer to.
func (v *validator) collect(d *Document) {
	for n := range d.Preorder() {
		switch n := n.(type) {
		case *Footnotes:
			for i := range n.Items {
				v.notes[n.Items[i].Label] = false // not met yet
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

// provenance checks that readers are told of AI, by a note beside what it made
// or by a disclosure in the text.
func (v *validator) provenance(p *Provenance) {
	if p != nil && p.Source.IsAI() && p.Note == "" && !v.disclosed {
		v.say(AIWithoutWord, Doubtful, "a trained model made this, and readers are not told", "provenance")
	}
}

// tag checks the form of a language tag: RFC 5646, 2.1, without asking whether
// somebody speaks it.
func (v *validator) tag(tag string) {
	for i, sub := range strings.Split(tag, "-") {
		ok := len(sub) >= 1 && len(sub) <= 8 && (i > 0 || len(sub) >= 2 || sub == "x" || sub == "i")
		for j := range len(sub) {
			c := sub[j] | ' ' // letters in lower case
			ok = ok && (c >= 'a' && c <= 'z' || i > 0 && c >= '0' && c <= '9')
		}
		if !ok {
			v.say(BadLanguage, Wrong, "this is no language tag as in \"en-GB\": browsers will ignore it", "language")
			return
		}
	}
}
