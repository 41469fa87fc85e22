package metadata_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

func ExampleHead() {
	head := metadata.Head{
		Site:  metadata.Site{Name: "The Ledger", URL: "https://ledger.example"},
		Title: "City", Description: "News from the city.", URL: "/category/city",
	}
	fmt.Println(strings.ReplaceAll(string(head.AppendHTML(nil)), "><", ">\n<"))
	// Output:
	// <title>City | The Ledger</title>
	// <meta name="description" content="News from the city.">
	// <meta name="robots" content="max-image-preview:large">
	// <link rel="canonical" href="https://ledger.example/category/city">
	// <meta property="og:type" content="website">
	// <meta property="og:title" content="City">
	// <meta property="og:description" content="News from the city.">
	// <meta property="og:url" content="https://ledger.example/category/city">
	// <meta property="og:site_name" content="The Ledger">
	// <meta name="twitter:card" content="summary">
}

func ExampleSite_Absolute() {
	site := metadata.Site{URL: "https://ledger.example"}
	fmt.Println(site.Absolute("/news/bridge"), site.Absolute("https://harbour.example/"))
	// Output: https://ledger.example/news/bridge https://harbour.example/
}

func ExampleAppendItemList() {
	site := metadata.Site{URL: "https://ledger.example"}
	stories := []*article.Article{{URL: "/news/bridge"}, {URL: "/news/tolls"}}
	list := metadata.AppendItemList(nil, &site, "City", stories, func(a **article.Article) string { return (*a).URL })
	fmt.Println(strings.ReplaceAll(string(list), "{", "\n{"))
	// Output:
	// <script type="application/ld+json">
	// {"@context":"https://schema.org","@type":"ItemList","name":"City","itemListElement":[
	// {"@type":"ListItem","position":1,"url":"https://ledger.example/news/bridge"},
	// {"@type":"ListItem","position":2,"url":"https://ledger.example/news/tolls"}]}</script>
}

var ld = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

func structured(t *testing.T, a *article.Article) map[string]any {
	t.Helper()
	return structuredHead(t, metadata.Head{Article: a, Site: metadata.Site{Name: "The Ledger", URL: "https://ledger.example", Logo: &article.Image{URL: "/logo.png", Width: 256, Height: 256}}})
}

func structuredHead(t *testing.T, head metadata.Head) map[string]any {
	t.Helper()
	found := ld.FindSubmatch(head.AppendHTML(nil))
	require.NotNil(t, found)
	var out map[string]any
	require.NoError(t, json.Unmarshal(found[1], &out))
	return out
}

func TestStructuredData(t *testing.T) {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.FixedZone("", 3600))
	a := &article.Article{
		URL: "/news/bridge", Headline: "</script><b>Bridge", Dek: "D", Language: "en", Category: article.Category{Name: "City"}, Tags: []string{"trams"},
		Published: noon, Updated: noon.Add(time.Hour),
		Authors:     []article.Author{{Name: "Ines", Role: "Reporter", URL: "/ines"}, {Name: "Desk", Kind: article.Software, Role: "AI News Desk"}},
		Hero:        &article.Figure{Image: article.Image{URL: "/b.jpg", Width: 1600, Height: 900}, Credit: "Ana"},
		Provenance:  &article.Provenance{Source: article.TrainedAlgorithmicMedia},
		Sources:     []article.Source{{Title: "Motion", URL: "/m"}},
		Corrections: []article.Correction{{Time: noon, Text: []article.Inline{&article.Text{Value: "It was 21."}}}},
	}
	require.Empty(t, cmp.Diff(map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle", "mainEntityOfPage": "https://ledger.example/news/bridge", "url": "https://ledger.example/news/bridge",
		"headline": "</script><b>Bridge", "description": "D", "datePublished": "2026-11-24T12:00:00+01:00", "dateModified": "2026-11-24T13:00:00+01:00",
		"articleSection": "City", "keywords": []any{"trams"}, "wordCount": 2.0, "timeRequired": "PT1M", "inLanguage": "en", "isAccessibleForFree": true,
		"image": []any{map[string]any{"@type": "ImageObject", "url": "https://ledger.example/b.jpg", "width": 1600.0, "height": 900.0, "creditText": "Ana"}},
		"author": []any{
			map[string]any{"@type": "Person", "name": "Ines", "url": "https://ledger.example/ines", "jobTitle": "Reporter"},
			map[string]any{
				"@type": "Organization", "name": "Desk", "additionalType": "https://schema.org/SoftwareApplication", "description": "AI News Desk",
				"parentOrganization": map[string]any{"@type": "NewsMediaOrganization", "name": "The Ledger"},
			},
		},
		"publisher": map[string]any{"@type": "NewsMediaOrganization", "name": "The Ledger", "url": "https://ledger.example/",
			"logo": map[string]any{"@type": "ImageObject", "url": "https://ledger.example/logo.png", "width": 256.0, "height": 256.0}},
		"isBasedOn":         []any{map[string]any{"@type": "CreativeWork", "name": "Motion", "url": "https://ledger.example/m"}},
		"digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
		"correction":        []any{map[string]any{"@type": "CorrectionComment", "text": "It was 21.", "datePublished": "2026-11-24T12:00:00+01:00"}},
	}, structured(t, a)))
}

