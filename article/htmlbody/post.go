package htmlbody

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
)

// post reads a post of a social network from the quotation that its network
// offers for copying; a script of the network turns it into a frame. It
// reports whether n is one.
func (f *flow) post(n *html.Node) bool {
	address := ""
	switch {
	case class(n, "twitter-tweet"), class(n, "twitter-video"), class(n, "bluesky-embed"):
		address = f.lastPage(n)
	case class(n, "instagram-media"):
		address = attr(n, "data-instgrm-permalink")
	case class(n, "tiktok-embed"):
		address = attr(n, "cite")
	case class(n, "mastodon-embed"):
		address = attr(n, "data-embed-url")
	default:
		return false
	}
	e, ok := embed.Find(address, f.providers)
	if !ok {
		f.loseElement(n, article.LossFlattened, "its site is not among the allowed ones; the words are kept")
		return false
	}
	e.Attrs.ID = trim(attr(n, "id"))
	// What a post says stands in a paragraph, who says it behind that.
	words := n
	if p := find(n, atom.P); p == nil {
		if box := find(n, atom.Div); box != nil {
			words = box
		}
	} else {
		words = p
		var by strings.Builder
		for c := p.NextSibling; c != nil; c = c.NextSibling {
			by.WriteString(textOf(c))
		}
		e.Title = strings.TrimLeft(foldSpace(by.String()), "—–- ")
	}
	e.Text = plainText(words)
	f.add(&e)
	return true
}

// lastPage is the last address in n that may be embedded.
func (f *flow) lastPage(n *html.Node) (address string) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			if _, ok := embed.Find(attr(d, "href"), f.providers); ok {
				address = attr(d, "href")
			}
		}
	}
	return address
}

// script reads the scripts that put something of an allowed site into a page:
// those that stand for a chart, and those that draw what stands before them,
// which have no more to say.
func (r *reader) script(n *html.Node) (article.Embed, bool) {
	address := attr(n, "src")
	if address == "" {
		return article.Embed{}, false
	}
	return embed.Find(address, r.providers)
}

func (r *reader) isWidget(n *html.Node) bool {
	return n.DataAtom == atom.Script && n.FirstChild == nil && embed.IsScript(attr(n, "src"), r.providers)
}

// chart reads the element that a script of a provider fills with a chart.
func (f *flow) chart(n *html.Node) bool {
	address := ""
	if class(n, "flourish-embed") {
		address = "https://public.flourish.studio/" + attr(n, "data-src")
	} else if s := firstElement(n); s != nil && s.DataAtom == atom.Script && strings.HasPrefix(attr(n, "id"), "datawrapper-vis-") {
		address = attr(s, "src")
	}
	e, ok := embed.Find(address, f.providers)
	if address == "" || !ok {
		return false
	}
	e.Attrs.ID = trim(attr(n, "id"))
	e.Title = attr(n, "aria-label")
	f.add(&e)
	return true
}

// address reads a paragraph that holds nothing but an address, as editors
// write what is to be embedded.
func (f *flow) address(content []article.Inline) (article.Embed, bool) {
	if len(content) != 1 {
		return article.Embed{}, false
	}
	var text, target string
	switch n := content[0].(type) {
	case *article.Text:
		text = n.Value
		target = text
	case *article.Link:
		t, ok := n.Content[0].(*article.Text)
		if !ok || len(n.Content) > 1 || n.Title != "" {
			return article.Embed{}, false
		}
		text, target = t.Value, n.URL
	}
	if text != target || !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") || strings.ContainsAny(text, space) {
		return article.Embed{}, false
	}
	return embed.Find(target, f.providers)
}

// credited puts the page in the place of a player's address that no reader
// would open, where the line behind a SoundCloud player names it.
func (f *flow) credited(e *article.Embed, frame *html.Node) {
	if e.Provider != "soundcloud" {
		return
	}
	next := frame.NextSibling
	for next != nil && next.Type == html.TextNode && isSpace(next.Data) {
		next = next.NextSibling
	}
	if next == nil || next.DataAtom != atom.Div || !strings.Contains(plainText(next), "·") {
		return
	}
	page, ok := embed.Find(f.lastPage(next), f.providers)
	if !ok || page.Provider != e.Provider {
		return
	}
	e.URL = page.URL
	if e.Title == "" {
		e.Title = plainText(next)
	}
	drop(next)
}
