// Package natsrelay keeps a ticker's log in a NATS JetStream stream, so that
// many web servers show the same headlines and a browser may come back to any
// of them.
//
//	log, err := natsrelay.Open(ctx, natsrelay.Options{URLs: "nats://a,nats://b,nats://c"})
//	…
//	defer log.Close()
//	store := ticker.New(ticker.Options{Name: "front"}) // on every web server
//	go store.Follow(ctx, log)
//	desk := ticker.Desk{Log: log} // where headlines are written
//	err = desk.Put(ctx, ticker.Headline{ID: "bridge", Text: "Bridge reopens"})
//
// # Behaviour
//
// The stream's sequence is the number of each record. The stream has three
// replicas, so that one node may die, and keeps the last record of every
// headline for 30 days, so that a server that starts late catches up with few
// messages; a headline that is to be shown for longer must be put again.
// Append tries again until its context ends, across the death of a leader; a
// repeated message is known by its id and dropped.
//
// # Security
//
// Whoever may publish to the stream's subjects may put headlines on every
// page. Web servers need to publish to the subject of turns only.
package natsrelay
