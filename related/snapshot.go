package related

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// A snapshot is everything the index knows, so that a process can start
// without reading its articles again. Format, all numbers little endian:
//
//	"newsroom related\n", version (uint32)
//	sections, each: name (uint32), length of the columns (uint64), columns,
//	CRC-32C of all that (uint32)
//
// A column is an array as the index holds it in memory, see column.go; the
// first one of a section is called its shape and says how long the others
// are. The sections are the dictionary, the segments, oldest first, the
// topics where some were learnt, and the end, which has no columns. What
// columns there are say the methods named columns of dictionaryImage,
// segmentImage and topicsImage.
//
// Postings are stored, though they could be made out of the vectors again:
// reading and checking them takes a fifth of the time. Before a loaded index
// is let out, the checksums are compared, and then everything that a query or
// a change relies on is checked as well, so that a file with right checksums
// that nobody but a forger can have made can bring wrong answers, as false
// articles can, but no panic: offsets and numbers are within bounds and in
// order, keys are unique, postings say what the vectors say. Not checked is
// whether a term or word is listed twice, in which case its second number is
// never found.
//
// The file is read, not mapped: mapping saves 8 of 85 ms for 100,000
// articles, since every byte is looked at anyway, and would take the process
// down with the file.
const (
	snapshotMagic   = "newsroom related\n"
	snapshotVersion = 2
)

const (
	sectionDictionary = 1
	sectionSegment    = 2
	sectionEnd        = 3
	sectionTopics     = 4
)

// What loading can fail with, apart from the reader's errors.
var (
	// ErrSnapshot says that the bytes are no snapshot or a damaged one.
	ErrSnapshot = errors.New("related: not a valid snapshot")
	// ErrSnapshotVersion says that another version of this package wrote it.
	ErrSnapshotVersion = errors.New("related: snapshot of an unknown version")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// WriteTo writes a snapshot of the index as it is when the call begins.
// Queries and changes go on meanwhile; changes wait no longer than it takes to
// copy a number for each word of the languages that join words.
func (x *Index) WriteTo(w io.Writer) (int64, error) {
	x.write.Lock()
	s := x.state.Load()
	words := x.dictionary.image(s.languages)
	serial := x.serial
	x.write.Unlock()

	out := &output{w: w}
	out.bytes([]byte(snapshotMagic))
	out.bytes(binary.LittleEndian.AppendUint32(nil, snapshotVersion))
	out.section(sectionDictionary, words)
	for _, p := range s.parts {
		out.section(sectionSegment, p.image())
	}
	if s.topics != nil {
		out.section(sectionTopics, s.topics.image(serial))
	}
	out.section(sectionEnd, noImage{})
	return out.n, out.err
}

// SaveFile writes a snapshot to a file: first beside it, then in its place
// once everything is on the disk, so that the file is whole at any moment.
func (x *Index) SaveFile(path string) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".tmp*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = x.WriteTo(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return err
	}
	if dir, openErr := os.Open(filepath.Dir(path)); openErr == nil {
		err = dir.Sync() // the new name, too, must survive a power cut
		return errors.Join(err, dir.Close())
	}
	return nil
}

// LoadFile makes an index from a file; see [Load].
func LoadFile(path string, opts Options) (*Index, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	x, err := Load(f, opts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return x, nil
}

// Load makes an index from a snapshot, and reads no further than its end. It
// fails with an error that matches [ErrSnapshot] where the bytes are damaged
// or cut off, and [ErrSnapshotVersion] where they are of another version; a
// loaded index is whole. Options are not part of a snapshot.
//
// The reader is asked for few, large pieces and need not be buffered. An
// [os.File], [bytes.Reader] or [bytes.Buffer], whose length is known, is read
// without a copy.
func Load(r io.Reader, opts Options) (*Index, error) {
	in := newInput(r)
	head := make([]byte, len(snapshotMagic)+4)
	err := in.fill(head)
	if err == damage("cut off") || err == nil && string(head[:len(snapshotMagic)]) != snapshotMagic {
		return nil, fmt.Errorf("%w: none begins like this", ErrSnapshot)
	}
	if err != nil {
		return nil, fmt.Errorf("related: loading: %w", err)
	}
	if v := binary.LittleEndian.Uint32(head[len(snapshotMagic):]); v != snapshotVersion {
		return nil, fmt.Errorf("%w: %d, want %d", ErrSnapshotVersion, v, snapshotVersion)
	}
	return newLoader(in, opts).load()
}
