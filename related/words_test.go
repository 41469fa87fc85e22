package related

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestASCIIRun(t *testing.T) {
	for c := range 256 {
		for at := range 24 {
			word := strings.Repeat("aZ09zA7", 4)[:at]
			got := asciiRun(word + string([]byte{byte(c)}) + strings.Repeat(".", 8))
			want := at
			if c < len(asciiWord) && asciiWord[c] {
				want++
			}
			require.Equal(t, want, got, "%d behind %q", c, word)
		}
	}
	for n := range 24 {
		require.Equal(t, n&^7, asciiRun(strings.Repeat("m", n)))
	}
}
