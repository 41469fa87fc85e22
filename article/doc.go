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
// This package stands on the standard library alone, and reads and writes JSON;
// see [ParseJSON]. Its neighbours read other formats into it:
// article/frontmatter, article/markdown, article/htmlbody, article/webpage, and
// in article/interchange those of other newsrooms. What a conversion could not
// keep is returned as a list of [Loss]; what could not be read at all is a
// [ParseError].
//
// # Reading time: silent against aloud
//
// [EstimateReadingTime] answers with the time in which most readers finish.
// Two mistakes make other estimates wrong, and both are avoided here.
//
// The first is to take a rate of reading aloud for one of reading silently.
// The best-known table of rates by language (IReST, 2012) was measured aloud:
// nobody speaks Chinese at the speed at which it is read, and a table that is
// used as it stands halves the rate for Chinese and Japanese. Where a language
// was measured silently that number counts: English 238 words a minute
// (Brysbaert 2019), Dutch 238, Korean 202, Chinese 439 and Japanese 653
// characters. Where it was measured aloud only, the number is scaled by 238/228,
// the two rates of English; that is our inference, and [ReadingRate].Evidence
// says where it was made. A language that nobody measured is read at the
// scaled mean of all: 192 words a minute, or 901 letters in Thai, Lao, Khmer
// and Burmese, which have no spaces between words. Every [ReadingRate] names
// the study that its number comes from.
//
// The second is to count a whole page in one way. A Japanese page with English
// names in it has both letters and words; each script is counted and read at
// its own rate, and the parts are added; see [CountText].
//
// The mean is then lowered by 200/238, because half of all readers are slower
// than the mean, and publishers print the time of a reader who does 200.
// [ReadingOptions].Mean leaves it as it is. A story of 564 words with a
// headline of ten, a dek and one picture takes 4 minutes so, and 3 at the mean.
// [ReadingProfile] computes what other programs print, faults and all.
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
