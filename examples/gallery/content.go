package main

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/metadata"
	"github.com/dots-newsroom/newsroom/ticker"
)

//go:embed content
var content embed.FS

// A set is the same content in one direction of writing.
type set struct {
	site render.Site
	// main has every kind of block, live is a live blog.
	main, live *article.Article
	stories    []*article.Article
}

// languages are the sets' languages, by direction.
var languages = map[article.Direction]string{article.LeftToRight: "en", article.RightToLeft: "ar"}

func readSet(base string, dir article.Direction) (*set, error) {
	language := languages[dir]
	s := &set{site: site(base, language)}
	files, err := fs.Glob(content, "content/"+language+"/*.md")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		src, err := content.ReadFile(file)
		if err != nil {
			return nil, err
		}
		a, losses, err := markdown.Parse(src, markdown.Options{File: file})
		if err != nil {
			return nil, err
		}
		if len(losses) > 0 {
			return nil, fmt.Errorf("%s: %v", file, losses)
		}
		a.Language = language
		a.URL = "/stories/" + a.Slug
		a.Category.URL = "/categories/" + a.Category.Key()
		withVariants(&a.Hero.Image)
		switch a.Slug {
		case "night-count":
			s.main = a
		case "causeway":
			s.live = a
		default:
			s.stories = append(s.stories, a)
		}
	}
	return s, nil
}

// withVariants says that a picture exists in narrower files and in a newer
// format. All of them are the one drawing, which needs no width.
func withVariants(img *article.Image) {
	img.Type = "image/svg+xml"
	img.Focal = &article.Point{X: 0.7, Y: 0.3}
	for _, width := range []int{480, 960} {
		img.Variants = append(img.Variants, article.Variant{URL: fmt.Sprintf("%s?w=%d", img.URL, width), Width: width, Height: width * img.Height / img.Width})
	}
	img.Variants = append(img.Variants, article.Variant{URL: img.URL + "?f=avif", Width: img.Width, Height: img.Height, Type: "image/avif"})
}

func site(base, language string) render.Site {
	s := render.Site{
		Site: metadata.Site{
			Name: "The Sandvar Courier", URL: base, Language: language, Description: "News from the coast.",
			Logo: &article.Image{URL: "/pictures/desk.svg", Width: 256, Height: 256}, Icon: "/pictures/desk.svg",
		},
		Motto:      "Read between the tides",
		Navigation: []render.Link{{Text: "Business", URL: "/categories/business"}, {Text: "Coast", URL: "/categories/coast"}, {Text: "Culture", URL: "/categories/culture"}, {Text: "Nature", URL: "/categories/nature", Current: true}},
		Footer:     []render.Link{{Text: "About us", URL: "/about"}, {Text: "How we correct", URL: "/corrections"}},
		FooterText: "A newspaper that does not exist.",
	}
	if language == "ar" {
		s.Name, s.Motto, s.Description = "بريد ساندفار", "اقرأ بين المدّ والجَزْر", "أخبار الساحل."
		s.Navigation = []render.Link{{Text: "أعمال", URL: "/categories/business"}, {Text: "الساحل", URL: "/categories/coast"}, {Text: "ثقافة", URL: "/categories/culture"}, {Text: "طبيعة", URL: "/categories/nature", Current: true}}
		s.Footer = []render.Link{{Text: "من نحن", URL: "/about"}, {Text: "كيف نصحّح", URL: "/corrections"}}
		s.FooterText = "صحيفة غير موجودة."
	}
	return s
}

// ticker is a headline of every story; the live one is breaking.
func (s *set) ticker() render.Ticker {
	t := render.Ticker{Headlines: []ticker.Headline{ticker.FromArticle(s.live), ticker.FromArticle(s.main)}}
	t.Headlines[0].Priority = ticker.Breaking
	for _, a := range s.stories {
		t.Headlines = append(t.Headlines, ticker.FromArticle(a))
	}
	return t
}

func (s *set) cards(from, to int) (cards []render.Card) {
	for _, a := range s.stories[from:to] {
		cards = append(cards, render.CardOf(a))
	}
	return cards
}
