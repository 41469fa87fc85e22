package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

func ExampleNewsletter() {
	mail := render.Newsletter{
		Site: render.Site{Site: metadata.Site{Name: "The Ledger", URL: "https://ledger.example"}},
		Lead: render.Card{Headline: "Bridge reopens", Dek: "The first tram crossed at five.", URL: "/news/bridge"},
	}
	fmt.Print(string(mail.AppendText(nil)))
	// Output:
	// The Ledger
	//
	// Bridge reopens
	// The first tram crossed at five.
	// https://ledger.example/news/bridge
}

// newsletter has every block, a lead and small stories.
func newsletter(language string) render.Newsletter {
	p := page()
	p.Article.Language = language
	p.Article.Body.Blocks = everyBlock()
	return render.Newsletter{
		Site: render.Site{Site: metadata.Site{Name: "The Ledger", URL: "https://ledger.example"}}, Article: p.Article,
		Lead: p.Related.Cards[0], Sections: []render.StoryList{{Title: "More", Cards: p.Related.Cards}},
		UnsubscribeURL: "/stop", Sender: "1 Quay Street",
	}
}

// What mail clients drop, or show wrongly, a newsletter must not hold. Facts:
// caniemail.com, November 2026; Gmail cuts a mail at 102 KB.
func TestANewsletterKeepsToWhatMailClientsShow(t *testing.T) {
	refused := regexp.MustCompile(`(?i)position|float|flex|grid|var\(|calc\(|rem;|url\(|@import`)
	allowed := strings.Fields("html head meta title style body div table tbody thead tfoot tr td th a img p h1 h2 h3 h4 h5 h6 ul ol li blockquote em strong del sub sup mark code pre span abbr br hr small caption")
	for _, language := range []string{"en", "ar"} {
		out := string(newsletter(language).HTML())
		require.Less(t, len(out), 102<<10)
		doc, err := html.Parse(strings.NewReader(out))
		require.NoError(t, err)
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			require.Contains(t, allowed, n.Data)
			has := make(map[string]string)
			for _, a := range n.Attr {
				has[a.Key] = a.Val
				require.NotContains(t, []string{"class", "id", "srcset", "loading"}, a.Key)
			}
			require.NotRegexp(t, refused, has["style"], n.Data)
			if n.Data == "img" {
				require.NotEmpty(t, has["width"])
				require.Contains(t, has, "alt")
				require.Regexp(t, "^https://", has["src"])
			}
			if href := has["href"]; href != "" && !strings.HasPrefix(href, "#") {
				require.Regexp(t, "^https://ledger.example/", href)
			}
		}
	}
	require.Contains(t, string(newsletter("ar").HTML()), "border-right:3px", "a quote's line stands where the text begins")
}

func TestANewslettersWordsStayText(t *testing.T) {
	n := newsletter("en")
	n.Subject, n.Preheader, n.Sender = "</title><script>x</script>", `"><img src=x onerror=x>`, "<!--"
	out := string(n.HTML())
	require.NotContains(t, out, "<script")
	require.NotContains(t, out, "<img src=x")
}
