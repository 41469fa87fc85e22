package related

import (
	"runtime"

	"github.com/dots-newsroom/newsroom/article"
)

// batchSize is the number of articles analysed together, and commitSize how
// many become visible at once while many are loaded.
const (
	batchSize  = 1024
	commitSize = 16 * batchSize
)

// pipeline analyses batches on all cores and commits them in order.
type pipeline struct {
	index   *Index
	batches chan *batch       // those not at work, one for each core; nil: not made yet
	results chan chan outcome // in order
	turn    chan struct{}     // closed when the next batch may number its terms
	done    chan struct{}
}

// outcome is what came of a batch or several.
type outcome struct {
	documents []document
	withdrawn []string // keys of articles that are not published
}

func newPipeline(x *Index) *pipeline {
	cores := runtime.GOMAXPROCS(0)
	p := &pipeline{
		index:   x,
		batches: make(chan *batch, cores),
		// While segments are merged, analysis goes on.
		results: make(chan chan outcome, max(cores, commitSize/batchSize)),
		turn:    make(chan struct{}),
		done:    make(chan struct{}),
	}
	for range cores {
		p.batches <- nil
	}
	close(p.turn)
	go p.collect()
	return p
}

func (p *pipeline) send(articles []*article.Article) {
	if len(articles) == 0 {
		return
	}
	b := <-p.batches
	if b == nil {
		b = newBatch(p.index.opts.Language)
	}
	result := make(chan outcome, 1)
	p.results <- result
	turn, next := p.turn, make(chan struct{})
	p.turn = next
	go func() {
		defer func() { p.batches <- b }()
		var o outcome
		b.reset()
		for _, a := range articles {
			if a.Status == article.StatusPublished {
				b.read(a)
			} else {
				o.withdrawn = append(o.withdrawn, a.Key())
			}
		}
		<-turn
		b.resolve(p.index.dictionary)
		close(next)
		o.documents = b.finish()
		result <- o
	}()
}

// collect gathers batches and commits them as segments.
func (p *pipeline) collect() {
	defer close(p.done)
	var all outcome
	var postings inverter
	for result := range p.results {
		o := <-result
		all.documents = append(all.documents, o.documents...)
		all.withdrawn = append(all.withdrawn, o.withdrawn...)
		if len(all.documents) >= commitSize {
			p.index.commit(all, &postings)
			clear(all.documents) // not to keep what they point to
			all = outcome{documents: all.documents[:0]}
		}
	}
	p.index.commit(all, &postings)
}

// close waits until everything is committed.
func (p *pipeline) close() {
	close(p.results)
	<-p.done
}
