package inlinehtml

import (
	"errors"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// Read reads HTML that is the value at which r stands, within its limits. What
// is lost and what is wrong is noted there.
func Read(r *jsonform.Reader, html string) []article.Block {
	d, losses, err := htmlbody.Parse([]byte(html), htmlbody.Options{Limits: r.Limits()})
	var at *article.ParseError
	if errors.As(err, &at) {
		r.Fail(at.Err)
		return nil
	}
	for _, l := range losses {
		r.Lose(l.Reason, l.What, l.Detail)
	}
	return d.Blocks
}
