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

// invented is the fragment that is printed. With straight quotes three of four
// paragraphs, every other headline and every third dek hold some, as in the
// article that the reference page shows; with typographic ones the only
// character to escape is the ampersand.
func invented(straight bool) fragment {
	f := fragment{Header: header{
		Category: "Policy", CategoryURL: "/category/policy", Kicker: "Harbour", Headline: "Council votes to scrap the port’s tolls after ninety years",
		Dek: "Ferries & trams would share what the port has earned from lorries, and the oldest gate on the quay stays where it is.",
	}}
	for i := range 10 {
		text := fmt.Sprintf("Night ferry %d to the islands returns after two winters", i)
		if i%2 == 1 {
			text = fmt.Sprintf("The islands’ night ferry %d returns after two winters", i)
		}
		f.Headlines = append(f.Headlines, headline{ID: fmt.Sprintf("h%02d", i), URL: fmt.Sprintf("/news/2026/11/night-ferry-%d", i), Text: text})
	}
	for i := range 12 {
		text := strings.Repeat("The gate itself stays, because it holds back the swell and nobody has found a cheaper wall. ", 3)
		switch i % 4 {
		case 0:
			text += "“It was never ours to sell,” said the port’s keeper."
		case 1:
			text += "Marlow & Sons, who built it, agree."
		case 2:
			text += "The port’s own count is lower."
		}
		f.Paragraphs = append(f.Paragraphs, fmt.Sprintf("On day %d the port counted again. %s", i+1, text))
	}
	for i := range 6 {
		dek := "Engineers count the days by the tide table, and the table does not bend for budgets or for mayors."
		if i%3 == 0 {
			dek = "Engineers count the days by the harbour’s tide table, which bends neither for budgets nor for mayors."
		}
		f.Cards = append(f.Cards, card{
			Image: fmt.Sprintf("/media/2026/quay-%d.jpg", i), Category: "City", CategoryURL: "/category/city", URL: fmt.Sprintf("/news/2026/11/quay-wall-%d", i),
			Headline: fmt.Sprintf("Quay wall, part %d: what the divers found under the old crane", i),
			Dek:      dek, Author: "Ines Marlow", Minutes: 3 + i,
		})
	}
	if straight {
		f.straighten()
	}
	return f
}

// straighten writes all quotation marks and apostrophes as typewriters do.
func (f *fragment) straighten() {
	marks := strings.NewReplacer("’", "'", "“", `"`, "”", `"`)
	f.Header.Headline = marks.Replace(f.Header.Headline)
	for i := range f.Headlines {
		f.Headlines[i].Text = marks.Replace(f.Headlines[i].Text)
	}
	for i := range f.Paragraphs {
		f.Paragraphs[i] = marks.Replace(f.Paragraphs[i])
	}
	for i := range f.Cards {
		f.Cards[i].Dek = marks.Replace(f.Cards[i].Dek)
	}
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
