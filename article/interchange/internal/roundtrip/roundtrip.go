// Package roundtrip holds the interchange formats to what their loss reports
// say: an article that is written and read back is the article without what
// the losses name, and no word is gone that no loss names.
package roundtrip

// Note to the maintainer: the comparison is of the JSON form. Text that is
// split otherwise but formatted the same is the same (see runs), and so is
// what is absent and what is empty.

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

// A Codec is a format under test.
type Codec struct {
	Append func(a *article.Article) ([]byte, []article.Loss, error)
	Parse  func(src []byte) (*article.Article, []article.Loss, error)
	// Kinds are the blocks and inlines that the format has. Half of the
	// articles hold only these, so that more is compared as a whole.
	Kinds []article.Kind
	// Check says whether what was written is what the format's specification
	// asks for. Nil: whatever is JSON.
	Check func(t *testing.T, out []byte)
}

// Generated runs Article over made-up articles. At least one in ten must come
// back exactly; otherwise the test would show nothing.
func Generated(t *testing.T, c Codec) {
	t.Helper()
	articles, exact := uint64(20_000), uint64(0)
	if testing.Short() {
		articles = 1_000
	}
	for seed := range articles {
		options := articlegen.Options{Size: 1 + int(seed*3/articles), Depth: 2 + int(seed%3)}
		if seed%2 == 0 {
			options.Kinds = c.Kinds
		}
		a := articlegen.Article(seed, options)
		if Article(t, c, a, fmt.Sprintf("seed %d, %+v", seed, options)) {
			exact++
		}
	}
	require.Greater(t, exact, articles/10)
	t.Logf("%d of %d articles came back exactly, the others in simpler blocks", exact, articles)
}

// Lossless writes made-up articles in a format that can hold all of each.
func Lossless(t *testing.T, c Codec, articles uint64) {
	t.Helper()
	for seed := range articles {
		_, losses, err := c.Append(articlegen.Article(seed, articlegen.Options{}))
		require.NoError(t, err, "seed %d", seed)
		require.Empty(t, losses, "seed %d", seed)
	}
}

// Article writes an article and reads it back. It reports whether the result
// could be compared as a whole, because no block had to be written as simpler
// ones.
func Article(t *testing.T, c Codec, a *article.Article, what string) bool {
	t.Helper()
	out, losses, err := c.Append(a)
	require.NoError(t, err, what)
	require.True(t, json.Valid(out), "%s: %s", what, out)
	if c.Check != nil {
		c.Check(t, out)
	}
	b, unread, err := c.Parse(out)
	require.NoError(t, err, "%s: %s", what, out)
	require.Empty(t, unread, "%s: what we write we read: %s", what, out)

	want, exact := Without(t, a, losses)
	if exact {
		if diff := difference(canonical(want), canonical(Tree(t, b))); diff != "" {
			t.Fatalf("%s: not the article without its losses %v:\n%s\n%s", what, losses, diff, out)
		}
	}
	rest, err := json.Marshal(clean(want))
	require.NoError(t, err)
	kept, err := article.ParseJSON(rest, article.JSONOptions{})
	require.NoError(t, err, what)
	if missing, ok := subsequence(letters(kept), letters(b)); !ok {
		t.Fatalf("%s: lost without a loss, from %q on:\n%q\n%q\n%v", what, missing, letters(kept), letters(b), losses)
	}

	again, _, err := c.Append(b)
	require.NoError(t, err, what)
	d, _, err := c.Parse(again)
	require.NoError(t, err, what)
	if diff := difference(canonical(Tree(t, b)), canonical(Tree(t, d))); diff != "" {
		t.Fatalf("%s: the second trip changed something:\n%s\n%s", what, diff, again)
	}
	return exact
}

// difference is cmp.Diff, which takes its time even where there is none.
func difference(a, b any) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return cmp.Diff(a, b)
}

