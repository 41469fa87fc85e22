package metadata

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
)

// What [Head.Check] finds. Paths are JSON Pointers into the article's JSON
// form, or begin with /site.
const (
	NoSiteURL     article.ProblemCode = "no-site-url"     // addresses would stay relative
	NoSiteName    article.ProblemCode = "no-site-name"    // structured data has no publisher
	NoLogo        article.ProblemCode = "no-logo"         // the publisher has no logo
	SmallLogo     article.ProblemCode = "small-logo"      // less than 112 pixels in width or height
	NoAddress     article.ProblemCode = "no-address"      // the article has no address of its own
	NoImage       article.ProblemCode = "no-image"        // no picture beside the headline
	SmallImage    article.ProblemCode = "small-image"     // less than 1200 pixels wide, or of unknown width
	NoCrop        article.ProblemCode = "no-crop"         // no crop of 16:9, 4:3 or 1:1
	NoAuthorURL   article.ProblemCode = "no-author-url"   // an author whom Google cannot tell from others
	AuthorNotName article.ProblemCode = "author-not-name" // a name with "by" or several names in one
)

// minImageWidth is what Google Discover asks of a large picture, minLogo what
// Google asks of a publisher's logo.
const (
	minImageWidth = 1200
	minLogo       = 112
)

// Check reports what Google's guidelines for articles, Discover and Google
// News ask for and the page's head would lack. What is required of any
// article (a headline, a date, a byline) has the codes of package article; a
// page without an article is asked for its site alone.
//
// Source: Google Search Central, "Article structured data", "Get on
// Discover", "Organization structured data", read in November 2026.
func (h Head) Check() []article.Problem {
	var c checker
	if base, err := url.Parse(h.Site.URL); err != nil || !base.IsAbs() {
		c.say(NoSiteURL, article.Wrong, "/site/url", "addresses cannot be made absolute without the site's")
	}
	if h.Site.Name == "" {
		c.say(NoSiteName, article.Wrong, "/site/name", "structured data would name no publisher")
	}
	switch logo := h.Site.Logo; {
	case logo == nil || logo.URL == "":
		c.say(NoLogo, article.Doubtful, "/site/logo", "the publisher has no logo")
	case logo.Width < minLogo || logo.Height < minLogo:
		c.say(SmallLogo, article.Doubtful, "/site/logo", "the logo is smaller than 112 pixels square, or of unknown size")
	}
	if h.Article != nil {
		c.article(h.Article)
	}
	return c.problems
}

type checker struct{ problems []article.Problem }

func (c *checker) say(code article.ProblemCode, severity article.Severity, path, message string) {
	c.problems = append(c.problems, article.Problem{Code: code, Severity: severity, Path: path, Message: message})
}

func (c *checker) article(a *article.Article) {
	if a.URL == "" {
		c.say(NoAddress, article.Wrong, "/url", "there is no canonical address")
	}
	switch {
	case a.Headline == "":
		c.say(article.NoHeadline, article.Wrong, "/headline", "there is no headline")
	case utf8.RuneCountInString(a.Headline) > 110:
		c.say(article.LongHeadline, article.Doubtful, "/headline", "the headline has more than 110 characters")
	}
	if a.Published.IsZero() {
		c.say(article.NoDate, article.Wrong, "/published", "there is no date of publication")
	}
	if a.Language == "" {
		c.say(article.NoLanguage, article.Doubtful, "/language", "the language is not stated")
	}
	c.authors(a.Authors)
	c.image(a.Hero)
}

func (c *checker) authors(authors []article.Author) {
	if len(authors) == 0 {
		c.say(article.NoAuthor, article.Wrong, "/authors", "there is no author")
	}
	for i := range authors {
		path, name := "/authors/"+strconv.Itoa(i), strings.ToLower(authors[i].Name)
		switch {
		case name == "":
			c.say(article.AuthorNoName, article.Wrong, path+"/name", "the author has no name")
		case strings.HasPrefix(name, "by ") || strings.Contains(name, " and ") && authors[i].Kind == article.Person:
			c.say(AuthorNotName, article.Doubtful, path+"/name", "a name stands alone: no \"by\", one author each")
		}
		if authors[i].URL == "" && len(authors[i].Profiles) == 0 {
			c.say(NoAuthorURL, article.Doubtful, path+"/url", "neither a page of the author nor a profile is given")
		}
	}
}

// ratios are the crops that Google asks for.
var ratios = [...]struct {
	name          string
	width, height int
}{{"16:9", 16, 9}, {"4:3", 4, 3}, {"1:1", 1, 1}}

func (c *checker) image(hero *article.Figure) {
	if hero == nil || hero.Image.URL == "" {
		c.say(NoImage, article.Wrong, "/hero", "there is no picture")
		return
	}
	img := &hero.Image
	widest := img.Width
	for i := range img.Variants {
		widest = max(widest, img.Variants[i].Width)
	}
	if widest < minImageWidth {
		c.say(SmallImage, article.Doubtful, "/hero/image/width", "the picture is less than 1200 pixels wide, or of unknown width")
	}
	for _, r := range ratios {
		found := nearRatio(img.Width, img.Height, r.width, r.height)
		for i := range img.Variants {
			found = found || nearRatio(img.Variants[i].Width, img.Variants[i].Height, r.width, r.height)
		}
		if !found {
			c.say(NoCrop, article.Doubtful, "/hero/image/variants", "there is no crop of "+r.name)
		}
	}
}

// nearRatio reports whether two sizes have the same ratio to one in a hundred.
func nearRatio(width, height, toWidth, toHeight int) bool {
	if width <= 0 || height <= 0 {
		return false
	}
	a, b := width*toHeight, height*toWidth
	return 100*max(a-b, b-a) <= b
}
