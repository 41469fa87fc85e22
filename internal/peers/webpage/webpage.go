// Package webpage compares reading whole pages with go-readability and
// go-trafilatura: pages a second and allocations on one goroutine, over the
// real pages of NEWSROOM_CORPORA.
package webpage

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"
	trafilatura "github.com/markusmobius/go-trafilatura"

	"github.com/dots-newsroom/newsroom/article/webpage"
	"github.com/dots-newsroom/newsroom/internal/peers/measure"
)

const address = "https://news.example/2026/story"

// Measure runs the comparison; without the pages there is nothing to compare.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	pages, err := read()
	if err != nil || len(pages) == 0 {
		return nil, err
	}
	at, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	ours := run(pages, func(src []byte) { _, _, _ = webpage.Parse(ctx, src, webpage.Options{URL: address}) })
	var out []measure.Ratio
	for _, peer := range []struct {
		name  string
		parse func(src []byte)
	}{
		{"go-readability", func(src []byte) { _, _ = readability.FromReader(bytes.NewReader(src), at) }},
		{"go-trafilatura", func(src []byte) {
			_, _ = trafilatura.Extract(bytes.NewReader(src), trafilatura.Options{OriginalURL: at})
		}},
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		theirs := run(pages, peer.parse)
		row := measure.Ratio{Area: "webpage", Case: "real pages", Peer: peer.name}
		row.Unit, row.Ours, row.Theirs = "pages/s", ours.speed, theirs.speed
		out = append(out, measure.More(row))
		row.Unit, row.Ours, row.Theirs = "allocations/page", ours.allocations, theirs.allocations
		out = append(out, measure.Less(row))
		row.Unit, row.Ours, row.Theirs = "KB/page", ours.kilobytes, theirs.kilobytes
		out = append(out, measure.Less(row))
	}
	return out, nil
}

type figures struct{ speed, allocations, kilobytes float64 }

func run(pages [][]byte, parse func([]byte)) figures {
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, src := range pages {
				parse(src)
			}
		}
	})
	n := float64(len(pages))
	return figures{n * float64(r.N) / r.T.Seconds(), float64(r.AllocsPerOp()) / n, float64(r.AllocedBytesPerOp()) / n / 1000}
}

func read() (pages [][]byte, err error) {
	dir := os.Getenv("NEWSROOM_CORPORA")
	if dir == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(dir, "extraction", "html", "*.html.gz"))
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		packed, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		src, err := io.ReadAll(z)
		if err != nil {
			return nil, err
		}
		pages = append(pages, src)
	}
	return pages, nil
}
