package syntax_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// What took the square of its length would take minutes here.
func TestLongTextsTakeNoLongerThanTheyAre(t *testing.T) {
	n := 60_000
	if testing.Short() {
		n = 6_000
	}
	for name, src := range map[string]string{
		"emphasis that opens only":          strings.Repeat("*a **b ", n),
		"emphasis that closes only":         strings.Repeat("a* b** ", n),
		"emphasis that does not match":      strings.Repeat("*a_ ", n),
		"emphasis of every length":          strings.Repeat("a**b***c*d_e__f~g~~h", n/4),
		"a long run of marks":               strings.Repeat("*", 10*n) + "a" + strings.Repeat("*", 10*n-1),
		"brackets that open":                strings.Repeat("[", 10*n) + "a",
		"brackets that close":               strings.Repeat("]", 10*n),
		"brackets in brackets":              strings.Repeat("[", n) + "a" + strings.Repeat("]", n),
		"links in brackets":                 strings.Repeat("[", n) + strings.Repeat("[a](b)", n),
		"links in images":                   strings.Repeat("![", n) + strings.Repeat("[a](b)", n),
		"links without an end":              strings.Repeat("[a](b", n),
		"links without an end of the title": strings.Repeat("[a](b \"c", n),
		"links in angle brackets":           strings.Repeat("[a](<b", n),
		"labels of labels":                  "[a]: b\n\n" + strings.Repeat("[a][", n),
		"labels that are long":              "[a]: b\n\n[" + strings.Repeat("a", 10*n) + "]",
		"definitions":                       strings.Repeat("[a]: b\n", n),
		"definitions that are none":         strings.Repeat("[a]: b c\n", n),
		"backticks of every length":         ticks(1200),
		"backticks that close nothing":      strings.Repeat("`a``", n),
		"tags without an end":               strings.Repeat("<a b=\"", n),
		"comments without an end":           strings.Repeat("<!-- a", n) + strings.Repeat("<?a <!A <![CDATA[", n),
		"tags that close":                   strings.Repeat("</a", n),
		"addresses":                         strings.Repeat("a@", n) + strings.Repeat("http://a.b) www.", n),
		"an address in a bracket":           "[" + strings.Repeat("a_", 5*n) + "a@b.c",
		"points and at signs":               strings.Repeat("a.b@c.d_", n),
		"parentheses in addresses":          "http://a.b/" + strings.Repeat("(", n) + strings.Repeat(")", 2*n),
		"references":                        strings.Repeat("&a&lt;&#1;", n),
		"backslashes":                       strings.Repeat(`\\*`, n),
		"breaks":                            strings.Repeat("a  \nb \n", n),
		"a tall quote":                      strings.Repeat("> a\n", n),
		"a lazy quote":                      "> a\n" + strings.Repeat("a\n", n),
		"a tall list":                       strings.Repeat("- a\n", n),
		"a list and its blank lines":        "- a\n" + strings.Repeat("\n", 10*n) + "- b",
		"lists beside each other":           strings.Repeat("- a\n+ b\n", n),
		"a deep list":                       strings.Repeat("- ", 90) + strings.Repeat("a\n", n),
		"a line of dashes in a deep list":   strings.Repeat("- ", 90) + strings.Repeat("-", 10*n) + "a",
		"rows":                              "|a|\n|-|\n" + strings.Repeat("|b|\n", n),
		"rows of dashes":                    strings.Repeat("|-|-\n", n),
		"headings":                          strings.Repeat("# a #\nb\n-\n", n),
		"braces behind headings":            "# " + strings.Repeat("{#a ", n) + "}",
		"fences":                            strings.Repeat("```\n", n) + strings.Repeat("~~~ a\n", n),
		"notes":                             strings.Repeat("[^a]: b\n", n) + strings.Repeat("[^a]", n),
	} {
		t.Run(name, func(t *testing.T) {
			var tree syntax.Tree
			_, err := tree.Parse(src, syntax.Options{Depth: 100, Blocks: 10 * n})
			require.NoError(t, err)
			read(&tree, tree.Root)
		})
	}
}

// read reads the running text of all blocks.
func read(tree *syntax.Tree, parent *syntax.Block) {
	for b := parent.First; b != nil; b = b.Next {
		switch b.Kind {
		case syntax.Paragraph, syntax.Heading:
			text := tree.Text(b)
			tree.Pieces(text.Value)
		case syntax.Row:
			for cell := range tree.Cells(b) {
				tree.Pieces(cell.Value)
			}
		}
		read(tree, b)
	}
}

// ticks are runs of one, two, three backticks and so on.
func ticks(most int) string {
	var b strings.Builder
	for n := range most {
		b.WriteString("a" + strings.Repeat("`", n+1))
	}
	return b.String()
}

func TestLimits(t *testing.T) {
	var tree syntax.Tree
	for name, c := range map[string]struct {
		src string
		at  int
		err error
	}{
		"quotes that fit":     {">>>a", 0, nil},
		"quotes too deep":     {"a\n\n>>>>a", 6, article.ErrTooDeep},
		"lists too deep":      {"- - - - a", 6, article.ErrTooDeep},
		"too many blocks":     {"a\n\n" + strings.Repeat("-\n", 20), 0, article.ErrTooMany},
		"too many rows":       {"|a|\n|-|\n" + strings.Repeat("|b|\n", 20), 0, article.ErrTooMany},
		"deep but not nested": {">>>a\n\n- - - a\n\n>>>a", 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			at, err := tree.Parse(c.src, syntax.Options{Depth: 3, Blocks: 18})
			require.ErrorIs(t, err, c.err)
			if c.at > 0 {
				require.Equal(t, c.at, at)
			}
		})
	}
}

func TestReferencesDoNotMultiplyAText(t *testing.T) {
	src := "[a]: /" + strings.Repeat("b", 60_000) + "\n\n" + strings.Repeat("[a] ", 20_000)
	page := toHTML(t, src, limits)
	require.Equal(t, 2, strings.Count(page, "<a "))
	require.Contains(t, page, "</a> [a] [a]")
	src = "[a]: /b\n\n" + strings.Repeat("[a] ", 5_000)
	require.Equal(t, 5_000, strings.Count(toHTML(t, src, limits), "<a "))
}

func TestOffsets(t *testing.T) {
	var tree syntax.Tree
	src := "> a\n>   b *c\n> d*\n"
	_, err := tree.Parse(src, limits)
	require.NoError(t, err)
	text := tree.Text(tree.Root.First.First)
	require.Equal(t, "a\nb *c\nd*", text.Value)
	for at, c := range []byte(text.Value) {
		if c != '\n' {
			require.Equal(t, string(c), src[text.Offset(at):][:1])
		}
	}
	text.Skip(2)
	require.Equal(t, strings.Index(src, "b"), text.Offset(0))
}

func TestATreeReadsOneTextAfterTheOther(t *testing.T) {
	var tree syntax.Tree
	_, err := tree.Parse("[^a]: x\n\n[b]: /y\n\n- c\n- d[^a]\n", limits)
	require.NoError(t, err)
	_, err = tree.Parse("e[^a] [b]\n", limits)
	require.NoError(t, err)
	require.Nil(t, tree.Root.First.Next)
	text := tree.Text(tree.Root.First)
	for _, p := range tree.Pieces(text.Value) {
		require.Equal(t, syntax.Plain, p.Mark)
	}
}
