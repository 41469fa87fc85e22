package webpage

import "golang.org/x/net/html/atom"

// The names by which stylesheets call a row of pictures that readers leaf
// through.
var galleryNames = []string{"gallery", "slideshow", "carousel", "slider", "photostream"}

// gallery marks an element as a gallery if it is named as one and shows two
// pictures or more with no text but theirs. Each picture keeps its caption.
func (p *page) gallery(i int32) bool {
	n := &p.nodes[i]
	if n.text || n.trait&(phrase|heading|tabular) != 0 || n.tag != ampGallery && !p.named(i, galleryNames) {
		return false
	}
	if p.holdsText(i) {
		return false
	}
	pictures := p.pictures(i)
	// The boxes of other stories slide past too: theirs are links.
	size, linked := p.sizeOf(i)
	if pictures < 2 || size > pictures*maxCaption || 2*linked > size && size > 0 {
		return false
	}
	p.marks[i] = markGallery
	for k := i + 1; k < n.end; k++ {
		c := &p.nodes[k]
		switch {
		case p.marks[k] == markGone:
			k = c.end - 1
		case c.tag == atom.Figure:
			p.figure(k)
			k = c.end - 1
		case p.isMedium(k):
			if w := p.slide(k, i); w != 0 {
				p.figure(w)
				k = p.nodes[w].end - 1
			}
		}
	}
	for k := p.first[i]; k < p.first[n.end]; k++ {
		p.leave(&p.blocks[k], Caption)
	}
	return true
}

// slide is the element of a gallery that holds one picture and its words, or 0
// where the picture has none.
func (p *page) slide(picture, gallery int32) (slide int32) {
	for i := p.nodes[picture].parent; i != gallery && p.nodes[i].end-i <= maxSlide && p.pictures(i) == 1; i = p.nodes[i].parent {
		if size, _ := p.sizeOf(i); size > 0 {
			slide = i
		}
	}
	return slide
}

// maxSlide bounds the nodes of one picture's element.
const maxSlide = 200

// pictures counts those below an element that are shown.
func (p *page) pictures(i int32) (count int) {
	for k := i + 1; k < p.nodes[i].end; k++ {
		if n := &p.nodes[k]; p.marks[k] == markGone {
			k = n.end - 1
		} else if n.tag == atom.Img {
			count++
		}
	}
	return count
}

// holdsText reports whether an element holds what is text by itself.
func (p *page) holdsText(i int32) bool {
	for k := i + 1; k < p.nodes[i].end; k++ {
		switch p.nodes[k].tag {
		case atom.Blockquote, atom.Pre, atom.Table:
			return true
		}
	}
	return false
}