func TestGenresHaveTypesOfTheirOwn(t *testing.T) {
	for genre, want := range map[article.Genre]string{
		article.GenreNews: "NewsArticle", article.GenreOpinion: "OpinionNewsArticle", article.GenreReportage: "ReportageNewsArticle",
		article.GenreLiveBlog: "LiveBlogPosting", article.GenreAnalysis: "AnalysisNewsArticle", article.GenreExplainer: "BackgroundNewsArticle",
		article.GenreReview: "ReviewNewsArticle", article.GenreSponsored: "AdvertiserContentArticle", article.GenreInterview: "NewsArticle",
	} {
		require.Equal(t, want, structured(t, &article.Article{Genre: genre})["@type"])
	}
}

func TestALiveBlogListsItsUpdates(t *testing.T) {
	a := &article.Article{Genre: article.GenreLiveBlog, Body: article.Document{Blocks: []article.Block{
		&article.LiveUpdate{Headline: "U", Content: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "x"}}}}}}}}
	require.Equal(t, []any{map[string]any{"@type": "BlogPosting", "headline": "U", "articleBody": "x"}}, structured(t, a)["liveBlogUpdate"])
}

func TestVideosOfTheBody(t *testing.T) {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	file := func(address string) []article.MediaFile {
		return []article.MediaFile{{URL: address, Type: "video/mp4"}, {URL: "/other.webm"}}
	}
	a := &article.Article{
		Headline: "Bridge reopens", Published: noon, Hero: &article.Figure{Image: article.Image{URL: "/hero.jpg"}},
		Body: article.Document{Blocks: []article.Block{
			&article.Video{
				Files: file("/v/1.mp4"), Poster: &article.Image{URL: "/v/1.jpg"}, Title: "First tram", Duration: 90*time.Second + 300*time.Millisecond,
				Width: 1280, Height: 720, Caption: []article.Inline{&article.Text{Value: "The \"5\" crosses"}}, Credit: "Ana",
			},
			&article.Video{Title: "No file"},
			&article.LiveUpdate{Content: []article.Block{&article.Video{Files: file("https://cdn.example/2.mp4")}}},
		}},
	}
	require.Empty(t, cmp.Diff([]any{
		map[string]any{
			"@type": "VideoObject", "name": "First tram", "description": `The "5" crosses`, "thumbnailUrl": "https://ledger.example/v/1.jpg",
			"uploadDate": "2026-11-24T12:00:00Z", "duration": "PT90S", "contentUrl": "https://ledger.example/v/1.mp4", "encodingFormat": "video/mp4",
			"width": 1280.0, "height": 720.0, "creditText": "Ana",
		},
		map[string]any{
			"@type": "VideoObject", "name": "Bridge reopens", "thumbnailUrl": "https://ledger.example/hero.jpg",
			"uploadDate": "2026-11-24T12:00:00Z", "contentUrl": "https://cdn.example/2.mp4", "encodingFormat": "video/mp4",
		},
	}, structured(t, a)["video"]))
	a.Body.Blocks = nil
	require.NotContains(t, structured(t, a), "video")
}

func TestALiveBlogSaysWhoWroteWhichEntryWhereAndWhetherItIsOver(t *testing.T) {
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	a := &article.Article{
		Genre: article.GenreLiveBlog, URL: "/live/storm", Published: noon, Updated: noon.Add(5 * time.Hour),
		Body: article.Document{Blocks: []article.Block{
			&article.LiveUpdate{Attrs: article.Attrs{ID: "bridge"}, Headline: "Closed", Time: noon.Add(2 * time.Hour), Updated: noon.Add(3 * time.Hour), Authors: []article.Author{{Name: "Ines", URL: "/ines"}}},
			&article.LiveUpdate{Headline: "Gusts", Time: noon.Add(time.Hour)},
		}},
	}
	got := structured(t, a)
	require.Empty(t, cmp.Diff([]any{
		map[string]any{
			"@type": "BlogPosting", "headline": "Closed", "url": "https://ledger.example/live/storm#bridge",
			"datePublished": "2026-11-24T14:00:00Z", "dateModified": "2026-11-24T15:00:00Z",
			"author": []any{map[string]any{"@type": "Person", "name": "Ines", "url": "https://ledger.example/ines"}},
		},
		map[string]any{"@type": "BlogPosting", "headline": "Gusts", "datePublished": "2026-11-24T13:00:00Z"},
	}, got["liveBlogUpdate"]))
	require.Equal(t, "2026-11-24T12:00:00Z", got["coverageStartTime"])
	require.NotContains(t, got, "coverageEndTime")

	require.Equal(t, "2026-11-24T14:00:00Z", structuredHead(t, metadata.Head{Article: a, Ended: true})["coverageEndTime"])
	a.Body.Blocks = nil
	require.Equal(t, "2026-11-24T17:00:00Z", structuredHead(t, metadata.Head{Article: a, Ended: true})["coverageEndTime"])
}

func TestAPageThatIsNotToBeFoundSaysOnlyThat(t *testing.T) {
	out := string(metadata.Head{Title: "Gone", NoIndex: true}.AppendHTML(nil))
	require.Equal(t, `<title>Gone</title><meta name="robots" content="noindex">`, out)
}
