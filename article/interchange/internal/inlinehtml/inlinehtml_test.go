package inlinehtml_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func words(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }

func TestTextIsWrittenAsHTML(t *testing.T) {
	for want, n := range map[string]article.Inline{
		"a &lt;b&gt; &amp;amp;":            &article.Text{Value: "a <b> &amp;"},
		"one two":                          &article.Text{Value: "one\ntwo"},
		"<em>a</em>":                       &article.Emphasis{Content: words("a")},
		"<s>a</s>":                         &article.Strike{Content: words("a")},
		`<a href="/x?a&amp;b">a</a>`:       &article.Link{URL: "/x?a&b", Content: words("a")},
		`<abbr title="x &quot;y">a</abbr>`: &article.Abbreviation{Title: `x "y`, Content: words("a")},
		`<span lang="ja">橋</span>`:         &article.Span{Language: "ja", Content: words("橋")},
		"<code>a b</code>":                 &article.CodeSpan{Value: "a b"},
		`<code class="math">x^2</code>`:    &article.Math{Value: "x^2"},
	} {
		html, exact := inlinehtml.Exact([]article.Inline{n})
		require.Equal(t, want, html)
		require.True(t, exact, html)
		back, losses, err := htmlbody.Parse([]byte(html), htmlbody.Options{})
		require.NoError(t, err)
		require.Empty(t, losses)
		again, _ := inlinehtml.Append(nil, back.Blocks[0].(*article.Paragraph).Content)
		require.Equal(t, html, string(again))
	}
}

func TestWhatHTMLFoldsOrLacksIsNotExact(t *testing.T) {
	for want, n := range map[string]article.Inline{
		" a":                         &article.Text{Value: " a"},
		"a  b":                       &article.Text{Value: "a  b"},
		"a\uFFFD":                    &article.Text{Value: "a\x00"},
		"\uFFFD\uFFFDx":              &article.Text{Value: "\xff\xfex"},
		"<em></em>":                  &article.Emphasis{},
		"go":                         &article.Link{URL: "javascript:alert(1)", Content: words("go")},
		`<img src="/p.png" alt="p">`: &article.InlineImage{Image: article.Image{URL: "/p.png", Alt: "p"}},
		"":                           &article.FootnoteRef{Label: "1"},
		"words":                      &article.CustomInline{Type: "host", Text: "words"},
	} {
		html, exact := inlinehtml.Exact([]article.Inline{n})
		require.Equal(t, want, html)
		require.False(t, exact, html)
	}
}

func TestExactContentIsReadBackAsItWas(t *testing.T) {
	exact := 0
	for seed := range uint64(5_000) {
		d := articlegen.Document(seed, articlegen.Options{Kinds: []article.Kind{
			article.KindParagraph, article.KindText, article.KindEmphasis, article.KindLink, article.KindStrong, article.KindSpan, article.KindCodeSpan,
		}})
		for _, b := range d.Blocks {
			content := b.(*article.Paragraph).Content
			html, ok := inlinehtml.Exact(content)
			if !ok || html == "" {
				continue
			}
			exact++
			back, losses, err := htmlbody.Parse([]byte(html), htmlbody.Options{})
			require.NoError(t, err)
			require.Empty(t, losses)
			require.Equal(t, article.InlineText(content), back.Text(), html)
		}
	}
	require.Greater(t, exact, 500)
}
