package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// inline appends running text of a block; lines says whether it may hold line
// breaks. It returns false for what Markdown cannot say.
func (w *writer) inline(dst []byte, content []article.Inline, lines bool) ([]byte, bool) {
	w.start, w.lines = len(dst), lines
	start := len(dst)
	dst, ok := w.inlines(dst, content, ' ')
	if !ok || len(dst) == start || !lines && bytes.IndexByte(dst[start:], '\n') >= 0 {
		return dst, false
	}
	// White space at the ends of a block is none of its text.
	begin, _ := utf8.DecodeRune(dst[start:])
	end, _ := utf8.DecodeLastRune(dst[start:])
	w.unsure(!visible(begin) || !visible(end))
	return dst, true
}

// inlines appends pieces of running text before the rune after.
func (w *writer) inlines(dst []byte, content []article.Inline, after rune) ([]byte, bool) {
	for i, n := range content {
		if n == nil {
			w.sure = false
			continue
		}
		next := after
		if i+1 < len(content) {
			next = firstRune(content[i+1])
		}
		if t, ok := n.(*article.Text); ok {
			if len(t.Extra) > 0 {
				return dst, false
			}
			// Two texts would be read as one, and a line feed at the end needs
			// a line to follow.
			w.unsure(t.Value == "" || i > 0 && isText(content[i-1]) || t.Value[len(t.Value)-1] == '\n' && (i+1 == len(content) || next == '\\'))
			dst = w.text(dst, t.Value, len(dst) == w.start || dst[len(dst)-1] == '\n')
			continue
		}
		var ok bool
		if dst, ok = w.marked(dst, n, next); !ok {
			return dst, false
		}
		if _, br := n.(*article.Break); br {
			w.unsure(i+1 == len(content) || next != '\\' && !visible(next))
		}
	}
	return dst, true
}

func isText(n article.Inline) bool { _, ok := n.(*article.Text); return ok }

// marked appends a piece of running text that is not plain.
func (w *writer) marked(dst []byte, n article.Inline, after rune) ([]byte, bool) {
	switch n := n.(type) {
	case *article.Emphasis:
		return w.emphasis(dst, "*", &w.stars, n.Content, n.Extra, after)
	case *article.Strong:
		if len(n.Content) == 1 {
			if inner, ok := n.Content[0].(*article.Emphasis); ok && len(n.Extra) == 0 {
				return w.strongEmphasis(dst, inner, after)
			}
		}
		return w.emphasis(dst, "**", &w.stars, n.Content, n.Extra, after)
	case *article.Strike:
		return w.emphasis(dst, "~~", &w.waves, n.Content, n.Extra, after)
	case *article.Sub:
		return w.element(dst, "sub", "", "", n.Content, n.Extra)
	case *article.Sup:
		return w.element(dst, "sup", "", "", n.Content, n.Extra)
	case *article.Mark:
		return w.element(dst, "mark", "", "", n.Content, n.Extra)
	case *article.Abbreviation:
		return w.element(dst, "abbr", "title", n.Title, n.Content, n.Extra)
	case *article.Span:
		w.unsure(n.Language == "")
		return w.element(dst, "span", "lang", n.Language, n.Content, n.Extra)
	case *article.CodeSpan:
		return w.codeSpan(dst, n, after)
	case *article.Link:
		return w.appendLink(dst, n)
	case *article.InlineImage:
		i := &n.Image
		if i.URL == "" || i.Decorative || i.Width != 0 || i.Height != 0 || i.Type != "" || i.Focal != nil || len(i.Variants) > 0 || len(i.Extra) > 0 || len(n.Extra) > 0 {
			return dst, false
		}
		w.unsure(w.link)
		return w.image(dst, i, n.Title), true
	case *article.Break:
		before, _ := utf8.DecodeLastRune(dst[w.start:])
		w.unsure(len(dst) == w.start || !visible(before))
		return append(dst, '\\', '\n'), len(n.Extra) == 0
	case *article.FootnoteRef:
		return w.ref(dst, n, after)
	default:
		return dst, false // formulas and custom inlines
	}
}

