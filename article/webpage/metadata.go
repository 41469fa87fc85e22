package webpage

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// metadata fills the article from the page's sources, best first: a field
// that has a value keeps it. The language and the address are those that
// browsers and search engines go by. For all else, JSON-LD is written for
// machines to be read as it stands; meta elements say the same in fewer words
// and for cards; elements are for readers.
func (p *page) metadata() {
	meta := make(map[string][]string)
	var scripts []string
	title := ""
	for i := range p.nodes {
		i := int32(i)
		switch p.nodes[i].tag {
		case atom.Script:
			if strings.Contains(strings.ToLower(p.attr(i, "type")), "ld+json") {
				scripts = append(scripts, p.content(i))
			}
		case atom.Html:
			for _, name := range []string{"lang", "xml:lang"} {
				p.set("language", &p.article.Language, p.attr(i, name), sourceElement)
			}
		case atom.Link:
			if strings.EqualFold(p.attr(i, "rel"), "canonical") {
				p.set("url", &p.article.URL, p.attr(i, "href"), sourceElement)
			}
		case atom.Title:
			if title == "" {
				title = p.textOf(i, titleSize)
			}
		case atom.Meta:
			if value := strings.TrimSpace(p.attr(i, "content")); value != "" {
				for _, name := range p.metaNames(i) {
					meta[name] = append(meta[name], value)
				}
			}
		}
	}
	site := p.structured(scripts, title)
	p.fromMeta(meta)
	p.fromParsely(meta["parsely-page"])
	p.fromElements(p.signs())
	p.article.URL = p.resolve(p.article.URL)
	if p.article.URL == "" {
		p.article.URL = p.base.String()
	}
	p.setPublisher(article.Author{Name: site}, sourceJSONLD)
	p.nameHeadline(title, site)
}

// metaNames are the names of a meta element, lower case. RDFa has a list of
// them; Dublin Core's are written with a colon or a dot, in two namespaces.
func (p *page) metaNames(i int32) []string {
	all := p.attr(i, "property")
	if all == "" {
		all = p.attr(i, "name")
	}
	if all == "" {
		all = p.attr(i, "http-equiv")
	}
	names := strings.Fields(strings.ToLower(all))
	for k, name := range names {
		for _, space := range []string{"dcterms.", "dcterms:", "dc:"} {
			if rest, found := strings.CutPrefix(name, space); found {
				names[k] = "dc." + rest
			}
		}
	}
	return names
}

// set fills a text field that is still empty.
func (p *page) set(field string, to *string, value, source string) {
	if *to != "" {
		return
	}
	if value = plain(value); value != "" {
		*to = value
		p.report.Found = append(p.report.Found, Finding{field, source})
	}
}

func (p *page) setTime(field string, to *time.Time, value, source string) {
	if !to.IsZero() || value == "" {
		return
	}
	if t, ok := moment(value); ok {
		*to = t
		p.report.Found = append(p.report.Found, Finding{field, source})
	}
}

// setAuthors takes the names of people apart where several stand in one.
func (p *page) setAuthors(agents []article.Author, source string) {
	if len(p.article.Authors) > 0 {
		return
	}
	seen := make(map[string]bool)
	for _, a := range agents {
		if strings.Contains(a.Name, "://") || strings.HasPrefix(a.Name, "@") { // a profile, not a name
			continue
		}
		names := []string{plain(a.Name)}
		if a.Kind == article.Person {
			names = splitNames(a.Name)
		}
		for _, name := range names {
			if name != "" && !seen[name] {
				seen[name] = true
				a.Name = name
				p.article.Authors = append(p.article.Authors, a)
			}
		}
	}
	if len(p.article.Authors) > 0 {
		p.report.Found = append(p.report.Found, Finding{"authors", source})
	}
}

func (p *page) setPublisher(by article.Author, source string) {
	if by.Name = plain(by.Name); by.Name != "" && p.article.Publisher == nil {
		by.Kind = article.Organisation
		p.article.Publisher = &by
		p.report.Found = append(p.report.Found, Finding{"publisher", source})
	}
}

