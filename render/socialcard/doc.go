// Package socialcard draws the picture that social networks and messengers
// show beside a link: a PNG of 1200 by 630 pixels with an article's category,
// headline, dek, authors and the name of the site, in the colours of a theme.
//
//	card := socialcard.Card{Article: a, SiteName: "The Ledger"}
//	png, err := card.AppendPNG(nil)
//
// It is a module of its own, so that sites that draw no cards do not link
// fonts and a text shaper.
//
// # Text
//
// The headline takes the largest size at which it fits, in lines of even
// length. Lines break by the rules of UAX #14: between words, between
// characters in Chinese and Japanese. What does not fit at the smallest size
// ends in an ellipsis. The dek is drawn whole where there is room, or not.
//
// Text is shaped: Arabic letters join, Hebrew and Arabic run from right to
// left, Devanagari and Thai stack, provided that a font has the script. In an
// article whose language runs from right to left the whole card is mirrored.
//
// # Fonts
//
// The Go fonts are built in: Latin, Greek and Cyrillic. Other scripts need
// fonts of the host's, see [Fonts]. Where no font has a character the card is
// not drawn and the error is an [*UncoveredError]: a card with empty boxes
// would be worse than none. Glyphs are drawn from outlines, in one colour, so
// a colour emoji counts as a character that no font has. Text is horizontal.
//
// # Concurrency and sameness
//
// A Card is a value and drawing changes nothing: any number of goroutines may
// draw the same card at once. The same card gives the same bytes as long as
// the versions of Go and of this module, and the processor's architecture,
// stay the same.
package socialcard
