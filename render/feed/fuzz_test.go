package feed_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

// FuzzParse reads any bytes. What it reads can be written in every format and
// read again, with the same number of items.
func FuzzParse(f *testing.F) {
	for _, format := range formats {
		src, _ := full().Append(nil, format)
		f.Add(src)
	}
	f.Add([]byte("\xFF\xFE<\x00r\x00"))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="//x"><content type="xhtml"><div><br/>x</div></content></entry></feed>`))
	f.Add([]byte(`<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item><description>&lt;p&gt;</description></item></rdf:RDF>`))
	f.Fuzz(func(t *testing.T, src []byte) {
		read, _, err := feed.Parse(src, feed.Options{})
		if err != nil {
			var at *article.ParseError
			require.ErrorAs(t, err, &at)
			return
		}
		identified := 0
		for i := range read.Items {
			if read.Items[i].Article.Key() != "" {
				identified++
			}
		}
		for _, format := range formats {
			out, _ := read.Append(nil, format)
			again, _, err := feed.Parse(out, feed.Options{})
			require.NoError(t, err, "%s: %s", format, out)
			require.Len(t, again.Items, identified, "%s: %s", format, out)
		}
	})
}
