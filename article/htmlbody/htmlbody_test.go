package htmlbody_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

func ExampleParse() {
	doc, losses, err := htmlbody.Parse([]byte(`<p>Mind <b>the</b> gap.</p><iframe src="https://ads.example/"></iframe>`), htmlbody.Options{})
	fmt.Println(doc.Blocks[0].Kind(), losses, err)
	// Output: paragraph [line 1, column 28: <iframe>: unsafe (its site is not among the allowed ones)] <nil>
}

func ExampleParse_notes() {
	doc, _, err := htmlbody.Parse([]byte(`<p>It is open<sup class="noteref"><a href="#n1">1</a></sup>.</p>
		<section class="notes"><h2>Notes</h2><ol><li id="n1" data-label="harbour">Says the port.</li></ol></section>`), htmlbody.Options{})
	mark := doc.Blocks[0].(*article.Paragraph).Content[1].(*article.FootnoteRef)
	note := doc.Blocks[1].(*article.Footnotes).Items[0]
	fmt.Println(strconv.Quote(mark.Label), strconv.Quote(note.Label), err)
	fmt.Println(doc.Text())
	// Output:
	// "harbour" "harbour" <nil>
	// It is open.
	//
	// Says the port.
}

func text(s string) *article.Text { return &article.Text{Value: s} }

func line(n ...article.Inline) []article.Inline { return n }

