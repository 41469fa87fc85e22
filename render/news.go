package render

import "github.com/dots-newsroom/newsroom/article"

func (p *printer) timeline(t *article.Timeline) {
	p.open("section", "nr-timeline", &t.Attrs)
	title := t.Title
	if title == "" {
		title = p.words.Timeline
	}
	p.raw(`<h3 class="nr-box__title">`)
	p.text(title)
	p.raw(`</h3><ol class="nr-timeline__events" role="list">`)
	for i := range t.Events {
		e := &t.Events[i]
		p.raw(`<li class="nr-timeline__event"><p class="nr-timeline__when">`)
		if e.Time.IsZero() {
			p.text(e.When)
		} else {
			p.raw(`<time`)
			p.datetime(e.Time)
			p.raw(`>`)
			if e.When != "" {
				p.text(e.When)
			} else {
				p.date(e.Time)
			}
			p.raw(`</time>`)
		}
		p.raw(`</p>`)
		if len(e.Title) > 0 {
			p.raw(`<p class="nr-timeline__title">`)
			p.inlines(e.Title)
			p.raw(`</p>`)
		}
		p.blocks(e.Content)
		p.raw(`</li>`)
	}
	p.raw(`</ol></section>`)
}

func (p *printer) keyFacts(k *article.KeyFacts) {
	p.open("section", "nr-keyfacts", &k.Attrs)
	title := k.Title
	if title == "" {
		title = p.words.KeyFacts
	}
	p.raw(`<h3 class="nr-box__title">`)
	p.text(title)
	p.raw(`</h3><ul class="nr-keyfacts__list" role="list">`)
	for i := range k.Facts {
		p.raw(`<li class="nr-keyfacts__fact">`)
		if k.Facts[i].Figure != "" {
			p.raw(`<strong class="nr-keyfacts__figure">`)
			p.text(k.Facts[i].Figure)
			p.raw(`</strong> `)
		}
		p.inlines(k.Facts[i].Text)
		p.raw(`</li>`)
	}
	p.raw(`</ul></section>`)
}

func (p *printer) liveUpdate(u *article.LiveUpdate) {
	class := "nr-update"
	switch {
	case u.Pinned:
		class = "nr-update nr-update--pinned"
	case u.KeyEvent:
		class = "nr-update nr-update--key"
	}
	p.raw(`<section class="`)
	p.raw(class)
	p.raw(`"`)
	number := p.update
	p.update = 0 // which is not that of updates inside this one
	if u.ID == "" && number > 0 {
		p.number(` id="update-`, number, `"`)
	}
	p.attributes(&u.Attrs)
	p.raw(`><p class="nr-update__time">`)
	if !u.Time.IsZero() {
		p.raw(`<time`)
		p.datetime(u.Time)
		p.raw(`>`)
		p.time(u.Time)
		p.raw(`</time>`)
	}
	if u.Pinned {
		p.raw(` <span class="nr-update__flag">`)
		p.text(p.words.Pinned)
		p.raw(`</span>`)
	}
	p.raw(`</p>`)
	if u.Headline != "" {
		p.raw(`<h3 class="nr-update__headline">`)
		p.text(u.Headline)
		p.raw(`</h3>`)
	}
	p.blocks(u.Content)
	for i := range u.Authors {
		p.author(&u.Authors[i])
	}
	p.raw(`</section>`)
}

func (p *printer) correction(a *article.Attrs, c *article.Correction) {
	label := p.words.Correction
	switch c.Type {
	case article.Clarification:
		label = p.words.Clarification
	case article.UpdateNote:
		label = p.words.Update
	case article.RetractionNote:
		label = p.words.Retraction
	case article.CorrectionOfFact:
	}
	p.open("div", "nr-correction", a)
	p.raw(`<p><strong class="nr-correction__label">`)
	p.text(label)
	p.raw(`</strong> `)
	if !c.Time.IsZero() {
		p.raw(`<time class="nr-correction__date"`)
		p.datetime(c.Time)
		p.raw(`>`)
		p.date(c.Time)
		p.raw(`</time> `)
	}
	p.inlines(c.Text)
	p.raw(`</p></div>`)
}

func (p *printer) disclosure(d *article.Disclosure) {
	label := p.words.Disclosure
	switch d.Type {
	case article.DisclosureAI:
		label = p.words.AIDisclosure
	case article.DisclosureSponsored:
		label = p.words.Sponsored
	}
	p.open("div", "nr-disclosure", &d.Attrs)
	p.raw(`<p class="nr-disclosure__label">`)
	p.text(label)
	p.raw(`</p>`)
	p.blocks(d.Content)
	p.raw(`</div>`)
}
