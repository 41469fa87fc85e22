package related

import (
	"encoding/binary"
	"math"
)

// encode writes the topics, where there are any. Next is the serial number
// of the index's next document.
func (t *topics) encode(e *encoder, next uint32) {
	e.number(uint64(t.documents))
	e.number(uint64(next - t.serial))
	e.number(uint64(len(t.rows)))
	last := 0
	for term, place := range t.place {
		if place == 0 {
			continue
		}
		e.number(uint64(term - last))
		last = term
		for _, v := range t.rows[place-1] {
			*e = binary.LittleEndian.AppendUint32(*e, math.Float32bits(v))
		}
	}
}

// decodeTopics reads topics over so many terms, in an index whose next
// document has the serial number next.
func decodeTopics(r *decoder, terms int, next uint32) *topics {
	t := &topics{documents: int(r.number() & math.MaxInt32)}
	t.serial = next - uint32(r.number())
	term := uint64(0)
	for i := range r.count() {
		gap := r.number()
		if term += gap; i > 0 && gap == 0 || gap > math.MaxUint32 || term >= uint64(terms) || i >= math.MaxUint16 {
			r.fail("topics out of order")
		}
		var row topicRow
		b := r.take(4 * topicDims)
		if r.err != nil {
			return nil
		}
		for k := range row {
			row[k] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*k:]))
			if !(row[k] > -maxTopic && row[k] < maxTopic) {
				r.fail("broken topics")
				return nil
			}
		}
		t.place = append(t.place, make([]uint16, int(term)+1-len(t.place))...)
		t.place[term] = uint16(i + 1)
		t.rows = append(t.rows, row)
	}
	return t
}

// maxTopic is more than any number in a row: unit vectors times the rarity
// of a word.
const maxTopic = 1e6
