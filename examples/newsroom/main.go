// Newsroom serves a small news site from a folder of Markdown and HTML files:
// a front page, a page per category, articles with related stories, feeds and
// a ticker that follows the files as they change.
//
//	go run ./examples/newsroom                  # the sample newsroom, on localhost:8080
//	go run ./examples/newsroom -content DIR     # your own files
//	go run ./examples/newsroom -out DIR         # the same site as static files
package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

//go:embed content
var sample embed.FS

func main() {
	addr := flag.String("addr", "localhost:8080", "`address` to listen on")
	content := flag.String("content", "", "`folder` of Markdown and HTML files to serve (default: the built-in sample)")
	out := flag.String("out", "", "write the static site to this `folder` instead of serving it")
	base := flag.String("url", "", "public `address` of the site, for feeds and canonical links (default: http:// and -addr)")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr, *content, *out, *base); err != nil {
		fmt.Fprintln(os.Stderr, "newsroom:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, addr, content, out, base string) error {
	files, err := fs.Sub(sample, "content")
	if err != nil {
		return err
	}
	if content != "" {
		if _, err := os.ReadDir(content); err != nil {
			return err
		}
		files = os.DirFS(content)
	}
	listener, err := listen(ctx, addr, out)
	if err != nil {
		return err
	}
	if base == "" {
		base = "http://" + addr
		if listener != nil {
			base = "http://" + listener.Addr().String()
		}
	}
	desk := newDesk(files, base)
	desk.update()
	if out != "" {
		return desk.write(ctx, out, os.Stderr)
	}
	return serve(ctx, listener, desk)
}

// listen opens the port before the content is read, so that a port in use is
// reported at once. A site that is only written needs none.
func listen(ctx context.Context, addr, out string) (net.Listener, error) {
	if out != "" {
		return nil, nil
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", addr)
}

// serve answers requests until the context ends, then lets running ones
// finish; readers' streams are told to come back later.
func serve(ctx context.Context, listener net.Listener, desk *desk) error {
	server := &http.Server{Handler: desk.routes(true), ReadHeaderTimeout: 10 * time.Second}
	go desk.watch(ctx, time.Second)
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		done <- errors.Join(desk.headlines.Shutdown(late), server.Shutdown(late))
	}()
	fmt.Printf("Serving the news on http://%s (Ctrl-C stops)\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-done
}
