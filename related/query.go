package related

import (
	"context"
	"errors"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// A Finder answers which stories belong beside one. [*Index] is the one in
// this process; related/postgres and related/opensearch ask elsewhere.
//
// Every Finder keeps these rules:
//
//   - Related may be called by many goroutines at once.
//   - Results are ordered best first, equal scores by key, so that the same
//     question to the same content has the same answer.
//   - The article itself, its near-duplicates, its translations and the keys
//     in Query.Exclude are never among them.
//   - Finding nothing is not an error: the list is empty.
//   - A cancelled context ends the call with the context's error.
type Finder interface {
	Related(ctx context.Context, q Query) ([]Result, error)
}

// A Query asks for the stories related to one article.
type Query struct {
	// Key names an indexed article; see [article.Article.Key].
	Key string
	// Article is asked about instead where it is not nil. It need not be in
	// the index; where it is, the version given here counts.
	Article *article.Article
	// Limit is the largest number of results. Zero or less: 3.
	Limit int
	// Exclude are keys that must not be among the results: what the page
	// already shows.
	Exclude []string
	// Category keeps only articles with this category key (see
	// [article.Category.Key]), primary or further. Empty: all.
	Category string
	// Language keeps only articles of this language; regions are not told
	// apart ("en" is also "en-GB"). Empty: the language of the article asked
	// about, where both are known. "*": all.
	Language string
	// Since and Until keep only articles published in that span, both ends
	// included. Zero: open. An article without a date is outside of any span.
	Since, Until time.Time
	// Filter keeps only the articles for which it returns true. It must be
	// quick and may be called in any order, also for articles that are not
	// among the results in the end. Nil: all.
	Filter func(key string) bool
}

// DefaultLimit is the number of results where [Query] states none.
const DefaultLimit = 3

// What Related can fail with, apart from the context's errors.
var (
	// ErrNotFound says that Query.Key names no article of the index.
	ErrNotFound = errors.New("related: no such article")
	// ErrNoKey says that an article has no ID, URL or slug to be known by.
	ErrNoKey = errors.New("related: article without a key")
)
