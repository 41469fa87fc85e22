package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

// Options are the settings of an [Index]. The zero value is what most sites
// want.
type Options struct {
	// Prefix begins the names of the tables; it may name a schema
	// ("news.related"). Empty: "newsroom_related".
	Prefix string
	// Language is taken for articles that state none. Empty: guessed for
	// stemming, and they pass for every language.
	Language string
	// HalfLife is as in [related.Options].
	HalfLife time.Duration
	// Terms is how many terms of the article asked about are compared. Zero:
	// [DefaultTerms].
	Terms int
	// Now is the clock. Nil: [time.Now].
	Now func() time.Time
}

// DefaultTerms is the number of terms compared where [Options] says none.
const DefaultTerms = 40

// ErrPrefix says that Options.Prefix is not an identifier.
var ErrPrefix = errors.New("related/postgres: prefix is not an identifier")

// Index is an index of articles in a database. It implements
// [related.Finder].
type Index struct {
	db    *sql.DB
	opts  Options
	names *strings.Replacer
	err   error // of the options
}

var _ related.Finder = (*Index)(nil)

var identifier = regexp.MustCompile(`^([a-z_][a-z0-9_]{0,30}\.)?[a-z_][a-z0-9_]{0,40}$`)

// New makes an index that uses a database. Nothing is asked of it yet; see
// [Index.Create]. A wrong Options.Prefix is reported by every method.
func New(db *sql.DB, opts Options) *Index {
	if opts.Prefix == "" {
		opts.Prefix = "newsroom_related"
	}
	if opts.HalfLife == 0 {
		opts.HalfLife = related.DefaultHalfLife
	}
	if opts.Terms <= 0 {
		opts.Terms = DefaultTerms
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	x := &Index{db: db, opts: opts}
	if !identifier.MatchString(opts.Prefix) {
		x.err = fmt.Errorf("%w: %q", ErrPrefix, opts.Prefix)
	}
	bare := opts.Prefix[strings.LastIndexByte(opts.Prefix, '.')+1:]
	x.names = strings.NewReplacer("{", opts.Prefix+"_", "}", "", "[", bare+"_", "]", "")
	return x
}

// schema makes what is missing. Times are Unix seconds.
const schema = `
CREATE TABLE IF NOT EXISTS {articles} (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	key text NOT NULL UNIQUE,
	language text NOT NULL,
	published bigint,
	embargo bigint,
	expires bigint,
	length double precision NOT NULL,
	sketch bytea NOT NULL,
	picked json NOT NULL,
	names json NOT NULL,
	translations json NOT NULL
);
CREATE TABLE IF NOT EXISTS {terms} (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	signal text NOT NULL,
	name text NOT NULL,
	display text NOT NULL,
	documents integer NOT NULL,
	UNIQUE (signal, name)
);
CREATE TABLE IF NOT EXISTS {postings} (
	term integer NOT NULL,
	article bigint NOT NULL,
	share real NOT NULL,
	PRIMARY KEY (term, article) INCLUDE (share)
);
CREATE INDEX IF NOT EXISTS [by_article] ON {postings} (article);
CREATE TABLE IF NOT EXISTS {totals} (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	articles bigint NOT NULL,
	length double precision NOT NULL
);
INSERT INTO {totals} (articles, length) VALUES (0, 0) ON CONFLICT DO NOTHING;
`

// Create makes the tables where they are missing.
func (x *Index) Create(ctx context.Context) error {
	return x.change(ctx, func(tx *sql.Tx) error {
		for statement := range strings.SplitSeq(schema, ";\n") {
			if strings.TrimSpace(statement) == "" {
				continue
			}
			if _, err := tx.ExecContext(ctx, x.names.Replace(statement)); err != nil {
				return err
			}
		}
		return nil
	})
}

// change runs one transaction with the right to change the index.
func (x *Index) change(ctx context.Context, do func(*sql.Tx) error) error {
	if x.err != nil {
		return x.err
	}
	tx, err := x.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("related/postgres: %w", err)
	}
	_, err = tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(hashtext($1))`, x.opts.Prefix)
	if err == nil {
		err = do(tx)
	}
	if err == nil {
		err = tx.Commit()
	} else if rollback := tx.Rollback(); rollback != nil && !errors.Is(rollback, sql.ErrTxDone) {
		err = errors.Join(err, rollback)
	}
	if err != nil {
		return fmt.Errorf("related/postgres: %w", err)
	}
	return nil
}

// Add puts articles into the index, all or none. An article with a known key
// replaces the one before; one that is not published removes it. An article
// without a key is refused with [related.ErrNoKey].
func (x *Index) Add(ctx context.Context, articles ...*article.Article) error {
	for i, a := range articles {
		if a == nil || a.Key() == "" {
			return fmt.Errorf("article %d: %w", i, related.ErrNoKey)
		}
	}
	return x.change(ctx, func(tx *sql.Tx) error {
		for _, a := range articles {
			if _, err := x.remove(ctx, tx, a.Key()); err != nil {
				return err
			}
			if a.Status != article.StatusPublished {
				continue
			}
			if err := x.insert(ctx, tx, a); err != nil {
				return fmt.Errorf("%s: %w", a.Key(), err)
			}
		}
		return nil
	})
}

// row is a term on its way into the database.
type row struct {
	Signal  related.Signal `json:"signal"`
	Name    string         `json:"name"`
	Display string         `json:"display"`
	Share   float64        `json:"share"`
}

func (x *Index) insert(ctx context.Context, tx *sql.Tx, a *article.Article) error {
	analysis := related.Analyse(a, x.opts.Language)
	rows := make([]row, len(analysis.Terms))
	for i, t := range analysis.Terms {
		rows[i] = row{t.Signal, t.Name, t.Text, t.Share}
	}
	var id int64
	err := tx.QueryRowContext(ctx, x.names.Replace(`
		INSERT INTO {articles} (key, language, published, embargo, expires, length, sketch, picked, names, translations)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::json, $9::text::json, $10::text::json) RETURNING id`),
		analysis.Key, analysis.Language, seconds(a.Published), seconds(a.Embargo), seconds(a.Expires),
		analysis.Length, analysis.Sketch, array(a.Related), array(append(analysis.Addresses, analysis.Key)),
		array(analysis.Translations)).Scan(&id)
	if err != nil {
		return err
	}
	b, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, x.names.Replace(`
		WITH q AS (SELECT * FROM json_to_recordset($1::text::json) AS q(signal text, name text, display text, share real)),
		t AS (
			INSERT INTO {terms} AS t (signal, name, display, documents)
			SELECT signal, name, display, 1 FROM q
			ON CONFLICT (signal, name) DO UPDATE SET documents = t.documents + 1
			RETURNING id, signal, name)
		INSERT INTO {postings} (term, article, share)
		SELECT t.id, $2, q.share FROM t JOIN q USING (signal, name)`), string(b), id); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, x.names.Replace(`UPDATE {totals} SET articles = articles + 1, length = length + $1`), analysis.Length)
	return err
}

// Remove takes an article out and reports whether it was there.
func (x *Index) Remove(ctx context.Context, key string) (removed bool, err error) {
	err = x.change(ctx, func(tx *sql.Tx) error {
		removed, err = x.remove(ctx, tx, key)
		return err
	})
	return removed && err == nil, err
}

func (x *Index) remove(ctx context.Context, tx *sql.Tx, key string) (bool, error) {
	var id int64
	var length float64
	err := tx.QueryRowContext(ctx, x.names.Replace(`DELETE FROM {articles} WHERE key = $1 RETURNING id, length`), key).Scan(&id, &length)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, x.names.Replace(`
		WITH gone AS (DELETE FROM {postings} WHERE article = $1 RETURNING term)
		UPDATE {terms} SET documents = documents - 1 WHERE id IN (SELECT term FROM gone)`), id); err != nil {
		return false, err
	}
	_, err = tx.ExecContext(ctx, x.names.Replace(`UPDATE {totals} SET articles = articles - 1, length = length - $1`), length)
	return true, err
}

// seconds is a time as the tables hold it: NULL where there is none.
func seconds(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.Unix(), Valid: !t.IsZero()}
}

// array is a list of strings as JSON.
func array(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	b, err := json.Marshal(list)
	if err != nil {
		return "[]" // strings always marshal
	}
	return string(b)
}
