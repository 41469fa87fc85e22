package main

import (
	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

// A specimen is a piece as the gallery shows it.
type specimen struct {
	// name is the last element of the address.
	name string
	// whole says that it is a page and needs none around it.
	whole bool
	make  func(s *set, o *render.Options) render.Piece
}

// specimens are all pieces, in the order of the list.
func specimens() []specimen {
	part := func(name string, make func(*set, *render.Options) render.Piece) specimen {
		return specimen{name, false, make}
	}
	page := func(name string, make func(*set, *render.Options) render.Piece) specimen {
		return specimen{name, true, make}
	}
	return []specimen{
		part("ticker", func(s *set, o *render.Options) render.Piece {
			t := s.ticker()
			t.Options = o
			return t
		}),
		part("breadcrumb", func(s *set, o *render.Options) render.Piece {
			b := render.BreadcrumbOf(render.Link{Text: s.site.Name, URL: "/"}, s.main.Category)
			b.Links = append(b.Links, render.Link{Text: s.main.Headlines.Short, Current: true})
			b.Options = o
			return b
		}),
		part("header", func(s *set, o *render.Options) render.Piece {
			return render.Header{Category: s.main.Category, Kicker: s.main.Kicker, Headline: s.main.Headline, Dek: s.main.Dek, Options: o}
		}),
		part("byline", func(s *set, o *render.Options) render.Piece {
			return render.Byline{Authors: s.main.Authors, Published: s.main.Published, Updated: s.main.Updated, Minutes: 4, Options: o}
		}),
		part("hero", func(s *set, o *render.Options) render.Piece { return render.Hero{Figure: s.main.Hero, Options: o} }),
		part("contents", func(s *set, o *render.Options) render.Piece {
			return render.Contents{Document: &s.main.Body, Options: o}
		}),
		part("body", func(s *set, o *render.Options) render.Piece { return render.Body{Document: &s.main.Body, Options: o} }),
		part("correction-notices", func(s *set, o *render.Options) render.Piece {
			return render.CorrectionNotices{Corrections: s.main.Corrections, Options: o}
		}),
		part("disclosure-notice", func(s *set, o *render.Options) render.Piece {
			return render.DisclosureNotice{Provenance: s.main.Provenance, Options: o}
		}),
		part("share-links", func(s *set, o *render.Options) render.Piece {
			return render.ShareLinks{URL: s.site.Absolute(s.main.URL), Title: s.main.Headline, Options: o}
		}),
		part("author-box", func(s *set, o *render.Options) render.Piece {
			return render.AuthorBox{Author: s.main.Authors[0], Options: o}
		}),
		part("back-link", func(_ *set, o *render.Options) render.Piece { return render.BackLink{Options: o} }),
		part("related-stories", func(s *set, o *render.Options) render.Piece {
			return render.RelatedStories{Cards: s.cards(0, 3), Options: o}
		}),
		part("lead-story", func(s *set, o *render.Options) render.Piece {
			return render.LeadStory{Story: render.CardOf(s.main), Beside: s.cards(0, 4), Options: o}
		}),
		part("story-list", func(s *set, o *render.Options) render.Piece {
			return render.StoryList{Title: s.site.Description, URL: "/", Cards: s.cards(1, 4), Options: o}
		}),
		part("card", func(s *set, o *render.Options) render.Piece {
			c := render.CardOf(s.stories[0])
			c.Level, c.Options = 2, o
			return c
		}),
		page("article-page", func(s *set, o *render.Options) render.Piece {
			return render.ArticlePage{Site: s.site, Article: s.main, Ticker: s.ticker(), Related: render.RelatedStories{Cards: s.cards(0, 3)}, Options: furnished(s, o)}
		}),
		page("live-blog-page", func(s *set, o *render.Options) render.Piece {
			return render.LiveBlogPage{Site: s.site, Article: s.live, Ticker: s.ticker(), Related: render.RelatedStories{Cards: s.cards(0, 3)}, Options: o}
		}),
		page("live-blog-page-ended", func(s *set, o *render.Options) render.Piece {
			return render.LiveBlogPage{Site: s.site, Article: s.live, Ended: true, Options: o}
		}),
		page("front-page", func(s *set, o *render.Options) render.Piece {
			return render.FrontPage{
				Site: s.site, Ticker: s.ticker(), Lead: render.LeadStory{Story: render.CardOf(s.main), Beside: s.cards(0, 4)},
				Sections: []render.StoryList{
					{Title: s.site.Description, Cards: s.cards(0, 3)},
					{Title: s.site.Motto, Cards: s.cards(3, 5)},
					{Title: s.stories[4].Category.Name, URL: s.stories[4].Category.URL, Cards: s.cards(4, 5)},
				},
				Options: o,
			}
		}),
		page("list-page", func(s *set, o *render.Options) render.Piece {
			return render.ListPage{Site: s.site, Ticker: s.ticker(), Title: s.site.Description, Text: s.site.Motto, URL: "/", Cards: s.cards(0, 5), Options: o}
		}),
		page("message-page", func(s *set, o *render.Options) render.Piece {
			return render.MessagePage{Site: s.site, Ticker: s.ticker(), Title: s.stories[0].Headline, Text: s.stories[0].Dek, Options: o}
		}),
		page("lite-page", func(s *set, o *render.Options) render.Piece {
			return render.LitePage{Site: s.site, Article: s.main, Stories: s.links(), Options: o}
		}),
		page("lite-home", func(s *set, o *render.Options) render.Piece {
			return render.LitePage{Site: s.site, Stories: s.links(), FullURL: "/", Options: o}
		}),
		page("newsletter", func(s *set, o *render.Options) render.Piece {
			return render.Newsletter{
				Site: s.site, Intro: &article.Document{Blocks: s.stories[0].Body.Blocks}, Lead: render.CardOf(s.main),
				Sections: []render.StoryList{{Cards: s.cards(0, 2)}, {Title: s.site.Motto, URL: "/", Cards: s.cards(2, 5)}},
				ViewURL:  "/mails/1", UnsubscribeURL: "/mails/1/stop", Sender: "The Sandvar Courier, 1 Boardwalk, Sandvar", Options: o,
			}
		}),
		page("newsletter-article", func(s *set, o *render.Options) render.Piece {
			return render.Newsletter{Site: s.site, Article: s.main, UnsubscribeURL: "/mails/2/stop", Options: o}
		}),
	}
}

// furnished puts the pieces that have no place of their own on an article's
// page into its slots.
func furnished(s *set, o *render.Options) *render.Options {
	own := *o
	own.Slots.BeforeMain = render.BreadcrumbOf(render.Link{Text: s.site.Name, URL: "/"}, s.main.Category).AppendHTML
	inside := *o
	own.Slots.BeforeBody = render.Contents{Document: &s.main.Body, Options: &inside}.AppendHTML
	own.Slots.AfterBody = func(dst []byte) []byte {
		dst = render.ShareLinks{URL: s.site.Absolute(s.main.URL), Title: s.main.Headline, Options: &inside}.AppendHTML(dst)
		return render.AuthorBox{Author: s.main.Authors[0], Options: &inside}.AppendHTML(dst)
	}
	return &own
}

func (s *set) links() (links []render.Link) {
	for _, a := range s.stories {
		links = append(links, render.Link{Text: a.Headline, URL: a.URL})
	}
	return links
}
