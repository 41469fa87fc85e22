package related

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"

	"github.com/dots-newsroom/newsroom/article"
)

// Nearest gives the keys and scores of the first stage of ranking, found by
// search or, when exhaustive, by scoring every document.
func (x *Index) Nearest(q Query, limit int, exhaustive bool) (keys []string, scores []float32, err error) {
	s, asked, err := x.ask(q)
	if err != nil {
		return nil, nil, err
	}
	p := x.probe(s, asked, q)
	hits := s.search(p, limit)
	if exhaustive {
		hits = s.scan(p, limit)
	}
	for _, h := range hits {
		keys, scores = append(keys, h.key), append(scores, h.score)
	}
	return keys, scores, nil
}

// Exhaustive is Related with a first stage that looks at every document.
func (x *Index) Exhaustive(_ context.Context, q Query) ([]Result, error) {
	s, asked, err := x.ask(q)
	if err != nil {
		return nil, err
	}
	p := x.probe(s, asked, q)
	hits := s.scan(p, max(candidates, 2*q.Limit))
	return x.newField(s, asked, p, x.withPicked(s, p, asked, hits)).results(q.Limit, x.opts), nil
}

// Resum writes the right checksum behind every section of a snapshot, so
// that fuzzing gets past it.
func Resum(src []byte) []byte {
	src = bytes.Clone(src)
	for at := len(snapshotMagic) + 4; at+12 <= len(src); {
		n := binary.LittleEndian.Uint64(src[at+4:])
		at += 12
		if n > uint64(len(src)-at) || len(src)-at-int(n) < 4 {
			break
		}
		binary.LittleEndian.PutUint32(src[at+int(n):], crc32.Checksum(src[at:at+int(n)], castagnoli))
		at += int(n) + 4
	}
	return src
}

// Containment estimates how much of the shorter text the other one holds.
func Containment(a, b *article.Article) float64 {
	batch := newBatch("")
	batch.read(a)
	batch.read(b)
	return batch.drafts[0].sketch.containment(&batch.drafts[1].sketch)
}

// DuplicateShare is the containment from which texts count as copies.
const DuplicateShare = duplicateShare
