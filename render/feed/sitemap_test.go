package feed_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

func TestTheNewsSitemapHoldsTwoDaysAndAThousandAddresses(t *testing.T) {
	f := &feed.Feed{Title: "x", Language: "en", URL: "https://ledger.example"}
	for i := range 3000 {
		f.Items = append(f.Items, feed.Item{Article: &article.Article{URL: "/x", Headline: "H", Published: noon.Add(-time.Duration(i) * time.Minute)}})
	}
	count := func(now time.Time, file int) int {
		return strings.Count(string(f.AppendNewsSitemap(nil, now, file)), "<url>")
	}
	require.Equal(t, 3, f.NewsSitemaps(noon)) // 2,881 articles within 48 hours
	require.Equal(t, []int{1000, 1000, 881, 0, 0}, []int{count(noon, 0), count(noon, 1), count(noon, 2), count(noon, 3), count(noon, -1)})
	later := noon.Add(72 * time.Hour)
	require.Equal(t, 1, f.NewsSitemaps(later))
	require.Equal(t, 0, count(later, 0))
	require.Equal(t, 1, count(noon.Add(-2999*time.Minute), 0)) // the others are not out yet
}

func TestTheNewsSitemapLeavesOutWhatIsNotPublic(t *testing.T) {
	f := &feed.Feed{Items: []feed.Item{
		{Article: &article.Article{URL: "/a", Headline: "H", Published: noon, Status: article.StatusWithdrawn}},
		{Article: &article.Article{URL: "/b", Headline: "H", Published: noon, Embargo: noon.Add(time.Hour)}},
		{Article: &article.Article{URL: "javascript:x", Headline: "H", Published: noon}},
		{Article: &article.Article{URL: "/c", Published: noon}},
		{},
	}}
	require.NotContains(t, string(f.AppendNewsSitemap(nil, noon, 0)), "<url>")
}

func TestThePublicationsLanguageIsACode(t *testing.T) {
	f := &feed.Feed{Items: []feed.Item{{Article: &article.Article{URL: "/x", Headline: "H", Published: noon}}}}
	for tag, want := range map[string]string{"en-GB": "en", "zh-Hant": "zh-tw", "zh-HK": "zh-tw", "zh": "zh-cn", "de": "de"} {
		f.Language = tag
		require.Contains(t, string(f.AppendNewsSitemap(nil, noon, 0)), "<news:language>"+want+"<")
	}
}
