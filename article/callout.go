package article

// A Callout is a box set apart from the text.
type Callout struct {
	Attrs
	Type    CalloutType
	Title   []Inline
	Content []Block
}

// CalloutType says what a callout is for. Others than those listed are
// allowed and kept.
type CalloutType string

// The usual callouts; the words are those of GitHub's alerts.
const (
	CalloutNote      CalloutType = "" // background, a neutral box
	CalloutTip       CalloutType = "tip"
	CalloutImportant CalloutType = "important"
	CalloutWarning   CalloutType = "warning"
	CalloutCaution   CalloutType = "caution"
)

// Kind returns [KindCallout].
func (*Callout) Kind() Kind { return KindCallout }
func (*Callout) isNode()    {}
func (*Callout) isBlock()   {}

// A Divider marks a break between parts of the text.
type Divider struct {
	Attrs
}

// Kind returns [KindDivider].
func (*Divider) Kind() Kind { return KindDivider }
func (*Divider) isNode()    {}
func (*Divider) isBlock()   {}
