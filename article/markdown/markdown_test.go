package markdown_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
)

func ExampleParse() {
	src := "---\ntitle: Bridge reopens\n---\nThe first tram crossed at **five**.\n\n## Ninety days\n"
	a, losses, err := markdown.Parse([]byte(src), markdown.Options{File: "bridge.md"})
	fmt.Println(a.Headline, len(a.Body.Blocks), a.Body.Blocks[1].Attributes().ID, losses, err)
	// Output: Bridge reopens 2 ninety-days [] <nil>
}

func ExampleParseDocument() {
	_, losses, _ := markdown.ParseDocument([]byte("Fine so far.\n\n<script>alert(1)</script>\n"), markdown.Options{})
	fmt.Println(losses[0])
	// Output: line 3, column 1: <script>: unsafe
}

func text(s string) *article.Text { return &article.Text{Value: s} }

func line(n ...article.Inline) []article.Inline { return n }

func para(n ...article.Inline) article.Block { return &article.Paragraph{Content: n} }

func TestConventions(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []article.Block
	}{
		"a figure with caption and attributes": {
			`![A quay](/q.jpg "The *north* quay"){width=1600 height=900 credit="Ana Prado" layout=wide #quay}`,
			[]article.Block{&article.Figure{Attrs: article.Attrs{ID: "quay"}, Image: article.Image{URL: "/q.jpg", Alt: "A quay", Width: 1600, Height: 900},
				Caption: line(text("The *north* quay")), Credit: "Ana Prado", Layout: article.LayoutWide}},
		},
		"a linked figure":    {"[![A](/a.jpg)](/full)", []article.Block{&article.Figure{Image: article.Image{URL: "/a.jpg", Alt: "A"}, URL: "/full"}}},
		"an image in a line": {"a ![b](/b.svg) c", []article.Block{para(text("a "), &article.InlineImage{Image: article.Image{URL: "/b.svg", Alt: "b"}}, text(" c"))}},
		"a callout with a title": {"> [!WARNING] Mind **it**\n> the gap\n", []article.Block{
			&article.Callout{Type: article.CalloutWarning, Title: line(text("Mind "), &article.Strong{Content: line(text("it"))}), Content: []article.Block{para(text("the gap"))}}}},
		"a quote that is no callout": {"> [!SHOUT]\n> a\n", []article.Block{&article.Quote{Content: []article.Block{para(text("[!SHOUT]\na"))}}}},
		"the speaker in a paragraph of his own": {"> Mind.\n>\n> — A voice\n", []article.Block{
			&article.Quote{Content: []article.Block{para(text("Mind."))}, Attribution: line(text("A voice"))}}},
		"the speaker in the last line": {"> Mind.\n> — A *voice*\n", []article.Block{
			&article.Quote{Content: []article.Block{para(text("Mind."))}, Attribution: line(text("A "), &article.Emphasis{Content: line(text("voice"))})}}},
		"an embed":                    {"https://youtu.be/abc\n", []article.Block{&article.Embed{Provider: "youtube", URL: "https://youtu.be/abc", Width: 16, Height: 9}}},
		"an address that is no embed": {"https://harbour.example/abc\n", []article.Block{para(&article.Link{URL: "https://harbour.example/abc", Content: line(text("https://harbour.example/abc"))})}},
		"a table with alignment and caption": {"| a | b |\n|---|--:|\n| 1 | 2 |\n\nTable: Two *cells*\n", []article.Block{&article.Table{
			Caption: line(text("Two "), &article.Emphasis{Content: line(text("cells"))}),
			Columns: []article.Column{{}, {Align: article.AlignEnd}},
			Head:    []article.Row{{Cells: []article.Cell{{Content: []article.Block{para(text("a"))}}, {Content: []article.Block{para(text("b"))}}}}},
			Body:    []article.Row{{Cells: []article.Cell{{Content: []article.Block{para(text("1"))}}, {Content: []article.Block{para(text("2"))}}}}}}}},
		"a fence in YAML": {"```newsroom\ntype: timeline\nevents:\n- {when: Today, time: 2026-11-24T00:00:00Z, title: It begins}\n```\n", []article.Block{
			&article.Timeline{Events: []article.TimelineEvent{{When: "Today", Time: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Title: line(text("It begins"))}}}}},
		"a fence in JSON": {"~~~newsroom\n{\"type\": \"divider\", \"id\": \"d\"}\n~~~\n", []article.Block{&article.Divider{Attrs: article.Attrs{ID: "d"}}}},
		"code":            {"```go linenos\nx := 1\n```\n", []article.Block{&article.Code{Syntax: "go", Info: "linenos", Value: "x := 1\n"}}},
		"tasks": {"- [x] a\n- [ ] b\n- c\n", []article.Block{&article.List{Items: []article.ListItem{
			{Task: article.TaskDone, Content: []article.Block{para(text("a"))}}, {Task: article.TaskOpen, Content: []article.Block{para(text("b"))}}, {Content: []article.Block{para(text("c"))}}}}}},
		"a list that starts at zero": {"0. a\n", []article.Block{&article.List{Ordered: true, StartsAtZero: true, Items: []article.ListItem{{Content: []article.Block{para(text("a"))}}}}}},
		"footnotes": {"a[^x]\n\n[^x]: note\n", []article.Block{para(text("a"), &article.FootnoteRef{Label: "x"}),
			&article.Footnotes{Items: []article.Footnote{{Label: "x", Content: []article.Block{para(text("note"))}}}}}},
		"notes in the order of their marks": {"a[^y] b[^x] ![^y]\n\n[^x]: x\n\n    more\n[^y]: y[^z]\n[^z]: z\n", []article.Block{
			para(text("a"), &article.FootnoteRef{Label: "y"}, text(" b"), &article.FootnoteRef{Label: "x"}, text(" !"), &article.FootnoteRef{Label: "y"}),
			&article.Footnotes{Items: []article.Footnote{{Label: "y", Content: []article.Block{para(text("y"), &article.FootnoteRef{Label: "z"})}},
				{Label: "x", Content: []article.Block{para(text("x")), para(text("more"))}}, {Label: "z", Content: []article.Block{para(text("z"))}}}}}},
		"a link that is no task box": {"- [x](/y)\n- [x]\n", []article.Block{&article.List{Items: []article.ListItem{
			{Content: []article.Block{para(&article.Link{URL: "/y", Content: line(text("x"))})}}, {Task: article.TaskDone}}}}},
		"an address in bold": {"**https://quay.example/a** https://quay.example:8080/köln。b", []article.Block{para(
			&article.Strong{Content: line(&article.Link{URL: "https://quay.example/a", Content: line(text("https://quay.example/a"))})}, text(" "),
			&article.Link{URL: "https://quay.example:8080/köln", Content: line(text("https://quay.example:8080/köln"))}, text("。b"))}},
		"a table below a line": {"a\n| b |\n|---|\n| c\\|d |\n> e\n", []article.Block{para(text("a")), &article.Table{
			Head: []article.Row{{Cells: []article.Cell{{Content: []article.Block{para(text("b"))}}}}},
			Body: []article.Row{{Cells: []article.Cell{{Content: []article.Block{para(text("c|d"))}}}}}},
			&article.Quote{Content: []article.Block{para(text("e"))}}}},
		"line ends of every system": {"a\r\nb\rc\r\n\r\n```\rd\r\n```", []article.Block{para(text("a\nb\nc")), &article.Code{Value: "d\n"}}},
		"elements across marks": {"*a <mark>b* c</mark> <b>d **e</b> f**", []article.Block{para(
			&article.Emphasis{Content: line(text("a "), &article.Mark{Content: line(text("b"))})}, text(" c "),
			&article.Strong{Content: line(text("d "), &article.Strong{Content: line(text("e f"))})})}},
		"raw inline HTML": {`CO<sub>2</sub>, <abbr title="gross domestic product">GDP</abbr>, <mark>m *e*</mark>, <span lang="de">so</span><br>x`, []article.Block{para(
			text("CO"), &article.Sub{Content: line(text("2"))}, text(", "), &article.Abbreviation{Title: "gross domestic product", Content: line(text("GDP"))}, text(", "),
			&article.Mark{Content: line(text("m "), &article.Emphasis{Content: line(text("e"))})}, text(", "), &article.Span{Language: "de", Content: line(text("so"))}, &article.Break{}, text("x"))}},
		"a raw block": {"<blockquote><p>a</p></blockquote>\n", []article.Block{&article.Quote{Content: []article.Block{para(text("a"))}}}},
		"headings with ids": {"## 概要\n## 概要\n## Own {#mine}\n## Mine\n", []article.Block{
			&article.Heading{Attrs: article.Attrs{ID: "概要"}, Level: 2, Content: line(text("概要"))},
			&article.Heading{Attrs: article.Attrs{ID: "概要-2"}, Level: 2, Content: line(text("概要"))},
			&article.Heading{Attrs: article.Attrs{ID: "mine"}, Level: 2, Content: line(text("Own"))},
			&article.Heading{Attrs: article.Attrs{ID: "mine-2"}, Level: 2, Content: line(text("Mine"))}}},
		"breaks":               {"a\nb  \nc\\\nd", []article.Block{para(text("a\nb"), &article.Break{}, text("c"), &article.Break{}, text("d"))}},
		"entities and escapes": {"a &amp; \\* &#960;", []article.Block{para(text("a & * π"))}},
		"a comment":            {"<!-- not for readers -->\n\na\n", []article.Block{para(text("a"))}},
	} {
		t.Run(name, func(t *testing.T) {
			doc, losses, err := markdown.ParseDocument([]byte(c.src), markdown.Options{})
			require.NoError(t, err)
			require.Empty(t, losses)
			require.Empty(t, cmp.Diff(c.want, doc.Blocks))
		})
	}
}

