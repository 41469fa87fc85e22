package webpage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
)

// Where elements say who wrote a text, best first.
const (
	byMicrodata = iota // itemprop="author"
	byRel              // rel="author"
	byCard             // hNews and hEntry: the name in a vcard, p-author
	byClass            // a class that stylesheets give to bylines
	byKinds
)

var bylineSources = [byKinds]string{sourceMicrodata, "rel-author", sourceFormat, sourceByline}

// bylineNames are words in the class names of bylines, in the languages of
// those who write stylesheets.
var bylineNames = []string{"byline", "author", "auteur", "autor", "signature", "verfasser", "reporter", "writer", "journalist", "skribent"}

// bylineClass says which kind of byline an element with a class is, byKinds
// for none.
func bylineClass(value string) int {
	value = strings.ToLower(value)
	holds := func(word string) bool { return strings.Contains(value, word) }
	if !holds("card") && !slices.ContainsFunc(bylineNames, holds) { // nearly all
		return byKinds
	}
	for name := range strings.FieldsSeq(value) {
		if name == "vcard" || name == "p-author" || name == "h-card" {
			return byCard
		}
		if !namesOther(name) && slices.ContainsFunc(bylineNames, func(word string) bool { return strings.Contains(name, word) }) {
			return byClass
		}
	}
	return byKinds
}

// namesOther reports whether a class names what stands around bylines: boxes
// of other stories, buttons to follow an author.
func namesOther(name string) bool {
	for _, word := range []string{"comment", "related", "follow", "authority", "popular"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// together are the authors that the first of some elements names, and those
// that stand with it: elements further off are bylines of other stories.
func (p *page) together(found []int32, kind int) (out []article.Author) {
	group := int32(-1)
	for k, i := range found {
		if p.beside(i) || group >= 0 && !p.within(i, group) {
			continue
		}
		names := p.namesIn(i, kind)
		if k+1 < len(found) && p.within(found[k+1], i) && len(p.namesIn(found[k+1], kind)) > 0 {
			continue // a byline around its names
		}
		for _, name := range names {
			author := article.Author{Name: name}
			if p.nodes[i].tag == atom.A {
				author.URL = p.resolve(p.attr(i, "href"))
			}
			out = append(out, author)
		}
		if len(names) > 0 && group < 0 {
			group = i
			for up := p.nodes[i].parent; up > 0 && p.line(up) != ""; up = p.nodes[up].parent {
				group = up
			}
		}
	}
	return out
}

// namesIn are the names in the element of a byline.
func (p *page) namesIn(i int32, kind int) []string {
	text := p.line(i)
	switch kind {
	case byMicrodata:
		text = p.property(i, "name")
	case byCard:
		for k := i; k < p.nodes[i].end; k++ {
			if !p.nodes[k].text && hasClass(p.attr(k, "class"), "fn", "p-name") {
				text = p.line(k)
				break
			}
		}
	case byClass:
		if text == "" {
			return nil
		}
		if linked := p.linkedNames(i); len(linked) > 0 {
			return linked
		}
	}
	return allNames(text)
}

// linkedNames are the names that link to their pages: a byline's other words
// are roles, dates and counts of comments.
func (p *page) linkedNames(i int32) (out []string) {
	for k := i + 1; k < p.nodes[i].end; k++ {
		if p.nodes[k].tag == atom.A {
			out = append(out, allNames(p.line(k))...)
		}
	}
	return out
}

// allNames are the names in a byline, none if it begins with something else.
func allNames(text string) (out []string) {
	for k, name := range splitNames(text) {
		if likeName(name) {
			out = append(out, name)
		} else if k == 0 {
			return nil
		}
	}
	return out
}

// visibleByline finds a line that begins with a byline's word and holds
// nothing but names, below the headline: what readers take for one.
func (p *page) visibleByline() []article.Author {
	if len(p.article.Authors) > 0 {
		return nil
	}
	const linesRead = 400 // further down stand other stories and comments
	lines := 0
	for i := range p.nodes {
		i := int32(i)
		if n := &p.nodes[i]; !n.text || lines > linesRead || n.to-n.from > 4*bylineSize {
			continue
		}
		line := strings.TrimSpace(p.raw(i))
		if line == "" {
			continue
		}
		lines++
		if !opensByline(line) {
			continue
		}
		line = plain(line)
		block := p.blockAround(i)
		text := p.line(block)
		if block == 0 || p.nodes[block].trait&unseen != 0 || !strings.HasPrefix(text, line) || p.beside(i) {
			continue
		}
		var out []article.Author
		for _, name := range splitNames(text) {
			if !likeName(name) || !severalWords(name) && !alone(name) || !capitals(name) {
				out = nil
				break
			}
			out = append(out, article.Author{Name: name})
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// opensByline reports whether a line begins with the word of a byline, or ends
// with the title that Korean ones have after the name.
func opensByline(line string) bool {
	for _, list := range [][]string{bylineWords, particles} {
		for _, by := range list {
			if _, ok := cutWord(line, by); ok {
				return true
			}
		}
	}
	return strings.HasSuffix(line, "기자") && len(line) < 40
}

// alone reports whether a name is of a script whose names have no spaces.
func alone(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	}) >= 0
}

// capitals reports whether a name's first and last word begin with no small
// letter, as sentences' last words do.
func capitals(name string) bool {
	words := strings.Fields(name)
	for _, w := range []string{words[0], words[len(words)-1]} {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) {
			return false
		}
	}
	return true
}
