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

func ExampleMastodon() {
	providers := append(embed.Providers(), embed.Mastodon("troet.example"))
	e, ok := embed.Find("https://troet.example/@ledger/1/embed", providers)
	fmt.Println(e.Provider, e.URL, ok)
	// Output: mastodon https://troet.example/@ledger/1 true
}

func ExampleIsScript() {
	fmt.Println(embed.IsScript("https://platform.twitter.com/widgets.js", embed.Providers()), embed.IsScript("/ads.js", embed.Providers()))
	// Output: true false
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ address, provider, page string }{
		{"https://www.youtube.com/watch?v=abc", "youtube", ""},
		{"https://www.youtube.com/watch?app=desktop&v=a_-b&t=30s&si=x#t", "youtube", "https://www.youtube.com/watch?v=a_-b&t=30s"},
		{"http://m.youtube.com/watch?v=abc", "youtube", "https://m.youtube.com/watch?v=abc"},
		{"https://www.youtube.com/shorts/abc?feature=share", "youtube", "https://www.youtube.com/shorts/abc"},
		{"https://www.youtube.com/live/abc", "youtube", ""},
		{"https://www.youtube.com/playlist?list=PLabc", "youtube", ""},
		{"https://www.youtube.com/embed/abc?start=30&rel=0", "youtube", "https://www.youtube.com/watch?v=abc&t=30s"},
		{"https://www.youtube.com/embed/videoseries?list=PLabc", "youtube", "https://www.youtube.com/playlist?list=PLabc"},
		{"https://www.youtube-nocookie.com/embed/abc", "youtube", "https://www.youtube.com/watch?v=abc"},
		{"https://youtu.be/abc?si=x", "youtube", "https://youtu.be/abc"},
		{"https://vimeo.com/123", "vimeo", ""},
		{"https://vimeo.com/channels/staff/123", "vimeo", ""},
		{"https://player.vimeo.com/video/123?dnt=1", "vimeo", "https://vimeo.com/123"},
		{"https://player.vimeo.com/video/123?h=a1b2", "vimeo", "https://vimeo.com/123/a1b2"},
		{"https://x.com/ledger/status/1?s=20", "x", "https://x.com/ledger/status/1"},
		{"https://twitter.com/ledger/status/1?ref_src=twsrc%5Etfw", "x", "https://twitter.com/ledger/status/1"},
		{"https://platform.twitter.com/embed/Tweet.html?dnt=false&id=123", "x", "https://x.com/i/status/123"},
		{"//www.instagram.com/p/abc/", "instagram", "https://www.instagram.com/p/abc/"},
		{"https://www.instagram.com/reel/abc/?utm_source=ig_embed&utm_campaign=loading", "instagram", "https://www.instagram.com/reel/abc/"},
		{"https://www.instagram.com/p/abc/embed/captioned/?cr=1", "instagram", "https://www.instagram.com/p/abc/"},
		{"https://www.tiktok.com/@ledger/video/1?refer=embed", "tiktok", "https://www.tiktok.com/@ledger/video/1"},
		{"https://www.tiktok.com/embed/v2/123", "tiktok", "https://www.tiktok.com/player/v1/123"},
		{"https://vm.tiktok.com/ZMabc/", "tiktok", ""},
		{"https://bsky.app/profile/ledger.example/post/1?ref_src=embed", "bluesky", "https://bsky.app/profile/ledger.example/post/1"},
		{"https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/1?id=2", "bluesky", "https://bsky.app/profile/did:plc:abc/post/1"},
		{"https://mastodon.social/@ledger/1", "mastodon", ""},
		{"https://mastodon.social/@ledger/1/embed", "mastodon", "https://mastodon.social/@ledger/1"},
		{"https://open.spotify.com/episode/abc?si=1", "spotify", "https://open.spotify.com/episode/abc"},
		{"https://open.spotify.com/embed/episode/abc?utm_source=generator", "spotify", "https://open.spotify.com/episode/abc"},
		{"https://soundcloud.com/harbour/bridge?in=x", "soundcloud", "https://soundcloud.com/harbour/bridge"},
		{"https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/harbour/bridge&color=%23ff5500", "soundcloud", "https://soundcloud.com/harbour/bridge"},
		{"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123&auto_play=false", "soundcloud", "https://api.soundcloud.com/tracks/123"},
		{"https://datawrapper.dwcdn.net/AbCdE/1/", "datawrapper", ""},
		{"https://datawrapper.dwcdn.net/AbCdE/embed.js", "datawrapper", "https://datawrapper.dwcdn.net/AbCdE/"},
		{"https://public.flourish.studio/visualisation/1/", "flourish", ""},
		{"https://flo.uri.sh/visualisation/1/embed?auto=1", "flourish", "https://public.flourish.studio/visualisation/1/"},
		{"https://flo.uri.sh/story/1/embed", "flourish", "https://public.flourish.studio/story/1/"},
	} {
		e, ok := embed.Find(c.address, embed.Providers())
		require.True(t, ok, c.address)
		require.Equal(t, c.provider, e.Provider, c.address)
		if c.page == "" {
			c.page = c.address
		}
		require.Equal(t, c.page, e.URL)
		again, ok := embed.Find(e.URL, embed.Providers())
		require.True(t, ok, e.URL)
		require.Equal(t, e, again, "what is found is found as the same")
	}
}

func TestNotFound(t *testing.T) {
	for _, address := range []string{
		"https://www.youtube.com/", "https://www.youtube.com/watch", "https://youtube.com.evil.example/watch?v=abc", "https://evil.example/?https://www.youtube.com/watch",
		"https://user@youtube.com/watch?v=abc", "javascript:alert(1)//youtube.com/watch", "/watch?v=abc", "ftp://youtu.be/abc", "",
		"https://www.youtube.com/embed/a/b", "https://www.youtube.com/embed/videoseries?list=", "https://player.vimeo.com/", "https://platform.twitter.com/widgets.js",
		"https://w.soundcloud.com/player/?url=https%3A//evil.example/a", "https://w.soundcloud.com/player/", "https://www.instagram.com/ledger/",
		"https://troet.example/@ledger/1", "https://flo.uri.sh/resources/x", "https://embed.bsky.app/embed/x",
	} {
		_, ok := embed.Find(address, embed.Providers())
		require.False(t, ok, address)
	}
}

func TestMastodon(t *testing.T) {
	providers := []embed.Provider{embed.Mastodon("troet.example")}
	e, ok := embed.Find("https://troet.example/@ledger/1/embed", providers)
	require.True(t, ok)
	require.Equal(t, "https://troet.example/@ledger/1", e.URL)
	require.True(t, embed.IsScript("https://troet.example/embed.js", providers))
}

func TestIsScript(t *testing.T) {
	for _, address := range []string{"https://platform.twitter.com/widgets.js", "//www.instagram.com/embed.js", "https://www.tiktok.com/embed.js", "https://embed.bsky.app/static/embed.js"} {
		require.True(t, embed.IsScript(address, embed.Providers()), address)
	}
	for _, address := range []string{"https://evil.example/widgets.js", "/embed.js", "", "https://platform.twitter.com.evil.example/widgets.js", "https://a@www.tiktok.com/embed.js"} {
		require.False(t, embed.IsScript(address, embed.Providers()), address)
	}
}
