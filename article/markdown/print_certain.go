package markdown

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// The functions of this file tell which blocks are certain to be read as they
// were meant, by what they hold, so that what the writer prints of them need
// not be read back. They say no to everything that takes more than a look at
// the characters: that is left to the reader to decide.

// certain reports whether a block at the document's top comes back unchanged
// from what plain prints of it. A heading's id is not looked at.
func certain(b article.Block) bool {
	if !plainAttrs(b) {
		return false
	}
	switch b := b.(type) {
	case *article.Paragraph:
		return certainInlines(b.Content, true)
	case *article.Heading:
		return certainInlines(b.Content, false) && !strings.ContainsAny(article.InlineText(b.Content), "{}#")
	case *article.List:
		return certainList(b, 0)
	case *article.Quote:
		return certainQuote(b)
	case *article.Code:
		return certainCode(b)
	case *article.Table:
		return certainTable(b)
	case *article.Divider:
		return true
	}
	return false
}

// certainList takes lists whose items are one paragraph, and in tight ones
// one more list below it. Deeper than some levels it takes none, so that a
// hostile depth is left to the reader's limits.
func certainList(l *article.List, depth int) bool {
	if depth > 8 || len(l.Items) == 0 || l.StartsAtZero || l.Start == 1 || l.Start < 0 || l.Start > math.MaxInt16 || len(l.Items) > math.MaxInt16 ||
		!l.Ordered && l.Start != 0 || l.Loose && len(l.Items) < 2 {
		return false
	}
	for i := range l.Items {
		item := &l.Items[i]
		if len(item.Extra) > 0 || len(item.Content) == 0 || len(item.Content) > 2 {
			return false
		}
		switch item.Task {
		case article.NoTask, article.TaskOpen, article.TaskDone:
		default:
			return false
		}
		p, ok := item.Content[0].(*article.Paragraph)
		if !ok || !plainAttrs(p) || !certainInlines(p.Content, true) {
			return false
		}
		if _, text := p.Content[0].(*article.Text); !text {
			return false // a link would pass for a task box: [x](y)
		}
		if len(item.Content) == 2 {
			inner, ok := item.Content[1].(*article.List)
			if !ok || l.Loose || inner.Loose || inner.Ordered || !plainAttrs(inner) || !certainList(inner, depth+1) {
				return false
			}
		}
	}
	return true
}

// certainQuote takes quotes of paragraphs that begin with a word: no mark of
// a callout and no dash of an attribution.
func certainQuote(q *article.Quote) bool {
	if len(q.Content) == 0 {
		return false
	}
	for _, b := range q.Content {
		p, ok := b.(*article.Paragraph)
		if !ok || !plainAttrs(p) || !certainInlines(p.Content, true) || !startsWithWord(p.Content) {
			return false
		}
	}
	return len(q.Attribution) == 0 || certainInlines(q.Attribution, false) && startsWithWord(q.Attribution)
}

func startsWithWord(content []article.Inline) bool {
	t, ok := content[0].(*article.Text)
	return ok && word(first(t.Value))
}

func certainCode(c *article.Code) bool {
	return !strings.ContainsAny(c.Value, "\r\x00") && utf8.ValidString(c.Value) && simple(c.Syntax, "+-.#") && simple(c.Info, "=.-")
}

// certainTable takes tables without a caption whose cells are plain.
func certainTable(t *article.Table) bool {
	if len(t.Head) != 1 || len(t.Foot) > 0 || len(t.Caption) > 0 {
		return false
	}
	aligned := false
	for _, c := range t.Columns {
		switch c.Align {
		case article.AlignStart, article.AlignCenter, article.AlignEnd:
			aligned = true
		case article.AlignDefault:
		default:
			return false
		}
		if len(c.Extra) > 0 {
			return false
		}
	}
	if len(t.Columns) > 0 && !aligned { // is read as no columns
		return false
	}
	return certainCells(t.Head[0].Cells) && !slices.ContainsFunc(t.Body, func(r article.Row) bool { return !certainCells(r.Cells) })
}

func certainCells(cells []article.Cell) bool {
	for i := range cells {
		if len(cells[i].Content) == 0 {
			continue
		}
		p, ok := cells[i].Content[0].(*article.Paragraph)
		if !ok || !certainInlines(p.Content, false) || strings.Contains(article.InlineText(p.Content), "|") {
			return false
		}
	}
	return len(cells) > 0
}

// certainInlines takes running text of a block: not empty, without white
// space at its ends.
func certainInlines(content []article.Inline, lines bool) bool {
	if len(content) == 0 {
		return false
	}
	if t, ok := content[0].(*article.Text); ok && unicode.IsSpace(first(t.Value)) {
		return false
	}
	if t, ok := content[len(content)-1].(*article.Text); ok && unicode.IsSpace(last(t.Value)) {
		return false
	}
	return certainSequence(content, lines, 0)
}

