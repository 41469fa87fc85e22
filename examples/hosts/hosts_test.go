package hosts_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/examples/hosts"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/ticker"
)

var page = render.ArticlePage{
	Article: &article.Article{Headline: "Bridge <reopens>", Dek: "After ninety days.", URL: "/news/bridge", Category: article.Category{Name: "City"}},
	Ticker:  render.Ticker{Headlines: []ticker.Headline{{ID: "a", Text: "Ferry returns", URL: "/news/ferry"}}},
}

func TestEveryHostAnswersWithTheSamePage(t *testing.T) {
	ask := func(h http.Handler) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		return w
	}
	want := ask(page).Body.String()
	require.Contains(t, want, "Bridge &lt;reopens&gt;")
	for name, host := range map[string]http.Handler{
		"templ": hosts.Templ(page), "gomponents": hosts.Gomponents(page), "gin": hosts.Gin(page), "echo 4": hosts.Echo4(page),
		"echo 5": hosts.Echo5(page), "chi": hosts.Chi(page),
	} {
		t.Run(name, func(t *testing.T) {
			got := ask(host)
			require.Equal(t, http.StatusOK, got.Code)
			require.Equal(t, want, got.Body.String())
			require.Contains(t, got.Header().Get("Content-Type"), "text/html")
		})
	}
	t.Run("fiber 3", func(t *testing.T) {
		got, err := hosts.Fiber(page).Test(httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		require.NoError(t, err)
		defer got.Body.Close()
		body, err := io.ReadAll(got.Body)
		require.NoError(t, err)
		require.Equal(t, want, string(body))
	})
}
