package article

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Slug turns text into a name for addresses and anchors: letters and digits
// of every script, in lower case, with single hyphens between them.
// Apostrophes vanish, everything else parts words.
//
//	Slug("The Fed's 2% problem")  == "the-feds-2-problem"
//	Slug("概要: 日本語")            == "概要-日本語"
//
// Text without a letter or digit gives "".
func Slug(text string) string { return string(AppendSlug(nil, text)) }

// AppendSlug appends [Slug](text) to dst.
func AppendSlug(dst []byte, text string) []byte {
	start := len(dst)
	gap := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && len(dst) > start && !gap:
			if gap && len(dst) > start {
				dst = append(dst, '-')
			}
			gap = false
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		case r == '\'' || r == '’' || r == 'ʼ' || r == '\u00AD' || r == '\u200C' || r == '\u200D':
			// Inside a word in English, French, Persian and others: it joins.
		default:
			gap = true
		}
	}
	return dst
}

// IDs hands out anchors that are unique in one document and stable: the same
// headings in the same order get the same ids. The zero value is ready to
// use; it is not safe for concurrent use.
type IDs struct {
	next map[string]int
}

// Reserve marks an id as taken, such as one an author wrote. It reports
// whether the id was still free.
func (d *IDs) Reserve(id string) bool {
	if _, taken := d.next[id]; taken {
		return false
	}
	if d.next == nil {
		d.next = make(map[string]int)
	}
	d.next[id] = 1
	return true
}

// ID returns an unused anchor for a heading's text: its slug, and from the
// second use on the slug with "-2", "-3" and so on. A text without letters
// or digits gets "section".
func (d *IDs) ID(text string) string {
	base := Slug(text)
	if base == "" {
		base = "section"
	}
	if d.Reserve(base) {
		return base
	}
	for n := d.next[base] + 1; ; n++ {
		id := base + "-" + strconv.Itoa(n)
		if d.Reserve(id) {
			d.next[base] = n
			return id
		}
	}
}
