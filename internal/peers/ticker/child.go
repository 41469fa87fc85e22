package ticker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// role is the environment variable that makes this program a child of itself:
// "readers", or the name of a server.
const role = "NEWSROOM_PEERS_TICKER"

// An order is what the parent tells a child, one JSON value a line.
type order struct {
	Open    string        // readers: connect to this address
	Path    string        //   with this path
	Stalled bool          //   and never read
	Reset   bool          // readers: forget what came
	Await   bool          // readers: until all have N events, or for N of 0 the last
	Publish bool          // server: N events
	Same    bool          //   of ten headlines over and over
	Every   time.Duration //   at this interval
	Size    int           //   with texts of so many bytes
	Limit   time.Duration // the longest Await
	N       int
}

// A report is what a child answers.
type report struct {
	Arrival arrival
	Started time.Time     // Publish: before the first
	CPU     time.Duration // server: used so far
	Memory  int           // server: resident bytes
	Address string        // server: where it listens
	Path    string
	Failure string
}

// A child is this program in another role.
type child struct {
	name    string
	process *exec.Cmd
	in      io.WriteCloser
	out     *json.Decoder
}

func start(ctx context.Context, name string) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{name: name, process: exec.CommandContext(ctx, self, os.Args[1:]...)}
	c.process.Env = append(os.Environ(), role+"="+name)
	c.process.Stderr = os.Stderr
	if c.in, err = c.process.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = json.NewDecoder(out)
	return c, c.process.Start()
}

// tell gives an order; hear waits for its report.
func (c *child) tell(o order) error {
	line, err := json.Marshal(o)
	if err == nil {
		_, err = c.in.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	return nil
}

func (c *child) hear() (report, error) {
	var r report
	if err := c.out.Decode(&r); err != nil {
		return r, fmt.Errorf("%s: %w", c.name, err)
	}
	if r.Failure != "" {
		return r, fmt.Errorf("%s: %s", c.name, r.Failure)
	}
	return r, nil
}

func (c *child) do(o order) (report, error) {
	if err := c.tell(o); err != nil {
		return report{}, err
	}
	return c.hear()
}

func (c *child) kill() {
	_ = c.process.Process.Kill() // it may have ended
	_ = c.process.Wait()
}

// play is a child's life: orders in, reports out, until its parent is gone.
func play(name string) error {
	var act func(order) (report, error)
	if name == "readers" {
		all, err := newReaders()
		if err != nil {
			return err
		}
		act = all.act
	} else {
		var err error
		if act, err = serve(name); err != nil {
			return err
		}
	}
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var o order
		if err := in.Decode(&o); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		r, err := act(o)
		if err != nil {
			r.Failure = err.Error()
		}
		if err := out.Encode(r); err != nil {
			return err
		}
	}
}

func (r *readers) act(o order) (report, error) {
	switch {
	case o.Open != "":
		return report{}, r.open(o.Open, o.Path, o.N, o.Stalled)
	case o.Reset:
		r.reset()
		return report{}, nil
	}
	arrived, err := r.await(o.N, o.Limit)
	return report{Arrival: arrived}, err
}

// serve starts a server and returns what answers the orders to it.
func serve(name string) (func(order) (report, error), error) {
	s, err := newServer(name)
	if err != nil {
		return nil, err
	}
	listening := net.ListenConfig{}
	if name == tight {
		listening.Control = smallBuffers
	}
	listener, err := listening.Listen(context.Background(), "tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go func() {
		err := (&http.Server{Handler: s.handler, ReadHeaderTimeout: time.Minute}).Serve(listener)
		fmt.Fprintln(os.Stderr, name, "ended:", err) // it lives as long as the process
	}()
	published := 0
	return func(o order) (report, error) {
		r := report{Address: listener.Addr().String(), Path: s.path, Started: time.Now()}
		if o.Publish {
			for i := range o.N {
				if o.Every > 0 {
					time.Sleep(time.Until(r.Started.Add(time.Duration(i) * o.Every)))
				}
				id := "h" + strconv.Itoa(published)
				if o.Same {
					id = "s" + strconv.Itoa(i%10)
				}
				published++
				if err := s.publish(id, text(o.Size, i == o.N-1)); err != nil {
					return r, err
				}
			}
		} else {
			// What idles is what counts: no garbage, no stacks of the past.
			for range 3 {
				debug.FreeOSMemory()
			}
		}
		var used syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
			return r, err
		}
		r.CPU = time.Duration(used.Utime.Nano() + used.Stime.Nano())
		r.Memory, err = resident()
		return r, err
	}, nil
}

// smallBuffers has a connection that nobody reads stall after some 20 events
// of 2 KB; what is accepted has what its listener has.
func smallBuffers(_, _ string, listener syscall.RawConn) error {
	var failed error
	err := listener.Control(func(fd uintptr) {
		failed = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_SNDBUF, 8<<10)
	})
	return errors.Join(err, failed)
}

// text is a headline's text: a mark with the time, and up to the size a word
// that no other text has.
func text(size int, end bool) string {
	now := strconv.FormatInt(time.Now().UnixNano(), 10)
	b := append([]byte{mark}, now...)
	b = append(b, markEnd)
	if end {
		b = append(b, last)
	}
	for len(b) < size {
		b = append(b, now[:min(len(now), size-len(b))]...)
	}
	return string(b)
}

// resident is how much memory this process holds.
func resident() (int, error) {
	status, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(status))
	if len(fields) < 2 {
		return 0, fmt.Errorf("/proc/self/statm: %q", status)
	}
	pages, err := strconv.Atoi(fields[1])
	return pages * os.Getpagesize(), err
}
