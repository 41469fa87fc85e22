package ninjs_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/roundtrip"
	"github.com/dots-newsroom/newsroom/article/interchange/ninjs"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

var codec = roundtrip.Codec{
	Append: func(a *article.Article) ([]byte, []article.Loss, error) { return ninjs.Append(nil, a) },
	Parse: func(src []byte) (*article.Article, []article.Loss, error) {
		return ninjs.Parse(src, ninjs.Options{})
	},
	// The blocks and inlines that HTML says by elements of their own.
	Kinds: []article.Kind{
		article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindCode, article.KindTable,
		article.KindFigure, article.KindGallery, article.KindVideo, article.KindAudio, article.KindDivider,
		article.KindText, article.KindEmphasis, article.KindStrong, article.KindLink, article.KindBreak,
	},
}

func TestAnArticleComesBackWithoutItsLosses(t *testing.T) {
	c := codec
	c.Check = followsTheSpecification
	roundtrip.Generated(t, c)
}

func TestNothingIsLostOnTheWayOut(t *testing.T) { roundtrip.Lossless(t, codec, 100) }

// The schema of ninjs 3.2 as a table: the members of each object that we
// write, with the kind of value. Every object is closed. A mark says that the
// member is required.
var schema = map[string]map[string]string{
	"item": {
		"uri!": "uri", "type": "newsType", "version": "string", "firstCreated": "time", "versionCreated": "time", "contentCreated": "time",
		"embargoedUntil": "time", "expires": "time", "pubStatus": "pubStatus", "urgency": "1-9", "language": "string",
		"headlines": "[roled", "descriptions": "[roled", "bodies": "[body", "people": "[person", "organisations": "[person", "infoSources": "[source",
		"subjects": "[subject", "genres": "[genre", "by": "string", "slugline": "string", "located": "string", "renditions": "[rendition",
		"associations": "[association", "altIds": "[altID", "digitalSourceType": "sourceType", "standard": "standard",
	},
	"roled":      {"role": "string", "contentType": "string", "value!": "string"},
	"body":       {"role": "string", "contentType": "string", "charCount": "integer", "wordCount": "integer", "value!": "string"},
	"person":     {"name": "string", "rel": "string", "uri": "uri", "literal": "string", "contactInfo": "[contact"},
	"source":     {"name": "string", "role": "string", "uri": "uri", "literal": "string", "contactInfo": "[contact"},
	"contact":    {"type": "string", "value!": "string"},
	"subject":    {"name": "string", "rel": "string", "uri": "uri", "literal": "string"},
	"genre":      {"name": "string"},
	"altID":      {"role": "string", "value": "string"},
	"sourceType": {"uri": "uri"},
	"standard":   {"name": "string", "version": "string", "schema": "uri"},
	"rendition":  {"name!": "string", "href": "uri", "contentType": "string", "width": "integer", "height": "integer", "poi": "poi"},
	"poi":        {"x": "integer", "y": "integer"},
}

func init() {
	schema["association"] = maps.Clone(schema["item"])
	schema["association"]["name!"] = "string"
	schema["association"]["rel"] = "string"
}

func followsTheSpecification(t *testing.T, out []byte) {
	t.Helper()
	var item any
	require.NoError(t, json.Unmarshal(out, &item))
	check(t, "item", item)
}

func check(t *testing.T, kind string, v any) {
	t.Helper()
	if item, list := strings.CutPrefix(kind, "["); list {
		require.IsType(t, []any{}, v, kind)
		for _, v := range v.([]any) {
			check(t, item, v)
		}
		return
	}
	if members, ok := schema[kind]; ok {
		require.IsType(t, map[string]any{}, v, kind)
		object := v.(map[string]any)
		for name, inner := range members {
			name, required := strings.CutSuffix(name, "!")
			value, there := object[name]
			require.True(t, there || !required, "a %s without %s", kind, name)
			if there {
				check(t, inner, value)
			}
			delete(object, name)
		}
		require.Empty(t, object, "a %s has no such members", kind)
		return
	}
	switch kind {
	case "integer", "1-9":
		require.IsType(t, 0.0, v)
		require.Equal(t, v, float64(int64(v.(float64))))
		require.True(t, kind == "integer" || v.(float64) >= 1 && v.(float64) <= 9)
		return
	}
	require.IsType(t, "", v)
	s := v.(string)
	switch kind {
	case "uri":
		u, err := url.Parse(s)
		require.NoError(t, err)
		require.True(t, u.IsAbs(), "%q is no uri", s)
	case "time":
		_, err := time.Parse(time.RFC3339Nano, s)
		require.NoError(t, err)
	case "newsType":
		require.Contains(t, []string{"text", "picture"}, s)
	case "pubStatus":
		require.Contains(t, []string{"usable", "withheld", "canceled"}, s)
	case "string":
	default:
		t.Fatalf("no kind of value %q", kind)
	}
}

