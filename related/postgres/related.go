package postgres

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/related"
)

// asked is the article asked about.
type asked struct {
	key, language               string
	sketch                      []byte
	picked, names, translations []string
	terms                       []term
}

// term is a term of the article asked about.
type term struct {
	ID        int            `json:"id"`
	Signal    related.Signal `json:"-"`
	text      string
	share     float64
	documents int
	Weight    float64 `json:"weight"` // gain · weight in the article asked about
}

// Series and picks rank above whatever the text says, as in [related.Index].
const (
	seriesTier = 1
	pickedTier = 2
)

// Candidates beyond the limit make up for what is left out after the query:
// copies, and what Query.Filter refuses.
const spare = 50

// Related implements [related.Finder].
func (x *Index) Related(ctx context.Context, q related.Query) ([]related.Result, error) {
	if x.err != nil {
		return nil, x.err
	}
	results, err := x.related(ctx, q)
	if err != nil && !errors.Is(err, related.ErrNotFound) {
		return nil, fmt.Errorf("related/postgres: %w", err)
	}
	return results, err
}

func (x *Index) related(ctx context.Context, q related.Query) ([]related.Result, error) {
	var total int
	var length float64
	if err := x.db.QueryRowContext(ctx, x.names.Replace(`SELECT articles, length FROM {totals}`)).Scan(&total, &length); err != nil {
		return nil, err
	}
	average := max(1, length/float64(max(1, total)))
	a, err := x.ask(ctx, q)
	if err != nil {
		return nil, err
	}
	self := a.weigh(total, average, x.opts.Terms)
	limit := q.Limit
	if limit <= 0 {
		limit = related.DefaultLimit
	}
	found, err := x.candidates(ctx, q, a, average, limit+len(q.Exclude)+spare)
	if err != nil {
		return nil, err
	}
	var chosen []candidate
	for _, c := range found {
		if len(chosen) == limit {
			break
		}
		if c.tier < pickedTier && related.Copies(a.sketch, c.sketch) ||
			q.Filter != nil && !q.Filter(c.key) ||
			slices.ContainsFunc(chosen, func(o candidate) bool { return related.Copies(o.sketch, c.sketch) }) {
			continue
		}
		if c.tier < pickedTier {
			c.score = c.tier + min(1, c.score/max(self, math.SmallestNonzeroFloat64))
		}
		chosen = append(chosen, c)
	}
	return x.explain(ctx, a, average, chosen)
}

// ask loads or analyses the article asked about.
func (x *Index) ask(ctx context.Context, q related.Query) (*asked, error) {
	if q.Article != nil {
		analysis := related.Analyse(q.Article, x.opts.Language)
		a := &asked{
			key: analysis.Key, language: analysis.Language, sketch: analysis.Sketch, picked: q.Article.Related,
			names: append(analysis.Addresses, analysis.Key), translations: analysis.Translations,
		}
		rows := make([]row, len(analysis.Terms))
		for i, t := range analysis.Terms {
			rows[i] = row{t.Signal, t.Name, t.Text, t.Share}
		}
		b, err := json.Marshal(rows)
		if err != nil {
			return nil, err
		}
		return a, x.loadTerms(ctx, a, `
			SELECT t.id, t.signal, t.display, q.share, t.documents
			FROM json_to_recordset($1::text::json) AS q(signal text, name text, share real)
			JOIN {terms} t USING (signal, name) ORDER BY t.id`, string(b))
	}
	a := &asked{key: q.Key}
	var id int64
	var picked, names, translations string
	err := x.db.QueryRowContext(ctx, x.names.Replace(`
		SELECT id, language, sketch, picked::text, names::text, translations::text FROM {articles} WHERE key = $1`), q.Key).
		Scan(&id, &a.language, &a.sketch, &picked, &names, &translations)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%w: %q", related.ErrNotFound, q.Key)
	}
	if err != nil {
		return nil, err
	}
	if err := errors.Join(json.Unmarshal([]byte(picked), &a.picked), json.Unmarshal([]byte(names), &a.names),
		json.Unmarshal([]byte(translations), &a.translations)); err != nil {
		return nil, err
	}
	return a, x.loadTerms(ctx, a, `
		SELECT t.id, t.signal, t.display, p.share, t.documents
		FROM {postings} p JOIN {terms} t ON t.id = p.term WHERE p.article = $1 ORDER BY t.id`, id)
}

