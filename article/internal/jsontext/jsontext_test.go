package jsontext_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/internal/jsontext"
)

func TestASpanForEachValueAndName(t *testing.T) {
	src := ` {"a" : [1, "b\n", {}], "ü":null} `
	spans, ok := jsontext.Scan([]byte(src))
	require.True(t, ok)
	var texts []string
	for _, s := range spans {
		texts = append(texts, src[s.Start:s.End])
	}
	require.Equal(t, []string{`{"a" : [1, "b\n", {}], "ü":null}`, `"a"`, `[1, "b\n", {}]`, `1`, `"b\n"`, `{}`, `"ü"`, `null`}, texts)
	require.Equal(t, []uint32{8, 2, 6, 4, 5, 6, 7, 8}, nexts(spans))
	require.True(t, spans[1].Plain)
	require.False(t, spans[4].Plain, "it has an escape")
	require.False(t, spans[6].Plain, "it is no ASCII")
}

func nexts(spans []jsontext.Span) (out []uint32) {
	for _, s := range spans {
		out = append(out, s.Next)
	}
	return out
}

// A string is looked at eight bytes at a time: any byte at any place in them,
// and next to any other that is looked for.
func TestEveryByteIsSeenAtEveryPlace(t *testing.T) {
	for place := range 18 {
		for c := range 256 {
			for _, after := range []byte{'a', '"', '\\', 0x1f, 0x80, ' '} {
				src := []byte(`"` + strings.Repeat("a", 20) + `"`)
				src[1+place], src[2+place] = byte(c), after
				spans, ok := jsontext.Scan(src)
				require.Equal(t, json.Valid(src), ok, "%q", src)
				if ok {
					var want string
					require.NoError(t, json.Unmarshal(src, &want))
					require.Equal(t, want, string(jsontext.Unquote(src[1:len(src)-1])))
					require.Equal(t, string(src[1:len(src)-1]) == want && c < 0x80 && after < 0x80, spans[0].Plain, "%q", src)
				}
			}
		}
	}
}

func TestAStringIsWrittenAsItIsRead(t *testing.T) {
	for c := range 0x300 {
		want := "a" + string(rune(c)) + "\u2028<&>"
		var got string
		require.NoError(t, json.Unmarshal(jsontext.AppendString(nil, want), &got))
		require.Equal(t, want, got)
	}
	require.Equal(t, `x"\u0001\t\r\n\"\\é/`+"\uFFFD"+`"`, string(jsontext.AppendString([]byte("x"), "\x01\t\r\n\"\\é/\xff")))
}
