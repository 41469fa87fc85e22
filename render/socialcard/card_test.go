package socialcard

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

const (
	hebrew = "\u05e2\u05e8\u05d9 \u05d4\u05e0\u05de\u05dc \u05d4\u05e6\u05d1\u05d9\u05e2\u05d5 (2026) \u05d1\u05e2\u05d3"
	arabic = "\u0627\u0644\u0645\u062f\u0646 \u062a\u0635\u0648\u062a \u0641\u064a 2026 \u0645\u0639 BBC"
)

func parse(t *testing.T, data []byte) []*Font {
	t.Helper()
	fonts, err := ParseFonts(data)
	require.NoError(t, err)
	return fonts
}

func dejavu(t *testing.T) Fonts {
	return Fonts{Bold: parse(t, dejavusansbold.TTF), Regular: parse(t, dejavusans.TTF)}
}

// cards are one of each kind: what is not paper is text, rule, logo or the bar
// at the top.
func cards(t *testing.T) map[string]Card {
	authors := []article.Author{{Name: "Ada Okafor"}, {Name: "Jun Li"}}
	full := func(language, headline string) *article.Article {
		return &article.Article{
			Language: language, Headline: headline, Authors: authors, Category: article.Category{Name: "Transport"},
			Dek: "Three councils put the boats back on the timetable; the operator says the money lasts until March.",
		}
	}
	logo := image.NewRGBA(image.Rect(10, 10, 910, 110))
	for i := range logo.Pix {
		logo.Pix[i] = 0xff
	}
	return map[string]Card{
		"headline alone": {Article: &article.Article{Headline: "Rates cut"}},
		"one letter":     {Article: &article.Article{Headline: "j"}, SiteName: "f"},
		"everything":     {Article: full("en", "Harbour towns vote to keep their night ferries after a winter of cuts"), SiteName: "The Ledger", Logo: logo},
		"too long":       {Article: full("en", strings.Repeat("Council after council votes for boats, ", 200)), SiteName: "The Ledger"},
		"one word":       {Article: full("de", strings.Repeat("Hafenstadtverkehrsbetriebe", 40)), SiteName: "The Ledger"},
		"long names": {
			Article:  &article.Article{Headline: "Rates cut", Authors: []article.Author{{Name: strings.Repeat("Ada Okafor ", 40)}}, Category: article.Category{Name: strings.Repeat("Transport ", 40)}},
			SiteName: strings.Repeat("The Ledger ", 40), Logo: logo,
		},
		"tall marks": {Article: full("vi", strings.Repeat("\u1ea8\u1ea8\u0300 \u01fa\u1ea8 ", 12)), Fonts: dejavu(t)},
		"italic j":   {Article: full("en", "jjjjjjjj ffffffff jjjjjjj"), Theme: render.ThemeWire, Dark: true},
		"hebrew":     {Article: full("he", hebrew), SiteName: "The Ledger", Fonts: dejavu(t), Logo: logo},
		"arabic":     {Article: full("ar", arabic), SiteName: "The Ledger", Fonts: dejavu(t), Theme: render.ThemeMagazine},
		"greek":      {Article: full("el", "Νυχτερινά πλοία για τα λιμάνια"), SiteName: "Λιμάνι"},
		"cyrillic":   {Article: full("ru", "Портовые города сохранят ночные паромы"), SiteName: "Порт"},
	}
}

func decode(t *testing.T, c Card) image.Image {
	t.Helper()
	data, err := c.AppendPNG(nil)
	require.NoError(t, err)
	img, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	return img
}

