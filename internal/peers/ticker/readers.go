package ticker

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// The marks of a text: every event begins one with mark, its time of
// publication in nanoseconds and markEnd; the last of a run holds last. None of
// them is used otherwise, in any of the servers' framing.
const (
	mark    = '@'
	markEnd = ';'
	last    = '$'
)

// readers are the clients of one server, read by one thread with epoll, so
// that they take as little as they can of the processors they share with the
// server.
type readers struct {
	epoll   int
	all     map[int]*reader
	late    []time.Duration
	arrived time.Time // when the latest event came
	buffer  []byte
}

// A reader is one connection.
type reader struct {
	fd     int
	tail   []byte // a mark of which the end is still to come
	events int
	ended  bool // the last event of the run is here
}

// An arrival says what the readers have got since they were last reset.
type arrival struct {
	Complete bool          // all readers have
	Reached  int           // readers that have got all that was awaited
	Events   int           // events, over all readers
	P50      time.Duration // from publication to a reader's having it
	P99      time.Duration
	Last     time.Time // when the latest event came
}

func newReaders() (*readers, error) {
	epoll, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("epoll: %w", err)
	}
	return &readers{epoll: epoll, all: make(map[int]*reader), buffer: make([]byte, 256<<10)}, nil
}

// open connects n readers, or with stalled ones that ask and never read.
func (r *readers) open(address, path string, n int, stalled bool) error {
	tcp, err := net.ResolveTCPAddr("tcp4", address)
	if err != nil {
		return err
	}
	to := &syscall.SockaddrInet4{Port: tcp.Port, Addr: [4]byte(tcp.IP.To4())}
	request := []byte("GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nAccept: text/event-stream\r\n\r\n")
	for range n {
		fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
		if err != nil {
			return fmt.Errorf("socket: %w", err)
		}
		if stalled {
			if err := syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096); err != nil {
				return fmt.Errorf("receive buffer: %w", err)
			}
		}
		if err := syscall.Connect(fd, to); err != nil {
			return fmt.Errorf("connect: %w", err)
		}
		if _, err := syscall.Write(fd, request); err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		if stalled {
			continue // it stays open as long as this process
		}
		if err := syscall.SetNonblock(fd, true); err != nil {
			return err
		}
		event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(fd)}
		if err := syscall.EpollCtl(r.epoll, syscall.EPOLL_CTL_ADD, fd, &event); err != nil {
			return fmt.Errorf("epoll: %w", err)
		}
		r.all[fd] = &reader{fd: fd}
	}
	return nil
}

// reset forgets what came.
func (r *readers) reset() {
	r.late, r.arrived = r.late[:0], time.Time{}
	for _, c := range r.all {
		c.events, c.ended = 0, false
	}
}

// await reads until every reader has got n events, or for n of 0 the last of
// the run, or the time is up.
func (r *readers) await(n int, limit time.Duration) (arrival, error) {
	done := func(c *reader) bool { return n == 0 && c.ended || n > 0 && c.events >= n }
	reached := 0
	for _, c := range r.all {
		if done(c) {
			reached++
		}
	}
	deadline := time.Now().Add(limit)
	ready := make([]syscall.EpollEvent, 1024)
	for reached < len(r.all) && time.Now().Before(deadline) {
		k, err := syscall.EpollWait(r.epoll, ready, 50)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return arrival{}, fmt.Errorf("epoll: %w", err)
		}
		for _, event := range ready[:k] {
			c := r.all[int(event.Fd)]
			was := done(c)
			if err := r.read(c); err != nil {
				return arrival{}, err
			}
			if !was && done(c) {
				reached++
			}
		}
	}
	out := arrival{Complete: reached == len(r.all), Reached: reached, Last: r.arrived}
	for _, c := range r.all {
		out.Events += c.events
	}
	slices.Sort(r.late)
	if n := len(r.late); n > 0 {
		out.P50, out.P99 = r.late[n/2], r.late[n*99/100]
	}
	return out, nil
}

// read takes what is there of one connection.
func (r *readers) read(c *reader) error {
	n, err := syscall.Read(c.fd, r.buffer)
	if err == syscall.EAGAIN || err == syscall.EINTR {
		return nil
	}
	if err != nil || n <= 0 {
		return fmt.Errorf("a connection that was read ended: %w", os.NewSyscallError("read", err))
	}
	got := r.buffer[:n]
	now := time.Now()
	count := bytes.Count(got, []byte{mark})
	if count > 0 {
		c.events += count
		r.arrived = now
	}
	c.ended = c.ended || bytes.IndexByte(got, last) >= 0
	if len(c.tail) > 0 {
		got = append(c.tail, got...)
		c.tail = nil
	}
	// The last mark of what was read at once stands for all: it is the
	// latest, and one write brought them.
	if i := bytes.LastIndexByte(got, mark); i >= 0 {
		text, _, whole := bytes.Cut(got[i+1:], []byte{markEnd})
		if !whole {
			c.tail = bytes.Clone(got[i:])
			return nil
		}
		at, err := strconv.ParseInt(string(text), 10, 64)
		if err != nil {
			return fmt.Errorf("mark: %w", err)
		}
		r.late = append(r.late, now.Sub(time.Unix(0, at)))
	}
	return nil
}
