package main

import (
	"html/template"
	"net/http"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/render"
)

// hostPage is a page of somebody else's, whose own stylesheet styles every
// element oddly (content/styles/host.css), with our pieces in the middle of it.
// The third stylesheet keeps the room that the host leaves for them.
var hostPage = template.Must(template.New("host").Parse(`<!DOCTYPE html>
<html lang="{{.Language}}" dir="{{.Dir}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host with styles of its own</title>
<link rel="stylesheet" href="/styles/host.css">
<link rel="stylesheet" href="{{.Stylesheet.URL}}" integrity="{{.Stylesheet.Integrity}}">
<link rel="stylesheet" href="/styles/room.css">
</head>
<body class="site">
<div id="own">
<header class="header"><h1 class="headline">A host</h1><p class="dek">Has <a href="/">links</a>, <em>stress</em> and <code>code</code>.</p></header>
<nav><ul><li>One</li><li><a href="/" aria-current="page">Two</a></li></ul></nav>
<article class="card"><h2>Title</h2><blockquote><p>Quoted</p></blockquote><ol><li>First</li><li>Second</li></ol><hr>
<figure><img src="/pictures/none" alt="A picture" width="80" height="40"><figcaption>Caption</figcaption></figure>
<table><caption>Table</caption><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
<details open><summary>More</summary><pre>code</pre></details></article>
<form><label>Name <input value="x"></label><button type="button">Send</button><select><option>1</option></select><textarea></textarea></form>
</div>
<main id="room" class="room">{{.Markup}}</main>
</body>
</html>
`))

// host answers with all pieces, isolated, on that page.
func (g *gallery) host(w http.ResponseWriter, r *http.Request) {
	assets := g.isolated[render.Theme(r.PathValue("theme"))]
	s := g.sets[article.Direction(r.PathValue("dir"))]
	if assets == nil || s == nil {
		http.NotFound(w, r)
		return
	}
	o := &render.Options{Assets: assets, Language: s.site.Language, Players: []string{"vimeo"}}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	_ = hostPage.Execute(w, map[string]any{ // only a reader that has gone makes it fail
		"Language": o.Language, "Dir": article.DirectionOf(o.Language), "Stylesheet": assets.Stylesheet(), "Markup": template.HTML(g.parts(s, o)),
	})
}
