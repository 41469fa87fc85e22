package feedtest

import (
	"strings"
	"time"
)

// rssFaults is what breaks the rules of RSS 2.0 (www.rssboard.org/rss-specification),
// of the RSS Advisory Board's profile, and of the W3C's validator.
func rssFaults(src []byte) []string {
	r := &report{}
	root, err := parse(src)
	if err != nil {
		r.say("SAXError", "%v", err)
		return r.faults
	}
	if root.name != "rss" || root.attrs["version"] != "2.0" {
		r.say("RSS 2.0, What is RSS?", "%s %q", root.name, root.attrs["version"])
	}
	r.count("RSS 2.0, What is RSS?", root, "", "channel", 1, 1)
	for _, channel := range root.all("", "channel") {
		r.channel(channel)
	}
	return r.faults
}

func (r *report) channel(c *tag) {
	for _, name := range []string{"title", "link", "description"} {
		r.count("MissingElement", c, "", name, 1, 1)
	}
	for _, name := range strings.Fields("language copyright managingEditor webMaster pubDate lastBuildDate generator docs cloud ttl image rating textInput skipHours skipDays") {
		r.count("DuplicateElement", c, "", name, 0, 1)
	}
	r.children("UndefinedElement", c, map[string]string{
		"":     "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image rating textInput skipHours skipDays item",
		nsAtom: "link", nsDC: "creator",
	})
	for _, link := range c.all("", "link") {
		r.address("InvalidFullLink", "link", link.text)
	}
	for _, l := range c.all("", "language") {
		r.language("InvalidLanguage", l.text)
	}
	for _, d := range append(c.all("", "pubDate"), c.all("", "lastBuildDate")...) {
		r.rfc822(d.text)
	}
	for _, d := range c.all("", "description") {
		r.markup("description", d.text)
	}
	for _, image := range c.all("", "image") {
		for _, name := range []string{"url", "title", "link"} {
			r.count("MissingElement", image, "", name, 1, 1)
		}
		for _, name := range []string{"url", "link"} {
			for _, e := range image.all("", name) {
				r.address("InvalidFullLink", "image "+name, e.text)
			}
		}
		// The profile: the image names the channel.
		if titles := image.all("", "title"); len(titles) == 1 && titles[0].text != c.all("", "title")[0].text {
			r.say("ImageTitleDoesntMatch", "%q", titles[0].text)
		}
		if links := image.all("", "link"); len(links) == 1 && links[0].text != c.all("", "link")[0].text {
			r.say("ImageLinkDoesntMatch", "%q", links[0].text)
		}
	}
	self := 0
	for _, link := range c.all(nsAtom, "link") {
		r.address("InvalidFullLink", "atom:link", link.attrs["href"])
		if link.attrs["rel"] == "self" {
			self++
		}
	}
	if self != 1 {
		r.say("MissingAtomSelfLink", "%d links to itself", self)
	}
	ids := make(map[string]bool)
	for _, item := range c.all("", "item") {
		r.rssItem(item, ids)
	}
}

func (r *report) rssItem(i *tag, ids map[string]bool) {
	if len(i.all("", "title"))+len(i.all("", "description")) == 0 {
		r.say("ItemMustContainTitleOrDescription", "neither")
	}
	for _, name := range strings.Fields("title link description author comments enclosure guid pubDate source") {
		r.count("DuplicateElement, DuplicateEnclosure", i, "", name, 0, 1)
	}
	r.count("DuplicateElement", i, nsContent, "encoded", 0, 1)
	r.children("UndefinedElement", i, map[string]string{
		"":     "title link description author category comments enclosure guid pubDate source",
		nsAtom: "link updated", nsContent: "encoded", nsDC: "creator language", nsMedia: "content group thumbnail",
	})
	for _, link := range i.all("", "link") {
		r.address("InvalidFullLink", "item link", link.text)
	}
	r.count("MissingGuid", i, "", "guid", 1, 1)
	for _, guid := range i.all("", "guid") {
		if ids[guid.text] {
			r.say("DuplicateValue", "guid %q", guid.text)
		}
		ids[guid.text] = true
		switch guid.attrs["isPermaLink"] {
		case "", "true":
			r.address("InvalidPermalink", "guid", guid.text)
		case "false":
		default:
			r.say("InvalidBooleanAttribute", "isPermaLink is %q", guid.attrs["isPermaLink"])
		}
	}
	for _, d := range i.all("", "pubDate") {
		r.rfc822(d.text)
	}
	for _, d := range i.all(nsAtom, "updated") {
		r.rfc3339("InvalidRFC3339Date", d.text)
	}
	for _, l := range i.all(nsDC, "language") {
		r.language("InvalidLanguage", l.text)
	}
	for _, a := range i.all("", "author") {
		r.email("InvalidContact", a.text)
	}
	for _, c := range append(i.all("", "category"), i.all(nsDC, "creator")...) {
		if strings.TrimSpace(c.text) == "" {
			r.say("NotBlank", "%s", c.name)
		}
	}
	for _, e := range i.all("", "enclosure") {
		r.address("InvalidHttpUrl", "enclosure", e.attrs["url"])
		r.whole("InvalidIntegerAttribute", "enclosure length", e.attrs["length"])
		r.mediaType("InvalidMIMEType", "enclosure type", e.attrs["type"])
	}
	// An image, an audio and the like: the media of one story in a group or
	// side by side.
	r.mediaContent(i)
	for _, g := range i.all(nsMedia, "group") {
		r.mediaContent(g)
	}
	for n, c := range i.children {
		switch {
		case c.space == "" && c.name == "description":
			r.markup("description", c.text)
		case c.space == nsContent && c.name == "encoded":
			r.markup("content:encoded", c.text)
			// The profile: an aggregator may take what comes last.
			for _, later := range i.children[n:] {
				if later.space == "" && later.name == "description" {
					r.say("NeedDescriptionBeforeContent", "description after content:encoded")
				}
			}
		}
	}
}

// rfc822 is a date with a year of four digits and the right day of the week.
func (r *report) rfc822(value string) {
	t, err := time.Parse("Mon, 02 Jan 2006 15:04:05 -0700", value)
	if err != nil {
		if t, err = time.Parse("Mon, 02 Jan 2006 15:04:05 MST", value); err != nil {
			r.say("InvalidRFC2822Date", "%q", value)
			return
		}
	}
	if !strings.HasPrefix(value, t.Weekday().String()[:3]) {
		r.say("InvalidRFC2822Date", "%q is a %s", value, t.Weekday())
	}
}
