package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/article/htmlbody"
	"github.com/dots-newsroom/newsroom/article/markdown"
)

// corpus is what a file or folder holds.
type corpus struct {
	articles []*article.Article
	labels   map[string]string // by key
	titles   map[string]string // by key
}

func (c *corpus) add(a *article.Article, label, title string) {
	c.articles = append(c.articles, a)
	c.labels[a.Key()] = label
	c.titles[a.Key()] = title
}

func read(path string) (*corpus, error) {
	c := &corpus{labels: make(map[string]string), titles: make(map[string]string)}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		err = c.readFolder(path)
	} else {
		err = c.readTable(path)
	}
	if err == nil && len(c.articles) == 0 {
		err = fmt.Errorf("%s: %w", path, article.ErrNoArticle)
	}
	return c, err
}

// maxLine is the longest article a table may hold, in bytes.
const maxLine = 16 << 20

// readTable reads id, label and text, one article a line.
func (c *corpus) readTable(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		fields := strings.SplitN(lines.Text(), "\t", 3)
		if len(fields) < 3 || fields[0] == "" {
			return fmt.Errorf("%s: line %d: want id, label and text divided by tabs", path, n)
		}
		c.add(plain(fields[0], fields[2]), fields[1], start(fields[2]))
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// plain is an article of one paragraph.
func plain(id, text string) *article.Article {
	return &article.Article{ID: id, Body: article.Document{Blocks: []article.Block{
		&article.Paragraph{Content: []article.Inline{&article.Text{Value: text}}},
	}}}
}

// start is the beginning of a text, to recognise it by.
func start(text string) string {
	const length = 70
	if len(text) <= length {
		return text
	}
	return strings.ToValidUTF8(text[:length], "") + "…"
}

// readFolder reads every article below a folder. What cannot be read is an
// error; files of other kinds are passed over.
func (c *corpus) readFolder(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		a, err := readArticle(path)
		if a == nil || err != nil {
			return err
		}
		if a.Key() == "" {
			name, _ := filepath.Rel(dir, path)
			a.ID = filepath.ToSlash(name)
		}
		c.add(a, a.Category.Key(), a.Headline)
		return nil
	})
}

func readArticle(path string) (*article.Article, error) {
	extension := strings.ToLower(filepath.Ext(path))
	switch extension {
	case ".md", ".markdown", ".json", ".html", ".htm":
	default:
		return nil, nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	switch extension {
	case ".json":
		return article.ParseJSON(src, article.JSONOptions{})
	case ".html", ".htm":
		if !bytes.HasPrefix(bytes.TrimSpace(src), []byte("---")) {
			body, _, err := htmlbody.Parse(src, htmlbody.Options{})
			return &article.Article{Headline: filepath.Base(path), Body: body}, err
		}
	}
	a, _, err := markdown.Parse(src, markdown.Options{File: path})
	var broken *article.ParseError
	if errors.As(err, &broken) {
		return nil, fmt.Errorf("%w\n%s", err, broken.Caret())
	}
	return a, err
}
