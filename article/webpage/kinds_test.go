package webpage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/webpage"
)

// kinds are the kinds of the blocks of a story, and the story.
func kinds(t *testing.T, src string) ([]article.Kind, *article.Article, webpage.Report) {
	t.Helper()
	a, report, err := webpage.Parse(t.Context(), []byte(src), webpage.Options{URL: "https://ledger.example/news/bridge"})
	require.NoError(t, err)
	var out []article.Kind
	for _, b := range a.Body.Blocks {
		out = append(out, b.Kind())
	}
	return out, a, report
}

func TestAMPPages(t *testing.T) {
	page := `<!doctype html><html ⚡ lang="en"><head><style amp-boilerplate>body{visibility:hidden}</style></head><body>
<amp-sidebar id="menu"><ul><li><a href="/">` + sentence + `</a></li></ul></amp-sidebar><amp-analytics><script type="application/json">{"a":1}</script></amp-analytics>
<article><h1>Bridge reopens</h1><p>` + sentence + `</p>
<amp-img src="/planks.jpg" alt="Planks" width="800" height="450" layout="responsive"><noscript><img src="/planks.jpg"></noscript></amp-img>
<p>` + sentence + `</p><amp-ad type="x"><div fallback>` + sentence + `</div></amp-ad>
<amp-video src="/film.mp4" poster="/still.jpg" width="640" height="360"><div fallback><p>Your browser plays no films.</p></div><source src="/film.webm" type="video/webm"></amp-video>
<p>` + sentence + `</p><amp-youtube data-videoid="a1b2c3d4e5f" width="480" height="270"></amp-youtube>
<amp-twitter data-tweetid="1234567890"></amp-twitter><amp-vimeo data-videoid="424242"></amp-vimeo>
<amp-iframe src="https://flo.uri.sh/visualisation/7/embed"><amp-img placeholder src="/wait.png"></amp-img></amp-iframe>
<amp-carousel><amp-img src="/1.jpg" alt="One"></amp-img><amp-img src="/2.jpg" alt="Two"></amp-img></amp-carousel>
<p>` + sentence + `</p></article></body></html>`
	got, a, _ := kinds(t, page)
	require.Equal(t, []article.Kind{
		article.KindParagraph, article.KindFigure, article.KindParagraph, article.KindVideo, article.KindParagraph, article.KindEmbed,
		article.KindEmbed, article.KindEmbed, article.KindEmbed, article.KindGallery, article.KindParagraph,
	}, got)
	image := a.Body.Blocks[1].(*article.Figure).Image
	require.Equal(t, article.Image{URL: "https://ledger.example/planks.jpg", Alt: "Planks", Width: 800, Height: 450}, image)
	film := a.Body.Blocks[3].(*article.Video)
	require.Equal(t, []article.MediaFile{{URL: "https://ledger.example/film.mp4"}, {URL: "https://ledger.example/film.webm", Type: "video/webm"}}, film.Files)
	require.Equal(t, "https://www.youtube.com/watch?v=a1b2c3d4e5f", a.Body.Blocks[5].(*article.Embed).URL)
	require.Equal(t, "https://x.com/i/status/1234567890", a.Body.Blocks[6].(*article.Embed).URL)
	require.Equal(t, "https://vimeo.com/424242", a.Body.Blocks[7].(*article.Embed).URL)
	require.Equal(t, 4, told(a))
	require.NotContains(t, a.Body.Text(), "browser")
}

func TestGalleriesKeepTheirPicturesAndWords(t *testing.T) {
	story := "<p>" + sentence + sentence + "</p>"
	for name, gallery := range map[string]string{
		"figures":    `<div class="photo-gallery"><figure><img src="/1.jpg"><figcaption>Planks at dawn</figcaption></figure><figure><img src="/2.jpg"><figcaption>Rails at noon</figcaption></figure></div>`,
		"boxes":      `<div class="slideshow"><div class="slide"><img src="/1.jpg"><p>Planks at dawn</p></div><div class="slide"><img src="/2.jpg"><p>Rails at noon</p></div></div>`,
		"list items": `<ul class="gallery-list"><li><img src="/1.jpg"><div>Planks at dawn</div></li><li><img src="/2.jpg"><div>Rails at noon</div></li></ul>`,
		"AMP":        `<amp-carousel><figure><amp-img src="/1.jpg"></amp-img><figcaption>Planks at dawn</figcaption></figure><figure><amp-img src="/2.jpg"></amp-img><figcaption>Rails at noon</figcaption></figure></amp-carousel>`,
	} {
		got, a, _ := kinds(t, varied("<body><article>"+story+gallery+story+"</article></body>"))
		require.Equal(t, []article.Kind{article.KindParagraph, article.KindGallery, article.KindParagraph}, got, name)
		items := a.Body.Blocks[1].(*article.Gallery).Items
		require.Len(t, items, 2, name)
		require.Equal(t, "https://ledger.example/2.jpg", items[1].Image.URL, name)
		require.Equal(t, "Rails at noon", strings.TrimSpace(article.InlineText(items[1].Caption)), name)
	}
}