// Tree is an article's JSON form.
func Tree(t *testing.T, a *article.Article) any {
	t.Helper()
	out, err := a.AppendJSON(nil)
	require.NoError(t, err)
	var tree any
	require.NoError(t, json.Unmarshal(out, &tree))
	return tree
}

// A splice stands for the items that take the place of one.
type splice []any

// Without is the JSON form of an article without what the losses name. It
// reports false where a block was written as simpler ones; that block is
// still there.
func Without(t *testing.T, a *article.Article, losses []article.Loss) (any, bool) {
	t.Helper()
	tree, exact := Tree(t, a), true
	// What is deeper goes first: what stands around may go too.
	losses = slices.Clone(losses)
	slices.SortStableFunc(losses, func(x, y article.Loss) int {
		return strings.Count(y.Path, "/") - strings.Count(x.Path, "/")
	})
	for _, l := range losses {
		parent, last := locate(tree, l.Path)
		old := get(parent, last)
		if old == nil {
			continue // named twice
		}
		if l.Reason != article.LossFlattened {
			put(parent, last, nil)
			continue
		}
		switch v := old.(type) {
		case splice:
		case []any:
			if isInline(first(v)) {
				put(parent, last, []any{map[string]any{"type": "text", "value": words(v)}})
			} else {
				exact = false
			}
		case map[string]any:
			if isInline(v) {
				put(parent, last, splice(simpler(v)))
			} else {
				exact = false
			}
		default:
			t.Fatalf("a loss of form names a plain value: %v", l)
		}
	}
	return tree, exact
}

func locate(tree any, path string) (any, string) {
	steps := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for _, step := range steps[:len(steps)-1] {
		tree = get(tree, step)
	}
	return tree, steps[len(steps)-1]
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

func get(v any, step string) any {
	switch v := v.(type) {
	case map[string]any:
		return v[unescape.Replace(step)]
	case []any:
		if i, err := strconv.Atoi(step); err == nil && i < len(v) {
			return v[i]
		}
	}
	return nil
}

func put(v any, step string, to any) {
	switch v := v.(type) {
	case map[string]any:
		v[unescape.Replace(step)] = to
	case []any:
		if i, err := strconv.Atoi(step); err == nil {
			v[i] = to
		}
	}
}

func first(list []any) any {
	for _, v := range list {
		if s, ok := v.(splice); ok {
			if v := first(s); v != nil {
				return v
			}
			continue
		}
		if v != nil {
			return v
		}
	}
	return nil
}

var inlines = []string{"text", "emphasis", "strong", "strike", "code-span", "link", "sub", "sup", "mark", "abbreviation", "span", "inline-image", "break", "footnote-ref", "math", "host-inline"}

func isInline(v any) bool {
	n, ok := v.(map[string]any)
	kind, _ := n["type"].(string)
	return ok && slices.Contains(inlines, kind)
}

// simpler is what an inline is lowered to.
func simpler(n map[string]any) []any {
	if content, ok := n["content"].([]any); ok {
		return content
	}
	if s := said(n); s != "" {
		return []any{map[string]any{"type": "text", "value": s}}
	}
	return nil
}

// said is the text that an inline without content says.
func said(n map[string]any) string {
	if n["type"] == "break" {
		return "\n"
	}
	if image, ok := n["image"].(map[string]any); ok {
		n = map[string]any{"value": image["alt"]}
	}
	for _, member := range []string{"value", "text"} {
		if s, ok := n[member].(string); ok {
			return s
		}
	}
	return ""
}

// words is the text of inlines.
func words(list []any) string {
	out := ""
	for _, v := range list {
		switch v := v.(type) {
		case splice:
			out += words(v)
		case map[string]any:
			if content, ok := v["content"].([]any); ok {
				out += words(content)
			} else {
				out += said(v)
			}
		}
	}
	return out
}

// clean puts splices in their places and drops what is gone or empty.
func clean(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any)
		for name, member := range v {
			if member = clean(member); member != nil {
				out[name] = member
			}
		}
		return out
	case splice:
		return clean([]any(v))
	case []any:
		out := []any{}
		for _, item := range v {
			if s, ok := item.(splice); ok {
				if inner, ok := clean(s).([]any); ok {
					out = append(out, inner...)
				}
				continue
			}
			if item = clean(item); item != nil {
				out = append(out, item)
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case string:
		if v == "" {
			return nil
		}
	case bool:
		if !v {
			return nil
		}
	}
	return v
}

// canonical is a tree with its running text as runs.
func canonical(v any) any { return trim(runs(clean(v))) }

// trim drops objects that say nothing, such as a body without blocks.
func trim(v any) any {
	n, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for name, member := range n {
		if inner, ok := member.(map[string]any); ok && len(inner) == 0 {
			delete(n, name)
		}
	}
	return n
}

// A run is text with the marks that hold for all of it, the outermost first.
type run struct {
	Marks []string
	Node  string
	Text  string
}

func runs(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			if member = runs(member); member == nil {
				delete(v, name)
			} else {
				v[name] = member
			}
		}
		return v
	case []any:
		if isInline(first(v)) && nodes(v) {
			if list := line(nil, v, nil, nil); len(list) > 0 {
				return list
			}
			return nil
		}
		for i := range v {
			v[i] = runs(v[i])
		}
	}
	return v
}

