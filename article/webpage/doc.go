// Package webpage reads a whole web page into an article: its metadata, and
// its text without what stands around it.
//
//	a, report, err := webpage.Parse(ctx, src, webpage.Options{URL: "https://ledger.example/news/bridge"})
//	if report.Confidence < 0.5 {
//		// more likely an index than an article
//	}
//
// # Where values come from
//
// For each field the first source that has it counts, and [Report].Found says
// which it was: structured data (JSON-LD of schema.org's article types), Open
// Graph and other meta elements, and then the page's own elements.
//
// # The text
//
// Every block of text gives its length, less what is linked, to the elements
// it stands in; the element that gathers most without gathering what does not
// belong is the article's. What stands in it and is not the story is left
// out, for reasons that are true of news pages in general: each is a [Reason],
// and [Report].Dropped lists what it took. The rest is read by package
// htmlbody.
//
// # Kinds of page
//
// Elements of AMP are read as what they show. A row of pictures is a Gallery.
// Each update of a live blog is an [article.LiveUpdate], behind the text that
// belongs to none. What a paywall hides is read if the page says that it is
// part of the story, and [article.Article].Access says who may read it: what a
// host may then show is for the host to decide. [Report].Part says which of
// several pages of a story this is. Fragments need no html or body element.
// The character set is that of the bytes if they are UTF-8, else the one of
// the header, the meta element or the language, in this order.
//
// # Limits
//
// [article.Limits].Bytes bounds the page; elements nested deeper than 512, or
// tags with many thousands of attributes, end in an error. Time and memory
// grow with the size of the page, and a parse ends early with its context.
// Nothing is fetched.
//
// # Security
//
// The result holds no markup, as that of package htmlbody.
package webpage

// For maintainers: the page is parsed by scan.go into one slice of nodes and
// not by golang.org/x/net/html, because that parser alone takes longer than
// everything here, and because a slice in document order makes every sum over
// an element a difference. What the text keeps goes through htmlbody, and so
// through that parser, whatever scan.go made of the page.
