package frontmatter

import (
	"bytes"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/dots-newsroom/newsroom/article"
)

// Append appends the article's metadata as YAML front matter, in a fixed
// order; fields that are empty are left out. What front matter has no name
// for is a loss: ids of revisions, crops of avatars, members of other
// versions.
func Append(dst []byte, a *article.Article) ([]byte, []article.Loss, error) {
	p := &printer{}
	p.text("title", a.Headline)
	p.text("dek", a.Dek)
	p.text("kicker", a.Kicker)
	p.text("dateline", a.Dateline)
	p.text("id", a.ID)
	p.text("slug", a.Slug)
	p.text("url", a.URL)
	p.text("language", a.Language)
	p.moment("date", a.Published)
	p.moment("updated", a.Updated)
	p.moment("created", a.Created)
	p.moment("embargo", a.Embargo)
	p.moment("expires", a.Expires)
	p.text("genre", string(a.Genre))
	p.text("status", string(a.Status))
	p.text("access", string(a.Access))
	p.whole("urgency", a.Urgency)
	p.object("headlines", func(p *printer) {
		p.text("short", a.Headlines.Short)
		p.text("social", a.Headlines.Social)
		p.text("search", a.Headlines.Search)
	})
	p.object("category", func(p *printer) { p.category(&a.Category) })
	appendList(p, "categories", a.Categories, func(p *printer, c *article.Category) { p.category(c) })
	p.texts("tags", a.Tags)
	appendList(p, "authors", a.Authors, func(p *printer, x *article.Author) { p.author(x) })
	if a.Hero != nil {
		p.object("image", func(p *printer) { p.figure(a.Hero) })
	}
	if a.Series != nil {
		p.object("series", func(p *printer) {
			p.text("name", a.Series.Name)
			p.text("slug", a.Series.Slug)
			p.text("url", a.Series.URL)
			p.whole("part", a.Series.Part)
			p.whole("of", a.Series.Of)
		})
	}
	appendList(p, "corrections", a.Corrections, func(p *printer, c *article.Correction) {
		p.text("type", string(c.Type))
		p.moment("time", c.Time)
		p.text("text", article.InlineText(c.Text))
		if len(c.Text) != 1 || c.Text[0].Kind() != article.KindText {
			p.lose(article.LossFlattened, "corrections", "text without formatting")
		}
	})
	if pr := a.Provenance; pr != nil {
		p.object("provenance", func(p *printer) {
			p.text("source", string(pr.Source))
			p.texts("tools", pr.Tools)
			p.text("reviewer", pr.Reviewer)
			p.text("note", pr.Note)
		})
	}
	appendList(p, "sources", a.Sources, func(p *printer, s *article.Source) {
		p.text("title", s.Title)
		p.text("url", s.URL)
		p.text("publisher", s.Publisher)
		p.moment("published", s.Published)
		p.moment("accessed", s.Accessed)
	})
	p.texts("related", a.Related)
	appendList(p, "translations", a.Translations, func(p *printer, t *article.Translation) {
		p.text("language", t.Language)
		p.text("id", t.ID)
		p.text("url", t.URL)
	})
	p.whole("reading_time", int(a.ReadingTime/time.Minute))
	if a.ReadingTime%time.Minute != 0 {
		p.lose(article.LossFlattened, "readingTime", "in whole minutes")
	}
	if a.Publisher != nil {
		p.lose(article.LossUnsupported, "publisher", "")
	}
	if len(a.Revisions) > 0 {
		p.lose(article.LossUnsupported, "revisions", "")
	}
	for name := range a.Extra {
		p.lose(article.LossUnsupported, name, "")
	}
	var out bytes.Buffer
	out.WriteString("---\n")
	if len(p.fields) > 0 {
		e := yaml.NewEncoder(&out)
		e.SetIndent(2)
		if err := e.Encode(&yaml.Node{Kind: yaml.MappingNode, Content: p.fields}); err != nil {
			return dst, nil, err
		}
	}
	out.WriteString("---\n")
	return append(dst, out.Bytes()...), p.losses, nil
}

