package feed

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

var page, _ = url.Parse("https://ledger.example/news/a")

func TestAddressesInABodyBecomeAbsolute(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"links and images":         {`<a href="/b?x=1&amp;y=2">b</a><img src=c.png alt=x>`, `<a href="https://ledger.example/b?x=1&amp;y=2">b</a><img src="https://ledger.example/news/c.png" alt=x>`},
		"without a scheme":         {`<img src='//cdn.example/c.png'>`, `<img src="https://cdn.example/c.png">`},
		"a fragment is the page's": {`<a href="#n1">1</a>`, `<a href="https://ledger.example/news/a#n1">1</a>`},
		"absolute ones stay":       {`<a  HREF='https://b.example/?a=b&c' >`, `<a  HREF='https://b.example/?a=b&c' >`},
		"no address":               {`<a href="mailto:a@b.example"><a href="">`, `<a href="mailto:a@b.example"><a href="">`},
		"srcset":                   {`<img srcset="/a.png 1x, b.png, c,d.png 2x">`, `<img srcset="https://ledger.example/a.png 1x, https://ledger.example/news/b.png, https://ledger.example/news/c,d.png 2x">`},
		"text, comments, scripts":  {`a href="/x" <!-- <a href="/x"> --><script>"<a href='/x'>"</script><a href="/y">`, `a href="/x" <!-- <a href="/x"> --><script>"<a href='/x'>"</script><a href="https://ledger.example/y">`},
		"end tags":                 {`</a href="/x"><b>1 < 2 href="/x"</b>`, `</a href="/x"><b>1 < 2 href="/x"</b>`},
		"other attributes":         {`<p title='href="/x"' data-src="/x"><video poster=/p src=/v></video><blockquote cite="/c">`, `<p title='href="/x"' data-src="/x"><video poster="https://ledger.example/p" src="https://ledger.example/v"></video><blockquote cite="https://ledger.example/c">`},
		"unfinished":               {`<a href="/x`, `<a href="/x`},
		"odd comments":             {`<!--><a href="/x">--><!bogus href="/x"><?pi href="/x">`, `<!--><a href="https://ledger.example/x">--><!bogus href="/x"><?pi href="/x">`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, string(appendAbsolute(nil, c.in, page)))
			require.Equal(t, c.want, string(appendAbsolute(nil, c.want, page)), "a second time")
		})
	}
	require.Equal(t, `<a href="/x">`, string(appendAbsolute(nil, `<a href="/x">`, nil)))
}

func FuzzAbsolute(f *testing.F) {
	for _, s := range []string{
		`<a href="/b?x=1&amp;y=2">b</a>`, `<img srcset="/a.png 1x, b.png">`, `<!--><a href=/x>`, `<script></SCRIPT/><a href=1>`, `<a b= href='x`, `</a href="/x">`, `<img srcset=", (a,b) c">`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := string(appendAbsolute(nil, s, page))
		require.Equal(t, once, string(appendAbsolute(nil, once, page)), "it changes again")
	})
}
