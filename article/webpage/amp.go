package webpage

import "golang.org/x/net/html/atom"

// Elements of AMP, the HTML of pages made for quick delivery (amp.dev), that
// show what HTML has no element for. Their numbers are those of elements that
// HTML does not know; those that do the same as one of HTML's are read as
// that.
const (
	ampFrame     atom.Atom = ownElement + iota // a page in a frame
	ampSite                                    // a video or post of a site, by its name there
	ampGallery                                 // pictures one after another
	ampSurrounds                               // advertisements, menus, buttons, counters
)

// ampElement gives the number of an element of AMP, or 0.
func ampElement(name []byte) atom.Atom {
	switch string(name) {
	case "amp-img", "amp-anim":
		return atom.Img
	case "amp-video":
		return atom.Video
	case "amp-audio":
		return atom.Audio
	case "amp-iframe":
		return ampFrame
	case "amp-youtube", "amp-vimeo", "amp-twitter", "amp-instagram", "amp-tiktok":
		return ampSite
	case "amp-carousel", "amp-base-carousel", "amp-inline-gallery", "amp-stream-gallery":
		return ampGallery
	case "amp-ad", "amp-sticky-ad", "amp-auto-ads", "amp-embed", "amp-sidebar", "amp-social-share", "amp-analytics", "amp-pixel", "amp-consent",
		"amp-user-notification", "amp-lightbox", "amp-next-page", "amp-list", "amp-state", "amp-subscriptions-dialog", "amp-web-push", "amp-web-push-widget", "amp-selector":
		return ampSurrounds
	}
	return 0
}

// ampSites are the attributes that name what an element shows, with the
// addresses in which the name stands.
var ampSites = []struct{ attribute, address string }{
	{"data-videoid", "https://www.youtube.com/embed/"},
	{"data-tweetid", "https://x.com/i/status/"},
	{"data-shortcode", "https://www.instagram.com/p/"},
}

// ampAddress is the address of what an element shows of another site.
func (t *tree) ampAddress(i int32) string {
	for _, s := range ampSites {
		// Names that are none could lead elsewhere on the site.
		if name := t.attr(i, s.attribute); name != "" && isPlainName(name) {
			if s.attribute == "data-videoid" && isNumber(name) {
				return "https://player.vimeo.com/video/" + name
			}
			return s.address + name
		}
	}
	return ""
}

func isPlainName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isLetter(c) && !isDigit(c) && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
