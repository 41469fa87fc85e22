package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// embed prints a card that leads to the embedded page, or, where the host
// allows the provider's player, one that loads it when the reader asks.
func (p *printer) embed(e *article.Embed) {
	p.open("figure", "nr-embed", &e.Attrs)
	if frame, found := p.player(e); found {
		p.facade(e, &frame)
	} else {
		p.raw(`<a class="nr-embed__link"`)
		p.link("href", e.URL)
		p.attr("data-provider", e.Provider)
		p.keepInt("data-width", int64(e.Width))
		p.keepInt("data-height", int64(e.Height))
		p.raw(`>`)
		p.embedTitle(e)
		if e.Provider != "" {
			p.raw(` <span class="nr-embed__provider">`)
			p.openAt(e.Provider)
			p.raw(`</span>`)
		}
		p.raw(`</a>`)
	}
	if e.Text != "" {
		p.raw(`<blockquote class="nr-embed__text">`)
		p.text(e.Text)
		p.raw(`</blockquote>`)
	}
	p.caption(e.Caption, "")
	p.raw(`</figure>`)
}

func (p *printer) embedTitle(e *article.Embed) {
	if e.Thumbnail != nil && e.Thumbnail.URL != "" {
		p.image(e.Thumbnail, &imageUse{class: "nr-embed__image", lazy: true, mute: true, keep: true})
	}
	p.raw(`<span class="nr-embed__title"`)
	if e.Title != "" {
		p.raw(`>`)
		p.text(e.Title)
	} else {
		p.ours(e.URL)
	}
	p.raw(`</span>`)
}

// openAt says where a link leads, by the name that readers know the provider
// by.
func (p *printer) openAt(provider string) {
	p.text(p.words.OpenAt)
	p.raw(` `)
	if name := providerNames[provider]; name != "" {
		provider = name
	}
	p.text(provider)
}

// providerNames are the providers' names as they write them themselves. A
// name that is missing here is printed as the document has it.
var providerNames = map[string]string{
	"bluesky": "Bluesky", "datawrapper": "Datawrapper", "facebook": "Facebook", "flourish": "Flourish", "instagram": "Instagram",
	"mastodon": "Mastodon", "reddit": "Reddit", "soundcloud": "SoundCloud", "spotify": "Spotify", "telegram": "Telegram",
	"tiktok": "TikTok", "vimeo": "Vimeo", "x": "X", "youtube": "YouTube",
}

// facade prints the player inside an element that is closed. A frame that is
// loaded lazily and is not shown is not loaded, so that no script is needed.
func (p *printer) facade(e *article.Embed, frame *player) {
	p.raw(`<details class="nr-player`)
	switch {
	case e.Provider == "soundcloud" || e.Provider == "spotify":
		p.raw(` nr-player--low`)
	case e.Height > e.Width:
		p.raw(` nr-player--upright`)
	}
	p.raw(`"`)
	p.attr("data-provider", e.Provider)
	p.raw(`><summary class="nr-player__ask">`)
	p.embedTitle(e)
	p.raw(`<span class="nr-player__play">`)
	p.text(p.words.Play)
	p.raw(`</span></summary><iframe class="nr-player__frame" loading="lazy" src="`)
	p.text(frame.start)
	if frame.kind != "" {
		p.b = append(escape.AppendQuery(p.b, frame.kind), '/')
	}
	p.b = escape.AppendQuery(p.b, frame.name)
	p.put(``, frame.end, `"`)
	p.attr("title", cmp.Or(e.Title, e.URL))
	p.raw(` allow="autoplay; encrypted-media; fullscreen; picture-in-picture" referrerpolicy="strict-origin-when-cross-origin"></iframe></details><p class="nr-player__away"><a`)
	p.link("href", e.URL)
	p.raw(`>`)
	p.openAt(e.Provider)
	p.raw(`</a></p>`)
}

// PlayerProviders are the providers whose players [Options].Players can name,
// each with the origin that the page's Content-Security-Policy must then allow
// under frame-src.
func PlayerProviders() map[string]string {
	return map[string]string{
		"youtube": youtube, "vimeo": vimeo, "spotify": spotify, "soundcloud": soundcloud, "tiktok": tiktok,
	}
}

// The players' origins: the forms that set the fewest cookies.
const (
	youtube    = "https://www.youtube-nocookie.com"
	vimeo      = "https://player.vimeo.com"
	spotify    = "https://open.spotify.com"
	soundcloud = "https://w.soundcloud.com"
	tiktok     = "https://www.tiktok.com"
)

// A player is the address of an embed's frame, in parts: start and end are
// this package's own, kind, which may be empty, and name the embed's.
type player struct{ start, kind, name, end string }

// player finds the address of an embed's frame; none where the host allows
// none or the address has another form.
func (p *printer) player(e *article.Embed) (player, bool) {
	if p.options == nil || p.lite || p.mail || !slices.Contains(p.options.Players, e.Provider) {
		return player{}, false
	}
	path, query := split(e.URL)
	last := path[strings.LastIndexByte(path, '/')+1:]
	switch e.Provider {
	case "youtube":
		if v := parameter(query, "v"); v != "" {
			last = v
		}
		return player{start: youtube + "/embed/", name: last}, isName(last)
	case "vimeo":
		return player{start: vimeo + "/video/", name: last, end: "?dnt=1"}, isName(last)
	case "spotify":
		before := strings.TrimSuffix(path[:len(path)-len(last)], "/")
		kind := before[strings.LastIndexByte(before, '/')+1:]
		return player{start: spotify + "/embed/", kind: kind, name: last}, isName(kind) && isName(last)
	case "soundcloud":
		return player{start: soundcloud + "/player/?url=", name: e.URL}, true
	case "tiktok":
		return player{start: tiktok + "/embed/v2/", name: last}, isName(last)
	}
	return player{}, false
}

// split is an address's path without the slash at its end, and its query, both
// as they are written.
func split(address string) (path, query string) {
	address, _, _ = strings.Cut(address, "#")
	path, query, _ = strings.Cut(address, "?")
	if _, rest, found := strings.Cut(path, "://"); found {
		_, path, _ = strings.Cut(rest, "/")
	}
	return strings.TrimRight(path, "/"), query
}

// parameter is the value of a query's parameter as it is written.
func parameter(query, name string) string {
	for query != "" {
		var field string
		field, query, _ = strings.Cut(query, "&")
		if key, value, _ := strings.Cut(field, "="); key == name {
			return value
		}
	}
	return ""
}

// isName reports whether a part of an address is a plain name, as those of
// videos are, so that no path or query can be smuggled into a frame's address.
func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return s != ""
}
