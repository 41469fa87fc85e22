package feed_test

import (
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render/feed"
)

var (
	noon    = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	formats = []feed.Format{feed.RSS, feed.Atom, feed.JSON}
)

func text(s string) []article.Inline { return []article.Inline{&article.Text{Value: s}} }

// full is a feed that sets every field which all formats can hold.
func full() *feed.Feed {
	return &feed.Feed{
		Title: "The Ledger", Description: "News <& more>", URL: "https://ledger.example", SelfURL: "https://ledger.example/feed.xml",
		NextURL: "https://ledger.example/feed.xml?page=2", Language: "en", Updated: noon.Add(2 * time.Hour),
		Authors: []article.Author{{Name: "City desk"}}, Image: "https://ledger.example/logo.png", Hubs: []string{"https://hub.example/"},
		Items: []feed.Item{{
			ContentHTML: `<p>It <em>took</em> ninety days ]]&gt;.</p>`,
			Enclosures:  []article.MediaFile{{URL: "https://ledger.example/a.mp3", Type: "audio/mpeg", Bytes: 1234}, {URL: "https://ledger.example/b.pdf", Type: "application/pdf"}},
			Article: &article.Article{
				ID: "https://ledger.example/id/1", URL: "https://ledger.example/news/bridge", Headline: `Bridge <reopens> & "sways"`, Dek: "A < B & C.",
				Published: noon, Updated: noon.Add(time.Hour), Category: article.Category{Name: "City"}, Tags: []string{"trams", "R&D"}, Language: "en-GB",
				Authors: []article.Author{{Name: "Ines Marlow"}, {Name: "Ø. Dahl"}}, Hero: &article.Figure{Image: article.Image{URL: "https://ledger.example/b.jpg"}},
			},
		}, {
			Article: &article.Article{URL: "https://ledger.example/news/brücke", Headline: "夜間フェリー", Published: noon.Add(-time.Hour)},
		}},
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for _, format := range formats {
		t.Run(string(format), func(t *testing.T) {
			want := full()
			src, losses := want.Append(nil, format)
			require.Empty(t, losses)
			got, losses, err := feed.Parse(src, feed.Options{})
			require.NoError(t, err)
			if format == feed.RSS { // descriptions are HTML there
				require.Empty(t, losses)
			}
			want.Format = format
			if format == feed.JSON {
				want.Updated = time.Time{} // JSON Feed has no date of its own
			}
			want.Items[1].Article.URL = "https://ledger.example/news/br%C3%BCcke"
			want.Items[0].Article.Body = got.Items[0].Article.Body
			require.Equal(t, "It took ninety days ]]>.", got.Items[0].Article.Body.Text())
			require.Empty(t, cmp.Diff(want, got))
			again, _ := got.Append(nil, format)
			if format != feed.JSON {
				require.Equal(t, string(src), string(again))
			}
		})
	}
}

func TestWhatAFormatCannotHoldIsReported(t *testing.T) {
	f := &feed.Feed{
		Title: "T", URL: "https://ledger.example", SelfURL: "/feed", ID: "urn:x", Icon: "/i.png", Copyright: "C", Items: []feed.Item{
			{Article: &article.Article{
				ID: "17", URL: "/a", Headline: "H\x00", Published: noon, Categories: []article.Category{{Name: "B"}},
				Authors: []article.Author{{Name: "N", URL: "/n", Email: "n@ledger.example", Avatar: &article.Image{URL: "/n.jpg"}}},
				Hero:    &article.Figure{Image: article.Image{URL: "javascript:alert(1)"}},
			}},
			{Article: &article.Article{Headline: "no identity"}},
			{Article: &article.Article{URL: "/b", Headline: "b", Hero: &article.Figure{Image: article.Image{URL: "/i.jpg", Alt: "A"}}}},
		},
	}
	for format, want := range map[feed.Format][]string{
		feed.RSS: {
			"/icon: icon: unsupported (RSS has no place for it)", "/id: id: unsupported (RSS knows a feed by its address)",
			"/items/0/hero/image/url: address: unsafe (its scheme is not one of http, https, mailto, tel)",
			"/items/0/categories: categories: flattened (written as further terms)", "/items/0: character: invalid (XML cannot hold it)",
			"/items/0/authors: author: unsupported (RSS takes the name alone)", "/items/1: item: invalid (left out: it has neither id nor address)",
		},
		feed.Atom: {
			"/items/0/hero/image/url: address: unsafe (its scheme is not one of http, https, mailto, tel)",
			"/items/0/categories: categories: flattened (written as further terms)", "/items/0: character: invalid (XML cannot hold it)",
			"/items/0/id: id: flattened (written as a tag URI)", "/items/0/authors: author's picture: unsupported (Atom has no place for it)",
			"/items/1: item: invalid (left out: it has neither id nor address)",
		},
		feed.JSON: {
			"/copyright: copyright: unsupported (JSON Feed has no place for it)", "/id: id: unsupported (JSON Feed has no place for it)",
			"/items/0/hero/image/url: address: unsafe (its scheme is not one of http, https, mailto, tel)",
			"/items/0/categories: categories: flattened (written as further terms)", "/items/0: character: invalid (XML cannot hold it)",
			"/items/0/authors: author's e-mail address: unsupported (JSON Feed has no place for it)",
			"/items/1: item: invalid (left out: it has neither id nor address)", "/items/2/hero: image's description: unsupported (JSON Feed takes the address alone)",
		},
	} {
		out, losses := f.Append([]byte("x"), format)
		require.Equal(t, "x", string(out[:1]))
		var got []string
		for _, l := range losses {
			got = append(got, l.String())
		}
		require.Empty(t, cmp.Diff(want, got), format)
		back, _, err := feed.Parse(out[1:], feed.Options{})
		require.NoError(t, err)
		require.Len(t, back.Items, 2)
		if format == feed.Atom {
			require.Equal(t, "tag:ledger.example,2026-11-24:17", back.Items[0].Article.ID)
		} else {
			require.Equal(t, "17", back.Items[0].Article.ID)
		}
	}
	out, losses := f.Append([]byte("x"), "opml")
	require.Equal(t, "x", string(out))
	require.Empty(t, losses)
}

func TestTheSameLossIsCounted(t *testing.T) {
	f := &feed.Feed{Items: make([]feed.Item, 5000)}
	_, losses := f.Append(nil, feed.RSS)
	require.Len(t, losses, 1)
	require.Equal(t, "left out: it has neither id nor address; 5000 times", losses[0].Detail)
}

func TestACorrectionIsAChange(t *testing.T) {
	f := &feed.Feed{Items: []feed.Item{{Article: &article.Article{
		URL: "https://ledger.example/a", Headline: "H", Published: noon, Corrections: []article.Correction{{Time: noon.Add(time.Hour), Text: text("It was 21.")}},
	}}}}
	for _, format := range formats {
		out, _ := f.Append(nil, format)
		got, _, err := feed.Parse(out, feed.Options{})
		require.NoError(t, err)
		require.True(t, got.Items[0].Article.Updated.Equal(noon.Add(time.Hour)), format)
	}
}

// wellFormed reads XML to its end.
func wellFormed(t *testing.T, src []byte) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(string(src))); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else {
			require.NoError(t, err, string(src))
		}
	}
}