func para(n ...article.Inline) article.Block { return &article.Paragraph{Content: n} }

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []article.Block
	}{
		"paragraphs and white space": {
			"<p>  one\n two </p>\n\n<p>three<br> four<br></p>",
			[]article.Block{para(text("one two")), para(text("three"), &article.Break{}, text("four"))},
		},
		"text without a paragraph": {"loose <em>text</em><p>then one</p>", []article.Block{
			para(text("loose "), &article.Emphasis{Content: line(text("text"))}), para(text("then one"))}},
		"a space that moves out of an element stays": {"<p>a <b>b </b>c</p>", []article.Block{
			para(text("a "), &article.Strong{Content: line(text("b "))}, text("c"))}},
		"inlines": {
			`<p><sub>1</sub><sup>2</sup><mark>m</mark><abbr title="T">a</abbr><span lang="fr">oui</span><s>x</s><code>a  b</code><a href="/x" title="t">l</a><q>q</q></p>`,
			[]article.Block{para(
				&article.Sub{Content: line(text("1"))}, &article.Sup{Content: line(text("2"))}, &article.Mark{Content: line(text("m"))},
				&article.Abbreviation{Title: "T", Content: line(text("a"))}, &article.Span{Language: "fr", Content: line(text("oui"))},
				&article.Strike{Content: line(text("x"))}, &article.CodeSpan{Value: "a b"}, &article.Link{URL: "/x", Title: "t", Content: line(text("l"))}, text("“q”"))},
		},
		"headings with ids": {`<h2 id="why">Why</h2><h3></h3>`, []article.Block{
			&article.Heading{Attrs: article.Attrs{ID: "why"}, Level: 2, Content: line(text("Why"))}}},
		"lists, nested as Word does": {"<ol start=3><li>a<li>b<ul><li>c</ul></ol><ul><li>x</li><ul><li>y</li></ul></ul>", []article.Block{
			&article.List{Ordered: true, Start: 3, Items: []article.ListItem{
				{Content: []article.Block{para(text("a"))}},
				{Content: []article.Block{para(text("b")), &article.List{Items: []article.ListItem{{Content: []article.Block{para(text("c"))}}}}}},
			}},
			&article.List{Items: []article.ListItem{{Content: []article.Block{para(text("x")), &article.List{Items: []article.ListItem{{Content: []article.Block{para(text("y"))}}}}}}}},
		}},
		"tasks and loose items": {`<ul><li><input type="checkbox" checked> done</li><li><p>open</p></li></ul>`, []article.Block{
			&article.List{Loose: true, Items: []article.ListItem{
				{Task: article.TaskDone, Content: []article.Block{para(text("done"))}}, {Content: []article.Block{para(text("open"))}}}}}},
		"a quote with its speaker": {`<blockquote cite="/s"><p>Mind.</p><footer>— A voice</footer></blockquote>`, []article.Block{
			&article.Quote{URL: "/s", Content: []article.Block{para(text("Mind."))}, Attribution: line(text("A voice"))}}},
		"code": {"<pre><code class=\"language-go\">a\n  b</code></pre>", []article.Block{&article.Code{Syntax: "go", Value: "a\n  b\n"}}},
		"a table with spans": {"<table><caption>C</caption><tr><th>a<th>b<tr><td colspan=2 rowspan=1>c</table>", []article.Block{
			&article.Table{Caption: line(text("C")),
				Head: []article.Row{{Cells: []article.Cell{{Content: []article.Block{para(text("a"))}}, {Content: []article.Block{para(text("b"))}}}}},
				Body: []article.Row{{Cells: []article.Cell{{ColSpan: 2, Content: []article.Block{para(text("c"))}}}}}}}},
		"a figure": {`<figure><a href="/full"><img src="/a.jpg" alt="A" width=16 height="9px" srcset="/a-8.jpg 8w, /a.jpg 16w"></a><figcaption>C <small>By P</small></figcaption></figure>`, []article.Block{
			&article.Figure{Image: article.Image{URL: "/a.jpg", Alt: "A", Width: 16, Height: 9, Variants: []article.Variant{{URL: "/a-8.jpg", Width: 8}}},
				Caption: line(text("C")), Credit: "By P", URL: "/full"}}},
		"a picture alone in a paragraph": {`<p><img src=/a.jpg alt=A></p>`, []article.Block{&article.Figure{Image: article.Image{URL: "/a.jpg", Alt: "A"}}}},
		"a gallery": {`<figure><img src=/a.jpg><img src=/b.jpg><figcaption>G</figcaption></figure>`, []article.Block{
			&article.Gallery{Items: []*article.Figure{{Image: article.Image{URL: "/a.jpg"}}, {Image: article.Image{URL: "/b.jpg"}}}, Caption: line(text("G"))}}},
		"a video with its caption": {`<figure><video src="/v.webm" poster="/p.jpg" width=16 height=9><track src="/t.vtt" srclang=en></video><figcaption>V</figcaption></figure>`, []article.Block{
			&article.Video{Files: []article.MediaFile{{URL: "/v.webm"}}, Poster: &article.Image{URL: "/p.jpg"}, Width: 16, Height: 9,
				Tracks: []article.Track{{URL: "/t.vtt", Language: "en"}}, Caption: line(text("V"))}}},
		"an embed": {`<iframe src="https://www.youtube.com/embed/x" title="T" width=560 height=315></iframe>`, []article.Block{
			&article.Embed{Provider: "youtube", URL: "https://www.youtube.com/watch?v=x", Title: "T", Width: 560, Height: 315}}},
		"wrappers vanish":        {"<div><section><p>a</p></section></div>", []article.Block{para(text("a"))}},
		"bold around paragraphs": {"<b><p>a</p><p>b</p></b>", []article.Block{para(text("a")), para(text("b"))}},
		"misnested formatting": {"<p>1<b>2<i>3</b>4</i>5</p>", []article.Block{para(text("1"),
			&article.Strong{Content: line(text("2"), &article.Emphasis{Content: line(text("3"))})}, &article.Emphasis{Content: line(text("4"))}, text("5"))}},
		"nothing": {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			doc, _, err := htmlbody.Parse([]byte(c.src), htmlbody.Options{})
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(c.want, doc.Blocks))
		})
	}
}

func TestNothingVanishesInSilence(t *testing.T) {
	for src, want := range map[string]string{
		`<script>alert(1)</script>`:                    "<script>: unsafe",
		`<p>a<script>alert(1)</script></p>`:            "<script>: unsafe",
		`<p><a href="javascript:alert(1)">x</a></p>`:   "<a href>: unsafe (not an address that may be linked)",
		`<img src="data:image/svg+xml,x">`:             "<img src>: unsafe (not an address that may be linked)",
		`<iframe src="https://ads.example/"></iframe>`: "<iframe>: unsafe (its site is not among the allowed ones)",
		`<form><input></form>`:                         "<form>: unsupported",
		`<p><u>x</u></p>`:                              "<u>: flattened (the text is kept)",
		`<object data=x></object>`:                     "<object>: unsafe",
	} {
		_, losses, err := htmlbody.Parse([]byte(src), htmlbody.Options{})
		require.NoError(t, err, src)
		require.Len(t, losses, 1, src)
		require.NotZero(t, losses[0].Position, src)
		require.Equal(t, want, strings.TrimPrefix(losses[0].String(), losses[0].Position.String()+": "), src)
	}
}

