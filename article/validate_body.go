package article

import (
	"strconv"
	"strings"
	"time"
)

// blocks checks blocks at the present path.
func (v *validator) blocks(blocks []Block) {
	n := 0 // in JSON nothing stands for a nil
	for _, b := range blocks {
		if b != nil {
			v.in(func() { v.block(b) }, strconv.Itoa(n))
			n++
		}
	}
}

func (v *validator) nested(blocks []Block, steps ...string) {
	v.in(func() { v.blocks(blocks) }, steps...)
}

func (v *validator) block(b Block) {
	v.attributes(b.Attributes())
	if empty(b) {
		v.say(EmptyBlock, Doubtful, "a "+string(b.Kind())+" that holds nothing")
	}
	switch b := b.(type) {
	case *Paragraph:
		v.text(b.Content, "content")
	case *Heading:
		v.heading(b)
		v.text(b.Content, "content")
	case *List:
		for i := range b.Items {
			v.nested(b.Items[i].Content, "items", strconv.Itoa(i), "content")
		}
	case *Quote:
		v.nested(b.Content, "content")
		v.text(b.Attribution, "attribution")
	case *PullQuote:
		v.text(b.Content, "content")
		v.text(b.Attribution, "attribution")
	case *Table:
		v.table(b)
	case *Figure:
		v.figure(b)
	case *Gallery:
		n := 0
		for _, f := range b.Items {
			if f != nil {
				v.in(func() { v.attributes(&f.Attrs); v.figure(f) }, "items", strconv.Itoa(n))
				n++
			}
		}
		v.text(b.Caption, "caption")
	case *Video:
		v.video(b)
	case *Audio:
		v.audio(b)
	case *Embed:
		v.address(b.URL, "an embed")
		v.text(b.Caption, "caption")
	case *RelatedLink:
		v.address(b.URL, "a link to another story")
	case *Callout:
		v.text(b.Title, "title")
		v.nested(b.Content, "content")
	case *File:
		v.address(b.URL, "a file")
		v.text(b.Description, "description")
	case *Footnotes:
		v.footnotes(b)
	case *Timeline:
		for i := range b.Events {
			v.text(b.Events[i].Title, "events", strconv.Itoa(i), "title")
			v.nested(b.Events[i].Content, "events", strconv.Itoa(i), "content")
		}
	case *KeyFacts:
		for i := range b.Facts {
			v.text(b.Facts[i].Text, "facts", strconv.Itoa(i), "text")
		}
	case *LiveUpdate:
		if b.Time.IsZero() {
			v.say(UpdateNoTime, Doubtful, "an update does not say when it appeared", "time")
		}
		v.nested(b.Content, "content")
	case *CorrectionNote:
		v.in(func() { v.correction(&b.Correction, time.Time{}) }, "correction")
	case *Disclosure:
		v.nested(b.Content, "content")
	case *Code, *Divider, *Custom:
		// They hold neither text that is looked at nor blocks.
	}
}

// attributes checks what every block carries.
func (v *validator) attributes(a *Attrs) {
	if a.ID != "" {
		if v.anchors[a.ID] {
			v.say(DuplicateID, Wrong, "another block has the id "+strconv.Quote(a.ID)+" too", "id")
		}
		v.anchors[a.ID] = true
		if strings.ContainsAny(a.ID, " \t\n\f\r") {
			v.say(BadID, Wrong, "an id is one word: no link can lead to "+strconv.Quote(a.ID), "id")
		}
	}
	if a.Language != "" {
		v.tag(a.Language)
	}
	v.provenance(a.Provenance)
}

