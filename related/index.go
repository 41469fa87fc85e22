package related

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// Options are the settings of an [Index]. The zero value is what most news
// sites want.
type Options struct {
	// Language is the BCP 47 tag taken for articles that state none. Empty:
	// their stemmer is chosen by their words, and they pass for every
	// language.
	Language string
	// HalfLife is the age at which a story has lost half of what age can take
	// from its score; see [AgeFloor]. Zero: [DefaultHalfLife]. Negative: age
	// takes nothing.
	HalfLife time.Duration
	// Diversity, from 0 to 1, is how much a result loses for saying the same
	// as a better one, in its text or by its section and authors. Zero: [DefaultDiversity]. Negative: nothing.
	Diversity float64
	// KeepDuplicates shows near-duplicates of the article asked about, and of
	// better results, which are left out otherwise.
	KeepDuplicates bool
	// Vectors joins the host's own embeddings to the ranking. Nil: none.
	Vectors Vectors
	// Now is the clock by which stories age, embargoes end and articles
	// expire. Nil: [time.Now].
	Now func() time.Time
}

// The defaults of [Options].
const (
	DefaultHalfLife  = 90 * 24 * time.Hour
	DefaultDiversity = 0.05
)

// AgeFloor is the share of its score that a story keeps however old it is.
const AgeFloor = 0.5

// An Index holds articles and answers which of them belong beside one. Make
// one with [New].
//
// All methods may be called by any number of goroutines at once. A query
// sees the index as it was when it began; neither adding nor removing makes
// it wait.
type Index struct {
	opts       Options
	dictionary *dictionary

	write  sync.Mutex // held by whoever changes the index
	serial uint32     // of the next document

	read  sync.RWMutex // guards keys together with state, for moments
	keys  *keyTable
	state atomic.Pointer[state]
}

// New makes an empty index.
func New(opts Options) *Index {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.HalfLife == 0 {
		opts.HalfLife = DefaultHalfLife
	}
	if opts.Diversity == 0 {
		opts.Diversity = DefaultDiversity
	}
	x := &Index{opts: opts, dictionary: newDictionary(), keys: newKeyTable(0)}
	x.state.Store(&state{languages: []string{""}, impacts: newImpacts(1), rare: new(rareness)})
	return x
}

// Len is the number of articles in the index.
func (x *Index) Len() int { return x.state.Load().documents }

// Keys returns the keys of all articles as they were when the iteration
// began, oldest addition first.
func (x *Index) Keys() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range x.state.Load().parts {
			for n := range p.len() {
				if !p.dead.has(n) && !yield(strings.Clone(p.key(n))) { // not to keep the segment
					return
				}
			}
		}
	}
}

// Add puts articles into the index. An article with a known key replaces the
// one before; one that is not published (see [article.Article.Status])
// removes it. The articles are not kept and may be changed afterwards.
//
// An article without a key is left out and reported by an error that matches
// [ErrNoKey]; the others are added all the same.
func (x *Index) Add(articles ...*article.Article) error {
	return x.AddSeq(context.Background(), slices.Values(articles), nil)
}

// AddSeq adds articles as [Index.Add] does, one after the other as they
// come, analysing on as many cores as there are. After every thousand or so
// it calls progress, unless nil, with the number of articles read so far.
//
// A cancelled context ends it with the context's error; what was added by
// then stays.
func (x *Index) AddSeq(ctx context.Context, articles iter.Seq[*article.Article], progress func(read int)) error {
	x.write.Lock()
	defer x.write.Unlock()

	var errs []error
	var load []*article.Article
	read := 0
	pipeline := newPipeline(x)
	for a := range articles {
		if ctx.Err() != nil {
			break
		}
		if a == nil || a.Key() == "" {
			errs = append(errs, fmt.Errorf("article %d: %w", read, ErrNoKey))
		} else {
			load = append(load, a)
		}
		read++
		if len(load) == batchSize {
			pipeline.send(load)
			load = make([]*article.Article, 0, batchSize)
			if progress != nil {
				progress(read)
			}
		}
	}
	pipeline.send(load)
	pipeline.close()
	x.learn()
	if progress != nil {
		progress(read)
	}
	return errors.Join(append(errs, ctx.Err())...)
}

// commit makes documents visible and takes withdrawn ones out.
func (x *Index) commit(o outcome, postings *inverter) {
	// Of several versions in one batch the last counts.
	last := make(map[string]int, len(o.documents))
	for i := range o.documents {
		last[o.documents[i].key] = i
	}
	old := x.state.Load()
	next := &state{
		parts: slices.Clone(old.parts), languages: old.languages,
		documents: old.documents, length: old.length, topics: old.topics,
	}
	keys, vectors := 0, 0
	for key, i := range last {
		keys, vectors = keys+len(key), vectors+1+len(o.documents[i].names)+len(o.documents[i].vector)
	}
	seg := newSegment(len(last), keys, vectors)
	for i := range o.documents {
		d := &o.documents[i]
		if last[d.key] != i {
			continue
		}
		x.bury(next, d.key)
		seg.grow(x.serial, d, next.language(d.language))
		next.documents++
		next.length += float64(d.length)
		x.serial++
	}
	for _, key := range o.withdrawn {
		if _, ok := last[key]; !ok {
			x.bury(next, key)
		}
	}
	if seg.len() > 0 {
		postings.invert(seg, func(term, documents uint32) { x.dictionary.change(term, int32(documents)) })
		next.parts = append(next.parts, part{segment: seg, live: seg.len()})
	}
	x.publish(next, seg)
}

// publish merges what has grown to the same size and lets queries see the
// new state, with a segment of documents that the one before does not have.
func (x *Index) publish(next *state, fresh *segment) {
	next.merge()
	next.impacts = newImpacts(next.average())
	next.rare = x.state.Load().rare.at(next.documents)
	keys := x.keys
	var hashes []uint64
	if keys.full(fresh.len()) {
		keys, _ = next.keyTable()
	} else {
		hashes = make([]uint64, fresh.len())
		for n := range hashes {
			hashes[n] = keys.hash(fresh.key(n))
		}
	}
	x.read.Lock()
	defer x.read.Unlock()
	for n, hash := range hashes {
		keys.insert(hash, fresh.serials[n])
	}
	x.keys = keys
	x.state.Store(next)
}

// bury marks the document of a key as dead and reports whether there was
// one.
func (x *Index) bury(s *state, key string) bool {
	p, n, ok := x.keys.find(s, key)
	if !ok {
		return false
	}
	i := slices.IndexFunc(s.parts, func(o part) bool { return o.segment == p.segment })
	s.parts[i] = p.without(n)
	s.documents--
	s.length -= float64(p.lengths[n])
	x.dictionary.forget(p.vector(n))
	return true
}

// Remove takes an article out and reports whether it was there.
func (x *Index) Remove(key string) bool {
	x.write.Lock()
	defer x.write.Unlock()
	old := x.state.Load()
	next := &state{
		parts: slices.Clone(old.parts), languages: old.languages,
		documents: old.documents, length: old.length, topics: old.topics,
	}
	if !x.bury(next, key) {
		return false
	}
	x.publish(next, &segment{})
	return true
}

// maxLanguages is how many languages are told apart.
const maxLanguages = 1 << 8

// language numbers a language. Those beyond maxLanguages count as unknown.
func (s *state) language(tag string) uint8 {
	if i := slices.Index(s.languages, tag); i >= 0 {
		return uint8(i)
	}
	if len(s.languages) >= maxLanguages {
		return 0
	}
	s.languages = append(slices.Clip(s.languages), tag)
	return uint8(len(s.languages) - 1)
}
