package escape

import "strings"

// SafeURL reports whether an address may be written into a page: it is
// relative, or its scheme is http, https, mailto or tel. Everything else
// (javascript, data, vbscript, file and whatever comes next) is not.
//
// What stands before a colon is a scheme only if it is made of letters, digits
// and the signs + - . and begins with a letter (RFC 3986, 3.1).
//
// Browsers pass over tabs, line feeds and leading control characters when
// they look for the scheme (WHATWG URL, 4.4), and so does this function.
func SafeURL(url string) bool {
	var scheme [8]byte
	n := 0
	for i := 0; i < len(url); i++ {
		c := url[i]
		switch {
		case c == '\t' || c == '\n' || c == '\r' || c <= ' ' && n == 0:
		case c == ':':
			switch string(scheme[:min(n, len(scheme))]) {
			case "http", "https", "mailto", "tel":
				return n <= len(scheme)
			}
			return false
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || n > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
			c |= 'a' - 'A' // the few signs have that bit already
			if n < len(scheme) {
				scheme[n] = c
			}
			n++
		default:
			return true // no scheme can hold this, so none ends further on
		}
	}
	return true
}

// AppendURL appends an address as the content of an attribute in double
// quotes. Bytes that have no place in an address (RFC 3986) are
// percent-encoded; what is encoded already stays. An address that [SafeURL]
// refuses gives "#".
func AppendURL(dst []byte, url string) []byte {
	// Most addresses are safe at a glance and made of letters, digits and a few
	// signs, which is seen by words of eight bytes.
	if n := len(url); n >= 8 && (url[0] == '/' || strings.HasPrefix(url, "https://")) {
		found := unusual(word(url[n-8:])) // a part of these is looked at twice
		for rest := url; len(rest) >= 8; rest = rest[8:] {
			found |= unusual(word(rest[:8]))
		}
		if found == 0 {
			return append(dst, url...)
		}
	}
	if !SafeURL(url) {
		return append(dst, '#')
	}
	return AppendURLPart(dst, url)
}

// unusual is not 0 where one of eight bytes is neither an ASCII letter nor a
// digit nor one of "-", ".", "/" and ":". With the high bits clear, adding to a
// byte sets its high bit where it is at least, or more than, a bound, and
// carries nothing into the next byte; where they are not clear, the byte is
// unusual itself.
func unusual(w uint64) uint64 {
	lower := w | 0x20*ones
	sign := (w + (0x80-'-')*ones) &^ (w + (0x7F-':')*ones)
	letter := (lower + (0x80-'a')*ones) &^ (lower + (0x7F-'z')*ones)
	return (^(sign | letter) | w) & highs
}

// AppendURLPart appends a part of an address as [AppendURL] would. The scheme
// is not looked at: a safe one, or a slash, stands before it.
func AppendURLPart(dst []byte, url string) []byte {
	const hex = "0123456789ABCDEF"
	start := 0
	for i := 0; i < len(url); i++ {
		c := url[i]
		if plain[c] {
			continue
		}
		dst = append(dst, url[start:i]...)
		start = i + 1
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '%' && i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2]):
			dst = append(dst, c)
		case c == '\t' || c == '\n' || c == '\r':
		default:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return append(dst, url[start:]...)
}

// AppendQuery appends a value in an address's query: all but letters, digits
// and the signs - . _ ~ is percent-encoded. A space becomes %20: mail programs
// show the plus sign that [net/url.QueryEscape] writes.
func AppendQuery(dst []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~':
			dst = append(dst, c)
		default:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		}
	}
	return dst
}

// plain are the characters that RFC 3986 allows, without the ampersand, which
// HTML escapes, and the percent sign, which must begin an escape, and with the apostrophe encoded so that an address is safe in any quotes.
var plain = func() (t [256]bool) {
	for c := range 256 {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	for _, c := range "-._~:/?#@!$()*+,;=" {
		t[c] = true
	}
	return t
}()

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
