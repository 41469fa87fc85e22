package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

const jsonVersion = "https://jsonfeed.org/version/1.1"

// The objects of JSON Feed, in the order of its specification.
type (
	jsonFeed struct {
		Version     string       `json:"version"`
		Title       string       `json:"title"`
		HomePageURL string       `json:"home_page_url,omitempty"`
		FeedURL     string       `json:"feed_url,omitempty"`
		Description string       `json:"description,omitempty"`
		NextURL     string       `json:"next_url,omitempty"`
		Icon        string       `json:"icon,omitempty"`
		Favicon     string       `json:"favicon,omitempty"`
		Authors     []jsonAuthor `json:"authors,omitempty"`
		Language    string       `json:"language,omitempty"`
		Hubs        []jsonHub    `json:"hubs,omitempty"`
	}
	jsonHub struct {
		Type string `json:"type"`
		URL  string `json:"url"`
	}
	jsonItem struct {
		ID            string           `json:"id"`
		URL           string           `json:"url,omitempty"`
		Title         string           `json:"title,omitempty"`
		ContentHTML   string           `json:"content_html,omitempty"`
		ContentText   *string          `json:"content_text,omitempty"`
		Summary       string           `json:"summary,omitempty"`
		Image         string           `json:"image,omitempty"`
		DatePublished time.Time        `json:"date_published,omitzero"`
		DateModified  time.Time        `json:"date_modified,omitzero"`
		Authors       []jsonAuthor     `json:"authors,omitempty"`
		Tags          []string         `json:"tags,omitempty"`
		Language      string           `json:"language,omitempty"`
		Attachments   []jsonAttachment `json:"attachments,omitempty"`
	}
	jsonAuthor struct {
		Name   string `json:"name,omitempty"`
		URL    string `json:"url,omitempty"`
		Avatar string `json:"avatar,omitempty"`
	}
	jsonAttachment struct {
		URL      string `json:"url"`
		MimeType string `json:"mime_type"`
		Size     int64  `json:"size_in_bytes,omitempty"`
	}
)

// A jsonWriter writes JSON Feed 1.1.
type jsonWriter struct {
	*writer
	begun bool // an item stands before the next
}

func (j *jsonWriter) head(time.Time) {
	f := j.feed
	out := jsonFeed{
		Version: jsonVersion, Title: j.clean(f.Title), HomePageURL: j.address("/url", f.URL), FeedURL: j.address("/self_url", f.SelfURL),
		Description: j.clean(f.Description), NextURL: j.address("/next_url", f.NextURL), Icon: j.address("/image", f.Image),
		Favicon: j.address("/icon", f.Icon), Authors: j.authors("/authors", f.Authors), Language: f.Language,
	}
	for _, hub := range f.Hubs {
		out.Hubs = append(out.Hubs, jsonHub{"WebSub", j.address("/hubs", hub)})
	}
	for _, field := range [...]struct{ name, value string }{{"copyright", f.Copyright}, {"id", f.ID}} {
		if field.value != "" {
			j.lose(article.LossUnsupported, field.name, "JSON Feed has no place for it", "/"+field.name)
		}
	}
	j.value(out)
	j.b = append(j.b[:len(j.b)-1], `,"items":[`...)
}

// value appends v as JSON. Markup stays readable: a feed is not put into a
// page.
func (j *jsonWriter) value(v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		// A date outside the years 0 to 9999 is the only thing in the types
		// above that JSON cannot hold.
		j.lose(article.LossInvalid, "item", "left out: "+err.Error(), "")
		j.b = append(j.b, "{}"...)
		return
	}
	j.b = append(j.b, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

func (j *jsonWriter) authors(field string, authors []article.Author) (out []jsonAuthor) {
	for i := range authors {
		a := &authors[i]
		author := jsonAuthor{Name: j.clean(a.Name), URL: j.address(field, a.URL)}
		if a.Avatar != nil {
			author.Avatar = j.address(field, a.Avatar.URL)
		}
		if a.Email != "" {
			j.lose(article.LossUnsupported, "author's e-mail address", "JSON Feed has no place for it", field)
		}
		if author != (jsonAuthor{}) { // at least one member is required
			out = append(out, author)
		}
	}
	return out
}

func (j *jsonWriter) item(i *entry) {
	a := i.Article
	out := jsonItem{
		ID: j.clean(i.id), URL: i.url, Title: j.clean(a.Headline), Summary: j.clean(a.Dek), ContentHTML: j.clean(i.content),
		DatePublished: a.Published, Authors: j.authors("authors", a.Authors), Language: a.Language,
	}
	if t := i.change(); t.After(a.Published) {
		out.DateModified = t
	}
	if out.ContentHTML == "" {
		out.ContentText = &out.Summary // one of the two is required
	}
	for _, term := range i.terms() {
		out.Tags = append(out.Tags, j.clean(term))
	}
	if i.image != nil {
		out.Image = i.image.URL
		if hero := a.Hero; i.image.Alt != "" || hero.Credit != "" || len(hero.Caption) > 0 || i.image.Width > 0 {
			j.lose(article.LossUnsupported, "image's description", "JSON Feed takes the address alone", "hero")
		}
	}
	for _, file := range i.Enclosures {
		if address := j.address("enclosures", file.URL); address != "" {
			if file.Type == "" {
				file.Type = "application/octet-stream" // required
			}
			out.Attachments = append(out.Attachments, jsonAttachment{address, file.Type, max(file.Bytes, 0)})
		}
	}
	if j.begun {
		j.b = append(j.b, ',')
	}
	j.begun = true
	j.value(out)
}

func (j *jsonWriter) end() { j.b = append(j.b, `]}`...) }

// members are the members of a JSON object that was read and not yet taken.
type members map[string]json.RawMessage

// json reads a JSON Feed.
func (r *reader) json(src []byte) error {
	var m members
	if err := json.Unmarshal(src, &m); err != nil {
		offset := len(src)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			offset = max(int(syntax.Offset)-1, 0)
		}
		e := article.ErrorAt(format, src, offset, fmt.Errorf("%w: %w", article.ErrSyntax, err))
		e.File = r.options.File
		return e
	}
	if version := text(r, m, "version"); !strings.Contains(version, "jsonfeed.org/version/1") {
		return r.fail(fmt.Errorf("%w: version is %.60q, not %q", article.ErrVersion, version, jsonVersion))
	}
	f := r.feed
	f.Title, f.Description, f.Language = text(r, m, "title"), text(r, m, "description"), text(r, m, "language")
	f.URL = r.address(nil, text(r, m, "home_page_url"))
	r.rebase(f.URL)
	f.SelfURL, f.NextURL = r.address(nil, text(r, m, "feed_url")), r.address(nil, text(r, m, "next_url"))
	f.Image, f.Icon = r.address(nil, text(r, m, "icon")), r.address(nil, text(r, m, "favicon"))
	f.Authors = r.jsonAuthors(m)
	for _, hub := range take[[]members](r, m, "hubs") {
		f.Hubs = append(f.Hubs, r.address(nil, text(r, hub, "url")))
	}
	items := take[[]members](r, m, "items")
	if len(items) > r.limits.Nodes {
		return r.fail(fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes))
	}
	r.rest(m)
	for _, item := range items {
		r.jsonItem(item)
	}
	return nil
}

