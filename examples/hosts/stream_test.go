package hosts_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	chimiddleware "github.com/go-chi/chi/v5/middleware"
	echo4 "github.com/labstack/echo/v4"
	echo4middleware "github.com/labstack/echo/v4/middleware"
	echo5 "github.com/labstack/echo/v5"
	echo5middleware "github.com/labstack/echo/v5/middleware"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

// Every host has a middleware that recovers from panics. Behind none of them
// does a page whose body does not come look like a whole one.
func TestAStreamThatFailsIsBrokenOffInEveryHost(t *testing.T) {
	stream := render.ArticleStream{Page: page, Body: func(context.Context) (*article.Document, error) { return nil, errors.New("the database is away") }}
	gin.SetMode(gin.ReleaseMode)
	withGin := gin.New()
	withGin.Use(gin.RecoveryWithWriter(io.Discard))
	withGin.GET("/", gin.WrapH(stream))
	withEcho4 := echo4.New()
	withEcho4.Use(echo4middleware.Recover())
	withEcho4.GET("/", echo4.WrapHandler(stream))
	withEcho5 := echo5.New()
	withEcho5.Use(echo5middleware.Recover())
	withEcho5.GET("/", echo5.WrapHandler(stream))
	withChi := chi.NewRouter()
	withChi.Use(chimiddleware.Recoverer)
	withChi.Method(http.MethodGet, "/", stream)
	for name, host := range map[string]http.Handler{"net/http": stream, "gin": withGin, "echo 4": withEcho4, "echo 5": withEcho5, "chi": withChi} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(host)
			t.Cleanup(server.Close)
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
			require.NoError(t, err)
			response, err := server.Client().Do(request)
			require.NoError(t, err)
			defer response.Body.Close()
			half, err := io.ReadAll(response.Body)
			require.ErrorIs(t, err, io.ErrUnexpectedEOF)
			require.Contains(t, string(half), "Bridge &lt;reopens&gt;")
		})
	}
}
