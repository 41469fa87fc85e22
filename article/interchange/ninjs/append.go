package ninjs

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Append appends the article as an item of type text.
//
// It fails only where the article holds JSON that is none.
func Append(dst []byte, a *article.Article) ([]byte, []article.Loss, error) {
	lines, unsaid := bodyLines(a.Body.Blocks)
	item, _, err := appendItem(nil, a, lines, nil)
	if err != nil {
		return dst, nil, err
	}
	door, err := unsaidMembers(a, unsaid, item)
	if err != nil {
		return dst, nil, err
	}
	return appendItem(dst, a, lines, door)
}

// unsaidMembers is the object that goes into the newsroom body: the members
// of the article's JSON form that a stranger would read otherwise from the
// item. Nil: there are none.
func unsaidMembers(a *article.Article, unsaid []article.Block, item []byte) ([]byte, error) {
	own, err := fields(a)
	if err != nil {
		return nil, err
	}
	r, v, err := jsonform.Open(format, "", item, unlimited)
	if err != nil {
		return nil, err
	}
	stranger := &reader{Reader: r}
	read, err := fields(stranger.item(stranger.Object(v)))
	if err != nil {
		return nil, err
	}
	for name := range read {
		if own[name] == nil {
			own[name] = json.RawMessage("null") // it is read, but it is not so
		}
	}
	if body := (article.Document{Blocks: unsaid, Extra: a.Body.Extra}); len(unsaid) > 0 || len(body.Extra) > 0 {
		if own["body"], err = body.MarshalJSON(); err != nil {
			return nil, err
		}
	}
	w := jsonform.NewWriter(nil, format)
	w.Object(func() {
		for _, name := range slices.Sorted(maps.Keys(own)) {
			if name == "body" || !bytes.Equal(own[name], read[name]) {
				w.Raw(name, own[name])
			}
		}
	})
	out, _, err := w.Done()
	if string(out) == "{}" {
		return nil, err
	}
	return out, err
}

// unlimited is for reading what was just written.
var unlimited = article.Limits{Bytes: 1 << 40, Depth: 1 << 20, Nodes: 1 << 40}

// fields are the members of the article's JSON form, without its body and what
// was kept from an item.
func fields(a *article.Article) (map[string]json.RawMessage, error) {
	rest := *a
	rest.Body = article.Document{}
	jsonform.TakeKept(&rest.Extra, name)
	out, err := rest.AppendJSON(nil)
	if err != nil {
		return nil, err
	}
	m := jsonform.Members(out)
	delete(m, "version")
	return m, nil
}

// items are the items of a list; none where it is none.
func items(list json.RawMessage) []json.RawMessage {
	var l []json.RawMessage
	if json.Unmarshal(list, &l) != nil {
		return nil
	}
	return l
}

type writer struct{ *jsonform.Writer }

// appendItem appends the item with the body's lines of HTML and the content
// of the newsroom body, which nil leaves out.
func appendItem(dst []byte, a *article.Article, lines []string, door []byte) ([]byte, []article.Loss, error) {
	w := &writer{jsonform.NewWriter(dst, format)}
	rest := *a
	keptJSON := jsonform.TakeKept(&rest.Extra, name)
	kept := jsonform.Members(keptJSON)
	w.Object(func() {
		w.String("uri", uri(a))
		if kept["type"] == nil {
			w.String("type", "text")
		}
		if n := len(a.Revisions); n > 0 {
			w.String("version", strconv.Itoa(a.Revisions[n-1].Number))
		}
		w.dates(a)
		w.Text("pubStatus", pubStatus(a.Status))
		if a.Urgency >= 1 && a.Urgency <= 9 {
			w.Int("urgency", int64(a.Urgency))
		}
		w.Text("language", a.Language)
		w.headlines(a, kept["headlines"])
		w.descriptions(a, kept["descriptions"])
		w.byline(a, kept)
		w.subjects(a, kept["subjects"])
		w.genre(a.Genre, kept["genres"])
		w.Text("located", a.Dateline)
		w.Text("slugline", a.Slug)
		if a.URL != "" {
			w.list("altIds", kept["altIds"], func() { w.roled(roleURL, "", a.URL) })
		}
		w.sourceType(a.Provenance)
		w.associations(a, kept["associations"])
		w.bodies(a, kept["bodies"], lines, door)
		w.Name("standard")
		w.Object(func() {
			w.String("name", format)
			w.String("version", version)
			w.String("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_"+version+".json#")
		})
		w.Members(keptJSON)
	})
	return w.Done()
}

// uri is the address that names the item.
func uri(a *article.Article) string {
	for _, s := range []string{a.ID, a.URL} {
		if isURI(s) {
			return s
		}
	}
	return scheme + url.PathEscape(a.Key())
}

