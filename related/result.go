package related

import (
	"slices"
	"strings"
)

// A Result is one related story.
type Result struct {
	// Key is the story's [article.Article.Key].
	Key string
	// Score orders the results of one query, higher is better. Text that says
	// the same scores 1, kinship adds to it, age takes away; hand-picked
	// stories score above everything else. Scores of different queries are
	// not comparable.
	Score float64
	// Reasons are what the story was chosen for, weightiest first.
	Reasons []Reason
}

// A Reason is one signal that speaks for a story.
type Reason struct {
	Signal Signal
	// Text is what is shared, as readers know it: the word, the tag, the
	// category's key, the author's name.
	Text string
	// Share is the part of the score before age that this signal brought,
	// from 0 to 1. That of a name is what its words brought, which are told
	// by themselves as well.
	Share float64
}

// A Signal is a kind of kinship between stories.
type Signal string

// The signals.
const (
	SignalPicked   Signal = "picked"   // an editor linked the two
	SignalSeries   Signal = "series"   // parts of one series
	SignalTag      Signal = "tag"      // a shared tag
	SignalCategory Signal = "category" // the same section
	SignalAuthor   Signal = "author"   // a shared byline
	SignalName     Signal = "name"     // both name a person, place or institution
	SignalWord     Signal = "word"     // a shared word of the text
	SignalVector   Signal = "vector"   // the host's own vectors are close
)

// Limits of [Result.Why].
const (
	whyTexts = 4
	whyNames = 2
)

// Why says in one line, for an editor, what the story was chosen for:
// "shares Basel III, capital, banks; both name Anna Keller; same series". It
// is empty where there are no reasons.
func (r Result) Why() string {
	names := r.names()
	named := strings.Join(names, " and ")
	var parts, shared []string
	if named != "" {
		parts = append(parts, "both name "+named)
	}
	for _, reason := range r.Reasons {
		switch reason.Signal {
		case SignalPicked:
			parts = append(parts, "picked by an editor")
		case SignalSeries:
			parts = append(parts, "same series")
		case SignalCategory:
			if !slices.Contains(parts, "same category") {
				parts = append(parts, "same category")
			}
		case SignalAuthor:
			parts = append(parts, "also by "+reason.Text)
		case SignalVector:
			parts = append(parts, "close in meaning")
		case SignalTag, SignalWord:
			known := slices.ContainsFunc(shared, func(s string) bool { return strings.EqualFold(s, reason.Text) })
			if len(shared) < whyTexts && !known && !within(reason.Text, named) {
				shared = append(shared, reason.Text)
			}
		}
	}
	if len(shared) > 0 {
		parts = append([]string{"shares " + strings.Join(shared, ", ")}, parts...)
	}
	return strings.Join(parts, "; ")
}

// names are the names both stories hold, those left out that are part of
// another.
func (r Result) names() []string {
	var names []string
	for _, reason := range r.Reasons {
		if reason.Signal != SignalName || slices.ContainsFunc(names, func(n string) bool { return within(reason.Text, n) }) {
			continue
		}
		names = slices.DeleteFunc(names, func(n string) bool { return within(n, reason.Text) })
		names = append(names, reason.Text)
	}
	return names[:min(len(names), whyNames)]
}

// within reports whether a text is found in another in whole words.
func within(part, whole string) bool {
	return strings.Contains(" "+strings.ToLower(whole)+" ", " "+strings.ToLower(part)+" ")
}
