package webpage

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// access reads what structured data says about who may read the story:
// schema.org's isAccessibleForFree, and for search engines the selectors of
// the parts that others do not see (developers.google.com, "Subscription and
// paywalled content").
func (p *page) access(v map[string]any, source string) {
	if isFalse(v["isAccessibleForFree"]) {
		p.setAccess(article.AccessSubscribers, source)
	}
	parts, ok := v["hasPart"].([]any)
	if !ok {
		parts = []any{v["hasPart"]}
	}
	for _, part := range parts {
		part, ok := part.(map[string]any)
		if !ok || !isFalse(part["isAccessibleForFree"]) {
			continue
		}
		p.setAccess(article.AccessSubscribers, source)
		for _, selectors := range texts(part["cssSelector"]) {
			for selector := range strings.SplitSeq(selectors, ",") {
				selector = strings.TrimSpace(selector)
				if len(selector) > 1 && (selector[0] == '.' || selector[0] == '#') && !strings.ContainsAny(selector[1:], " .#>+~:[") {
					p.guarded = append(p.guarded, selector)
				}
			}
		}
	}
}

// isFalse reports whether a value is schema.org's false, which many write as
// a string or an address.
func isFalse(v any) bool {
	if b, ok := v.(bool); ok {
		return !b
	}
	s := strings.ToLower(first(v))
	return s == "false" || strings.HasSuffix(s, "schema.org/false")
}

func (p *page) setAccess(access article.Access, source string) {
	if p.article.Access == article.AccessFree {
		p.article.Access = access
		p.report.Found = append(p.report.Found, Finding{"access", source})
	}
}

// accessFromElements reads the meta elements in which pages say the same:
// Facebook's article:content_tier, and microdata.
func (p *page) accessFromElements() {
	for i := range p.nodes {
		if p.nodes[i].tag != atom.Meta {
			continue
		}
		i := int32(i)
		switch value := strings.ToLower(p.attr(i, "content")); {
		case p.attr(i, "property") == "article:content_tier" && value == "metered":
			p.setAccess(article.AccessMetered, "open-graph")
		case p.attr(i, "property") == "article:content_tier" && value == "locked":
			p.setAccess(article.AccessSubscribers, "open-graph")
		case p.attr(i, "itemprop") == "isAccessibleForFree" && isFalse(value):
			p.setAccess(article.AccessSubscribers, "element")
		}
	}
}

// The names by which stylesheets call the part of a story that is kept from
// readers who have not paid.
var guardedNames = []string{"paywall", "premium", "locked", "regwall", "metered", "subscriber", "paid-content", "protected"}

// minGuarded is the least text of paragraphs in such a part, in bytes. What is
// shorter and has such a name offers a subscription.
const minGuarded = 300

// isGuarded reports whether an element holds a part of the story that is kept
// from readers who have not paid. It is often there and hidden, or bears the
// name of an offer.
func (p *page) isGuarded(i int32, paragraphs int32) bool {
	if p.article.Access == article.AccessFree {
		return false
	}
	for _, selector := range p.guarded {
		names := p.attr(i, "class")
		if selector[0] == '#' {
			names = p.attr(i, "id")
		}
		for name := range strings.FieldsSeq(names) {
			if name == selector[1:] {
				return true
			}
		}
	}
	return paragraphs >= minGuarded && p.named(i, guardedNames)
}
