package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func ExampleDocument_Text() {
	d := article.Document{Blocks: []article.Block{
		&article.Heading{Level: 2, Content: []article.Inline{&article.Text{Value: "What opens when"}}},
		&article.List{Items: []article.ListItem{
			{Content: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "Trams on Monday"}}}}},
			{Content: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "Cars in May"}}}}},
		}},
	}}
	fmt.Println(d.Text())
	// Output:
	// What opens when
	//
	// - Trams on Monday
	// - Cars in May
}

func TestPlainText(t *testing.T) {
	cell := func(s string) article.Cell { return article.Cell{Content: []article.Block{para(s)}} }
	for name, c := range map[string]struct {
		blocks []article.Block
		want   string
	}{
		"an empty document says nothing":                {nil, ""},
		"blocks without text leave no gap":              {[]article.Block{para("a"), para(""), nil, &article.Divider{}, para("b")}, "a\n\nb"},
		"a pull quote is not said twice":                {[]article.Block{para("a"), &article.PullQuote{Content: words("a")}}, "a"},
		"an ordered list keeps its numbers":             {[]article.Block{&article.List{Ordered: true, Start: 9, Items: []article.ListItem{{Content: []article.Block{para("x")}}, {Content: []article.Block{para("y")}}}}, para("z")}, "9. x\n10. y\n\nz"},
		"a list begins apart from what stands above":    {[]article.Block{para("a"), &article.List{Items: []article.ListItem{{Content: []article.Block{para("x")}}}}}, "a\n\n- x"},
		"an item without text takes no line":            {[]article.Block{&article.List{Items: []article.ListItem{{}, {Content: []article.Block{para("x")}}}}}, "- x"},
		"a table is lines of cells with tabs":           {[]article.Block{&article.Table{Caption: words("Cap"), Head: []article.Row{{Cells: []article.Cell{cell("h"), cell("i\nj")}}}, Body: []article.Row{{Cells: []article.Cell{cell("1"), cell("2")}}}}, para("z")}, "Cap\n\nh\ti j\n1\t2\n\nz"},
		"a figure says what it shows, with its credit":  {[]article.Block{&article.Figure{Image: article.Image{Alt: "A quay"}, Caption: words("The quay."), Credit: "Ana Prado"}}, "A quay\n\nThe quay.\n\nAna Prado"},
		"a block that nobody knows says its plain text": {[]article.Block{&article.Custom{Type: "recipe", Text: "Soup"}}, "Soup"},
	} {
		t.Run(name, func(t *testing.T) {
			d := article.Document{Blocks: c.blocks}
			require.Equal(t, c.want, d.Text())
			require.Equal(t, "before"+c.want, string(d.AppendText([]byte("before"))))
		})
	}
}

func TestPlainTextHoldsEveryTextOnce(t *testing.T) {
	kinds := []article.Kind{article.KindParagraph, article.KindHeading, article.KindQuote, article.KindList, article.KindCallout,
		article.KindTimeline, article.KindKeyFacts, article.KindDisclosure, article.KindFootnotes, article.KindCorrectionNote,
		article.KindText, article.KindStrong, article.KindLink}
	for seed := range uint64(2_000) {
		d := articlegen.Document(seed, articlegen.Options{Kinds: kinds})
		n := 0
		for node := range d.Preorder() {
			if text, ok := node.(*article.Text); ok {
				n++
				text.Value = fmt.Sprintf("<%d>", n)
			}
		}
		got := d.Text()
		for i := 1; i <= n; i++ {
			require.Equal(t, 1, strings.Count(got, fmt.Sprintf("<%d>", i)), "seed %d: %q", seed, got)
		}
	}
}
