// Package portabletext reads and writes Portable Text, the rich text of
// Sanity and of others.
//
//	a, losses, err := portabletext.Parse(src, portabletext.Options{})
//	out, losses, err := portabletext.Append(nil, a)
//
// # What goes where
//
//	block, style normal                Paragraph
//	block, style h1 to h6              Heading
//	block, style blockquote            Quote of one paragraph
//	block, listItem bullet or number   List: a run of items, nested by level
//	block, any other style             Paragraph with the style kept, and back
//	code                               Code
//	newsroom…                          every other block, see below
//	every other type                   Custom of that type, and back
//
//	span                               Text
//	line feed in a span                Break
//	em, strong, strike-through, code,
//	sub, sup, highlight                the inlines of these meanings
//	mark definition link               Link
//	mark definition abbreviation,
//	language                           Abbreviation, Span
//	every other mark                   Span with the mark kept, and back
//
// Pictures, tables, boxes and all that Portable Text leaves to its users are
// objects of types of our own: "newsroomFigure", "newsroomKeyFacts". Their
// members are those of the article's JSON form; a schema for them follows
// from the article's. Blocks with members that Portable Text has no name for
// carry them in the member "newsroom": ids, languages, provenance.
//
// # What is not kept
//
// Portable Text is a body: headline, authors and everything else of an
// article are losses. A soft line break in text becomes a space, because a
// line feed in a span is a hard one. Keys say nothing in an article: [Parse]
// passes over them, and [Append] numbers blocks, spans and definitions anew.
//
// # Limits
//
// [article.Limits]; an error names the place.
//
// # Security
//
// Addresses are kept as they are; what may be linked is decided where they
// are written into a page.
//
// # Specification
//
// The working draft of portabletext/portabletext, 0.0.1, and the names that
// its TypeScript types 4.0 give to styles, lists and decorators.
package portabletext
