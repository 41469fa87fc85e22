package main

import (
	"html/template"
	"net/http"
	"path"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

// policy allows nothing inline; a video's player may be loaded when a reader
// asks for it.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; media-src 'self'; " +
	"frame-src https://player.vimeo.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// mailPolicy is for newsletters, whose styles stand in attributes because no
// mail client loads a stylesheet.
const mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// all shows every piece that is not a page, one below the other.
const all = "pieces"

// A gallery is everything that is shown.
type gallery struct {
	sets      map[article.Direction]*set
	assets    map[render.Theme]*render.Assets
	isolated  map[render.Theme]*render.Assets // for a host whose styles are not known
	specimens []specimen
}

func open(base string) (*gallery, error) {
	g := &gallery{sets: make(map[article.Direction]*set), assets: make(map[render.Theme]*render.Assets),
		isolated: make(map[render.Theme]*render.Assets), specimens: specimens()}
	for dir := range languages {
		s, err := readSet(base, dir)
		if err != nil {
			return nil, err
		}
		g.sets[dir] = s
	}
	for _, theme := range render.Themes() {
		g.assets[theme] = render.NewAssets(render.AssetOptions{Theme: theme, Path: "/assets/" + string(theme)})
		g.isolated[theme] = render.NewAssets(render.AssetOptions{Theme: theme, Path: "/isolated/" + string(theme), Isolate: true})
	}
	return g, nil
}

// schemes are the colours: a page follows the reader's system, and these two
// stylesheets are how a host says otherwise.
var schemes = map[string]string{
	"light": "html, .nr-page { color-scheme: light; }\n",
	"dark":  "html, .nr-page { color-scheme: dark; }\n",
}

func (g *gallery) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", g.list)
	mux.HandleFunc("GET /show/{theme}/{scheme}/{dir}/{piece}", g.show)
	mux.HandleFunc("GET /host/{theme}/{dir}", g.host)
	mux.HandleFunc("GET /schemes/{file}", func(w http.ResponseWriter, r *http.Request) {
		css, ok := schemes[strings.TrimSuffix(r.PathValue("file"), ".css")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write([]byte(css)) // the reader is gone; there is nobody to tell
	})
	for theme, assets := range g.assets {
		mux.Handle("GET /assets/"+string(theme)+"/", assets)
		mux.Handle("GET /isolated/"+string(theme)+"/", g.isolated[theme])
	}
	files := http.FileServerFS(content)
	for _, folder := range []string{"pictures", "media", "styles"} {
		mux.HandleFunc("GET /"+folder+"/{file}", func(w http.ResponseWriter, r *http.Request) {
			r.URL.Path = path.Join("/content", folder, r.PathValue("file"))
			files.ServeHTTP(w, r)
		})
	}
	return mux
}

// show answers with a specimen in one theme, scheme and direction.
func (g *gallery) show(w http.ResponseWriter, r *http.Request) {
	assets := g.assets[render.Theme(r.PathValue("theme"))]
	scheme := r.PathValue("scheme")
	s := g.sets[article.Direction(r.PathValue("dir"))]
	name := r.PathValue("piece")
	if assets == nil || s == nil || schemes[scheme] == "" {
		http.NotFound(w, r)
		return
	}
	o := &render.Options{Assets: assets, Language: s.site.Language, Players: []string{"vimeo"}}
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	link := `<link rel="stylesheet" href="/schemes/` + scheme + `.css">`
	if name == all {
		frame{link, name, g.parts(s, o), o}.serve(w)
		return
	}
	for _, specimen := range g.specimens {
		switch {
		case specimen.name != name:
		case specimen.whole:
			if strings.HasPrefix(name, "newsletter") {
				header.Set("Content-Security-Policy", mailPolicy)
			}
			o.Slots.Head = func(dst []byte) []byte { return append(dst, link...) }
			specimen.make(s, o).ServeHTTP(w, r)
			return
		default:
			frame{link, name, specimen.make(s, o).AppendHTML(nil), o}.serve(w)
			return
		}
	}
	http.NotFound(w, r)
}

// parts are all pieces that are no pages.
func (g *gallery) parts(s *set, o *render.Options) (markup []byte) {
	for _, specimen := range g.specimens {
		if !specimen.whole {
			markup = specimen.make(s, o).AppendHTML(markup)
		}
	}
	return markup
}

// A frame is the page around pieces that are none.
type frame struct {
	head, name string
	markup     []byte
	options    *render.Options
}

var framePage = template.Must(template.New("frame").Parse(`<!DOCTYPE html>
<html lang="{{.Language}}" dir="{{.Dir}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Name}}</title>
<link rel="stylesheet" href="{{.Stylesheet.URL}}" integrity="{{.Stylesheet.Integrity}}">
{{.Head}}
</head>
<body class="nr-page"><main class="nr-main">{{if .Title}}<h1 class="nr-hidden">{{.Name}}</h1>{{end}}<article class="nr-article">{{.Markup}}</article></main></body>
</html>
`))

func (f frame) serve(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = framePage.Execute(w, map[string]any{ // only a reader that has gone makes it fail
		"Language": f.options.Language, "Dir": article.DirectionOf(f.options.Language), "Name": f.name, "Stylesheet": f.options.Assets.Stylesheet(),
		"Head": template.HTML(f.head), "Title": f.name != "header" && f.name != all, "Markup": template.HTML(f.markup), // both are ours
	})
}

var listPage = template.Must(template.New("list").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery</title>
<link rel="stylesheet" href="{{.Stylesheet.URL}}" integrity="{{.Stylesheet.Integrity}}">
</head>
<body class="nr-page"><main class="nr-main"><h1 class="nr-list__title">Gallery</h1>
<div class="nr-body">
{{range $name := .Names}}<h2>{{$name}}</h2>
<ul>{{range $theme := $.Themes}}
<li>{{$theme}}:{{range $scheme := $.Schemes}}{{range $dir := $.Dirs}} <a href="/show/{{$theme}}/{{$scheme}}/{{$dir}}/{{$name}}">{{$scheme}}, {{$dir}}</a>{{end}}{{end}}</li>{{end}}
</ul>
{{end}}</div></main></body>
</html>
`))

// list is the front page: the addresses of all specimens.
func (g *gallery) list(w http.ResponseWriter, _ *http.Request) {
	names := []string{all}
	for _, s := range g.specimens {
		names = append(names, s.name)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	_ = listPage.Execute(w, map[string]any{ // only a reader that has gone makes it fail
		"Names": names, "Themes": render.Themes(), "Schemes": []string{"light", "dark"}, "Dirs": []string{"ltr", "rtl"},
		"Stylesheet": g.assets[render.ThemeBroadsheet].Stylesheet(),
	})
}
