// Package embed knows the sites whose pages can be set into an article, by
// the form of their addresses.
package embed

import (
	"net/url"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// A Provider is a site whose pages may be embedded.
type Provider struct {
	// Name is the provider's in lower case ("youtube").
	Name string
	// Hosts are the host names, without "www.", under which pages stand.
	Hosts []string
	// Paths are the beginnings of paths that are embeddable ("/watch"). Empty:
	// every path but "/".
	Paths []string
	// Frames are the beginnings of paths under which the provider serves what
	// is put into a frame ("/embed/"); what follows is the page's name, which
	// FramePage gets in place of "%s" to make the page's address.
	Frames    []string
	FramePage string
	// Width and Height give the usual aspect ratio. Zero: none.
	Width, Height int
}

// Providers are the sites allowed by default. A host's own list may begin
// with these.
func Providers() []Provider {
	return []Provider{
		{Name: "youtube", Hosts: []string{"youtube.com", "m.youtube.com", "youtube-nocookie.com"}, Paths: []string{"/watch", "/shorts/", "/live/"},
			Frames: []string{"/embed/"}, FramePage: "https://www.youtube.com/watch?v=%s", Width: 16, Height: 9},
		{Name: "youtube", Hosts: []string{"youtu.be"}, Width: 16, Height: 9},
		{Name: "vimeo", Hosts: []string{"vimeo.com"}, Width: 16, Height: 9},
		{Name: "vimeo", Hosts: []string{"player.vimeo.com"}, Paths: []string{"/video/"}, Frames: []string{"/video/"}, FramePage: "https://vimeo.com/%s", Width: 16, Height: 9},
		{Name: "x", Hosts: []string{"x.com", "twitter.com", "mobile.twitter.com"}},
		{Name: "instagram", Hosts: []string{"instagram.com"}, Paths: []string{"/p/", "/reel/"}},
		{Name: "tiktok", Hosts: []string{"tiktok.com"}, Paths: []string{"/@"}, Width: 9, Height: 16},
		{Name: "bluesky", Hosts: []string{"bsky.app"}, Paths: []string{"/profile/"}},
		{Name: "mastodon", Hosts: []string{"mastodon.social"}, Paths: []string{"/@"}},
		{Name: "spotify", Hosts: []string{"open.spotify.com"}, Frames: []string{"/embed/"}, FramePage: "https://open.spotify.com/%s"},
		{Name: "soundcloud", Hosts: []string{"soundcloud.com"}},
		{Name: "datawrapper", Hosts: []string{"datawrapper.dwcdn.net"}},
		{Name: "flourish", Hosts: []string{"public.flourish.studio", "flo.uri.sh"}},
	}
}

// Find returns the embed for an address, if one of the providers knows it.
// An address of a frame is turned into that of the page.
func Find(address string, providers []Provider) (article.Embed, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "" {
		return article.Embed{}, false
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	for i := range providers {
		p := &providers[i]
		for _, h := range p.Hosts {
			if h != host {
				continue
			}
			if page, ok := p.page(u); ok {
				return article.Embed{Provider: p.Name, URL: page, Width: p.Width, Height: p.Height}, true
			}
		}
	}
	return article.Embed{}, false
}

// page is the address of the embedded page, if the provider has one there.
func (p *Provider) page(u *url.URL) (string, bool) {
	for _, prefix := range p.Frames {
		if name, ok := strings.CutPrefix(u.Path, prefix); ok && name != "" {
			return strings.Replace(p.FramePage, "%s", name, 1), true
		}
	}
	if len(p.Paths) == 0 && len(strings.Trim(u.Path, "/")) > 0 {
		return absolute(u), true
	}
	for _, prefix := range p.Paths {
		if strings.HasPrefix(u.Path, prefix) && len(u.Path)+len(u.RawQuery) > len(prefix) {
			return absolute(u), true
		}
	}
	return "", false
}

func absolute(u *url.URL) string {
	page := *u
	page.Scheme = "https"
	return page.String()
}
