package socialcard

import (
	"image"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

// TestMixedScriptsKeepTheirMargins draws texts in which scripts, marks,
// directions and control characters change at random; a pile of marks may lie
// a little outside.
func TestMixedScriptsKeepTheirMargins(t *testing.T) {
	fonts := dejavu(t)
	bold, regular, err := fonts.stacks()
	require.NoError(t, err)
	pools := [][2]rune{
		{' ', '~'}, {0, ' '}, {0xc0, 0x17f}, {0x300, 0x36f}, {0x391, 0x3c9}, {0x410, 0x44f},
		{0x5d0, 0x5ea}, {0x621, 0x655}, {0x660, 0x669}, {0x2000, 0x206f}, {0xfe00, 0xfe0f},
	}
	random := rand.New(rand.NewPCG(8, 15))
	text := func(runs int) string {
		var s []rune
		for range runs {
			pool := pools[random.IntN(len(pools))]
			for range 1 + random.IntN(8) {
				r := pool[0] + random.Int32N(pool[1]-pool[0]+1)
				if invisible(r) || has(bold.ResolveFace(r), r) && has(regular.ResolveFace(r), r) {
					s = append(s, r)
				}
			}
		}
		return string(s)
	}
	count := 25
	if testing.Short() {
		count = 5
	}
	inside := image.Rect(margin, margin, Width-margin, Height-margin).Inset(-stray)
	for i := range count {
		a := &article.Article{
			Language: []string{"", "ar", "en"}[i%3], Headline: "x" + text(random.IntN(60)), Dek: text(random.IntN(40)),
			Category: article.Category{Name: text(random.IntN(4))}, Authors: []article.Author{{Name: text(random.IntN(20))}},
		}
		c := Card{Article: a, SiteName: text(random.IntN(20)), Fonts: fonts}
		img, err := c.draw()
		require.NoError(t, err, "%+q", *a)
		require.True(t, marks(img).In(inside), "%v %+q", marks(img), a.Headline)
	}
}
