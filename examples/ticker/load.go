package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dots-newsroom/newsroom/ticker"
)

// load puts clients on a stream, changes ten headlines a second among them,
// and prints what the clients got.
func load(ctx context.Context, out io.Writer, clients int, length time.Duration) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	store := ticker.New(ticker.Options{})
	server := &http.Server{Handler: store.Stream(ticker.StreamOptions{}), ReadHeaderTimeout: 5 * time.Second}
	go server.Serve(listener) // ends with Close, with the error that says so
	defer server.Close()

	ctx, cancel := context.WithTimeout(ctx, length)
	defer cancel()
	var open, events, bytes atomic.Int64
	var reading sync.WaitGroup
	defer reading.Wait()
	for range clients {
		reading.Go(func() {
			var dialer net.Dialer
			connection, err := dialer.DialContext(ctx, "tcp", listener.Addr().String())
			if err != nil {
				return
			}
			defer connection.Close()
			defer context.AfterFunc(ctx, func() { connection.Close() })()
			fmt.Fprintf(connection, "GET / HTTP/1.1\r\nHost: load\r\n\r\n")
			open.Add(1)
			defer open.Add(-1)
			for lines := bufio.NewReaderSize(connection, 1024); ; {
				line, err := lines.ReadSlice('\n')
				if err != nil && err != bufio.ErrBufferFull {
					return
				}
				bytes.Add(int64(len(line)))
				if len(line) > 6 && string(line[:6]) == "event:" {
					events.Add(1)
				}
			}
		})
	}
	fmt.Fprintf(out, "%8s %8s %8s %10s %12s %10s\n", "second", "clients", "changes", "events", "bytes", "lag")
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for i := 1; ; i++ {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		store.Put(ticker.Headline{ID: fmt.Sprint("h", i%8), Text: fmt.Sprintf("Headline %d in its wording of step %d", i%8, i)})
		if i%10 == 0 {
			lag := store.Stats().Lag.Round(10 * time.Microsecond) // of the last change, to all clients
			fmt.Fprintf(out, "%8d %8d %8d %10d %12d %10s\n", i/10, open.Load(), 10, events.Swap(0), bytes.Swap(0), lag)
		}
	}
}
