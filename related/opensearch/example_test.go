package opensearch_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/opensearch"
)

// stand answers as a cluster of one article and its neighbour would;
// livetest asks a real one.
func stand() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPut: // the index is made
			fmt.Fprint(w, `{"acknowledged":true}`)
		case strings.HasSuffix(r.URL.Path, "/_bulk"):
			fmt.Fprint(w, `{"items":[{"index":{"status":201}},{"index":{"status":201}}]}`)
		case r.Method == http.MethodGet:
			fmt.Fprint(w, `{"_source":{"key":"bridge","language":"en","tags":["trams"],"names":["bridge"]}}`)
		default: // the search
			fmt.Fprint(w, `{"hits":{"hits":[{"_score":7.5,"_source":{"key":"tram"},"matched_queries":["tag:trams","word"]}]}}`)
		}
	}))
}

func Example() {
	cluster := stand()
	defer cluster.Close()
	ctx := context.Background()
	index := opensearch.New(opensearch.Options{URLs: []string{cluster.URL}})
	if err := index.Create(ctx); err != nil {
		fmt.Println(err)
		return
	}
	if err := index.Add(ctx,
		&article.Article{ID: "bridge", Language: "en", Headline: "Harbour bridge reopens", Tags: []string{"Trams"}},
		&article.Article{ID: "tram", Language: "en", Headline: "Trams return to the bridge", Tags: []string{"Trams"}},
	); err != nil {
		fmt.Println(err)
		return
	}
	results, err := index.Related(ctx, related.Query{Key: "bridge"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range results {
		fmt.Println(r.Key, "-", r.Why())
	}
	// Output: tram - shares trams, words of the text
}

// A refusal of the cluster is an Error; an empty list of nodes is found out
// before anything is sent.
func ExampleNew() {
	index := opensearch.New(opensearch.Options{})
	_, err := index.Related(context.Background(), related.Query{Key: "bridge"})
	fmt.Println(err)
	// Output: related/opensearch: no URL to ask
}
