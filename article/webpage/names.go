package webpage

import "strings"

// The names by which stylesheets call what shows a picture, and its words.
func (p *page) namesPicture(i int32) bool { return p.named(i, pictureNames) }
func (p *page) namesCaption(i int32) bool { return p.named(i, captionNames) }
func (p *page) namesCredit(i int32) bool  { return p.named(i, creditNames) }

var (
	pictureNames = []string{"image", "img", "photo", "picture", "figure", "media", "caption", "gallery", "slide", "thumb", "video", "illustration"}
	captionNames = []string{"caption", "credit", "photographer", "cutline", "legend"}
	creditNames  = []string{"credit", "copyright", "photographer", "source"}
)

// named reports whether the class of an element holds one of some words.
func (p *page) named(i int32, words []string) bool {
	n := &p.nodes[i]
	for k := n.from; k < n.to; k++ {
		a := &p.attrs[k]
		if a.name != "class" && a.name != "itemprop" {
			continue
		}
		names := strings.ToLower(a.value)
		for _, w := range words {
			if strings.Contains(names, w) {
				return true
			}
		}
	}
	return false
}

func (p *page) has(i int32, name string) bool {
	_, ok := p.lookup(i, name)
	return ok
}

// isMedium reports whether an element shows a picture, a film or a frame.
func (p *page) isMedium(i int32) bool {
	n := &p.nodes[i]
	return n.trait&media != 0 || n.trait&own != 0 && p.has(i, "src")
}