// empty reports whether a block holds nothing that could be shown, and nothing
// else is wrong with it that says so.
func empty(b Block) bool {
	switch b := b.(type) {
	case *Paragraph:
		return len(b.Content) == 0
	case *List:
		return len(b.Items) == 0
	case *Quote:
		return len(b.Content) == 0
	case *PullQuote:
		return len(b.Content) == 0
	case *Code:
		return b.Value == ""
	case *Table:
		return len(b.Head)+len(b.Body)+len(b.Foot) == 0
	case *Gallery:
		return len(b.Items) == 0
	case *Callout:
		return len(b.Title)+len(b.Content) == 0
	case *Footnotes:
		return len(b.Items) == 0
	case *Timeline:
		return len(b.Events) == 0
	case *KeyFacts:
		return len(b.Facts) == 0
	case *LiveUpdate:
		return b.Headline == "" && len(b.Content) == 0
	case *Disclosure:
		return len(b.Content) == 0 && b.Type != DisclosureAI // its label says it all
	case *Heading, *Figure, *Video, *Audio, *Embed, *RelatedLink, *File, *Divider, *CorrectionNote, *Custom:
		return false
	}
	return false
}

func (v *validator) address(url, what string) {
	if url == "" {
		v.say(NoAddress, Wrong, what+" has no address", "url")
	}
	v.unsafe(url)
}

func (v *validator) heading(h *Heading) {
	switch level := min(max(h.Level, 1), 6); {
	case level == 1:
		v.say(HeadingOne, Doubtful, "level 1 is the headline's; sections begin at 2", "level")
	case v.level > 0 && level > v.level+1, v.level == 0 && level > 2:
		v.say(HeadingJump, Doubtful, "the level jumps from "+strconv.Itoa(max(v.level, 1))+" to "+strconv.Itoa(level), "level")
	}
	v.level = min(max(h.Level, 1), 6)
	if strings.TrimSpace(InlineText(h.Content)) == "" {
		v.say(EmptyHeading, Wrong, "a heading has no text", "content")
	}
}

func (v *validator) footnotes(b *Footnotes) {
	for i := range b.Items {
		label := b.Items[i].Label
		v.in(func() {
			switch {
			case v.notes[label]:
				v.say(DuplicateNote, Wrong, "there is another note "+strconv.Quote(label)+": marks lead to the first", "label")
			case !v.marked[label]:
				v.say(NoteUnused, Doubtful, "no mark in the text leads to this note")
			}
			v.notes[label] = true
			v.nested(b.Items[i].Content, "content")
		}, "items", strconv.Itoa(i))
	}
}

func (v *validator) table(t *Table) {
	if len(t.Head) == 0 && len(t.Body) > 1 && !heads(t.Body) {
		v.say(TableWithoutHead, Doubtful, "no cell says what the columns or rows are", "head")
	}
	v.text(t.Caption, "caption")
	width := 0
	for _, part := range []struct {
		name string
		rows []Row
	}{{"head", t.Head}, {"body", t.Body}, {"foot", t.Foot}} {
		for i, n := range widths(part.rows) {
			if width == 0 {
				width = n
			}
			if n != width && n > 0 {
				v.say(RaggedTable, Doubtful, "this row has "+strconv.Itoa(n)+" columns, the first one "+strconv.Itoa(width), part.name, strconv.Itoa(i))
			}
		}
		for i := range part.rows {
			for j := range part.rows[i].Cells {
				v.nested(part.rows[i].Cells[j].Content, part.name, strconv.Itoa(i), "cells", strconv.Itoa(j), "content")
			}
		}
	}
}

// heads reports whether a cell of the rows is a heading.
func heads(rows []Row) bool {
	for i := range rows {
		for j := range rows[i].Cells {
			if rows[i].Cells[j].Header {
				return true
			}
		}
	}
	return false
}

// widths is how many columns each row covers, with the cells that reach down
// into it from above (HTML, 4.9.12.1; no cell reaches out of its part).
func widths(rows []Row) []int {
	out := make([]int, len(rows))
	for i := range rows {
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			for k := i; k < min(i+max(c.RowSpan, 1), len(rows)); k++ {
				out[k] += max(c.ColSpan, 1)
			}
		}
	}
	return out
}
