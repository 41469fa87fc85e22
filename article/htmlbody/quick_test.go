package htmlbody_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/render"
)

// sameTree fails where two trees differ, or where one is badly linked. The
// order of attributes is not the markup's in the parser's tree.
func sameTree(t *testing.T, want, got []*html.Node, src string) {
	t.Helper()
	var describe func(b *strings.Builder, n *html.Node, depth int)
	describe = func(b *strings.Builder, n *html.Node, depth int) {
		slices.SortFunc(n.Attr, func(x, y html.Attribute) int { return cmp.Compare(x.Key, y.Key) })
		fmt.Fprintf(b, "%*s%d %v %q %q %q\n", depth, "", n.Type, n.DataAtom, n.Data, n.Namespace, n.Attr)
		var last *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			require.True(t, c.Parent == n)
			require.True(t, c.PrevSibling == last)
			describe(b, c, depth+1)
			last = c
		}
		require.True(t, n.LastChild == last)
	}
	tree := func(nodes []*html.Node) string {
		var b strings.Builder
		for _, n := range nodes {
			require.True(t, n.Parent == nil && n.PrevSibling == nil && n.NextSibling == nil)
			describe(&b, n, 0)
		}
		return b.String()
	}
	require.Equal(t, tree(want), tree(got), "%q", src)
}

// quickSamples hold what is read without the parser, and what is not.
var quickSamples = map[string]bool{
	"<p>a <b>b</b></p>\n<p>c": true,
	"<h2 id=\"x\" class='y z' hidden data-a=b>c &amp; d&nbsp;e</h2><br/><hr>":    true,
	"<ul><li>a<ol><li>b</li></ol></li></ul><dl><dt>a</dt><dd><p>b</p></dd></dl>": true,
	"<table><tr><td>a</td></tr></table>":                                         true,
	"<table> <caption>c</caption><colgroup><col><col/></colgroup><thead><tr><th><p>a</p></th></tr></thead>\n<tbody><tr><td><a>b</a></td></tr></tbody></table>": true,
	"<pre>\n\na</pre><pre>\n</pre><pre><b>\na</b></pre>":                           true,
	"<!-- a > b -- c --><!----><o:p>x</o:p><custom-a b>c</custom-a>":               true,
	"<a href=\"/x?a=1&b=2&amp;c=3\">y</a><script src=x></script><iframe></iframe>": true,
	"a\r\nb\rc<pre>\r\n\r\nd</pre>":                                                true,
	"<b><b><b><b>a</b></b></b></b><b><p>x</p></b>":                                 true,
	"<button>a<p>b</p></button><p>c<button>d</button></p>":                         true,
	"<p>a<p>b":                            false,
	"<li>a<li>b":                          false,
	"<b><i>a</b></i>":                     false,
	"<table>a</table>":                    false,
	"<a>b<a>c</a></a>":                    false,
	"<p><div>a</div></p>":                 false,
	"<svg><p>a</p></svg>":                 false,
	"<P>a</P>":                            false,
	"<p a=1 a=2>b</p>":                    false,
	"<p a=\"&copy;\">b</p>":               false,
	"<script>a</script>":                  false,
	"<!--> a --><!-- --!> -->":            false,
	"</p>":                                false,
	"a < b":                               false,
	"<div/>a":                             false,
	"<p\x00>a":                            false,
	"<h2><h3>a</h3></h2>":                 false,
	"<select><option>a</select>":          false,
	"<td>a</td>":                          false,
	"<table><thead><td>a</thead></table>": false,
	"<button><button></button></button>":  false,
	"<p a = b>c</p>":                      false,
	"<p>a</p >":                           false,
}

func TestQuickIsTheParser(t *testing.T) {
	for src, is := range quickSamples {
		got, ok := htmlbody.Quick([]byte(src))
		require.Equal(t, is, ok, "%q", src)
		if ok {
			want, err := htmlbody.Slow([]byte(src))
			require.NoError(t, err)
			sameTree(t, want, got, src)
		}
	}
}

// TestWhatIsRenderedIsReadQuickly counts: nothing that package render writes
// needs the parser.
func TestWhatIsRenderedIsReadQuickly(t *testing.T) {
	documents := uint64(2_000)
	if testing.Short() {
		documents = 300
	}
	for seed := range documents {
		doc := articlegen.Document(seed, articlegen.Options{Kinds: core})
		withNotes(&doc, seed, articlegen.Options{Kinds: core})
		normal(reflect.ValueOf(&doc).Elem())
		src := render.Body{Document: &doc}.AppendHTML(nil)
		got, ok := htmlbody.Quick(src)
		require.True(t, ok, "%s", src)
		want, err := htmlbody.Slow(src)
		require.NoError(t, err)
		sameTree(t, want, got, string(src))
	}
}

// TestQuickWithMadeUpMarkup puts tags together that mostly fit.
func TestQuickWithMadeUpMarkup(t *testing.T) {
	names := []string{"p", "b", "a", "i", "div", "ul", "ol", "li", "h2", "h3", "pre", "blockquote", "table", "tr", "td", "th", "thead", "tbody", "caption", "colgroup",
		"button", "dl", "dt", "dd", "span", "figure", "o:p", "code", "font", "u", "sup", "address", "details", "summary", "label"}
	pieces := []string{"x", " ", "\n", "&amp;", "&lt", "<br>", "<hr>", "<img src=a>", "<input/>", "<col>", "<!-- c -->", "<script></script>", "\r\n", "<source>", "&#x41;", "y > z"}
	runs := 30_000
	if testing.Short() {
		runs = 10_000
	}
	read := 0
	for seed := range uint64(runs) {
		g := rand.New(rand.NewPCG(seed, 6))
		var b strings.Builder
		var open []string
		for range 2 + g.IntN(14) {
			switch n := g.IntN(12); {
			case n < 4:
				name := names[g.IntN(len(names))]
				if len(open) > 0 && g.IntN(2) == 0 {
					if likely := map[string]string{"table": "tr", "tr": "td", "ul": "li", "tbody": "tr", "thead": "tr", "dl": "dd", "td": "table"}[open[len(open)-1]]; likely != "" {
						name = likely
					}
				}
				open = append(open, name)
				b.WriteString("<" + name + []string{"", "", " class=x", " id=\"a&amp;b\""}[g.IntN(4)] + ">")
			case n < 8 && len(open) > 0:
				b.WriteString("</" + open[len(open)-1] + ">")
				open = open[:len(open)-1]
			case n == 8 && g.IntN(4) == 0:
				b.WriteString("</" + names[g.IntN(len(names))] + ">")
			default:
				b.WriteString(pieces[g.IntN(len(pieces))])
			}
		}
		if got, ok := htmlbody.Quick([]byte(b.String())); ok {
			read++
			want, err := htmlbody.Slow([]byte(b.String()))
			require.NoError(t, err)
			sameTree(t, want, got, b.String())
		}
	}
	require.Greater(t, read, runs/20)
	t.Log(read, "of", runs)
}

func FuzzQuick(f *testing.F) {
	for src := range quickSamples {
		f.Add([]byte(src))
	}
	addForeign(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		got, ok := htmlbody.Quick(src)
		if !ok {
			return
		}
		want, err := htmlbody.Slow(src)
		require.NoError(t, err)
		sameTree(t, want, got, string(src))
	})
}
