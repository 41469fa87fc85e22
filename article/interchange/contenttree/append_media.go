package contenttree

import (
	"encoding/json"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

var widths = map[article.Layout]string{
	article.LayoutText: "in-line", article.LayoutWide: "mid-grid", article.LayoutFull: "full-bleed", article.LayoutAside: "inset-right",
}

func (w *writer) figure(b *article.Figure) {
	rest := *b
	rest.ID, rest.Caption, rest.Credit = "", nil, ""
	width := widths[b.Layout]
	if width == "" {
		width = "in-line"
	}
	if layoutOf(width) == b.Layout {
		rest.Layout = ""
	}
	img := &rest.Image
	img.URL, img.Alt, img.Width, img.Height = "", "", 0, 0
	if said(b.Image) {
		img.Variants = nil
	}
	kept := jsonform.TakeKept(&img.Extra, name)
	w.element("image-set", &rest, func() {
		w.id(b.Extra, b.Image.URL)
		w.Text("fragmentIdentifier", b.ID)
		w.Name("picture")
		w.Object(func() {
			var own struct{ LayoutWidth string }
			if json.Unmarshal(kept, &own) == nil && own.LayoutWidth != "" {
				width = own.LayoutWidth
			}
			w.String("layoutWidth", width)
			if jsonform.Members(kept)["imageType"] == nil {
				w.String("imageType", "image")
			}
			w.String("alt", b.Image.Alt)
			w.String("caption", w.plain(b.Caption, "caption"))
			w.String("credit", b.Credit)
			w.Name("images")
			w.List(func() { w.image(b.Image) })
			w.Name("fallbackImage")
			w.image(b.Image)
			w.Members(kept)
		})
	})
}

// said reports whether the variants of a picture can be said as the sources
// of one image, which are told apart by address and width alone.
func said(img article.Image) bool {
	type source struct {
		url   string
		width int
	}
	seen := make(map[source]bool)
	for _, v := range img.Variants {
		key := source{v.URL, v.Width}
		if v.Height != 0 || v.Type != "" || v.Extra != nil || v.URL == img.URL || seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

func (w *writer) image(img article.Image) {
	w.Object(func() {
		w.String("id", img.URL)
		w.Int("width", int64(img.Width))
		w.Int("height", int64(img.Height))
		w.String("format", "standard")
		w.String("url", img.URL)
		if len(img.Variants) > 0 {
			w.Name("sourceSet")
			w.List(func() {
				for _, v := range img.Variants {
					w.Object(func() {
						w.String("url", v.URL)
						w.Int("width", int64(v.Width))
						w.Int("dpr", 1)
					})
				}
			})
		}
	})
}

// id writes the identifier that a node must have: the one it came with, or
// else its address.
func (w *writer) id(extra article.Extra, address string) {
	if jsonform.Members(extra[name])["id"] == nil {
		w.String("id", address)
	}
}

// pair writes a gallery of two pictures; the tree has no other.
func (w *writer) pair(b *article.Gallery) bool {
	if len(b.Items) != 2 || b.Items[0] == nil || b.Items[1] == nil || len(b.Caption) > 0 {
		return false
	}
	rest := *b
	rest.Items = nil
	w.element("image-pair", &rest, func() {
		w.children(func() {
			for i, f := range b.Items {
				w.At(func() { w.figure(f) }, "items", index(i))
			}
		})
	})
	return true
}

func (w *writer) video(b *article.Video) {
	rest := *b
	rest.ID, rest.Title, rest.Caption, rest.Credit, rest.Files = "", "", nil, "", nil
	address := ""
	if len(b.Files) > 0 {
		address = b.Files[0].URL
		rest.Width, rest.Height, rest.Duration = 0, 0, 0
		if b.Width < 0 || b.Height < 0 || b.Duration != b.Duration.Truncate(1e6) || b.Duration < 0 {
			rest.Width, rest.Height, rest.Duration = b.Width, b.Height, b.Duration
		}
	}
	for _, f := range b.Files {
		if f.Bytes != 0 || f.Extra != nil {
			rest.Files = b.Files
		}
	}
	poster := ""
	if b.Poster != nil {
		img := *b.Poster
		poster, img.URL = img.URL, ""
		rest.Poster = &img
		if poster != "" && jsonform.RestOf(&img).Empty() {
			rest.Poster = nil
		}
	}
	w.element("clip-set", &rest, func() {
		w.id(b.Extra, address)
		w.Text("fragmentIdentifier", b.ID)
		kept := b.Extra[name]
		if jsonform.Members(kept)["layoutWidth"] == nil {
			w.String("layoutWidth", "in-line")
		}
		w.Name("clips")
		w.List(func() {
			w.Object(func() {
				w.String("id", address)
				w.Name("dataSource")
				w.List(func() {
					for _, f := range b.Files {
						w.Object(func() {
							w.String("binaryUrl", f.URL)
							w.String("mediaType", f.Type)
							if b.Duration > 0 {
								w.Float("duration", b.Duration.Seconds())
							}
							w.Count("pixelWidth", b.Width)
							w.Count("pixelHeight", b.Height)
						})
					}
				})
				w.Text("poster", poster)
			})
		})
		if jsonform.Members(kept)["publishedDate"] == nil {
			w.String("publishedDate", "")
		}
		w.Text("caption", w.plain(b.Caption, "caption"))
		w.Text("credits", b.Credit)
		w.Text("displayTitle", b.Title)
	})
}

// embed writes the embeds of the four sites that the tree knows. What is said
// around them has no place there.
func (w *writer) embed(b *article.Embed) bool {
	kind, member := "", "url"
	switch b.Provider {
	case "youtube", "vimeo":
		kind = b.Provider + "-video"
	case "acast":
		kind = "acast-podcast"
	case "x":
		kind, member = "tweet", "id"
	default:
		return false
	}
	w.LoseIf(b.Title != "", "title")
	w.LoseIf(b.Text != "" && kind != "tweet", "text")
	w.LoseIf(len(b.Caption) > 0, "caption")
	rest := *b
	rest.Provider, rest.URL, rest.Title, rest.Caption = "", "", "", nil
	if kind != "tweet" {
		rest.Text = ""
	}
	if b.URL != "" && rest.Width == 0 && rest.Height == 0 {
		// An address that the reader would complete is kept as it is.
		probe := article.Embed{Provider: b.Provider}
		(&reader{}).embed(&probe, b.URL)
		if probe.URL != b.URL || probe.Width != 0 {
			rest.URL = b.URL
		}
	}
	w.element(kind, &rest, func() {
		w.String(member, b.URL)
		if kind == "tweet" && jsonform.Members(b.Extra[name])["html"] == nil {
			w.String("html", tweet(b.Text))
		}
	})
	return true
}

// tweet is the markup that a post must have.
func tweet(words string) string {
	return "<blockquote><p>" + string(escape.AppendText(nil, words)) + "</p></blockquote>"
}

// freeAccess is the least that a teaser must say of who may read it.
const freeAccess = `{"accessLevel":"free"}`

func (w *writer) recommended(b *article.RelatedLink) {
	rest := *b
	rest.URL, rest.Headline, rest.Kicker, rest.Dek = "", "", "", ""
	w.LoseIf(b.Dek != "", "dek")
	img := article.Image{}
	if b.Image != nil {
		img = *b.Image
		inner := img
		inner.URL, inner.Width, inner.Height = "", 0, 0
		rest.Image = &inner
		if img.URL != "" && jsonform.RestOf(&inner).Empty() {
			rest.Image = nil
		}
	}
	var own struct{ Teaser json.RawMessage }
	kept := jsonform.TakeKept(&rest.Extra, name)
	_ = json.Unmarshal(kept, &own) // what was kept is an object, or there is none
	w.node("recommended", nil, jsonform.RestOf(&rest), func() {
		w.id(b.Extra, b.URL)
		w.Text("heading", b.Kicker)
		w.Name("teaser")
		w.Object(func() {
			for _, member := range []struct{ name, value string }{
				{"id", b.URL}, {"url", b.URL}, {"type", "article"}, {"title", b.Headline}, {"publishedDate", ""}, {"firstPublishedDate", ""},
			} {
				if member.name == "url" || member.name == "title" || jsonform.Members(own.Teaser)[member.name] == nil {
					w.String(member.name, member.value)
				}
			}
			if jsonform.Members(own.Teaser)["indicators"] == nil {
				w.Raw("indicators", []byte(freeAccess))
			}
			w.Name("image")
			w.Object(func() {
				w.String("url", img.URL)
				w.Int("width", int64(img.Width))
				w.Int("height", int64(img.Height))
			})
			w.Members(own.Teaser)
		})
		w.Members(kept)
	})
}

// columnSettings is what must be said of a column and has no counterpart.
const columnSettings = `{"hideOnMobile":false,"sortable":false}`
