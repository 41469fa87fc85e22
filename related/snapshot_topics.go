package related

import "math"

// topicsImage is the topics as a snapshot holds them.
type topicsImage struct {
	shape []uint32 // documents, documents added since, rows
	terms []uint32 // ascending
	rows  []topicRow
}

const (
	topicsDocuments = iota
	topicsAge
	topicsRows
	topicsShape
)

func (i *topicsImage) columns() []column {
	rows := int(i.shape[topicsRows])
	return []column{
		columnOf(&i.shape, topicsShape),
		columnOf(&i.terms, rows),
		columnOf(&i.rows, rows),
	}
}

// image is the topics in an index whose next document has the serial number
// next.
func (t *topics) image(next uint32) *topicsImage {
	i := &topicsImage{shape: []uint32{uint32(t.documents), next - t.serial, uint32(len(t.rows))}, rows: t.rows}
	for term, place := range t.place {
		if place > 0 {
			i.terms = append(i.terms, uint32(term))
		}
	}
	return i
}

// maxTopic is more than any number in a row: unit vectors times the rarity
// of a word.
const maxTopic = 1e6

// topics checks the image and makes topics of it, over so many terms, in an
// index whose next document has the serial number 0.
func (i *topicsImage) topics(terms int) (*topics, error) {
	if i.shape[topicsDocuments] > math.MaxInt32 || len(i.rows) > math.MaxUint16 {
		return nil, damage("broken topics")
	}
	t := &topics{documents: int(i.shape[topicsDocuments]), serial: -i.shape[topicsAge], rows: i.rows}
	for k, term := range i.terms {
		if term >= uint32(terms) || int(term) < len(t.place) {
			return nil, damage("topics out of order")
		}
		for _, v := range i.rows[k] {
			if !(v > -maxTopic && v < maxTopic) {
				return nil, damage("broken topics")
			}
		}
		t.place = append(t.place, make([]uint16, int(term)+1-len(t.place))...)
		t.place[term] = uint16(k + 1)
	}
	return t, nil
}
