package htmlbody

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/embed"
	"github.com/dots-newsroom/newsroom/internal/escape"
)

// What WordPress keeps of a post is not yet HTML: its themes make paragraphs
// of empty lines, line breaks of the others, and markup of what stands in
// square brackets.

// figures puts a figure in the place of each [caption], whose content is a
// picture, in a link or not, and its caption.
func figures(src []byte) []byte {
	const begin, end = "[caption", "[/caption]"
	var out []byte
	for {
		start := bytes.Index(src, []byte(begin))
		if start < 0 {
			break
		}
		stop := bytes.Index(src[start:], []byte(end))
		head := bytes.IndexByte(src[start:], ']')
		if stop < 0 || head > stop {
			break
		}
		set := shortAttributes(string(src[start+len(begin) : start+head]))
		picture, caption := cutPicture(src[start+head+1 : start+stop])
		out = append(append(out, src[:start]...), `<figure class="`...)
		out = append(escape.AppendAttr(out, "wp-caption "+set["align"]), `" id="`...)
		out = append(append(escape.AppendAttr(out, set["id"]), `">`...), picture...)
		out = append(append(out, "<figcaption>"...), caption...)
		if len(caption) == 0 { // as it was written before version 3.4
			out = append(out, html.UnescapeString(set["caption"])...)
		}
		out = append(out, "</figcaption></figure>"...)
		src = src[start+stop+len(end):]
	}
	if out == nil {
		return src
	}
	return append(out, src...)
}

func cutPicture(src []byte) (picture, caption []byte) {
	at := bytes.Index(src, []byte("<img"))
	if at < 0 {
		return nil, src
	}
	at += bytes.IndexByte(src[at:], '>') + 1
	if rest := bytes.TrimLeft(src[at:], space); bytes.HasPrefix(rest, []byte("</a>")) {
		at = len(src) - len(rest) + len("</a>")
	}
	return src[:at], bytes.TrimSpace(src[at:])
}

// shortAttributes reads name="value" and name=value.
func shortAttributes(s string) map[string]string {
	set := make(map[string]string)
	for s = strings.Trim(s, space); s != ""; s = strings.Trim(s, space) {
		name, rest, ok := strings.Cut(s, "=")
		if !ok || strings.ContainsAny(name, space) {
			_, s, _ = strings.Cut(s, " ")
			continue
		}
		value := ""
		if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			value, s, _ = strings.Cut(rest[1:], rest[:1])
		} else {
			value, s, _ = strings.Cut(rest, " ")
		}
		set[name] = value
	}
	return set
}

// isBlocks reports whether a post was written with the block editor, which
// keeps HTML.
func isBlocks(src []byte) bool { return bytes.Contains(src, []byte("<!-- wp:")) }

// loose reads text between blocks.
func (f *flow) loose(n *html.Node) {
	for i, part := range strings.Split(emptyLines(n.Data), "\n\n") {
		if i > 0 {
			f.flush()
		}
		if part = strings.Trim(part, "\n"); len(f.line.out) == 0 && f.shortcode(n, trim(part)) {
			continue
		}
		f.line.lines(part)
	}
	if strings.HasSuffix(n.Data, "\n") {
		f.line.newline()
	}
}

// emptyLines takes white space out of lines that hold nothing else, and makes
// one of several.
func emptyLines(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var b strings.Builder
	empty := 0
	for i, line := range strings.Split(s, "\n") {
		// A no-break space alone is how its editor keeps an empty line.
		if blank := strings.Trim(line, space+"\u00a0") == ""; blank && (i > 0 || !isSpace(line)) {
			if empty++; empty > 1 {
				continue
			}
			line = ""
		} else if !blank {
			empty = 0
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// lines reads text whose line feeds are line breaks.
func (l *line) lines(s string) {
	for i, part := range strings.Split(s, "\n") {
		if i > 0 {
			l.newline()
		}
		l.text(part)
	}
}

// newline breaks the line, once, if there is one.
func (l *line) newline() {
	if len(l.out) == 0 {
		return
	}
	if _, br := l.out[len(l.out)-1].(*article.Break); !br {
		l.br()
	}
}

// shortcode reads what WordPress makes of a line in square brackets. It
// reports whether it knows it; others stay as they are, for a plug-in of the
// site alone knows what they mean.
func (f *flow) shortcode(n *html.Node, s string) bool {
	if len(s) < 2 || s[0] != '[' || s[len(s)-1] != ']' {
		return false
	}
	head, content, _ := strings.Cut(s[1:], "]")
	name, rest, _ := strings.Cut(head, " ")
	if content != "" {
		inner, ok := strings.CutSuffix(content, "[/"+name+"]")
		if !ok {
			return false
		}
		content = trim(inner)
	}
	set := shortAttributes(rest)
	switch name {
	case "embed":
		e, ok := embed.Find(content, f.providers)
		if !ok {
			return false
		}
		f.add(&e)
	case "audio":
		a := &article.Audio{Files: f.shortFiles(set, "src", "mp3", "m4a", "ogg", "wav", "flac")}
		if len(a.Files) == 0 {
			return false
		}
		f.add(a)
	case "video":
		v := &article.Video{Files: f.shortFiles(set, "src", "mp4", "m4v", "webm", "ogv", "flv")}
		if len(v.Files) == 0 {
			return false
		}
		v.Width, _ = strconv.Atoi(set["width"])
		v.Height, _ = strconv.Atoi(set["height"])
		if poster := set["poster"]; poster != "" && safe(poster) {
			v.Poster = &article.Image{URL: poster}
		}
		f.add(v)
	case "gallery", "playlist":
		f.lose(n, article.LossUnsupported, "["+name+"]", "its files are known to the site alone")
	default:
		return false
	}
	return true
}

func (f *flow) shortFiles(set map[string]string, names ...string) (files []article.MediaFile) {
	for _, name := range names {
		if address := set[name]; address != "" && safe(address) {
			files = append(files, article.MediaFile{URL: address})
		}
	}
	return files
}
