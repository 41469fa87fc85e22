package ticker

import "time"

// Stats say how the streams of a store fare. The counts are totals since [New].
type Stats struct {
	// Open is how many streams there are now, Stalled how many of these do not
	// accept what is written at this moment.
	Open, Stalled int
	// Opened and Refused are how many were opened, and turned away; Dropped,
	// how many were ended because they did not accept what was written for
	// StreamOptions.WriteTimeout.
	Opened, Refused, Dropped int
	// Events, Writes and Bytes are what was sent over all streams.
	Events, Writes, Bytes int
	// Lag is how long the latest change took to reach all streams but the
	// stalled; of several handlers, the slowest's. Zero where there are none.
	Lag time.Duration
}

// Stats returns the present figures, for a host's metrics to collect. It is
// cheap enough to be called every second.
func (s *Store) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := s.stats
	sum.Open = s.streams
	for cr := range s.crews {
		cr.report(&sum)
	}
	return sum
}

// A tally is what was sent to one client or several.
type tally struct{ events, writes, bytes, dropped int }

func (t *tally) add(more tally) {
	t.events += more.events
	t.writes += more.writes
	t.bytes += more.bytes
	t.dropped += more.dropped
}

// report adds the crew's figures to a sum.
func (cr *crew) report(sum *Stats) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	cr.sum(sum)
	sum.Stalled += cr.slow
	sum.Lag = max(sum.Lag, cr.lag)
}

// hand moves the totals of a crew that has no clients any more to a sum.
func (cr *crew) hand(sum *Stats) {
	cr.mu.Lock()
	defer cr.mu.Unlock()
	cr.sum(sum)
	cr.sent = tally{}
}

// sum adds the totals. The lock is held.
func (cr *crew) sum(sum *Stats) {
	sum.Events += cr.sent.events
	sum.Writes += cr.sent.writes
	sum.Bytes += cr.sent.bytes
	sum.Dropped += cr.sent.dropped
}
