package syntax

import (
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// Options bound what is read.
type Options struct {
	// Depth is how many quotes, lists and notes may stand in each other.
	Depth int
	// Blocks is how many blocks there may be.
	Blocks int
	// CJK lets marks of emphasis stand beside the punctuation of Chinese,
	// Japanese and Korean; see [flanking].
	CJK bool
}

// A Tree is a text's blocks. Its zero value is an empty text.
type Tree struct {
	Root  *Block
	Notes map[string]*Block // by label
	// Unread are the notes whose label another one had taken.
	Unread []*Block

	source     string
	spans      []span
	references map[string]Link
	room       int // for so many bytes more of what references stand for
	options    Options
	inliner    inliner

	// What one text leaves to the next.
	open   []*Block
	blocks [][]Block
}

// minReferences is what the addresses and titles that references stand for may
// amount to in any text, in bytes; in a longer one it is its own length. Without
// a bound a page could have the square of its source's length. The number is
// cmark's.
const minReferences = 100_000

// Parse reads the lines of a text that is valid UTF-8 without carriage
// returns. What the tree held before is gone; its memory is used again. The
// error is [article.ErrTooDeep] or [article.ErrTooMany], at the offset that is
// returned beside it.
func (t *Tree) Parse(source string, options Options) (int, error) {
	if !strings.HasSuffix(source, "\n") {
		source += "\n"
	}
	t.Notes, t.Unread, t.references = nil, nil, nil
	t.source, t.options, t.spans = source, options, t.spans[:0]
	t.room = max(len(source), minReferences)
	if t.spans == nil {
		t.spans = make([]span, 0, 16+len(source)/64)
	}
	p := parser{Tree: t, src: source, left: options.Blocks, open: t.open[:0]}
	t.Root = p.newBlock(Document)
	p.open = append(p.open, t.Root)
	for start := 0; start < len(source) && p.err == nil; {
		end := start + strings.IndexByte(source[start:], '\n')
		p.lineNumber++
		p.i, p.col, p.pad, p.end = start, 0, 0, end
		p.line()
		start = end + 1
	}
	p.lineNumber++
	for len(p.open) > 0 {
		p.close()
	}
	t.open = p.open
	return p.errAt, p.err
}

// A parser reads a text line by line, as the appendix of the specification
// describes: first it finds the open blocks that a line continues, then it
// opens the blocks that the rest of the line begins, then it adds what remains
// to the innermost block.
type parser struct {
	*Tree
	src        string
	lineNumber int32
	end        int      // of the line: its line feed
	i          int      // what is read of the line
	col        int      // the column of i, counted with tabs
	pad        int      // columns of the tab at i that are still to be read; zero: all of them
	next       int      // the next character that is not white space
	indent     int      // the columns between col and next
	open       []*Block // from the document to the innermost
	depth      int      // levels among them
	slab       int      // the slice of blocks that the next block is in
	used       int      // how many of it are taken
	left       int      // how many blocks more there may be
	breakMark  byte     // no divider of this mark begins
	breakUntil int      // before this offset of the line
	err        error
	errAt      int
}

// newBlock returns a block that begins where the parser stands.
func (p *parser) newBlock(kind Kind) *Block {
	if p.slab == len(p.blocks) {
		p.blocks = append(p.blocks, make([]Block, 8<<min(len(p.blocks), 5)))
	}
	b := &p.blocks[p.slab][p.used]
	if p.used++; p.used == len(p.blocks[p.slab]) {
		p.slab, p.used = p.slab+1, 0
	}
	*b = Block{Kind: kind, firstLine: p.lineNumber, lastLine: p.lineNumber, Offset: p.i}
	b.lines.from, b.lines.to = int32(len(p.spans)), int32(len(p.spans))
	return b
}

func (p *parser) fail(at int, err error) {
	if p.err == nil {
		p.err, p.errAt = err, at
	}
}

// find looks for the next character that is not white space.
func (p *parser) find() {
	i, col := p.i, p.col
	if p.src[i] > ' ' {
		p.next, p.indent = i, 0
		return
	}
	for ; ; i++ {
		switch p.src[i] {
		case ' ':
			col++
			continue
		case '\t':
			col += 4 - col&3
			continue
		}
		break
	}
	p.next, p.indent = i, col-p.col
}

func (p *parser) blank() bool { return p.next == p.end }

// toNext reads the white space that find has passed.
func (p *parser) toNext() {
	p.i, p.col, p.pad = p.next, p.col+p.indent, 0
}

// columns reads so many columns of white space, which may end in a tab.
func (p *parser) columns(n int) {
	for n > 0 {
		switch p.src[p.i] {
		case '\t':
			left := 4 - p.col&3
			if left > n {
				p.col, p.pad = p.col+n, left-n
				return
			}
			p.i, p.col, p.pad, n = p.i+1, p.col+left, 0, n-left
		case ' ':
			p.i, p.col, n = p.i+1, p.col+1, n-1
		default:
			return
		}
	}
}

// bytes reads so many characters that are one column wide.
func (p *parser) bytes(n int) {
	p.i, p.col, p.pad = p.i+n, p.col+n, 0
}

// space reads one column of white space, if there is one.
func (p *parser) space() {
	if c := p.src[p.i]; c == ' ' || c == '\t' {
		p.columns(1)
	}
}

// line reads a line.
func (p *parser) line() {
	p.breakUntil = 0
	matched := 1
	for matched < len(p.open) {
		b := p.open[matched]
		p.find()
		if b.Kind == Fenced && p.fenceEnds(b) {
			p.truncate(matched + 1)
			b.lastLine = p.lineNumber
			p.pop()
			return
		}
		if !p.continues(b) {
			break
		}
		matched++
	}
	container := p.open[matched-1]
	if matched == len(p.open) && (container.Kind == Fenced || container.Kind == Indented || container.Kind == HTML) {
		p.code(container)
		return
	}
	for {
		p.find()
		if p.indent < 4 && !starts[p.src[p.next]] {
			break
		}
		b := p.start(container, matched)
		if p.err != nil {
			return
		}
		if b == nil {
			break
		}
		if b.Kind >= Row {
			return // it has taken the line
		}
		container, matched = b, len(p.open)
	}
	p.rest(container, matched)
}

// rest adds what remains of a line to the innermost block.
func (p *parser) rest(container *Block, matched int) {
	tip := p.open[len(p.open)-1]
	if matched < len(p.open) && !p.blank() && tip.Kind == Paragraph {
		p.toNext() // a lazy continuation
		p.add(tip, p.i, p.end)
		tip.lastLine = p.lineNumber
		return
	}
	p.truncate(matched)
	switch {
	case p.blank():
	case container.Kind == Paragraph:
		p.toNext()
		if !p.table(container) {
			p.add(container, p.i, p.end)
			container.lastLine = p.lineNumber
		}
	case container.Kind == Table:
		p.toNext()
		if row := p.push(Row); row != nil {
			p.add(row, p.i, p.end)
			p.pop()
			container.lastLine = p.lineNumber
		}
	default:
		p.toNext()
		if b := p.push(Paragraph); b != nil {
			p.add(b, p.i, p.end)
		}
	}
}

// continues reports whether a line continues an open block, and reads what
// marks it as doing so.
func (p *parser) continues(b *Block) bool {
	switch b.Kind {
	case Quote:
		if p.indent > 3 || p.src[p.next] != '>' {
			return false
		}
		p.toNext()
		p.bytes(1)
		p.space()
	case Item:
		switch {
		case p.blank():
			if b.First == nil {
				return false // an item begins with one blank line at most
			}
			p.toNext()
		case p.indent < int(b.indent):
			return false
		default:
			p.columns(int(b.indent))
		}
	case Footnote:
		switch {
		case p.blank():
			p.toNext()
		case p.indent < 4:
			return false
		default:
			p.columns(4)
		}
	case Fenced:
		p.columns(min(p.indent, int(b.indent)))
	case Indented:
		switch {
		case p.indent >= 4:
			p.columns(4)
		case p.blank():
			p.toNext()
		default:
			return false
		}
	case HTML:
		return b.end != blankLine || !p.blank()
	case Paragraph, Table:
		return !p.blank()
	case Heading, Divider:
		return false
	}
	return true
}

// add adds a span to a block, whose lines are the last of all.
func (p *parser) add(b *Block, start, end int) {
	if n := len(p.spans); b.lines.to > b.lines.from && int(p.spans[n-1].end)+1 != start {
		b.lines.broken = true
	}
	s := span{start: int32(start), end: int32(end)}
	if p.pad > 0 && start == p.i {
		s.start, s.pad, b.lines.broken = int32(start+1), int8(p.pad), true
	}
	p.spans = append(p.spans, s)
	b.lines.to = int32(len(p.spans))
}

// code adds a line to code or HTML.
func (p *parser) code(b *Block) {
	p.add(b, p.i, p.end)
	b.lastLine = p.lineNumber
	if b.Kind == HTML && b.end != blankLine && b.end.in(p.src[p.i:p.end]) {
		p.pop()
	}
}

// push opens a block in the innermost open block that may hold it. What is
// open below that is closed.
func (p *parser) push(kind Kind) *Block {
	for !p.open[len(p.open)-1].Kind.holds(kind) {
		p.close()
	}
	if kind.level() {
		if p.depth++; p.depth > p.options.Depth {
			p.fail(p.i, article.ErrTooDeep)
			return nil
		}
	}
	if p.left--; p.left < 0 {
		p.fail(p.i, article.ErrTooMany)
		return nil
	}
	b := p.newBlock(kind)
	p.open[len(p.open)-1].append(b)
	p.open = append(p.open, b)
	return b
}

// pop takes the innermost block off without a look at it.
func (p *parser) pop() {
	if p.open[len(p.open)-1].Kind.level() {
		p.depth--
	}
	p.open = p.open[:len(p.open)-1]
}

// truncate closes all but so many open blocks.
func (p *parser) truncate(n int) {
	for len(p.open) > n {
		p.close()
	}
}

// close closes the innermost block: the line being read is not part of it.
func (p *parser) close() {
	b := p.open[len(p.open)-1]
	switch b.Kind {
	case Paragraph:
		p.definitions(b)
		p.trim(b)
	case Indented:
		for b.lines.to > b.lines.from {
			if s := p.spans[b.lines.to-1]; strings.Trim(p.src[s.start:s.end], " \t") != "" {
				break
			}
			b.lines.to--
			b.lastLine--
		}
	case Quote:
		b.lastLine = p.lineNumber - 1
	case Item, List, Footnote:
		if b.last != nil {
			b.lastLine = b.last.lastLine
		}
		if b.Kind == List {
			b.Loose = loose(b)
		}
		if b.Kind == Footnote {
			p.note(b)
		}
	}
	p.pop()
}

// trim takes the white space from the end of a paragraph.
func (p *parser) trim(b *Block) {
	if b.lines.to > b.lines.from {
		last := &p.spans[b.lines.to-1]
		last.end = last.start + int32(len(strings.TrimRight(p.src[last.start:last.end], " \t")))
	}
}

// loose reports whether a blank line stands between a list's items or between
// the blocks of one.
func loose(list *Block) bool {
	for item := list.First; item != nil; item = item.Next {
		if item.Next != nil && item.Next.firstLine > item.lastLine+1 {
			return true
		}
		for b := item.First; b != nil && b.Next != nil; b = b.Next {
			if b.Next.firstLine > b.lastLine+1 {
				return true
			}
		}
	}
	return false
}

// note keeps the text of a note, unless one with that label came before.
func (p *parser) note(b *Block) {
	if p.Notes == nil {
		p.Notes = make(map[string]*Block)
	}
	if _, taken := p.Notes[b.Info]; taken {
		p.Unread = append(p.Unread, b)
		return
	}
	p.Notes[b.Info] = b
}
