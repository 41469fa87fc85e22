package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"
)

// prune takes from the chosen element what is not part of the text. What
// decides about a whole part comes before what decides about a line.
func (p *page) prune(body int32) {
	p.body = body
	p.captions()
	p.cards()
	p.menus()
	p.linked()
	p.invitations()
	p.edges()
	p.emptyHeadings()
}

// own are the blocks of the text, those that are gone too.
func (p *page) own() []block { return p.blocksOf(p.body) }

// leave leaves a block out.
func (p *page) leave(b *block, why Reason) {
	if b.gone || p.off[why] {
		return
	}
	b.gone = true
	p.record(b.from, why)
	for i := b.from; i <= b.to; i++ {
		if p.nodes[i].text {
			p.marks[i] = markGone
		}
	}
}

// drop leaves an element out, with all below it.
func (p *page) drop(i int32, why Reason) {
	p.marks[i] = markGone
	p.record(i, why)
	if p.first == nil {
		return // nothing is cut into blocks yet
	}
	for k := p.first[i]; k < p.first[p.nodes[i].end]; k++ {
		p.blocks[k].gone = true
	}
}

// textOfBlock is what a block says, white space folded.
func (p *page) textOfBlock(b *block) string {
	if b.from == b.to {
		return fold(unescape(p.raw(b.from)))
	}
	var s strings.Builder
	for i := b.from; i <= b.to; i++ {
		if p.nodes[i].text && p.marks[i] != markGone {
			s.WriteString(p.raw(i))
		}
	}
	return fold(unescape(s.String()))
}

// sizeOf is the text below an element that is not gone.
func (p *page) sizeOf(i int32) (size, linked int) {
	for k := p.first[i]; k < p.first[p.nodes[i].end]; k++ {
		if b := &p.blocks[k]; !b.gone {
			size += b.size
			linked += b.linked
		}
	}
	return size, linked
}

// maxCaption is the most text that stands with a picture as its caption and
// credit. Captions are one to three sentences.
const maxCaption = 600

// captions finds the words of pictures. A picture with its caption and credit
// stands in an element of its own, because it is laid out as one; climbing
// from the picture, the first element with words is that one if the words are
// few and a name or an element says that they belong to the picture.
func (p *page) captions() {
	if p.off[Caption] {
		return
	}
	end := p.nodes[p.body].end
	for i := p.body + 1; i < end; i++ {
		n := &p.nodes[i]
		if p.marks[i] != markKept {
			i = n.end - 1
			continue
		}
		if p.gallery(i) {
			i = n.end - 1
			continue
		}
		if n.tag == atom.Figure {
			p.figure(i)
			i = n.end - 1
			continue
		}
		if !p.isMedium(i) {
			continue
		}
		if w := p.captioned(i); w != 0 {
			p.figure(w)
			i = p.nodes[w].end - 1
		}
	}
	for i := p.body + 1; i < end; i++ {
		n := &p.nodes[i]
		switch {
		case p.marks[i] != markKept:
			i = n.end - 1
		case n.text, n.trait&(phrase|tabular|heading) != 0, p.first[i] == p.first[n.end]:
		case p.namesCaption(i):
			if size, _ := p.sizeOf(i); size < maxCaption {
				p.drop(i, Caption) // the picture it belongs to stands elsewhere
				i = n.end - 1
			}
		}
	}
}

// captioned is the element that holds a picture and its words, or 0.
func (p *page) captioned(picture int32) int32 {
	named := false
	for i := p.nodes[picture].parent; i != p.body && i != 0; i = p.nodes[i].parent {
		n := &p.nodes[i]
		named = named || p.namesPicture(i)
		if n.trait&phrase != 0 {
			continue // part of a line, whose words are not its own
		}
		size, _ := p.sizeOf(i)
		if size == 0 {
			continue
		}
		if n.tag == atom.P || n.tag == atom.Li || n.tag == atom.Td || n.trait&heading != 0 || n.tag == atom.Blockquote {
			return 0
		}
		if size > maxCaption || p.pictured[i] {
			return 0
		}
		if named || p.wordsNamed(i) {
			return i
		}
		if p.pictured == nil {
			p.pictured = make(map[int32]bool)
		}
		p.pictured[i] = true // so that many pictures in one element look once
		return 0
	}
	return 0
}

// wordsNamed reports whether the names within an element say caption or credit.
func (p *page) wordsNamed(i int32) bool {
	for k := i + 1; k < p.nodes[i].end; k++ {
		if !p.nodes[k].text && p.namesCaption(k) {
			return true
		}
	}
	return false
}

// figure marks an element as a figure and its words as caption or credit.
func (p *page) figure(i int32) {
	size, _ := p.sizeOf(i)
	if p.holdsText(i) {
		return // a figure that is text itself
	}
	holds := false
	for k := i + 1; k < p.nodes[i].end && !holds; k++ {
		holds = p.isMedium(k)
	}
	if size > 2*maxCaption {
		return
	}
	if !holds {
		p.drop(i, Caption)
		return
	}
	p.marks[i] = markFigure
	for k := p.first[i]; k < p.first[p.nodes[i].end]; k++ {
		b := &p.blocks[k]
		b.gone = true
		p.record(b.from, Caption)
		m := markCaption
		for up := p.nodes[b.from].parent; up != i; up = p.nodes[up].parent {
			if p.namesCredit(up) {
				m = markCredit
			}
		}
		for t := b.from; t <= b.to; t++ {
			if p.nodes[t].text {
				p.marks[t] = m
			}
		}
	}
}

