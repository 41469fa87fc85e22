package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dots-newsroom/newsroom/article"
)

const good = "---\ntitle: Ferry returns\ndate: 2026-11-20\ncategory: City\n---\nIt is back.\n\n## Why\n\nNobody says.\n"

// folder writes files below a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	return dir
}

func get(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w
}

func TestABadFileIsNamedAndTheRestIsServed(t *testing.T) {
	for name, c := range map[string]struct {
		file, content string
		is            error
		says          []string
	}{
		"front matter that is not YAML": {
			"bad.md", "---\ntitle: \"open\ndate: 2026\n---\ntext\n", article.ErrFrontMatter, []string{"bad.md", "line "},
		},
		"front matter without an end": {
			"bad.md", "---\ntitle: x\n\ntext\n", article.ErrFrontMatter, []string{"bad.md", "closing line"},
		},
		"a date that is none": {
			"bad.md", "---\ntitle: x\ndate: yesterday\n---\n", article.ErrFrontMatter, []string{"bad.md", "line 3", "yesterday"},
		},
		"broken UTF-8": {
			"bad.md", "---\ntitle: x\n---\nab\xff\n", article.ErrEncoding, []string{"bad.md", "line 4, column 3"},
		},
		"HTML of 50 MB": {
			"bad.html", strings.Repeat("<p>All work and no play.</p>\n", 50<<20/29), article.ErrTooLarge, []string{"bad.html"},
		},
		"Markdown nested 100,000 deep": {
			"bad.md", strings.Repeat(">", 100_000) + " deep\n", article.ErrTooDeep, []string{"bad.md", "line 1"},
		},
		"HTML nested 100,000 deep": {
			"bad.html", strings.Repeat("<div>", 100_000), article.ErrTooDeep, []string{"bad.html"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(os.DirFS(folder(t, map[string]string{"good.md": good, c.file: c.content})), "http://news.example")
			faults := d.refresh()
			require.Len(t, faults, 1)
			require.ErrorIs(t, faults[0], c.is)
			for _, words := range c.says {
				require.ErrorContains(t, faults[0], words)
			}
			require.Equal(t, http.StatusOK, get(t, d.routes(true), "/news/good").Code)
			require.Contains(t, get(t, d.routes(true), "/").Body.String(), "Ferry returns")
		})
	}
}

// lockedFolder is a folder whose one subfolder may not be read. File modes
// would not do: tests may run as root, whom they do not stop.
type lockedFolder struct{ fs.FS }

func (l lockedFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "locked" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return fs.ReadDir(l.FS, name)
}

func TestAFolderThatMayNotBeReadIsNamedOnceAndTheRestIsServed(t *testing.T) {
	dir := folder(t, map[string]string{"good.md": good})
	require.NoError(t, os.Mkdir(filepath.Join(dir, "locked"), 0o755))
	d := newDesk(lockedFolder{os.DirFS(dir)}, "http://news.example")
	faults := d.refresh()
	require.Len(t, faults, 1)
	require.ErrorIs(t, faults[0], fs.ErrPermission)
	require.ErrorContains(t, faults[0], "locked")
	require.Contains(t, get(t, d.routes(true), "/").Body.String(), "Ferry returns")
	require.Empty(t, d.refresh(), "said once")
}

func TestFilesAsHugoAndJekyllNameThem(t *testing.T) {
	dir := folder(t, map[string]string{"2026-11-20-ferry-returns.md": "---\ntitle: a\n---\n", "_index.md": "---\ntitle: list\n---\n", "plain.md": "# From a heading\n"})
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "posts", "bundle"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "posts", "bundle", "index.md"), []byte("+++\ntitle = 'b'\n+++\n"), 0o644))
	d := newDesk(os.DirFS(dir), "http://news.example")
	require.Empty(t, d.refresh())
	e := d.edition.Load()
	require.Len(t, e.articles, 3)
	require.Equal(t, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), e.bySlug["ferry-returns"].Published)
	require.NotNil(t, e.bySlug["bundle"])
	require.Equal(t, "From a heading", e.bySlug["plain"].Headline)
}

func TestAFolderThatCannotBeReadIsAnError(t *testing.T) {
	err := run(t.Context(), "localhost:0", filepath.Join(t.TempDir(), "none"), "", "")
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, "none")
}

func TestAnEmptyFolderIsServed(t *testing.T) {
	d := newDesk(os.DirFS(t.TempDir()), "http://news.example")
	require.Empty(t, d.refresh())
	for _, path := range []string{"/", "/feed.xml", "/atom.xml", "/feed.json", "/sitemap-news.xml"} {
		require.Equal(t, http.StatusOK, get(t, d.routes(true), path).Code, path)
	}
}

