// Package article holds the types that the rest of newsroom speaks: an
// article with its byline, category, images and dates, and its body as a
// tree of typed blocks.
//
//	a := article.Article{
//		Headline: "Harbour bridge reopens after ninety days",
//		Dek:      "Ferries keep their summer timetable until the autumn.",
//		Category: article.Category{Name: "City"},
//		Authors:  []article.Author{{Name: "Ines Marlow", Role: "City reporter"}},
//		Body: article.Document{Blocks: []article.Block{
//			&article.Paragraph{Content: []article.Inline{
//				&article.Text{Value: "The first tram crossed at five in the morning."},
//			}},
//		}},
//	}
//
// # Vocabulary
//
// The headline is the title. The dek is the sentence or two below it. The
// kicker is a short label above it. The byline names the authors. The hero
// is the main image. A category is a section of the site; a tag is a free
// keyword; a series is a run of stories under one name.
//
// # Reading and writing
//
// This package imports the standard library alone, and reads and writes JSON;
// see [ParseJSON]. Its neighbours read other formats into it:
// article/frontmatter, article/markdown and article/htmlbody. What a
// conversion could not keep is returned as a list of [Loss]; what could not
// be read at all is a [ParseError].
//
// # Concurrency
//
// Every type here is a plain value. Any number of goroutines may read one;
// none may read it while another changes it.
//
// # Security
//
// No node holds markup that is written unescaped. Addresses are kept as they
// came and are checked by the writer that prints them.
package article
