package article_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func ExampleArticle_Validate() {
	a := sound()
	a.Hero.Image.Alt = ""
	a.Body.Blocks = append(a.Body.Blocks, &article.Heading{Level: 4, Content: words("Deep")})
	for _, p := range a.Validate() {
		fmt.Println(p.Severity, p.Path, p.Code)
	}
	// Output:
	// error /hero/image/alt no-alt
	// warning /body/blocks/1/level heading-jump
}

// sound is an article without a problem.
func sound() *article.Article {
	return &article.Article{
		Headline: "H", Dek: "D", Language: "en", Authors: []article.Author{{Name: "Ines"}}, Category: article.Category{Name: "City"},
		Published: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC),
		Hero:      &article.Figure{Image: article.Image{URL: "/a.jpg", Alt: "A quay", Width: 16, Height: 9}, Credit: "Li Wen"},
		Body:      article.Document{Blocks: []article.Block{para("Text.")}},
	}
}

func TestASoundArticleHasNoProblem(t *testing.T) {
	require.Nil(t, sound().Validate())
}

func TestValidate(t *testing.T) {
	add := func(b ...article.Block) func(*article.Article) {
		return func(a *article.Article) { a.Body.Blocks = append(a.Body.Blocks, b...) }
	}
	link := func(url, text string) article.Block {
		return &article.Paragraph{Content: []article.Inline{&article.Link{URL: url, Content: words(text)}}}
	}
	met := make(map[string]bool)
	for name, c := range map[string]struct {
		change func(*article.Article)
		want   []string
	}{
		"no headline":                {func(a *article.Article) { a.Headline = " " }, []string{"/headline no-headline"}},
		"a long headline":            {func(a *article.Article) { a.Headline = strings.Repeat("é", 111) }, []string{"/headline long-headline"}},
		"110 are allowed":            {func(a *article.Article) { a.Headline = strings.Repeat("é", 110) }, nil},
		"no dek":                     {func(a *article.Article) { a.Dek = "" }, []string{"/dek no-dek"}},
		"no author":                  {func(a *article.Article) { a.Authors = nil }, []string{"/authors no-author"}},
		"an author without a name":   {func(a *article.Article) { a.Authors = append(a.Authors, article.Author{Role: "x"}) }, []string{"/authors/1/name author-no-name"}},
		"no date":                    {func(a *article.Article) { a.Published = time.Time{} }, []string{"/published no-date"}},
		"a draft needs none":         {func(a *article.Article) { a.Published = time.Time{}; a.Status = article.StatusDraft }, nil},
		"updated too early":          {func(a *article.Article) { a.Updated = a.Published.Add(-time.Second) }, []string{"/updated updated-before"}},
		"an embargo after expiry":    {func(a *article.Article) { a.Embargo = a.Published; a.Expires = a.Published }, []string{"/embargo embargo-after"}},
		"no category, no language":   {func(a *article.Article) { a.Category.Name = ""; a.Language = "" }, []string{"/language no-language", "/category no-category"}},
		"urgency":                    {func(a *article.Article) { a.Urgency = 10 }, []string{"/urgency urgency-range"}},
		"no hero":                    {func(a *article.Article) { a.Hero = nil }, []string{"/hero no-hero"}},
		"a hero without size":        {func(a *article.Article) { a.Hero.Image.Width = 0 }, []string{"/hero/image/width no-size"}},
		"a decorative picture":       {func(a *article.Article) { a.Hero.Image.Alt = ""; a.Hero.Image.Decorative = true }, nil},
		"no body":                    {func(a *article.Article) { a.Body.Blocks = nil }, []string{"/body empty-body"}},
		"an empty figure":            {add(&article.Figure{}), []string{"/body/blocks/1/image/url no-address", "/body/blocks/1/image/alt no-alt", "/body/blocks/1/image/width no-size"}},
		"a gallery":                  {add(&article.Gallery{Items: []*article.Figure{nil, {Credit: "x", Image: article.Image{URL: "/x", Width: 1, Height: 1}}}}), []string{"/body/blocks/1/items/0/image/alt no-alt"}},
		"headings in order":          {add(&article.Heading{Level: 2, Content: words("a")}, &article.Heading{Level: 3, Content: words("b")}, &article.Heading{Level: 2, Content: words("c")}), nil},
		"a heading that jumps":       {add(&article.Heading{Level: 2, Content: words("a")}, &article.Heading{Level: 4, Content: words("b")}), []string{"/body/blocks/2/level heading-jump"}},
		"a heading of level 1":       {add(&article.Heading{Level: 1, Content: words("a")}), []string{"/body/blocks/1/level heading-one"}},
		"an empty heading":           {add(&article.Heading{Level: 2}), []string{"/body/blocks/1/content empty-heading"}},
		"two of one id":              {add(&article.Divider{Attrs: article.Attrs{ID: "x"}}, &article.Quote{Content: []article.Block{nil, &article.Divider{Attrs: article.Attrs{ID: "x"}}}}), []string{"/body/blocks/2/content/0/id duplicate-id"}},
		"a dead anchor":              {add(link("#x", "the end")), []string{"/body/blocks/1/content/0/url dead-anchor"}},
		"an anchor further on":       {add(link("#x", "the end"), &article.Divider{Attrs: article.Attrs{ID: "x"}}), nil},
		"a vague link":               {add(link("/x", "Click here…")), []string{"/body/blocks/1/content/0/content vague-link"}},
		"a link without text":        {add(link("/x", "")), []string{"/body/blocks/1/content/0/content empty-link"}},
		"a link without address":     {add(link("", "x y")), []string{"/body/blocks/1/content/0/url no-address"}},
		"a mark without a note":      {add(&article.Paragraph{Content: []article.Inline{&article.FootnoteRef{Label: "1"}}}), []string{"/body/blocks/1/content/0/label note-missing"}},
		"a note without a mark":      {add(&article.Footnotes{Items: []article.Footnote{{Label: "1"}}}), []string{"/body/blocks/1/items/0 note-unused"}},
		"an empty correction":        {add(&article.CorrectionNote{}), []string{"/body/blocks/1/correction/text correction-empty"}},
		"a table without headings":   {add(&article.Table{Body: []article.Row{{}, {}}}), []string{"/body/blocks/1/head table-without-head"}},
		"an embed without address":   {add(&article.Embed{}), []string{"/body/blocks/1/url no-address"}},
		"made by AI, without a word": {func(a *article.Article) { a.Provenance = &article.Provenance{Source: article.TrainedAlgorithmicMedia} }, []string{"/provenance ai-without-word"}},
		"made by AI, and disclosed": {func(a *article.Article) {
			a.Provenance = &article.Provenance{Source: article.TrainedAlgorithmicMedia}
			a.Body.Blocks = append(a.Body.Blocks, &article.Disclosure{Type: article.DisclosureAI})
		}, nil},
		"a dek that repeats": {func(a *article.Article) { a.Headline = "It is open"; a.Dek = "It  is OPEN." }, []string{"/dek dek-repeats"}},
		"a language that is none": {func(a *article.Article) {
			a.Language = "english language"
			a.Translations = []article.Translation{{Language: "de_DE", URL: "/de"}}
			a.Body.Blocks = append(a.Body.Blocks, &article.Quote{Attrs: article.Attrs{Language: "1"}, Content: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Span{Language: "-", Content: words("x")}}}}})
		}, []string{"/language bad-language", "/translations/0/language bad-language", "/body/blocks/1/language bad-language", "/body/blocks/1/content/0/content/0/language bad-language"}},
		"languages that are some": {func(a *article.Article) {
			for _, tag := range []string{"zh-Hant-TW", "sl-rozaj-biske-1994", "x-whatever", "es-419"} {
				a.Body.Blocks = append(a.Body.Blocks, &article.Divider{Attrs: article.Attrs{Language: tag}})
			}
		}, nil},
		"an author twice": {func(a *article.Article) { a.Authors = append(a.Authors, article.Author{Name: "ines "}) }, []string{"/authors/1/name duplicate-author"}},
		"a category twice": {func(a *article.Article) {
			a.Categories = []article.Category{{Name: "Sport"}, {Name: "city"}, {Name: "Sport"}}
		}, []string{"/categories/1 duplicate-category", "/categories/2 duplicate-category"}},
		"a tag twice":         {func(a *article.Article) { a.Tags = []string{"trams", "Trams", "quay"} }, []string{"/tags/1 duplicate-tag"}},
		"a part too many":     {func(a *article.Article) { a.Series = &article.Series{Name: "S", Part: 3, Of: 2} }, []string{"/series/part series-part"}},
		"scheduled for never": {func(a *article.Article) { a.Status = article.StatusScheduled; a.Published = time.Time{} }, []string{"/published no-date"}},
		"scheduled by embargo": {func(a *article.Article) {
			a.Status = article.StatusScheduled
			a.Embargo, a.Published = a.Published, time.Time{}
		}, nil},
		"expired at once": {func(a *article.Article) { a.Expires = a.Published }, []string{"/expires expires-before"}},
		"corrected after all": {func(a *article.Article) {
			a.Corrections = []article.Correction{{Text: words("x"), Time: a.Published.Add(time.Hour)}}
		}, []string{"/corrections/0/time correction-late"}},
		"corrected and updated": {func(a *article.Article) {
			a.Updated = a.Published.Add(time.Hour)
			a.Corrections = []article.Correction{{Text: words("x"), Time: a.Updated}}
		}, nil},
		"a source of nothing": {func(a *article.Article) { a.Sources = []article.Source{{Title: "T"}, {URL: "/u"}, {Publisher: "P"}} }, []string{"/sources/2 source-empty"}},
		"translations": {func(a *article.Article) {
			a.Translations = []article.Translation{{Language: "de", ID: "x"}, {URL: "/x"}, {Language: "fr"}, {Language: "EN", URL: "/en"}}
		},
			[]string{"/translations/1/language translation-unclear", "/translations/2/url translation-unclear", "/translations/3/language translation-unclear"}},
		"a file's name for words": {func(a *article.Article) { a.Hero.Image.Alt = "IMG_2031.JPG" }, []string{"/hero/image/alt bad-alt"}},
		"a placeholder":           {func(a *article.Article) { a.Hero.Image.Alt = "Image" }, []string{"/hero/image/alt bad-alt"}},
		"a file's name in words":  {func(a *article.Article) { a.Hero.Image.Alt = "The icon of plan.svg" }, nil},
		"a caption heard twice":   {func(a *article.Article) { a.Hero.Caption = words("a quay.") }, []string{"/hero/image/alt alt-repeats"}},
		"a picture of nobody's":   {func(a *article.Article) { a.Hero.Credit = "" }, []string{"/hero/credit no-credit"}},
		"a focal point outside":   {func(a *article.Article) { a.Hero.Image.Focal = &article.Point{X: .5, Y: 50} }, []string{"/hero/image/focal focal-range"}},
		"a variant without width": {func(a *article.Article) {
			a.Hero.Image.Variants = []article.Variant{{URL: "/a", Width: 8}, {URL: "/b"}}
		}, []string{"/hero/image/variants/1/width no-size"}},
		"a picture in a line":      {add(&article.Paragraph{Content: []article.Inline{nil, &article.Strong{Content: []article.Inline{&article.InlineImage{}}}}}), []string{"/body/blocks/1/content/0/content/0/image/alt no-alt"}},
		"a video":                  {add(&article.Video{Files: []article.MediaFile{{}}}), []string{"/body/blocks/1/files/0/url no-address", "/body/blocks/1/tracks no-captions"}},
		"a video with captions":    {add(&article.Video{Files: []article.MediaFile{{URL: "/v"}}, Tracks: []article.Track{{Kind: "captions"}}}), nil},
		"a video with chapters":    {add(&article.Video{Files: []article.MediaFile{{URL: "/v"}}, Tracks: []article.Track{{Kind: "chapters"}}}), []string{"/body/blocks/1/tracks no-captions"}},
		"a recording":              {add(&article.Audio{}), []string{"/body/blocks/1/files no-address", "/body/blocks/1/transcript no-transcript"}},
		"blocks that hold nothing": {add(&article.Paragraph{}, &article.List{}, &article.KeyFacts{}, &article.Disclosure{Type: article.DisclosureSponsored}), []string{"/body/blocks/1 empty-block", "/body/blocks/2 empty-block", "/body/blocks/3 empty-block", "/body/blocks/4 empty-block"}},
		"an id of two words":       {add(&article.Divider{Attrs: article.Attrs{ID: "a b"}}), []string{"/body/blocks/1/id bad-id"}},
		"a link that runs script":  {add(link(" JavaScript:alert(1)", "the end")), []string{"/body/blocks/1/content/0/url unsafe-address"}},
		"a colon further on":       {add(link("/javascript:x", "the end")), nil},
		"an address for text":      {add(link("https://www.city.example/plans/", "city.example/plans")), []string{"/body/blocks/1/content/0/content bare-url"}},
		"a site for text":          {add(link("https://city.example", "city.example")), nil},
		"a link that says nothing": {add(link("/x", "続きを読む"), link("/x", "En savoir plus →")), []string{"/body/blocks/1/content/0/content vague-link", "/body/blocks/2/content/0/content vague-link"}},
		"a note twice": {add(&article.Paragraph{Content: []article.Inline{&article.FootnoteRef{Label: "1"}}}, &article.Footnotes{Items: []article.Footnote{{Label: "1"}, {Label: "1"}}}),
			[]string{"/body/blocks/2/items/1/label duplicate-note"}},
		"a table with a gap": {add(&article.Table{Head: []article.Row{{Cells: make([]article.Cell, 3)}}, Body: []article.Row{
			{Cells: []article.Cell{{RowSpan: 2}, {ColSpan: 2}}}, {Cells: []article.Cell{{ColSpan: 2}}}, {Cells: make([]article.Cell, 2)}}}),
			[]string{"/body/blocks/1/body/2 ragged-table"}},
		"inside a cell": {add(&article.Table{Head: []article.Row{{Cells: []article.Cell{{Content: []article.Block{link("/x", "here")}}}}}}),
			[]string{"/body/blocks/1/head/0/cells/0/content/0/content/0/content vague-link"}},
		"an update without time":     {add(&article.LiveUpdate{Headline: "x"}), []string{"/body/blocks/1/time update-no-time"}},
		"a block made by AI":         {add(&article.Divider{Attrs: article.Attrs{Provenance: &article.Provenance{Source: article.CompositeWithAI}}}), []string{"/body/blocks/1/provenance ai-without-word"}},
		"a block that says who made": {add(&article.Divider{Attrs: article.Attrs{Provenance: &article.Provenance{Source: article.CompositeWithAI, Note: "x"}}}), nil},
		"deep inside": {add(&article.List{Items: []article.ListItem{{Content: []article.Block{&article.Callout{Content: []article.Block{link("/x", "here")}}}}}}),
			[]string{"/body/blocks/1/items/0/content/0/content/0/content/0/content vague-link"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := sound()
			c.change(a)
			var got []string
			for _, p := range a.Validate() {
				got = append(got, p.Path+" "+string(p.Code))
				met[string(p.Code)] = true
				require.NotEmpty(t, p.Message)
				require.Contains(t, p.String(), p.Path)
			}
			require.Empty(t, cmp.Diff(c.want, got))
		})
	}

	src, err := os.ReadFile("validate_code.go")
	require.NoError(t, err)
	codes := regexp.MustCompile(`ProblemCode = "(.*?)"`).FindAllSubmatch(src, -1)
	require.Greater(t, len(codes), 40)
	for _, code := range codes {
		require.True(t, met[string(code[1])], "no case shows %s", code[1])
	}
}

// A CMS follows the path to the field. What is empty is absent in JSON, so that
// the way may end early, but never at an item of a list.
func TestEveryProblemPointsIntoTheArticle(t *testing.T) {
	articles := uint64(2_000)
	if testing.Short() {
		articles = 200
	}
	for seed := range articles {
		a := articlegen.Article(seed, articlegen.Options{})
		out, err := a.AppendJSON(nil)
		require.NoError(t, err)
		var tree any
		require.NoError(t, json.Unmarshal(out, &tree))
		for _, p := range a.Validate() {
			at := tree
			for step := range strings.SplitSeq(p.Path[1:], "/") {
				switch v := at.(type) {
				case map[string]any:
					at = v[step]
				case []any:
					i, err := strconv.Atoi(step)
					require.NoError(t, err, "seed %d: %s", seed, p)
					require.Less(t, i, len(v), "seed %d: %s", seed, p)
					at = v[i]
				case nil:
				default:
					t.Fatalf("seed %d: %s leads through %v", seed, p, v)
				}
			}
		}
	}
}
