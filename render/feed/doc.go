// Package feed writes and reads RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1
// with one model, and writes Google's news sitemap.
//
//	f := feed.Feed{Title: "The Ledger", URL: "https://ledger.example", SelfURL: "/feed.xml"}
//	for _, a := range newest {
//		f.Items = append(f.Items, feed.Item{Article: a, ContentHTML: string(render.Body{Document: &a.Body}.HTML())})
//	}
//	f.Serve(w, r, feed.RSS)
//
//	f, losses, err := feed.Parse(src, feed.Options{})
//
// # What a feed carries of an article
//
//	article          RSS 2.0                         Atom                  JSON Feed 1.1
//	ID, URL          guid, link                      id, link              id, url
//	Headline         title                           title                 title
//	Dek              description (HTML)              summary (text)        summary (text)
//	ContentHTML      content:encoded                 content (HTML)        content_html
//	Published        pubDate                         published             date_published
//	LastChange       atom:updated                    updated               date_modified
//	Authors          dc:creator (names)              author                authors
//	Category, Tags   category                        category              tags
//	Hero             media:content                   media:content         image (address)
//	Language         dc:language                     xml:lang              language
//	Enclosures       enclosure, media:content        link rel=enclosure    attachments
//
// The first term is the category, the others are tags, in writing and in
// reading. What a format has no place for is reported as a loss, once for
// each kind of thing with the number of places; the rest of an article (its
// series, its sources, its corrections) is the page's, and no loss. A
// correction moves the item's date of change.
//
// Every address is written absolute, those inside bodies too: against the
// item's own address, as a browser would.
//
// # Limits
//
// [Parse] takes its limits from [article.Limits]; see [Options]. [Feed.Stream]
// holds one item in memory at a time.
//
// # Security
//
// The ContentHTML of a feed that was read is the sender's markup, and nothing
// about it is safe: print the article's Body, which was read from it and holds
// none. Addresses that could run script are dropped, each with a loss.
//
// # Specifications
//
// RSS 2.0.11 with the RSS Best Practices Profile 1.0; RFC 4287 (Atom); JSON
// Feed 1.1; Media RSS 1.5.1; RSS content and Dublin Core modules; RFC 5005,
// section 3 (paged feeds); WebSub (W3C Recommendation, 2018); news sitemap
// 0.9, sitemap and sitemap index 0.9 with image extension 1.1.
package feed

// Note to the maintainer: each format's reader and writer stand in one file.
// internal/feedtest has other people's clients read what is written here.
