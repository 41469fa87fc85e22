package htmlbody

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
)

// firstImage is the img element that n is or holds; nil where there is none.
func firstImage(n *html.Node) *html.Node {
	if n.DataAtom == atom.Img {
		return n
	}
	return find(n, atom.Img)
}

// isInlineImage reports whether a picture is one that package render wrote into
// a line, where it may stand alone.
func isInlineImage(n *html.Node) bool {
	if n.DataAtom != atom.Img && n.DataAtom != atom.Picture {
		return false
	}
	img := firstImage(n)
	return img != nil && class(img, "inline-image")
}

// image reads an img or picture element. It reports false for one that shows
// nothing: without an address, or with an unsafe one, which is a loss.
func (r *reader) image(n *html.Node) (article.Image, bool) {
	img := firstImage(n)
	if img == nil {
		return article.Image{}, false
	}
	i := article.Image{
		URL: r.url(img, "src", "<img src>"), Alt: trim(attr(img, "alt")),
		Width: size(img, "width"), Height: size(img, "height"), Type: attr(img, "data-type"),
	}
	if i.URL == "" && attr(img, "src") == "" {
		// Scripts that load pictures late leave the address here.
		if i.URL = r.url(img, "data-src", "<img data-src>"); i.URL == "" {
			r.loseElement(img, article.LossInvalid, "a picture without an address")
		}
	}
	if i.Alt == "" {
		i.Alt = trim(attr(img, "data-alt"))
	}
	i.Decorative = has(img, "data-decorative") || i.Alt == "" && has(img, "alt") && attr(img, "role") != ""
	if i.Width == 0 {
		i.Width = size(img, "data-width")
	}
	if i.Height == 0 {
		i.Height = size(img, "data-height")
	}
	i.Focal = focal(attr(img, "data-focal"))
	if has(img, "data-variants") {
		i.Variants = variants(attr(img, "data-variants"))
	} else {
		i.Variants = r.srcset(nil, img, i.URL)
		if n != img {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Source {
					i.Variants = r.srcset(i.Variants, c, i.URL)
				}
			}
		}
	}
	return i, i.URL != ""
}

func focal(s string) *article.Point {
	x, y, ok := strings.Cut(s, " ")
	if !ok {
		return nil
	}
	p := &article.Point{}
	var errX, errY error
	p.X, errX = strconv.ParseFloat(x, 64)
	p.Y, errY = strconv.ParseFloat(y, 64)
	// The comparisons fail for what is not a number.
	if errX != nil || errY != nil || !(p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1) {
		return nil
	}
	return p
}

// variants reads what package render writes where srcset cannot say it: four
// words each.
func variants(s string) (out []article.Variant) {
	words := strings.Fields(s)
	for ; len(words) >= 4; words = words[4:] {
		v := article.Variant{URL: words[0]}
		v.Width, _ = strconv.Atoi(words[1])
		v.Height, _ = strconv.Atoi(words[2])
		if words[3] != "-" {
			v.Type = words[3]
		}
		if safe(v.URL) {
			out = append(out, v)
		}
	}
	return out
}

// srcset adds the candidates with a width; those by density say nothing about
// size and are left.
func (r *reader) srcset(out []article.Variant, n *html.Node, own string) []article.Variant {
	for rest := trim(attr(n, "srcset")); rest != ""; {
		// A candidate ends with a comma behind its descriptor; one inside an
		// address is part of it (HTML, 4.8.4.2.1).
		address, after, _ := strings.Cut(rest, " ")
		if bare := strings.TrimRight(address, ","); bare != address {
			rest = trim(after)
			continue // without a descriptor
		}
		descriptor, next, _ := strings.Cut(after, ",")
		rest = trim(next)
		width, err := strconv.Atoi(strings.TrimSuffix(trim(descriptor), "w"))
		if err != nil || width <= 0 || address == own {
			continue
		}
		if !safe(address) {
			r.lose(n, article.LossUnsafe, "<"+n.Data+" srcset>", "not an address that may be linked")
			continue
		}
		out = append(out, article.Variant{URL: address, Width: width, Type: attr(n, "type")})
	}
	return out
}

// The parts of a figure: pictures, figures inside it, and whether it holds
// something else that a figure has no place for.
type parts struct {
	images  []*html.Node
	figures []*html.Node
	other   bool
}

