package webpage

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html/atom"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
)

// A said is one update of a live blog as structured data tells of it.
type said struct {
	id, headline, text string
	time, updated      time.Time
	authors            []article.Author
}

// kind reads from structured data what kind of page it is.
func (p *page) kind(v map[string]any, source string) {
	p.access(v, source)
	for _, t := range texts(v["@type"]) {
		if strings.HasSuffix(t, "LiveBlogPosting") {
			p.isLive(source)
		}
	}
	updates, ok := v["liveBlogUpdate"].([]any)
	if !ok {
		updates = []any{v["liveBlogUpdate"]}
	}
	for _, u := range updates {
		if u, ok := u.(map[string]any); ok {
			p.said = append(p.said, saidOf(u))
		}
	}
}

func (p *page) isLive(source string) {
	if p.article.Genre != article.GenreLiveBlog {
		p.article.Genre = article.GenreLiveBlog
		p.report.Found = append(p.report.Found, Finding{"genre", source})
	}
}

func saidOf(v map[string]any) said {
	s := said{headline: fold(unescape(first(v["headline"]))), text: first(v["articleBody"])}
	s.time, _ = moment(first(v["datePublished"]))
	s.updated, _ = moment(first(v["dateModified"]))
	for _, address := range []string{first(v["url"]), first(v["@id"])} {
		if u, err := url.Parse(address); err == nil && s.id == "" {
			s.id = u.Fragment
		}
	}
	authors, ok := v["author"].([]any)
	if !ok {
		authors = []any{v["author"]}
	}
	for _, a := range authors {
		name := first(a)
		if a, ok := a.(map[string]any); ok {
			name = first(a["name"])
		}
		if name = cleanName(name); name != "" {
			s.authors = append(s.authors, article.Author{Name: name})
		}
	}
	return s
}

// findUpdates finds the elements of a live blog's updates, in document order.
// Microdata or the ids of structured data name them. Otherwise they are what
// a live blog repeats: elements from one template, each with a time. A page is
// a live blog if structured data or the names of these elements say so,
// because comments and lists of stories repeat alike.
func (p *page) findUpdates() []int32 {
	ids := make(map[string]bool, len(p.said))
	for k := range p.said {
		if id := p.said[k].id; id != "" {
			ids[id] = true
		}
	}
	var named []int32
	for i := int32(1); i < int32(len(p.nodes)); i++ {
		n := &p.nodes[i]
		switch {
		case n.text || n.from == n.to:
		case p.marks[i] == markGone:
			i = n.end - 1
		case n.tag != atom.A && n.trait&(phrase|heading) == 0 && p.first[i] < p.first[n.end] &&
			(strings.Contains(p.attr(i, "itemprop"), "liveBlogUpdate") || len(ids) > 0 && ids[p.attr(i, "id")]):
			named = append(named, i)
			i = n.end - 1
		}
	}
	if len(named) > 0 {
		return named
	}
	return p.repeated()
}

// repeated finds the largest group of siblings from one template that bear
// times, as text of paragraphs goes.
func (p *page) repeated() (best []int32) {
	times := make([]int32, len(p.nodes)+1)
	for i := range p.nodes {
		times[i+1] = times[i]
		if p.nodes[i].tag == atom.Time && p.has(int32(i), "datetime") {
			times[i+1]++
		}
	}
	if times[len(p.nodes)] < 2 {
		return nil
	}
	declared := p.article.Genre == article.GenreLiveBlog
	most := 0
	for i := range p.nodes {
		parent := &p.nodes[i]
		if times[parent.end]-times[i] < 2 || parent.text {
			continue
		}
		var group []int32
		size := 0
		for k := int32(i) + 1; k < parent.end; k = p.nodes[k].end {
			c := &p.nodes[k]
			if c.text || p.marks[k] == markGone || c.trait&phrase != 0 || times[c.end] == times[k] || p.first[k] == p.first[c.end] ||
				len(group) == 0 && !declared && !p.namesUpdate(k) || len(group) > 0 && !p.sameTemplate(group[0], k) {
				continue
			}
			group = append(group, k)
			size += p.paragraphs(k)
		}
		if len(group) >= 2 && size > most {
			best, most = group, size
		}
	}
	return best
}

// namesUpdate reports whether a class says that an element is an update of a
// live blog: live-update, liveblog__post.
func (p *page) namesUpdate(i int32) bool {
	for name := range strings.FieldsSeq(strings.ToLower(p.attr(i, "class"))) {
		if !strings.Contains(name, "live") {
			continue
		}
		for _, of := range []string{"update", "post", "entry", "item", "event"} {
			if strings.Contains(name, of) {
				return true
			}
		}
	}
	return false
}

// widen widens the choice until it holds all updates.
func (p *page) widen(body int32, updates []int32) int32 {
	for _, u := range updates {
		for body != 0 && (body == u || !p.within(u, body)) {
			body = p.nodes[body].parent
		}
	}
	return body
}

