// Package syntax reads the syntax of Markdown: CommonMark 0.31.2 with GitHub's
// tables, strikethrough and bare addresses (GitHub Flavored Markdown 0.29),
// footnotes, and attributes behind headings.
//
//	var tree syntax.Tree
//	offset, err := tree.Parse(source, syntax.Options{Depth: 100, Blocks: 1_000_000})
//	for b := tree.Root.First; b != nil; b = b.Next {
//		text := tree.Text(b)
//		for _, piece := range tree.Pieces(text.Value) {
//
// It knows nothing of articles: what a block or a piece becomes is its
// caller's business. A tree is not safe for concurrent use.
package syntax

// Every part takes time in proportion to what it reads. Where the obvious way
// would look at the same text again and again, something remembers that it has
// been looked at: the bottoms of the list of delimiters, the last run of
// backticks of each length, the ends of raw HTML that do not come any more, the
// character that kept a line from being a divider. parse_test.go has a text
// against each.
