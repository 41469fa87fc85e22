package feed_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render/feed"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The bytes of every kind of document, an element or a member to a line.
func TestGoldenDocuments(t *testing.T) {
	f := full()
	documents := map[string][]byte{
		"news-sitemap.xml":  f.AppendNewsSitemap(nil, noon.Add(24*time.Hour), 0),
		"sitemap-index.xml": f.AppendSitemapIndex(nil, []feed.SitemapFile{{URL: "/sitemap-news.xml", Modified: noon}, {URL: "/archive.xml"}}),
	}
	for _, format := range formats {
		src, losses := f.Append(nil, format)
		for _, l := range losses {
			src = append(append(src, "\n-- "...), l.String()...)
		}
		documents["feed."+string(format)] = src
	}
	for name, src := range documents {
		t.Run(name, func(t *testing.T) {
			got := strings.NewReplacer("><", ">\n<", `","`, "\",\n\"", `},{`, "},\n{").Replace(string(src)) + "\n"
			golden := "testdata/" + name + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o600))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(string(want), got))
		})
	}
}
