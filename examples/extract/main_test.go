package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const story = `<html><head><title>Trams cross again</title></head><body><article><h1>Trams cross again</h1>
<p>The first tram crossed the harbour bridge at five in the morning.</p><p>Ninety days late, nobody complained about the noise it made.</p></article></body></html>`

func TestAFolderOfPagesBecomesOneFile(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.html"), []byte(story), 0o644))
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := z.Write([]byte(story))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.html.gz"), packed.Bytes(), 0o644))

	out := filepath.Join(dir, "out.json")
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(t.Context(), []string{"-out", out, dir}, &stdout, &stderr), stderr.String())
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	var all map[string]found
	require.NoError(t, json.Unmarshal(data, &all))
	require.Equal(t, "Trams cross again", all["b"].Headline)
	require.Equal(t, all["a"], all["b"])
	require.Equal(t, "The first tram crossed the harbour bridge at five in the morning.\nNinety days late, nobody complained about the noise it made.", all["a"].ArticleBody)
}

func TestOnePageIsPrintedAsMarkdownAndAsJSON(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.html")
	require.NoError(t, os.WriteFile(file, []byte(story), 0o644))
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(t.Context(), []string{file}, &stdout, &stderr), stderr.String())
	require.Contains(t, stdout.String(), "---\n")
	require.Contains(t, stdout.String(), "Ninety days late")
	stdout.Reset()
	require.Zero(t, run(t.Context(), []string{"-json", file}, &stdout, &stderr), stderr.String())
	require.True(t, json.Valid(stdout.Bytes()))
}

func TestAPageWithoutAnArticleIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "empty.html")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	var stdout, stderr bytes.Buffer
	require.Equal(t, 1, run(t.Context(), []string{file}, &stdout, &stderr))
	require.Contains(t, stderr.String(), "empty.html: webpage: no article found")
}
