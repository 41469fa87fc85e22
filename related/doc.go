// Package related finds the stories that belong beside an article: by what
// the text says, tags, category, series, authors and the desk's own picks,
// newer ones first where they are equally good.
//
//	index := related.New(related.Options{Language: "en"})
//	if err := index.Add(articles...); err != nil {
//		return err
//	}
//	results, err := index.Related(ctx, related.Query{Key: "harbour-bridge", Limit: 3})
//	for _, r := range results {
//		fmt.Println(r.Key, r.Why())
//	}
package related
