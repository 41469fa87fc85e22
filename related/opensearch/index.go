package opensearch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

// Options are the settings of an [Index].
type Options struct {
	// URLs are the nodes to ask. At least one is required.
	URLs []string
	// Name is the index in the cluster. Empty: "newsroom-related".
	Name string
	// Header is sent with every request, such as Authorization.
	Header http.Header
	// Client sends the requests. Nil: one with a timeout of 30 seconds.
	Client *http.Client
	// Language is taken for articles that state none.
	Language string
	// HalfLife is as in [related.Options].
	HalfLife time.Duration
	// Terms is how many words of the article asked about are compared. Zero:
	// 40.
	Terms int
	// Attempts is how often a request is tried. Zero: 6.
	Attempts int
	// Pause is the wait before the second attempt; it doubles with each
	// further one. Zero: 100 milliseconds.
	Pause time.Duration
	// BulkBytes is the size from which a bulk request is sent. Zero: 4 MiB.
	BulkBytes int
	// Shards and Replicas are those of an index made by Create. Zero: 1.
	// Negative Replicas: none.
	Shards, Replicas int
	// Now is the clock. Nil: [time.Now].
	Now func() time.Time
}

// ErrNoURL says that Options.URLs is empty.
var ErrNoURL = errors.New("related/opensearch: no URL to ask")

// Index is an index of articles in a cluster. It implements
// [related.Finder].
type Index struct {
	client
	path string
}

var _ related.Finder = (*Index)(nil)

