package render

import (
	"cmp"
	"slices"
	"strconv"
	"sync"

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
		p.liveBlogMain(&l, reading)
	})
	return p.b
}

// A numbered update keeps its number, and with it its address, whatever comes
// after it.
type numbered struct {
	*article.LiveUpdate
	number int
}

// A liveBlog is a body in the order of its page. It is used again, so that
// sorting takes no memory.
type liveBlog struct {
	updates []numbered
	other   article.Document // all blocks that are no updates
}

var liveBlogs = sync.Pool{New: func() any { return new(liveBlog) }}

// sort takes the body's updates in the order of the page, and its other blocks.
func (l *liveBlog) sort(d *article.Document) {
	for _, b := range d.Blocks {
		if u, ok := b.(*article.LiveUpdate); ok && u != nil {
			l.updates = append(l.updates, numbered{LiveUpdate: u})
		} else {
			l.other.Blocks = append(l.other.Blocks, b)
		}
	}
	slices.SortStableFunc(l.updates, func(x, y numbered) int { return x.Time.Compare(y.Time) })
	for i := range l.updates {
		l.updates[i].number = i + 1
	}
	slices.Reverse(l.updates)
	slices.SortStableFunc(l.updates, func(x, y numbered) int {
		switch {
		case x.Pinned == y.Pinned:
			return 0
		case x.Pinned:
			return -1
		}
		return 1
	})
}

// free gives the memory back without keeping the article alive.
func (l *liveBlog) free() {
	clear(l.updates)
	clear(l.other.Blocks)
	l.updates, l.other.Blocks = l.updates[:0], l.other.Blocks[:0]
	liveBlogs.Put(l)
}

func (p *printer) liveBlogMain(page *LiveBlogPage, reading article.ReadingTime) {
	a := page.Article
	var blog *liveBlog
	if p.options != nil && p.options.Piece != nil {
		blog = new(liveBlog) // the host's function may keep the body that it is shown
	} else {
		blog = liveBlogs.Get().(*liveBlog)
		defer blog.free()
	}
	blog.sort(&a.Body)
	p.raw(`<main id="main" class="nr-main"><article class="nr-article nr-live"`)
	p.lang(a.Language)
	p.raw(`><p class="nr-live__state">`)
	if page.Ended {
		p.text(p.words.LiveEnded)
	} else {
		p.put(`<strong class="nr-live__badge">`, p.words.Live, `</strong>`)
	}
	p.raw(`</p>`)
	p.articleHead(a, reading)
	p.slot(func(s *Slots) Slot { return s.BeforeBody })
	p.body(&blog.other, "")
	p.keyEvents(blog.updates)
	p.put(`<div class="nr-body nr-live__updates"><h2 class="nr-live__title">`, p.words.LiveUpdates, `</h2>`)
	p.findNotes(&a.Body)
	for _, u := range blog.updates {
		p.update = u.number
		p.block(p.named(u))
	}
	p.raw(`</div>`)
	p.slot(func(s *Slots) Slot { return s.AfterBody })
	p.afterword(a)
	p.raw(`</article>`)
	p.backLink(&page.Back)
	p.relatedStories(&page.Related)
	p.raw(`</main>`)
}

// named is an update with its id where a host may print it, which knows of no
// number.
func (p *printer) named(u numbered) *article.LiveUpdate {
	if u.ID != "" || p.options == nil || p.options.Block == nil {
		return u.LiveUpdate
	}
	own := *u.LiveUpdate
	own.ID = "update-" + strconv.Itoa(u.number)
	return &own
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
			p.time(u.Time)
			p.raw(`</time> `)
		}
		if u.ID != "" {
			p.put(`<a href="#`, u.ID, `">`)
		} else {
			p.number(`<a href="#update-`, u.number, `">`)
		}
		p.text(u.Headline)
		p.raw(`</a></li>`)
	}
	p.raw(`</ol></nav>`)
}
