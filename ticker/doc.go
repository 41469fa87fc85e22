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
// # Duplicates
//
// Of headlines with the same address or nearly the same words the first in
// order is shown: case, punctuation, order of words and one
// word more in ten say nothing new, another word or number does. Scripts without
// spaces are compared by pairs of characters. The others wait for it to go.
//
// # Categories
//
// [Options.Views] names parts of the list by their categories. Each is a list
// of its own, as long as the whole one, with its own cursors: a page about
// sport shows the latest ten of sport, however much else there is. A browser
// asks for one by ?view=…, a host fixes one with [Store.View].
//
// # Many servers
//
// A [Desk] writes headlines into a [Log], which gives them one order; every web
// server's store follows it ([Store.Follow]). A cursor is then a number of the
// log, and a browser may come back to any server. Package natsrelay, a module
// of its own, keeps the log in NATS JetStream.
//
// # Concurrency
//
// A [Store] is safe for concurrent use. A [Snapshot] never changes. A change
// costs the store one encoding for each place readers come from, not one for
// each reader.
//
// # Limits
//
// A store shows 10 headlines, holds 1,000 and remembers 1,000 departures unless
// [Options] say otherwise. Ordering takes time in proportion to what is held.
// The number of streams is unlimited unless [StreamOptions] has a Limit.
//
// # Metrics
//
// [Store.Stats] has what a host's metrics collect while streams run: how many
// there are, what was sent, how long a change takes to reach all. The hooks of
// [StreamOptions] tell of each one's beginning and end.
//
// # Security
//
// Texts and addresses go out as JSON, not as markup; the browser script sets
// them as text and follows http and https alone. Who may open a stream, and
// from which origin, is the host's middleware to say.
//
// # Specifications
//
// Server-Sent Events: WHATWG HTML, 9.2. Conditional requests: RFC 9110, 13.
package ticker

// Readers hold a place, a number, and no queue: the list is small, so what
// differs from any earlier one is small too, and a reader who was away for a
// thousand steps gets ten headlines. model_test.go holds a million changes
// against a plain map and six readers against the store; crowd_test.go stalls
// a hundredth of ten thousand; tickertest and natsrelay hold the log to its
// rules while nodes die; crew_test.go has clients stall, leave and panic; internal/browsertest/ticker.test.mjs looks at it in a
// browser.
