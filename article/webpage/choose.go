package webpage

import (
	"golang.org/x/net/html/atom"
)

// choose finds the element that holds the article's text: each block gives
// its length, less what is linked, to the elements around it. The element
// closest around gathers all of it, those further out less and less, so that
// the closest one around most of the text wins. It is 0 for a page without
// text.
func (p *page) choose() (best int32) {
	p.scores = make([]float32, len(p.nodes))
	for k := range p.blocks {
		b := &p.blocks[k]
		if !b.prose() {
			continue
		}
		weight := float32(b.size - b.linked)
		p.prose += weight
		holder := b.owner
		if p.nodes[holder].trait&formText != 0 {
			holder = p.nodes[holder].parent
		}
		share := float32(1)
		for ; holder != 0 && p.nodes[holder].tag != atom.Html && share > 0.1; holder = p.nodes[holder].parent {
			p.scores[holder] += weight * share
			share *= fade
		}
	}
	for i := range p.scores {
		if p.scores[i] > p.scores[best] {
			best = int32(i)
		}
	}
	if best != 0 {
		best = p.withSiblings(best)
	}
	return best
}

// withSiblings widens the choice to the elements beside it that are made from
// the same template, or to the container that holds them: long stories are cut
// into sections, with pictures or advertisements as wide as the page between
// them, and a section then holds only a part of the text. Parts of one story
// have the same tag and class, hold paragraphs as the chosen one does, and
// their text is not linked.
func (p *page) withSiblings(best int32) int32 {
	if p.off[sections] {
		return best
	}
	chosen := p.paragraphs(best)
	if chosen == 0 {
		return best
	}
	at := best
	for range maxSections {
		parent := p.nodes[at].parent
		if parent == 0 {
			break
		}
		parts := 0
		for k := parent + 1; k < p.nodes[parent].end; k = p.nodes[k].end {
			if k != at && !p.nodes[k].text && p.marks[k] != markGone && p.sameTemplate(at, k) && 5*p.paragraphs(k) >= chosen {
				parts++
			}
		}
		if parts > 0 {
			return parent
		}
		at = parent
	}
	return best
}

// maxSections is how many wrappers may stand around a section's text.
const maxSections = 5

// paragraphs is the text of paragraphs below an element that are no links.
func (p *page) paragraphs(i int32) (size int) {
	for k := p.first[i]; k < p.first[p.nodes[i].end]; k++ {
		if b := &p.blocks[k]; p.nodes[b.owner].tag == atom.P && b.prose() {
			size += b.size - b.linked
		}
	}
	return size
}

// fade is what is left of a block's weight one element further out.
const fade = 0.85

// confidence says from 0 to 1 whether the page is an article: an article
// holds most of its page's text in one place, and has a few hundred
// characters of it, less if it says when it was published; an index scatters
// its text, or sets it below headings that lead to the stories.
func (p *page) confidence(body int32) float64 {
	const story, note = 1200, 500 // bytes of text of which one is certain
	enough := float32(story)
	if !p.article.Published.IsZero() {
		enough = note
	}
	gathered := p.scores[body]
	if whole := float32(p.paragraphs(body)); 2*whole > p.prose {
		gathered = max(gathered, whole) // a story in sections gathers in each
	}
	share := float64(gathered / max(p.prose, 1))
	length := min(float64(gathered/enough), 1)
	return min(share*1.2, 1) * length * (1 - p.leads(body))
}

// leads is the part of the headings in an element that are links, if it has
// as many of these as an index: three, and one for every three paragraphs.
func (p *page) leads(body int32) float64 {
	headings, linked, paragraphs := 0, 0, 0
	for k := p.first[body]; k < p.first[p.nodes[body].end]; k++ {
		b := &p.blocks[k]
		switch {
		case p.level(b) > 0:
			headings++
			if 10*b.linked >= 9*b.size {
				linked++
			}
		case b.prose():
			paragraphs++
		}
	}
	if linked < 3 || 3*linked < paragraphs {
		return 0
	}
	return float64(linked) / float64(headings)
}
