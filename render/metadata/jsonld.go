package metadata

import (
	"cmp"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

const schemaOrg = "https://schema.org"

// structuredData appends the article as a NewsArticle or one of its subtypes,
// with the members that Google's documentation of Article names, and those
// that say how an article was made.
func (w *writer) structuredData(h *Head) {
	a, s := h.Article, &h.Site
	reading := h.ReadingTime
	if reading == (article.ReadingTime{}) {
		reading = article.EstimateReadingTime(a, article.ReadingOptions{})
	}
	w.raw(`{"@context":"` + schemaOrg + `"`)
	w.text("@type", schemaType(a.Genre))
	w.optionalAbsolute("mainEntityOfPage", s, a.URL)
	w.optionalAbsolute("url", s, a.URL)
	w.text("headline", a.Headline)
	if a.Headlines.Short != a.Headline {
		w.optional("alternativeHeadline", a.Headlines.Short)
	}
	w.optional("description", a.Dek)
	w.images(s, a.Hero)
	w.videos(s, a)
	w.stamp("datePublished", a.Published)
	w.stamp("dateModified", a.LastChange())
	w.authors(s, a.Authors)
	w.publisher(s)
	w.optional("articleSection", a.Category.Name)
	w.strings("keywords", a.Tags)
	if reading.Duration > 0 {
		w.number("wordCount", reading.Words)
		w.raw(`,"timeRequired":"PT`)
		w.b = strconv.AppendInt(w.b, int64(reading.Minutes()), 10)
		w.raw(`M"`)
	}
	w.optional("inLanguage", a.Language)
	w.raw(`,"isAccessibleForFree":`)
	w.b = strconv.AppendBool(w.b, a.Access == article.AccessFree)
	if len(h.Speakable) > 0 {
		w.key("speakable")
		w.object("SpeakableSpecification")
		w.strings("cssSelector", h.Speakable)
		w.raw(`}`)
	}
	w.sources(s, a.Sources)
	if a.Provenance != nil && a.Provenance.Source != "" {
		w.key("digitalSourceType")
		w.digitalSource(a.Provenance.Source)
	}
	w.corrections(a.Corrections)
	if a.Series != nil {
		w.key("isPartOf")
		w.work("CreativeWorkSeries", a.Series.Name, s, a.Series.URL)
	}
	if a.Genre == article.GenreLiveBlog {
		w.stamp("coverageStartTime", a.Published)
		if h.Ended {
			w.stamp("coverageEndTime", lastUpdate(a))
		}
		w.liveUpdates(s, a)
	}
	w.raw(`}`)
}

func schemaType(g article.Genre) string {
	switch g {
	case article.GenreOpinion:
		return "OpinionNewsArticle"
	case article.GenreAnalysis:
		return "AnalysisNewsArticle"
	case article.GenreBackground, article.GenreExplainer:
		return "BackgroundNewsArticle"
	case article.GenreReportage:
		return "ReportageNewsArticle"
	case article.GenreReview:
		return "ReviewNewsArticle"
	case article.GenreLiveBlog:
		return "LiveBlogPosting"
	case article.GenreSponsored:
		return "AdvertiserContentArticle"
	}
	return "NewsArticle"
}

func (w *writer) images(s *Site, hero *article.Figure) {
	if hero == nil || hero.Image.URL == "" {
		return
	}
	img := &hero.Image
	w.raw(`,"image":[`)
	w.image(s, img.URL, img.Width, img.Height, hero.Credit)
	for i := range img.Variants {
		// Sizes of the same crop say nothing new; other crops are asked for.
		if v := &img.Variants[i]; v.Height > 0 && img.Height > 0 && !nearRatio(v.Width, v.Height, img.Width, img.Height) {
			w.raw(`,`)
			w.image(s, v.URL, v.Width, v.Height, hero.Credit)
		}
	}
	w.raw(`]`)
}

func (w *writer) image(s *Site, address string, width, height int, credit string) {
	w.object("ImageObject")
	w.absolute("url", s, address)
	w.number("width", width)
	w.number("height", height)
	w.optional("creditText", credit)
	w.raw(`}`)
}

// videos appends the publisher's own videos of the body. Google asks for a
// name, a picture and a date of each; a video that lacks a title takes the
// headline, one that lacks a poster the article's own picture.
func (w *writer) videos(s *Site, a *article.Article) {
	found := false
	for b := range a.Body.All() {
		v, ok := b.(*article.Video)
		if !ok || len(v.Files) == 0 {
			continue
		}
		if !found {
			w.raw(`,"video":[`)
			found = true
		}
		w.element("VideoObject")
		w.text("name", cmp.Or(v.Title, a.Headline))
		w.inlines("description", v.Caption)
		switch {
		case v.Poster != nil && v.Poster.URL != "":
			w.absolute("thumbnailUrl", s, v.Poster.URL)
		case a.Hero != nil:
			w.optionalAbsolute("thumbnailUrl", s, a.Hero.Image.URL)
		}
		w.stamp("uploadDate", a.Published)
		w.duration("duration", v.Duration)
		w.optionalAbsolute("contentUrl", s, v.Files[0].URL)
		w.optional("encodingFormat", v.Files[0].Type)
		w.number("width", v.Width)
		w.number("height", v.Height)
		w.optional("creditText", v.Credit)
		w.raw(`}`)
	}
	if found {
		w.raw(`]`)
	}
}

func (w *writer) authors(s *Site, authors []article.Author) {
	if len(authors) == 0 {
		return
	}
	w.raw(`,"author":[`)
	for i := range authors {
		a := &authors[i]
		kind := "Person"
		if a.Kind != article.Person {
			kind = "Organization"
		}
		w.element(kind)
		w.text("name", a.Name)
		switch a.Kind {
		case article.Person:
			w.optional("jobTitle", a.Role)
		case article.Software:
			// schema.org takes a person or an organisation as author and
			// nothing else, so software is named as a part of the publisher,
			// which answers for it, and as what it is by an additional type.
			w.text("additionalType", schemaOrg+"/SoftwareApplication")
			w.optional("description", a.Role)
			if s.Name != "" {
				w.key("parentOrganization")
				w.object("NewsMediaOrganization")
				w.text("name", s.Name)
				w.raw(`}`)
			}
		case article.Organisation:
		}
		w.optionalAbsolute("url", s, a.URL)
		w.strings("sameAs", a.Profiles)
		w.raw(`}`)
	}
	w.raw(`]`)
}

func (w *writer) publisher(s *Site) {
	if s.Name == "" {
		return
	}
	w.key("publisher")
	w.object("NewsMediaOrganization")
	w.text("name", s.Name)
	w.absolute("url", s, "/")
	if s.Logo != nil {
		w.key("logo")
		w.image(s, s.Logo.URL, s.Logo.Width, s.Logo.Height, "")
	}
	w.strings("sameAs", s.Profiles)
	w.raw(`}`)
}

func (w *writer) sources(s *Site, sources []article.Source) {
	if len(sources) == 0 {
		return
	}
	w.raw(`,"isBasedOn":[`)
	for i := range sources {
		w.comma()
		w.work("CreativeWork", sources[i].Title, s, sources[i].URL)
	}
	w.raw(`]`)
}

func (w *writer) work(schemaType, name string, s *Site, address string) {
	w.object(schemaType)
	w.optional("name", name)
	w.optionalAbsolute("url", s, address)
	w.raw(`}`)
}

func (w *writer) corrections(corrections []article.Correction) {
	if len(corrections) == 0 {
		return
	}
	w.raw(`,"correction":[`)
	for i := range corrections {
		c := &corrections[i]
		w.element("CorrectionComment")
		w.inlines("text", c.Text)
		w.stamp("datePublished", c.Time)
		w.raw(`}`)
	}
	w.raw(`]`)
}

// inlines appends the text of inline nodes, or nothing where there are none.
func (w *writer) inlines(name string, content []article.Inline) {
	if len(content) == 0 {
		return
	}
	w.key(name)
	start := len(w.b)
	w.b = article.AppendInlineText(w.b, content)
	w.quote(start)
}

// lastUpdate is the time of a live blog's latest entry, or else of the
// article's last change.
func lastUpdate(a *article.Article) (last time.Time) {
	for b := range a.Body.All() {
		if u, ok := b.(*article.LiveUpdate); ok && u.Time.After(last) {
			last = u.Time
		}
	}
	if last.IsZero() {
		return a.LastChange()
	}
	return last
}

func (w *writer) liveUpdates(s *Site, a *article.Article) {
	found := false
	for b := range a.Body.All() {
		u, ok := b.(*article.LiveUpdate)
		if !ok {
			continue
		}
		if !found {
			w.raw(`,"liveBlogUpdate":[`)
			found = true
		}
		w.element("BlogPosting")
		w.optional("headline", u.Headline)
		if u.ID != "" && a.URL != "" {
			w.key("url")
			start := len(w.b)
			origin, rest := s.Resolve(a.URL)
			w.b = append(append(append(append(w.b, origin...), rest...), '#'), u.ID...)
			w.quote(start)
		}
		w.stamp("datePublished", u.Time)
		w.stamp("dateModified", u.Updated)
		w.authors(s, u.Authors)
		w.updateText(u.Content)
		w.raw(`}`)
	}
	if found {
		w.raw(`]`)
	}
}

// updateText appends the text of an update's paragraphs, a line each, or
// nothing where there is none.
func (w *writer) updateText(content []article.Block) {
	before := len(w.b)
	w.key("articleBody")
	start := len(w.b)
	for _, b := range content {
		if p, ok := b.(*article.Paragraph); ok {
			if len(w.b) > start {
				w.b = append(w.b, '\n')
			}
			w.b = article.AppendInlineText(w.b, p.Content)
		}
	}
	if len(w.b) == start {
		w.b = w.b[:before]
		return
	}
	w.quote(start)
}

// digitalSource prints schema.org's name of an IPTC term
// (https://schema.org/IPTCDigitalSourceEnumeration). It has two terms under
// the names that IPTC has given up for those of today.
func (w *writer) digitalSource(t article.DigitalSourceType) {
	switch t {
	case article.HumanEdits:
		t = "minorHumanEdits"
	case article.DigitalCreation:
		t = "digitalArt"
	}
	start := len(w.b)
	w.raw(`https://schema.org/`)
	first := len(w.b)
	w.raw(string(t))
	if c := w.b[first]; c >= 'a' && c <= 'z' {
		w.b[first] = c - 'a' + 'A'
	}
	w.raw(`DigitalSource`)
	w.quote(start)
}
