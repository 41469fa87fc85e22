package feedtest

import (
	"cmp"
	"fmt"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/feed"
)

var rules = map[feed.Format]func([]byte) []string{feed.RSS: rssFaults, feed.Atom: atomFaults, feed.JSON: jsonFaults}

// made is a feed of articles that articlegen made up, with their bodies as
// package render prints them: any text, any block, any address in a body. Codes
// that a newsroom's own software writes are as they should be.
func made(seed uint64) *feed.Feed {
	f := sample()
	for i := range uint64(20) {
		a := articlegen.Article(seed*1000+i, articlegen.Options{})
		a.Headline = cmp.Or(a.Headline, "x")                       // that RSS cannot say it without is a loss that Append states
		a.ID, a.URL = fmt.Sprint(a.ID, i), fmt.Sprint("/news/", i) // unlike all others
		a.Language = []string{"", "en", "ar", "zh-Hant-TW"}[i%4]
		for _, image := range images(a) {
			image.Type = []string{"", "image/jpeg", "image/avif"}[i%3]
		}
		f.Items = append(f.Items, feed.Item{Article: a, ContentHTML: string(render.Body{Document: &a.Body}.HTML())})
	}
	return f
}

// images are those that a feed may name.
func images(a *article.Article) (all []*article.Image) {
	if a.Hero != nil {
		all = append(all, &a.Hero.Image)
	}
	return all
}

func TestFeedsKeepTheRules(t *testing.T) {
	feeds := map[string]*feed.Feed{
		"sample": sample(), "empty": {Title: "x", URL: site, SelfURL: "/feed", Authors: []article.Author{{Name: "x"}}},
		"a headline alone": {Title: "x", URL: site, SelfURL: "/feed", Items: []feed.Item{{Article: &article.Article{URL: "/a", Headline: "x"}}}},
	}
	seeds := uint64(50)
	if testing.Short() {
		seeds = 5
	}
	for seed := range seeds {
		feeds[fmt.Sprint("made up, ", seed)] = made(seed)
	}
	for name, f := range feeds {
		for format, faults := range rules {
			src, _ := f.Append(nil, format)
			require.Empty(t, faults(src), "%s, %s:\n%.2000s", name, format, src)
		}
	}
}

func TestSitemapsKeepTheRules(t *testing.T) {
	now := noon.Add(24 * time.Hour)
	host := "ledger.example"
	for seed := range uint64(20) {
		f := made(seed)
		for i := range f.Items {
			a := f.Items[i].Article
			a.Published = now.Add(-time.Duration(i) * 3 * time.Hour)
			a.URL = "/news/" + url.PathEscape(fmt.Sprint("a & b <", i))
		}
		src := f.AppendNewsSitemap(nil, now, 0)
		require.Empty(t, sitemapFaults(src, host, now), "%.2000s", src)
	}
	many := sample()
	for i := range 2500 {
		many.Items = append(many.Items, feed.Item{Article: &article.Article{URL: fmt.Sprint("/news/", i), Headline: "x", Language: "zh-Hant-TW", Published: now}})
	}
	files := many.NewsSitemaps(now)
	require.Equal(t, 3, files)
	var listed []feed.SitemapFile
	for file := range files {
		require.Empty(t, sitemapFaults(many.AppendNewsSitemap(nil, now, file), host, now))
		listed = append(listed, feed.SitemapFile{URL: fmt.Sprint("/sitemap-", file, ".xml"), Modified: now})
	}
	require.Empty(t, sitemapFaults(many.AppendSitemapIndex(nil, listed), host, now))
	require.Empty(t, sitemapFaults(new(feed.Feed).AppendNewsSitemap(nil, now, 0), host, now), "one without news is allowed")
}

// The rules find what is wrong.
func TestTheRulesBite(t *testing.T) {
	const rss = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>x</title><link>/home</link><language>e_n</language>
<lastBuildDate>Mon, 24 Nov 26 12:00:00 GMT</lastBuildDate><item><guid>1</guid><author>Ines</author><enclosure url="/a.mp3" type="mp3" length="x"/>
<pubDate>Mon, 24 Nov 2026 12:00:00 +0000</pubDate><description>&lt;a href="/x">x&lt;/a>&lt;script>&lt;/script></description><blurb/></item></channel></rss>`
	require.Len(t, rssFaults([]byte(rss)), 14, "%q", rssFaults([]byte(rss)))
	const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="rtf">x</title><updated>2026-11-24t12:00:00z</updated><link href="/x" rel="odd thing" length="-1"/>
<entry><id>1</id><title>x</title><category/><author><email>no</email></author></entry></feed>`
	require.Len(t, atomFaults([]byte(atom)), 13, "%q", atomFaults([]byte(atom)))
	const feedJSON = `{"version":"https://jsonfeed.org/version/1","title":"x","home_page_url":"/","names":[],"items":[{"id":1,"url":"/a","date_published":"today","attachments":[{"url":"/a"}],"authors":[{}]}]}`
	require.Len(t, jsonFaults([]byte(feedJSON)), 10, "%q", jsonFaults([]byte(feedJSON)))
	const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://other.example/a</loc>
<n:news><n:title>x</n:title><n:publication><n:language>en-GB</n:language></n:publication><n:publication_date>2020-01-01T00:00:00Z</n:publication_date></n:news></url></urlset>`
	require.Len(t, sitemapFaults([]byte(sitemap), "ledger.example", noon), 7, "%q", sitemapFaults([]byte(sitemap), "ledger.example", noon))
}
