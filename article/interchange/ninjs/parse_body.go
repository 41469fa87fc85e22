package ninjs

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/inlinehtml"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

// bodies reads the body that says most: HTML, which is looked into later, or
// else plain text.
func (r *reader) bodies(o *jsonform.Object, a *article.Article) {
	list := items(json.RawMessage(o.Peek("bodies")))
	chosen, n := bodyAmong(list), -1
	said, known := "", false // what the chosen one says, once somebody asks
	r.pick(o, "bodies", func(body *jsonform.Object) bool {
		n++
		contentType := body.StringIf("contentType")
		p := part{index: strconv.Itoa(n)}
		switch {
		case contentType == Type && r.door.index == "":
			p.value = body.String("value")
			r.door = p
			body.Take("role")
		case n == chosen:
			p.value = body.String("value")
			if isHTML(contentType, p.value) {
				r.html = p
			} else {
				a.Body.Blocks = paragraphs(p.value)
			}
			for _, member := range []string{"role", "charCount", "wordCount"} { // they are made anew
				body.Take(member)
			}
		default:
			if chosen >= 0 && !known {
				said, known = letters(list[chosen]), true
			}
			return said != "" && letters(list[n]) == said
		}
		r.loseRest(body)
		return true
	})
}

// bodyAmong is the index of the body that is read, or -1. One with markup goes
// before one without, and of those the main one before others.
func bodyAmong(bodies []json.RawMessage) int {
	best, most := -1, 0
	for i, body := range bodies {
		contentType, rank := word(body, "contentType"), 1
		switch {
		case contentType == Type:
			continue
		case isHTML(contentType, word(body, "value")):
			rank = 5
		case strings.Contains(contentType, "xml"):
			rank = 3
		case contentType != "" && !strings.HasPrefix(contentType, "text/"):
			continue
		}
		if word(body, "role") == roleMain {
			rank++
		}
		if rank > most {
			best, most = i, rank
		}
	}
	return best
}

// isHTML reports whether a body is to be read as HTML: because it says so, or
// because it says nothing and begins like that.
func isHTML(contentType, value string) bool {
	if contentType == "" {
		return strings.HasPrefix(strings.TrimLeft(value, " \t\r\n"), "<")
	}
	return isMarkup(contentType)
}

// letters are the letters and digits that a body says, to tell whether two say
// the same.
func letters(body json.RawMessage) string {
	s := word(body, "value")
	if isHTML(word(body, "contentType"), s) {
		if d, _, err := htmlbody.Parse([]byte(s), htmlbody.Options{}); err == nil {
			s = d.Text()
		}
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// paragraphs are the paragraphs of a plain text: parted by empty lines, or
// where there are none, by lines.
func paragraphs(s string) (blocks []article.Block) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	separator := "\n"
	if strings.Contains(s, "\n\n") {
		separator = "\n\n"
	}
	for paragraph := range strings.SplitSeq(s, separator) {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			blocks = append(blocks, &article.Paragraph{Content: []article.Inline{&article.Text{Value: paragraph}}})
		}
	}
	return blocks
}

// sources are the members of an item that say what a member of the article
// says. A member of the newsroom body counts as long as they are unchanged.
var sources = map[string][]string{
	"id": {"uri"}, "url": {"uri", "altIds"}, "slug": {"uri", "slugline"},
	"headline": {"headlines"}, "kicker": {"headlines"}, "headlines": {"headlines"},
	"dek": {"descriptions"}, "corrections": {"descriptions"}, "dateline": {"located"}, "language": {"language"},
	"authors":   {"by", "people", "organisations", "infoSources"},
	"publisher": {"infoSources"},
	"category":  {"subjects"}, "categories": {"subjects"}, "series": {"subjects"}, "tags": {"subjects"},
	"hero": {"associations"}, "related": {"associations"}, "sources": {"associations"}, "translations": {"associations"},
	"created": {"contentCreated"}, "published": {"firstCreated", "versionCreated"}, "updated": {"firstCreated", "versionCreated"},
	"embargo": {"embargoedUntil"}, "expires": {"expires"}, "status": {"pubStatus"}, "urgency": {"urgency"},
	"genre": {"genres"}, "provenance": {"digitalSourceType"}, "revisions": {"version"},
}

