package webpage

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// A Part says which part of a story a page is, for stories that stand on
// several pages. The zero value is a whole story.
type Part struct {
	// Number is the page's own, from 1, and Of how many there are. Zero: not
	// stated.
	Number, Of int
	// Previous and Next are the addresses of the pages beside it. Empty: none,
	// or not stated.
	Previous, Next string
}

// part finds which part of a story the page is: by its links to the next and
// the previous page, and by the words "page 2 of 3".
func (p *page) part() {
	for i := range p.nodes {
		i, n := int32(i), &p.nodes[i]
		switch {
		case n.tag == atom.Link || n.tag == atom.A:
			p.neighbour(i)
		case n.text && p.report.Part.Of == 0 && n.to-n.from <= maxPageWords && strings.ContainsAny(p.raw(i), digits):
			p.pageWords(p.raw(i))
		}
	}
	for k := range p.blocks {
		if b := &p.blocks[k]; b.size <= maxPageWords && strings.ContainsAny(p.src[p.nodes[b.from].from:p.nodes[b.to].to], digits) && p.pageWords(p.textOfBlock(b)) {
			p.leave(b, Navigation)
		}
	}
}

// neighbour reads a link to the page before or after.
func (p *page) neighbour(i int32) {
	rel, ok := p.lookup(i, "rel")
	if !ok {
		return
	}
	for word := range strings.FieldsSeq(strings.ToLower(rel)) {
		var to *string
		switch word {
		case "next":
			to = &p.report.Part.Next
		case "prev", "previous":
			to = &p.report.Part.Previous
		default:
			continue
		}
		if address := p.resolve(p.attr(i, "href")); *to == "" && pageOfSame(p.article.URL, address) {
			*to = address
		}
	}
}

// maxPageWords bounds "page 2 of 3" in bytes, in any language.
const maxPageWords = 48

const digits = "0123456789"

var pageOf = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:page|seite|página|pagina|sida|side|sivu|strona|stránka|oldal|sayfa|halaman|trang|страница|сторінка|σελίδα|صفحة|الصفحة)` +
	`\s+(\d{1,3})\s*(?:of|von|sur|de|di|van|av|af|z|ze|din|dari|trên|из|з|από|من|/|\|)\s*(\d{1,3})[^\pL\pN]*$` +
	`|^\s*(\d{1,3})\s*/\s*(\d{1,3})\s*(?:页|頁|ページ|쪽|페이지)\s*$`)

// pageWords reads "page 2 of 3", and reports whether a text is that.
func (p *page) pageWords(text string) bool {
	m := pageOf.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	number, _ := strconv.Atoi(m[1] + m[3])
	of, _ := strconv.Atoi(m[2] + m[4])
	if number < 1 || number > of {
		return false
	}
	p.report.Part.Number, p.report.Part.Of = number, of
	return true
}

// maxParts is more pages than a story has.
const maxParts = 100

var pageNumber = regexp.MustCompile(`^[/?&.,;_=-]*(?:page|pg|p|seite|pagina|página|sida|strona|stranica)?[/=_.-]*(\d{0,3})/?(?:\.[a-z]{3,5})?$`)

// pageOfSame reports whether two addresses are pages of one story: all that
// differs is the number of the page. Blogs link the next and the previous
// story by the same relations.
func pageOfSame(own, other string) bool {
	a, errA := url.Parse(own)
	b, errB := url.Parse(other)
	if errA != nil || errB != nil || other == "" || !strings.EqualFold(a.Host, b.Host) {
		return false
	}
	x, y := a.EscapedPath()+"?"+a.RawQuery, b.EscapedPath()+"?"+b.RawQuery
	x, y = strings.TrimSuffix(x, "?"), strings.TrimSuffix(y, "?")
	if x == y {
		return false
	}
	same := 0
	for same < len(x) && same < len(y) && x[same] == y[same] {
		same++
	}
	// The name of a page and its number stay whole.
	for same > 0 && (isDigit(x[same-1]) || isLetter(x[same-1])) && !endsName(x, same) && !endsName(y, same) {
		same--
	}
	return isPageNumber(x[same:]) && isPageNumber(y[same:])
}

// endsName reports whether a name ends at a place in an address.
func endsName(address string, at int) bool {
	return at == len(address) || !isDigit(address[at]) && !isLetter(address[at])
}

func isPageNumber(rest string) bool {
	m := pageNumber.FindStringSubmatch(rest)
	if m == nil {
		return false
	}
	number, _ := strconv.Atoi(m[1])
	return number <= maxParts
}
