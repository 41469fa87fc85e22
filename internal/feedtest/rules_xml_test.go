package feedtest

import (
	"encoding/xml"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// The W3C's feed validator is not in any registry in a form that runs today,
// nor are the schemas of the formats. What it and the specifications ask of a
// feed is written down here and in the files beside this one, each rule with
// its source: a section of the specification, or the name of the validator's
// message (validator.w3.org/feed/docs/error/NAME).

// A tag is an element of an XML document.
type tag struct {
	space, name string
	attrs       map[string]string
	text        string
	children    []*tag
}

// parse reads a document strictly; it fails where it is not well-formed.
func parse(src []byte) (*tag, error) {
	var open []*tag
	root := &tag{}
	open = append(open, root)
	d := xml.NewDecoder(strings.NewReader(string(src)))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &tag{space: t.Name.Space, name: t.Name.Local, attrs: make(map[string]string)}
			for _, a := range t.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.children) != 1 {
		return nil, fmt.Errorf("%d root elements", len(root.children))
	}
	return root.children[0], nil
}

// all are the children of a name in a namespace.
func (t *tag) all(space, name string) (found []*tag) {
	for _, c := range t.children {
		if c.space == space && c.name == name {
			found = append(found, c)
		}
	}
	return found
}

// A report collects what is wrong, and where.
type report struct{ faults []string }

func (r *report) say(rule, format string, args ...any) {
	r.faults = append(r.faults, rule+": "+fmt.Sprintf(format, args...))
}

// count asks how often a child stands in an element.
func (r *report) count(rule string, t *tag, space, name string, least, most int) {
	if n := len(t.all(space, name)); n < least || n > most {
		r.say(rule, "%d %s in %s", n, name, t.name)
	}
}

// children asks that nothing else stands in an element.
func (r *report) children(rule string, t *tag, allowed map[string]string) {
	for _, c := range t.children {
		if !slices.Contains(strings.Fields(allowed[c.space]), c.name) {
			r.say(rule, "%s %s in %s", c.space, c.name, t.name)
		}
	}
}

func (r *report) address(rule, where, address string) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" || u.Host == "" && u.Opaque == "" || strings.ContainsAny(address, " <>\"{}|\\^`") {
		r.say(rule, "%s is %q", where, address)
	}
}

func (r *report) mediaType(rule, where, value string) {
	if _, _, err := mime.ParseMediaType(value); err != nil || !strings.Contains(value, "/") {
		r.say(rule, "%s is %q", where, value)
	}
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

func (r *report) language(rule, value string) {
	if !languageTag.MatchString(value) {
		r.say(rule, "%q", value)
	}
}

func (r *report) email(rule, value string) {
	if _, err := mail.ParseAddress(value); err != nil {
		r.say(rule, "%q", value)
	}
}

func (r *report) whole(rule, where, value string) {
	if n, err := strconv.ParseInt(value, 10, 64); err != nil || n < 0 {
		r.say(rule, "%s is %q", where, value)
	}
}

// rfc3339 is a date of Atom, JSON Feed and sitemaps: T and Z in upper case
// (RFC 4287, 3.3).
func (r *report) rfc3339(rule, value string) {
	if _, err := time.Parse(time.RFC3339, value); err != nil || strings.ToUpper(value) != value {
		r.say(rule, "%q", value)
	}
}

// markup asks what a reader shows of HTML in a feed: addresses that hold
// without the page, and nothing that readers throw away for safety.
func (r *report) markup(where, src string) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		r.say("NotHtml", "%s: %v", where, err)
		return
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "style", "object", "embed", "applet", "form", "meta", "link", "base"}, n.Data) {
			r.say("SecurityRisk", "%s in %s", n.Data, where)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				r.say("SecurityRiskAttr", "%s in %s", a.Key, where)
			case (a.Key == "href" || a.Key == "src" || a.Key == "poster" || a.Key == "cite") && !strings.HasPrefix(a.Val, "#"):
				// What is no address at all names nothing anywhere; an empty one is
				// what is left of one that was refused.
				if u, err := url.Parse(a.Val); err == nil && a.Val != "" && !u.IsAbs() {
					r.say("ContainsRelRef", "%s %s is %q", where, a.Key, a.Val)
				}
			}
		}
	}
}

const (
	nsAtom    = "http://www.w3.org/2005/Atom"
	nsContent = "http://purl.org/rss/1.0/modules/content/"
	nsDC      = "http://purl.org/dc/elements/1.1/"
	nsMedia   = "http://search.yahoo.com/mrss/"
)

// mediaContent holds to Media RSS 1.5.1.
func (r *report) mediaContent(t *tag) {
	for _, c := range t.all(nsMedia, "content") {
		r.address("Media RSS, media:content", "url", c.attrs["url"])
		if v, ok := c.attrs["type"]; ok {
			r.mediaType("Media RSS, media:content", "type", v)
		}
		if v, ok := c.attrs["medium"]; ok && !slices.Contains([]string{"image", "audio", "video", "document", "executable"}, v) {
			r.say("Media RSS, media:content", "medium is %q", v)
		}
		for _, size := range []string{"width", "height", "fileSize"} {
			if v, ok := c.attrs[size]; ok {
				r.whole("Media RSS, media:content", size, v)
			}
		}
		r.children("Media RSS, optional elements", c, map[string]string{nsMedia: "description title credit copyright thumbnail rating text"})
	}
}
