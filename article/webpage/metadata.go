package webpage

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// metadata fills the article from the page's sources, best first: a field
// that has a value keeps it.
func (p *page) metadata() {
	meta := make(map[string][]string)
	for i := range p.nodes {
		i := int32(i)
		switch p.nodes[i].tag {
		case atom.Script:
			if strings.Contains(p.attr(i, "type"), "ld+json") {
				p.structured(p.content(i))
			}
		case atom.Meta:
			name := strings.ToLower(p.attr(i, "property"))
			if name == "" {
				name = strings.ToLower(p.attr(i, "name"))
			}
			if value := strings.TrimSpace(p.attr(i, "content")); name != "" && value != "" {
				meta[name] = append(meta[name], value)
			}
		}
	}
	p.fromMeta(meta)
	p.fromElements()
}

// set fills a text field that is still empty.
func (p *page) set(field string, to *string, value, source string) {
	value = strings.Join(strings.Fields(html.UnescapeString(value)), " ")
	if *to == "" && value != "" {
		*to = value
		p.report.Found = append(p.report.Found, Finding{field, source})
	}
}

func (p *page) setTime(field string, to *time.Time, value, source string) {
	if t, ok := moment(value); ok && to.IsZero() {
		*to = t
		p.report.Found = append(p.report.Found, Finding{field, source})
	}
}

func (p *page) setAuthors(names []article.Author, source string) {
	if len(p.article.Authors) > 0 {
		return
	}
	for _, a := range names {
		a.Name = cleanName(a.Name)
		if a.Name != "" && !strings.Contains(a.Name, "://") {
			p.article.Authors = append(p.article.Authors, a)
		}
	}
	if len(p.article.Authors) > 0 {
		p.report.Found = append(p.report.Found, Finding{"authors", source})
	}
}

func (p *page) setHero(address, alt, source string) {
	if p.article.Hero == nil && address != "" {
		p.article.Hero = &article.Figure{Image: article.Image{URL: p.resolve(address), Alt: alt}}
		p.report.Found = append(p.report.Found, Finding{"hero", source})
	}
}

// cleanName takes off the word with which a byline begins.
func cleanName(s string) string {
	s = strings.Join(strings.Fields(html.UnescapeString(s)), " ")
	for _, by := range []string{"by ", "von ", "par ", "por ", "di ", "door ", "av ", "od ", "от "} {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			return s[len(by):]
		}
	}
	return s
}

// The forms in which pages write times, most exact first.
var timeForms = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05.999-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", time.RFC1123Z, time.RFC1123, time.DateOnly, "January 2, 2006", "2 January 2006",
}

func moment(s string) (time.Time, bool) {
	for _, form := range timeForms {
		if t, err := time.Parse(form, strings.TrimSpace(s)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// articleTypes are schema.org's types of article.
func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report"
}

// structured reads one script of JSON-LD: an object, a list, or a graph.
func (p *page) structured(src string) {
	var value any
	if json.Unmarshal([]byte(strings.TrimSpace(src)), &value) == nil {
		p.thing(value, 0)
	}
}

// maxNested is how deep a graph is followed: deeper ones are not articles'.
const maxNested = 8

func (p *page) thing(v any, depth int) {
	if depth > maxNested {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			p.thing(item, depth+1)
		}
	case map[string]any:
		for _, t := range texts(v["@type"]) {
			if isArticleType(t) {
				p.fromStructured(v)
				return
			}
		}
		p.thing(v["@graph"], depth+1)
		p.thing(v["mainEntity"], depth+1)
	}
}

// texts are the strings in a value that may be one or a list.
func texts(v any) (out []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, item := range v {
			out = append(out, texts(item)...)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) == 1 {
			return []string{id}
		}
	}
	return out
}