func TestLossesCountFromTheStartOfTheFile(t *testing.T) {
	_, losses, err := markdown.Parse([]byte("---\ntitle: x\nmood: dry\n---\n\n[a](javascript:alert(1))\n"), markdown.Options{})
	require.NoError(t, err)
	require.Len(t, losses, 2)
	require.Equal(t, "line 3, column 1: field mood: unsupported (not a known name)", losses[0].String())
	require.Equal(t, 6, losses[1].Position.Line)
	require.Equal(t, article.LossUnsafe, losses[1].Reason)
}

func TestLossesStandInTheOrderOfTheSource(t *testing.T) {
	src := "a\r\n\r\n[^x]: lost\r\n\r\n> ![b](data:c) [^y]\r\n> <blink>d\r\n\r\n[^y]: e [f](javascript:g)\r\n[^y]: lost\r\n\r\n" +
		"|h|\r\n|-|\r\n|i|j||\r\n\r\n[![k](/l)](/m \"n\")\r\n"
	_, losses, err := markdown.ParseDocument([]byte(src), markdown.Options{})
	require.NoError(t, err)
	var got []string
	for _, l := range losses {
		got = append(got, l.String())
		require.Equal(t, article.PositionAt([]byte(src), l.Position.Offset), l.Position)
	}
	require.Equal(t, []string{
		"line 3, column 1: footnote [^x]: unsupported (no mark leads to it)",
		"line 5, column 3: image: unsafe (not an address that may be loaded)",
		"line 6, column 3: <blink>: flattened (the text is kept)",
		"line 8, column 9: link: unsafe (not an address that may be linked)",
		"line 9, column 1: footnote [^y]: unsupported (another one has its label)",
		"line 13, column 4: table cell: unsupported (its column has no head)",
		"line 15, column 1: link title: unsupported (the link of a figure has none)",
	}, got)
}

