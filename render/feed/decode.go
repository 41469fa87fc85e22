package feed

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// declared finds the encoding in an XML declaration.
var declared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// decode makes UTF-8 of a source, without a byte order mark. A source that is
// UTF-8 is, whatever it says of itself: servers convert and forget to say so.
func decode(src []byte) ([]byte, bool) {
	for mark, order := range map[string]binary.ByteOrder{"\xFE\xFF": binary.BigEndian, "\xFF\xFE": binary.LittleEndian} {
		if rest, found := bytes.CutPrefix(src, []byte(mark)); found && len(rest)%2 == 0 {
			units := make([]uint16, len(rest)/2)
			for i := range units {
				units[i] = order.Uint16(rest[2*i:])
			}
			return []byte(string(utf16.Decode(units))), true
		}
	}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	if utf8.Valid(src) {
		return src, true
	}
	name := declared.FindSubmatch(src)
	if name == nil {
		return nil, false
	}
	switch strings.ToLower(string(name[1])) {
	case "iso-8859-1", "latin1", "windows-1252", "cp1252", "us-ascii":
		// Browsers take the first two for the third (WHATWG Encoding, 4.2).
		out := make([]rune, len(src))
		for i, c := range src {
			out[i] = rune(c)
			if c >= 0x80 && c < 0xA0 {
				out[i] = windows1252[c-0x80]
			}
		}
		return []byte(string(out)), true
	}
	return nil, false
}

// windows1252 are the characters at 0x80 to 0x9F (WHATWG Encoding, index
// windows-1252).
var windows1252 = [32]rune{
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
}
