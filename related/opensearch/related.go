package opensearch

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/related"
)

// Boosts put picks above the series and both above text, whose scores stay
// in the hundreds; age halves a score at most.
const (
	seriesBoost = 1e4
	pickedBoost = 1e6
)

// Boosts of labels beside words: as [related.Index] weighs them.
const (
	tagBoost      = 4
	categoryBoost = 1
	authorBoost   = 0.5
	nameBoost     = 0.5
)

// spare makes up for what is left out after the query.
const spare = 50

// Related implements [related.Finder].
func (x *Index) Related(ctx context.Context, q related.Query) ([]related.Result, error) {
	var asked *document
	like := any(object{"_index": x.opts.Name, "_id": id(q.Key)})
	if q.Article != nil {
		asked = x.document(q.Article)
		like = asked.headline + "\n" + asked.text
	} else {
		var answer struct {
			Source document `json:"_source"`
		}
		err := x.do(ctx, http.MethodGet, x.path+"/_doc/"+url.PathEscape(id(q.Key)), "", nil, &answer)
		var refused *Error
		if errors.As(err, &refused) && refused.Status == http.StatusNotFound && refused.Type == "" {
			return nil, fmt.Errorf("%w: %q", related.ErrNotFound, q.Key)
		}
		if err != nil {
			return nil, err
		}
		asked = &answer.Source
	}
	limit := q.Limit
	if limit <= 0 {
		limit = related.DefaultLimit
	}
	body, err := json.Marshal(x.search(q, asked, like, limit+spare))
	if err != nil {
		return nil, err
	}
	var answer answer
	if err := x.do(ctx, http.MethodPost, x.path+"/_search", "application/json", body, &answer); err != nil {
		return nil, err
	}
	return choose(q, asked, &answer, limit), nil
}

// answer is what a search returns.
type answer struct {
	Hits struct {
		Hits []hit `json:"hits"`
	} `json:"hits"`
}

type hit struct {
	Score   float64  `json:"_score"`
	Source  document `json:"_source"`
	Matched []string `json:"matched_queries"`
}

// search is the body of the search.
func (x *Index) search(q related.Query, asked *document, like any, size int) object {
	headline, text := textFields(asked.Language)
	should := []any{object{"more_like_this": object{
		"fields": []string{headline, text}, "like": []any{like}, "max_query_terms": x.opts.Terms,
		"min_term_freq": 1, "min_doc_freq": 1, "minimum_should_match": "1", "_name": string(related.SignalWord),
	}}}
	for _, l := range []struct {
		field  string
		values []string
		signal related.Signal
		boost  float64
	}{
		{"tags", asked.Tags, related.SignalTag, tagBoost},
		{"categories", asked.Categories, related.SignalCategory, categoryBoost},
		{"authors", asked.Authors, related.SignalAuthor, authorBoost},
		{"named", asked.Named, related.SignalName, nameBoost},
	} {
		for _, value := range l.values {
			should = append(should, object{"term": object{l.field: object{"value": value, "boost": l.boost, "_name": name(l.signal, value)}}})
		}
	}
	for _, value := range asked.Series {
		should = append(should, object{"constant_score": object{
			"filter": object{"term": object{"series": value}}, "boost": seriesBoost, "_name": name(related.SignalSeries, value),
		}})
	}
	if len(asked.Picked) > 0 {
		should = append(should, object{"constant_score": object{
			"filter": object{"terms": object{"key": asked.Picked}}, "boost": pickedBoost, "_name": string(related.SignalPicked),
		}})
	}
	now := x.opts.Now().Unix()
	hidden := append(slices.Clone(q.Exclude), asked.Key)
	not := []any{
		object{"terms": object{"key": hidden}},
		object{"range": object{"embargo": object{"gt": now}}},
		object{"range": object{"expires": object{"lte": now}}},
	}
	if len(asked.Translations) > 0 {
		not = append(not, object{"terms": object{"names": asked.Translations}})
	}
	if len(asked.Names) > 0 {
		not = append(not, object{"terms": object{"translations": asked.Names}})
	}
	filter := []any{}
	language, _, _ := strings.Cut(strings.ToLower(cmp.Or(q.Language, asked.Language)), "-")
	if language != "" && language != "*" {
		filter = append(filter, object{"terms": object{"language": []string{language, ""}}})
	}
	if q.Category != "" {
		filter = append(filter, object{"term": object{"categories": q.Category}})
	}
	span := object{}
	if !q.Since.IsZero() {
		span["gte"] = q.Since.Unix()
	}
	if !q.Until.IsZero() {
		span["lte"] = q.Until.Unix()
	}
	if len(span) > 0 {
		filter = append(filter, object{"range": object{"published": span}})
	}
	query := object{"bool": object{"should": should, "minimum_should_match": 1, "filter": filter, "must_not": not}}
	if x.opts.HalfLife > 0 {
		query = object{"function_score": object{
			"query": query, "score_mode": "sum", "boost_mode": "multiply",
			"functions": []any{
				object{"weight": related.AgeFloor},
				object{"weight": 1 - related.AgeFloor, "exp": object{"published": object{
					"origin": now, "scale": fmt.Sprintf("%ds", int64(x.opts.HalfLife.Seconds())), "decay": 0.5,
				}}},
			},
		}}
	}
	return object{
		"size": size, "query": query, "_source": []string{"key", "sketch"}, "track_total_hits": false,
		"sort": []any{object{"_score": "desc"}, object{"key": "asc"}},
	}
}

// name tells in the answer which label matched.
func name(s related.Signal, value string) string { return string(s) + ":" + value }

// choose leaves out copies and what the filter refuses, and puts picks into
// the editor's order.
func choose(q related.Query, asked *document, a *answer, limit int) []related.Result {
	hits := a.Hits.Hits
	place := func(h hit) int {
		if at := slices.Index(asked.Picked, h.Source.Key); at >= 0 {
			return at
		}
		return len(asked.Picked)
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(place(a), place(b)) })
	var sketches [][]byte
	var results []related.Result
	for _, h := range hits {
		if len(results) == limit {
			break
		}
		copies := func(sketch []byte) bool { return related.Copies(sketch, h.Source.Sketch) }
		picked := place(h) < len(asked.Picked)
		if !picked && copies(asked.Sketch) || slices.ContainsFunc(sketches, copies) || q.Filter != nil && !q.Filter(h.Source.Key) {
			continue
		}
		sketches = append(sketches, h.Source.Sketch)
		results = append(results, related.Result{Key: h.Source.Key, Score: h.Score, Reasons: reasons(h.Matched)})
	}
	return results
}

// reasons reads the names of the queries that matched. The cluster does not
// say what each brought, so they share alike.
func reasons(matched []string) []related.Reason {
	var out []related.Reason
	for _, m := range matched {
		signal, text, labelled := strings.Cut(m, ":")
		if !labelled && signal == string(related.SignalWord) {
			text = "words of the text" // which ones the cluster does not say
		}
		out = append(out, related.Reason{Signal: related.Signal(signal), Text: text, Share: 1 / float64(len(matched))})
	}
	order := []related.Signal{related.SignalPicked, related.SignalSeries, related.SignalTag, related.SignalCategory, related.SignalAuthor, related.SignalName, related.SignalWord}
	slices.SortFunc(out, func(a, b related.Reason) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Signal), slices.Index(order, b.Signal)), cmp.Compare(a.Text, b.Text))
	})
	return out
}
