package ninjs

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// heroWords are names and relations of the picture that leads a story. ninjs
// names none; the first is ours.
var heroWords = []string{relHero, "main", "mainpic", "mainimage", "featured", "featureimage", "featuremedia", "lead"}

// associations reads the hero, the items that the article points to, and
// media that its provider sends beside the text.
func (r *reader) associations(o *jsonform.Object, a *article.Article) {
	hero, n := heroAmong(items(json.RawMessage(o.Peek("associations")))), -1
	r.pick(o, "associations", func(item *jsonform.Object) bool {
		n++
		switch kind := text(item.Peek("type")); {
		case n == hero:
			a.Hero = r.picture(item)
			return true
		case kind == "picture" || kind == "graphic" || kind == "video" || kind == "audio":
			if r.shown(item) {
				return false
			}
			r.media = append(r.media, r.medium(kind, item))
			return true
		default:
			return r.link(item, a)
		}
	})
	// An item that is a picture or the like itself.
	switch kind := text(o.Peek("type")); {
	case o.Peek("renditions") == nil || r.shown(o):
	case kind == "picture" && a.Hero == nil || kind == "graphic" && a.Hero == nil:
		list := o.Peek("renditions")
		a.Hero = &article.Figure{Image: r.image(o)}
		o.Replace("renditions", list)
	case kind == "video" || kind == "audio":
		list := o.Peek("renditions")
		r.media = append(r.media, files(kind, list))
	}
}

// heroAmong is the index of the picture that leads the story, or -1: one that
// says so by its name or relation, or else the first.
func heroAmong(associations []json.RawMessage) int {
	first := -1
	for i, item := range associations {
		if kind := word(item, "type"); kind != "picture" && kind != "graphic" {
			continue
		}
		for _, member := range []string{"rel", "name"} {
			if slices.Contains(heroWords, strings.ToLower(word(item, member))) {
				return i
			}
		}
		if first < 0 && address(items(jsonform.Members(item)["renditions"])) != "" {
			first = i
		}
	}
	return first
}

// address is that of the first rendition with one.
func address(renditions []json.RawMessage) string {
	for _, rendition := range renditions {
		if href := word(rendition, "href"); href != "" {
			return href
		}
	}
	return ""
}

// shown reports whether one of an item's renditions stands in the body, or
// whether it has none that could be shown.
func (r *reader) shown(o *jsonform.Object) bool {
	renditions := items(json.RawMessage(o.Peek("renditions")))
	for _, rendition := range renditions {
		if href := word(rendition, "href"); href != "" && r.inBody()[string(escape.AppendAttr(nil, href))] {
			return true
		}
	}
	return address(renditions) == ""
}

// inBody are the words between the marks and spaces of the body's HTML, its
// addresses among them.
func (r *reader) inBody() map[string]bool {
	if r.inHTML == nil {
		r.inHTML = make(map[string]bool)
		for word := range strings.FieldsFuncSeq(r.html.value, func(c rune) bool { return c == '"' || c == '\'' || unicode.IsSpace(c) }) {
			r.inHTML[strings.TrimSuffix(word, ",")] = true
		}
	}
	return r.inHTML
}

// medium reads an item as a block of the body.
func (r *reader) medium(kind string, o *jsonform.Object) article.Block {
	if kind == "picture" || kind == "graphic" {
		return r.picture(o)
	}
	list := o.Peek("renditions")
	b := files(kind, list)
	attrs := b.Attributes()
	attrs.Language = o.String("language")
	caption, _ := r.caption(o)
	title := ""
	r.pick(o, "headlines", func(h *jsonform.Object) bool {
		if title != "" || !r.words(h.Peek("value")) {
			return false
		}
		h.Take("role")
		title = r.value(h)
		r.loseRest(h)
		return true
	})
	switch b := b.(type) {
	case *article.Video:
		b.Title, b.Caption, b.Credit = title, caption, o.String("by")
	case *article.Audio:
		b.Title, b.Caption, b.Credit = title, caption, o.String("by")
	}
	o.Keep(&attrs.Extra, name)
	return b
}

// files is a video or recording of what its renditions say. What they say
// besides stays where they are.
func files(kind string, renditions jsonform.Value) article.Block {
	var list []struct {
		Href, ContentType string
		SizeInBytes       int64
		Duration          float64
		Width, Height     int
	}
	var out []article.MediaFile
	var duration time.Duration
	width, height := 0, 0
	if json.Unmarshal(renditions, &list) == nil {
		for _, f := range list {
			if f.Href == "" || strings.HasPrefix(f.ContentType, "image/") {
				continue
			}
			out = append(out, article.MediaFile{URL: f.Href, Type: f.ContentType, Bytes: max(f.SizeInBytes, 0)})
			if duration == 0 && f.Duration > 0 && f.Duration < 1e9 {
				duration = time.Duration(f.Duration * float64(time.Second)).Round(time.Millisecond)
			}
			if width == 0 {
				width, height = max(f.Width, 0), max(f.Height, 0)
			}
		}
	}
	if kind == "audio" {
		return &article.Audio{Files: out, Duration: duration}
	}
	return &article.Video{Files: out, Duration: duration, Width: width, Height: height}
}