func (p *parts) collect(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.other = p.other || !isSpace(c.Data)
		case c.Type != html.ElementNode || isTrimmings(c):
		case c.DataAtom == atom.Figure:
			p.figures = append(p.figures, c)
		case c.DataAtom == atom.Img || c.DataAtom == atom.Picture && firstImage(c) != nil:
			p.images = append(p.images, c)
		case c.DataAtom == atom.Video || c.DataAtom == atom.Audio || c.DataAtom == atom.Iframe || c.DataAtom == atom.Blockquote ||
			c.DataAtom == atom.Table || c.DataAtom == atom.Pre || c.DataAtom == atom.Script || c.DataAtom == atom.Style ||
			c.DataAtom == atom.Svg || c.DataAtom == atom.Object || c.DataAtom == atom.Form || c.DataAtom == atom.Button || c.DataAtom == atom.Noscript:
			p.other = true
		default:
			p.collect(c)
		}
	}
}

// captionOf is the figcaption that belongs to a figure and not to one inside.
func captionOf(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Figcaption:
			if c.Type == html.ElementNode {
				return c
			}
		case atom.Figure, atom.Blockquote, atom.Table:
		default:
			if inner := captionOf(c); inner != nil {
				return inner
			}
		}
	}
	return nil
}

// figure reads a figure by what it holds: a picture, several, a video, a
// quote, a table, code or a frame.
func (f *flow) figure(n *html.Node) {
	var inside parts
	caption := captionOf(n)
	if caption != nil {
		drop(caption)
	}
	inside.collect(n)
	gallery := class(n, "gallery") || class(n, "gallery-card")
	switch {
	case !inside.other && len(inside.images) == 1 && len(inside.figures) == 0 && !gallery:
		if figure := f.picture(n, inside.images[0], caption); figure != nil {
			f.add(figure)
		} else if caption != nil {
			f.paragraph(caption)
		}
	case !inside.other && (gallery || len(inside.images)+len(inside.figures) > 1):
		f.gallery(n, caption)
	default:
		f.captioned(n, caption)
	}
}

// picture reads a figure of one picture; nil where that shows nothing.
func (f *flow) picture(n, img, caption *html.Node) *article.Figure {
	image, ok := f.image(img)
	if !ok {
		return nil
	}
	figure := &article.Figure{Attrs: attrs(n), Image: image, Layout: layout(n)}
	for up := img.Parent; up != nil && up != n; up = up.Parent {
		if up.DataAtom == atom.A {
			figure.URL = f.url(up, "href", "<a href>")
		}
	}
	if caption != nil {
		figure.Credit = credit(caption)
		figure.Caption = f.text(caption)
	}
	return figure
}

// layouts are the ends of classes that say how much room a figure takes: those
// of package render, WordPress and Ghost.
var layouts = []struct {
	end    string
	layout article.Layout
}{
	{"figure--wide", article.LayoutWide}, {"alignwide", article.LayoutWide}, {"kg-width-wide", article.LayoutWide},
	{"figure--full", article.LayoutFull}, {"alignfull", article.LayoutFull}, {"kg-width-full", article.LayoutFull},
	{"figure--aside", article.LayoutAside}, {"alignleft", article.LayoutAside}, {"alignright", article.LayoutAside},
}

func layout(n *html.Node) article.Layout {
	for _, l := range layouts {
		if class(n, l.end) {
			return l.layout
		}
	}
	return article.LayoutText
}

// credit takes the name of who made a picture out of its caption: the last
// element of it, if that is small or says so by its class.
func credit(caption *html.Node) string {
	var last *html.Node
	for c := caption.LastChild; c != nil && last == nil; c = c.PrevSibling {
		switch {
		case c.Type == html.ElementNode:
			last = c
		case c.Type == html.TextNode && !isSpace(c.Data):
			return ""
		}
	}
	if last == nil || last.DataAtom != atom.Small && !class(last, "credit") && !class(last, "copyright") {
		return ""
	}
	drop(last)
	return plainText(last)
}

func (f *flow) gallery(n, caption *html.Node) {
	g := &article.Gallery{Attrs: attrs(n)}
	f.galleryItems(n, g)
	if caption != nil {
		g.Caption = f.text(caption)
	}
	f.add(g)
}

func (f *flow) galleryItems(n *html.Node, g *article.Gallery) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || !f.enter() {
			continue
		}
		var item *article.Figure
		switch {
		case c.DataAtom == atom.Figure:
			item = f.galleryItem(c)
		case c.DataAtom == atom.Img || c.DataAtom == atom.Picture:
			item = f.picture(c, c, nil)
			if item != nil {
				item.Attrs = article.Attrs{ID: trim(attr(firstImage(c), "id"))}
				if a := c.Parent; a.DataAtom == atom.A {
					item.URL = f.url(a, "href", "<a href>")
				}
			}
		default:
			f.galleryItems(c, g)
		}
		if item != nil {
			g.Items = append(g.Items, item)
		}
		f.leave()
	}
}

