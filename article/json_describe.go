package article

// This file names every member of the JSON form once; see codec.

func describeArticle(a *Article, c *codec) {
	c.string("id", &a.ID)
	c.string("slug", &a.Slug)
	c.string("url", &a.URL)
	c.string("language", &a.Language)
	text(c, "genre", &a.Genre)
	c.string("kicker", &a.Kicker)
	c.string("headline", &a.Headline)
	value(c, "headlines", &a.Headlines, describeHeadlines)
	c.string("dek", &a.Dek)
	c.string("dateline", &a.Dateline)
	items(c, "authors", &a.Authors, describeAuthor)
	optional(c, "publisher", &a.Publisher, describeAuthor)
	value(c, "category", &a.Category, describeCategory)
	items(c, "categories", &a.Categories, describeCategory)
	optional(c, "series", &a.Series, describeSeries)
	c.strings("tags", &a.Tags)
	optional(c, "hero", &a.Hero, describeFigure)
	value(c, "body", &a.Body, describeDocument)
	c.time("created", &a.Created)
	c.time("published", &a.Published)
	c.time("updated", &a.Updated)
	c.time("embargo", &a.Embargo)
	c.time("expires", &a.Expires)
	text(c, "status", &a.Status)
	c.int("urgency", &a.Urgency)
	text(c, "access", &a.Access)
	items(c, "revisions", &a.Revisions, describeRevision)
	items(c, "corrections", &a.Corrections, describeCorrection)
	optional(c, "provenance", &a.Provenance, describeProvenance)
	items(c, "sources", &a.Sources, describeSource)
	c.strings("related", &a.Related)
	items(c, "translations", &a.Translations, describeTranslation)
	c.seconds("readingTime", &a.ReadingTime)
	c.extra(&a.Extra)
}

func describeHeadlines(h *Headlines, c *codec) {
	c.string("short", &h.Short)
	c.string("social", &h.Social)
	c.string("search", &h.Search)
}

func describeAuthor(a *Author, c *codec) {
	text(c, "kind", &a.Kind)
	c.string("name", &a.Name)
	c.string("role", &a.Role)
	c.string("id", &a.ID)
	c.string("url", &a.URL)
	c.string("email", &a.Email)
	optional(c, "avatar", &a.Avatar, describeImage)
	c.string("bio", &a.Bio)
	c.string("affiliation", &a.Affiliation)
	c.strings("profiles", &a.Profiles)
	c.extra(&a.Extra)
}

func describeCategory(k *Category, c *codec) {
	c.string("name", &k.Name)
	c.string("slug", &k.Slug)
	c.string("url", &k.URL)
	optional(c, "parent", &k.Parent, describeCategory)
	c.extra(&k.Extra)
}

func describeSeries(s *Series, c *codec) {
	c.string("name", &s.Name)
	c.string("slug", &s.Slug)
	c.string("url", &s.URL)
	c.int("part", &s.Part)
	c.int("of", &s.Of)
	c.extra(&s.Extra)
}

func describeRevision(r *Revision, c *codec) {
	c.int("number", &r.Number)
	c.time("time", &r.Time)
	c.string("author", &r.Author)
	c.string("note", &r.Note)
	c.extra(&r.Extra)
}

func describeCorrection(k *Correction, c *codec) {
	text(c, "type", &k.Type)
	c.time("time", &k.Time)
	c.inlines("text", &k.Text)
	c.extra(&k.Extra)
}

func describeProvenance(p *Provenance, c *codec) {
	text(c, "source", &p.Source)
	c.strings("tools", &p.Tools)
	c.string("reviewer", &p.Reviewer)
	c.string("note", &p.Note)
	c.extra(&p.Extra)
}

func describeSource(s *Source, c *codec) {
	c.string("title", &s.Title)
	c.string("url", &s.URL)
	c.string("publisher", &s.Publisher)
	c.time("published", &s.Published)
	c.time("accessed", &s.Accessed)
	c.extra(&s.Extra)
}

func describeTranslation(t *Translation, c *codec) {
	c.string("language", &t.Language)
	c.string("id", &t.ID)
	c.string("url", &t.URL)
	c.extra(&t.Extra)
}

func describeDocument(d *Document, c *codec) {
	c.blocks("blocks", &d.Blocks)
	c.extra(&d.Extra)
}

func describeAttrs(a *Attrs, c *codec) {
	c.string("id", &a.ID)
	c.string("language", &a.Language)
	optional(c, "provenance", &a.Provenance, describeProvenance)
}