// link reads an item that the article points to, if it says no more than that.
func (r *reader) link(o *jsonform.Object, a *article.Article) bool {
	l := link{rel: text(o.Peek("rel")), name: text(o.Peek("name")), uri: text(o.Peek("uri")), language: text(o.Peek("language"))}
	if l.name == l.uri {
		l.name = ""
	}
	for _, member := range []string{"rel", "name", "uri", "language"} {
		o.Take(member)
	}
	if text(o.Peek("type")) == "text" {
		o.Take("type")
	}
	if len(o.Names()) > 0 || l.uri == "" {
		return false
	}
	switch {
	case l.rel == relRelated && l.name == "" && l.language == "":
		a.Related = append(a.Related, l.uri)
	case l.rel == relSource && l.language == "":
		a.Sources = append(a.Sources, article.Source{Title: l.name, URL: l.uri})
	case l.rel == relTranslation && l.name == "":
		a.Translations = append(a.Translations, article.Translation{Language: l.language, URL: l.uri})
	default:
		return false
	}
	return true
}

// picture reads an item as a figure.
func (r *reader) picture(o *jsonform.Object) *article.Figure {
	f := &article.Figure{Image: r.image(o)}
	f.Caption, f.Image.Alt = r.caption(o)
	f.Credit, f.Language = o.String("by"), o.String("language")
	if source := r.sourceType(o); source != "" {
		f.Provenance = &article.Provenance{Source: source}
	}
	for member, ours := range map[string]string{"uri": pictureURI(f.Image), "type": "picture", "name": relHero, "rel": relHero} {
		if text(o.Peek(member)) == ours {
			o.Take(member)
		}
	}
	o.Keep(&f.Extra, name)
	return f
}

// captionRoles are the roles of a description that is printed below a picture.
// ninjs names none; the first is ours.
var captionRoles = []string{"caption", "", "description", "text", "main", "summary"}

// caption reads what is said of a picture, and what is said to those who do
// not see it.
func (r *reader) caption(o *jsonform.Object) (caption []article.Inline, alt string) {
	r.pick(o, "descriptions", func(d *jsonform.Object) bool {
		role := text(d.Peek("role"))
		switch {
		case alt == "" && (role == "alt" || strings.EqualFold(role, "altText")):
			d.Take("role")
			alt = r.value(d)
		case len(caption) == 0 && slices.Contains(captionRoles, role) && r.words(d.Peek("value")):
			d.Take("role")
			contentType, s := d.StringIf("contentType"), d.String("value")
			if isMarkup(contentType) {
				caption = r.line(d, s)
			} else {
				caption = []article.Inline{&article.Text{Value: s}}
			}
		default:
			return false
		}
		r.loseRest(d)
		return true
	})
	return caption, alt
}

// image reads the renditions of a picture: the main one, or else the widest,
// and the others as variants.
func (r *reader) image(o *jsonform.Object) article.Image {
	var img article.Image
	main, n := mainAmong(items(json.RawMessage(o.Peek("renditions")))), -1
	r.pick(o, "renditions", func(rendition *jsonform.Object) bool {
		n++
		label := text(rendition.Peek("name"))
		v := article.Variant{URL: rendition.String("href"), Type: rendition.String("contentType"), Width: rendition.Int("width"), Height: rendition.Int("height")}
		if n == main && label == roleMain || n != main && isVariant(label) {
			rendition.Take("name")
		}
		if n != main {
			rendition.Keep(&v.Extra, name)
			img.Variants = append(img.Variants, v)
			return true
		}
		img.URL, img.Type, img.Width, img.Height = v.URL, v.Type, v.Width, v.Height
		if img.Focal = focal(rendition.Peek("poi"), v.Width, v.Height); img.Focal != nil {
			rendition.Take("poi")
		}
		rendition.Keep(&img.Extra, name)
		return true
	})
	return img
}

// mainAmong is the index of the rendition that stands for all, or -1.
func mainAmong(renditions []json.RawMessage) int {
	best, widest := -1, -1
	for i, rendition := range renditions {
		if word(rendition, "name") == roleMain {
			return i
		}
		width := 0
		if json.Unmarshal(jsonform.Members(rendition)["width"], &width) != nil {
			width = 0
		}
		if width > widest {
			best, widest = i, width
		}
	}
	return best
}

// focal is a point of interest, which ninjs counts in pixels from the top left.
func focal(poi jsonform.Value, width, height int) *article.Point {
	var at struct{ X, Y *float64 }
	if json.Unmarshal(poi, &at) != nil || at.X == nil || at.Y == nil || width <= 0 || height <= 0 {
		return nil
	}
	p := article.Point{X: *at.X / float64(width), Y: *at.Y / float64(height)}
	if !(p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1) {
		return nil
	}
	return &p
}
