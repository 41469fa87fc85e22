package webpage_test

import (
	"strings"
	"testing"
	"time"

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

func TestPagesBehindAPaywall(t *testing.T) {
	open, rest := "<p>"+strings.Repeat(sentence, 6)+"</p>", "<p>"+strings.Repeat(sentence, 4)+"</p>"
	offer := `<div class="paywall-offer" style="display:none"><p>Read on for two marks a month.</p></div>`
	said := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Trams","isAccessibleForFree":`
	for name, c := range map[string]struct {
		head, part string
		access     article.Access
		told       int
	}{
		"a hidden part by its selector": {said + `"False","hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".rest"}}</script>`, `<div class="x rest" style="display:none">` + rest + `</div>`, article.AccessSubscribers, 10},
		"by its id":                     {said + `false,"hasPart":[{"isAccessibleForFree":false,"cssSelector":"#rest, .other"}]}</script>`, `<div id="rest" hidden>` + rest + `</div>`, article.AccessSubscribers, 10},
		"by its name":                   {said + `false}</script>`, `<div class="article-locked" aria-hidden="true">` + rest + `</div>`, article.AccessSubscribers, 10},
		"named as an offer is":          {said + `"http://schema.org/False"}</script>`, `<div class="subscriber-content subscription">` + rest + `</div>`, article.AccessSubscribers, 10},
		"by Open Graph":                 {`<meta property="article:content_tier" content="locked">`, `<div class="premium" hidden>` + rest + `</div>`, article.AccessSubscribers, 10},
		"metered":                       {`<meta property="article:content_tier" content="metered">`, "", article.AccessMetered, 6},
		"by microdata":                  {`<meta itemprop="isAccessibleForFree" content="False">`, "", article.AccessSubscribers, 6},
		"free":                          {said + `true}</script>`, `<div class="premium" hidden>` + rest + `</div>`, article.AccessFree, 6},
	} {
		_, a, report := kinds(t, varied("<head>"+c.head+"</head><body><article>"+open+c.part+offer+open+"</article></body>"))
		require.Equal(t, c.access, a.Access, name)
		require.Equal(t, c.told+6, told(a), name)
		require.NotContains(t, a.Body.Text(), "two marks", name)
		if c.access != article.AccessFree {
			require.Equal(t, "access", report.Found[0].Field, name)
		}
	}
}

func TestStoriesOnSeveralPages(t *testing.T) {
	story := "<p>" + sentence + sentence + "</p>"
	const own = "https://ledger.example/news/bridge"
	for name, c := range map[string]struct {
		head, words string
		want        webpage.Part
	}{
		"a whole story":                {"", "", webpage.Part{}},
		"links and words":              {`<link rel="prev" href="/news/bridge"><link rel=next href="/news/bridge?page=3">`, `<div>Page <b>2</b> of 3</div>`, webpage.Part{Number: 2, Of: 3, Next: own + "?page=3"}},
		"a link below the story":       {"", `<div class="pagination"><span>Seite 1 von 4</span> <a rel="nofollow next" href="/news/bridge/2">weiter</a></div>`, webpage.Part{Number: 1, Of: 4, Next: own + "/2"}},
		"a folder for pages":           {`<link rel="next" href="/news/bridge/page/2/">`, "", webpage.Part{Next: own + "/page/2/"}},
		"words in Russian":             {"", `<p>Страница 3 из 3</p>`, webpage.Part{Number: 3, Of: 3}},
		"words in Chinese":             {"", `<p>2/5 页</p>`, webpage.Part{Number: 2, Of: 5}},
		"the next story of a blog":     {`<link rel="next" href="/news/harbour">`, `<p>Page 9 of 3</p>`, webpage.Part{}},
		"a story whose name is longer": {`<link rel="next" href="/news/bridge-again">`, "", webpage.Part{}},
		"a story that is a number":     {`<link rel="next" href="/news/bridge/20261">`, "", webpage.Part{}},
	} {
		_, a, report := kinds(t, varied("<head>"+c.head+"</head><body><article>"+story+story+c.words+"</article></body>"))
		require.Equal(t, c.want, report.Part, name)
		require.Equal(t, 4, told(a), name)
		if c.want.Of > 0 {
			require.NotRegexp(t, `\d/|of \d|von \d|из \d`, a.Body.Text(), name)
		}
	}
}

func TestLiveBlogs(t *testing.T) {
	data := func(text string) string {
		return `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"The bridge, live","liveBlogUpdate":[
{"@type":"BlogPosting","headline":"Trams are back","url":"https://ledger.example/news/bridge#u2","datePublished":"2026-11-20T09:15:00+01:00","dateModified":"2026-11-20T09:20:00+01:00","author":{"@type":"Person","name":"Ines Marlow"},"articleBody":"` + text + `"},
{"@type":"BlogPosting","headline":"The gates open","url":"https://ledger.example/news/bridge#u1","datePublished":"2026-11-20T08:00:00+01:00","author":["Tom Reed"],"articleBody":"` + text + `"}]}</script>`
	}
	lead := "<p>The lead. " + sentence + "</p>"
	one := `<time datetime="2026-11-20T09:15:00+01:00">09:15</time><h2><a href="#u2">Trams are back</a></h2><p>` + sentence + `</p><figure><img src="/a.jpg"><figcaption>A tram.</figcaption></figure>`
	two := `<time datetime="2026-11-20T08:00:00+01:00">08:00</time><h2>The gates open</h2><p>` + sentence + `</p>`
	plain := `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"The bridge, live"}</script>`
	for name, c := range map[string]struct {
		page string
		id   string // of the first
		by   int    // how many have an author
	}{
		"by microdata":                {`<article>` + lead + `<div itemprop="liveBlogUpdate" itemscope>` + one + `</div><div itemprop="liveBlogUpdate" itemscope>` + two + `</div></article>`, "", 0},
		"by their names":              {lead + `<div><div class="liveblog__post pinned">` + one + `</div><div class="liveblog__post pinned">` + two + `</div></div>`, "", 0},
		"by times, being a live blog": {plain + lead + `<ol><li class="x">` + one + `</li><li class="x">` + two + `</li></ol>`, "", 0},
		"by ids of structured data":   {data("") + lead + `<section><div id="u2">` + one + `</div><hr><div id="u1">` + two + `</div></section>`, "u2", 2},
		"in structured data alone":    {data(sentence) + lead + `<p>Press the button to see what is new on this page.</p>`, "u2", 2},
		"and their text without time": {data(sentence) + lead + `<h2>Trams are back</h2><p>` + sentence + `</p><h2>The gates open</h2><p>` + sentence + `</p>`, "u2", 2},
	} {
		_, a, _ := kinds(t, "<body>"+c.page+"</body>")
		require.Equal(t, article.GenreLiveBlog, a.Genre, name)
		var updates []*article.LiveUpdate
		for _, b := range a.Body.Blocks {
			if u, ok := b.(*article.LiveUpdate); ok {
				updates = append(updates, u)
			}
		}
		require.Len(t, updates, 2, name)
		require.Contains(t, article.InlineText(a.Body.Blocks[0].(*article.Paragraph).Content), "The lead", name)
		require.Equal(t, c.id, updates[0].ID, name)
		require.Equal(t, "Trams are back", updates[0].Headline, name)
		require.Equal(t, "2026-11-20T08:15:00Z", updates[0].Time.UTC().Format(time.RFC3339), name)
		require.Equal(t, "The gates open", updates[1].Headline, name)
		require.Equal(t, article.KindParagraph, updates[1].Content[0].Kind(), name)
		require.Len(t, updates[1].Content, 1, name)
		by := 0
		for _, u := range updates {
			by += len(u.Authors)
		}
		require.Equal(t, c.by, by, name)
		require.Equal(t, 3, told(a), name)
		require.NotContains(t, a.Body.Text(), "09:15\n", name)
	}
}

func TestWhatRepeatsIsNoLiveBlogByItself(t *testing.T) {
	note := `<div class="x"><time datetime="2026-11-20">20 November</time><p>` + sentence + `</p></div>`
	_, a, _ := kinds(t, varied("<body><article><p>"+sentence+sentence+"</p>"+note+note+"</article></body>"))
	require.Equal(t, article.GenreNews, a.Genre)
	require.Equal(t, 4, told(a))
}
