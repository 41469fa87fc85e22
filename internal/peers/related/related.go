// Package related compares related.Index with bleve and with Hugo's related
// content: quality on labelled collections, speed and memory on made-up news.
package related

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/peers/measure"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// Sizes of the comparison of speed. NEWSROOM_PEERS_ARTICLES overrides the
// number of articles.
const (
	articles  = 100_000
	questions = 1_000
)

// Measure runs the comparison.
func Measure(ctx context.Context) ([]measure.Ratio, error) {
	out, err := quality(ctx)
	if err != nil {
		return nil, err
	}
	n := articles
	if s := os.Getenv("NEWSROOM_PEERS_ARTICLES"); s != "" {
		if n, err = strconv.Atoi(s); err != nil {
			return nil, err
		}
	}
	made := slices.Collect(relatedtest.News{Seed: 7}.Articles(n))
	ratios, err := speed(ctx, "made-up news", made)
	if err != nil {
		return nil, err
	}
	out = append(out, ratios...)
	if mixed, err := mix(n); err != nil {
		return nil, err
	} else if mixed != nil {
		ratios, err := speed(ctx, "mixed Reuters sentences", mixed)
		if err != nil {
			return nil, err
		}
		out = append(out, ratios...)
	}
	return out, nil
}

// corpus is a labelled collection.
type corpus struct {
	articles []*article.Article
	labels   map[string]string
}

// read returns nil where the collections are not here.
func read(name string) (*corpus, error) {
	dir := os.Getenv("NEWSROOM_CORPORA")
	if dir == "" {
		return nil, nil
	}
	file, err := os.Open(filepath.Join(dir, "related", name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	c := &corpus{labels: make(map[string]string)}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		f := strings.SplitN(lines.Text(), "\t", 3)
		if len(f) < 3 {
			return nil, fmt.Errorf("%s: not id, label and text", name)
		}
		c.articles = append(c.articles, plain(f[0], f[2]))
		c.labels[f[0]] = f[1]
	}
	return c, lines.Err()
}

func plain(id, text string) *article.Article {
	return &article.Article{ID: id, Body: article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}},
	}}}
}

// text is what the peers index: headline and body as one.
func text(a *article.Article) string {
	var b strings.Builder
	b.WriteString(a.Headline)
	for n := range a.Body.Preorder() {
		if t, ok := n.(*article.Text); ok {
			b.WriteByte(' ')
			b.WriteString(t.Value)
		}
	}
	return b.String()
}

// quality compares the precision of ours with the peers'.
func quality(ctx context.Context) ([]measure.Ratio, error) {
	var out []measure.Ratio
	for _, name := range []string{"reuters/reuters-dev", "topics/english-sport-dev", "topics/german-dev"} {
		c, err := read(name + ".tsv.gz")
		if err != nil || c == nil {
			return nil, err
		}
		index := related.New(related.Options{})
		if err := index.Add(c.articles...); err != nil {
			return nil, err
		}
		ours, err := relatedtest.Evaluate(ctx, index, relatedtest.ByLabel(c.labels), relatedtest.Options{})
		if err != nil {
			return nil, err
		}
		for _, peer := range peers {
			finder, err := peer.open(c.articles)
			if err != nil {
				return nil, err
			}
			theirs, err := relatedtest.Evaluate(ctx, finder, relatedtest.ByLabel(c.labels), relatedtest.Options{})
			if err != nil {
				return nil, err
			}
			name := filepath.Base(name)
			out = append(out,
				measure.More(measure.Ratio{Area: "related", Case: name + " P@5", Peer: peer.name, Ours: ours.Precision, Theirs: theirs.Precision}),
				measure.More(measure.Ratio{Area: "related", Case: name + " MAP@10", Peer: peer.name, Ours: ours.MAP, Theirs: theirs.MAP}))
		}
	}
	return out, nil
}

// run is what one index needs for one collection.
type run struct {
	perSecond float64
	heap      float64 // megabytes
	p50, p99  float64 // milliseconds
}

