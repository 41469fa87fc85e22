package ans_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/ans"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/roundtrip"
	"github.com/dots-newsroom/newsroom/internal/articlegen"
)

var codec = roundtrip.Codec{
	Append: func(a *article.Article) ([]byte, []article.Loss, error) { return ans.Append(nil, a) },
	Parse: func(src []byte) (*article.Article, []article.Loss, error) {
		return ans.Parse(src, ans.Options{})
	},
}

func TestAnArticleComesBackWithoutItsLosses(t *testing.T) {
	c := codec
	c.Check = followsTheSpecification
	roundtrip.Generated(t, c)
}

func TestNothingIsLostOnTheWayOut(t *testing.T) { roundtrip.Lossless(t, codec, 1_000) }

// elements are the members that the schemas of 0.10.12 allow and that we
// write, by type; those that they require are marked.
var elements = map[string]string{
	"story": "type! version! _id slug canonical_url language location created_date first_publish_date last_updated_date status " +
		"headlines subheadlines label credits owner taxonomy promo_items corrections content_elements additional_properties",
	"text":              "type! content! additional_properties",
	"header":            "type! content! level additional_properties",
	"list":              "type! list_type items additional_properties",
	"quote":             "type subtype content_elements! citation additional_properties",
	"code":              "type! content! language! additional_properties",
	"table":             "type! header rows! additional_properties",
	"divider":           "type! additional_properties",
	"correction":        "type! correction_type text! additional_properties",
	"interstitial_link": "type! url! content! description image additional_properties",
	"oembed_response":   "type raw_oembed additional_properties",
	"element_group":     "type! subtype content_elements! additional_properties",
	"image":             "type! version! url alt_text caption width height focal_point credits additional_properties",
	"gallery":           "type! version! content_elements description additional_properties",
	"video":             "type! version! headlines description duration streams promo_image credits additional_properties",
	"author":            "type! name! _id role url email bio affiliation social_links image additional_properties",
	"section":           "type! version! name! path additional_properties",
}

func followsTheSpecification(t *testing.T, out []byte) {
	t.Helper()
	var story any
	require.NoError(t, json.Unmarshal(out, &story))
	require.Equal(t, "story", story.(map[string]any)["type"])
	check(t, story)
}

func check(t *testing.T, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			check(t, item)
		}
	case map[string]any:
		if kind, ok := v["type"].(string); ok {
			allowed, known := elements[kind]
			require.True(t, known, "no element of type %q", kind)
			for member := range strings.FieldsSeq(allowed) {
				if name, required := strings.CutSuffix(member, "!"); required {
					require.Contains(t, v, name, kind)
				}
			}
			require.Subset(t, strings.Fields(strings.ReplaceAll(allowed, "!", "")), slices.Collect(maps.Keys(v)), kind)
		}
		for member, inner := range v {
			switch member {
			case "additional_properties", "raw_oembed": // anything may stand in these
			case "headlines", "subheadlines":
				require.Contains(t, inner, "basic")
			default:
				check(t, inner)
			}
		}
	}
}

func TestStoriesOfOthersAreRead(t *testing.T) { roundtrip.Foreign(t, codec) }

// FuzzParse begins with each element of the example in a story of its own, as
// others write it and as we do.
func FuzzParse(f *testing.F) {
	src, err := os.ReadFile("testdata/foreign/story.json")
	require.NoError(f, err)
	var story struct {
		Elements []json.RawMessage `json:"content_elements"`
	}
	require.NoError(f, json.Unmarshal(src, &story))
	for _, element := range story.Elements {
		f.Add(fmt.Appendf(nil, `{"type":"story","content_elements":[%s]}`, element))
	}
	for seed := range uint64(30) {
		out, _, err := ans.Append(nil, articlegen.Article(seed, articlegen.Options{Size: 1, Depth: 2}))
		require.NoError(f, err)
		f.Add(out)
	}
	roundtrip.Fuzz(f, codec)
}

func TestTextThatWasEditedWins(t *testing.T) {
	a := &article.Article{Body: article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Text{Value: "two  spaces"}}},
		&article.Callout{Content: []article.Block{&article.Paragraph{Content: []article.Inline{&article.Text{Value: "in a box"}}}}},
	}}}
	out, losses, err := ans.Append(nil, a)
	require.NoError(t, err)
	require.Empty(t, losses)

	edited := strings.NewReplacer(`"content":"two  spaces"`, `"content":"<i>three</i>"`, `"content":"in a box"`, `"content":"out of it"`).Replace(string(out))
	b, losses, err := ans.Parse([]byte(edited), ans.Options{})
	require.NoError(t, err)
	require.Len(t, losses, 1)
	require.Equal(t, "/content_elements/1: element_group: flattened (what stands in it is kept)", losses[0].String())
	require.Equal(t, []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Emphasis{Content: []article.Inline{&article.Text{Value: "three"}}}}},
		&article.Paragraph{Content: []article.Inline{&article.Text{Value: "out of it"}}},
	}, b.Body.Blocks)
}

