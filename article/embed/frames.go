package embed

import (
	"net/url"
	"strings"
)

// The functions of this file make the address of a page from that of a
// provider's frame or player; "" where it is none. The forms are those that
// the providers' own pages offer for copying.

// youtubeFrame reads youtube.com/embed/ID?start=30 and
// /embed/videoseries?list=ID.
func youtubeFrame(u *url.URL) string {
	name, ok := strings.CutPrefix(u.Path, "/embed/")
	if name = strings.Trim(name, "/"); !ok || !isName(name) {
		return ""
	}
	q := u.Query()
	if list := q.Get("list"); name == "videoseries" {
		if !isName(list) {
			return ""
		}
		return "https://www.youtube.com/playlist?list=" + list
	}
	page := "https://www.youtube.com/watch?v=" + name
	if start := q.Get("start"); start != "" && strings.Trim(start, "0123456789") == "" {
		page += "&t=" + start + "s"
	}
	return page
}

// vimeoFrame reads player.vimeo.com/video/ID?h=HASH; videos that are not
// listed have the hash in their address.
func vimeoFrame(u *url.URL) string {
	name, ok := strings.CutPrefix(u.Path, "/video/")
	if name = strings.Trim(name, "/"); !ok || !isName(name) {
		return ""
	}
	if hash := u.Query().Get("h"); isName(hash) {
		name += "/" + hash
	}
	return "https://vimeo.com/" + name
}

// xFrame reads platform.twitter.com/embed/Tweet.html?id=ID.
func xFrame(u *url.URL) string {
	if id := u.Query().Get("id"); u.Path == "/embed/Tweet.html" && isName(id) {
		return "https://x.com/i/status/" + id
	}
	return ""
}

// instagramFrame reads instagram.com/p/ID/embed/captioned/.
func instagramFrame(u *url.URL) string {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) < 3 || parts[2] != "embed" || !isName(parts[1]) {
		return ""
	}
	switch parts[0] {
	case "p", "reel", "tv":
		return "https://www.instagram.com/" + parts[0] + "/" + parts[1] + "/"
	}
	return ""
}

// blueskyFrame reads embed.bsky.app/embed/DID/app.bsky.feed.post/ID.
func blueskyFrame(u *url.URL) string {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) != 4 || parts[0] != "embed" || parts[2] != "app.bsky.feed.post" || !strings.HasPrefix(parts[1], "did:") || !isName(parts[3]) {
		return ""
	}
	return "https://bsky.app/profile/" + parts[1] + "/post/" + parts[3]
}

// trimFrame reads the address of a page with "/embed" behind it.
func trimFrame(u *url.URL) string {
	path, ok := strings.CutSuffix(strings.TrimSuffix(u.Path, "/"), "/embed")
	if !ok || !strings.HasPrefix(path, "/@") && !strings.HasPrefix(path, "/users/") {
		return ""
	}
	return (&url.URL{Scheme: "https", Host: u.Host, Path: path}).String()
}

// soundcloudFrame reads w.soundcloud.com/player/?url=ADDRESS.
func soundcloudFrame(u *url.URL) string {
	if strings.Trim(u.Path, "/") != "player" {
		return ""
	}
	page, err := url.Parse(u.Query().Get("url"))
	if err != nil || page.User != nil {
		return ""
	}
	switch host := hostOf(page); {
	case len(strings.Trim(page.Path, "/")) == 0:
		return ""
	case host == "soundcloud.com", host == "api.soundcloud.com" && strings.Count(strings.Trim(page.Path, "/"), "/") == 1:
		return (&url.URL{Scheme: "https", Host: page.Host, Path: page.Path}).String()
	}
	return ""
}

// datawrapperPage reads the address of a chart, of one of its versions, and of
// the script that puts it into a page.
func datawrapperPage(u *url.URL) string {
	id, rest, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	if rest == "embed.js" && isName(id) {
		return "https://datawrapper.dwcdn.net/" + id + "/"
	}
	return ""
}

// flourishFrame reads flo.uri.sh/visualisation/ID/embed.
func flourishFrame(u *url.URL) string {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) < 2 || parts[0] != "visualisation" && parts[0] != "story" || !isName(parts[1]) || len(parts) > 3 || len(parts) == 3 && parts[2] != "embed" {
		return ""
	}
	return "https://public.flourish.studio/" + parts[0] + "/" + parts[1] + "/"
}

// isName reports whether a part of an address is a plain name.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != ""
}
