// Package visibletext holds every writer and reader of the module to one
// promise: text that a reader could see is never lost without a Loss.
package visibletext

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/interchange/ans"
	"github.com/dots-newsroom/newsroom/article/interchange/contenttree"
	"github.com/dots-newsroom/newsroom/article/interchange/ninjs"
	"github.com/dots-newsroom/newsroom/article/interchange/portabletext"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/render"
)

type losses = []article.Loss

// A format writes an article and reads it again.
type format struct {
	write func(a *article.Article) ([]byte, losses, error)
	read  func(src []byte) (*article.Article, losses, error)
}

var formats = map[string]format{
	"markdown": {
		func(a *article.Article) ([]byte, losses, error) { return markdown.Append(nil, a) },
		func(src []byte) (*article.Article, losses, error) { return markdown.Parse(src, markdown.Options{}) },
	},
	"html": {
		func(a *article.Article) ([]byte, losses, error) {
			return render.Body{Document: &a.Body}.AppendHTML(nil), nil, nil
		},
		func(src []byte) (*article.Article, losses, error) {
			d, lost, err := htmlbody.Parse(src, htmlbody.Options{})
			return &article.Article{Body: d}, lost, err
		},
	},
	"json": {
		func(a *article.Article) ([]byte, losses, error) {
			out, err := a.AppendJSON(nil)
			return out, nil, err
		},
		func(src []byte) (*article.Article, losses, error) {
			a, err := article.ParseJSON(src, article.JSONOptions{})
			return a, nil, err
		},
	},
	"content-tree": {
		func(a *article.Article) ([]byte, losses, error) { return contenttree.Append(nil, a) },
		func(src []byte) (*article.Article, losses, error) {
			return contenttree.Parse(src, contenttree.Options{})
		},
	},
	"ans": {
		func(a *article.Article) ([]byte, losses, error) { return ans.Append(nil, a) },
		func(src []byte) (*article.Article, losses, error) { return ans.Parse(src, ans.Options{}) },
	},
	"ninjs": {
		func(a *article.Article) ([]byte, losses, error) { return ninjs.Append(nil, a) },
		func(src []byte) (*article.Article, losses, error) { return ninjs.Parse(src, ninjs.Options{}) },
	},
	"portable-text": {
		func(a *article.Article) ([]byte, losses, error) { return portabletext.Append(nil, a) },
		func(src []byte) (*article.Article, losses, error) {
			return portabletext.Parse(src, portabletext.Options{})
		},
	},
}

// core are the blocks and inlines for which HTML has elements, so that nothing
// needs to be said beside them.
var core = []article.Kind{
	article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindPullQuote, article.KindCode, article.KindTable,
	article.KindFigure, article.KindGallery, article.KindCallout, article.KindDivider,
	article.KindText, article.KindEmphasis, article.KindStrong, article.KindStrike, article.KindCodeSpan, article.KindLink, article.KindSub, article.KindSup,
	article.KindMark, article.KindAbbreviation, article.KindSpan, article.KindBreak, article.KindMath,
}

func TestVisibleTextIsNeverLostWithoutALoss(t *testing.T) {
	documents := uint64(5_000)
	if testing.Short() {
		documents = 500
	}
	for name, f := range formats {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			equal := uint64(0)
			for seed := range documents {
				options := articlegen.Options{Size: 1 + int(seed*3/documents), Depth: 2 + int(seed%3)}
				if seed%2 == 0 {
					options.Kinds = core
				}
				a := &article.Article{Body: articlegen.Document(seed, options)}
				a.Body.Extra = nil // no text, and not carried by Markdown; see its losses
				what := fmt.Sprintf("seed %d, %+v", seed, options)
				out, lost, err := f.write(a)
				require.NoError(t, err, what)
				b, more, err := f.read(out)
				require.NoError(t, err, "%s: %s", what, out)
				if len(lost)+len(more) > 0 {
					continue
				}
				equal++
				want, got := words(a), words(b)
				switch {
				case name != "html":
					require.Equal(t, want, got, "%s: %s", what, out)
				case options.Kinds != nil:
					// White space at the edges of program text folds away, and
					// with it the number of an item that holds nothing else.
					require.Equal(t, letters(want), letters(got), "%s: %s", what, out)
				default:
					// A page says more than its text: labels, numbers and dates.
					require.True(t, within(letters(want), letters(got)), "%s: %q became %q: %s", what, want, got, out)
				}
			}
			require.Greater(t, equal, documents/4, "hardly any without a loss: this shows nothing")
		})
	}
}

