package markdown_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/render"
)

// An example is one of CommonMark's specification.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Example  int    `json:"example"`
	Section  string `json:"section"`
}

// spec reads the examples of CommonMark 0.31.2 from goldmark's own tests: its
// module is here because this package stands on it.
func spec(t *testing.T) []example {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	require.NoError(t, err)
	src, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if os.IsNotExist(err) {
		t.Skip("goldmark's module holds no _test/spec.json here")
	}
	require.NoError(t, err)
	var all []example
	require.NoError(t, json.Unmarshal(src, &all))
	require.Len(t, all, 652)
	return all
}

// shape is HTML as a tree without what the specification says nothing of.
func shape(t *testing.T, src string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(src), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	require.NoError(t, err)
	var b strings.Builder
	for _, n := range nodes {
		write(&b, n, false)
	}
	return b.String()
}

func write(b *strings.Builder, n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		text := n.Data
		if !pre {
			text = strings.Join(strings.Fields(text), " ")
		}
		b.WriteString(text)
		return
	case html.ElementNode:
	default:
		return
	}
	name := n.Data
	switch name {
	case "div":
		name = ""
	case "figure":
		name = "p"
	}
	if name != "" {
		fmt.Fprintf(b, "<%s", name)
		for _, key := range []string{"href", "src", "title", "alt", "start"} {
			for _, a := range n.Attr {
				if a.Key == key && !(name == "img" && key == "title") {
					fmt.Fprintf(b, " %s=%q", a.Key, a.Val)
				}
			}
		}
		b.WriteString(">")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "figcaption" {
			continue // the image's title
		}
		write(b, c, pre || name == "pre" || name == "code")
	}
	if name != "" {
		fmt.Fprintf(b, "</%s>", name)
	}
}

// exceptions are the examples whose HTML is not the specification's, with the
// reason. An example that comes to agree fails the test until its row goes.
var exceptions = func() map[int]string {
	reasons := map[string][]int{
		"raw HTML is read as nodes: unknown elements vanish, misnested ones are mended": {
			148, 150, 151, 155, 159, 161, 162, 163, 164, 165, 166, 167, 170, 171, 172, 173, 174, 176, 177, 178, 180, 185, 186, 187,
			189, 190, 191, 201, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 626, 629, 630, 631, 642, 643, 21, 31, 344,
		},
		"the scheme is not one that may be linked":         {596, 598, 599, 601},
		"GitHub's autolinks: a bare address is linked too": {608, 611, 612},
	}
	out := make(map[int]string)
	for reason, examples := range reasons {
		for _, e := range examples {
			out[e] = reason
		}
	}
	return out
}()

func TestCommonMark(t *testing.T) {
	for _, e := range spec(t) {
		doc, _, err := markdown.ParseDocument([]byte(e.Markdown), markdown.Options{})
		require.NoError(t, err, e.Example)
		got, want := shape(t, string(render.Body{Document: &doc}.HTML())), shape(t, e.HTML)
		if _, excepted := exceptions[e.Example]; excepted {
			require.NotEqual(t, want, got, "example %d agrees: take it off the list", e.Example)
			continue
		}
		require.Equal(t, want, got, "example %d, %s:\n%s", e.Example, e.Section, e.Markdown)
	}
}
