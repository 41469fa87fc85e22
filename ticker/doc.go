// Package ticker holds live headlines and brings them to browsers.
//
//	store := ticker.New(ticker.Options{Cap: 10})
//	store.Put(ticker.Headline{ID: "bridge", Text: "Harbour bridge reopens", URL: "/news/bridge"})
//	mux.Handle("GET /ticker/stream", store.Stream(ticker.StreamOptions{}))
//	mux.Handle("GET /ticker/headlines.json", store.JSON())
//
// # State, not messages
//
// What a reader needs is the present headlines, not each step that led to
// them. The store keeps one numbered state: every change has a sequence
// number, a [Snapshot] carries the number it was taken at as its cursor, and
// whoever comes back with a cursor is told what differs from the state he
// knows. A page rendered now and a stream opened a second later miss nothing
// and repeat nothing. A slow reader holds up nobody: it keeps a cursor and no
// queue, and when it reads again it gets the latest state.
//
// A cursor that is too old, or from before a restart, is answered with a
// reset: the whole list.
//
// # Concurrency
//
// A [Store] is safe for concurrent use. A [Snapshot] never changes.
package ticker
