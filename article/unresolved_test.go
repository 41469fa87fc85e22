package article_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

func ExampleDocument_Unresolved() {
	doc := article.Document{Blocks: []article.Block{
		&article.RelatedLink{URL: "/city/ferries"},
		&article.Figure{Image: article.Image{URL: "/quay.jpg", Alt: "A quay"}},
	}}
	headlines := map[string]string{"/city/ferries": "Ferries to stop in May"}
	for b := range doc.Unresolved() {
		switch b := b.(type) {
		case *article.RelatedLink:
			b.Headline = headlines[b.URL]
		case *article.Figure:
			b.Image.Width, b.Image.Height = 1600, 900 // as the picture store says
		}
	}
	for range doc.Unresolved() {
		fmt.Println("never reached")
	}
	fmt.Println(doc.Text())
	// Output:
	// Ferries to stop in May
	//
	// A quay
}

func TestUnresolvedIsWhatOnlyPoints(t *testing.T) {
	files := []article.MediaFile{{URL: "/x"}}
	points := []article.Block{
		&article.RelatedLink{URL: "/x"}, &article.Embed{URL: "/x"}, &article.Figure{Image: article.Image{URL: "/x", Width: 1}},
		&article.File{URL: "/x"}, &article.Video{Files: files}, &article.Audio{Files: files},
	}
	doc := article.Document{Blocks: []article.Block{
		&article.RelatedLink{URL: "/x", Headline: "h"}, &article.RelatedLink{Headline: "h"}, &article.Embed{URL: "/x", Title: "t"},
		&article.Figure{Image: article.Image{URL: "/x", Width: 1, Height: 1}}, &article.Figure{}, &article.File{URL: "/x", Bytes: 1},
		&article.Video{Files: files, Duration: time.Second}, &article.Audio{}, &article.Paragraph{},
		&article.Callout{Content: points[:2]}, &article.Gallery{Items: []*article.Figure{points[2].(*article.Figure)}},
	}}
	doc.Blocks = append(doc.Blocks, points[3:]...)
	var got []article.Block
	for b := range doc.Unresolved() {
		got = append(got, b)
	}
	require.Equal(t, points, got)
	for range doc.Unresolved() {
		break // the first is enough
	}
}
