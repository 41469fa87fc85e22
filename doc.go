// Package newsroom is the map of a library for news sites: one typed article
// comes in from Markdown, HTML, a web page or JSON, and goes out as the
// pieces of a page, structured data, feeds and plain text.
//
// The packages, from the ground up:
//
//   - article: the types and the tree of a body; JSON, validation, reading
//     time, slugs
//   - article/markdown, article/htmlbody, article/webpage,
//     article/interchange: other formats read into an article and written back
//   - ticker: live headlines, and how they reach browsers
//   - related: which stories belong beside this one, and why
//   - render: every piece of the page as a component; render/metadata and
//     render/feed for what machines read
//
// Arrows point down only: render knows ticker, related and article; ticker
// and related know article; article knows none of them.
package newsroom
