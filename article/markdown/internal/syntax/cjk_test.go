package syntax_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEmphasisBesideCJKPunctuation(t *testing.T) {
	for src, c := range map[string]struct{ plain, amended string }{
		"**「橋」**は":              {"**「橋」**は", "<strong>「橋」</strong>は"},
		"橋**（北）**です":            {"橋**（北）**です", "橋<strong>（北）</strong>です"},
		"**開通。**次":              {"**開通。**次", "<strong>開通。</strong>次"},
		"*「北」*の、~~「南」~~の":       {"*「北」*の、~~「南」~~の", "<em>「北」</em>の、<del>「南」</del>の"},
		"**다리(북)**는":            {"**다리(북)**는", "<strong>다리(북)</strong>는"},
		"**“桥”**通了":             {"**“桥”**通了", "<strong>“桥”</strong>通了"},
		"葛\U000E0100**(北)**":    {"葛\U000E0100**(北)**", "葛\U000E0100<strong>(北)</strong>"},
		"は**“\uFE01橋”\uFE01**は": {"は**“\uFE01橋”\uFE01**は", "は<strong>“\uFE01橋”\uFE01</strong>は"},
		"a**(b)**c":             {"a**(b)**c", "a**(b)**c"},
		"⭐**(b)**c":             {"⭐**(b)**c", "⭐**(b)**c"},
		"__「橋」__は":              {"__「橋」__は", "__「橋」__は"},
		"**bold** と *em*":       {"<strong>bold</strong> と <em>em</em>", "<strong>bold</strong> と <em>em</em>"},
	} {
		t.Run(src, func(t *testing.T) {
			options := limits
			require.Equal(t, "<p>"+c.plain+"</p>\n", toHTML(t, src, options))
			options.CJK = true
			require.Equal(t, "<p>"+c.amended+"</p>\n", toHTML(t, src, options))
		})
	}
}
