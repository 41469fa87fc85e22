package document

import (
	"context"

	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/internal/peers/measure"
)

// printing measures printing an article that has what a feature has: figures,
// an embed, a callout, notes, a table with a caption, ids of its own.
func printing(ctx context.Context) ([]measure.Ratio, error) {
	doc, _, err := markdown.ParseDocument([]byte(articlegen.Feature), markdown.Options{})
	if err != nil {
		return nil, err
	}
	dst, err := markdown.AppendDocument(nil, &doc)
	if err != nil {
		return nil, err
	}
	return []measure.Ratio{more("document to Markdown, feature", "the aim", perSecond(len(dst), func() { dst, _ = markdown.AppendDocument(dst[:0], &doc) }), printingAim)}, ctx.Err()
}

// printingAim is what is aimed at, in MB/s.
const printingAim = 150
