package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/frontmatter"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/markdown"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/render"
	"github.com/dots-newsroom/newsroom/render/metadata"
	"github.com/dots-newsroom/newsroom/ticker"
)

// A desk reads the files and keeps the edition that is being served.
type desk struct {
	files     fs.FS
	base      string // the site's public address, without a slash at the end
	headlines *ticker.Store
	edition   atomic.Pointer[edition]

	mu    sync.Mutex // held while the files are read
	state string     // what the files looked like then
}

// An edition is everything read from the files at one moment. It never
// changes; when the files do, the desk makes the next one.
type edition struct {
	site       render.Site
	articles   []*article.Article // newest first
	bySlug     map[string]*article.Article
	byKey      map[string]*article.Article
	categories []article.Category
	index      *related.Index
}

// language is that of articles that state none.
const language = "en"

func newDesk(files fs.FS, base string) *desk {
	return &desk{
		files:     files,
		base:      strings.TrimSuffix(base, "/"),
		headlines: ticker.New(ticker.Options{Cap: 10}),
	}
}

// watch looks for changed files until the context ends, so that open pages
// hear of new headlines without anybody asking for a page.
func (d *desk) watch(ctx context.Context, every time.Duration) {
	for tick := time.NewTicker(every); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
			d.update()
		}
	}
}

// update makes a new edition if the files have changed, and says on standard
// error what cannot be read.
func (d *desk) update() {
	for _, fault := range d.refresh() {
		fmt.Fprintln(os.Stderr, "newsroom:", fault)
	}
}

// refresh makes a new edition if the files have changed since the last one.
// It returns a fault for each file and folder that cannot be read, once; the
// others are served.
func (d *desk) refresh() (faults []error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	names, state, faults := d.list()
	if d.edition.Load() != nil && state == d.state {
		return nil
	}
	next := &edition{bySlug: make(map[string]*article.Article), byKey: make(map[string]*article.Article), index: related.New(related.Options{Language: language})}
	for _, name := range names {
		a, err := d.read(name)
		if err == nil && next.bySlug[a.Slug] != nil {
			err = fmt.Errorf("%s: the slug %q is taken by another file", name, a.Slug)
		}
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if !a.Public(time.Now()) {
			continue
		}
		next.articles = append(next.articles, a)
		next.bySlug[a.Slug], next.byKey[a.Key()] = a, a
	}
	slices.SortStableFunc(next.articles, func(a, b *article.Article) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Slug, b.Slug))
	})
	if err := next.index.Add(next.articles...); err != nil {
		faults = append(faults, err)
	}
	for _, a := range next.articles {
		known := func(c article.Category) bool { return c.Key() == a.Category.Key() }
		if a.Category.Name != "" && a.Language == language && !slices.ContainsFunc(next.categories, known) {
			next.categories = append(next.categories, a.Category)
		}
	}
	slices.SortFunc(next.categories, func(a, b article.Category) int { return cmp.Compare(a.Name, b.Name) })
	next.site = d.site(next.categories)
	d.tick(d.edition.Load(), next)
	d.edition.Store(next)
	d.state = state
	return faults
}

// tick tells the ticker what is new, what has changed and what is gone.
func (d *desk) tick(old, next *edition) {
	if old != nil {
		for _, a := range old.articles {
			if next.bySlug[a.Slug] == nil {
				d.headlines.Retract(a.Key())
			}
		}
	}
	for _, a := range slices.Backward(next.articles) {
		d.headlines.Put(ticker.FromArticle(a))
	}
}

// site describes the publication with its categories as navigation.
func (d *desk) site(categories []article.Category) render.Site {
	site := render.Site{
		Site: metadata.Site{
			Name: "The Marrowby Ledger", URL: d.base, Language: language,
			Description: "News from the harbour and beyond.",
			Logo:        &article.Image{URL: "/images/logo.svg", Width: 256, Height: 256}, Icon: "/images/logo.svg",
			RSS: "/feed.xml", Atom: "/atom.xml", JSONFeed: "/feed.json",
		},
		Motto:      "News from the harbour and beyond",
		Footer:     []render.Link{{Text: "RSS", URL: "/feed.xml"}, {Text: "JSON Feed", URL: "/feed.json"}},
		FooterText: "A sample newsroom. Its people, companies and places are invented.",
	}
	for _, c := range categories {
		site.Navigation = append(site.Navigation, render.Link{Text: c.Name, URL: c.URL})
	}
	return site
}

