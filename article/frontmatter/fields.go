package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// A mapper turns decoded fields into an article.
type mapper struct {
	part   part
	src    []byte
	at     int // offset of the field being read
	losses []article.Loss
}

// plain removes what spellings of one name differ in.
func plain(name string) string {
	return strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name))
}

// find sets the place of a top-level field, for errors and losses.
func (m *mapper) find(name string) {
	m.at = m.part.start
	offset := m.part.start
	for line := range bytes.Lines(m.part.text) {
		text := bytes.TrimLeft(line, " \t\"'[{,")
		if rest, ok := bytes.CutPrefix(text, []byte(name)); ok && len(rest) > 0 && bytes.IndexByte([]byte(":=\"' ]\t"), rest[0]) >= 0 {
			m.at = offset + len(line) - len(text)
			return
		}
		offset += len(line)
	}
}

func (m *mapper) unknown(name string) {
	m.losses = append(m.losses, article.Loss{
		Reason: article.LossUnsupported, What: "field " + name, Detail: "not a known name",
		Position: article.PositionAt(m.src, m.at),
	})
}

// article fills the article field by field, in the order of their names so
// that the first error is always the same one.
func (m *mapper) article(a *article.Article, fields map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		m.find(name)
		if fields[name] == nil {
			continue
		}
		known, err := m.field(a, plain(name), fields[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if !known {
			m.unknown(name)
		}
	}
	return nil
}

func (m *mapper) field(a *article.Article, name string, v any) (known bool, err error) {
	switch name {
	case "title", "headline":
		a.Headline, err = text(v)
	case "subtitle", "dek", "standfirst":
		a.Dek, err = text(v)
	case "description", "summary", "excerpt":
		// A dek by its own name goes first.
		if a.Dek == "" {
			a.Dek, err = text(v)
		}
	case "kicker":
		a.Kicker, err = text(v)
	case "dateline":
		a.Dateline, err = text(v)
	case "id":
		a.ID, err = text(v)
	case "slug":
		a.Slug, err = text(v)
	case "url", "permalink":
		a.URL, err = text(v)
	case "language", "lang", "locale":
		a.Language, err = text(v)
	case "date", "published", "publishdate":
		a.Published, err = moment(v)
	case "lastmod", "updated", "modified", "lastmodifiedat":
		a.Updated, err = moment(v)
	case "created":
		a.Created, err = moment(v)
	case "embargo":
		a.Embargo, err = moment(v)
	case "expires", "expirydate":
		a.Expires, err = moment(v)
	case "category", "section":
		a.Category, err = category(v)
	case "categories":
		err = categories(a, v)
	case "tags", "keywords":
		a.Tags, err = texts(v)
	case "author", "authors", "byline":
		a.Authors, err = authors(v)
	case "image", "hero", "cover", "featuredimage":
		a.Hero, err = figure(v)
	case "series":
		a.Series, err = series(v)
	case "related":
		a.Related, err = texts(v)
	default:
		return m.deskField(a, name, v)
	}
	return true, err
}

// deskField reads the fields that readers do not see, or seldom.
func (m *mapper) deskField(a *article.Article, name string, v any) (known bool, err error) {
	switch name {
	case "draft":
		var draft bool
		if draft, err = boolean(v); draft {
			a.Status = article.StatusDraft
		}
	case "genre", "type":
		var s string
		if s, err = text(v); s != "news" {
			a.Genre = article.Genre(s)
		}
	case "status":
		var s string
		if s, err = text(v); s != "published" {
			a.Status = article.Status(s)
		}
	case "access":
		var s string
		if s, err = text(v); s != "free" {
			a.Access = article.Access(s)
		}
	case "urgency", "priority":
		a.Urgency, err = whole(v)
		if err == nil && (a.Urgency < 0 || a.Urgency > 9) {
			err = fmt.Errorf("%w: %d is not from 1 to 9", article.ErrInvalidValue, a.Urgency)
		}
	case "readingtime":
		var minutes int
		minutes, err = whole(v)
		a.ReadingTime = time.Duration(minutes) * time.Minute
	case "headlines":
		var f object
		if f, err = fieldsOf(v); err == nil {
			a.Headlines = article.Headlines{Short: f.text("short"), Social: f.text("social"), Search: f.text("search")}
			err = f.done()
		}
	case "corrections":
		a.Corrections, err = list(v, correction)
	case "sources":
		a.Sources, err = list(v, source)
	case "translations":
		a.Translations, err = list(v, translation)
	case "provenance":
		var p article.Provenance
		p, err = provenance(v)
		a.Provenance = &p
	case "layout", "weight", "aliases", "markup":
		// Hugo's and Jekyll's own business: how a file is built, not what it says.
	default:
		return false, nil
	}
	return true, err
}

var errKind = errors.New("unexpected kind of value")

func text(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v), nil
	case int, int64, uint64, float64, bool:
		return fmt.Sprint(v), nil
	case time.Time:
		return v.Format(time.DateOnly), nil
	}
	return "", fmt.Errorf("%w: expected text", errKind)
}

func texts(v any) ([]string, error) {
	if s, ok := v.(string); ok {
		// Jekyll's way: words or phrases in one string.
		var out []string
		for part := range strings.SplitSeq(s, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
		return out, nil
	}
	return list(v, text)
}

func list[T any](v any, one func(any) (T, error)) ([]T, error) {
	var items []any
	switch v := v.(type) {
	case []any:
		items = v
	case []map[string]any: // TOML's tables
		for _, item := range v {
			items = append(items, item)
		}
	default:
		items = []any{v}
	}
	out := make([]T, 0, len(items))
	for i, item := range items {
		t, err := one(item)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", i+1, err)
		}
		out = append(out, t)
	}
	return out, nil
}

func boolean(v any) (bool, error) {
	b, ok := v.(bool)
	if !ok {
		return false, fmt.Errorf("%w: expected true or false", errKind)
	}
	return b, nil
}

func whole(v any) (int, error) {
	switch v := v.(type) {
	case int:
		return v, nil
	case int64:
		return int(v), nil
	case float64:
		if v == float64(int(v)) {
			return int(v), nil
		}
	}
	return 0, fmt.Errorf("%w: expected a whole number", errKind)
}

// The forms in which dates are written by hand, most exact first. A date
// without a zone is taken as UTC.
var dateForms = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly,
}

func moment(v any) (time.Time, error) {
	switch v := v.(type) {
	case time.Time:
		if v.Location().String() != "UTC" && strings.Contains(v.Location().String(), "local") {
			// TOML's local times have no zone; like YAML's they count as UTC.
			return time.Date(v.Year(), v.Month(), v.Day(), v.Hour(), v.Minute(), v.Second(), v.Nanosecond(), time.UTC), nil
		}
		return v, nil
	case string:
		for _, form := range dateForms {
			if t, err := time.Parse(form, strings.TrimSpace(v)); err == nil {
				return t, nil
			}
		}
		return time.Time{}, fmt.Errorf("%w: %q is not a date such as 2026-11-24T09:30:00+01:00", article.ErrInvalidValue, v)
	}
	return time.Time{}, fmt.Errorf("%w: expected a date", errKind)
}
