package render

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed assets/newsroom.css assets/ticker.js
var files embed.FS

var (
	stylesheet = read("assets/newsroom.css")
	script     = read("assets/ticker.js")
)

// The names of the asset files below the asset path. Each holds a hash of the
// file's content, so that browsers may keep it for ever.
var (
	StylesheetName = hashed("newsroom.css", stylesheet)
	ScriptName     = hashed("ticker.js", script)
)

func read(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // the file is compiled in
	}
	return data
}

func hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
}

// An Asset is a file that pages load.
type Asset struct {
	// Name is the file's name below the asset path.
	Name string
	Data []byte
}

// Assets are the stylesheet and the ticker's script, for hosts that copy them
// into their own build. The prefix replaces "nr-" in both, as
// [Options.ClassPrefix] does in the markup; empty: "nr-".
func Assets(prefix string) []Asset {
	css, js := stylesheet, script
	if prefix != "" && prefix != defaultPrefix {
		css = bytes.ReplaceAll(css, []byte(defaultPrefix), []byte(prefix))
		js = bytes.ReplaceAll(js, []byte(defaultPrefix), []byte(prefix))
	}
	return []Asset{{StylesheetName, css}, {ScriptName, js}}
}

// AssetHandler serves [Assets] by the last element of the request's path,
// with headers that let browsers keep them for a year.
func AssetHandler(prefix string) http.Handler {
	assets := Assets(prefix)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Base(r.URL.Path)
		for _, asset := range assets {
			if asset.Name == name {
				w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
				http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(asset.Data))
				return
			}
		}
		http.NotFound(w, r)
	})
}
