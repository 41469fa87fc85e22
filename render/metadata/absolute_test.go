package metadata_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render/metadata"
)

func ExampleSite_Resolve() {
	site := metadata.Site{URL: "https://ledger.example"}
	origin, rest := site.Resolve("/news/bridge")
	fmt.Println(origin, rest)
	// Output: https://ledger.example /news/bridge
}

// FuzzAbsolute compares with what net/url makes of every address: the short
// way for plain ones must not show.
func FuzzAbsolute(f *testing.F) {
	for _, site := range []string{"https://ledger.example", "https://ledger.example/sub/", "http://Ledger.example:8080", "ledger", "https://", "https://a/%zz"} {
		for _, address := range []string{
			"/news/bridge", "/", "//h.example/x", "/a//b", "/a/../b", "/a/.b", "/a?q=1", "/a?q=1&b=2/./c", "/?", "/a?b?c", "https://h.example?x", "https://h.example/?x=/..", "/a b", "/%41", "news", "#x", "mailto:a@b.example",
			"https://h.example", "https://h.example/x/", "https://h.example/./x", "https:///x", "HTTPS://h.example/x", "/ü",
		} {
			f.Add(site, address)
		}
	}
	f.Fuzz(func(t *testing.T, site, address string) {
		want := address
		base, err := url.Parse(strings.TrimSuffix(site, "/") + "/")
		ref, err2 := url.Parse(address)
		if err == nil && err2 == nil && site != "" && address != "" {
			want = base.ResolveReference(ref).String()
		}
		s := metadata.Site{URL: site}
		require.Equal(t, want, s.Absolute(address))
	})
}
