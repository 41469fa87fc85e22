package htmlbody

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// theirs reads the blocks of WordPress, Ghost and Substack that are known by
// their classes alone. It reports whether n is one.
func (f *flow) theirs(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	switch n.DataAtom {
	case atom.P:
		return f.wordItem(n) || f.wordParagraph(n)
	case atom.Ol, atom.Section:
		return f.noteList(n)
	case atom.Blockquote:
		return f.post(n)
	case atom.Script:
		if e, ok := f.script(n); ok {
			f.add(&e)
			return true
		}
		return f.isWidget(n)
	case atom.Figure:
		switch {
		case class(n, "kg-bookmark-card"):
			return f.bookmark(n)
		case class(n, "wp-block-pullquote"):
			return f.pulled(n)
		case class(n, "kg-video-card"):
			return f.player(n)
		}
	case atom.Div:
		switch {
		case class(n, "kg-callout-card"):
			f.boxed(n, "kg-callout-emoji", "kg-callout-text")
		case class(n, "kg-toggle-card"):
			f.boxed(n, "kg-toggle-heading-text", "kg-toggle-content")
		case class(n, "kg-file-card"):
			return f.download(n, "kg-file-card-container", "kg-file-card-title", "kg-file-card-caption")
		case class(n, "wp-block-file"):
			return f.download(n, "", "", "")
		case class(n, "kg-audio-card"):
			return f.player(n)
		case class(n, "pullquote"):
			return f.pulled(n)
		default:
			return f.chart(n) || f.noteList(n)
		}
		return true
	}
	return false
}

// bookmark reads Ghost's card of a link. Icon and name of the site are left to
// who renders the link.
func (f *flow) bookmark(n *html.Node) bool {
	a := find(n, atom.A)
	if a == nil {
		return false
	}
	l := &article.RelatedLink{Attrs: attrs(n), URL: f.url(a, "href", "<a href>"), Headline: classText(n, "kg-bookmark-title"), Dek: classText(n, "kg-bookmark-description"),
		Kicker: classText(n, "kg-bookmark-publisher")}
	if l.Kicker == "" {
		l.Kicker = classText(n, "kg-bookmark-author")
	}
	if box := findClass(n, "kg-bookmark-thumbnail"); box != nil {
		if img, ok := f.image(box); ok {
			l.Image = &img
		}
	}
	f.add(l)
	if caption := captionOf(n); caption != nil {
		f.paragraph(caption)
	}
	return true
}

func classText(n *html.Node, end string) string {
	if c := findClass(n, end); c != nil {
		return plainText(c)
	}
	return ""
}

// pulled reads a quotation set apart: a figure around a quote, or a box.
func (f *flow) pulled(n *html.Node) bool {
	q := &article.PullQuote{Attrs: attrs(n)}
	if cite := find(n, atom.Cite); cite != nil {
		q.Attribution = trimDash(f.text(cite))
		drop(cite)
	}
	from := n
	if quote := find(n, atom.Blockquote); quote != nil {
		from = quote
	}
	// Its paragraphs are lines of one text.
	for c := from.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if content := f.text(c); len(content) > 0 {
			if len(q.Content) > 0 {
				q.Content = append(q.Content, &article.Break{})
			}
			q.Content = append(q.Content, content...)
		}
	}
	if len(q.Content) == 0 {
		q.Content = f.text(from)
	}
	if len(q.Content)+len(q.Attribution) > 0 {
		f.add(q)
	}
	return true
}

// boxed reads a box whose title and text are known by their classes.
func (f *flow) boxed(n *html.Node, title, content string) {
	c := &article.Callout{Attrs: attrs(n)}
	if t := findClass(n, title); t != nil {
		c.Title = f.text(t)
	}
	if t := findClass(n, content); t != nil {
		c.Content = f.inside(t)
	}
	f.add(c)
}

// download reads a file offered for download. The button beside its name says
// the same.
func (f *flow) download(n *html.Node, link, name, description string) bool {
	a := find(n, atom.A)
	if link != "" {
		a = findClass(n, link)
	}
	if a == nil {
		return false
	}
	file := &article.File{Attrs: attrs(n), URL: f.url(a, "href", "<a href>"), Name: plainText(a)}
	if name != "" {
		file.Name = classText(n, name)
		if d := findClass(n, description); d != nil {
			file.Description = f.text(d)
		}
	}
	f.add(file)
	return true
}

// player reads a card around a video or recording, whose buttons a script
// would bring to life.
func (f *flow) player(n *html.Node) bool {
	caption := captionOf(n)
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Video:
			v := f.video(d).(*article.Video)
			v.Attrs = attrs(n)
			if caption != nil {
				v.Caption = f.text(caption)
			}
			f.add(v)
			return true
		case atom.Audio:
			a := f.audio(d).(*article.Audio)
			a.Attrs = attrs(n)
			if title := classText(n, "kg-audio-title"); title != "" {
				a.Title = title
			}
			f.add(a)
			return true
		}
	}
	return false
}

// isTrimmings reports whether an element inside of a figure is the editor's
// own: buttons that enlarge the picture.
func isTrimmings(n *html.Node) bool {
	names := attr(n, "class")
	return strings.Contains(names, "image-link-expand") || strings.Contains(names, "wp-lightbox") || strings.Contains(names, "lightbox-trigger")
}
