package feed

import (
	"html"
	"net/url"
	"strings"

	"github.com/dots-newsroom/newsroom/internal/escape"
)

// appendAbsolute appends HTML with the relative addresses in its attributes
// resolved against base; everything else stays byte for byte. It reads tags
// as HTML 13.2.5 does, so that what looks like an address in a text, a
// comment or a script is left alone.
func appendAbsolute(dst []byte, src string, base *url.URL) []byte {
	if base == nil {
		return append(dst, src...)
	}
	t := tagScanner{src: src}
	done := 0
	for t.next() {
		switch {
		case t.name == "srcset" || t.name == "imagesrcset":
			was := decoded(t.value)
			if set := resolveSet(was, base); set != was {
				dst = appendValue(append(dst, src[done:t.start]...), set)
				done = t.end
			}
		case addressed[t.name]:
			ref, err := url.Parse(strings.TrimSpace(decoded(t.value)))
			if err != nil || ref.IsAbs() {
				continue
			}
			dst = appendValue(append(dst, src[done:t.start]...), base.ResolveReference(ref).String())
			done = t.end
		}
	}
	return append(dst, src[done:]...)
}

// addressed are the attributes that hold one address.
var addressed = map[string]bool{
	"href": true, "src": true, "poster": true, "cite": true, "data": true, "action": true, "formaction": true,
	"background": true, "longdesc": true, "xlink:href": true,
}

// decoded is an attribute's value as a browser has it: without references,
// and with U+0000 replaced (HTML 13.2.5.36).
func decoded(value string) string {
	return strings.ReplaceAll(html.UnescapeString(value), "\x00", "\uFFFD")
}

func appendValue(dst []byte, value string) []byte {
	return append(escape.AppendAttr(append(dst, '"'), value), '"')
}

// resolveSet resolves the addresses of a srcset (HTML 4.8.4.2.1).
func resolveSet(set string, base *url.URL) string {
	var out []byte
	for rest := strings.TrimLeft(set, " \t\n\f\r,"); rest != ""; rest = strings.TrimLeft(rest, " \t\n\f\r,") {
		end := strings.IndexAny(rest, " \t\n\f\r")
		if end < 0 {
			end = len(rest)
		}
		address, descriptor := strings.TrimRight(rest[:end], ","), ""
		if rest = rest[end:]; len(address) == end {
			end, depth := 0, 0
			for ; end < len(rest) && (rest[end] != ',' || depth > 0); end++ {
				switch rest[end] {
				case '(':
					depth++
				case ')':
					depth--
				}
			}
			descriptor, rest = strings.TrimSpace(rest[:end]), rest[end:]
		}
		if len(out) > 0 {
			out = append(out, ", "...)
		}
		if ref, err := url.Parse(address); err == nil && !ref.IsAbs() {
			address = base.ResolveReference(ref).String()
		}
		out = append(out, address...)
		if descriptor != "" {
			out = append(append(out, ' '), descriptor...)
		}
	}
	return string(out)
}

// A tagScanner finds the attributes of start tags that have a value.
type tagScanner struct {
	src string
	i   int
	// inside is the element whose tag is being read, "" between tags.
	inside string
	// name is the attribute's in lower case, value what src holds from start
	// to end without quotes.
	name, value string
	start, end  int
}

const htmlSpace = " \t\n\f\r"

// verbatim are the elements whose content holds no tags but their own end.
var verbatim = map[string]bool{
	"script": true, "style": true, "textarea": true, "title": true, "xmp": true, "iframe": true, "noembed": true, "noframes": true,
}

// next goes on to the next attribute with a value.
func (t *tagScanner) next() bool {
	for {
		if t.inside != "" && t.attribute() {
			return true
		}
		if !t.tag() {
			return false
		}
	}
}

// tag goes on past the name of the next start tag.
func (t *tagScanner) tag() bool {
	for {
		open := strings.IndexByte(t.src[t.i:], '<')
		if open < 0 {
			return false
		}
		t.i += open + 1
		rest := t.src[t.i:]
		switch {
		case strings.HasPrefix(rest, "!--"):
			// "<!-->" and "<!--->" are whole comments.
			t.skipPast("-->", 1)
		case rest == "" || rest[0] != '!' && rest[0] != '?' && rest[0] != '/' && !isLetter(rest[0]):
		case !isLetter(rest[0]) && (rest[0] != '/' || len(rest) < 2 || !isLetter(rest[1])):
			t.skipPast(">", 0)
		default:
			end := strings.IndexAny(rest, htmlSpace+"/>")
			if rest[0] == '/' {
				// An end tag's attributes mean nothing but may hold a ">".
				end = len(rest)
				if n := strings.IndexAny(rest[1:], htmlSpace+"/>"); n >= 0 {
					end = n + 1
				}
			}
			if end < 0 {
				return false
			}
			t.inside = strings.ToLower(rest[:end])
			t.i += end
			return true
		}
	}
}

func (t *tagScanner) skipPast(mark string, from int) {
	if end := strings.Index(t.src[min(t.i+from, len(t.src)):], mark); end >= 0 {
		t.i = min(t.i+from, len(t.src)) + end + len(mark)
	} else {
		t.i = len(t.src)
	}
}

// attribute reads attributes up to one of a start tag that has a value, and
// reports whether there is one before the tag ends.
func (t *tagScanner) attribute() bool {
	for {
		for t.i < len(t.src) && strings.IndexByte(htmlSpace+"/", t.src[t.i]) >= 0 {
			t.i++
		}
		if t.i >= len(t.src) {
			t.inside = ""
			return false
		}
		if t.src[t.i] == '>' {
			t.i++
			element := t.inside
			if t.inside = ""; verbatim[element] {
				t.skipVerbatim(element)
			}
			return false
		}
		begin := t.i
		for t.i++; t.i < len(t.src) && strings.IndexByte(htmlSpace+"/>=", t.src[t.i]) < 0; t.i++ {
		}
		name := t.src[begin:t.i]
		i := t.i
		for i < len(t.src) && strings.IndexByte(htmlSpace, t.src[i]) >= 0 {
			i++
		}
		if i >= len(t.src) || t.src[i] != '=' {
			continue
		}
		for i++; i < len(t.src) && strings.IndexByte(htmlSpace, t.src[i]) >= 0; i++ {
		}
		if !t.read(i) {
			t.inside = ""
			return false
		}
		if t.inside[0] != '/' && t.value != "" {
			t.name = strings.ToLower(name)
			return true
		}
	}
}

// read reads the value at i. It reports false where the source ends inside.
func (t *tagScanner) read(i int) bool {
	if i >= len(t.src) {
		t.i = i
		return false
	}
	t.start = i
	if quote := t.src[i]; quote == '"' || quote == '\'' {
		end := strings.IndexByte(t.src[i+1:], quote)
		if end < 0 {
			t.i = len(t.src)
			return false
		}
		t.value = t.src[i+1 : i+1+end]
		t.end = i + end + 2
	} else {
		end := strings.IndexAny(t.src[i:], htmlSpace+">")
		if end < 0 {
			t.i = len(t.src)
			return false
		}
		t.value, t.end = t.src[i:i+end], i+end
	}
	t.i = t.end
	return true
}

// skipVerbatim goes on to the end tag of an element.
func (t *tagScanner) skipVerbatim(element string) {
	for {
		open := strings.Index(t.src[t.i:], "</")
		if open < 0 {
			t.i = len(t.src)
			return
		}
		t.i += open
		if after := t.i + 2 + len(element); after <= len(t.src) && strings.EqualFold(t.src[t.i+2:after], element) {
			return
		}
		t.i += 2
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
