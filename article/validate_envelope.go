package article

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// maxHeadline is where Google's documentation of Article recommended to stop.
const maxHeadline = 110

// envelope checks what stands around the text.
func (v *validator) envelope(a *Article) {
	if strings.TrimSpace(a.Headline) == "" {
		v.say(NoHeadline, Wrong, "there is no headline", "headline")
	} else if n := utf8.RuneCountInString(a.Headline); n > maxHeadline {
		v.say(LongHeadline, Doubtful, "the headline has "+strconv.Itoa(n)+" characters; search engines cut it at "+strconv.Itoa(maxHeadline), "headline")
	}
	if strings.TrimSpace(a.Dek) == "" {
		v.say(NoDek, Doubtful, "there is no dek: cards, feeds and previews will have no summary", "dek")
	} else if sameWords(a.Dek, a.Headline) {
		v.say(DekRepeats, Doubtful, "the dek only repeats the headline", "dek")
	}
	v.authors(a.Authors)
	if a.Language == "" {
		v.say(NoLanguage, Doubtful, "the language is not stated: hyphenation, speech and reading time will guess", "language")
	} else {
		v.tag(a.Language)
	}
	v.taxonomy(a)
	v.dates(a)
	if a.Urgency < 0 || a.Urgency > 9 {
		v.say(UrgencyRange, Wrong, "urgency goes from 1 to 9", "urgency")
	}
	if a.Hero == nil {
		v.say(NoHero, Doubtful, "there is no main image", "hero")
	} else {
		v.in(func() { v.figure(a.Hero) }, "hero")
	}
	for i := range a.Corrections {
		v.in(func() { v.correction(&a.Corrections[i], a.LastChange()) }, "corrections", strconv.Itoa(i))
	}
	v.provenance(a.Provenance)
	for i := range a.Sources {
		if a.Sources[i].Title == "" && a.Sources[i].URL == "" {
			v.say(SourceEmpty, Doubtful, "a source has neither title nor address", "sources", strconv.Itoa(i))
		}
	}
	for i := range a.Translations {
		v.in(func() { v.translation(&a.Translations[i]) }, "translations", strconv.Itoa(i))
	}
}

// sameWords reports whether two texts differ at most in case, space and the
// mark at their end.
func sameWords(a, b string) bool {
	plain := func(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), ".!?…。") }
	return strings.EqualFold(plain(a), plain(b))
}

func (v *validator) authors(authors []Author) {
	if len(authors) == 0 {
		v.say(NoAuthor, Doubtful, "nobody is named as author", "authors")
	}
	met := make(map[string]bool)
	for i := range authors {
		name := strings.ToLower(strings.Join(strings.Fields(authors[i].Name), " "))
		switch {
		case name == "":
			v.say(AuthorNoName, Wrong, "an author has no name", "authors", strconv.Itoa(i), "name")
		case met[name]:
			v.say(DuplicateAuthor, Doubtful, strconv.Quote(authors[i].Name)+" stands in the byline twice", "authors", strconv.Itoa(i), "name")
		}
		met[name] = true
	}
}

func (v *validator) taxonomy(a *Article) {
	if a.Category.Name == "" {
		v.say(NoCategory, Doubtful, "the article stands in no category", "category")
	}
	met := map[string]bool{a.Category.Key(): true, "": false}
	for i := range a.Categories {
		key := a.Categories[i].Key()
		if key != "" && met[key] {
			v.say(DuplicateCategory, Doubtful, "the category "+strconv.Quote(a.Categories[i].Name)+" is named twice", "categories", strconv.Itoa(i))
		}
		met[key] = true
	}
	clear(met)
	for i, tag := range a.Tags {
		key := strings.ToLower(strings.TrimSpace(tag))
		if met[key] {
			v.say(DuplicateTag, Doubtful, "the tag "+strconv.Quote(tag)+" stands there twice", "tags", strconv.Itoa(i))
		}
		met[key] = true
	}
	if s := a.Series; s != nil && (s.Part < 0 || s.Of > 0 && s.Part > s.Of) {
		v.say(SeriesPart, Wrong, "there is no part "+strconv.Itoa(s.Part)+" of "+strconv.Itoa(s.Of), "series", "part")
	}
}

func (v *validator) dates(a *Article) {
	before := func(x, y time.Time) bool { return !x.IsZero() && !y.IsZero() && x.Before(y) }
	switch {
	case !a.Published.IsZero():
	case a.Status == StatusPublished:
		v.say(NoDate, Wrong, "a published article needs its date", "published")
	case a.Status == StatusScheduled && a.Embargo.IsZero():
		v.say(NoDate, Wrong, "it is scheduled, and not said for when", "published")
	}
	if before(a.Updated, a.Published) {
		v.say(UpdatedBefore, Wrong, "it was updated before it was published", "updated")
	}
	if !a.Embargo.IsZero() && !a.Expires.IsZero() && !a.Embargo.Before(a.Expires) {
		v.say(EmbargoAfter, Wrong, "the embargo ends when the article has expired: it will never be shown", "embargo")
	} else if !a.Published.IsZero() && !a.Expires.IsZero() && !a.Published.Before(a.Expires) {
		v.say(ExpiresBefore, Wrong, "it expires before it is published: it will never be shown", "expires")
	}
}

// correction checks a correction. Changed is when the article last changed;
// zero where that does not matter.
func (v *validator) correction(c *Correction, changed time.Time) {
	if len(c.Text) == 0 {
		v.say(CorrectionEmpty, Wrong, "a correction does not say what was wrong", "text")
	}
	if !changed.IsZero() && c.Time.After(changed) {
		v.say(CorrectionLate, Doubtful, "it was corrected after it was last updated: feeds and search engines will not learn of it", "time")
	}
	v.text(c.Text, "text")
}

func (v *validator) translation(t *Translation) {
	switch {
	case t.Language == "":
		v.say(TranslationUnclear, Wrong, "a translation does not say into which language", "language")
	case t.URL == "" && t.ID == "":
		v.say(TranslationUnclear, Wrong, "a translation does not say where it is", "url")
	case strings.EqualFold(t.Language, v.language):
		v.say(TranslationUnclear, Wrong, "a translation into the article's own language", "language")
	default:
		v.tag(t.Language)
	}
}
