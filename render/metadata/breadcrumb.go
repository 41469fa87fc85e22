package metadata

import "github.com/dots-newsroom/newsroom/article"

// maxCrumbs ends a tree of categories that is bent into a ring.
const maxCrumbs = 16

// breadcrumb appends the way from the top category down to the article as a
// BreadcrumbList; nothing where the article has no category with a page.
// Google asks for two entries at least, and for an address in all but the
// last.
func (w *writer) breadcrumb(h *Head) {
	var path [maxCrumbs]*article.Category
	depth := 0
	for c := &h.Article.Category; c != nil && depth < maxCrumbs; c = c.Parent {
		if c.Name != "" && c.URL != "" {
			path[depth] = c
			depth++
		}
	}
	if depth == 0 || h.Article.Headline == "" {
		return
	}
	w.raw(startJSON + `{"@context":"` + schemaOrg + `","@type":"BreadcrumbList","itemListElement":[`)
	for i := range depth {
		c := path[depth-1-i]
		w.element("ListItem")
		w.number("position", i+1)
		w.text("name", c.Name)
		w.absolute("item", &h.Site, c.URL)
		w.raw(`}`)
	}
	w.element("ListItem")
	w.number("position", depth+1)
	w.text("name", h.Article.Headline)
	w.raw(`}]}` + endJSON)
}
