package article_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

func words(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }

func para(s string) article.Block { return &article.Paragraph{Content: words(s)} }

// everything is an article that uses every type and field of the package.
func everything() *article.Article {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.FixedZone("", 3600))
	img := article.Image{
		URL: "/a.jpg", Alt: "A quay", Width: 1600, Height: 900, Type: "image/jpeg", Focal: &article.Point{X: 0.25, Y: 0},
		Variants: []article.Variant{{URL: "/a-800.jpg", Width: 800, Height: 450, Type: "image/jpeg"}},
	}
	author := article.Author{
		Kind: article.Software, Name: "Desk", Role: "AI News Desk", ID: "d", URL: "/desk", Email: "desk@news.example", Avatar: &img,
		Bio: "A desk.", Affiliation: "Ledger", Profiles: []string{"https://social.example/@desk"},
	}
	provenance := &article.Provenance{Source: article.TrainedAlgorithmicMedia, Tools: []string{"t"}, Reviewer: "R", Note: "N"}
	fig := &article.Figure{Attrs: article.Attrs{ID: "f"}, Image: img, Caption: words("c"), Credit: "P", URL: "/full", Layout: article.LayoutWide}
	correction := article.Correction{Type: article.Clarification, Time: noon, Text: words("It was 21.")}
	cell := article.Cell{Header: true, ColSpan: 2, RowSpan: 3, Align: article.AlignEnd, Content: []article.Block{para("x")}}
	row := article.Row{Cells: []article.Cell{cell, {}}}
	file := article.MediaFile{URL: "/v.webm", Type: "video/webm", Bytes: 7}
	return &article.Article{
		ID: "id", Slug: "s", URL: "/s", Language: "en-GB", Genre: article.GenreOpinion, Kicker: "K", Headline: "H",
		Headlines: article.Headlines{Short: "S", Social: "So", Search: "Se"}, Dek: "D", Dateline: "MARROWBY",
		Authors: []article.Author{author}, Publisher: &author,
		Category:   article.Category{Name: "Policy", Slug: "policy", URL: "/policy", Parent: &article.Category{Name: "News"}},
		Categories: []article.Category{{Name: "City"}}, Series: &article.Series{Name: "Se", Slug: "se", URL: "/se", Part: 1, Of: 3},
		Tags: []string{"a", "b"}, Hero: fig, Created: noon, Published: noon, Updated: noon, Embargo: noon, Expires: noon,
		Status: article.StatusWithheld, Urgency: 2, Access: article.AccessMetered,
		Revisions: []article.Revision{{Number: 1, Time: noon, Author: "A", Note: "first"}}, Corrections: []article.Correction{correction},
		Provenance: provenance, Sources: []article.Source{{Title: "T", URL: "/t", Publisher: "P", Published: noon, Accessed: noon}},
		Related: []string{"k"}, Translations: []article.Translation{{Language: "de", ID: "d", URL: "/de"}}, ReadingTime: 90 * time.Second,
		Extra: article.Extra{"zeta": json.RawMessage(`{"a":[1,2]}`)},
		Body: article.Document{Extra: article.Extra{"x": json.RawMessage(`1`)}, Blocks: []article.Block{
			&article.Paragraph{Attrs: article.Attrs{ID: "p", Language: "de", Provenance: provenance, Extra: article.Extra{"new": json.RawMessage(`true`)}}, Content: []article.Inline{
				&article.Text{Value: "a \"quoted\"\n\t\u2028\x00\\ é 概"}, &article.Emphasis{Content: words("e")}, &article.Strong{Content: words("s")},
				&article.Strike{Content: words("d")}, &article.CodeSpan{Value: "c"}, &article.Link{URL: "/l", Title: "t", Content: words("l")},
				&article.Sub{Content: words("2")}, &article.Sup{Content: words("3")}, &article.Mark{Content: words("m")},
				&article.Abbreviation{Title: "long", Content: words("s")}, &article.Span{Language: "fr", Content: words("oui")},
				&article.InlineImage{Image: article.Image{URL: "/i.svg", Decorative: true}, Title: "t"}, &article.Break{},
				&article.FootnoteRef{Label: "1"}, &article.Math{Value: "x^2", Display: true},
				&article.CustomInline{Type: "stock", Text: "LDGR", JSON: json.RawMessage(`{"symbol":"LDGR"}`)},
			}},
			&article.Heading{Level: 2, Content: words("h")},
			&article.List{Ordered: true, Start: 3, Loose: true, Items: []article.ListItem{{Task: article.TaskDone, Content: []article.Block{para("i")}}}},
			&article.List{Ordered: true, StartsAtZero: true},
			&article.Quote{Content: []article.Block{para("q")}, Attribution: words("A"), URL: "/q"},
			&article.PullQuote{Content: words("pq"), Attribution: words("B")},
			&article.Code{Syntax: "go", Info: "x", Value: "a\n"},
			&article.Table{Caption: words("cap"), Columns: []article.Column{{Align: article.AlignCenter}}, Head: []article.Row{row}, Body: []article.Row{row}, Foot: []article.Row{row}},
			fig, &article.Gallery{Items: []*article.Figure{fig}, Caption: words("g")},
			&article.Video{Files: []article.MediaFile{file}, Poster: &img, Title: "v", Duration: 1500 * time.Millisecond, Width: 16, Height: 9,
				Tracks: []article.Track{{URL: "/t.vtt", Kind: "captions", Language: "en", Label: "English"}}, Caption: words("c"), Credit: "C", Transcript: "/tr"},
			&article.Audio{Files: []article.MediaFile{file}, Title: "a", Duration: time.Hour, Caption: words("c"), Credit: "C", Transcript: "/tr"},
			&article.Embed{Provider: "youtube", URL: "https://y.example/", Title: "t", Width: 16, Height: 9, Thumbnail: &img, Text: "words", Caption: words("c")},
			&article.RelatedLink{URL: "/r", Headline: "r", Dek: "d", Kicker: "k", Image: &img},
			&article.Callout{Type: article.CalloutTip, Title: words("t"), Content: []article.Block{para("c")}},
			&article.File{URL: "/f.pdf", Name: "f", Type: "application/pdf", Bytes: 9, Description: words("d")},
			&article.Divider{},
			&article.Footnotes{Items: []article.Footnote{{Label: "1", Content: []article.Block{para("n")}}}},
			&article.Timeline{Title: "t", Events: []article.TimelineEvent{{When: "today", Time: noon, Title: words("t"), Content: []article.Block{para("c")}}}},
			&article.KeyFacts{Title: "k", Facts: []article.Fact{{Figure: "4", Text: words("four")}}},
			&article.LiveUpdate{Headline: "u", Time: noon, Updated: noon, Authors: []article.Author{author}, Pinned: true, KeyEvent: true, Content: []article.Block{para("c")}},
			&article.CorrectionNote{Correction: correction},
			&article.Disclosure{Type: article.DisclosureAI, Content: []article.Block{para("c")}},
			&article.Custom{Attrs: article.Attrs{ID: "c", Provenance: provenance}, Type: "recipe", Text: "Soup", JSON: json.RawMessage(`{"serves":4,"steps":["boil"]}`)},
		}},
	}
}

