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
// belong is the article's. It is then read by package htmlbody.
//
// # Limits
//
// [article.Limits].Bytes bounds the page; elements nested deeper than 512 end
// in an error. Nothing is fetched.
//
// # Security
//
// The result holds no markup, as that of package htmlbody.
package webpage
