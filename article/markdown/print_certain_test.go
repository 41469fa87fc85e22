package markdown_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
)

// A plainGenerator makes documents that could well be certain to come back,
// and are full of what could keep them from it.
type plainGenerator struct{ *rand.Rand }

func (g plainGenerator) text() string {
	pieces := []string{
		"a", "quay", "Ünder", "港口", "w", "ww", "www.", "7", "12.", "3)", " ", " ", "  ", "\n", "\nb", "\n1. ", "\n—", "— ", "*", "**", "_", "`", "``", "[", "]", "[x]", "[^a]", "[!NOTE]", "!",
		"(", ")", "<", ">", "<b>", "&", "&amp;", "&copy;", "\\", "#", "##", "+", "-", "---", "=", "|", ":", "://", "http:", "@", "a@b.c", "{", "}", "{#x}", "~", "~~", ".", ",", "?", "\"", "'", "^",
		"\u00a0", "\u2028", "\u200b", "\t", "\r", "\x00", "\x7f", "\ufeff", "Table: ", "…", "e\u0301",
	}
	var b strings.Builder
	for range 1 + g.IntN(4) {
		if g.IntN(3) > 0 {
			b.WriteString([]string{"tide", "Pier", "old quay"}[g.IntN(3)])
		} else {
			b.WriteString(pieces[g.IntN(len(pieces))])
		}
	}
	return b.String()
}

func (g plainGenerator) inlines(depth int) []article.Inline {
	var out []article.Inline
	for i := range 1 + g.IntN(4) {
		if i%2 == g.IntN(8)/7 {
			value := g.text()
			if g.IntN(2) == 0 {
				value = " " + value + " "
				if i == 0 {
					value = value[1:]
				}
			}
			out = append(out, &article.Text{Value: value})
			continue
		}
		inner := words(g.text())
		if depth > 0 {
			inner = g.inlines(depth - 1)
		}
		switch g.IntN(4) {
		case 0:
			out = append(out, &article.Emphasis{Content: inner})
		case 1:
			out = append(out, &article.Strong{Content: inner})
		case 2:
			out = append(out, &article.CodeSpan{Value: g.text()})
		case 3:
			out = append(out, &article.Link{URL: []string{"/a", "https://quay.example/a_b*c?d=e&f=g", "#x", "x", "a(b", "&amp;"}[g.IntN(6)], Content: inner})
		}
	}
	return out
}

func words(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }

func (g plainGenerator) paragraph() article.Block {
	return &article.Paragraph{Content: g.inlines(g.IntN(3))}
}

func (g plainGenerator) list(depth int) *article.List {
	l := &article.List{Ordered: g.IntN(3) == 0, Loose: g.IntN(3) == 0}
	if l.Ordered && g.IntN(2) == 0 {
		l.Start = g.IntN(12)
	}
	for range 1 + g.IntN(3) {
		item := article.ListItem{Content: []article.Block{g.paragraph()}, Task: []article.Task{"", "", article.TaskOpen, article.TaskDone}[g.IntN(4)]}
		if depth > 0 && g.IntN(2) == 0 {
			item.Content = append(item.Content, g.list(depth-1))
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (g plainGenerator) row(n int) article.Row {
	r := article.Row{}
	for range n {
		c := article.Cell{}
		if g.IntN(5) > 0 {
			c.Content = []article.Block{g.paragraph()}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

func (g plainGenerator) block() article.Block {
	switch g.IntN(9) {
	case 0:
		content := g.inlines(1)
		return &article.Heading{Attrs: article.Attrs{ID: article.Slug(article.InlineText(content))}, Level: 1 + g.IntN(6), Content: content}
	case 1, 2:
		return g.list(g.IntN(3))
	case 3:
		q := &article.Quote{Content: []article.Block{g.paragraph()}}
		if g.IntN(2) == 0 {
			q.Attribution = g.inlines(1)
		}
		return q
	case 4:
		return &article.Code{Syntax: []string{"", "go", "c++", "a b"}[g.IntN(4)], Value: g.text() + g.text() + "\n"}
	case 5:
		n := 1 + g.IntN(3)
		t := &article.Table{Head: []article.Row{g.row(n)}, Body: []article.Row{g.row(n), g.row(n)}}
		if g.IntN(2) == 0 {
			t.Columns = make([]article.Column, n)
			t.Columns[0].Align = article.AlignEnd
		}
		return t
	case 6:
		return []article.Block{&article.Divider{}, &article.PullQuote{Content: g.inlines(0)}}[g.IntN(2)]
	}
	return g.paragraph()
}

func TestWhatIsCertainComesBack(t *testing.T) {
	documents := 100_000
	if testing.Short() {
		documents = 3_000
	}
	certain := 0
	for seed := range uint64(documents) {
		g := plainGenerator{rand.New(rand.NewPCG(seed, 3))}
		doc := article.Document{}
		for range 1 + g.IntN(3) {
			doc.Blocks = append(doc.Blocks, g.block())
		}
		if markdown.IsCertain(&doc) {
			certain++
			roundTrip(t, &doc, fmt.Sprintf("seed %d", seed))
		}
	}
	require.Greater(t, certain, documents/20, "documents that are certain")
	t.Log(certain, "of", documents)
}

func TestNewsTextIsCertain(t *testing.T) {
	doc, losses, err := markdown.ParseDocument([]byte("## What happened, in short\n\nIt reopened at **five in the morning**, *late*; `line 7` ran.\nSee [the port](https://port.example/a_b).\n\n"+
		"> Nobody believed it.\n> — Ines Marlow\n\n- The tolls end\n- The *ferries* stay\n  - in summer\n\n1. a\n\n2. b\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n---\n\n```go\nx := `a`\n```\n"), markdown.Options{})
	require.NoError(t, err)
	require.Empty(t, losses)
	require.True(t, markdown.IsCertain(&doc))
	roundTrip(t, &doc, "news")
}
