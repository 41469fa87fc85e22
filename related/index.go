package related

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

// Options are the settings of an [Index]. The zero value is what most news
// sites want.
type Options struct {
	// Language is the BCP 47 tag taken for articles that state none.
	// Empty: words of such articles are not stemmed.
	Language string
	// HalfLife is the age at which a story has lost half of what age can take
	// from its score. Zero: [DefaultHalfLife]. Negative: age takes nothing.
	HalfLife time.Duration
	// Now is the clock by which stories age, embargoes end and articles
	// expire. Nil: [time.Now].
	Now func() time.Time
}

// The defaults of [Options].
const (
	DefaultHalfLife = 90 * 24 * time.Hour
)

// An Index holds articles and answers which of them belong beside one. Make
// one with [New].
//
// All methods may be called by any number of goroutines at once.
type Index struct {
	opts Options

	mu       sync.RWMutex
	terms    map[string]uint32
	surface  []string
	signals  []Signal
	postings map[uint32][]posting
	docs     []*doc
	byKey    map[string]uint32
	live     int
}

type posting struct {
	doc    uint32
	weight float32
}

type doc struct {
	key         string
	language    string
	published   time.Time
	embargo     time.Time
	expires     time.Time
	picked      []string
	translation []string
	categories  []string
	vector      []posting // by term
	dead        bool
}

// New makes an empty index.
func New(opts Options) *Index {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.HalfLife == 0 {
		opts.HalfLife = DefaultHalfLife
	}
	return &Index{
		opts:     opts,
		terms:    make(map[string]uint32),
		postings: make(map[uint32][]posting),
		byKey:    make(map[string]uint32),
	}
}

// Add puts articles into the index. An article with a known key replaces the
// one before; one that is not published (see [article.Article.Status])
// removes it. The articles are not kept and may be changed afterwards.
//
// An article without a key is left out and reported by an error that matches
// [ErrNoKey]; the others are added all the same.
func (x *Index) Add(articles ...*article.Article) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	var errs []error
	for i, a := range articles {
		if a == nil || a.Key() == "" {
			errs = append(errs, fmt.Errorf("article %d: %w", i, ErrNoKey))
			continue
		}
		x.remove(a.Key())
		if a.Status != article.StatusPublished {
			continue
		}
		d := x.analyse(a)
		n := uint32(len(x.docs))
		for _, t := range d.vector {
			x.postings[t.doc] = append(x.postings[t.doc], posting{n, t.weight})
		}
		x.docs = append(x.docs, d)
		x.byKey[d.key] = n
		x.live++
	}
	return errors.Join(errs...)
}

// Remove takes an article out and reports whether it was there.
func (x *Index) Remove(key string) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.remove(key)
}

func (x *Index) remove(key string) bool {
	n, ok := x.byKey[key]
	if ok {
		x.docs[n].dead = true
		delete(x.byKey, key)
		x.live--
	}
	return ok
}

// Len is the number of articles in the index.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.live
}

func (x *Index) term(name, surface string) uint32 {
	id, ok := x.terms[name]
	if !ok {
		id = uint32(len(x.surface))
		x.terms[name] = id
		x.surface = append(x.surface, surface)
		x.signals = append(x.signals, map[byte]Signal{'w': SignalWord, 't': SignalTag, 'a': SignalAuthor, 'c': SignalCategory, 's': SignalSeries}[name[0]])
	}
	return id
}

