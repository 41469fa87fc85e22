package natsrelay

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/dots-newsroom/newsroom/ticker"
)

var _ ticker.Log = (*Log)(nil)

// Options say where the log is. The zero value is a stream "ticker" with
// three replicas on the local server's cluster.
type Options struct {
	// URLs are the servers' addresses, separated by commas. Empty:
	// nats://127.0.0.1:4222.
	URLs string
	// Credentials is the path of a credentials file. Empty: none.
	Credentials string
	// Stream is the stream's name, which is made when it isn't there, and the
	// first part of its subjects. Empty: "ticker".
	Stream string
	// Replicas is how many nodes hold the stream. Zero: 3.
	Replicas int
	// MaxAge is how long records are kept. Zero: 30 days.
	MaxAge time.Duration
}

// A Log is a [ticker.Log] in a JetStream stream. Make one with [Open]. Its
// methods may be called concurrently.
type Log struct {
	connection *nats.Conn
	js         jetstream.JetStream
	stream     string
}

const (
	// attempt is how long one try may take before the next; a new leader is
	// chosen in less than that after a graceful stop, later after a crash.
	attempt = 2 * time.Second
	// pause is between tries.
	pause = 50 * time.Millisecond
	// memory is how long a repeated record is known, as ticker.Log asks for.
	memory = 2 * time.Minute
)

// Open connects and makes the stream if it isn't there. It tries until the
// context ends, so that a cluster may start beside it.
func Open(ctx context.Context, opts Options) (*Log, error) {
	connect := []nats.Option{
		nats.Name("newsroom ticker"), nats.MaxReconnects(-1), nats.RetryOnFailedConnect(true),
		nats.ReconnectWait(100 * time.Millisecond), nats.Timeout(attempt), nats.PingInterval(5 * time.Second),
	}
	if opts.Credentials != "" {
		connect = append(connect, nats.UserCredentials(opts.Credentials))
	}
	connection, err := nats.Connect(cmp.Or(opts.URLs, nats.DefaultURL), connect...)
	if err != nil {
		return nil, fmt.Errorf("natsrelay: connect: %w", err)
	}
	l := &Log{connection: connection, stream: cmp.Or(opts.Stream, "ticker")}
	if l.js, err = jetstream.New(connection); err == nil {
		err = again(ctx, func(ctx context.Context) error {
			_, err := l.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
				Name: l.stream, Subjects: []string{l.stream + ".>"}, Replicas: cmp.Or(opts.Replicas, 3),
				MaxAge: cmp.Or(opts.MaxAge, 30*24*time.Hour), MaxMsgsPerSubject: 1, Duplicates: memory,
			})
			return err
		})
	}
	if err != nil {
		connection.Close()
		return nil, fmt.Errorf("natsrelay: stream %s: %w", l.stream, err)
	}
	return l, nil
}

// Close ends the connection. Calls that are under way fail.
func (l *Log) Close() { l.connection.Close() }

// again calls f until it succeeds or the context ends. The error then is the
// context's and that of the last try.
func again(ctx context.Context, f func(context.Context) error) error {
	for {
		try, cancel := context.WithTimeout(ctx, attempt)
		err := f(try)
		cancel()
		if err == nil {
			return nil
		}
		if errors.Is(err, nats.ErrConnectionClosed) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		}
	}
}

// Append publishes a record and returns when a majority of the replicas holds
// it.
func (l *Log) Append(ctx context.Context, key string, record []byte) (uint64, error) {
	// Keys are made of any characters, subjects are not.
	subject := l.stream + "." + sum([]byte(key))
	id := sum([]byte(key), []byte{0}, record)
	var seq uint64
	err := again(ctx, func(ctx context.Context) error {
		ack, err := l.js.Publish(ctx, subject, record, jetstream.WithMsgID(id), jetstream.WithExpectStream(l.stream))
		if err != nil {
			return err
		}
		seq = ack.Sequence
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("natsrelay: append: %w", err)
	}
	return seq, nil
}

func sum(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:16])
}

// Follow calls f with every record numbered above from. When the node it reads
// from dies it goes on with another.
func (l *Log) Follow(ctx context.Context, from uint64, f func(seq uint64, record []byte) error) error {
	for {
		var stop error
		err := l.read(ctx, from, func(seq uint64, record []byte) error {
			if seq > from {
				from = seq
				stop = f(seq, record)
			}
			return stop
		})
		switch {
		case stop != nil:
			return stop
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, nats.ErrConnectionClosed):
			return fmt.Errorf("natsrelay: follow: %w", err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// read follows until anything goes wrong.
func (l *Log) read(ctx context.Context, from uint64, f func(uint64, []byte) error) error {
	var consumer jetstream.Consumer
	err := again(ctx, func(ctx context.Context) (err error) {
		consumer, err = l.js.OrderedConsumer(ctx, l.stream, jetstream.OrderedConsumerConfig{
			DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: from + 1, MaxResetAttempts: 1,
		})
		return err
	})
	if err != nil {
		return err
	}
	messages, err := consumer.Messages(jetstream.PullExpiry(attempt), jetstream.PullHeartbeat(attempt/4))
	if err != nil {
		return err
	}
	defer messages.Stop()
	for {
		message, err := messages.Next(jetstream.NextContext(ctx))
		if err != nil {
			return err
		}
		meta, err := message.Metadata()
		if err != nil {
			return err
		}
		if err := f(meta.Sequence.Stream, message.Data()); err != nil {
			return err
		}
	}
}
