package tickertest

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"github.com/dots-newsroom/newsroom/ticker"
)

var _ ticker.Log = (*Memory)(nil)

// A Memory is a log within one process, for tests. Its zero value is empty.
type Memory struct {
	mu      sync.Mutex
	keys    []string
	records [][]byte
	more    chan struct{} // closed when a record is added
}

// Append adds a record; it remembers all it was ever given.
func (m *Memory) Append(ctx context.Context, key string, record []byte) (uint64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, r := range m.records {
		if m.keys[i] == key && bytes.Equal(r, record) {
			return uint64(i) + 1, nil
		}
	}
	m.keys, m.records = append(m.keys, key), append(m.records, bytes.Clone(record))
	if m.more != nil {
		close(m.more)
		m.more = nil
	}
	return uint64(len(m.records)), nil
}

// Keys returns the key of each record, the first of which has the number 1.
func (m *Memory) Keys() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.keys)
}

// Follow calls f with every record numbered above from.
func (m *Memory) Follow(ctx context.Context, from uint64, f func(uint64, []byte) error) error {
	for {
		m.mu.Lock()
		if m.more == nil {
			m.more = make(chan struct{})
		}
		more := m.more
		var record []byte
		if from < uint64(len(m.records)) {
			record = bytes.Clone(m.records[from])
		}
		m.mu.Unlock()
		if record == nil {
			select {
			case <-more:
				continue
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		from++
		if err := f(from, record); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}
