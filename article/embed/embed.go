// Package embed knows the sites whose pages can be set into an article, by
// the form of their addresses.
//
// A site is a [Provider], a plain value: a host adds its own to the list, or
// leaves some out. [Find] turns an address, be it of a page, of a player's
// frame or with the parameters of a shared link, into the one a reader would
// open.
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
	// Paths are the beginnings of paths that are embeddable ("/watch"). Nil:
	// every path but "/". Empty but not nil: none but what Page and Frames know.
	Paths []string
	// Frames are the beginnings of paths under which the provider serves what
	// is put into a frame ("/embed/"); what follows is the page's name, which
	// FramePage gets in place of "%s" to make the page's address.
	Frames    []string
	FramePage string
	// Page makes the address of the page of one on Hosts, where that takes more
	// than Frames and FramePage. It must not change u. Empty: Frames and Paths
	// decide. What it returns must itself be found, as the same. Nil: none.
	Page func(u *url.URL) string
	// Query are the parameters that are part of a page's address; others, which
	// tell where a link was shared, are left out. Nil: all are kept.
	Query []string
	// Scripts are addresses, without scheme and "www.", of the scripts that
	// draw what the provider's markup describes ("platform.x.com/widgets.js").
	// Beside such markup they say nothing.
	Scripts []string
	// Width and Height give the usual aspect ratio. Zero: none.
	Width, Height int
}

// none says that no path, or no parameter, is allowed.
var none = []string{}

// Providers are the sites allowed by default. A host's own list may begin
// with these; it should add [Mastodon] for the servers that its desk quotes.
func Providers() []Provider {
	return []Provider{
		{Name: "youtube", Hosts: []string{"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"}, Paths: []string{"/watch", "/shorts/", "/live/", "/playlist"},
			Page: youtubeFrame, Query: []string{"v", "t", "list", "start"}, Width: 16, Height: 9},
		{Name: "youtube", Hosts: []string{"youtu.be"}, Query: []string{"t", "list"}, Width: 16, Height: 9},
		{Name: "vimeo", Hosts: []string{"vimeo.com"}, Width: 16, Height: 9},
		{Name: "vimeo", Hosts: []string{"player.vimeo.com"}, Paths: none, Page: vimeoFrame, Width: 16, Height: 9},
		{Name: "x", Hosts: []string{"x.com", "twitter.com", "mobile.twitter.com"}, Query: none,
			Scripts: []string{"platform.twitter.com/widgets.js", "platform.x.com/widgets.js"}},
		{Name: "x", Hosts: []string{"platform.twitter.com", "platform.x.com"}, Paths: none, Page: xFrame},
		{Name: "instagram", Hosts: []string{"instagram.com"}, Paths: []string{"/p/", "/reel/", "/tv/"}, Page: instagramFrame, Query: none,
			Scripts: []string{"instagram.com/embed.js", "platform.instagram.com/en_US/embeds.js"}},
		{Name: "tiktok", Hosts: []string{"tiktok.com"}, Paths: []string{"/@", "/player/v1/", "/t/"}, Frames: []string{"/embed/v2/", "/embed/"}, FramePage: "https://www.tiktok.com/player/v1/%s",
			Query: none, Scripts: []string{"tiktok.com/embed.js"}, Width: 9, Height: 16},
		{Name: "tiktok", Hosts: []string{"vm.tiktok.com"}, Query: none, Width: 9, Height: 16},
		{Name: "bluesky", Hosts: []string{"bsky.app"}, Paths: []string{"/profile/"}, Query: none, Scripts: []string{"embed.bsky.app/static/embed.js"}},
		{Name: "bluesky", Hosts: []string{"embed.bsky.app"}, Paths: none, Page: blueskyFrame},
		Mastodon("mastodon.social", "mastodon.online", "mstdn.social"),
		{Name: "spotify", Hosts: []string{"open.spotify.com"}, Frames: []string{"/embed/", "/embed-podcast/"}, FramePage: "https://open.spotify.com/%s", Query: none},
		{Name: "soundcloud", Hosts: []string{"soundcloud.com", "m.soundcloud.com", "on.soundcloud.com"}, Query: none},
		{Name: "soundcloud", Hosts: []string{"api.soundcloud.com"}, Paths: []string{"/tracks/", "/playlists/", "/users/"}, Query: none},
		{Name: "soundcloud", Hosts: []string{"w.soundcloud.com"}, Paths: none, Page: soundcloudFrame},
		{Name: "datawrapper", Hosts: []string{"datawrapper.dwcdn.net"}, Page: datawrapperPage, Query: none},
		{Name: "flourish", Hosts: []string{"public.flourish.studio", "flo.uri.sh"}, Paths: []string{"/visualisation/", "/story/"}, Page: flourishFrame, Query: none,
			Scripts: []string{"public.flourish.studio/resources/embed.js"}},
	}
}

// Mastodon returns the provider of the given servers' posts. There are
// thousands of servers, and any may call itself one, so that a list of those
// that are trusted is the host's to make.
func Mastodon(hosts ...string) Provider {
	p := Provider{Name: "mastodon", Hosts: hosts, Paths: []string{"/@", "/users/"}, Page: trimFrame, Query: none}
	for _, h := range hosts {
		p.Scripts = append(p.Scripts, h+"/embed.js")
	}
	return p
}

// Find returns the embed for an address, if one of the providers knows it.
// An address of a frame is turned into that of the page.
func Find(address string, providers []Provider) (article.Embed, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "" {
		return article.Embed{}, false
	}
	host := hostOf(u)
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

// IsScript reports whether an address is that of a script with which one of
// the providers draws its markup.
func IsScript(address string, providers []Provider) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.User != nil {
		return false
	}
	bare := hostOf(u) + u.Path
	for i := range providers {
		for _, s := range providers[i].Scripts {
			if s == bare {
				return true
			}
		}
	}
	return false
}

func hostOf(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }

// page is the address of the embedded page, if the provider has one there.
func (p *Provider) page(u *url.URL) (string, bool) {
	if p.Page != nil {
		if page := p.Page(u); page != "" {
			return page, true
		}
	}
	for _, prefix := range p.Frames {
		if name, ok := strings.CutPrefix(u.Path, prefix); ok && name != "" {
			return strings.Replace(p.FramePage, "%s", name, 1), true
		}
	}
	if p.Paths == nil && len(strings.Trim(u.Path, "/")) > 0 {
		return p.absolute(u), true
	}
	for _, prefix := range p.Paths {
		if strings.HasPrefix(u.Path, prefix) && len(u.Path)+len(u.RawQuery) > len(prefix) {
			return p.absolute(u), true
		}
	}
	return "", false
}

// absolute is an address with a scheme, and without the parameters that are
// not part of it.
func (p *Provider) absolute(u *url.URL) string {
	page := *u
	page.Scheme = "https"
	if p.Query != nil {
		page.Fragment, page.RawFragment, page.ForceQuery = "", "", false
		page.RawQuery = kept(u.RawQuery, p.Query)
	}
	return page.String()
}

// kept is a query with the named parameters alone, as they were written.
func kept(query string, names []string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		for _, n := range names {
			if n == name {
				if b.Len() > 0 {
					b.WriteByte('&')
				}
				b.WriteString(part)
			}
		}
	}
	return b.String()
}
