package render

import (
	"cmp"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// A Card shows another story: image, category, headline, dek, author. Its one
// link is the headline; the stylesheet makes the whole card lead there.
type Card struct {
	URL      string
	Category article.Category
	Kicker   string
	Headline string
	Dek      string
	// Image is printed without alternative text, because the headline beside
	// it says what the story is and a screen reader would read it twice.
	Image     *article.Image
	Authors   []article.Author
	Published time.Time
	// Minutes is the reading time. Zero: not shown.
	Minutes int
	// Language is the story's, where it differs from the page's.
	Language string
	// Level is the headline's, 2 to 6. Zero: 3.
	Level   int
	Options *Options
}

// CardOf makes the card of an article.
func CardOf(a *article.Article) Card {
	c := Card{
		URL: a.URL, Category: a.Category, Kicker: a.Kicker, Headline: a.Headline, Dek: a.Dek,
		Authors: a.Authors, Published: a.Published, Language: a.Language,
		Minutes: article.EstimateReadingTime(a, article.ReadingOptions{}).Minutes(),
	}
	if a.Hero != nil {
		c.Image = &a.Hero.Image
	}
	return c
}

// AppendHTML appends the card's markup to dst.
func (c Card) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, c.Options, "")
	p.card(&c, cardStyle{})
	return p.b
}

// cardStyle is how a list of cards wants each of them.
type cardStyle struct {
	open  string // its element, up to the end of its classes; empty: plainCard
	lead  bool   // it is shown large
	first bool   // of a page: its image is loaded first
	level int    // of the headline where the card states none
}

const (
	plainCard = `<article class="nr-card"`
	leadCard  = `<article class="nr-card nr-card--lead"`
	smallCard = `<article class="nr-card nr-card--small"`
)

func (p *printer) card(c *Card, style cardStyle) {
	if p.replaced(func(o *Options) Piece { own := *c; own.Options = o; return own }) {
		return
	}
	level := c.Level
	if level == 0 {
		level = style.level
	}
	if level < 2 || level > 6 {
		level = 3
	}
	p.raw(cmp.Or(style.open, plainCard))
	p.lang(c.Language)
	if c.Image != nil && c.Image.URL != "" {
		p.raw(`><div class="nr-card__media">`)
		sizes := "(min-width: 60rem) 25rem, (min-width: 40rem) 50vw, 100vw"
		if style.lead {
			sizes = "(min-width: 60rem) 50rem, 100vw"
		}
		p.image(c.Image, &imageUse{class: `nr-card__image`, sizes: sizes, first: style.first, lazy: !style.first, mute: true})
		p.raw(`</div><div class="nr-card__text">`)
	} else {
		p.raw(`><div class="nr-card__text">`)
	}
	p.label(&c.Category, c.Kicker)
	p.number(`<h`, level, ` class="nr-card__headline">`)
	p.maybeLink(c.Headline, c.URL)
	p.number(`</h`, level, `>`)
	if c.Dek != "" {
		p.put(`<p class="nr-card__dek">`, c.Dek, `</p>`)
	}
	p.cardFacts(c)
	p.raw(`</div></article>`)
}

func (p *printer) cardFacts(c *Card) {
	if len(c.Authors) == 0 && c.Minutes == 0 {
		return
	}
	if len(c.Authors) == 0 {
		p.raw(`<p class="nr-card__facts">`)
	} else {
		p.raw(`<p class="nr-card__facts"><span class="nr-card__authors">`)
		for i := range c.Authors {
			if i > 0 {
				p.raw(`, `)
			}
			p.text(c.Authors[i].Name)
		}
		p.raw(`</span>`)
	}
	if c.Minutes > 0 {
		if c.Language == "" || c.Language == p.language {
			p.raw(`<span class="nr-card__reading">`)
		} else {
			// The label is the page's, inside a card in another language.
			p.put(`<span class="nr-card__reading" lang="`, p.language, `"`)
			p.put(` dir="`, string(p.words.Direction()), `">`)
		}
		p.minRead(c.Minutes)
		p.raw(`</span>`)
	}
	p.raw(`</p>`)
}

// RelatedStories is the heading "Related Stories" with its cards.
type RelatedStories struct {
	Cards []Card
	// Title is the heading. Empty: the locale's.
	Title   string
	Options *Options
}

// AppendHTML appends the markup to dst; nothing where there are no cards.
func (r RelatedStories) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, r.Options, "")
	p.relatedStories(&r)
	return p.b
}

func (p *printer) relatedStories(r *RelatedStories) {
	if len(r.Cards) == 0 || p.replaced(func(o *Options) Piece { own := *r; own.Options = o; return own }) {
		return
	}
	title := r.Title
	if title == "" {
		title = p.words.RelatedStories
	}
	p.raw(`<section class="nr-related" aria-labelledby="nr-related-title"><h2 class="nr-related__title" id="nr-related-title">`)
	p.text(title)
	p.raw(`</h2>`)
	p.cards(r.Cards, 3, false)
	p.raw(`</section>`)
}

// cards prints a list of cards; one that opens the page has first set.
func (p *printer) cards(cards []Card, level int, first bool) {
	p.raw(`<ul class="nr-cards" role="list">`)
	for i := range cards {
		p.raw(`<li class="nr-cards__item">`)
		p.card(&cards[i], cardStyle{first: first && i == 0, level: level})
		p.raw(`</li>`)
	}
	p.raw(`</ul>`)
}

// A BackLink leads home.
type BackLink struct {
	// URL is the home page's. Empty: "/".
	URL string
	// Text is the link's. Empty: the locale's "Back to Home".
	Text    string
	Options *Options
}

// AppendHTML appends the link's markup to dst.
func (l BackLink) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, l.Options, "")
	p.backLink(&l)
	return p.b
}

func (p *printer) backLink(l *BackLink) {
	if p.replaced(func(o *Options) Piece { own := *l; own.Options = o; return own }) {
		return
	}
	url, text := l.URL, l.Text
	if url == "" {
		url = "/"
	}
	if text == "" {
		text = p.words.BackToHome
	}
	p.raw(`<p class="nr-back"><a class="nr-back__link"`)
	p.link("href", url)
	p.raw(`>`)
	p.text(text)
	p.raw(`</a></p>`)
}
