package ninjs

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// associations writes the hero and the items that the article points to.
func (w *writer) associations(a *article.Article, kept json.RawMessage) {
	links := linksOf(a)
	if a.Hero == nil && len(links) == 0 {
		return
	}
	w.list("associations", kept, func() {
		if a.Hero != nil {
			w.At(func() { w.picture(*a.Hero) }, "hero")
		}
		for _, l := range links {
			w.Object(func() {
				w.String("uri", l.uri)
				w.String("type", "text")
				w.Text("language", l.language)
				w.String("name", l.name)
				w.String("rel", l.rel)
			})
		}
	})
}

// A link is an item that the article points to.
type link struct{ rel, name, uri, language string }

// linksOf are the items that can be pointed to because they have a uri.
func linksOf(a *article.Article) (links []link) {
	add := func(l link) {
		if isURI(l.uri) {
			if l.name == "" {
				l.name = l.uri // a name is required
			}
			links = append(links, l)
		}
	}
	for _, key := range a.Related {
		add(link{rel: relRelated, uri: key})
	}
	for _, s := range a.Sources {
		add(link{rel: relSource, name: s.Title, uri: s.URL})
	}
	for _, t := range a.Translations {
		add(link{rel: relTranslation, uri: t.URL, language: t.Language})
	}
	return links
}

// picture writes a figure as an item of its own.
func (w *writer) picture(f article.Figure) {
	keptJSON := jsonform.TakeKept(&f.Extra, name)
	kept := jsonform.Members(keptJSON)
	w.Object(func() {
		if kept["uri"] == nil {
			w.String("uri", pictureURI(f.Image))
		}
		if kept["type"] == nil {
			w.String("type", "picture")
		}
		if kept["name"] == nil {
			w.String("name", relHero)
		}
		if kept["rel"] == nil {
			w.String("rel", relHero)
		}
		w.Text("language", f.Language)
		w.Text("by", f.Credit)
		if f.Image.Alt != "" || len(f.Caption) > 0 {
			w.list("descriptions", kept["descriptions"], func() {
				if len(f.Caption) > 0 {
					w.roled("caption", typeHTML, textHTML(f.Caption))
				}
				if f.Image.Alt != "" {
					w.roled("alt", "", f.Image.Alt)
				}
			})
		}
		w.sourceType(f.Provenance)
		w.list("renditions", kept["renditions"], func() { w.renditions(f.Image) })
		w.Members(keptJSON)
	})
}

// pictureURI names a picture by its address, where that is a uri.
func pictureURI(img article.Image) string {
	if isURI(img.URL) {
		return img.URL
	}
	return scheme + relHero
}

func (w *writer) renditions(img article.Image) {
	x, y, focal := img.FocalPixels()
	w.Object(func() {
		kept := jsonform.TakeKept(&img.Extra, name)
		w.rendition(roleMain, article.Variant{URL: img.URL, Width: img.Width, Height: img.Height, Type: img.Type}, jsonform.Members(kept))
		if focal {
			w.Name("poi")
			w.Object(func() {
				w.Int("x", int64(x))
				w.Int("y", int64(y))
			})
		}
		w.Members(kept)
	})
	for i, v := range img.Variants {
		w.Object(func() {
			kept := jsonform.TakeKept(&v.Extra, name)
			w.rendition("variant-"+strconv.Itoa(i+1), v, jsonform.Members(kept))
			w.Members(kept)
		})
	}
}

func (w *writer) rendition(label string, v article.Variant, kept map[string]json.RawMessage) {
	if kept["name"] == nil {
		w.String("name", label)
	}
	if isURI(v.URL) {
		w.String("href", v.URL)
	}
	w.Text("contentType", v.Type)
	w.Count("width", v.Width)
	w.Count("height", v.Height)
}

// isVariant reports whether a name is one that [writer.renditions] makes up.
func isVariant(label string) bool {
	number, ok := strings.CutPrefix(label, "variant-")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}
