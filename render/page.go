package render

import (
	"cmp"
	"net/http"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/locale"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

// A Site is what every page of a site shares.
type Site struct {
	// Site is what machines are told: name, address, language, logo, feeds.
	metadata.Site
	// HomeURL is the front page's address. Empty: "/".
	HomeURL string
	// Navigation are the links below the name, usually the categories.
	Navigation []Link
	// Motto is a line under the name.
	Motto string
	// Footer are the links at the foot of the page; FooterText stands below.
	Footer     []Link
	FooterText string
}

// A Link is a text that leads somewhere, or, without an address, stands in a
// list of links and leads nowhere.
type Link struct {
	Text, URL string
	// Current marks the page one is on.
	Current bool
}

// An ArticlePage is the whole page of an article.
type ArticlePage struct {
	Site    Site
	Article *article.Article
	Ticker  Ticker
	Related RelatedStories
	Back    BackLink
	// SocialImage is shown beside links to this page on social networks. Nil:
	// the article's hero.
	SocialImage *article.Image
	// Hubs are the WebSub hubs that push this page. None: it is not pushed.
	Hubs    []string
	Options *Options
}

// AppendHTML appends the page's markup to dst; an empty page where Article is
// nil.
func (a ArticlePage) AppendHTML(dst []byte) []byte {
	if a.Article == nil {
		a.Article = &article.Article{}
	}
	var p printer
	p.start(dst, a.Options, cmp.Or(a.Article.Language, a.Site.Language))
	reading := article.EstimateReadingTime(a.Article, article.ReadingOptions{})
	p.articleTop(&a, reading)
	p.body(&a.Article.Body, "")
	p.articleFoot(&a)
	p.articleEnd(&a, &a.Related)
	return p.b
}

// articleTop prints a page down to the article's body.
func (p *printer) articleTop(page *ArticlePage, reading article.ReadingTime) {
	a := page.Article
	p.pageStart(&page.Site, &page.Ticker, metadata.Head{Site: page.Site.Site, Article: a, SocialImage: page.SocialImage, Hubs: page.Hubs, ReadingTime: reading})
	p.raw(`<main id="main" class="nr-main"><article class="nr-article"`)
	p.lang(a.Language) // where the options give the page another language
	p.raw(`>`)
	p.articleHead(a, reading)
	p.slot(func(s *Slots) Slot { return s.BeforeBody })
}

// articleFoot prints what stands between an article's body and the related
// stories.
func (p *printer) articleFoot(page *ArticlePage) {
	p.slot(func(s *Slots) Slot { return s.AfterBody })
	p.afterword(page.Article)
	p.raw(`</article>`)
	p.backLink(&page.Back)
}

// articleEnd prints the related stories and what closes the page.
func (p *printer) articleEnd(page *ArticlePage, related *RelatedStories) {
	p.relatedStories(related)
	p.raw(`</main>`)
	p.pageEnd(&page.Site)
}

// articleHead prints what stands above an article's body.
func (p *printer) articleHead(a *article.Article, reading article.ReadingTime) {
	minutes := 0
	if reading.Duration > 0 {
		minutes = reading.Minutes()
	}
	p.header(&Header{Category: a.Category, Kicker: a.Kicker, Headline: a.Headline, Dek: a.Dek})
	p.byline(&Byline{Authors: a.Authors, Published: a.Published, Updated: a.Updated, Minutes: minutes})
	p.translations(a.Translations)
	p.hero(a.Hero)
}

// translations leads to the same article in other languages, each named as it
// names itself.
func (p *printer) translations(all []article.Translation) {
	if len(all) == 0 {
		return
	}
	p.raw(`<p class="nr-translations">`)
	p.text(p.words.ReadIn)
	for i := range all {
		p.raw(` <a rel="alternate"`)
		p.attr("hreflang", all[i].Language)
		p.lang(all[i].Language)
		p.link("href", all[i].URL)
		p.raw(`>`)
		p.text(locale.Name(all[i].Language))
		p.raw(`</a>`)
	}
	p.raw(`</p>`)
}

// afterword prints what stands below the body: the corrections, how the
// article was made, and what it rests on.
func (p *printer) afterword(a *article.Article) {
	p.correctionNotices(&CorrectionNotices{Corrections: a.Corrections})
	p.disclosureNotice(&DisclosureNotice{Provenance: a.Provenance})
	if len(a.Sources) > 0 {
		p.raw(`<section class="nr-afterword nr-sources"><h2 class="nr-sources__title">`)
		p.text(p.words.Sources)
		p.raw(`</h2><ul>`)
		for i := range a.Sources {
			s := &a.Sources[i]
			p.raw(`<li>`)
			p.maybeLink(s.Title, s.URL)
			if s.Publisher != "" {
				p.raw(`, `)
				p.text(s.Publisher)
			}
			p.raw(`</li>`)
		}
		p.raw(`</ul></section>`)
	}
}

// A FrontPage is a site's home: the lead story, the ones beside it, and the
// rest by category.
type FrontPage struct {
	Site   Site
	Ticker Ticker
	// Lead opens the page.
	Lead LeadStory
	// Sections follow it, usually one for each category.
	Sections []StoryList
	// Hubs are the WebSub hubs that push this page. None: it is not pushed.
	Hubs    []string
	Options *Options
}

// AppendHTML appends the page's markup to dst.
func (f FrontPage) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, f.Options, f.Site.Language)
	p.frontTop(&f)
	p.frontBottom(&f)
	return p.b
}

