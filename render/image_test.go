package render_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

func TestPicturesOfferNewerFormatsAndNoOtherCrop(t *testing.T) {
	img := article.Image{URL: "/b.jpg", Alt: "A bridge", Type: "image/jpeg", Width: 1600, Height: 900, Variants: []article.Variant{
		{URL: "/b-800.jpg", Width: 800, Height: 450}, {URL: "/b-square.jpg", Width: 800, Height: 800}, {URL: "/b-800.avif", Width: 800, Type: "image/avif"},
	}}
	out := string(render.Hero{Figure: &article.Figure{Image: img}}.HTML())
	require.Contains(t, out, `<picture class="nr-picture"><source type="image/avif" srcset="/b-800.avif 800w"`)
	require.Contains(t, out, `srcset="/b-800.jpg 800w, /b.jpg 1600w"`)
	require.NotContains(t, out, "square")
}

func TestTheFirstPictureOfAListIsNotLoadedLate(t *testing.T) {
	picture := &article.Image{URL: "/b.jpg"}
	out := string(render.ListPage{Title: "x", Cards: []render.Card{{Headline: "a", Image: picture}, {Headline: "b", Image: picture}}}.HTML())
	require.Equal(t, 1, strings.Count(out, `fetchpriority="high"`))
	require.Equal(t, 1, strings.Count(out, `loading="lazy"`))
	require.Less(t, strings.Index(out, `fetchpriority="high"`), strings.Index(out, `loading="lazy"`))
}

func TestAnImageIsLoadedByItsPlace(t *testing.T) {
	img := article.Image{URL: "/b.jpg", Alt: "A bridge", Width: 1600, Height: 900}
	card := render.Card{Headline: "x", Image: &img}
	first, later := ` fetchpriority="high">`, ` loading="lazy" decoding="async">`
	for name, c := range map[string]struct {
		piece      render.Piece
		has, lacks string
	}{
		"a hero is fetched before all others":   {render.Hero{Figure: &article.Figure{Image: img}}, first, "lazy"},
		"so is the lead story's":                {render.LeadStory{Story: card}, first, "lazy"},
		"a card's waits until it comes near":    {card, later, "fetchpriority"},
		"and a figure's":                        {render.Body{Document: &article.Document{Blocks: []article.Block{&article.Figure{Image: img}}}}, later, "fetchpriority"},
		"its place is kept":                     {card, ` width="1600" height="900"`, "style="},
		"a card's headline says what it shows":  {card, ` alt=""`, "A bridge"},
		"a hero's alternative text is its own":  {render.Hero{Figure: &article.Figure{Image: img}}, ` alt="A bridge"`, `alt=""`},
		"an avatar's is the author's name":      {render.Byline{Authors: []article.Author{{Name: "Ines", Avatar: &article.Image{URL: "/i.png"}}}}, ` alt="Ines"`, "width="},
		"one that decorates has none":           {render.Hero{Figure: &article.Figure{Image: article.Image{URL: "/b.jpg", Alt: "x", Decorative: true}}}, ` alt=""`, `alt="x"`},
		"one size of two would distort nothing": {render.Hero{Figure: &article.Figure{Image: article.Image{URL: "/b.jpg", Width: 1600}}}, "<img", "width="},
	} {
		t.Run(name, func(t *testing.T) {
			out := string(c.piece.HTML())
			require.Contains(t, out, c.has)
			require.NotContains(t, out, c.lacks)
		})
	}
	many := render.LeadStory{Story: card, Beside: []render.Card{card, card}}
	require.Equal(t, 1, strings.Count(string(many.HTML()), "fetchpriority"), "one image alone comes first")
}

// The stylesheet has a class for each tenth: a style attribute would be exact
// but is refused by a strict policy.
func TestTheFocalPointIsRoundedToTenths(t *testing.T) {
	sheet := string(render.NewAssets(render.AssetOptions{}).Stylesheet().Data)
	for _, c := range []struct {
		x, y float64
		want string
	}{{0, 1, "x-0 nr-focal-y-10"}, {0.249, 0.25, "x-2 nr-focal-y-3"}, {-3, 7, "x-0 nr-focal-y-10"}, {0.5, 0.5, "x-5 nr-focal-y-5"}} {
		img := article.Image{URL: "/b.jpg", Focal: &article.Point{X: c.x, Y: c.y}}
		require.Contains(t, string(render.Card{Image: &img}.HTML()), `class="nr-card__image nr-focal-`+c.want+`"`)
		for name := range strings.FieldsSeq("nr-focal-" + c.want) {
			require.Contains(t, sheet, "."+name, "the stylesheet knows the class")
		}
	}
}
