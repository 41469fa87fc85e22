// Package htmlbody reads HTML fragments, as content management systems store
// them, into the typed document.
//
//	doc, losses, err := htmlbody.Parse(src, htmlbody.Options{})
//
// # What it keeps
//
// Paragraphs, headings, lists, quotes, code, tables, figures, galleries,
// videos, recordings, embeds of allowed sites, dividers and all inlines of
// package article. White space is what a browser would show. Elements that
// only wrap others vanish; elements without a counterpart give their text,
// and a loss says so.
//
// # Bodies of other programs
//
// What editors and systems say by classes and styles instead of by elements is
// read for what it is:
//
//   - Word: lists that are paragraphs with a mark, titles, quotes, footnotes;
//     its own elements and comments vanish
//   - Google Docs: bold, italic, struck and raised text by style, lists beside
//     items, tasks, links through its redirect
//   - WordPress: the markup of its blocks, and with [Options].WordPress what it
//     keeps of a post before its theme makes HTML of it
//   - Ghost's cards, Substack's figures and boxes, footnotes of all of these and
//     of Markdown's converters
//   - posts of X, Instagram, TikTok, Bluesky and Mastodon, charts of Datawrapper
//     and Flourish, in the form that is offered for copying; frames of players;
//     and an address alone in its paragraph
//
// The sites are those of package embed, to which a host adds. The buttons,
// icons and scripts with which a program surrounds what it shows vanish with
// it; everything else that is dropped is a loss.
//
// # Reading back what package render wrote
//
// The core blocks and inlines that render.Body prints come back as they were,
// apart from white space, which HTML folds, and from what is empty. Where HTML
// has no element or attribute, render writes one that nobody sees:
//
//   - the end of a class tells a pull quote, callout, related link, file, embed,
//     gallery, list of notes, layout, inline image or formula from other markup;
//     what classes begin with is the host's choice
//   - data-auto marks words that are the library's, such as a default label
//   - data-loose on a list, data-info on code, data-columns on a table (a word
//     for each column's alignment, "-" for none)
//   - data-type, data-alt, data-decorative, data-width, data-height, data-focal
//     and data-variants (address, width, height, type) on an image
//   - data-width and data-height on an embed; data-type and data-bytes on a file;
//     data-duration and data-bytes on a video or recording
//   - data-label on a footnote; data-source-type on any block
//
// Each of them is read as text or a number into the typed document, so none can
// bring in what markup could not. Not carried are members in Extra, what a
// provenance says beyond its source, of a video's poster all but its address, and
// the mark of a note inside a link, which would be a link in a link. An embed of
// a site that is not allowed is read as a link, with a loss; a paragraph that
// holds nothing but the address of one that is, as the embed.
//
// # Speed
//
// Markup whose elements are closed where HTML wants them to be, which is what
// programs write, is read in one pass over the source, about twice as fast as
// html.ParseFragment makes its tree; anything else by html.ParseFragment first.
// The texts of a document are parts of one copy of the source.
//
// # Limits
//
// A source of more than [article.Limits].Bytes, or nested deeper than the
// parser of golang.org/x/net/html accepts (512 elements), is an error.
//
// # Security
//
// The result holds no markup. Scripts, styles, frames of sites that are not
// allowed and addresses that could run script are dropped, each with a loss.
package htmlbody
