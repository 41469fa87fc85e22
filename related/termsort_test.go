package related

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTermSorter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s termSorter
	for _, n := range []int{0, 1, 2, 100, maxBuckets, maxBuckets + 1, 3 * maxBuckets} {
		for _, limit := range []uint64{1, 50, 1 << 12, 1 << 20, 1 << 32} {
			parts := make([]uint64, n)
			for i := range parts {
				parts[i] = r.Uint64N(limit)<<32 | uint64(r.Uint32())
			}
			parts = append(parts, (limit-1)<<32)
			want := slices.Sorted(slices.Values(parts))
			s.sort(parts)
			require.Equal(t, want, parts, "%d parts of terms below %d", n, limit)
		}
	}
}
