package htmlbody

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
)

func (r *reader) image(n *html.Node) article.Image {
	img := article.Image{
		URL: r.url(attr(n, "src"), "<img src>"), Alt: strings.TrimSpace(attr(n, "alt")),
		Width: size(n, "width"), Height: size(n, "height"),
	}
	img.Decorative = img.Alt == "" && has(n, "alt") && attr(n, "role") != ""
	img.Variants = r.srcset(attr(n, "srcset"), img.URL)
	return img
}

// srcset reads candidates with a width; those by density say nothing about
// size and are left.
func (r *reader) srcset(s, own string) []article.Variant {
	var out []article.Variant
	for candidate := range strings.SplitSeq(s, ", ") {
		fields := strings.Fields(candidate)
		if len(fields) != 2 || fields[0] == own {
			continue
		}
		width, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(fields[1], ","), "w"))
		if err == nil && width > 0 {
			if address := r.url(fields[0], "<img srcset>"); address != "" {
				out = append(out, article.Variant{URL: address, Width: width})
			}
		}
	}
	return out
}

// figure reads a figure by what it holds: a picture, several, a video, a
// quote, a table, code or a frame.
func (f *flow) figure(n *html.Node) {
	var caption []article.Inline
	credit := ""
	if c := find(n, atom.Figcaption); c != nil {
		if small := find(c, atom.Small); small != nil {
			credit = strings.Join(strings.Fields(rawText(small)), " ")
			small.Parent.RemoveChild(small)
		}
		caption = f.text(c)
		c.Parent.RemoveChild(c)
	}
	var images []*html.Node
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Img:
			images = append(images, d)
		case atom.Video, atom.Audio, atom.Iframe, atom.Blockquote, atom.Table, atom.Pre:
			f.captioned(n, caption, credit)
			return
		}
	}
	switch len(images) {
	case 0:
		f.captioned(n, caption, credit)
	case 1:
		figure := &article.Figure{Attrs: attrs(n), Image: f.image(images[0]), Caption: caption, Credit: credit}
		if a := images[0].Parent; a.DataAtom == atom.A {
			figure.URL = f.url(attr(a, "href"), "<a href>")
		}
		f.add(figure)
	default:
		g := &article.Gallery{Attrs: attrs(n), Caption: caption}
		for _, img := range images {
			g.Items = append(g.Items, &article.Figure{Image: f.image(img)})
		}
		f.add(g)
	}
}

// captioned reads the content of a figure and gives its first block the
// caption, where that has a place for one.
func (f *flow) captioned(n *html.Node, caption []article.Inline, credit string) {
	blocks := f.inside(n)
	placed := len(caption) == 0
	if len(blocks) > 0 {
		switch b := blocks[0].(type) {
		case *article.Video:
			b.Caption, b.Credit, placed = caption, credit, true
		case *article.Audio:
			b.Caption, b.Credit, placed = caption, credit, true
		case *article.Embed:
			b.Caption, placed = caption, true
		case *article.Table:
			if len(b.Caption) == 0 {
				b.Caption, placed = caption, true
			}
		case *article.Quote:
			if len(b.Attribution) == 0 {
				b.Attribution, placed = trimDash(caption), true
			}
		}
	}
	f.blocks = append(f.blocks, blocks...)
	if !placed {
		f.add(&article.Paragraph{Content: caption})
	}
}

func (f *flow) video(n *html.Node) article.Block {
	v := &article.Video{Attrs: attrs(n), Title: attr(n, "aria-label"), Width: size(n, "width"), Height: size(n, "height"), Files: f.mediaFiles(n)}
	if poster := f.url(attr(n, "poster"), "<video poster>"); poster != "" {
		v.Poster = &article.Image{URL: poster}
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Track {
			v.Tracks = append(v.Tracks, article.Track{
				URL: f.url(attr(d, "src"), "<track src>"), Kind: attr(d, "kind"), Language: attr(d, "srclang"), Label: attr(d, "label"),
			})
		}
	}
	return v
}

func (f *flow) audio(n *html.Node) article.Block {
	return &article.Audio{Attrs: attrs(n), Title: attr(n, "aria-label"), Files: f.mediaFiles(n)}
}

func (f *flow) mediaFiles(n *html.Node) (files []article.MediaFile) {
	add := func(address, kind string) {
		if address = f.url(address, "<"+n.Data+" src>"); address != "" {
			files = append(files, article.MediaFile{URL: address, Type: kind})
		}
	}
	add(attr(n, "src"), "")
	for d := range n.Descendants() {
		if d.DataAtom == atom.Source {
			add(attr(d, "src"), attr(d, "type"))
		}
	}
	return files
}

func (f *flow) frame(n *html.Node) {
	address := attr(n, "src")
	e, ok := embed.Find(address, f.providers)
	if !ok {
		f.lose(article.LossUnsafe, "<iframe>", "its site is not among the allowed ones")
		return
	}
	e.Attrs, e.Title = attrs(n), attr(n, "title")
	if w, h := size(n, "width"), size(n, "height"); w > 0 && h > 0 {
		e.Width, e.Height = w, h
	}
	f.add(&e)
}
