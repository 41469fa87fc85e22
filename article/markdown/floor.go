package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// A floor ends goldmark's reading at the first block that would be more than
// that many levels down, where our reader gives up anyway. Lists that go one
// level deeper each line would cost goldmark the square of their depth before
// anyone saw its tree: 21 seconds for 9 MB. Being asked before the parsers of
// quotes and lists, it puts a line of text in the place of what they would
// open, and skips the rest.
type floor int

func (floor) Trigger() []byte { return []byte(">-+*0123456789") }

func (f floor) Open(parent ast.Node, r gmtext.Reader, _ parser.Context) (ast.Node, parser.State) {
	if parent.Kind() == ast.KindList {
		return nil, parser.NoChildren // goldmark expects nothing but items in a list
	}
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth <= int(f)+1 { // the document is no level
		return nil, parser.NoChildren
	}
	_, line := r.PeekLine()
	block := ast.NewTextBlock()
	block.Lines().Append(line)
	for line, _ := r.PeekLine(); line != nil; line, _ = r.PeekLine() {
		r.AdvanceLine()
	}
	return block, parser.NoChildren
}

func (floor) Continue(ast.Node, gmtext.Reader, parser.Context) parser.State { return parser.Close }
func (floor) Close(ast.Node, gmtext.Reader, parser.Context)                 {}
func (floor) CanInterruptParagraph() bool                                   { return true }
func (floor) CanAcceptIndentedLine() bool                                   { return false }
