package related

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFormsTellWordsOfAnyLengthApart(t *testing.T) {
	f := newForms()
	var all []string
	for n := 1; n <= 2*shortForm+3; n++ {
		for i := range n {
			all = append(all, strings.Repeat("a", i)+"b"+strings.Repeat("a", n-i-1))
		}
	}
	for i, s := range all {
		_, found := f.find(s)
		require.False(t, found, s)
		f.add(s, uint32(i))
	}
	for i, s := range all {
		n, found := f.find(s)
		require.True(t, found, s)
		require.EqualValues(t, i, n, s)
	}
}
