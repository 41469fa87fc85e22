// Package ninjs reads and writes ninjs 3, the format of the IPTC in which news
// agencies send stories.
//
//	a, losses, err := ninjs.Parse(src, ninjs.Options{})
//	out, losses, err := ninjs.Append(nil, a)
//
// # What goes where
//
//	uri, altIds "url", slugline        ID, URL, Slug
//	language, located                  Language, Dateline
//	headlines: main or without a role,
//	short, social, search, kicker      Headline, Headlines, Kicker
//	descriptions: summary or without
//	a role, correction                 Dek, Corrections
//	people, organisations and
//	infoSources that are the author,
//	in the order of by                 Authors: persons, organisations, software
//	by, where nobody is the author     Authors, one
//	infoSources: publisher             Publisher
//	subjects: category, series         Category and Categories, Series
//	subjects: keyword, about, or
//	without a relation                 Tags
//	genres                             Genre
//	contentCreated, firstCreated,
//	versionCreated                     Created, Published, Updated
//	embargoedUntil, expires            Embargo, Expires
//	pubStatus, urgency, version        Status, Urgency, the last of Revisions
//	digitalSourceType                  Provenance.Source
//	associations: a picture            Hero; further pictures, video and sound
//	                                   follow the body, unless they stand in it
//	associations: related, source,
//	translation                        Related, Sources, Translations
//	renditions of a picture, poi       Image, Variants, Focal
//	bodies                             Body
//
// Of several bodies the one with markup is read, by package htmlbody, so that
// no markup reaches the article; one of plain text where there is no other.
// Another one that says the same words is passed over. Where versionCreated is
// the only date, it is when the story was published.
//
// The body is written as HTML, each block on a line: paragraphs, headings,
// lists, quotes, code, tables, figures, galleries, video, sound and dividers as
// the elements of these meanings, and other blocks as the words that they come
// down to. A draft and a scheduled story are withheld: a system that knows no
// more must not show them.
//
// # What ninjs has no words for
//
// The schema of ninjs is closed, but an item has as many bodies as its provider
// likes, each of its own media type. What the members above do not say stands
// in a body of the role "newsroom" and the type [Type]: the members of the
// article's own JSON form that would be read otherwise, and of the body those
// blocks that HTML does not say. Others pass it over; [Parse] takes it back as
// long as the rest of the item still says what it said: whoever edits a story
// in another system wins, and a loss names what was set aside.
//
// An uri is required. Where the article has neither an ID nor an address that
// is one, it is "newsroom:" and the article's key.
//
// # What is not kept
//
// [Append] loses nothing. [Parse] keeps members that it does not know and
// writes them back, so that what is lost is in HTML, as package htmlbody
// reports it, and members of a headline, description or body that ninjs does
// not have.
//
// # Limits
//
// [article.Limits]; an error names the place.
//
// # Security
//
// Addresses outside of HTML are kept as they are; what may be linked is decided
// where they are written into a page.
//
// # Specification
//
// The schema of ninjs 3.2 of the IPTC; items of 3.0 to 3.3 are read. Those of
// ninjs 1 and 2, whose members have other names, are refused with
// [article.ErrVersion].
package ninjs

// Note to the maintainer: neither direction keeps a list of what the other one
// cannot say. Append writes the item, reads it as a stranger would, and puts
// into the newsroom body whatever came out otherwise; Parse puts that back and
// checks, by writing the item again, that it is still what the source says.
// The property test holds that nothing is lost; schematest holds the output to
// the schema.
