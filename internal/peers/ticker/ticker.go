// Package ticker measures the stream of Server-Sent Events beside
// github.com/tmaxmax/go-sse and github.com/r3labs/sse/v2, at 1,000 and 10,000
// readers. Server and readers are processes of their own on one machine; the
// readers are one thread with epoll. A text has 200 bytes, an event about 300
// on the wire, from every server.
//
// What is counted:
//
//   - paced: headlines of ten identities change at an interval that every
//     server keeps up with. CPU is what the server's process used, user and
//     system, divided by the events that readers got; p99 is from publication
//     to a reader's having the event, over all readers and events.
//   - flat out, distinct: one publisher puts headlines of which each has an
//     identity of its own, as fast as the server takes them, so that none
//     replaces another and each must reach every reader. Events counted at
//     the readers, all of them, divided by the time from before the first
//     was put until the last reader had the last.
//   - flat out, ten headlines: the same, but ten headlines change over and
//     over, ten times as many changes. Ours brings a reader to the latest state,
//     so that steps in between are not sent: what is counted is changes times
//     readers, divided by the time until the last reader had the last
//     change; "part sent" says which part of those were sent as events at
//     all. The peers send each, so that their figure is the one above.
//   - stalled: 50 readers and one that never reads, 2,000 distinct headlines
//     of 4 KB; the part of all events that the 50 had after 15 seconds, in
//     which the publisher may have been held up.
//   - among stalled ones: ours alone, 10,000 readers and none stalled, and the
//     same with a hundredth that never read, whose small socket buffers fill
//     while headlines of 2 KB change; p99 over those that do read.
//   - memory: resident bytes a reader, after one event and idle, beside
//     net/http's own: a handler that sends a head and waits for the end of the
//     request.
//
// Every figure but stalled is the median of rounds in which the servers take
// turns; flat out is measured in the first round alone.
package ticker

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/dots-newsroom/newsroom/internal/peers/measure"
)

const rounds = 3

// paces are the numbers of readers, and how fast headlines change before them.
var paces = []struct {
	readers, changes int
	every            time.Duration
}{
	{1000, 40, 100 * time.Millisecond},
	{10_000, 10, 500 * time.Millisecond},
}

// figures are what the rounds of one server yielded.
type figures struct {
	cpu      []float64 // microseconds an event
	p99      []float64 // milliseconds
	distinct float64   // events a second
	same     float64   // changes times readers a second
	sent     float64   // part of those that was sent
	memory   []float64 // bytes a reader
}

// Measure runs the comparison. In a child it does what the parent says and
// does not return.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	if name := os.Getenv(role); name != "" {
		if err := play(name); err != nil {
			return nil, err
		}
		os.Exit(0)
	}
	var out []measure.Ratio
	for _, p := range paces {
		got := map[string]*figures{ours: {}, other: {}, third: {}, bare: {}}
		for round := range rounds {
			for _, name := range []string{ours, other, third, bare} {
				if err := got[name].measure(ctx, name, p.readers, p.changes, p.every, round == 0); err != nil {
					return nil, err
				}
			}
		}
		my := got[ours]
		add := func(ratio func(measure.Ratio) measure.Ratio, what, peer, unit string, a, b float64) {
			out = append(out, ratio(measure.Ratio{
				Area: "ticker", Case: fmt.Sprintf("%d readers, %s", p.readers, what), Peer: peer, Unit: unit, Ours: a, Theirs: b,
			}))
		}
		for _, peer := range []string{other, third} {
			their := got[peer]
			add(measure.Less, "paced, CPU", peer, "us/event", median(my.cpu), median(their.cpu))
			add(measure.Less, "paced, p99", peer, "ms", median(my.p99), median(their.p99))
			add(measure.More, "flat out, distinct", peer, "events/s", my.distinct, their.distinct)
			add(measure.More, fmt.Sprintf("flat out, ten headlines (part sent: %.3f)", my.sent), peer, "events/s", my.same, their.distinct)
		}
		add(measure.Less, "idle memory", bare, "B/reader", median(my.memory), median(got[bare].memory))
	}
	var calm, mixed []float64
	for range rounds {
		for _, n := range []int{0, crowd / 100} {
			p99, err := among(ctx, n)
			if err != nil {
				return nil, err
			}
			if n == 0 {
				calm = append(calm, p99)
			} else {
				mixed = append(mixed, p99)
			}
		}
	}
	out = append(out, measure.Less(measure.Ratio{
		Area: "ticker", Case: fmt.Sprintf("%d readers, a hundredth stalled, p99 of the others", crowd), Peer: "none stalled", Unit: "ms", Ours: median(mixed), Theirs: median(calm),
	}))
	mine, err := stalled(ctx, ours)
	if err != nil {
		return nil, err
	}
	for _, peer := range []string{other, third} {
		their, err := stalled(ctx, peer)
		if err != nil {
			return nil, err
		}
		out = append(out, measure.More(measure.Ratio{
			Area: "ticker", Case: "50 readers beside a stalled one, events that arrived", Peer: peer, Unit: "%", Ours: mine, Theirs: their,
		}))
	}
	return out, nil
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// A pair is a server and its readers, which are children.
type pair struct{ server, readers *child }

