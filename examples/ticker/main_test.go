package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTheDeskPublishesAndRetracts(t *testing.T) {
	d, err := newDesk()
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

func TestLoadPrintsWhatTheClientsGot(t *testing.T) {
	var out strings.Builder
	require.NoError(t, load(t.Context(), &out, 20, 1500*time.Millisecond))
	require.Contains(t, out.String(), "changes")
	require.Contains(t, out.String(), "      20 ")
}