func TestJSONKeepsEverything(t *testing.T) {
	want := everything()
	out, err := want.AppendJSON(nil)
	require.NoError(t, err)
	require.True(t, json.Valid(out))
	got, err := article.ParseJSON(out, article.JSONOptions{})
	require.NoError(t, err)
	// U+0000 and the rest of the text survive; bytes that are not UTF-8 would not.
	require.Empty(t, cmp.Diff(want, got))

	again, err := got.AppendJSON(nil)
	require.NoError(t, err)
	require.Equal(t, string(out), string(again), "the output is the same for the same article")

	var viaStandard article.Article
	require.NoError(t, json.Unmarshal(out, &viaStandard))
	require.Empty(t, cmp.Diff(want, &viaStandard))
}

func TestJSONFromTheFutureSurvives(t *testing.T) {
	src := `{"version":1,"headline":"H","mood":{"tone":"dry"},"body":{"blocks":[` +
		`{"type":"hologram","id":"h","depth":3,"text":"A hologram"},` +
		`{"type":"paragraph","weight":7,"content":[{"type":"text","value":"x","font":"bold"},{"type":"emoji","name":"smile"}]}]}}`
	a, err := article.ParseJSON([]byte(src), article.JSONOptions{})
	require.NoError(t, err)
	require.IsType(t, &article.Custom{}, a.Body.Blocks[0])
	out, err := a.AppendJSON(nil)
	require.NoError(t, err)
	require.JSONEq(t, src, string(out))
}

