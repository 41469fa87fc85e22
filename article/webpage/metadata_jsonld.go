package webpage

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
)

// isArticleType reports whether a schema.org type is one of articles: all of
// them end alike, except Report. A JobPosting is no posting of that kind.
func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") && !strings.HasSuffix(t, "JobPosting") ||
		t == "Report" || strings.HasSuffix(t, "/Report")
}

// maxNested is how deep a graph is followed: deeper ones are not articles'.
const maxNested = 8

// A graph is what all of a page's JSON-LD says. Things refer to each other by
// @id, over the borders of scripts too.
type graph struct {
	byID     map[string]map[string]any
	articles []map[string]any
	pages    []map[string]any // WebPage: systems that describe no article date the page
	sites    []map[string]any // WebSite
}

func (g *graph) add(v any, depth int) {
	if depth > maxNested {
		return
	}
	switch v := v.(type) {
	case string: // the whole thing once more, as a string
		if strings.HasPrefix(strings.TrimSpace(v), "{") {
			for _, value := range jsonValues(v) {
				g.add(value, depth+1)
			}
		}
	case []any:
		for _, item := range v {
			g.add(item, depth+1)
		}
	case map[string]any:
		g.name(v, 0)
		for _, t := range texts(v["@type"]) {
			switch {
			case isArticleType(t):
				g.articles = append(g.articles, v)
				return
			case strings.HasSuffix(t, "WebPage"):
				g.pages = append(g.pages, v)
			case strings.HasSuffix(t, "WebSite"):
				g.sites = append(g.sites, v)
			}
		}
		for _, member := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			switch v[member].(type) {
			case []any, map[string]any:
				g.add(v[member], depth+1)
			}
		}
	}
}

// name notes what a thing and those in it are called, where they say more
// than that name.
func (g *graph) name(v any, depth int) {
	if depth > maxNested {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			g.name(item, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && g.byID[id] == nil {
			g.byID[id] = v
		}
		for _, member := range v {
			g.name(member, depth+1)
		}
	}
}

// resolve follows a reference.
func (g *graph) resolve(v map[string]any) map[string]any {
	if id, ok := v["@id"].(string); ok && first(v["name"]) == "" {
		if full := g.byID[id]; full != nil {
			return full
		}
	}
	return v
}

// structured reads the page's scripts of JSON-LD. The first article is the
// page's own; others on it are related ones, unless they say the same
// headline or none. It gives the name of the site where one is stated apart
// from the publisher's.
func (p *page) structured(scripts []string, title string) (site string) {
	g := &graph{byID: make(map[string]map[string]any)}
	for _, src := range scripts {
		for _, value := range jsonValues(src) {
			g.add(value, 0)
		}
	}
	for _, v := range g.articles {
		if h := plain(headline(v, title)); h == "" || p.article.Headline == "" || h == p.article.Headline {
			p.fromStructured(g, v, title)
		}
	}
	for _, v := range g.pages {
		p.timesOf(v)
		p.set("language", &p.article.Language, first(v["inLanguage"]), sourceJSONLD)
	}
	for _, v := range g.sites {
		if name := plain(first(v["name"])); name != "" {
			return name
		}
	}
	return ""
}

// jsonValues reads JSON as pages hold it: in the comments and CDATA sections
// that hide scripts from old parsers, escaped for HTML although scripts are
// not, with JavaScript's comments and commas, several values in a row.
func jsonValues(src string) (out []any) {
	src = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(src), "\uFEFF"))
	var value any
	if json.Unmarshal([]byte(src), &value) == nil {
		return []any{value}
	}
	if strings.IndexByte(src, '"') < 0 { // JSON without a quote was escaped
		src = html.UnescapeString(src)
	}
	return decoded(mended(src))
}

// decoded are the values in a row up to the first that can't be read.
func decoded(src string) (out []any) {
	for d := json.NewDecoder(strings.NewReader(src)); ; {
		var value any
		if d.Decode(&value) != nil {
			return out
		}
		out = append(out, value)
	}
}

