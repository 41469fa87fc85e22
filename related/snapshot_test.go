package related_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

func snapshot(t testing.TB, x *related.Index) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := x.WriteTo(&b)
	require.NoError(t, err)
	require.EqualValues(t, b.Len(), n)
	return b.Bytes()
}

func TestLoadedIndexAnswersLikeTheSavedOne(t *testing.T) {
	options := related.Options{Now: noon}
	x := related.New(options)
	articles := slices.Collect(relatedtest.News{Seed: 7}.Articles(1500))
	require.NoError(t, x.Add(articles[:1000]...))
	for part := range slices.Chunk(articles[1000:1300], 35) { // segments of several sizes
		require.NoError(t, x.Add(part...))
	}
	for i := 5; i < 1300; i += 50 {
		require.True(t, x.Remove("n"+strconv.Itoa(i)))
	}
	require.NoError(t, x.Add(articles[30:40]...)) // known keys anew
	require.NoError(t, x.Add(
		&article.Article{
			ID: "de", Language: "de", Headline: "Hafenbrücke wieder offen", URL: "/de", Embargo: noon(),
			Translations: []article.Translation{{Language: "en", ID: "en"}}, Related: []string{"n7"},
		},
		&article.Article{ID: "tagged", Headline: "Budget", Tags: []string{"Budget 2026"}, Expires: noon().Add(time.Hour)},
	))
	src := snapshot(t, x)
	for name, r := range map[string]io.Reader{
		"known length": bytes.NewReader(src), "unknown length": io.MultiReader(bytes.NewReader(src)),
	} {
		t.Run(name, func(t *testing.T) {
			y, err := related.Load(r, options)
			require.NoError(t, err)
			requireSame(t, x, y)
			require.True(t, bytes.Equal(src, snapshot(t, y)), "saving again changes nothing")
		})
	}
	y, err := related.Load(bytes.NewReader(src), options)
	require.NoError(t, err)
	for _, x := range []*related.Index{x, y} {
		for i := 7; i < 1300; i += 35 {
			require.Equal(t, i%50 != 5 || i < 40, x.Remove("n"+strconv.Itoa(i)))
		}
		for part := range slices.Chunk(articles[1300:], 50) { // so that segments merge and topics are learnt anew
			require.NoError(t, x.Add(part...))
		}
		require.NoError(t, x.Add(articles[100:160]...))
	}
	requireSame(t, x, y)
	require.True(t, bytes.Equal(snapshot(t, x), snapshot(t, y)), "the same changes make the same index")
}

// requireSame asks two indexes the same questions.
func requireSame(t *testing.T, x, y *related.Index) {
	t.Helper()
	require.NoError(t, y.Check())
	require.Equal(t, x.Len(), y.Len())
	require.Equal(t, x.Topics(), y.Topics())
	require.Equal(t, slices.Collect(x.Keys()), slices.Collect(y.Keys()))
	for _, key := range append(slices.Collect(x.Keys())[:20], "de", "tagged", "n5", "n1299", "unknown") {
		q := related.Query{Key: key, Limit: 5}
		want, wantErr := x.Related(t.Context(), q)
		got, err := y.Related(t.Context(), q)
		require.Equal(t, wantErr, err)
		require.Empty(t, cmp.Diff(want, got))
		keys, scores, wantErr := x.Nearest(q, 20, false)
		gotKeys, gotScores, err := y.Nearest(q, 20, false)
		require.Equal(t, wantErr, err)
		require.Equal(t, keys, gotKeys)
		require.Equal(t, scores, gotScores)
	}
}

func TestDamagedSnapshotsAreRefused(t *testing.T) {
	good := snapshot(t, desk(t))
	for at := range good {
		bad := bytes.Clone(good)
		bad[at] ^= 0x20
		_, err := related.Load(bytes.NewReader(bad), related.Options{})
		require.Error(t, err, "byte %d", at)
		_, err = related.Load(bytes.NewReader(good[:at]), related.Options{})
		require.ErrorIs(t, err, related.ErrSnapshot, "cut at %d", at)
	}
	bad := bytes.Clone(good)
	bad[len(bad)-100] ^= 1 // in the segment
	_, err := related.Load(bytes.NewReader(bad), related.Options{})
	require.EqualError(t, err, "related: not a valid snapshot: section 2: checksum does not match")
	newer := bytes.Clone(good)
	newer[len("newsroom related\n")]++
	_, err = related.Load(bytes.NewReader(newer), related.Options{})
	require.ErrorIs(t, err, related.ErrSnapshotVersion)
	_, err = related.Load(io.MultiReader(bytes.NewReader(good[:40]), brokenReader{}), related.Options{})
	require.ErrorIs(t, err, errBroken)
}

var errBroken = io.ErrClosedPipe

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errBroken }

func TestSavedFileIsWholeWhenTheWriterIsKilled(t *testing.T) {
	path := os.Getenv("RELATED_TEST_SAVE")
	if path != "" {
		x := newsIndex(t, 2000)
		for {
			require.NoError(t, x.SaveFile(path))
		}
	}
	path = filepath.Join(t.TempDir(), "index")
	require.NoError(t, desk(t).SaveFile(path))
	for range 3 {
		c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		c.Env = append(os.Environ(), "RELATED_TEST_SAVE="+path)
		require.NoError(t, c.Start())
		time.Sleep(700 * time.Millisecond)
		require.NoError(t, c.Process.Kill())
		_ = c.Wait() // killed
		x, err := related.LoadFile(path, related.Options{})
		require.NoError(t, err)
		require.NotZero(t, x.Len())
	}
}

// BenchmarkLoad says how many bytes of a snapshot are loaded a second, beside
// reading the same file and no more.
func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "index")
	require.NoError(b, newsIndex(b, 20_000).SaveFile(path))
	info, err := os.Stat(path)
	require.NoError(b, err)
	b.Run("index", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			_, err := related.LoadFile(path, related.Options{})
			require.NoError(b, err)
		}
	})
	b.Run("plain", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			_, err := os.ReadFile(path)
			require.NoError(b, err)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add(snapshot(f, related.New(related.Options{})))
	x := related.New(related.Options{Now: noon})
	require.NoError(f, x.Add(
		story("a", "Harbour bridge reopens", "Trams cross again."),
		&article.Article{
			ID: "b", URL: "/b", Language: "de", Headline: "Hafenbrücke", Tags: []string{"Hafen"}, Embargo: noon(),
			Translations: []article.Translation{{Language: "en", ID: "a"}}, Related: []string{"c"},
		},
	))
	f.Add(snapshot(f, x))
	require.NoError(f, x.Add(story("c", "Trams return to the bridge", "Trams trams trams."))) // a second segment
	require.True(f, x.Remove("a"))
	f.Add(snapshot(f, x))
	more := story("d", "Harbour bridge", "Trams cross the bridge.")
	f.Fuzz(func(t *testing.T, src []byte) {
		x, err := related.Load(bytes.NewReader(related.Resum(src)), related.Options{Now: noon})
		if err != nil {
			return
		}
		require.NoError(t, x.Check())
		y, err := related.Load(bytes.NewReader(snapshot(t, x)), related.Options{Now: noon})
		require.NoError(t, err)
		require.Equal(t, x.Len(), y.Len())
		keys := slices.Collect(x.Keys())
		for _, key := range keys {
			_, err := x.Related(t.Context(), related.Query{Key: key})
			require.NoError(t, err)
		}
		// Changes, too, meet only what was checked.
		require.NoError(t, x.Add(more))
		for _, key := range keys {
			x.Remove(key)
		}
		require.NoError(t, x.Check())
	})
}
