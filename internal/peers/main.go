// Command peers measures this library and others side by side, in one run on
// the same data, and prints ratios: above 1 ours is better.
//
//	go run . [-only AREA] [-json]
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"text/tabwriter"

	"github.com/dots-newsroom/newsroom/internal/peers/document"
	"github.com/dots-newsroom/newsroom/internal/peers/measure"
	"github.com/dots-newsroom/newsroom/internal/peers/readingtime"
	"github.com/dots-newsroom/newsroom/internal/peers/related"
	"github.com/dots-newsroom/newsroom/internal/peers/render"
	"github.com/dots-newsroom/newsroom/internal/peers/ticker"
	"github.com/dots-newsroom/newsroom/internal/peers/webpage"
)

// areas are the comparisons, in the order they run.
var areas = []struct {
	name string
	run  func(context.Context) ([]measure.Ratio, error)
}{
	{"document", document.Measure},
	{"readingtime", readingtime.Measure},
	{"related", related.Measure},
	{"render", render.Measure},
	{"ticker", ticker.Measure},
	{"webpage", webpage.Measure},
}

func main() {
	only := flag.String("only", "", "run this `area` alone")
	asJSON := flag.Bool("json", false, "print JSON")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *only, *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, only string, asJSON bool) error {
	var all []measure.Ratio
	known := false
	for _, area := range areas {
		if only != "" && area.name != only {
			continue
		}
		known = true
		ratios, err := area.run(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", area.name, err)
		}
		all = append(all, ratios...)
	}
	if !known {
		return fmt.Errorf("no area %q", only)
	}
	if asJSON {
		out := json.NewEncoder(os.Stdout)
		out.SetIndent("", "  ")
		return out.Encode(all)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "area\tcase\tpeer\tours\ttheirs\tunit\tratio")
	for _, r := range all {
		fmt.Fprintf(w, "%s\t%s\t%s\t%.4g\t%.4g\t%s\t%.2f\n", r.Area, r.Case, r.Peer, r.Ours, r.Theirs, r.Unit, r.Ratio)
	}
	return w.Flush()
}
