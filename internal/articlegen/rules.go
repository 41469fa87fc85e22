package articlegen

import "github.com/dots-newsroom/newsroom/article"

// nodes are one of each kind.
var nodes = []article.Node{
	&article.Paragraph{}, &article.Heading{}, &article.List{}, &article.Quote{}, &article.PullQuote{}, &article.Code{},
	&article.Table{}, &article.Figure{}, &article.Gallery{}, &article.Video{}, &article.Audio{}, &article.Embed{},
	&article.RelatedLink{}, &article.Callout{}, &article.File{}, &article.Divider{}, &article.Footnotes{},
	&article.Timeline{}, &article.KeyFacts{}, &article.LiveUpdate{}, &article.CorrectionNote{}, &article.Disclosure{},
	&article.Custom{},
	&article.Text{}, &article.Emphasis{}, &article.Strong{}, &article.Strike{}, &article.CodeSpan{}, &article.Link{},
	&article.Sub{}, &article.Sup{}, &article.Mark{}, &article.Abbreviation{}, &article.Span{}, &article.InlineImage{},
	&article.Break{}, &article.FootnoteRef{}, &article.Math{}, &article.CustomInline{},
}

// obey sets right what the documentation of a type forbids and the type
// itself cannot.
func obey(v any) {
	switch v := v.(type) {
	case *article.Heading:
		v.Level = 1 + v.Level%6
	case *article.List:
		v.StartsAtZero = v.StartsAtZero && v.Ordered && v.Start == 0
		if !v.Ordered {
			v.Start = 0
		}
	case *article.Custom:
		v.Type = "host-block"
		v.Extra = nil // what a custom block holds is in its JSON
	case *article.CustomInline:
		v.Type = "host-inline"
	}
}
