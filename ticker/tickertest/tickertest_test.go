package tickertest_test

import (
	"context"
	"testing"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/tickertest"
)

func ExampleMemory() {
	var log tickertest.Memory
	desk := ticker.Desk{Log: &log}
	_ = desk.Put(context.Background(), ticker.Headline{ID: "bridge", Text: "Bridge reopens"})
	// Output:
}

func TestMemoryKeepsTheRules(t *testing.T) {
	tickertest.Run(t, func(*testing.T) ticker.Log { return &tickertest.Memory{} })
}
