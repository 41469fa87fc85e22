package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/natsrelay"
)

const nodes = 3

// cluster runs three NATS nodes and three web servers in this process, the
// first at addr and the others at the ports after it. What is published at one
// shows at all, and a browser may come back to any.
func cluster(ctx context.Context, addr string) error {
	host, portText, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	port, err := strconv.Atoi(portText)
	if err != nil {
		return fmt.Errorf("port %q: %w", portText, err)
	}
	urls, stop, err := startNodes()
	if err != nil {
		return err
	}
	defer stop()

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var running sync.WaitGroup
	for i := range nodes {
		log, err := natsrelay.Open(ctx, natsrelay.Options{URLs: urls})
		if err != nil {
			return err
		}
		defer log.Close()
		store := ticker.New(ticker.Options{Name: "demo"})
		written := ticker.Desk{Log: log}
		d, err := newDesk(store, written.Put, written.Retract)
		if err != nil {
			return err
		}
		if i == 0 {
			if err := written.Put(ctx, samples()...); err != nil {
				return err
			}
		}
		at := port
		if port != 0 {
			at += i
		}
		running.Go(func() { cancel(store.Follow(ctx, log)) })
		running.Go(func() { cancel(serve(ctx, net.JoinHostPort(host, strconv.Itoa(at)), d)) })
	}
	running.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// startNodes starts the nodes, whose data lives as long as they do.
func startNodes() (urls string, stop func(), err error) {
	dir, err := os.MkdirTemp("", "ticker-cluster-")
	if err != nil {
		return "", nil, err
	}
	var started []*server.Server
	stop = func() {
		for _, node := range started {
			node.Shutdown()
			node.WaitForShutdown()
		}
		_ = os.RemoveAll(dir) // a temporary folder
	}
	ports, routes, err := freePorts()
	if err != nil {
		stop()
		return "", nil, err
	}
	for i := range nodes {
		name := fmt.Sprint("node-", i)
		node, err := server.NewServer(&server.Options{
			ServerName: name, Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true,
			JetStream: true, StoreDir: filepath.Join(dir, name), Routes: routes,
			Cluster: server.ClusterOpts{Name: "ticker", Host: "127.0.0.1", Port: ports[i]},
		})
		if err != nil {
			stop()
			return "", nil, err
		}
		started = append(started, node)
		go node.Start()
	}
	// A node is ready when it sees the others: all start before any is waited for.
	for i, node := range started {
		if !node.ReadyForConnections(30 * time.Second) {
			stop()
			return "", nil, fmt.Errorf("node %d is not ready", i)
		}
		if i > 0 {
			urls += ","
		}
		urls += node.ClientURL()
	}
	return urls, stop, nil
}

// freePorts finds the ports at which the nodes reach each other, which each
// must know before any of them runs.
func freePorts() (ports []int, routes []*url.URL, err error) {
	for range nodes {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, nil, err
		}
		defer listener.Close()
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
		routes = append(routes, &url.URL{Scheme: "nats", Host: listener.Addr().String()})
	}
	return ports, routes, nil
}
