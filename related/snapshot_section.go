package related

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
)

// An image is what a section of a snapshot holds.
type image interface {
	// columns are in the order of the file. The first is the shape, always of
	// the same length, which says how long the others are.
	columns() []column
}

// noImage is that of the end.
type noImage struct{}

func (noImage) columns() []column { return nil }

// section is a section of a snapshot on its way in or out.
type section struct {
	number  int         // from 1
	head    [4 + 8]byte // name, length of the columns
	columns []column
	sum     uint32 // as read
}

func (s *section) name() uint32   { return binary.LittleEndian.Uint32(s.head[:]) }
func (s *section) length() uint64 { return binary.LittleEndian.Uint64(s.head[4:]) }

// checksum is that of the head and the columns.
func (s *section) checksum() uint32 {
	sum := crc32.Checksum(s.head[:], castagnoli)
	for _, c := range s.columns {
		sum = crc32.Update(sum, castagnoli, c.bytes())
	}
	return sum
}

// check compares the checksum with the one read.
func (s *section) check() error {
	if s.sum != s.checksum() {
		return damage("checksum does not match")
	}
	return nil
}

// read fills an image with what follows the head.
func (s *section) read(in *input, i image) error {
	if in.left >= 0 && s.length() > uint64(in.left) {
		return damage("cut off")
	}
	s.columns = i.columns()
	if len(s.columns) > 0 && s.columns[0].size() <= s.length() {
		if err := s.columns[0].read(in); err != nil {
			return err
		}
		s.columns = i.columns() // now their lengths are known
	}
	if size(s.columns) != s.length() {
		return damage("lengths contradict one another")
	}
	for k, c := range s.columns {
		if k == 0 {
			continue
		}
		if err := c.read(in); err != nil {
			return err
		}
	}
	var sum [4]byte
	err := in.fill(sum[:])
	s.sum = binary.LittleEndian.Uint32(sum[:])
	return err
}

// located says where an error was met, and that it means a broken snapshot
// if it is damage.
func (s *section) located(err error) error {
	var d damage
	switch {
	case err == nil:
		return nil
	case errors.As(err, &d):
		return fmt.Errorf("%w: section %d: %s", ErrSnapshot, s.number, d)
	}
	return fmt.Errorf("related: loading section %d: %w", s.number, err)
}

// size is the number of bytes of columns.
func size(columns []column) (n uint64) {
	for _, c := range columns {
		n += c.size()
	}
	return n
}

// output writes until the first error.
type output struct {
	w   io.Writer
	n   int64
	err error
}

func (o *output) bytes(b []byte) {
	if o.err == nil {
		var n int
		n, o.err = o.w.Write(b)
		o.n += int64(n)
	}
}

func (o *output) section(name uint32, i image) {
	s := section{columns: i.columns()}
	binary.LittleEndian.PutUint32(s.head[:], name)
	binary.LittleEndian.PutUint64(s.head[4:], size(s.columns))
	o.bytes(s.head[:])
	for _, column := range s.columns {
		o.bytes(column.bytes())
	}
	o.bytes(binary.LittleEndian.AppendUint32(nil, s.checksum()))
}

// input is what a snapshot is read from.
type input struct {
	r    io.Reader
	left int64 // bytes there are; negative: unknown
}

func newInput(r io.Reader) *input {
	switch r := r.(type) {
	case *bytes.Reader:
		return &input{r, int64(r.Len())}
	case *bytes.Buffer:
		return &input{r, int64(r.Len())}
	case *os.File:
		info, err := r.Stat()
		at, seekErr := r.Seek(0, io.SeekCurrent)
		if err == nil && seekErr == nil && info.Mode().IsRegular() {
			return &input{r, max(0, info.Size()-at)}
		}
	}
	return &input{r, -1}
}

// fill reads as many bytes as fit.
func (in *input) fill(b []byte) error {
	n, err := io.ReadFull(in.r, b)
	if in.left >= 0 {
		in.left = max(0, in.left-int64(n))
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return damage("cut off")
	}
	return err
}

// untrusted is what a length from an input of unknown length can make
// loading allocate before anything was read.
const untrusted = 1 << 20

// trusted is the number of elements that may be allocated before they are
// read, at least one.
func (in *input) trusted(size int) int {
	if in.left < 0 {
		return untrusted / size
	}
	return int(max(1, min(in.left/int64(size), math.MaxInt)))
}

// damage is what is wrong with a snapshot.
type damage string

func (d damage) Error() string { return string(d) }
