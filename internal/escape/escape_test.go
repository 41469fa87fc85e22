package escape_test

import (
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/internal/escape"
)

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"nothing to escape":            {"plain words and more of them", "plain words and more of them"},
		"one character alone":          {"<", "&lt;"},
		"at each place in a word":      {"a<b>c&d\"e'f", "a&lt;b&gt;c&amp;d&quot;e'f"},
		"after a clean word of eight":  {"12345678&", "12345678&amp;"},
		"letters that differ by a bit": {"<:>&$\"*>", "&lt;:&gt;&amp;$&quot;*&gt;"},
		"U+0000 has no place in HTML":  {"a\x00b", "a\uFFFDb"},
		"other scripts pass":           {"概要 & עברית", "概要 &amp; עברית"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, string(escape.AppendText(nil, c.in)))
			own := []byte(c.in)
			require.Equal(t, c.in+c.want, string(escape.AppendTextBytes(own, own)))
		})
	}
}

// Texts are escaped by words, halves of words, bytes or vector instructions, as
// they are long, so each place in each length is tried with each character.
func TestTextOfEveryLength(t *testing.T) {
	entities := map[byte]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&quot;", 0: "\uFFFD", '\'': "'", '=': "=", 0xFF: "\xff"}
	for n := range 200 {
		filler := strings.Repeat("x", n)
		require.Equal(t, filler, string(escape.AppendText(nil, filler)))
		for at := range n {
			for c, entity := range entities {
				s := filler[:at] + string([]byte{c}) + filler[at+1:]
				if got := string(escape.AppendText(nil, s)); got != filler[:at]+entity+filler[at+1:] {
					t.Fatalf("%q at %d of %d: %q", c, at, n, got)
				}
			}
		}
	}
	long := strings.Repeat("x", 3000)
	for _, at := range []int{0, 511, 512, 513, 1024, 2999} {
		require.Equal(t, long[:at]+"&amp;"+long[at+1:], string(escape.AppendText(nil, long[:at]+"&"+long[at+1:])))
	}
}

// What is seen at a glance to need nothing is what the careful way leaves as it
// is.
func TestAddressesAreEscapedAlikeAtAGlance(t *testing.T) {
	for c := range 256 {
		for _, start := range []string{"/", "https://ledger.example/", "/news/2026/11/"} {
			url := start + string([]byte{byte(c)}) + "abcdefgh"
			require.Equal(t, string(escape.AppendURLPart(nil, url)), string(escape.AppendURL(nil, url)), "%q", url)
		}
	}
}

func TestJSONStaysJSONAndCannotEndTheScript(t *testing.T) {
	const in = "</script><!-- & \u2028\u2029 é \" \\ \b\f\n\r\t\x01\x7f \xff\xe2\x80"
	want, err := json.Marshal(in)
	require.NoError(t, err)
	require.Equal(t, string(want), string(escape.AppendJSON(nil, in)))
	require.Equal(t, string(want), string(escape.AppendJSON(nil, []byte(in))))
	require.NotContains(t, string(want), "<")
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{"", "plain", "</script>", "\u2028", "\xe2\x80", "é\x00\"\\", "\U0001F680"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		require.NoError(t, err)
		require.Equal(t, string(want), string(escape.AppendJSON(nil, s)))
	})
}

func TestSafeURL(t *testing.T) {
	for _, address := range []string{"", "/a", "a/b:c", "?a:b", "#x:y", "https://e.example/", "HTTP://e.example", "mailto:a@b.example", "tel:+123", "//e.example/x", "a b:c", "1:2", "é:x", "foo):"} {
		require.True(t, escape.SafeURL(address), address)
	}
	for _, address := range []string{
		"javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "JaVaScRiPt:x",
		"data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x", "httpss:x", "x:y", "x+y:z", "\x00javascript:x", " \tjava\rscript:x",
	} {
		require.False(t, escape.SafeURL(address), "%q", address)
	}
}

func TestURL(t *testing.T) {
	for in, want := range map[string]string{
		"/a b?x=1&y=\"2\"":      "/a%20b?x=1&amp;y=%222%22",
		"/50%":                  "/50%25",
		"/50%25":                "/50%25",
		"/ä":                    "/%C3%A4",
		"javascript:alert(1)":   "#",
		"/it's":                 "/it%27s",
		"https://e.example/[1]": "https://e.example/%5B1%5D",
	} {
		require.Equal(t, want, string(escape.AppendURL(nil, in)), in)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "<", "a&b", "12345678<", "\xff<\x00", strings.Repeat("x", 40) + "\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := string(escape.AppendText(nil, s))
		require.NotContains(t, strings.NewReplacer("&lt;", "", "&gt;", "", "&amp;", "", "&quot;", "").Replace(out), "&")
		require.False(t, strings.ContainsAny(out, "<>\"\x00"))
		require.Equal(t, strings.ReplaceAll(s, "\x00", "\uFFFD"), html.UnescapeString(out))
	})
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{"", "javascript:x", "/a?b=c&d", "%", "%4", "\tj", "http://[::1]/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := string(escape.AppendURL(nil, s))
		require.False(t, strings.ContainsAny(out, "<>\"'` \x00"), out)
		require.True(t, escape.SafeURL(html.UnescapeString(out)))
		query := string(escape.AppendQuery(nil, s))
		require.Equal(t, strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), query)
		again := string(escape.AppendURL(nil, html.UnescapeString(out)))
		require.Equal(t, out, again, "escaping is a fixed point")
	})
}

func BenchmarkText(b *testing.B) {
	s := strings.Repeat("The harbour bridge reopened to trams at five in the morning. ", 50)
	dst := make([]byte, 0, 2*len(s))
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		dst = escape.AppendText(dst[:0], s)
	}
}
