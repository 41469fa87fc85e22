package htmlbody_test

import (
	"html"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
	"github.com/dots-newsroom/newsroom/internal/escape"
	"github.com/dots-newsroom/newsroom/render"
)

// core are the blocks and inlines that HTML holds without loss.
var core = []article.Kind{
	article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindPullQuote, article.KindCode, article.KindTable,
	article.KindFigure, article.KindGallery, article.KindVideo, article.KindAudio, article.KindEmbed, article.KindRelatedLink, article.KindCallout,
	article.KindFile, article.KindDivider,
	article.KindText, article.KindEmphasis, article.KindStrong, article.KindStrike, article.KindCodeSpan, article.KindLink, article.KindSub, article.KindSup,
	article.KindMark, article.KindAbbreviation, article.KindSpan, article.KindInlineImage, article.KindBreak, article.KindMath, article.KindFootnoteRef,
}

// withNotes adds the notes of a document's marks, and gives each mark one of
// them; marks inside of notes too.
func withNotes(d *article.Document, seed uint64, options articlegen.Options) {
	notes := &article.Footnotes{Attrs: article.Attrs{ID: "notes"}}
	labels := []string{"1", "as ü*sual", "\"b\" & <c>"}[:1+seed%3]
	options.Size = 1
	for i, label := range labels {
		notes.Items = append(notes.Items, article.Footnote{Label: label, Content: articlegen.Document(seed+uint64(i+1)*1e9, options).Blocks})
	}
	if d.Blocks = append(d.Blocks, notes); seed%2 == 0 {
		d.Blocks = append(d.Blocks, &article.Paragraph{Content: []article.Inline{&article.Text{Value: "end"}}})
	}
	for n := range d.Preorder() {
		if ref, ok := n.(*article.FootnoteRef); ok {
			ref.Label = labels[len(ref.Label)%len(labels)]
		}
	}
}

func TestWhatIsRenderedIsReadBack(t *testing.T) {
	documents := uint64(100_000)
	if testing.Short() {
		documents = 2_000
	}
	for seed := range documents {
		// Small documents come first, so that the first to fail is short.
		options := articlegen.Options{Kinds: core, Size: 1 + int(seed*3/documents), Depth: 2 + int(seed%3)}
		want := articlegen.Document(seed, options)
		withNotes(&want, seed, options)
		normal(reflect.ValueOf(&want).Elem())
		out := render.Body{Document: &want}.AppendHTML(nil)
		got, losses, err := htmlbody.Parse(out, htmlbody.Options{})
		require.NoError(t, err, "seed %d, %+v: %s", seed, options, out)
		require.Empty(t, losses, "seed %d, %+v: %s", seed, options, out)
		if !cmp.Equal(want, got) {
			t.Fatalf("seed %d, %+v: %s\n%s", seed, options, out, cmp.Diff(want, got))
		}
	}
}