func TestEditsShowOnReloadAndInTheTicker(t *testing.T) {
	dir := folder(t, map[string]string{"ferry.md": good})
	d := newDesk(os.DirFS(dir), "http://news.example")
	require.Empty(t, d.refresh())
	before := d.headlines.Snapshot()
	site := d.routes(true)
	require.Contains(t, get(t, site, "/news/ferry").Body.String(), "Ferry returns")

	file := filepath.Join(dir, "ferry.md")
	require.NoError(t, os.WriteFile(file, []byte(strings.Replace(good, "Ferry returns", "Ferry stays away", 1)), 0o644))
	later := time.Now().Add(time.Second)
	require.NoError(t, os.Chtimes(file, later, later))
	require.Contains(t, get(t, site, "/news/ferry").Body.String(), "Ferry stays away")
	after := d.headlines.Snapshot()
	require.NotEqual(t, before.Cursor, after.Cursor)
	require.Equal(t, "Ferry stays away", after.Headlines[0].Text)

	require.NoError(t, os.Remove(file))
	require.Equal(t, http.StatusNotFound, get(t, site, "/news/ferry").Code)
	require.Empty(t, d.headlines.Snapshot().Headlines)
}

func TestALiveBlogIsServedAsOne(t *testing.T) {
	files, err := fs.Sub(sample, "content")
	require.NoError(t, err)
	d := newDesk(files, "http://news.example")
	require.Empty(t, d.refresh())
	page := get(t, d.routes(true), "/news/storm-live").Body.String()
	require.Contains(t, page, "nr-live__badge")
	require.Contains(t, page, `href="#coast-road"`, "key events are listed")
	require.Less(t, strings.Index(page, `id="schools-at-ten"`), strings.Index(page, `id="coast-road"`), "the pinned update comes first")
	require.Contains(t, page, `"@type":"LiveBlogPosting"`)
	require.NotContains(t, get(t, d.routes(true), "/news/sea-cable").Body.String(), "nr-live__badge")
}

func TestTheWrittenSiteIsWholeAndLeavesNoParts(t *testing.T) {
	files, err := fs.Sub(sample, "content")
	require.NoError(t, err)
	d := newDesk(files, "http://news.example")
	require.Empty(t, d.refresh())
	out := t.TempDir()
	require.NoError(t, d.write(t.Context(), out, new(bytes.Buffer)))
	pages := 0
	require.NoError(t, filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		require.NotContains(t, name, ".part-")
		if strings.HasSuffix(name, ".html") {
			pages++
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			require.True(t, bytes.HasSuffix(data, []byte("</html>")), name)
		}
		return err
	}))
	require.GreaterOrEqual(t, pages, 30)
}

func TestWritingStopsWhenTheContextEnds(t *testing.T) {
	files, err := fs.Sub(sample, "content")
	require.NoError(t, err)
	d := newDesk(files, "http://news.example")
	d.refresh()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.True(t, errors.Is(d.write(ctx, t.TempDir(), new(bytes.Buffer)), context.Canceled))
}

func TestTheSampleIsWhatTheIssueAsksFor(t *testing.T) {
	files, err := fs.Sub(sample, "content")
	require.NoError(t, err)
	d := newDesk(files, "http://news.example")
	require.Empty(t, d.refresh())
	e := d.edition.Load()
	require.GreaterOrEqual(t, len(e.articles), 18)
	require.Len(t, e.categories, 6)
	languages := map[string]bool{}
	kinds := map[article.Kind]bool{}
	for _, a := range e.articles {
		languages[a.Language] = true
		require.NotEmpty(t, a.Headline, a.Slug)
		require.NotEmpty(t, a.Dek, a.Slug)
		require.NotEmpty(t, a.Hero.Image.Alt, a.Slug)
		require.Positive(t, a.Hero.Image.Width, a.Slug)
		for _, p := range a.Validate() {
			require.NotEqual(t, article.Wrong, p.Severity, "%s: %s", a.Slug, p)
		}
		for n := range a.Body.Preorder() {
			kinds[n.Kind()] = true
		}
	}
	require.True(t, languages["ar"] && languages["ja"])
	for _, kind := range []article.Kind{
		article.KindParagraph, article.KindHeading, article.KindList, article.KindQuote, article.KindPullQuote, article.KindCode,
		article.KindTable, article.KindFigure, article.KindGallery, article.KindVideo, article.KindAudio, article.KindEmbed,
		article.KindRelatedLink, article.KindCallout, article.KindFile, article.KindDivider, article.KindFootnotes,
		article.KindTimeline, article.KindKeyFacts, article.KindLiveUpdate, article.KindCorrectionNote, article.KindDisclosure,
		article.KindCustom, article.KindText, article.KindEmphasis, article.KindStrong, article.KindStrike, article.KindCodeSpan,
		article.KindLink, article.KindSub, article.KindSup, article.KindMark, article.KindAbbreviation, article.KindSpan,
		article.KindInlineImage, article.KindBreak, article.KindFootnoteRef, article.KindMath,
	} {
		require.True(t, kinds[kind], "no sample shows %q", kind)
	}
	for _, a := range e.articles {
		require.Len(t, e.relatedTo(httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil), a), 3, a.Slug)
	}
}
