// Package newsroom is the map of a library for news sites: one typed article
// comes in from Markdown, HTML, a web page or JSON, and goes out as the pieces of a page,
// structured data, feeds, Markdown and JSON.
//
// The packages, from the ground up:
//
//   - article: the types and the tree of a body; JSON, reading time, slugs
//   - article/frontmatter, article/markdown, article/htmlbody, article/webpage,
//     article/interchange/...: other formats read into an article, and most of
//     them written; article/embed: the sites that may be embedded
//   - ticker: live headlines, and how they reach browsers
//   - related: which stories belong beside this one, and why
//   - render: every piece of the page as a component, and whole pages;
//     render/locale for words and dates, render/metadata and render/feed for
//     what machines read; feeds are read into articles, too
//
// Arrows point down only: render knows ticker, related and article; ticker
// and related know article; article knows none of them.
//
// The main job, Markdown in and a page out, is the example of package render.
package newsroom
