package metadata

import (
	"encoding/json"
	"slices"

	"github.com/dots-newsroom/newsroom/article"
)

type (
	breadcrumbList struct {
		Context string     `json:"@context"`
		Type    string     `json:"@type"`
		Items   []listItem `json:"itemListElement"`
	}
	listItem struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item,omitempty"`
	}
)

// breadcrumb is the way from the top category down to the article as a
// BreadcrumbList; nil where the article has no category with a page. Google
// asks for two entries at least, and for an address in all but the last.
func breadcrumb(h *Head) []byte {
	out := breadcrumbList{Context: "https://schema.org", Type: "BreadcrumbList"}
	var path []*article.Category
	for c := &h.Article.Category; c != nil && len(path) < maxCrumbs; c = c.Parent {
		if c.Name != "" && c.URL != "" {
			path = append(path, c)
		}
	}
	if len(path) == 0 || h.Article.Headline == "" {
		return nil
	}
	for _, c := range slices.Backward(path) {
		out.Items = append(out.Items, listItem{"ListItem", len(out.Items) + 1, c.Name, h.Site.Absolute(c.URL)})
	}
	out.Items = append(out.Items, listItem{"ListItem", len(out.Items) + 1, h.Article.Headline, ""})
	data, err := json.Marshal(out)
	if err != nil {
		return nil // unreachable: the types above hold nothing that cannot be marshalled
	}
	return data
}

// maxCrumbs ends a tree of categories that is bent into a ring.
const maxCrumbs = 16