// frontTop prints a front page with the sections that it has.
func (p *printer) frontTop(f *FrontPage) {
	p.pageStart(&f.Site, &f.Ticker, metadata.Head{Site: f.Site.Site, URL: f.Site.home(), Hubs: f.Hubs})
	p.put(`<main id="main" class="nr-main nr-front"><h1 class="nr-hidden">`, f.Site.Name, `</h1>`)
	p.leadStory(&f.Lead)
	for i := range f.Sections {
		p.storyList(&f.Sections[i])
	}
}

func (p *printer) frontBottom(f *FrontPage) {
	p.raw(`</main>`)
	p.pageEnd(&f.Site)
}

// A ListPage lists stories under a heading: a category, an author, a tag.
type ListPage struct {
	Site   Site
	Ticker Ticker
	Title  string
	// Text says what the list is about. May be empty.
	Text string
	// URL is the page's own canonical address.
	URL   string
	Cards []Card
	// Hubs are the WebSub hubs that push this page. None: it is not pushed.
	Hubs    []string
	Options *Options
}

// AppendHTML appends the page's markup to dst.
func (l ListPage) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, l.Options, l.Site.Language)
	p.page(&l.Site, &l.Ticker, metadata.Head{Site: l.Site.Site, Title: l.Title, Description: l.Text, URL: l.URL, Hubs: l.Hubs}, func() {
		p.raw(`<main id="main" class="nr-main nr-list"><header class="nr-list__header"><h1 class="nr-list__title">`)
		p.text(l.Title)
		p.raw(`</h1>`)
		if l.Text != "" {
			p.raw(`<p class="nr-dek">`)
			p.text(l.Text)
			p.raw(`</p>`)
		}
		p.raw(`</header>`)
		p.cards(l.Cards, 2, true)
		p.raw(`</main>`)
		p.b = metadata.AppendItemList(p.b, &l.Site.Site, l.Title, l.Cards, func(c *Card) string { return c.URL })
	})
	return p.b
}

// A MessagePage says something in a heading and a sentence, such as that a
// page does not exist. Its zero value says just that.
type MessagePage struct {
	Site   Site
	Ticker Ticker
	// Title and Text are the message. Empty: the locale's "Page not found".
	Title, Text string
	// Status is the code ServeHTTP answers with. Zero: 404 where Title is
	// empty, 200 otherwise.
	Status  int
	Back    BackLink
	Options *Options
}

// AppendHTML appends the page's markup to dst.
func (m MessagePage) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, m.Options, m.Site.Language)
	if m.Title == "" {
		m.Title = p.words.NotFound
		if m.Text == "" {
			m.Text = p.words.NotFoundText
		}
	}
	p.page(&m.Site, &m.Ticker, metadata.Head{Site: m.Site.Site, Title: m.Title, NoIndex: true}, func() {
		p.raw(`<main id="main" class="nr-main nr-message"><h1 class="nr-headline">`)
		p.text(m.Title)
		p.raw(`</h1><p class="nr-dek">`)
		p.text(m.Text)
		p.raw(`</p>`)
		p.backLink(&m.Back)
		p.raw(`</main>`)
	})
	return p.b
}

