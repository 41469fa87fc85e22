package contenttree_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/contenttree"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/roundtrip"
)

var codec = roundtrip.Codec{
	Append: func(a *article.Article) ([]byte, []article.Loss, error) { return contenttree.Append(nil, a) },
	Parse: func(src []byte) (*article.Article, []article.Loss, error) {
		return contenttree.Parse(src, contenttree.Options{})
	},
	Kinds: []article.Kind{
		article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindPullQuote, article.KindDivider, article.KindFigure, article.KindRelatedLink, article.KindVideo,
		article.KindText, article.KindStrong, article.KindEmphasis, article.KindStrike, article.KindSub, article.KindSup, article.KindLink, article.KindBreak,
	},
}

func TestAnArticleComesBackWithoutItsLosses(t *testing.T) {
	c := codec
	c.Check = followsTheSpecification
	roundtrip.Generated(t, c)
}

func TestTreesOfOthersAreRead(t *testing.T) { roundtrip.Foreign(t, codec) }

func FuzzParse(f *testing.F) { roundtrip.Fuzz(f, codec) }

func TestAnErrorNamesThePlace(t *testing.T) {
	for src, want := range map[string]string{
		`{"type":"root","body":{"type":"body","children":[{"type":"paragraph","children":[{"type":"text","value":3}]}]}}`: "contenttree: story.json: /body/children/0/children/0/value: invalid value: expected a string, found a number",
		`{"type":"article"}`: `contenttree: story.json: /type: invalid value: expected root or body, found "article"`,
		`[]`:                 "contenttree: story.json: invalid value: expected an object, found a list",
		`{"type":"body","children":[{"type":"heading","data":{"newsroom":{"level":"x"}}}]}`: "contenttree: story.json: /children/0/data/newsroom/level: invalid value: expected a whole number, found a string",
	} {
		_, _, err := contenttree.Parse([]byte(src), contenttree.Options{File: "story.json"})
		require.EqualError(t, err, want)
	}
	_, _, err := contenttree.Parse([]byte(`{"type":"body","children":[{},{}]}`), contenttree.Options{Limits: article.Limits{Nodes: 1}})
	require.ErrorIs(t, err, article.ErrTooMany)
	deep := strings.Repeat(`{"type":"strong","children":[`, 500) + strings.Repeat("]}", 500)
	_, _, err = contenttree.Parse([]byte(`{"type":"body","children":[`+deep+`]}`), contenttree.Options{})
	require.ErrorIs(t, err, article.ErrTooDeep)
}

func ExampleParse() {
	a, losses, err := contenttree.Parse([]byte(`{"type":"root","body":{"type":"body","version":1,"children":[
		{"type":"paragraph","children":[{"type":"text","value":"The bridge is open."}]}]}}`), contenttree.Options{})
	fmt.Println(a.Body.Text(), losses, err)
	// Output: The bridge is open. [] <nil>
}

func ExampleAppend() {
	a := &article.Article{Headline: "Bridge reopens", Body: article.Document{Blocks: []article.Block{
		&article.Heading{Level: 2, Content: []article.Inline{&article.Text{Value: "At last"}}},
	}}}
	out, losses, err := contenttree.Append(nil, a)
	fmt.Printf("%s\n%v %v\n", out, losses, err)
	// Output:
	// {"type":"root","body":{"type":"body","version":1,"children":[{"type":"heading","children":[{"type":"text","value":"At last"}],"level":"chapter"}]}}
	// [/headline: headline: unsupported] <nil>
}
