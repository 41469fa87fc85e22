// Command ticker serves a page with a live ticker and a form to publish, update
// and retract its headlines; open it in two windows and write in one. With
// -cluster there are three such pages from three web servers, which share
// their headlines over three NATS nodes. With -load N it puts N clients on its
// own stream instead, changes headlines for some seconds and prints a line each
// second.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"time"

	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

//go:embed page.html
var page string

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "`address` to listen on")
	clients := flag.Int("load", 0, "put this `number` of clients on the stream and print what they get")
	many := flag.Bool("cluster", false, "run three web servers, at the address and the two ports after it, on three NATS nodes")
	seconds := flag.Int("seconds", 5, "how long -load runs")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := func() error {
		if *clients > 0 {
			return load(ctx, os.Stdout, *clients, time.Duration(*seconds)*time.Second)
		}
		if *many {
			return cluster(ctx, *addr)
		}
		d, err := newLocalDesk()
		if err != nil {
			return err
		}
		return serve(ctx, *addr, d)
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, "ticker:", err)
		os.Exit(1)
	}
}

// serve runs the page until the context ends, and then tells the streams when
// to come back.
func serve(ctx context.Context, addr string, d *desk) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Printf("Serving http://%s\n", listener.Addr())
	server := &http.Server{Handler: d.routes(), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return errors.Join(d.headlines.Shutdown(ctx), server.Shutdown(ctx))
}

// A desk is the page with its forms, before a store that it writes itself or
// one that follows a log.
type desk struct {
	headlines *ticker.Store
	write     func(context.Context, ...ticker.Headline) error
	withdraw  func(ctx context.Context, id string) error
	assets    *render.Assets
	page      *template.Template
}

func newDesk(headlines *ticker.Store, write func(context.Context, ...ticker.Headline) error, withdraw func(context.Context, string) error) (*desk, error) {
	t, err := template.New("page").Parse(page)
	return &desk{headlines: headlines, write: write, withdraw: withdraw, assets: render.NewAssets(render.AssetOptions{}), page: t}, err
}

// newLocalDesk is a desk whose store is in this process alone.
func newLocalDesk() (*desk, error) {
	store := ticker.New(ticker.Options{})
	store.Put(samples()...)
	return newDesk(store,
		func(_ context.Context, headlines ...ticker.Headline) error { store.Put(headlines...); return nil },
		func(_ context.Context, id string) error { store.Retract(id); return nil })
}

func samples() []ticker.Headline {
	return []ticker.Headline{
		{ID: "bridge", Text: "Harbour bridge reopens after the storm", URL: "/bridge"},
		{ID: "ferry", Text: "Night ferry to the islands returns", URL: "/ferry"},
	}
}

func (d *desk) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /assets/", d.assets)
	mux.Handle("GET /ticker/stream", d.headlines.Stream(ticker.StreamOptions{Retry: time.Second}))
	mux.Handle("GET /ticker/headlines.json", d.headlines.JSON())
	mux.HandleFunc("GET /", d.show)
	mux.HandleFunc("POST /put", d.put)
	mux.HandleFunc("POST /retract", func(w http.ResponseWriter, r *http.Request) {
		answer(w, r, d.withdraw(r.Context(), r.FormValue("id")))
	})
	return http.NewCrossOriginProtection().Handler(mux)
}

func (d *desk) show(w http.ResponseWriter, _ *http.Request) {
	now := d.headlines.Snapshot()
	w.Header().Set("Content-Security-Policy", "default-src 'self'")
	err := d.page.Execute(w, map[string]any{
		"Stylesheet": d.assets.Stylesheet(),
		"Script":     d.assets.Script(),
		"Headlines":  now.Headlines,
		"Ticker": render.Ticker{
			Headlines: now.Headlines, Cursor: now.Cursor,
			StreamURL: "/ticker/stream", PollURL: "/ticker/headlines.json",
			Dismiss: "Close the headlines",
		}.HTML(),
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "ticker:", err)
	}
}

func (d *desk) put(w http.ResponseWriter, r *http.Request) {
	now := time.Now()
	h := ticker.Headline{ID: r.FormValue("id"), Text: r.FormValue("text"), URL: r.FormValue("url"), Published: now}
	switch r.FormValue("priority") {
	case "1":
		h.Priority = ticker.Important
	case "2":
		h.Priority = ticker.Breaking
	}
	if minutes, err := strconv.Atoi(r.FormValue("minutes")); err == nil && minutes > 0 {
		h.Expires = now.Add(time.Duration(minutes) * time.Minute)
	}
	answer(w, r, d.write(r.Context(), h))
}

// answer leads back to the page, or says why not.
func answer(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
