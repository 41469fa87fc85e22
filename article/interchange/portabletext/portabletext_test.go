package portabletext_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/roundtrip"
	"github.com/dots-newsroom/newsroom/article/interchange/portabletext"
)

var codec = roundtrip.Codec{
	Append: func(a *article.Article) ([]byte, []article.Loss, error) { return portabletext.Append(nil, a) },
	Parse: func(src []byte) (*article.Article, []article.Loss, error) {
		return portabletext.Parse(src, portabletext.Options{})
	},
}

func TestAnArticleComesBackWithoutItsLosses(t *testing.T) {
	c := codec
	c.Check = followsTheSpecification
	roundtrip.Generated(t, c)
}

// followsTheSpecification checks what editors and serializers rely on: types,
// keys that occur once, and marks that are decorators or defined.
func followsTheSpecification(t *testing.T, out []byte) {
	t.Helper()
	type object struct {
		Type     string `json:"_type"`
		Key      string `json:"_key"`
		Style    string
		Text     *string
		Marks    []string
		Children []object
		MarkDefs []object
	}
	var blocks []json.RawMessage
	require.NoError(t, json.Unmarshal(out, &blocks))
	keys := make(map[string]bool)
	once := func(o object) {
		require.NotEmpty(t, o.Type)
		require.NotEmpty(t, o.Key)
		require.False(t, keys[o.Key], "the key %s occurs twice", o.Key)
		keys[o.Key] = true
	}
	for _, raw := range blocks {
		var head struct {
			Type string `json:"_type"`
			Key  string `json:"_key"`
		}
		require.NoError(t, json.Unmarshal(raw, &head))
		if head.Type != "block" {
			once(object{Type: head.Type, Key: head.Key})
			continue
		}
		var b object
		require.NoError(t, json.Unmarshal(raw, &b))
		once(b)
		require.NotEmpty(t, b.Style)
		marks := []string{"em", "strong", "strike-through", "sub", "sup", "highlight", "code"}
		for _, d := range b.MarkDefs {
			once(d)
			marks = append(marks, d.Key)
		}
		for _, c := range b.Children {
			once(c)
			require.True(t, c.Type != "span" || c.Text != nil, "a span without text")
			require.Subset(t, marks, c.Marks)
		}
	}
}

func TestTextsOfOthersAreRead(t *testing.T) { roundtrip.Foreign(t, codec) }

func FuzzParse(f *testing.F) { roundtrip.Fuzz(f, codec) }

func TestAnErrorNamesThePlace(t *testing.T) {
	for src, want := range map[string]string{
		`[{"_type":"block","children":[{"_type":"span","text":3}]}]`: "portabletext: story.json: /0/children/0/text: invalid value: expected a string, found a number",
		`[{"style":"normal"}]`: `portabletext: story.json: /0/_type: invalid value: expected the type of a block, found ""`,
		`{"_type":"article"}`:  "portabletext: story.json: invalid value: expected a list, found an object",
		`[{"_type":"block","newsroom":{"provenance":{"tools":3}}}]`:           "portabletext: story.json: /0/newsroom/provenance/tools: invalid value: expected a list, found a number",
		`[{"_type":"newsroomKeyFacts","facts":[{"text":[{"type":"list"}]}]}]`: `portabletext: story.json: /0/facts/0/text/0: invalid value: "list" is a block, text is expected`,
	} {
		_, _, err := portabletext.Parse([]byte(src), portabletext.Options{File: "story.json"})
		require.EqualError(t, err, want)
	}
	_, _, err := portabletext.Parse([]byte(`[{"_type":"block","children":[{"_type":"span","text":"a","marks":["a","b","c"]}]}]`), portabletext.Options{Limits: article.Limits{Depth: 2}})
	require.ErrorIs(t, err, article.ErrTooDeep)
}

func ExampleParse() {
	a, losses, err := portabletext.Parse([]byte(`[{"_type":"block","style":"normal","children":[
		{"_type":"span","text":"The bridge is "},{"_type":"span","text":"open","marks":["strong"]}]}]`), portabletext.Options{})
	fmt.Println(a.Body.Text(), losses, err)
	// Output: The bridge is open [] <nil>
}

func ExampleAppend() {
	a := &article.Article{Headline: "Bridge reopens", Body: article.Document{Blocks: []article.Block{
		&article.Heading{Level: 2, Content: []article.Inline{&article.Text{Value: "At last"}}},
	}}}
	out, losses, err := portabletext.Append(nil, a)
	fmt.Printf("%s\n%v %v\n", out, losses, err)
	// Output:
	// [{"_type":"block","_key":"b0","style":"h2","children":[{"_type":"span","_key":"s1","text":"At last","marks":[]}],"markDefs":[]}]
	// [/headline: headline: unsupported] <nil>
}
