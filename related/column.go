package related

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unsafe"
)

// A column is an array of a snapshot. In the file its elements lie one after
// the other, little endian, as they do in the memory of most machines: so it
// is written and read as it is, without a look at the elements. Elsewhere
// their bytes are turned around on the way.
type column interface {
	// size is the number of bytes it takes.
	size() uint64
	// bytes are what the file holds. They must not be changed.
	bytes() []byte
	// read fills the column from an input.
	read(in *input) error
}

// array is a column of a slice that holds, or shall hold, so many elements.
type array[T element] struct {
	slice    *[]T
	elements int
}

type element interface {
	uint8 | uint16 | uint32 | uint64 | int64 | float32 | sketch | topicRow
}

// columnOf is a slice as a column.
func columnOf[T element](s *[]T, elements int) column { return array[T]{s, elements} }

// bigEndian tells machines that hold the highest byte of a number first.
var bigEndian = binary.NativeEndian.Uint16([]byte{0, 1}) == 1

func (a array[T]) size() uint64 {
	var e T
	return uint64(a.elements) * uint64(unsafe.Sizeof(e))
}

func (a array[T]) bytes() []byte {
	s := *a.slice
	if bigEndian {
		s = append([]T(nil), s...)
		turn(s)
	}
	return memory(s)
}

func (a array[T]) read(in *input) error {
	if a.elements == 0 {
		*a.slice = nil
		return nil
	}
	var e T
	s := make([]T, 0, min(a.elements, in.trusted(int(unsafe.Sizeof(e)))))
	for len(s) < a.elements {
		if len(s) == cap(s) {
			s = append(make([]T, 0, min(a.elements, 2*cap(s))), s...)
		}
		piece := s[len(s):cap(s)]
		if err := in.fill(memory(piece)); err != nil {
			return err
		}
		s = s[:cap(s)]
	}
	if bigEndian {
		turn(s)
	}
	*a.slice = s
	return nil
}

// memory is the memory of a slice.
func memory[T element](s []T) []byte {
	var e T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(e)))
}

// turn reverses the bytes of every number.
func turn[T element](s []T) {
	switch s := any(s).(type) {
	case []uint16:
		for i, v := range s {
			s[i] = bits.ReverseBytes16(v)
		}
	case []uint32:
		for i, v := range s {
			s[i] = bits.ReverseBytes32(v)
		}
	case []uint64:
		for i, v := range s {
			s[i] = bits.ReverseBytes64(v)
		}
	case []int64:
		for i, v := range s {
			s[i] = int64(bits.ReverseBytes64(uint64(v)))
		}
	case []float32:
		for i, v := range s {
			s[i] = math.Float32frombits(bits.ReverseBytes32(math.Float32bits(v)))
		}
	case []sketch:
		for i := range s {
			s[i].count = bits.ReverseBytes16(s[i].count)
		}
	case []topicRow:
		for i := range s {
			turn(s[i][:])
		}
	}
}

// stringOf is bytes that never change any more, as a string that shares them.
func stringOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
