package render

import (
	"cmp"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// A Newsletter is a mail: an article, or stories, or both. Everything it says
// of its looks stands in style attributes, its columns are tables and its
// addresses are absolute, because mail clients drop or change everything
// else. It is at most 600 pixels wide and fits narrower screens.
//
// The looks are those of the theme in Options, in light colours; clients that
// obey a style element show the dark ones where the reader's system is dark.
// [Newsletter.AppendText] is the part for those who read text alone.
type Newsletter struct {
	// Site needs a URL, from which the addresses become absolute.
	Site Site
	// Subject is the mail's title. Empty: the article's headline, or else the
	// site's name.
	Subject string
	// Preheader is what an inbox shows beside the subject. Empty: the
	// article's dek.
	Preheader string
	// Intro are words above the stories.
	Intro *article.Document
	// Article, where not nil, is printed whole.
	Article *article.Article
	// Lead opens the stories; nothing where it has no headline.
	Lead Card
	// Sections follow it.
	Sections []StoryList
	// ViewURL is the mail's address on the web. Empty: the article's.
	ViewURL string
	// UnsubscribeURL ends the subscription. A mail to many must have one, in
	// the text and in its List-Unsubscribe header (RFC 8058).
	UnsubscribeURL string
	// Sender is the postal address that laws of many countries ask for.
	Sender  string
	Options *Options
}

// mailWidth is the width of a mail in CSS pixels: what all clients show
// without scrolling sideways.
const mailWidth = 600

// AppendHTML appends the mail's markup to dst.
func (n Newsletter) AppendHTML(dst []byte) []byte {
	language := ""
	if n.Article != nil {
		language = n.Article.Language
	}
	var p printer
	plain := buffers.Get().(*[]byte)
	p.start((*plain)[:0], n.Options, cmp.Or(language, n.Site.Language))
	p.mail, p.siteURL = true, n.Site.URL
	p.newsletter(&n)
	dst = p.mailSheet().style(dst, p.b)
	free(plain, p.b)
	return dst
}

func (p *printer) mailSheet() *mailSheet {
	return p.assets().mail[article.DirectionOf(p.language)]
}

func (n *Newsletter) subject() string {
	if n.Subject == "" && n.Article != nil {
		return n.Article.Headline
	}
	return cmp.Or(n.Subject, n.Site.Name)
}

func (n *Newsletter) viewURL() string {
	if n.ViewURL == "" && n.Article != nil {
		return n.Article.URL
	}
	return n.ViewURL
}

func (n *Newsletter) preheader() string {
	if n.Preheader == "" && n.Article != nil {
		return n.Article.Dek
	}
	return n.Preheader
}

// table opens and closes a table that is no more than a layout.
const (
	mailTable    = `<table role="presentation" class="nr-mail-table"><tr>`
	mailTableEnd = `</tr></table>`
)

func (p *printer) newsletter(n *Newsletter) {
	language := p.language
	p.raw(`<!DOCTYPE html><html`)
	p.attr("lang", language)
	p.attr("dir", string(article.DirectionOf(language)))
	p.raw(`><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no, date=no, address=no, email=no"><title>`)
	p.text(n.subject())
	p.raw(`</title><style>`)
	p.b = append(p.b, p.mailSheet().dark...) // made of this package's own tokens
	p.raw(`</style></head><body class="nr-mail">`)
	if preheader := n.preheader(); preheader != "" {
		p.raw(`<div class="nr-mail-preheader">`)
		p.text(preheader)
		p.raw(`</div>`)
	}
	p.raw(mailTable)
	p.raw(`<td class="nr-mail-outer">`)
	// Outlook for Windows knows no max-width, but this comment.
	p.raw(`<!--[if mso]><table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`)
	p.raw(`<div class="nr-mail-column"`)
	p.raw(` lang="`)
	p.text(language)
	p.raw(`" dir="`)
	p.text(string(article.DirectionOf(language)))
	p.raw(`">`)
	p.raw(mailTable)
	p.raw(`<td class="nr-mail-inner">`)
	p.mailHead(n)
	if n.Intro != nil {
		p.raw(`<div class="nr-mail-intro">`)
		p.blocks(n.Intro.Blocks)
		p.raw(`</div>`)
	}
	if n.Article != nil {
		p.mailArticle(n.Article)
	}
	if n.Lead.Headline != "" {
		p.mailCard(&n.Lead, true, 2)
	}
	for i := range n.Sections {
		p.mailSection(&n.Sections[i])
	}
	p.mailFoot(n)
	p.raw(`</td>`)
	p.raw(mailTableEnd)
	p.raw(`</div><!--[if mso]></td></tr></table><![endif]--></td>`)
	p.raw(mailTableEnd)
	p.raw(`</body></html>`)
}

func (p *printer) mailHead(n *Newsletter) {
	p.raw(mailTable)
	p.raw(`<td class="nr-mail-name"><a`)
	p.link("href", n.Site.home())
	p.raw(` class="nr-mail-plain">`)
	p.text(n.Site.Name)
	p.raw(`</a></td>`)
	if view := n.viewURL(); view != "" {
		p.raw(`<td class="nr-mail-view"><a`)
		p.link("href", view)
		p.raw(` class="nr-mail-quiet">`)
		p.text(p.words.ViewOnline)
		p.raw(`</a></td>`)
	}
	p.raw(mailTableEnd)
}

func (p *printer) mailArticle(a *article.Article) {
	p.header(&Header{Category: a.Category, Kicker: a.Kicker, Headline: a.Headline, Dek: a.Dek})
	p.raw(`<p class="nr-mail-facts">`)
	p.mailAuthors(a.Authors)
	if !a.Published.IsZero() {
		if len(a.Authors) > 0 {
			p.raw(` · `)
		}
		p.date(a.Published)
	}
	p.raw(`</p>`)
	p.hero(a.Hero)
	p.body(&a.Body, "")
	p.afterword(a)
}

func (p *printer) mailAuthors(authors []article.Author) {
	for i := range authors {
		if i > 0 {
			p.raw(`, `)
		}
		p.text(authors[i].Name)
	}
}

func (p *printer) mailSection(s *StoryList) {
	if len(s.Cards) == 0 {
		return
	}
	level := 2
	if s.Title != "" {
		p.raw(`<h2 class="nr-mail-section">`)
		p.maybeLink(s.Title, s.URL)
		p.raw(`</h2>`)
		level = 3
	}
	for i := range s.Cards {
		p.mailCard(&s.Cards[i], false, level)
	}
}

// mailCard prints a story: large with its picture above the text, or small
// with the picture beside it.
func (p *printer) mailCard(c *Card, large bool, level int) {
	picture := c.Image != nil && c.Image.URL != ""
	p.raw(`<div class="nr-mail-card"`)
	p.lang(c.Language)
	p.raw(`>`)
	if picture && large {
		p.raw(`<div class="nr-mail-lead">`)
		p.image(c.Image, &imageUse{mute: true})
		p.raw(`</div>`)
	}
	p.raw(mailTable)
	p.raw(`<td class="nr-mail-text">`)
	p.label(&c.Category, c.Kicker)
	p.raw(`<h`)
	p.int(level)
	if large {
		p.raw(` class="nr-mail-headline nr-mail-headline--large">`)
	} else {
		p.raw(` class="nr-mail-headline">`)
	}
	p.raw(`<a class="nr-mail-plain"`)
	p.link("href", c.URL)
	p.raw(`>`)
	p.text(c.Headline)
	p.raw(`</a></h`)
	p.int(level)
	p.raw(`>`)
	if c.Dek != "" {
		p.raw(`<p class="nr-mail-dek">`)
		p.text(c.Dek)
		p.raw(`</p>`)
	}
	if large && c.URL != "" {
		p.raw(`<p class="nr-mail-more"><a class="nr-mail-accent"`)
		p.link("href", c.URL)
		p.raw(`>`)
		p.text(p.words.ReadMore)
		p.raw(`</a></p>`)
	}
	if len(c.Authors) > 0 {
		p.raw(`<p class="nr-mail-facts">`)
		p.mailAuthors(c.Authors)
		p.raw(`</p>`)
	}
	p.raw(`</td>`)
	if picture && !large {
		p.raw(`<td class="nr-mail-picture">`)
		p.image(c.Image, &imageUse{class: "nr-mail-thumb", mute: true})
		p.raw(`</td>`)
	}
	p.raw(mailTableEnd)
	p.raw(`</div>`)
}

func (p *printer) mailFoot(n *Newsletter) {
	p.raw(`<div class="nr-mail-foot">`)
	if len(n.Site.Footer) > 0 {
		p.raw(`<p>`)
		for i := range n.Site.Footer {
			if i > 0 {
				p.raw(` · `)
			}
			p.maybeLink(n.Site.Footer[i].Text, n.Site.Footer[i].URL)
		}
		p.raw(`</p>`)
	}
	if n.Site.FooterText != "" {
		p.raw(`<p>`)
		p.text(n.Site.FooterText)
		p.raw(`</p>`)
	}
	if n.Sender != "" {
		p.raw(`<p>`)
		p.text(n.Sender)
		p.raw(`</p>`)
	}
	if n.UnsubscribeURL != "" {
		p.raw(`<p><a class="nr-mail-quiet"`)
		p.link("href", n.UnsubscribeURL)
		p.raw(`>`)
		p.text(p.words.Unsubscribe)
		p.raw(`</a></p>`)
	}
	p.raw(`</div>`)
}

// mailImage prints a picture as wide as its place and never wider than it is.
func (p *printer) mailImage(img *article.Image, use *imageUse) {
	width := mailWidth - 2*mailMargin
	class := "nr-mail-image"
	switch use.class {
	case "nr-mail-thumb":
		width, class = mailThumb, "nr-mail-thumb"
	case "nr-inline-image":
		width, class = 20, "nr-mail-icon"
	case "nr-author__avatar", "nr-readalso__image", "nr-embed__image":
		width = 120
	}
	if img.Width > 0 && img.Width < width {
		width = img.Width
	}
	file := img.URL
	// The narrowest file that is sharp on a screen of two pixels to one.
	best := img.Width
	for i := range img.Variants {
		v := &img.Variants[i]
		if (v.Type == "" || v.Type == img.Type) && usable(img, v) && v.Width >= 2*width && v.Width < best {
			file, best = v.URL, v.Width
		}
	}
	p.raw(`<img class="`)
	p.raw(class)
	p.raw(`"`)
	p.link("src", file)
	p.raw(` width="`)
	p.int(width)
	p.raw(`"`)
	p.raw(` alt="`)
	if !use.mute && !img.Decorative {
		p.text(img.Alt)
	}
	p.raw(`">`)
}

// AppendText appends the mail as plain text, for the text/plain part that
// belongs beside the HTML. Lines are not broken.
func (n Newsletter) AppendText(dst []byte) []byte {
	language := ""
	if n.Article != nil {
		language = n.Article.Language
	}
	var p printer
	p.start(nil, n.Options, cmp.Or(language, n.Site.Language))
	t := textMail{dst, &n.Site}
	t.line(n.Site.Name)
	t.link(p.words.ViewOnline, n.viewURL())
	if n.Intro != nil {
		t.paragraph(n.Intro.Text())
	}
	if a := n.Article; a != nil {
		t.paragraph(a.Headline)
		t.paragraph(a.Dek)
		t.paragraph(a.Body.Text())
	}
	t.card(&n.Lead)
	for i := range n.Sections {
		t.paragraph(n.Sections[i].Title)
		for j := range n.Sections[i].Cards {
			t.card(&n.Sections[i].Cards[j])
		}
	}
	if n.Sender != "" || n.UnsubscribeURL != "" {
		t.paragraph("-- ") // what follows is the signature (RFC 3676, section 4.3)
		t.line(n.Sender)
		t.link(p.words.Unsubscribe, n.UnsubscribeURL)
	}
	return t.b
}

// A textMail collects the text of a mail.
type textMail struct {
	b    []byte
	site *Site
}

func (t *textMail) line(s string) {
	if s != "" {
		t.b = append(t.b, s...)
		t.b = append(t.b, '\n')
	}
}

func (t *textMail) paragraph(s string) {
	if s != "" {
		t.b = append(t.b, '\n')
		t.line(strings.TrimRight(s, "\n"))
	}
}

func (t *textMail) link(text, address string) {
	if address != "" {
		t.line(text + ": " + t.site.Absolute(address))
	}
}

func (t *textMail) card(c *Card) {
	if c.Headline == "" {
		return
	}
	t.paragraph(c.Headline)
	t.line(c.Dek)
	if c.URL != "" {
		t.line(t.site.Absolute(c.URL))
	}
}
