// Package reference builds the article page that the library was made to
// produce, from the text of a real one, with the public API alone.
package reference

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

// A page is what page.txt holds, top to bottom.
type page struct {
	headlines []string
	article   *article.Article
	cards     []*article.Article
}

// read takes page.txt apart by its lines. The headlines of the ticker stand in
// one line without separators, twice.
func read(t *testing.T) page {
	t.Helper()
	corpora := os.Getenv("NEWSROOM_CORPORA")
	if corpora == "" {
		t.Skip("NEWSROOM_CORPORA is not set: the reference page's text is not part of the project")
	}
	src, err := os.ReadFile(filepath.Join(corpora, "reference", "page.txt"))
	require.NoError(t, err)
	lines := strings.FieldsFunc(string(src), func(r rune) bool { return r == '\n' })

	require.Equal(t, "Live", lines[0])
	twice := lines[1]
	once := twice[:len(twice)/2]
	require.Equal(t, once, twice[len(once):], "the ticker's list stands twice")

	organisation := article.Author{
		Kind: article.Organisation, Name: lines[5], Role: lines[7],
		Avatar: &article.Image{URL: "/images/desk.png", Alt: lines[6], Width: 96, Height: 96},
	}
	policy := article.Category{Name: lines[2], URL: "/category/policy"}
	a := &article.Article{
		ID: "reference", URL: "/news/reference", Language: "en",
		Category: policy, Headline: lines[3], Dek: lines[4],
		Authors: []article.Author{organisation},
		Hero:    &article.Figure{Image: article.Image{URL: "/images/hero.jpg", Alt: lines[9], Width: 1600, Height: 900}},
	}
	require.Equal(t, "4 min read", lines[8])
	rest := lines[10:]
	for i, line := range rest {
		if line == "Back to Home" {
			rest = rest[i+1:]
			break
		}
		text := []article.Inline{&article.Text{Value: line}}
		if len(strings.Fields(line)) < 15 {
			a.Body.Blocks = append(a.Body.Blocks, &article.Heading{Level: 2, Content: text})
		} else {
			a.Body.Blocks = append(a.Body.Blocks, &article.Paragraph{Content: text})
		}
	}
	require.Len(t, a.Body.Blocks, 7, "a lead paragraph, then three headed ones")

	require.Equal(t, "Related Stories", rest[0])
	p := page{headlines: splitHeadlines(once), article: a}
	for card := rest[1:]; len(card) >= 5; card = card[5:] {
		p.cards = append(p.cards, &article.Article{
			ID: article.Slug(card[2]), URL: "/news/" + article.Slug(card[2]), Language: "en",
			Category: article.Category{Name: card[1], URL: policy.URL}, Headline: card[2], Dek: card[3],
			Authors: []article.Author{{Kind: article.Organisation, Name: card[4]}},
			Hero:    &article.Figure{Image: article.Image{URL: "/images/card.jpg", Alt: card[0], Width: 1600, Height: 900}},
		})
	}
	return p
}

// splitHeadlines parts a line where a word that begins in lower case runs into
// a capital: the end of one headline and the beginning of the next. A name
// with a capital inside begins with one and is left whole.
func splitHeadlines(line string) []string {
	var headlines []string
	start, word := 0, 0
	for i := 1; i < len(line); i++ {
		switch {
		case line[i-1] == ' ':
			word = i
		case unicode.IsLower(rune(line[word])) && unicode.IsUpper(rune(line[i])):
			headlines = append(headlines, line[start:i])
			start, word = i, i
		}
	}
	return append(headlines, line[start:])
}

func TestTheReferencePage(t *testing.T) {
	p := read(t)
	require.Len(t, p.headlines, 10)
	require.Len(t, p.cards, 3)
	now := time.Date(2026, 4, 24, 9, 0, 0, 0, time.UTC)

	store := ticker.New(ticker.Options{Now: func() time.Time { return now }})
	for i, text := range p.headlines {
		store.Put(ticker.Headline{ID: article.Slug(text), Text: text, URL: "/news/" + article.Slug(text), Published: now.Add(-time.Duration(i) * time.Minute)})
	}
	headlines := store.Snapshot()

	index := related.New(related.Options{Now: func() time.Time { return now }})
	require.NoError(t, index.Add(append(p.cards, p.article)...))
	results, err := index.Related(t.Context(), related.Query{Key: p.article.Key(), Limit: 3})
	require.NoError(t, err)
	byKey := map[string]*article.Article{}
	for _, c := range p.cards {
		byKey[c.Key()] = c
	}
	var cards []render.Card
	for _, r := range results {
		require.Contains(t, byKey, r.Key, "a story is never related to itself")
		cards = append(cards, render.CardOf(byKey[r.Key]))
	}

	var out bytes.Buffer
	require.NoError(t, render.ArticlePage{
		Article: p.article,
		Ticker:  render.Ticker{Headlines: headlines.Headlines, Cursor: headlines.Cursor},
		Related: render.RelatedStories{Cards: cards},
	}.Render(context.Background(), &out))

	doc, err := html.Parse(&out)
	require.NoError(t, err)
	require.Equal(t, 20, count(doc, "li", "nr-ticker__item"), "ten headlines, twice")
	require.Equal(t, 3, count(doc, "article", "nr-card"))
	require.Equal(t, 3, count(doc, "h2", "")-1, "three sections, and the related stories")
	require.Equal(t, 4, article.EstimateReadingTime(p.article, article.ReadingOptions{}).Minutes())
	require.Equal(t, 3, article.EstimateReadingTime(p.article, article.ReadingOptions{Mean: true}).Minutes(), "at the mean")
	text := visible(doc)
	for _, want := range []string{"4 min read", "Live", "Policy", p.article.Headline, p.article.Dek, "AI News Desk", "Back to Home", "Related Stories"} {
		require.Contains(t, text, want)
	}
}

// count counts the elements of a kind that have a class; "" for any.
func count(doc *html.Node, element, class string) (n int) {
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || d.Data != element {
			continue
		}
		has := class == ""
		for _, a := range d.Attr {
			has = has || a.Key == "class" && slices.Contains(strings.Fields(a.Val), class)
		}
		if has {
			n++
		}
	}
	return n
}

func visible(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
