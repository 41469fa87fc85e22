package feed_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

func sample() *feed.Feed {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	return &feed.Feed{
		Title: "The Ledger", Description: "News & more", URL: "https://ledger.example", SelfURL: "/feed.xml", Language: "en",
		Items: []feed.Item{{
			ContentHTML: "<p>It <em>took</em> ninety days.</p>",
			Article: &article.Article{
				URL: "/news/bridge", Headline: "Bridge <reopens>\x00", Dek: "D", Published: noon, Category: article.Category{Name: "City"}, Tags: []string{"trams"},
				Authors: []article.Author{{Name: "Ines", URL: "/ines"}}, Hero: &article.Figure{Image: article.Image{URL: "/b.jpg", Alt: "A bridge"}},
			},
		}},
	}
}

func ExampleFeed_AppendRSS() {
	out := string(sample().AppendRSS(nil))
	fmt.Println(strings.Contains(out, "<link>https://ledger.example/news/bridge</link>"), strings.Contains(out, "<pubDate>Tue, 24 Nov 2026 12:00:00 +0000</pubDate>"))
	// Output: true true
}

func ExampleFeed_AppendJSON() {
	var out struct {
		Version string
		Items   []struct{ ID, Title string }
	}
	fmt.Println(json.Unmarshal(sample().AppendJSON(nil), &out), out.Version, out.Items[0].ID)
	// Output: <nil> https://jsonfeed.org/version/1.1 https://ledger.example/news/bridge
}

func ExampleFeed_AppendNewsSitemap() {
	out := string(sample().AppendNewsSitemap(nil, time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)))
	fmt.Println(strings.Contains(out, "<news:publication_date>2026-11-24T12:00:00Z</news:publication_date>"))
	// Output: true
}

// wellFormed reads XML to its end.
func wellFormed(t *testing.T, src []byte) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(string(src))); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else {
			require.NoError(t, err, string(src))
		}
	}
}

func TestTheXMLIsWellFormedWhateverTheText(t *testing.T) {
	f := sample()
	wellFormed(t, f.AppendRSS(nil))
	wellFormed(t, f.AppendNewsSitemap(nil, f.Items[0].Article.Published))
	wellFormed(t, (&feed.Feed{}).AppendRSS(nil))
}

func TestAnRSSItemHasEverything(t *testing.T) {
	var out struct {
		Channel struct {
			Items []struct {
				Title    string   `xml:"title"`
				GUID     string   `xml:"guid"`
				Creators []string `xml:"http://purl.org/dc/elements/1.1/ creator"`
				Content  string   `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
				Terms    []string `xml:"category"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	require.NoError(t, xml.Unmarshal(sample().AppendRSS(nil), &out))
	item := out.Channel.Items[0]
	require.Equal(t, "Bridge <reopens>", item.Title)
	require.Equal(t, "https://ledger.example/news/bridge", item.GUID)
	require.Equal(t, []string{"Ines"}, item.Creators)
	require.Equal(t, "<p>It <em>took</em> ninety days.</p>", item.Content)
	require.Equal(t, []string{"City", "trams"}, item.Terms)
}

func TestTheNewsSitemapHoldsTwoDaysAndAThousandAddresses(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	f := &feed.Feed{Title: "x"}
	for i := range 3000 {
		f.Items = append(f.Items, feed.Item{Article: &article.Article{URL: "/x", Published: now.Add(-time.Duration(i) * time.Minute)}})
	}
	require.Equal(t, 1000, strings.Count(string(f.AppendNewsSitemap(nil, now)), "<url>"))
	require.Equal(t, 0, strings.Count(string(f.AppendNewsSitemap(nil, now.Add(72*time.Hour))), "<url>"))
	f.Items = f.Items[:1]
	for tag, want := range map[string]string{"en-GB": "en", "zh-Hant": "zh-tw", "zh": "zh-cn"} {
		f.Language = tag
		require.Contains(t, string(f.AppendNewsSitemap(nil, now)), "<news:language>"+want+"<")
	}
}
