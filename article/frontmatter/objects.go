package frontmatter

import (
	"fmt"
	"maps"
	"slices"

	"github.com/dots-newsroom/newsroom/article"
)

// An object is a map of fields that remembers which were asked for and the
// first thing that was wrong.
type object struct {
	fields map[string]any
	asked  map[string]bool
	err    *error
}

func fieldsOf(v any) (object, error) {
	in, ok := v.(map[string]any)
	if !ok {
		return object{}, fmt.Errorf("%w: expected names with values", errKind)
	}
	out := object{fields: make(map[string]any, len(in)), asked: make(map[string]bool), err: new(error)}
	for _, name := range slices.Sorted(maps.Keys(in)) {
		out.fields[plain(name)] = in[name]
	}
	return out, nil
}

// get returns the first of the names that has a value.
func (o object) get(names ...string) any {
	var found any
	for _, name := range names {
		o.asked[name] = true
		if v := o.fields[name]; v != nil && found == nil {
			found = v
		}
	}
	return found
}

func read[T any](o object, one func(any) (T, error), names ...string) (out T) {
	v := o.get(names...)
	if v == nil {
		return out
	}
	out, err := one(v)
	if err != nil && *o.err == nil {
		*o.err = fmt.Errorf("%s: %w", names[0], err)
	}
	return out
}

func (o object) text(names ...string) string { return read(o, text, names...) }
func (o object) whole(names ...string) int   { return read(o, whole, names...) }

// done returns what was wrong: a bad value, or a name nobody asked for.
func (o object) done() error {
	if *o.err != nil {
		return *o.err
	}
	for _, name := range slices.Sorted(maps.Keys(o.fields)) {
		if !o.asked[name] {
			return fmt.Errorf("%w: unknown name %q", article.ErrInvalidValue, name)
		}
	}
	return nil
}

func category(v any) (c article.Category, err error) {
	if name, err := text(v); err == nil {
		return article.Category{Name: name}, nil
	}
	if items, ok := v.([]any); ok && len(items) == 1 {
		return category(items[0])
	}
	o, err := fieldsOf(v)
	if err != nil {
		return c, err
	}
	c.Name, c.Slug, c.URL = o.text("name", "title"), o.text("slug"), o.text("url")
	if parent := o.get("parent"); parent != nil {
		p, err := category(parent)
		if err != nil {
			return c, fmt.Errorf("parent: %w", err)
		}
		c.Parent = &p
	}
	return c, o.done()
}

// categories are the primary one, where no other field names it, and the rest.
func categories(a *article.Article, v any) error {
	all, err := list(v, category)
	if err != nil {
		return err
	}
	if len(all) > 0 && a.Category.Name == "" {
		a.Category, all = all[0], all[1:]
	}
	for _, c := range all {
		if c.Key() != a.Category.Key() {
			a.Categories = append(a.Categories, c)
		}
	}
	return nil
}

func authors(v any) ([]article.Author, error) { return list(v, author) }

func author(v any) (a article.Author, err error) {
	if name, err := text(v); err == nil {
		return article.Author{Name: name}, nil
	}
	o, err := fieldsOf(v)
	if err != nil {
		return a, err
	}
	a = article.Author{
		Name: o.text("name"), Role: o.text("role", "jobtitle"), ID: o.text("id"), URL: o.text("url", "link"),
		Email: o.text("email"), Bio: o.text("bio"), Affiliation: o.text("affiliation"),
		Profiles: read(o, texts, "profiles", "sameas"), Avatar: read(o, image, "avatar", "image", "picture"),
	}
	switch kind := o.text("kind", "type"); kind {
	case "", "person":
	case "organisation", "organization":
		a.Kind = article.Organisation
	case "software":
		a.Kind = article.Software
	default:
		return a, fmt.Errorf("kind: %w: %q is not person, organisation or software", article.ErrInvalidValue, kind)
	}
	return a, o.done()
}