// heads reads what stands at the head of each update, which is then no part
// of its text.
func (p *page) heads(updates []int32) {
	index := p.index()
	p.live = make(map[int32]*article.LiveUpdate, len(updates))
	for _, i := range updates {
		u := &article.LiveUpdate{Attrs: article.Attrs{ID: p.attr(i, "id")}, Pinned: p.named(i, []string{"pinned", "sticky"})}
		p.live[i] = u
		for k := i + 1; k < p.nodes[i].end; k++ {
			n := &p.nodes[k]
			switch {
			case n.text:
			case n.trait&heading != 0 && u.Headline == "" && p.marks[k] != markGone:
				u.Headline = p.textOf(k, 1000)
				p.take(k)
			case n.tag == atom.Time && p.has(k, "datetime"):
				t, ok := moment(p.attr(k, "datetime"))
				switch {
				case !ok:
				case u.Time.IsZero():
					u.Time = t
					p.take(k)
				case u.Updated.IsZero() && p.attr(k, "itemprop") == "dateModified":
					u.Updated = t
					p.take(k)
				}
			case p.attr(k, "rel") == "author" || p.attr(k, "itemprop") == "author":
				if name := cleanName(p.textOf(k, 200)); name != "" && len(u.Authors) == 0 {
					u.Authors = []article.Author{{Name: name}}
					p.take(k)
				}
			}
		}
		complete(u, index)
	}
}

// take takes the words of an element out of the text; they are kept elsewhere.
func (p *page) take(i int32) {
	for k := i; k < p.nodes[i].end; k++ {
		if p.nodes[k].text {
			p.marks[k] = markGone
		}
	}
	if p.nodes[i].trait&phrase == 0 {
		for k := p.first[i]; k < p.first[p.nodes[i].end]; k++ {
			p.blocks[k].gone = true
		}
	}
}

// index finds what structured data says of an update by its id, its headline
// or its time.
func (p *page) index() map[string]*said {
	index := make(map[string]*said, 3*len(p.said))
	for k := range p.said {
		s := &p.said[k]
		for _, key := range updateKeys(s.id, s.headline, s.time) {
			if index[key] == nil {
				index[key] = s
			}
		}
	}
	return index
}

// updateKeys are the keys of an update in the index, the best first.
func updateKeys(id, headline string, at time.Time) (keys []string) {
	if id != "" {
		keys = append(keys, "id "+id)
	}
	if headline != "" {
		keys = append(keys, "headline "+strings.ToLower(headline))
	}
	if !at.IsZero() {
		keys = append(keys, "time "+at.UTC().Format(time.RFC3339Nano))
	}
	return keys
}

// complete adds what structured data says of an update and its element does
// not.
func complete(u *article.LiveUpdate, index map[string]*said) {
	for _, key := range updateKeys(u.ID, u.Headline, u.Time) {
		s := index[key]
		if s == nil {
			continue
		}
		if u.Headline == "" {
			u.Headline = s.headline
		}
		if u.Time.IsZero() {
			u.Time = s.time
		}
		if u.Updated.IsZero() && !s.updated.Equal(u.Time) {
			u.Updated = s.updated
		}
		if len(u.Authors) == 0 {
			u.Authors = s.authors
		}
		return
	}
}

// addUpdates puts the updates behind the text that is none of theirs.
func (p *page) addUpdates(updates []int32, opts htmlbody.Options) error {
	for _, i := range updates {
		if p.marks[i] == markGone {
			continue
		}
		doc, losses, err := htmlbody.Parse(p.markup(i), opts)
		if err != nil {
			return err
		}
		u := p.live[i]
		u.Content = doc.Blocks
		p.report.Losses = append(p.report.Losses, losses...)
		p.article.Body.Blocks = append(p.article.Body.Blocks, u)
	}
	if len(updates) > 0 {
		return nil
	}
	return p.addSaid(opts)
}

// addSaid puts in the updates of which structured data alone tells, and takes
// out what the text says of them too.
func (p *page) addSaid(opts htmlbody.Options) error {
	var blocks []article.Block
	told := make(map[string]bool)
	for k := range p.said {
		s := &p.said[k]
		if s.text == "" {
			continue
		}
		u := &article.LiveUpdate{Attrs: article.Attrs{ID: s.id}, Headline: s.headline, Time: s.time, Updated: s.updated, Authors: s.authors}
		if strings.Contains(s.text, "</") {
			doc, losses, err := htmlbody.Parse([]byte(strings.ToValidUTF8(s.text, "\uFFFD")), opts)
			if err != nil {
				return err
			}
			u.Content = doc.Blocks
			p.report.Losses = append(p.report.Losses, losses...)
		} else {
			for line := range strings.SplitSeq(s.text, "\n") {
				if line = fold(unescape(line)); line != "" {
					u.Content = append(u.Content, &article.Paragraph{Content: []article.Inline{&article.Text{Value: line}}})
				}
			}
		}
		told[s.headline] = true
		for _, b := range u.Content {
			told[wordsOf(b)] = true
		}
		blocks = append(blocks, u)
	}
	if len(blocks) == 0 {
		return nil
	}
	kept := p.article.Body.Blocks[:0]
	for _, b := range p.article.Body.Blocks {
		if words := wordsOf(b); words == "" || !told[words] {
			kept = append(kept, b)
		}
	}
	p.article.Body.Blocks = append(kept, blocks...)
	return nil
}

// wordsOf are the words of a paragraph or heading, "" for other blocks.
func wordsOf(b article.Block) string {
	switch b := b.(type) {
	case *article.Paragraph:
		return fold(article.InlineText(b.Content))
	case *article.Heading:
		return fold(article.InlineText(b.Content))
	}
	return ""
}
