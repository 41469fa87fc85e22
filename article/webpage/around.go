package webpage

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// clear marks what no reader reads as part of a text: scripts, what is
// hidden, navigation, and what class names say stands around the text.
//
// Names, roles and elements say what something is for, but a wrapper of the
// whole page may be called "has-comments", be a form (ASP.NET) or stay hidden
// until a script shows it: what holds a third of the page's paragraphs is no
// surroundings.
func (p *page) clear() {
	p.marks = make([]mark, len(p.nodes))
	sums := p.paragraphText()
	total := sums[len(p.nodes)]
	for i := int32(1); i < int32(len(p.nodes)); i++ {
		n := &p.nodes[i]
		if n.text {
			continue
		}
		if n.trait&unseen != 0 {
			p.marks[i] = markGone
			i = n.end - 1
			continue
		}
		if reason := p.around(i); reason != "" && 3*(sums[n.end]-sums[i]) < total || reason == Hidden && n.trait&phrase != 0 {
			if p.isGuarded(i, sums[n.end]-sums[i]) {
				continue
			}
			p.drop(i, reason)
			i = n.end - 1
		}
	}
}

// paragraphText is the running sum of the text of paragraphs that is not
// linked, over all nodes.
func (p *page) paragraphText() []int32 {
	sums := make([]int32, len(p.nodes)+1)
	paragraph, link, skip := int32(0), int32(0), int32(0)
	for i := range p.nodes {
		n := &p.nodes[i]
		k := int32(i)
		sums[i+1] = sums[i]
		switch {
		case k < skip:
		case n.text:
			if k < paragraph && k >= link {
				sums[i+1] += int32(trimmedSize(p.raw(k)))
			}
		case n.trait&unseen != 0:
			skip = n.end
		case n.tag == atom.P:
			paragraph = n.end
		case n.tag == atom.A:
			link = n.end
		}
	}
	return sums
}

// around says why an element is not part of the text, "" for one that may be.
func (p *page) around(i int32) Reason {
	n := &p.nodes[i]
	var buffer [2]string
	names := buffer[:0]
	for k := n.from; k < n.to; k++ {
		a := &p.attrs[k]
		switch a.name {
		case "hidden":
			return p.unless(Hidden)
		case "aria-hidden":
			// Pictures are hidden from screen readers, not from eyes, where
			// their alternative text would say nothing.
			if a.value == "true" && n.trait&media == 0 {
				return p.unless(Hidden)
			}
		case "style":
			if hides(a.value) {
				return p.unless(Hidden)
			}
		case "role":
			switch a.value {
			case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tooltip":
				return p.unless(Navigation)
			}
		case "class", "id":
			names = append(names, a.value)
		}
	}
	switch n.tag {
	case atom.Nav, atom.Footer, atom.Form, atom.Dialog, atom.Aside:
		return p.unless(Navigation)
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.A, atom.Img:
		return ""
	}
	if n.trait&tabular != 0 && n.tag != atom.Table || n.trait&heading != 0 {
		return ""
	}
	for _, name := range names {
		// A quoted post stands in a "social" box as buttons do, but buttons
		// are no quotation.
		if namesSurroundings(name) && !p.quotes(i) {
			return p.unless(Named)
		}
	}
	return ""
}

// quotes reports whether an element is or holds a quotation.
func (p *page) quotes(i int32) bool {
	for k := i; k < p.nodes[i].end; k++ {
		if p.nodes[k].tag == atom.Blockquote {
			return true
		}
	}
	return false
}

// hides reports whether an inline style hides its element.
func hides(style string) bool {
	at := strings.Index(style, "display")
	if at < 0 {
		return false
	}
	rest := strings.TrimLeft(style[at+len("display"):], " ")
	return strings.HasPrefix(rest, ":") && strings.HasPrefix(strings.TrimLeft(rest[1:], " "), "none")
}
