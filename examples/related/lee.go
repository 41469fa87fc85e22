package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/dots-newsroom/newsroom/article"
	"github.com/dots-newsroom/newsroom/related"
	"github.com/dots-newsroom/newsroom/related/relatedtest"
)

// judgeSimilarity compares the similarity of every pair of documents in
// lee.txt with people's judgement in similarities.txt. The documents of
// lee_background.txt are in the index and not judged.
func judgeSimilarity(ctx context.Context, dir string, out io.Writer) error {
	index := related.New(related.Options{})
	documents := 0
	for _, name := range []string{"lee.txt", "lee_background.txt"} {
		lines, err := readLines(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		articles := make([]*article.Article, len(lines))
		for i, text := range lines {
			articles[i] = plain(name+strconv.Itoa(i), text)
		}
		if err := index.Add(articles...); err != nil {
			return err
		}
		documents += len(lines)
	}
	rows, err := readLines(filepath.Join(dir, "similarities.txt"))
	if err != nil {
		return err
	}
	var ours, theirs []float64
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j, cell := range strings.Fields(row) {
			if j <= i {
				continue
			}
			judged, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return fmt.Errorf("similarities.txt: line %d: %w", i+1, err)
			}
			s, err := index.Similarity("lee.txt"+strconv.Itoa(i), "lee.txt"+strconv.Itoa(j))
			if err != nil {
				return err
			}
			ours, theirs = append(ours, s), append(theirs, judged)
		}
	}
	_, err = fmt.Fprintf(out, "%d documents, %d pairs\nr %.3f\n", documents, len(ours), relatedtest.Correlation(ours, theirs))
	return err
}

func readLines(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := strings.TrimSpace(string(b))
	if text == "" {
		return nil, fmt.Errorf("%s: %w", path, errors.New("no lines"))
	}
	return strings.Split(text, "\n"), nil
}
