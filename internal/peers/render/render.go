// Package render measures printing a page's fragment beside what Go programs
// print HTML with: ten headlines, a header, twelve paragraphs and six cards
// into a buffer that is used again. All of them print the same document, which
// is checked first: the same bytes, but that each writes quotation marks and
// apostrophes in its own way, as themselves or by a name or number.
//
// How much has to be escaped decides most, so there are two cases: a newsroom
// that sets typographic quotation marks, where a few ampersands are all, and
// one that types straight ones, in every third value as on a real page.
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
	"strings"
	"time"

	"github.com/valyala/bytebufferpool"

	"github.com/dots-newsroom/newsroom/internal/peers/measure"
)

//go:embed page.html
var source string

// Each is measured in turn, a batch of some milliseconds at a time, so that a
// machine that is busy for a while is unjust to all; the fastest batch counts.
// A batch is long enough to hold the garbage collection of those who leave
// something to collect.
const (
	rounds = 100
	batch  = 5 * time.Millisecond
)

type peer struct {
	name string
	// print fills the buffer that it was given before, and returns it.
	print func(dst []byte) ([]byte, error)
}

// Measure runs the comparisons.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	var all []measure.Ratio
	for _, straight := range []bool{false, true} {
		f := invented(straight)
		name := "typographic quotes"
		if straight {
			name = "straight quotes"
		}
		ratios, err := compare(ctx, name, &f)
		if err != nil {
			return nil, err
		}
		all = append(all, ratios...)
	}
	return all, nil
}

func compare(ctx context.Context, name string, f *fragment) ([]measure.Ratio, error) {
	ours := piecesOf(f)
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
		{"appended by hand", func(dst []byte) ([]byte, error) { return appendByHand(dst[:0], f), nil }},
		{"quicktemplate", func([]byte) ([]byte, error) {
			quickBuffer.Reset()
			writequick(&quickBuffer, f)
			return quickBuffer.B, nil
		}},
		{"templ", func(dst []byte) ([]byte, error) {
			return into(dst, func(w *bytes.Buffer) error { return templPage(f).Render(ctx, w) })
		}},
		{"html/template", func(dst []byte) ([]byte, error) {
			return into(dst, func(w *bytes.Buffer) error { return tmpl.Execute(w, f) })
		}},
		{"gomponents", func(dst []byte) ([]byte, error) {
			return into(dst, func(w *bytes.Buffer) error { return nodes(f).Render(w) })
		}},
	}
	want := ours.appendHTML(nil)
	for _, p := range peers {
		if got, err := p.print(nil); err != nil || oneSpelling.Replace(string(got)) != oneSpelling.Replace(string(want)) {
			return nil, fmt.Errorf("%s prints something else than ours (error: %w):\n%s\n%s", p.name, err, got, want)
		}
	}
	times := make([]time.Duration, len(peers))
	for range rounds {
		for i, p := range peers {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if took := timeBatch(p.print); times[i] == 0 || took < times[i] {
				times[i] = took
			}
		}
	}
	var ratios []measure.Ratio
	for i, p := range peers[1:] {
		ratios = append(ratios, measure.Less(measure.Ratio{
			Area: "render", Case: fmt.Sprintf("%d bytes, %s", len(want), name), Peer: p.name, Unit: "ns",
			Ours: float64(times[0].Nanoseconds()), Theirs: float64(times[i+1].Nanoseconds()),
		}))
	}
	return ratios, nil
}

// oneSpelling writes the references to quotation marks and apostrophes as the
// characters that they stand for.
var oneSpelling = strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&quot;", `"`)

// timeBatch is the mean time of a printing in a batch.
func timeBatch(print func(dst []byte) ([]byte, error)) time.Duration {
	var dst []byte
	start := time.Now()
	for n := time.Duration(1); ; n++ {
		dst, _ = print(dst) // printed once before, without an error
		if n%16 != 0 {
			continue // the clock would be a part of what is measured
		}
		if took := time.Since(start); took >= batch {
			return took / n
		}
	}
}
