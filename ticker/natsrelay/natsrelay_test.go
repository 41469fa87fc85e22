package natsrelay_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/natsrelay"
	"github.com/dots-newsroom/newsroom/ticker/tickertest"
)

// TestMain runs this program as one node of a cluster when it is told so.
func TestMain(m *testing.M) {
	if spec := os.Getenv("NATSRELAY_NODE"); spec != "" {
		fields := strings.Split(spec, "|")
		node, err := startNode(fields[0], fields[1], fields[2], fields[3], fields[4])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println("ready")
		_, _ = io.Copy(io.Discard, os.Stdin) // until the parent is gone
		node.Shutdown()
		return
	}
	os.Exit(m.Run())
}

func startNode(name, client, cluster, routes, dir string) (*server.Server, error) {
	opts := &server.Options{
		ServerName: name, Host: "127.0.0.1", JetStream: true, StoreDir: dir, NoSigs: true, NoLog: true,
		Routes: server.RoutesFromStr(routes),
	}
	if _, err := fmt.Sscan(client, &opts.Port); err != nil {
		return nil, err
	}
	if cluster != "0" {
		opts.Cluster = server.ClusterOpts{Name: "test", Host: "127.0.0.1"}
		if _, err := fmt.Sscan(cluster, &opts.Cluster.Port); err != nil {
			return nil, err
		}
	}
	node, err := server.NewServer(opts)
	if err != nil {
		return nil, err
	}
	node.Start()
	if !node.ReadyForConnections(30 * time.Second) {
		return nil, errors.New("the node is not ready")
	}
	return node, nil
}

func freePorts(t *testing.T, n int) (ports []string) {
	t.Helper()
	for range n {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		defer listener.Close()
		_, port, err := net.SplitHostPort(listener.Addr().String())
		require.NoError(t, err)
		ports = append(ports, port)
	}
	return ports
}

// noneLeft fails the test when a goroutine of ours or of the client's outlives
// it. The nodes' own are theirs to end.
func noneLeft(t *testing.T) {
	t.Cleanup(func() { // the first of the test's, so that it is run last
		all := make([]byte, 4<<20)
		require.Eventually(t, func() bool {
			stacks := string(all[:runtime.Stack(all, true)])
			for stack := range strings.SplitSeq(stacks, "\n\n") {
				if strings.Contains(stack, "nats-io/nats.go") || strings.Contains(stack, "newsroom/ticker.") || strings.Contains(stack, "newsroom/ticker/natsrelay.") {
					return false
				}
			}
			return true
		}, 20*time.Second, 50*time.Millisecond, "a goroutine is left")
	})
}

func TestTheLogKeepsTheRules(t *testing.T) {
	noneLeft(t)
	node, err := startNode("single", "-1", "0", "", t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { node.Shutdown(); node.WaitForShutdown() })
	var streams atomic.Int64
	tickertest.Run(t, func(t *testing.T) ticker.Log {
		log, err := natsrelay.Open(t.Context(), natsrelay.Options{
			URLs: node.ClientURL(), Replicas: 1, Stream: fmt.Sprint("t", streams.Add(1)),
		})
		require.NoError(t, err)
		t.Cleanup(log.Close)
		return log
	})
}

// A cluster is three nodes that can be stopped and started one by one.
type cluster struct {
	urls        string
	start, stop func(i int)
}

func newCluster(t *testing.T, start func(i int, spec []string) (stop func())) cluster {
	ports := freePorts(t, 6)
	var urls, routes []string
	for i := range 3 {
		urls = append(urls, "nats://127.0.0.1:"+ports[i])
		routes = append(routes, "nats://127.0.0.1:"+ports[3+i])
	}
	base := t.TempDir()
	stops := make([]func(), 3)
	c := cluster{urls: strings.Join(urls, ",")}
	c.start = func(i int) {
		name := fmt.Sprint("n", i)
		stops[i] = start(i, []string{name, ports[i], ports[3+i], strings.Join(routes, ","), base + "/" + name})
	}
	c.stop = func(i int) { stops[i]() }
	var all sync.WaitGroup // a node is ready when it sees the others
	for i := range 3 {
		all.Go(func() { c.start(i) })
	}
	all.Wait()
	t.Cleanup(func() {
		for i := range 3 {
			c.stop(i)
		}
	})
	return c
}

func TestAnyNodeMayStopWhileHeadlinesFlow(t *testing.T) {
	noneLeft(t)
	loseEachNode(t, newCluster(t, func(_ int, spec []string) func() {
		node, err := startNode(spec[0], spec[1], spec[2], spec[3], spec[4])
		require.NoError(t, err)
		return func() { node.Shutdown(); node.WaitForShutdown() }
	}))
}

