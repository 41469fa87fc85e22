package markdown_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/markdown"
)

// around is what stands around the words of a random text: marks, and nothing
// that takes a word for something else than text, as a comment would, an
// address or the attributes of a tag, of a heading or of a figure.
var around = strings.Split("*§**§_§~~§`§``§[§]§](/a)§![§[x]§\\§&amp;§\n§\n§\n\n§\n\n§> §- §1. §10) §    §\t§# §\n---\n§\n===\n§***§```§~~~ §  \n§\\\n§\r\n§"+
	"<sub>§</sub>§<b>§</b>§<u>§<br>§<script>§\n<div>\n§\n</div>\n§<p>§[^n]§\n[^n]: §\n[^o]: §\n\n[x]: /y\n\n§- [ ] §- [x] §> [!NOTE] §> [!TIP]§> — §\n— §"+
	"Table: §\n\nTable: §\n\nc|c|c\n--|--|--\n§|§|§\n\n|h|\n|-|\n|", "§")

func TestNoWordIsLostWithoutALoss(t *testing.T) {
	texts := uint64(100_000)
	if testing.Short() {
		texts = 2_000
	}
	for seed := range texts {
		r := rand.New(rand.NewPCG(seed, 1))
		var b strings.Builder
		words := 0
		for range 1 + r.IntN(16) {
			if r.IntN(2) == 0 {
				fmt.Fprintf(&b, "w%dw", words)
				words++
				continue
			}
			b.WriteString(around[r.IntN(len(around))])
		}
		doc, losses, err := markdown.ParseDocument([]byte(b.String()), markdown.Options{})
		require.NoError(t, err)
		if len(losses) > 0 {
			continue
		}
		kept, err := doc.MarshalJSON()
		require.NoError(t, err)
		for i := range words {
			if word := fmt.Sprintf("w%dw", i); !strings.Contains(string(kept), word) {
				t.Errorf("text %d: %s of %q is lost: %s", seed, word, b.String(), kept)
			}
		}
	}
}