// normal brings a value to the form in which HTML holds it: white space
// folded, empty things left out, addresses as they are written, and without
// what the documentation says is not carried.
func normal(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			normal(v.Elem())
		}
		return
	case reflect.Slice:
		for i := range v.Len() {
			normal(v.Index(i))
		}
		return
	case reflect.Struct:
	default:
		return
	}
	if !v.CanAddr() {
		return
	}
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case f.Type() == reflect.TypeFor[article.Extra]():
			f.SetZero()
		case f.Type() == reflect.TypeFor[[]article.Inline]():
			f.Set(reflect.ValueOf(inlines(f.Interface().([]article.Inline), false)))
		case f.Type() == reflect.TypeFor[[]article.Block]():
			normal(f)
			f.Set(reflect.ValueOf(blocks(f.Interface().([]article.Block))))
		default:
			normal(f)
		}
	}
	switch v := v.Addr().Interface().(type) {
	case *article.Attrs:
		v.ID, v.Language = trim(v.ID), trim(v.Language)
		if v.Provenance != nil {
			if v.Provenance = (&article.Provenance{Source: v.Provenance.Source}); v.Provenance.Source == "" {
				v.Provenance = nil
			}
		}
	case *article.Image:
		image(v)
	case *article.List:
		if v.Ordered && v.Start == 1 {
			v.Start = 0
		}
		for i := range v.Items {
			v.Items[i].Task = [...]article.Task{"", article.TaskOpen, article.TaskDone}[len(v.Items[i].Task)%3]
		}
	case *article.Quote:
		v.URL = address(v.URL)
	case *article.Code:
		v.Syntax = strings.Join(strings.Fields(v.Syntax), "")
		if v.Value != "" {
			v.Value += "\n"
		}
	case *article.Table:
		for i := range v.Columns {
			v.Columns[i].Align = aligned(v.Columns[i].Align)
		}
		for section, rows := range [][]article.Row{v.Head, v.Body, v.Foot} {
			for _, row := range rows {
				column := 0
				for i := range row.Cells {
					c := &row.Cells[i]
					c.Header = c.Header && section > 0
					c.ColSpan, c.RowSpan = covers(c.ColSpan), covers(c.RowSpan)
					if c.Align = aligned(c.Align); column < len(v.Columns) && v.Columns[column].Align == c.Align {
						c.Align = "" // the column's anyway
					}
					column += max(c.ColSpan, 1)
				}
			}
		}
	case *article.Figure:
		v.URL, v.Credit = address(v.URL), fold(v.Credit)
		v.Layout = [...]article.Layout{"", article.LayoutWide, article.LayoutFull, article.LayoutAside}[len(v.Layout)%4]
	case *article.Video:
		v.Files, v.Title, v.Credit, v.Transcript = files(v.Files), fold(v.Title), fold(v.Credit), address(v.Transcript)
		if v.Width <= 0 || v.Height <= 0 {
			v.Width, v.Height = 0, 0
		}
		if v.Poster != nil {
			v.Poster = &article.Image{URL: v.Poster.URL}
		}
		for i := range v.Tracks {
			v.Tracks[i].URL = address(v.Tracks[i].URL)
		}
	case *article.Audio:
		v.Files, v.Title, v.Credit, v.Transcript = files(v.Files), fold(v.Title), fold(v.Credit), address(v.Transcript)
	case *article.Embed:
		v.Provider, v.URL = "youtube", "https://www.youtube.com/watch?v=abc"
		v.Title, v.Text = fold(v.Title), fold(v.Text)
	case *article.RelatedLink:
		v.URL, v.Headline, v.Dek, v.Kicker = address("/"+v.URL), fold(v.Headline), fold(v.Dek), fold(v.Kicker)
	case *article.File:
		v.URL, v.Name = address(v.URL), fold(v.Name)
	}
}