// isURI reports whether s is what the schema calls a uri: RFC 3986, with a
// scheme and in ASCII.
func isURI(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= utf8.RuneSelf || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			return false
		}
	}
	u, err := url.Parse(s)
	return err == nil && u.IsAbs()
}

func (w *writer) dates(a *article.Article) {
	w.Time("firstCreated", a.Published)
	if !a.Published.IsZero() { // alone it would be read as that
		w.Time("versionCreated", a.Updated)
	}
	w.Time("contentCreated", a.Created)
	w.Time("embargoedUntil", a.Embargo)
	w.Time("expires", a.Expires)
}

// pubStatus is a status in the words of ninjs; one that may be shown has none.
func pubStatus(s article.Status) string {
	switch s {
	case article.StatusPublished:
		return ""
	case article.StatusWithdrawn:
		return "canceled"
	case article.StatusDraft, article.StatusScheduled, article.StatusWithheld:
		return "withheld"
	}
	return "withheld" // a state of the host's own
}

// list writes a list of what own adds and of the items that were kept.
func (w *writer) list(name string, kept json.RawMessage, own func()) {
	w.Name(name)
	w.List(func() {
		own()
		for _, item := range items(kept) {
			w.RawValue(item)
		}
	})
}

// roled writes a value with its role, an item of several lists.
func (w *writer) roled(role, contentType, value string) {
	w.Object(func() {
		w.Text("role", role)
		w.Text("contentType", contentType)
		w.String("value", value)
	})
}

func (w *writer) headlines(a *article.Article, kept json.RawMessage) {
	if a.Headline == "" && a.Kicker == "" && a.Headlines == (article.Headlines{}) {
		return
	}
	w.list("headlines", kept, func() {
		for _, h := range headlinesOf(a) {
			if *h.value != "" {
				w.roled(h.role, "", *h.value)
			}
		}
	})
}

// A headline is one of the article's headlines with its role in ninjs.
type headline struct {
	role  string
	value *string
}

func headlinesOf(a *article.Article) []headline {
	return []headline{
		{roleMain, &a.Headline}, {"short", &a.Headlines.Short}, {"social", &a.Headlines.Social},
		{"search", &a.Headlines.Search}, {"kicker", &a.Kicker},
	}
}

func (w *writer) descriptions(a *article.Article, kept json.RawMessage) {
	if a.Dek == "" && len(a.Corrections) == 0 {
		return
	}
	w.list("descriptions", kept, func() {
		if a.Dek != "" {
			w.roled("summary", "", a.Dek)
		}
		for _, c := range a.Corrections {
			w.roled("correction", typeHTML, textHTML(c.Text))
		}
	})
}

// word is a member of an object that is a string, or "".
func word(object json.RawMessage, name string) string { return text(jsonform.Members(object)[name]) }

// text is a value that is a string, or "".
func text[V ~[]byte](v V) (s string) {
	if json.Unmarshal(v, &s) != nil {
		return ""
	}
	return s
}

func (w *writer) genre(g article.Genre, kept json.RawMessage) {
	said := slices.ContainsFunc(items(kept), func(item json.RawMessage) bool { return genreOf(item) == g })
	if g != "" && !said {
		w.list("genres", kept, func() { w.Object(func() { w.String("name", string(g)) }) })
	}
}

func (w *writer) sourceType(p *article.Provenance) {
	if p != nil && p.Source != "" && isURI(p.Source.URI()) {
		w.Name("digitalSourceType")
		w.Object(func() { w.String("uri", p.Source.URI()) })
	}
}

// bodies writes the body as HTML and, in another body, what that and the
// other members do not say.
func (w *writer) bodies(a *article.Article, kept json.RawMessage, lines []string, door []byte) {
	if len(lines) == 0 && door == nil {
		return
	}
	w.list("bodies", kept, func() {
		if len(lines) > 0 {
			words := withoutFigures(a.Body)
			count := article.CountText(words)
			w.Object(func() {
				w.String("role", roleMain)
				w.String("contentType", typeHTML)
				w.Int("charCount", int64(utf8.RuneCountInString(words)))
				w.Int("wordCount", int64(count.Words()+count.Characters()))
				w.String("value", strings.Join(lines, "\n"))
			})
		}
		if door != nil {
			w.roled(roleDoor, Type, string(door))
		}
	})
}

// withoutFigures is a body's text as ninjs counts it: without captions of
// figures.
func withoutFigures(d article.Document) string {
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b article.Block) bool {
		switch b.(type) {
		case *article.Figure, *article.Gallery:
			return true
		}
		return false
	})
	return d.Text()
}

var zero time.Time
