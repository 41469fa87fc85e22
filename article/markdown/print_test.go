package markdown_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
)

func ExampleAppendDocument() {
	doc := article.Document{Blocks: []article.Block{
		para(text("1. Not a list, and *not* emphasis; but "), &article.Strong{Content: line(text("strong"))}, text(".")),
		&article.KeyFacts{Facts: []article.Fact{{Figure: "52", Text: line(text("years"))}}},
	}}
	out, err := markdown.AppendDocument(nil, &doc)
	fmt.Println(string(out), err)
	// Output:
	// 1\. Not a list, and \*not\* emphasis; but **strong**.
	//
	// ```newsroom
	// {
	//   "type": "key-facts",
	//   "facts": [
	//     {
	//       "figure": "52",
	//       "text": [
	//         {
	//           "type": "text",
	//           "value": "years"
	//         }
	//       ]
	//     }
	//   ]
	// }
	// ```
	//  <nil>
}

func ExampleAppend() {
	a := &article.Article{Headline: "Bridge reopens", Tags: []string{"trams"}, Published: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Body: article.Document{Blocks: []article.Block{para(text("It has."))}}}
	out, losses, err := markdown.Append(nil, a)
	fmt.Printf("%s%v %v\n", out, losses, err)
	// Output:
	// ---
	// title: Bridge reopens
	// date: 2026-11-24T09:00:00Z
	// tags: [trams]
	// ---
	//
	// It has.
	// [] <nil>
}

// roundTrip prints a document, reads it back, and prints it again.
func roundTrip(t *testing.T, doc *article.Document, what string) string {
	t.Helper()
	out, err := markdown.AppendDocument(nil, doc)
	require.NoError(t, err, what)
	again, _, err := markdown.ParseDocument(out, markdown.Options{})
	require.NoError(t, err, "%s:\n%s", what, out)
	want, err := doc.MarshalJSON()
	require.NoError(t, err)
	got, err := again.MarshalJSON()
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "%s, printed as:\n%s", what, out)
	twice, err := markdown.AppendDocument(nil, &again)
	require.NoError(t, err)
	require.Equal(t, string(out), string(twice), "%s: printing is a fixed point", what)
	return string(out)
}

func TestWhatIsReadCanBePrinted(t *testing.T) {
	fences := 0
	for _, e := range spec(t) {
		doc, _, err := markdown.ParseDocument([]byte(e.Markdown), markdown.Options{})
		require.NoError(t, err)
		out := roundTrip(t, &doc, fmt.Sprintf("example %d", e.Example))
		if len(out) > 0 && contains(out, "```newsroom") {
			fences++
			if os.Getenv("FENCES") != "" {
				fmt.Printf("--- %d\n%s\n>>>\n%s", e.Example, e.Markdown, out)
			}
		}
	}
	require.LessOrEqual(t, fences, 60, "so many of the examples need the way out")
}

func contains(s, sub string) bool {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return true
		}
	}
	return false
}

func TestTheSampleNewsroomCanBePrinted(t *testing.T) {
	files, err := filepath.Glob("../../examples/newsroom/content/*.md")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		a, _, err := markdown.Parse(src, markdown.Options{})
		require.NoError(t, err)
		roundTrip(t, &a.Body, file)
		out, losses, err := markdown.Append(nil, a)
		require.NoError(t, err)
		require.Empty(t, losses, file)
		again, losses, err := markdown.Parse(out, markdown.Options{})
		require.NoError(t, err, string(out))
		require.Empty(t, losses, file)
		require.Empty(t, cmp.Diff(a, again), file)
	}
}

func TestAnyBlockCanBePrinted(t *testing.T) {
	for name, b := range map[string]article.Block{
		"an id on a paragraph":      &article.Paragraph{Attrs: article.Attrs{ID: "x"}, Content: line(text("a"))},
		"an empty paragraph":        &article.Paragraph{},
		"texts side by side":        para(text("a"), text("b")),
		"a formula":                 para(&article.Math{Value: "a*b*c"}),
		"emphasis that cannot open": para(text("a"), &article.Emphasis{Content: line(text(" b "))}, text("c")),
		"a heading of level 9":      &article.Heading{Level: 9, Content: line(text("x"))},
		"a heading without id":      &article.Heading{Level: 2, Content: line(text("x"))},
		"an address in text":        para(text("see https://ledger.example and www.ledger.example, desk@ledger.example")),
		"marks of blocks in lines":  para(text("a\n# b\n> c\n- d\n1. e\n---\n===\n| f |")),
		"trailing spaces":           para(text("a  \nb ")),
		"an entity":                 para(text("&amp; &copy; & \\& <b>")),
		"a table with spans":        &article.Table{Body: []article.Row{{Cells: []article.Cell{{ColSpan: 2}}}}},
		"a list in a list in a box": &article.Callout{Type: article.CalloutTip, Content: []article.Block{&article.List{Items: []article.ListItem{{Content: []article.Block{para(text("a")), &article.List{Ordered: true, Start: 7, Items: []article.ListItem{{Content: []article.Block{para(text("b"))}}}}}}}}}},
		"a custom block":            &article.Custom{Type: "recipe", JSON: json.RawMessage(`{"a":"` + "```" + `\u2028\u0007"}`)},
		"a timeline in a quote":     &article.Quote{Content: []article.Block{&article.Timeline{Title: "t"}}},
		"code that holds a fence":   &article.Code{Value: "```newsroom\nx\n```\n"},
	} {
		t.Run(name, func(t *testing.T) {
			roundTrip(t, &article.Document{Blocks: []article.Block{b}}, name)
			roundTrip(t, &article.Document{Blocks: []article.Block{b, b, para(text("end")), b}}, name)
		})
	}
}

func TestListsSideBySide(t *testing.T) {
	l := &article.List{Items: []article.ListItem{{Content: []article.Block{para(text("a"))}}}}
	out := roundTrip(t, &article.Document{Blocks: []article.Block{l, l}}, "two lists")
	require.Equal(t, "- a\n\n<!-- -->\n\n- a\n", out)
}

func FuzzPrint(f *testing.F) {
	for _, s := range []string{"# a\n\nb *c* [d](e)\n", "> [!NOTE]\n> x\n", "a[^1]\n\n[^1]: b\n", "| a |\n|---|\n| b |\n\nTable: c\n", "- a\n\n  b\n- c\n", "<b>x</b> <sub>y</sub>\n", "1) a\n2) b\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc, _, err := markdown.ParseDocument(src, markdown.Options{})
		if err != nil {
			return
		}
		roundTrip(t, &doc, string(src))
	})
}
