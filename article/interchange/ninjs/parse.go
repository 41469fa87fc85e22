package ninjs

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Options say how an item is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File   string
	Limits article.Limits
}

// Type is the media type of the body that says what ninjs has no words for:
// an object with members of the article's JSON form.
const Type = "application/x.newsroom+json"

const (
	format  = "ninjs"
	version = "3.2"
	// name is the member of an Extra that holds what is not known.
	name = "ninjs"
	// scheme begins the uri of what has no address.
	scheme   = "newsroom:"
	typeHTML = "text/html"

	roleMain = "main"
	roleDoor = "newsroom"
	roleURL  = "url"

	relAuthor      = "author"
	relPublisher   = "publisher"
	relHero        = "hero"
	relRelated     = "related"
	relSource      = "source"
	relTranslation = "translation"
	relCategory    = "category"
	relSeries      = "series"
	relKeyword     = "keyword"
)

// Parse reads an item.
//
// An error is an [*article.ParseError] with the JSON Pointer of the value at
// fault. Its cause is [article.ErrSyntax], [article.ErrInvalidValue],
// [article.ErrVersion], [article.ErrTooLarge], [article.ErrTooDeep] or
// [article.ErrTooMany].
func Parse(src []byte, opts Options) (*article.Article, []article.Loss, error) {
	in, v, err := jsonform.Open(format, opts.File, src, opts.Limits)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{Reader: in}
	a := r.item(r.Object(v))
	var unsaid []article.Block
	if r.Err() == nil && r.door.index != "" {
		unsaid = r.restore(a, v)
	}
	if r.html.index != "" {
		r.at(r.html, func() { a.Body.Blocks = r.lines(unsaid) })
	}
	a.Body.Blocks = append(a.Body.Blocks, r.media...)
	if r.Err() != nil {
		return nil, nil, r.Err()
	}
	return a, r.Losses, nil
}

type reader struct {
	*jsonform.Reader
	door, html part            // the newsroom body, and the one of HTML
	media      []article.Block // what follows the body
	inHTML     map[string]bool // see inBody
}

// A part is the value of one of the bodies.
type part struct {
	value string
	index string // its place among the bodies; "" where there is none
}

// at runs read with the part's place in the path.
func (r *reader) at(p part, read func()) {
	r.At("bodies", func() { r.At(p.index, func() { r.At("value", read) }) })
}

// item reads an item as one of a stranger.
func (r *reader) item(o *jsonform.Object) *article.Article {
	a := &article.Article{}
	r.standard(o)
	if o.Peek("uri").Kind() != '"' {
		r.At("uri", func() { r.Wrong("the uri that each item has", o.Peek("uri")) })
	}
	if o.Peek("type").Kind() == '"' && string(o.Peek("type")) == `"text"` {
		o.Take("type")
	}
	r.history(o, a)
	r.dates(o, a)
	a.Language, a.Slug, a.Dateline = o.String("language"), o.String("slugline"), o.String("located")
	r.headlines(o, a)
	r.descriptions(o, a)
	r.byline(o, a)
	r.subjects(o, a)
	r.genres(o, a)
	r.pick(o, "altIds", func(id *jsonform.Object) bool {
		if a.URL != "" || text(id.Peek("role")) != roleURL {
			return false
		}
		id.Take("role")
		a.URL = id.String("value")
		r.loseRest(id)
		return true
	})
	if source := r.sourceType(o); source != "" {
		a.Provenance = &article.Provenance{Source: source}
	}
	r.bodies(o, a)
	r.associations(o, a)
	if address := o.String("uri"); address != uri(a) {
		a.ID = address
		if key, ours := strings.CutPrefix(address, scheme); ours {
			if s, err := url.PathUnescape(key); err == nil {
				a.ID = s
			}
		}
	}
	o.Keep(&a.Extra, name)
	return a
}

// standard refuses what is not ninjs 3.
func (r *reader) standard(o *jsonform.Object) {
	o.With("standard", func(s *jsonform.Object) {
		v := s.StringIf("version")
		if major, _, _ := strings.Cut(v, "."); v != "" && major != "3" {
			r.At("version", func() { r.Fail(fmt.Errorf("%w: ninjs %s, this reader knows 3", article.ErrVersion, v)) })
		}
	})
}

// history reads status, urgency and version.
func (r *reader) history(o *jsonform.Object, a *article.Article) {
	switch s := o.StringIf("pubStatus"); s {
	case "", "usable":
	case "withheld":
		a.Status = article.StatusWithheld
	case "canceled":
		a.Status = article.StatusWithdrawn
	default:
		r.At("pubStatus", func() { r.Unknown("usable, withheld or canceled", s) })
	}
	a.Urgency = o.Int("urgency")
	if n, err := strconv.Atoi(o.StringIf("version")); err == nil && n >= 0 {
		a.Revisions = []article.Revision{{Number: n}}
	} else {
		o.Replace("version", o.Peek("version"))
	}
}

func (r *reader) dates(o *jsonform.Object, a *article.Article) {
	a.Created, a.Published, a.Updated = o.Time("contentCreated"), o.Time("firstCreated"), o.Time("versionCreated")
	if a.Published.IsZero() {
		a.Published, a.Updated = a.Updated, zero
	}
	a.Embargo, a.Expires = o.Time("embargoedUntil"), o.Time("expires")
}

