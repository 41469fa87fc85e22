// Package hosts shows one page of newsroom in seven hosts: templ, gomponents,
// gin, echo 4 and 5, chi and fiber 3, each in the few lines that it takes.
// There is no adapter package: a piece fits them as it is.
package hosts

import (
	"io"
	"net/http"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/adaptor"
	echo4 "github.com/labstack/echo/v4"
	echo5 "github.com/labstack/echo/v5"
	"maragu.dev/gomponents"

	"github.com/dots-newsroom/newsroom/render"
)

// Templ answers with the page as a templ component.
func Templ(page render.ArticlePage) http.Handler {
	return templ.Handler(page)
}

// Gomponents answers with the page as a gomponents node, inside a tree of
// the host's own.
func Gomponents(page render.ArticlePage) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		tree := gomponents.Group{page.Node()}
		if err := tree.Render(w); err != nil && err != io.ErrClosedPipe {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}

// Gin answers by gin's own rendering.
func Gin(page render.ArticlePage) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/", func(c *gin.Context) { c.Render(http.StatusOK, page.Response()) })
	return router
}

// Echo4 answers through echo 4's wrapping of handlers.
func Echo4(page render.ArticlePage) http.Handler {
	e := echo4.New()
	e.GET("/", echo4.WrapHandler(page))
	return e
}

// Echo5 answers through echo 5's wrapping of handlers.
func Echo5(page render.ArticlePage) http.Handler {
	e := echo5.New()
	e.GET("/", echo5.WrapHandler(page))
	return e
}

// Chi takes the page as the handler that it is.
func Chi(page render.ArticlePage) http.Handler {
	router := chi.NewRouter()
	router.Method(http.MethodGet, "/", page)
	return router
}

// Fiber takes the page through fiber's adaptor.
func Fiber(page render.ArticlePage) *fiber.App {
	app := fiber.New()
	app.Get("/", adaptor.HTTPHandler(page))
	return app
}
