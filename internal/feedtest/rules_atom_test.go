package feedtest

import (
	"slices"
	"strings"
)

// atomFaults is what breaks RFC 4287, whose sections the rules name.
func atomFaults(src []byte) []string {
	r := &report{}
	feed, err := parse(src)
	if err != nil {
		r.say("2, well-formed", "%v", err)
		return r.faults
	}
	if feed.name != "feed" || feed.space != nsAtom {
		r.say("4.1.1", "the root is %s %s", feed.space, feed.name)
	}
	r.children("4.1.1", feed, map[string]string{nsAtom: "author category contributor generator icon id link logo rights subtitle title updated entry"})
	for _, name := range []string{"id", "title", "updated"} {
		r.count("4.1.1", feed, nsAtom, name, 1, 1)
	}
	for _, name := range []string{"generator", "icon", "logo", "rights", "subtitle"} {
		r.count("4.1.1", feed, nsAtom, name, 0, 1)
	}
	r.atomCommon(feed)
	self := 0
	for _, l := range feed.all(nsAtom, "link") {
		if l.attrs["rel"] == "self" {
			self++
		}
	}
	if self != 1 {
		r.say("4.1.1, should", "%d links to itself", self)
	}
	if v, ok := feed.attrs["lang"]; ok {
		r.language("2, xml:lang", v)
	}
	// 4.1.1: an author in the feed, or in every entry. 4.2.6: ids are unique;
	// 4.1.1 on entries of one id: they differ in their updated.
	seen := make(map[string]bool)
	for _, e := range feed.all(nsAtom, "entry") {
		if len(feed.all(nsAtom, "author"))+len(e.all(nsAtom, "author")) == 0 {
			r.say("4.1.1, 4.1.2", "no author")
		}
		r.atomEntry(e)
		if ids := e.all(nsAtom, "id"); len(ids) == 1 {
			if seen[ids[0].text] {
				r.say("4.1.1", "entry %q twice", ids[0].text)
			}
			seen[ids[0].text] = true
		}
	}
	return r.faults
}

func (r *report) atomEntry(e *tag) {
	r.children("4.1.2, 6.4", e, map[string]string{
		nsAtom: "author category content contributor id link published rights source summary title updated", nsMedia: "content group thumbnail",
	})
	for _, name := range []string{"id", "title", "updated"} {
		r.count("4.1.2", e, nsAtom, name, 1, 1)
	}
	for _, name := range []string{"content", "published", "rights", "source", "summary"} {
		r.count("4.1.2", e, nsAtom, name, 0, 1)
	}
	r.atomCommon(e)
	alternate := false
	for _, l := range e.all(nsAtom, "link") {
		alternate = alternate || l.attrs["rel"] == "alternate" || l.attrs["rel"] == ""
	}
	if !alternate && len(e.all(nsAtom, "content")) == 0 {
		r.say("4.1.2", "neither content nor an alternate link")
	}
	for _, c := range e.all(nsAtom, "content") {
		if src, ok := c.attrs["src"]; ok {
			r.address("4.1.3.2", "src", src)
			r.count("4.1.2", e, nsAtom, "summary", 1, 1)
		}
		r.atomText("4.1.3", c)
	}
	r.mediaContent(e)
	for _, g := range e.all(nsMedia, "group") {
		r.mediaContent(g)
	}
}

// atomCommon is what feeds and entries have alike.
func (r *report) atomCommon(t *tag) {
	for _, id := range t.all(nsAtom, "id") {
		r.address("4.2.6", "id", id.text)
	}
	for _, name := range []string{"updated", "published"} {
		for _, d := range t.all(nsAtom, name) {
			r.rfc3339("3.3", d.text)
		}
	}
	for _, name := range []string{"title", "subtitle", "summary", "rights"} {
		for _, x := range t.all(nsAtom, name) {
			r.atomText("3.1.1", x)
		}
	}
	for _, name := range []string{"icon", "logo"} {
		for _, x := range t.all(nsAtom, name) {
			r.address("4.2.5, 4.2.8", name, x.text)
		}
	}
	for _, name := range []string{"author", "contributor"} {
		for _, p := range t.all(nsAtom, name) {
			r.children("3.2", p, map[string]string{nsAtom: "name uri email"})
			r.count("3.2.1", p, nsAtom, "name", 1, 1)
			r.count("3.2.2", p, nsAtom, "uri", 0, 1)
			r.count("3.2.3", p, nsAtom, "email", 0, 1)
			for _, u := range p.all(nsAtom, "uri") {
				r.address("3.2.2", "uri", u.text)
			}
			for _, m := range p.all(nsAtom, "email") {
				r.email("3.2.3", m.text)
			}
		}
	}
	for _, c := range t.all(nsAtom, "category") {
		if c.attrs["term"] == "" {
			r.say("4.2.2.1", "a category without term")
		}
	}
	alternates := make(map[string]bool)
	for _, l := range t.all(nsAtom, "link") {
		r.address("4.2.7.1", "href", l.attrs["href"])
		rel := l.attrs["rel"]
		// 4.2.7.2: a registered name (IANA, link relations), or an address.
		if !slices.Contains(strings.Fields("alternate related self enclosure via hub next prev first last license replies edit canonical"), rel) && rel != "" {
			r.address("4.2.7.2", "rel", rel)
		}
		if v, ok := l.attrs["type"]; ok {
			r.mediaType("4.2.7.3", "type", v)
		}
		if v, ok := l.attrs["hreflang"]; ok {
			r.language("4.2.7.4", v)
		}
		if v, ok := l.attrs["length"]; ok {
			r.whole("4.2.7.6", "length", v)
		}
		if rel == "" || rel == "alternate" {
			key := l.attrs["type"] + " " + l.attrs["hreflang"]
			if alternates[key] {
				r.say("4.1.1, 4.1.2", "two alternates of type and language %q", key)
			}
			alternates[key] = true
		}
	}
}

// atomText is a text construct.
func (r *report) atomText(rule string, t *tag) {
	switch t.attrs["type"] {
	case "", "text":
		if len(t.children) > 0 {
			r.say("3.1.1.1", "%s has children", t.name)
		}
	case "html":
		if len(t.children) > 0 {
			r.say("3.1.1.2", "%s has children", t.name)
		}
		r.markup(t.name, t.text)
	case "xhtml":
		if len(t.children) != 1 || t.children[0].name != "div" {
			r.say("3.1.1.3", "%s has not one div", t.name)
		}
	default:
		if rule == "3.1.1" {
			r.say(rule, "%s is of type %q", t.name, t.attrs["type"])
		} else {
			r.mediaType(rule, "type", t.attrs["type"])
		}
	}
}