// galleryItem reads a figure inside a gallery. One that is no picture with its
// caption goes before the gallery as blocks.
func (f *flow) galleryItem(n *html.Node) *article.Figure {
	var inside parts
	caption := captionOf(n)
	if caption != nil {
		drop(caption)
	}
	inside.collect(n)
	if inside.other || len(inside.images) != 1 || len(inside.figures) > 0 {
		f.captioned(n, caption)
		return nil
	}
	return f.picture(n, inside.images[0], caption)
}

// captioned reads the content of a figure and gives its first block the
// caption and the figure's attributes, where that has a place for them.
func (f *flow) captioned(n, caption *html.Node) {
	blocks := f.inside(n)
	f.blocks = append(f.blocks, blocks...)
	if len(blocks) > 0 {
		if a := blocks[0].Attributes(); a.ID == "" && a.Language == "" && a.Provenance == nil {
			*a = attrs(n)
		}
	}
	if caption == nil {
		return
	}
	if len(blocks) > 0 {
		switch b := blocks[0].(type) {
		case *article.Video:
			b.Title, b.Transcript = f.mediaCaption(caption, b.Title, b.Transcript)
			b.Credit = credit(caption)
			b.Caption = f.text(caption)
			return
		case *article.Audio:
			b.Title, b.Transcript = f.mediaCaption(caption, b.Title, b.Transcript)
			b.Credit = credit(caption)
			b.Caption = f.text(caption)
			return
		case *article.Embed:
			b.Caption = f.text(caption)
			return
		case *article.Table:
			if len(b.Caption) == 0 {
				b.Caption = f.text(caption)
				return
			}
		case *article.Quote:
			if len(b.Attribution) == 0 {
				b.Attribution = f.text(caption)
				if !class(n, "quote") {
					b.Attribution = trimDash(b.Attribution)
				}
				return
			}
		}
	}
	f.paragraph(caption)
}

// mediaCaption takes the title and the transcript out of a caption, as package
// render puts them there.
func (f *flow) mediaCaption(caption *html.Node, title, transcript string) (string, string) {
	if n := findClass(caption, "media__title"); n != nil {
		title = plainText(n)
		drop(n)
	}
	if n := findClass(caption, "media__transcript"); n != nil {
		transcript = f.url(n, "href", "<a href>")
		drop(n)
	}
	return title, transcript
}

func (f *flow) video(n *html.Node) article.Block {
	v := &article.Video{Attrs: attrs(n), Title: attr(n, "aria-label"), Width: size(n, "width"), Height: size(n, "height"), Files: f.mediaFiles(n), Duration: duration(n)}
	if poster := f.url(n, "poster", "<video poster>"); poster != "" {
		v.Poster = &article.Image{URL: poster}
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Track {
			kind := attr(d, "kind")
			if kind == "subtitles" {
				kind = ""
			}
			v.Tracks = append(v.Tracks, article.Track{
				URL: f.url(d, "src", "<track src>"), Kind: kind, Language: attr(d, "srclang"), Label: attr(d, "label"),
			})
		}
	}
	return v
}

func (f *flow) audio(n *html.Node) article.Block {
	return &article.Audio{Attrs: attrs(n), Title: attr(n, "aria-label"), Files: f.mediaFiles(n), Duration: duration(n)}
}

// duration reads the seconds that package render writes.
func duration(n *html.Node) time.Duration {
	seconds, err := strconv.ParseFloat(attr(n, "data-duration"), 64)
	if err != nil || !(seconds > 0 && seconds < 1e9) {
		return 0
	}
	return time.Duration(seconds*float64(time.Second) + 0.5)
}

func (f *flow) mediaFiles(n *html.Node) (files []article.MediaFile) {
	add := func(n *html.Node, kind string) {
		if address := f.url(n, "src", "<"+n.Data+" src>"); address != "" {
			bytes, _ := strconv.ParseInt(attr(n, "data-bytes"), 10, 64)
			files = append(files, article.MediaFile{URL: address, Type: kind, Bytes: max(bytes, 0)})
		}
	}
	add(n, "")
	for d := range n.Descendants() {
		if d.DataAtom == atom.Source {
			add(d, attr(d, "type"))
		}
	}
	return files
}

// frame reads a frame of another site, if that is one of the allowed.
func (f *flow) frame(n *html.Node) {
	address := attr(n, "src")
	if address == "" || address == "about:blank" {
		address = attr(n, "data-src")
	}
	e, ok := embed.Find(address, f.providers)
	if !ok {
		f.loseElement(n, article.LossUnsafe, "its site is not among the allowed ones")
		return
	}
	e.Attrs, e.Title = attrs(n), attr(n, "title")
	if w, h := size(n, "width"), size(n, "height"); w > 0 && h > 0 {
		e.Width, e.Height = w, h
	}
	f.credited(&e, n)
	f.add(&e)
}
