package render

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dots-newsroom/newsroom/article"
)

//go:embed assets
var files embed.FS

//go:generate go run -C ../internal/precompress . ../../render/assets/br

// AssetOptions say how the assets are to be. The zero value is the default
// of each.
type AssetOptions struct {
	// Theme is the look. Empty, or unknown: [ThemeBroadsheet].
	Theme Theme
	// Path is where the assets are served: a path, or a whole address on
	// another host. Empty: "/assets/".
	Path string
	// ClassPrefix replaces "nr-" at the start of every class, id and custom
	// property, in the assets and in the markup. Empty: "nr-".
	ClassPrefix string
	// Isolate makes the stylesheet win over all rules of the host's page, for
	// pieces among markup whose styles one does not know. Without it the
	// host's rules win, for a host that adapts the look by rules of its own.
	// Tokens can be set in both cases. What surrounds a piece stays the host's:
	// the room it leaves, the direction of its text, its color-scheme and the
	// font size of its root, of which our sizes are multiples (rem).
	Isolate bool
}

// Assets are the files that pages load: a stylesheet, a smaller one for
// [LitePage], and the ticker's script. Their names hold a hash of their
// content, so that browsers may keep them for ever, and the pages state their
// digests, so that a browser refuses a file that was changed on the way
// (Subresource Integrity).
//
// Assets is an [http.Handler] that serves the files by the last element of
// the path, and an [io/fs.FS] of them for hosts that copy them into a build of
// their own. Each file is there compressed as well, its name followed by
// ".gz" or ".br". Any number of goroutines may use an Assets at once.
type Assets struct {
	options AssetOptions
	files   []Asset // the three files, in the order below
	mail    map[article.Direction]*mailSheet
	// speakable selects the headline and the dek of an article's page.
	speakable [2]string
}

const (
	stylesheetFile = iota
	liteFile
	scriptFile
)

// An Asset is a file that pages load.
type Asset struct {
	// Name is the file's name below the asset path, URL its address.
	Name, URL string
	// Type is its content type.
	Type string
	// Integrity is its digest as the integrity attribute takes it.
	Integrity string
	// Data is the file's content, Gzip and Brotli the same compressed. They
	// are shared and must not be changed. Brotli is nil for files that are
	// made for a class prefix of the host's own.
	Data, Gzip, Brotli []byte
}

// NewAssets prepares the assets. It compresses them, which takes some
// milliseconds: make one value and keep it.
func NewAssets(o AssetOptions) *Assets {
	if !slices.Contains(Themes(), o.Theme) {
		o.Theme = ThemeBroadsheet
	}
	if o.Path == "" {
		o.Path = "/assets/"
	}
	if !strings.HasSuffix(o.Path, "/") {
		o.Path += "/"
	}
	if o.ClassPrefix == "" {
		o.ClassPrefix = defaultPrefix
	}
	theme := read("themes/" + string(o.Theme) + ".css")
	a := &Assets{options: o, mail: make(map[article.Direction]*mailSheet)}
	a.speakable = [...]string{"." + o.ClassPrefix + "headline", "." + o.ClassPrefix + "dek"}
	for _, dir := range []article.Direction{article.LeftToRight, article.RightToLeft} {
		a.mail[dir] = newMailSheet(o.Theme, theme, o.ClassPrefix, dir)
	}
	sheet := slices.Concat(read("newsroom.css"), theme)
	if o.Isolate {
		sheet = isolate(sheet)
	}
	a.add("newsroom.css", "text/css; charset=utf-8", sheet)
	a.add("lite.css", "text/css; charset=utf-8", read("lite.css"))
	a.add("ticker.js", "text/javascript; charset=utf-8", read("ticker.js"))
	return a
}

// defaultAssets are those of pages whose options name none.
var defaultAssets = sync.OnceValue(func() *Assets { return NewAssets(AssetOptions{}) })

func read(name string) []byte {
	data, err := files.ReadFile("assets/" + name)
	if err != nil {
		panic(err) // the file is compiled in
	}
	return data
}

func (a *Assets) add(name, kind string, data []byte) {
	if a.options.ClassPrefix != defaultPrefix {
		data = bytes.ReplaceAll(data, []byte(defaultPrefix), []byte(a.options.ClassPrefix))
	}
	short := sha256.Sum256(data)
	ext := path.Ext(name)
	name = strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(short[:6]) + ext
	digest := sha512.Sum384(data)
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // neither the level nor a buffer in memory can be refused
	}
	// Brotli is packed at go generate, under the content's hash, so that one
	// that does not fit the content is never served.
	brotli, err := files.ReadFile("assets/br/z_" + hex.EncodeToString(short[:6]) + ".br")
	if err != nil {
		brotli = nil
	}
	a.files = append(a.files, Asset{
		Name: name, URL: a.options.Path + name, Type: kind, Data: data, Gzip: packed.Bytes(), Brotli: brotli,
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(digest[:]),
	})
}

// Stylesheet is the look of all pieces but [LitePage].
func (a *Assets) Stylesheet() Asset { return a.files[stylesheetFile] }

// LiteStylesheet is the look of [LitePage].
func (a *Assets) LiteStylesheet() Asset { return a.files[liteFile] }

// Script brings live headlines to a [Ticker].
func (a *Assets) Script() Asset { return a.files[scriptFile] }

// All are the files.
func (a *Assets) All() []Asset { return slices.Clone(a.files) }

// ServeHTTP serves the file that the last element of the path names, with
// headers that let browsers keep it for a year, compressed for those who take
// that.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.URL.Path)
	for i := range a.files {
		f := &a.files[i]
		if f.Name != name {
			continue
		}
		header := w.Header()
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
		header.Set("Content-Type", f.Type)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Add("Vary", "Accept-Encoding")
		data, tag := f.Data, f.Integrity
		encodings := strings.Join(r.Header.Values("Accept-Encoding"), ",")
		switch {
		case f.Brotli != nil && accepts(encodings, "br"):
			header.Set("Content-Encoding", "br")
			data, tag = f.Brotli, tag+"-br"
		case accepts(encodings, "gzip"):
			header.Set("Content-Encoding", "gzip")
			data, tag = f.Gzip, tag+"-gzip"
		}
		header.Set("ETag", `"`+tag+`"`)
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
		return
	}
	http.NotFound(w, r)
}

// accepts reports whether an Accept-Encoding header (RFC 9110, section
// 12.5.3) names a coding with a weight above 0.
func accepts(header, coding string) bool {
	for field := range strings.SplitSeq(header, ",") {
		name, weight, weighted := strings.Cut(field, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		if !weighted {
			return true
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return err == nil && q > 0
	}
	return false
}