func TestAnElementThatWasReadAndChangedKeepsTheChange(t *testing.T) {
	a, _, err := ans.Parse([]byte(`{"type":"story","content_elements":[{"type":"endorsement","endorsement":"Must read"}]}`), ans.Options{})
	require.NoError(t, err)
	out, _, err := ans.Append(nil, a)
	require.NoError(t, err)
	require.Contains(t, string(out), `"content_elements":[{"type":"endorsement","endorsement":"Must read"}]`)

	a.Body.Blocks[0].(*article.Custom).Text = "Must read"
	roundtrip.Article(t, codec, a, "a changed element")
	out, _, err = ans.Append(nil, a)
	require.NoError(t, err)
	require.Contains(t, string(out), `{"type":"text","content":"Must read"}`)
}

func TestJSONThatIsNoneIsAnError(t *testing.T) {
	for _, a := range []*article.Article{
		{Extra: article.Extra{"host": json.RawMessage("{")}},
		{Body: article.Document{Blocks: []article.Block{&article.Custom{Type: "host", JSON: json.RawMessage("{")}}}},
		{Authors: []article.Author{{Extra: article.Extra{"ans": json.RawMessage("[")}}}},
	} {
		out, _, err := ans.Append([]byte("before "), a)
		require.ErrorIs(t, err, article.ErrInvalidValue)
		require.True(t, strings.HasPrefix(string(out), "before {"))
	}
}

func TestAnErrorNamesThePlace(t *testing.T) {
	for src, want := range map[string]string{
		`{"type":"story","content_elements":[{"type":"text","content":3}]}`: "ans: story.json: /content_elements/0/content: invalid value: expected a string, found a number",
		`{"type":"video"}`: `ans: story.json: /type: invalid value: expected story, found "video"`,
		`[]`:               "ans: story.json: invalid value: expected an object, found a list",
		`{"type":"story","content_elements":[{"content":"a"}]}`:                                                                    `ans: story.json: /content_elements/0/type: invalid value: expected the type of an element, found ""`,
		`{"type":"story","created_date":"noon"}`:                                                                                   "ans: story.json: /created_date: invalid value: not an RFC 3339 time",
		`{"type":"story","additional_properties":{"newsroom":{"urgency":"high"}}}`:                                                 "ans: story.json: /additional_properties/newsroom/urgency: invalid value: expected a whole number, found a string",
		`{"type":"story","content_elements":[{"type":"element_group","additional_properties":{"newsroom":{"block":{"type":3}}}}]}`: "ans: story.json: /content_elements/0/additional_properties/newsroom/block/type: invalid value: expected a string, found a number",
	} {
		_, _, err := ans.Parse([]byte(src), ans.Options{File: "story.json"})
		require.EqualError(t, err, want)
	}
	_, _, err := ans.Parse([]byte(`{"type":"story","content_elements":[{"type":"divider"},{"type":"divider"}]}`), ans.Options{Limits: article.Limits{Nodes: 1}})
	require.ErrorIs(t, err, article.ErrTooMany)
	deep := strings.Repeat(`{"type":"quote","content_elements":[`, 300) + strings.Repeat(`]}`, 300)
	_, _, err = ans.Parse([]byte(`{"type":"story","content_elements":[`+deep+`]}`), ans.Options{})
	require.ErrorIs(t, err, article.ErrTooDeep)
}

func ExampleParse() {
	a, losses, err := ans.Parse([]byte(`{"type":"story","version":"0.10.12","headlines":{"basic":"Bridge reopens"},
		"content_elements":[{"type":"text","content":"The bridge is <b>open</b>."}]}`), ans.Options{})
	fmt.Println(a.Headline)
	fmt.Println(a.Body.Text(), losses, err)
	// Output:
	// Bridge reopens
	// The bridge is open. [] <nil>
}

func ExampleAppend() {
	a := &article.Article{Headline: "Bridge reopens", Body: article.Document{Blocks: []article.Block{
		&article.Heading{Level: 2, Content: []article.Inline{&article.Text{Value: "At last"}}},
	}}}
	out, losses, err := ans.Append(nil, a)
	fmt.Printf("%s\n%v %v\n", out, losses, err)
	// Output:
	// {"type":"story","version":"0.10.12","headlines":{"basic":"Bridge reopens"},"content_elements":[{"type":"header","content":"At last","level":2}]}
	// [] <nil>
}
