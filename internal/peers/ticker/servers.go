package ticker

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	r3labs "github.com/r3labs/sse/v2"
	gosse "github.com/tmaxmax/go-sse"

	"github.com/dots-newsroom/newsroom/ticker"
)

// A server is one way to bring headlines to browsers.
type server struct {
	path    string
	handler http.Handler
	// publish sends the headline with an identity and a text to everyone.
	publish func(id, text string) error
}

// The contenders' names. tight is ours with small socket buffers; bare is net/http alone: a handler that sends a head
// and waits.
const (
	ours  = "newsroom/ticker"
	tight = "newsroom/ticker with small buffers"
	other = "tmaxmax/go-sse"
	third = "r3labs/sse"
	bare  = "net/http"
)

// newServer makes a contender as its documentation shows, without replay for
// the peers, which costs them nothing then.
func newServer(name string) (*server, error) {
	patience := 2 * time.Second
	switch name {
	case tight:
		patience = time.Minute // those that stall stay
		fallthrough
	case ours:
		// As many as are ever put, so that each is sent to everyone.
		store := ticker.New(ticker.Options{Cap: 4000, Keep: 4000})
		return &server{
			path:    "/",
			handler: store.Stream(ticker.StreamOptions{WriteTimeout: patience}),
			publish: func(id, text string) error {
				store.Put(ticker.Headline{ID: id, Text: text})
				return nil
			},
		}, nil
	case other:
		s := &gosse.Server{}
		kind := gosse.Type("update")
		seq := 0
		return &server{path: "/", handler: s, publish: func(id, text string) error {
			data, err := headline(id, text)
			if err != nil {
				return err
			}
			seq++
			m := &gosse.Message{ID: gosse.ID(strconv.Itoa(seq)), Type: kind}
			m.AppendData(string(data))
			return s.Publish(m)
		}}, nil
	case third:
		s := r3labs.New()
		s.AutoReplay = false
		s.CreateStream("ticker")
		seq := 0
		return &server{path: "/?stream=ticker", handler: s, publish: func(id, text string) error {
			data, err := headline(id, text)
			if err != nil {
				return err
			}
			seq++
			s.Publish("ticker", &r3labs.Event{ID: []byte(strconv.Itoa(seq)), Event: []byte("update"), Data: data})
			return nil
		}}, nil
	case bare:
		return &server{path: "/", handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			if err := http.NewResponseController(w).Flush(); err != nil {
				return
			}
			<-r.Context().Done()
		})}, nil
	}
	return nil, fmt.Errorf("no server %q", name)
}

// headline is the JSON that the peers send, of the size that ours has.
func headline(id, text string) ([]byte, error) {
	return json.Marshal(struct {
		Kind     string          `json:"kind"`
		Headline ticker.Headline `json:"headline"`
		After    string          `json:"after"`
	}{"update", ticker.Headline{ID: id, Text: text}, id})
}
