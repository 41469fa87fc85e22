// Package postgres keeps the index of related stories in PostgreSQL, for
// sites that run as many processes: whatever one adds, all find.
//
//	index := postgres.New(db, postgres.Options{Language: "en"})
//	if err := index.Create(ctx); err != nil {
//		return err
//	}
//	if err := index.Add(ctx, article); err != nil {
//		return err
//	}
//	results, err := index.Related(ctx, related.Query{Key: article.Key()})
//
// # How it ranks
//
// As [related.Index] does in its first stage: by the same terms with the
// same weights, those of the article asked about that tell most, joined with
// a table of postings. Document counts are kept beside the terms and the
// weights computed when asking, so nothing is stored that the next article
// would make wrong. Age, picks, series, copies, translations and filters
// work as there; the second stage (expansion, company, diversity, vectors)
// does not take place, and compounds are not cut.
//
// PostgreSQL's own full-text search is not used: its ranking knows nothing
// of document counts.
//
// # Drivers
//
// Any driver for database/sql that speaks to PostgreSQL 12 or newer will do;
// this package imports none. It passes strings, numbers and bytes only.
//
// # Concurrency
//
// All methods may be called at once, by any number of processes. Changes
// take an advisory lock and are made one at a time; every Add is one
// transaction. Questions never wait for changes and may be sent to a
// standby.
//
// # Security
//
// All values are parameters. Options.Prefix becomes part of statements and
// is refused unless it is a plain identifier.
package postgres
