// Package markdown reads articles written in Markdown with front matter, and
// writes them.
//
//	a, losses, err := markdown.Parse(src, markdown.Options{File: "bridge.md"})
//	out, losses, err := markdown.Append(nil, a)
//
// # The language
//
// CommonMark 0.31.2 and GitHub's tables, strikethrough, task lists and
// autolinks (GitHub Flavored Markdown 0.29), with footnotes and these
// conventions:
//
//   - an image alone in its paragraph is a figure; its title is the caption,
//     and attributes may follow it:
//     ![Alt](bridge.jpg "Caption"){width=1600 height=900 credit="Ana Prado" layout=wide}
//   - a quote whose first line is [!NOTE], [!TIP], [!IMPORTANT], [!WARNING]
//     or [!CAUTION] is a callout; words after the mark are its title
//   - a last line of a quote that begins with a dash ("— Ines Marlow") names
//     the speaker
//   - an address alone in its paragraph, on a site that may be embedded, is
//     an embed
//   - a paragraph "Table: …" directly after a table is its caption
//   - a fenced block with the info string "newsroom" holds any block of
//     package article, as YAML or JSON
//   - raw HTML is read by package htmlbody, never passed on
//
// A bare address ends where its host, port, path, query and fragment end, and
// before an asterisk or punctuation beyond ASCII: it may stand in **bold** and
// before a 。 without a space. A line may end in a line feed, a carriage return
// or both; the document has line feeds only. A footnote that no mark leads to
// is a loss.
//
// [Options.CJKEmphasis] reads emphasis by the amendment to CommonMark that
// texts without spaces between words need (markdown-cjk-friendly's
// specification.md, for CommonMark 0.31.2): **「橋」**は is strong then, where
// CommonMark has four asterisks.
//
// Headings get ids from [article.IDs]; an id of one's own is written behind
// the heading: ## Heading {#id}.
//
// # Work and memory
//
// Reading takes time and memory in proportion to the text, whatever it holds;
// [article.Limits] bound what comes out. What reference links lead to amounts to
// no more bytes than the source has, or 100,000; further ones stay text, so that
// no page has the square of its source's length. The texts of the document are parts of
// one copy of the source, which lives as long as one of them. All functions may
// be called from many goroutines at once.
//
// # Printing
//
// What [AppendDocument] prints reads as the same document, and printed again
// is the same text. That is known by construction for all that newsrooms
// write. Where it takes the reader to tell, as with emphasis in odd places, the
// block is read back, alone, and goes into a newsroom fence as JSON if it comes
// back changed. So does what Markdown has no way to say. Footnotes that
// Markdown would put in another order, or leave out, go into fences with the
// blocks that hold their marks.
//
// # Security
//
// The result holds no markup. See package htmlbody for what is dropped.
package markdown

// At first this package read goldmark's tree. To build that tree took more
// than twice the time of all that is done here now, and grew faster than the
// text where quotes are nested: hence the parser of our own in internal/syntax.
// Its pieces are a flat list that is used again for each block, so that the nodes
// of the document are nearly all there is to allocate. What proves it: all
// examples of CommonMark and of GitHub's extensions, and internal/peers/document,
// where goldmark reads what we read.
