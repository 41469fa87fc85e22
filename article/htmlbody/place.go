package htmlbody

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// place gives the losses their positions. The parser's nodes have none, so the
// source is looked through once more, only where something was lost: the nth
// element of a name in the tree is the nth start tag of that name in the
// source. Where the parser has made or dropped elements of a name, in mending
// markup, the counts differ and losses of that name get no position.
func (r *reader) place(src []byte) {
	if len(r.losses) == 0 {
		return
	}
	counts := make(map[atom.Atom]int)
	order := make(map[*html.Node]int, len(r.lost))
	for _, n := range r.lost {
		counts[n.DataAtom], order[n] = 0, -1
	}
	count := func(n *html.Node) {
		at, wanted := counts[n.DataAtom]
		if !wanted || n.DataAtom == 0 {
			return
		}
		if _, lost := order[n]; lost {
			order[n] = at
		}
		counts[n.DataAtom] = at + 1
	}
	for _, n := range r.roots {
		count(n)
		for d := range n.Descendants() {
			count(d)
		}
	}
	starts := startTags(src, counts)
	lines := positions{src: src}
	shortcode := 0
	for i, n := range r.lost {
		if n.Type == html.TextNode { // a shortcode, which the text names in the order of the losses
			name := strings.TrimSuffix(r.losses[i].What, "]")
			if at := bytes.Index(src[shortcode:], []byte(name)); at >= 0 {
				r.losses[i].Position = lines.at(shortcode + at)
				shortcode += at + len(name)
			}
			continue
		}
		if at := starts[n.DataAtom]; len(at) == counts[n.DataAtom] && order[n] >= 0 {
			r.losses[i].Position = lines.at(at[order[n]])
		}
	}
}

// startTags are the offsets of the start tags of some names.
func startTags(src []byte, names map[atom.Atom]int) map[atom.Atom][]int {
	starts := make(map[atom.Atom][]int)
	z := html.NewTokenizer(bytes.NewReader(src))
	for offset := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return starts
		}
		raw := len(z.Raw())
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Image {
				a = atom.Img // as the parser reads it
			}
			if _, wanted := names[a]; wanted {
				starts[a] = append(starts[a], offset)
			}
		}
		offset += raw
	}
}

// A positions turns offsets into positions, fast when they ascend.
type positions struct {
	src         []byte
	line, start int // the line reached, and where it starts
}

func (p *positions) at(offset int) article.Position {
	if offset < p.start {
		p.line, p.start = 0, 0
	}
	for {
		end := bytes.IndexByte(p.src[p.start:offset], '\n')
		if end < 0 {
			return article.Position{Line: p.line + 1, Column: offset - p.start + 1, Offset: offset}
		}
		p.line, p.start = p.line+1, p.start+end+1
	}
}
