package syntax

import (
	"unicode"
	"unicode/utf8"
)

// CommonMark lets marks of emphasis begin or end a word only where white space
// or punctuation stands outside, if punctuation stands inside: in **「橋」**は
// the second run closes nothing, as は is a letter. Scripts that put no spaces
// between words need another rule. This one is the amendment that is discussed
// as issue 650 of the specification (markdown-cjk-friendly, specification.md,
// for CommonMark 0.31.2): the punctuation of Chinese, Japanese and Korean
// counts as letters do, and beside their characters other punctuation may
// stand inside.

// flankingCJK is [flanking] by the amendment. The class of what stands before
// is that of the character which a variation selector belongs to.
func (in *inliner) flankingCJK(start, end int) (left, right bool, before class) {
	first, after := in.before(start), in.after(end)
	var ambiguous bool
	if first >= 0xFE00 && first <= 0xFE0E { // a variation selector that makes no emoji
		base, _ := utf8.DecodeLastRuneInString(in.s[:start-utf8.RuneLen(first)])
		// Quotation marks that are as wide in the fonts of these scripts.
		ambiguous = first == 0xFE01 && (base == '‘' || base == '’' || base == '“' || base == '”')
		first = base
	}
	before = classOf(first)
	a, cjkBefore, cjkAfter := classOf(after), unicode.Is(cjk, first), unicode.Is(cjk, after)
	foreignBefore, foreignAfter := before == punct && !cjkBefore && !ambiguous, a == punct && !cjkAfter
	ideographic := first >= 0xE0100 && first <= 0xE01EF // a selector between ideographs
	left = a != space && (!foreignAfter || before == space || foreignBefore || cjkBefore || ideographic)
	right = before != space && (!foreignBefore || a == space || foreignAfter || cjkAfter)
	return left, right, before
}

// cjk are the characters that are wide, full or half wide (Unicode, UAX #11)
// but not shown as emoji, and those of Hangul. Ranges run over what is not
// assigned.
var cjk = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x11FF, 1}, {0x20A9, 0x20A9, 1}, {0x2329, 0x232A, 1}, {0x2630, 0x2637, 1}, {0x268A, 0x268F, 1},
		{0x2E80, 0x303E, 1}, {0x3041, 0x3247, 1}, {0x3250, 0xA4CF, 1}, {0xA960, 0xA97C, 1}, {0xAC00, 0xD7FB, 1},
		{0xF900, 0xFAFF, 1}, {0xFE10, 0xFE19, 1}, {0xFE30, 0xFE6B, 1}, {0xFF01, 0xFFDC, 1}, {0xFFE0, 0xFFE6, 1}, {0xFFE8, 0xFFEE, 1},
	},
	R32: []unicode.Range32{
		{0x16FE0, 0x18DF2, 1}, {0x1AFF0, 0x1B2FB, 1}, {0x1D300, 0x1D376, 1}, {0x1F200, 0x1F200, 1}, {0x1F202, 0x1F202, 1},
		{0x1F210, 0x1F219, 1}, {0x1F21B, 0x1F22E, 1}, {0x1F230, 0x1F231, 1}, {0x1F237, 0x1F237, 1}, {0x1F23B, 0x1F23B, 1},
		{0x1F240, 0x1F248, 1}, {0x1F260, 0x1F265, 1}, {0x20000, 0x3FFFD, 1},
	},
}
