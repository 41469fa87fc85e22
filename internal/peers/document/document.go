// Package document measures reading Markdown and HTML into the typed document
// and writing it, beside goldmark, bluemonday, x/net/html and encoding/json.
//
// The long text is prose around the 652 examples of CommonMark 0.31.2, taken
// from goldmark's module: it is as long and as varied as the specification.
package document

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/internal/peers/measure"
	"github.com/dots-newsroom/newsroom/render"
)

const area = "document"

// Measure runs the comparisons.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	long, err := specification(ctx)
	if err != nil {
		return nil, err
	}
	var out []measure.Ratio
	for _, t := range []struct {
		name string
		src  []byte
	}{{"article, 6 KB", story()}, {"specification, 170 KB", long}} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ratios, err := text(t.name, t.src)
		if err != nil {
			return nil, err
		}
		out = append(out, ratios...)
	}
	ratios, err := printing(ctx)
	if err != nil {
		return nil, err
	}
	out = append(out, ratios...)
	for _, g := range growing {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out = append(out, growth(g.name, g.make))
	}
	return out, nil
}

// text measures everything that is done with one text.
func text(name string, src []byte) ([]measure.Ratio, error) {
	doc, _, err := markdown.ParseDocument(src, markdown.Options{})
	if err != nil {
		return nil, err
	}
	body := render.Body{Document: &doc}.AppendHTML(nil)
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithAutoHeadingID()))
	policy := bluemonday.UGCPolicy()
	var page bytes.Buffer
	convert := func() {
		page.Reset()
		_ = md.Convert(src, &page) // a buffer takes everything
	}
	var dst []byte
	ours := perSecond(len(src), func() {
		d, _, _ := markdown.ParseDocument(src, markdown.Options{}) // read once above without an error
		dst = render.Body{Document: &d}.AppendHTML(dst[:0])
	})
	out := []measure.Ratio{
		more("Markdown to safe HTML, "+name, "goldmark + bluemonday UGCPolicy", ours, perSecond(len(src), func() {
			convert()
			policy.SanitizeBytes(page.Bytes())
		})),
		more("Markdown to safe HTML, "+name, "goldmark, unsanitized", ours, perSecond(len(src), convert)),
		more("HTML to document, "+name, "html.ParseFragment alone",
			perSecond(len(body), func() { _, _, _ = htmlbody.Parse(body, htmlbody.Options{}) }),
			perSecond(len(body), func() {
				_, _ = html.ParseFragment(bytes.NewReader(body), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
			})),
	}
	printed, err := markdown.AppendDocument(nil, &doc)
	if err != nil {
		return nil, err
	}
	out = append(out,
		more("document to Markdown, "+name, "the aim", perSecond(len(printed), func() { dst, _ = markdown.AppendDocument(dst[:0], &doc) }), printingAim),
		more("document to text, "+name, "the aim", perSecond(len(doc.Text()), func() { dst = doc.AppendText(dst[:0]) }), printingAim))
	data, err := doc.MarshalJSON()
	if err != nil {
		return nil, err
	}
	return append(out, more("JSON to document, "+name, "encoding/json into plain structs",
		perSecond(len(data), func() { _ = new(article.Document).UnmarshalJSON(data) }),
		perSecond(len(data), func() { _ = json.Unmarshal(data, new(plainNode)) }))), nil
}

// A plainNode has the members that the JSON of the texts holds, of all kinds
// in one struct: what a program without this library would decode into.
type plainNode struct {
	Type    string      `json:"type"`
	ID      string      `json:"id"`
	Value   string      `json:"value"`
	Level   int         `json:"level"`
	Ordered bool        `json:"ordered"`
	Loose   bool        `json:"loose"`
	URL     string      `json:"url"`
	Title   string      `json:"title"`
	Syntax  string      `json:"syntax"`
	Info    string      `json:"info"`
	Blocks  []plainNode `json:"blocks"`
	Items   []plainNode `json:"items"`
	Content []plainNode `json:"content"`
}

// growing are the inputs whose work must grow as they do.
var growing = []struct {
	name string
	make func(n int) string
}{
	{"nested", func(n int) string {
		return strings.Repeat(strings.Repeat("> ", 20)+"text\n\n", n)
	}},
	{"one long line", func(n int) string { return strings.Repeat("the harbour bridge reopened ", 2*n) }},
	{"many links", func(n int) string { return strings.Repeat("[a](/b) [c] ](d ", 3*n) }},
	{"many emphases", func(n int) string { return strings.Repeat("*a **b* c** _d ", 3*n) }},
}

// growth compares the time for one size with that for ten times as much: ours
// is the factor, theirs the eleven that it may be at most.
func growth(name string, source func(n int) string) measure.Ratio {
	run := func(n int) float64 {
		src := []byte(source(n))
		return 1 / perSecond(1, func() { _, _, _ = markdown.ParseDocument(src, markdown.Options{}) })
	}
	return measure.Less(measure.Ratio{Area: area, Case: "growth, " + name, Peer: "ten times the input", Unit: "times", Ours: run(2000) / run(200), Theirs: 11})
}

func more(what, peer string, ours, theirs float64) measure.Ratio {
	return measure.More(measure.Ratio{Area: area, Case: what, Peer: peer, Unit: "MB/s", Ours: ours, Theirs: theirs})
}

// perSecond is how many megabytes a second are done.
func perSecond(size int, run func()) float64 {
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			run()
		}
	})
	return float64(size) * float64(r.N) / r.T.Seconds() / 1e6
}

// story is an article of about 6 KB.
func story() []byte {
	var b strings.Builder
	for i := range 6 {
		fmt.Fprintf(&b, "## What happened on day %d\n\n", i+1)
		b.WriteString("The harbour bridge reopened to trams at **five in the morning**, ninety days late, and the *first* driver " +
			"waved to nobody. [The port](https://port.example/notice) had asked for quiet; `line 7` ran empty until seven.\n\n" +
			"> Nobody believed the date any more.\n> — Ines Marlow\n\n" +
			"- The tolls end in May\n- The ferries keep their *summer* timetable\n- A second span waits for its money\n\n" +
			"Engineers count the days by the tide table, and the table does not bend. A crane came from the south yard, a second " +
			"from the north, and between them hung the last forty metres of deck. What the city paid is not known; what it saved is " +
			"said to be less. \"We would do it again,\" the harbour master said, \"but with other bolts.\"\n\n")
	}
	return []byte(b.String())
}

// specification is prose around CommonMark's examples.
func specification(ctx context.Context) ([]byte, error) {
	dir, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		return nil, fmt.Errorf("where goldmark's module is: %w", err)
	}
	src, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		return nil, err
	}
	var examples []struct{ Markdown, HTML, Section string }
	if err := json.Unmarshal(src, &examples); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, e := range examples {
		fmt.Fprintf(&b, "## %s\n\nWhat stands below is read by its `first` character, unless [the line](#line) before it is *still* open.\n\n", e.Section)
		fmt.Fprintf(&b, "````` example\n%s.\n%s`````\n\n", e.Markdown, e.HTML)
	}
	return b.Bytes(), nil
}
