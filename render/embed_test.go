package render_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

func TestAPlayerIsLoadedOnlyWhereTheHostAllowsIt(t *testing.T) {
	for url, frame := range map[string]string{
		"https://www.youtube.com/watch?v=abc_1": "https://www.youtube-nocookie.com/embed/abc_1",
		"https://youtu.be/abc_1":                "https://www.youtube-nocookie.com/embed/abc_1",
	} {
		doc := article.Document{Blocks: []article.Block{&article.Embed{Provider: "youtube", URL: url, Title: "x"}}}
		require.NotContains(t, string(render.Body{Document: &doc}.HTML()), "<iframe")
		out := string(render.Body{Document: &doc, Options: &render.Options{Players: []string{"youtube"}}}.HTML())
		require.Contains(t, out, `<iframe class="nr-player__frame" loading="lazy" src="`+frame+`"`)
	}
	doc := article.Document{Blocks: []article.Block{&article.Embed{Provider: "youtube", URL: "https://www.youtube.com/watch?v=..%2F..%2Fx"}}}
	require.NotContains(t, string(render.Body{Document: &doc, Options: &render.Options{Players: []string{"youtube"}}}.HTML()), "<iframe")
}

func TestAPlayersAddressIsMadeOfNamesAlone(t *testing.T) {
	o := &render.Options{}
	for provider := range render.PlayerProviders() {
		o.Players = append(o.Players, provider)
	}
	for _, c := range []struct{ provider, url, frame string }{
		{"youtube", "https://youtu.be/abc_1/?si=x#t=3", "https://www.youtube-nocookie.com/embed/abc_1"},
		{"youtube", "https://www.youtube.com/watch?list=x&v=abc_1", "https://www.youtube-nocookie.com/embed/abc_1"},
		{"vimeo", "https://vimeo.com/123", "https://player.vimeo.com/video/123?dnt=1"},
		{"spotify", "https://open.spotify.com/track/xyz?si=a", "https://open.spotify.com/embed/track/xyz"},
		{"tiktok", "https://www.tiktok.com/@a/video/123", "https://www.tiktok.com/embed/v2/123"},
		{"soundcloud", "https://soundcloud.com/a/b", "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb"},
		{"youtube", "https://www.youtube.com/", ""},
		{"youtube", "", ""},
		{"vimeo", "https://vimeo.com/12\"3", ""},
		{"spotify", "https://open.spotify.com/xyz", ""},
		{"spotify", "https://open.spotify.com/../xyz", ""},
		{"tiktok", "https://www.tiktok.com/@a/video/..%2f", ""},
		{"elsewhere", "https://elsewhere.example/abc", ""},
	} {
		doc := article.Document{Blocks: []article.Block{&article.Embed{Provider: c.provider, URL: c.url, Title: "x"}}}
		out := string(render.Body{Document: &doc, Options: o}.HTML())
		if c.frame == "" {
			require.NotContains(t, out, "<iframe", c.url)
		} else {
			require.Contains(t, out, `<iframe class="nr-player__frame" loading="lazy" src="`+c.frame+`"`)
		}
	}
}
