package htmlbody

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// Notes as editors and converters write them: a list or boxes at the end, each
// note with an id, and links to these ids in the text.

// noteItems finds all notes, once, and numbers them.
func (r *reader) noteItems() map[*html.Node]string {
	if r.items != nil {
		return r.items
	}
	r.items = make(map[*html.Node]string)
	r.itemIDs = make(map[string]string)
	note := func(n *html.Node) {
		if !isNote(n) {
			return
		}
		id := attr(n, "id")
		if id == "" { // Substack and Word give it to the number before the note
			if a := find(n, atom.A); a != nil {
				id = attr(a, "id")
			}
		}
		label := strconv.Itoa(len(r.items) + 1)
		r.items[n] = label
		r.itemIDs[id] = label
		if a := find(n, atom.A); a != nil && attr(a, "name") != "" {
			r.itemIDs[attr(a, "name")] = label
		}
	}
	for _, root := range r.roots {
		note(root)
		for d := range root.Descendants() {
			note(d)
		}
	}
	delete(r.itemIDs, "")
	return r.items
}

// isNote reports whether an element is a note: of WordPress, Word, Substack,
// or of what Markdown's converters write.
func isNote(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Li:
		if n.Parent == nil || n.Parent.DataAtom != atom.Ol || !has(n, "id") {
			return false
		}
		return class(n.Parent, "wp-block-footnotes") || n.Parent.Parent != nil && class(n.Parent.Parent, "footnotes")
	case atom.Div:
		css := attr(n, "style")
		return strings.Contains(css, "mso-element:footnote") && !strings.Contains(css, "footnote-list") || strings.Contains(css, "mso-element:endnote") && !strings.Contains(css, "endnote-list") ||
			attr(n, "class") == "footnote" && findClass(n, "footnote-content") != nil
	}
	return false
}

// noteList reads an element that holds notes and nothing else to be seen, or
// is one. It reports whether n is such an element.
func (f *flow) noteList(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ol:
		if !class(n, "wp-block-footnotes") {
			return false
		}
	case atom.Div, atom.Section:
		css := attr(n, "style")
		if !class(n, "footnotes") && attr(n, "class") != "footnote" && !strings.Contains(css, "mso-element:footnote") && !strings.Contains(css, "mso-element:endnote") {
			return false
		}
	default:
		return false
	}
	items := f.noteItems()
	notes := &article.Footnotes{}
	one := func(d *html.Node) {
		label, ok := items[d]
		if !ok || !f.enter() {
			return
		}
		delete(items, d) // a note inside of a note is read with it, once
		dropBacklinks(d)
		notes.Items = append(notes.Items, article.Footnote{Label: label, Content: trimNote(f.inside(d))})
		f.leave()
	}
	one(n)
	for d := range n.Descendants() {
		one(d)
	}
	if len(notes.Items) == 0 {
		return false
	}
	if last, ok := f.lastNotes(); ok {
		last.Items = append(last.Items, notes.Items...)
	} else {
		f.add(notes)
	}
	return true
}

// lastNotes are the notes that the last block is: boxes side by side are one
// list.
func (f *flow) lastNotes() (*article.Footnotes, bool) {
	if len(f.blocks) == 0 {
		return nil, false
	}
	last, ok := f.blocks[len(f.blocks)-1].(*article.Footnotes)
	return last, ok
}

// dropBacklinks takes the ways back to the text out of a note: links within
// the page that have no words.
func dropBacklinks(n *html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == atom.A && strings.HasPrefix(attr(d, "href"), "#") && isMark(plainText(d)) {
			drop(d)
		}
	}
}

// trimNote takes away the no-break space that stood before the way back.
func trimNote(blocks []article.Block) []article.Block {
	if len(blocks) > 0 {
		if p, ok := blocks[len(blocks)-1].(*article.Paragraph); ok {
			if t, ok := p.Content[len(p.Content)-1].(*article.Text); ok && len(t.Value) > 0 {
				if bare := strings.TrimRight(t.Value, " \u00a0"); bare != "" {
					t.Value = bare
				}
			}
		}
	}
	return blocks
}

// isMark reports whether a text is a note's number or an arrow.
func isMark(s string) bool {
	return len(s) <= 16 && strings.IndexFunc(s, unicode.IsLetter) < 0
}

// foreignRef reads a link to a note. It reports whether a is one.
func (l *line) foreignRef(a *html.Node) bool {
	id, ok := strings.CutPrefix(attr(a, "href"), "#")
	if !ok || id == "" || !isMark(plainText(a)) {
		return false
	}
	l.noteItems()
	label, ok := l.itemIDs[id]
	if !ok {
		return false
	}
	l.ended = true
	l.add(&article.FootnoteRef{Label: label})
	return true
}
