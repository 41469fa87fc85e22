package markdown

import (
	"slices"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// calloutTypes are GitHub's alerts.
var calloutTypes = map[string]article.CalloutType{
	"NOTE": article.CalloutNote, "TIP": article.CalloutTip, "IMPORTANT": article.CalloutImportant,
	"WARNING": article.CalloutWarning, "CAUTION": article.CalloutCaution,
}

// quote reads a block quote, which may be a callout.
func (r *reader) quote(b *syntax.Block) article.Block {
	content := r.blocks(b)
	if kind, title, rest, ok := callout(content); ok {
		return &article.Callout{Type: kind, Title: title, Content: rest}
	}
	q := r.arena.quotes.one()
	q.Content = content
	if last, ok := lastParagraph(content); ok {
		text, by := splitAttribution(last.Content)
		if by != nil {
			q.Attribution = by
			if last.Content = text; len(text) == 0 {
				q.Content = content[:len(content)-1]
			}
		}
	}
	return q
}

func lastParagraph(blocks []article.Block) (*article.Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[len(blocks)-1].(*article.Paragraph)
	return p, ok
}

// callout takes a quote apart that begins with [!NOTE] or the like.
func callout(content []article.Block) (article.CalloutType, []article.Inline, []article.Block, bool) {
	if len(content) == 0 {
		return "", nil, nil, false
	}
	p, ok := content[0].(*article.Paragraph)
	if !ok || len(p.Content) == 0 {
		return "", nil, nil, false
	}
	t, ok := p.Content[0].(*article.Text)
	if !ok || !strings.HasPrefix(t.Value, "[!") {
		return "", nil, nil, false
	}
	mark, rest, ok := strings.Cut(t.Value[2:], "]")
	kind, known := calloutTypes[strings.ToUpper(mark)]
	if !ok || !known {
		return "", nil, nil, false
	}
	line := append([]article.Inline{&article.Text{Value: strings.TrimLeft(rest, " ")}}, p.Content[1:]...)
	title, text := cutLine(line)
	blocks := content[1:]
	if len(text) > 0 {
		blocks = append([]article.Block{&article.Paragraph{Content: text}}, blocks...)
	}
	return kind, title, blocks, true
}

// cutLine parts running text at its first line break.
func cutLine(content []article.Inline) (first, rest []article.Inline) {
	for i, n := range content {
		switch n := n.(type) {
		case *article.Break:
			return dropEmpty(content[:i]), content[i+1:]
		case *article.Text:
			if before, after, ok := strings.Cut(n.Value, "\n"); ok {
				first = append(slices.Clone(content[:i]), &article.Text{Value: before})
				rest = append([]article.Inline{&article.Text{Value: after}}, content[i+1:]...)
				return dropEmpty(first), dropEmpty(rest)
			}
		}
	}
	return dropEmpty(content), nil
}

// splitAttribution parts the last line of a quote from it, if it begins with
// a dash. It returns nil for by if it does not.
func splitAttribution(content []article.Inline) (text, by []article.Inline) {
	for i := len(content) - 1; i >= 0; i-- {
		t, ok := content[i].(*article.Text)
		if !ok {
			continue
		}
		start := strings.LastIndexByte(t.Value, '\n') + 1
		if start == 0 && i > 0 {
			if _, ok := content[i-1].(*article.Break); !ok {
				continue
			}
		}
		name, ok := strings.CutPrefix(t.Value[start:], "— ")
		if !ok {
			return content, nil
		}
		text = slices.Clone(content[:i])
		if start > 0 {
			text = append(text, &article.Text{Value: t.Value[:start-1]})
		}
		if len(text) > 0 {
			if _, ok := text[len(text)-1].(*article.Break); ok {
				text = text[:len(text)-1]
			}
		}
		return dropEmpty(text), append([]article.Inline{&article.Text{Value: name}}, content[i+1:]...)
	}
	return content, nil
}

// dropEmpty removes texts without a character.
func dropEmpty(content []article.Inline) []article.Inline {
	return slices.DeleteFunc(slices.Clone(content), func(n article.Inline) bool {
		t, ok := n.(*article.Text)
		return ok && t.Value == ""
	})
}