// pick reads a list of objects. Those that read does not take stay with what
// is not known.
func (r *reader) pick(o *jsonform.Object, member string, read func(item *jsonform.Object) bool) {
	var left []json.RawMessage
	o.Each(member, func(v jsonform.Value) {
		if r.Count() && !read(r.Object(v)) {
			left = append(left, json.RawMessage(v))
		}
	})
	if len(left) > 0 && r.Err() == nil {
		w := jsonform.NewWriter(nil, format)
		w.List(func() {
			for _, item := range left {
				w.RawValue(item)
			}
		})
		list, _, _ := w.Done()
		o.Replace(member, list)
	}
}

// loseRest notes what of an object nobody asked for.
func (r *reader) loseRest(o *jsonform.Object) {
	for _, member := range o.Names() {
		r.At(member, func() { r.Lose(article.LossUnsupported, member, "") })
	}
}

func (r *reader) headlines(o *jsonform.Object, a *article.Article) {
	slots := headlinesOf(a)
	r.pick(o, "headlines", func(h *jsonform.Object) bool {
		role := text(h.Peek("role"))
		if role == "" {
			role = roleMain
		}
		for _, slot := range slots {
			if slot.role == role && *slot.value == "" && r.words(h.Peek("value")) {
				h.Take("role")
				*slot.value = r.value(h)
				r.loseRest(h)
				return true
			}
		}
		return false
	})
	// One of another role, or metadata, but the only name that it has.
	if list := items(json.RawMessage(o.Peek("headlines"))); a.Headline == "" && len(list) > 0 {
		a.Headline = word(list[0], "value")
	}
	if a.Headline == "" {
		a.Headline = text(o.Peek("title"))
	}
}

// words reports whether a value is a string that says something. What is no
// string is left to [reader.value], which fails.
func (r *reader) words(v jsonform.Value) bool { return v.Kind() != '"' || len(v) > 2 }

// value reads what a headline or description says as plain text.
func (r *reader) value(o *jsonform.Object) string {
	contentType, s := o.StringIf("contentType"), o.String("value")
	if !isMarkup(contentType) {
		return s
	}
	return article.InlineText(r.line(o, s))
}

// line reads HTML as one line of text.
func (r *reader) line(o *jsonform.Object, html string) (content []article.Inline) {
	r.At("value", func() {
		blocks := inlinehtml.Read(r.Reader, html)
		for _, b := range blocks {
			if len(content) > 0 {
				content = append(content, &article.Break{})
			}
			switch b := b.(type) {
			case *article.Paragraph:
				content = append(content, b.Content...)
			case *article.Figure: // a picture alone
				content = append(content, &article.InlineImage{Image: b.Image})
			default:
				r.Lose(article.LossFlattened, string(b.Kind()), "a block where only text can stand")
				if s := (&article.Document{Blocks: []article.Block{b}}).Text(); s != "" {
					content = append(content, &article.Text{Value: s})
				}
			}
		}
	})
	return content
}

// isMarkup reports whether a media type is one of HTML or XML.
func isMarkup(contentType string) bool {
	return strings.Contains(contentType, "html") || strings.Contains(contentType, "xml")
}

// dekRoles are the roles of a description that stands below the headline.
// ninjs names none; these are what agencies write.
var dekRoles = []string{"", "summary", "abstract", "standfirst", "dek", "lead", "main"}

func (r *reader) descriptions(o *jsonform.Object, a *article.Article) {
	r.pick(o, "descriptions", func(d *jsonform.Object) bool {
		role := text(d.Peek("role"))
		switch {
		case role == "correction":
			d.Take("role")
			contentType, s := d.StringIf("contentType"), d.String("value")
			c := article.Correction{}
			if isMarkup(contentType) {
				c.Text = r.line(d, s)
			} else if s != "" {
				c.Text = []article.Inline{&article.Text{Value: s}}
			}
			a.Corrections = append(a.Corrections, c)
			r.loseRest(d)
			return true
		case a.Dek == "" && slices.Contains(dekRoles, role) && r.words(d.Peek("value")):
			d.Take("role")
			a.Dek = r.value(d)
			r.loseRest(d)
			return true
		}
		return false
	})
}

// sourceType reads the digital source type, if it is one of the IPTC's.
func (r *reader) sourceType(o *jsonform.Object) article.DigitalSourceType {
	prefix := article.DigitalSourceType("x").URI()
	term, ok := strings.CutPrefix(word(json.RawMessage(o.Peek("digitalSourceType")), "uri"), prefix[:len(prefix)-1])
	if !ok || term == "" {
		return ""
	}
	o.Take("digitalSourceType")
	return article.DigitalSourceType(term)
}

// genres reads the first genre that the article has a word for. One with more
// than a name stays with what is not known as well.
func (r *reader) genres(o *jsonform.Object, a *article.Article) {
	r.pick(o, "genres", func(g *jsonform.Object) bool {
		if a.Genre != "" {
			return false
		}
		a.Genre = genreOf(g.RestJSON())
		g.Take("name")
		return a.Genre != "" && len(g.Names()) == 0
	})
}

// genreOf is the genre that an object of genres names: a word of ours by the
// last element of its uri or by its name, or the name as it is where that is
// all there is.
func genreOf(genre json.RawMessage) article.Genre {
	label, uri := word(genre, "name"), word(genre, "uri")
	for _, s := range []string{label, uri[strings.LastIndexByte(uri, '/')+1:]} {
		switch g := article.Genre(strings.ToLower(s)); g {
		case article.GenreAnalysis, article.GenreBackground, article.GenreExplainer, article.GenreInterview, article.GenreLiveBlog,
			article.GenreOpinion, article.GenreReportage, article.GenreReview, article.GenreSponsored:
			return g
		case article.GenreNews:
		}
	}
	if len(jsonform.Members(genre)) == 1 {
		return article.Genre(label)
	}
	return ""
}
