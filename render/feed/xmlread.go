package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// An element is an XML element with what stands in it.
type element struct {
	// key is the local name behind the usual prefix of its namespace
	// ("dc:creator"); RSS itself has none.
	key    string
	attrs  []xml.Attr
	nodes  []node
	offset int
	parent *element
}

// A node is an element, or text where that is nil.
type node struct {
	*element
	data string
}

// prefixes are the namespaces that mean something here, by how feeds write
// them: with https or without, with a last slash or without, or, undeclared,
// by the usual prefix itself.
var prefixes = map[string]string{
	"": "", "purl.org/rss/1.0": "", "backend.userland.com/rss2": "", "my.netscape.com/rdf/simple/0.9": "",
	"www.w3.org/2005/atom": "atom", "purl.org/atom/ns#": "atom", "atom": "atom",
	"purl.org/rss/1.0/modules/content": "content", "content": "content",
	"purl.org/dc/elements/1.1": "dc", "dc": "dc",
	"search.yahoo.com/mrss": "media", "media": "media",
	"www.w3.org/1999/xhtml":                "xhtml",
	"www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
	"www.w3.org/xml/1998/namespace":        "xml", "xml": "xml",
}

func key(name xml.Name) string {
	space := strings.ToLower(strings.TrimSuffix(name.Space, "/"))
	space = strings.TrimPrefix(strings.TrimPrefix(space, "https://"), "http://")
	prefix, known := prefixes[space]
	switch {
	case !known:
		return "{" + name.Space + "}" + name.Local
	case prefix == "":
		return name.Local
	}
	return prefix + ":" + name.Local
}

// parseXML reads the whole document into elements.
func (r *reader) parseXML(src []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	// Feeds are full of HTML's entities and of bare ampersands.
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded before
	var root, open *element
	depth, count := 0, 0
	fail := func(err error) error {
		e := article.ErrorAt(format, src, int(d.InputOffset()), err)
		e.File = r.options.File
		return e
	}
	for {
		offset := int(d.InputOffset())
		token, err := d.Token()
		switch {
		case err == io.EOF && root == nil:
			return nil, fail(fmt.Errorf("%w: no element in it", article.ErrSyntax))
		case err == io.EOF:
			return root, nil
		case err != nil:
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				err = errors.New(syntax.Msg) // its line is said by the position
			}
			return nil, fail(fmt.Errorf("%w: %w", article.ErrSyntax, err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			count++
			if depth > r.limits.Depth {
				return nil, fail(fmt.Errorf("%w: more than %d levels", article.ErrTooDeep, r.limits.Depth))
			}
			if count > r.limits.Nodes {
				return nil, fail(fmt.Errorf("%w: more than %d", article.ErrTooMany, r.limits.Nodes))
			}
			e := &element{key: key(t.Name), offset: offset, parent: open, attrs: t.Attr[:min(len(t.Attr), r.limits.Attributes)]}
			switch {
			case open != nil:
				open.nodes = append(open.nodes, node{element: e})
			case root == nil:
				root = e
			default:
				return nil, fail(fmt.Errorf("%w: a second root element", article.ErrSyntax))
			}
			open = e
		case xml.EndElement:
			depth--
			open = open.parent
		case xml.CharData:
			if open != nil {
				open.nodes = append(open.nodes, node{data: string(t)})
			}
		}
	}
}

// elements are the elements directly inside.
func (e *element) elements() iter.Seq[*element] {
	return func(yield func(*element) bool) {
		for _, n := range e.nodes {
			if n.element != nil && !yield(n.element) {
				return
			}
		}
	}
}

// child is the first element inside with a local name.
func (e *element) child(name string) *element {
	for c := range e.elements() {
		if c.key == name || strings.HasSuffix(c.key, ":"+name) && !strings.HasPrefix(c.key, "media:") && !strings.HasPrefix(c.key, "atom:") {
			return c
		}
	}
	return nil
}

// text is the character data inside without space around it.
func (e *element) text() string {
	var b strings.Builder
	for _, n := range e.nodes {
		b.WriteString(n.data)
	}
	return strings.ToValidUTF8(strings.TrimSpace(b.String()), "\uFFFD")
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if key(a.Name) == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// void are the elements of HTML that have no end tag.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// markup is what stands inside, XHTML, as HTML.
func (e *element) markup() string {
	var b []byte
	e.appendMarkup(&b)
	return strings.TrimSpace(string(b))
}

func (e *element) appendMarkup(b *[]byte) {
	for _, n := range e.nodes {
		if n.element == nil {
			*b = escape.AppendText(*b, n.data)
			continue
		}
		name := n.key[strings.LastIndexAny(n.key, ":}")+1:]
		*b = append(append(*b, '<'), name...)
		for _, a := range n.attrs {
			if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
				continue
			}
			*b = append(append(append(*b, ' '), a.Name.Local...), '=', '"')
			*b = append(escape.AppendAttr(*b, a.Value), '"')
		}
		*b = append(*b, '>')
		if !void[name] {
			n.appendMarkup(b)
			*b = append(append(append(*b, '<', '/'), name...), '>')
		}
	}
}
