package syntax_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/markdown/internal/spectest"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// toHTML writes a tree as the specification's examples do, raw HTML and all.
func toHTML(t *testing.T, src string, options syntax.Options) string {
	t.Helper()
	var tree syntax.Tree
	_, err := tree.Parse(src, options)
	require.NoError(t, err)
	w := &writer{tree: &tree}
	w.blocks(tree.Root, false)
	return w.String()
}

type writer struct {
	strings.Builder
	tree *syntax.Tree
}

func (w *writer) line() {
	if s := w.String(); s != "" && !strings.HasSuffix(s, "\n") {
		w.WriteByte('\n')
	}
}

func (w *writer) blocks(parent *syntax.Block, tight bool) {
	for b := parent.First; b != nil; b = b.Next {
		w.block(b, tight)
	}
}

func (w *writer) block(b *syntax.Block, tight bool) {
	element := func(name string) {
		w.line()
		fmt.Fprintf(w, "<%s>", name)
		w.inlines(w.tree.Text(b))
		name, _, _ = strings.Cut(name, " ")
		fmt.Fprintf(w, "</%s>\n", name)
	}
	switch b.Kind {
	case syntax.Quote:
		w.line()
		w.WriteString("<blockquote>\n")
		w.blocks(b, false)
		w.line()
		w.WriteString("</blockquote>\n")
	case syntax.List:
		w.line()
		name, start := "ul", ""
		if b.Ordered {
			name = "ol"
			if b.Start != 1 {
				start = fmt.Sprintf(" start=%q", fmt.Sprint(b.Start))
			}
		}
		fmt.Fprintf(w, "<%s%s>\n", name, start)
		w.blocks(b, !b.Loose)
		fmt.Fprintf(w, "</%s>\n", name)
	case syntax.Item:
		w.WriteString("<li>")
		if first := b.First; first != nil && first.Kind != syntax.Definition && !(tight && first.Kind == syntax.Paragraph) {
			w.WriteString("\n")
		}
		w.blocks(b, tight)
		w.WriteString("</li>\n")
	case syntax.Paragraph:
		if tight {
			if s := w.String(); !strings.HasSuffix(s, "<li>") {
				w.line()
			}
			w.inlines(w.tree.Text(b))
			if b.Next != nil {
				w.line()
			}
			return
		}
		element("p")
	case syntax.Heading:
		element(fmt.Sprintf("h%d", b.Level))
	case syntax.Fenced, syntax.Indented:
		w.line()
		w.WriteString("<pre><code")
		if info, _, _ := strings.Cut(strings.ReplaceAll(syntax.Unescape(b.Info), "\t", " "), " "); info != "" {
			fmt.Fprintf(w, " class=\"language-%s\"", escape(info))
		}
		fmt.Fprintf(w, ">%s</code></pre>\n", escape(w.tree.Code(b)))
	case syntax.HTML:
		w.line()
		w.WriteString(w.tree.Code(b))
	case syntax.Divider:
		w.line()
		w.WriteString("<hr />\n")
	case syntax.Table:
		w.line()
		w.WriteString("<table>\n")
		for row := b.First; row != nil; row = row.Next {
			cell := "td"
			switch row {
			case b.First:
				cell = "th"
				w.WriteString("<thead>\n")
			case b.First.Next:
				w.WriteString("<tbody>\n")
			}
			w.WriteString("<tr>\n")
			column := 0
			for text := range w.tree.Cells(row) {
				if column == len(b.Align) {
					break
				}
				align := [...]string{"", ` align="left"`, ` align="center"`, ` align="right"`}[b.Align[column]]
				column++
				fmt.Fprintf(w, "<%s%s>", cell, align)
				w.inlines(text)
				fmt.Fprintf(w, "</%s>\n", cell)
			}
			w.WriteString("</tr>\n")
			if row == b.First {
				w.WriteString("</thead>\n")
			} else if row.Next == nil {
				w.WriteString("</tbody>\n")
			}
		}
		w.WriteString("</table>\n")
	case syntax.Definition, syntax.Footnote:
	default:
		panic(b.Kind)
	}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80 || c <= ' ' || strings.IndexByte("\"\\[]`<>", c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return escape(b.String())
}

func (w *writer) inlines(text syntax.Text) {
	pieces := w.tree.Pieces(text.Value)
	var open []string
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		switch p.Mark {
		case syntax.Plain, syntax.Character:
			w.WriteString(escape(w.tree.Value(p)))
		case syntax.CodeSpan:
			fmt.Fprintf(w, "<code>%s</code>", escape(w.tree.Value(p)))
		case syntax.RawHTML:
			w.WriteString(w.tree.Value(p))
		case syntax.Break:
			w.WriteString("<br />\n")
		case syntax.NoteRef:
			fmt.Fprintf(w, "<note %s>", w.tree.Value(p))
		case syntax.OpenEmphasis, syntax.OpenStrong, syntax.OpenStrike:
			name := map[syntax.Mark]string{syntax.OpenEmphasis: "em", syntax.OpenStrong: "strong", syntax.OpenStrike: "del"}[p.Mark]
			open = append(open, "</"+name+">")
			fmt.Fprintf(w, "<%s>", name)
		case syntax.OpenLink:
			link := w.tree.Link(p)
			open = append(open, "</a>")
			fmt.Fprintf(w, `<a href="%s"`, address(link.URL))
			if link.Title != "" {
				fmt.Fprintf(w, ` title="%s"`, escape(link.Title))
			}
			w.WriteString(">")
		case syntax.OpenImage:
			link := w.tree.Link(p)
			fmt.Fprintf(w, `<img src="%s" alt="`, address(link.URL))
			for depth := 1; depth > 0; {
				i++
				switch p := pieces[i]; p.Mark {
				case syntax.Plain, syntax.Character, syntax.CodeSpan:
					w.WriteString(escape(w.tree.Value(p)))
				case syntax.RawHTML:
					w.WriteString(w.tree.Value(p))
				case syntax.Break:
					w.WriteString("\n")
				case syntax.Close:
					depth--
				case syntax.OpenEmphasis, syntax.OpenStrong, syntax.OpenStrike, syntax.OpenLink, syntax.OpenImage:
					depth++
				}
			}
			w.WriteString(`"`)
			if link.Title != "" {
				fmt.Fprintf(w, ` title="%s"`, escape(link.Title))
			}
			w.WriteString(" />")
		case syntax.Close:
			w.WriteString(open[len(open)-1])
			open = open[:len(open)-1]
		}
	}
}

var limits = syntax.Options{Depth: 100, Blocks: 1000}

// same are results that say the same: the specification writes a quotation mark
// as a reference where it need not, HTML has no need of the slash in <br />.
func same(s string) string {
	return strings.TrimSpace(strings.NewReplacer("&quot;", `"`, " />", ">").Replace(s))
}

func TestCommonMark(t *testing.T) {
	linked := []int{608, 611, 612} // GitHub's autolinks: a bare address is linked too
	for _, e := range spectest.CommonMark(t) {
		got := toHTML(t, e.Markdown, limits)
		if slices.Contains(linked, e.Example) {
			require.NotEqual(t, same(e.HTML), same(got), "example %d agrees: take it off the list", e.Example)
			continue
		}
		require.Equal(t, same(e.HTML), same(got), "example %d, %s:\n%s", e.Example, e.Section, e.Markdown)
	}
}

func TestExtensions(t *testing.T) {
	for _, name := range []string{"table", "strikethrough", "linkify"} {
		for _, e := range spectest.Extension(t, name) {
			require.Equal(t, same(e.HTML), same(toHTML(t, e.Markdown, limits)), "example %d, %s:\n%s", e.Example, e.Section, e.Markdown)
		}
	}
}