// nodes reports whether all of a list have types, as they have not in what
// was kept from another program.
func nodes(list []any) bool {
	for _, v := range list {
		n, ok := v.(map[string]any)
		if _, typed := n["type"].(string); !ok || !typed {
			return false
		}
	}
	return true
}

func line(list []run, content []any, marks, kinds []string) []run {
	for _, v := range content {
		n := v.(map[string]any)
		kind := n["type"].(string)
		inner, wraps := n["content"].([]any)
		if wraps = wraps && nodes(inner); wraps {
			n = mapWithout(n, "content")
		}
		switch {
		case wraps && slices.Contains(kinds, kind) && kind != "link" && len(n) == 1:
			list = line(list, inner, marks, kinds)
			continue
		case wraps:
			list = line(list, inner, append(slices.Clone(marks), encode(n)), append(slices.Clone(kinds), kind))
			continue
		case kind == "emphasis" || kind == "strong" || kind == "strike" || kind == "sub" || kind == "sup" || kind == "mark" || kind == "link" || kind == "abbreviation" || kind == "span":
			continue // it holds nothing
		case kind == "code-span" && len(n) == 1:
			continue
		}
		next := run{Marks: marks}
		if kind == "text" {
			next.Text, _ = n["value"].(string)
			n = mapWithout(n, "value")
			if next.Text == "" && len(n) == 1 {
				continue
			}
		}
		if len(n) > 1 || kind != "text" {
			next.Node = encode(n)
		}
		if last := len(list) - 1; last >= 0 && next.Node == "" && list[last].Node == "" && slices.Equal(list[last].Marks, marks) {
			list[last].Text += next.Text
			continue
		}
		list = append(list, next)
	}
	return list
}

func mapWithout(n map[string]any, name string) map[string]any {
	out := make(map[string]any)
	for k, v := range n {
		if k != name {
			out[k] = v
		}
	}
	return out
}

func encode(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err) // it was JSON before
	}
	return string(out)
}

// letters is the article's text without white space and the marks of lists.
func letters(a *article.Article) []rune {
	var out []rune
	for word := range strings.FieldsSeq(a.Body.Text()) {
		number, dot := strings.CutSuffix(word, ".")
		if _, err := strconv.Atoi(number); word == "-" || dot && err == nil {
			continue
		}
		for _, r := range word {
			if !unicode.IsSpace(r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// subsequence reports whether all of want stands in got, in its order, or
// else what follows from where it does not.
func subsequence(want, got []rune) (string, bool) {
	for i, r := range want {
		at := slices.Index(got, r)
		if at < 0 {
			return string(want[i:]), false
		}
		got = got[at+1:]
	}
	return "", true
}
