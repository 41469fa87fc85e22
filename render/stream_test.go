package render_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

func ExampleArticleStream() {
	page := render.ArticlePage{Article: &article.Article{Headline: "Bridge reopens", URL: "/news/bridge"}}
	stream := render.ArticleStream{
		Page: page,
		Body: func(context.Context) (*article.Document, error) {
			return &article.Document{Blocks: []article.Block{&article.Paragraph{Content: words("It took ninety days.")}}}, nil
		},
		Related: func(context.Context) (render.RelatedStories, error) {
			return render.RelatedStories{Cards: []render.Card{{Headline: "Ferry returns", URL: "/news/ferry"}}}, nil
		},
	}
	w := httptest.NewRecorder()
	stream.ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/news/bridge", nil))
	fmt.Println(w.Flushed, strings.Contains(w.Body.String(), "ninety days"), strings.Contains(w.Body.String(), "Ferry returns"))
	// Output: true true true
}

func ExampleFrontStream() {
	sections := func(yield func(render.StoryList, error) bool) {
		for _, title := range []string{"City", "Harbour"} {
			if !yield(render.StoryList{Title: title, Cards: []render.Card{{Headline: "Bridge reopens", URL: "/news/bridge"}}}, nil) {
				return
			}
		}
	}
	var out strings.Builder
	err := render.FrontStream{Sections: sections}.Render(context.Background(), &out)
	fmt.Println(strings.Count(out.String(), "nr-section__title"), err)
	// Output: 2 <nil>
}

// overHTTP runs a test over a real connection in both versions of HTTP.
func overHTTP(t *testing.T, handler http.Handler, test func(t *testing.T, get func(ctx context.Context) (*http.Response, error))) {
	t.Helper()
	for _, version := range []string{"HTTP/1.1", "HTTP/2.0"} {
		t.Run(version, func(t *testing.T) {
			server := httptest.NewUnstartedServer(handler)
			if version == "HTTP/2.0" {
				server.EnableHTTP2 = true
				server.StartTLS()
			} else {
				server.Start()
			}
			t.Cleanup(server.Close)
			test(t, func(ctx context.Context) (*http.Response, error) {
				request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL, nil)
				require.NoError(t, err)
				response, err := server.Client().Do(request)
				if err == nil {
					require.Equal(t, version, response.Proto)
				}
				return response, err
			})
		})
	}
}

// readUntil reads what a response has up to some words; it fails where the
// response ends before.
func readUntil(t *testing.T, r io.Reader, words string) {
	t.Helper()
	var seen strings.Builder
	for piece := make([]byte, 4096); !strings.Contains(seen.String(), words); {
		n, err := r.Read(piece)
		seen.Write(piece[:n])
		require.NoError(t, err, "before %q came", words)
	}
}

func TestWhatIsKnownArrivesBeforeTheRestIsFound(t *testing.T) {
	found := make(chan struct{})
	stream := render.ArticleStream{Page: page()}
	stream.Body = func(context.Context) (*article.Document, error) {
		<-found
		return &article.Document{Blocks: []article.Block{&article.Paragraph{Content: words("The body.")}}}, nil
	}
	stream.Related = func(context.Context) (render.RelatedStories, error) {
		<-found
		return render.RelatedStories{Cards: []render.Card{{Headline: "The related story"}}}, nil
	}
	overHTTP(t, stream, func(t *testing.T, get func(context.Context) (*http.Response, error)) {
		response, err := get(t.Context())
		require.NoError(t, err)
		defer response.Body.Close()
		require.Equal(t, "text/html; charset=utf-8", response.Header.Get("Content-Type"))
		readUntil(t, response.Body, "nr-hero__image") // which comes though nothing is found yet
		found <- struct{}{}
		readUntil(t, response.Body, "The body.")
		found <- struct{}{}
		rest, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		require.Contains(t, string(rest), "The related story")
		require.True(t, strings.HasSuffix(string(rest), "</html>"))
	})
}

var errFound = errors.New("the index is away")

func TestAnErrorHalfWayIsSeenByTheReader(t *testing.T) {
	broken := map[string]http.Handler{
		"body": render.ArticleStream{Page: page(), Body: func(context.Context) (*article.Document, error) { return nil, errFound }},
		"related stories": render.ArticleStream{Page: page(), Related: func(context.Context) (render.RelatedStories, error) {
			return render.RelatedStories{}, errFound
		}},
		"section":               render.FrontStream{Sections: failing},
		"section, no deadlines": withoutDeadlines(render.FrontStream{Sections: failing}),
	}
	for name, handler := range broken {
		t.Run(name, func(t *testing.T) {
			overHTTP(t, handler, func(t *testing.T, get func(context.Context) (*http.Response, error)) {
				response, err := get(t.Context())
				require.NoError(t, err)
				defer response.Body.Close()
				half, err := io.ReadAll(response.Body)
				require.Error(t, err, "the response must not end as a whole one does")
				require.Contains(t, string(half), "<main")
				require.NotContains(t, string(half), "</main>")
			})
		})
	}
}

