package render

import (
	"bytes"
	"regexp"
)

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// A declaration of a property that is not a custom one. The stylesheets
	// are this package's own, with no colon followed by a space but in these.
	cssDeclaration = regexp.MustCompile(`([{;]\s*[a-z-][a-z-]*: [^;{}]+);`)
	cssKeyframes   = regexp.MustCompile(`(?s)@keyframes [^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}`)
)

// isolation takes off whatever a host's rules do to the elements of a piece,
// and gives the outermost ones the text of a page in place of what they would
// inherit. Pictures and players keep the presentation of their width and
// height, which "revert" would take too, and the track of the ticker keeps its
// animation, which loses to anything important: theirs is taken off by name.
const isolation = `@layer newsroom, newsroom-reset;
@layer newsroom-reset {
  :where(` + isolated + `), :where(` + isolated + `) :not(img, video, audio, .nr-ticker__track),
  :where(` + isolated + `)::before, :where(` + isolated + `) *::before,
  :where(` + isolated + `)::after, :where(` + isolated + `) *::after,
  :where(` + isolated + `)::first-letter, :where(` + isolated + `) *::first-letter,
  :where(` + isolated + `)::first-line, :where(` + isolated + `) *::first-line,
  :where(` + isolated + `)::marker, :where(` + isolated + `) *::marker { all: revert !important; }
  :where(` + isolated + `):not(:where(` + isolated + `) *) {
    all: initial !important; display: revert !important; color-scheme: inherit !important; overflow-wrap: break-word !important;
    background: var(--nr-paper) !important; color: var(--nr-ink) !important; font: var(--nr-size-3) / 1.6 var(--nr-text) !important;
  }
  :where(` + isolated + `) :is(img, video, audio, .nr-ticker__track) {
    display: revert !important; position: static !important; float: none !important; clear: none !important; margin: 0 !important; padding: 0 !important;
    border: 0 !important; outline: 0 !important; box-sizing: content-box !important; background: none !important; box-shadow: none !important; border-radius: 0 !important;
    opacity: 1 !important; filter: none !important; rotate: none !important; scale: none !important; translate: none !important; mix-blend-mode: normal !important;
    clip-path: none !important; visibility: inherit !important; max-width: none !important; min-width: 0 !important; min-height: 0 !important; max-height: none !important;
    vertical-align: baseline !important; inset: auto !important; z-index: auto !important; overflow: visible !important; columns: auto !important;
    flex-flow: row !important; gap: normal !important; place-items: normal !important; place-content: normal !important; transition: none !important; align-self: auto !important; justify-self: auto !important; order: 0 !important; flex: initial !important;
    color: inherit !important; font: inherit !important; letter-spacing: inherit !important; word-spacing: inherit !important; text-transform: inherit !important;
    text-shadow: inherit !important; text-indent: inherit !important; text-align: inherit !important; white-space: inherit !important; cursor: inherit !important;
    text-decoration: none !important; list-style: inherit !important; word-break: inherit !important; hyphens: inherit !important; pointer-events: inherit !important;
    user-select: auto !important; writing-mode: inherit !important; text-orientation: inherit !important; -webkit-text-fill-color: inherit !important;
  }
  :where(` + isolated + `) :is(img, video, audio) { transform: none !important; object-fit: fill !important; }
}
`

// isolated are the outermost elements of all pieces.
const isolated = `.nr-page, .nr-ticker, .nr-header, .nr-byline, .nr-hero, .nr-body, .nr-afterword, .nr-card, .nr-cards, .nr-related, .nr-section, .nr-back, .nr-breadcrumb, .nr-authorbox, .nr-share, .nr-toc, .nr-correction, .nr-disclosure, .nr-front__top`

// isolate makes every declaration of a stylesheet important. Among important
// declarations those of layers win over those without, and those of an earlier
// layer over a later one's (CSS Cascading and Inheritance 5, section 6.4.4),
// so that the host's rules lose to the reset and the reset loses to ours.
func isolate(css []byte) []byte {
	css = cssComment.ReplaceAll(css, nil)
	var out bytes.Buffer
	out.WriteString(isolation)
	for len(css) > 0 {
		// Declarations in keyframes cannot be important.
		frames := cssKeyframes.FindIndex(css)
		if frames == nil {
			frames = []int{len(css), len(css)}
		}
		out.Write(important(css[:frames[0]]))
		out.Write(css[frames[0]:frames[1]])
		css = css[frames[1]:]
	}
	return out.Bytes()
}

func important(css []byte) []byte {
	var out []byte
	for len(css) > 0 {
		m := cssDeclaration.FindSubmatchIndex(css)
		if m == nil {
			return append(out, css...)
		}
		declaration := css[m[2]:m[3]]
		out = append(out, css[:m[3]]...)
		if !bytes.HasPrefix(bytes.TrimLeft(declaration, "{; \n"), []byte("--")) {
			// A token stays the host's to set.
			out = append(out, " !important"...)
		}
		// The semicolon may start the next declaration.
		css = css[m[3]:]
	}
	return out
}