// connect starts a pair with n readers connected, of whom each has got one
// event, so that all servers have sent a head, and before them some that never
// read.
func connect(ctx context.Context, name string, n, stalled int) (p pair, memory float64, err error) {
	if p.server, err = start(ctx, name); err != nil {
		return p, 0, err
	}
	if p.readers, err = start(ctx, "readers"); err != nil {
		return p, 0, err
	}
	empty, err := p.server.do(order{})
	if err != nil {
		return p, 0, err
	}
	for _, o := range []order{{N: stalled, Stalled: true}, {N: n}} {
		o.Open, o.Path = empty.Address, empty.Path
		if _, err := p.readers.do(o); err != nil {
			return p, 0, err
		}
	}
	time.Sleep(time.Second) // what was asked for is taken up
	if name != bare {
		if _, _, err := p.send(order{N: 1, Same: true, Size: 200}, 1, 30*time.Second); err != nil {
			return p, 0, err
		}
	}
	full, err := p.server.do(order{})
	return p, float64(full.Memory-empty.Memory) / float64(n), err
}

// send has the server publish and the readers await n events each, or for 0
// the last one; whoever has not got them in time is an error.
func (p pair) send(o order, n int, limit time.Duration) (arrival, time.Duration, error) {
	o.Publish = true
	if _, err := p.readers.do(order{Reset: true}); err != nil {
		return arrival{}, 0, err
	}
	if err := p.readers.tell(order{Await: true, N: n, Limit: limit}); err != nil {
		return arrival{}, 0, err
	}
	published, err := p.server.do(o)
	if err != nil {
		return arrival{}, 0, err
	}
	heard, err := p.readers.hear()
	if err == nil && !heard.Arrival.Complete {
		err = fmt.Errorf("%s: %d readers got all in %v", p.server.name, heard.Arrival.Reached, limit)
	}
	return heard.Arrival, heard.Arrival.Last.Sub(published.Started), err
}

func (p pair) end() {
	for _, c := range []*child{p.server, p.readers} {
		if c != nil {
			c.kill()
		}
	}
}

// measure runs one round.
func (f *figures) measure(ctx context.Context, name string, n, changes int, every time.Duration, flat bool) error {
	p, memory, err := connect(ctx, name, n, 0)
	defer p.end()
	if err != nil {
		return err
	}
	f.memory = append(f.memory, memory)
	if name == bare {
		return nil
	}
	before, err := p.server.do(order{})
	if err != nil {
		return err
	}
	got, _, err := p.send(order{N: changes, Same: true, Every: every, Size: 200}, changes, time.Minute)
	if err != nil {
		return err
	}
	after, err := p.server.do(order{Publish: true}) // nothing, and no collection
	if err != nil {
		return err
	}
	f.cpu = append(f.cpu, float64((after.CPU-before.CPU).Nanoseconds())/1e3/float64(got.Events))
	f.p99 = append(f.p99, got.P99.Seconds()*1e3)
	if !flat {
		return nil
	}
	total := 1_000_000 / n // headlines that go to each
	got, took, err := p.send(order{N: total, Size: 200}, total, time.Minute)
	if err != nil {
		return err
	}
	f.distinct = float64(got.Events) / took.Seconds()
	if name != ours {
		return nil
	}
	got, took, err = p.send(order{N: 10 * total, Same: true, Size: 200}, 0, time.Minute)
	if err != nil {
		return err
	}
	f.same = float64(10*total*n) / took.Seconds()
	f.sent = float64(got.Events) / float64(10*total*n)
	return nil
}

// crowd is how many readers there are among whom some are stalled.
const crowd = 10_000

// among is the 99th percentile, in milliseconds, of readers among whom some are
// stalled.
func among(ctx context.Context, stalled int) (float64, error) {
	const changes = 12
	p, _, err := connect(ctx, tight, crowd-stalled, stalled)
	defer p.end()
	if err != nil {
		return 0, err
	}
	got, _, err := p.send(order{N: changes, Same: true, Every: 400 * time.Millisecond, Size: 2048}, changes, time.Minute)
	return got.P99.Seconds() * 1e3, err
}

// stalled is the part of all events, in percent, that good readers get beside
// one that never reads.
func stalled(ctx context.Context, name string) (float64, error) {
	const good, total = 50, 2000
	p, _, err := connect(ctx, name, good, 0)
	defer p.end()
	if err != nil {
		return 0, err
	}
	ask, err := p.server.do(order{})
	if err != nil {
		return 0, err
	}
	for _, o := range []order{{Open: ask.Address, Path: ask.Path, N: 1, Stalled: true}, {Reset: true}, {Await: true, N: total, Limit: 15 * time.Second}} {
		if o.Await {
			time.Sleep(time.Second)
			if err := p.server.tell(order{Publish: true, N: total, Size: 4096}); err != nil { // which may never end
				return 0, err
			}
		}
		r, err := p.readers.do(o)
		if err != nil {
			return 0, err
		}
		if o.Await {
			return 100 * float64(r.Arrival.Events) / (good * total), nil
		}
	}
	return 0, nil
}
