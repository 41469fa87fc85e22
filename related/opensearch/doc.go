// Package opensearch asks an OpenSearch or Elasticsearch cluster for related
// stories, for archives that one machine cannot hold.
//
//	index := opensearch.New(opensearch.Options{URLs: []string{"http://search1:9200", "http://search2:9200"}})
//	if err := index.Create(ctx); err != nil {
//		return err
//	}
//	if err := index.Add(ctx, articles...); err != nil {
//		return err
//	}
//	results, err := index.Related(ctx, related.Query{Key: "harbour-bridge"})
//
// # How it ranks
//
// By more_like_this over headline and text in the analyser of the article's
// language, with tags, category and authors beside; picks and series first;
// age as an exponential decay with the floor [related.AgeFloor]. Copies are
// recognised here, by the same sketches as in [related.Index].
//
// # Failures
//
// A request that a node does not answer goes to the next one. Answers that
// ask for patience (429, 502, 503, 504) are repeated after a growing pause,
// in a bulk request for those articles alone. What does not succeed after
// Options.Attempts is an [*Error] or the last network error.
//
// # Concurrency
//
// All methods may be called at once. What was added is found after the
// cluster's next refresh, by default within a second; see [Index.Refresh].
//
// # Security
//
// Values are sent as JSON, keys escaped in paths. Credentials go into
// Options.Header or a transport of Options.Client, never into errors.
package opensearch
