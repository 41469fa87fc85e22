package article_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
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
		Hero:      &article.Figure{Image: article.Image{URL: "/a.jpg", Alt: "A quay", Width: 16, Height: 9}},
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
		"a gallery":                  {add(&article.Gallery{Items: []*article.Figure{{Image: article.Image{URL: "/x", Width: 1, Height: 1}}}}), []string{"/body/blocks/1/items/0/image/alt no-alt"}},
		"headings in order":          {add(&article.Heading{Level: 2, Content: words("a")}, &article.Heading{Level: 3, Content: words("b")}, &article.Heading{Level: 2, Content: words("c")}), nil},
		"a heading that jumps":       {add(&article.Heading{Level: 2, Content: words("a")}, &article.Heading{Level: 4, Content: words("b")}), []string{"/body/blocks/2/level heading-jump"}},
		"a heading of level 1":       {add(&article.Heading{Level: 1, Content: words("a")}), []string{"/body/blocks/1/level heading-one"}},
		"an empty heading":           {add(&article.Heading{Level: 2}), []string{"/body/blocks/1/content empty-heading"}},
		"two of one id":              {add(&article.Divider{Attrs: article.Attrs{ID: "x"}}, &article.Quote{Content: []article.Block{&article.Divider{Attrs: article.Attrs{ID: "x"}}}}), []string{"/body/blocks/2/content/0/id duplicate-id"}},
		"a dead anchor":              {add(link("#x", "the end")), []string{"/body/blocks/1 dead-anchor"}},
		"an anchor further on":       {add(link("#x", "the end"), &article.Divider{Attrs: article.Attrs{ID: "x"}}), nil},
		"a vague link":               {add(link("/x", "Click here…")), []string{"/body/blocks/1 vague-link"}},
		"a link without text":        {add(link("/x", "")), []string{"/body/blocks/1 empty-link"}},
		"a link without address":     {add(link("", "x y")), []string{"/body/blocks/1 no-address"}},
		"a mark without a note":      {add(&article.Paragraph{Content: []article.Inline{&article.FootnoteRef{Label: "1"}}}), []string{"/body/blocks/1 note-missing"}},
		"a note without a mark":      {add(&article.Footnotes{Items: []article.Footnote{{Label: "1"}}}), []string{"/body/blocks/1/items/0 note-unused"}},
		"an empty correction":        {add(&article.CorrectionNote{}), []string{"/body/blocks/1/correction/text correction-empty"}},
		"a table without headings":   {add(&article.Table{Body: []article.Row{{}, {}}}), []string{"/body/blocks/1/head table-without-head"}},
		"an embed without address":   {add(&article.Embed{}), []string{"/body/blocks/1/url no-address"}},
		"made by AI, without a word": {func(a *article.Article) { a.Provenance = &article.Provenance{Source: article.TrainedAlgorithmicMedia} }, []string{"/provenance ai-without-word"}},
		"made by AI, and disclosed": {func(a *article.Article) {
			a.Provenance = &article.Provenance{Source: article.TrainedAlgorithmicMedia}
			a.Body.Blocks = append(a.Body.Blocks, &article.Disclosure{Type: article.DisclosureAI})
		}, nil},
		"deep inside": {add(&article.List{Items: []article.ListItem{{Content: []article.Block{&article.Callout{Content: []article.Block{link("/x", "here")}}}}}}),
			[]string{"/body/blocks/1/items/0/content/0/content/0 vague-link"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := sound()
			c.change(a)
			var got []string
			for _, p := range a.Validate() {
				got = append(got, p.Path+" "+string(p.Code))
				require.NotEmpty(t, p.Message)
				require.Contains(t, p.String(), p.Path)
			}
			require.Empty(t, cmp.Diff(c.want, got))
		})
	}
}
