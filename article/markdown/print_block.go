package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// maxSureDepth is how many containers may stand in each other before a block
// is read back to make sure: deeper ones run into the reader's limits.
const maxSureDepth = 8

// open and shut stand around what is printed inside a container.
func (w *writer) open() {
	w.depth++
	w.unsure(w.depth > maxSureDepth)
}

func (w *writer) shut() { w.depth-- }

// sequence appends blocks inside another one.
func (w *writer) sequence(dst []byte, blocks []article.Block, tight bool) []byte {
	w.open()
	defer w.shut()
	for i, b := range blocks {
		if b == nil {
			w.sure = false
			continue
		}
		var before article.Block
		if i > 0 {
			before = blocks[i-1]
			if !tight {
				dst = append(dst, '\n')
			}
			dst = append(dst, apart(before, b)...)
		}
		start := len(dst)
		dst = w.block(dst, b)
		w.unsure(isCaption(before, b, dst[start:]))
	}
	return dst
}

func (w *writer) paragraph(dst []byte, p *article.Paragraph) ([]byte, bool) {
	dst, ok := w.inline(dst, p.Content, true)
	w.unsure(!ok || isMore(p.Content))
	return append(dst, '\n'), ok
}

// isMore reports whether a paragraph may be read as another block: an image
// with its attributes is a figure, an address alone an embed.
func isMore(content []article.Inline) bool {
	switch content[0].(type) {
	case *article.InlineImage:
		if len(content) == 1 {
			return true
		}
		t, ok := content[1].(*article.Text)
		return ok && strings.HasPrefix(strings.TrimLeftFunc(t.Value, unicode.IsSpace), "{")
	case *article.Link:
		return len(content) == 1
	}
	return false
}

func (w *writer) list(dst []byte, l *article.List) ([]byte, bool) {
	const most = 999_999_999 // CommonMark 0.31.2, 5.2
	if len(l.Items) == 0 || l.Start == 1 || l.Start < 0 || l.Start > most-len(l.Items) || (!l.Ordered || l.StartsAtZero) && l.Start != 0 ||
		l.StartsAtZero && !l.Ordered || l.Loose && len(l.Items) == 1 && len(l.Items[0].Content) < 2 {
		return dst, false
	}
	for i := range l.Items {
		item := &l.Items[i]
		w.unsure(!sureItem(item) || !l.Loose && !sureTight(item.Content))
		mark := append(w.scratch(), "- "...)
		if l.Ordered {
			mark = append(strconv.AppendInt(mark[:0], int64(l.First()+i), 10), ". "...)
		}
		body := w.scratch()
		switch item.Task {
		case article.NoTask:
		case article.TaskOpen:
			body = append(body, "[ ] "...)
		case article.TaskDone:
			body = append(body, "[x] "...)
		default:
			return dst, false
		}
		if len(item.Extra) > 0 {
			return dst, false
		}
		body = w.sequence(body, item.Content, !l.Loose)
		if i > 0 && l.Loose {
			dst = append(dst, '\n')
		}
		dst = appendIndented(dst, body, mark, len(mark))
		w.giveBack(body)
		w.giveBack(mark)
	}
	return dst, true
}

// sureItem takes items that begin with what is no mark of a list itself, and
// tasks that begin with text.
func sureItem(item *article.ListItem) bool {
	if len(item.Content) == 0 {
		return false
	}
	switch b := item.Content[0].(type) {
	case *article.Paragraph:
		if len(b.Content) == 0 {
			return false
		}
		// The text of a link would pass for a task box: [x](y).
		if link, ok := b.Content[0].(*article.Link); ok {
			text, only := onlyText(link.Content)
			return !only || len(text) > 1
		}
		return true
	case *article.Code, *article.Quote, *article.Heading:
		return item.Task == article.NoTask
	}
	return false
}

