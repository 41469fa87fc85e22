package relatedtest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// Copy returns what another desk makes of a wire story: a new headline,
// paragraphs moved or the last ones cut (never more than half), and the share
// edits of the words replaced, dropped or joined by others, in runs of one to
// three words. It has the key of the original with "-copy".
func Copy(r *rand.Rand, a *article.Article, edits float64) *article.Article {
	c := *a
	c.ID = a.Key() + "-copy"
	c.URL, c.Slug = "", ""
	c.Headline = sentence(r, 7, func() string { return spell(r.IntN(5000)) })
	var paragraphs [][]string
	for _, block := range a.Body.Blocks {
		if p, ok := block.(*article.Paragraph); ok {
			paragraphs = append(paragraphs, strings.Fields(article.InlineText(p.Content)))
		}
	}
	if keep := (len(paragraphs) + 1) / 2; keep < len(paragraphs) && r.IntN(2) == 0 {
		paragraphs = paragraphs[:keep+r.IntN(len(paragraphs)-keep)]
	}
	if r.IntN(2) == 0 {
		r.Shuffle(len(paragraphs), func(i, j int) { paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i] })
	}
	c.Body.Blocks = nil
	for _, words := range paragraphs {
		c.Body.Blocks = append(c.Body.Blocks, paragraph(strings.Join(edit(r, words, edits), " ")))
	}
	return &c
}

func edit(r *rand.Rand, words []string, share float64) []string {
	const meanRun = 2
	var out []string
	for i := 0; i < len(words); {
		if r.Float64() >= share/(meanRun-share*(meanRun-1)) {
			out = append(out, words[i])
			i++
			continue
		}
		run := min(1+r.IntN(3), len(words)-i)
		switch r.IntN(4) {
		case 0: // dropped
		case 1: // joined by others
			out = append(out, words[i:i+run]...)
			fallthrough
		default:
			for range run {
				out = append(out, spell(r.IntN(5000)))
			}
		}
		i += run
	}
	return out
}

// FollowUp returns a story that is no copy but shares what its predecessor
// has: the words of the event, and, in one case of four, a background
// paragraph taken over whole. It tells of b with the background of a.
func FollowUp(r *rand.Rand, a, b *article.Article) *article.Article {
	c := *b
	c.ID = a.Key() + "-follow-up"
	if n := len(a.Body.Blocks); n > 3 && r.IntN(4) == 0 {
		c.Body.Blocks = append(slices.Clone(b.Body.Blocks), a.Body.Blocks[n-1])
	}
	return &c
}

func paragraph(text string) *article.Paragraph {
	return &article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}}
}