func TestItemsOfOthersAreRead(t *testing.T) { roundtrip.Foreign(t, codec) }

// FuzzParse begins with items as others write them and as we do.
func FuzzParse(f *testing.F) {
	src, err := os.ReadFile("testdata/foreign/story.json")
	require.NoError(f, err)
	var members map[string]json.RawMessage
	require.NoError(f, json.Unmarshal(src, &members))
	for _, name := range slices.Sorted(maps.Keys(members)) {
		f.Add(fmt.Appendf(nil, `{"uri":"tag:a","%s":%s}`, name, members[name]))
	}
	for seed := range uint64(30) {
		out, _, err := ninjs.Append(nil, articlegen.Article(seed, articlegen.Options{Size: 1, Depth: 2}))
		require.NoError(f, err)
		f.Add(out)
	}
	roundtrip.Fuzz(f, codec)
}

func TestTextThatWasEditedWins(t *testing.T) {
	text := func(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }
	a := &article.Article{
		ID: "tag:a", Headline: "Bridge reopens", Tags: []string{"trams"}, Category: article.Category{Name: "City", Parent: &article.Category{Name: "News"}},
		Authors: []article.Author{{Name: "Ana Prado", Bio: "Ana writes."}}, Access: article.AccessMetered,
		Body: article.Document{Blocks: []article.Block{
			&article.Paragraph{Content: text("two  spaces")},
			&article.Paragraph{Content: text("kept  too")},
			&article.Callout{Content: []article.Block{&article.Paragraph{Content: text("in a box")}}},
		}},
	}
	out, losses, err := ninjs.Append(nil, a)
	require.NoError(t, err)
	require.Empty(t, losses)
	b, losses, err := ninjs.Parse(out, ninjs.Options{})
	require.NoError(t, err)
	require.Empty(t, losses)
	require.Equal(t, a, b)

	edited := strings.NewReplacer(`<p>two  spaces</p>`, `<p><i>three</i></p>`, `<p>in a box</p>`, `<p>out of it</p>`, `{"name":"trams","rel":"keyword"}`, `{"name":"trains","rel":"keyword"}`).Replace(string(out))
	b, losses, err = ninjs.Parse([]byte(edited), ninjs.Options{})
	require.NoError(t, err)
	require.Len(t, losses, 1)
	require.Equal(t, "/bodies/0/value: HTML: flattened (2 blocks were changed by another program; their HTML is read)", losses[0].String())
	require.Equal(t, []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Emphasis{Content: text("three")}}},
		&article.Paragraph{Content: text("kept  too")},
		&article.Paragraph{Content: text("out of it")},
	}, b.Body.Blocks)
	require.Equal(t, a.Authors, b.Authors)
	require.Equal(t, []string{"trains"}, b.Tags)
	require.Equal(t, a.Category, b.Category, "tags have nothing to do with it")
	require.Equal(t, article.AccessMetered, b.Access)

	b, losses, err = ninjs.Parse([]byte(strings.Replace(string(out), `"by":"Ana Prado"`, `"by":"Tom Ek"`, 1)), ninjs.Options{})
	require.NoError(t, err)
	require.Len(t, losses, 1)
	require.Equal(t, "/bodies/1/value/authors: authors: unsupported (the item says something else by now)", losses[0].String())
	require.Equal(t, []article.Author{{Name: "Ana Prado"}}, b.Authors, "people go before the line")
}

