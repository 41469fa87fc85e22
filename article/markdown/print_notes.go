package markdown

import (
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

func (w *writer) footnotes(dst []byte, f *article.Footnotes) ([]byte, bool) {
	if w.noNotes || w.depth > 0 || len(f.Items) == 0 {
		return dst, false
	}
	w.inNotes = true
	defer func() { w.inNotes = false }()
	for i := range f.Items {
		item := &f.Items[i]
		if !plainLabel(item.Label) || len(item.Extra) > 0 {
			return dst, false
		}
		w.unsure(!simple(item.Label, "-_.") || !sureNote(item.Content))
		if i > 0 {
			dst = append(dst, '\n')
		}
		body := w.sequence(w.scratch(), item.Content, false)
		mark := append(append(append(w.scratch(), "[^"...), item.Label...), "]: "...)
		dst = appendIndented(dst, body, mark, 4)
		w.giveBack(body)
		w.giveBack(mark)
	}
	w.badNotes = w.badNotes || w.notes != nil
	w.notes = f
	return dst, true
}

// sureNote takes notes that begin with a paragraph.
func sureNote(content []article.Block) bool {
	return len(content) > 0 && content[0] != nil && content[0].Kind() == article.KindParagraph
}

func (w *writer) ref(dst []byte, n *article.FootnoteRef, after rune) ([]byte, bool) {
	if w.noNotes || !plainLabel(n.Label) || len(n.Extra) > 0 {
		return dst, false
	}
	w.unsure(!simple(n.Label, "-_.") || w.link || after == '(' || after == ':' || w.lastByte(dst) == '!')
	w.badNotes = w.badNotes || w.inNotes
	w.refs = append(w.refs, n.Label)
	return append(append(append(dst, "[^"...), n.Label...), ']'), true
}

// plainLabel reports whether a footnote's label can be written as it is.
func plainLabel(s string) bool {
	return s != "" && !strings.ContainsAny(s, "[]\\ \t\r\n^`*_<&")
}

// notesHold reports whether the notes are read as they stand: below the text,
// in the order of the marks that lead to them, each with a mark and a label of
// its own, and no mark without a note. Marks inside of notes it does not take.
func (w *writer) notesHold(blocks []article.Block) bool {
	if w.badNotes {
		return false
	}
	if w.notes == nil {
		return len(w.refs) == 0
	}
	if last, ok := blocks[len(blocks)-1].(*article.Footnotes); !ok || last != w.notes {
		return false
	}
	known := make(map[string]string, len(w.notes.Items)) // by label in lower case
	next := 0
	for _, label := range w.refs {
		lower := strings.ToLower(label)
		switch same, ok := known[lower]; {
		case ok && same == label:
		case !ok && next < len(w.notes.Items) && w.notes.Items[next].Label == label:
			known[lower] = label
			next++
		default:
			return false
		}
	}
	return next == len(w.notes.Items)
}
