package markdown

import (
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown/internal/syntax"
)

func (r *reader) list(b *syntax.Block) *article.List {
	l := &article.List{Ordered: b.Ordered, Loose: b.Loose}
	if l.Ordered {
		l.StartsAtZero = b.Start == 0
		if b.Start != 1 {
			l.Start = b.Start
		}
	}
	n := 0
	for item := b.First; item != nil; item = item.Next {
		n++
	}
	l.Items = make([]article.ListItem, 0, n)
	for item := b.First; item != nil && r.enter(item.Offset); item = item.Next {
		l.Items = append(l.Items, r.item(item))
		r.leave()
	}
	return l
}

// item reads an item, which may be a task.
func (r *reader) item(b *syntax.Block) article.ListItem {
	start, first, task := len(r.open), b.First, article.NoTask
	if first != nil && first.Kind == syntax.Paragraph {
		text := r.tree.Text(first)
		var n int
		if task, n = taskBox(text.Value); n > 0 && r.enter(first.Offset) {
			text.Skip(n)
			if p := r.paragraph(text); p != nil {
				r.open = append(r.open, p)
			}
			r.leave()
			first = first.Next
		}
	}
	return article.ListItem{Task: task, Content: r.siblings(first, start)}
}

// taskBox reads the box of a task and the white space behind it (GitHub
// Flavored Markdown 0.29, 5.3), and returns their length; 0 if there is none.
func taskBox(s string) (article.Task, int) {
	if len(s) < 3 || s[0] != '[' || s[2] != ']' {
		return article.NoTask, 0
	}
	rest := strings.TrimLeft(s[3:], " \t\n")
	if len(rest) == len(s)-3 && rest != "" {
		return article.NoTask, 0
	}
	switch s[1] {
	case 'x', 'X':
		return article.TaskDone, len(s) - len(rest)
	case ' ', '\t':
		return article.TaskOpen, len(s) - len(rest)
	}
	return article.NoTask, 0
}
