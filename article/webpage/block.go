package webpage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A block is a line of text as readers see it: the text between two ends of
// blocks. Its words may stand in phrases, but in no block below the owner.
type block struct {
	owner    int32 // the element that breaks the lines
	from, to int32 // its texts are among the nodes from..to
	size     int   // bytes of text without blanks around its parts
	linked   int   // how many of them lead elsewhere
	ends     bool  // ends as a sentence does
	gone     bool  // left out
}

// prose reports whether a block reads as part of a story and not as a label
// or a list of links.
func (b *block) prose() bool { return b.size >= minProse && 2*b.linked <= b.size }

// minProse is the size of the shortest block that counts as text when the
// text's place is sought. Buttons, dates and names of sections are shorter;
// what is shorter and belongs to the text stands beside longer blocks.
const minProse = 25

// blocks cuts the page into blocks, in document order, without what is gone.
func (p *page) cut() {
	type level struct{ owner, end int32 }
	open := []level{{0, int32(len(p.nodes))}}
	current := block{owner: -1}
	flush := func() {
		if current.owner >= 0 && current.size > 0 {
			current.ends = endsSentence(p.raw(current.to))
			p.blocks = append(p.blocks, current)
		}
		current = block{owner: -1}
	}
	p.first = make([]int32, len(p.nodes)+1)
	linkEnd := int32(0)
	for i := int32(1); i < int32(len(p.nodes)); i++ {
		for i >= open[len(open)-1].end {
			flush()
			open = open[:len(open)-1]
		}
		n := &p.nodes[i]
		p.first[i] = int32(len(p.blocks))
		if p.marks[i] == markGone {
			for k := i; k < n.end; k++ {
				p.first[k] = int32(len(p.blocks))
			}
			i = n.end - 1
			continue
		}
		switch {
		case n.text:
			size := trimmedSize(p.raw(i))
			if size == 0 {
				continue
			}
			if current.owner < 0 {
				current = block{owner: open[len(open)-1].owner, from: i}
			}
			current.to = i
			current.size += size
			if i < linkEnd {
				current.linked += size
			}
		case n.trait&phrase == 0:
			flush()
			p.first[i] = int32(len(p.blocks))
			open = append(open, level{i, n.end})
		case n.tag == atom.A && n.end > linkEnd:
			linkEnd = n.end
		case n.tag == atom.Br && current.owner >= 0 && p.breaksParagraph(i):
			flush()
		}
	}
	flush()
	// Nodes whose block had not ended when they were met began it.
	p.first[len(p.nodes)] = int32(len(p.blocks))
	for k := range p.blocks {
		for i := p.blocks[k].from; i <= p.blocks[k].to; i++ {
			p.first[i] = int32(k)
		}
	}
	for i := len(p.nodes) - 1; i >= 0; i-- {
		p.first[i] = min(p.first[i], p.first[i+1])
	}
}

// breaksParagraph reports whether another line break follows this one: old
// pages and many blogs write paragraphs so.
func (p *page) breaksParagraph(i int32) bool {
	for k := i + 1; k < int32(len(p.nodes)); k++ {
		n := &p.nodes[k]
		switch {
		case n.text && isBlank(p.raw(k)):
		case n.tag == atom.Br:
			return true
		default:
			return false
		}
	}
	return false
}

// trimmedSize is the length of a text without blanks at its ends; what folds
// away inside is not worth a second look.
func trimmedSize(s string) int {
	from, to := 0, len(s)
	for from < to && isSpace(s[from]) {
		from++
	}
	for from < to && isSpace(s[to-1]) {
		to--
	}
	return to - from
}

// blocksOf is the range of the blocks that stand below an element.
func (p *page) blocksOf(i int32) []block {
	return p.blocks[p.first[i]:p.first[p.nodes[i].end]]
}

// endsSentence reports whether a text ends with the mark of a sentence's end
// in one of the world's scripts, with or without a closing quotation mark.
func endsSentence(s string) bool {
	runes := 0
	for len(s) > 0 && runes < 6 {
		r, size := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '।', '॥', '؟', '۔', '።', '։', '။', ':', '：':
			return true
		case ' ', '\t', '\n', '\r', '"', '\'', '”', '’', '»', '«', '“', ')', ']', '）', '」', '』', '\u00a0':
		case ';': // the end of an escaped quotation mark
			if at := lastEscape(s); at >= 0 {
				switch unescape(s[at:]) {
				case "\"", "'", "”", "’", "»", "\u00a0":
					s = s[:at]
					runes++
					continue
				case "…":
					return true
				}
			}
			return false
		default:
			return false
		}
		s = s[:len(s)-size]
		runes++
	}
	return false
}

// lastEscape is where the character reference at the end of a text begins, or
// -1.
func lastEscape(s string) int {
	const longest = 10
	from := max(len(s)-longest, 0)
	if at := strings.LastIndexByte(s[from:], '&'); at >= 0 {
		return from + at
	}
	return -1
}
