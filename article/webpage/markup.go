package webpage

import (
	"iter"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A mark says what becomes of a node when the text is written.
type mark uint8

const (
	markKept    mark = iota
	markGone         // it and all below it are left out
	markFigure       // it is written as a figure
	markGallery      // it is written as a gallery
	markCaption      // text of a figure's caption
	markCredit       // text of a figure's credit
)

// A writer writes what is kept of the text as HTML for package htmlbody,
// which reads it as it reads any fragment. Text is copied as it stands in the
// source, where it was escaped for the same kind of reader.
type writer struct {
	*page
	out []byte
}

func (p *page) markup(body int32) []byte {
	w := writer{page: p}
	w.children(body)
	return w.out
}

func (w *writer) children(i int32) {
	for k := i + 1; k < w.nodes[i].end; k = w.nodes[k].end {
		w.node(k)
	}
}

func (w *writer) node(i int32) {
	n := &w.nodes[i]
	switch {
	case w.marks[i] == markGone, w.live[i] != nil:
	case n.text:
		w.text(w.raw(i))
	case w.marks[i] == markFigure:
		w.figure(i)
	case w.marks[i] == markGallery:
		w.gallery(i)
	case n.tag == atom.Br && w.nodes[n.parent].trait&phrase == 0 && w.breaksParagraph(i):
		w.out = append(w.out, "<p>"...)
	case n.tag == atom.Noscript, n.tag == atom.Script, n.tag == atom.Style, n.tag == atom.Template:
	default:
		w.element(i)
	}
}

// text writes a text. A "<" in it opened no tag where it stood; beside other
// words it might.
func (w *writer) text(raw string) {
	for {
		at := strings.IndexByte(raw, '<')
		if at < 0 {
			w.out = append(w.out, raw...)
			return
		}
		w.out = append(append(w.out, raw[:at]...), "&lt;"...)
		raw = raw[at+1:]
	}
}

func (w *writer) element(i int32) {
	n := &w.nodes[i]
	name := n.tag.String()
	if n.trait&own != 0 {
		name = "div"
		switch {
		case w.has(i, "src"):
			name = "img" // a script makes it a picture
		case n.trait&phrase != 0:
			name = "span"
		}
	}
	if n.tag == ampFrame || n.tag == ampSite {
		w.out = append(w.out, "<iframe"...)
		w.attributes(i)
		w.out = append(w.out, "></iframe>"...)
		return
	}
	w.out = append(append(w.out, '<'), name...)
	w.attributes(i)
	w.out = append(w.out, '>')
	if n.trait&void != 0 || name == "img" {
		return
	}
	if n.tag == atom.Pre && n.end > i+1 && w.nodes[i+1].text {
		w.out = append(w.out, '\n') // the parser takes the first one away
	}
	w.children(i)
	w.out = append(append(append(w.out, "</"...), name...), '>')
}

// lazy are the attributes in which scripts that load pictures late keep the
// address, most used first.
var lazy = []string{"data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-url"}

func (w *writer) attributes(i int32) {
	n := &w.nodes[i]
	for k := n.from; k < n.to; k++ {
		a := &w.attrs[k]
		switch a.name {
		case "href", "cite", "poster":
			w.attribute(a.name, w.resolve(unescape(a.value)))
		case "srcset", "data-srcset":
			w.attribute("srcset", w.candidates(unescape(a.value)))
		case "class":
			if n.tag == atom.Code || n.tag == atom.Pre {
				w.attribute(a.name, unescape(a.value))
			}
		case "alt", "title", "width", "height", "lang", "dir", "id", "colspan", "rowspan", "align", "start", "type", "checked", "datetime", "srclang", "kind", "label", "aria-label":
			w.attribute(a.name, unescape(a.value))
		}
	}
	if n.trait&(media|own) != 0 || n.tag == atom.Source || n.tag == atom.Track {
		if src := w.source(i); src != "" {
			w.attribute("src", src)
		}
	}
}

// source is the address of what a medium shows.
func (w *writer) source(i int32) string {
	if w.nodes[i].tag == ampSite {
		return w.ampAddress(i)
	}
	src := w.attr(i, "src")
	if src == "" || strings.HasPrefix(src, "data:") {
		for _, name := range lazy {
			if v, ok := w.lookup(i, name); ok && v != "" {
				src = v
				break
			}
		}
	}
	if src == "" {
		return ""
	}
	return w.resolve(src)
}

func (w *writer) attribute(name, value string) {
	w.out = append(append(append(w.out, ' '), name...), `="`...)
	w.out = append(escape.AppendAttr(w.out, value), '"')
}

// candidates makes the addresses of a srcset absolute.
func (w *writer) candidates(srcset string) string {
	var b strings.Builder
	for candidate := range strings.SplitSeq(srcset, ", ") {
		address, size, _ := strings.Cut(strings.TrimSpace(candidate), " ")
		if address == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(w.resolve(address))
		if size != "" {
			b.WriteString(" " + size)
		}
	}
	return b.String()
}

// figure writes an element that shows pictures with words of their own: the
// pictures, the caption, the credit. A picture beside a film is what stands
// there until it plays. Words about a frame or a
// placeholder that is not kept have nothing left to tell of.
func (w *writer) figure(i int32) {
	pictures, films := false, false
	for k := range w.mediaOf(i) {
		shown := w.shows(k)
		films = films || shown && w.isFilm(k)
		pictures = pictures || shown && !w.isFilm(k)
	}
	if !pictures && !films {
		return
	}
	w.out = append(w.out, "<figure>"...)
	for k := range w.mediaOf(i) {
		if !films || w.isFilm(k) {
			w.element(k)
		}
	}
	w.out = append(w.out, "<figcaption>"...)
	w.words(i, markCaption)
	w.out = append(w.out, "<small>"...)
	w.words(i, markCredit)
	w.out = append(w.out, "</small></figcaption></figure>"...)
}

// gallery writes the pictures of a gallery, each with its words.
func (w *writer) gallery(i int32) {
	w.out = append(w.out, `<figure class="gallery">`...)
	for k := i + 1; k < w.nodes[i].end; k++ {
		n := &w.nodes[k]
		switch {
		case w.marks[k] == markGone:
			k = n.end - 1
		case w.marks[k] == markFigure:
			w.figure(k)
			k = n.end - 1
		case w.isMedium(k):
			w.element(k)
			k = n.end - 1
		}
	}
	w.out = append(w.out, "</figure>"...)
}

// mediaOf are the media that a figure holds.
func (w *writer) mediaOf(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for k := i + 1; k < w.nodes[i].end; k++ {
			n := &w.nodes[k]
			medium := w.marks[k] != markGone && w.isMedium(k)
			if medium && !yield(k) {
				return
			}
			if medium || w.marks[k] == markGone {
				k = n.end - 1
			}
		}
	}
}

// isFilm reports whether a medium plays, rather than stands.
func (w *writer) isFilm(i int32) bool {
	switch w.nodes[i].tag {
	case atom.Video, atom.Audio, atom.Iframe, ampFrame, ampSite:
		return true
	}
	return false
}

// shows reports whether package htmlbody keeps a medium.
func (w *writer) shows(i int32) bool {
	switch w.nodes[i].tag {
	case atom.Video, atom.Audio:
		return true
	case atom.Iframe, ampFrame, ampSite:
		_, ok := embed.Find(w.source(i), providers)
		return ok
	case atom.Embed:
		return false
	}
	source := w.source(i)
	return source != "" && escape.SafeURL(source)
}

// providers is made once: no reader changes it.
var providers = embed.Providers()

func (w *writer) words(i int32, of mark) {
	for k := i + 1; k < w.nodes[i].end; k++ {
		if w.nodes[k].text && w.marks[k] == of {
			w.text(w.raw(k))
			w.out = append(w.out, ' ')
		}
	}
}
