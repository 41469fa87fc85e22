// Package ans reads and writes ANS, the format in which Arc XP keeps stories.
//
//	a, losses, err := ans.Parse(src, ans.Options{})
//	out, losses, err := ans.Append(nil, a)
//
// # What goes where
//
//	_id, slug, canonical_url,
//	language, location                 ID, Slug, URL, Language, Dateline
//	headlines: basic, mobile, social,
//	meta_title                         Headline, Headlines
//	subheadlines.basic                 Dek
//	label.basic.text                   Kicker
//	credits.by                         Authors
//	owner.name, owner.sponsored        Publisher, GenreSponsored
//	created_date, first_publish_date,
//	last_updated_date                  Created, Published, Updated
//	taxonomy: primary_section,
//	sections, tags                     Category, Categories, Tags
//	promo_items.basic, an image        Hero
//	corrections                        Corrections
//	status, a word that we know        Status
//
//	text, header, list, code, table,
//	divider, image, gallery, video     the blocks of these meanings
//	quote                              Quote; PullQuote by the subtype pullquote
//	correction                         CorrectionNote
//	interstitial_link                  RelatedLink
//	oembed_response                    Embed
//	raw_html                           what package htmlbody makes of it
//	element_group                      a block that ANS does not have, see below;
//	                                   of others: the elements in it
//	every other element                Custom "ans:…", and back
//
// Text is a string with HTML in it; package htmlbody reads it, so that no
// markup reaches the article. Where a story has no subheadlines, its
// description is the dek; where it has no first_publish_date, the
// display_date or publish_date is when it was published. The section that is
// the primary one is not read twice.
//
// # What ANS has no words for
//
// It goes into additional_properties, which every object of ANS has for its
// user's own data, under "newsroom": embargo, provenance, ids of blocks,
// variants of pictures, and text that HTML would fold or has no element for.
// [Parse] takes it back. Text that stands there as well as in the element
// counts as long as the element says the same: whoever edits a story in
// another system wins.
//
// Callouts, timelines, key facts, live updates, disclosures, files, sound,
// footnotes, larger tables, mixed lists and custom blocks are element groups
// of the subtype "newsroom": the words as texts, which other systems show,
// and the block as it is behind the door.
//
// # What is not kept
//
// [Append] loses nothing. [Parse] keeps members that it does not know and
// writes them back, so that what is lost is in HTML: scripts, frames and
// elements without a counterpart, as package htmlbody reports them; the ids
// of elements whose HTML is something else than a paragraph; groups of others
// as groups; and references in a gallery.
//
// # Limits
//
// [article.Limits]; an error names the place.
//
// # Security
//
// Addresses outside of HTML are kept as they are; what may be linked is
// decided where they are written into a page. The html of an embed is kept
// aside and read by nobody.
//
// # Specification
//
// The schemas of washingtonpost/ans-schema, version 0.10.12. Stories of
// earlier versions are read too.
package ans
