package article_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

func ExampleAuthor() {
	a := article.Article{Authors: []article.Author{
		{Name: "Ines Marlow", Role: "City editor", Avatar: &article.Image{URL: "/ines.jpg"}, Profiles: []string{"https://social.example/@ines"}},
		{Kind: article.Organisation, Name: "Meridian Wire"},
		{Kind: article.Software, Name: "Ledger Desk", Role: "AI News Desk"},
	}}
	for _, author := range a.Authors {
		switch author.Kind {
		case article.Person:
			fmt.Println(author.Name, "is a person,", author.Role)
		case article.Organisation:
			fmt.Println(author.Name, "is an organisation")
		case article.Software:
			fmt.Println(author.Name, "is software,", author.Role)
		}
	}
	// Output:
	// Ines Marlow is a person, City editor
	// Meridian Wire is an organisation
	// Ledger Desk is software, AI News Desk
}

func ExampleCategory() {
	city := article.Category{Name: "City", URL: "/city"}
	a := article.Article{
		Category:   article.Category{Name: "Public transport", Parent: &city},
		Categories: []article.Category{{Name: "Money", Slug: "economy"}},
	}
	for c := &a.Category; c != nil; c = c.Parent {
		fmt.Println(c.Name, c.Key())
	}
	fmt.Println(a.Categories[0].Name, a.Categories[0].Key())
	// Output:
	// Public transport public-transport
	// City city
	// Money economy
}

func ExampleSeries_Key() {
	s := article.Series{Name: "Ninety days", Part: 2, Of: 3}
	fmt.Println(s.Key(), s.Part, s.Of)
	// Output: ninety-days 2 3
}

func ExampleImage_FocalPixels() {
	img := article.Image{
		URL: "/quay.jpg", Alt: "A tram on a bridge", Width: 1600, Height: 900, Focal: &article.Point{X: 0.25, Y: 0.5},
		Variants: []article.Variant{{URL: "/quay-800.avif", Width: 800, Height: 450, Type: "image/avif"}},
	}
	fmt.Println(img.FocalPixels())
	// Output: 400 450 true
}

// A block says how it was made where that differs from the article.
func ExampleProvenance() {
	a := article.Article{
		Provenance: &article.Provenance{Source: article.HumanEdits},
		Body: article.Document{Blocks: []article.Block{
			&article.KeyFacts{Attrs: article.Attrs{Provenance: &article.Provenance{
				Source: article.TrainedAlgorithmicMedia, Tools: []string{"summary-model 4"}, Reviewer: "Ines Marlow", Note: "Summed up by software and checked by an editor.",
			}}, Facts: []article.Fact{{Figure: "90", Text: []article.Inline{&article.Text{Value: "days late"}}}}},
		}},
	}
	for b := range a.Body.All() {
		if p := b.Attributes().Provenance; p != nil && p.Source.IsAI() {
			fmt.Println(b.Kind(), p.Source.URI())
			fmt.Println(p.Note)
		}
	}
	// Output:
	// key-facts http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia
	// Summed up by software and checked by an editor.
}

func ExampleCorrection() {
	fixed := time.Date(2031, 4, 2, 11, 0, 0, 0, time.UTC)
	a := article.Article{Published: fixed.Add(-2 * time.Hour), Updated: fixed, Corrections: []article.Correction{{
		Time: fixed, Text: []article.Inline{&article.Text{Value: "The bridge was closed for ninety days, not eighty."}},
	}}}
	for _, c := range a.Corrections {
		fmt.Println(c.Time.Format(time.DateOnly), article.InlineText(c.Text))
	}
	fmt.Println(a.LastChange().Equal(fixed))
	// Output:
	// 2031-04-02 The bridge was closed for ninety days, not eighty.
	// true
}

func ExampleArticle_LastChange() {
	a := article.Article{Published: time.Date(2031, 4, 2, 9, 0, 0, 0, time.UTC)}
	fmt.Println(a.LastChange().Format(time.TimeOnly))
	a.Updated = a.Published.Add(time.Hour)
	fmt.Println(a.LastChange().Format(time.TimeOnly))
	// Output:
	// 09:00:00
	// 10:00:00
}

// What a newer version or another program wrote comes through.
func ExampleCustom() {
	src := `{"version":1,"mood":"glad","body":{"blocks":[{"type":"recipe","text":"Fish soup","serves":4}]}}`
	a, err := article.ParseJSON([]byte(src), article.JSONOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	recipe := a.Body.Blocks[0].(*article.Custom)
	fmt.Println(recipe.Type, recipe.Text, string(recipe.JSON), string(a.Extra["mood"]))
	out, err := json.Marshal(a)
	fmt.Println(string(out), err)
	// Output:
	// recipe Fish soup {"serves":4} "glad"
	// {"version":1,"body":{"blocks":[{"type":"recipe","text":"Fish soup","serves":4}]},"mood":"glad"} <nil>
}

func ExampleLimits() {
	_, err := article.ParseJSON([]byte(`{"body":{"blocks":["one","two"]},"headline":3}`), article.JSONOptions{File: "story.json", Limits: article.Limits{Bytes: 20}})
	fmt.Println(err)
	fmt.Println(errors.Is(err, article.ErrTooLarge))
	// Output:
	// json: story.json: too large: 46 bytes, at most 20 are read
	// true
}

func ExampleParseError() {
	_, err := article.ParseJSON([]byte(`{"body":{"blocks":[{"type":"heading","level":"two"}]}}`), article.JSONOptions{})
	var at *article.ParseError
	fmt.Println(errors.As(err, &at), errors.Is(err, article.ErrInvalidValue))
	fmt.Println(at.Path)
	fmt.Println(err)
	// Output:
	// true true
	// /body/blocks/0/level
	// json: /body/blocks/0/level: invalid value: expected a whole number, found a string
}

func ExampleParseError_Caret() {
	_, err := article.ParseJSON([]byte("{\n  \"headline\": Bridge\n}"), article.JSONOptions{})
	var at *article.ParseError
	if errors.As(err, &at) {
		fmt.Println(at.Position)
		fmt.Println(at.Caret())
	}
	// Output:
	// line 2, column 15
	//   "headline": Bridge
	//               ^
}

func ExampleInlineContent() {
	link := &article.Link{URL: "/bridge", Content: []article.Inline{&article.Text{Value: "bridge"}}}
	*article.InlineContent(link) = []article.Inline{&article.Strong{Content: link.Content}}
	fmt.Println(link.Content[0].Kind(), article.InlineContent(&article.Break{}) == nil)
	// Output: strong true
}
