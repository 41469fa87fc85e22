package syntax

import (
	"strings"
	"unicode/utf8"
)

// Mark is what a piece of running text is.
type Mark uint8

// The marks. Those that open stand before what they hold, Close behind it.
const (
	Plain     Mark = iota // text as the source has it
	Character             // text for a character reference
	CodeSpan
	RawHTML // one tag, comment or the like
	Break   // a line break that is meant
	NoteRef // its value is the label
	OpenEmphasis
	OpenStrong
	OpenStrike
	OpenLink  // Link says where it leads
	OpenImage // Link says where it is; what it holds is its description
	Close
	delimiter // a run of marks of emphasis, while it is read
	bracket   // an open bracket, while it is read
)

// Opens reports whether a [Close] belongs to a mark.
func (m Mark) Opens() bool { return m >= OpenEmphasis && m <= OpenImage }

// A Piece is one mark of running text. It holds no pointer: a text has many.
type Piece struct {
	Mark       Mark
	Start, End int32 // what it is in the text that was read
	// extra is the number of its link, of its run of delimiters or, counted
	// from one, of its value.
	extra int32
}

// Value is what a piece says that holds no others.
func (t *Tree) Value(p Piece) string {
	if p.extra > 0 {
		return t.inliner.values[p.extra-1]
	}
	return t.inliner.s[p.Start:p.End]
}

// Link is where a piece leads that opens a link or an image.
func (t *Tree) Link(p Piece) *Link { return &t.inliner.links[p.extra] }

// An inliner turns the text of a block into pieces. First it reads the text
// once, where it leaves runs of delimiters and open brackets as pieces of
// their own; a bracket that closes decides about what stands since it opened,
// and the end of the text about the rest (CommonMark 0.31.2, appendix).
type inliner struct {
	tree       *Tree
	s          string
	pieces     []Piece
	out        []Piece
	links      []Link
	values     []string // of pieces that do not say what the text has in their place
	delimiters []delimiterRun
	matches    []match
	brackets   []openBracket
	bracketed  bool
	noLinks    int // brackets below this one cannot be links, as they hold one

	ticks     [maxTicks]int32 // where the last run of so many backticks begins
	ticksRead bool
	never     [cdataEnd + 1]bool // ends of raw HTML that do not come any more
	mail      int                // where the next address of mail begins
	mailEnd   int
}

// maxTicks is one more than the longest run of backticks that marks code:
// longer ones are text. cmark has the same number.
const maxTicks = 81

type openBracket struct {
	piece     int32
	at        int32 // of what follows the bracket
	delimiter int32 // the last before it
	image     bool
	outer     bool // another bracket opens behind it
}

// Pieces reads running text. What it returns is good until the next call.
func (t *Tree) Pieces(s string) []Piece {
	in := &t.inliner
	in.tree, in.s = t, s
	in.pieces, in.links, in.values = in.pieces[:0], in.links[:0], in.values[:0]
	in.delimiters, in.matches, in.brackets = in.delimiters[:0], in.matches[:0], in.brackets[:0]
	in.delimiters = append(in.delimiters, delimiterRun{}) // the bottom of the list
	in.noLinks, in.ticksRead, in.never = 0, false, [cdataEnd + 1]bool{}
	in.mail = -1
	in.findMail(0)
	in.bracketed = false
	in.read()
	if len(in.delimiters) == 1 && !in.bracketed {
		return in.pieces
	}
	in.match(0)
	return in.resolve()
}

// special are the characters that may begin something.
var special = func() (t [256]bool) {
	for _, c := range []byte("\n\\`*_~[]!<&:.") {
		t[c] = true
	}
	return t
}()

// text adds a piece of text.
func (in *inliner) text(start, end int) {
	if start < end {
		in.add(Plain, start, end)
	}
}

func (in *inliner) add(mark Mark, start, end int) {
	in.pieces = append(in.pieces, Piece{Mark: mark, Start: int32(start), End: int32(end)})
}

// say adds a piece that does not say what the text has in its place.
func (in *inliner) say(mark Mark, start, end int, value string) {
	in.values = append(in.values, value)
	in.pieces = append(in.pieces, Piece{Mark: mark, Start: int32(start), End: int32(end), extra: int32(len(in.values))})
}