func first(v any) string {
	if all := texts(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

func (p *page) fromStructured(v map[string]any) {
	const source = "json-ld"
	a := p.article
	p.kind(v, source)
	p.set("headline", &a.Headline, first(v["headline"]), source)
	p.set("dek", &a.Dek, first(v["description"]), source)
	p.set("url", &a.URL, first(v["url"]), source)
	p.set("language", &a.Language, first(v["inLanguage"]), source)
	p.setTime("published", &a.Published, first(v["datePublished"]), source)
	p.setTime("updated", &a.Updated, first(v["dateModified"]), source)
	p.set("category", &a.Category.Name, first(v["articleSection"]), source)
	p.setAuthors(agents(v["author"]), source)
	if publishers := agents(v["publisher"]); len(publishers) > 0 && a.Publisher == nil {
		publishers[0].Kind = article.Organisation
		a.Publisher = &publishers[0]
		p.report.Found = append(p.report.Found, Finding{"publisher", source})
	}
	p.setHero(imageAddress(v["image"]), "", source)
	if len(a.Tags) == 0 {
		for _, words := range texts(v["keywords"]) {
			for tag := range strings.SplitSeq(words, ",") {
				if tag = strings.TrimSpace(tag); tag != "" {
					a.Tags = append(a.Tags, tag)
				}
			}
		}
	}
}

func agents(v any) (out []article.Author) {
	switch v := v.(type) {
	case string:
		return []article.Author{{Name: v}}
	case []any:
		for _, item := range v {
			out = append(out, agents(item)...)
		}
	case map[string]any:
		a := article.Author{Name: first(v["name"]), URL: first(v["url"]), Role: first(v["jobTitle"])}
		if strings.HasSuffix(first(v["@type"]), "Organization") {
			a.Kind = article.Organisation
		}
		if a.Name != "" {
			out = append(out, a)
		}
	}
	return out
}

func imageAddress(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return imageAddress(v[0])
		}
	case map[string]any:
		return first(v["url"])
	}
	return ""
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
	text("url", &a.URL, "og:url")
	text("category", &a.Category.Name, "article:section", "parsely-section")
	value, source := get("article:published_time", "parsely-pub-date", "dc.date", "date", "pubdate")
	p.setTime("published", &a.Published, value, source)
	value, source = get("article:modified_time", "og:updated_time", "lastmod")
	p.setTime("updated", &a.Updated, value, source)
	for _, name := range []string{"author", "parsely-author", "dc.creator", "article:author"} {
		var authors []article.Author
		for _, v := range meta[name] {
			authors = append(authors, article.Author{Name: v})
		}
		p.setAuthors(authors, "meta")
	}
	image, source := get("og:image", "og:image:url", "twitter:image", "twitter:image:src")
	alt, _ := get("og:image:alt", "twitter:image:alt")
	p.setHero(image, alt, source)
	if a.Hero != nil && a.Hero.Image.Width == 0 {
		width, _ := get("og:image:width")
		height, _ := get("og:image:height")
		a.Hero.Image.Width, _ = strconv.Atoi(width)
		a.Hero.Image.Height, _ = strconv.Atoi(height)
	}
	if name, source := get("og:site_name", "application-name"); name != "" && a.Publisher == nil {
		a.Publisher = &article.Author{Kind: article.Organisation, Name: name}
		p.report.Found = append(p.report.Found, Finding{"publisher", source})
	}
	if locale, source := get("og:locale"); locale != "" && a.Language == "" {
		p.set("language", &a.Language, strings.ReplaceAll(locale, "_", "-"), source)
	}
	if len(a.Tags) == 0 {
		a.Tags = append(a.Tags, meta["article:tag"]...)
	}
}

// fromElements reads what the page itself shows.
func (p *page) fromElements() {
	const source = "element"
	a := p.article
	title := ""
	for i := range p.nodes {
		i := int32(i)
		switch p.nodes[i].tag {
		case atom.Html:
			if lang := strings.TrimSpace(p.attr(i, "lang")); lang != "" {
				a.Language = lang
			}
		case atom.Title:
			if title == "" {
				title = p.textOf(i, 1000)
			}
		case atom.H1:
			p.set("headline", &a.Headline, p.textOf(i, 1000), source)
		case atom.Time:
			p.setTime("published", &a.Published, p.attr(i, "datetime"), source)
		case atom.Link:
			if strings.EqualFold(p.attr(i, "rel"), "canonical") {
				a.URL = p.attr(i, "href")
			}
		case atom.A:
			if strings.Contains(" "+p.attr(i, "rel")+" ", " author ") {
				p.setAuthors([]article.Author{{Name: p.textOf(i, 1000), URL: p.resolve(p.attr(i, "href"))}}, source)
			}
		}
	}
	p.set("headline", &a.Headline, title, source)
	a.URL = p.resolve(a.URL)
	if a.URL == "" {
		a.URL = p.base.String()
	}
}
