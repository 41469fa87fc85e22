package webpage

import "strings"

// edges drops labels before the first sentence and after the last: sections,
// dates, names, sizes of text. Between sentences a short line may be a
// subheading or a line of a list; before the first there is nothing it could
// stand below, and after the last nothing it could stand above.
func (p *page) edges() {
	blocks := p.own()
	first, last := -1, -1
	for k := range blocks {
		if b := &blocks[k]; !b.gone && b.prose() && (b.ends && b.size >= 40 || b.size >= 200) {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if first < 0 {
		return
	}
	headline := fold(p.article.Headline)
	for k := range blocks[:first] {
		b := &blocks[k]
		if b.gone {
			continue
		}
		if b.size < 2*len(headline)+20 {
			if text := p.textOfBlock(b); headline != "" && strings.EqualFold(text, headline) {
				p.leave(b, Doubled)
				continue
			}
		}
		if !b.ends && p.level(b) == 0 && b.size < maxLabel {
			p.leave(b, Label)
		}
	}
	p.credits(blocks)
	for k := last + 1; k < len(blocks); k++ {
		if b := &blocks[k]; !b.gone && !b.ends && b.size < maxLabel {
			p.leave(b, Label)
		}
	}
}

// maxLabel is the size of the longest label: a name, a date and a place.
const maxLabel = 60

// credits drops the lines in which agencies name who else worked on a story.
// They stand among the last three and say "contributed" and "report" in one
// short sentence.
func (p *page) credits(blocks []block) {
	for k, seen := len(blocks)-1, 0; k >= 0 && seen < 3; k-- {
		b := &blocks[k]
		if b.gone {
			continue
		}
		seen++
		if b.size > maxCard {
			continue
		}
		if text := p.textOfBlock(b); strings.Contains(text, "contributed") && strings.Contains(text, "report") {
			p.leave(b, Credit)
		}
	}
}
