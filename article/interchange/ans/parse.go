package ans

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Options say how a story is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File   string
	Limits article.Limits
}

const (
	format  = "ans"
	version = "0.10.12"
	// name is the member of an Extra that holds what is not known, and begins
	// the types of custom blocks.
	name = "ans"
	// additional is the member that every object of ANS has for its user's
	// own data, and door the member in it that holds what ANS has no words for.
	additional = "additional_properties"
	door       = "newsroom"
	pullQuote  = "pullquote"
)

var zero time.Time

// Parse reads a story.
//
// An error is an [*article.ParseError] with the JSON Pointer of the value at
// fault. Its cause is [article.ErrSyntax], [article.ErrInvalidValue],
// [article.ErrTooLarge], [article.ErrTooDeep] or [article.ErrTooMany].
func Parse(src []byte, opts Options) (*article.Article, []article.Loss, error) {
	in, v, err := jsonform.Open(format, opts.File, src, opts.Limits)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{Reader: in}
	o := r.Object(v)
	if kind := o.String("type"); kind != "story" {
		r.At("type", func() { r.Unknown("story", kind) })
	}
	a := &article.Article{}
	r.restore(o, a)
	r.story(o, a)
	o.Keep(&a.Extra, name)
	if r.Err() != nil {
		return nil, nil, r.Err()
	}
	return a, r.Losses, nil
}

type reader struct{ *jsonform.Reader }

// behind calls read with what stands behind the door, if there is something.
// Data of other programs stays with what is not known.
func (r *reader) behind(o *jsonform.Object, read func(v jsonform.Value)) {
	if o.Peek(additional).Kind() != '{' {
		return
	}
	r.At(additional, func() {
		data := r.Object(o.Peek(additional))
		rest := data.Take(door)
		if rest == nil {
			return
		}
		r.At(door, func() { read(rest) })
		if others := data.RestJSON(); others != nil {
			o.Replace(additional, jsonform.Value(others))
		} else {
			o.Take(additional)
		}
	})
}

func (r *reader) restore(o *jsonform.Object, v any) {
	r.behind(o, func(rest jsonform.Value) { r.Restore(v, rest) })
}

// nested reads a member that is an object. What read does not ask for stays
// with what is not known.
func (r *reader) nested(o *jsonform.Object, member string, read func(inner *jsonform.Object)) {
	var rest json.RawMessage
	o.With(member, func(inner *jsonform.Object) {
		read(inner)
		rest = inner.RestJSON()
	})
	if rest != nil {
		o.Replace(member, jsonform.Value(rest))
	}
}

func (r *reader) story(o *jsonform.Object, a *article.Article) {
	a.Authors, a.Categories, a.Corrections = nil, nil, nil
	o.Take("version")
	a.ID, a.Slug, a.URL = o.String("_id"), o.String("slug"), o.String("canonical_url")
	a.Language, a.Dateline = o.String("language"), o.String("location")
	a.Created, a.Published, a.Updated = o.Time("created_date"), o.Time("first_publish_date"), o.Time("last_updated_date")
	for _, member := range []string{"display_date", "publish_date"} {
		if a.Published.IsZero() && o.Peek(member) != nil {
			v := o.Peek(member)
			a.Published = o.Time(member)
			o.Replace(member, v) // it says something of its own too
		}
	}
	if o.Peek("status").Kind() == '"' && known(article.Status(r.String(o.Peek("status")))) {
		a.Status = article.Status(o.String("status"))
	}
	r.nested(o, "headlines", func(h *jsonform.Object) {
		a.Headline = h.String("basic")
		a.Headlines = article.Headlines{Short: h.String("mobile"), Social: h.String("social"), Search: h.String("meta_title")}
	})
	r.nested(o, "subheadlines", func(h *jsonform.Object) { a.Dek = h.String("basic") })
	if description := o.Peek("description"); a.Dek == "" && description.Kind() == '{' {
		r.At("description", func() { a.Dek = r.Object(description).StringIf("basic") })
	}
	r.nested(o, "label", func(l *jsonform.Object) {
		r.nested(l, "basic", func(b *jsonform.Object) { a.Kicker = b.String("text") })
	})
	r.nested(o, "credits", func(c *jsonform.Object) {
		c.Each("by", func(v jsonform.Value) {
			if r.Count() {
				a.Authors = append(a.Authors, r.author(r.Object(v)))
			}
		})
	})
	r.owner(o, a)
	r.nested(o, "taxonomy", func(t *jsonform.Object) { r.taxonomy(t, a) })
	r.nested(o, "promo_items", func(p *jsonform.Object) {
		if kindOf(p.Peek("basic")) == "image" {
			p.With("basic", func(image *jsonform.Object) {
				image.Take("type")
				a.Hero = r.figure(image)
			})
		}
	})
	o.Each("corrections", func(v jsonform.Value) {
		if r.Count() {
			c, _ := r.correction(r.Object(v))
			a.Corrections = append(a.Corrections, c)
		}
	})
	a.Body.Blocks = r.blocks(o, "content_elements")
}