// words are what an article says, white space folded. A Markdown file that
// begins with a heading has it as its headline.
func words(a *article.Article) string {
	return strings.Join(strings.Fields(a.Headline+" "+a.Body.Text()), " ")
}

// letters are the letters of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// within reports whether the letters of one text stand in another, in their
// order.
func within(text, in string) bool {
	for _, r := range text {
		i := strings.IndexRune(in, r)
		if i < 0 {
			return false
		}
		in = in[i+utf8.RuneLen(r):]
	}
	return true
}

// TestWhatPlainMarkdownHoldsIsHeldByAll makes up documents of what CommonMark
// and GFM have a notation for. They lose nothing anywhere, and Markdown needs
// neither HTML nor a fenced block for them.
func TestWhatPlainMarkdownHoldsIsHeldByAll(t *testing.T) {
	documents := uint64(5_000)
	if testing.Short() {
		documents = 500
	}
	for name, f := range formats {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := range documents {
				g := plain{rand.New(rand.NewPCG(seed, 0))}
				a := &article.Article{Headline: "H", Body: article.Document{Blocks: g.blocks(2)}}
				var ids article.IDs
				for b := range a.Body.All() {
					if h, ok := b.(*article.Heading); ok {
						h.ID = ids.ID(article.InlineText(h.Content)) // as the reader will
					}
				}
				what := fmt.Sprint("seed ", seed)
				out, lost, err := f.write(a)
				require.NoError(t, err, what)
				b, more, err := f.read(out)
				require.NoError(t, err, "%s: %s", what, out)
				want, got := a.Body.Text(), b.Body.Text()
				switch name {
				case "content-tree": // has no code, no tasks and no numbers but from 1
					if len(lost) == 0 {
						require.Equal(t, want, got, "%s: %s", what, out)
					}
					continue
				case "markdown":
					require.NotContains(t, string(out), "```newsroom", what)
					require.NotRegexp(t, "(^|[^\\\\])<[a-z/!]", string(out), what)
				case "html", "portable-text":
					lost = slices.DeleteFunc(lost, func(l article.Loss) bool { return l.Path == "/headline" })
				}
				require.Empty(t, append(lost, more...), "%s: %s", what, out)
				require.Equal(t, want, got, "%s: %s", what, out)
				one, err := a.Body.MarshalJSON()
				require.NoError(t, err)
				other, err := b.Body.MarshalJSON()
				require.NoError(t, err)
				require.Equal(t, string(one), string(other), "%s: %s", what, out)
			}
		})
	}
}

// plain makes up documents for plain Markdown.
type plain struct{ *rand.Rand }

func (g plain) one(words ...string) string { return words[g.IntN(len(words))] }

// sentence is words with the marks of Markdown between them.
func (g plain) sentence() string {
	s := g.one("harbour", "Brücke", "橋", "мост", "جسر", "Über", "quay")
	for range g.IntN(4) {
		s += g.one(" ", " * ", " _", "] ", "[", "# ", " 1. ", " - ", "` ", "| ", " & ", "&amp; ", "\\ ", ": ", "! ", "~~ ", "$ ") + g.one("harbour", "2031", "мост", "e\u0301", "🚋")
	}
	return s
}