// read reads the text once, from left to right.
func (in *inliner) read() {
	s := in.s
	start, i := 0, 0 // of the text that is not yet a piece
	for i < len(s) {
		c := s[i]
		if !special[c] && i != in.mail {
			i++
			continue
		}
		to := 0 // what follows something special; 0 if this is none
		switch c {
		case '\n':
			from := start + len(strings.TrimRight(s[start:i], " \t"))
			switch {
			case from == i:
			case strings.HasSuffix(s[start:i], "  "):
				in.text(start, from)
				in.add(Break, i, i+1)
				start = i + 1
			default:
				in.text(start, from)
				start = i
			}
			i++
			continue
		case '\\':
			if i+1 == len(s) {
				break
			}
			switch next := s[i+1]; {
			case next == '\n':
				in.text(start, i)
				in.add(Break, i, i+1)
				start, i = i+2, i+2
				continue
			case punctuation(next):
				in.text(start, i)
				start, i = i+1, i+2
				continue
			}
		case '&':
			if text, n := reference(s[i:]); n > 0 {
				in.text(start, i)
				in.say(Character, i, i+n, text)
				to = i + n
			}
		case '`':
			n := run(s[i:])
			if end := in.codeEnd(i, n); end > 0 {
				in.text(start, i)
				in.code(i+n, end)
				to = end + n
			} else {
				i += n
				continue
			}
		case '*', '_', '~':
			n := run(s[i:])
			if in.delimiter(start, i, n) {
				start = i + n
			}
			i += n
			continue
		case '<':
			to = in.angle(start, i)
		case '!':
			if i+1 == len(s) || s[i+1] != '[' {
				break
			}
			if n := in.tree.noteAt(s[i+1:]); n > 0 {
				in.text(start, i+1)
				in.add(NoteRef, i+3, i+n)
				to = i + 1 + n
				break
			}
			in.text(start, i)
			in.open(i, 2)
			to = i + 2
		case '[':
			in.text(start, i)
			if n := in.tree.noteAt(s[i:]); n > 0 {
				in.add(NoteRef, i+2, i+n-1)
				to = i + n
				break
			}
			in.open(i, 1)
			to = i + 1
		case ']':
			if len(in.brackets) > 0 {
				in.text(start, i)
				to = in.close(i)
			}
		case ':', '.':
			to = in.bareURL(start, i)
		}
		if i == in.mail {
			if to == 0 && len(in.brackets) == 0 && in.bounds(start, i) {
				in.text(start, i)
				in.autolink(i, in.mailEnd, "mailto:")
				to = in.mailEnd
			}
			in.findMail(in.mailEnd)
		}
		if to == 0 {
			i++
			continue
		}
		start, i = to, to
		if in.mail >= 0 && in.mail < i {
			in.findMail(i)
		}
	}
	in.text(start, len(s))
}

// open adds an open bracket: [ or ![.
func (in *inliner) open(at, size int) {
	in.bracketed = true
	if n := len(in.brackets); n > 0 {
		in.brackets[n-1].outer = true
	}
	in.brackets = append(in.brackets, openBracket{
		piece: int32(len(in.pieces)), at: int32(at + size), delimiter: in.delimiters[0].previous, image: size == 2,
	})
	in.add(bracket, at, at+size)
}

// close reads a bracket that closes, and what stands behind it if it makes a
// link. It returns what follows.
func (in *inliner) close(at int) int {
	index := len(in.brackets) - 1
	b := in.brackets[index]
	in.brackets = in.brackets[:index]
	if !b.image && index < in.noLinks {
		in.noLinks = min(in.noLinks, index)
		in.add(Plain, at, at+1)
		return at + 1
	}
	in.noLinks = min(in.noLinks, index)
	link, end, ok := in.target(at, b)
	if !ok {
		in.add(Plain, at, at+1)
		return at + 1
	}
	in.match(b.delimiter)
	opening := &in.pieces[b.piece]
	opening.Mark, opening.extra = OpenLink, int32(len(in.links))
	if b.image {
		opening.Mark = OpenImage
	} else {
		in.noLinks = index
	}
	in.links = append(in.links, link)
	in.add(Close, at, at+1)
	return end
}

// target reads where the brackets that close at a place lead.
func (in *inliner) target(at int, b openBracket) (Link, int, bool) {
	s := in.s
	if at+1 < len(s) && s[at+1] == '(' {
		if link, end, ok := inlineTarget(s, at+2); ok {
			return link, end, true
		}
	}
	if in.tree.references == nil {
		return Link{}, 0, false
	}
	name, end := s[b.at:at], at+1
	usable := !b.outer && len(name) <= maxLabel
	if end < len(s) && s[end] == '[' {
		if second, n := label(s[end:]); n > 2 {
			name, usable = second, true
			end += n
		} else if n == 2 {
			end += n
		}
	}
	if !usable {
		return Link{}, 0, false
	}
	link, ok := in.tree.references[fold(name)]
	if size := len(link.URL) + len(link.Title); ok && size <= in.tree.room {
		in.tree.room -= size
		return link, end, true
	}
	return Link{}, 0, false
}

