package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/ticker"
	"github.com/dots-newsroom/newsroom/ticker/natsrelay"
)

func TestTheDeskPublishesAndRetracts(t *testing.T) {
	d, err := newLocalDesk()
	require.NoError(t, err)
	send := func(method, path string, form url.Values) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		d.routes().ServeHTTP(w, r)
		return w
	}
	require.Equal(t, http.StatusSeeOther, send(http.MethodPost, "/put", url.Values{"id": {"storm"}, "text": {"Storm <is> here"}, "priority": {"2"}}).Code)
	body := send(http.MethodGet, "/", nil).Body.String()
	require.Contains(t, body, "Storm &lt;is&gt; here")
	require.Contains(t, body, "nr-ticker__flag")
	send(http.MethodPost, "/retract", url.Values{"id": {"storm"}})
	require.NotContains(t, send(http.MethodGet, "/", nil).Body.String(), "Storm")
}

// Three desks over three nodes: what one writes all show.
func TestAClusterSharesItsHeadlines(t *testing.T) {
	urls, stop, err := startNodes()
	require.NoError(t, err)
	defer stop()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var following sync.WaitGroup
	defer following.Wait()
	defer cancel()
	var desks []*desk
	for range nodes {
		log, err := natsrelay.Open(ctx, natsrelay.Options{URLs: urls})
		require.NoError(t, err)
		defer log.Close()
		store := ticker.New(ticker.Options{Name: "test"})
		following.Go(func() { _ = store.Follow(ctx, log) }) // ends with the context
		written := ticker.Desk{Log: log}
		d, err := newDesk(store, written.Put, written.Retract)
		require.NoError(t, err)
		desks = append(desks, d)
	}
	require.NoError(t, desks[1].write(ctx, samples()...))
	require.NoError(t, desks[2].withdraw(ctx, "bridge"))
	require.NoError(t, desks[0].write(ctx, ticker.Headline{ID: "last", Text: "Lighthouse lit again", URL: "/lighthouse"}))
	// Two headlines, a withdrawal, and the last: only it is sure to be a step of
	// every list, since one that comes late may find the bridge gone already.
	const cursor = "test-4"
	for i, d := range desks {
		for d.headlines.Snapshot().Cursor != cursor {
			require.NoError(t, ctx.Err(), "desk %d stands at %s", i, d.headlines.Snapshot().Cursor)
			time.Sleep(10 * time.Millisecond)
		}
		var ids []string
		for _, h := range d.headlines.Snapshot().Headlines {
			ids = append(ids, h.ID)
		}
		require.ElementsMatch(t, []string{"ferry", "last"}, ids, "desk %d", i)
	}
}

func TestLoadPrintsWhatTheClientsGot(t *testing.T) {
	var out strings.Builder
	require.NoError(t, load(t.Context(), &out, 20, 1500*time.Millisecond))
	require.Contains(t, out.String(), "changes")
	require.Contains(t, out.String(), "      20 ")
}
