package htmlbody

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
)

// A textStyle is what an editor says by a style attribute instead of by an
// element, above all Google Docs.
type textStyle struct {
	bold, italic, strike, sub, sup bool
}

var plainStyle textStyle

func styleOf(n *html.Node) textStyle {
	css := attr(n, "style")
	if css == "" {
		return plainStyle
	}
	css = strings.ToLower(strings.ReplaceAll(css, " ", ""))
	return textStyle{
		bold:   strings.Contains(css, "font-weight:bold") || strings.Contains(css, "font-weight:7") || strings.Contains(css, "font-weight:6") || strings.Contains(css, "font-weight:8"),
		italic: strings.Contains(css, "font-style:italic") || strings.Contains(css, "font-style:oblique"),
		strike: strings.Contains(css, "line-through"),
		sub:    strings.Contains(css, "vertical-align:sub"),
		sup:    strings.Contains(css, "vertical-align:super"),
	}
}

// span reads an element that says nothing by itself, but may by its language
// or style.
func (l *line) span(n *html.Node) {
	style, language := styleOf(n), trim(attr(n, "lang"))
	if style == plainStyle && language == "" {
		l.children(n)
		return
	}
	content := l.inside(n)
	if len(content) == 0 {
		return
	}
	around := func(yes bool, make func([]article.Inline) article.Inline) {
		if yes {
			content = []article.Inline{make(content)}
		}
	}
	around(language != "", func(c []article.Inline) article.Inline { return &article.Span{Language: language, Content: c} })
	around(style.sub, func(c []article.Inline) article.Inline { return &article.Sub{Content: c} })
	around(style.sup, func(c []article.Inline) article.Inline { return &article.Sup{Content: c} })
	around(style.strike, func(c []article.Inline) article.Inline { return &article.Strike{Content: c} })
	around(style.italic, func(c []article.Inline) article.Inline { return &article.Emphasis{Content: c} })
	around(style.bold, func(c []article.Inline) article.Inline { return &article.Strong{Content: c} })
	for _, c := range content {
		l.add(c)
	}
}

// unwrapAddress takes an address out of the redirect that Google Docs sends
// readers through.
func unwrapAddress(address string) string {
	if !strings.HasPrefix(address, "https://www.google.com/url?") {
		return address
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	if target := u.Query().Get("q"); strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "http://") {
		return target
	}
	return address
}
