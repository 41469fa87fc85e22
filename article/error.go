package article

import (
	"errors"
	"strings"
)

// A ParseError says why and where a source could not be read. It is the one
// error type of every reader in this module, so that a host needs a single
// errors.As for all formats.
type ParseError struct {
	// Format is the reader's package ("markdown", "json"). It begins the
	// message.
	Format string
	// File is the source's name, where the caller gave one.
	File string
	// Position is where in the source text; zero where not known.
	Position Position
	// Path is a JSON Pointer into the source ("/body/3/level"), where the
	// source is JSON.
	Path string
	// Excerpt is the source line at Position, shortened. It never holds the
	// whole input.
	Excerpt string
	// Err is the cause.
	Err error
}

// What a caller may want to tell apart, by errors.Is.
var (
	ErrTooLarge     = errors.New("too large")            // more bytes than Limits.Bytes
	ErrTooDeep      = errors.New("nested too deep")      // more levels than Limits.Depth
	ErrTooMany      = errors.New("too many nodes")       // more nodes than Limits.Nodes
	ErrEncoding     = errors.New("invalid UTF-8")        // text that is not text
	ErrSyntax       = errors.New("syntax error")         // the format's own rules are broken
	ErrVersion      = errors.New("unsupported version")  // written by an incompatible version
	ErrNoArticle    = errors.New("no article found")     // a page without an article
	ErrFrontMatter  = errors.New("invalid front matter") // metadata that cannot be read
	ErrInvalidValue = errors.New("invalid value")        // a known field holds something else
)

// Error gives the message on one line: "markdown: news.md: line 3, column 7:
// invalid front matter: ...".
func (e *ParseError) Error() string {
	var b strings.Builder
	for _, part := range []string{e.Format, e.File, e.Position.String(), e.Path} {
		if part != "" {
			b.WriteString(part)
			b.WriteString(": ")
		}
	}
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	} else {
		b.WriteString(ErrSyntax.Error())
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *ParseError) Unwrap() error { return e.Err }

// Caret gives the excerpt with a caret below the column, on two lines, or ""
// where there is no excerpt.
func (e *ParseError) Caret() string {
	if e.Excerpt == "" || e.Position.Column < 1 {
		return ""
	}
	var b strings.Builder
	b.WriteString(e.Excerpt)
	b.WriteByte('\n')
	for i, r := range e.Excerpt {
		if i >= e.Position.Column-1 {
			break
		}
		if r == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
	}
	b.WriteByte('^')
	return b.String()
}

// maxExcerpt bounds how much of the source an error keeps alive.
const maxExcerpt = 160

// ErrorAt makes a [ParseError] for a byte offset of src, with position and
// excerpt filled in. Where the line is longer than 160 bytes or the column
// lies beyond them, the excerpt is left out.
func ErrorAt(format string, src []byte, offset int, err error) *ParseError {
	pos := PositionAt(src, offset)
	start := pos.Offset - (pos.Column - 1)
	end := start
	for end < len(src) && src[end] != '\n' && end-start <= maxExcerpt {
		end++
	}
	e := &ParseError{Format: format, Position: pos, Err: err}
	if end-start <= maxExcerpt {
		e.Excerpt = strings.ToValidUTF8(strings.TrimRight(string(src[start:end]), "\r"), "\uFFFD")
	}
	return e
}