// sureTight takes blocks that stand under each other without an empty line:
// text, and what ends a paragraph where it begins.
func sureTight(blocks []article.Block) bool {
	for i, b := range blocks {
		switch b := b.(type) {
		case *article.Paragraph:
			if i > 0 {
				return false
			}
		case *article.List:
			if i > 0 && blocks[i-1].Kind() == article.KindList || b.Loose || b.Ordered && b.First() != 1 {
				return false
			}
		case *article.Code:
			if strings.Contains(b.Value, "\n\n") || strings.HasPrefix(b.Value, "\n") {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// appendIndented puts first before the first line of s and as many spaces
// before the others; lines without text stay empty.
func appendIndented(dst, s, first []byte, spaces int) []byte {
	dst = append(dst, first...)
	for i := 0; i < len(s); {
		end := len(s)
		if n := bytes.IndexByte(s[i:], '\n'); n >= 0 {
			end = i + n + 1
		}
		if i > 0 && s[i] != '\n' {
			for range spaces {
				dst = append(dst, ' ')
			}
		}
		dst = append(dst, s[i:end]...)
		i = end
	}
	if dst[len(dst)-1] != '\n' {
		dst = append(dst, '\n')
	}
	return dst
}

// appendQuoted puts "> " before each line of s, ">" before an empty one.
func appendQuoted(dst, s []byte) []byte {
	for len(s) > 0 {
		end := bytes.IndexByte(s, '\n')
		if end < 0 {
			end = len(s)
		}
		dst = append(dst, '>')
		if end > 0 {
			dst = append(append(dst, ' '), s[:end]...)
		}
		dst = append(dst, '\n')
		s = s[min(end+1, len(s)):]
	}
	return dst
}

func (w *writer) quote(dst []byte, q *article.Quote) ([]byte, bool) {
	if q.URL != "" || len(q.Content)+len(q.Attribution) == 0 {
		return dst, false
	}
	w.unsure(!sureQuote(q))
	body := w.sequence(w.scratch(), q.Content, false)
	if len(q.Attribution) > 0 {
		if len(body) > 0 {
			body = append(body, '\n')
		}
		by, ok := w.inline(append(body, dashMark...), q.Attribution, false)
		if !ok {
			return dst, false
		}
		body = append(by, '\n')
	}
	dst = appendQuoted(dst, body)
	w.giveBack(body)
	return dst, len(body) > 0
}

const dashMark = "— "

// sureQuote takes quotes that do not begin with the mark of a callout, and
// whose last line begins with a dash where it names the speaker and only there.
func sureQuote(q *article.Quote) bool {
	if len(q.Content) == 0 {
		return false
	}
	if p, ok := q.Content[0].(*article.Paragraph); ok && len(p.Content) > 0 {
		if t, ok := p.Content[0].(*article.Text); ok && strings.HasPrefix(t.Value, "[!") {
			return false
		}
	}
	if len(q.Attribution) > 0 {
		_, text := q.Attribution[0].(*article.Text)
		return text
	}
	if last, ok := lastParagraph(q.Content); ok {
		for _, n := range last.Content {
			if t, ok := n.(*article.Text); ok && (strings.HasPrefix(t.Value, dashMark) || strings.Contains(t.Value, "\n"+dashMark)) {
				return false
			}
		}
	}
	return true
}

func (w *writer) callout(dst []byte, c *article.Callout) ([]byte, bool) {
	name := "NOTE"
	switch c.Type {
	case article.CalloutNote:
	case article.CalloutTip, article.CalloutImportant, article.CalloutWarning, article.CalloutCaution:
		name = strings.ToUpper(string(c.Type))
	default:
		return dst, false
	}
	body := append(append(append(w.scratch(), "[!"...), name...), ']')
	if len(c.Title) > 0 {
		var ok bool
		if body, ok = w.inline(append(body, ' '), c.Title, false); !ok {
			return dst, false
		}
	}
	body = append(body, '\n')
	title := len(body)
	if body = w.sequence(append(body, '\n'), c.Content, false); len(body) == title+1 {
		body = body[:title]
	}
	dst = appendQuoted(dst, body)
	w.giveBack(body)
	return dst, true
}

func (w *writer) code(dst []byte, c *article.Code) ([]byte, bool) {
	if c.Value != "" && !strings.HasSuffix(c.Value, "\n") || c.Info != "" && c.Syntax == "" || c.Syntax == fenceName {
		return dst, false
	}
	w.unsure(strings.ContainsAny(c.Value, "\r\x00") || !utf8.ValidString(c.Value) || w.depth > 0 && strings.IndexByte(c.Value, '\t') >= 0 ||
		!simple(c.Syntax, "+-.#") || !simple(c.Info, "=.-"))
	ticks := ticksFor(c.Value, 3)
	dst = append(dst, ticks...)
	dst = w.text(dst, strings.TrimSpace(c.Syntax+" "+c.Info), false)
	dst = append(append(append(dst, '\n'), c.Value...), ticks...)
	return append(dst, '\n'), true
}

func (w *writer) figure(dst []byte, f *article.Figure) ([]byte, bool) {
	i := &f.Image
	if i.URL == "" || i.Decorative || i.Type != "" || i.Focal != nil || len(i.Variants) > 0 || len(i.Extra) > 0 || len(f.Caption) > 1 ||
		strings.ContainsAny(f.Credit, "\"\\&\n") {
		return dst, false
	}
	caption := ""
	if len(f.Caption) == 1 {
		t, ok := f.Caption[0].(*article.Text)
		if !ok || len(t.Extra) > 0 || t.Value == "" {
			return dst, false
		}
		caption = t.Value
	}
	w.unsure(i.Width < 0 || i.Height < 0 || !simple(string(f.Layout), "") || !simpleID(f.ID) || !simpleCredit(f.Credit))
	if f.URL != "" {
		dst = append(dst, '[')
	}
	w.start, w.lines = len(dst), false
	dst = w.image(dst, i, caption)
	if f.URL != "" {
		w.unsure(strings.ContainsAny(f.URL, `\<>&`))
		dst = append(w.destination(append(dst, "]("...), f.URL), ')')
	}
	sep := byte('{')
	set := func(name string) {
		dst = append(append(dst, sep), name...)
		sep = ' '
	}
	if i.Width != 0 {
		set("width=")
		dst = strconv.AppendInt(dst, int64(i.Width), 10)
	}
	if i.Height != 0 {
		set("height=")
		dst = strconv.AppendInt(dst, int64(i.Height), 10)
	}
	if f.Credit != "" {
		set(`credit="`)
		dst = append(append(dst, f.Credit...), '"')
	}
	if f.Layout != "" {
		set("layout=")
		dst = append(dst, f.Layout...)
	}
	if f.ID != "" {
		set("#")
		dst = append(dst, f.ID...)
	}
	if sep == ' ' {
		dst = append(dst, '}')
	}
	return append(dst, '\n'), true
}

// simpleCredit takes names that mean nothing to Markdown, in which the
// attributes of a figure are text.
func simpleCredit(s string) bool {
	return inert(s, "\\*_`[]<~&@\"") && !strings.Contains(s, "://") && !strings.Contains(s, "www.") && !strings.Contains(s, "WWW.") && s == strings.TrimSpace(s)
}

// embed appends an address alone in its paragraph, which is all that Markdown
// says of an embed.
func (w *writer) embed(dst []byte, e *article.Embed) ([]byte, bool) {
	found, ok := embed.Find(e.URL, defaultProviders)
	if !ok || found.URL != e.URL || found.Provider != e.Provider || found.Width != e.Width || found.Height != e.Height ||
		e.Title != "" || e.Thumbnail != nil || e.Text != "" || len(e.Caption) > 0 {
		return dst, false
	}
	if bareAddress(e.URL) {
		return append(append(dst, e.URL...), '\n'), true
	}
	w.unsure(!sureAutolink(e.URL))
	return append(append(append(dst, '<'), e.URL...), '>', '\n'), true
}

// bareAddress takes addresses that are read whole without brackets around
// them (GFM 0.29, 6.9): no mark within, none that might be the sentence's at
// the end.
func bareAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		return false
	}
	host, path, _ := strings.Cut(rest, "/")
	if host == "" || strings.IndexByte(host, '.') <= 0 || !simple(host, ".-") || strings.ToLower(host) != host || !letter(host[len(host)-1]) {
		return false
	}
	return simple(path, "/.-_=?&%+@~") && (path == "" || simple(path[len(path)-1:], "/"))
}

func sureAutolink(url string) bool {
	return (strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")) && isASCII(url) && inert(url, " <>\\\"`") && escape.SafeURL(url)
}
