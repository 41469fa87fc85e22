package render

import (
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// nodes is the fragment in gomponents. Nodes hold values, so that they are
// made for every page.
func nodes(f *fragment) g.Node {
	return g.Group{
		g.El("news-ticker", h.Class("nr-ticker nr-pace-8"), h.Role("region"), h.Aria("label", "Live headlines"), h.Data("cursor", "41"), h.Data("stream", "/ticker/stream"), h.Data("breaking", "Breaking"),
			h.P(h.Class("nr-ticker__label"), g.Text("Live")),
			h.Div(h.Class("nr-ticker__window"), h.Div(h.Class("nr-ticker__track"),
				h.Ul(h.Class("nr-ticker__group"), h.Role("list"), headlineNodes(f)),
				h.Ul(h.Class("nr-ticker__group"), h.Role("list"), h.Aria("hidden", "true"), g.Attr("inert"), headlineNodes(f)),
			)),
			h.Label(h.Class("nr-ticker__control"), h.Input(h.Type("checkbox"), h.Class("nr-ticker__pause"), h.Aria("label", "Pause the ticker")),
				h.Span(h.Class("nr-ticker__icon"), h.Aria("hidden", "true"))),
		),
		h.Header(h.Class("nr-header"),
			h.P(h.Class("nr-label"), h.A(h.Class("nr-label__category"), h.Href(f.Header.CategoryURL), g.Text(f.Header.Category)), g.Text(" "),
				h.Span(h.Class("nr-label__kicker"), g.Text(f.Header.Kicker))),
			h.H1(h.Class("nr-headline"), g.Text(f.Header.Headline)),
			h.P(h.Class("nr-dek"), g.Text(f.Header.Dek)),
		),
		h.Div(h.Class("nr-body"), g.Map(f.Paragraphs, func(text string) g.Node { return h.P(g.Text(text)) })),
		g.Map(f.Cards, func(c card) g.Node {
			return h.Article(h.Class("nr-card"),
				h.Div(h.Class("nr-card__media"), h.Img(h.Class("nr-card__image"), h.Src(c.Image), h.Width("1600"), h.Height("900"), h.Alt(""), h.Loading("lazy"), g.Attr("decoding", "async"))),
				h.Div(h.Class("nr-card__text"),
					h.P(h.Class("nr-label"), h.A(h.Class("nr-label__category"), h.Href(c.CategoryURL), g.Text(c.Category))),
					h.H3(h.Class("nr-card__headline"), h.A(h.Href(c.URL), g.Text(c.Headline))),
					h.P(h.Class("nr-card__dek"), g.Text(c.Dek)),
					h.P(h.Class("nr-card__facts"), h.Span(h.Class("nr-card__authors"), g.Text(c.Author)),
						h.Span(h.Class("nr-card__reading"), g.Text(strconv.Itoa(c.Minutes)+" min read"))),
				))
		}),
	}
}

func headlineNodes(f *fragment) g.Node {
	return g.Map(f.Headlines, func(l headline) g.Node {
		return h.Li(h.Class("nr-ticker__item"), h.Data("id", l.ID), h.A(h.Class("nr-ticker__text"), h.Href(l.URL), g.Text(l.Text)))
	})
}
