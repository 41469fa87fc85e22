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

// space is white space as HTML counts it: a no-break space is text.
const space = " \t\n\r\f"

func trim(s string) string { return strings.Trim(s, space) }

func isSpace(s string) bool { return strings.Trim(s, space) == "" }

// class reports whether one of an element's classes ends so. Package render
// lets a host choose what its classes begin with, so the end alone counts.
func class(n *html.Node, end string) bool {
	names := attr(n, "class")
	if !strings.Contains(names, end) {
		return false
	}
	for name := range strings.FieldsSeq(names) {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

func number(n *html.Node, name string) (int, bool) {
	v, err := strconv.Atoi(strings.TrimSuffix(trim(attr(n, name)), "px"))
	return v, err == nil
}

// size is a length in pixels; what is not one (a percentage) is 0.
func size(n *html.Node, name string) int {
	v, _ := number(n, name)
	return max(v, 0)
}

func attrs(n *html.Node) article.Attrs {
	a := article.Attrs{ID: trim(attr(n, "id")), Language: trim(attr(n, "lang"))}
	if source := attr(n, "data-source-type"); source != "" {
		a.Provenance = &article.Provenance{Source: article.DigitalSourceType(source)}
	}
	return a
}

// drop takes an element out of what is read later. It stays in the tree, so
// that its place can be told.
func drop(n *html.Node) { n.Type = html.CommentNode }

// find returns the first element of a kind below n, in document order.
func find(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == a {
			return d
		}
	}
	return nil
}

// findClass returns the first element below n with a class that ends so.
func findClass(n *html.Node, end string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && class(d, end) {
			return d
		}
	}
	return nil
}

// firstElement and lastElement return the element that n begins or ends with;
// nil where text stands there.
func firstElement(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
		if c.Type == html.TextNode && !isSpace(c.Data) {
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
		if c.Type == html.TextNode && !isSpace(c.Data) {
			return nil
		}
	}
	return nil
}

// rawText is the text below n, untouched.
func rawText(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
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

// textOf is the text that n is or holds.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return rawText(n)
}

// plainText is the text below n as a browser shows it on one line.
func plainText(n *html.Node) string { return foldSpace(rawText(n)) }

func foldSpace(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < 0x80 && strings.ContainsRune(space, r) }), " ")
}

// isInline reports whether an element belongs to running text.
func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Br, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small,
		atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Acronym, atom.Big:
		return true
	case 0:
		return isOffice(n)
	}
	return false
}

// standsInText reports whether an element that may stand by itself is part of
// a line where text is around it.
func standsInText(a atom.Atom) bool {
	switch a {
	case atom.Img, atom.Picture, atom.Source, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Input, atom.Button, atom.Svg, atom.Math:
		return true
	}
	return false
}
