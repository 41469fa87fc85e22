package lower_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/lower"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

// settle lowers a block until nothing but paragraphs is left.
func settle(t *testing.T, b article.Block, steps int) (paragraphs []*article.Paragraph) {
	t.Helper()
	require.Positive(t, steps, "%s is lowered without end", b.Kind())
	for _, piece := range lower.Block(b) {
		if p, ok := piece.Block.(*article.Paragraph); ok {
			paragraphs = append(paragraphs, p)
		} else {
			paragraphs = append(paragraphs, settle(t, piece.Block, steps-1)...)
		}
	}
	return paragraphs
}

func TestEveryBlockEndsInParagraphs(t *testing.T) {
	for seed := range uint64(2_000) {
		d := articlegen.Document(seed, articlegen.Options{})
		for _, b := range d.Blocks {
			settle(t, b, 100)
		}
	}
}

func TestAWordOfEachFieldStays(t *testing.T) {
	word := func(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }
	block := func(s string) []article.Block { return []article.Block{&article.Paragraph{Content: word(s)}} }
	for want, b := range map[string]article.Block{
		"a b":     &article.Quote{Content: block("a"), Attribution: word("b")},
		"c d":     &article.Callout{Title: word("c"), Content: block("d")},
		"e f g h": &article.Timeline{Title: "e", Events: []article.TimelineEvent{{When: "f", Title: word("g"), Content: block("h")}}},
		"i j k":   &article.RelatedLink{Kicker: "i", URL: "/j", Headline: "j", Dek: "k"},
		"l m n":   &article.Embed{URL: "/l", Title: "l", Text: "m", Caption: word("n")},
		"/o":      &article.Embed{URL: "/o"},
		"p q":     &article.File{Name: "p", Description: word("q")},
		"r s":     &article.Table{Caption: word("r"), Head: []article.Row{{Cells: []article.Cell{{Content: block("s")}}}}},
		"t u":     &article.Code{Value: "t\nu\n"},
		"v w":     &article.LiveUpdate{Headline: "v", Content: block("w")},
		"x":       &article.Custom{Text: "x"},
	} {
		got := ""
		for _, p := range settle(t, b, 10) {
			got += " " + article.InlineText(p.Content)
		}
		require.Equal(t, want, strings.ReplaceAll(got[1:], "\n", " "))
	}
}