// restore takes back what the newsroom body says, as long as the item still
// says what it said when that was written. It returns the blocks that HTML
// does not say.
func (r *reader) restore(a *article.Article, item jsonform.Value) []article.Block {
	said := jsonform.Members(json.RawMessage(r.door.value))
	if said == nil {
		r.at(r.door, func() { r.Wrong("an object", jsonform.Value(r.door.value)) })
		return nil
	}
	stranger, err := fields(a)
	if err != nil {
		r.at(r.door, func() { r.Fail(err) })
		return nil
	}
	whole, changed := r.overlay(stranger, said), false
	if r.Err() != nil {
		return nil
	}
	var kept article.Extra
	if raw, ok := a.Extra[name]; ok {
		kept = article.Extra{name: raw}
	}
	written, now := r.again(whole, kept), jsonform.Members(json.RawMessage(item))
	for _, member := range slices.Sorted(maps.Keys(said)) {
		if slices.ContainsFunc(sources[member], func(s string) bool { return !same(written[s], now[s]) }) {
			delete(said, member)
			changed = true
			r.at(r.door, func() {
				r.At(member, func() { r.Lose(article.LossUnsupported, member, "the item says something else by now") })
			})
		}
	}
	if changed {
		if whole = r.overlay(stranger, said); r.Err() != nil {
			return nil
		}
	}
	if kept != nil {
		kept = unknown(kept, r.again(whole, nil), now)
	}
	unsaid, text := whole.Body.Blocks, a.Body.Blocks
	*a = *whole
	a.Body.Blocks = text
	if raw, ok := kept[name]; ok {
		if a.Extra == nil {
			a.Extra = make(article.Extra)
		}
		a.Extra[name] = raw
	}
	return unsaid
}

// unknown is what was kept without the members that the article says by
// itself, now that all of it is known.
func unknown(kept article.Extra, written, now map[string]json.RawMessage) article.Extra {
	rest := jsonform.Members(kept[name])
	maps.DeleteFunc(rest, func(member string, _ json.RawMessage) bool {
		return written[member] != nil && same(written[member], now[member])
	})
	if len(rest) == 0 {
		return nil
	}
	w := jsonform.NewWriter(nil, format)
	w.Object(func() {
		for _, member := range slices.Sorted(maps.Keys(rest)) {
			w.Raw(member, rest[member])
		}
	})
	out, _, _ := w.Done()
	return article.Extra{name: out}
}

// overlay is the article of a stranger's members and of those that the
// newsroom body says instead.
func (r *reader) overlay(stranger, said map[string]json.RawMessage) (a *article.Article) {
	r.at(r.door, func() {
		w := jsonform.NewWriter(nil, format)
		w.Object(func() {
			for _, member := range slices.Sorted(maps.Keys(said)) {
				w.Raw(member, said[member])
			}
			for _, member := range slices.Sorted(maps.Keys(stranger)) {
				if said[member] == nil {
					w.Raw(member, stranger[member])
				}
			}
		})
		out, _, err := w.Done()
		if err == nil {
			a, err = article.ParseJSON(out, article.JSONOptions{Limits: r.Limits()})
		}
		if err != nil {
			r.FailBelow(err)
		}
	})
	return a
}

// again is the item that is made of an article, apart from its bodies.
func (r *reader) again(whole *article.Article, kept article.Extra) map[string]json.RawMessage {
	a := *whole
	a.Body = article.Document{}
	a.Extra = kept
	out, _, err := appendItem(nil, &a, nil, nil)
	if err != nil {
		r.at(r.door, func() { r.Fail(err) })
	}
	return jsonform.Members(out)
}

// same reports whether two values say the same. The order of a list's items
// does not count: other programs add theirs where they like.
func same(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y any
	if a == nil || b == nil || json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	one, isList := x.([]any)
	other, isToo := y.([]any)
	if !isList || !isToo {
		return reflect.DeepEqual(x, y)
	}
	return reflect.DeepEqual(sorted(one), sorted(other))
}

func sorted(list []any) []string {
	out := make([]string, len(list))
	for i, item := range list {
		raw, err := json.Marshal(item)
		if err != nil {
			panic(err) // it was JSON before
		}
		out[i] = string(raw)
	}
	slices.Sort(out)
	return out
}

// lines reads the body. A line that one of the blocks of the newsroom body
// still becomes is that block; what stands between is HTML.
func (r *reader) lines(unsaid []article.Block) (blocks []article.Block) {
	of := make(map[string][]int)
	for i, b := range unsaid {
		html := blockHTML(b)
		of[html] = append(of[html], i)
	}
	found := 0
	var between []string
	flush := func() {
		if len(between) > 0 {
			blocks = append(blocks, inlinehtml.Read(r.Reader, strings.Join(between, "\n"))...)
			between = between[:0]
		}
	}
	for line := range strings.SplitSeq(r.html.value, "\n") {
		if queue := of[line]; len(queue) > 0 {
			flush()
			blocks = append(blocks, unsaid[queue[0]])
			of[line] = queue[1:]
			found++
		} else {
			between = append(between, line)
		}
	}
	flush()
	if found < len(unsaid) {
		r.Lose(article.LossFlattened, "HTML", strconv.Itoa(len(unsaid)-found)+" blocks were changed by another program; their HTML is read")
	}
	return blocks
}