// blocks leaves out those without content.
func blocks(in []article.Block) []article.Block {
	var out []article.Block
	for _, b := range in {
		switch b := b.(type) {
		case *article.Paragraph:
			if len(b.Content) == 0 {
				continue
			}
		case *article.Heading:
			if len(b.Content) == 0 {
				continue
			}
		case *article.List:
			if len(b.Items) == 0 {
				continue
			}
		case *article.Quote:
			if len(b.Content)+len(b.Attribution) == 0 {
				continue
			}
		case *article.Table:
			if len(b.Caption)+len(b.Head)+len(b.Body)+len(b.Foot) == 0 {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func image(i *article.Image) {
	i.URL, i.Alt = address("/"+i.URL), trim(i.Alt)
	i.Type = strings.Join(strings.Fields(i.Type), "")
	i.Variants = slices.DeleteFunc(i.Variants, func(v article.Variant) bool { return v.URL == "" })
	for j := range i.Variants {
		v := &i.Variants[j]
		v.URL, v.Type = address("/"+v.URL), "image/"+strings.Join(strings.Fields(v.Type), "")
	}
	if len(i.Variants) == 0 {
		i.Variants = nil
	}
}

func aligned(a article.Align) article.Align {
	return [...]article.Align{"", article.AlignStart, article.AlignCenter, article.AlignEnd}[len(a)%4]
}

func covers(n int) int {
	if n <= 1 {
		return 0
	}
	return min(n, 1000)
}

func files(in []article.MediaFile) []article.MediaFile {
	in = slices.DeleteFunc(in, func(f article.MediaFile) bool { return trim(f.URL) == "" })
	for i := range in {
		in[i].URL = address(in[i].URL)
	}
	if len(in) == 0 {
		return nil
	}
	return in
}

const space = " \t\n\r\f"

func trim(s string) string { return strings.Trim(s, space) }

func fold(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

func isSpace(r rune) bool { return strings.ContainsRune(space, r) }

// address is how an address is written into a page.
func address(s string) string { return html.UnescapeString(string(escape.AppendURL(nil, trim(s)))) }

// inlines folds white space over a whole line, joins texts side by side and
// leaves out what is empty, and links inside of links.
func inlines(in []article.Inline, linked bool) []article.Inline {
	ended := false
	out := folded(in, &ended, linked)
	for {
		trimmed := trimmedEnd(out)
		if n := len(trimmed); n > 0 {
			if _, br := trimmed[n-1].(*article.Break); br {
				out = trimmed[:n-1]
				continue
			}
		}
		if len(trimmed) == 0 {
			return nil
		}
		return trimmed
	}
}

func folded(in []article.Inline, ended *bool, linked bool) (out []article.Inline) {
	add := func(n article.Inline) {
		if _, br := n.(*article.Break); br {
			out = trimmedEnd(out)
		}
		if t, ok := n.(*article.Text); ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*article.Text); ok {
				last.Value += t.Value
				return
			}
		}
		out = append(out, n)
	}
	for _, n := range in {
		content := reflect.ValueOf(n).Elem().FieldByName("Content")
		if extra := reflect.ValueOf(n).Elem().FieldByName("Extra"); extra.IsValid() {
			extra.SetZero()
		}
		if content.IsValid() {
			link, isLink := n.(*article.Link)
			inner := folded(content.Interface().([]article.Inline), ended, linked || isLink)
			span, isSpan := n.(*article.Span)
			switch {
			case len(inner) == 0:
			case isLink && linked:
				for _, c := range inner {
					add(c)
				}
			case isSpan && trim(span.Language) == "":
				for _, c := range inner {
					add(c)
				}
			default:
				if isLink {
					link.URL = address(link.URL)
				}
				if isSpan {
					span.Language = trim(span.Language)
				}
				content.Set(reflect.ValueOf(inner))
				add(n)
			}
			continue
		}
		switch n := n.(type) {
		case *article.Text:
			var b strings.Builder
			for _, r := range n.Value {
				if !isSpace(r) {
					b.WriteRune(r)
					*ended = true
				} else if *ended {
					b.WriteByte(' ')
					*ended = false
				}
			}
			if b.Len() > 0 {
				add(&article.Text{Value: b.String()})
			}
		case *article.CodeSpan:
			if n.Value = fold(n.Value); n.Value != "" {
				*ended = true
				add(n)
			}
		case *article.Math:
			n.Value = fold(n.Value)
			*ended = true
			add(n)
		case *article.InlineImage:
			normal(reflect.ValueOf(&n.Image).Elem())
			*ended = true
			add(n)
		case *article.FootnoteRef:
			if !linked { // a mark is a link itself
				*ended = true
				add(n)
			}
		case *article.Break:
			*ended = false
			add(n)
		}
	}
	return out
}

// trimmedEnd takes white space off the end of a line, however nested.
func trimmedEnd(in []article.Inline) []article.Inline {
	for len(in) > 0 {
		last := in[len(in)-1]
		if t, ok := last.(*article.Text); ok {
			if t.Value = strings.TrimRight(t.Value, " "); t.Value != "" {
				return in
			}
		} else {
			content := reflect.ValueOf(last).Elem().FieldByName("Content")
			if !content.IsValid() {
				return in
			}
			inner := trimmedEnd(content.Interface().([]article.Inline))
			content.Set(reflect.ValueOf(inner))
			if len(inner) > 0 {
				return in
			}
		}
		in = in[:len(in)-1]
	}
	return in
}
