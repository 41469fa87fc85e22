package render_test

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

// printBlock shows a body of one block.
func printBlock(b article.Block, o *render.Options) {
	fmt.Println(render.Body{Document: &article.Document{Blocks: []article.Block{b}}, Options: o}.HTML())
}

func ExampleBody_keyFacts() {
	printBlock(&article.KeyFacts{Facts: []article.Fact{{Figure: "90 days", Text: words("of repairs")}}}, nil)
	// Output: <div class="nr-body"><section class="nr-keyfacts"><h3 class="nr-box__title">Key facts</h3><ul class="nr-keyfacts__list" role="list"><li class="nr-keyfacts__fact"><strong class="nr-keyfacts__figure">90 days</strong> of repairs</li></ul></section></div>
}

func ExampleBody_gallery() {
	printBlock(&article.Gallery{Items: []*article.Figure{{Image: article.Image{URL: "/b.jpg", Alt: "A bridge"}}}, Caption: words("Before and after")}, nil)
	// Output: <div class="nr-body"><figure class="nr-gallery"><div class="nr-gallery__items"><figure class="nr-figure"><img class="nr-figure__image" src="/b.jpg" alt="A bridge" loading="lazy" decoding="async"></figure></div><figcaption class="nr-caption">Before and after</figcaption></figure></div>
}

// A video or a recording shows its poster and title; its file is loaded when
// the reader plays it.
func ExampleBody_video() {
	printBlock(&article.Video{Files: []article.MediaFile{{URL: "/b.mp4", Type: "video/mp4"}}, Title: "The first tram", Poster: &article.Image{URL: "/b.jpg"}, Width: 1280, Height: 720}, nil)
	// Output: <div class="nr-body"><figure class="nr-video"><video controls preload="none" class="nr-video__player" width="1280" height="720" poster="/b.jpg" aria-label="The first tram"><source src="/b.mp4" type="video/mp4"><a href="/b.mp4">The first tram</a></video><figcaption class="nr-caption"><strong class="nr-media__title">The first tram</strong> </figcaption></figure></div>
}

func ExampleBody_audio() {
	printBlock(&article.Audio{Files: []article.MediaFile{{URL: "/b.mp3", Type: "audio/mpeg"}}, Title: "The bell", Duration: time.Minute}, nil)
	// Output: <div class="nr-body"><figure class="nr-audio"><audio controls preload="none" class="nr-audio__player" aria-label="The bell" data-duration="60"><source src="/b.mp3" type="audio/mpeg"><a href="/b.mp3">The bell</a></audio><figcaption class="nr-caption"><strong class="nr-media__title">The bell</strong> </figcaption></figure></div>
}

func ExampleOptions_players() {
	embed := &article.Embed{Provider: "vimeo", URL: "https://vimeo.com/123", Title: "The first tram"}
	doc := &article.Document{Blocks: []article.Block{embed}}
	link := string(render.Body{Document: doc}.HTML())
	player := string(render.Body{Document: doc, Options: &render.Options{Players: []string{"vimeo"}}}.HTML())
	fmt.Println(strings.Contains(link, "<iframe"), strings.Contains(player, `loading="lazy" src="https://player.vimeo.com/video/123?dnt=1"`))
	fmt.Println("frame-src", render.PlayerProviders()["vimeo"])
	// Output:
	// false true
	// frame-src https://player.vimeo.com
}

func ExampleOptions_block() {
	printBlock(&article.Divider{}, &render.Options{Block: func(dst []byte, b article.Block) ([]byte, bool) {
		if _, ok := b.(*article.Divider); ok {
			return append(dst, "<p>* * *</p>"...), true
		}
		return dst, false
	}})
	// Output: <div class="nr-body"><p>* * *</p></div>
}

func ExampleOptions_inline() {
	printBlock(&article.Paragraph{Content: []article.Inline{&article.Text{Value: "So "}, &article.Math{Value: "x < y"}}}, &render.Options{Inline: func(dst []byte, n article.Inline) ([]byte, bool) {
		if _, ok := n.(*article.Math); ok {
			return append(dst, `<img src="/formulas/1.svg" alt="x is less than y">`...), true
		}
		return dst, false
	}})
	// Output: <div class="nr-body"><p>So <img src="/formulas/1.svg" alt="x is less than y"></p></div>
}

func ExampleCard_focalPoint() {
	img := &article.Image{URL: "/b.jpg", Width: 1600, Height: 900, Focal: &article.Point{X: 0.2, Y: 0.7}, Variants: []article.Variant{{URL: "/b-800.jpg", Width: 800}}}
	out := string(render.Card{Headline: "Bridge reopens", Image: img}.HTML())
	fmt.Println(strings.Contains(out, `class="nr-card__image nr-focal-x-2 nr-focal-y-7"`), strings.Contains(out, `srcset="/b-800.jpg 800w, /b.jpg 1600w"`))
	// Output: true true
}

func ExampleAssets_Open() {
	assets := render.NewAssets(render.AssetOptions{})
	names, _ := fs.Glob(assets, "newsroom.*.css*")
	for _, name := range names {
		fmt.Println(strings.SplitN(name, ".", 3)[2])
	}
	// Output:
	// css
	// css.br
	// css.gz
}

func ExampleArticlePage_hubs() {
	page := render.ArticlePage{Article: &article.Article{URL: "https://ledger.example/news/bridge"}, Hubs: []string{"https://hub.example/"}}
	fmt.Println(strings.Contains(string(page.HTML()), `<link rel="hub" href="https://hub.example/"><link rel="self" href="https://ledger.example/news/bridge">`))
	// Output: true
}

func ExampleShareServices() {
	for _, s := range render.ShareServices()[:3] {
		fmt.Printf("%q\n", s.Name)
	}
	// Output:
	// ""
	// "Bluesky"
	// "Facebook"
}

func ExampleThemes() {
	fmt.Println(render.Themes())
	// Output: [broadsheet magazine wire]
}