func (p *page) setHero(address, alt, source string) {
	if p.article.Hero == nil && address != "" {
		p.article.Hero = &article.Figure{Image: article.Image{URL: p.resolve(address), Alt: plain(alt)}}
		p.report.Found = append(p.report.Found, Finding{"hero", source})
	}
}

// addTags takes keywords between commas.
func (p *page) addTags(words string) {
	for tag := range strings.SplitSeq(words, ",") {
		if tag = plain(tag); tag != "" {
			p.article.Tags = append(p.article.Tags, tag)
		}
	}
}

// fromMeta reads Open Graph, and what other names are in use for the same.
func (p *page) fromMeta(meta map[string][]string) {
	a := p.article
	get := func(names ...string) (value, source string) {
		for _, name := range names {
			if values := meta[name]; len(values) > 0 {
				source = "meta"
				if strings.HasPrefix(name, "og:") || strings.HasPrefix(name, "article:") {
					source = "open-graph"
				}
				return values[0], source
			}
		}
		return "", ""
	}
	text := func(field string, to *string, names ...string) {
		value, source := get(names...)
		p.set(field, to, value, source)
	}
	text("headline", &a.Headline, "og:title", "twitter:title", "parsely-title", "dc.title")
	text("dek", &a.Dek, "og:description", "description", "twitter:description", "dc.description")
	text("url", &a.URL, "og:url", "parsely-link")
	text("category", &a.Category.Name, "article:section", "parsely-section")
	for _, name := range []string{"article:published_time", "article:published", "og:article:published_time", "parsely-pub-date", "dc.date.issued", "dc.date", "dc.created", "dc.issued",
		"date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "sailthru.date"} {
		value, source := get(name)
		p.setTime("published", &a.Published, value, source)
	}
	for _, name := range []string{"article:modified_time", "article:modified", "og:updated_time", "dc.modified", "lastmod", "last-modified"} {
		value, source := get(name)
		p.setTime("updated", &a.Updated, value, source)
	}
	for _, name := range []string{"dc.creator", "author", "parsely-author", "byl", "article:author", "article:author_name", "og:article:author", "sailthru.author"} {
		var authors []article.Author
		for _, v := range meta[name] {
			authors = append(authors, article.Author{Name: v})
		}
		p.setAuthors(authors, "meta")
	}
	image, source := get("og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url")
	alt, _ := get("og:image:alt", "twitter:image:alt")
	p.setHero(image, alt, source)
	if a.Hero != nil && a.Hero.Image.Width == 0 {
		width, _ := get("og:image:width")
		height, _ := get("og:image:height")
		a.Hero.Image.Width, _ = strconv.Atoi(width)
		a.Hero.Image.Height, _ = strconv.Atoi(height)
	}
	name, source := get("og:site_name", "dc.publisher", "publisher", "application-name")
	p.setPublisher(article.Author{Name: name}, source)
	locale, source := get("og:locale", "dc.language", "content-language", "language")
	p.set("language", &a.Language, strings.ReplaceAll(locale, "_", "-"), source)
	for _, name := range []string{"article:tag", "parsely-tags", "news_keywords"} {
		if len(a.Tags) == 0 {
			for _, words := range meta[name] {
				p.addTags(words)
			}
		}
	}
}

// fromParsely reads the JSON that Parse.ly had pages hold in one meta element
// (https://docs.parse.ly/metatags/, "legacy").
func (p *page) fromParsely(values []string) {
	const source = "meta"
	for _, src := range values {
		for _, value := range jsonValues(src) {
			v, ok := value.(map[string]any)
			if !ok {
				continue
			}
			a := p.article
			p.set("headline", &a.Headline, first(v["title"]), source)
			p.set("url", &a.URL, first(v["link"]), source)
			p.set("category", &a.Category.Name, first(v["section"]), source)
			p.setTime("published", &a.Published, first(v["pub_date"]), source)
			var authors []article.Author
			for _, member := range []string{"authors", "author"} {
				for _, name := range texts(v[member]) {
					authors = append(authors, article.Author{Name: name})
				}
			}
			p.setAuthors(authors, source)
			p.setHero(first(v["image_url"]), "", source)
		}
	}
}
