package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

const (
	sourceElement   = "element"
	sourceMicrodata = "microdata"
	sourceFormat    = "microformat"
	sourceByline    = "byline"

	titleSize    = 1000 // bytes of a headline
	bylineSize   = 160  // bytes of the longest byline
	bylineNodes  = 80   // nodes of the longest byline, icons and buttons included
	headingsRead = 8    // first-level headings among which the headline is looked for
)

// fromElements reads what the page itself shows. The site's name is what is
// taken off the headline besides the publisher's.
func (p *page) fromElements(title, site string) {
	a := p.article
	var headings []string
	var bylines [byKinds][]int32
	var published, updated [3]string // microdata, hNews, time elements
	lang := ""
	for i := range p.nodes {
		i := int32(i)
		n := &p.nodes[i]
		if n.text {
			continue
		}
		switch n.tag {
		case atom.Html:
			if lang = strings.TrimSpace(p.attr(i, "lang")); lang == "" {
				lang = strings.TrimSpace(p.attr(i, "xml:lang"))
			}
		case atom.H1:
			if a.Headline == "" && len(headings) < headingsRead {
				if h := p.textOf(i, titleSize); h != "" {
					headings = append(headings, h)
				}
			}
		case atom.Link:
			if strings.EqualFold(p.attr(i, "rel"), "canonical") {
				a.URL = p.attr(i, "href")
			}
		case atom.Time:
			to := &published[2]
			if names := strings.ToLower(p.attr(i, "class") + p.attr(i, "itemprop")); strings.Contains(names, "modified") || strings.Contains(names, "updated") && !strings.Contains(names, "published") {
				to = &updated[2]
			}
			if *to == "" && !p.beside(i) {
				*to = p.timeOf(i)
			}
		}
		for k := n.from; k < n.to; k++ {
			switch at := &p.attrs[k]; at.name {
			case "itemprop":
				for name := range strings.FieldsSeq(at.value) {
					switch strings.ToLower(name) {
					case "author", "creator":
						bylines[byMicrodata] = append(bylines[byMicrodata], i)
					case "datepublished":
						keep(&published[0], p.timeOf(i))
					case "datemodified":
						keep(&updated[0], p.timeOf(i))
					case "inlanguage":
						p.set("language", &a.Language, p.attr(i, "content"), sourceMicrodata)
					case "publisher":
						p.setPublisher(article.Author{Name: p.property(i, "name")}, sourceMicrodata)
					}
				}
			case "rel":
				if n.tag == atom.A && slices.Contains(strings.Fields(strings.ToLower(at.value)), "author") {
					bylines[byRel] = append(bylines[byRel], i)
				}
			case "class":
				if len(a.Authors) == 0 {
					if kind := bylineClass(at.value); kind < byKinds {
						bylines[kind] = append(bylines[kind], i)
					}
				}
				if hasClass(at.value, "published", "dt-published", "entry-date") {
					keep(&published[1], p.timeOf(i))
				}
			}
		}
	}
	for k, source := range []string{sourceMicrodata, sourceFormat, sourceElement} {
		p.setTime("published", &a.Published, published[k], source)
		p.setTime("updated", &a.Updated, updated[k], source)
	}
	for kind, found := range bylines {
		p.setAuthors(p.together(found, kind), bylineSources[kind])
	}
	p.setAuthors(p.visibleByline(), sourceByline)
	if lang != "" {
		a.Language = lang
	}
	a.URL = p.resolve(a.URL)
	if a.URL == "" {
		a.URL = p.base.String()
	}
	p.setPublisher(article.Author{Name: site}, sourceJSONLD)
	sites := []string{site, hostName(a.URL)}
	if a.Publisher != nil {
		sites = append(sites, a.Publisher.Name)
	}
	if short := withoutSite(a.Headline, sites...); short != a.Headline {
		a.Headline = withoutAuthor(short, a.Authors)
	}
	if a.Headline == "" {
		p.set("headline", &a.Headline, fromTitle(title, headings, sites...), sourceElement)
	}
}

func keep(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

// timeOf is the time that an element states, best form first.
func (p *page) timeOf(i int32) string {
	for _, name := range []string{"datetime", "content", "title"} {
		if v := p.attr(i, name); v != "" {
			if _, ok := moment(v); ok {
				return v
			}
		}
	}
	if text := p.line(i); text != "" {
		if _, ok := moment(text); ok {
			return text
		}
	}
	return ""
}

// line is the text of an element short enough for a byline, "" for others.
func (p *page) line(i int32) string {
	if p.nodes[i].end-i > bylineNodes {
		return ""
	}
	if text := p.textOf(i, 100*bylineSize); len(text) < bylineSize { // its white space is not folded yet
		return text
	}
	return ""
}

// property is the text of an item's property, or of the item if it has none.
func (p *page) property(i int32, name string) string {
	if v := p.attr(i, "content"); v != "" && p.nodes[i].tag == atom.Meta {
		return v
	}
	for k := i + 1; k < p.nodes[i].end; k++ {
		if !p.nodes[k].text && slices.Contains(strings.Fields(p.attr(k, "itemprop")), name) {
			if v := p.attr(k, "content"); v != "" {
				return v
			}
			return p.line(k)
		}
	}
	return p.line(i)
}

// beside reports whether an element stands in a part that is about something
// else than the article: navigation, other stories, comments.
func (p *page) beside(i int32) bool {
	for i = p.nodes[i].parent; i > 0; i = p.nodes[i].parent {
		switch p.nodes[i].tag {
		case atom.Nav, atom.Aside, atom.Footer:
			return true
		}
		if class := strings.ToLower(p.attr(i, "class")); p.nodes[i].tag != atom.Body && p.nodes[i].tag != atom.Html &&
			(strings.Contains(class, "comment") || strings.Contains(class, "related") || strings.Contains(class, "popular")) {
			return true
		}
	}
	return false
}

func hasClass(value string, names ...string) bool {
	for name := range strings.FieldsSeq(value) {
		if slices.Contains(names, name) {
			return true
		}
	}
	return false
}