// marks is the box around everything below the bar that is not paper.
func marks(img image.Image) image.Rectangle {
	paper := img.At(0, Height-1)
	var box image.Rectangle
	for y := barHeight; y < Height; y++ {
		for x := range Width {
			if img.At(x, y) != paper {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestEveryCardKeepsItsMargins(t *testing.T) {
	inside := image.Rect(margin, margin, Width-margin, Height-margin).Inset(-1) // half-covered pixels
	for name, c := range cards(t) {
		t.Run(name, func(t *testing.T) {
			img := decode(t, c)
			require.Equal(t, image.Rect(0, 0, 1200, 630), img.Bounds())
			box := marks(img)
			require.False(t, box.Empty())
			require.True(t, box.In(inside), "marks in %v", box)
		})
	}
}

func TestTheSameCardGivesTheSameBytes(t *testing.T) {
	for name, c := range cards(t) {
		first, err := c.AppendPNG(nil)
		require.NoError(t, err, name)
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				again, err := c.AppendPNG([]byte("before"))
				if err != nil || string(again) != "before"+string(first) {
					t.Errorf("%s: another picture, or error %v", name, err)
				}
			})
		}
		group.Wait()
	}
}

func TestHeadlineTakesTheLargestSizeThatFits(t *testing.T) {
	var f Fonts
	bold, regular, err := f.stacks()
	require.NoError(t, err)
	words := func(n int) []rune { return clean(strings.Repeat("harbour ", n)) }
	last := largest + 1
	for _, c := range []struct{ words, size, lines int }{{1, largest, 1}, {5, largest, 3}, {16, 64, 4}, {300, smallest, 8}} {
		var s setter
		title, _ := fit(&s, part{text: words(c.words), fonts: bold}, part{fonts: regular}, Width-2*margin, 360)
		require.Equal(t, c.size, title.size, "%d words", c.words)
		require.Equal(t, c.lines, len(title.lines), "%d words", c.words)
		require.LessOrEqual(t, title.height(), 360)
		require.LessOrEqual(t, title.size, last)
		last = title.size
	}
}

func TestDekIsDrawnWholeOrNotAtAll(t *testing.T) {
	var f Fonts
	bold, regular, err := f.stacks()
	require.NoError(t, err)
	headline := part{text: clean("Harbour towns keep their ferries"), fonts: bold}
	for _, c := range []struct{ words, lines int }{{0, 0}, {4, 1}, {10, 2}, {100, 0}} {
		var s setter
		dek := part{text: clean(strings.Repeat("timetable ", c.words)), fonts: regular}
		_, summary := fit(&s, headline, dek, Width-2*margin, 360)
		require.Equal(t, c.lines, len(summary.lines), "%d words", c.words)
	}
}

// The lines of a text without spaces break between its characters, but not
// before a full stop; glyphs do not matter for that.
func TestChineseAndJapaneseBreakBetweenCharacters(t *testing.T) {
	var f Fonts
	bold, _, err := f.stacks()
	require.NoError(t, err)
	var s setter
	text := []rune(strings.Repeat("港町夜間。", 12))
	b, ok := s.set(text, bold, 80, Width-2*margin, 9, false)
	require.True(t, ok)
	require.Greater(t, len(b.lines), 1)
	for _, line := range b.lines {
		require.NotEqual(t, '。', text[line[0].Runes.Offset])
	}
}

func TestCutTextEndsInAnEllipsis(t *testing.T) {
	var f Fonts
	bold, _, err := f.stacks()
	require.NoError(t, err)
	dots, _ := bold[0].NominalGlyph('…')
	var s setter
	for _, text := range []string{strings.Repeat("ferries ", 100), strings.Repeat("ferries", 100)} {
		b, ok := s.set([]rune(text), bold, 40, 900, 2, true)
		require.True(t, ok)
		require.Len(t, b.lines, 2)
		last := b.lines[1][len(b.lines[1])-1]
		require.Equal(t, dots, last.Glyphs[len(last.Glyphs)-1].GlyphID)
	}
}

func TestReadingFromRightToLeftMirrorsTheCard(t *testing.T) {
	// Only the headline: it touches the edge where reading starts.
	for _, c := range []struct {
		language, text string
		right          bool
	}{{"he", hebrew, true}, {"", hebrew, true}, {"ar", arabic, true}, {"en", "Rates", false}, {"", "2026 Rates", false}, {"ar", "BBC", true}} {
		box := marks(decode(t, Card{Article: &article.Article{Language: c.language, Headline: c.text}, Fonts: dejavu(t)}))
		if c.right {
			require.InDelta(t, Width-margin, box.Max.X, 1, "%s %q", c.language, c.text)
			require.Greater(t, box.Min.X, margin+overhang)
		} else {
			require.InDelta(t, margin, box.Min.X, 1, "%s %q", c.language, c.text)
			require.Less(t, box.Max.X, Width-margin-overhang)
		}
	}
}

func TestArabicLettersJoin(t *testing.T) {
	fonts := dejavu(t)
	bold, _, err := fonts.stacks()
	require.NoError(t, err)
	var s setter
	s.direction = direction("ar", nil)
	alone, _ := s.set([]rune("\u0628"), bold, 40, 900, 1, false)
	joined, _ := s.set([]rune("\u0628\u0628\u0628"), bold, 40, 900, 1, false)
	seen := map[string]bool{}
	for _, g := range joined.lines[0][0].Glyphs {
		require.NotEqual(t, alone.lines[0][0].Glyphs[0].GlyphID, g.GlyphID)
		seen[fmt.Sprint(g.GlyphID)] = true
	}
	require.Len(t, seen, 3, "first, middle and last form")
}

func TestUncoveredCharacter(t *testing.T) {
	ok := article.Article{Headline: "Rates", Dek: "A dek.", Category: article.Category{Name: "Money"}, Authors: []article.Author{{Name: "Ada"}}}
	for _, c := range []struct {
		part   string
		change func(*Card)
		want   rune
	}{
		{"headline", func(c *Card) { c.Article.Headline = "Rates: 金利" }, '金'},
		{"headline", func(c *Card) { c.Article.Headlines.Social = "Up \U0001F680" }, 0x1F680},
		{"dek", func(c *Card) { c.Article.Dek = hebrew }, 0x5E2},
		{"category", func(c *Card) { c.Article.Category.Name = "港" }, '港'},
		{"authors", func(c *Card) { c.Article.Authors[0].Name = "山田" }, '山'},
		{"site name", func(c *Card) { c.SiteName = "The 港" }, '港'},
	} {
		a := ok
		a.Authors = []article.Author{{Name: "Ada"}}
		card := Card{Article: &a}
		c.change(&card)
		out, err := card.AppendPNG([]byte("kept"))
		require.Equal(t, "kept", string(out))
		var uncovered *UncoveredError
		require.ErrorAs(t, err, &uncovered)
		require.Equal(t, UncoveredError{c.want, c.part}, *uncovered)
		require.ErrorContains(t, err, c.part)
	}
}

func TestInvisibleCharactersNeedNoFont(t *testing.T) {
	for _, headline := range []string{"Ra\u00adtes", "\u200fRates\u200e", "Rates\ufe0f", "e\u0301tat", "\u2068Rates\u2069", "Ra\u00a0tes\n\tcut"} {
		_, err := Card{Article: &article.Article{Headline: headline}}.AppendPNG(nil)
		require.NoError(t, err, "%+q", headline)
	}
}

func TestNothingToDraw(t *testing.T) {
	for _, c := range []Card{{}, {Article: &article.Article{}}, {Article: &article.Article{Headline: " \n"}}} {
		_, err := c.AppendPNG(nil)
		require.ErrorIs(t, err, ErrNoHeadline)
	}
	_, err := Card{Article: &article.Article{Headline: "Rates"}, Theme: "neon"}.AppendPNG(nil)
	require.EqualError(t, err, `socialcard: unknown theme "neon"`)
	_, err = ParseFonts([]byte("no font"))
	require.ErrorContains(t, err, "reading a font")
}

func TestRenderWritesAllOrNothing(t *testing.T) {
	var out bytes.Buffer
	done, cancel := context.WithCancel(t.Context())
	cancel()
	card := Card{Article: &article.Article{Headline: "Rates"}}
	require.ErrorIs(t, card.Render(done, &out), context.Canceled)
	require.ErrorIs(t, Card{}.Render(t.Context(), &out), ErrNoHeadline)
	require.Zero(t, out.Len())
	require.NoError(t, card.Render(t.Context(), &out))
	want, err := card.AppendPNG(nil)
	require.NoError(t, err)
	require.Equal(t, want, out.Bytes())
}

func TestOwnColoursReplaceTheThemes(t *testing.T) {
	green := color.RGBA{G: 0x80, A: 0xff}
	img := decode(t, Card{Article: &article.Article{Headline: "Rates"}, Colours: Colours{Paper: green}})
	require.Equal(t, green, color.RGBAModel.Convert(img.At(0, Height-1)))
	require.Equal(t, color.RGBA{0x96, 0x2a, 0x20, 0xff}, color.RGBAModel.Convert(img.At(0, 0)), "the broadsheet's accent")
}

func TestPalettesAreThoseOfTheStylesheets(t *testing.T) {
	for _, theme := range render.Themes() {
		css, err := os.ReadFile("../assets/themes/" + string(theme) + ".css")
		require.NoError(t, err)
		for i, dark := range []bool{false, true} {
			p, err := paletteOf(theme, dark)
			require.NoError(t, err)
			for token, got := range map[string]uint32{"paper": p.paper, "ink": p.ink, "soft": p.soft, "rule": p.rule, "accent": p.accent} {
				m := regexp.MustCompile(`--nr-` + token + `: light-dark\(#(\w{6}), #(\w{6})\)`).FindSubmatch(css)
				require.NotNil(t, m, "%s has no %s", theme, token)
				want, err := strconv.ParseUint(string(m[i+1]), 16, 32)
				require.NoError(t, err)
				require.Equal(t, uint32(want), got, "%s of %s, dark: %v", token, theme, dark)
			}
		}
	}
}

func BenchmarkAppendPNG(b *testing.B) {
	card := Card{SiteName: "The Ledger", Article: &article.Article{
		Headline: "Harbour towns vote to keep their night ferries after a winter of cuts",
		Dek:      "Three councils put the boats back on the timetable.", Category: article.Category{Name: "Transport"},
	}}
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if buf, err = card.AppendPNG(buf[:0]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(buf)), "bytes")
}
