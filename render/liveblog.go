package render

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

// A LiveBlogPage is the page of an article whose body is made of
// [article.LiveUpdate]. Pinned updates come first and then the newest,
// whatever their order in the body; key events are listed above them; what
// else the body holds opens the page. [ArticlePage] prints the same article
// in the body's own order.
type LiveBlogPage struct {
	Site    Site
	Article *article.Article
	// Ended says that nothing will be added.
	Ended   bool
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
func (l LiveBlogPage) AppendHTML(dst []byte) []byte {
	if l.Article == nil {
		l.Article = &article.Article{}
	}
	var p printer
	p.start(dst, l.Options, cmp.Or(l.Article.Language, l.Site.Language))
	reading := article.EstimateReadingTime(l.Article, article.ReadingOptions{})
	p.page(&l.Site, &l.Ticker, metadata.Head{Site: l.Site.Site, Article: l.Article, SocialImage: l.SocialImage, Hubs: l.Hubs, Ended: l.Ended, ReadingTime: reading}, func() {
		p.liveBlogMain(&l, reading.Minutes())
	})
	return p.b
}

// A numbered update keeps its number, and with it its address, whatever comes
// after it.
type numbered struct {
	*article.LiveUpdate
	number int
}

func (u numbered) id() string {
	if u.ID != "" {
		return u.ID
	}
	return "update-" + strconv.Itoa(u.number)
}

// updatesOf are the body's updates in the order of the page, and its other
// blocks.
func updatesOf(d *article.Document) (updates []numbered, other []article.Block) {
	for _, b := range d.Blocks {
		if u, ok := b.(*article.LiveUpdate); ok && u != nil {
			updates = append(updates, numbered{LiveUpdate: u})
		} else {
			other = append(other, b)
		}
	}
	slices.SortStableFunc(updates, func(x, y numbered) int { return x.Time.Compare(y.Time) })
	for i := range updates {
		updates[i].number = i + 1
	}
	slices.Reverse(updates)
	slices.SortStableFunc(updates, func(x, y numbered) int {
		switch {
		case x.Pinned == y.Pinned:
			return 0
		case x.Pinned:
			return -1
		}
		return 1
	})
	return updates, other
}

func (p *printer) liveBlogMain(page *LiveBlogPage, minutes int) {
	a := page.Article
	updates, summary := updatesOf(&a.Body)
	p.raw(`<main id="main" class="nr-main"><article class="nr-article nr-live"`)
	p.lang(a.Language)
	p.raw(`><p class="nr-live__state">`)
	if page.Ended {
		p.text(p.words.LiveEnded)
	} else {
		p.raw(`<strong class="nr-live__badge">`)
		p.text(p.words.Live)
		p.raw(`</strong>`)
	}
	p.raw(`</p>`)
	p.articleHead(a, minutes)
	p.body(&article.Document{Blocks: summary}, "")
	p.keyEvents(updates)
	p.raw(`<div class="nr-body nr-live__updates"><h2 class="nr-live__title">`)
	p.text(p.words.LiveUpdates)
	p.raw(`</h2>`)
	p.countNotes(&a.Body)
	for _, u := range updates {
		own := *u.LiveUpdate
		own.ID = u.id()
		p.block(&own)
	}
	p.raw(`</div>`)
	p.afterword(a)
	p.raw(`</article>`)
	p.backLink(&page.Back)
	p.relatedStories(&page.Related)
	p.raw(`</main>`)
}

// keyEvents lists the updates that matter most, as links to them.
func (p *printer) keyEvents(updates []numbered) {
	if !slices.ContainsFunc(updates, func(u numbered) bool { return u.KeyEvent && u.Headline != "" }) {
		return
	}
	p.raw(`<nav class="nr-toc"`)
	p.attr("aria-label", p.words.KeyEvents)
	p.raw(`><p class="nr-toc__title" aria-hidden="true">`)
	p.text(p.words.KeyEvents)
	p.raw(`</p><ol role="list">`)
	for _, u := range updates {
		if !u.KeyEvent || u.Headline == "" {
			continue
		}
		p.raw(`<li>`)
		if !u.Time.IsZero() {
			p.raw(`<time class="nr-update__time"`)
			p.datetime(u.Time)
			p.raw(`>`)
			p.text(p.words.Time(u.Time))
			p.raw(`</time> `)
		}
		p.raw(`<a href="#`)
		p.text(u.id())
		p.raw(`">`)
		p.text(u.Headline)
		p.raw(`</a></li>`)
	}
	p.raw(`</ol></nav>`)
}
