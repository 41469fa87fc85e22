package markdown_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func BenchmarkAppendDocument(b *testing.B) {
	doc, losses, err := markdown.ParseDocument([]byte(articlegen.Feature), markdown.Options{})
	require.NoError(b, err)
	require.Empty(b, losses)
	for name, d := range map[string]article.Document{
		"feature":      doc,
		"two features": {Blocks: append(doc.Blocks[:len(doc.Blocks)-1:len(doc.Blocks)-1], doc.Blocks...)},
	} {
		b.Run(name, func(b *testing.B) {
			require.Zero(b, markdown.ReadBacks(&d))
			dst, err := markdown.AppendDocument(nil, &d)
			require.NoError(b, err)
			b.SetBytes(int64(len(dst)))
			b.ReportAllocs()
			for b.Loop() {
				dst, _ = markdown.AppendDocument(dst[:0], &d)
			}
		})
	}
}
