package render

import (
	"slices"

	"github.com/dots-newsroom/newsroom/article"
)

// A Breadcrumb is the way from the home page to where the reader is.
type Breadcrumb struct {
	// Links lead from the outermost page inwards. The last is the page itself
	// where it is marked as Current.
	Links   []Link
	Options *Options
}

// deepestCategory ends the way up in a tree of categories that is none.
const deepestCategory = 16

// BreadcrumbOf is the way to an article: its categories from the outermost to
// its own.
func BreadcrumbOf(home Link, c article.Category) Breadcrumb {
	var links []Link
	for at := &c; at != nil && len(links) < deepestCategory; at = at.Parent {
		if at.Name != "" {
			links = append(links, Link{Text: at.Name, URL: at.URL})
		}
	}
	links = append(links, home)
	slices.Reverse(links)
	return Breadcrumb{Links: links}
}

// AppendHTML appends the markup to dst; nothing where there are no links.
func (b Breadcrumb) AppendHTML(dst []byte) []byte {
	var p printer
	p.start(dst, b.Options, "")
	p.breadcrumb(&b)
	return p.b
}

func (p *printer) breadcrumb(b *Breadcrumb) {
	if len(b.Links) == 0 || p.replaced(func(o *Options) Piece { own := *b; own.Options = o; return own }) {
		return
	}
	p.raw(`<nav class="nr-breadcrumb"`)
	p.attr("aria-label", p.words.YouAreHere)
	p.raw(`><ol role="list">`)
	p.links(b.Links)
	p.raw(`</ol></nav>`)
}
