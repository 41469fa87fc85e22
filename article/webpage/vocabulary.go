package webpage

import "bytes"

// surroundings are the words by which publishers' stylesheets call what
// stands around a text, in class names and ids. They are English whatever the
// page's language, because the frameworks are. The list is that of the web at
// large: the roles that WAI-ARIA, the default themes of the large publishing
// systems and the filters of ad blockers and reading modes name.
func isSurroundings(word []byte) bool {
	switch string(word) {
	case "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsense", "adunit", "adslot", "banner", "sponsor", "sponsored", "sponsorship", "promo", "promos", "promotion", "outbrain", "taboola", "affiliate",
		"nav", "navbar", "navigation", "menu", "menus", "submenu", "breadcrumb", "breadcrumbs", "pagination", "pager", "toolbar", "masthead", "footer", "sidebar", "sidenav",
		"comment", "comments", "disqus", "respond", "replies", "discussion",
		"share", "sharing", "shares", "sharebar", "social", "addthis", "sharethis", "addtoany", "sharedaddy", "follow", "followers",
		"related", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "trending", "popular", "mostread", "mostpopular", "teaser", "teasers", "readmore", "readnext", "upnext", "seealso", "morefrom", "latest", "headlines",
		"newsletter", "newsletters", "subscribe", "subscription", "subscriptions", "signup", "optin", "mailchimp", "login", "register", "donate", "donation", "membership",
		"cookie", "cookies", "consent", "gdpr", "popup", "modal", "overlay", "lightbox", "tooltip", "dropdown", "flyout", "toast",
		"tags", "taglist", "keywords", "categories", "postmeta", "metadata", "byline", "bylines", "dateline", "timestamp", "authorbox", "bio", "biography",
		"widget", "widgets", "rating", "ratings", "searchform",
		"noprint", "credits", "copyright", "disclaimer":
		return true
	}
	return false
}

// stems are parts of words that are telling by themselves, for names that run
// words together (relatedposts, mostreadlist).
var stems = [][]byte{
	[]byte("related"), []byte("newsletter"), []byte("sharing"), []byte("comments"), []byte("sidebar"), []byte("breadcrumb"),
	[]byte("recommend"), []byte("subscri"), []byte("advert"), []byte("sponsor"), []byte("mostread"), []byte("trending"),
}

// namesSurroundings reports whether a word of a class or id names what stands
// around a text. Words end where letters do, and where a capital follows a
// small letter.
func namesSurroundings(names string) bool {
	if len(names) > 300 {
		return false // generated names tell nothing
	}
	var word [32]byte
	n, negated := 0, false
	for i := 0; i <= len(names); i++ {
		var c byte
		if i < len(names) {
			c = names[i]
		}
		if isLetter(c) && !(n > 0 && c < 'a' && names[i-1] >= 'a') {
			if n < len(word) {
				word[n] = c | 0x20
				n++
			}
			continue
		}
		if w := word[:n]; n > 0 && !negated && (isSurroundings(w) || n > 8 && hasStem(w)) {
			return true
		}
		negated = isNegation(word[:n])
		n = 0
		if isLetter(c) {
			word[0], n = c|0x20, 1
		}
	}
	return false
}

// isNegation reports whether a word turns the next into a quality of what
// holds something else: has-sidebar is a page.
func isNegation(word []byte) bool {
	switch string(word) {
	case "has", "with", "no", "without", "not", "hide", "show", "above", "before":
		return true
	}
	return false
}

func hasStem(word []byte) bool {
	for _, s := range stems {
		if bytes.Contains(word, s) {
			return true
		}
	}
	return false
}