// maxSureMarks is how many elements of running text may stand in each other
// before a block is read back to make sure.
const maxSureMarks = 8

// emphasis appends content between two runs of delimiters. It is sure where
// the first can only open and the second close what the first has opened
// (CommonMark 0.31.2, 6.2): a run may be of both kinds only where none of its
// character stands open that it could close.
func (w *writer) emphasis(dst []byte, run string, open *int, content []article.Inline, extra article.Extra, after rune) ([]byte, bool) {
	if len(content) == 0 || len(extra) > 0 {
		return dst, false
	}
	own := rune(run[0])
	a, b := w.classBefore(dst), classOf(firstRune(content[0]))
	w.unsure(!flanks(b, a) || *open > 0 && mayFlank(a, b) || w.lastByte(dst) == run[0] || w.marks > maxSureMarks)
	dst = append(dst, run...)
	*open++
	w.marks++
	dst, ok := w.inlines(dst, content, own)
	w.marks--
	*open--
	a, b = w.classBefore(dst), classOf(after)
	w.unsure(!flanks(a, b) || after == own || w.lastByte(dst) == run[0])
	return append(dst, run...), ok
}

// strongEmphasis appends emphasis that is all of what is strong, with another
// character: three asterisks are read the other way round.
func (w *writer) strongEmphasis(dst []byte, n *article.Emphasis, after rune) ([]byte, bool) {
	if len(n.Content) == 0 || len(n.Extra) > 0 {
		return dst, false
	}
	// The underscores have the asterisks outside, so that they cannot be taken
	// for the wrong kind; the asterisks have the underscores inside.
	before, inside := w.classBefore(dst), classOf(firstRune(n.Content[0]))
	w.unsure(!flanks(classPunct, before) || w.stars > 0 || w.lastByte(dst) == '*' || inside == classSpace || inside == classUnknown || w.marks > maxSureMarks)
	dst = append(dst, "**_"...)
	w.stars++
	w.marks++
	dst, ok := w.inlines(dst, n.Content, '_')
	w.marks--
	w.stars--
	inside = w.classBefore(dst)
	w.unsure(!flanks(classPunct, classOf(after)) || after == '*' || inside == classSpace || inside == classUnknown || w.lastByte(dst) == '*')
	return append(dst, "_**"...), ok
}

// element appends content between two tags.
func (w *writer) element(dst []byte, name, attribute, value string, content []article.Inline, extra article.Extra) ([]byte, bool) {
	if len(content) == 0 || len(extra) > 0 {
		return dst, false
	}
	dst = append(append(dst, '<'), name...)
	if attribute != "" {
		w.unsure(!inert(value, ""))
		dst = append(append(append(dst, ' '), attribute...), `="`...)
		dst = append(escape.AppendAttr(dst, value), '"')
	}
	dst = append(dst, '>')
	w.unsure(w.marks > maxSureMarks)
	w.marks++
	empty := len(dst)
	dst, ok := w.inlines(dst, content, '<')
	w.marks--
	return append(append(append(dst, "</"...), name...), '>'), ok && len(dst) > empty
}

// codeSpan is sure of text without marks of its own. An "@" is not: what looks
// like an address of mail may begin before the span.
func (w *writer) codeSpan(dst []byte, n *article.CodeSpan, after rune) ([]byte, bool) {
	if n.Value == "" || len(n.Extra) > 0 {
		return dst, false
	}
	w.unsure(!inert(n.Value, "`@") || n.Value[0] == ' ' || n.Value[len(n.Value)-1] == ' ' || w.lastByte(dst) == '`' || after == '`')
	ticks := ticksFor(n.Value, 1)
	pad := ""
	if strings.HasPrefix(n.Value, "`") || strings.HasSuffix(n.Value, "`") ||
		strings.HasPrefix(n.Value, " ") && strings.HasSuffix(n.Value, " ") && strings.TrimSpace(n.Value) != "" {
		pad = " "
	}
	dst = append(append(append(dst, ticks...), pad...), n.Value...)
	return append(append(dst, pad...), ticks...), true
}

