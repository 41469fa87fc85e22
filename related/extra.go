package related

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"time"
)

// extra is what an article may have beside its text.
type extra struct {
	Embargo, Expires time.Time
	Picked           []string // keys an editor linked
	Translations     []string // keys and addresses of the same article in other languages
	Addresses        []string // by which others may name it, beside its key
}

// packedExtra is an extra as a segment keeps it, empty where there is none:
//
//	flags (byte), embargo, expiry: where the flags say so, seconds (int64) and nanoseconds (uint32)
//	three lists: picked, translations, addresses: their number (varint), each as length (varint) and bytes
//
// It takes a third of the memory of the structure, and is read without
// unpacking.
type packedExtra []byte

const (
	extraEmbargo = 1 << iota
	extraExpires
	extraFlags
)

const (
	timeSize   = 8 + 4 // bytes of a time
	extraLists = 3
)

// appendExtra packs what is not nil.
func appendExtra(dst []byte, e *extra) []byte {
	flags := byte(0)
	if !e.Embargo.IsZero() {
		flags |= extraEmbargo
	}
	if !e.Expires.IsZero() {
		flags |= extraExpires
	}
	dst = append(dst, flags)
	for _, t := range [...]time.Time{e.Embargo, e.Expires} {
		if !t.IsZero() {
			dst = binary.LittleEndian.AppendUint64(dst, uint64(t.Unix()))
			dst = binary.LittleEndian.AppendUint32(dst, uint32(t.Nanosecond()))
		}
	}
	for _, list := range [extraLists][]string{e.Picked, e.Translations, e.Addresses} {
		dst = binary.AppendUvarint(dst, uint64(len(list)))
		for _, s := range list {
			dst = binary.AppendUvarint(dst, uint64(len(s)))
			dst = append(dst, s...)
		}
	}
	return dst
}

// unpack returns the extra, or nil where there is none.
func (p packedExtra) unpack() *extra {
	if len(p) == 0 {
		return nil
	}
	e := new(extra)
	e.Embargo, e.Expires, p = p.times()
	for _, list := range [extraLists]*[]string{&e.Picked, &e.Translations, &e.Addresses} {
		var l packedList
		l, p = p.list()
		for s := range l.all {
			*list = append(*list, string(s))
		}
	}
	return e
}

// times returns the times, zero where there are none, and what follows them.
func (p packedExtra) times() (embargo, expires time.Time, rest packedExtra) {
	flags := p[0]
	p = p[1:]
	if flags&extraEmbargo != 0 {
		embargo, p = p.time()
	}
	if flags&extraExpires != 0 {
		expires, p = p.time()
	}
	return embargo, expires, p
}

func (p packedExtra) time() (time.Time, packedExtra) {
	seconds, nanoseconds := binary.LittleEndian.Uint64(p), binary.LittleEndian.Uint32(p[8:])
	return time.Unix(int64(seconds), int64(nanoseconds)).UTC(), p[timeSize:]
}

// list returns the list that the extra, its times taken off, begins with, and
// what follows it.
func (p packedExtra) list() (l packedList, rest packedExtra) {
	n, size := binary.Uvarint(p)
	l = packedList{count: int(n), bytes: p[size:]}
	rest = p[size:]
	for range n {
		length, size := binary.Uvarint(rest)
		rest = rest[size+int(length):]
	}
	return l, rest
}

// valid reports whether an extra from outside can be read.
func (p packedExtra) valid() bool {
	if len(p) == 0 || p[0] >= extraFlags {
		return false
	}
	times := timeSize * bits.OnesCount8(p[0])
	if p = p[1:]; len(p) < times {
		return false
	}
	p = p[times:]
	for range extraLists {
		count, size := binary.Uvarint(p)
		if size <= 0 || count > uint64(len(p)) {
			return false
		}
		p = p[size:]
		for range count {
			length, size := binary.Uvarint(p)
			if size <= 0 || length > uint64(len(p)-size) {
				return false
			}
			p = p[size+int(length):]
		}
	}
	return len(p) == 0
}

// packedList is a list of names in an extra.
type packedList struct {
	count int
	bytes []byte
}

// all yields the names of the list. They must not be changed.
func (l packedList) all(yield func(name []byte) bool) {
	for range l.count {
		n, size := binary.Uvarint(l.bytes)
		if !yield(l.bytes[size : size+int(n)]) {
			return
		}
		l.bytes = l.bytes[size+int(n):]
	}
}

// away reports whether the article must not be shown at a time.
func (p packedExtra) away(now time.Time) bool {
	if len(p) == 0 {
		return false
	}
	embargo, expires, _ := p.times()
	return now.Before(embargo) || !expires.IsZero() && !now.Before(expires)
}

// translates reports whether the article is a translation of the one asked
// about, by either's account.
func (p packedExtra) translates(asked *question) bool {
	if len(p) == 0 {
		return false
	}
	_, _, lists := p.times()
	_, lists = lists.list()
	translations, lists := lists.list()
	addresses, _ := lists.list()
	for name := range addresses.all {
		if asked.hidden[string(name)] {
			return true
		}
	}
	for name := range translations.all {
		if string(name) == asked.key || asked.extra != nil && slices.Contains(asked.extra.Addresses, string(name)) {
			return true
		}
	}
	return false
}
