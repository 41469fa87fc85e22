package webpage

// A Reason says why a part of the page was left out of the text.
type Reason string

// The reasons, in the order in which they are tried. Each is a heuristic; the
// code that applies it says what in news pages makes it true, and
// testdata/ablation.md what each brings on real pages.
const (
	Hidden     Reason = "hidden"     // readers do not see it
	Navigation Reason = "navigation" // an element or a role for what is no text
	Named      Reason = "named"      // class or id says what it is
	Cards      Reason = "cards"      // a row of boxes that lead to other stories
	Links      Reason = "links"      // more linked than not
	Invitation Reason = "invitation" // turns to the reader: follow, subscribe, comment
	Caption    Reason = "caption"    // words of a picture; kept with its figure
	Doubled    Reason = "doubled"    // says the headline again
	NoText     Reason = "no text"    // a heading with nothing below it
	Credit     Reason = "credit"     // who else worked on the story
)

// sections names the heuristic that joins parts of a text, which leaves
// nothing out.
const sections Reason = "sections"

// A Dropped is a part of the page that was left out of the text.
type Dropped struct {
	Reason Reason
	// Text is how it begins; empty for what holds no words.
	Text string
}
