package article

import (
	"encoding/json"
	"fmt"
	"slices"
)

// newNode returns an empty node of a kind, or nil for a kind that this
// version does not know.
func newNode(k Kind) Node {
	switch k {
	case KindParagraph:
		return &Paragraph{}
	case KindHeading:
		return &Heading{}
	case KindList:
		return &List{}
	case KindQuote:
		return &Quote{}
	case KindPullQuote:
		return &PullQuote{}
	case KindCode:
		return &Code{}
	case KindTable:
		return &Table{}
	case KindFigure:
		return &Figure{}
	case KindGallery:
		return &Gallery{}
	case KindVideo:
		return &Video{}
	case KindAudio:
		return &Audio{}
	case KindEmbed:
		return &Embed{}
	case KindRelatedLink:
		return &RelatedLink{}
	case KindCallout:
		return &Callout{}
	case KindFile:
		return &File{}
	case KindDivider:
		return &Divider{}
	case KindFootnotes:
		return &Footnotes{}
	case KindTimeline:
		return &Timeline{}
	case KindKeyFacts:
		return &KeyFacts{}
	case KindLiveUpdate:
		return &LiveUpdate{}
	case KindCorrectionNote:
		return &CorrectionNote{}
	case KindDisclosure:
		return &Disclosure{}
	case KindText:
		return &Text{}
	case KindEmphasis:
		return &Emphasis{}
	case KindStrong:
		return &Strong{}
	case KindStrike:
		return &Strike{}
	case KindCodeSpan:
		return &CodeSpan{}
	case KindLink:
		return &Link{}
	case KindSub:
		return &Sub{}
	case KindSup:
		return &Sup{}
	case KindMark:
		return &Mark{}
	case KindAbbreviation:
		return &Abbreviation{}
	case KindSpan:
		return &Span{}
	case KindInlineImage:
		return &InlineImage{}
	case KindBreak:
		return &Break{}
	case KindFootnoteRef:
		return &FootnoteRef{}
	case KindMath:
		return &Math{}
	}
	return nil
}

// node appends a block or inline.
func (e *encoder) node(n Node) {
	c := e.open()
	kind := string(n.Kind())
	switch n := n.(type) {
	case *Custom:
		c.string("type", &n.Type)
		describeAttrs(&n.Attrs, c)
		c.string("text", &n.Text)
		c.objectMembers(n.JSON)
	case *CustomInline:
		c.string("type", &n.Type)
		c.string("text", &n.Text)
		c.objectMembers(n.JSON)
	default:
		c.string("type", &kind)
		describeNode(n, c)
	}
	e.close(c)
}

// objectMembers appends the members of a custom node's object.
func (c *codec) objectMembers(object json.RawMessage) {
	if len(object) == 0 {
		return
	}
	var members Extra
	if err := json.Unmarshal(object, &members); err != nil {
		if c.enc.err == nil {
			c.enc.err = fmt.Errorf("json: custom block: %w: %w", ErrInvalidValue, err)
		}
		return
	}
	c.skipped = c.skipped[:0] // the host's block may use the name for something else
	c.extra(&members)
}

func (d *decoder) block(v element) Block {
	switch b := d.node(v, false).(type) {
	case Block:
		return b
	case nil:
	default:
		d.fail(fmt.Errorf("%w: %q stands in text, a block is expected", ErrInvalidValue, b.Kind()))
	}
	return nil
}

func (d *decoder) inline(v element) Inline {
	switch n := d.node(v, true).(type) {
	case Inline:
		return n
	case nil:
	default:
		d.fail(fmt.Errorf("%w: %q is a block, text is expected", ErrInvalidValue, n.Kind()))
	}
	return nil
}

// node reads a block or inline. One of an unknown type becomes a custom node
// of the kind that is expected.
func (d *decoder) node(v element, inline bool) Node {
	if !d.count() {
		return nil
	}
	c := d.object(v)
	if c == nil {
		return nil
	}
	defer d.close(c)
	d.depth++
	defer func() { d.depth-- }()
	if d.depth > d.limits.Depth {
		d.fail(fmt.Errorf("%w: more than %d levels", ErrTooDeep, d.limits.Depth))
		return nil
	}
	var kind string
	c.string("type", &kind)
	if kind == "" {
		d.at("type", func() { d.fail(fmt.Errorf("%w: a node needs a type", ErrInvalidValue)) })
		return nil
	}
	n := newNode(Kind(kind))
	switch {
	case n != nil:
		describeNode(n, c)
		return n
	case inline:
		n := &CustomInline{Type: kind}
		c.stringIfString("text", &n.Text)
		n.JSON = c.rest()
		return n
	}
	custom := &Custom{Type: kind}
	c.stringIfString("id", &custom.ID)
	c.stringIfString("language", &custom.Language)
	if v := c.peek("provenance"); len(v) > 0 && v[0] == '{' {
		optional(c, "provenance", &custom.Provenance, describeProvenance)
	}
	c.stringIfString("text", &custom.Text)
	custom.JSON = c.rest()
	return custom
}

func (c *codec) peek(name string) []byte {
	for _, m := range c.members {
		if string(m.name) == name {
			return m.value.text
		}
	}
	return nil
}

// stringIfString leaves a member of another kind to rest: in a node of an
// unknown type it may mean something else.
func (c *codec) stringIfString(name string, p *string) {
	if v := c.peek(name); len(v) > len(`""`) && v[0] == '"' {
		c.string(name, p)
	}
}

// rest returns the members that were not asked for, as an object; nil where
// there are none.
func (c *codec) rest() json.RawMessage {
	var members Extra
	c.extra(&members)
	if len(members) == 0 {
		return nil
	}
	e := &encoder{}
	out := e.open()
	out.extra(&members)
	e.close(out)
	return e.b
}

func (c *codec) blocks(name string, p *[]Block) {
	nodes(c, name, p, c.dec.block, func(s string) Block {
		return &Paragraph{Content: []Inline{&Text{Value: s}}}
	})
}

func (c *codec) inlines(name string, p *[]Inline) {
	nodes(c, name, p, c.dec.inline, func(s string) Inline { return &Text{Value: s} })
}

// nodes is a list of blocks or inlines. When decoding, a string stands for a
// list of one, which short makes.
func nodes[N Node](c *codec, name string, p *[]N, read func(element) N, short func(string) N) {
	if c.enc != nil {
		live := slices.DeleteFunc(slices.Clone(*p), func(n N) bool { return Node(n) == nil })
		if len(live) == 0 {
			c.skip(name)
			return
		}
		c.name(name)
		c.enc.list(len(live), func(i int) { c.enc.node(live[i]) })
		return
	}
	v, ok := c.take(name)
	if !ok {
		return
	}
	c.dec.at(name, func() {
		if v.text[0] == '"' {
			*p = []N{short(c.dec.string(v))}
			return
		}
		*p = slices.Grow(*p, c.dec.length(v))
		c.dec.each(v, func(item element) {
			if n := read(item); Node(n) != nil {
				*p = append(*p, n)
			}
		})
	})
}
