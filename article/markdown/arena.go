package markdown

import "github.com/dots-newsroom/newsroom/article"

// An arena allocates the nodes that a text has many of, some at a time: one by
// one they would be half of the work of reading.
type arena struct {
	texts      slab[article.Text]
	emphases   slab[article.Emphasis]
	strongs    slab[article.Strong]
	links      slab[article.Link]
	paragraphs slab[article.Paragraph]
	quotes     slab[article.Quote]
	inlines    slab[article.Inline]
	blocks     slab[article.Block]
}

// A slab hands out elements of slices that grow with what has been asked for.
type slab[T any] struct {
	free []T
	size int
}

// take returns a slice of n elements that cannot be appended to in place.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.size = min(max(2*s.size, 4), 256)
		if n > s.size {
			return make([]T, n)
		}
		s.free = make([]T, s.size)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

func (s *slab[T]) one() *T { return &s.take(1)[0] }

// keep returns a copy of a slice; nil for none.
func (s *slab[T]) keep(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	out := s.take(len(list))
	copy(out, list)
	return out
}
