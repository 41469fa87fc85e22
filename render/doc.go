// Package render prints the pieces of a news page, and whole pages, as HTML.
//
//	page := render.ArticlePage{Site: site, Article: a, Ticker: ticker}
//	err := page.Render(ctx, w)
//
// # Pieces
//
// A piece is a struct with exported fields: [Ticker], [Header], [Byline],
// [Hero], [Body], [Card], [RelatedStories], [BackLink], and the pages
// [ArticlePage], [FrontPage], [ListPage] and [MessagePage]. Fill in what you
// have; what is empty is not printed. Every piece has the methods of [Piece]
// and so fits templ, html/template, net/http and what is built on it as it
// is, gomponents by its Node and gin by its Response.
//
// # Streams
//
// A piece is printed whole before the first byte of it is sent, so that an
// error never follows half a page. Where a body or stories take long to find,
// [ArticleStream] and [FrontStream] send what is known first, and break the
// response off where the rest does not come.
//
// # Looks
//
// [Assets] holds one stylesheet and one script. The stylesheet lives in a
// cascade layer and under one class prefix; its custom properties are the
// tokens a host sets to make the look its own. Light and dark follow the
// reader's system. The script is for the ticker alone; everything can be read
// and used without it.
//
// # Concurrency
//
// Pieces are values and printing changes nothing: any number of goroutines
// may print the same piece at once.
//
// # Security
//
// Text is escaped where it is printed, addresses pass one policy (http,
// https, mailto, tel and relative ones), and no markup comes from data. The
// output has no inline script and no inline style, so that this policy
// suffices:
//
//	default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'
//
// Pages with videos or recordings want media-src 'self' beside it. A
// function in [Options].Block appends markup of the host's own, for which the
// host answers.
package render

// A note for the maintainer: markup is appended by hand instead of by a
// template because it is several times as fast and allocates nothing; what
// keeps it safe is that constants go through printer.raw and data through
// printer.text, attr and link, and that nothing else appends. The tests load
// hostile values into every field; internal/browsertest runs the pages under
// the strict policy.
