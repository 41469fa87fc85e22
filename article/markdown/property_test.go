package markdown_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func TestAnyDocumentSurvivesMarkdown(t *testing.T) {
	documents := uint64(100_000)
	if testing.Short() {
		documents = 500
	}
	for seed := range documents {
		// Small documents come first, so that the first to fail is short.
		options := articlegen.Options{Size: 1 + int(seed*3/documents), Depth: 2 + int(seed%3)}
		doc := articlegen.Document(seed, options)
		doc.Extra = nil // not carried; see TestUnknownMembersOfTheBodyAreALoss
		roundTrip(t, &doc, fmt.Sprintf("seed %d, %+v", seed, options))
	}
}

func TestUnknownMembersOfTheBodyAreALoss(t *testing.T) {
	a := &article.Article{Headline: "H", Body: article.Document{Extra: article.Extra{"x": json.RawMessage("1")}}}
	_, losses, err := markdown.Append(nil, a)
	require.NoError(t, err)
	require.Len(t, losses, 1)
	require.Equal(t, "/body: unknown members of the body: unsupported", losses[0].String())
}