// A printer collects the fields of a mapping, in order.
type printer struct {
	fields []*yaml.Node
	losses []article.Loss
}

func (p *printer) lose(reason article.LossReason, what, detail string) {
	p.losses = append(p.losses, article.Loss{Reason: reason, What: what, Detail: detail, Path: "/" + what})
}

func (p *printer) add(name string, value *yaml.Node) {
	key := &yaml.Node{}
	key.SetString(name)
	p.fields = append(p.fields, key, value)
}

func scalar(v any) *yaml.Node {
	n := &yaml.Node{}
	_ = n.Encode(v) // strings, numbers and booleans cannot fail
	return n
}

func (p *printer) text(name, s string) {
	if s != "" {
		p.add(name, scalar(s))
	}
	if strings.TrimSpace(s) != s {
		p.lose(article.LossFlattened, name, "white space at its ends")
	}
}

func (p *printer) whole(name string, n int) {
	if n != 0 {
		p.add(name, scalar(n))
	}
}

func (p *printer) moment(name string, t time.Time) {
	if !t.IsZero() {
		p.add(name, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: t.Format(time.RFC3339Nano)})
	}
}

func (p *printer) texts(name string, all []string) {
	if len(all) > 0 {
		n := scalar(all)
		n.Style = yaml.FlowStyle
		p.add(name, n)
	}
}

// object adds a mapping, unless it stays empty.
func (p *printer) object(name string, fill func(*printer)) {
	inner := &printer{}
	fill(inner)
	if len(inner.fields) > 0 {
		p.add(name, &yaml.Node{Kind: yaml.MappingNode, Content: inner.fields})
	}
	p.losses = append(p.losses, inner.losses...)
}

func appendList[T any](p *printer, name string, all []T, fill func(*printer, *T)) {
	if len(all) == 0 {
		return
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for i := range all {
		inner := &printer{}
		fill(inner, &all[i])
		list.Content = append(list.Content, &yaml.Node{Kind: yaml.MappingNode, Content: inner.fields})
		p.losses = append(p.losses, inner.losses...)
	}
	p.add(name, list)
}

func (p *printer) category(c *article.Category) {
	p.text("name", c.Name)
	p.text("slug", c.Slug)
	p.text("url", c.URL)
	if c.Parent != nil {
		p.object("parent", func(p *printer) { p.category(c.Parent) })
	}
}

func (p *printer) author(a *article.Author) {
	p.text("name", a.Name)
	p.text("kind", string(a.Kind))
	p.text("role", a.Role)
	p.text("id", a.ID)
	p.text("url", a.URL)
	p.text("email", a.Email)
	p.text("bio", a.Bio)
	p.text("affiliation", a.Affiliation)
	p.texts("profiles", a.Profiles)
	if a.Avatar != nil {
		p.object("avatar", func(p *printer) { p.image(a.Avatar) })
	}
}

func (p *printer) image(i *article.Image) {
	p.text("src", i.URL)
	p.text("alt", i.Alt)
	if i.Decorative {
		p.add("decorative", scalar(true))
	}
	p.whole("width", i.Width)
	p.whole("height", i.Height)
	p.text("type", i.Type)
	if i.Focal != nil {
		n := scalar([]float64{i.Focal.X, i.Focal.Y})
		n.Style = yaml.FlowStyle
		p.add("focal", n)
	}
	appendList(p, "variants", i.Variants, func(p *printer, v *article.Variant) {
		p.text("src", v.URL)
		p.whole("width", v.Width)
		p.whole("height", v.Height)
		p.text("type", v.Type)
	})
}

func (p *printer) figure(f *article.Figure) {
	p.image(&f.Image)
	p.text("caption", article.InlineText(f.Caption))
	if len(f.Caption) > 1 || len(f.Caption) == 1 && f.Caption[0].Kind() != article.KindText {
		p.lose(article.LossFlattened, "image", "caption without formatting")
	}
	p.text("credit", f.Credit)
	if f.ID != "" || f.URL != "" || f.Layout != "" {
		p.lose(article.LossUnsupported, "image", "id, link and layout")
	}
}
