package webpage_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/charset"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/webpage"
)

const sentence = "The first tram crossed the harbour bridge at five in the morning, ninety days after it was closed. "

// bridge is a page as sites have them: text amid navigation and invitations.
const bridge = `<!DOCTYPE html><html lang="en-GB"><head><title>Bridge reopens | Ledger</title>
<link rel="canonical" href="/news/bridge"><meta property="og:site_name" content="The Ledger"><meta property="og:image" content="/b.jpg">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Bridge &amp; trams reopen","datePublished":"2026-11-20T09:15:00+01:00",
"author":[{"@type":"Person","name":"By Ines Marlow"},{"@type":"Organization","name":"Night desk"}],"articleSection":"City","keywords":"trams, bridge"}]}</script></head>
<body class="has-sidebar"><nav><a href="/">Home</a></nav><main><article><h1>Bridge &amp; trams reopen</h1>
<p>` + sentence + `</p><div class="share-buttons">Share this on every network there is</div><h2>Ninety days</h2><p>` + sentence + sentence + `</p>
<figure><img src="/c.jpg" alt="Planks"><figcaption>Planks.</figcaption></figure><p>Subscribe to our newsletter</p></article>
<ul><li><a href="/a">Another story with a long headline of its own</a></li><li><a href="/b">And another one that is just as long</a></li></ul></main><footer>Imprint</footer></body></html>`

func ExampleParse() {
	a, report, err := webpage.Parse(context.Background(), []byte(bridge), webpage.Options{URL: "https://ledger.example/news/bridge?ref=x"})
	fmt.Println(a.Headline, "|", a.Authors[0].Name, "|", a.URL, err)
	fmt.Println(len(a.Body.Blocks), report.Confidence > 0.2, report.Found[2])
	// Output:
	// Bridge & trams reopen | Ines Marlow | https://ledger.example/news/bridge <nil>
	// 4 true {headline json-ld}
}

func TestEveryFieldComesFromItsBestSource(t *testing.T) {
	a, report, err := webpage.Parse(t.Context(), []byte(bridge), webpage.Options{URL: "https://ledger.example/x"})
	require.NoError(t, err)
	require.Equal(t, "en-GB", a.Language)
	require.True(t, a.Published.Equal(time.Date(2026, 11, 20, 8, 15, 0, 0, time.UTC)))
	require.Equal(t, "City", a.Category.Name)
	require.Equal(t, []string{"trams", "bridge"}, a.Tags)
	require.Equal(t, article.Organisation, a.Authors[1].Kind)
	require.Equal(t, "The Ledger", a.Publisher.Name)
	require.Equal(t, "https://ledger.example/b.jpg", a.Hero.Image.URL)
	sources := map[string]string{}
	for _, f := range report.Found {
		sources[f.Field] = f.Source
	}
	require.Equal(t, "json-ld", sources["authors"])
	require.Equal(t, "open-graph", sources["hero"])

	var kinds []article.Kind
	for _, b := range a.Body.Blocks {
		kinds = append(kinds, b.Kind())
	}
	require.Equal(t, []article.Kind{article.KindParagraph, article.KindHeading, article.KindParagraph, article.KindFigure}, kinds)
	require.Equal(t, "https://ledger.example/c.jpg", a.Body.Blocks[3].(*article.Figure).Image.URL)
}

