package related_test

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
)

// morning is a clock for reproducible examples.
func morning() time.Time { return time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC) }

func stories() []*article.Article {
	city := article.Category{Name: "City"}
	text := func(s string) article.Document {
		return article.Document{Blocks: []article.Block{
			&article.Paragraph{Content: []article.Inline{&article.Text{Value: s}}},
		}}
	}
	return []*article.Article{
		{
			ID: "bridge", Language: "en", Headline: "Harbour bridge reopens after ninety days", Category: city,
			Body: text("The first tram crossed the harbour bridge at five in the morning."),
		},
		{
			ID: "trams", Language: "en", Headline: "Empty trams test the repaired bridge", Category: city,
			Body: text("Engineers sent empty trams over the harbour crossing all week."),
		},
		{
			ID: "ferry", Language: "en", Headline: "Ferries keep their summer timetable", Category: city,
			Body: text("Harbour ferries sail on until the autumn."),
		},
		{
			ID: "cheese", Language: "en", Headline: "Cheese is cheaper this winter",
			Body: text("Dairies blame cheap milk."),
		},
	}
}

func Example() {
	index := related.New(related.Options{Now: morning})
	if err := index.Add(stories()...); err != nil {
		fmt.Println(err)
		return
	}
	results, err := index.Related(context.Background(), related.Query{Key: "bridge", Limit: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range results {
		fmt.Println(r.Key, "-", r.Why())
	}
	// Output:
	// trams - shares bridge, tram, crossed, harbour; same category
	// ferry - shares harbour; same category
}

func ExampleIndex_Add() {
	index := related.New(related.Options{Now: morning})
	err := index.Add(&article.Article{ID: "a"}, &article.Article{Headline: "no key"})
	fmt.Println(index.Len(), err)
	// Output: 1 article 1: related: article without a key
}

func ExampleIndex_Remove() {
	index := related.New(related.Options{Now: morning})
	_ = index.Add(stories()...)
	fmt.Println(index.Remove("cheese"), index.Remove("cheese"), index.Len())
	// Output: true false 3
}

func ExampleIndex_Similarity() {
	index := related.New(related.Options{Now: morning})
	_ = index.Add(stories()...)
	near, _ := index.Similarity("bridge", "trams")
	far, _ := index.Similarity("bridge", "cheese")
	fmt.Println(near > far)
	// Output: true
}

func ExampleIndex_Clusters() {
	index := related.New(related.Options{Now: morning})
	_ = index.Add(stories()...)
	clusters, err := index.Clusters(context.Background(), related.ClusterOptions{Threshold: 0.1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range clusters {
		fmt.Println(c.Lead, c.Keys)
	}
	// Output: bridge [bridge trams]
}

func ExampleLoad() {
	index := related.New(related.Options{Now: morning})
	_ = index.Add(stories()...)
	var saved bytes.Buffer
	if _, err := index.WriteTo(&saved); err != nil {
		fmt.Println(err)
		return
	}
	loaded, err := related.Load(&saved, related.Options{Now: morning})
	fmt.Println(loaded.Len(), err)
	// Output: 4 <nil>
}

func ExampleResult_Why() {
	r := related.Result{Reasons: []related.Reason{
		{Signal: related.SignalSeries, Text: "Banks and capital", Share: 0.5},
		{Signal: related.SignalTag, Text: "Basel III", Share: 0.3},
		{Signal: related.SignalWord, Text: "capital", Share: 0.1},
		{Signal: related.SignalName, Text: "Anna Keller", Share: 0.1},
	}}
	fmt.Println(r.Why())
	// Output: shares Basel III, capital; both name Anna Keller; same series
}
