package htmlbody

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quick reads HTML in which every element is closed where the parser of HTML
// would close it, into the very tree that html.ParseFragment makes of it in a
// div: elements, attributes, texts and comments. It reports false at the first
// thing that takes more than that (HTML, 13.2.6): an end tag that does not
// fit, an element that closes another, text in a table outside of its cells,
// text that is no HTML such as that of scripts, foreign elements, tags that
// are not in lower case. Most of what programs write is read so, in a fraction
// of the time.
//
// A differential fuzz test holds it to the parser's result.
func quick(src []byte) ([]*html.Node, bool) {
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, false
	}
	text := string(src)
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	p := quickParser{src: text, open: make([]openElement, 1, 16)}
	p.open[0].kind = kindRoot
	for p.at < len(p.src) {
		if !p.next() {
			return nil, false
		}
	}
	return p.roots, true
}

// A quickParser makes a tree of src, from at on.
type quickParser struct {
	src   string
	at    int
	roots []*html.Node
	open  []openElement // the elements that stand open; the first is none

	nodes []html.Node // to be handed out
	attrs []html.Attribute
}

// An openElement is an element that stands open, with what stands open around
// it: a paragraph, link or button that another one would close.
type openElement struct {
	node                  *html.Node
	kind                  elementKind
	inP, inLink, inButton bool
	implied               bool // it has no start tag
}

// maxQuickDepth is where the parser's own limit is left to the parser.
const maxQuickDepth = 256

// An elementKind says what the parser of HTML does at a start tag.
type elementKind uint8

const (
	kindNone      elementKind = iota // more than is done here
	kindRoot                         // no element
	kindInline                       // any other element
	kindLink                         // closes a link
	kindBlock                        // closes a paragraph
	kindParagraph                    // closes a paragraph
	kindHeading                      // closes a paragraph, and a heading around it
	kindList                         // a block that holds items
	kindItem
	kindTerms // a list of terms
	kindTerm
	kindButton
	kindVoid    // has no content
	kindDivider // has no content and closes a paragraph
	kindRaw     // has content that is no HTML
	kindTable
	kindCaption
	kindColumns
	kindColumn
	kindRows
	kindRow
	kindCell
)

func kindOf(a atom.Atom) elementKind {
	switch a {
	case 0, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Label, atom.Map, atom.Mark, atom.Picture, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong,
		atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Video, atom.Audio, atom.Canvas, atom.Meter, atom.Progress, atom.Output, atom.Slot:
		return kindInline
	case atom.A:
		return kindLink
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Div, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Header, atom.Hgroup, atom.Main, atom.Nav, atom.Pre, atom.Search, atom.Section, atom.Summary:
		return kindBlock
	case atom.P:
		return kindParagraph
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return kindHeading
	case atom.Ul, atom.Ol, atom.Menu:
		return kindList
	case atom.Li:
		return kindItem
	case atom.Dl:
		return kindTerms
	case atom.Dt, atom.Dd:
		return kindTerm
	case atom.Button:
		return kindButton
	case atom.Br, atom.Img, atom.Wbr, atom.Area, atom.Embed, atom.Input, atom.Source, atom.Track, atom.Param:
		return kindVoid
	case atom.Hr:
		return kindDivider
	case atom.Iframe, atom.Script:
		return kindRaw
	case atom.Table:
		return kindTable
	case atom.Caption:
		return kindCaption
	case atom.Colgroup:
		return kindColumns
	case atom.Col:
		return kindColumn
	case atom.Thead, atom.Tbody, atom.Tfoot:
		return kindRows
	case atom.Tr:
		return kindRow
	case atom.Td, atom.Th:
		return kindCell
	}
	return kindNone
}

// in reports whether an element may stand in another one without closing or
// opening anything.
func (k elementKind) in(o *openElement) bool {
	switch o.kind {
	case kindTable:
		return k == kindCaption || k == kindColumns || k == kindRows || k == kindRow // whose rows are implied
	case kindColumns:
		return k == kindColumn
	case kindRows:
		return k == kindRow
	case kindRow:
		return k == kindCell
	}
	switch k {
	case kindInline, kindVoid, kindRaw:
		return true
	case kindLink:
		return !o.inLink
	case kindButton:
		return !o.inButton
	case kindBlock, kindParagraph, kindList, kindTerms, kindDivider, kindTable:
		return !o.inP
	case kindHeading:
		return !o.inP && o.kind != kindHeading
	case kindItem:
		return o.kind == kindList || o.kind == kindRoot
	case kindTerm:
		return o.kind == kindTerms
	}
	return false
}