func TestATagThatIsTakenAwayStaysAway(t *testing.T) {
	src := `{"uri":"tag:a","by":"Ana Prado in Norhaven","genres":[{"name":"Analysis","uri":"http://cv.iptc.org/newscodes/genre/Analysis"}],
		"subjects":[{"name":"trams","rel":"about","relevance":90},{"name":"Harbour Board","rel":"party"}]}`
	a, losses, err := ninjs.Parse([]byte(src), ninjs.Options{})
	require.NoError(t, err)
	require.Empty(t, losses)
	require.Equal(t, []string{"trams"}, a.Tags)
	out, _, err := ninjs.Append(nil, a)
	require.NoError(t, err)
	require.Contains(t, string(out), `"subjects":[{"name":"trams","rel":"about","relevance":90},{"name":"Harbour Board","rel":"party"}]`)

	a.Tags = nil
	out, _, err = ninjs.Append(nil, a)
	require.NoError(t, err)
	require.Contains(t, string(out), `"subjects":[{"name":"Harbour Board","rel":"party"}]`)

	a.Authors, a.Genre = []article.Author{{Name: "Tom Ek"}}, article.GenreOpinion
	out, _, err = ninjs.Append(nil, a)
	require.NoError(t, err)
	require.Contains(t, string(out), `"by":"Tom Ek"`)
	b, _, err := ninjs.Parse(out, ninjs.Options{})
	require.NoError(t, err)
	require.Equal(t, article.GenreOpinion, b.Genre)
	require.Equal(t, "Tom Ek", b.Authors[0].Name)
	require.Empty(t, b.Tags)
}

func TestADraftIsWithheldFromOthers(t *testing.T) {
	for status, want := range map[article.Status]string{
		article.StatusDraft: `"pubStatus":"withheld"`, article.StatusScheduled: `"pubStatus":"withheld"`, "legal-check": `"pubStatus":"withheld"`,
		article.StatusWithheld: `"pubStatus":"withheld"`, article.StatusWithdrawn: `"pubStatus":"canceled"`,
	} {
		a := &article.Article{ID: "tag:a", Status: status}
		out, _, err := ninjs.Append(nil, a)
		require.NoError(t, err)
		require.Contains(t, string(out), want)
		b, _, err := ninjs.Parse(out, ninjs.Options{})
		require.NoError(t, err)
		require.Equal(t, a, b)
	}
}

// count counts the letters of a body. Their order is not looked at: what HTML
// cannot hold in a gallery or table stands beside it.
func count(a *article.Article) map[rune]int {
	letters := make(map[rune]int)
	for _, letter := range a.Body.Text() {
		if unicode.IsLetter(letter) {
			letters[letter]++
		}
	}
	return letters
}

// What a system that only knows ninjs shows its readers.
func TestOthersReadTheWordsOfEveryBlock(t *testing.T) {
	for seed := range uint64(100) {
		a := articlegen.Article(seed, articlegen.Options{})
		out, _, err := ninjs.Append(nil, a)
		require.NoError(t, err)
		var item map[string]any
		require.NoError(t, json.Unmarshal(out, &item))
		bodies, _ := item["bodies"].([]any)
		item["bodies"] = slices.DeleteFunc(bodies, func(b any) bool { return b.(map[string]any)["contentType"] == ninjs.Type })
		out, err = json.Marshal(item)
		require.NoError(t, err)
		b, _, err := ninjs.Parse(out, ninjs.Options{})
		require.NoError(t, err)
		missing := count(a)
		for letter, n := range count(b) {
			missing[letter] -= n
		}
		for letter, n := range missing {
			require.LessOrEqual(t, n, 0, "seed %d: %q is missing from %q, which was %q", seed, letter, b.Body.Text(), a.Body.Text())
		}
	}
}

func TestJSONThatIsNoneIsAnError(t *testing.T) {
	for _, a := range []*article.Article{
		{Extra: article.Extra{"host": json.RawMessage("{")}},
		{Body: article.Document{Blocks: []article.Block{&article.Custom{Type: "host", JSON: json.RawMessage("{")}}}},
		{Authors: []article.Author{{Extra: article.Extra{"ninjs": json.RawMessage("[")}}}},
	} {
		out, _, err := ninjs.Append([]byte("before "), a)
		require.ErrorIs(t, err, article.ErrInvalidValue)
		require.Equal(t, "before ", string(out))
	}
}

