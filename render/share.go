package render

import (
	"slices"

	"github.com/dots-newsroom/newsroom/internal/escape"
)

// ShareLinks are plain links by which a reader passes a story on. They load
// nothing from the services and tell them nothing until one is followed.
type ShareLinks struct {
	// URL is the story's absolute address, Title its headline.
	URL, Title string
	// Services are offered in this order. Nil: [ShareServices].
	Services []ShareService
	Options  *Options
}

// A ShareService takes a story by a link.
type ShareService struct {
	// Name is what the link says. Empty: the locale's word for mail.
	Name string
	// Prefix is the service's address up to the place where the story's goes,
	// escaped for a query. Where TitleParameter is not empty, the title
	// follows as that parameter.
	Prefix, TitleParameter string
}

// ShareServices are mail and the services that take a link without a script
// or a key, as of November 2026.
func ShareServices() []ShareService { return slices.Clone(shareServices[:]) }

var shareServices = [...]ShareService{
	{Prefix: "mailto:?body=", TitleParameter: "subject"},
	{Name: "Bluesky", Prefix: "https://bsky.app/intent/compose?text="},
	{Name: "Facebook", Prefix: "https://www.facebook.com/sharer/sharer.php?u="},
	{Name: "LinkedIn", Prefix: "https://www.linkedin.com/sharing/share-offsite/?url="},
	{Name: "Reddit", Prefix: "https://www.reddit.com/submit?url=", TitleParameter: "title"},
	{Name: "Telegram", Prefix: "https://t.me/share/url?url=", TitleParameter: "text"},
	{Name: "WhatsApp", Prefix: "https://wa.me/?text="},
	{Name: "X", Prefix: "https://x.com/intent/post?url=", TitleParameter: "text"},
}

// AppendHTML appends the links' markup to dst; nothing where URL is empty.
func (s ShareLinks) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, s.Options, "")
	p.shareLinks(&s)
	return p.b
}

func (p *printer) shareLinks(s *ShareLinks) {
	if s.URL == "" || p.replaced(func(o *Options) Piece { own := *s; own.Options = o; return own }) {
		return
	}
	services := s.Services
	if services == nil {
		services = shareServices[:]
	}
	p.raw(`<nav class="nr-share"`)
	p.attr("aria-label", p.words.Share)
	p.raw(`><p class="nr-share__label" aria-hidden="true">`)
	p.text(p.words.Share)
	p.raw(`</p><ul role="list">`)
	for i := range services {
		service := &services[i]
		name := service.Name
		if name == "" {
			name = p.words.Email
		}
		p.raw(`<li><a rel="nofollow noopener" href="`)
		p.shareAddress(service, s)
		p.raw(`">`)
		p.text(name)
		p.raw(`</a></li>`)
	}
	p.raw(`</ul></nav>`)
}

func (p *printer) shareAddress(service *ShareService, s *ShareLinks) {
	p.b = escape.AppendURL(p.b, service.Prefix)
	if !escape.SafeURL(service.Prefix) {
		return
	}
	p.b = escape.AppendQuery(p.b, s.URL)
	if service.TitleParameter != "" && s.Title != "" {
		p.raw(`&amp;`)
		p.b = escape.AppendURLPart(p.b, service.TitleParameter)
		p.raw(`=`)
		p.b = escape.AppendQuery(p.b, s.Title)
	}
}
