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
