package related

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A snapshot is everything the index knows, so that a process can start
// without reading its articles again. Format, all numbers little endian:
//
//	"newsroom related\n", version (uint32)
//	sections, each: name (uint32), length (uint64), bytes, CRC-32C (uint32)
//
// The sections are the dictionary, one for each segment, the topics where
// some were learnt, and the end. A section's slices are written as length and elements.
const (
	snapshotMagic   = "newsroom related\n"
	snapshotVersion = 1
)

const (
	sectionDictionary = 1
	sectionSegment    = 2
	sectionEnd        = 3
	sectionTopics     = 4
)

// maxSection bounds what a length can make Load allocate beyond what has
// been read: sections are read in pieces of this size.
const maxSection = 1 << 20

// What loading can fail with, apart from the reader's errors.
var (
	// ErrSnapshot says that the bytes are no snapshot or a damaged one.
	ErrSnapshot = errors.New("related: not a valid snapshot")
	// ErrSnapshotVersion says that a newer version of this package wrote it.
	ErrSnapshotVersion = errors.New("related: snapshot of an unknown version")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// WriteTo writes a snapshot of the index as it is when the call begins.
// Queries and changes go on meanwhile; changes wait only until the terms are
// copied.
func (x *Index) WriteTo(w io.Writer) (int64, error) {
	x.write.Lock()
	s := x.state.Load()
	var head encoder
	x.dictionary.encode(&head)
	var latent encoder
	if s.topics != nil {
		s.topics.encode(&latent, x.serial)
	}
	x.write.Unlock()

	out := &counter{w: w}
	out.bytes([]byte(snapshotMagic))
	out.bytes(binary.LittleEndian.AppendUint32(nil, snapshotVersion))
	out.section(sectionDictionary, head)
	for _, p := range s.parts {
		var e encoder
		p.encode(&e, s.languages)
		out.section(sectionSegment, e)
	}
	if latent != nil {
		out.section(sectionTopics, latent)
	}
	out.section(sectionEnd, nil)
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
	w := bufio.NewWriterSize(f, 1<<20)
	_, err = x.WriteTo(w)
	if err = errors.Join(err, w.Flush(), f.Sync(), f.Close()); err != nil {
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
	x, err := Load(bufio.NewReaderSize(f, 1<<20), opts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return x, nil
}

// Load makes an index from a snapshot. It fails with an error that matches
// [ErrSnapshot] where the bytes are damaged or cut off, and
// [ErrSnapshotVersion] where they are of another version; a loaded index is
// whole. Options are not part of a snapshot.
func Load(r io.Reader, opts Options) (*Index, error) {
	head := make([]byte, len(snapshotMagic)+4)
	if _, err := io.ReadFull(r, head); err != nil || string(head[:len(snapshotMagic)]) != snapshotMagic {
		return nil, damaged("no snapshot begins like this", err)
	}
	if v := binary.LittleEndian.Uint32(head[len(snapshotMagic):]); v != snapshotVersion {
		return nil, fmt.Errorf("%w: %d, want %d", ErrSnapshotVersion, v, snapshotVersion)
	}
	x := New(opts)
	s := &state{languages: []string{""}}
	for first := true; ; first = false {
		name, bytes, err := readSection(r)
		if err != nil {
			return nil, err
		}
		d := decoder{b: bytes}
		switch {
		case first != (name == sectionDictionary):
			return nil, damaged("sections out of order", nil)
		case name == sectionDictionary:
			x.dictionary.decode(&d)
		case name == sectionSegment:
			x.decodeSegment(&d, s)
		case name == sectionTopics:
			s.topics = decodeTopics(&d, len(x.dictionary.starts), x.serial)
		case name == sectionEnd:
			s.impacts = newImpacts(s.average())
			s.rare = s.rare.at(s.documents)
			x.state.Store(s)
			return x, nil
		default:
			return nil, damaged("unknown section", nil)
		}
		if d.err == nil && len(d.b) > 0 {
			d.fail("bytes left over")
		}
		if d.err != nil {
			return nil, d.err
		}
	}
}

func damaged(what string, cause error) error {
	if cause != nil && !errors.Is(cause, io.EOF) && !errors.Is(cause, io.ErrUnexpectedEOF) {
		return fmt.Errorf("related: loading: %w", cause)
	}
	return fmt.Errorf("%w: %s", ErrSnapshot, what)
}

func readSection(r io.Reader) (name uint32, bytes []byte, err error) {
	var head [12]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, damaged("cut off", err)
	}
	name = binary.LittleEndian.Uint32(head[:])
	for left := binary.LittleEndian.Uint64(head[4:]); left > 0; {
		n := int(min(left, uint64(max(maxSection, len(bytes)))))
		start := len(bytes)
		bytes = append(bytes, make([]byte, n)...)
		if _, err := io.ReadFull(r, bytes[start:]); err != nil {
			return 0, nil, damaged("cut off", err)
		}
		left -= uint64(n)
	}
	var sum [4]byte
	if _, err := io.ReadFull(r, sum[:]); err != nil {
		return 0, nil, damaged("cut off", err)
	}
	if binary.LittleEndian.Uint32(sum[:]) != crc32.Checksum(bytes, castagnoli) {
		return 0, nil, damaged("checksum does not match", nil)
	}
	return name, bytes, nil
}

// counter writes until the first error.
type counter struct {
	w   io.Writer
	n   int64
	err error
}

func (c *counter) bytes(b []byte) {
	if c.err == nil {
		var n int
		n, c.err = c.w.Write(b)
		c.n += int64(n)
	}
}

func (c *counter) section(name uint32, b []byte) {
	head := binary.LittleEndian.AppendUint32(nil, name)
	c.bytes(binary.LittleEndian.AppendUint64(head, uint64(len(b))))
	c.bytes(b)
	c.bytes(binary.LittleEndian.AppendUint32(nil, crc32.Checksum(b, castagnoli)))
}

func (d *dictionary) encode(e *encoder) {
	e.blob(d.bytes)
	forms := make([]string, 0, len(d.surfaces))
	for form := range d.surfaces {
		forms = append(forms, form)
	}
	slices.Sort(forms)
	e.number(uint64(len(forms)))
	for _, form := range forms {
		e.text(form)
		e.number(uint64(d.surfaces[form]))
	}
}

func (d *dictionary) decode(r *decoder) {
	for b := r.blob(); len(b) > 0 && r.err == nil; {
		entry := decoder{b: b[1:]}
		k, name, display := kind(b[0]), entry.text(), entry.text()
		if entry.err != nil || k >= kinds {
			r.fail("broken dictionary")
			return
		}
		if int(d.add(k, name, display)) != len(d.starts)-1 {
			r.fail("term listed twice")
		}
		b = entry.b
	}
	for range r.count() {
		form := r.text()
		d.surfaces[form] = uint32(r.number())
	}
}

func (p part) encode(e *encoder, languages []string) {
	e.number(uint64(p.live))
	for n := range p.len() {
		if p.dead.has(n) {
			continue
		}
		e.text(p.keys[n])
		e.text(languages[p.languages[n]])
		e.number(uint64(p.published[n]))
		e.number(uint64(math.Float32bits(p.lengths[n])))
		e.number(uint64(p.sketches[n].count))
		*e = append(*e, p.sketches[n].bins[:]...)
		e.blob(p.vector(n))
		x := p.extras[uint16(n)]
		if x == nil {
			e.number(0)
			continue
		}
		e.number(1)
		e.time(x.Embargo)
		e.time(x.Expires)
		for _, list := range [...][]string{x.Picked, x.Translations, x.Addresses} {
			e.number(uint64(len(list)))
			for _, s := range list {
				e.text(s)
			}
		}
	}
}

// decodeSegment adds a segment to the state. Postings are made from the
// vectors again: it takes a fifth of the time of reading articles, halves
// the file, and leaves nothing that could contradict itself.
func (x *Index) decodeSegment(r *decoder, s *state) {
	seg := &segment{}
	for range r.count() {
		d := document{key: r.text(), language: r.text()}
		published := int64(r.number())
		d.length = math.Float32frombits(uint32(r.number()))
		d.sketch.count = uint16(r.number())
		copy(d.sketch.bins[:], r.take(len(d.sketch.bins)))
		d.vector = r.blob()
		if r.number() == 1 {
			d.extra = &extra{Embargo: r.time(), Expires: r.time()}
			for _, list := range [...]*[]string{&d.extra.Picked, &d.extra.Translations, &d.extra.Addresses} {
				for range r.count() {
					*list = append(*list, r.text())
				}
			}
		}
		if _, twice := x.keys[d.key]; twice || d.key == "" {
			r.fail("key missing or listed twice")
		}
		if !(d.length >= 0 && d.length < math.MaxFloat32) || !vector(d.vector).valid(len(x.dictionary.starts)) {
			r.fail("broken document")
		}
		if seg.len() == segmentSize {
			r.fail("segment too large")
		}
		if r.err != nil {
			return
		}
		if published != undated {
			d.published = time.Unix(published, 0)
		}
		seg.grow(x.serial, &d, s.language(d.language))
		x.keys[d.key] = x.serial
		x.serial++
		x.tally(d.vector, 1)
		s.documents++
		s.length += float64(d.length)
	}
	if seg.len() > 0 {
		seg.invert()
		s.parts = append(s.parts, part{segment: seg, live: seg.len()})
	}
}

// valid reports whether a vector from outside can be read, with terms below
// the limit in ascending order.
func (v vector) valid(limit int) bool {
	term := uint64(0)
	for first := true; len(v) > 0; first = false {
		e, size := binary.Uvarint(v)
		if size <= 0 || size > 5 || e>>codeBits == 0 && !first {
			return false
		}
		if term += e >> codeBits; term >= uint64(limit) {
			return false
		}
		v = v[size:]
	}
	return true
}

// encoder appends values.
type encoder []byte

func (e *encoder) number(n uint64) { *e = binary.AppendUvarint(*e, n) }

func (e *encoder) blob(b []byte) {
	e.number(uint64(len(b)))
	*e = append(*e, b...)
}

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	*e = append(*e, s...)
}

// time is written with nanoseconds; the zero time as two zeros.
func (e *encoder) time(t time.Time) {
	if t.IsZero() {
		e.number(0)
		e.number(0)
		return
	}
	e.number(uint64(t.Unix()))
	e.number(uint64(t.Nanosecond()) + 1)
}

// decoder takes values off. After the first failure it gives zeros.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = damaged(what, nil)
	}
	d.b = nil
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.fail("broken number")
		return 0
	}
	d.b = d.b[size:]
	return n
}

// count is a number of things of at least a byte each.
func (d *decoder) count() int {
	n := d.number()
	if n > uint64(len(d.b)) {
		d.fail("more things than bytes")
		return 0
	}
	return int(n)
}

func (d *decoder) take(n int) []byte {
	if n > len(d.b) {
		d.fail("cut off")
		return nil
	}
	b := d.b[:n]
	d.b = d.b[n:]
	return b
}

func (d *decoder) blob() []byte { return d.take(d.count()) }

func (d *decoder) text() string { return string(d.blob()) }

func (d *decoder) time() time.Time {
	seconds, nanoseconds := int64(d.number()), d.number()
	if nanoseconds == 0 || nanoseconds > 1e9 {
		return time.Time{}
	}
	return time.Unix(seconds, int64(nanoseconds-1)).UTC()
}