// known reports whether a status is one that the article has a word for.
func known(s article.Status) bool {
	switch s {
	case article.StatusDraft, article.StatusScheduled, article.StatusWithheld, article.StatusWithdrawn:
		return true
	case article.StatusPublished:
	}
	return false
}

func (r *reader) owner(o *jsonform.Object, a *article.Article) {
	r.nested(o, "owner", func(owner *jsonform.Object) {
		publisher := owner.String("name")
		if a.Publisher == nil && publisher != "" {
			a.Publisher = &article.Author{Kind: article.Organisation}
		}
		if publisher != "" {
			a.Publisher.Name = publisher
		}
		if string(owner.Peek("sponsored")) == "true" && a.Genre == "" {
			owner.Take("sponsored")
			a.Genre = article.GenreSponsored
		}
	})
}

func (r *reader) taxonomy(t *jsonform.Object, a *article.Article) {
	if kindOf(t.Peek("primary_section")) == "section" {
		t.With("primary_section", func(s *jsonform.Object) { a.Category = r.section(s) })
	}
	t.Each("sections", func(v jsonform.Value) {
		if !r.Count() {
			return
		}
		s := r.section(r.Object(v))
		if id := jsonform.Members(s.Extra[name])["_id"]; id != nil && string(id) == string(jsonform.Members(a.Category.Extra[name])["_id"]) {
			return // the primary one stands in its own place
		}
		a.Categories = append(a.Categories, s)
	})
	a.Tags = r.listed(t, "tags", "text")
}

func (r *reader) section(s *jsonform.Object) article.Category {
	var c article.Category
	if s.StringIf("type") != "section" {
		s.Replace("type", s.Peek("type")) // a reference, say
	}
	s.Take("version")
	r.restore(s, &c)
	c.Name, c.URL = s.String("name"), s.String("path")
	s.Keep(&c.Extra, name)
	return c
}

func (r *reader) author(o *jsonform.Object) article.Author {
	var a article.Author
	if o.StringIf("type") != "author" {
		o.Replace("type", o.Peek("type")) // a reference, say
	}
	r.restore(o, &a)
	a.ID, a.Name, a.Role = o.String("_id"), o.String("name"), o.String("role")
	a.URL, a.Email, a.Bio = o.String("url"), o.String("email"), o.String("bio")
	a.Affiliation = o.String("affiliation")
	a.Profiles = r.listed(o, "social_links", "url")
	o.With("image", func(image *jsonform.Object) { a.Avatar = r.image(image) })
	o.Keep(&a.Extra, name)
	return a
}

func (r *reader) image(o *jsonform.Object) *article.Image {
	img := &article.Image{}
	o.Take("type")
	r.restore(o, img)
	r.picture(o, img)
	o.Keep(&img.Extra, name)
	return img
}