func TestTheXMLIsWellFormedWhateverTheText(t *testing.T) {
	f := full()
	a := f.Items[0].Article
	for _, s := range []string{"\x00\x0b<&>\"'\ufffe\xff", "a\r\nb]]>", strings.Repeat("]", 9) + ">", "\U0001F6A2"} {
		f.Title, a.Headline, a.Dek, a.Tags, a.Authors[0].Name, f.Items[0].ContentHTML, a.ID = s, s, s, []string{s}, s, s, s
		f.Items[0].Enclosures[0].Type = s
		for _, format := range []feed.Format{feed.RSS, feed.Atom} {
			out, _ := f.Append(nil, format)
			wellFormed(t, out)
		}
		wellFormed(t, f.AppendNewsSitemap(nil, noon, 0))
	}
	for _, format := range formats {
		out, _ := (&feed.Feed{}).Append(nil, format)
		_, _, err := feed.Parse(out, feed.Options{})
		require.NoError(t, err)
	}
}

// sequence yields n items and then an error, if there is one.
func sequence(n int, err error) iter.Seq2[feed.Item, error] {
	return func(yield func(feed.Item, error) bool) {
		for i := range n {
			a := &article.Article{URL: "https://ledger.example/a", Headline: strings.Repeat("H", 500), Published: noon.Add(-time.Duration(i) * time.Minute)}
			if !yield(feed.Item{Article: a}, nil) {
				return
			}
		}
		if err != nil {
			yield(feed.Item{}, err)
		}
	}
}

