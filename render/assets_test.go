package render_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/render"
)

func get(t *testing.T, h http.Handler, address string, header http.Header) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	for name, values := range header {
		r.Header[name] = values
	}
	h.ServeHTTP(w, r)
	return w
}

func TestAssetsAreServedAsTheReaderTakesThem(t *testing.T) {
	assets := render.NewAssets(render.AssetOptions{})
	for _, file := range assets.All() {
		for accept, want := range map[string]struct {
			coding string
			data   []byte
		}{
			"":                         {"", file.Data},
			"gzip, deflate, br, zstd":  {"br", file.Brotli},
			"gzip, deflate":            {"gzip", file.Gzip},
			"br;q=0, gzip;q=0.5":       {"gzip", file.Gzip},
			"gzip;q=0":                 {"", file.Data},
			"identity":                 {"", file.Data},
			"gzip;q=none, BR ; q=0.25": {"br", file.Brotli},
		} {
			w := get(t, assets, file.URL, http.Header{"Accept-Encoding": {accept}})
			require.Equal(t, http.StatusOK, w.Code)
			require.Equal(t, want.coding, w.Header().Get("Content-Encoding"), accept)
			require.Equal(t, want.data, w.Body.Bytes(), accept)
			require.Equal(t, file.Type, w.Header().Get("Content-Type"))
			require.Equal(t, "public, max-age=31536000, immutable", w.Header().Get("Cache-Control"))
			require.Equal(t, "Accept-Encoding", w.Header().Get("Vary"))
			again := get(t, assets, file.URL, http.Header{"Accept-Encoding": {accept}, "If-None-Match": {w.Header().Get("ETag")}})
			require.Equal(t, http.StatusNotModified, again.Code, accept)
		}
		gone := strings.Replace(file.URL, path.Base(file.URL)[:4], "old-", 1)
		require.Equal(t, http.StatusNotFound, get(t, assets, gone, nil).Code)
	}
}

// A name stands for one content, and the pages state the content's digest.
func TestAssetsAreNamedAndSignedByTheirContent(t *testing.T) {
	names := make(map[string][]byte)
	for _, o := range []render.AssetOptions{{}, {Theme: render.ThemeMagazine}, {Theme: render.ThemeWire}, {ClassPrefix: "ledger-"}, {Isolate: true}} {
		assets := render.NewAssets(o)
		for _, file := range assets.All() {
			if data, known := names[file.Name]; known {
				require.Equal(t, data, file.Data, file.Name)
			}
			names[file.Name] = file.Data
			digest := sha512.Sum384(file.Data)
			require.Equal(t, "sha384-"+base64.StdEncoding.EncodeToString(digest[:]), file.Integrity)
			r, err := gzip.NewReader(bytes.NewReader(file.Gzip))
			require.NoError(t, err)
			unpacked, err := io.ReadAll(r)
			require.NoError(t, err)
			require.Equal(t, file.Data, unpacked)
			if o.ClassPrefix == "" {
				require.NotEmpty(t, file.Brotli, "run go generate: %s has no brotli of its own", file.Name)
			}
		}
		page := page()
		page.Ticker.StreamURL = "/ticker/stream"
		page.Options = &render.Options{Assets: assets}
		out := string(page.HTML())
		require.Contains(t, out, `<link rel="stylesheet" href="`+assets.Stylesheet().URL+`" integrity="`+assets.Stylesheet().Integrity+`">`)
		require.Contains(t, out, `<script type="module" src="`+assets.Script().URL+`" integrity="`+assets.Script().Integrity+`"></script>`)
	}
	elsewhere := render.NewAssets(render.AssetOptions{Path: "https://cdn.example/n"})
	require.Contains(t, string(render.MessagePage{Options: &render.Options{Assets: elsewhere}}.HTML()), elsewhere.Stylesheet().Integrity+`" crossorigin>`)
}

func TestAssetsAreAFileSystem(t *testing.T) {
	for _, prefix := range []string{"", "ledger-"} {
		assets := render.NewAssets(render.AssetOptions{ClassPrefix: prefix})
		var names []string
		for _, file := range assets.All() {
			names = append(names, file.Name, file.Name+".gz")
			data, err := fs.ReadFile(assets, file.Name)
			require.NoError(t, err)
			require.Equal(t, file.Data, data)
			if file.Brotli != nil {
				names = append(names, file.Name+".br")
			}
		}
		require.NoError(t, fstest.TestFS(assets, names...))
		_, err := assets.Open("none.css")
		require.ErrorIs(t, err, fs.ErrNotExist)
	}
}