func describeImage(i *Image, c *codec) {
	c.string("url", &i.URL)
	c.string("alt", &i.Alt)
	c.bool("decorative", &i.Decorative)
	c.int("width", &i.Width)
	c.int("height", &i.Height)
	c.string("type", &i.Type)
	optional(c, "focal", &i.Focal, describePoint)
	items(c, "variants", &i.Variants, describeVariant)
	c.extra(&i.Extra)
}

func describePoint(p *Point, c *codec) {
	c.float("x", &p.X)
	c.float("y", &p.Y)
}

func describeVariant(v *Variant, c *codec) {
	c.string("url", &v.URL)
	c.int("width", &v.Width)
	c.int("height", &v.Height)
	c.string("type", &v.Type)
	c.extra(&v.Extra)
}

func describeFigure(f *Figure, c *codec) {
	describeAttrs(&f.Attrs, c)
	value(c, "image", &f.Image, describeImage)
	c.inlines("caption", &f.Caption)
	c.string("credit", &f.Credit)
	c.string("url", &f.URL)
	text(c, "layout", &f.Layout)
	c.extra(&f.Attrs.Extra)
}

func describeItem(i *ListItem, c *codec) {
	text(c, "task", &i.Task)
	c.blocks("content", &i.Content)
	c.extra(&i.Extra)
}

func describeColumn(k *Column, c *codec) {
	text(c, "align", &k.Align)
	c.extra(&k.Extra)
}

func describeRow(r *Row, c *codec) {
	items(c, "cells", &r.Cells, describeCell)
	c.extra(&r.Extra)
}

func describeCell(k *Cell, c *codec) {
	c.bool("header", &k.Header)
	c.int("colSpan", &k.ColSpan)
	c.int("rowSpan", &k.RowSpan)
	text(c, "align", &k.Align)
	c.blocks("content", &k.Content)
	c.extra(&k.Extra)
}

func describeMediaFile(f *MediaFile, c *codec) {
	c.string("url", &f.URL)
	c.string("type", &f.Type)
	c.int64("bytes", &f.Bytes)
	c.extra(&f.Extra)
}

func describeTrack(t *Track, c *codec) {
	c.string("url", &t.URL)
	c.string("kind", &t.Kind)
	c.string("language", &t.Language)
	c.string("label", &t.Label)
	c.extra(&t.Extra)
}

func describeFootnote(f *Footnote, c *codec) {
	c.string("label", &f.Label)
	c.blocks("content", &f.Content)
	c.extra(&f.Extra)
}

func describeEvent(e *TimelineEvent, c *codec) {
	c.string("when", &e.When)
	c.time("time", &e.Time)
	c.inlines("title", &e.Title)
	c.blocks("content", &e.Content)
	c.extra(&e.Extra)
}

func describeFact(f *Fact, c *codec) {
	c.string("figure", &f.Figure)
	c.inlines("text", &f.Text)
	c.extra(&f.Extra)
}

// describeNode describes the members of a node, apart from its type.
func describeNode(n Node, c *codec) {
	switch n := n.(type) {
	case Block:
		if f, ok := n.(*Figure); ok {
			describeFigure(f, c)
			return
		}
		describeAttrs(n.Attributes(), c)
		describeBlock(n, c)
		c.extra(&n.Attributes().Extra)
	case Inline:
		describeInline(n, c)
	}
}

