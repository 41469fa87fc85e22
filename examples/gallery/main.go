// Gallery serves every piece of package render in every theme, light and
// dark, from left to right and from right to left, each at an address of its
// own; the front page lists them all:
//
//	go run ./examples/gallery                          # on localhost:8081
//	http://localhost:8081/show/magazine/dark/rtl/story-list
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	addr := flag.String("addr", "localhost:8081", "`address` to listen on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, addr string) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	rooms, err := open("http://" + listener.Addr().String())
	if err != nil {
		return err
	}
	server := &http.Server{Handler: rooms.routes(), ReadHeaderTimeout: 10 * time.Second}
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		done <- server.Shutdown(late)
	}()
	fmt.Printf("Serving the gallery on http://%s (Ctrl-C stops)\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-done
}
