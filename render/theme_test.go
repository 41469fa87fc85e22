package render_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render"
)

// luminance is a colour's relative luminance (WCAG 2.2).
func luminance(t *testing.T, hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func TestEveryThemesColoursCanBeRead(t *testing.T) {
	token := regexp.MustCompile(`--nr-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	for _, theme := range render.Themes() {
		for scheme := range 2 {
			colours := make(map[string]string)
			for _, m := range token.FindAllSubmatch(render.NewAssets(render.AssetOptions{Theme: theme}).Stylesheet().Data, -1) {
				colours[string(m[1])] = string(m[2+scheme])
			}
			for _, pair := range [][2]string{
				{"ink", "paper"}, {"ink", "surface"}, {"ink", "mark"}, {"soft", "paper"}, {"soft", "surface"},
				{"accent", "paper"}, {"accent", "surface"}, {"on-accent", "accent"}, {"paper", "ink"},
			} {
				require.GreaterOrEqual(t, contrast(t, colours[pair[0]], colours[pair[1]]), 4.5, fmt.Sprintf("%s, scheme %d: %v", theme, scheme, pair))
			}
		}
	}
}

func TestTheStylesheetIsSmall(t *testing.T) {
	for _, theme := range render.Themes() {
		require.LessOrEqual(t, len(render.NewAssets(render.AssetOptions{Theme: theme}).Stylesheet().Gzip), 12<<10)
	}
}

func TestALitePageIsSmall(t *testing.T) {
	p := page()
	lite := render.LitePage{Site: p.Site, Article: p.Article}
	require.Less(t, len(lite.HTML())+len(render.NewAssets(render.AssetOptions{}).LiteStylesheet().Data), 20<<10)
}
