package feedtest

import (
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/metadata"
)

var script = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// documents are the structured data of a full article in every genre and of a
// list.
func documents(t *testing.T) (all []json.RawMessage) {
	t.Helper()
	site := metadata.Site{Name: "The Ledger", URL: "https://ledger.example", Logo: &article.Image{URL: "/l.png", Width: 200, Height: 200}, Profiles: []string{"https://social.example/ledger"}}
	text := []article.Inline{&article.Text{Value: "It was 21."}}
	sources := []article.DigitalSourceType{
		article.HumanEdits, article.DigitalCapture, article.DigitalCreation, article.DataDrivenMedia, article.AlgorithmicMedia, article.AlgorithmicallyEnhanced,
		article.TrainedAlgorithmicMedia, article.CompositeWithAI, article.CompositeSynthetic, article.ScreenCapture, article.VirtualRecording,
	}
	for _, source := range sources {
		all = append(all, ofArticle(site, &article.Article{URL: "/a", Headline: "A", Provenance: &article.Provenance{Source: source}})...)
	}
	for _, genre := range []article.Genre{
		article.GenreNews, article.GenreAnalysis, article.GenreBackground, article.GenreExplainer, article.GenreInterview, article.GenreLiveBlog,
		article.GenreOpinion, article.GenreReportage, article.GenreReview, article.GenreSponsored,
	} {
		a := &article.Article{
			URL: "/news/bridge", Genre: genre, Headline: "Bridge </script> reopens", Headlines: article.Headlines{Short: "Bridge"}, Dek: "D", Language: "en",
			Published: noon, Updated: noon, Category: article.Category{Name: "City", URL: "/city"}, Tags: []string{"trams"},
			Authors:     []article.Author{{Name: "Ines", Role: "Reporter", URL: "/ines"}, {Name: "Desk", Kind: article.Organisation}, {Name: "AI desk", Kind: article.Software}},
			Hero:        &article.Figure{Image: article.Image{URL: "/b.jpg", Width: 1600, Height: 900}, Credit: "Ana"},
			Provenance:  &article.Provenance{Source: article.TrainedAlgorithmicMedia},
			Sources:     []article.Source{{Title: "Motion", URL: "/m"}},
			Corrections: []article.Correction{{Time: noon, Text: text}},
			Series:      &article.Series{Name: "Tolls", URL: "/series/tolls"},
			Body: article.Document{Blocks: []article.Block{
				&article.Video{Files: []article.MediaFile{{URL: "/v.mp4", Type: "video/mp4"}}, Title: "V", Duration: time.Minute, Width: 1280, Height: 720, Caption: text, Credit: "Ana"},
				&article.LiveUpdate{Attrs: article.Attrs{ID: "u"}, Headline: "U", Time: noon, Updated: noon, Authors: []article.Author{{Name: "Ines"}, {Name: "AI desk", Kind: article.Software, Role: "Writes drafts"}}, Content: []article.Block{&article.Paragraph{Content: text}}},
			}},
		}
		all = append(all, ofArticle(site, a)...)
	}
	list := metadata.AppendItemList(nil, &site, "City", []string{"/news/bridge", "/news/tolls"}, func(s *string) string { return *s })
	for _, found := range script.FindAllSubmatch(list, -1) {
		all = append(all, found[1])
	}
	return all
}

// ofArticle is the structured data in an article's head.
func ofArticle(site metadata.Site, a *article.Article) (all []json.RawMessage) {
	for _, found := range script.FindAllSubmatch(metadata.Head{Site: site, Article: a, Ended: true, Speakable: []string{".headline"}}.AppendHTML(nil), -1) {
		all = append(all, found[1])
	}
	return all
}

// vocabulary holds documents to a vocabulary: that of a file, or the one of
// schema-dts.
func vocabulary(t *testing.T, documents []json.RawMessage, file ...string) (out struct {
	Nodes, Types int
	Wrong        []string
}) {
	t.Helper()
	if _, err := os.Stat("node_modules/schema-dts"); err != nil {
		t.Skip("npm ci has not been run here")
	}
	in, err := json.Marshal(documents)
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), "node", append([]string{"vocabulary.mjs"}, file...)...)
	command.Stdin = strings.NewReader(string(in))
	command.Stderr = os.Stderr
	answer, err := command.Output()
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(answer, &out))
	return out
}

// spoiled has something wrong of each kind that the check finds.
var spoiled = []json.RawMessage{json.RawMessage(`{"@context":"https://schema.org","@type":"NewsArticle","headlines":"x","genre":7,
	"author":[{"@type":"Persona"},{"@type":"Place"},"Ines"],"publisher":{"@type":"Organization","birthDate":"x"},
	"datePublished":"yesterday","wordCount":"many","timeRequired":"4 minutes","isAccessibleForFree":"true"}`)}

var spoilt = []string{
	"NewsArticle: headlines", "type Persona", "Organization: birthDate", "NewsArticle: author is Persona", "NewsArticle: author is Place", `NewsArticle: author is "Ines"`,
	`NewsArticle: genre is 7`, `NewsArticle: datePublished is "yesterday"`, `NewsArticle: wordCount is "many"`, `NewsArticle: timeRequired is "4 minutes"`, `NewsArticle: isAccessibleForFree is "true"`,
}

func TestStructuredDataIsSchemaOrgs(t *testing.T) {
	out := vocabulary(t, documents(t))
	require.Empty(t, out.Wrong)
	require.Greater(t, out.Nodes, 100)
	require.Greater(t, out.Types, 800)
	require.ElementsMatch(t, spoilt, vocabulary(t, spoiled).Wrong)
}

// The same by a release of schema.org itself, whose file NEWSROOM_SCHEMAORG
// names: schemaorg-all-https.jsonld of release 12 is in the Python package
// schemaorg. What came later is listed here.
func TestStructuredDataIsOfARelease(t *testing.T) {
	file := os.Getenv("NEWSROOM_SCHEMAORG")
	if file == "" {
		t.Skip("NEWSROOM_SCHEMAORG names no release")
	}
	later := map[string]bool{
		"digitalSourceType": true, // is of release 28
		"uploadDate":        true, // took no time of day
	}
	out := vocabulary(t, documents(t), file)
	for _, wrong := range out.Wrong {
		_, property, _ := strings.Cut(wrong, ": ")
		property, _, _ = strings.Cut(property, " is ")
		require.True(t, later[property], wrong)
	}
	require.Greater(t, out.Types, 800)
	require.ElementsMatch(t, spoilt, vocabulary(t, spoiled, file).Wrong)
}
