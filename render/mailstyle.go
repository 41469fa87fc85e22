package render

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// Space around a mail's column, and the width of a small picture, in pixels.
const (
	mailMargin = 24
	mailThumb  = 120
)

// A mailSheet is a theme as mails can carry it: a style attribute for every
// class and element that needs one.
type mailSheet struct {
	styles map[string]string // by element ("p") or class ("nr-dek")
	dark   []byte            // a style element's content
}

// mailRules say what the parts of a mail look like; words in braces are a
// theme's tokens. Only properties that Outlook for Windows, Gmail and Apple
// Mail obey carry the layout; what they leave out costs a margin, no word.
//
// Source of what clients obey: caniemail.com, as of November 2026.
var mailRules = map[string]string{
	// Elements of a body
	"p":          "margin:0 0 16px;",
	"h1":         "margin:0 0 12px;font-family:{display};font-size:30px;line-height:36px;font-weight:bold;color:{ink};",
	"h2":         "margin:28px 0 10px;font-family:{display};font-size:22px;line-height:28px;font-weight:bold;color:{ink};",
	"h3":         "margin:24px 0 8px;font-family:{display};font-size:19px;line-height:25px;font-weight:bold;color:{ink};",
	"h4":         "margin:20px 0 8px;font-size:17px;line-height:24px;font-weight:bold;color:{ink};",
	"h5":         "margin:20px 0 8px;font-size:17px;line-height:24px;font-weight:bold;color:{ink};",
	"h6":         "margin:20px 0 8px;font-size:17px;line-height:24px;font-weight:bold;color:{ink};",
	"a":          "color:{accent};text-decoration:underline;",
	"ul":         "margin:0 0 16px;padding:0 24px;",
	"ol":         "margin:0 0 16px;padding:0 24px;",
	"li":         "margin:0 0 6px;",
	"blockquote": "margin:0 0 16px;padding:0 16px;border-{start}:3px solid {accent};",
	"hr":         "margin:28px 0;border:0;border-top:1px solid {rule};",
	"pre":        "margin:0 0 16px;padding:12px;background-color:{surface};font-family:Menlo,Consolas,monospace;font-size:14px;line-height:20px;white-space:pre-wrap;",
	"code":       "font-family:Menlo,Consolas,monospace;font-size:14px;",
	"mark":       "background-color:{mark};color:{ink};",
	"sup":        "font-size:12px;line-height:12px;",
	"sub":        "font-size:12px;line-height:12px;",
	"table":      "width:100%;border-collapse:collapse;font-family:{sans};font-size:15px;line-height:22px;",
	"th":         "padding:8px;border-bottom:1px solid {rule};text-align:{start};vertical-align:top;font-weight:bold;",
	"td":         "padding:8px;border-bottom:1px solid {rule};text-align:{start};vertical-align:top;",
	"caption":    "padding:8px;caption-side:bottom;text-align:{start};color:{soft};font-size:14px;",
	"figure":     "margin:24px 0;",
	"figcaption": "padding:8px 0 0;color:{soft};font-family:{sans};font-size:14px;line-height:20px;",

	// The frame
	"nr-mail": "margin:0;padding:0;background-color:{paper};",
	// Tiny and of the paper's colour too, for a client that shows it all the same.
	"nr-mail-preheader": "display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:{paper};",
	"nr-mail-table":     "width:100%;border-collapse:collapse;",
	"nr-mail-outer":     "padding:0;border:0;background-color:{paper};",
	"nr-mail-column":    "max-width:600px;margin:0 auto;color:{ink};font-family:{text};font-size:17px;line-height:27px;text-align:{start};",
	"nr-mail-inner":     "padding:24px;border:0;text-align:{start};vertical-align:top;",
	"nr-mail-name":      "padding:0 0 16px;border-bottom:2px solid {ink};font-family:{display};font-size:24px;line-height:30px;font-weight:bold;vertical-align:bottom;",
	"nr-mail-view":      "padding:0 0 16px;border-bottom:2px solid {ink};font-family:{sans};font-size:13px;line-height:20px;text-align:{end};vertical-align:bottom;",
	"nr-mail-plain":     "color:{ink};text-decoration:none;",
	"nr-mail-quiet":     "color:{soft};text-decoration:underline;",
	"nr-mail-accent":    "color:{accent};font-weight:bold;text-decoration:underline;",
	"nr-mail-intro":     "padding:20px 0 0;",
	"nr-mail-section":   "margin:24px 0 0;padding:12px 0 0;border-top:2px solid {ink};font-family:{display};font-size:20px;line-height:26px;font-weight:bold;color:{ink};",
	"nr-mail-card":      "padding:20px 0;border-bottom:1px solid {rule};",
	"nr-mail-lead":      "padding:0 0 14px;",
	"nr-mail-text":      "padding:0;border:0;text-align:{start};vertical-align:top;",
	"nr-mail-picture":   "width:136px;padding:4px 0 0;border:0;text-align:{end};vertical-align:top;",
	"nr-mail-image":     "display:block;width:100%;height:auto;border:0;",
	"nr-mail-thumb":     "display:inline;width:120px;height:auto;border:0;",
	"nr-mail-icon":      "width:20px;height:auto;border:0;",
	"nr-mail-headline":  "margin:0;font-family:{display};font-size:19px;line-height:25px;font-weight:bold;color:{ink};",

	"nr-mail-headline--large": "font-size:28px;line-height:34px;",

	"nr-mail-dek":   "margin:6px 0 0;color:{soft};font-size:16px;line-height:24px;",
	"nr-mail-more":  "margin:14px 0 0;font-family:{sans};font-size:16px;line-height:24px;",
	"nr-mail-facts": "margin:8px 0 0;color:{soft};font-family:{sans};font-size:14px;line-height:20px;",
	"nr-mail-foot":  "padding:28px 0 0;color:{soft};font-family:{sans};font-size:13px;line-height:20px;text-align:center;",

	// Pieces of the page
	"nr-header":            "padding:24px 0 0;",
	"nr-label":             "margin:0 0 4px;color:{accent};font-family:{sans};font-size:13px;line-height:20px;font-weight:bold;",
	"nr-label__category":   "color:{accent};text-decoration:none;",
	"nr-label__kicker":     "color:{soft};",
	"nr-headline":          "margin:0;font-family:{display};font-size:32px;line-height:38px;font-weight:bold;color:{ink};",
	"nr-dek":               "margin:10px 0 0;color:{soft};font-size:19px;line-height:28px;",
	"nr-body":              "padding:8px 0 0;",
	"nr-attribution":       "margin:0 0 16px;padding:0;color:{soft};font-family:{sans};font-size:14px;line-height:20px;",
	"nr-pullquote":         "margin:24px 0;padding:16px 0;border-top:1px solid {rule};border-bottom:1px solid {rule};text-align:center;font-family:{display};font-size:24px;line-height:32px;",
	"nr-keyfacts":          mailBox,
	"nr-callout":           mailBox,
	"nr-timeline":          mailBox,
	"nr-readalso":          mailBox,
	"nr-file":              mailBox,
	"nr-embed":             mailBox,
	"nr-disclosure":        mailBox,
	"nr-correction":        mailBox,
	"nr-video":             mailBox,
	"nr-audio":             mailBox,
	"nr-box__title":        "margin:0 0 8px;font-family:{display};font-size:19px;line-height:25px;font-weight:bold;color:{ink};",
	"nr-callout__title":    "margin:0 0 4px;font-weight:bold;",
	"nr-disclosure__label": "margin:0 0 4px;font-weight:bold;",
	"nr-keyfacts__figure":  "color:{accent};font-size:20px;",
	"nr-timeline__when":    "margin:0;color:{soft};font-size:14px;line-height:20px;",
	"nr-timeline__title":   "margin:0 0 4px;font-weight:bold;",

	"nr-readalso__headline": "margin:0;font-family:{display};font-size:19px;line-height:25px;font-weight:bold;",
	"nr-update":             "padding:20px 0 0;border-top:1px solid {rule};",
	"nr-update__time":       "margin:0;color:{accent};font-family:{sans};font-size:14px;line-height:20px;font-weight:bold;",
	"nr-notes":              "margin:24px 0 0;padding:12px 0 0;border-top:1px solid {rule};font-family:{sans};font-size:15px;line-height:22px;",
	"nr-sources":            "margin:24px 0 0;padding:12px 0 0;border-top:1px solid {rule};font-family:{sans};font-size:15px;line-height:22px;",
	"nr-center":             "padding:8px;border-bottom:1px solid {rule};text-align:center;vertical-align:top;",
	"nr-end":                "padding:8px;border-bottom:1px solid {rule};text-align:{end};vertical-align:top;",
	"nr-hero":               "margin:20px 0;",
}

