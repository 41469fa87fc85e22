package feed_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

func ledger() *feed.Feed {
	return &feed.Feed{
		Title: "The Ledger", URL: "https://ledger.example", SelfURL: "/feed", Language: "en",
		Items: []feed.Item{{
			Article:     &article.Article{URL: "/news/bridge", Headline: "Bridge reopens", Published: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
			ContentHTML: `<p>After <a href="/tag/trams">ninety days</a>.</p>`,
		}},
	}
}

func ExampleFeed_Append() {
	out, losses := ledger().Append(nil, feed.JSON)
	fmt.Println(string(out), len(losses))
	// Output:
	// {"version":"https://jsonfeed.org/version/1.1","title":"The Ledger","home_page_url":"https://ledger.example","feed_url":"https://ledger.example/feed","language":"en","items":[{"id":"https://ledger.example/news/bridge","url":"https://ledger.example/news/bridge","title":"Bridge reopens","content_html":"<p>After <a href=\"https://ledger.example/tag/trams\">ninety days</a>.</p>","date_published":"2026-11-24T12:00:00Z"}]} 0
}

func ExampleFeed_Stream() {
	f := feed.Feed{Title: "The Ledger", URL: "https://ledger.example"}
	_, err := f.Stream(os.Stdout, feed.JSON, func(yield func(feed.Item, error) bool) {
		for _, address := range []string{"/a", "/b"} { // rows of a database, say
			if !yield(feed.Item{Article: &article.Article{URL: address}}, nil) {
				return
			}
		}
	})
	fmt.Println(err)
	// Output:
	// {"version":"https://jsonfeed.org/version/1.1","title":"The Ledger","home_page_url":"https://ledger.example","items":[{"id":"https://ledger.example/a","url":"https://ledger.example/a","content_text":""},{"id":"https://ledger.example/b","url":"https://ledger.example/b","content_text":""}]}<nil>
}

func ExampleFeed_Serve() {
	http.HandleFunc("GET /feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=300")
		ledger().Serve(w, r, feed.RSS)
	})
}

func ExampleParse() {
	f, losses, err := feed.Parse([]byte(`<rss version="2.0"><channel><title>The Ledger</title><link>https://ledger.example</link>
<item><title>Bridge reopens</title><link>/news/bridge</link><comments>none</comments></item></channel></rss>`), feed.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Format, f.Items[0].Article.Headline, f.Items[0].Article.URL)
	fmt.Println(losses[0])
	// Output:
	// rss Bridge reopens https://ledger.example/news/bridge
	// line 2, column 61: <comments>: unsupported
}

func ExampleFeed_AppendNewsSitemap() {
	out := string(ledger().AppendNewsSitemap(nil, time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), 0))
	fmt.Println(strings.Contains(out, "<news:publication_date>2026-11-24T12:00:00Z</news:publication_date>"))
	// Output: true
}

func ExampleFeed_AppendSitemapIndex() {
	fmt.Println(string(ledger().AppendSitemapIndex(nil, []feed.SitemapFile{{URL: "/sitemap-news-0.xml"}})))
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://ledger.example/sitemap-news-0.xml</loc></sitemap></sitemapindex>
}

func ExampleConditionsOf() {
	kept := feed.ConditionsOf(http.Header{"Etag": {`"a1"`}})
	request := http.Header{}
	kept.Set(request)
	fmt.Println(request)
	// Output: map[If-None-Match:["a1"]]
}