func (x *Index) loadTerms(ctx context.Context, a *asked, query string, args ...any) error {
	rows, err := x.db.QueryContext(ctx, x.names.Replace(query), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var t term
		if err := rows.Scan(&t.ID, &t.Signal, &t.text, &t.share, &t.documents); err != nil {
			return err
		}
		a.terms = append(a.terms, t)
	}
	return rows.Err()
}

// weigh keeps the terms that tell most and returns what the article would
// score itself by them.
func (a *asked) weigh(total int, average float64, most int) (self float64) {
	value := func(t term) float64 { return t.Weight * related.Weight(t.share, average) }
	for i := range a.terms {
		t := &a.terms[i]
		t.Weight = related.Gain(t.Signal, total, t.documents) * related.Weight(t.share, average)
	}
	slices.SortStableFunc(a.terms, func(s, t term) int { return cmp.Compare(value(t), value(s)) })
	a.terms = a.terms[:min(len(a.terms), most)]
	for _, t := range a.terms {
		self += value(t)
	}
	return self
}

// candidate is a row of the answer.
type candidate struct {
	id     int64
	key    string
	sketch []byte
	score  float64
	tier   float64
}

// candidates is the one join: the terms asked about with their postings.
func (x *Index) candidates(ctx context.Context, q related.Query, a *asked, average float64, limit int) ([]candidate, error) {
	terms, err := json.Marshal(a.terms)
	if err != nil {
		return nil, err
	}
	series := -1
	for _, t := range a.terms {
		if t.Signal == related.SignalSeries {
			series = t.ID
		}
	}
	language, _, _ := strings.Cut(strings.ToLower(cmp.Or(q.Language, a.language)), "-")
	if language == "*" {
		language = ""
	}
	halfLife := x.opts.HalfLife.Seconds()
	now := x.opts.Now()
	const statement = `
		WITH q AS (SELECT * FROM json_to_recordset($1::text::json) AS q(id integer, weight double precision)),
		text AS (
			SELECT p.article, bool_or(p.term = $14) AS series,
				sum(q.weight * CASE WHEN p.share = 0 THEN 1 ELSE p.share * ($2::double precision + 1) / (p.share + $2::double precision / $3::double precision) END) AS score
			FROM q JOIN {postings} p ON p.term = q.id
			GROUP BY p.article),
		picked AS (SELECT value AS key, ordinality AS place FROM json_array_elements_text($4::text::json) WITH ORDINALITY)
		SELECT a.id, a.key, a.sketch,
			CASE WHEN picked.place IS NOT NULL THEN 3 - picked.place::double precision / (SELECT count(*) + 1 FROM picked)
				ELSE coalesce(text.score, 0) * CASE WHEN a.published IS NULL OR $5::double precision <= 0 THEN 1
					ELSE $6::double precision + (1 - $6::double precision) * power(2, -greatest(0, $7::bigint - a.published) / $5::double precision) END END AS score,
			CASE WHEN picked.place IS NOT NULL THEN 2 WHEN text.series THEN 1 ELSE 0 END AS tier
		FROM {articles} a
		LEFT JOIN text ON text.article = a.id
		LEFT JOIN picked ON picked.key = a.key
		WHERE (a.id IN (SELECT article FROM text) OR a.key IN (SELECT key FROM picked))
			AND a.key NOT IN (SELECT value FROM json_array_elements_text($8::text::json))
			AND NOT EXISTS (SELECT FROM json_array_elements_text(a.names) n JOIN json_array_elements_text($9::text::json) m ON n.value = m.value)
			AND NOT EXISTS (SELECT FROM json_array_elements_text(a.translations) n JOIN json_array_elements_text($10::text::json) m ON n.value = m.value)
			AND ($11::text = '' OR a.language = '' OR a.language = $11::text)
			AND ($12::bigint IS NULL OR a.published >= $12::bigint) AND ($13::bigint IS NULL OR a.published <= $13::bigint)
			AND coalesce(a.embargo, 0) <= $7::bigint AND (a.expires IS NULL OR a.expires > $7::bigint)
			AND ($15::text = '' OR EXISTS (SELECT FROM {postings} p JOIN {terms} t ON t.id = p.term
				WHERE p.article = a.id AND t.signal = 'category' AND t.name = $15::text))
		ORDER BY tier DESC, score DESC, a.key
		LIMIT $16`
	rows, err := x.db.QueryContext(ctx, x.names.Replace(statement), string(terms), float64(related.Saturation), average,
		array(a.picked), halfLife, related.AgeFloor, now.Unix(), array(append(slices.Clone(q.Exclude), a.key)),
		array(a.translations), array(a.names), language, seconds(q.Since), bound(q.Until), series, q.Category, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []candidate
	for rows.Next() {
		var c candidate
		if err := rows.Scan(&c.id, &c.key, &c.sketch, &c.score, &c.tier); err != nil {
			return nil, err
		}
		if c.tier == seriesTier || c.score > 0 {
			out = append(out, c)
		}
	}
	return out, rows.Err()
}

// bound is the last second that is not after a time.
func bound(t time.Time) sql.NullInt64 { return seconds(t) }

// explain makes results of the chosen, with what they share.
func (x *Index) explain(ctx context.Context, a *asked, average float64, chosen []candidate) ([]related.Result, error) {
	if len(chosen) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(chosen))
	place := make(map[int64]int, len(chosen))
	results := make([]related.Result, len(chosen))
	for i, c := range chosen {
		ids[i], place[c.id] = c.id, i
		results[i] = related.Result{Key: c.key, Score: c.score}
	}
	known := make(map[int]*term, len(a.terms))
	terms := make([]int, len(a.terms))
	for i := range a.terms {
		terms[i] = a.terms[i].ID
		known[a.terms[i].ID] = &a.terms[i]
	}
	lists, err := json.Marshal(struct {
		Articles []int64 `json:"articles"`
		Terms    []int   `json:"terms"`
	}{ids, terms})
	if err != nil {
		return nil, err
	}
	rows, err := x.db.QueryContext(ctx, x.names.Replace(`
		SELECT article, term, share FROM {postings}
		WHERE article IN (SELECT value::bigint FROM json_array_elements_text($1::text::json -> 'articles'))
			AND term IN (SELECT value::integer FROM json_array_elements_text($1::text::json -> 'terms'))`), string(lists))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var number int
		var share float64
		if err := rows.Scan(&id, &number, &share); err != nil {
			return nil, err
		}
		r, t := &results[place[id]], known[number]
		r.Reasons = append(r.Reasons, related.Reason{Signal: t.Signal, Text: t.text, Share: t.Weight * related.Weight(share, average)})
	}
	for i := range results {
		r := &results[i]
		sum := 0.0
		for _, reason := range r.Reasons {
			sum += reason.Share
		}
		for k := range r.Reasons {
			r.Reasons[k].Share /= sum
		}
		slices.SortFunc(r.Reasons, func(a, b related.Reason) int {
			return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Text, b.Text))
		})
		if chosen[i].tier == pickedTier {
			r.Reasons = slices.Insert(r.Reasons, 0, related.Reason{Signal: related.SignalPicked})
		}
	}
	return results, rows.Err()
}