// cards drops rows of boxes that lead to other stories. A box is made from a
// template, so its siblings have the same tag and class; each holds a line
// that is a link and few other words.
func (p *page) cards() {
	total, _ := p.sizeOf(p.body)
	for i := p.body; i < p.nodes[p.body].end; i++ {
		n := &p.nodes[i]
		if p.marks[i] != markKept {
			i = n.end - 1
			continue
		}
		if n.text || n.trait&(phrase|tabular) != 0 {
			continue
		}
		boxes, others := 0, 0
		var first int32
		for k := i + 1; k < n.end; k = p.nodes[k].end {
			c := &p.nodes[k]
			if c.text || p.marks[k] != markKept || p.first[k] == p.first[c.end] {
				continue
			}
			if p.isCard(k) && (first == 0 || p.sameTemplate(first, k)) {
				if first == 0 {
					first = k
				}
				boxes++
			} else {
				others++
			}
		}
		if boxes < 2 || i == p.body && boxes < others {
			continue
		}
		for k := i + 1; k < n.end; k = p.nodes[k].end {
			if c := &p.nodes[k]; !c.text && p.marks[k] == markKept && p.first[k] < p.first[c.end] && p.isCard(k) && p.sameTemplate(first, k) {
				if size, _ := p.sizeOf(k); 3*size < total && !p.off[Cards] {
					p.drop(k, Cards)
				}
			}
		}
	}
}

// maxCard is the most text in a box that leads to another story: headline,
// dek, name and date.
const maxCard = 500

func (p *page) isCard(i int32) bool {
	if n := &p.nodes[i]; p.live[i] != nil || n.trait&(phrase|heading) != 0 || n.tag == atom.P || n.tag == atom.Blockquote || n.tag == atom.Table {
		return false
	}
	size, linked := p.sizeOf(i)
	if size > maxCard || linked < 15 || p.first[p.nodes[i].end]-p.first[i] < 2 {
		return false // a single line is judged as one
	}
	for k := p.first[i]; k < p.first[p.nodes[i].end]; k++ {
		if b := &p.blocks[k]; !b.gone && 10*b.linked >= 9*b.size && b.size >= 15 {
			return true
		}
	}
	return false
}

func (p *page) sameTemplate(i, k int32) bool {
	return p.nodes[i].tag == p.nodes[k].tag && p.attr(i, "class") == p.attr(k, "class")
}

// linked drops lines that are mostly links: they lead to other stories. Cells
// of a table may all be links (names of players, of shares). A line that links
// to another site is a source or the thing that is written about, unless it
// stands in a list.
func (p *page) linked() {
	blocks := p.own()
	for k := range blocks {
		b := &blocks[k]
		if b.gone || 10*b.linked <= 6*b.size || p.nodes[b.owner].trait&tabular != 0 {
			continue
		}
		if p.nodes[b.owner].tag != atom.Li && p.leadsOut(b) || b.ends && b.size-b.linked >= minRest {
			continue
		}
		p.leave(b, Links)
	}
}

// minRest is how much text beside its links makes a line that ends as a
// sentence one of the story's: briefings link a first sentence and go on.
const minRest = 40

// menus drops what is set into a line and holds nothing but links, three or
// more: a card that opens over a name, not words of the sentence.
func (p *page) menus() {
	if p.off[Links] {
		return
	}
	for i := p.body + 1; i < p.nodes[p.body].end; i++ {
		n := &p.nodes[i]
		if p.marks[i] != markKept || n.text || n.trait&phrase == 0 || n.tag == atom.A || n.end-i > maxMenu {
			continue
		}
		links, linkEnd, only := 0, int32(0), true
		for k := i + 1; k < n.end && only; k++ {
			switch c := &p.nodes[k]; {
			case c.tag == atom.A:
				links, linkEnd = links+1, c.end
			case c.text && k >= linkEnd && trimmedSize(p.raw(k)) > 0, c.trait&phrase == 0 && !c.text:
				only = false
			}
		}
		if only && links >= 3 {
			p.record(i, Links)
			p.marks[i] = markGone
			i = n.end - 1
		}
	}
}

// maxMenu bounds the nodes of a card in a line.
const maxMenu = 60

// leadsOut reports whether the first link of a block leads to another site.
func (p *page) leadsOut(b *block) bool {
	for i := b.from; i > b.owner && i >= 0; i = p.nodes[i].parent {
		if p.nodes[i].tag == atom.A {
			u, err := url.Parse(strings.TrimSpace(p.attr(i, "href")))
			return err == nil && u.Host != "" && !sameSite(u.Host, p.base.Host)
		}
	}
	return false
}

// sameSite reports whether two hosts share the end of their names, as
// www.ledger.example and shop.ledger.example do.
func sameSite(a, b string) bool {
	a, b = strings.TrimPrefix(a, "www."), strings.TrimPrefix(b, "www.")
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// emptyHeadings drops headings with nothing below them: what they announced
// was no text, and is gone.
func (p *page) emptyHeadings() {
	blocks := p.own()
	next := 1 // the level of the heading that follows; 0 for text
	for k := len(blocks) - 1; k >= 0; k-- {
		b := &blocks[k]
		if b.gone {
			continue
		}
		level := p.level(b)
		if level == 0 {
			next = 0
			continue
		}
		if next != 0 && next <= level {
			p.leave(b, NoText)
			continue
		}
		next = level
	}
}

// level is that of the heading that a block is, 0 for other blocks.
func (p *page) level(b *block) int {
	if p.nodes[b.owner].trait&heading != 0 {
		return int(p.nodes[b.owner].tag.String()[1] - '0')
	}
	return 0
}
