package opensearch_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/opensearch"
)

// cluster answers requests by a function, and counts them.
func cluster(t *testing.T, answer func(n int, r *http.Request, body string) (status int, text string)) (opensearch.Options, *atomic.Int32) {
	t.Helper()
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		status, text := answer(int(requests.Add(1)), r, string(body))
		w.WriteHeader(status)
		fmt.Fprint(w, text)
	}))
	t.Cleanup(server.Close)
	return opensearch.Options{URLs: []string{server.URL}, Pause: time.Millisecond}, &requests
}

func TestBulkRepeatsOnlyWhatTheClusterHadNoRoomFor(t *testing.T) {
	opts, requests := cluster(t, func(n int, _ *http.Request, body string) (int, string) {
		switch n {
		case 1:
			return http.StatusTooManyRequests, `{"error":"busy"}`
		case 2:
			return 200, `{"items":[{"index":{"status":201}},{"index":{"status":429}},{"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"no"}}}]}`
		}
		if lines := strings.Count(body, "\n"); lines != 2 || !strings.Contains(body, `"_id":"b"`) {
			return 400, `{"error":"wrong bulk"}`
		}
		return 200, `{"items":[{"index":{"status":201}}]}`
	})
	err := opensearch.New(opts).Add(t.Context(), &article.Article{ID: "a"}, &article.Article{ID: "b"}, &article.Article{ID: "c"}, nil)
	require.EqualValues(t, 3, requests.Load())
	require.ErrorIs(t, err, related.ErrNoKey)
	var refused *opensearch.Error
	require.ErrorAs(t, err, &refused)
	require.Equal(t, opensearch.Error{Status: 400, Type: "mapper_parsing_exception", Reason: "no", Key: "c"}, *refused)
	require.NotContains(t, err.Error(), ": b:")
}

func TestBulkRequestsStaySmall(t *testing.T) {
	opts, requests := cluster(t, func(_ int, _ *http.Request, body string) (int, string) {
		items := strings.Count(body, `"_id"`)
		return 200, `{"items":[` + strings.TrimSuffix(strings.Repeat(`{"index":{"status":201}},`, items), ",") + `]}`
	})
	opts.BulkBytes = 1
	require.NoError(t, opensearch.New(opts).Add(t.Context(), &article.Article{ID: "a"}, &article.Article{ID: "b"}))
	require.EqualValues(t, 2, requests.Load())
}

func TestANodeThatIsDownIsPassedOver(t *testing.T) {
	opts, requests := cluster(t, func(int, *http.Request, string) (int, string) { return 200, `{}` })
	opts.URLs = append([]string{"http://user:secret@127.0.0.1:1"}, opts.URLs...)
	x := opensearch.New(opts)
	require.NoError(t, x.Refresh(t.Context()))
	require.NoError(t, x.Refresh(t.Context()))
	require.EqualValues(t, 2, requests.Load())
	opts.URLs, opts.Attempts = opts.URLs[:1], 2
	err := opensearch.New(opts).Refresh(t.Context())
	require.Error(t, err)
	require.NotContains(t, err.Error(), "secret")
}

func TestPatienceEnds(t *testing.T) {
	opts, requests := cluster(t, func(int, *http.Request, string) (int, string) {
		return http.StatusServiceUnavailable, `{"error":{"type":"starting","reason":"wait"}}`
	})
	opts.Attempts = 3
	_, err := opensearch.New(opts).Related(t.Context(), related.Query{Key: "a"})
	require.EqualError(t, err, "related/opensearch: status 503: starting: wait")
	require.EqualValues(t, 3, requests.Load())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = opensearch.New(opts).Related(ctx, related.Query{Key: "a"})
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, opensearch.New(opensearch.Options{}).Create(t.Context()), opensearch.ErrNoURL)
}

func TestQuestionsHoldTheRules(t *testing.T) {
	var asked map[string]any
	opts, _ := cluster(t, func(_ int, r *http.Request, body string) (int, string) {
		if r.Method == http.MethodGet {
			return 200, `{"_source":{"key":"a/b","language":"en","picked":["second","first"],"names":["a/b"],"series":["crossings"],"named":["Anna Keller"]}}`
		}
		if err := json.Unmarshal([]byte(body), &asked); err != nil {
			return 400, `{}`
		}
		return 200, `{"hits":{"hits":[
			{"_score":1000002,"_source":{"key":"first"},"matched_queries":["picked"]},
			{"_score":1000001,"_source":{"key":"second"},"matched_queries":["picked","word"]},
			{"_score":7,"_source":{"key":"refused"},"matched_queries":["word"]},
			{"_score":3,"_source":{"key":"tagged"},"matched_queries":["name:Anna Keller","tag:basel-iii","word"]}]}}`
	})
	got, err := opensearch.New(opts).Related(t.Context(), related.Query{
		Key: "a/b", Limit: 3, Exclude: []string{"shown"}, Filter: func(key string) bool { return key != "refused" },
	})
	require.NoError(t, err)
	require.Equal(t, []string{"second", "first", "tagged"}, []string{got[0].Key, got[1].Key, got[2].Key})
	require.Equal(t, "shares basel-iii, words of the text; both name Anna Keller", got[2].Why())
	b, err := json.Marshal(asked)
	require.NoError(t, err)
	for _, want := range []string{`"key":["shown","a/b"]`, `"more_like_this"`, `"series":"crossings"`, `"named":{"_name":"name:Anna Keller"`, `"language":["en",""]`, `"exp":{"published"`} {
		require.Contains(t, string(b), want)
	}
}

func TestAnArticleThatIsNotThere(t *testing.T) {
	opts, _ := cluster(t, func(int, *http.Request, string) (int, string) { return 404, `{"found":false}` })
	x := opensearch.New(opts)
	_, err := x.Related(t.Context(), related.Query{Key: "a"})
	require.ErrorIs(t, err, related.ErrNotFound)
	removed, err := x.Remove(t.Context(), "a")
	require.NoError(t, err)
	require.False(t, removed)
}
