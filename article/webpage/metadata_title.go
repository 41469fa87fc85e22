package webpage

import (
	"net/url"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// Separators between a headline and the name of the site, section or author.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " / ", " _", "｜", " ｜ "}

// lastPart cuts a title before its last separator.
func lastPart(title string) (before, part string, found bool) {
	at, size := -1, 0
	for _, s := range titleSeparators {
		if k := strings.LastIndex(title, s); k > at {
			at, size = k, len(s)
		}
	}
	if at <= 0 {
		return title, "", false
	}
	return strings.TrimSpace(title[:at]), strings.TrimSpace(title[at+size:]), true
}

// withoutSite takes the site's name off the end of a title, and off its
// beginning: readers see it elsewhere, and a headline does not name its paper.
func withoutSite(title string, sites ...string) string {
	for range 3 {
		before, part, found := lastPart(title)
		if !found || !slices.ContainsFunc(sites, func(site string) bool { return sameName(part, site) }) {
			break
		}
		title = before
	}
	for _, site := range sites {
		for _, s := range titleSeparators[:6] {
			if rest, found := strings.CutPrefix(title, site+s); found && site != "" && rest != "" {
				return rest
			}
		}
	}
	return title
}

// withoutAuthor takes off a title, after the site's name, its author's: such
// titles are put together from all three. Without the site's name it is part
// of the headline, as columns have it.
func withoutAuthor(title string, authors []article.Author) string {
	before, part, found := lastPart(title)
	if found && slices.ContainsFunc(authors, func(a article.Author) bool { return strings.EqualFold(a.Name, part) }) {
		return before
	}
	return title
}

// sameName compares names of sites, which stand in titles without "the", the
// form of the company, or the end of the domain.
func sameName(a, b string) bool {
	a, b = siteKey(a), siteKey(b)
	if a == b {
		return a != ""
	}
	if rest, longer := strings.CutPrefix(a, b); longer && b != "" {
		return slices.Contains([]string{"news", "online", "com", "org", "net", "magazine"}, rest)
	}
	return len(a) >= 4 && strings.HasPrefix(b, a)
}

func siteKey(s string) string {
	s = strings.ToLower(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "www."), "the ")
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '.' || r == '-' || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, s)
}

// hostName is the name in an address: "ledger" in https://www.ledger.example/.
func hostName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	labels := strings.Split(strings.TrimPrefix(u.Hostname(), "www."), ".")
	if len(labels) < 2 {
		return ""
	}
	return labels[0]
}

// fromTitle chooses between the title element and the first-level headings of
// a page that states no headline. A title tells which heading is the headline:
// the one that it repeats, as the others are the site's logo or a section. A
// title that repeats none is the headline itself with, as its last and shorter
// part, the site's name.
func fromTitle(title string, headings []string, sites ...string) string {
	if title == "" {
		if len(headings) > 0 {
			return headings[0]
		}
		return ""
	}
	folded := strings.ToLower(title)
	for _, h := range headings {
		// As a section's name is repeated too, it must be most of the title.
		if strings.Contains(folded, strings.ToLower(h)) && 2*len(h) >= len(title) {
			return h
		}
	}
	if short := withoutSite(title, sites...); short != title {
		return short
	}
	if before, part, found := lastPart(title); found && len(strings.Fields(part)) < len(strings.Fields(before)) && len(part) < len(before) {
		return before
	}
	return title
}
