package article_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

func Example() {
	a := article.Article{
		Headline: "Harbour bridge reopens after ninety days",
		Dek:      "Ferries keep their summer timetable until the autumn.",
		Category: article.Category{Name: "City"},
		Authors:  []article.Author{{Name: "Ines Marlow", Role: "City reporter"}},
		Body: article.Document{Blocks: []article.Block{
			&article.Paragraph{Content: []article.Inline{&article.Text{Value: "The first tram crossed at five."}}},
		}},
	}
	fmt.Println(article.Slug(a.Headline), a.Category.Key(), article.EstimateReadingTime(&a, article.ReadingOptions{}).Minutes())
	// Output: harbour-bridge-reopens-after-ninety-days city 1
}

func ExampleArticle_HeadlineFor() {
	a := article.Article{Headline: "Council votes to scrap harbour tolls", Headlines: article.Headlines{Short: "Harbour tolls to go"}}
	fmt.Println(a.HeadlineFor(article.HeadlineShort))
	fmt.Println(a.HeadlineFor(article.HeadlineSocial))
	// Output:
	// Harbour tolls to go
	// Council votes to scrap harbour tolls
}

func ExampleArticle_Public() {
	a := article.Article{Embargo: time.Date(2026, 11, 24, 6, 0, 0, 0, time.UTC)}
	fmt.Println(a.Public(a.Embargo.Add(-time.Minute)), a.Public(a.Embargo))
	// Output: false true
}

func ExampleArticle_Key() {
	fmt.Println((&article.Article{URL: "/news/bridge", Slug: "bridge"}).Key())
	// Output: /news/bridge
}

func ExampleArticle_AppendJSON() {
	a := article.Article{Headline: "Bridge reopens", Tags: []string{"trams"}}
	out, err := a.AppendJSON(nil)
	fmt.Println(string(out), err)
	// Output: {"version":1,"headline":"Bridge reopens","tags":["trams"]} <nil>
}

func ExampleParseJSON() {
	_, err := article.ParseJSON([]byte(`{"body":{"blocks":[{"type":"heading","level":"two"}]}}`), article.JSONOptions{})
	var at *article.ParseError
	fmt.Println(errors.As(err, &at), at.Path)
	fmt.Println(err)
	// Output:
	// true /body/blocks/0/level
	// json: /body/blocks/0/level: invalid value: expected a whole number, found a string
}

func ExampleParseBlockJSON() {
	b, err := article.ParseBlockJSON([]byte(`{"type":"quote","content":"Mind the gap.","attribution":"A voice"}`), article.JSONOptions{})
	fmt.Println(b.Kind(), article.InlineText(b.(*article.Quote).Attribution), err)
	// Output: quote A voice <nil>
}

func ExampleAppendBlockJSON() {
	out, _ := article.AppendBlockJSON(nil, &article.Divider{Attrs: article.Attrs{ID: "end"}})
	fmt.Println(string(out))
	// Output: {"type":"divider","id":"end"}
}

func ExampleDocument_Preorder() {
	d := article.Document{Blocks: []article.Block{
		&article.Quote{Content: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "Mind the gap."}}}}},
	}}
	for n := range d.Preorder() {
		fmt.Println(n.Kind())
	}
	// Output:
	// quote
	// paragraph
	// text
}

func ExampleDocument_All() {
	d := article.Document{Blocks: []article.Block{&article.Heading{Level: 2}, &article.Divider{}}}
	for b := range d.All() {
		fmt.Println(b.Kind())
	}
	// Output:
	// heading
	// divider
}

func ExampleChildren() {
	link := &article.Link{URL: "/", Content: []article.Inline{&article.Text{Value: "home"}}}
	for n := range article.Children(link) {
		fmt.Println(n.(*article.Text).Value)
	}
	// Output: home
}

func ExampleInlineText() {
	fmt.Println(article.InlineText([]article.Inline{
		&article.Text{Value: "Mind "}, &article.Strong{Content: []article.Inline{&article.Text{Value: "the gap"}}}, &article.FootnoteRef{Label: "1"},
	}))
	// Output: Mind the gap
}

func ExampleSlug() {
	fmt.Println(article.Slug("The Fed’s 2% problem"))
	fmt.Println(article.Slug("概要: 日本語"))
	// Output:
	// the-feds-2-problem
	// 概要-日本語
}

func ExampleIDs() {
	var ids article.IDs
	fmt.Println(ids.ID("Overview"), ids.ID("Overview"), ids.ID("概要"), ids.ID("?!"))
	// Output: overview overview-2 概要 section
}

func ExampleEstimateReadingTime() {
	a := article.Article{Language: "en", Headline: "Bridge reopens", Hero: &article.Figure{}}
	t := article.EstimateReadingTime(&a, article.ReadingOptions{})
	fmt.Println(t.Minutes(), t.Words, t.Images)
	// Output: 1 2 1
}

func ExampleDirectionOf() {
	fmt.Println(article.DirectionOf("fa"), article.DirectionOf("pa-Arab"), article.DirectionOf("ja"))
	// Output: rtl rtl ltr
}

func ExampleErrorAt() {
	err := article.ErrorAt("markdown", []byte("title: x\ndate: never\n"), 15, article.ErrInvalidValue)
	fmt.Println(err)
	fmt.Println(err.Caret())
	// Output:
	// markdown: line 2, column 7: invalid value
	// date: never
	//       ^
}

func ExampleLoss() {
	fmt.Println(article.Loss{Reason: article.LossUnsafe, What: "<iframe>", Detail: "its site is not among the allowed ones", Path: "/body/3"})
	// Output: /body/3: <iframe>: unsafe (its site is not among the allowed ones)
}

func ExampleDigitalSourceType_URI() {
	fmt.Println(article.TrainedAlgorithmicMedia.URI(), article.TrainedAlgorithmicMedia.IsAI())
	// Output: http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia true
}
