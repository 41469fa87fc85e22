package frontmatter_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
)

func ExampleParse() {
	src := "---\ntitle: Bridge reopens\nauthor: {name: Ines Marlow, role: City reporter}\n---\nThe first tram crossed at five.\n"
	a, body, losses, err := frontmatter.Parse([]byte(src), frontmatter.Options{File: "bridge.md"})
	fmt.Printf("%s, by %s, %s\n%s%v %v\n", a.Headline, a.Authors[0].Name, a.Authors[0].Role, body, losses, err)
	// Output:
	// Bridge reopens, by Ines Marlow, City reporter
	// The first tram crossed at five.
	// [] <nil>
}

func ExampleBody() {
	body, offset := frontmatter.Body([]byte("+++\ntitle = 'x'\n+++\nText\n"))
	fmt.Printf("%q %d\n", body, offset)
	// Output: "Text\n" 20
}

func TestTheSameArticleInThreeLanguages(t *testing.T) {
	want := &article.Article{
		Headline: "T", Dek: "D", Slug: "s", Language: "en", Category: article.Category{Name: "City"},
		Categories: []article.Category{{Name: "Policy"}}, Tags: []string{"a", "b c"}, Urgency: 2, Status: article.StatusDraft,
		Published: time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC),
		Authors:   []article.Author{{Name: "Ines", Role: "Reporter"}, {Name: "Desk", Kind: article.Organisation}},
		Hero:      &article.Figure{Image: article.Image{URL: "/a.jpg", Alt: "A", Width: 16, Height: 9, Focal: &article.Point{X: 0.5, Y: 0.25}}, Credit: "C"},
		Series:    &article.Series{Name: "S", Part: 1, Of: 3},
	}
	for name, src := range map[string]string{
		"YAML": "---\ntitle: T\ndescription: D\nslug: s\nlang: en\ncategories: [City, Policy]\ntags: [a, b c]\nurgency: 2\ndraft: true\n" +
			"date: 2026-11-24T09:30:00Z\nauthors:\n- {name: Ines, role: Reporter}\n- {name: Desk, kind: organization}\n" +
			"image: {src: /a.jpg, alt: A, width: 16, height: 9, focal: [0.5, 0.25], credit: C}\nseries: {name: S, part: 1, of: 3}\n---\n",
		"TOML": "+++\ntitle = \"T\"\nsubtitle = \"D\"\nslug = \"s\"\nlanguage = \"en\"\ncategories = [\"City\", \"Policy\"]\ntags = [\"a\", \"b c\"]\nurgency = 2\ndraft = true\n" +
			"date = 2026-11-24T09:30:00Z\n[[authors]]\nname = \"Ines\"\nrole = \"Reporter\"\n[[authors]]\nname = \"Desk\"\nkind = \"organisation\"\n" +
			"[hero]\nurl = \"/a.jpg\"\nalt = \"A\"\nwidth = 16\nheight = 9\nfocal = [0.5, 0.25]\ncredit = \"C\"\n[series]\nname = \"S\"\npart = 1\nof = 3\n+++\n",
		"JSON": `{"title":"T","dek":"D","slug":"s","Language":"en","categories":["City","Policy"],"tags":"a, b c","urgency":2,"draft":true,` +
			`"date":"2026-11-24 09:30","authors":[{"name":"Ines","role":"Reporter"},{"name":"Desk","kind":"organisation"}],` +
			`"cover":{"src":"/a.jpg","alt":"A","width":16,"height":9,"focal":[0.5,0.25],"credit":"C"},"series":{"name":"S","part":1,"of":3}}` + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			a, body, losses, err := frontmatter.Parse([]byte(src+"Text\n"), frontmatter.Options{})
			require.NoError(t, err)
			require.Empty(t, losses)
			require.Equal(t, "Text\n", string(body))
			require.Empty(t, cmp.Diff(want, a))
		})
	}
}

