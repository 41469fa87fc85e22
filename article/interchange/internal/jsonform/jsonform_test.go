package jsonform_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/interchange/internal/jsonform"
)

func TestAMemberOfTheWrongKindIsNamedByItsPath(t *testing.T) {
	for name, c := range map[string]struct {
		src, path string
		read      func(r *jsonform.Reader, o *jsonform.Object)
	}{
		"a string":          {`{"a":3}`, "/a", func(_ *jsonform.Reader, o *jsonform.Object) { o.String("a") }},
		"a boolean":         {`{"a":"true"}`, "/a", func(_ *jsonform.Reader, o *jsonform.Object) { o.Bool("a") }},
		"a whole number":    {`{"a":1.5}`, "/a", func(_ *jsonform.Reader, o *jsonform.Object) { o.Int("a") }},
		"a number":          {`{"a/b":[]}`, "/a~1b", func(_ *jsonform.Reader, o *jsonform.Object) { o.Float("a/b") }},
		"a time":            {`{"a":"noon"}`, "/a", func(_ *jsonform.Reader, o *jsonform.Object) { o.Time("a") }},
		"an object":         {`{"a":[]}`, "/a", func(_ *jsonform.Reader, o *jsonform.Object) { o.With("a", func(*jsonform.Object) {}) }},
		"an item of a list": {`{"a":["x",{}]}`, "/a/1", func(_ *jsonform.Reader, o *jsonform.Object) { o.Strings("a") }},
	} {
		t.Run(name, func(t *testing.T) {
			r, v, err := jsonform.Open("form", "story.json", []byte(c.src), article.Limits{})
			require.NoError(t, err)
			c.read(r, r.Object(v))
			var at *article.ParseError
			require.ErrorAs(t, r.Err(), &at)
			require.ErrorIs(t, at, article.ErrInvalidValue)
			require.Equal(t, c.path, at.Path)
			require.Equal(t, "story.json", at.File)
		})
	}
}

func TestOfAMemberThatStandsThereTwiceTheLastCounts(t *testing.T) {
	r, v, err := jsonform.Open("form", "", []byte(`{"a":1,"b":{"c":1,"c":2},"a":3}`), article.Limits{})
	require.NoError(t, err)
	o := r.Object(v)
	require.Equal(t, 3, o.Int("a"))
	o.With("b", func(b *jsonform.Object) { require.Equal(t, 2, b.Int("c")) })
	require.Nil(t, o.RestJSON())
	require.NoError(t, r.Err())
	require.Len(t, r.Losses, 2)
	require.Equal(t, "/a: a: invalid (it stands there twice; the last one counts)", r.Losses[0].String())
	require.Equal(t, "/b/c", r.Losses[1].Path)
}

func TestMembersOfALargeObjectAreFound(t *testing.T) {
	src := "{"
	for i := range 100 {
		src += fmt.Sprintf(`"m%d":%d,`, i, i)
	}
	r, v, err := jsonform.Open("form", "", []byte(src+`"m31":7,"m99":8}`), article.Limits{})
	require.NoError(t, err)
	o := r.Object(v)
	for i := range 100 {
		want := map[int]int{31: 7, 99: 8}[i]
		if want == 0 {
			want = i
		}
		require.Equal(t, want, o.Int(fmt.Sprint("m", i)))
	}
	require.Nil(t, o.Peek("m100"))
	require.Empty(t, o.Names())
	require.Len(t, r.Losses, 2)
}

func TestBrokenJSONIsFoundByItsPosition(t *testing.T) {
	_, _, err := jsonform.Open("form", "", []byte("{\n  \"a\": ]\n}"), article.Limits{})
	var at *article.ParseError
	require.ErrorAs(t, err, &at)
	require.ErrorIs(t, err, article.ErrSyntax)
	require.Equal(t, 2, at.Position.Line)
	_, _, err = jsonform.Open("form", "", []byte("[1,2]"), article.Limits{Bytes: 3})
	require.ErrorIs(t, err, article.ErrTooLarge)
}

func TestWhatNobodyAskedForIsKeptAndWrittenBack(t *testing.T) {
	r, v, err := jsonform.Open("form", "", []byte(`{ "z" : [1, 2], "a":1e3, "b":null, "when":"2031-04-01T10:00:00+0200" }`), article.Limits{})
	require.NoError(t, err)
	o := r.Object(v)
	require.Equal(t, 1000, o.Int("a"))
	require.True(t, time.Date(2031, 4, 1, 8, 0, 0, 0, time.UTC).Equal(o.Time("when")))
	extra := article.Extra{"other": json.RawMessage("1")}
	o.Keep(&extra, "form")
	require.NoError(t, r.Err())

	w := jsonform.NewWriter([]byte("x"), "form")
	w.At(func() {
		w.Object(func() {
			w.Text("t", "\x01\"\xff")
			w.Kept(extra, "form")
			w.Strings("s", []string{"1", "2"})
		})
	}, "body", "0")
	out, losses, err := w.Done()
	require.NoError(t, err)
	require.Equal(t, `x{"t":"\u0001\"`+"\uFFFD"+`","b":null,"z":[1,2],"s":["1","2"]}`, string(out))
	require.Len(t, losses, 1)
	require.Equal(t, "/body/0/other", losses[0].Path)
}

func TestJSONInAnArticleThatIsNoneIsAnError(t *testing.T) {
	for _, raw := range []string{"{", "", "[1]"} {
		w := jsonform.NewWriter(nil, "form")
		w.Object(func() {
			w.Members([]byte(raw))
			w.Raw("a", []byte(raw))
		})
		out, _, err := w.Done()
		require.True(t, json.Valid(out), "%s", out)
		require.ErrorIs(t, err, article.ErrInvalidValue)
	}
}