func describeBlock(b Block, c *codec) {
	switch b := b.(type) {
	case *Paragraph:
		c.inlines("content", &b.Content)
	case *Heading:
		c.int("level", &b.Level)
		c.inlines("content", &b.Content)
	case *List:
		c.bool("ordered", &b.Ordered)
		c.int("start", &b.Start)
		c.bool("startsAtZero", &b.StartsAtZero)
		c.bool("loose", &b.Loose)
		items(c, "items", &b.Items, describeItem)
	case *Quote:
		c.blocks("content", &b.Content)
		c.inlines("attribution", &b.Attribution)
		c.string("url", &b.URL)
	case *PullQuote:
		c.inlines("content", &b.Content)
		c.inlines("attribution", &b.Attribution)
	case *Code:
		c.string("syntax", &b.Syntax)
		c.string("info", &b.Info)
		c.string("value", &b.Value)
	case *Table:
		c.inlines("caption", &b.Caption)
		items(c, "columns", &b.Columns, describeColumn)
		items(c, "head", &b.Head, describeRow)
		items(c, "body", &b.Body, describeRow)
		items(c, "foot", &b.Foot, describeRow)
	case *Gallery:
		figures(c, "items", &b.Items)
		c.inlines("caption", &b.Caption)
	case *Video:
		items(c, "files", &b.Files, describeMediaFile)
		optional(c, "poster", &b.Poster, describeImage)
		c.string("title", &b.Title)
		c.seconds("duration", &b.Duration)
		c.int("width", &b.Width)
		c.int("height", &b.Height)
		items(c, "tracks", &b.Tracks, describeTrack)
		c.inlines("caption", &b.Caption)
		c.string("credit", &b.Credit)
		c.string("transcript", &b.Transcript)
	case *Audio:
		items(c, "files", &b.Files, describeMediaFile)
		c.string("title", &b.Title)
		c.seconds("duration", &b.Duration)
		c.inlines("caption", &b.Caption)
		c.string("credit", &b.Credit)
		c.string("transcript", &b.Transcript)
	case *Embed:
		c.string("provider", &b.Provider)
		c.string("url", &b.URL)
		c.string("title", &b.Title)
		c.int("width", &b.Width)
		c.int("height", &b.Height)
		optional(c, "thumbnail", &b.Thumbnail, describeImage)
		c.string("text", &b.Text)
		c.inlines("caption", &b.Caption)
	case *RelatedLink:
		c.string("url", &b.URL)
		c.string("headline", &b.Headline)
		c.string("dek", &b.Dek)
		c.string("kicker", &b.Kicker)
		optional(c, "image", &b.Image, describeImage)
	case *Callout:
		text(c, "callout", &b.Type)
		c.inlines("title", &b.Title)
		c.blocks("content", &b.Content)
	case *File:
		c.string("url", &b.URL)
		c.string("name", &b.Name)
		c.string("mediaType", &b.Type)
		c.int64("bytes", &b.Bytes)
		c.inlines("description", &b.Description)
	case *Footnotes:
		items(c, "items", &b.Items, describeFootnote)
	case *Timeline:
		c.string("title", &b.Title)
		items(c, "events", &b.Events, describeEvent)
	case *KeyFacts:
		c.string("title", &b.Title)
		items(c, "facts", &b.Facts, describeFact)
	case *LiveUpdate:
		c.string("headline", &b.Headline)
		c.time("time", &b.Time)
		c.time("updated", &b.Updated)
		items(c, "authors", &b.Authors, describeAuthor)
		c.bool("pinned", &b.Pinned)
		c.bool("keyEvent", &b.KeyEvent)
		c.blocks("content", &b.Content)
	case *CorrectionNote:
		value(c, "correction", &b.Correction, describeCorrection)
	case *Disclosure:
		text(c, "disclosure", &b.Type)
		c.blocks("content", &b.Content)
	case *Divider, *Figure, *Custom:
		// A divider has no members of its own; the other two are described
		// where nodes are read and written.
	}
}

func describeInline(n Inline, c *codec) {
	switch n := n.(type) {
	case *Text:
		c.string("value", &n.Value)
		c.extra(&n.Extra)
	case *Emphasis:
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Strong:
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Strike:
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *CodeSpan:
		c.string("value", &n.Value)
		c.extra(&n.Extra)
	case *Link:
		c.string("url", &n.URL)
		c.string("title", &n.Title)
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Sub:
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Sup:
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Mark:
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Abbreviation:
		c.string("title", &n.Title)
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *Span:
		c.string("language", &n.Language)
		c.inlines("content", &n.Content)
		c.extra(&n.Extra)
	case *InlineImage:
		value(c, "image", &n.Image, describeImage)
		c.string("title", &n.Title)
		c.extra(&n.Extra)
	case *Break:
		c.extra(&n.Extra)
	case *FootnoteRef:
		c.string("label", &n.Label)
		c.extra(&n.Extra)
	case *Math:
		c.string("value", &n.Value)
		c.bool("display", &n.Display)
		c.extra(&n.Extra)
	case *CustomInline:
		// Described where nodes are read and written.
	}
}

// figures is a list of figures behind pointers.
func figures(c *codec, name string, p *[]*Figure) {
	list := make([]Figure, 0, len(*p))
	for _, f := range *p {
		if f != nil {
			list = append(list, *f)
		}
	}
	items(c, name, &list, describeFigure)
	if c.dec != nil {
		for i := range list {
			*p = append(*p, &list[i])
		}
	}
}