func (r *reader) jsonItem(m members) {
	out, a := r.item()
	a.URL = r.address(nil, text(r, m, "url"))
	if id := text(r, m, "id"); id != a.URL {
		a.ID = id
		if a.URL == "" && strings.HasPrefix(id, "http") {
			a.URL = r.address(nil, id)
			a.ID = ""
		}
	}
	a.Headline, a.Dek, a.Language = text(r, m, "title"), text(r, m, "summary"), text(r, m, "language")
	a.Published, a.Updated = r.jsonDate(m, "date_published"), r.jsonDate(m, "date_modified")
	a.Authors = r.jsonAuthors(m)
	out.ContentHTML = text(r, m, "content_html")
	if plain := text(r, m, "content_text"); out.ContentHTML == "" && plain != "" && plain != a.Dek {
		for paragraph := range strings.SplitSeq(plain, "\n\n") {
			if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
				out.ContentHTML += "<p>" + strings.ReplaceAll(html.EscapeString(paragraph), "\n", "<br>") + "</p>"
			}
		}
	}
	for _, name := range []string{"image", "banner_image"} {
		if image := r.address(nil, text(r, m, name)); image != "" && a.Hero == nil {
			a.Hero = &article.Figure{Image: article.Image{URL: image}}
		}
	}
	out.setTerms(slices.DeleteFunc(take[[]string](r, m, "tags"), func(s string) bool { return s == "" }))
	for _, file := range take[[]members](r, m, "attachments") {
		if address := r.address(nil, text(r, file, "url")); address != "" {
			out.Enclosures = append(out.Enclosures, article.MediaFile{
				URL: address, Type: text(r, file, "mime_type"), Bytes: max(int64(take[float64](r, file, "size_in_bytes")), 0),
			})
		}
		r.rest(file)
	}
	r.rest(m)
	r.body(nil, out)
}

// jsonAuthors reads the authors of 1.1, or the author of 1.0.
func (r *reader) jsonAuthors(m members) (out []article.Author) {
	list := take[[]members](r, m, "authors")
	if one := take[members](r, m, "author"); len(list) == 0 && one != nil {
		list = []members{one}
	}
	for _, author := range list {
		a := article.Author{Name: text(r, author, "name"), URL: r.address(nil, text(r, author, "url"))}
		if avatar := r.address(nil, text(r, author, "avatar")); avatar != "" {
			a.Avatar = &article.Image{URL: avatar}
		}
		out = append(out, a)
	}
	return out
}

func (r *reader) jsonDate(m members, name string) time.Time {
	s := text(r, m, name)
	t, ok := parseDate(s)
	if !ok && s != "" {
		r.lose(nil, article.LossInvalid, name, "not a date")
	}
	return t
}

// take removes a member and reads it; one of another type is a loss.
func take[T any](r *reader, m members, name string) (v T) {
	raw, ok := m[name]
	delete(m, name)
	if ok && json.Unmarshal(raw, &v) != nil {
		var zero T
		v = zero
		r.lose(nil, article.LossInvalid, name, fmt.Sprintf("not what the format has there: %.40s", raw))
	}
	return v
}

// text takes a string. Numbers are taken for what they look like: some feeds
// write ids so, and the specification asks readers to accept it.
func text(r *reader, m members, name string) string {
	if raw := m[name]; len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9') {
		delete(m, name)
		return string(raw)
	}
	return strings.TrimSpace(take[string](r, m, name))
}

// rest reports the members that nobody took.
func (r *reader) rest(m members) {
	names := make([]string, 0, len(m))
	for name, raw := range m {
		if string(raw) != "null" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		r.lose(nil, article.LossUnsupported, name, "")
	}
}
