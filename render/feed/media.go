package feed

import (
	"path"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// media reads an element of Media RSS inside an item; what it has no place
// for is a loss, and so is every element that is none.
func (r *reader) media(out *Item, e *element) {
	switch e.key {
	case "media:group":
		for inner := range e.elements() {
			r.media(out, inner)
		}
	case "media:content":
		if !isImage(e) {
			r.enclosure(out, e, e.attr("fileSize"))
			return
		}
		r.picture(out, e)
	case "media:thumbnail":
		if out.Article.Hero == nil {
			r.picture(out, e)
		}
	default:
		r.unknown(e)
	}
}

func isImage(e *element) bool {
	medium, kind := e.attr("medium"), e.attr("type")
	if medium != "" || kind != "" {
		return medium == "image" || strings.HasPrefix(kind, "image/")
	}
	address, _, _ := strings.Cut(e.attr("url"), "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".mp3", ".mp4", ".m4a", ".m4v", ".webm", ".ogg", ".pdf":
		return false
	}
	return true
}

// picture takes an image as the hero. Of several the widest stays, because
// feeds list the same picture in its sizes.
func (r *reader) picture(out *Item, e *element) {
	img := article.Image{URL: r.address(e, e.attr("url")), Type: e.attr("type")}
	img.Width, _ = strconv.Atoi(e.attr("width")) // 0 is what it is where it is not known
	img.Height, _ = strconv.Atoi(e.attr("height"))
	if img.URL == "" {
		return
	}
	figure := &article.Figure{}
	for part := range e.elements() {
		text := part.text()
		if part.attr("type") == "html" {
			text = r.plain(part, text)
		}
		switch part.key {
		case "media:description", "media:text":
			img.Alt = text
		case "media:title":
			if text != "" {
				figure.Caption = []article.Inline{&article.Text{Value: text}}
			}
		case "media:credit":
			figure.Credit = text
		default:
			r.unknown(part)
		}
	}
	figure.Image = img
	old := out.Article.Hero
	if old != nil {
		r.lose(e, article.LossUnsupported, "<"+e.key+">", "an item has one picture")
		if old.Image.Width >= img.Width {
			return
		}
	}
	out.Article.Hero = figure
}
