package metadata_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

func ExampleHead_Check() {
	head := metadata.Head{
		Site:    metadata.Site{Name: "The Ledger", URL: "https://ledger.example", Logo: &article.Image{URL: "/logo.png", Width: 256, Height: 256}},
		Article: &article.Article{URL: "/news/bridge", Headline: "Bridge reopens", Language: "en", Authors: []article.Author{{Name: "Ines", URL: "/ines"}}},
	}
	for _, problem := range head.Check() {
		fmt.Println(problem)
	}
	// Output:
	// error: /published: there is no date of publication (no-date)
	// error: /hero: there is no picture (no-image)
}

// complete is a head in which Google misses nothing.
func complete() metadata.Head {
	return metadata.Head{
		Site: metadata.Site{Name: "The Ledger", URL: "https://ledger.example", Logo: &article.Image{URL: "/logo.png", Width: 256, Height: 256}},
		Article: &article.Article{
			URL: "/news/bridge", Headline: "Bridge reopens", Language: "en", Published: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC),
			Category: article.Category{Name: "Trams", URL: "/city/trams", Parent: &article.Category{Name: "City", URL: "/city"}},
			Authors:  []article.Author{{Name: "Ines Marlow", URL: "/ines"}},
			Hero: &article.Figure{Image: article.Image{URL: "/b.jpg", Width: 1600, Height: 900, Variants: []article.Variant{
				{URL: "/b-800.jpg", Width: 800, Height: 450}, {URL: "/b43.jpg", Width: 1600, Height: 1200}, {URL: "/b11.jpg", Width: 1200, Height: 1200},
			}}},
		},
	}
}

func TestCheckFindsWhatIsMissing(t *testing.T) {
	head := complete()
	require.Empty(t, head.Check())
	for want, spoil := range map[article.ProblemCode]func(h *metadata.Head, a *article.Article){
		metadata.NoSiteURL:  func(h *metadata.Head, _ *article.Article) { h.Site.URL = "ledger" },
		metadata.NoSiteName: func(h *metadata.Head, _ *article.Article) { h.Site.Name = "" },
		metadata.NoLogo:     func(h *metadata.Head, _ *article.Article) { h.Site.Logo = nil },
		metadata.SmallLogo: func(h *metadata.Head, _ *article.Article) {
			h.Site.Logo = &article.Image{URL: "/l.png", Width: 111, Height: 200}
		},
		metadata.NoAddress:     func(_ *metadata.Head, a *article.Article) { a.URL = "" },
		article.NoHeadline:     func(_ *metadata.Head, a *article.Article) { a.Headline = "" },
		article.NoDate:         func(_ *metadata.Head, a *article.Article) { a.Published = time.Time{} },
		article.NoLanguage:     func(_ *metadata.Head, a *article.Article) { a.Language = "" },
		article.NoAuthor:       func(_ *metadata.Head, a *article.Article) { a.Authors = nil },
		article.AuthorNoName:   func(_ *metadata.Head, a *article.Article) { a.Authors[0].Name = "" },
		metadata.AuthorNotName: func(_ *metadata.Head, a *article.Article) { a.Authors[0].Name = "By Ines" },
		metadata.NoAuthorURL:   func(_ *metadata.Head, a *article.Article) { a.Authors[0].URL = "" },
		metadata.NoImage:       func(_ *metadata.Head, a *article.Article) { a.Hero = nil },
		metadata.NoCrop:        func(_ *metadata.Head, a *article.Article) { a.Hero.Image.Variants[1].Height = 0 },
		metadata.SmallImage: func(_ *metadata.Head, a *article.Article) {
			a.Hero.Image.Width, a.Hero.Image.Height = 800, 450
			a.Hero.Image.Variants[1].Width, a.Hero.Image.Variants[1].Height = 800, 600
			a.Hero.Image.Variants[2].Width, a.Hero.Image.Variants[2].Height = 800, 800
		},
	} {
		head := complete()
		spoil(&head, head.Article)
		problems := head.Check()
		require.Len(t, problems, 1, want)
		require.Equal(t, want, problems[0].Code)
	}
	require.Len(t, metadata.Head{}.Check(), 3)
}

func TestCropsAreListedAndSizesAreNot(t *testing.T) {
	var urls []string
	for _, image := range structured(t, complete().Article)["image"].([]any) {
		urls = append(urls, image.(map[string]any)["url"].(string))
	}
	require.Equal(t, []string{"https://ledger.example/b.jpg", "https://ledger.example/b43.jpg", "https://ledger.example/b11.jpg"}, urls)
}

func TestTheWayToAnArticleIsABreadcrumb(t *testing.T) {
	found := ld.FindAllSubmatch(complete().AppendHTML(nil), -1)
	require.Len(t, found, 2)
	var got map[string]any
	require.NoError(t, json.Unmarshal(found[1][1], &got))
	require.Empty(t, cmp.Diff(map[string]any{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": []any{
		map[string]any{"@type": "ListItem", "position": 1.0, "name": "City", "item": "https://ledger.example/city"},
		map[string]any{"@type": "ListItem", "position": 2.0, "name": "Trams", "item": "https://ledger.example/city/trams"},
		map[string]any{"@type": "ListItem", "position": 3.0, "name": "Bridge reopens"},
	}}, got))
	ring := &article.Category{Name: "R", URL: "/r"}
	ring.Parent = ring
	head := complete()
	head.Article.Category = *ring
	require.Len(t, ld.FindAll(head.AppendHTML(nil), -1), 2)
}

func TestAPageThatIsPushedNamesItsHubAndItself(t *testing.T) {
	out := string(metadata.Head{Site: metadata.Site{URL: "https://ledger.example"}, URL: "/", Hubs: []string{"https://hub.example/"}}.AppendHTML(nil))
	require.Contains(t, out, `<link rel="hub" href="https://hub.example/"><link rel="self" href="https://ledger.example/">`)
}

func TestEveryVersionOfAnArticleIsListedWithItsLanguage(t *testing.T) {
	a := &article.Article{URL: "/news/tolls", Language: "en-GB", Translations: []article.Translation{{Language: "ar", URL: "/ar/tolls"}, {Language: "de", URL: "https://de.ledger.example/maut"}}}
	head := metadata.Head{Site: metadata.Site{URL: "https://ledger.example"}, Article: a}
	const versions = `<link rel="alternate" href="https://ledger.example/news/tolls" hreflang="en-GB">` +
		`<link rel="alternate" href="https://ledger.example/ar/tolls" hreflang="ar"><link rel="alternate" href="https://de.ledger.example/maut" hreflang="de">`
	require.Contains(t, string(head.AppendHTML(nil)), versions)
	a.Translations = append([]article.Translation{{Language: "en-GB", URL: a.URL}}, a.Translations...)
	require.Contains(t, string(head.AppendHTML(nil)), versions)
	a.Translations = nil
	require.NotContains(t, string(head.AppendHTML(nil)), "hreflang")
}
