package render

import (
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// An AuthorBox introduces an author below an article or at the top of the
// author's page: picture, name, role, a sentence or two, and where else the
// author is.
type AuthorBox struct {
	Author article.Author
	// Level is the heading's, 2 to 6. Zero: 2.
	Level   int
	Options *Options
}

// AppendHTML appends the box's markup to dst; nothing where the author has no
// name.
func (a AuthorBox) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, a.Options, "")
	p.authorBox(&a)
	return p.b
}

func (p *printer) authorBox(b *AuthorBox) {
	a := &b.Author
	if a.Name == "" || p.replaced(func(o *Options) Piece { own := *b; own.Options = o; return own }) {
		return
	}
	level := b.Level
	if level < 2 || level > 6 {
		level = 2
	}
	p.raw(`<section class="nr-authorbox">`)
	if a.Avatar != nil {
		p.image(a.Avatar, &imageUse{class: `nr-authorbox__avatar`, sizes: "5rem", lazy: true, mute: true})
	}
	p.raw(`<div class="nr-authorbox__text"><h`)
	p.int(level)
	p.raw(` class="nr-authorbox__name">`)
	p.maybeLink(a.Name, a.URL)
	p.raw(`</h`)
	p.int(level)
	p.raw(`>`)
	if a.Role != "" {
		p.raw(`<p class="nr-authorbox__role">`)
		p.text(a.Role)
		p.raw(`</p>`)
	}
	if a.Bio != "" {
		p.raw(`<p>`)
		p.text(a.Bio)
		p.raw(`</p>`)
	}
	if len(a.Profiles) > 0 || a.Email != "" {
		p.raw(`<ul class="nr-authorbox__links" role="list">`)
		if a.Email != "" {
			p.raw(`<li><a href="mailto:`)
			p.b = escape.AppendURLPart(p.b, a.Email)
			p.raw(`">`)
			p.text(p.words.Email)
			p.raw(`</a></li>`)
		}
		for _, profile := range a.Profiles {
			p.raw(`<li><a rel="me"`)
			p.link("href", profile)
			p.raw(`>`)
			p.text(siteOf(profile))
			p.raw(`</a></li>`)
		}
		p.raw(`</ul>`)
	}
	p.raw(`</div></section>`)
}

// siteOf is the host of an address as people say it, without user, port and
// "www."; the address itself where it has no host.
func siteOf(address string) string {
	_, rest, found := strings.Cut(address, "//")
	if !found {
		return address
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	host := rest[strings.LastIndexByte(rest, '@')+1:]
	if port := strings.LastIndexByte(host, ':'); port > strings.LastIndexByte(host, ']') {
		host = host[:port]
	}
	if host == "" {
		return address
	}
	return strings.TrimPrefix(host, "www.")
}
