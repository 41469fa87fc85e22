// Package render measures printing a page's fragment beside what Go programs
// print HTML with: ten headlines, a header, twelve paragraphs and six cards
// into a buffer that is used again. All of them print the same bytes, which
// is checked first.
//
// The templates' generated code is made with
//
//	go run github.com/a-h/templ/cmd/templ generate
//	go run github.com/valyala/quicktemplate/qtc
package render

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"testing"

	"github.com/valyala/bytebufferpool"

	"github.com/dots-newsroom/newsroom/internal/peers/measure"
)

//go:embed page.html
var source string

// rounds are how often each is measured, in turn, so that a machine that is
// busy for a while is unjust to all; the fastest counts.
const rounds = 5

type peer struct {
	name string
	// print fills the buffer that it was given before, and returns it.
	print func(dst []byte) ([]byte, error)
}

// Measure runs the comparisons.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	f := invented()
	ours := piecesOf(&f)
	tmpl, err := template.New("page").Parse(source)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	into := func(dst []byte, write func(*bytes.Buffer) error) ([]byte, error) {
		out.Reset()
		err := write(&out)
		return out.Bytes(), err
	}
	var quickBuffer bytebufferpool.ByteBuffer
	peers := []peer{
		{"ours", func(dst []byte) ([]byte, error) { return ours.appendHTML(dst[:0]), nil }},
		{"appended by hand", func(dst []byte) ([]byte, error) { return appendByHand(dst[:0], &f), nil }},
		{"quicktemplate", func([]byte) ([]byte, error) {
			quickBuffer.Reset()
			writequick(&quickBuffer, &f)
			return quickBuffer.B, nil
		}},
		{"templ", func(dst []byte) ([]byte, error) {
			return into(dst, func(w *bytes.Buffer) error { return templPage(&f).Render(ctx, w) })
		}},
		{"html/template", func(dst []byte) ([]byte, error) {
			return into(dst, func(w *bytes.Buffer) error { return tmpl.Execute(w, &f) })
		}},
		{"gomponents", func(dst []byte) ([]byte, error) {
			return into(dst, func(w *bytes.Buffer) error { return nodes(&f).Render(w) })
		}},
	}
	want := ours.appendHTML(nil)
	for _, p := range peers {
		if got, err := p.print(nil); err != nil || !bytes.Equal(got, want) {
			return nil, fmt.Errorf("%s prints something else than ours (error: %w):\n%s\n%s", p.name, err, got, want)
		}
	}
	times := make([]float64, len(peers))
	for i := range times {
		times[i] = math.Inf(1)
	}
	for range rounds {
		for i, p := range peers {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			times[i] = min(times[i], nanoseconds(p.print))
		}
	}
	var ratios []measure.Ratio
	for i, p := range peers[1:] {
		ratios = append(ratios, measure.Less(measure.Ratio{
			Area: "render", Case: fmt.Sprintf("a fragment of %d bytes", len(want)), Peer: p.name, Unit: "ns", Ours: times[0], Theirs: times[i+1],
		}))
	}
	return ratios, nil
}

func nanoseconds(print func(dst []byte) ([]byte, error)) float64 {
	var dst []byte
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			dst, _ = print(dst) // printed once before, without an error
		}
	})
	return float64(r.T.Nanoseconds()) / float64(r.N)
}