const mailBox = "margin:20px 0;padding:16px;background-color:{surface};font-family:{sans};font-size:16px;line-height:24px;"

// mailColours are the tokens that a dark system changes, with the properties
// that they colour.
var mailColours = []string{"paper", "surface", "ink", "soft", "rule", "accent", "mark"}

// mailFonts are the ends of the themes' font lists, the names that mail
// clients know without the quotes that a style attribute cannot hold.
var mailFonts = map[Theme]map[string]string{
	ThemeBroadsheet: {"display": "Georgia,'Times New Roman',serif", "text": "Georgia,'Times New Roman',serif", "sans": "Arial,Helvetica,sans-serif"},
	ThemeMagazine:   {"display": "Avenir,'Segoe UI',Helvetica,Arial,sans-serif", "text": "Georgia,'Times New Roman',serif", "sans": "Arial,Helvetica,sans-serif"},
	ThemeWire:       {"display": "Arial,Helvetica,sans-serif", "text": "Arial,Helvetica,sans-serif", "sans": "Arial,Helvetica,sans-serif"},
}

// tokenPattern finds a colour in a theme's stylesheet.
var tokenPattern = regexp.MustCompile(`--nr-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)

// A tone is a colour in light and in dark.
type tone struct{ light, dark string }

func tones(css []byte) map[string]tone {
	all := make(map[string]tone)
	for _, m := range tokenPattern.FindAllSubmatch(css, -1) {
		all[string(m[1])] = tone{string(m[2]), string(m[3])}
	}
	return all
}

// newMailSheet puts a theme's tokens into the rules, for one direction of
// writing: the logical words for it are not known to all clients.
func newMailSheet(theme Theme, css []byte, prefix string, dir article.Direction) *mailSheet {
	colours := tones(css)
	replace := []string{"{start}", "left", "{end}", "right"}
	if dir == article.RightToLeft {
		replace = []string{"{start}", "right", "{end}", "left"}
	}
	for name, family := range mailFonts[theme] {
		replace = append(replace, "{"+name+"}", family)
	}
	for _, name := range mailColours {
		replace = append(replace, "{"+name+"}", colours[name].light)
	}
	tokens := strings.NewReplacer(replace...)
	sheet := &mailSheet{styles: make(map[string]string, len(mailRules))}
	for name, rule := range mailRules {
		if class, ok := strings.CutPrefix(name, defaultPrefix); ok {
			name = prefix + class
		}
		sheet.styles[name] = tokens.Replace(rule)
	}
	sheet.dark = darkMail(colours)
	return sheet
}

// darkMail is the one style element of a mail. It finds the light colours in
// the style attributes, so that no class is needed, and changes them.
func darkMail(colours map[string]tone) []byte {
	var b bytes.Buffer
	b.WriteString("@media (prefers-color-scheme:dark){")
	for _, name := range mailColours {
		c := colours[name]
		switch name {
		case "paper", "surface", "mark":
			b.WriteString(`[style*="background-color:` + c.light + `"]{background-color:` + c.dark + `!important}`)
		case "rule", "ink":
			b.WriteString(`[style*="solid ` + c.light + `"]{border-color:` + c.dark + `!important}`)
		}
		switch name {
		case "ink", "soft", "accent":
			b.WriteString(`[style*="` + `;color:` + c.light + `"],[style^="color:` + c.light + `"]{color:` + c.dark + `!important}`)
		}
	}
	b.WriteString("}")
	return b.Bytes()
}

// plainElements are what elements become that mail clients do not know.
var plainElements = map[string]string{
	"article": "div", "aside": "div", "section": "div", "figure": "div", "figcaption": "div", "header": "div", "nav": "div", "time": "span",
}

// keptAttributes are those that mean something to a mail client.
var keptAttributes = map[string]bool{
	"href": true, "src": true, "alt": true, "width": true, "lang": true, "dir": true, "title": true, "start": true, "colspan": true, "rowspan": true,
	"role": true, "charset": true, "name": true, "content": true, "scope": true,
}

// style appends a mail's markup to dst with style attributes in place of
// classes. It reads markup that this package printed: every attribute value
// stands in double quotes and holds no angle bracket.
func (m *mailSheet) style(dst, markup []byte) []byte {
	for {
		open := bytes.IndexByte(markup, '<')
		if open < 0 {
			return append(dst, markup...)
		}
		dst = append(dst, markup[:open]...)
		markup = markup[open:]
		end := tagEnd(markup)
		tag := markup[:end]
		markup = markup[end:]
		switch {
		case bytes.HasPrefix(tag, []byte("<!")):
			dst = append(dst, tag...)
		case bytes.HasPrefix(tag, []byte("</")):
			dst = appendElement(append(dst, "</"...), tag[2:len(tag)-1])
			dst = append(dst, '>')
		default:
			dst = m.tag(dst, tag)
		}
	}
}

// tagEnd is the length of the tag or comment that markup begins with.
func tagEnd(markup []byte) int {
	if bytes.HasPrefix(markup, []byte("<!--")) {
		if end := bytes.Index(markup, []byte("-->")); end >= 0 {
			return end + len("-->")
		}
		return len(markup)
	}
	quoted := false
	for i, c := range markup {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '>' && !quoted:
			return i + 1
		}
	}
	return len(markup)
}

// appendElement appends an element's name as mail clients know it.
func appendElement(dst, name []byte) []byte {
	if plain, ok := plainElements[string(name)]; ok {
		return append(dst, plain...)
	}
	return append(dst, name...)
}

// tag appends a start tag with the style of its classes, or else that of its
// element.
func (m *mailSheet) tag(dst, tag []byte) []byte {
	name, rest := tag[1:], []byte(nil)
	if end := bytes.IndexAny(name, " >"); end >= 0 {
		name, rest = name[:end], name[end:]
	}
	dst = appendElement(append(dst, '<'), name)
	var classes []byte
	for {
		attribute, key, value, after := cutAttribute(rest)
		if attribute == nil {
			break
		}
		rest = after
		switch {
		case string(key) == "class":
			classes = value
		case keptAttributes[string(key)] && (string(key) != "role" || string(value) == "presentation"):
			dst = append(dst, attribute...)
		}
	}
	const open = ` style="`
	start := len(dst)
	dst = append(dst, open...)
	for len(classes) > 0 {
		var class []byte
		class, classes, _ = bytes.Cut(classes, []byte(" "))
		dst = append(dst, m.styles[string(class)]...)
	}
	if len(dst) == start+len(open) { // a class says everything, so that no property stands twice
		dst = append(dst, m.styles[string(name)]...)
	}
	if len(dst) == start+len(open) {
		dst = dst[:start]
	} else {
		dst = append(dst, '"')
	}
	return append(dst, '>')
}

// cutAttribute cuts the first attribute, with the space before it, from what
// follows an element's name; nil where there is none.
func cutAttribute(s []byte) (attribute, key, value, after []byte) {
	if len(s) == 0 || s[0] != ' ' {
		return nil, nil, nil, nil
	}
	end := bytes.IndexAny(s[1:], ` =>`)
	if end < 0 {
		return nil, nil, nil, nil
	}
	key, after = s[1:1+end], s[1+end:]
	if quoted, found := bytes.CutPrefix(after, []byte(`="`)); found {
		value, after, _ = bytes.Cut(quoted, []byte(`"`))
	}
	return s[:len(s)-len(after)], key, value, after
}
