package webpage

import "golang.org/x/net/html/atom"

// A trait is what the parser and the search for the text must know of an
// element, looked up once when its tag is read.
type trait uint16

const (
	void     trait = 1 << iota // has no end tag (HTML 13.1.2)
	raw                        // its content is text up to its end tag (13.1.2)
	phrase                     // part of a line of text
	closesP                    // ends an open paragraph (13.2.6.4.7)
	scope                      // end tags inside reach no further (13.2.4.2)
	head                       // may stand in the head
	unseen                     // shows readers no text
	media                      // a picture, a film or a frame
	heading                    // h1 to h6
	tabular                    // table and its parts
	formText                   // text of a block that holds its line itself
	own                        // an element that HTML does not know
)

func traits(a atom.Atom) trait {
	switch a {
	case atom.Area, atom.Br, atom.Wbr:
		return void | phrase
	case atom.Img:
		return void | phrase | media
	case atom.Base, atom.Link, atom.Meta:
		return void | head | unseen | phrase
	case atom.Embed:
		return void | media
	case atom.Col, atom.Frame, atom.Source, atom.Track, atom.Param:
		return void
	case atom.Hr:
		return void | closesP
	case atom.Input:
		return void | unseen | phrase
	case atom.Script, atom.Style:
		return raw | head | unseen | phrase
	case atom.Title:
		return raw | head | unseen | phrase
	case atom.Textarea, atom.Xmp, atom.Noembed, atom.Noframes:
		return raw | unseen
	case atom.Iframe:
		return raw | media
	case atom.Noscript, atom.Template:
		return head | unseen | phrase
	case atom.Head:
		return unseen
	case atom.Select, atom.Svg, atom.Math, atom.Canvas, atom.Datalist, atom.Map:
		return unseen | phrase
	case atom.Button:
		return unseen | phrase | scope
	case atom.Object, atom.Applet, atom.Marquee:
		return scope
	case atom.Video, atom.Audio, ampFrame, ampSite:
		return media
	case ampSurrounds:
		return unseen
	case atom.Picture:
		return phrase
	case atom.Html:
		return scope
	case atom.Td, atom.Th, atom.Caption:
		return scope | tabular | formText
	case atom.Table:
		return scope | tabular | closesP
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Colgroup:
		return tabular
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return heading | closesP | formText
	case atom.P, atom.Pre, atom.Blockquote, atom.Figcaption, atom.Dd, atom.Dt, atom.Li:
		return closesP | formText
	case atom.Address, atom.Article, atom.Aside, atom.Center, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Fieldset,
		atom.Figure, atom.Footer, atom.Form, atom.Header, atom.Hgroup, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Section,
		atom.Summary, atom.Ul:
		return closesP
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em,
		atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.Ruby, atom.Rt, atom.Rp, atom.S, atom.Samp, atom.Small, atom.Span,
		atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Nobr:
		return phrase
	}
	if a >= ownElement {
		return own
	}
	return 0
}