// next reads a text, a tag or a comment.
func (p *quickParser) next() bool {
	rest := p.src[p.at:]
	switch {
	case rest[0] != '<':
		end := strings.IndexByte(rest, '<')
		if end < 0 {
			end = len(rest)
		}
		p.at += end
		return p.text(rest[:end])
	case len(rest) > 3 && rest[1] == '/':
		return p.endTag(rest[2:])
	case strings.HasPrefix(rest, "<!--"):
		return p.comment(rest[4:])
	}
	return p.startTag()
}

func (p *quickParser) text(s string) bool {
	top := &p.open[len(p.open)-1]
	switch top.kind {
	case kindTable, kindColumns, kindRows, kindRow:
		if !isSpace(s) {
			return false
		}
	case kindBlock:
		if top.node.DataAtom == atom.Pre && top.node.FirstChild == nil && s[0] == '\n' {
			if s = s[1:]; s == "" {
				return true
			}
		}
	}
	n := p.node()
	n.Type, n.Data = html.TextNode, unescape(s)
	p.add(n)
	return true
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

func (p *quickParser) comment(rest string) bool {
	end := strings.Index(rest, "-->")
	if end < 0 || strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, "->") || strings.Contains(rest[:end], "--!") {
		return false
	}
	n := p.node()
	n.Type, n.Data = html.CommentNode, unescape(rest[:end])
	p.add(n)
	p.at += len("<!--") + end + len("-->")
	return true
}

func (p *quickParser) endTag(rest string) bool {
	top := &p.open[len(p.open)-1]
	if top.kind == kindRows && top.implied && strings.HasPrefix(rest, "table>") {
		p.open = p.open[:len(p.open)-1]
		top = &p.open[len(p.open)-1]
	}
	if top.kind == kindRoot || !strings.HasPrefix(rest, top.node.Data) || len(rest) == len(top.node.Data) || rest[len(top.node.Data)] != '>' {
		return false
	}
	p.at += len("</") + len(top.node.Data) + len(">")
	p.open = p.open[:len(p.open)-1]
	return true
}

func (p *quickParser) startTag() bool {
	begin := p.at + 1
	i := begin
	for i < len(p.src) && quickByte[p.src[i]]&inName != 0 {
		i++
	}
	if i == begin || p.src[begin] < 'a' {
		return false
	}
	n := p.node()
	n.Type, n.Data = html.ElementNode, p.src[begin:i]
	if n.DataAtom = lookup(n.Data); n.DataAtom != 0 {
		n.Data = n.DataAtom.String()
	}
	kind := kindOf(n.DataAtom)
	top := &p.open[len(p.open)-1]
	if !kind.in(top) || len(p.open) > maxQuickDepth {
		return false
	}
	if p.at = i; !p.attributes(n) {
		return false
	}
	// The tag ends here, with a slash only where that means nothing.
	if strings.HasPrefix(p.src[p.at:], "/>") && (kind == kindVoid || kind == kindDivider || kind == kindColumn) {
		p.at++
	} else if p.at == len(p.src) || p.src[p.at] != '>' {
		return false
	}
	p.at++
	if kind == kindRow && top.kind == kindTable {
		rows := p.node()
		rows.Type, rows.Data, rows.DataAtom = html.ElementNode, "tbody", atom.Tbody
		p.add(rows)
		p.open = append(p.open, openElement{node: rows, kind: kindRows, implied: true})
	}
	p.add(n)
	switch kind {
	case kindVoid, kindDivider, kindColumn:
		return true
	case kindRaw:
		rest := p.src[p.at:]
		if !strings.HasPrefix(rest, "</") || !strings.HasPrefix(rest[2:], n.Data) || !strings.HasPrefix(rest[2+len(n.Data):], ">") {
			return false
		}
		p.at += len("</") + len(n.Data) + len(">")
		return true
	}
	o := openElement{node: n, kind: kind, inP: top.inP || kind == kindParagraph, inLink: top.inLink || kind == kindLink, inButton: top.inButton || kind == kindButton}
	switch kind {
	case kindTable, kindButton:
		o.inP = false
	case kindCell, kindCaption:
		o.inP, o.inLink = false, false
	}
	p.open = append(p.open, o)
	return true
}