func TestTheFieldsOfTheDesk(t *testing.T) {
	src := `---
headlines: {short: S, social: So, search: Se}
genre: opinion
status: withheld
access: metered
embargo: 2026-11-24
expiryDate: 2026-12-24
reading_time: 7
corrections: [{type: clarification, date: 2026-11-24, text: "It was 21."}]
sources: [Motion 118, {title: Accounts, url: /a, publisher: Port}]
translations: [{language: de, url: /de}]
provenance: {source: trainedAlgorithmicMedia, tools: [t], reviewer: R, note: N}
related: [a, b]
---
`
	a, _, losses, err := frontmatter.Parse([]byte(src), frontmatter.Options{})
	require.NoError(t, err)
	require.Empty(t, losses)
	day := func(month time.Month) time.Time { return time.Date(2026, month, 24, 0, 0, 0, 0, time.UTC) }
	require.Empty(t, cmp.Diff(&article.Article{
		Headlines: article.Headlines{Short: "S", Social: "So", Search: "Se"}, Genre: article.GenreOpinion,
		Status: article.StatusWithheld, Access: article.AccessMetered, Embargo: day(11), Expires: day(12), ReadingTime: 7 * time.Minute,
		Corrections:  []article.Correction{{Type: article.Clarification, Time: day(11), Text: []article.Inline{&article.Text{Value: "It was 21."}}}},
		Sources:      []article.Source{{Title: "Motion 118"}, {Title: "Accounts", URL: "/a", Publisher: "Port"}},
		Translations: []article.Translation{{Language: "de", URL: "/de"}},
		Provenance:   &article.Provenance{Source: article.TrainedAlgorithmicMedia, Tools: []string{"t"}, Reviewer: "R", Note: "N"},
		Related:      []string{"a", "b"},
	}, a))
}

func TestWhatIsNotFrontMatter(t *testing.T) {
	for name, src := range map[string]string{
		"plain text":                 "Hello\n",
		"a divider later":            "Hello\n\n---\n\nmore\n",
		"a brace that means nothing": "{not json\n",
		"nothing":                    "",
	} {
		a, body, losses, err := frontmatter.Parse([]byte(src), frontmatter.Options{})
		require.NoError(t, err, name)
		require.Empty(t, losses, name)
		require.Equal(t, src, string(body), name)
		require.Empty(t, cmp.Diff(&article.Article{}, a), name)
	}
}

func TestAnUnknownNameIsALoss(t *testing.T) {
	_, _, losses, err := frontmatter.Parse([]byte("---\ntitle: x\nmood: dry\n---\n"), frontmatter.Options{})
	require.NoError(t, err)
	require.Len(t, losses, 1)
	require.Equal(t, "line 3, column 1: field mood: unsupported (not a known name)", losses[0].String())
}

func TestErrorsNameTheLine(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		line int
		says string
		is   error
	}{
		"YAML that does not parse":  {"---\ntitle: x\n\tbad: y\n---\n", 3, "", article.ErrFrontMatter},
		"TOML that does not parse":  {"+++\ntitle = x\n+++\n", 2, "", article.ErrFrontMatter},
		"a name twice":              {"---\ntitle: x\nslug: y\nslug: z\n---\n", 4, `front matter: mapping key "slug" already`, article.ErrFrontMatter},
		"a list left open":          {"---\ntitle: [x\nslug: y: z\n---\n", 2, "front matter: did not find expected", article.ErrFrontMatter},
		"no end":                    {"---\ntitle: x\n", 2, `closing line is missing "---"`, article.ErrFrontMatter},
		"a number for a date":       {"---\ntitle: x\ndate: 7\n---\n", 3, "date: unexpected kind of value: expected a date", article.ErrFrontMatter},
		"a word for a number":       {"---\nurgency: high\n---\n", 2, "urgency: unexpected kind", article.ErrFrontMatter},
		"urgency out of range":      {"---\nurgency: 12\n---\n", 2, "not from 1 to 9", article.ErrInvalidValue},
		"an unknown kind of author": {"---\ntitle: x\nauthor: {name: y, kind: ghost}\n---\n", 3, `"ghost" is not person`, article.ErrInvalidValue},
		"an unknown name inside":    {"---\nimage: {src: a, color: red}\n---\n", 2, `unknown name "color"`, article.ErrInvalidValue},
		"broken UTF-8":              {"---\ntitle: \xff\n---\n", 2, "invalid UTF-8", article.ErrEncoding},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, _, err := frontmatter.Parse([]byte(c.src), frontmatter.Options{File: "a.md"})
			var at *article.ParseError
			require.True(t, errors.As(err, &at), "%v", err)
			require.ErrorIs(t, err, c.is)
			require.ErrorContains(t, err, c.says)
			require.Equal(t, "a.md", at.File)
			require.Equal(t, c.line, at.Position.Line, err.Error())
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"---\ntitle: x\n---\n", "+++\ntitle='x'\n+++\n", `{"title":"x"}`, "---\nauthor: [a, {name: b}]\ndate: 2026-01-02\n---\n", "---\na: &a [*a]\n---\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		a, body, _, err := frontmatter.Parse(src, frontmatter.Options{})
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		require.NotNil(t, a)
		rest, offset := frontmatter.Body(src)
		require.Equal(t, string(body), string(rest))
		require.Equal(t, string(src[offset:]), string(body))
	})
}
