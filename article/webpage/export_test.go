package webpage

import (
	"context"

	"github.com/dots-newsroom/newsroom/article"
)

// Heuristics are all that can be switched off.
var Heuristics = []Reason{
	Hidden, Navigation, Named, sections, Caption, Cards, Links, Invitation, Doubled, Credit, NoText,
}

// ParseWithout is Parse without one heuristic.
func ParseWithout(ctx context.Context, src []byte, opts Options, off Reason) (*article.Article, error) {
	a, _, err := read(ctx, src, opts, map[Reason]bool{off: true})
	return a, err
}
