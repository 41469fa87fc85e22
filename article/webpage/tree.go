package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is a parsed page. Its nodes stand in one slice in document order, so
// that an element and all below it are a range: nodes[i:nodes[i].end]. Sums
// over an element are differences of running sums, and nothing is visited
// twice.
type tree struct {
	src   string
	nodes []node
	attrs []attribute
}

// A node is an element or a run of text. Node 0 is the document.
type node struct {
	tag    atom.Atom // 0 for text and the document, from ownElement for unknown elements
	trait  trait
	text   bool
	parent int32
	end    int32 // the first node after this one and all below it
	// For text: where it stands in the source, still escaped. For elements:
	// where their attributes stand in the tree.
	from, to int32
}

// An attribute has its name in lower case, and its value still escaped.
type attribute struct{ name, value string }

// raw gives a text as it stands in the source.
func (t *tree) raw(i int32) string { return t.src[t.nodes[i].from:t.nodes[i].to] }

// lookup gives an attribute's value, and whether it is there.
func (t *tree) lookup(i int32, name string) (string, bool) {
	n := &t.nodes[i]
	if n.text {
		return "", false
	}
	for k := n.from; k < n.to; k++ {
		if a := &t.attrs[k]; a.name == name {
			return unescape(a.value), true
		}
	}
	return "", false
}

func (t *tree) attr(i int32, name string) string {
	v, _ := t.lookup(i, name)
	return v
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// textOf is the text that readers see below a node, white space folded. A
// text of more than limit bytes is not one that is looked for here: it ends
// there.
func (t *tree) textOf(i int32, limit int) string {
	var b strings.Builder
	if t.nodes[i].text {
		appendFolded(&b, t.raw(i))
		return strings.TrimSpace(b.String())
	}
	for k := i + 1; k < t.nodes[i].end && b.Len() < limit; k++ {
		n := &t.nodes[k]
		switch {
		case n.text:
			appendFolded(&b, t.raw(k))
		case n.trait&unseen != 0:
			k = n.end - 1
		case n.trait&phrase == 0 || n.tag == atom.Br:
			b.WriteByte(' ')
		}
	}
	return fold(b.String())
}

func appendFolded(b *strings.Builder, raw string) { b.WriteString(unescape(raw)) }

// fold makes each run of white space one space.
func fold(s string) string {
	clean := true
	space := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		switch {
		case c == ' ':
			clean = !space
			space = true
		case c < ' ' || c >= 0x80:
			clean = false
		default:
			space = false
		}
	}
	if clean && !space {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// content is the text of an element that holds nothing else: a script, a title.
func (t *tree) content(i int32) string {
	if k := i + 1; k < t.nodes[i].end && t.nodes[k].text {
		return t.raw(k)
	}
	return ""
}

// within reports whether node i is j or stands below it.
func (t *tree) within(i, j int32) bool { return j <= i && i < t.nodes[j].end }