// attributes reads those of a start tag, up to its end.
func (p *quickParser) attributes(n *html.Node) bool {
	first := len(p.attrs)
	i := p.at
	for {
		gap := i
		for i < len(p.src) && quickByte[p.src[i]]&isWhite != 0 {
			i++
		}
		if i == len(p.src) {
			return false
		}
		if c := p.src[i]; c == '>' || c == '/' {
			break
		}
		begin := i
		for i < len(p.src) && quickByte[p.src[i]]&inName != 0 {
			i++
		}
		if i == begin || gap == begin || i == len(p.src) {
			return false
		}
		a := html.Attribute{Key: p.src[begin:i]}
		if p.src[i] == '=' {
			i++
			var ok bool
			if a.Val, i, ok = p.value(i); !ok {
				return false
			}
		} else if quickByte[p.src[i]]&(isWhite|isEnd) == 0 {
			return false
		} else if rest := strings.TrimLeft(p.src[i:], space); strings.HasPrefix(rest, "=") {
			return false
		}
		for j := first; j < len(p.attrs); j++ {
			if p.attrs[j].Key == a.Key {
				return false
			}
		}
		if len(p.attrs) == cap(p.attrs) {
			more := make([]html.Attribute, len(p.attrs)-first, max(64, 2*(len(p.attrs)-first)))
			copy(more, p.attrs[first:])
			p.attrs, first = more, 0
		}
		if len(p.attrs)-first == maxQuickAttributes {
			return false
		}
		p.attrs = append(p.attrs, a)
	}
	p.at = i
	if len(p.attrs) > first {
		n.Attr = p.attrs[first:len(p.attrs):len(p.attrs)]
	}
	return true
}

// maxQuickAttributes is how many attributes are compared with each other.
const maxQuickAttributes = 24

// value reads an attribute's value at i and returns where it ends.
func (p *quickParser) value(i int) (string, int, bool) {
	if i == len(p.src) {
		return "", 0, false
	}
	if quote := p.src[i]; quote == '"' || quote == '\'' {
		i++
		end := strings.IndexByte(p.src[i:], quote)
		if end < 0 || i+end+1 == len(p.src) || quickByte[p.src[i+end+1]]&(isWhite|isEnd) == 0 {
			return "", 0, false
		}
		v, ok := unescapeValue(p.src[i : i+end])
		return v, i + end + 1, ok
	}
	begin := i
	for i < len(p.src) && quickByte[p.src[i]]&inValue != 0 {
		i++
	}
	if i == begin || i == len(p.src) || p.src[i] != '>' && quickByte[p.src[i]]&isWhite == 0 || p.src[i-1] == '/' {
		return "", 0, false
	}
	return p.src[begin:i], i, true
}

// unescapeValue resolves the references that programs write. In values, what
// looks like others may be an address's parameters: "?a=1&copy=2".
func unescapeValue(s string) (string, bool) {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s, true
	}
	out := make([]byte, 0, len(s))
	for ; at >= 0; at = strings.IndexByte(s, '&') {
		out = append(out, s[:at]...)
		s = s[at+1:]
		name := 0
		for name < len(s) && quickByte[s[name]]&isAlnum != 0 {
			name++
		}
		switch {
		case strings.HasPrefix(s, "amp;"):
			out, s = append(out, '&'), s[len("amp;"):]
		case strings.HasPrefix(s, "quot;"):
			out, s = append(out, '"'), s[len("quot;"):]
		case strings.HasPrefix(s, "#39;"):
			out, s = append(out, '\''), s[len("#39;"):]
		case strings.HasPrefix(s, "lt;"):
			out, s = append(out, '<'), s[len("lt;"):]
		case strings.HasPrefix(s, "gt;"):
			out, s = append(out, '>'), s[len("gt;"):]
		case name == 0 && !strings.HasPrefix(s, "#"), name < len(s) && s[name] == '=':
			out = append(out, '&')
		default:
			return "", false
		}
	}
	return string(append(out, s...)), true
}

func lookup(name string) atom.Atom {
	var b [16]byte
	if len(name) > len(b) {
		return atom.Lookup([]byte(name))
	}
	return atom.Lookup(b[:copy(b[:], name)])
}

// node hands out a node.
func (p *quickParser) node() *html.Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]html.Node, min(max(8, (len(p.src)-p.at)/24), 128))
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	return n
}

// add puts a node at the end of the element that stands open.
func (p *quickParser) add(n *html.Node) {
	parent := p.open[len(p.open)-1].node
	if parent == nil {
		p.roots = append(p.roots, n)
		return
	}
	n.Parent, n.PrevSibling = parent, parent.LastChild
	if n.PrevSibling != nil {
		n.PrevSibling.NextSibling = n
	} else {
		parent.FirstChild = n
	}
	parent.LastChild = n
}

// What a byte may be in a tag.
const (
	inName  = 1 << iota // in a name
	inValue             // in a value without quotes
	isWhite             // white space
	isEnd               // the end of a tag, or the slash before it
	isAlnum             // a letter or digit
)

var quickByte = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == ':' || c == '_':
			table[c] = inName | inValue
		case strings.ContainsRune(space, rune(c)):
			table[c] = isWhite
		case c == '>':
			table[c] = isEnd
		case c == '/':
			table[c] = isEnd | inValue
		case c > ' ' && c < 0x7f && !strings.ContainsRune("\"'<=`&", rune(c)):
			table[c] = inValue
		}
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			table[c] |= isAlnum
		}
	}
	return table
}()