// line is running text: pieces with a space between them.
func (g plain) line(depth int) (content []article.Inline) {
	for i := range 1 + g.IntN(3) {
		if i > 0 {
			content = append(content, &article.Text{Value: " "})
		}
		content = append(content, g.inline(depth))
	}
	// A text ends where another begins.
	for i := len(content) - 1; i > 0; i-- {
		a, ok := content[i-1].(*article.Text)
		b, too := content[i].(*article.Text)
		if ok && too {
			a.Value += b.Value
			content = slices.Delete(content, i, i+1)
		}
	}
	return content
}

func (g plain) inline(depth int) article.Inline {
	inner := func() []article.Inline { return []article.Inline{&article.Text{Value: g.sentence()}} }
	switch g.IntN(10) {
	case 0:
		return &article.Emphasis{Content: inner()}
	case 1:
		return &article.Strong{Content: inner()}
	case 2:
		return &article.Strike{Content: inner()}
	case 3:
		return &article.CodeSpan{Value: g.one("go test", "a*b", "&amp;", "x")}
	case 4:
		return &article.Link{URL: g.one("https://news.example/a?b=1&c=2", "/tram", "#bridge"), Title: g.one("", "A title"), Content: inner()}
	case 5:
		if depth > 0 {
			return &article.Emphasis{Content: []article.Inline{&article.Strong{Content: inner()}}}
		}
	}
	return &article.Text{Value: g.sentence()}
}

func (g plain) paragraph() article.Block { return &article.Paragraph{Content: g.line(1)} }

func (g plain) blocks(depth int) (blocks []article.Block) {
	for range 1 + g.IntN(3) {
		b := g.block(depth)
		if _, list := b.(*article.List); list && len(blocks) > 0 {
			if _, too := blocks[len(blocks)-1].(*article.List); too {
				blocks = append(blocks, g.paragraph()) // two in a row would be one
			}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func (g plain) block(depth int) article.Block {
	switch n := g.IntN(9); {
	case n == 0:
		return &article.Heading{Level: 1 + g.IntN(6), Content: g.line(1)}
	case n == 1:
		return &article.Code{Syntax: g.one("", "go"), Value: g.one("a\n", "a\n\n  b\n", "```\n", "&lt;\n")}
	case n == 2:
		return &article.Divider{}
	case n == 3:
		return g.table()
	case n == 4 && depth > 0:
		return &article.Quote{Content: g.blocks(depth - 1)}
	case n == 5 && depth > 0:
		return g.list(depth)
	}
	return g.paragraph()
}

func (g plain) list(depth int) article.Block {
	l := &article.List{Ordered: g.IntN(2) == 0, Loose: g.IntN(2) == 0}
	if l.Ordered && depth == 2 { // only one from 1 may follow a line of text
		l.Start = []int{0, 3}[g.IntN(2)]
	}
	tasks := !l.Ordered && g.IntN(3) == 0
	for range 2 + g.IntN(2) {
		item := article.ListItem{Content: []article.Block{g.paragraph()}}
		if tasks {
			item.Task = article.Task(g.one("open", "done"))
		}
		if l.Loose && g.IntN(2) == 0 {
			item.Content = append(item.Content, g.paragraph())
		}
		if depth > 1 && g.IntN(3) == 0 {
			item.Content = append(item.Content, g.list(depth-1))
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (g plain) table() article.Block {
	columns := 1 + g.IntN(3)
	row := func() (r article.Row) {
		for range columns {
			r.Cells = append(r.Cells, article.Cell{Content: []article.Block{g.paragraph()}})
		}
		return r
	}
	t := &article.Table{Head: []article.Row{row()}}
	for range columns {
		t.Columns = append(t.Columns, article.Column{Align: article.Align(g.one("", "start", "center", "end"))})
	}
	if !slices.ContainsFunc(t.Columns, func(c article.Column) bool { return c.Align != "" }) {
		t.Columns = nil
	}
	for range 1 + g.IntN(2) {
		t.Body = append(t.Body, row())
	}
	return t
}