func TestAStreamIsWhatAppendWrites(t *testing.T) {
	for _, format := range formats {
		f := full()
		want, _ := f.Append(nil, format)
		items := f.Items
		f.Items = nil
		var got strings.Builder
		_, err := f.Stream(&got, format, func(yield func(feed.Item, error) bool) {
			for _, i := range items {
				if !yield(i, nil) {
					return
				}
			}
		})
		require.NoError(t, err)
		require.Equal(t, string(want), got.String())
	}
	// The first item, which is the newest, dates the feed.
	var out strings.Builder
	_, err := (&feed.Feed{}).Stream(&out, feed.Atom, sequence(3, nil))
	require.NoError(t, err)
	require.Contains(t, out.String(), "<updated>2026-11-24T12:00:00Z</updated><author>")
	_, err = (&feed.Feed{}).Stream(&out, "opml", sequence(1, nil))
	require.ErrorIs(t, err, feed.ErrFormat)
	_, err = (&feed.Feed{}).Stream(io.Discard, feed.RSS, sequence(0, nil))
	require.NoError(t, err)
}

func TestABrokenStreamDoesNotLookWhole(t *testing.T) {
	broken := errors.New("the database has gone")
	for _, format := range formats {
		var out strings.Builder
		_, err := (&feed.Feed{}).Stream(&out, format, sequence(1000, broken))
		require.ErrorIs(t, err, broken)
		require.ErrorContains(t, err, "item 1000")
		require.NotEmpty(t, out.String())
		_, _, err = feed.Parse([]byte(out.String()), feed.Options{})
		require.ErrorIs(t, err, article.ErrSyntax, format)
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}

func TestAStreamStopsWhenNobodyReads(t *testing.T) {
	asked := 0
	counting := func(yield func(feed.Item, error) bool) {
		for item, err := range sequence(100_000, nil) {
			asked++
			if !yield(item, err) {
				return
			}
		}
	}
	_, err := (&feed.Feed{}).Stream(&failing{after: 1}, feed.RSS, counting)
	require.ErrorIs(t, err, io.ErrClosedPipe)
	require.Less(t, asked, 1000)
}

func TestAStreamHoldsOneItem(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200,000 items")
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	count := &counting{}
	_, err := (&feed.Feed{}).Stream(count, feed.Atom, sequence(200_000, nil))
	require.NoError(t, err)
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Greater(t, count.bytes, 100<<20)
	require.Less(t, count.largest, 64<<10)
	require.Less(t, int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(4<<20))
}

type counting struct{ bytes, largest int }

func (c *counting) Write(p []byte) (int, error) {
	c.bytes += len(p)
	c.largest = max(c.largest, len(p))
	return len(p), nil
}

func TestAClientThatHasTheFeedGetsNothing(t *testing.T) {
	f := full()
	ask := func(set func(http.Header)) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/feed.xml", nil)
		set(r.Header)
		w := httptest.NewRecorder()
		f.Serve(w, r, feed.Atom)
		return w
	}
	first := ask(func(http.Header) {})
	require.Equal(t, http.StatusOK, first.Code)
	require.Equal(t, "application/atom+xml; charset=utf-8", first.Header().Get("Content-Type"))
	require.Equal(t, []string{`<https://hub.example/>; rel="hub"`, `<https://ledger.example/feed.xml>; rel="self"`}, first.Header().Values("Link"))
	kept := feed.ConditionsOf(first.Header())
	require.Equal(t, "Tue, 24 Nov 2026 14:00:00 GMT", kept.LastModified)
	require.Equal(t, http.StatusNotModified, ask(kept.Set).Code)
	require.Empty(t, ask(kept.Set).Body.String())
	require.Equal(t, http.StatusNotModified, ask(feed.Conditions{LastModified: kept.LastModified}.Set).Code)
	require.Equal(t, http.StatusOK, ask(feed.Conditions{}.Set).Code)
	f.Items[0].Article.Headline = "Changed within the same second"
	require.Equal(t, http.StatusOK, ask(kept.Set).Code)
	w := httptest.NewRecorder()
	f.Serve(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil), "opml")
	require.Equal(t, http.StatusNotFound, w.Code)
}

// BenchmarkAppend writes thirty items of twelve paragraphs with a link in each.
func BenchmarkAppend(b *testing.B) {
	f := full()
	item := f.Items[0]
	item.ContentHTML = strings.Repeat(`<p>The gate itself stays, because it holds back the swell and nobody has found a cheaper wall. <a href="/news/wall">The wall</a></p>`, 12)
	f.Items = nil
	for range 30 {
		f.Items = append(f.Items, item)
	}
	for _, format := range formats {
		b.Run(string(format), func(b *testing.B) {
			dst, _ := f.Append(nil, format)
			b.SetBytes(int64(len(dst)))
			b.ReportAllocs()
			for b.Loop() {
				dst, _ = f.Append(dst[:0], format)
			}
		})
	}
}
