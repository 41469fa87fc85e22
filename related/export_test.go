package related

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"

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
	defer p.release()
	hits, _ := s.search(p, limit, limit)
	if exhaustive {
		hits, _ = s.scan(p, limit, limit)
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
	defer p.release()
	hits, copies := s.scan(p, max(q.Limit, leaders), max(candidates, q.Limit))
	return x.newField(s, asked, p, x.withPicked(s, p, asked, merged(hits, copies))).results(q.Limit, x.opts), nil
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
		binary.LittleEndian.PutUint32(src[at+int(n):], crc32.Checksum(src[at-12:at+int(n)], castagnoli))
		at += int(n) + 4
	}
	return src
}

// Topics tells from how many articles the topics were learnt, 0: never.
func (x *Index) Topics() int {
	if t := x.state.Load().topics; t != nil {
		return t.documents
	}
	return 0
}

// Leading gives leading right singular vectors of a matrix whose rows are
// made to have length 1, as columns of the result.
func Leading(rows [][]float32, columns int) [][subspace]float32 {
	var m matrix
	for _, row := range rows {
		for column, v := range row {
			if v != 0 {
				m.add(uint16(column), v)
			}
		}
		m.end()
	}
	var out [][subspace]float32
	for _, v := range m.leading(columns) {
		out = append(out, v)
	}
	return out
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

// Check tells whether the counts and postings an index keeps agree with its
// documents.
func (x *Index) Check() error {
	s := x.state.Load()
	counts := make(map[uint32]uint32)
	documents := 0
	for _, p := range s.parts {
		live := 0
		for n := range p.len() {
			if p.dead.has(n) {
				continue
			}
			live++
			if q, m, ok := x.keys.find(s, p.key(n)); !ok || q.serials[m] != p.serials[n] {
				return fmt.Errorf("key %q is not known by serial %d", p.key(n), p.serials[n])
			}
			for term, v := uint32(0), p.vector(n); len(v) > 0; {
				term, _, v = v.next(term)
				counts[term]++
			}
		}
		again := *p.segment
		again.terms, again.starts, again.postings = nil, nil, nil
		new(inverter).invert(&again, func(uint32, uint32) {})
		if !slices.Equal(again.terms, p.terms) || !slices.Equal(again.starts, p.starts) || !slices.Equal(again.postings, p.postings) {
			return fmt.Errorf("postings of %d documents are not those of their vectors", p.len())
		}
		if live != p.live {
			return fmt.Errorf("segment says %d live, has %d", p.live, live)
		}
		documents += live
	}
	if documents != s.documents {
		return fmt.Errorf("%d documents, state says %d", documents, s.documents)
	}
	for t := range x.dictionary.starts {
		if _, n := x.dictionary.count(uint32(t)); n != counts[uint32(t)] {
			return fmt.Errorf("term %d: counted %d, has %d", t, n, counts[uint32(t)])
		}
	}
	return nil
}

// Sums are for tests of what a search adds up in.
type Sums struct {
	sums   sums
	marked marks
}

// Set gives a document a sum.
func (s *Sums) Set(n int, sum uint16) { s.sums.one()[n] = sum }

// Mark leaves a document out of Best.
func (s *Sums) Mark(n int) { s.marked.set(n) }

// Best are the documents with at least so much, best first, and whether they
// are all.
func (s *Sums) Best(documents, few, wanted, least int) (out []int, all bool) {
	finds, all := s.sums.best(nil, documents, &s.marked, few, wanted, least)
	for _, f := range finds {
		out = append(out, f.n())
	}
	return out, all
}

// RememberedRarity is the rarity that queries use, beside the formula's.
func RememberedRarity(documents int, holding uint32) (remembered, exact float32) {
	return new(rareness).at(documents).of(holding), rarity(documents, holding)
}