func image(v any) (*article.Image, error) {
	if url, ok := v.(string); ok {
		return &article.Image{URL: url}, nil
	}
	o, err := fieldsOf(v)
	if err != nil {
		return nil, err
	}
	img := imageOf(o)
	return &img, o.done()
}

func imageOf(o object) article.Image {
	img := article.Image{
		URL: o.text("src", "url", "image", "relative"), Alt: o.text("alt"), Decorative: read(o, boolean, "decorative"),
		Width: o.whole("width"), Height: o.whole("height"), Type: o.text("type"),
		Variants: read(o, variants, "variants"),
	}
	if focal := read(o, numbers, "focal"); len(focal) == 2 {
		img.Focal = &article.Point{X: focal[0], Y: focal[1]}
	}
	return img
}

func variants(v any) ([]article.Variant, error) {
	return list(v, func(v any) (article.Variant, error) {
		o, err := fieldsOf(v)
		if err != nil {
			return article.Variant{}, err
		}
		out := article.Variant{URL: o.text("src", "url"), Width: o.whole("width"), Height: o.whole("height"), Type: o.text("type")}
		return out, o.done()
	})
}

func numbers(v any) ([]float64, error) {
	return list(v, func(v any) (float64, error) {
		switch v := v.(type) {
		case float64:
			return v, nil
		case int:
			return float64(v), nil
		case int64:
			return float64(v), nil
		}
		return 0, fmt.Errorf("%w: expected a number", errKind)
	})
}

func figure(v any) (*article.Figure, error) {
	if url, ok := v.(string); ok {
		return &article.Figure{Image: article.Image{URL: url}}, nil
	}
	o, err := fieldsOf(v)
	if err != nil {
		return nil, err
	}
	f := &article.Figure{Image: imageOf(o), Credit: o.text("credit")}
	if caption := o.text("caption"); caption != "" {
		f.Caption = []article.Inline{&article.Text{Value: caption}}
	}
	return f, o.done()
}

func series(v any) (*article.Series, error) {
	if name, ok := v.(string); ok {
		return &article.Series{Name: name}, nil
	}
	if items, ok := v.([]any); ok && len(items) == 1 {
		return series(items[0])
	}
	o, err := fieldsOf(v)
	if err != nil {
		return nil, err
	}
	s := &article.Series{Name: o.text("name", "title"), Slug: o.text("slug"), URL: o.text("url"), Part: o.whole("part"), Of: o.whole("of")}
	return s, o.done()
}

func correction(v any) (c article.Correction, err error) {
	o, err := fieldsOf(v)
	if err != nil {
		return c, err
	}
	c.Time = read(o, moment, "time", "date")
	c.Text = []article.Inline{&article.Text{Value: o.text("text")}}
	switch kind := o.text("type", "kind"); kind {
	case "", "correction":
	default:
		c.Type = article.CorrectionType(kind)
	}
	return c, o.done()
}

func source(v any) (s article.Source, err error) {
	if title, ok := v.(string); ok {
		return article.Source{Title: title}, nil
	}
	o, err := fieldsOf(v)
	if err != nil {
		return s, err
	}
	s = article.Source{
		Title: o.text("title", "name"), URL: o.text("url"), Publisher: o.text("publisher"),
		Published: read(o, moment, "published", "date"), Accessed: read(o, moment, "accessed"),
	}
	return s, o.done()
}

func translation(v any) (t article.Translation, err error) {
	o, err := fieldsOf(v)
	if err != nil {
		return t, err
	}
	t = article.Translation{Language: o.text("language", "lang"), ID: o.text("id"), URL: o.text("url")}
	return t, o.done()
}

func provenance(v any) (p article.Provenance, err error) {
	o, err := fieldsOf(v)
	if err != nil {
		return p, err
	}
	p = article.Provenance{
		Source: article.DigitalSourceType(o.text("source")), Tools: read(o, texts, "tools"),
		Reviewer: o.text("reviewer"), Note: o.text("note"),
	}
	return p, o.done()
}
