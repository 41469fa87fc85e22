package metadata

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// The types of schema.org that an article's structured data is made of, with
// the members that Google's documentation of Article names, and those that
// say how an article was made.
type (
	newsArticle struct {
		Context             string        `json:"@context"`
		Type                string        `json:"@type"`
		MainEntityOfPage    string        `json:"mainEntityOfPage,omitempty"`
		URL                 string        `json:"url,omitempty"`
		Headline            string        `json:"headline"`
		AlternativeHeadline string        `json:"alternativeHeadline,omitempty"`
		Description         string        `json:"description,omitempty"`
		Image               []imageObject `json:"image,omitempty"`
		DatePublished       string        `json:"datePublished,omitempty"`
		DateModified        string        `json:"dateModified,omitempty"`
		Author              []agent       `json:"author,omitempty"`
		Publisher           *agent        `json:"publisher,omitempty"`
		ArticleSection      string        `json:"articleSection,omitempty"`
		Keywords            []string      `json:"keywords,omitempty"`
		WordCount           int           `json:"wordCount,omitempty"`
		TimeRequired        string        `json:"timeRequired,omitempty"`
		InLanguage          string        `json:"inLanguage,omitempty"`
		IsAccessibleForFree bool          `json:"isAccessibleForFree"`
		IsBasedOn           []work        `json:"isBasedOn,omitempty"`
		DigitalSourceType   string        `json:"digitalSourceType,omitempty"`
		Correction          []correction  `json:"correction,omitempty"`
		IsPartOf            *work         `json:"isPartOf,omitempty"`
		CoverageStartTime   string        `json:"coverageStartTime,omitempty"`
		LiveBlogUpdate      []blogPosting `json:"liveBlogUpdate,omitempty"`
	}
	imageObject struct {
		Type       string `json:"@type"`
		URL        string `json:"url"`
		Width      int    `json:"width,omitempty"`
		Height     int    `json:"height,omitempty"`
		CreditText string `json:"creditText,omitempty"`
	}
	agent struct {
		Type     string       `json:"@type"`
		Name     string       `json:"name"`
		URL      string       `json:"url,omitempty"`
		JobTitle string       `json:"jobTitle,omitempty"`
		Logo     *imageObject `json:"logo,omitempty"`
		SameAs   []string     `json:"sameAs,omitempty"`
	}
	work struct {
		Type string `json:"@type"`
		Name string `json:"name,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	correction struct {
		Type          string `json:"@type"`
		Text          string `json:"text"`
		DatePublished string `json:"datePublished,omitempty"`
	}
	blogPosting struct {
		Type          string `json:"@type"`
		Headline      string `json:"headline,omitempty"`
		DatePublished string `json:"datePublished,omitempty"`
		ArticleBody   string `json:"articleBody,omitempty"`
	}
)

// structuredData is the article as a NewsArticle or one of its subtypes.
func structuredData(h *Head) []byte {
	a := h.Article
	reading := article.EstimateReadingTime(a, article.ReadingOptions{})
	data := newsArticle{
		Context: "https://schema.org", Type: schemaType(a.Genre),
		MainEntityOfPage: h.Site.Absolute(a.URL), URL: h.Site.Absolute(a.URL),
		Headline: a.Headline, Description: a.Dek,
		DatePublished: stamp(a.Published), DateModified: stamp(a.LastChange()),
		ArticleSection: a.Category.Name, Keywords: a.Tags, WordCount: reading.Words,
		TimeRequired: "PT" + strconv.Itoa(reading.Minutes()) + "M",
		InLanguage:   a.Language, IsAccessibleForFree: a.Access == article.AccessFree,
	}
	if a.Headlines.Short != a.Headline {
		data.AlternativeHeadline = a.Headlines.Short
	}
	if a.Hero != nil && a.Hero.Image.URL != "" {
		img := &a.Hero.Image
		data.Image = append(data.Image, h.image(img, a.Hero.Credit))
		for i := range img.Variants {
			// Sizes of the same crop say nothing new; other crops are asked for.
			if v := &img.Variants[i]; v.Height > 0 && img.Height > 0 && !nearRatio(v.Width, v.Height, img.Width, img.Height) {
				data.Image = append(data.Image, h.image(&article.Image{URL: v.URL, Width: v.Width, Height: v.Height}, a.Hero.Credit))
			}
		}
	}
	for i := range a.Authors {
		data.Author = append(data.Author, h.agent(&a.Authors[i]))
	}
	if h.Site.Name != "" {
		data.Publisher = &agent{Type: "NewsMediaOrganization", Name: h.Site.Name, URL: h.Site.Absolute("/"), SameAs: h.Site.Profiles}
		if h.Site.Logo != nil {
			logo := h.image(h.Site.Logo, "")
			data.Publisher.Logo = &logo
		}
	}
	for i := range a.Sources {
		data.IsBasedOn = append(data.IsBasedOn, work{"CreativeWork", a.Sources[i].Title, h.Site.Absolute(a.Sources[i].URL)})
	}
	if a.Provenance != nil {
		data.DigitalSourceType = a.Provenance.Source.URI()
	}
	for i := range a.Corrections {
		c := &a.Corrections[i]
		data.Correction = append(data.Correction, correction{"CorrectionComment", article.InlineText(c.Text), stamp(c.Time)})
	}
	if a.Series != nil {
		data.IsPartOf = &work{"CreativeWorkSeries", a.Series.Name, h.Site.Absolute(a.Series.URL)}
	}
	if a.Genre == article.GenreLiveBlog {
		data.CoverageStartTime = stamp(a.Published)
		for b := range a.Body.All() {
			if u, ok := b.(*article.LiveUpdate); ok {
				data.LiveBlogUpdate = append(data.LiveBlogUpdate, blogPosting{"BlogPosting", u.Headline, stamp(u.Time), updateText(u)})
			}
		}
	}
	out, err := json.Marshal(data)
	if err != nil {
		return []byte("{}") // unreachable: the types above hold nothing that cannot be marshalled
	}
	return out
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

func (h *Head) image(img *article.Image, credit string) imageObject {
	return imageObject{Type: "ImageObject", URL: h.Site.Absolute(img.URL), Width: img.Width, Height: img.Height, CreditText: credit}
}

func (h *Head) agent(a *article.Author) agent {
	out := agent{Type: "Person", Name: a.Name, URL: h.Site.Absolute(a.URL), SameAs: a.Profiles}
	switch a.Kind {
	case article.Organisation:
		out.Type = "Organization"
	case article.Software:
		// schema.org expects a person or organisation as author: software
		// writes for the organisation that answers for it.
		out.Type = "Organization"
	case article.Person:
		out.JobTitle = a.Role
	}
	return out
}

func updateText(u *article.LiveUpdate) string {
	var text []byte
	for _, b := range u.Content {
		if p, ok := b.(*article.Paragraph); ok {
			if len(text) > 0 {
				text = append(text, '\n')
			}
			text = article.AppendInlineText(text, p.Content)
		}
	}
	return string(text)
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
