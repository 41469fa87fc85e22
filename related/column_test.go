package related

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestColumnsAreLittleEndian(t *testing.T) {
	testColumn(t, []uint8{1, 2}, []uint8{1, 2})
	testColumn(t, []uint16{1, 0x203}, []uint16{1, 0x203})
	testColumn(t, []uint32{1, 0x2030405}, []uint32{1, 0x2030405})
	testColumn(t, []uint64{1, 0x203040506070809}, []uint64{1, 0x203040506070809})
	testColumn(t, []int64{-2, 0x203040506070809}, []int64{-2, 0x203040506070809})
	testColumn(t, []float32{1.5, -3}, []float32{1.5, -3})
	testColumn(t, []topicRow{{1.5}, {0, 2}}, [][topicDims]float32{{1.5}, {0, 2}})
	type exported struct {
		Bins  [sketchBins / 2]byte
		Count uint16
	}
	testColumn(t, []sketch{{bins: [sketchBins / 2]byte{1, 2}, count: 0x203}}, exported{[sketchBins / 2]byte{1, 2}, 0x203})
}

// testColumn holds a column against what encoding/binary makes of the same
// values, on this machine and on one of the other kind.
func testColumn[T element](t *testing.T, values []T, same any) {
	t.Helper()
	defer func(native bool) { bigEndian = native }(bigEndian)
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		want, err := binary.Append(nil, order, same)
		require.NoError(t, err)
		c := columnOf(&values, len(values))
		require.EqualValues(t, len(want), c.size())
		require.Equal(t, want, c.bytes(), order)
		for _, left := range []int64{-1, int64(len(want))} {
			var read []T
			require.NoError(t, columnOf(&read, len(values)).read(&input{bytes.NewReader(want), left}))
			require.Equal(t, values, read, order)
		}
		bigEndian = !bigEndian
	}
}
