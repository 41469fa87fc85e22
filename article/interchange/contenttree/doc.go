// Package contenttree reads and writes content-tree, the Financial Times'
// format for the body of an article.
//
//	a, losses, err := contenttree.Parse(src, contenttree.Options{})
//	out, losses, err := contenttree.Append(nil, a)
//
// # What goes where
//
//	paragraph, heading, blockquote     Paragraph, Heading, Quote
//	list, list-item                    List of paragraphs
//	thematic-break, pullquote          Divider, PullQuote
//	image-set, image-pair              Figure, Gallery of two
//	clip-set                           Video
//	youtube-video, vimeo-video,
//	acast-podcast, tweet               Embed
//	recommended                        RelatedLink
//	table and its parts                Table
//	timeline, timeline-event           Timeline
//	big-number, in-numbers             KeyFacts of one fact, of three
//	info-box, card                     Callout
//	text, break, strong, emphasis,
//	strikethrough, subscript,
//	superscript, link                  the inlines of these names
//	find-out-more-link                 Link, and back
//	every other node                   Custom "content-tree:…", and back
//
// Headings of the levels 2, 3 and 4 are chapter, subheading and label. The
// text of pull quotes, captions, titles and facts is plain in the tree:
// formatting there is a loss.
//
// # What the tree has no words for
//
// The tree is a body: headline, authors and everything else of an article are
// losses. Each node may carry data of its user's own; there, under
// "newsroom", stands what readers do not see and the node has no member for:
// ids, languages, provenance, how a table is aligned. [Parse] takes it back.
//
// Blocks that the tree does not have are written as simpler ones, with every
// word and a loss: code, sound, files, footnotes, live updates, corrections,
// disclosures, larger galleries. Inlines that it does not have are written as
// their text.
//
// # Limits
//
// [article.Limits]; a nested node counts as two levels and one node.
//
// # Security
//
// The html of a tweet is kept aside and read by nobody.
//
// # Specification
//
// content-tree SPEC.md and content-tree.d.ts as of June 2026, the full tree
// (with what others call external members), body version 1. The transit tree,
// where pictures are references, is read too; its pictures stay custom blocks.
package contenttree