func TestJSONWrittenByHand(t *testing.T) {
	a, err := article.ParseJSON([]byte(`{"body":{"blocks":[{"type":"key-facts","facts":[{"figure":"3","text":"boats"}]},{"type":"callout","content":"Mind the gap."}]}}`), article.JSONOptions{})
	require.NoError(t, err)
	require.Empty(t, cmp.Diff([]article.Block{
		&article.KeyFacts{Facts: []article.Fact{{Figure: "3", Text: words("boats")}}},
		&article.Callout{Content: []article.Block{para("Mind the gap.")}},
	}, a.Body.Blocks))
}

func TestJSONErrorsSayWhereAndWhy(t *testing.T) {
	deep := strings.Repeat(`{"type":"quote","content":[`, 200) + strings.Repeat(`]}`, 200)
	for name, c := range map[string]struct {
		src, path, says string
		is              error
	}{
		"broken JSON":                 {`{"headline":}`, "", "line 1, column 13", article.ErrSyntax},
		"an end too early":            {`{"headline":"x"`, "", "syntax error", article.ErrSyntax},
		"not an object":               {`[]`, "", "expected an object", article.ErrInvalidValue},
		"a newer version":             {`{"version":2}`, "/version", "this reader knows 1", article.ErrVersion},
		"a number for a string":       {`{"headline":3}`, "/headline", "expected a string, found a number", article.ErrInvalidValue},
		"a time that is none":         {`{"published":"soon"}`, "/published", "RFC 3339", article.ErrInvalidValue},
		"a block where text belongs":  {`{"body":{"blocks":[{"type":"paragraph","content":[{"type":"divider"}]}]}}`, "/body/blocks/0/content/0", "is a block", article.ErrInvalidValue},
		"text where a block belongs":  {`{"body":{"blocks":[{"type":"text"}]}}`, "/body/blocks/0", "a block is expected", article.ErrInvalidValue},
		"a node without a type":       {`{"body":{"blocks":[{}]}}`, "/body/blocks/0/type", "needs a type", article.ErrInvalidValue},
		"a name that needs escaping":  {`{"body":{"blocks":[{"type":"list","items":[{"content":[{"type":"heading","level":1.5}]}]}]}}`, "/body/blocks/0/items/0/content/0/level", "whole number", article.ErrInvalidValue},
		"nested too deep":             {`{"body":{"blocks":[` + deep + `]}}`, "", "levels", article.ErrTooDeep},
		"a chain of parents too deep": {`{"category":` + strings.Repeat(`{"parent":`, 300) + `{}` + strings.Repeat(`}`, 301), "", "levels", article.ErrTooDeep},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := article.ParseJSON([]byte(c.src), article.JSONOptions{File: "a.json"})
			var at *article.ParseError
			require.ErrorAs(t, err, &at)
			require.ErrorIs(t, err, c.is)
			require.ErrorContains(t, err, c.says)
			require.Equal(t, "a.json", at.File)
			if c.path != "" {
				require.Equal(t, c.path, at.Path)
			}
		})
	}
}

func TestJSONLimits(t *testing.T) {
	_, err := article.ParseJSON([]byte(`{"headline":"long enough"}`), article.JSONOptions{Limits: article.Limits{Bytes: 10}})
	require.ErrorIs(t, err, article.ErrTooLarge)
	_, err = article.ParseJSON([]byte(`{"body":{"blocks":[{"type":"divider"},{"type":"divider"},{"type":"divider"}]}}`), article.JSONOptions{Limits: article.Limits{Nodes: 2}})
	require.ErrorIs(t, err, article.ErrTooMany)
}

