package markdown

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

func (r *reader) blocks(parent ast.Node) []article.Block {
	var out []article.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if !r.enter(n) {
			return out
		}
		if caption := r.tableCaption(n, out); caption {
			r.leave()
			continue
		}
		out = append(out, r.block(n)...)
		r.leave()
	}
	return out
}

func (r *reader) block(n ast.Node) []article.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return r.paragraph(n)
	case *ast.Heading:
		content := r.inlines(n)
		id := attribute(n, "id")
		if id == "" {
			id = r.ids.ID(article.InlineText(content))
		}
		return []article.Block{&article.Heading{Attrs: article.Attrs{ID: id}, Level: n.Level, Content: content}}
	case *ast.List:
		return []article.Block{r.list(n)}
	case *ast.Blockquote:
		return []article.Block{r.quote(n)}
	case *ast.FencedCodeBlock:
		return r.fence(n)
	case *ast.CodeBlock:
		return []article.Block{&article.Code{Value: string(r.lines(n))}}
	case *ast.ThematicBreak:
		return []article.Block{&article.Divider{}}
	case *ast.HTMLBlock:
		return r.html(n)
	case *extast.Table:
		return []article.Block{r.table(n)}
	case *extast.FootnoteList:
		return []article.Block{r.footnotes(n)}
	case *ast.LinkReferenceDefinition:
		return nil // it has done its work
	}
	r.lose(at(n), article.LossUnsupported, n.Kind().String(), "")
	return nil
}

// lines is the text of a block's source lines.
func (r *reader) lines(n ast.Node) []byte {
	var b []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b = append(b, line.Value(r.body)...)
	}
	return b
}

// paragraph reads a paragraph, which may turn out to be a figure or an embed.
func (r *reader) paragraph(n ast.Node) []article.Block {
	if f := r.figure(n); f != nil {
		return []article.Block{f}
	}
	if link, ok := n.FirstChild().(*ast.AutoLink); ok && link.NextSibling() == nil && link.AutoLinkType == ast.AutoLinkURL {
		if e, ok := embed.Find(string(link.URL(r.body)), r.providers); ok {
			return []article.Block{&e}
		}
	}
	content := trimLines(r.inlines(n))
	if len(content) == 0 {
		return nil
	}
	return []article.Block{&article.Paragraph{Content: content}}
}

// trimLines takes away the line feed that stood beside a tag, where the tag
// stood first or last in the paragraph and is not kept.
func trimLines(content []article.Inline) []article.Inline {
	if len(content) == 0 {
		return content
	}
	t, ok := content[0].(*article.Text)
	if ok {
		if t.Value = strings.TrimLeft(t.Value, "\n"); t.Value == "" {
			return trimLines(content[1:])
		}
	}
	if t, ok = content[len(content)-1].(*article.Text); ok {
		if t.Value = strings.TrimRight(t.Value, "\n"); t.Value == "" {
			return trimLines(content[:len(content)-1])
		}
	}
	return content
}

// figure returns the figure of a paragraph that holds an image and nothing
// else but its attributes; nil otherwise.
func (r *reader) figure(n ast.Node) *article.Figure {
	first, link := n.FirstChild(), ""
	if a, ok := first.(*ast.Link); ok && a.ChildCount() == 1 {
		first, link = a.FirstChild(), string(a.Destination)
	}
	img, ok := first.(*ast.Image)
	if !ok {
		return nil
	}
	rest := n.FirstChild().NextSibling()
	var set map[string]string
	if rest != nil {
		text, only := r.plainRest(rest)
		if !only {
			return nil
		}
		if set, ok = attributes(text); !ok {
			return nil
		}
	}
	f := &article.Figure{Image: r.image(img), URL: link}
	if len(img.Title) > 0 {
		f.Caption = []article.Inline{&article.Text{Value: unescape(img.Title)}}
	}
	f.Image.Width, _ = strconv.Atoi(set["width"])
	f.Image.Height, _ = strconv.Atoi(set["height"])
	f.Credit, f.ID, f.Layout = set["credit"], set["id"], article.Layout(set["layout"])
	return f
}

// plainRest is the source text from n to the end of its paragraph, and
// whether it is text alone.
func (r *reader) plainRest(n ast.Node) (string, bool) {
	var b strings.Builder
	for ; n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(r.body))
			if n.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		default:
			return "", false
		}
	}
	return strings.TrimSpace(b.String()), true
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