// What took the square of their number would take minutes here.
func TestManyLosses(t *testing.T) {
	const n = 20_000
	var marks, notes strings.Builder
	for i := range n {
		fmt.Fprintf(&marks, "[^%d] ", n-i)
		fmt.Fprintf(&notes, "\n[^%d]: [a](javascript:b)\n", i+1)
	}
	_, losses, err := markdown.ParseDocument([]byte(marks.String()+"\n"+notes.String()), markdown.Options{})
	require.NoError(t, err)
	require.Len(t, losses, n)
	require.Equal(t, 2*n+1, losses[n-1].Position.Line)
}

func TestEmphasisBesideCJKPunctuation(t *testing.T) {
	const src = "**「橋」**は"
	doc, _, err := markdown.ParseDocument([]byte(src), markdown.Options{})
	require.NoError(t, err)
	require.Equal(t, []article.Block{para(text(src))}, doc.Blocks)
	doc, _, err = markdown.ParseDocument([]byte(src), markdown.Options{CJKEmphasis: true})
	require.NoError(t, err)
	require.Empty(t, cmp.Diff([]article.Block{para(&article.Strong{Content: line(text("「橋」"))}, text("は"))}, doc.Blocks))
}

func TestTheDocumentDoesNotChangeWithItsSource(t *testing.T) {
	src := []byte("plain *words*\n")
	doc, _, err := markdown.ParseDocument(src, markdown.Options{})
	require.NoError(t, err)
	clear(src)
	require.Equal(t, "plain words", strings.TrimSpace(doc.Text()))
}

func TestAHeadingCanBeTheHeadline(t *testing.T) {
	a, _, err := markdown.Parse([]byte("# Bridge *reopens*\n\nIt has.\n"), markdown.Options{})
	require.NoError(t, err)
	require.Equal(t, "Bridge reopens", a.Headline)
	require.Empty(t, cmp.Diff([]article.Block{para(text("It has."))}, a.Body.Blocks))
	a, _, err = markdown.Parse([]byte("---\ntitle: Own\n---\n# Other\n"), markdown.Options{})
	require.NoError(t, err)
	require.Equal(t, "Own", a.Headline)
	require.Len(t, a.Body.Blocks, 1)
}

