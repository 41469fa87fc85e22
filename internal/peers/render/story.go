package render

import (
	"fmt"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

// A fragment is what all the templates print, in the plainest form that they
// could ask for.
type fragment struct {
	Headlines  []headline
	Header     header
	Paragraphs []string
	Cards      []card
}

type (
	headline struct{ ID, Text, URL string }
	header   struct{ Category, CategoryURL, Kicker, Headline, Dek string }
	card     struct {
		Image, Category, CategoryURL, Headline, URL, Dek, Author string
		Minutes                                                  int
	}
)

// invented is the fragment that is printed. Its only character that needs
// escaping is the ampersand, since libraries write quotes in different ways.
func invented() fragment {
	f := fragment{Header: header{
		Category: "Policy", CategoryURL: "/category/policy", Kicker: "Harbour", Headline: "Council votes to scrap harbour tolls after ninety years",
		Dek: "Ferries & trams would share what the port has earned from lorries, and the oldest gate on the quay stays where it is.",
	}}
	for i := range 10 {
		f.Headlines = append(f.Headlines, headline{
			ID: fmt.Sprintf("h%02d", i), URL: fmt.Sprintf("/news/2026/11/night-ferry-%d", i),
			Text: fmt.Sprintf("Night ferry %d to the islands returns after two winters", i),
		})
	}
	for i := range 12 {
		text := strings.Repeat("The gate itself stays, because it holds back the swell and nobody has found a cheaper wall. ", 3)
		if i%4 == 1 {
			text += "Marlow & Sons, who built it, agree."
		}
		f.Paragraphs = append(f.Paragraphs, fmt.Sprintf("On day %d the port counted again. %s", i+1, text))
	}
	for i := range 6 {
		f.Cards = append(f.Cards, card{
			Image: fmt.Sprintf("/media/2026/quay-%d.jpg", i), Category: "City", CategoryURL: "/category/city", URL: fmt.Sprintf("/news/2026/11/quay-wall-%d", i),
			Headline: fmt.Sprintf("Quay wall, part %d: what the divers found under the old crane", i),
			Dek:      "Engineers count the days by the tide table, and the table does not bend for budgets or for mayors.", Author: "Ines Marlow", Minutes: 3 + i,
		})
	}
	return f
}

// pieces are this library's for the same fragment.
type pieces struct {
	ticker render.Ticker
	header render.Header
	body   render.Body
	cards  []render.Card
}

func piecesOf(f *fragment) pieces {
	h := &f.Header
	p := pieces{
		ticker: render.Ticker{Cursor: "41", StreamURL: "/ticker/stream"},
		header: render.Header{Category: article.Category{Name: h.Category, URL: h.CategoryURL}, Kicker: h.Kicker, Headline: h.Headline, Dek: h.Dek},
	}
	for _, h := range f.Headlines {
		p.ticker.Headlines = append(p.ticker.Headlines, ticker.Headline{ID: h.ID, Text: h.Text, URL: h.URL})
	}
	doc := new(article.Document)
	for _, text := range f.Paragraphs {
		doc.Blocks = append(doc.Blocks, &article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}})
	}
	p.body.Document = doc
	for _, c := range f.Cards {
		p.cards = append(p.cards, render.Card{
			URL: c.URL, Category: article.Category{Name: c.Category, URL: c.CategoryURL}, Headline: c.Headline, Dek: c.Dek,
			Image: &article.Image{URL: c.Image, Width: 1600, Height: 900}, Authors: []article.Author{{Name: c.Author}}, Minutes: c.Minutes,
		})
	}
	return p
}

func (p *pieces) appendHTML(dst []byte) []byte {
	dst = p.ticker.AppendHTML(dst)
	dst = p.header.AppendHTML(dst)
	dst = p.body.AppendHTML(dst)
	for i := range p.cards {
		dst = p.cards[i].AppendHTML(dst)
	}
	return dst
}
