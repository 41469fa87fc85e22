package feedtest

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func sample() *feed.Feed {
	return &feed.Feed{
		Title: "The Ledger & Co", Description: "News from the harbour", URL: "https://ledger.example", SelfURL: "/feed", Language: "en",
		Updated: noon.Add(2 * time.Hour), Image: "/logo.png", Copyright: "The Ledger", Hubs: []string{"https://hub.example/"},
		Items: []feed.Item{{
			ContentHTML: `<p>It <a href="/tag/trams">took</a> ninety days &amp; a night.</p>`,
			Enclosures:  []article.MediaFile{{URL: "/a.mp3", Type: "audio/mpeg", Bytes: 1234}},
			Article: &article.Article{
				URL: "/news/bridge", Headline: `Bridge <reopens> & "sways"`, Dek: "After < ninety & more days.", Published: noon, Updated: noon.Add(time.Hour),
				Category: article.Category{Name: "City"}, Tags: []string{"trams", "R&D"},
				Authors: []article.Author{{Name: "Ines Marlow"}, {Name: "Ø. Dahl"}}, Hero: &article.Figure{Image: article.Image{URL: "/b.jpg"}},
			},
		}, {
			Article: &article.Article{ID: "urn:uuid:3f1c2f60-0000-4000-8000-000000000001", URL: "/news/ferry", Headline: "夜間フェリー", Dek: "D", Published: noon.Add(-time.Hour)},
		}},
	}
}

const site = "https://ledger.example"

func TestGofeedReadsEveryField(t *testing.T) {
	want := sample()
	for _, format := range []feed.Format{feed.RSS, feed.Atom, feed.JSON} {
		t.Run(string(format), func(t *testing.T) {
			src, _ := want.Append(nil, format)
			got, err := gofeed.NewParser().ParseString(string(src))
			require.NoError(t, err)
			require.Equal(t, string(format), got.FeedType)
			require.Equal(t, want.Title, got.Title)
			require.Equal(t, want.Description, got.Description)
			require.Equal(t, site, got.Link)
			require.Equal(t, site+"/feed", got.FeedLink)
			require.Equal(t, want.Language, got.Language)
			require.Equal(t, site+"/logo.png", got.Image.URL)
			if format != feed.JSON { // it has neither
				require.Equal(t, want.Copyright, got.Copyright)
				require.True(t, want.Updated.Equal(*got.UpdatedParsed))
			}
			require.Len(t, got.Items, len(want.Items))
			for i, item := range got.Items {
				a := want.Items[i].Article
				require.Equal(t, a.Headline, item.Title)
				dek := item.Description
				if format == feed.RSS {
					dek = html.UnescapeString(dek)
				}
				require.Equal(t, a.Dek, dek)
				require.Equal(t, site+a.URL, item.Link)
				id := a.ID
				if id == "" {
					id = site + a.URL
				}
				require.Equal(t, id, item.GUID)
				require.True(t, a.Published.Equal(*item.PublishedParsed))
				var authors []string
				for _, author := range item.Authors {
					authors = append(authors, author.Name)
				}
				if i > 0 {
					continue
				}
				if format == feed.RSS { // gofeed lists the first there, all by their own name
					authors = item.DublinCoreExt.Creator
				}
				require.Equal(t, []string{"Ines Marlow", "Ø. Dahl"}, authors)
				require.Equal(t, []string{"City", "trams", "R&D"}, item.Categories)
				require.Equal(t, `<p>It <a href="https://ledger.example/tag/trams">took</a> ninety days &amp; a night.</p>`, item.Content)
				require.Equal(t, site+"/a.mp3", item.Enclosures[0].URL)
				require.Equal(t, "audio/mpeg", item.Enclosures[0].Type)
				switch format {
				case feed.RSS:
					require.Equal(t, site+"/b.jpg", item.Extensions["media"]["content"][0].Attrs["url"])
				case feed.JSON:
					require.Equal(t, site+"/b.jpg", item.Image.URL)
				}
				if format != feed.RSS { // gofeed knows no atom:updated there
					require.True(t, a.Updated.Equal(*item.UpdatedParsed))
				}
			}
		})
	}
}

func TestFeedsmithReadsEveryField(t *testing.T) {
	if _, err := os.Stat("node_modules/feedsmith"); err != nil {
		t.Skip("npm ci has not been run here")
	}
	for _, format := range []feed.Format{feed.RSS, feed.Atom, feed.JSON} {
		t.Run(string(format), func(t *testing.T) {
			src, _ := sample().Append(nil, format)
			command := exec.CommandContext(t.Context(), "node", "read.mjs")
			command.Stdin = strings.NewReader(string(src))
			command.Stderr = os.Stderr
			out, err := command.Output()
			require.NoError(t, err)
			want, err := json.Marshal(map[string]any{
				"format": format, "title": "The Ledger & Co", "description": "News from the harbour", "link": site, "self": site + "/feed",
				"language": "en", "hub": "https://hub.example/",
				"item": map[string]any{
					"id": site + "/news/bridge", "link": site + "/news/bridge", "title": `Bridge <reopens> & "sways"`, "dek": dek(format),
					"content":   `<p>It <a href="https://ledger.example/tag/trams">took</a> ninety days &amp; a night.</p>`,
					"published": noon.UnixMilli(), "updated": noon.Add(time.Hour).UnixMilli(),
					"authors": []string{"Ines Marlow", "Ø. Dahl"}, "terms": []string{"City", "trams", "R&D"},
					"enclosure": site + "/a.mp3", "size": 1234, "image": site + "/b.jpg",
				},
			})
			require.NoError(t, err)
			require.JSONEq(t, string(want), string(out))
		})
	}
}

// dek is what a reader sees in the summary's place: HTML in RSS.
func dek(format feed.Format) string {
	if format == feed.RSS {
		return "After &lt; ninety &amp; more days."
	}
	return "After < ninety & more days."
}
