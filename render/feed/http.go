package feed

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
)

// Serve answers a request with the feed in a format: with its media type, an
// ETag made from its bytes, Last-Modified, and the Link headers by which
// WebSub finds the hubs. A client that has this version already gets 304 Not
// Modified without a body. An unknown format gives 404.
//
// How long a cache may keep the answer is for the host to say, in
// Cache-Control.
func (f *Feed) Serve(w http.ResponseWriter, r *http.Request, format Format) {
	body, _ := f.Append(nil, format) // what it cannot hold, the client need not know
	if format.MediaType() == "" {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Content-Type", format.MediaType()+"; charset=utf-8")
	digest := sha256.Sum256(body)
	header.Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(digest[:12])+`"`)
	base := f.base()
	for _, hub := range f.Hubs {
		header.Add("Link", "<"+resolve(base, hub)+`>; rel="hub"`)
	}
	if len(f.Hubs) > 0 && f.SelfURL != "" {
		header.Add("Link", "<"+resolve(base, f.SelfURL)+`>; rel="self"`)
	}
	http.ServeContent(w, r, "", f.updated(), bytes.NewReader(body))
}

// Conditions are what a client keeps of an answer so that it fetches the same
// thing only once: it sends them with the next request, and a server that has
// nothing newer answers 304 Not Modified.
type Conditions struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// ConditionsOf are the conditions in an answer's header.
func ConditionsOf(answer http.Header) Conditions {
	return Conditions{ETag: answer.Get("ETag"), LastModified: answer.Get("Last-Modified")}
}

// Set puts the conditions into a request's header. The zero value sets
// nothing.
func (c Conditions) Set(request http.Header) {
	if c.ETag != "" {
		request.Set("If-None-Match", c.ETag)
	}
	if c.LastModified != "" {
		request.Set("If-Modified-Since", c.LastModified)
	}
}