func (x *Index) analyse(a *article.Article) *doc {
	language := baseLanguage(cmp.Or(a.Language, x.opts.Language))
	d := &doc{
		key: a.Key(), language: language, published: a.Published,
		embargo: a.Embargo, expires: a.Expires, picked: slices.Clone(a.Related),
	}
	for _, t := range a.Translations {
		d.translation = append(d.translation, t.ID, t.URL)
	}
	counts := make(map[uint32]float64)
	add := func(text string, weight float64) {
		words(text, func(w string) {
			counts[x.term("w"+stem(language, strings.ToLower(w)), w)] += weight
		})
	}
	add(a.Headline, 2)
	add(a.Dek, 1)
	for n := range a.Body.Preorder() {
		switch n := n.(type) {
		case *article.Text:
			add(n.Value, 1)
		case *article.CodeSpan:
			add(n.Value, 1)
		}
	}
	for _, tag := range a.Tags {
		counts[x.term("t"+article.Slug(tag), tag)]++
	}
	for _, by := range a.Authors {
		counts[x.term("a"+article.Slug(by.Name), by.Name)]++
	}
	for _, c := range append([]article.Category{a.Category}, a.Categories...) {
		if key := c.Key(); key != "" {
			d.categories = append(d.categories, key)
			counts[x.term("c"+key, key)]++
		}
	}
	if a.Series != nil && a.Series.Key() != "" {
		counts[x.term("s"+a.Series.Key(), a.Series.Name)]++
	}
	for id, n := range counts {
		d.vector = append(d.vector, posting{id, float32(1 + math.Log(n))})
	}
	slices.SortFunc(d.vector, func(a, b posting) int { return cmp.Compare(a.doc, b.doc) })
	return d
}

// Related returns the stories that belong beside the one asked about, best
// first. It fails with [ErrNotFound] where Query.Key is not in the index and
// no Query.Article is given.
func (x *Index) Related(ctx context.Context, q Query) ([]Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	self := q.Key
	var d *doc
	if q.Article != nil {
		self = q.Article.Key()
		d = x.analyse(q.Article)
	} else if n, ok := x.byKey[q.Key]; ok {
		d = x.docs[n]
	} else {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, q.Key)
	}
	limit := q.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	now := x.opts.Now()
	qw := x.weigh(d)
	qnorm := 0.0
	for _, w := range qw {
		qnorm += w * w
	}
	scores := make(map[uint32]float64)
	for t, w := range qw {
		for _, p := range x.postings[t] {
			scores[p.doc] += w * float64(p.weight) * x.idf(t)
		}
	}
	hidden := map[string]bool{self: true}
	for _, k := range append(slices.Clone(q.Exclude), d.translation...) {
		hidden[k] = true
	}
	language := cmp.Or(baseLanguage(q.Language), d.language)
	var out []Result
	for n, s := range scores {
		c := x.docs[n]
		if c.dead || hidden[c.key] || slices.Contains(c.translation, self) ||
			language != "*" && language != "" && c.language != "" && c.language != language ||
			q.Category != "" && !slices.Contains(c.categories, q.Category) ||
			!q.Since.IsZero() && c.published.Before(q.Since) ||
			!q.Until.IsZero() && (c.published.IsZero() || c.published.After(q.Until)) ||
			now.Before(c.embargo) || !c.expires.IsZero() && !now.Before(c.expires) ||
			q.Filter != nil && !q.Filter(c.key) {
			continue
		}
		cw := x.weigh(c)
		norm := 0.0
		for _, w := range cw {
			norm += w * w
		}
		r := Result{Key: c.key, Score: s / math.Sqrt(norm*qnorm)}
		for t, w := range qw {
			if v := cw[t]; v > 0 {
				r.Reasons = append(r.Reasons, Reason{x.signal(t), x.surface[t], w * v / s})
			}
		}
		if r.Score > 0.95 {
			continue // a copy of the same text
		}
		slices.SortFunc(r.Reasons, func(a, b Reason) int {
			return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Text, b.Text))
		})
		if !c.published.IsZero() && x.opts.HalfLife > 0 {
			age := max(0, now.Sub(c.published))
			r.Score *= 0.5 + 0.5*math.Exp2(-float64(age)/float64(x.opts.HalfLife))
		}
		if i := slices.Index(d.picked, c.key); i >= 0 {
			r.Score += float64(2 + len(d.picked) - i)
			r.Reasons = append([]Reason{{Signal: SignalPicked}}, r.Reasons...)
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Result) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Key, b.Key))
	})
	return out[:min(len(out), limit)], nil
}

func (x *Index) signal(t uint32) Signal { return x.signals[t] }

func (x *Index) idf(t uint32) float64 {
	return math.Log(1 + float64(len(x.docs)+1)/float64(len(x.postings[t])+1))
}

func (x *Index) weigh(d *doc) map[uint32]float64 {
	w := make(map[uint32]float64, len(d.vector))
	for _, t := range d.vector {
		w[t.doc] = float64(t.weight) * x.idf(t.doc)
	}
	return w
}
