package feed

import (
	"strconv"

	"github.com/dots-newsroom/newsroom/article"
)

// A tally keeps one loss for each kind of thing that is lost, at its first
// place, and counts the others: a feed of ten thousand items would else report
// the same thing ten thousand times.
type tally struct {
	list  []article.Loss
	count []int
	index map[lossKey]int
}

type lossKey struct {
	reason       article.LossReason
	what, detail string
}

// add counts a loss and returns the entry for it where it is the first of its
// kind, for the caller to say where it was: finding a position costs a walk
// through the source.
func (t *tally) add(reason article.LossReason, what, detail string) *article.Loss {
	key := lossKey{reason, what, detail}
	if i, ok := t.index[key]; ok {
		t.count[i]++
		return nil
	}
	if t.index == nil {
		t.index = make(map[lossKey]int)
	}
	t.index[key] = len(t.list)
	t.list = append(t.list, article.Loss{Reason: reason, What: what, Detail: detail})
	t.count = append(t.count, 1)
	return &t.list[len(t.list)-1]
}

// losses are what was counted, in the order of first places.
func (t *tally) losses() []article.Loss {
	for i, n := range t.count {
		if n > 1 {
			d := &t.list[i].Detail
			if *d != "" {
				*d += "; "
			}
			*d += strconv.Itoa(n) + " times"
			t.count[i] = 1
		}
	}
	return t.list
}