func (r *reader) list(n *ast.List) *article.List {
	l := &article.List{Ordered: n.IsOrdered(), Loose: !n.IsTight}
	if l.Ordered {
		l.StartsAtZero = n.Start == 0
		if n.Start != 1 {
			l.Start = n.Start
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !r.enter(c) {
			return l
		}
		item := article.ListItem{}
		if block := c.FirstChild(); block != nil {
			if box, ok := block.FirstChild().(*extast.TaskCheckBox); ok {
				item.Task = article.TaskOpen
				if box.IsChecked {
					item.Task = article.TaskDone
				}
				block.RemoveChild(block, box)
			}
		}
		item.Content = r.blocks(c)
		l.Items = append(l.Items, item)
		r.leave()
	}
	return l
}

// calloutTypes are GitHub's alerts.
var calloutTypes = map[string]article.CalloutType{
	"NOTE": article.CalloutNote, "TIP": article.CalloutTip, "IMPORTANT": article.CalloutImportant,
	"WARNING": article.CalloutWarning, "CAUTION": article.CalloutCaution,
}

// quote reads a block quote, which may be a callout.
func (r *reader) quote(n *ast.Blockquote) article.Block {
	content := r.blocks(n)
	if kind, title, rest, ok := callout(content); ok {
		return &article.Callout{Type: kind, Title: title, Content: rest}
	}
	q := &article.Quote{Content: content}
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

// html reads a block of raw HTML.
func (r *reader) html(n *ast.HTMLBlock) []article.Block {
	src := r.lines(n)
	if n.HasClosure() {
		src = append(src, n.ClosureLine.Value(r.body)...)
	}
	if comment := bytes.TrimSpace(src); bytes.HasPrefix(comment, []byte("<!--")) && bytes.HasSuffix(comment, []byte("-->")) {
		return nil
	}
	doc, losses, err := htmlbody.Parse(src, htmlbody.Options{File: r.fileName, Embeds: r.providers, Limits: r.limits})
	if err != nil {
		// Its place is this block's, its file this one: the cause alone counts.
		r.fail(at(n), errors.Unwrap(err))
		return nil
	}
	for _, l := range losses {
		r.lose(at(n), l.Reason, l.What, l.Detail)
	}
	return doc.Blocks
}

func (r *reader) table(n *extast.Table) *article.Table {
	t := &article.Table{}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, article.Column{Align: alignment(a)})
	}
	if !slices.ContainsFunc(t.Columns, func(c article.Column) bool { return c.Align != article.AlignDefault }) {
		t.Columns = nil
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		row := article.Row{}
		for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if !r.enter(cell) {
				return t
			}
			out := article.Cell{}
			if content := r.inlines(cell); len(content) > 0 {
				out.Content = []article.Block{&article.Paragraph{Content: content}}
			}
			row.Cells = append(row.Cells, out)
			r.leave()
		}
		if _, head := c.(*extast.TableHeader); head {
			t.Head = append(t.Head, row)
		} else {
			t.Body = append(t.Body, row)
		}
	}
	return t
}

func alignment(a extast.Alignment) article.Align {
	switch a {
	case extast.AlignLeft:
		return article.AlignStart
	case extast.AlignCenter:
		return article.AlignCenter
	case extast.AlignRight:
		return article.AlignEnd
	}
	return article.AlignDefault
}

// tableCaption gives the table before it the caption that a paragraph
// "Table: …" is.
func (r *reader) tableCaption(n ast.Node, before []article.Block) bool {
	if len(before) == 0 || n.Kind() != ast.KindParagraph {
		return false
	}
	t, ok := before[len(before)-1].(*article.Table)
	if !ok || len(t.Caption) > 0 || !bytes.HasPrefix(r.lines(n), []byte("Table: ")) {
		return false
	}
	caption := r.inlines(n)
	if first, ok := caption[0].(*article.Text); ok {
		first.Value = strings.TrimPrefix(first.Value, "Table: ")
	}
	t.Caption = dropEmpty(caption)
	return true
}

func (r *reader) footnotes(n *extast.FootnoteList) *article.Footnotes {
	f := &article.Footnotes{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*extast.Footnote)
		if !ok || !r.enter(note) {
			continue
		}
		f.Items = append(f.Items, article.Footnote{Label: string(note.Ref), Content: r.blocks(note)})
		r.leave()
	}
	return f
}