func (r *reader) picture(o *jsonform.Object, img *article.Image) {
	o.Take("version")
	img.URL, img.Alt = o.String("url"), o.String("alt_text")
	img.Width, img.Height = o.Int("width"), o.Int("height")
	var at struct{ X, Y *float64 }
	if json.Unmarshal(o.Peek("focal_point"), &at) != nil || at.X == nil || at.Y == nil || img.Width <= 0 || img.Height <= 0 {
		return
	}
	if x, y, ok := img.FocalPixels(); ok && float64(x) == *at.X && float64(y) == *at.Y {
		o.Take("focal_point")
		return
	}
	p := article.Point{X: *at.X / float64(img.Width), Y: *at.Y / float64(img.Height)}
	if p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1 {
		o.Take("focal_point")
		img.Focal = &p
	}
}

// listed reads a list of objects by one member of theirs. Where they have
// more, the list stays with what is not known as well.
func (r *reader) listed(o *jsonform.Object, name, member string) []string {
	list, all := listed(o.Peek(name), member)
	if all {
		o.Take(name)
	}
	return list
}

func listed(v jsonform.Value, member string) (list []string, all bool) {
	var objects []map[string]json.RawMessage
	if json.Unmarshal(v, &objects) != nil {
		return nil, false
	}
	all = true
	for _, o := range objects {
		var s string
		if json.Unmarshal(o[member], &s) != nil || string(o[member]) == "null" {
			all = false
			continue
		}
		all = all && len(o) == 1
		list = append(list, s)
	}
	return list, all
}

// credited is the credit that credits come to, and whether that is all they
// say.
func credited(v jsonform.Value) (credit string, all bool) {
	credits := jsonform.Members(json.RawMessage(v))
	by, _ := listed(jsonform.Value(credits["by"]), "name")
	affiliation, _ := listed(jsonform.Value(credits["affiliation"]), "name")
	credit = strings.Join(by, ", ")
	if len(affiliation) > 0 {
		if credit != "" {
			credit += " / "
		}
		credit += strings.Join(affiliation, ", ")
	}
	var one []map[string]json.RawMessage
	all = len(credits) == 1 && json.Unmarshal(credits["by"], &one) == nil &&
		len(one) == 1 && len(one[0]) == 2 && string(one[0]["type"]) == `"author"` && len(by) == 1
	return credit, all
}

func (r *reader) credit(o *jsonform.Object) string {
	credit, all := credited(o.Peek("credits"))
	if all {
		o.Take("credits")
	}
	return credit
}

// kindOf is the type of an object, "" where it has none or v is no object.
func kindOf(v jsonform.Value) string {
	var o struct{ Type string }
	if v.Kind() != '{' || json.Unmarshal(v, &o) != nil {
		return ""
	}
	return o.Type
}

// html reads running text: what was restored where the HTML still says that,
// or else the HTML.
func (r *reader) html(o *jsonform.Object, member string, content *[]article.Inline) {
	html := o.String(member)
	if says(html, *content) {
		return
	}
	r.At(member, func() { *content = r.flatten(inlinehtml.Read(r.Reader, html)) })
}

// says reports whether the HTML is what the writer makes of the content.
func says(html string, content []article.Inline) bool {
	if len(content) == 0 {
		return html == ""
	}
	said, _ := inlinehtml.Exact(content)
	return said == html
}

// plain is html for plain text.
func (r *reader) plain(o *jsonform.Object, member string, s *string) {
	content := text(*s)
	before := content
	r.html(o, member, &content)
	if len(before) == 0 || len(content) == 0 || content[0] != before[0] {
		*s = article.InlineText(content)
	}
}

// flatten is blocks as one line of text, with breaks between what were
// paragraphs.
func (r *reader) flatten(blocks []article.Block) []article.Inline {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*article.Paragraph); ok {
			return p.Content
		}
	}
	var out []article.Inline
	for _, b := range blocks {
		for _, p := range paragraphs(b) {
			if len(out) > 0 {
				out = append(out, &article.Break{})
			}
			out = append(out, p.Content...)
		}
	}
	if len(blocks) > 0 {
		r.Lose(article.LossFlattened, "HTML", "blocks where only text can stand")
	}
	return out
}