func TestErrors(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		is   error
		line int
	}{
		"quotes 100,000 deep":      {strings.Repeat(">", 100_000) + "x", article.ErrTooDeep, 1},
		"lists 100,000 deep":       {"x\n\n" + strings.Repeat("- ", 100_000) + "x", article.ErrTooDeep, 3},
		"lists nested by line":     {nestedList(300), article.ErrTooDeep, 0},
		"elements 10,000 deep":     {"x\n\n" + strings.Repeat("<b>", 10_000) + "a", article.ErrTooDeep, 3},
		"emphasis 10,000 deep":     {strings.Repeat("*a **a ", 5_000) + strings.Repeat("a** a*", 5_000), article.ErrTooDeep, 1},
		"broken UTF-8":             {"a\nb\xff\n", article.ErrEncoding, 1},
		"a fence that is no block": {"a\n\n```newsroom\ntype: heading\nlevel: two\n```\n", article.ErrInvalidValue, 4},
		"a fence that is no YAML":  {"```newsroom\n\t{\n```\n", article.ErrInvalidValue, 2},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := markdown.ParseDocument([]byte(c.src), markdown.Options{File: "a.md"})
			var at *article.ParseError
			require.True(t, errors.As(err, &at), "%v", err)
			require.ErrorIs(t, err, c.is)
			require.Equal(t, "a.md", at.File)
			if c.line > 0 {
				require.Equal(t, c.line, at.Position.Line)
			}
		})
	}
}

func nestedList(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return b.String()
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"# a\n\nb *c* [d](e)\n", "> [!NOTE]\n> x\n", "![a](b \"c\"){width=1}\n", "a[^1]\n\n[^1]: b\n", "| a |\n|---|\n| b |\n\nTable: c\n",
		"```newsroom\ntype: divider\n```\n", "<b>x</b> <sub>y\n", "- [ ] a\n  1. b\n", "---\ntitle: x\n---\ny\n", "> a\n> — b\n",
		"***a** b*__c__~d~ ~~e~~", "[a][b] [b][] [b]\n\n[b]: <c d> 'e'\n", "`` ` `` \\` &amp;&#0;", "*a <mark>b* </mark><b></b>", "1) a\n\n   b\n2) c\n***\n",
		"> > a\nb\n>\n> - c\n>\n>\td\n", "a\r\n===\rb\n---\n## c {#d .e f=\"g\"} ##\n", "<div>\n*a*\n\n<!-- b\n-->\n<?c?>\n", "[![a](b)](c) {id=d}\n",
		"(https://a.example/b?c=(d)) www.e.example, f@g.example!\n", "a[^b]![^b]\n\n[^b]: c\n\n        d\n[^e]: f\n", "- [x] a\n\n  b\n- [ ]\n\t- c\n", "a\\\nb  \nc\t\n", "**「a」**b",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, options := range []markdown.Options{{}, {CJKEmphasis: true}} {
			a, losses, err := markdown.Parse(src, options)
			if err != nil {
				require.NotEmpty(t, err.Error())
				continue
			}
			first, err := a.AppendJSON(nil)
			require.NoError(t, err)
			for i, l := range losses {
				require.Equal(t, article.PositionAt(src, l.Position.Offset), l.Position)
				require.True(t, i == 0 || losses[i-1].Position.Offset <= l.Position.Offset)
			}
			// The memory of a text that was read has no say in the next one.
			_, _, _ = markdown.Parse([]byte("- [^a]: *b\n\n[c]: d\n|e|\n|-|\n<b>"), options)
			again, _, err := markdown.Parse(src, options)
			require.NoError(t, err)
			second, err := again.AppendJSON(nil)
			require.NoError(t, err)
			require.Equal(t, string(first), string(second))
		}
	})
}

func TestATagThatIsNotKeptLeavesNoLineBehind(t *testing.T) {
	doc, _, err := markdown.ParseDocument([]byte("a\n</code>\n\n<b></b>\nc\n"), markdown.Options{})
	require.NoError(t, err)
	require.Equal(t, []article.Block{para(text("a")), para(text("c"))}, doc.Blocks)
}

func TestManyTextsAtOnce(t *testing.T) {
	texts := []string{"# a\n\n- b\n  - c\n", "a[^1] ~~b~~\n\n[^1]: c\n", "| a |\n|---|\n| b |\n", "a\n===\n\n```\nb\n```\n"}
	got := make([]article.Document, 8*len(texts))
	var group sync.WaitGroup
	for i := range got {
		group.Go(func() { got[i], _, _ = markdown.ParseDocument([]byte(texts[i%len(texts)]), markdown.Options{}) })
	}
	group.Wait()
	for i := range got {
		// Another depth takes a parser of its own.
		want, _, err := markdown.ParseDocument([]byte(texts[i%len(texts)]), markdown.Options{Limits: article.Limits{Depth: 20}})
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(want, got[i]))
	}
}
