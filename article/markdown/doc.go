// Package markdown reads articles written in Markdown with front matter, and
// writes them.
//
//	a, losses, err := markdown.Parse(src, markdown.Options{File: "bridge.md"})
//	out, losses, err := markdown.Append(nil, a)
//
// # The language
//
// CommonMark 0.31.2 and GitHub's tables, strikethrough, task lists and
// autolinks, read by goldmark, with footnotes and these conventions:
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
// Headings get ids from [article.IDs]; an id of one's own is written behind
// the heading: ## Heading {#id}.
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