func TestCharacterSets(t *testing.T) {
	page := func(head, text string) []byte {
		return []byte("<html><head>" + head + "</head><body><p>" + text + strings.Repeat(" and more words of it", 10) + "</p></body></html>")
	}
	for name, c := range map[string]struct {
		src         []byte
		contentType string
	}{
		"UTF-8 that says nothing":      {page("", "caf\xc3\xa9"), ""},
		"UTF-8 that says otherwise":    {page(`<meta charset="iso-8859-1">`, "caf\xc3\xa9"), ""},
		"windows-1252 by meta element": {page(`<meta charset="windows-1252">`, "caf\xe9"), ""},
		"windows-1252 by header":       {page("", "caf\xe9"), "text/html; charset=windows-1252"},
		"windows-1252 by no sign":      {page("", "caf\xe9"), ""},
		"a header before the meta":     {page(`<meta charset="koi8-r">`, "caf\xe9"), "text/html; charset=windows-1252"},
		"a meta far down":              {page("<style>"+strings.Repeat("p { margin: 0 } ", 200)+`</style><meta http-equiv="Content-Type" content="text/html; charset=macintosh">`, "caf\x8e"), ""},
		"UTF-8 with a mark":            {append([]byte("\xef\xbb\xbf"), page("", "caf\xc3\xa9")...), ""},
		"UTF-8 with a broken byte":     {page(`<meta charset="iso-8859-1">`, strings.Repeat("caf\xc3\xa9 ", 30)+"\xc3"), ""},
		"UTF-16 with a mark":           {append([]byte("\xff\xfe"), wide(string(page("", "café")))...), ""},
		"UTF-16 by its first letter":   {wide(string(page("", "café"))), ""},
	} {
		a, _, err := webpage.Parse(t.Context(), c.src, webpage.Options{ContentType: c.contentType})
		require.NoError(t, err, name)
		require.Contains(t, article.InlineText(a.Body.Blocks[0].(*article.Paragraph).Content), "café", name)
	}
}

