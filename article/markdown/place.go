package markdown

import (
	"bytes"

	"github.com/dots-newsroom/newsroom/article"
)

// places finds where offsets of the body stand in the source, one behind the
// other: each from the beginning would take the square of their number.
type places struct {
	src     []byte
	start   int              // of the body
	returns bool             // carriage returns were read as or with line feeds
	at      int              // the offset in the body that was last looked for
	last    article.Position // and its place; zero before the first
}

// position is the place of an offset of the body, which is not before the one
// that was last looked for.
func (p *places) position(at int) article.Position {
	if p.last == (article.Position{}) {
		p.last = article.PositionAt(p.src, p.start)
	}
	from, to := p.last.Offset, p.last.Offset+at-p.at
	if p.returns {
		to = from
		for n := p.at; n < at && to < len(p.src); to++ {
			if p.src[to] != '\r' || to+1 == len(p.src) || p.src[to+1] != '\n' {
				n++
			}
		}
	}
	to = min(to, len(p.src))
	passed := p.src[from:to]
	column := p.last.Column + len(passed)
	if i := bytes.LastIndexByte(passed, '\n'); i >= 0 {
		column = len(passed) - i
	}
	p.at, p.last = at, article.Position{Line: p.last.Line + bytes.Count(passed, []byte{'\n'}), Column: column, Offset: to}
	return p.last
}
