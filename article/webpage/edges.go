package webpage

import "strings"

// edges drops what pages put before the first sentence and after the last:
// the headline again, which many keep inside the element of the text, and who
// else worked on the story.
func (p *page) edges() {
	blocks := p.own()
	headline := fold(p.article.Headline)
	for k := range blocks {
		b := &blocks[k]
		if b.gone {
			continue
		}
		if b.prose() && b.ends && b.size >= minSentence {
			break
		}
		if headline != "" && b.size < 2*len(headline)+20 && strings.EqualFold(p.textOfBlock(b), headline) {
			p.leave(b, Doubled)
		}
	}
	p.credits(blocks)
}

// minSentence is the size of the shortest block that begins the text itself.
const minSentence = 40

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