// certainSequence takes texts, and between two texts one of the others: no
// mark stands beside another mark, and what two texts say is not read as one.
func certainSequence(content []article.Inline, lines bool, depth int) bool {
	if depth > 8 {
		return false
	}
	for i, n := range content {
		t, text := n.(*article.Text)
		if text {
			if len(t.Extra) > 0 || !certainText(t.Value, lines) {
				return false
			}
		}
		before, after := rune(' '), rune(' ') // the ends of a block, or of a link's text
		if i > 0 {
			b, ok := content[i-1].(*article.Text)
			if ok == text {
				return false
			}
			if ok {
				before = last(b.Value)
			}
		}
		if i+1 < len(content) {
			a, ok := content[i+1].(*article.Text)
			if ok == text {
				return false
			}
			if ok {
				after = first(a.Value)
			}
		}
		if !text && !certainMarked(n, before, after, lines, depth) {
			return false
		}
	}
	return true
}

// certainMarked takes an inline with marks around it that can only open where
// it begins and only close where it ends (CommonMark 0.31.2, 6.2): space or
// punctuation outside, and a word inside. Nothing certain holds an "@": an
// address of mail may hold the marks themselves.
func certainMarked(n article.Inline, before, after rune, lines bool, depth int) bool {
	switch n := n.(type) {
	case *article.Emphasis:
		return len(n.Extra) == 0 && certainMarks(n.Content, before, after, lines, depth)
	case *article.Strong:
		return len(n.Extra) == 0 && certainMarks(n.Content, before, after, lines, depth)
	case *article.CodeSpan:
		return len(n.Extra) == 0 && before != '`' && after != '`' && n.Value != "" &&
			n.Value[0] != ' ' && n.Value[len(n.Value)-1] != ' ' && inert(n.Value, "`@")
	case *article.Link:
		return len(n.Extra) == 0 && before != '!' && n.Title == "" && certainAddress(n.URL) && len(n.Content) > 0 &&
			startsWithWord(n.Content) && endsWithWord(n.Content) && !holdsLink(n.Content) && certainSequence(n.Content, lines, depth+1) && !isText(n.Content, n.URL)
	}
	return false
}

func certainMarks(content []article.Inline, before, after rune, lines bool, depth int) bool {
	return strings.ContainsRune(" (\n", before) && strings.ContainsRune(" ).,;:!?\n", after) &&
		len(content) > 0 && startsWithWord(content) && endsWithWord(content) && certainSequence(content, lines, depth+1)
}

func endsWithWord(content []article.Inline) bool {
	t, ok := content[len(content)-1].(*article.Text)
	return ok && word(last(t.Value))
}

func isText(content []article.Inline, s string) bool {
	value, ok := onlyText(content)
	return ok && value == s
}

// holdsLink reports whether a link stands anywhere in a text: one inside
// another ends the outer one.
func holdsLink(content []article.Inline) bool {
	for _, n := range content {
		switch n := n.(type) {
		case *article.Link:
			return true
		case *article.Emphasis:
			if holdsLink(n.Content) {
				return true
			}
		case *article.Strong:
			if holdsLink(n.Content) {
				return true
			}
		}
	}
	return false
}

func certainAddress(url string) bool {
	return url != "" && !strings.ContainsAny(url, " ()\t<>\\\"") && inert(url, "@") && isASCII(url) && escape.SafeURL(url)
}

// certainText takes text in which appendText's backslashes are all that is
// needed: no bare address, no white space but single line feeds between
// words, and words alone at the start of a line.
func certainText(s string, lines bool) bool {
	ascii := true
	for i := 0; i < len(s); i++ {
		switch textClass[s[i]] {
		case textPlain:
		case textWide:
			ascii = false
		case textColon:
			if strings.HasPrefix(s[i+1:], "//") {
				return false
			}
		case textW:
			if i+2 < len(s) && s[i+1]|0x20 == 'w' && s[i+2]|0x20 == 'w' {
				return false
			}
		case textLine:
			if !lines || i == 0 || i+1 == len(s) || s[i-1] == ' ' || s[i-1] >= utf8.RuneSelf || !letter(s[i+1]) {
				return false
			}
		default:
			return false
		}
	}
	return s != "" && (ascii || utf8.ValidString(s))
}

const (
	textOther = iota // what no certain text holds
	textPlain
	textWide // not ASCII
	textColon
	textW
	textLine
)

var textClass = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c >= utf8.RuneSelf:
			class[c] = textWide
		case c == ':':
			class[c] = textColon
		case c == 'w' || c == 'W':
			class[c] = textW
		case c == '\n':
			class[c] = textLine
		case c >= ' ' && c != 0x7f && c != '@':
			class[c] = textPlain
		}
	}
	return class
}()

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// word reports whether a character is one that a word is made of.
func word(r rune) bool { return unicode.IsLetter(r) || r >= '0' && r <= '9' }

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func last(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// inert reports whether s is UTF-8 without control characters and without the
// characters of not.
func inert(s, not string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] == 0x7f {
			return false
		}
	}
	return !strings.ContainsAny(s, not) && utf8.ValidString(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// simple reports whether s is letters, digits and the characters of more.
func simple(s, more string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !letter(c) && (c < '0' || c > '9') && strings.IndexByte(more, c) < 0 {
			return false
		}
	}
	return true
}
