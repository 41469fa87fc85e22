package ans

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Append appends the article as a story.
//
// It fails only where the article holds JSON that is none.
func Append(dst []byte, a *article.Article) ([]byte, []article.Loss, error) {
	w := &writer{Writer: jsonform.NewWriter(dst, format)}
	rest := *a
	kept := take(&rest.Extra)
	w.Object(func() {
		w.kind("story", kept)
		w.String("version", version)
		w.story(&rest, jsonform.Members(kept))
		w.close(kept, jsonform.RestOf(&rest))
	})
	return w.Done()
}

type writer struct{ *jsonform.Writer }

// take takes what was kept from a source.
func take(extra *article.Extra) json.RawMessage { return jsonform.TakeKept(extra, name) }

// kind writes the type, unless the source had one of its own there.
func (w *writer) kind(kind string, kept json.RawMessage) {
	if jsonform.Members(kept)["type"] == nil {
		w.String("type", kind)
	}
}

// close ends an object with what ANS has no words for and what was kept.
func (w *writer) close(kept json.RawMessage, rest jsonform.Rest) {
	properties := jsonform.Members(kept)[additional]
	if !rest.Empty() {
		if len(properties) > 0 && properties[0] != '{' {
			w.Lose(article.LossUnsupported, additional, "it is no object, so nothing can stand in it")
			properties = nil
		}
		w.Name(additional)
		w.Object(func() {
			w.Door(door, rest)
			w.Members(properties)
		})
	}
	w.Members(kept)
}

// nested writes a member that is an object, where set says that write has
// something for it, or where the source had one.
func (w *writer) nested(name string, kept json.RawMessage, set bool, write func(kept map[string]json.RawMessage)) {
	if len(kept) > 0 && kept[0] != '{' {
		kept = nil
	}
	if set || kept != nil {
		w.Name(name)
		w.Object(func() {
			if set {
				write(jsonform.Members(kept))
			}
			w.Members(kept)
		})
	}
}

// story writes the members of the story and empties the fields that they say.
func (w *writer) story(a *article.Article, kept map[string]json.RawMessage) {
	w.Text("_id", a.ID)
	w.Text("slug", a.Slug)
	w.Text("canonical_url", a.URL)
	w.Text("language", a.Language)
	w.Text("location", a.Dateline)
	a.ID, a.Slug, a.URL, a.Language, a.Dateline = "", "", "", "", ""

	w.Time("created_date", a.Created)
	w.Time("first_publish_date", a.Published)
	w.Time("last_updated_date", a.Updated)
	a.Created, a.Published, a.Updated = zero, zero, zero
	if known(a.Status) {
		w.Text("status", string(a.Status))
		a.Status = ""
	}

	h := a.Headlines
	w.nested("headlines", kept["headlines"], a.Headline != "" || h != article.Headlines{}, func(map[string]json.RawMessage) {
		w.String("basic", a.Headline)
		w.Text("mobile", h.Short)
		w.Text("social", h.Social)
		w.Text("meta_title", h.Search)
	})
	w.nested("subheadlines", kept["subheadlines"], a.Dek != "", func(map[string]json.RawMessage) { w.String("basic", a.Dek) })
	label := jsonform.Members(kept["label"])
	w.nested("label", kept["label"], a.Kicker != "", func(map[string]json.RawMessage) {
		w.nested("basic", label["basic"], true, func(map[string]json.RawMessage) { w.String("text", a.Kicker) })
	})
	a.Headline, a.Headlines, a.Dek, a.Kicker = "", article.Headlines{}, "", ""

	w.nested("credits", kept["credits"], len(a.Authors) > 0, func(map[string]json.RawMessage) { w.authors("by", a.Authors) })
	w.owner(a, kept["owner"])
	w.taxonomy(a, kept["taxonomy"])
	w.nested("promo_items", kept["promo_items"], a.Hero != nil, func(map[string]json.RawMessage) {
		w.Name("basic")
		w.At(func() { w.figure(a.Hero) }, "hero")
	})
	a.Authors, a.Hero = nil, nil

	if len(a.Corrections) > 0 {
		w.Name("corrections")
		w.List(func() {
			for i := range a.Corrections {
				w.At(func() { w.correction(a.Corrections[i], jsonform.Rest{}) }, "corrections", strconv.Itoa(i))
			}
		})
		a.Corrections = nil
	}
	w.Name("content_elements")
	w.At(func() { w.List(func() { w.blocks(a.Body.Blocks) }) }, "body", "blocks")
	a.Body.Blocks = nil
}

