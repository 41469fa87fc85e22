package htmlbody

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

func number(n *html.Node, name string) (int, bool) {
	v, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(attr(n, name)), "px"))
	return v, err == nil
}

// size is a length in pixels; what is not one (a percentage) is 0.
func size(n *html.Node, name string) int {
	v, _ := number(n, name)
	return max(v, 0)
}

func attrs(n *html.Node) article.Attrs {
	return article.Attrs{ID: strings.TrimSpace(attr(n, "id")), Language: strings.TrimSpace(attr(n, "lang"))}
}

// find returns the first element of a kind below n, in document order.
func find(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == a {
			return d
		}
	}
	return nil
}

func firstElement(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return nil
		}
	}
	return nil
}

func lastElement(n *html.Node) *html.Node {
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if c.Type == html.ElementNode {
			return c
		}
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return nil
		}
	}
	return nil
}

// rawText is the text below n, untouched.
func rawText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if d.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// isInline reports whether an element belongs to running text.
func isInline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Br, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small,
		atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Acronym, atom.Big:
		return true
	}
	return false
}

// holdsBlock reports whether a block stands somewhere below an inline element.
func holdsBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type != html.ElementNode || isInline(d.DataAtom) {
			continue
		}
		switch d.DataAtom {
		case atom.Img, atom.Picture, atom.Source, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Input, atom.Button, atom.Svg, atom.Math:
		default:
			return true
		}
	}
	return false
}