// withoutDeadlines hands on a response writer that can be flushed and no more.
func withoutDeadlines(h http.Handler) http.Handler {
	type plain struct {
		http.ResponseWriter
		http.Flusher
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(plain{w, w.(http.Flusher)}, r) })
}

var failing iter.Seq2[render.StoryList, error] = func(yield func(render.StoryList, error) bool) {
	_ = yield(render.StoryList{Cards: []render.Card{{Headline: "x"}}}, nil) && yield(render.StoryList{}, errFound)
}

func TestAReaderWhoLeavesEndsTheSearch(t *testing.T) {
	asked, gone := make(chan struct{}, 1), make(chan error, 1)
	stream := render.ArticleStream{Page: page(), Body: func(ctx context.Context) (*article.Document, error) {
		asked <- struct{}{}
		<-ctx.Done()
		gone <- ctx.Err()
		return nil, ctx.Err()
	}}
	overHTTP(t, stream, func(t *testing.T, get func(context.Context) (*http.Response, error)) {
		ctx, cancel := context.WithCancel(t.Context())
		response, err := get(ctx)
		require.NoError(t, err)
		defer response.Body.Close()
		<-asked // a reader who leaves earlier stops the page before the search begins
		cancel()
		require.ErrorIs(t, <-gone, context.Canceled)
	})
}

func TestNothingIsSentOnceTheContextHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var w counter
	stream := render.ArticleStream{Page: page(), Related: func(context.Context) (render.RelatedStories, error) {
		cancel()
		return render.RelatedStories{}, nil
	}}
	require.ErrorIs(t, stream.Render(ctx, &w), context.Canceled)
	require.Equal(t, 1, w.writes)
	require.ErrorIs(t, stream.Render(ctx, &w), context.Canceled)
	require.Equal(t, 1, w.writes)
	w = counter{err: io.ErrClosedPipe}
	require.ErrorIs(t, stream.Render(t.Context(), &w), io.ErrClosedPipe)
	require.ErrorIs(t, render.FrontStream{Sections: failing}.Render(t.Context(), io.Discard), errFound)
}

func TestAStreamedPageIsThePage(t *testing.T) {
	whole := page()
	stream := render.ArticleStream{Page: whole, Related: func(context.Context) (render.RelatedStories, error) { return whole.Related, nil }}
	stream.Page.Related = render.RelatedStories{}
	var out bytes.Buffer
	buffered := bufio.NewWriterSize(&out, 1<<20) // which is flushed
	require.NoError(t, stream.Render(t.Context(), buffered))
	require.Equal(t, string(whole.HTML()), out.String())

	front := render.FrontPage{Lead: render.LeadStory{Story: whole.Related.Cards[0]}, Sections: []render.StoryList{{Title: "City", Cards: whole.Related.Cards}}}
	sections := front.Sections
	streamed := render.FrontStream{Page: front, Sections: func(yield func(render.StoryList, error) bool) { yield(sections[0], nil) }}
	streamed.Page.Sections = nil
	out.Reset()
	require.NoError(t, streamed.Render(t.Context(), &out))
	require.Equal(t, string(front.HTML()), out.String())
}

func TestTheReadingTimeOfALateBodyIsTheHostsToSay(t *testing.T) {
	stream := render.ArticleStream{Page: page(), Body: func(context.Context) (*article.Document, error) { return nil, nil }}
	stream.Page.Article.Body, stream.Page.Related = article.Document{}, render.RelatedStories{}
	var out strings.Builder
	require.NoError(t, stream.Render(t.Context(), &out))
	require.NotContains(t, out.String(), "min read")
	require.NotContains(t, out.String(), "wordCount")
	out.Reset()
	stream.Page.Article.ReadingTime = 4 * time.Minute
	require.NoError(t, stream.Render(t.Context(), &out))
	require.Contains(t, out.String(), "4 min read")
	require.Contains(t, out.String(), `"timeRequired":"PT4M"`)
	require.NotContains(t, out.String(), "wordCount")
}

func TestAHeadRequestFindsNothing(t *testing.T) {
	stream := render.ArticleStream{Page: page(), Body: func(context.Context) (*article.Document, error) { return nil, errFound }}
	w := httptest.NewRecorder()
	stream.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodHead, "/", nil))
	require.Equal(t, http.StatusOK, w.Code)
	require.Empty(t, w.Body.String())
}
