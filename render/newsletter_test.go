package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
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

func TestPicturesOfferNewerFormatsAndNoOtherCrop(t *testing.T) {
	img := article.Image{URL: "/b.jpg", Alt: "A bridge", Type: "image/jpeg", Width: 1600, Height: 900, Variants: []article.Variant{
		{URL: "/b-800.jpg", Width: 800, Height: 450}, {URL: "/b-square.jpg", Width: 800, Height: 800}, {URL: "/b-800.avif", Width: 800, Type: "image/avif"},
	}}
	out := string(render.Hero{Figure: &article.Figure{Image: img}}.HTML())
	require.Contains(t, out, `<picture class="nr-picture"><source type="image/avif" srcset="/b-800.avif 800w"`)
	require.Contains(t, out, `srcset="/b-800.jpg 800w, /b.jpg 1600w"`)
	require.NotContains(t, out, "square")
}

func TestTheFirstPictureOfAListIsNotLoadedLate(t *testing.T) {
	picture := &article.Image{URL: "/b.jpg"}
	out := string(render.ListPage{Title: "x", Cards: []render.Card{{Headline: "a", Image: picture}, {Headline: "b", Image: picture}}}.HTML())
	require.Equal(t, 1, strings.Count(out, `fetchpriority="high"`))
	require.Equal(t, 1, strings.Count(out, `loading="lazy"`))
	require.Less(t, strings.Index(out, `fetchpriority="high"`), strings.Index(out, `loading="lazy"`))
}

func TestAPlayerIsLoadedOnlyWhereTheHostAllowsIt(t *testing.T) {
	for url, frame := range map[string]string{
		"https://www.youtube.com/watch?v=abc_1": "https://www.youtube-nocookie.com/embed/abc_1",
		"https://youtu.be/abc_1":                "https://www.youtube-nocookie.com/embed/abc_1",
	} {
		doc := article.Document{Blocks: []article.Block{&article.Embed{Provider: "youtube", URL: url, Title: "x"}}}
		require.NotContains(t, string(render.Body{Document: &doc}.HTML()), "<iframe")
		out := string(render.Body{Document: &doc, Options: &render.Options{Players: []string{"youtube"}}}.HTML())
		require.Contains(t, out, `<iframe class="nr-player__frame" loading="lazy" src="`+frame+`"`)
	}
	doc := article.Document{Blocks: []article.Block{&article.Embed{Provider: "youtube", URL: "https://www.youtube.com/watch?v=..%2F..%2Fx"}}}
	require.NotContains(t, string(render.Body{Document: &doc, Options: &render.Options{Players: []string{"youtube"}}}.HTML()), "<iframe")
}
