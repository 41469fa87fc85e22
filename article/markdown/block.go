package markdown

import (
	"errors"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

// blocks reads what a block holds.
func (r *reader) blocks(parent *syntax.Block) []article.Block {
	return r.siblings(parent.First, len(r.open))
}

// siblings reads blocks that follow each other, and takes those off the open
// ones that are there since start.
func (r *reader) siblings(first *syntax.Block, start int) []article.Block {
	for b := first; b != nil && r.enter(b.Offset); b = b.Next {
		r.block(b, start)
		r.leave()
	}
	out := r.arena.blocks.keep(r.open[start:])
	r.open = r.open[:start]
	return out
}

// block reads a block and adds what it is to the open ones.
func (r *reader) block(b *syntax.Block, start int) {
	add := func(n article.Block) { r.open = append(r.open, n) }
	switch b.Kind {
	case syntax.Paragraph:
		text := r.tree.Text(b)
		if len(r.open) > start {
			if t, ok := r.open[len(r.open)-1].(*article.Table); ok && r.caption(t, text) {
				return
			}
		}
		if p := r.paragraph(text); p != nil {
			add(p)
		}
	case syntax.Heading:
		content := r.inlines(r.tree.Text(b))
		id := b.Info
		if id == "" {
			id = r.ids.ID(article.InlineText(content))
		}
		add(&article.Heading{Attrs: article.Attrs{ID: id}, Level: int(b.Level), Content: content})
	case syntax.List:
		add(r.list(b))
	case syntax.Quote:
		add(r.quote(b))
	case syntax.Fenced:
		if n := r.fence(b); n != nil {
			add(n)
		}
	case syntax.Indented:
		add(&article.Code{Value: r.tree.Code(b)})
	case syntax.Divider:
		add(&article.Divider{})
	case syntax.HTML:
		r.open = append(r.open, r.html(b)...)
	case syntax.Table:
		add(r.table(b))
	}
}

// paragraph reads a paragraph, which may turn out to be a figure or an embed;
// nil if nothing of it is kept.
func (r *reader) paragraph(text syntax.Text) article.Block {
	if text.Value == "" {
		return nil
	}
	pieces := r.tree.Pieces(text.Value)
	switch pieces[0].Mark {
	case syntax.OpenImage, syntax.OpenLink:
		if f := r.figure(text, pieces); f != nil {
			return f
		}
		if link := r.tree.Link(pieces[0]); link.Auto && len(pieces) == 3 {
			if e, ok := embed.Find(link.URL, r.embeds()); ok {
				return &e
			}
		}
	}
	content := trimLines(r.build(text, pieces))
	if len(content) == 0 {
		return nil
	}
	p := r.arena.paragraphs.one()
	p.Content = content
	return p
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

// html reads a block of raw HTML.
func (r *reader) html(b *syntax.Block) []article.Block {
	src := r.tree.Code(b)
	if comment := strings.TrimSpace(src); strings.HasPrefix(comment, "<!--") && strings.HasSuffix(comment, "-->") {
		return nil
	}
	doc, losses, err := htmlbody.Parse([]byte(src), htmlbody.Options{File: r.fileName, Embeds: r.embeds(), Limits: r.limits})
	if err != nil {
		// Its place is this block's, its file this one: the cause alone counts.
		r.fail(b.Offset, errors.Unwrap(err))
		return nil
	}
	for _, l := range losses {
		r.lose(b.Offset, l.Reason, l.What, l.Detail)
	}
	return doc.Blocks
}
