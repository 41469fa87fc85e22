package render

import (
	"cmp"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

// A LitePage is a page for slow lines and small devices: words and links
// alone, no script, a stylesheet of some hundred bytes. Where Article is nil
// it is a list of stories, the home page of the lite edition.
type LitePage struct {
	Site    Site
	Article *article.Article
	// Title is the heading of a page without an article. Empty: the site's
	// name.
	Title string
	// Stories are linked below the article.
	Stories []Link
	// FullURL is the full page's address. Empty: the article's own.
	FullURL string
	Options *Options
}

// AppendHTML appends the page's markup to dst.
func (l LitePage) AppendHTML(dst []byte) []byte {
	language := ""
	head := metadata.Head{Site: l.Site.Site, Title: l.Title, URL: l.FullURL}
	if l.Article != nil {
		language = l.Article.Language
		// A lite page is a form of the full one, so that is its canonical
		// address; structured data would cost more than the text.
		head.Title, head.Description = l.Article.Headline, l.Article.Dek
		if head.URL == "" {
			head.URL = l.Article.URL
		}
	}
	var p printer
	p.start(dst, l.Options, cmp.Or(language, l.Site.Language))
	p.lite = true
	p.documentStart(head, &p.assets().files[liteFile], nil)
	p.raw(`<body><header><p><a`)
	p.link("href", l.Site.home())
	p.raw(`>`)
	p.text(l.Site.Name)
	p.raw(`</a></p></header><main id="main">`)
	p.liteMain(&l)
	p.raw(`</main>`)
	if l.FullURL != "" || l.Article != nil && l.Article.URL != "" {
		p.raw(`<footer><p><a`)
		p.link("href", head.URL)
		p.raw(`>`)
		p.text(p.words.FullPage)
		p.raw(`</a></p></footer>`)
	}
	p.raw(`</body></html>`)
	return p.b
}

func (p *printer) liteMain(l *LitePage) {
	if a := l.Article; a != nil {
		p.raw(`<article>`)
		p.header(&Header{Category: a.Category, Kicker: a.Kicker, Headline: a.Headline, Dek: a.Dek})
		p.byline(&Byline{Authors: a.Authors, Published: a.Published, Updated: a.Updated})
		p.hero(a.Hero)
		p.body(&a.Body, "")
		p.afterword(a)
		p.raw(`</article>`)
	} else {
		title := l.Title
		if title == "" {
			title = l.Site.Name
		}
		p.raw(`<h1>`)
		p.text(title)
		p.raw(`</h1>`)
	}
	if len(l.Stories) > 0 {
		p.raw(`<nav`)
		p.attr("aria-label", p.words.RelatedStories)
		p.raw(`><ul>`)
		p.links(l.Stories)
		p.raw(`</ul></nav>`)
	}
}

// liteImage says in words what a picture shows; whoever wants to see it
// follows the link.
func (p *printer) liteImage(img *article.Image, use *imageUse) {
	if use.mute || img.Decorative || img.Alt == "" {
		return
	}
	if use.linked {
		p.text(img.Alt)
		return
	}
	p.maybeLink(img.Alt, img.URL)
}
