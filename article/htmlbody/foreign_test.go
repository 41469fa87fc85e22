package htmlbody_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// unread are the words of the samples that are not the article's: marks of
// lists and notes, and what a network or program says of itself.
var unread = map[string]string{
	"word-paste":    `· o 3. 4. [1]`,
	"word-filtered": `· o`,
	"wordpress-classic": `[caption id="attachment_7" align="alignleft" width="600"] [/caption] [embed width="500"]https://vimeo.com/123[/embed] [gallery ids="1,2,3"]
		[audio mp3="https://ledger.example/horn.mp3"][/audio] [video width="640" height="360" mp4="https://ledger.example/tram.mp4" poster="https://ledger.example/tram.jpg"][/video]`,
	"wordpress-blocks": `1 ↩︎ Download`,
	"ghost":            `tide.pdf 22 KB 0:00`,
	"substack":         `1`,
	"posts":            `— View this post on Instagram Mastodon https://x.com/ledger/status/7?s=20`,
	"footnotes":        `1 2 ↩︎`,
}

func TestForeignBodies(t *testing.T) {
	files, err := filepath.Glob("testdata/foreign/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			doc, losses, err := htmlbody.Parse(src, htmlbody.Options{WordPress: strings.HasPrefix(name, "wordpress-classic")})
			require.NoError(t, err)
			var out bytes.Buffer
			for _, b := range doc.Blocks {
				data, err := article.AppendBlockJSON(nil, b)
				require.NoError(t, err)
				out.Write(append(data, '\n'))
			}
			out.WriteString("-- losses --\n")
			for _, l := range losses {
				out.WriteString(l.String() + "\n")
			}
			golden := strings.TrimSuffix(file, ".html") + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o600))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), out.String())
			kept, gone := out.String(), strings.Fields(unread[name])
			for _, word := range shownWords(t, src) {
				require.True(t, slices.Contains(gone, word) || strings.Contains(kept, strings.ReplaceAll(word, `"`, `\"`)), "the word %q has vanished", word)
			}
		})
	}
}

// shownWords are the words of markup that a browser shows.
func shownWords(t *testing.T, src []byte) (words []string) {
	t.Helper()
	nodes, err := htmlbody.Slow(src)
	require.NoError(t, err)
	var collect func(n *html.Node)
	collect = func(n *html.Node) {
		if n.Type == html.TextNode {
			words = append(words, strings.Fields(n.Data)...)
		}
		switch n.Data {
		case "script", "style", "noscript", "title", "svg", "button":
			if n.Type == html.ElementNode {
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			collect(c)
		}
	}
	for _, n := range nodes {
		collect(n)
	}
	return words
}

// addForeign adds the samples to a corpus.
func addForeign(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("testdata/foreign/*.html")
	require.NoError(f, err)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(src)
	}
}