func TestAnErrorNamesThePlace(t *testing.T) {
	for src, want := range map[string]string{
		`[]`:              "ninjs: item.json: invalid value: expected an object, found a list",
		`{"type":"text"}`: "ninjs: item.json: /uri: invalid value: expected the uri that each item has, found null",
		`{"uri":"tag:a","standard":{"name":"ninjs","version":"2.1"}}`:                                               "ninjs: item.json: /standard/version: unsupported version: ninjs 2.1, this reader knows 3",
		`{"uri":"tag:a","headlines":[{"role":"main","value":3}]}`:                                                   "ninjs: item.json: /headlines/0/value: invalid value: expected a string, found a number",
		`{"uri":"tag:a","urgency":"high"}`:                                                                          "ninjs: item.json: /urgency: invalid value: expected a whole number, found a string",
		`{"uri":"tag:a","firstCreated":"noon"}`:                                                                     "ninjs: item.json: /firstCreated: invalid value: not an RFC 3339 time",
		`{"uri":"tag:a","pubStatus":"lost"}`:                                                                        `ninjs: item.json: /pubStatus: invalid value: expected usable, withheld or canceled, found "lost"`,
		`{"uri":"tag:a","bodies":[{"contentType":"application/x.newsroom+json","value":"{\"urgency\":\"high\"}"}]}`: "ninjs: item.json: /bodies/0/value/urgency: invalid value: expected a whole number, found a string",
		`{"uri":"tag:a","bodies":[{"contentType":"application/x.newsroom+json","value":"3"}]}`:                      "ninjs: item.json: /bodies/0/value: invalid value: expected an object, found a number",
		`{"uri":"tag:a","bodies":[{"contentType":"application/x.newsroom+json","value":""}]}`:                       "ninjs: item.json: /bodies/0/value: invalid value: expected an object, found null",
	} {
		_, _, err := ninjs.Parse([]byte(src), ninjs.Options{File: "item.json"})
		require.EqualError(t, err, want)
	}
	_, _, err := ninjs.Parse([]byte(`{"uri":"tag:a","subjects":[{"name":"a"},{"name":"b"}]}`), ninjs.Options{Limits: article.Limits{Nodes: 1}})
	require.ErrorIs(t, err, article.ErrTooMany)
	deep := strings.Repeat("<div>", 500)
	_, _, err = ninjs.Parse(fmt.Appendf(nil, `{"uri":"tag:a","bodies":[{"contentType":"text/html","value":"%s"}]}`, deep), ninjs.Options{})
	require.ErrorIs(t, err, article.ErrTooDeep)
	_, _, err = ninjs.Parse([]byte(`{"uri":"tag:a"}`), ninjs.Options{Limits: article.Limits{Bytes: 3}})
	require.ErrorIs(t, err, article.ErrTooLarge)
}

func ExampleParse() {
	a, losses, err := ninjs.Parse([]byte(`{"uri":"tag:wire.example,2031:7","headlines":[{"value":"Bridge reopens"}],
		"bodies":[{"contentType":"text/html","value":"<p>The bridge is <b>open</b>.</p>"}]}`), ninjs.Options{})
	fmt.Println(a.Headline)
	fmt.Println(a.Body.Text(), losses, err)
	// Output:
	// Bridge reopens
	// The bridge is open. [] <nil>
}

func ExampleAppend() {
	a := &article.Article{ID: "tag:wire.example,2031:7", Headline: "Bridge reopens", Body: article.Document{Blocks: []article.Block{
		&article.Heading{Level: 2, Content: []article.Inline{&article.Text{Value: "At last"}}},
	}}}
	out, losses, err := ninjs.Append(nil, a)
	fmt.Printf("%s\n%v %v\n", strings.ReplaceAll(string(out), `],"`, "],\n\""), losses, err)
	// Output:
	// {"uri":"tag:wire.example,2031:7","type":"text","headlines":[{"role":"main","value":"Bridge reopens"}],
	// "bodies":[{"role":"main","contentType":"text/html","charCount":7,"wordCount":2,"value":"<h2>At last</h2>"}],
	// "standard":{"name":"ninjs","version":"3.2","schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"}}
	// [] <nil>
}