// siteAt is the site with the navigation's link to an address marked as the
// place one is at.
func (e *edition) siteAt(url string) render.Site {
	site := e.site
	site.Navigation = slices.Clone(site.Navigation)
	for i := range site.Navigation {
		site.Navigation[i].Current = site.Navigation[i].URL == url
	}
	return site
}

// media are the addresses of the pictures, recordings and downloads.
func (d *desk) media() (paths []string) {
	for _, folder := range []string{"images", "media"} {
		entries, err := fs.ReadDir(d.files, folder)
		if err != nil {
			continue // a site may have none
		}
		for _, entry := range entries {
			if !entry.IsDir() {
				paths = append(paths, "/"+folder+"/"+entry.Name())
			}
		}
	}
	return paths
}

// list names the content files and the folders that cannot be read, and says
// what they look like in a string that changes when any of them does.
func (d *desk) list() (names []string, state string, faults []error) {
	var look strings.Builder
	// The walk itself never fails: what cannot be read is passed over.
	_ = fs.WalkDir(d.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name != "." {
			return nil // removed since the folder was read
		}
		if err != nil {
			faults = append(faults, err)
			fmt.Fprintln(&look, name, err)
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		switch path.Ext(name) {
		case ".md", ".markdown", ".html":
		default:
			return nil
		}
		if strings.HasPrefix(entry.Name(), "_") {
			return nil // Hugo's lists and Jekyll's partials are no articles
		}
		info, err := entry.Info()
		if err != nil {
			return nil // removed since the folder was read
		}
		names = append(names, name)
		fmt.Fprintln(&look, name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	return names, look.String(), faults
}

// read makes an article of one file.
func (d *desk) read(name string) (*article.Article, error) {
	src, err := d.readFile(name)
	if err != nil {
		return nil, err
	}
	var a *article.Article
	if path.Ext(name) == ".html" {
		a, err = readHTML(name, src)
	} else {
		a, _, err = markdown.Parse(src, markdown.Options{File: name})
	}
	if err != nil {
		return nil, err
	}
	published, slug := fromName(name)
	a.Slug = cmp.Or(a.Slug, slug)
	if a.Published.IsZero() {
		a.Published = published
	}
	if a.Language == "" {
		a.Language = language
	}
	a.URL = "/news/" + a.Slug
	a.Category.URL = "/category/" + a.Category.Key()
	if a.Published.IsZero() {
		if info, err := fs.Stat(d.files, name); err == nil {
			a.Published = info.ModTime()
		}
	}
	return a, nil
}

// fromName reads what a file's name tells: Jekyll's begin with the date, and
// Hugo's index files are named by their folder.
func fromName(name string) (published time.Time, slug string) {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if base == "index" {
		base = path.Base(path.Dir(name))
	}
	if len(base) > len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, base[:len(time.DateOnly)]); err == nil {
			return day, article.Slug(base[len(time.DateOnly):])
		}
	}
	return time.Time{}, article.Slug(base)
}

// readFile refuses a file that is too large before it is in memory.
func (d *desk) readFile(name string) ([]byte, error) {
	info, err := fs.Stat(d.files, name)
	if err == nil && info.Size() > article.DefaultMaxBytes {
		err = &article.ParseError{File: name, Err: article.ErrTooLarge}
	}
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(d.files, name)
}

// readHTML reads front matter and the HTML below it.
func readHTML(name string, src []byte) (*article.Article, error) {
	a, body, _, err := frontmatter.Parse(src, frontmatter.Options{File: name})
	if err != nil {
		return nil, err
	}
	a.Body, _, err = htmlbody.Parse(body, htmlbody.Options{File: name})
	return a, err
}