// mended takes out of a script what JSON does not allow: wrappers, comments,
// commas before an end, semicolons; and escapes line ends within strings.
func mended(src string) string {
	for _, wrapper := range []string{"//<![CDATA[", "//]]>", "<![CDATA[", "]]>", "<!--", "-->"} {
		src = strings.ReplaceAll(src, wrapper, "")
	}
	var b strings.Builder
	comma := false // one is held back until what follows is known
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case c == '/' && strings.HasPrefix(src[i:], "/*"):
			end := strings.Index(src[i+2:], "*/")
			if end < 0 {
				return b.String()
			}
			i += 2 + end + 1
			continue
		case c == '/' && strings.HasPrefix(src[i:], "//"):
			end := strings.IndexByte(src[i:], '\n')
			if end < 0 {
				return b.String()
			}
			i += end
			continue
		case c == ',':
			comma = true
			continue
		case c <= ' ' || c == ';':
			continue
		}
		if comma && c != '}' && c != ']' {
			b.WriteByte(',')
		}
		comma = false
		if c == '"' {
			i = mendString(&b, src, i)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// mendString copies the string that begins at from, and gives where it ends.
func mendString(b *strings.Builder, src string, from int) int {
	b.WriteByte('"')
	for i := from + 1; i < len(src); i++ {
		c := src[i]
		switch {
		case c == '"':
			b.WriteByte('"')
			return i
		case c < ' ':
			b.WriteByte(' ')
		case c == '\\' && i+1 < len(src):
			i++
			if strings.IndexByte(`"\/bfnrtu`, src[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(max(src[i], ' '))
		default:
			b.WriteByte(c)
		}
	}
	return len(src)
}

// texts are the strings in a value that may be one, a list, or one with its
// language.
func texts(v any) (out []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, item := range v {
			out = append(out, texts(item)...)
		}
	case map[string]any:
		for _, member := range []string{"@value", "name", "@id"} {
			if s, ok := v[member].(string); ok {
				return []string{s}
			}
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

// headline is an article's headline, or its name where only that is what the
// title element says: some systems describe the page under "headline".
func headline(v map[string]any, title string) string {
	head, name := first(v["headline"]), first(v["name"])
	if head == "" || name != "" && strings.Contains(title, plain(name)) && !strings.Contains(title, plain(head)) {
		return name
	}
	return head
}

const sourceJSONLD = "json-ld"

func (p *page) timesOf(v map[string]any) {
	p.setTime("published", &p.article.Published, first(v["datePublished"]), sourceJSONLD)
	p.setTime("updated", &p.article.Updated, first(v["dateModified"]), sourceJSONLD)
}

func (p *page) fromStructured(g *graph, v map[string]any, title string) {
	const source = sourceJSONLD
	a := p.article
	p.kind(v, source)
	p.set("headline", &a.Headline, headline(v, title), source)
	p.set("dek", &a.Dek, first(v["description"]), source)
	p.set("url", &a.URL, first(v["url"]), source)
	p.set("language", &a.Language, first(v["inLanguage"]), source)
	p.timesOf(v)
	p.setTime("published", &a.Published, first(v["dateCreated"]), source)
	p.set("category", &a.Category.Name, first(v["articleSection"]), source)
	p.set("dateline", &a.Dateline, first(v["dateline"]), source)
	p.setAuthors(g.agents(v["author"], 0), source)
	p.setAuthors(g.agents(v["creator"], 0), source)
	if publishers := g.agents(v["publisher"], 0); len(publishers) > 0 {
		p.setPublisher(publishers[0], source)
	}
	p.setHero(imageAddress(v["image"]), "", source)
	if len(a.Tags) == 0 {
		for _, words := range texts(v["keywords"]) {
			p.addTags(words)
		}
	}
}

func (g *graph) agents(v any, depth int) (out []article.Author) {
	if depth > maxNested {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []article.Author{{Name: v}}
	case []any:
		for _, item := range v {
			out = append(out, g.agents(item, depth+1)...)
		}
	case map[string]any:
		v = g.resolve(v)
		kind := article.Person
		if strings.HasSuffix(first(v["@type"]), "Organization") {
			kind = article.Organisation
		}
		for _, name := range texts(v["name"]) { // one person with the names of several, in the wild
			out = append(out, article.Author{Kind: kind, Name: name, URL: first(v["url"]), Role: first(v["jobTitle"])})
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
		if url := first(v["url"]); url != "" {
			return url
		}
		return first(v["contentUrl"])
	}
	return ""
}
