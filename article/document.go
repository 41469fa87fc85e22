package article

import "encoding/json"

// A Document is the body of an article: a list of blocks.
type Document struct {
	Blocks []Block
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// A Node is a [Block] or an [Inline].
type Node interface {
	// Kind is the node's type as JSON spells it.
	Kind() Kind
	isNode()
}

// A Block is one of the pieces a body is made of. The set is closed:
//
//   - [*Paragraph], [*Heading], [*List], [*Quote], [*PullQuote], [*Code],
//     [*Table], [*Figure], [*Gallery], [*Video], [*Audio], [*Embed],
//     [*RelatedLink], [*Callout], [*File], [*Divider], [*Footnotes]
//   - the news layer: [*Timeline], [*KeyFacts], [*LiveUpdate],
//     [*CorrectionNote], [*Disclosure]
//   - [*Custom], the open door for everything else
//
// A nil Block stands for nothing and is passed over by every function of
// this module.
type Block interface {
	Node
	// Attributes are what every block carries.
	Attributes() *Attrs
	isBlock()
}

// An Inline is a piece of running text. The set is closed: [*Text],
// [*Emphasis], [*Strong], [*Strike], [*CodeSpan], [*Link], [*Sub], [*Sup],
// [*Mark], [*Abbreviation], [*Span], [*InlineImage], [*Break],
// [*FootnoteRef], [*Math] and [*CustomInline].
type Inline interface {
	Node
	isInline()
}

// Attrs is embedded in every block.
type Attrs struct {
	// ID is the block's anchor, unique in the document. Empty: none.
	ID string
	// Language is the BCP 47 tag of the block where it differs from the
	// article's. Empty: the article's.
	Language string
	// Provenance says how this block was made, where that differs from the
	// article. Nil: as the article.
	Provenance *Provenance
	// Extra holds JSON members that this version does not know.
	Extra Extra
}

// Attributes returns the attributes themselves, so that code holding any
// [Block] can read and set them.
func (a *Attrs) Attributes() *Attrs { return a }

// Extra holds JSON members that a newer version or another program wrote and
// this version does not know, by name. They are written back as they came.
// Members with the name of a known field are ignored when writing.
type Extra map[string]json.RawMessage

// Kind is the type of a node as JSON spells it.
type Kind string

// The kinds of block.
const (
	KindParagraph      Kind = "paragraph"
	KindHeading        Kind = "heading"
	KindList           Kind = "list"
	KindQuote          Kind = "quote"
	KindPullQuote      Kind = "pull-quote"
	KindCode           Kind = "code"
	KindTable          Kind = "table"
	KindFigure         Kind = "figure"
	KindGallery        Kind = "gallery"
	KindVideo          Kind = "video"
	KindAudio          Kind = "audio"
	KindEmbed          Kind = "embed"
	KindRelatedLink    Kind = "related-link"
	KindCallout        Kind = "callout"
	KindFile           Kind = "file"
	KindDivider        Kind = "divider"
	KindFootnotes      Kind = "footnotes"
	KindTimeline       Kind = "timeline"
	KindKeyFacts       Kind = "key-facts"
	KindLiveUpdate     Kind = "live-update"
	KindCorrectionNote Kind = "correction-note"
	KindDisclosure     Kind = "disclosure"
	KindCustom         Kind = "custom"
)

// The kinds of inline.
const (
	KindText         Kind = "text"
	KindEmphasis     Kind = "emphasis"
	KindStrong       Kind = "strong"
	KindStrike       Kind = "strike"
	KindCodeSpan     Kind = "code-span"
	KindLink         Kind = "link"
	KindSub          Kind = "sub"
	KindSup          Kind = "sup"
	KindMark         Kind = "mark"
	KindAbbreviation Kind = "abbreviation"
	KindSpan         Kind = "span"
	KindInlineImage  Kind = "inline-image"
	KindBreak        Kind = "break"
	KindFootnoteRef  Kind = "footnote-ref"
	KindMath         Kind = "math"
	KindCustomInline Kind = "custom-inline"
)
