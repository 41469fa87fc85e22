package markdown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

func BenchmarkParseDocument(b *testing.B) {
	for name, src := range map[string]string{
		"feature":             articlegen.Feature,
		"hundred features":    strings.Repeat(articlegen.Feature, 100),
		"quotes in quotes":    strings.Repeat(strings.Repeat("> ", 20)+"text\n\n", 500),
		"one line":            strings.Repeat("the harbour bridge reopened ", 1000),
		"links that fail":     strings.Repeat("[a](/b) [c] ](d ", 1000),
		"emphasis that nests": strings.Repeat("*a **b* c** _d ", 1000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = markdown.ParseDocument([]byte(src), markdown.Options{})
			}
		})
	}
}

func TestAllocationsGrowNoFasterThanTheText(t *testing.T) {
	for name, of := range map[string]func(n int) string{
		"features": func(n int) string { return strings.Repeat(articlegen.Feature, n) },
		"quotes":   func(n int) string { return strings.Repeat(strings.Repeat("> ", 20)+"text\n\n", n) },
		"links":    func(n int) string { return strings.Repeat("[a](/b) [c] ](d ", n) },
		"emphases": func(n int) string { return strings.Repeat("*a **b* c** _d ", n) },
		"tags":     func(n int) string { return strings.Repeat("a <b>c</b> <i> d", n) },
		"cells":    func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c|*d*|\n", n) },
	} {
		t.Run(name, func(t *testing.T) {
			var allocations [2]float64
			for i, n := range []int{3, 30} {
				src := []byte(of(n))
				allocations[i] = testing.AllocsPerRun(5, func() {
					_, _, err := markdown.ParseDocument(src, markdown.Options{})
					require.NoError(t, err)
				})
			}
			require.LessOrEqual(t, allocations[1], 11*allocations[0]+11)
		})
	}
}
