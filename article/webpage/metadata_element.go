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

// signs are the elements that may say what other sources did not.
type signs struct {
	bylines            [byKinds][]int32
	published, updated [3]string // by microdata, hNews, time elements
}

// signs goes over the page once. Times and bylines that are known already are
// not looked for again.
func (p *page) signs() (s signs) {
	unsigned, undated := len(p.article.Authors) == 0, p.article.Published.IsZero() || p.article.Updated.IsZero()
	for i := range p.nodes {
		i := int32(i)
		n := &p.nodes[i]
		if n.text {
			continue
		}
		if n.tag == atom.Time && undated && !p.beside(i) {
			to := &s.published[2]
			if names := strings.ToLower(p.attr(i, "class") + p.attr(i, "itemprop")); strings.Contains(names, "modified") || strings.Contains(names, "updated") && !strings.Contains(names, "published") {
				to = &s.updated[2]
			}
			p.keepTime(to, i)
		}
		for k := n.from; k < n.to; k++ {
			switch at := &p.attrs[k]; at.name {
			case "itemprop":
				for name := range strings.FieldsSeq(at.value) {
					p.sign(&s, i, strings.ToLower(name))
				}
			case "rel":
				if unsigned && n.tag == atom.A && slices.Contains(strings.Fields(strings.ToLower(at.value)), "author") {
					s.bylines[byRel] = append(s.bylines[byRel], i)
				}
			case "class":
				if unsigned {
					if kind := bylineClass(at.value); kind < byKinds {
						s.bylines[kind] = append(s.bylines[kind], i)
					}
				}
				if undated && hasClass(at.value, "published", "dt-published", "entry-date") {
					p.keepTime(&s.published[1], i)
				}
			}
		}
	}
	return s
}

// sign notes a property of microdata.
func (p *page) sign(s *signs, i int32, property string) {
	switch property {
	case "author", "creator":
		s.bylines[byMicrodata] = append(s.bylines[byMicrodata], i)
	case "datepublished":
		p.keepTime(&s.published[0], i)
	case "datemodified":
		p.keepTime(&s.updated[0], i)
	case "inlanguage":
		p.set("language", &p.article.Language, p.attr(i, "content"), sourceMicrodata)
	case "publisher":
		p.setPublisher(article.Author{Name: p.property(i, "name")}, sourceMicrodata)
	}
}

// fromElements reads what the page itself shows.
func (p *page) fromElements(s signs) {
	a := p.article
	for k, source := range []string{sourceMicrodata, sourceFormat, sourceElement} {
		p.setTime("published", &a.Published, s.published[k], source)
		p.setTime("updated", &a.Updated, s.updated[k], source)
	}
	if a.Published.IsZero() {
		if date := p.visibleDate(); !date.IsZero() {
			a.Published = date
			p.report.Found = append(p.report.Found, Finding{"published", sourceDateline})
		}
	}
	for kind, found := range s.bylines {
		if len(a.Authors) == 0 {
			p.setAuthors(p.together(found, kind), bylineSources[kind])
		}
	}
	p.setAuthors(p.visibleByline(), sourceByline)
}

// nameHeadline takes the names of the publisher and the site off the headline,
// or finds it in the title and the headings.
func (p *page) nameHeadline(title, site string) {
	a := p.article
	sites := []string{site, hostName(a.URL)}
	if a.Publisher != nil {
		sites = append(sites, a.Publisher.Name)
	}
	if a.Headline == "" {
		var headings []string
		for i := range p.nodes {
			if p.nodes[i].tag == atom.H1 && len(headings) < headingsRead {
				if h := p.textOf(int32(i), titleSize); h != "" {
					headings = append(headings, h)
				}
			}
		}
		p.set("headline", &a.Headline, fromTitle(title, headings, sites...), sourceElement)
		return
	}
	if short := withoutSite(a.Headline, sites...); short != a.Headline {
		a.Headline = withoutAuthor(short, a.Authors)
	}
}

func (p *page) keepTime(to *string, i int32) {
	if *to == "" {
		*to = p.timeOf(i)
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

// blockAround is the element that makes a line of a text: the nearest around
// it that is no part of a line itself.
func (p *page) blockAround(i int32) int32 {
	block := p.nodes[i].parent
	for block > 0 && p.nodes[block].trait&phrase != 0 {
		block = p.nodes[block].parent
	}
	return block
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
