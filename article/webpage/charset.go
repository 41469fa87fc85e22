package webpage

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode turns a page into UTF-8.
func decode(src []byte, contentType string) (string, error) {
	label := encodingOf(src, contentType)
	if label != "utf-8" {
		r, err := charset.NewReaderLabel(label, bytes.NewReader(src))
		if err != nil {
			return "", err
		}
		if src, err = io.ReadAll(r); err != nil {
			return "", err
		}
	}
	return strings.ToValidUTF8(strings.TrimPrefix(string(src), "\uFEFF"), "\uFFFD"), nil
}

// encodingOf finds the encoding of a page by its bytes, the header, its meta
// element and its language, in this order.
//
// Bytes that are UTF-8 are taken for it whatever the page says, because text
// in another encoding is next to never valid UTF-8 by chance and many pages
// state a wrong one. The rest is WHATWG's way (HTML 13.2.3), but for the meta
// element, which is looked for further down: head elements have grown.
func encodingOf(src []byte, contentType string) (label string) {
	if label, ok := bytesOf16Bits(src); ok {
		return label
	}
	if isUTF8(src) {
		return "utf-8"
	}
	// Certain is what the header names.
	if _, name, certain := charset.DetermineEncoding(src, contentType); certain {
		return name
	}
	top := src[:min(len(src), declaredWithin)]
	if m := declaration.FindSubmatch(top); m != nil {
		if _, name := charset.Lookup(string(m[1])); name != "" {
			return name
		}
	}
	if m := rootLanguage.FindSubmatch(top); m != nil {
		return usualEncoding(strings.ToLower(string(m[1])))
	}
	return usualEncoding("")
}

// declaredWithin is how far down a page an encoding is looked for.
const declaredWithin = 64 << 10

var (
	declaration  = regexp.MustCompile(`(?i)<meta\s[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]+)`)
	rootLanguage = regexp.MustCompile(`(?i)<html\s(?:[^>]{0,500}\s)?lang\s*=\s*["']?([a-z]{2,3}(?:-[a-z]{2,4})?)`)
)

// bytesOf16Bits reports whether a page begins as UTF-16 does, with a mark or
// with a "<" of two bytes.
func bytesOf16Bits(src []byte) (label string, ok bool) {
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}), bytes.HasPrefix(src, []byte{'<', 0}):
		return "utf-16le", true
	case bytes.HasPrefix(src, []byte{0xFE, 0xFF}), bytes.HasPrefix(src, []byte{0, '<'}):
		return "utf-16be", true
	}
	return "", false
}

// isUTF8 reports whether a page is UTF-8, here and there with a byte that is
// none: a title that was cut within a letter, a box from another system.
func isUTF8(src []byte) bool {
	if utf8.Valid(src) {
		return true
	}
	letters, broken := 0, 0
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			letters++
		}
		i += size
	}
	return letters > 20*broken
}

// usualEncoding is the encoding of pages in a language that state none and
// are not UTF-8 (the table of HTML 13.2.3.2).
func usualEncoding(language string) string {
	switch language {
	case "zh-tw", "zh-hk", "zh-mo", "zh-hant":
		return "big5"
	}
	language, _, _ = strings.Cut(language, "-")
	switch language {
	case "ar", "fa":
		return "windows-1256"
	case "ba", "be", "bg", "kk", "ky", "mk", "ru", "sah", "sr", "tg", "tt", "uk":
		return "windows-1251"
	case "cs", "hr", "sk":
		return "windows-1250"
	case "hu", "pl", "sl":
		return "iso-8859-2"
	case "el":
		return "iso-8859-7"
	case "et", "lt", "lv":
		return "windows-1257"
	case "he":
		return "windows-1255"
	case "ja":
		return "shift_jis"
	case "ko":
		return "euc-kr"
	case "ku", "tr":
		return "windows-1254"
	case "th":
		return "windows-874"
	case "vi":
		return "windows-1258"
	case "zh":
		return "gb18030"
	}
	return "windows-1252"
}
