package embed_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article/embed"
)

func ExampleFind() {
	e, ok := embed.Find("https://www.youtube-nocookie.com/embed/abc123?rel=0", embed.Providers())
	fmt.Println(e.Provider, e.URL, ok)
	// Output: youtube https://www.youtube.com/watch?v=abc123 true
}

func ExampleProviders() {
	own := append(embed.Providers(), embed.Provider{Name: "harbourcam", Hosts: []string{"cam.harbour.example"}})
	e, ok := embed.Find("https://cam.harbour.example/north", own)
	fmt.Println(e.Provider, ok)
	// Output: harbourcam true
}

func TestFind(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.youtube.com/watch?v=abc":                 "youtube",
		"https://youtu.be/abc":                                "youtube",
		"https://player.vimeo.com/video/123":                  "vimeo",
		"https://x.com/ledger/status/1":                       "x",
		"//www.instagram.com/p/abc/":                          "instagram",
		"https://www.tiktok.com/@ledger/video/1":              "tiktok",
		"https://bsky.app/profile/ledger.example/post/1":      "bluesky",
		"https://open.spotify.com/embed/episode/abc":          "spotify",
		"https://datawrapper.dwcdn.net/abc/1/":                "datawrapper",
		"https://flo.uri.sh/visualisation/1/embed":            "flourish",
		"https://www.youtube.com/":                            "",
		"https://www.youtube.com/watch":                       "",
		"https://youtube.com.evil.example/watch?v=abc":        "",
		"https://evil.example/?https://www.youtube.com/watch": "",
		"https://user@youtube.com/watch?v=abc":                "",
		"javascript:alert(1)//youtube.com/watch":              "",
		"/watch?v=abc":                                        "",
		"ftp://youtu.be/abc":                                  "",
		"":                                                    "",
	} {
		e, ok := embed.Find(address, embed.Providers())
		require.Equal(t, want != "", ok, address)
		require.Equal(t, want, e.Provider, address)
		if ok {
			require.Regexp(t, "^https://", e.URL)
		}
	}
}
