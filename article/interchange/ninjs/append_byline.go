package ninjs

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// byline writes who made the article, each kind in its list, and all of them
// in order in by.
func (w *writer) byline(a *article.Article, kept map[string]json.RawMessage) {
	of := make(map[article.AuthorKind][]article.Author)
	for _, author := range a.Authors {
		switch author.Kind {
		case article.Organisation, article.Software:
			of[author.Kind] = append(of[author.Kind], author)
		default:
			of[article.Person] = append(of[article.Person], author)
		}
	}
	by := text(kept["by"])
	if !namesAll(by, a.Authors) {
		by = byline(a.Authors)
	}
	if by != "" || kept["by"] != nil {
		w.String("by", by) // empty where the source's names went
	}
	for _, list := range partyLists {
		publisher := a.Publisher != nil && list.kind == article.Software
		if len(of[list.kind]) == 0 && !publisher {
			continue
		}
		w.list(list.name, kept[list.name], func() {
			for _, p := range of[list.kind] {
				w.party(p, list.rel, relAuthor)
			}
			if publisher {
				w.party(*a.Publisher, list.rel, relPublisher)
			}
		})
	}
}

// partyLists are the lists in which the kinds of author stand, and the member
// that says what they have to do with the item.
var partyLists = []struct {
	name, rel string
	kind      article.AuthorKind
}{
	{"people", "rel", article.Person}, {"organisations", "rel", article.Organisation}, {"infoSources", "role", article.Software},
}

// byline names authors in one line.
func byline(authors []article.Author) string {
	var names []string
	for i := range authors {
		if authors[i].Name != "" {
			names = append(names, authors[i].Name)
		}
	}
	return strings.Join(names, ", ")
}

// namesAll reports whether a line names each of the authors.
func namesAll(by string, authors []article.Author) bool {
	if len(by) > longestByline {
		return false
	}
	for i := range authors {
		if !strings.Contains(by, authors[i].Name) {
			return false
		}
	}
	return len(authors) > 0
}

func (w *writer) party(p article.Author, relation, value string) {
	kept := jsonform.TakeKept(&p.Extra, name)
	w.Object(func() {
		w.String("name", p.Name)
		if jsonform.Members(kept)[relation] == nil {
			w.String(relation, value)
		}
		if isURI(p.ID) {
			w.String("uri", p.ID)
		} else {
			w.Text("literal", p.ID)
		}
		if p.Email != "" || p.URL != "" || len(p.Profiles) > 0 {
			w.list("contactInfo", jsonform.Members(kept)["contactInfo"], func() {
				w.contact("email", p.Email)
				w.contact("web", p.URL)
				for _, s := range p.Profiles {
					w.contact("profile", s)
				}
			})
		}
		w.Members(kept)
	})
}

func (w *writer) contact(kind, value string) {
	if value != "" {
		w.Object(func() {
			w.String("type", kind)
			w.String("value", value)
		})
	}
}

// subjects writes what has a name; it is what others show.
func (w *writer) subjects(a *article.Article, kept json.RawMessage) {
	named := slices.DeleteFunc(append([]article.Category{a.Category}, a.Categories...), func(c article.Category) bool { return c.Name == "" })
	tags := slices.DeleteFunc(slices.Clone(a.Tags), func(tag string) bool { return tag == "" })
	var others []json.RawMessage
	known := make(map[string]json.RawMessage)
	for _, item := range items(kept) {
		switch label := word(item, "name"); {
		case !isTag(item):
			others = append(others, item)
		case known[label] == nil:
			known[label] = item
		}
	}
	series := a.Series != nil && a.Series.Name != ""
	if len(named)+len(tags) == 0 && !series && kept == nil {
		return
	}
	w.Name("subjects")
	w.List(func() {
		for _, c := range named {
			w.subject(relCategory, c.Name, c.Slug, c.URL, c.Extra)
		}
		if s := a.Series; series {
			w.subject(relSeries, s.Name, s.Slug, s.URL, s.Extra)
		}
		for _, tag := range tags {
			if item, ok := known[tag]; ok {
				w.RawValue(item) // the source's own subject says more than a word
			} else {
				w.subject(relKeyword, tag, "", "", nil)
			}
		}
		for _, item := range others {
			w.RawValue(item)
		}
	})
}

func (w *writer) subject(rel, label, slug, address string, extra article.Extra) {
	w.Object(func() {
		w.String("name", label)
		w.String("rel", rel)
		if isURI(address) {
			w.String("uri", address)
		}
		w.Text("literal", slug)
		w.Members(jsonform.TakeKept(&extra, name))
	})
}

// isTag reports whether a subject is one that the article has as a tag.
func isTag(subject json.RawMessage) bool {
	rel := word(subject, "rel")
	return (rel == "" || rel == "about" || rel == relKeyword) && word(subject, "name") != ""
}