func (w *writer) appendLink(dst []byte, l *article.Link) ([]byte, bool) {
	if len(l.Content) == 0 || len(l.Extra) > 0 {
		return dst, false
	}
	w.unsure(w.link || w.lastByte(dst) == '!' || w.marks > maxSureMarks)
	if only, isText := onlyText(l.Content); isText && only == l.URL && l.Title == "" && strings.HasPrefix(l.URL, "http") && !strings.ContainsAny(l.URL, " <>\\\"") {
		w.unsure(!sureAutolink(l.URL))
		return append(append(append(dst, '<'), l.URL...), '>'), len(l.Content[0].(*article.Text).Extra) == 0
	}
	within := w.link
	first := firstRune(l.Content[0])
	w.unsure(first == '^' || !visible(first))
	w.link = true
	w.marks++
	dst, ok := w.inlines(append(dst, '['), l.Content, ']')
	w.marks--
	w.link = within
	w.unsure(w.classBefore(dst) == classSpace)
	dst = w.destination(append(dst, "]("...), l.URL)
	return append(w.title(dst, l.Title), ')'), ok
}

func onlyText(content []article.Inline) (string, bool) {
	if len(content) != 1 {
		return "", false
	}
	t, ok := content[0].(*article.Text)
	if !ok {
		return "", false
	}
	return t.Value, true
}

func (w *writer) image(dst []byte, i *article.Image, title string) []byte {
	if i.Alt != "" {
		begin, end := first(i.Alt), last(i.Alt)
		w.unsure(begin == '^' || !visible(begin) || !visible(end))
	}
	w.unsure(strings.IndexByte(i.Alt, '\n') >= 0)
	dst = w.text(append(dst, "!["...), i.Alt, false)
	dst = w.destination(append(dst, "]("...), i.URL)
	return append(w.title(dst, title), ')')
}

// firstRune is the first character that a piece of running text is printed
// with.
func firstRune(n article.Inline) rune {
	switch n := n.(type) {
	case *article.Text:
		return first(n.Value)
	case *article.Emphasis, *article.Strong:
		return '*'
	case *article.Strike:
		return '~'
	case *article.CodeSpan:
		return '`'
	case *article.Link, *article.FootnoteRef:
		return '['
	case *article.InlineImage:
		return '!'
	case *article.Break:
		return '\\'
	case *article.Sub, *article.Sup, *article.Mark, *article.Abbreviation, *article.Span:
		return '<'
	case *article.Math, *article.CustomInline:
		// These have no Markdown.
	}
	return 0
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func last(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// lastByte is the byte before the end of the running text; a space where it
// begins.
func (w *writer) lastByte(dst []byte) byte {
	if len(dst) == w.start {
		return ' '
	}
	return dst[len(dst)-1]
}

// A class is what a character is to the rules of emphasis.
type class int

const (
	classWord class = iota
	classSpace
	classPunct
	classUnknown // a control character, or none that is known
)

func (w *writer) classBefore(dst []byte) class {
	if len(dst) == w.start {
		return classSpace
	}
	r, _ := utf8.DecodeLastRune(dst[w.start:])
	return classOf(r)
}

func classOf(r rune) class {
	switch {
	case r == ' ' || r == '\n':
		return classSpace
	case r < utf8.RuneSelf:
		if letter(byte(r)) || r >= '0' && r <= '9' {
			return classWord
		}
		if r > ' ' && r != 0x7f {
			return classPunct
		}
		return classUnknown
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return classWord
	case unicode.IsPunct(r), unicode.IsSymbol(r):
		return classPunct
	case unicode.Is(unicode.Zs, r):
		return classSpace
	}
	return classUnknown
}

// flanks reports whether a run of delimiters stands at the word inside of it,
// for certain.
func flanks(inside, outside class) bool {
	return inside == classWord || inside == classPunct && (outside == classSpace || outside == classPunct)
}

// mayFlank reports whether it may.
func mayFlank(inside, outside class) bool {
	switch inside {
	case classSpace:
		return false
	case classPunct:
		return outside != classWord
	}
	return true
}
