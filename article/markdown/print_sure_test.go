package markdown_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
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
		switch g.IntN(16) {
		case 0, 1:
			out = append(out, &article.Emphasis{Content: inner})
		case 2, 3:
			out = append(out, &article.Strong{Content: inner})
		case 4:
			out = append(out, &article.Strike{Content: inner})
		case 5:
			out = append(out, &article.CodeSpan{Value: g.text()})
		case 6:
			out = append(out, &article.Sub{Content: inner})
		case 7:
			out = append(out, &article.Abbreviation{Title: g.text(), Content: inner})
		case 8:
			out = append(out, &article.Span{Language: "fr", Content: inner})
		case 9:
			out = append(out, &article.InlineImage{Image: article.Image{URL: "/a.svg", Alt: g.text()}, Title: g.text()})
		case 10:
			out = append(out, &article.Break{})
		case 11, 12:
			out = append(out, &article.FootnoteRef{Label: []string{"1", "a", "b-c", "1"}[g.IntN(4)]})
		case 13:
			out = append(out, &article.Emphasis{Content: []article.Inline{&article.Strong{Content: inner}}}, &article.Strong{Content: []article.Inline{&article.Emphasis{Content: inner}}})
		case 14:
			address := []string{"https://quay.example/a_b*c", "http://quay.example", "httpx"}[g.IntN(3)]
			out = append(out, &article.Link{URL: address, Content: words(address)})
		default:
			out = append(out, &article.Link{URL: []string{"/a", "https://quay.example/a_b*c?d=e&f=g", "#x", "x", "a(b", "&amp;"}[g.IntN(6)], Title: []string{"", "A \"title\" & `more`"}[g.IntN(2)], Content: inner})
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
		if g.IntN(8) == 0 {
			item.Content = append(item.Content, g.block())
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

func (g plainGenerator) blocks(n int) (out []article.Block) {
	for range g.IntN(n + 1) {
		out = append(out, g.block())
	}
	return out
}

func (g plainGenerator) block() article.Block {
	switch g.IntN(15) {
	case 0, 1:
		content := g.inlines(1)
		id := article.Slug(article.InlineText(content))
		if g.IntN(3) == 0 {
			id += []string{"-2", "-x", "_y", "section", "", "{}"}[g.IntN(6)]
		}
		return &article.Heading{Attrs: article.Attrs{ID: id}, Level: 1 + g.IntN(6), Content: content}
	case 2, 3:
		return g.list(g.IntN(3))
	case 4:
		q := &article.Quote{Content: []article.Block{g.paragraph()}}
		if g.IntN(3) == 0 {
			q.Content = g.blocks(3)
		}
		if g.IntN(2) == 0 {
			q.Attribution = g.inlines(1)
		}
		return q
	case 5:
		return &article.Code{Syntax: []string{"", "go", "c++", "a b"}[g.IntN(4)], Value: g.text() + g.text() + "\n"}
	case 6:
		n := 1 + g.IntN(3)
		t := &article.Table{Head: []article.Row{g.row(n)}, Body: []article.Row{g.row(n), g.row(n)}}
		if g.IntN(2) == 0 {
			t.Columns = make([]article.Column, n)
			t.Columns[0].Align = article.AlignEnd
		}
		if g.IntN(2) == 0 {
			t.Caption = g.inlines(1)
		}
		return t
	case 7:
		return []article.Block{&article.Divider{}, &article.PullQuote{Content: g.inlines(0)}}[g.IntN(2)]
	case 8:
		c := &article.Callout{Type: []article.CalloutType{"", "tip", "caution", "shout"}[g.IntN(4)], Content: g.blocks(3)}
		if g.IntN(2) == 0 {
			c.Title = g.inlines(1)
		}
		return c
	case 9, 10:
		f := &article.Figure{Image: article.Image{URL: []string{"/a.jpg", "/a (b).jpg", "/a&b"}[g.IntN(3)], Alt: g.text(), Width: g.IntN(3), Height: g.IntN(3)}}
		f.Credit, f.Layout = []string{"", "Ana Prado / Meridian", g.text()}[g.IntN(3)], []article.Layout{"", "wide"}[g.IntN(2)]
		f.URL, f.ID = []string{"", "", "/full", "/a?b&c"}[g.IntN(4)], []string{"", "", "quay", "q_", "概"}[g.IntN(5)]
		if g.IntN(2) == 0 {
			f.Caption = words(g.text())
		}
		return f
	case 11:
		address := []string{"https://youtu.be/abc", "https://youtu.be/ab_", "https://x.com/a_b/status/1", "https://vimeo.com/1?a=b&c=d;", "https://vimeo.com/(1)", "https://x.com/@a/b"}[g.IntN(6)]
		e, _ := embed.Find(address, embed.Providers())
		return &e
	case 12:
		return para(text("Table: " + g.text()))
	}
	return g.paragraph()
}

// notes are what the marks of a document lead to; some of them.
func (g plainGenerator) notes() article.Block {
	f := &article.Footnotes{}
	for _, label := range [][]string{{"1"}, {"a"}, {"1", "a"}, {"a", "1", "b-c"}, {"1", "b-c", "a"}, {"1", "1"}}[g.IntN(6)] {
		f.Items = append(f.Items, article.Footnote{Label: label, Content: append([]article.Block{g.paragraph()}, g.blocks(1)...)})
	}
	return f
}

func TestWhatIsNotReadBackComesBack(t *testing.T) {
	documents := 10_000
	if testing.Short() {
		documents = 1_000
	}
	certain := 0
	for seed := range uint64(documents) {
		g := plainGenerator{rand.New(rand.NewPCG(seed, 3))}
		doc := article.Document{}
		for range 1 + g.IntN(3) {
			doc.Blocks = append(doc.Blocks, g.block())
		}
		if g.IntN(3) == 0 {
			doc.Blocks = append(doc.Blocks, g.notes())
		}
		if markdown.ReadBacks(&doc) == 0 {
			certain++
		}
		roundTrip(t, &doc, fmt.Sprintf("seed %d", seed))
	}
	require.Greater(t, certain, documents/20, "documents that are certain")
	t.Log(certain, "of", documents)
}

// A newsGenerator makes documents as newsrooms write them: every block and
// inline that Markdown has, in prose.
type newsGenerator struct{ *rand.Rand }

func (g newsGenerator) pick(of ...string) string { return of[g.IntN(len(of))] }

func (g newsGenerator) text() string {
	return g.pick("The harbour bridge reopened at 5.30 a.m.", "Zwölf Brücken, sagt Öztürk, seien “genug”", "港口今天早上重新开放。", "He paid $40 & left (twice)",
		"\u201cNobody believed it,\u201d she said", "Write to desk@ledger.example or @ledger", "See https://ledger.example/a_b or www.ledger.example", "#MeToo, five* years on",
		"It was\nnever planned", "1. Not a list", "12 per cent — no more", "snake_case [sic] <not a tag> ~ `tick`", "Äpfel: 3 + 4 = 7 | maybe", "Mr. O’Neill’s 3rd try!")
}

func (g newsGenerator) marked(inner []article.Inline) article.Inline {
	switch g.IntN(12) {
	case 0:
		return &article.Emphasis{Content: inner}
	case 1:
		return &article.Strong{Content: inner}
	case 2:
		return &article.Strike{Content: inner}
	case 3:
		return &article.Strong{Content: []article.Inline{&article.Emphasis{Content: inner}}}
	case 4:
		return &article.Sub{Content: inner}
	case 5:
		return &article.Abbreviation{Title: "Gross \"domestic\" product", Content: inner}
	case 6:
		return &article.Span{Language: "de", Content: inner}
	case 7:
		return &article.Mark{Content: inner}
	case 8:
		return &article.CodeSpan{Value: g.pick("line 7", "a*b", "x := y")}
	case 9:
		return &article.Link{URL: "https://ledger.example/x", Content: words("https://ledger.example/x")}
	case 10:
		return &article.InlineImage{Image: article.Image{URL: "/flag.svg", Alt: "a flag"}}
	}
	return &article.Link{URL: g.pick("/a", "https://port.example/a_b?c=d&e=(f)", "mailto:desk@ledger.example"), Title: g.pick("", "The \"port\""), Content: inner}
}

// line is prose with marks between words; some of them beside a comma, in
// brackets or in the middle of a word.
func (g newsGenerator) line(breaks bool) []article.Inline {
	before, after := g.text(), g.text()
	if !breaks {
		before, after = strings.ReplaceAll(before, "\n", " "), strings.ReplaceAll(after, "\n", " ")
	}
	inner := words(g.pick("on time", "five", "Über", "港"))
	around := [][2]string{{" ", " "}, {" (", "), "}, {" ", ", "}, {" “", "” "}}[g.IntN(4)]
	out := []article.Inline{text(before + around[0]), g.marked(inner), text(around[1] + after)}
	if g.IntN(8) == 0 {
		out = []article.Inline{text(before + " un"), &article.Emphasis{Content: inner}, text("able " + after)}
	}
	if breaks && g.IntN(4) == 0 {
		out = append(out, &article.Break{}, text("in verse"))
	}
	return out
}

func (g newsGenerator) para() article.Block {
	if g.IntN(6) == 0 {
		return para(g.marked(words("On Monday")), text(" it rained"))
	}
	return para(g.line(true)...)
}

func (g newsGenerator) list(depth int) *article.List {
	l := &article.List{Ordered: g.IntN(2) == 0, Loose: g.IntN(2) == 0}
	if l.Ordered {
		l.Start = g.IntN(3) * 2
	}
	for range 2 + g.IntN(3) {
		item := article.ListItem{Content: []article.Block{g.para()}, Task: []article.Task{"", "", article.TaskDone}[g.IntN(3)]}
		if depth > 0 && l.Loose {
			item.Content = append(item.Content, g.list(depth-1), g.para(), &article.Code{Value: "a\n\nb\n"})
		} else if depth > 0 {
			inner := g.list(0)
			inner.Loose, inner.Start = false, 0
			item.Content = append(item.Content, inner)
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (g newsGenerator) row() article.Row {
	r := article.Row{}
	for range 2 {
		r.Cells = append(r.Cells, article.Cell{Content: []article.Block{para(text(g.pick("Ferry", "12 %", "—", "5.30 a.m.")), &article.Strong{Content: words("x")})}})
	}
	return r
}

func (g newsGenerator) block() article.Block {
	switch g.IntN(14) {
	case 0, 1:
		content := words(g.pick("What happened", "C# and #MeToo", "概要", "Why (not)?"))
		return &article.Heading{Attrs: article.Attrs{ID: g.pick(article.Slug(article.InlineText(content)), "own", "why-not", "概要-2")}, Level: 2 + g.IntN(3), Content: content}
	case 2:
		return g.list(g.IntN(3))
	case 3:
		return &article.Quote{Content: []article.Block{g.para(), g.list(1)}, Attribution: g.line(false)}
	case 4:
		return &article.Quote{Content: []article.Block{g.para(), g.para()}}
	case 5:
		return &article.Callout{Type: article.CalloutTip, Title: g.line(false), Content: []article.Block{g.para(), g.list(1), &article.PullQuote{Content: g.line(true)}}}
	case 6:
		return &article.Figure{Attrs: article.Attrs{ID: g.pick("", "quay")}, Image: article.Image{URL: "/quay.jpg", Alt: strings.ReplaceAll(g.text(), "\n", " "), Width: 1600, Height: 900},
			Caption: words(strings.ReplaceAll(g.text(), "\n", " ")), Credit: g.pick("", "Ana Prado / Meridian"), Layout: article.LayoutWide, URL: g.pick("", "/full")}
	case 7:
		e, _ := embed.Find(g.pick("https://www.youtube.com/watch?v=a_b-c_", "https://x.com/ledger/status/1", "https://vimeo.com/1"), embed.Providers())
		return &e
	case 8:
		return &article.Table{Caption: g.line(false), Columns: []article.Column{{}, {Align: article.AlignEnd}}, Head: []article.Row{g.row()}, Body: []article.Row{g.row(), g.row()}}
	case 9:
		return &article.Code{Syntax: "go", Value: "x := `a`\n\n\ty\n"}
	case 10:
		return []article.Block{&article.Divider{}, &article.Timeline{Title: "t"}, &article.Gallery{Caption: g.line(true)}}[g.IntN(3)]
	}
	return g.para()
}

func (g newsGenerator) document() article.Document {
	doc := article.Document{}
	for range 1 + g.IntN(12) {
		doc.Blocks = append(doc.Blocks, g.block())
	}
	if g.IntN(2) == 0 {
		doc.Blocks = append(doc.Blocks, para(text("As agreed"), &article.FootnoteRef{Label: "a"}, &article.FootnoteRef{Label: "b"}, text(", again"), &article.FootnoteRef{Label: "a"}),
			&article.Footnotes{Items: []article.Footnote{{Label: "a", Content: []article.Block{g.para(), g.list(1), g.para()}}, {Label: "b", Content: []article.Block{g.para()}}}})
	}
	return doc
}

func TestNewsIsNeverReadBack(t *testing.T) {
	documents := 3_000
	if testing.Short() {
		documents = 100
	}
	for seed := range uint64(documents) {
		doc := newsGenerator{rand.New(rand.NewPCG(seed, 4))}.document()
		require.Zero(t, markdown.ReadBacks(&doc), "seed %d: %s", seed, doc.Text())
		roundTrip(t, &doc, fmt.Sprintf("seed %d", seed))
	}
}

// TestPrintingGrowsWithTheDocument counts allocations and blocks read back: a
// document of ten times as many blocks takes ten times as many.
func TestPrintingGrowsWithTheDocument(t *testing.T) {
	odd := func(int) article.Block { return para(text("a"), &article.Emphasis{Content: words(" b ")}, text("c")) }
	for name, make := range map[string]func(i int) article.Block{
		"news":      func(i int) article.Block { return newsGenerator{rand.New(rand.NewPCG(uint64(i%20), 5))}.block() },
		"read back": func(int) article.Block { return para(text("a"), text("b\\"), &article.Break{}, text("c")) },
		"fenced":    odd,
		"headings": func(int) article.Block {
			return &article.Heading{Attrs: article.Attrs{ID: "a-2"}, Level: 2, Content: words("a")}
		},
		"headings alike": func(i int) article.Block {
			return &article.Heading{Attrs: article.Attrs{ID: fmt.Sprint("a-", i)}, Level: 2, Content: words("a")}
		},
		"marks, no notes": func(int) article.Block { return para(text("a"), &article.FootnoteRef{Label: "x"}) },
		"one long list": func(i int) article.Block {
			l := &article.List{}
			for range 20 {
				l.Items = append(l.Items, article.ListItem{Content: []article.Block{para(text("a")), &article.List{Items: []article.ListItem{{Content: []article.Block{odd(i)}}}}}})
			}
			return l
		},
	} {
		t.Run(name, func(t *testing.T) {
			var allocations [2]float64
			var readBacks [2]int
			for i, n := range []int{40, 400} {
				doc := article.Document{}
				for j := range n {
					doc.Blocks = append(doc.Blocks, make(j))
				}
				readBacks[i] = markdown.ReadBacks(&doc)
				dst, err := markdown.AppendDocument(nil, &doc)
				require.NoError(t, err)
				allocations[i] = testing.AllocsPerRun(1, func() { _, _ = markdown.AppendDocument(dst[:0], &doc) })
			}
			require.LessOrEqual(t, allocations[1], 11*allocations[0]+11)
			require.LessOrEqual(t, readBacks[1], 11*readBacks[0])
		})
	}
}
