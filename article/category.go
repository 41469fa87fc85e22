package article

// A Category is a node in the tree of sections. The zero value is no
// category.
type Category struct {
	// Name is the label readers see ("Policy").
	Name string
	// Slug names the category in addresses. Empty: [Slug] of Name.
	Slug string
	// URL is the category's page.
	URL string
	// Parent is the category above, nil at the top.
	Parent *Category
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// Key identifies the category: its Slug, or else the slug of its name.
func (c Category) Key() string {
	if c.Slug != "" {
		return c.Slug
	}
	return Slug(c.Name)
}

// A Series is a run of stories published under one name.
type Series struct {
	Name string
	Slug string // empty: [Slug] of Name
	URL  string
	Part int // this story's place, from 1; zero: not numbered
	Of   int // how many parts there will be; zero: not known
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// Key identifies the series: its Slug, or else the slug of its name.
func (s Series) Key() string {
	if s.Slug != "" {
		return s.Slug
	}
	return Slug(s.Name)
}