func (m MessagePage) status() int {
	switch {
	case m.Status != 0:
		return m.Status
	case m.Title == "":
		return http.StatusNotFound
	}
	return http.StatusOK
}

func (s *Site) home() string {
	if s.HomeURL == "" {
		return "/"
	}
	return s.HomeURL
}

// page prints what surrounds the main part of every page.
func (p *printer) page(s *Site, t *Ticker, head metadata.Head, main func()) {
	p.pageStart(s, t, head)
	main()
	p.pageEnd(s)
}

func (p *printer) pageStart(s *Site, t *Ticker, head metadata.Head) {
	assets := p.assets()
	var script *Asset
	if t.StreamURL != "" || t.PollURL != "" {
		script = &assets.files[scriptFile]
	}
	p.documentStart(head, &assets.files[stylesheetFile], script)
	p.raw(`<body class="nr-page"><a class="nr-skip" href="#main">`)
	p.text(p.words.SkipToContent)
	p.raw(`</a>`)
	p.masthead(s)
	if len(t.Headlines) > 0 {
		p.ticker(t)
	}
	p.slot(func(s *Slots) Slot { return s.BeforeMain })
}

func (p *printer) pageEnd(s *Site) {
	p.slot(func(s *Slots) Slot { return s.AfterMain })
	p.foot(s)
	p.raw(`</body></html>`)
}

// documentStart prints the document up to its body.
func (p *printer) documentStart(head metadata.Head, stylesheet, script *Asset) {
	language := p.language
	p.raw(`<!DOCTYPE html><html`)
	p.attr("lang", language)
	p.attr("dir", string(article.DirectionOf(language)))
	p.raw(`><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet"`)
	p.load("href", stylesheet)
	p.raw(`>`)
	if script != nil {
		p.raw(`<script type="module"`)
		p.load("src", script)
		p.raw(`></script>`)
	}
	if head.Article != nil {
		head.Speakable = p.assets().speakable[:]
		if head.Article.Dek == "" {
			head.Speakable = head.Speakable[:1]
		}
	}
	p.b = head.AppendHTML(p.b)
	p.slot(func(s *Slots) Slot { return s.Head })
	p.raw(`</head>`)
}

func (p *printer) masthead(s *Site) {
	p.raw(`<header class="nr-masthead"`)
	p.lang(s.Language)
	p.raw(`><p class="nr-masthead__name"><a`)
	p.link("href", s.home())
	p.raw(`>`)
	if s.Logo != nil {
		p.image(s.Logo, &imageUse{class: "nr-masthead__logo", mute: true})
	}
	p.raw(`<span>`)
	p.text(s.Name)
	p.raw(`</span></a></p>`)
	if s.Motto != "" {
		p.raw(`<p class="nr-masthead__motto">`)
		p.text(s.Motto)
		p.raw(`</p>`)
	}
	if len(s.Navigation) > 0 {
		p.raw(`<nav class="nr-nav"`)
		p.attr("aria-label", p.words.Sections)
		p.raw(`><ul role="list">`)
		p.links(s.Navigation)
		p.raw(`</ul></nav>`)
	}
	p.raw(`</header>`)
}

func (p *printer) foot(s *Site) {
	p.raw(`<footer class="nr-foot"`)
	p.lang(s.Language)
	p.raw(`>`)
	if len(s.Footer) > 0 {
		p.raw(`<ul role="list">`)
		p.links(s.Footer)
		p.raw(`</ul>`)
	}
	if s.FooterText != "" {
		p.raw(`<p>`)
		p.text(s.FooterText)
		p.raw(`</p>`)
	}
	p.raw(`</footer>`)
}

func (p *printer) links(links []Link) {
	for i := range links {
		element := `a`
		if links[i].URL == "" {
			element = `span`
		}
		p.raw(`<li><`)
		p.raw(element)
		p.link("href", links[i].URL)
		if links[i].Current {
			p.raw(` aria-current="page"`)
		}
		p.raw(`>`)
		p.text(links[i].Text)
		p.raw(`</`)
		p.raw(element)
		p.raw(`></li>`)
	}
}
