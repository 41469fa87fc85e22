package article

import "encoding/json"

// Custom is a block that this module does not know: a host's own, or one
// written by a newer version. Readers keep it whole and writers of JSON
// write it back; a host may render it by an override.
type Custom struct {
	Attrs
	// Type is the host's name for it ("recipe"). It must not be the name of
	// a known [Kind].
	Type string
	// JSON is the block's content: an object without the member "type".
	// Empty: an object without members.
	JSON json.RawMessage
	// Text is what the block says in plain words, printed where nothing else
	// can be.
	Text string
}

// Kind returns [KindCustom].
func (*Custom) Kind() Kind { return KindCustom }
func (*Custom) isNode()    {}
func (*Custom) isBlock()   {}

// CustomInline is an inline that this module does not know; see [Custom].
type CustomInline struct {
	Type string
	JSON json.RawMessage
	Text string
}

// Kind returns [KindCustomInline].
func (*CustomInline) Kind() Kind { return KindCustomInline }
func (*CustomInline) isNode()    {}
func (*CustomInline) isInline()  {}
