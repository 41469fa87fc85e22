package document

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/render"
)

// TestTextsReadAsGoldmarkReadsThem compares our reading with goldmark's, for
// texts that are made of marks and words at random. They hold nothing that the
// two read differently on purpose: raw HTML, bare addresses, a block that ends
// a table without a blank line, which goldmark takes for a row where it could
// not end a paragraph, boxes of tasks without white space behind them, and
// addresses whose parentheses do not match. The words that describe an image
// are left out: goldmark writes tags among them.
func TestTextsReadAsGoldmarkReadsThem(t *testing.T) {
	texts := uint64(50_000)
	if testing.Short() {
		texts = 2_000
	}
	peer := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	for seed := range texts {
		src := randomText(rand.New(rand.NewPCG(seed, 0)))
		doc, losses, err := markdown.ParseDocument([]byte(src), markdown.Options{})
		require.NoError(t, err)
		require.Empty(t, losses)
		var page bytes.Buffer
		require.NoError(t, peer.Convert([]byte(src), &page))
		theirs, ours := outline(t, page.String()), outline(t, string(render.Body{Document: &doc}.HTML()))
		if _, known := different[seed]; known {
			require.NotEqual(t, theirs, ours, "text %d agrees: take it off the list", seed)
			continue
		}
		require.Equal(t, theirs, ours, "text %d: %q", seed, src)
	}
}

// different are the texts that the two read differently, and why.
var different = map[uint64]string{
	5072:  "goldmark counts an asterisk that has a backslash among those that close",
	24009: "a quote's last line that begins with a dash names the speaker",
	32804: "goldmark takes a heading in an outer item for code behind a list of one empty item",
	37388: "a line that lazily continues a paragraph makes no table with it",
}

// pieces are what random texts are made of.
var pieces = strings.Split("the tram§late§é§橋§*§**§_§__§***§~~§`§``§[§]§)§](/a)§[a](/b \"c\")§[a](<./b c>)§![d](/e)§![§\\*§\\§&amp;§&copy§&#960;§&§!§\"§—§.§:§1§#§"+
	" § § § §  \n§\\\n§\n§\n§\n\n§\n\n§\n\n§> §> §- §- §* §+ §1. §2) §10. §    §# §## §\n---\n§\n===\n§\n***\n§\n```\n§\n~~~ x\n§[key]§[key][]§[y][key]§"+
	"\n\n[key]: /f 'g'\n\n§- [ ] h\n§- [x] i\n§\n\n| j | k |\n|---|:-:|\n| l | m |\n\n§\n\n| n |\n|--:|\n\n", "§")

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(24) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String() + "\n"
}

// outline is what a page says: its elements and their text, and where links
// and images lead.
func outline(t *testing.T, page string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(page), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	require.NoError(t, err)
	var b strings.Builder
	for _, n := range nodes {
		outlineNode(&b, n)
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(b.String()), " "), "> ", ">")
}

func outlineNode(b *strings.Builder, n *html.Node) {
	switch n.Data {
	case "figcaption", "input": // an image's title; a box that both have in their own way
		return
	case "figure":
		n.Data = "div"
	case "p": // of an image alone, which is a figure here
		if image := n.FirstChild; image != nil && image.Data == "img" && image.NextSibling == nil {
			n.Data = "div"
		}
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if n.Data != "div" {
		fmt.Fprintf(b, " <%s>", n.Data)
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "start":
				fmt.Fprintf(b, " %s ", a.Val)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		outlineNode(b, c)
	}
	if n.Data != "div" {
		fmt.Fprintf(b, " </%s> ", n.Data)
	}
}
