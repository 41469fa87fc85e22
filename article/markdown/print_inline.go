package markdown

import (
	"bytes"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// inline appends running text of a block; lines says whether it may hold line
// breaks. It returns false for what Markdown cannot say.
func inline(dst []byte, content []article.Inline, lines bool) ([]byte, bool) {
	start := len(dst)
	dst, ok := inlines(dst, start, content)
	return dst, ok && (lines || bytes.IndexByte(dst[start:], '\n') < 0)
}

// inlines appends what stands in a block that begins at an offset of dst.
func inlines(dst []byte, start int, content []article.Inline) ([]byte, bool) {
	ok := true
	for _, n := range content {
		if n == nil {
			continue
		}
		if dst, ok = appendInline(dst, start, n); !ok {
			return dst, false
		}
	}
	return dst, true
}

func appendInline(dst []byte, start int, n article.Inline) ([]byte, bool) {
	switch n := n.(type) {
	case *article.Text:
		return appendText(dst, n.Value, len(dst) == start || dst[len(dst)-1] == '\n'), len(n.Extra) == 0
	case *article.Emphasis:
		return appendMarked(dst, start, "*", n.Content, "*", n.Extra)
	case *article.Strong:
		return appendMarked(dst, start, "**", n.Content, "**", n.Extra)
	case *article.Strike:
		return appendMarked(dst, start, "~~", n.Content, "~~", n.Extra)
	case *article.Sub:
		return appendMarked(dst, start, "<sub>", n.Content, "</sub>", n.Extra)
	case *article.Sup:
		return appendMarked(dst, start, "<sup>", n.Content, "</sup>", n.Extra)
	case *article.Mark:
		return appendMarked(dst, start, "<mark>", n.Content, "</mark>", n.Extra)
	case *article.Abbreviation:
		return appendMarked(dst, start, `<abbr title="`+htmlAttr(n.Title)+`">`, n.Content, "</abbr>", n.Extra)
	case *article.Span:
		return appendMarked(dst, start, `<span lang="`+htmlAttr(n.Language)+`">`, n.Content, "</span>", n.Extra)
	case *article.CodeSpan:
		ticks := ticksFor(n.Value, 1)
		pad := ""
		if strings.HasPrefix(n.Value, "`") || strings.HasSuffix(n.Value, "`") ||
			strings.HasPrefix(n.Value, " ") && strings.HasSuffix(n.Value, " ") && strings.TrimSpace(n.Value) != "" {
			pad = " "
		}
		dst = append(append(append(dst, ticks...), pad...), n.Value...)
		return append(append(dst, pad...), ticks...), n.Value != "" && len(n.Extra) == 0
	case *article.Link:
		return appendLink(dst, start, n)
	case *article.InlineImage:
		i := &n.Image
		return append(dst, image(i, n.Title)...), i.URL != "" && !i.Decorative && i.Width == 0 && i.Height == 0 && i.Type == "" && i.Focal == nil &&
			len(i.Variants) == 0 && len(i.Extra) == 0 && len(n.Extra) == 0
	case *article.Break:
		return append(dst, '\\', '\n'), len(n.Extra) == 0
	case *article.FootnoteRef:
		return append(append(append(dst, "[^"...), n.Label...), ']'), plainLabel(n.Label) && len(n.Extra) == 0
	default:
		return dst, false // formulas and custom inlines
	}
}

func appendMarked(dst []byte, start int, before string, content []article.Inline, after string, extra article.Extra) ([]byte, bool) {
	dst = append(dst, before...)
	empty := len(dst)
	dst, ok := inlines(dst, start, content)
	return append(dst, after...), ok && len(dst) > empty && len(extra) == 0
}

func appendLink(dst []byte, start int, l *article.Link) ([]byte, bool) {
	if only, isText := onlyText(l.Content); isText && only == l.URL && l.Title == "" && strings.HasPrefix(l.URL, "http") && !strings.ContainsAny(l.URL, " <>\\\"") {
		dst = append(append(append(dst, '<'), l.URL...), '>')
		return dst, len(l.Extra) == 0 && len(l.Content[0].(*article.Text).Extra) == 0
	}
	dst, ok := inlines(append(dst, '['), start, l.Content)
	dst = append(append(dst, "]("...), destination(l.URL)...)
	return append(append(dst, title(l.Title)...), ')'), ok && len(l.Extra) == 0
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

func image(i *article.Image, caption string) string {
	return "![" + escapeText(i.Alt) + "](" + destination(i.URL) + title(caption) + ")"
}

// destination is an address between angle brackets where it needs them.
func destination(url string) string {
	escaped := url
	if strings.ContainsAny(url, `\<>&`) {
		escaped = strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "&", "&amp;").Replace(url)
	}
	if url == "" || strings.ContainsAny(url, " ()\t<>") {
		return "<" + escaped + ">"
	}
	return escaped
}

func title(s string) string {
	if s == "" {
		return ""
	}
	return ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(s) + `"`
}

func htmlAttr(s string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;").Replace(s)
}

func escapeText(s string) string { return string(appendText(nil, s, false)) }

// appendText puts a backslash before what Markdown would read as something
// else: the marks of inlines everywhere, the marks of blocks at the start of a
// line, and what makes a bare address.
func appendText(dst []byte, s string, start bool) []byte {
	done := 0       // up to here s is in dst
	digits := false // digits and nothing else since the line began
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !start && !digits && !meaning[c] {
			continue
		}
		switch {
		case strings.IndexByte("\\`*_[]<~&", c) >= 0,
			c == ':' && strings.HasPrefix(s[i:], "://"),
			c == '.' && i >= len("www") && strings.EqualFold(s[i-len("www"):i], "www"),
			c == '@' && i > 0 && i+1 < len(s),
			start && strings.IndexByte("#>+-=|:{", c) >= 0,
			digits && (c == '.' || c == ')'):
			dst = append(append(dst, s[done:i]...), '\\')
			done = i
		}
		digits = (start || digits) && c >= '0' && c <= '9'
		start = c == '\n'
	}
	return append(dst, s[done:]...)
}

// meaning marks the bytes that appendText looks at anywhere in a line.
var meaning = func() (m [256]bool) {
	for _, c := range []byte("\\`*_[]<~&:.@\n") {
		m[c] = true
	}
	return m
}()