func speed(ctx context.Context, name string, articles []*article.Article) ([]measure.Ratio, error) {
	now := func() time.Time { return time.Date(2021, 6, 1, 0, 0, 0, 0, time.UTC) }
	ours, err := timed(ctx, articles, func() (related.Finder, error) {
		x := related.New(related.Options{Now: now})
		return x, x.Add(articles...)
	})
	if err != nil {
		return nil, err
	}
	shared(articles)
	var out []measure.Ratio
	for _, peer := range peers {
		theirs, err := timed(ctx, articles, func() (related.Finder, error) { return peer.open(articles) })
		if err != nil {
			return nil, err
		}
		row := func(what, unit string, ours, theirs float64) measure.Ratio {
			return measure.Ratio{
				Area: "related", Case: fmt.Sprintf("%s, %d articles: %s", name, len(articles), what),
				Peer: peer.name, Unit: unit, Ours: ours, Theirs: theirs,
			}
		}
		out = append(out,
			measure.More(row("build", "articles/s", ours.perSecond, theirs.perSecond)),
			measure.Less(row("heap", "MB", ours.heap, theirs.heap)),
			measure.Less(row("ten best, p50", "ms", ours.p50, theirs.p50)),
			measure.Less(row("ten best, p99", "ms", ours.p99, theirs.p99)))
	}
	return out, nil
}

// heap is the live heap in megabytes.
func heap() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

func timed(ctx context.Context, articles []*article.Article, open func() (related.Finder, error)) (r run, err error) {
	before := heap()
	start := time.Now()
	finder, err := open()
	if err != nil {
		return r, err
	}
	r.perSecond = float64(len(articles)) / time.Since(start).Seconds()
	r.heap = heap() - before
	var took []float64
	for i := range questions {
		a := articles[i*7919%len(articles)]
		if t, ok := finder.(interface{ prepare(string) }); ok {
			t.prepare(a.Key()) // choosing its terms is not counted
		}
		start := time.Now()
		if _, err := finder.Related(ctx, related.Query{Key: a.Key(), Limit: 10}); err != nil {
			return r, err
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	slices.Sort(took)
	r.p50, r.p99 = took[len(took)/2], took[len(took)*99/100]
	if closer, ok := finder.(interface{ Close() error }); ok {
		err = closer.Close()
	}
	return r, err
}

// mix makes n articles of 135 words out of the sentences of the Reuters
// collection, or returns nil where it is not here.
func mix(n int) ([]*article.Article, error) {
	c, err := read("reuters/reuters-dev.tsv.gz")
	if err != nil || c == nil {
		return nil, err
	}
	var sentences []string
	for _, a := range c.articles {
		for s := range strings.SplitSeq(text(a), ". ") {
			sentences = append(sentences, s)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	out := make([]*article.Article, n)
	for i := range out {
		var b strings.Builder
		for words := 0; words < 135; {
			s := sentences[r.IntN(len(sentences))]
			words += strings.Count(s, " ") + 1
			b.WriteString(s)
			b.WriteString(". ")
		}
		out[i] = plain("m"+strconv.Itoa(i), b.String())
	}
	return out, nil
}

// keywords are the terms of articles as the peers are asked with: the best
// by tf-idf, in lower case.
type keywords struct {
	texts     map[string]string
	documents map[string]int
}

func newKeywords(articles []*article.Article) *keywords {
	k := &keywords{make(map[string]string, len(articles)), make(map[string]int)}
	for _, a := range articles {
		t := text(a)
		k.texts[a.Key()] = t
		seen := make(map[string]bool)
		for w := range wordsOf(t) {
			if !seen[w] {
				seen[w] = true
				k.documents[w]++
			}
		}
	}
	return k
}

// shared returns the keywords of a collection, which the peers need and
// whose making is not timed: the first call for it makes them.
func shared(articles []*article.Article) *keywords {
	if latest.of != &articles[0] {
		latest.of, latest.keywords = &articles[0], newKeywords(articles)
	}
	return latest.keywords
}

// latest holds the keywords of the collection that is being measured.
var latest struct {
	of       **article.Article
	keywords *keywords
}

func wordsOf(t string) func(func(string) bool) {
	return strings.FieldsFuncSeq(strings.ToLower(t), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r >= 0xC0)
	})
}

// best returns the n best terms of an article.
func (k *keywords) best(key string, n int) []string {
	counts := make(map[string]int)
	for w := range wordsOf(k.texts[key]) {
		counts[w]++
	}
	type scored struct {
		word  string
		score float64
	}
	var all []scored
	for w, c := range counts {
		all = append(all, scored{w, (1 + math.Log(float64(c))) * math.Log(float64(len(k.texts))/float64(k.documents[w]))})
	}
	slices.SortFunc(all, func(a, b scored) int {
		if a.score != b.score {
			return int(math.Copysign(1, b.score-a.score))
		}
		return strings.Compare(a.word, b.word)
	})
	out := make([]string, 0, n)
	for _, s := range all[:min(n, len(all))] {
		out = append(out, s.word)
	}
	return out
}