// wide writes text as UTF-16, low byte first.
func wide(s string) (out []byte) {
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

func TestCharacterSetsByLanguage(t *testing.T) {
	for lang, c := range map[string]struct{ label, text string }{
		"ru": {"windows-1251", "Трамвай пошёл по мосту"}, "pl": {"iso-8859-2", "Tramwaj jedzie przez rzekę, później też łódź"}, "ja": {"shift_jis", "路面電車が橋を渡った"},
		"ko": {"euc-kr", "전차가 다리를 건넜다"}, "zh-CN": {"gb18030", "电车驶过大桥"}, "zh-TW": {"big5", "電車駛過大橋"}, "el": {"iso-8859-7", "Το τραμ πέρασε τη γέφυρα"},
		"tr": {"windows-1254", "Tramvay köprüyü geçti, yağmur başladı"}, "ar": {"windows-1256", "عبر الترام الجسر"}, "he": {"windows-1255", "הרכבת חצתה את הגשר"},
		"cs": {"windows-1250", "Tramvaj přejela most, lidé už čekali"}, "lt": {"windows-1257", "Tramvajus važiavo per tiltą, žmonės laukė"}, "th": {"windows-874", "รถรางข้ามสะพาน"},
		"vi": {"windows-1258", "Tàu qua cau"}, "fr": {"windows-1252", "Le tram a traversé le pont"},
	} {
		e, _ := charset.Lookup(c.label)
		src, err := e.NewEncoder().String(`<html lang="` + lang + `"><body>` + strings.Repeat("<p>"+strings.Repeat(c.text+" ", 5)+"</p>", 3))
		require.NoError(t, err, lang)
		a, _, err := webpage.Parse(t.Context(), []byte(src), webpage.Options{})
		require.NoError(t, err, lang)
		require.Contains(t, a.Body.Text(), c.text, lang)
		require.Equal(t, lang, a.Language)
	}
}

func TestFragmentsAreRead(t *testing.T) {
	for name, src := range map[string]string{
		"paragraphs":         "<p>" + sentence + "<p>" + sentence,
		"words":              sentence + "<br><br>" + sentence,
		"an element":         "<div><p>" + sentence + "</p><p>" + sentence + "</p></div>",
		"an article":         "<article><p>" + sentence + sentence + "</article>",
		"after a style":      "<style>p{}</style><p>" + sentence + sentence,
		"a body without end": "<title>Trams</title><p>" + sentence + "<p>" + sentence + "</body></html>",
	} {
		a, _, err := webpage.Parse(t.Context(), []byte(varied(src)), webpage.Options{})
		require.NoError(t, err, name)
		require.Equal(t, 2, told(a), name)
	}
}

func TestPagesThatReadFromRightToLeft(t *testing.T) {
	paragraph := "<p>" + strings.Repeat("عبر أول ترام الجسر في الخامسة صباحًا بعد تسعين يومًا من إغلاقه. ", 3) + "</p>"
	src := `<html lang="ar" dir="rtl"><body><nav><a href="/">الرئيسية</a></nav><article><h1>عودة الترام</h1>` + paragraph + `<p>اقرأ أيضا: ما حدث بعد ذلك على الجسر</p>` + paragraph + `</article></body></html>`
	a, report, err := webpage.Parse(t.Context(), []byte(src), webpage.Options{})
	require.NoError(t, err)
	require.Equal(t, "عودة الترام", a.Headline)
	require.Equal(t, article.RightToLeft, article.DirectionOf(a.Language))
	require.Len(t, a.Body.Blocks, 2)
	require.Equal(t, webpage.Invitation, report.Dropped[0].Reason)
}

func TestErrors(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		opts webpage.Options
		is   error
	}{
		"a page without text": {"<html><body><nav><a href=/>Home</a></nav></body></html>", webpage.Options{}, article.ErrNoArticle},
		"nothing":             {"", webpage.Options{}, article.ErrNoArticle},
		"too large":           {strings.Repeat("x", 100), webpage.Options{Limits: article.Limits{Bytes: 10}}, article.ErrTooLarge},
		"a million divs":      {strings.Repeat("<div>", 1_000_000), webpage.Options{}, article.ErrTooDeep},
		"100,000 attributes":  {"<p" + strings.Repeat(" a=b", 100_000) + ">" + sentence, webpage.Options{}, article.ErrTooMany},
	} {
		_, _, err := webpage.Parse(t.Context(), []byte(c.src), c.opts)
		var at *article.ParseError
		require.ErrorAs(t, err, &at, name)
		require.ErrorIs(t, err, c.is, name)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := webpage.Parse(gone, []byte(bridge), webpage.Options{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestAnIndexInspiresLessConfidence(t *testing.T) {
	box := `<div><h2><a href=/x>A headline that is as long as they are</a></h2><p>A dek of one short sentence.</p></div>`
	long := `<article><h3><a href=/x>A headline that is as long as they are</a></h3><p>` + sentence + sentence + `</p></article>`
	story := strings.Repeat("<p>"+sentence+"</p>", 20)
	section := `<section class="part"><h2>A part</h2><p>` + strings.Repeat(sentence, 4) + `</p></section>`
	for name, c := range map[string]struct {
		page string
		is   bool
	}{
		"boxes":                    {strings.Repeat(box, 20), false},
		"boxes in columns":         {"<div>" + strings.Repeat(box, 10) + "</div><div>" + strings.Repeat(box, 10) + "</div>", false},
		"long deks":                {"<main>" + strings.Repeat(long, 12) + "</main>", false},
		"a story":                  {"<article>" + story + "</article>", true},
		"a story above boxes":      {"<article>" + story + "</article><div>" + strings.Repeat(box, 6) + "</div>", true},
		"a story in sections":      {"<div>" + strings.Repeat(section, 6) + "</div>", true},
		"a note that says its day": {"<article><time datetime=2026-11-20>20 November</time>" + "<p>" + strings.Repeat(sentence, 5) + "</p></article>", true},
	} {
		_, report, err := webpage.Parse(t.Context(), []byte("<body>"+c.page+"</body>"), webpage.Options{})
		require.NoError(t, err, name)
		if c.is {
			require.Greater(t, report.Confidence, 0.8, name)
		} else {
			require.Less(t, report.Confidence, 0.3, name)
		}
	}
}

// Ten times the page takes ten times the room, and not more blocks of memory
// than that: nothing is kept for each pair of elements.
func TestRoomGrowsWithThePage(t *testing.T) {
	update := `<div class="live-post" id="u"><time datetime="2026-11-20T09:15:00+01:00">09:15</time><h2>Trams</h2><p>` + sentence + `</p></div>`
	for name, part := range map[string]string{
		"paragraphs": "<p>" + sentence + "</p>",
		"pictures":   `<div class="gallery"><img src="/a.jpg"><p>One</p><img src="/b.jpg"><p>Two</p></div><p>` + sentence + "</p>",
		"cards":      `<div class="c"><h4><a href="/x">Another story, with a headline of its own</a></h4><p>A dek of one short sentence.</p></div><p>` + sentence + "</p>",
		"updates":    update,
		"lines":      sentence + "<br><br>Page 1 of 2<br><br>",
		"open tags":  "<p><b><i>" + sentence,
	} {
		measure := func(times int) (allocations, bytes float64) {
			src := []byte("<body><article>" + strings.Repeat(part, times) + "</article></body>")
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, _, err := webpage.Parse(t.Context(), src, webpage.Options{})
			runtime.ReadMemStats(&after)
			require.NoError(t, err, name)
			return float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)
		}
		measure(10) // what is made once
		allocations, bytes := measure(100)
		tenfold, room := measure(1000)
		require.Less(t, tenfold, 11*allocations, name)
		require.Less(t, room, 14*bytes, name) // slices double
	}
}

func TestWhatIsLeftOutAndWhy(t *testing.T) {
	story := "<p>" + sentence + "</p><p>" + sentence + sentence + "</p>"
	for name, c := range map[string]struct {
		part string
		why  webpage.Reason
	}{
		"a hidden paragraph":        {`<p style="display: none">` + sentence + `</p>`, webpage.Hidden},
		"an aside":                  {`<aside><p>About this newspaper.</p></aside>`, webpage.Navigation},
		"a box named by its class":  {`<div class="entry-newsletter"><p>Letters every week, for free.</p></div>`, webpage.Named},
		"cards made from one mould": {`<div>` + strings.Repeat(`<div class="c"><h4><a href="/x">Another story, with a headline of its own</a></h4><p>A dek of one short sentence.</p></div>`, 3) + `</div>`, webpage.Cards},
		"a line that is a link":     {`<p><a href="/x">Another story, with a headline of its own</a></p>`, webpage.Links},
		"an invitation":             {`<p>Subscribe to the paper for more of this.</p>`, webpage.Invitation},
		"an invitation in German":   {`<p>Lesen Sie auch, was danach auf der Brücke geschah.</p>`, webpage.Invitation},
		"a label of advertisements": {`<p>Anzeige</p>`, webpage.Invitation},
		"a caption":                 {`<div class="image"><img src="/a.jpg"><span>Planks on the bridge</span></div>`, webpage.Caption},
	} {
		page := `<body><article>` + story + c.part + story + `</article></body>`
		a, report, err := webpage.Parse(t.Context(), []byte(page), webpage.Options{URL: "https://ledger.example/x"})
		require.NoError(t, err, name)
		paragraphs := 0
		for _, b := range a.Body.Blocks {
			if b.Kind() == article.KindParagraph {
				paragraphs++
			}
		}
		require.Equal(t, 4, paragraphs, name)
		if c.why != webpage.Hidden && c.why != webpage.Navigation && c.why != webpage.Named {
			require.NotEmpty(t, report.Dropped, name)
			require.Equal(t, c.why, report.Dropped[0].Reason, name)
		}
	}
}

func TestWordsOfAPictureGoWithIt(t *testing.T) {
	for name, figure := range map[string]string{
		"a frame that is not kept":     `<figure><iframe src="https://frames.example/7"></iframe><figcaption>A harbour seal on the quay.</figcaption></figure>`,
		"a placeholder":                `<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><figcaption>A harbour seal on the quay.</figcaption></figure>`,
		"a film and its still":         `<figure><img src="/still.jpg"><video src="/film.mp4"></video><figcaption>A harbour seal on the quay.</figcaption></figure>`,
		"a picture that a box holds":   `<div class="photo"><img src="/seal.jpg"><div>A harbour seal on the quay.</div></div>`,
		"a picture that waits to load": `<figure><img src="data:," data-src="/seal.jpg"><figcaption>A harbour seal on the quay.</figcaption></figure>`,
	} {
		a, _, err := webpage.Parse(t.Context(), []byte("<body><article><p>"+sentence+"</p>"+figure+"<p>"+sentence+"</p></article></body>"), webpage.Options{})
		require.NoError(t, err, name)
		require.NotContains(t, string(webpage.AppendArticleBody(nil, &a.Body)), "seal", name)
	}
	box := article.Document{Blocks: []article.Block{&article.RelatedLink{Headline: "Another story", URL: "/x"}, &article.Paragraph{Content: []article.Inline{&article.Text{Value: "Words."}}}}}
	require.Equal(t, "Words.", string(webpage.AppendArticleBody(nil, &box)))
}

// varied numbers the trams of a page's sentences, so that no two say the same.
func varied(page string) string {
	for i := 1; strings.Contains(page, "The first tram"); i++ {
		page = strings.Replace(page, "The first tram", fmt.Sprint("Tram ", i), 1)
	}
	return page
}

// told counts the sentences of an article.
func told(a *article.Article) int {
	return strings.Count(a.Body.Text(), "crossed the harbour bridge at five in the morning")
}

func TestAStoryCutIntoSectionsIsRead(t *testing.T) {
	section := `<section class="part"><div><p>` + sentence + sentence + `</p><p>` + sentence + `</p></div></section>`
	a, _, err := webpage.Parse(t.Context(), []byte(varied("<body><div>"+section+`<div><img src="/wide.jpg"></div>`+section+section+"</div></body>")), webpage.Options{})
	require.NoError(t, err)
	require.Equal(t, 9, told(a))
}

func TestWhatAuthorsLeaveOutOfTheirTags(t *testing.T) {
	for name, src := range map[string]string{
		"no end tags":           "<body><p>" + sentence + "<p>" + sentence + "<ul><li>" + sentence + "<li>" + sentence + "</ul>",
		"end tags of nothing":   "<body></div></span><p>" + sentence + "</b></p></table>" + sentence + "<div>" + sentence + "</p></div>" + sentence,
		"two breaks":            "<body><div>" + sentence + "<br><br>" + sentence + "<br> <br>" + sentence + "<br><br>" + sentence + "</div>",
		"capitals":              "<BODY><P CLASS=x>" + sentence + "</P><P>" + sentence + sentence + sentence + "</P></BODY>",
		"a < that opens none":   "<body><p>1 < 2. " + sentence + sentence + sentence + sentence,
		"an element of its own": "<body><p>" + sentence + "<x-name>" + sentence + "</x-name>" + sentence + sentence + "</p>",
	} {
		a, _, err := webpage.Parse(t.Context(), []byte(varied(src)), webpage.Options{})
		require.NoError(t, err, name)
		require.Equal(t, 4, told(a), name)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{bridge, "", "<p>" + sentence, `<script type="application/ld+json">[{"@graph":{"@type":"Article","author":{"name":1}}}]</script><p>` + sentence, "<base href=':'><p>" + sentence,
		`<script type="application/ld+json">{"@type":"LiveBlogPosting","isAccessibleForFree":"False","hasPart":{"isAccessibleForFree":false,"cssSelector":".a"},"liveBlogUpdate":{"url":"#a","headline":"x","articleBody":"<p>y</p>"}}</script><div id=a><time datetime=2026-11-20>x</time><h2>x</h2><p>` + sentence,
		"<amp-carousel><amp-img src=a></amp-img><amp-img src=b></amp-img></amp-carousel><amp-youtube data-videoid=x></amp-youtube><link rel=next href=?page=2><p>Page 1 of 2<p>" + sentence, "\xff\xfe<\x00p\x00>\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		a, report, err := webpage.Parse(t.Context(), src, webpage.Options{URL: "https://ledger.example/x"})
		if err != nil {
			return
		}
		require.GreaterOrEqual(t, report.Confidence, 0.0)
		require.LessOrEqual(t, report.Confidence, 1.0)
		_, err = a.AppendJSON(nil)
		require.NoError(t, err)
		require.LessOrEqual(t, report.Part.Number, report.Part.Of)
	})
}
