package markdown

import (
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// figure returns the figure of a paragraph that holds an image, or a link
// around one, and nothing else but its attributes; nil otherwise.
func (r *reader) figure(text syntax.Text, pieces []syntax.Piece) *article.Figure {
	image := 0
	if pieces[0].Mark == syntax.OpenLink {
		image = 1
	}
	if pieces[image].Mark != syntax.OpenImage {
		return nil
	}
	end := image + 1
	for depth := 1; depth > 0; end++ {
		switch mark := pieces[end].Mark; {
		case mark == syntax.Close:
			depth--
		case mark.Opens():
			depth++
		}
	}
	if image == 1 {
		if pieces[end].Mark != syntax.Close {
			return nil
		}
		end++
	}
	var set map[string]string
	if end < len(pieces) {
		for _, p := range pieces[end:] {
			if p.Mark != syntax.Plain && p.Mark != syntax.Character && p.Mark != syntax.Break {
				return nil
			}
		}
		var ok bool
		if set, ok = attributes(strings.TrimSpace(strings.ReplaceAll(text.Value[pieces[end].Start:], "\n", " "))); !ok {
			return nil
		}
	}
	if link := r.tree.Link(pieces[0]); image == 1 && link.Title != "" {
		r.lose(text.Offset(0), article.LossUnsupported, "link title", "the link of a figure has none")
	}
	content := r.build(text, pieces[:end])
	if r.err != nil {
		return nil
	}
	f := &article.Figure{Credit: set["credit"], Layout: article.Layout(set["layout"])}
	f.ID = set["id"]
	if link, ok := content[0].(*article.Link); ok {
		f.URL, content = link.URL, link.Content
	}
	node := content[0].(*article.InlineImage)
	f.Image = node.Image
	if node.Title != "" {
		f.Caption = []article.Inline{&article.Text{Value: node.Title}}
	}
	f.Image.Width, _ = strconv.Atoi(set["width"])
	f.Image.Height, _ = strconv.Atoi(set["height"])
	return f
}

// attributes reads {name=value name="value" #id}.
func attributes(s string) (map[string]string, bool) {
	inner, ok := strings.CutPrefix(s, "{")
	if !ok {
		return nil, false
	}
	inner, ok = strings.CutSuffix(inner, "}")
	if !ok {
		return nil, false
	}
	set := make(map[string]string)
	for inner = strings.TrimSpace(inner); inner != ""; inner = strings.TrimSpace(inner) {
		if id, ok := strings.CutPrefix(inner, "#"); ok {
			end := strings.IndexByte(id+" ", ' ')
			set["id"], inner = id[:end], id[end:]
			continue
		}
		name, value, ok := strings.Cut(inner, "=")
		if !ok || name == "" || strings.ContainsAny(name, " \"'{}") {
			return nil, false
		}
		if quoted, ok := strings.CutPrefix(value, `"`); ok {
			value, inner, ok = strings.Cut(quoted, `"`)
			if !ok {
				return nil, false
			}
		} else {
			end := strings.IndexByte(value+" ", ' ')
			value, inner = value[:end], value[end:]
		}
		set[name] = value
	}
	return set, true
}
