package htmlbody

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Quick is the tree of a fragment read without the parser of HTML, if it can
// be read so.
func Quick(src []byte) ([]*html.Node, bool) { return quick(src) }

// Slow is the tree that the parser makes of it.
func Slow(src []byte) ([]*html.Node, error) {
	return html.ParseFragment(bytes.NewReader(src), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
}