func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		src    string
		limits article.Limits
		is     error
	}{
		"too large":     {strings.Repeat("x", 100), article.Limits{Bytes: 10}, article.ErrTooLarge},
		"too many":      {strings.Repeat("<p>x</p>", 100), article.Limits{Nodes: 10}, article.ErrTooMany},
		"too deep":      {strings.Repeat("<blockquote>", 300) + "x", article.Limits{Depth: 20}, article.ErrTooDeep},
		"much too deep": {strings.Repeat("<div>", 100_000), article.Limits{}, article.ErrTooDeep},
		"not text":      {"<p>\xff</p>", article.Limits{}, article.ErrEncoding},
	} {
		_, _, err := htmlbody.Parse([]byte(c.src), htmlbody.Options{File: "a.html", Limits: c.limits})
		var at *article.ParseError
		require.True(t, errors.As(err, &at), name)
		require.ErrorIs(t, err, c.is, name)
		require.Equal(t, "a.html", at.File, name)
	}
}

// TestReadingGrowsWithTheSource counts allocations, which everything that is
// read takes: ten times the source takes ten times as many.
func TestReadingGrowsWithTheSource(t *testing.T) {
	for name, unit := range map[string]string{
		"paragraphs":            "<p>a <b>b</b> <a href=/c>d</a></p>",
		"paragraphs left open":  "<p>a <b>b",
		"misnested":             "<b><i>a</b></i>",
		"nested":                strings.Repeat("<blockquote>", 20) + "<p>a</p>" + strings.Repeat("</blockquote>", 20),
		"inlines around blocks": strings.Repeat("<b><i>", 10) + "<p>a</p>" + strings.Repeat("</i></b>", 10),
		"one long line":         "a b  c ",
		"figures":               "<figure><img src=/a><figcaption>b</figcaption></figure>",
		"losses":                "<iframe src=https://ads.example/></iframe>\n",
		"items of Word":         "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>a</p>",
		"notes":                 "<p>a<a href=#n>1</a></p><div class=footnotes><ol><li id=n>b</li></ol></div>",
		"posts":                 "<blockquote class=twitter-tweet><p>a</p>b <a href=https://x.com/a/status/1>c</a></blockquote>",
		"captions":              "[caption id=a]<img src=/a> b[/caption]\n\nc\n",
		"captions left open":    "[caption id=a]<img src=/a> ",
		"references":            "&amp;&copy &",
		"comments":              "<!-- a --><!-- b",
	} {
		t.Run(name, func(t *testing.T) {
			var allocations [2]float64
			for i, n := range []int{300, 3000} {
				src := []byte(strings.Repeat(unit, n))
				read := func() { _, _, _ = htmlbody.Parse(src, htmlbody.Options{WordPress: true}) }
				allocations[i] = testing.AllocsPerRun(1, read)
			}
			require.LessOrEqual(t, allocations[1], 11*allocations[0]+100)
		})
	}
}

func TestNotesInNotesAreReadOnce(t *testing.T) {
	src := strings.Repeat("<ol class=wp-block-footnotes><li id=a>x", 60)
	_, _, err := htmlbody.Parse([]byte(src), htmlbody.Options{Limits: article.Limits{Nodes: 2000}})
	require.NoError(t, err)
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<p>a<b>b</b>", "<table><td><p>x", "<ul><li>a<ul><li>b", "<figure><img><figcaption>c", "<a href=javascript:x>y", "<svg><script>x</script></svg>", "<p> a <br> b </p>"} {
		f.Add([]byte(s))
	}
	addForeign(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		_, _, err := htmlbody.Parse(src, htmlbody.Options{WordPress: true})
		if err != nil {
			require.NotEmpty(t, err.Error())
		}
		doc, _, err := htmlbody.Parse(src, htmlbody.Options{})
		if err != nil {
			return
		}
		for n := range doc.Preorder() {
			if link, ok := n.(*article.Link); ok {
				require.NotRegexp(t, `(?i)^\s*javascript:`, link.URL)
			}
			if p, ok := n.(*article.Paragraph); ok {
				require.NotEmpty(t, p.Content, "an empty paragraph")
			}
		}
		_, err = doc.MarshalJSON()
		require.NoError(t, err)
	})
}