// New makes an index that asks a cluster. Nothing is sent yet.
func New(opts Options) *Index {
	opts.URLs = slices.Clone(opts.URLs)
	opts.Header = opts.Header.Clone()
	if opts.Name == "" {
		opts.Name = "newsroom-related"
	}
	if opts.Client == nil {
		opts.Client = &http.Client{Timeout: 30 * time.Second}
	}
	if opts.HalfLife == 0 {
		opts.HalfLife = related.DefaultHalfLife
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Pause == 0 {
		opts.Pause = 100 * time.Millisecond
	}
	for _, d := range []struct {
		field *int
		value int
	}{{&opts.Terms, 40}, {&opts.Attempts, 6}, {&opts.BulkBytes, 4 << 20}, {&opts.Shards, 1}, {&opts.Replicas, 1}} {
		if *d.field == 0 {
			*d.field = d.value
		}
	}
	return &Index{client: client{opts: opts}, path: "/" + url.PathEscape(opts.Name)}
}

// analysers are the cluster's own, by base language.
var analysers = map[string]string{
	"ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
	"ga": "irish", "hu": "hungarian", "it": "italian", "ja": "cjk", "ko": "cjk", "nb": "norwegian", "nl": "dutch",
	"nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
	"th": "thai", "tr": "turkish", "zh": "cjk",
}

// analyser is the analyser for a language; it also names the fields.
func analyser(language string) string {
	if a, ok := analysers[language]; ok {
		return a
	}
	return "standard"
}

func textFields(language string) (headline, text string) {
	a := analyser(language)
	return "headline_" + a, "text_" + a
}

type object = map[string]any

// Create makes the index in the cluster where it is missing.
func (x *Index) Create(ctx context.Context) error {
	keyword, date := object{"type": "keyword"}, object{"type": "date", "format": "epoch_second"}
	stored := object{"type": "keyword", "index": false, "doc_values": false}
	properties := object{
		"key": keyword, "language": keyword, "published": date, "embargo": date, "expires": date,
		"tags": keyword, "categories": keyword, "authors": keyword, "series": keyword, "named": keyword, "names": keyword,
		"translations": keyword, "picked": stored, "sketch": stored,
	}
	seen := map[string]bool{}
	for _, language := range append([]string{""}, sorted(analysers)...) {
		a := analyser(language)
		if seen[a] {
			continue
		}
		seen[a] = true
		headline, text := textFields(language)
		properties[headline] = object{"type": "text", "analyzer": a}
		properties[text] = object{"type": "text", "analyzer": a}
	}
	body, err := json.Marshal(object{
		"settings": object{"number_of_shards": x.opts.Shards, "number_of_replicas": max(0, x.opts.Replicas)},
		"mappings": object{"dynamic": "strict", "properties": properties},
	})
	if err != nil {
		return err
	}
	err = x.do(ctx, http.MethodPut, x.path, "application/json", body, nil)
	var refused *Error
	if errors.As(err, &refused) && refused.Type == "resource_already_exists_exception" {
		return nil
	}
	return err
}

func sorted(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Refresh makes everything added findable at once, which costs the cluster
// work; it does so by itself every second.
func (x *Index) Refresh(ctx context.Context) error {
	return x.do(ctx, http.MethodPost, x.path+"/_refresh", "", nil, nil)
}

// document is an article as the cluster keeps it.
type document struct {
	Key          string
	Language     string
	Published    int64
	Embargo      int64
	Expires      int64
	Tags         []string
	Categories   []string
	Authors      []string
	Series       []string
	Named        []string // people, places and institutions in the text
	Names        []string
	Translations []string
	Picked       []string
	Sketch       []byte

	headline, text string
}

func (x *Index) document(a *article.Article) *document {
	analysis := related.Analyse(a, x.opts.Language)
	d := &document{
		Key: analysis.Key, Language: analysis.Language, Sketch: analysis.Sketch, Picked: a.Related,
		Names: append(analysis.Addresses, analysis.Key), Translations: analysis.Translations, headline: a.Headline,
	}
	for _, t := range []struct {
		field *int64
		value time.Time
	}{{&d.Published, a.Published}, {&d.Embargo, a.Embargo}, {&d.Expires, a.Expires}} {
		if !t.value.IsZero() {
			*t.field = t.value.Unix()
		}
	}
	for _, t := range analysis.Terms {
		switch t.Signal {
		case related.SignalTag:
			d.Tags = append(d.Tags, t.Name)
		case related.SignalCategory:
			d.Categories = append(d.Categories, t.Name)
		case related.SignalAuthor:
			d.Authors = append(d.Authors, t.Name)
		case related.SignalSeries:
			d.Series = append(d.Series, t.Name)
		case related.SignalName:
			d.Named = append(d.Named, t.Name)
		}
	}
	var text strings.Builder
	text.WriteString(a.Dek)
	for n := range a.Body.Preorder() {
		if t, ok := n.(*article.Text); ok {
			text.WriteByte('\n')
			text.WriteString(t.Value)
		}
	}
	d.text = text.String()
	return d
}

// source is the document as JSON, its text in the fields of its language.
func (d *document) source() object {
	headline, text := textFields(d.Language)
	o := object{"key": d.Key, "language": d.Language, "names": d.Names, "sketch": d.Sketch, headline: d.headline, text: d.text}
	for name, list := range map[string][]string{
		"tags": d.Tags, "categories": d.Categories, "authors": d.Authors, "series": d.Series, "named": d.Named,
		"translations": d.Translations, "picked": d.Picked,
	} {
		if len(list) > 0 {
			o[name] = list
		}
	}
	for name, t := range map[string]int64{"published": d.Published, "embargo": d.Embargo, "expires": d.Expires} {
		if t != 0 {
			o[name] = t
		}
	}
	return o
}

// maxID is the longest document id a cluster takes, in bytes.
const maxID = 512

// id is the document id of a key.
func id(key string) string {
	if len(key) <= maxID {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return "sha256-" + hex.EncodeToString(sum[:])
}

// operation is one line or two of a bulk request.
type operation struct {
	key  string
	body []byte
}

// Add puts articles into the index, in bulk requests. An article with a
// known key replaces the one before; one that is not published removes it.
// The errors of single articles are joined; the others are added all the
// same.
func (x *Index) Add(ctx context.Context, articles ...*article.Article) error {
	var errs []error
	var pending []operation
	size := 0
	for i, a := range articles {
		if a == nil || a.Key() == "" {
			errs = append(errs, fmt.Errorf("article %d: %w", i, related.ErrNoKey))
			continue
		}
		o := operation{key: a.Key()}
		var lines []any
		if a.Status == article.StatusPublished {
			lines = []any{object{"index": object{"_id": id(o.key)}}, x.document(a).source()}
		} else {
			lines = []any{object{"delete": object{"_id": id(o.key)}}}
		}
		for _, line := range lines {
			b, err := json.Marshal(line)
			if err != nil {
				return err
			}
			o.body = append(append(o.body, b...), '\n')
		}
		pending = append(pending, o)
		if size += len(o.body); size >= x.opts.BulkBytes {
			errs = append(errs, x.bulk(ctx, pending)...)
			pending, size = pending[:0], 0
		}
	}
	return errors.Join(append(errs, x.bulk(ctx, pending)...)...)
}

// bulk sends operations, and again those the cluster has no room for yet.
func (x *Index) bulk(ctx context.Context, pending []operation) (errs []error) {
	for attempt := 0; len(pending) > 0; attempt++ {
		var body bytes.Buffer
		for _, o := range pending {
			body.Write(o.body)
		}
		var answer struct {
			Items []map[string]struct {
				Status int   `json:"status"`
				Error  cause `json:"error"`
			} `json:"items"`
		}
		if err := x.do(ctx, http.MethodPost, x.path+"/_bulk", "application/x-ndjson", body.Bytes(), &answer); err != nil {
			return append(errs, err)
		}
		if len(answer.Items) != len(pending) {
			return append(errs, &Error{Status: http.StatusOK, Reason: "bulk answer of another length"})
		}
		var again []operation
		for i, item := range answer.Items {
			for action, result := range item {
				switch {
				case result.Status < 300, action == "delete" && result.Status == http.StatusNotFound:
				case patience(result.Status) && attempt+1 < x.opts.Attempts:
					again = append(again, pending[i])
				default:
					errs = append(errs, &Error{result.Status, result.Error.Type, result.Error.Reason, pending[i].key})
				}
			}
		}
		pending = again
		if len(pending) > 0 {
			if err := pause(ctx, x.opts.Pause<<attempt, nil); err != nil {
				return append(errs, err)
			}
		}
	}
	return errs
}

// Remove takes an article out and reports whether it was there.
func (x *Index) Remove(ctx context.Context, key string) (bool, error) {
	err := x.do(ctx, http.MethodDelete, x.path+"/_doc/"+url.PathEscape(id(key)), "", nil, nil)
	var refused *Error
	if errors.As(err, &refused) && refused.Status == http.StatusNotFound {
		return false, nil
	}
	return err == nil, err
}