func (w *writer) owner(a *article.Article, kept json.RawMessage) {
	publisher := ""
	if a.Publisher != nil {
		publisher = a.Publisher.Name
	}
	sponsored := a.Genre == article.GenreSponsored
	w.nested("owner", kept, publisher != "" || sponsored, func(map[string]json.RawMessage) {
		w.Text("name", publisher)
		if sponsored {
			w.Bool("sponsored", true)
			a.Genre = ""
		}
	})
	if publisher != "" && jsonform.RestOf(a.Publisher).Without("name", "kind").Empty() && a.Publisher.Kind == article.Organisation {
		a.Publisher = nil
	}
}

func (w *writer) taxonomy(a *article.Article, kept json.RawMessage) {
	primary := !jsonform.RestOf(&a.Category).Empty()
	w.nested("taxonomy", kept, primary || len(a.Categories) > 0 || len(a.Tags) > 0, func(kept map[string]json.RawMessage) {
		if primary {
			w.Name("primary_section")
			w.At(func() { w.section(a.Category) }, "category")
		}
		if len(a.Categories) > 0 {
			w.Name("sections")
			w.List(func() {
				for i := range a.Categories {
					w.At(func() { w.section(a.Categories[i]) }, "categories", strconv.Itoa(i))
				}
			})
		}
		w.listed("tags", "text", a.Tags, kept)
	})
	a.Category, a.Categories, a.Tags = article.Category{}, nil, nil
}

func (w *writer) section(c article.Category) {
	kept := take(&c.Extra)
	w.Object(func() {
		w.kind("section", kept)
		w.String("version", version)
		w.String("name", c.Name)
		w.Text("path", c.URL)
		c.Name, c.URL = "", ""
		w.close(kept, jsonform.RestOf(&c))
	})
}

// listed writes a list of objects with one member each, unless the source's
// list, whose objects have more, still says the same.
func (w *writer) listed(name, member string, list []string, kept map[string]json.RawMessage) {
	old, _ := listed(jsonform.Value(kept[name]), member)
	if len(old) == 0 && len(list) == 0 || slices.Equal(old, list) {
		return
	}
	w.Name(name)
	w.List(func() {
		for _, s := range list {
			w.Object(func() { w.String(member, s) })
		}
	})
}

func (w *writer) authors(name string, authors []article.Author) {
	w.Name(name)
	w.List(func() {
		for i := range authors {
			w.At(func() { w.author(authors[i]) }, "authors", strconv.Itoa(i))
		}
	})
}

func (w *writer) author(a article.Author) {
	kept := take(&a.Extra)
	w.Object(func() {
		w.kind("author", kept)
		w.Text("_id", a.ID)
		w.String("name", a.Name)
		w.Text("role", a.Role)
		w.Text("url", a.URL)
		w.Text("email", a.Email)
		w.Text("bio", a.Bio)
		w.Text("affiliation", a.Affiliation)
		w.listed("social_links", "url", a.Profiles, jsonform.Members(kept))
		if a.Avatar != nil {
			w.Name("image")
			w.At(func() { w.image(*a.Avatar) }, "avatar")
		}
		w.close(kept, jsonform.RestOf(&article.Author{Kind: a.Kind, Extra: a.Extra}))
	})
}

// image writes a picture without what is printed around it.
func (w *writer) image(img article.Image) {
	kept := take(&img.Extra)
	w.Object(func() {
		w.picture(&img)
		w.close(kept, jsonform.RestOf(&img))
	})
}

// picture writes the members of a picture and empties the fields that they
// say. The focal point stays: ANS counts it in whole pixels.
func (w *writer) picture(img *article.Image) {
	w.String("type", "image")
	w.String("version", version)
	w.Text("url", img.URL)
	w.Text("alt_text", img.Alt)
	w.Count("width", img.Width)
	w.Count("height", img.Height)
	if x, y, ok := img.FocalPixels(); ok {
		w.Name("focal_point")
		w.Object(func() {
			w.Int("x", int64(x))
			w.Int("y", int64(y))
		})
	}
	img.URL, img.Alt, img.Width, img.Height = "", "", 0, 0
}

// html writes running text, and empties it where that says all of it.
func (w *writer) html(member string, content *[]article.Inline) {
	html, exact := inlinehtml.Exact(*content)
	w.String(member, html)
	if exact {
		*content = nil
	}
}

// plain is html for plain text.
func (w *writer) plain(member string, s *string) {
	content := text(*s)
	w.html(member, &content)
	if content == nil && !strings.Contains(*s, "\n") { // in plain text it is no soft break
		*s = ""
	}
}

// text is plain text as content.
func text(s string) []article.Inline {
	if s == "" {
		return nil
	}
	return []article.Inline{&article.Text{Value: s}}
}