func TestJSONRefusesToWriteWhatIsNotJSON(t *testing.T) {
	for name, a := range map[string]*article.Article{
		"extra":  {Extra: article.Extra{"x": json.RawMessage(`{`)}},
		"custom": {Body: article.Document{Blocks: []article.Block{&article.Custom{Type: "x", JSON: json.RawMessage(`[`)}}}},
	} {
		_, err := a.AppendJSON(nil)
		require.ErrorIs(t, err, article.ErrInvalidValue, name)
	}
}

func TestAnUnknownMemberNeverTakesAKnownName(t *testing.T) {
	a := &article.Article{Extra: article.Extra{"headline": json.RawMessage(`{}`), "mood": json.RawMessage(`1`)}, Body: article.Document{Blocks: []article.Block{
		&article.Heading{Attrs: article.Attrs{Extra: article.Extra{"id": json.RawMessage(`2`), "level": json.RawMessage(`"x"`)}}, Level: 2},
		&article.Custom{Type: "recipe", JSON: json.RawMessage(`{"text":{"html":"x"}}`)},
	}}}
	out, err := a.AppendJSON(nil)
	require.NoError(t, err)
	require.Equal(t, `{"version":1,"body":{"blocks":[{"type":"heading","level":2},{"type":"recipe","text":{"html":"x"}}]},"mood":1}`, string(out))

	a, err = article.ParseJSON([]byte(`{"headline":"a","headline":"b","mood":1,"mood":2}`), article.JSONOptions{})
	require.NoError(t, err)
	require.Equal(t, &article.Article{Headline: "b", Extra: article.Extra{"mood": json.RawMessage(`2`)}}, a)
}

func FuzzParseJSON(f *testing.F) {
	out, err := everything().AppendJSON(nil)
	require.NoError(f, err)
	for _, seed := range []string{string(out), `{}`, `{"body":{"blocks":["x"]}}`, `{"body":{"blocks":[{"type":"quote","content":"x"}]}}`, `{"version":1e9}`, ` {"tags" : [ "a" , "b" ] } `} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		a, err := article.ParseJSON(src, article.JSONOptions{})
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		out, err := a.AppendJSON(nil)
		require.NoError(t, err)
		again, err := article.ParseJSON(out, article.JSONOptions{})
		require.NoError(t, err)
		twice, err := again.AppendJSON(nil)
		require.NoError(t, err)
		require.Equal(t, string(out), string(twice), "writing is a fixed point")
	})
}

// What is JSON, and what a string of it says, is the same here as for
// encoding/json.
func FuzzJSONStrings(f *testing.F) {
	for _, seed := range []string{
		`""`, `"a\u00e9\n\"\\\/\b\f\r\t"`, `"\ud83d\ude00 \ud83d \ude00 \ud83d\u0041"`, "\"\xff\xc3\"", `"\u12"`, `"\x"`, "\"\n\"", `"a`,
		`-0.5e+3`, `01`, `-`, `1.`, `1e`, `tru`, `true`, `nul`, `[1,]`, `[1 2]`, `{"a":1,}`, `{"a"}`, `{1:2}`, ` [ { } , [ ] ] `, `[`, `{"a":`, `[]]`, ``,
		strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), strings.Repeat("[", 10_001) + strings.Repeat("]", 10_001),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		block, err := article.ParseBlockJSON([]byte(`{"type":"code","value":`+string(src)+`}`), article.JSONOptions{})
		valid := json.Valid([]byte(`{"type":"code","value":` + string(src) + `}`))
		require.Equal(t, valid, !errors.Is(err, article.ErrSyntax))
		var want string
		if json.Unmarshal(src, &want) == nil && err == nil && json.Valid(src) {
			require.Equal(t, want, block.(*article.Code).Value)
		}
	})
}
