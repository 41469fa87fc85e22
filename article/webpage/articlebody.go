package webpage

import "github.com/dots-newsroom/newsroom/article"

// AppendArticleBody appends the text of a document as schema.org's
// articleBody and the benchmarks of extraction take it: the running words of
// paragraphs, headings, lists, quotes, tables and code, each block on a line,
// without captions, names of embeds, boxes that lead to other stories and
// marks of lists. For everything that
// is to be read, use [article.Document.AppendText].
func AppendArticleBody(dst []byte, doc *article.Document) []byte {
	start := len(dst)
	for _, b := range doc.Blocks {
		dst = appendRunning(dst, start, b)
	}
	return dst
}

func appendRunning(dst []byte, start int, n article.Node) []byte {
	switch n := n.(type) {
	case nil, *article.Figure, *article.Gallery, *article.Video, *article.Audio, *article.Embed, *article.RelatedLink:
		return dst
	case *article.Text:
		return append(dst, n.Value...)
	case *article.CodeSpan:
		return append(dst, n.Value...)
	case *article.Code:
		return append(newLine(dst, start), n.Value...)
	case *article.LiveUpdate:
		dst = append(newLine(dst, start), n.Headline...)
	case article.Block, *article.Break:
		dst = newLine(dst, start)
	default:
	}
	for c := range article.Children(n) {
		dst = appendRunning(dst, start, c)
	}
	return dst
}

func newLine(dst []byte, start int) []byte {
	if len(dst) > start && dst[len(dst)-1] != '\n' {
		dst = append(dst, '\n')
	}
	return dst
}
