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
//
// # Vocabulary
//
// A key is an article's identity, [article.Article.Key]. A pick is a story
// an editor linked by hand, [article.Article.Related]. A copy, or
// near-duplicate, is the same wire story in another coat. A term is what the
// index counts: the stem of a word, a name, a tag, a category, an author, a
// series.
//
// # What ranks
//
// First the picks, in the editor's order; then the other parts of the
// series; then by text. Words count by how rare they are, how often the
// article uses them for its length, and how near its beginning. The nearest
// stories then vote: what is close to them, keeps the same company, or is of
// the same topics, moves up. What topics there are is learnt from the
// index's own articles, from 256 on, and again as they grow by a quarter:
// the same articles added in other portions may be ordered a little
// differently. A story loses up to half of its score by age ([AgeFloor]) and
// a little for repeating a better one. The settings are the same for every language
// and collection; how they were chosen is written beside each constant.
//
// Left out are the article itself, its copies and translations, what
// Query.Exclude names, other languages, and what is unpublished, under
// embargo or expired.
//
// # Analysis
//
// Text is cut into words by Unicode; Han, Kana, Hangul and Thai into pairs
// of characters. Snowball stemmers bring the forms of a word together for
// Arabic, Danish, Dutch, English, Finnish, French, German, Hungarian, Irish,
// Italian, Norwegian, Portuguese, Romanian, Russian, Spanish, Swedish, Tamil
// and Turkish; German and its kin have compounds cut by the index's own
// vocabulary. Names of two words or more are found by their capitals, in all
// languages that have them, and told as a reason: "both name Anna Keller".
// There are no lists of stop words: what nearly every article
// holds counts next to nothing.
//
// # Concurrency
//
// Everything may be called at once. Queries read an immutable state and
// never wait for changes; changes are made one at a time.
//
// # Limits
//
// Four billion articles added in the life of an index, 500 million
// documents a term. About 0.6 KB of memory for an article of 135 words,
// texts not kept. The second stage of ranking looks at the 20 nearest
// stories, or as many as the limit where that is more.
//
// # Vectors
//
// Embeddings of the host's own model join the ranking by [Options].Vectors:
// their cosine weighs as much as the text. A [VectorTable] keeps them in
// memory and finds stories that share no word.
//
// # Beyond one process
//
// [Finder] is the one method that pages need. [Index] has it, and so have
// related/postgres, an index shared by many processes, and
// related/opensearch, the same question asked of a cluster. An index can be
// saved and loaded with [Index.SaveFile] and [LoadFile], 100,000 articles in
// a tenth of a second.
//
// # Security
//
// Articles and queries may come from anyone: nothing panics on them and
// work is bounded by their length. Snapshots are checked whole before use:
// a damaged one is refused, and one that somebody forged together with its
// checksums can bring wrong answers but no panic. A text made to contain a
// victim's words will be found beside it; use Query.Filter or categories to
// keep apart what different people may publish.
package related

// To the maintainer. The index is a log-structured inverted index (segment.go,
// merge.go) with four-bit impacts (impact.go) and exact pruning (search.go,
// plan.go, reading.go), in front of a small re-ranking of what it finds
// (rank.go, field.go). The first stage
// is proved against scoring every document in search_test.go, the second
// judged on labelled collections in corpus_test.go, where those are present.
// Everything that could be fitted to those collections (the stages' sizes and
// weights) was left at a round value inside a wide plateau.
