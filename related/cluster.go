package related

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// A Cluster is the stories of one event.
type Cluster struct {
	// Lead is the key of the story that stands for the others: the one most
	// like them all, of equals the newest.
	Lead string
	// Keys are all stories of the event, lead first, then newest first.
	Keys []string
}

// ClusterOptions say which stories are grouped, and how closely.
type ClusterOptions struct {
	// Since and Until bound the time of publication, both included. Zero:
	// open.
	Since, Until time.Time
	// Language keeps only stories of a language. Empty: all.
	Language string
	// Threshold is the share of the smaller story's own score that a pair
	// must reach to be of one event, 0 to 1. Zero: [DefaultThreshold].
	Threshold float64
}

// DefaultThreshold groups reports on one event and keeps apart those on one
// subject.
const DefaultThreshold = 0.25

// Clusters groups stories into events, the largest first, single stories
// left out. A story joins the event of its nearest story (single linkage
// between nearest neighbours only, so that chains through common words do
// not grow): the graph in which every story points to its nearest one above
// the threshold falls into the clusters.
func (x *Index) Clusters(ctx context.Context, opts ClusterOptions) ([]Cluster, error) {
	if opts.Threshold == 0 {
		opts.Threshold = DefaultThreshold
	}
	s := x.state.Load()
	since, until := int64(undated), int64(undated)
	if opts.Since.IsZero() {
		since = -undated
	} else {
		since = opts.Since.Unix()
	}
	if !opts.Until.IsZero() {
		until = opts.Until.Unix()
	}
	language := baseLanguage(opts.Language)

	var stories []story
	group := make(map[string]int) // of a key, as place in stories
	for _, p := range s.parts {
		for n := range p.len() {
			l := s.languages[p.languages[n]]
			if t := p.published[n]; p.dead.has(n) || t < since || t > until || language != "" && l != "" && l != language {
				continue
			}
			group[p.key(n)] = len(stories)
			stories = append(stories, story{part: p, n: n, parent: len(stories)})
		}
	}
	accepts := func(p part, n int) bool { _, ok := group[p.key(n)]; return ok }
	for i := range stories {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		st := &stories[i]
		p := newProbe(s, x.dictionary, st.part.vector(st.n))
		p.accepts = func(d part, n int) bool { return group[d.key(n)] != i && accepts(d, n) }
		st.self = p.self
		hits, _ := s.search(p, 1, 1)
		for _, h := range hits {
			st.near, st.score = group[h.key], h.text
		}
		p.release()
	}
	for i := range stories {
		st := &stories[i]
		if st.score > 0 && float64(st.score) >= opts.Threshold*float64(min(st.self, stories[st.near].self)) {
			stories[root(stories, i)].parent = root(stories, st.near)
			stories[st.near].backing += st.score
		}
	}
	members := make(map[int][]int)
	for i := range stories {
		r := root(stories, i)
		members[r] = append(members[r], i)
	}
	var out []Cluster
	for _, m := range members {
		if len(m) < 2 {
			continue
		}
		newest := func(a, b int) int {
			return cmp.Or(cmp.Compare(stories[b].published(), stories[a].published()), cmp.Compare(stories[a].key(), stories[b].key()))
		}
		lead := slices.MinFunc(m, func(a, b int) int {
			return cmp.Or(cmp.Compare(stories[b].backing, stories[a].backing), newest(a, b))
		})
		slices.SortFunc(m, func(a, b int) int {
			if (a == lead) != (b == lead) {
				return map[bool]int{true: -1, false: 1}[a == lead]
			}
			return newest(a, b)
		})
		c := Cluster{Lead: strings.Clone(stories[lead].key())} // not to keep the segment
		for _, i := range m {
			c.Keys = append(c.Keys, strings.Clone(stories[i].key()))
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(len(b.Keys), len(a.Keys)), cmp.Compare(a.Lead, b.Lead))
	})
	return out, nil
}

// story is a member of the graph of nearest stories.
type story struct {
	part    part
	n       int
	parent  int // towards the root of its cluster
	near    int
	score   float32 // to near
	self    float32
	backing float32 // the scores of those it is nearest to
}

func (s *story) key() string      { return s.part.key(s.n) }
func (s *story) published() int64 { return s.part.published[s.n] }

func root(stories []story, i int) int {
	for stories[i].parent != i {
		stories[i].parent = stories[stories[i].parent].parent
		i = stories[i].parent
	}
	return i
}
