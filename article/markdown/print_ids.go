package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/dots-newsroom/newsroom/article"
)

// A heading is one that was printed.
type heading struct {
	*article.Heading
	own bool // its id is printed
	top bool // it stands in no other block
}

func (w *writer) heading(dst []byte, h *article.Heading) ([]byte, bool) {
	if h.Level < 1 || h.Level > 6 || h.ID == "" {
		return dst, false
	}
	dst = append(append(dst, "######"[:h.Level]...), ' ')
	start := len(dst)
	dst, ok := w.inline(dst, h.Content, false)
	if !ok {
		return dst, false
	}
	w.unsure(bytes.IndexByte(dst[start:], '{') >= 0 || dst[len(dst)-1] == '#')
	own := w.ownIDs || !w.givesID(h)
	w.headings = append(w.headings, heading{h, own, w.depth == 0})
	if own {
		w.ids.Reserve(h.ID)
		w.unsure(!simpleID(h.ID))
		dst = append(append(append(dst, " {#"...), h.ID...), '}')
	}
	return append(dst, '\n'), true
}

// givesID reports whether a heading gets its id from its text. It asks for one
// only where that may be so: what is asked for is taken.
func (w *writer) givesID(h *article.Heading) bool {
	text, only := onlyText(h.Content)
	if !only {
		text = article.InlineText(h.Content)
	}
	slug := article.AppendSlug(w.scratch(), text)
	defer w.giveBack(slug)
	if len(slug) == 0 {
		slug = append(slug, "section"...)
	}
	rest, ok := strings.CutPrefix(h.ID, string(slug))
	if !ok || rest == "" {
		return ok && w.ids.Reserve(h.ID)
	}
	number, ok := strings.CutPrefix(rest, "-")
	if _, err := strconv.ParseUint(number, 10, 32); !ok || err != nil {
		return false
	}
	return w.ids.ID(text) == h.ID
}

// idsHold reports whether the headings printed without an id get the one they
// have from the reader, which takes out all printed ids first. Whether it does
// so with headings inside of other blocks too makes no difference to what is
// printed.
func (w *writer) idsHold() bool {
	own := 0
	for _, h := range w.headings {
		if h.own {
			own++
		}
	}
	if own == 0 && !w.undone {
		return true
	}
	for _, all := range [...]bool{false, true} {
		var ids article.IDs
		for _, h := range w.headings {
			if h.own && (all || h.top) {
				ids.Reserve(h.ID)
			}
		}
		for _, h := range w.headings {
			if !h.own && ids.ID(article.InlineText(h.Content)) != h.ID {
				return false
			}
		}
	}
	return true
}

// simpleID takes ids that stand between braces as they are.
func simpleID(s string) bool {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		case r == '-':
		case r == '_' && i > 0 && simple(s[i-1:i], "") && i+1 < len(s) && simple(s[i+1:i+2], ""):
		default:
			return false
		}
	}
	return true
}