func TestAnyNodeMayBeKilledWhileHeadlinesFlow(t *testing.T) {
	noneLeft(t)
	loseEachNode(t, newCluster(t, func(_ int, spec []string) func() {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "NATSRELAY_NODE="+strings.Join(spec, "|"))
		child.Stderr = os.Stderr
		_, err := child.StdinPipe() // stays open as long as this process lives
		require.NoError(t, err)
		out, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		line, err := bufio.NewReader(out).ReadString('\n')
		require.NoError(t, err)
		require.Equal(t, "ready\n", line)
		return func() {
			_ = child.Process.Signal(syscall.SIGKILL) // it may be gone
			_ = child.Wait()
		}
	}))
}

// loseEachNode has a desk make 10,000 changes while each node in turn is lost
// and comes back.
func loseEachNode(t *testing.T, c cluster) {
	if testing.Short() {
		t.Skip("takes most of a minute")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	open := func() *natsrelay.Log {
		log, err := natsrelay.Open(ctx, natsrelay.Options{URLs: c.urls})
		require.NoError(t, err)
		t.Cleanup(log.Close)
		return log
	}
	log := open()
	desk := ticker.Desk{Log: log}

	// Three web servers, each with a browser that folds its stream of events.
	following, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	var stores []*ticker.Store
	folded := make([]map[string]string, 3)
	join := func() *ticker.Store {
		store, log := ticker.New(ticker.Options{Name: "test", Cap: 100}), open()
		running.Go(func() { _ = store.Follow(following, log) }) // ends with the context, which is asked below
		return store
	}
	for i := range 3 {
		store := join()
		stores = append(stores, store)
		folded[i] = map[string]string{}
		running.Go(func() {
			for e, err := range store.Updates(following, "") {
				switch {
				case err != nil:
					return
				case e.Kind == ticker.Reset:
					clear(folded[i])
				case e.Kind == ticker.Remove:
					delete(folded[i], e.Headline.ID)
				default:
					folded[i][e.Headline.ID] = e.Headline.Text
				}
			}
		})
	}

	const writers, each = 8, 1250
	const total = writers * each
	var done, allowed atomic.Int64 // so that changes flow until the last node is lost
	allowed.Store(total/4 + 600)
	want := make([]map[string]string, writers)
	var writing sync.WaitGroup
	for w := range writers {
		want[w] = map[string]string{}
		writing.Go(func() {
			for i := range each {
				for done.Load() >= allowed.Load() && ctx.Err() == nil {
					time.Sleep(time.Millisecond)
				}
				id := fmt.Sprint("h", w, "-", i%10)
				var err error
				if i%7 == 6 {
					delete(want[w], id)
					err = desk.Retract(ctx, id)
				} else {
					want[w][id] = fmt.Sprint(w, " ", i)
					err = desk.Put(ctx, ticker.Headline{ID: id, Text: want[w][id]})
				}
				if err != nil {
					t.Errorf("writer %d, change %d: %v", w, i, err)
					return
				}
				done.Add(1)
			}
		})
	}
	for i := range 3 {
		for done.Load() < int64((i+1)*total/4) && ctx.Err() == nil {
			time.Sleep(10 * time.Millisecond)
		}
		lost := time.Now()
		before := done.Load()
		c.stop(i)
		for done.Load() < before+200 && ctx.Err() == nil {
			time.Sleep(10 * time.Millisecond)
		}
		t.Logf("node %d lost: 200 further changes took %v", i, time.Since(lost).Round(10*time.Millisecond))
		c.start(i)
		time.Sleep(3 * time.Second) // time for the node to take up its replica before the next is lost
		allowed.Store(min(total, int64((i+2)*total/4+600)))
	}
	writing.Wait()
	require.NoError(t, ctx.Err())
	require.NoError(t, desk.Put(ctx, ticker.Headline{ID: "last", Text: "last"}))

	all := map[string]string{"last": "last"}
	for _, w := range want {
		maps.Copy(all, w)
	}
	stores = append(stores, join()) // one that comes late
	for i, store := range stores {
		require.Eventually(t, func() bool {
			return slices.ContainsFunc(store.Snapshot().Headlines, func(h ticker.Headline) bool { return h.ID == "last" })
		}, time.Minute, 10*time.Millisecond, "server %d", i)
		got := map[string]string{}
		for _, h := range store.Snapshot().Headlines {
			got[h.ID] = h.Text
		}
		require.Equal(t, all, got, "server %d", i)
		require.Equal(t, stores[0].Snapshot(), store.Snapshot(), "server %d", i)
	}
	time.Sleep(100 * time.Millisecond)
	stop()
	running.Wait()
	for i := range folded {
		require.Equal(t, all, folded[i], "browser at server %d", i)
	}

	connection, err := nats.Connect(c.urls)
	require.NoError(t, err)
	defer connection.Close()
	js, err := jetstream.New(connection)
	require.NoError(t, err)
	stream, err := js.Stream(ctx, "ticker")
	require.NoError(t, err)
	require.EqualValues(t, total+1, stream.CachedInfo().State.LastSeq, "each change is in the log once")
}
