// Package lower says blocks and inlines in simpler ones, for formats that do
// not have them: a callout as a paragraph with its title and what stands in
// it, a formula as text. The words stay, in their order; what kind of thing
// they were does not.
package lower

// Note to the maintainer: every block ends in paragraphs when lowered again
// and again, and every inline in text, so that a writer may lower until it
// finds what its format has. A test holds that, and that no word is lost.

import (
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
)

// A Piece is one of the blocks that another is lowered to.
type Piece struct {
	Block article.Block
	// Path is where it stands in the lowered block's JSON form. Nil: nowhere,
	// it was made.
	Path []string
}

// Block says a block in simpler ones. A paragraph stays what it is; a divider
// gives nothing.
func Block(b article.Block) []Piece {
	var p pieces
	switch b := b.(type) {
	case *article.Paragraph:
		p.stand([]article.Block{b}, nil)
		p[0].Path = []string{}
	case *article.Heading:
		p.say(&article.Strong{Content: b.Content})
	case *article.List:
		for i := range b.Items {
			p.stand(b.Items[i].Content, []string{"items", strconv.Itoa(i), "content"})
		}
	case *article.Quote:
		p.stand(b.Content, []string{"content"})
		p.say(b.Attribution...)
	case *article.PullQuote:
		p.say(b.Content...)
		p.say(b.Attribution...)
	case *article.Code:
		var line []article.Inline
		for i, s := range strings.Split(strings.TrimSuffix(b.Value, "\n"), "\n") {
			if i > 0 {
				line = append(line, &article.Break{})
			}
			line = append(line, words(s)...)
		}
		p.say(line...)
	case *article.Table:
		p.say(b.Caption...)
		p.cells(b.Head, "head")
		p.cells(b.Body, "body")
		p.cells(b.Foot, "foot")
	case *article.Figure:
		p.say(&article.InlineImage{Image: b.Image})
		p.say(b.Caption...)
		p.say(words(b.Credit)...)
	case *article.Gallery:
		n := 0
		for _, f := range b.Items {
			if f != nil {
				p = append(p, Piece{f, []string{"items", strconv.Itoa(n)}})
				n++
			}
		}
		p.say(b.Caption...)
	case *article.Video:
		p.say(link(file(b.Files), b.Title)...)
		p.say(b.Caption...)
		p.say(words(b.Credit)...)
	case *article.Audio:
		p.say(link(file(b.Files), b.Title)...)
		p.say(b.Caption...)
		p.say(words(b.Credit)...)
	case *article.Embed:
		p.say(link(b.URL, b.Title)...)
		p.say(words(b.Text)...)
		p.say(b.Caption...)
	case *article.RelatedLink:
		p.say(words(b.Kicker)...)
		p.say(link(b.URL, b.Headline)...)
		p.say(words(b.Dek)...)
	case *article.Callout:
		p.say(&article.Strong{Content: b.Title})
		p.stand(b.Content, []string{"content"})
	case *article.File:
		p.say(link(b.URL, b.Name)...)
		p.say(b.Description...)
	case *article.Divider:
	case *article.Footnotes:
		list := &article.List{Ordered: true}
		for i := range b.Items {
			list.Items = append(list.Items, article.ListItem{Content: b.Items[i].Content})
		}
		// What stands in it has the same path as in the notes.
		p = append(p, Piece{list, []string{}})
	case *article.Timeline:
		p.strong(b.Title)
		for i := range b.Events {
			e := &b.Events[i]
			p.say(words(e.When)...)
			p.say(&article.Strong{Content: e.Title})
			p.stand(e.Content, []string{"events", strconv.Itoa(i), "content"})
		}
	case *article.KeyFacts:
		p.strong(b.Title)
		list := &article.List{}
		for i := range b.Facts {
			line := words(b.Facts[i].Figure)
			if len(line) > 0 {
				line = []article.Inline{&article.Strong{Content: line}, &article.Text{Value: " "}}
			}
			if line = append(line, b.Facts[i].Text...); Says(line) {
				list.Items = append(list.Items, article.ListItem{Content: []article.Block{&article.Paragraph{Content: line}}})
			}
		}
		if len(list.Items) > 0 {
			p = append(p, Piece{Block: list})
		}
	case *article.LiveUpdate:
		p.strong(b.Headline)
		p.stand(b.Content, []string{"content"})
	case *article.CorrectionNote:
		p.say(b.Correction.Text...)
	case *article.Disclosure:
		p.stand(b.Content, []string{"content"})
	case *article.Custom:
		p.say(words(b.Text)...)
	}
	return p
}

type pieces []Piece

// stand adds blocks that stand in a member of the lowered one.
func (p *pieces) stand(blocks []article.Block, path []string) {
	n := 0
	for _, b := range blocks {
		if b != nil {
			*p = append(*p, Piece{b, append(path[:len(path):len(path)], strconv.Itoa(n))})
			n++
		}
	}
}

func (p *pieces) cells(rows []article.Row, member string) {
	for i, row := range rows {
		for j := range row.Cells {
			p.stand(row.Cells[j].Content, []string{member, strconv.Itoa(i), "cells", strconv.Itoa(j), "content"})
		}
	}
}

// say adds a paragraph, if it says something.
func (p *pieces) say(content ...article.Inline) {
	if Says(content) {
		*p = append(*p, Piece{Block: &article.Paragraph{Content: content}})
	}
}

func (p *pieces) strong(s string) { p.say(&article.Strong{Content: words(s)}) }

// Inline says an inline in simpler ones: formatting by what it holds,
// everything else by its text. A footnote's mark gives nothing.
func Inline(n article.Inline) []article.Inline {
	if content := article.InlineContent(n); content != nil {
		return *content
	}
	switch n := n.(type) {
	case *article.Text:
		return []article.Inline{n}
	case *article.CodeSpan:
		return words(n.Value)
	case *article.Math:
		return words(n.Value)
	case *article.InlineImage:
		return words(n.Image.Alt)
	case *article.CustomInline:
		return words(n.Text)
	case *article.Break:
		return words(" ")
	default:
		return nil // a footnote's mark
	}
}

// Says reports whether content has words or pictures in it.
func Says(content []article.Inline) bool {
	for _, n := range content {
		switch n := n.(type) {
		case nil, *article.Break:
		case *article.Text:
			if n.Value != "" {
				return true
			}
		default:
			if Says(Inline(n)) {
				return true
			}
		}
	}
	return false
}

func words(s string) []article.Inline {
	if s == "" {
		return nil
	}
	return []article.Inline{&article.Text{Value: s}}
}

// link leads to an address by a title, or by the address where there is none.
func link(url, title string) []article.Inline {
	if title == "" {
		title = url
	}
	if url == "" || title == "" {
		return words(title)
	}
	return []article.Inline{&article.Link{URL: url, Content: words(title)}}
}

func file(files []article.MediaFile) string {
	if len(files) == 0 {
		return ""
	}
	return files[0].URL
}
