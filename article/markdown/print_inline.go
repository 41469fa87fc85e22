package markdown

import (
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// inline prints running text; lines says whether it may hold line breaks. It
// returns false for what Markdown cannot say.
func inline(content []article.Inline, lines bool) (string, bool) {
	var out strings.Builder
	for _, n := range content {
		if n != nil && !printInline(&out, n, lines) {
			return "", false
		}
	}
	return out.String(), lines || !strings.Contains(out.String(), "\n")
}

func printInline(out *strings.Builder, n article.Inline, lines bool) bool {
	around := func(before string, content []article.Inline, after string) bool {
		inner, ok := inline(content, lines)
		out.WriteString(before + inner + after)
		return ok && inner != ""
	}
	switch n := n.(type) {
	case *article.Text:
		out.WriteString(escapeText(n.Value, atLineStart(out)))
		return len(n.Extra) == 0
	case *article.Emphasis:
		return around("*", n.Content, "*") && len(n.Extra) == 0
	case *article.Strong:
		return around("**", n.Content, "**") && len(n.Extra) == 0
	case *article.Strike:
		return around("~~", n.Content, "~~") && len(n.Extra) == 0
	case *article.Sub:
		return around("<sub>", n.Content, "</sub>") && len(n.Extra) == 0
	case *article.Sup:
		return around("<sup>", n.Content, "</sup>") && len(n.Extra) == 0
	case *article.Mark:
		return around("<mark>", n.Content, "</mark>") && len(n.Extra) == 0
	case *article.Abbreviation:
		return around(`<abbr title="`+htmlAttr(n.Title)+`">`, n.Content, "</abbr>") && len(n.Extra) == 0
	case *article.Span:
		return around(`<span lang="`+htmlAttr(n.Language)+`">`, n.Content, "</span>") && len(n.Extra) == 0
	case *article.CodeSpan:
		ticks := ticksFor(n.Value, 1)
		pad := ""
		if strings.HasPrefix(n.Value, "`") || strings.HasSuffix(n.Value, "`") ||
			strings.HasPrefix(n.Value, " ") && strings.HasSuffix(n.Value, " ") && strings.TrimSpace(n.Value) != "" {
			pad = " "
		}
		out.WriteString(ticks + pad + n.Value + pad + ticks)
		return n.Value != "" && len(n.Extra) == 0
	case *article.Link:
		return printLink(out, n, lines)
	case *article.InlineImage:
		i := &n.Image
		out.WriteString(image(i, n.Title))
		return i.URL != "" && !i.Decorative && i.Width == 0 && i.Height == 0 && i.Type == "" && i.Focal == nil &&
			len(i.Variants) == 0 && len(i.Extra) == 0 && len(n.Extra) == 0
	case *article.Break:
		out.WriteString("\\\n")
		return lines && len(n.Extra) == 0
	case *article.FootnoteRef:
		out.WriteString("[^" + n.Label + "]")
		return plainLabel(n.Label) && len(n.Extra) == 0
	default:
		return false // formulas and custom inlines
	}
}

func printLink(out *strings.Builder, l *article.Link, lines bool) bool {
	inner, ok := inline(l.Content, lines)
	if !ok || len(l.Extra) > 0 {
		return false
	}
	if only, isText := onlyText(l.Content); isText && only == l.URL && l.Title == "" && strings.HasPrefix(l.URL, "http") && !strings.ContainsAny(l.URL, " <>\\\"") {
		out.WriteString("<" + l.URL + ">")
		return true
	}
	out.WriteString("[" + inner + "](" + destination(l.URL) + title(l.Title) + ")")
	return true
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
	return "![" + escapeText(i.Alt, false) + "](" + destination(i.URL) + title(caption) + ")"
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

func atLineStart(out *strings.Builder) bool {
	s := out.String()
	return s == "" || s[len(s)-1] == '\n'
}

// escapeText puts a backslash before what Markdown would read as something
// else: the marks of inlines everywhere, the marks of blocks at the start of a
// line, and what makes a bare address.
func escapeText(s string, start bool) string {
	done := 0 // up to here s is in out
	var out []byte
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
			out = append(append(out, s[done:i]...), '\\')
			done = i
		}
		digits = (start || digits) && c >= '0' && c <= '9'
		start = c == '\n'
	}
	if done == 0 && out == nil {
		return s
	}
	return string(append(out, s[done:]...))
}

// meaning marks the bytes that escapeText looks at anywhere in a line.
var meaning = func() (m [256]bool) {
	for _, c := range []byte("\\`*_[]<~&:.@\n") {
		m[c] = true
	}
	return m
}()
