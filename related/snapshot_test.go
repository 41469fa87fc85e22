package related_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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
	require.NoError(t, x.AddSeq(t.Context(), relatedtest.News{Seed: 7}.Articles(3000), nil))
	require.True(t, x.Remove("n5"))
	require.NoError(t, x.Add(
		&article.Article{
			ID: "de", Language: "de", Headline: "Hafenbrücke wieder offen", URL: "/de", Embargo: noon(),
			Translations: []article.Translation{{Language: "en", ID: "en"}}, Related: []string{"n7"},
		},
		&article.Article{ID: "tagged", Headline: "Budget", Tags: []string{"Budget 2026"}, Expires: noon().Add(time.Hour)},
	))
	y, err := related.Load(bytes.NewReader(snapshot(t, x)), options)
	require.NoError(t, err)
	require.Equal(t, x.Len(), y.Len())
	for i := 10; i < 3000; i += 100 {
		q := related.Query{Key: "n" + strconv.Itoa(i), Limit: 5}
		want, err := x.Related(t.Context(), q)
		require.NoError(t, err)
		got, err := y.Related(t.Context(), q)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(want, got))
	}
	require.True(t, bytes.Equal(snapshot(t, x), snapshot(t, y)), "saving again changes nothing")
	_, err = y.Related(t.Context(), related.Query{Key: "n5"})
	require.ErrorIs(t, err, related.ErrNotFound)
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
	newer := bytes.Clone(good)
	newer[len("newsroom related\n")]++
	_, err := related.Load(bytes.NewReader(newer), related.Options{})
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
		&article.Article{ID: "b", Language: "de", Headline: "Hafenbrücke", Tags: []string{"Hafen"}, Embargo: noon()},
	))
	f.Add(snapshot(f, x))
	f.Fuzz(func(t *testing.T, src []byte) {
		x, err := related.Load(bytes.NewReader(related.Resum(src)), related.Options{Now: noon})
		if err != nil {
			return
		}
		y, err := related.Load(bytes.NewReader(snapshot(t, x)), related.Options{Now: noon})
		require.NoError(t, err)
		require.Equal(t, x.Len(), y.Len())
		for key := range x.Keys() {
			_, err := x.Related(t.Context(), related.Query{Key: key})
			require.NoError(t, err)
		}
	})
}
