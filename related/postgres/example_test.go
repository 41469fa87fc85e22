package postgres_test

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/postgres"
)

// A host opens the database with the driver it has; livetest does so with
// pgx, against a server it starts.
func Example() {
	var db *sql.DB // sql.Open("pgx", "postgres://news@db1,db2/news?target_session_attrs=read-write")
	if db == nil {
		fmt.Println("no database here")
		return
	}
	ctx := context.Background()
	index := postgres.New(db, postgres.Options{Language: "en"})
	if err := index.Create(ctx); err != nil {
		fmt.Println(err)
		return
	}
	if err := index.Add(ctx, &article.Article{ID: "bridge", Headline: "Harbour bridge reopens"}); err != nil {
		fmt.Println(err)
		return
	}
	results, err := index.Related(ctx, related.Query{Key: "bridge"})
	fmt.Println(results, err)
	// Output: no database here
}

func ExampleNew_prefix() {
	index := postgres.New(nil, postgres.Options{Prefix: "news; DROP TABLE"})
	_, err := index.Related(context.Background(), related.Query{Key: "bridge"})
	fmt.Println(err)
	// Output: related/postgres: prefix is not an identifier: "news; DROP TABLE"
}
