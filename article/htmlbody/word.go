package htmlbody

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// Word pastes lists as paragraphs: their style names a list and a level
// ("mso-list:l0 level2 lfo1"), and the mark stands before the text in an
// element of the style "mso-list:Ignore". Filtered, it leaves the style out
// and the mark in a font of its own.

// wordLists are the lists that stand open, the outermost first.
type wordLists struct {
	open []*article.List
	end  int // how many blocks there are, if none came since
}

// wordItem reads a paragraph that is an item of a list. It reports whether n
// is one.
func (f *flow) wordItem(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	level, mark := wordLevel(n)
	if level == 0 || mark == nil {
		return false
	}
	number, ordered := wordNumber(plainText(mark))
	drop(mark)
	content := f.text(n)
	if len(content) == 0 {
		return true
	}
	w := &f.word
	if w.end != len(f.blocks) {
		w.open = w.open[:0]
	}
	w.open = w.open[:min(level, len(w.open))]
	if len(w.open) == level && w.open[level-1].Ordered != ordered {
		w.open = w.open[:level-1]
	}
	for len(w.open) < level {
		l := &article.List{Ordered: ordered}
		if ordered && number > 1 {
			l.Start = number
		}
		if len(w.open) == 0 {
			f.add(l)
		} else {
			outer := w.open[len(w.open)-1]
			if len(outer.Items) == 0 {
				outer.Items = append(outer.Items, article.ListItem{})
			}
			last := &outer.Items[len(outer.Items)-1]
			last.Content = append(last.Content, l)
		}
		w.open = append(w.open, l)
	}
	l := w.open[level-1]
	l.Items = append(l.Items, article.ListItem{Content: []article.Block{&article.Paragraph{Content: content}}})
	w.end = len(f.blocks)
	return true
}

// maxWordLevel is how deep Word nests lists.
const maxWordLevel = 9

// wordLevel is the level of a list's item, from 1, and the element of its mark.
func wordLevel(n *html.Node) (int, *html.Node) {
	css := attr(n, "style")
	if _, list, ok := strings.Cut(css, "mso-list:"); ok {
		_, level, ok := strings.Cut(list, "level")
		if !ok || level == "" || level[0] < '1' || level[0] > '0'+maxWordLevel {
			return 0, nil
		}
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && strings.Contains(attr(d, "style"), "mso-list:Ignore") {
				return int(level[0] - '0'), d
			}
		}
		return 0, nil
	}
	if !strings.HasPrefix(attr(n, "class"), "MsoListParagraph") {
		return 0, nil
	}
	mark := n.FirstChild
	for mark != nil && mark.Type == html.TextNode && isSpace(mark.Data) {
		mark = mark.NextSibling
	}
	if mark == nil || mark.DataAtom != atom.Span || find(mark, atom.Span) == nil {
		return 0, nil
	}
	level := 1
	if _, margin, ok := strings.Cut(css, "margin-left:"); ok {
		if points, err := strconv.ParseFloat(leadingNumber(margin), 64); err == nil && points >= 72 && strings.HasPrefix(margin[len(leadingNumber(margin)):], "pt") {
			level = min(int(points/36), maxWordLevel)
		}
	}
	return level, mark
}

func leadingNumber(s string) string {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') {
		i++
	}
	return s[:i]
}

// wordNumber reads a mark such as "1." or "b)"; bullets are no letters, or the
// letter o alone.
func wordNumber(mark string) (int, bool) {
	mark = strings.TrimLeft(strings.TrimSpace(strings.ReplaceAll(mark, "\u00a0", " ")), "(")
	first, _ := utf8.DecodeRuneInString(mark)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || !strings.ContainsAny(mark, ".)") {
		return 0, false
	}
	number, _ := strconv.Atoi(leadingNumber(strings.TrimRight(mark, ".)")))
	return number, true
}

// wordParagraph reads the paragraphs whose class is all that says what they
// are. It reports whether n is one.
func (f *flow) wordParagraph(n *html.Node) bool {
	switch attr(n, "class") {
	case "MsoTitle":
		if content := f.text(n); len(content) > 0 {
			f.add(&article.Heading{Attrs: attrs(n), Level: 1, Content: content})
		}
	case "MsoQuote", "MsoIntenseQuote":
		if content := f.text(n); len(content) > 0 {
			f.add(&article.Quote{Attrs: attrs(n), Content: []article.Block{&article.Paragraph{Content: content}}})
		}
	default:
		return false
	}
	return true
}

// isOffice reports whether an element is one of Office's own, which stand in
// text and say nothing: <o:p>, <st1:place>.
func isOffice(n *html.Node) bool { return n.DataAtom == 0 && strings.IndexByte(n.Data, ':') > 0 }

// office reads such an element: its text, but not the no-break space with
// which Word fills an empty paragraph.
func (l *line) office(n *html.Node) {
	if n.Data != "o:p" || strings.Trim(rawText(n), space+"\u00a0") != "" {
		l.children(n)
	}
}
