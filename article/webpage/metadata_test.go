package webpage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/webpage"
)

// pageWith is a page with some elements in its head, and some above its text.
func pageWith(t *testing.T, head, above string) *article.Article {
	t.Helper()
	a, _, err := webpage.Parse(t.Context(), []byte("<html><head>"+head+"</head><body><article>"+above+strings.Repeat("<p>"+sentence+"</p>", 4)+"</article></body></html>"), webpage.Options{})
	require.NoError(t, err)
	return a
}

func names(a *article.Article) (out []string) {
	for _, author := range a.Authors {
		out = append(out, author.Name)
	}
	return out
}

func TestJSONLDInEveryShape(t *testing.T) {
	const plain = `{"@context":"https://schema.org","@type":"NewsArticle","headline":"Trams \"return\"","datePublished":"2026-11-20T09:15:00+01:00","author":{"@type":"Person","name":"Ines Marlow"}}`
	escaped := strings.ReplaceAll(plain, `"`, "&quot;")
	quoted := `"` + strings.ReplaceAll(strings.ReplaceAll(plain, `\`, `\\`), `"`, `\"`) + `"`
	for name, src := range map[string]string{
		"one object":              plain,
		"a list":                  `[{"@type":"BreadcrumbList"},` + plain + `]`,
		"a list in a list":        `[[` + plain + `]]`,
		"a graph":                 `{"@graph":[{"@type":"WebSite","name":"x"},` + plain + `]}`,
		"a subtype by address":    strings.Replace(plain, `"NewsArticle"`, `"http://schema.org/ReportageNewsArticle"`, 1),
		"several types":           strings.Replace(plain, `"NewsArticle"`, `["Thing","BlogPosting"]`, 1),
		"the entity of a page":    `{"@type":"WebPage","mainEntity":` + plain + `}`,
		"escaped for HTML":        escaped,
		"written as a string":     quoted,
		"a CDATA section":         "<![CDATA[" + plain + "]]>",
		"a CDATA section, hidden": "//<![CDATA[\n" + plain + "\n//]]>",
		"a comment of HTML":       "<!--\n" + plain + "\n-->",
		"comments of JavaScript":  "/* made by hand */ " + strings.Replace(plain, ",", ", // the headline\n", 1),
		"commas before the end":   strings.Replace(strings.Replace(plain, "}", ",}", 1), "}}", "},}", 1),
		"a semicolon":             plain + ";",
		"two values in a row":     `{"@type":"WebSite"}` + plain,
		"a byte order mark":       "\uFEFF" + plain,
		"a line end in a string":  strings.Replace(plain, "Trams ", "Trams\n", 1),
		"an escape of JavaScript": strings.Replace(plain, "Ines", `In\es`, 1),
		"an author by reference":  `{"@graph":[{"@type":"Article","headline":"Trams \"return\"","datePublished":"2026-11-20T09:15:00+01:00","author":{"@id":"#1"}},{"@id":"#1","@type":"Person","name":"Ines Marlow"}]}`,
		"a name of its own":       strings.Replace(plain, `"headline":"Trams \"return\""`, `"headline":"article","name":"Trams \"return\""`, 1),
		"a related one follows":   `[` + plain + `,{"@type":"NewsArticle","headline":"Ferries","author":"Tom Reed","description":"Not this one."}]`,
	} {
		a := pageWith(t, `<title>Trams "return" | Ledger</title><script type="application/ld+json">`+src+`</script>`, "")
		require.Equal(t, `Trams "return"`, a.Headline, name)
		require.Equal(t, []string{"Ines Marlow"}, names(a), name)
		require.True(t, a.Published.Equal(time.Date(2026, 11, 20, 8, 15, 0, 0, time.UTC)), name)
		require.Empty(t, a.Dek, name)
	}
	for name, src := range map[string]string{"nothing": "", "half an object": `{"@type":"NewsArticle","headline":"Tra`, "a comment without an end": "/* x", "a job": `{"@type":"JobPosting","headline":"Driver","title":"Driver"}`} {
		require.Equal(t, "Trams", pageWith(t, `<title>Trams</title><script type="application/ld+json">`+src+`</script>`, "").Headline, name)
	}
}

func TestBylines(t *testing.T) {
	one, two := []string{"Ines Marlow"}, []string{"Ines Marlow", "Tom Reed"}
	for name, c := range map[string]struct {
		head, above string
		want        []string
	}{
		"meta":                      {`<meta name="author" content="By Ines Marlow and Tom Reed">`, "", two},
		"meta twice the same":       {`<meta name="author" content="Ines Marlow"><meta name="author" content="Ines Marlow">`, "", one},
		"a profile is no name":      {`<meta property="article:author" content="https://social.example/ines">`, "", nil},
		"Dublin Core":               {`<meta name="DC.creator" content="Ines Marlow"><meta name="author" content="webmaster">`, "", one},
		"several names of one meta": {`<meta property="x:by dcterms:creator" content="Ines Marlow">`, "", one},
		"Parsely":                   {`<meta name="parsely-author" content="Ines Marlow"><meta name="parsely-author" content="Tom Reed">`, "", two},
		"Parsely's object":          {`<meta name="parsely-page" content="{&quot;authors&quot;:[&quot;Ines Marlow&quot;,&quot;Tom Reed&quot;]}">`, "", two},
		"microdata":                 {"", `<p itemprop="author" itemscope>By <span itemprop="name">Ines Marlow</span></p>`, one},
		"microdata of two":          {"", `<p><span itemprop="author">Ines Marlow</span>, <span itemprop="author">Tom Reed</span></p>`, two},
		"microdata of other pages":  {"", `<p itemprop="author">Ines Marlow</p>` + strings.Repeat("<p>"+sentence+"</p>", 3) + `<p itemprop="author">Tom Reed</p>`, one},
		"rel=author":                {"", `<a rel="author" href="/ines">Ines Marlow</a>`, one},
		"hNews":                     {"", `<span class="vcard">From <span class="fn">Ines Marlow</span></span>`, one},
		"hEntry":                    {"", `<span class="p-author h-card">Ines Marlow</span>`, one},
		"a class":                   {"", `<div class="story-byline">By <a href="/ines">Ines Marlow</a>, transport editor <a href="#c">12 comments</a></div>`, one},
		"a class, with a date":      {"", `<div class="byline">By <b>Ines Marlow</b><br>March 25, 2026</div>`, one},
		"a class within a class":    {"", `<div class="byline">By <span class="author">Ines Marlow</span>, <span class="author">Tom Reed</span> Harbour Ledger</div>`, two},
		"a class, with a weekday":   {"", `<div class="byline">by Ines Marlow<br>Monday, March 25, 2026</div>`, one},
		"degrees and newspapers":    {`<meta name="author" content="Ines Marlow, MSc, PhD"><meta name="author" content="Tom Reed, Ledger.example">`, "", two},
		"a junior":                  {`<meta name="author" content="Tom Reed, Jr.">`, "", []string{"Tom Reed, Jr."}},
		"three between commas":      {`<meta name="author" content="Ines Marlow, Tom Reed, and Eva Lind">`, "", []string{"Ines Marlow", "Tom Reed", "Eva Lind"}},
		"a number in a name":        {`<meta name="author" content="tram42">`, "", []string{"tram42"}},
		"a class of a whole page":   {"", `<div class="author-12 single">` + strings.Repeat(`<a href="/">Harbour News</a> <p>`+sentence+`</p>`, 3) + `</div><p>By Ines Marlow</p>`, one},
		"not in the navigation":     {"", `<nav><span class="author">Tom Reed</span></nav><p class="author">Ines Marlow</p>`, one},
		"not about the author":      {"", `<p class="author">About the author</p>`, nil},
		"English":                   {"", "<p>By Ines Marlow</p>", one},
		"English, a title after":    {"", "<p>By Ines Marlow and Tom Reed</p>", two},
		"German":                    {"", "<p>Von Ines Marlow und Tom Reed</p>", two},
		"French":                    {"", "<p>Par Ines Marlow et Tom Reed</p>", two},
		"French, with":              {`<meta name="author" content="Ines Marlow (avec Tom Reed)">`, "", two},
		"Spanish":                   {"", "<p>Por Ines Marlow y Tom Reed</p>", two},
		"Portuguese":                {"", "<p>Por Ines Marlow e Tom Reed</p>", two},
		"Italian":                   {"", "<p>di Ines Marlow e Tom Reed</p>", two},
		"Dutch":                     {"", "<p>Door Ines Marlow en Tom Reed</p>", two},
		"Norwegian":                 {"", "<p>Av Ines Marlow og Tom Reed</p>", two},
		"Danish":                    {"", "<p>Af Ines Marlow og Tom Reed</p>", two},
		"Swedish":                   {"", "<p>Av Ines Marlow och Tom Reed</p>", two},
		"Polish":                    {"", "<p>Autor: Ines Marlow</p>", one},
		"Russian":                   {"", "<p>Автор: Инес Марлова и Том Ридов</p>", []string{"Инес Марлова", "Том Ридов"}},
		"Japanese":                  {"", "<p>文／山本花子</p>", []string{"山本花子"}},
		"Japanese, the author":      {"", "<p>著者：山本 花子、佐藤 太郎</p>", []string{"山本 花子", "佐藤 太郎"}},
		"Chinese":                   {"", "<p>作者：王小明</p>", []string{"王小明"}},
		"Korean":                    {"", "<p>김하나 기자</p>", []string{"김하나"}},
		"Arabic":                    {"", "<p>بقلم: ليلى حداد</p>", []string{"ليلى حداد"}},
		"a sentence is no byline":   {"", "<p>By Monday the trams will run again</p>", nil},
		"nor one with a name":       {"", "<p>Par Ines Marlow, on sait que les trams roulent</p>", nil},
		"a name with a particle":    {`<meta name="author" content="Von Marlow">`, "", []string{"Von Marlow"}},
		"a firm":                    {`<meta name="author" content="Salt & Sons">`, "", []string{"Salt & Sons"}},
	} {
		require.Equal(t, c.want, names(pageWith(t, c.head, c.above)), name)
	}
}

func TestHeadlinesWithoutTheSite(t *testing.T) {
	const site = `<meta property="og:site_name" content="The Harbour Ledger">`
	for name, c := range map[string]struct{ head, above, want string }{
		"a bar":                  {site + `<meta property="og:title" content="Trams return | The Harbour Ledger">`, "", "Trams return"},
		"without the article":    {site + `<meta property="og:title" content="Trams return - Harbour Ledger">`, "", "Trams return"},
		"section and site":       {site + `<title>Trams return to the bridge | City | Harbour Ledger</title>`, "", "Trams return to the bridge | City"},
		"the site first":         {site + `<meta property="og:title" content="The Harbour Ledger: trams"><title>x</title>`, "", "The Harbour Ledger: trams"},
		"the site first, a bar":  {site + `<meta property="og:title" content="The Harbour Ledger | Trams return">`, "", "Trams return"},
		"author and site":        {site + `<meta name="author" content="Ines Marlow"><meta property="og:title" content="Trams return - Ines Marlow - Harbour Ledger">`, "", "Trams return"},
		"a column":               {site + `<meta name="author" content="Ines Marlow"><meta property="og:title" content="Trams return | Ines Marlow">`, "", "Trams return | Ines Marlow"},
		"a dash of the headline": {site + `<meta property="og:title" content="Trams - at last - return">`, "", "Trams - at last - return"},
		"the domain":             {`<link rel="canonical" href="https://www.harbourledger.example/a"><title>Trams return | HarbourLedger.com</title>`, "", "Trams return"},
		"no site is known":       {`<title>Trams return to the bridge – My paper</title>`, "", "Trams return to the bridge"},
		"the heading it repeats": {`<title>Trams return at last :: News :: Ledger</title>`, "<h1>Ledger</h1><h1>Trams return at last</h1>", "Trams return at last"},
		"only a heading":         {"", "<h1>Trams return</h1>", "Trams return"},
		"escaped twice":          {`<meta property="og:title" content="Salt &amp;amp; sea">`, "", "Salt & sea"},
	} {
		require.Equal(t, c.want, pageWith(t, c.head, c.above).Headline, name)
	}
}

func TestTimesOfElements(t *testing.T) {
	zone := time.FixedZone("", -5*3600)
	for name, c := range map[string]struct {
		head, above string
		want        time.Time
	}{
		"microdata before others": {"", `<time datetime="2026-11-01">1</time><time itemprop="datePublished" content="2026-11-20T09:15:00-0500"></time>`, time.Date(2026, 11, 20, 9, 15, 0, 0, zone)},
		"hNews":                   {"", `<abbr class="published" title="2026-11-20T09:15:00-05:00">today</abbr>`, time.Date(2026, 11, 20, 9, 15, 0, 0, zone)},
		"a time element":          {"", `<time datetime="2026-11-20 09:15">today</time>`, time.Date(2026, 11, 20, 9, 15, 0, 0, time.UTC)},
		"its words":               {"", `<time>November 20, 2026</time>`, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)},
		"in Chinese":              {"", `<time>2026年11月20日</time>`, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)},
		"not the change":          {"", `<time class="updated" datetime="2026-11-21">x</time><time datetime="2026-11-20">x</time>`, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)},
		"Dublin Core":             {`<meta name="DC.date.issued" content="2026-11-20T09:15">`, "", time.Date(2026, 11, 20, 9, 15, 0, 0, time.UTC)},
		"a bad one is passed by":  {`<meta name="article:published_time" content="soon"><meta name="date" content="2026-11-20">`, "", time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)},
		"the page in JSON-LD":     {`<script type="application/ld+json">{"@type":"WebPage","datePublished":"2026-11-20"}</script>`, "", time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)},
		"day or month first":      {`<meta name="pubdate" content="05/06/2026">`, "", time.Time{}},
	} {
		got := pageWith(t, c.head, c.above).Published
		require.True(t, c.want.Equal(got), "%s: %v", name, got)
	}
}
