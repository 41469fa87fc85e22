package render

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// embed prints a card that leads to the embedded page, or, where the host
// allows the provider's player, one that loads it when the reader asks.
func (p *printer) embed(e *article.Embed) {
	p.open("figure", "nr-embed", &e.Attrs)
	if player := p.player(e); player != "" {
		p.facade(e, player)
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
func (p *printer) facade(e *article.Embed, player string) {
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
	p.raw(`</span></summary><iframe class="nr-player__frame" loading="lazy"`)
	p.link("src", player)
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
		"youtube": "https://www.youtube-nocookie.com", "vimeo": "https://player.vimeo.com", "spotify": "https://open.spotify.com",
		"soundcloud": "https://w.soundcloud.com", "tiktok": "https://www.tiktok.com",
	}
}

// player is the address of an embed's frame, in the form that sets the fewest
// cookies; empty where the host allows none or the address has another form.
func (p *printer) player(e *article.Embed) string {
	if p.options == nil || p.lite || p.mail != nil || !slices.Contains(p.options.Players, e.Provider) {
		return ""
	}
	page, err := url.Parse(e.URL)
	if err != nil {
		return ""
	}
	parts := strings.Split(strings.Trim(page.Path, "/"), "/")
	last := parts[len(parts)-1]
	origin := PlayerProviders()[e.Provider]
	switch e.Provider {
	case "youtube":
		if v := page.Query().Get("v"); v != "" {
			last = v
		}
		return playerURL(origin+"/embed/", last, "")
	case "vimeo":
		return playerURL(origin+"/video/", last, "?dnt=1")
	case "spotify":
		if len(parts) < 2 || !isName(parts[len(parts)-2]) {
			return ""
		}
		return playerURL(origin+"/embed/"+parts[len(parts)-2]+"/", last, "")
	case "soundcloud":
		return string(escape.AppendQuery([]byte(origin+"/player/?url="), e.URL))
	case "tiktok":
		return playerURL(origin+"/embed/v2/", last, "")
	}
	return ""
}

func playerURL(start, name, end string) string {
	if !isName(name) {
		return ""
	}
	return start + name + end
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
