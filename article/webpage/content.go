package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content finds the element that holds the article's text, and takes from it
// what does not belong to the text. It is nil for a page without text.
func content(root *html.Node) (body *html.Node, confidence float64) {
	drop(root)
	s := &scorer{scores: make(map[*html.Node]float64)}
	s.walk(root)
	var best *html.Node
	for n := range root.Descendants() {
		if s.scores[n] > 0 && (best == nil || s.scores[n] > s.scores[best]) {
			best = n
		}
	}
	if best == nil {
		return nil, 0
	}
	prune(best, s)
	// An article holds most of its page's text in one place, and has a few
	// hundred characters of it; an index scatters its text.
	share := s.scores[best] / max(s.total, 1)
	length := min(s.scores[best]/1200, 1)
	return best, min(share*1.2, 1) * length
}

// drop removes what no reader reads as part of a text: scripts, navigation,
// forms, and what is hidden.
func drop(root *html.Node) {
	var gone []*html.Node
	sizes := make(map[*html.Node]int)
	total := paragraphs(root, sizes)
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			gone = append(gone, n)
		case n.Type == html.ElementNode && (never(n) || unread(n) && sizes[n] < total/3):
			// Names and roles say what an element is for, but a wrapper of the
			// whole page may be called "has-sidebar": what holds a third of the
			// page's paragraphs is no surroundings.
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// paragraphs counts the text of the paragraphs below each element.
func paragraphs(n *html.Node, sizes map[*html.Node]int) (size int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += paragraphs(c, sizes)
	}
	if n.DataAtom == atom.P {
		all, linked := lengths(n)
		size = all - linked
	}
	if n.Type == html.ElementNode {
		sizes[n] = size
	}
	return size
}

// never are elements that hold no text for readers.
func never(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Svg, atom.Head:
		return true
	}
	return false
}

func unread(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Form, atom.Dialog, atom.Aside:
		return true
	case atom.Html, atom.Body, atom.Article, atom.Main:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog":
		return true
	}
	if attr(n, "hidden") != "" || attr(n, "aria-hidden") == "true" && n.DataAtom != atom.Img || strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "display:none") {
		return true
	}
	return aroundTheText(attr(n, "class") + " " + attr(n, "id"))
}

// surroundings are words in class names and ids by which publishers' own
// stylesheets call what stands around a text.
var surroundings = []string{
	"comment", "share", "sharing", "social", "related", "recommend", "newsletter", "subscribe", "sidebar", "breadcrumb", "advert", "promo",
	"sponsor", "cookie", "popup", "modal", "tags", "author-bio", "byline", "masthead", "menu", "footer", "trending", "most-read", "read-more",
}

func aroundTheText(names string) bool {
	if len(names) > 300 {
		return false // generated names tell nothing
	}
	names = strings.ToLower(names)
	for _, s := range surroundings {
		if strings.Contains(names, s) {
			return true
		}
	}
	return false
}

// A scorer gives each element the text that it gathers.
type scorer struct {
	scores map[*html.Node]float64
	total  float64
}

// A run is the text that one block holds itself.
type run struct{ all, linked int }

func (s *scorer) walk(root *html.Node) {
	runs := make(map[*html.Node]run)
	var blocks []*html.Node // in document order, so that sums are the same each time
	var visit func(n, block *html.Node, linked bool)
	visit = func(n, block *html.Node, linked bool) {
		switch n.Type {
		case html.TextNode:
			size := len(strings.TrimSpace(n.Data))
			if size == 0 || block == nil {
				return
			}
			r, known := runs[block]
			if !known {
				blocks = append(blocks, block)
			}
			r.all += size
			if linked {
				r.linked += size
			}
			runs[block] = r
			return
		case html.ElementNode:
			if !isPhrase(n.DataAtom) {
				block = n
			}
			linked = linked || n.DataAtom == atom.A
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, block, linked)
		}
	}
	visit(root, nil, false)
	for _, n := range blocks {
		r := runs[n]
		// A short run is a label; one that is mostly links is a list of other
		// stories.
		if r.all < 25 || float64(r.linked) > 0.5*float64(r.all) {
			continue
		}
		weight := float64(r.all - r.linked)
		s.total += weight
		holder := n
		switch n.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.Figcaption:
			holder = n.Parent
		}
		// The element around the blocks gathers all of them; those further out
		// gather less, so that the closest one around most of the text wins.
		share := 1.0
		for p := holder; p != nil && p.DataAtom != atom.Html && share > 0.1; p = p.Parent {
			s.scores[p] += weight * share
			share *= 0.85
		}
	}
}

// isPhrase reports whether an element is part of a line of text.
func isPhrase(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Br, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Mark, atom.Q, atom.S, atom.Small,
		atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U:
		return true
	}
	return false
}

// lengths are the bytes of text below n, and how many of them are linked.
func lengths(n *html.Node) (all, linked int) {
	var visit func(n *html.Node, in bool)
	visit = func(n *html.Node, in bool) {
		if n.Type == html.TextNode {
			size := len(strings.TrimSpace(n.Data))
			all += size
			if in {
				linked += size
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, in || n.DataAtom == atom.A)
		}
	}
	visit(n, false)
	return all, linked
}

// closing are words by which a paragraph turns from the story to the reader:
// publishers end or interrupt stories with invitations to follow, subscribe
// and comment. They count only in a short block that is not a sentence of the
// story's own, so they must stand at its beginning.
var closing = []string{
	"follow us", "follow @", "subscribe", "sign up", "read more", "also read", "read also", "related:", "don't miss", "more:", "advertisement",
	"click here", "get the latest", "share this", "tags:", "image copyright", "photo:", "continue reading", "support our", "join our",
}

func isClosing(n *html.Node) bool {
	text := strings.ToLower(strings.ReplaceAll(textOf(n), "’", "'"))
	if len(text) > 220 {
		return false
	}
	for _, c := range closing {
		if strings.HasPrefix(text, c) {
			return true
		}
	}
	return false
}

// prune removes from the chosen element what is mostly links, and what turns
// to the reader.
func prune(body *html.Node, s *scorer) {
	var gone []*html.Node
	for n := range body.Descendants() {
		switch n.DataAtom {
		case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.P, atom.Table, atom.H2, atom.H3, atom.H4:
			if !holdsTextBlock(n) && isClosing(n) {
				gone = append(gone, n)
				continue
			}
			if all, linked := lengths(n); all > 0 && float64(linked) > 0.6*float64(all) && s.scores[n] < 100 && !holdsMedia(n) {
				gone = append(gone, n)
			}
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// holdsTextBlock reports whether blocks of text stand below n.
func holdsTextBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Table, atom.Blockquote:
			return true
		}
	}
	return false
}

func holdsMedia(n *html.Node) bool {
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Img, atom.Picture, atom.Video, atom.Iframe:
			return true
		}
	}
	return false
}