// inlineTarget reads (address "title") from behind the parenthesis on.
func inlineTarget(s string, i int) (link Link, end int, ok bool) {
	i = skip(s, i)
	if i < len(s) && s[i] == ')' {
		return Link{}, i + 1, true
	}
	if link.URL, i = destination(s, i); i < 0 {
		return Link{}, 0, false
	}
	at := skip(s, i)
	if at > i && at < len(s) && s[at] != ')' {
		if link.Title, i = title(s, at); i < 0 {
			return Link{}, 0, false
		}
		at = skip(s, i)
	}
	if at >= len(s) || s[at] != ')' {
		return Link{}, 0, false
	}
	return link, at + 1, true
}

// codeEnd finds the run of n backticks that ends the code begun by those at i;
// 0 if there is none.
func (in *inliner) codeEnd(i, n int) int {
	if n >= maxTicks {
		return 0
	}
	s := in.s
	if !in.ticksRead {
		in.ticksRead = true
		clear(in.ticks[:])
		for at := i + n; at < len(s); {
			next := strings.IndexByte(s[at:], '`')
			if next < 0 {
				break
			}
			at += next
			size := run(s[at:])
			if size < maxTicks {
				in.ticks[size] = int32(at)
			}
			at += size
		}
	}
	if int(in.ticks[n]) <= i {
		return 0
	}
	for at := i + n; ; {
		at += strings.IndexByte(s[at:], '`')
		size := run(s[at:])
		if size == n {
			return at
		}
		at += size
	}
}

// code adds the code between two runs of backticks.
func (in *inliner) code(start, end int) {
	s, broken := in.s[start:end], false
	if broken = strings.IndexByte(s, '\n') >= 0; broken {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	if n := len(s); n > 2 && s[0] == ' ' && s[n-1] == ' ' && strings.Trim(s, " ") != "" {
		s, start, end = s[1:n-1], start+1, end-1
	}
	if broken {
		in.say(CodeSpan, start, end, s)
		return
	}
	in.add(CodeSpan, start, end)
}

// noteAt is the length of [^label] where there is such a note; 0 otherwise.
func (t *Tree) noteAt(s string) int {
	if len(t.Notes) == 0 {
		return 0
	}
	label, n := noteLabel(s)
	if t.Notes[label] == nil {
		return 0
	}
	return n
}

// angle reads what stands in angle brackets: an address or raw HTML. It
// returns what follows; 0 if there is neither.
func (in *inliner) angle(start, i int) int {
	s := in.s
	if n := addressInBrackets(s[i:]); n > 0 {
		in.text(start, i)
		prefix := ""
		if !hasScheme(s[i+1 : i+n-1]) {
			prefix = "mailto:"
		}
		in.autolink(i+1, i+n-1, prefix)
		return i + n
	}
	n := in.rawHTML(s[i:])
	if n == 0 {
		return 0
	}
	in.text(start, i)
	in.add(RawHTML, i, i+n)
	return i + n
}

// rawHTML is the length of the raw HTML that s, the rest of the text, begins
// with; 0 if there is none.
func (in *inliner) rawHTML(s string) int {
	if len(s) < 3 {
		return 0
	}
	if s[1] != '!' && s[1] != '?' {
		return tag(s)
	}
	begin, end, kind := 2, "?>", instructionEnd
	switch {
	case s[1] == '?':
	case strings.HasPrefix(s, "<!-->"):
		return 5
	case strings.HasPrefix(s, "<!--->"):
		return 6
	case strings.HasPrefix(s, "<!--"):
		begin, end, kind = 4, "-->", commentEnd
	case strings.HasPrefix(s, "<![CDATA["):
		begin, end, kind = 9, "]]>", cdataEnd
	case letter(s[2]):
		begin, end, kind = 3, ">", declarationEnd
	default:
		return 0
	}
	if in.never[kind] {
		return 0
	}
	n := strings.Index(s[begin:], end)
	if n < 0 {
		in.never[kind] = true
		return 0
	}
	return begin + n + len(end)
}

// before is the character that ends at i, and after the one that begins
// there; a line feed at the ends of the text.
func (in *inliner) before(i int) rune {
	if i == 0 {
		return '\n'
	}
	if c := in.s[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRuneInString(in.s[:i])
	return r
}

func (in *inliner) after(i int) rune {
	if i == len(in.s) {
		return '\n'
	}
	if c := in.s[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(in.s[i:])
	return r
}
