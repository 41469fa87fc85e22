package render

// A StoryList is a row of cards under a heading.
type StoryList struct {
	Title string
	// URL is the heading's own page. Empty: none.
	URL string
	// Cards are the stories, in order.
	Cards []Card
	// Level is the heading's, 2 to 5; the cards' headlines are one below.
	// Zero: 2.
	Level   int
	Options *Options
}

// AppendHTML appends the list's markup to dst; nothing where there are no
// cards.
func (s StoryList) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, s.Options, "")
	p.storyList(&s)
	return p.b
}

func (p *printer) storyList(s *StoryList) {
	if len(s.Cards) == 0 || p.replaced(func(o *Options) Piece { own := *s; own.Options = o; return own }) {
		return
	}
	level := s.Level
	if level < 2 || level > 5 {
		level = 2
	}
	p.raw(`<section class="nr-section">`)
	if s.Title != "" {
		p.number(`<h`, level, ` class="nr-section__title">`)
		p.maybeLink(s.Title, s.URL)
		p.number(`</h`, level, `>`)
		level++
	}
	p.cards(s.Cards, level, false)
	p.raw(`</section>`)
}

// A LeadStory opens a front page: one story large, others beside it.
type LeadStory struct {
	Story   Card
	Beside  []Card
	Options *Options
}

// AppendHTML appends the markup to dst; nothing where the story has no
// headline.
func (l LeadStory) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, l.Options, "")
	p.leadStory(&l)
	return p.b
}

func (p *printer) leadStory(l *LeadStory) {
	if l.Story.Headline == "" || p.replaced(func(o *Options) Piece { own := *l; own.Options = o; return own }) {
		return
	}
	p.raw(`<section class="nr-front__top">`)
	p.card(&l.Story, cardStyle{open: leadCard, lead: true, first: true, level: 2})
	if len(l.Beside) > 0 {
		p.raw(`<ul class="nr-front__beside" role="list">`)
		for i := range l.Beside {
			p.raw(`<li>`)
			p.card(&l.Beside[i], cardStyle{open: smallCard, level: 2})
			p.raw(`</li>`)
		}
		p.raw(`</ul>`)
	}
	p.raw(`</section>`)
}
