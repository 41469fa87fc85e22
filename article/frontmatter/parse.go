package frontmatter

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"github.com/dots-newsroom/newsroom/article"
)

// Options say how front matter is read. The zero value is ready to use.
type Options struct {
	// File is the source's name, for errors.
	File string
	// Limits bound the source. Only Bytes matters here.
	Limits article.Limits
}

const format = "frontmatter"

// Parse reads the front matter of src and returns the article it describes,
// the text below it, and the names that are not known. A source without front
// matter gives an empty article and the whole source.
//
// An error is an [*article.ParseError]: [article.ErrTooLarge],
// [article.ErrEncoding] or [article.ErrFrontMatter].
func Parse(src []byte, opts Options) (*article.Article, []byte, []article.Loss, error) {
	fail := func(offset int, err error) (*article.Article, []byte, []article.Loss, error) {
		e := article.ErrorAt(format, src, offset, err)
		e.File = opts.File
		return nil, nil, nil, e
	}
	if limit := opts.Limits.WithDefaults().Bytes; len(src) > limit {
		return nil, nil, nil, &article.ParseError{Format: format, File: opts.File,
			Err: fmt.Errorf("%w: %d bytes, at most %d are read", article.ErrTooLarge, len(src), limit)}
	}
	if !utf8.Valid(src) {
		return fail(invalidAt(src), article.ErrEncoding)
	}
	part, err := split(src)
	if err != nil {
		return fail(part.start, err)
	}
	a := &article.Article{}
	if part.kind == "" {
		return a, src, nil, nil
	}
	fields, line, err := decode(part)
	if err != nil {
		return fail(offsetOfLine(src, part.start, line), fmt.Errorf("%w: %s", article.ErrFrontMatter, err))
	}
	m := mapper{part: part, src: src}
	if err := m.article(a, fields); err != nil {
		return fail(m.at, fmt.Errorf("%w: %w", article.ErrFrontMatter, err))
	}
	slices.SortStableFunc(m.losses, func(a, b article.Loss) int { return a.Position.Offset - b.Position.Offset })
	return a, part.body, m.losses, nil
}

// Body returns the text below the front matter, and its offset in src.
func Body(src []byte) ([]byte, int) {
	part, err := split(src)
	if err != nil || part.kind == "" {
		return src, 0
	}
	return part.body, len(src) - len(part.body)
}

// A part is front matter cut out of its file.
type part struct {
	kind  string // "yaml", "toml", "json", or "" for none
	text  []byte
	start int // offset of text in the source
	body  []byte
}

var errOpen = errors.New("the closing line is missing")

// split finds the front matter. Its first line must be the first of the file,
// apart from a byte order mark.
func split(src []byte) (part, error) {
	rest := bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF"))
	offset := len(src) - len(rest)
	first, after, _ := bytes.Cut(rest, []byte("\n"))
	fence := string(bytes.TrimRight(first, " \t\r"))
	switch fence {
	case "---", "+++":
	default:
		if bytes.HasPrefix(rest, []byte("{")) {
			return splitJSON(rest, offset)
		}
		return part{}, nil
	}
	p := part{kind: map[string]string{"---": "yaml", "+++": "toml"}[fence], start: len(src) - len(after)}
	for line := after; len(line) > 0; {
		this, next, more := bytes.Cut(line, []byte("\n"))
		if string(bytes.TrimRight(this, " \t\r")) == fence {
			p.text, p.body = after[:len(after)-len(line)], next
			return p, nil
		}
		if !more {
			break
		}
		line = next
	}
	return p, fmt.Errorf("%w: %w %q", article.ErrFrontMatter, errOpen, fence)
}

func splitJSON(rest []byte, offset int) (part, error) {
	decoder := json.NewDecoder(bytes.NewReader(rest))
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		// A text may begin with a brace and mean nothing by it.
		return part{}, nil
	}
	end := int(decoder.InputOffset())
	body := bytes.TrimPrefix(bytes.TrimPrefix(rest[end:], []byte("\r")), []byte("\n"))
	return part{kind: "json", text: rest[:end], start: offset, body: body}, nil
}

var lineNumber = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s+)?line (\d+): `)

// decode reads the fields. Where it fails, line is the line of the front
// matter at fault, from 1, or 0.
func decode(p part) (fields map[string]any, line int, err error) {
	switch p.kind {
	case "yaml":
		err = yaml.Unmarshal(p.text, &fields)
		if err != nil {
			// The reader's own count starts below the fence: the line is told
			// in the position of our error, and would contradict it in the text.
			if found := lineNumber.FindStringSubmatch(err.Error()); found != nil {
				line, _ = strconv.Atoi(found[1])
				err = errors.New(strings.TrimPrefix(err.Error(), found[0]))
			}
		}
	case "toml":
		err = toml.Unmarshal(p.text, &fields)
		var at toml.ParseError
		if errors.As(err, &at) {
			line = at.Position.Line
			err = errors.New(at.Message)
		}
	case "json":
		err = json.Unmarshal(p.text, &fields)
	}
	if err != nil {
		err = errors.New(strings.TrimSpace(strings.TrimPrefix(err.Error(), "yaml: ")))
	}
	return fields, line, err
}

func invalidAt(src []byte) int {
	for i := 0; i < len(src); {
		r, width := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && width == 1 {
			return i
		}
		i += width
	}
	return len(src)
}

// offsetOfLine is the offset of a line of the front matter, from 1, in src.
func offsetOfLine(src []byte, start, line int) int {
	for ; line > 1; line-- {
		next := bytes.IndexByte(src[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	return start
}
