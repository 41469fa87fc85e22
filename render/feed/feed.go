package feed

import (
	"net/url"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// A Feed is a list of articles with what describes the list. The zero value
// is an empty feed. Its methods change nothing and may run at the same time.
type Feed struct {
	// Format is what [Parse] found. Writers are told theirs.
	Format Format
	// Title and Description are the publication's, as plain text.
	Title, Description string
	// URL is the site's public address, from which relative addresses become
	// absolute ones; SelfURL is the feed's own.
	URL, SelfURL string
	// NextURL is where older items follow. Empty: nowhere.
	NextURL string
	// ID names the feed for Atom, for good. Empty: SelfURL, or else URL.
	ID string
	// Language is the BCP 47 tag of the feed. Empty: not stated.
	Language string
	// Updated is when the newest item changed. Zero: the latest of Items, or,
	// in [Feed.Stream], the change of the first item.
	Updated time.Time
	// Authors are those of every item that names none.
	Authors []article.Author
	// Image is the address of a large picture for the feed, Icon that of a
	// small one. Empty: none.
	Image, Icon string
	// Copyright is the notice that covers the items.
	Copyright string
	// Hubs are the addresses of the WebSub hubs that push the feed.
	Hubs []string
	// Items are the articles, newest first.
	Items []Item
}

// An Item is an article in a feed.
type Item struct {
	// Article is what the item tells about. Nil is an empty article.
	Article *article.Article
	// ContentHTML is the body as HTML; relative addresses in it are written
	// absolute. Empty: the item has only a summary.
	ContentHTML string
	// Enclosures are files that come with the item: a recording, a video, a
	// document. The hero image is none of them.
	Enclosures []article.MediaFile
}

// A Format is a form in which feeds are published.
type Format string

// The formats.
const (
	RSS  Format = "rss"
	Atom Format = "atom"
	JSON Format = "json"
)

// MediaType is the format's media type, "" for an unknown format.
func (f Format) MediaType() string {
	switch f {
	case RSS:
		return "application/rss+xml"
	case Atom:
		return "application/atom+xml"
	case JSON:
		return "application/feed+json"
	}
	return ""
}

// change is when an item last changed: its article, or a correction of it.
func (i *Item) change() time.Time {
	t := i.Article.LastChange()
	for j := range i.Article.Corrections {
		if c := i.Article.Corrections[j].Time; c.After(t) {
			t = c
		}
	}
	return t
}

// terms are the category, the further categories and the tags by name.
func (i *Item) terms() (terms []string) {
	add := func(name string) {
		if strings.TrimSpace(name) != "" {
			terms = append(terms, name)
		}
	}
	add(i.Article.Category.Name)
	for j := range i.Article.Categories {
		add(i.Article.Categories[j].Name)
	}
	for _, tag := range i.Article.Tags {
		add(tag)
	}
	return terms
}

// setTerms is the reverse of terms.
func (i *Item) setTerms(terms []string) {
	if len(terms) > 0 {
		i.Article.Category.Name = terms[0]
		if len(terms) > 1 {
			i.Article.Tags = terms[1:]
		}
	}
}

// base is the site's address as one that others are resolved against, nil
// where there is none.
func (f *Feed) base() *url.URL {
	base, err := url.Parse(strings.TrimSuffix(f.URL, "/") + "/")
	if err != nil || !base.IsAbs() {
		return nil
	}
	return base
}

// resolve makes an address absolute. One that cannot be read is returned as
// it is, and so is every one where there is no base.
func resolve(base *url.URL, address string) string {
	ref, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil:
		return address
	case base == nil:
		return ref.String()
	}
	return base.ResolveReference(ref).String()
}

// safe reports whether an address may stand in a feed.
func safe(address string) bool { return address != "" && escape.SafeURL(address) }
