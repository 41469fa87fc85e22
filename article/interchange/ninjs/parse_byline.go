package ninjs

import (
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// authorRels are the relations of who made the content. ninjs names none; the
// first is ours.
var authorRels = []string{relAuthor, "creator", "byline"}

func (r *reader) byline(o *jsonform.Object, a *article.Article) {
	for _, list := range partyLists {
		r.pick(o, list.name, func(party *jsonform.Object) bool {
			switch rel := text(party.Peek(list.rel)); {
			case slices.Contains(authorRels, rel):
				a.Authors = append(a.Authors, r.party(party, list.rel, relAuthor, list.kind))
				return true
			case rel == relPublisher && list.kind == article.Software && a.Publisher == nil:
				p := r.party(party, list.rel, relPublisher, article.Organisation)
				a.Publisher = &p
				return true
			}
			return false
		})
	}
	by := text(o.Peek("by"))
	if len(a.Authors) == 0 && by != "" {
		o.Take("by")
		a.Authors = []article.Author{{Name: by}}
		return
	}
	inOrder(a.Authors, by)
	if by == byline(a.Authors) {
		o.Take("by")
	}
}

// longestByline bounds the line in which authors are looked for. No desk's is
// as long.
const longestByline = 10_000

// inOrder puts authors into the order in which a line names them.
func inOrder(authors []article.Author, by string) {
	if len(by) > longestByline {
		return
	}
	type placed struct {
		author article.Author
		at     int
	}
	list := make([]placed, len(authors))
	for i, author := range authors {
		at := strings.Index(by, author.Name)
		if at < 0 {
			at = len(by)
		}
		list[i] = placed{author, at}
	}
	slices.SortStableFunc(list, func(p, q placed) int { return p.at - q.at })
	for i := range list {
		authors[i] = list[i].author
	}
}

func (r *reader) party(o *jsonform.Object, relation, ours string, kind article.AuthorKind) article.Author {
	p := article.Author{Kind: kind, Name: o.String("name")}
	if text(o.Peek(relation)) == ours {
		o.Take(relation)
	}
	if p.ID = o.String("uri"); p.ID == "" {
		p.ID = o.String("literal")
	}
	r.pick(o, "contactInfo", func(c *jsonform.Object) bool {
		kind, value := text(c.Peek("type")), text(c.Peek("value"))
		c.Take("type")
		c.Take("value")
		if value == "" || len(c.Names()) > 0 {
			return false
		}
		switch {
		case kind == "email" && p.Email == "":
			p.Email = value
		case kind == "web" && p.URL == "":
			p.URL = value
		case kind == "profile":
			p.Profiles = append(p.Profiles, value)
		default:
			return false
		}
		return true
	})
	o.Keep(&p.Extra, name)
	return p
}

func (r *reader) subjects(o *jsonform.Object, a *article.Article) {
	r.pick(o, "subjects", func(s *jsonform.Object) bool {
		rel := text(s.Peek("rel"))
		switch {
		case rel == relCategory || rel == relSeries && a.Series == nil:
			s.Take("rel")
			label, address, slug := s.String("name"), s.String("uri"), s.String("literal")
			var extra article.Extra
			s.Keep(&extra, name)
			switch {
			case rel == relSeries:
				a.Series = &article.Series{Name: label, URL: address, Slug: slug, Extra: extra}
			case a.Category.Name == "":
				a.Category = article.Category{Name: label, URL: address, Slug: slug, Extra: extra}
			default:
				a.Categories = append(a.Categories, article.Category{Name: label, URL: address, Slug: slug, Extra: extra})
			}
			return true
		case isTag(s.RestJSON()):
			a.Tags = append(a.Tags, s.String("name"))
			s.Take("rel")
			return rel == relKeyword && len(s.Names()) == 0
		}
		return false
	})
}
