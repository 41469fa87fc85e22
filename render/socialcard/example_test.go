package socialcard_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/socialcard"
	"github.com/go-fonts/dejavu/dejavusansbold"
)

var harbour = &article.Article{
	Language: "en",
	Headline: "Harbour towns vote to keep their night ferries after a winter of cuts",
	Dek:      "Three councils put the boats back on the timetable; the operator says the money lasts until March.",
	Category: article.Category{Name: "Transport"},
	Authors:  []article.Author{{Name: "Ada Okafor"}, {Name: "Jun Li"}},
}

func Example() {
	card := socialcard.Card{Article: harbour, SiteName: "The Ledger", Theme: render.ThemeMagazine, Dark: true}
	data, err := card.AppendPNG(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := png.DecodeConfig(bytes.NewReader(data))
	fmt.Println(picture.Width, picture.Height, err)
	// Output: 1200 630 <nil>
}

func ExampleCard_Render() {
	out, err := os.CreateTemp("", "card-*.png")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(out.Name())
	card := socialcard.Card{Article: harbour, SiteName: "The Ledger"}
	err = card.Render(context.Background(), out)
	fmt.Println(err, out.Close())
	// Output: <nil> <nil>
}

// A script that the built-in fonts lack needs a font of the host's.
func ExampleFonts() {
	card := socialcard.Card{Article: &article.Article{Language: "he", Headline: "\u05e9\u05dc\u05d5\u05dd"}}
	_, err := card.AppendPNG(nil)
	if uncovered, ok := errors.AsType[*socialcard.UncoveredError](err); ok {
		fmt.Printf("%s: %U\n", uncovered.Part, uncovered.Rune)
	}

	card.Fonts.Regular, err = socialcard.ParseFonts(dejavusansbold.TTF)
	fmt.Println(err)
	_, err = card.AppendPNG(nil)
	fmt.Println(err)
	// Output:
	// headline: U+05E9
	// <nil>
	// <nil>
}
